//! Reading a deck of 100 slides and a guide of 100 pages, beside python-pptx and pdftotext over the same files.
//! Both are made here. Prints medians of pairs and their ratio; says so where a program is not on the computer.
//!
//! The other programs are timed from start to end, less the time in which they do nothing (`python3 -c "import
//! pptx"`, `pdftotext -v`); Doorstep reads on a thread that is already there, as it does in the window.
//!
//! Doorstep works with two threads. In a virtual machine whose second processor sleeps between, they take turns on the
//! first, and the figures are those of one processor: a loop of the idle priority on each (`chrt -i 0`) keeps both awake.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a benchmark prints what it measured, and writes the files to measure with"
)]

use std::hint::black_box;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use doorstep::materials::reading::read_file;
use zip::write::SimpleFileOptions;

const PAIRS: usize = 15;
const COUNT: usize = 100;

/// What python-pptx does: titles, texts and notes of all slides.
const PYTHON: &str = "\
import sys, pptx
deck = pptx.Presentation(sys.argv[1])
for slide in deck.slides:
    title = slide.shapes.title
    text = [title.text if title is not None else '']
    for shape in slide.shapes:
        if shape.has_text_frame:
            text.extend(p.text for p in shape.text_frame.paragraphs)
    if slide.has_notes_slide:
        text.append(slide.notes_slide.notes_text_frame.text)
";

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join("reading-bench");
    std::fs::create_dir_all(&folder).expect("a folder");
    let (deck, guide) = (folder.join("deck.pptx"), folder.join("guide.pdf"));
    std::fs::write(&deck, deck_bytes()).expect("written");
    std::fs::write(&guide, guide_bytes()).expect("written");
    let read = read_file(&deck, &|| false).expect("the deck reads");
    let notes = read.pages.iter().filter(|page| !page.notes.is_empty()).count();
    println!("deck: {} slides, {notes} with notes", read.pages.len());
    let python = ["-c", PYTHON];
    beside("deck", "python-pptx", &deck, "python3", &python, &["-c", "import pptx"]);
    let read = read_file(&guide, &|| false).expect("the guide reads");
    let letters: usize = read.pages.iter().flat_map(|page| &page.lines).map(|line| line.text.len()).sum();
    println!("guide: {} pages, {letters} bytes of text", read.pages.len());
    beside("guide", "pdftotext", &guide, "pdftotext", &[], &["-v"]);
}

fn beside(what: &str, name: &str, file: &PathBuf, program: &str, arguments: &[&str], nothing: &[&str]) {
    let run = |arguments: &[&str], file: Option<&PathBuf>| {
        let mut command = Command::new(program);
        command.args(arguments).args(file).stdout(Stdio::null()).stderr(Stdio::null());
        if program == "pdftotext" && file.is_some() {
            command.arg("-");
        }
        let begun = Instant::now();
        let status = command.status().ok()?;
        status.success().then(|| begun.elapsed())
    };
    let mut ours = Vec::new();
    let mut theirs = Vec::new();
    for _ in 0..PAIRS {
        let begun = Instant::now();
        black_box(read_file(file, &|| false)).expect("it reads");
        ours.push(begun.elapsed());
        if let (Some(whole), Some(start)) = (run(arguments, Some(file)), run(nothing, None)) {
            theirs.push(whole.saturating_sub(start));
        }
    }
    let own = median(&mut ours);
    if theirs.len() < PAIRS {
        println!("{what}: {own:?}; {name} is not on this computer");
        return;
    }
    let other = median(&mut theirs);
    println!("{what}: {own:?}; {name} {other:?} without its start: {:.2} times as fast", ratio(other, own));
}

fn ratio(one: Duration, other: Duration) -> f64 {
    one.as_secs_f64() / other.as_secs_f64()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

fn text(number: usize, line: usize) -> String {
    format!("Line {line} of {number}: what a parent does well, how the child answers, and one small step")
}

const NS: &str = "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const KINDS: &str = "application/vnd.openxmlformats-officedocument.presentationml";

/// A list of relations: their kinds and targets, numbered from 1.
fn relations(targets: &[(&str, String)]) -> String {
    let mut list = String::new();
    for (number, (kind, target)) in (1..).zip(targets) {
        list += &format!("<Relationship Id=\"rId{number}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>");
    }
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    format!("<Relationships xmlns=\"{package}\">{list}</Relationships>")
}

/// A deck as programs write it: a title, eight lines and notes on each slide.
fn deck_bytes() -> Vec<u8> {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/boxes-en.pptx");
    let mut base = zip::ZipArchive::new(std::fs::File::open(fixture).expect("a deck")).expect("a zip");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    let mut put = |name: &str, content: &str| {
        zip.start_file(name, packed).expect("a part");
        zip.write_all(content.as_bytes()).expect("written");
    };
    let usual =
        ["ppt/theme/theme1.xml", "ppt/slideMasters/slideMaster1.xml", "ppt/slideLayouts/slideLayout2.xml"];
    for name in usual {
        put(name, &std::io::read_to_string(base.by_name(name).expect("a part")).expect("text"));
    }
    let (mut ids, mut types) = (String::new(), String::new());
    for number in 1..=COUNT {
        ids += &format!("<p:sldId id=\"{}\" r:id=\"rId{number}\"/>", 255 + number);
        for (folder, kind) in [("slides/slide", "slide"), ("notesSlides/notesSlide", "notesSlide")] {
            let name = format!("/ppt/{folder}{number}.xml");
            types += &format!("<Override PartName=\"{name}\" ContentType=\"{KINDS}.{kind}+xml\"/>");
        }
        slide_parts(number, &mut put);
    }
    let slides: Vec<(&str, String)> =
        (1..=COUNT).map(|number| ("slide", format!("slides/slide{number}.xml"))).collect();
    let sizes = "<p:sldSz cx=\"9144000\" cy=\"6858000\"/><p:notesSz cx=\"6858000\" cy=\"9144000\"/>";
    let list = format!("<p:sldIdLst>{ids}</p:sldIdLst>");
    put("ppt/presentation.xml", &format!("<p:presentation {NS}>{list}{sizes}</p:presentation>"));
    put("ppt/_rels/presentation.xml.rels", &relations(&slides));
    put("_rels/.rels", &relations(&[("officeDocument", "ppt/presentation.xml".to_owned())]));
    for (name, kind) in [
        ("presentation", "presentation.main"),
        ("slideLayouts/slideLayout2", "slideLayout"),
        ("slideMasters/slideMaster1", "slideMaster"),
    ] {
        types += &format!("<Override PartName=\"/ppt/{name}.xml\" ContentType=\"{KINDS}.{kind}+xml\"/>");
    }
    let usual = "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Default Extension=\"rels\" \
        ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>";
    let package = "http://schemas.openxmlformats.org/package/2006/content-types";
    put("[Content_Types].xml", &format!("<Types xmlns=\"{package}\">{usual}{types}</Types>"));
    zip.finish().expect("a zip").into_inner()
}

fn slide_parts(number: usize, put: &mut impl FnMut(&str, &str)) {
    let run = |text: &str, size: u32| {
        let look = format!("<a:rPr lang=\"en-US\" sz=\"{size}\" dirty=\"0\"/>");
        format!("<a:p><a:pPr lvl=\"0\"/><a:r>{look}<a:t>{text}</a:t></a:r></a:p>")
    };
    let shape = |id: u32, kind: &str, body: &str| {
        let place =
            "<a:xfrm><a:off x=\"457200\" y=\"274638\"/><a:ext cx=\"8229600\" cy=\"1143000\"/></a:xfrm>";
        let name = format!("<p:cNvPr id=\"{id}\" name=\"Shape {id}\"/><p:cNvSpPr/>");
        format!(
            "<p:sp><p:nvSpPr>{name}<p:nvPr><p:ph type=\"{kind}\" idx=\"{id}\"/></p:nvPr></p:nvSpPr>\
             <p:spPr>{place}</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/>{body}</p:txBody></p:sp>"
        )
    };
    let top = "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>";
    let tree = |shapes: &str| format!("<p:cSld><p:spTree>{top}{shapes}</p:spTree></p:cSld>");
    let lines: Vec<String> = (1..=8).map(|line| run(&text(number, line), 2_000)).collect();
    let title = shape(2, "title", &run(&format!("Slide {number}"), 4_000));
    let shapes = title + &shape(3, "body", &lines.concat());
    put(&format!("ppt/slides/slide{number}.xml"), &format!("<p:sld {NS}>{}</p:sld>", tree(&shapes)));
    let layout = ("slideLayout", "../slideLayouts/slideLayout2.xml".to_owned());
    let notes = ("notesSlide", format!("../notesSlides/notesSlide{number}.xml"));
    put(&format!("ppt/slides/_rels/slide{number}.xml.rels"), &relations(&[layout, notes]));
    let notes = tree(&shape(3, "body", &run(&text(number, 99), 1_200)));
    put(&format!("ppt/notesSlides/notesSlide{number}.xml"), &format!("<p:notes {NS}>{notes}</p:notes>"));
    let slide = ("slide", format!("../slides/slide{number}.xml"));
    put(&format!("ppt/notesSlides/_rels/notesSlide{number}.xml.rels"), &relations(&[slide]));
}

/// A guide of pages full of text, its streams unpacked, in one of the fonts that every reader has.
fn guide_bytes() -> Vec<u8> {
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    let mut object = |pdf: &mut Vec<u8>, content: String| {
        places.push(pdf.len());
        let number = places.len();
        pdf.extend_from_slice(format!("{number} 0 obj\n{content}\nendobj\n").as_bytes());
    };
    object(&mut pdf, "<< /Type /Catalog /Pages 2 0 R >>".to_owned());
    let kids: Vec<String> = (0..COUNT).map(|page| format!("{} 0 R", 4 + page * 2)).collect();
    object(&mut pdf, format!("<< /Type /Pages /Count {COUNT} /Kids [{}] >>", kids.join(" ")));
    object(
        &mut pdf,
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    );
    for page in 0..COUNT {
        let lines: Vec<String> = (0..45).map(|line| format!("({}) Tj T*", text(page + 1, line))).collect();
        let lines = lines.join("\n");
        let stream = format!("BT /F1 10 Tf 13 TL 50 780 Td\n{lines}\nET");
        let size = "/MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>";
        object(&mut pdf, format!("<< /Type /Page /Parent 2 0 R {size} /Contents {} 0 R >>", 5 + page * 2));
        object(&mut pdf, format!("<< /Length {} >>\nstream\n{stream}\nendstream", stream.len()));
    }
    let table = pdf.len();
    pdf.extend_from_slice(format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1).as_bytes());
    for place in &places {
        pdf.extend_from_slice(format!("{place:010} 00000 n \n").as_bytes());
    }
    let trailer =
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n", places.len() + 1);
    pdf.extend_from_slice(trailer.as_bytes());
    pdf
}
