//! Uncommon kinds of decks and PDFs: preview, ready check and reading say the same of each.

use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::channel;

use doorstep::core::model::material::Format;
use doorstep::core::reading::pages::Pages;
use doorstep::materials::pictures::{Limits, PictureEvent, Pictures};
use doorstep::materials::reading::archive::SharedFile;
use doorstep::materials::reading::bounds::Bounds;
use doorstep::materials::reading::pptx;
use doorstep::materials::ready::look_at;

use super::*;

/// A PDF with these boxes for pages, and these entries of its trailer.
fn pdf(pages: &[&str], trailer: &str) -> Vec<u8> {
    let kids: Vec<String> = (0..pages.len()).map(|index| format!("{} 0 R", index + 3)).collect();
    let kids = kids.join(" ");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", pages.len()),
    ];
    objects.extend(pages.iter().map(|page| format!("<< /Type /Page /Parent 2 0 R {page} >>")));
    file_of(&objects, trailer)
}

/// A PDF with two pages in a list and one beside it: the list with these words of what it is, all in so many pages as
/// is told, and one thing more in the outer list.
fn nested(kind: &str, told: &str, more: &str) -> Vec<u8> {
    let page = |parent: u32| format!("<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 595 842] >>");
    file_of(
        &[
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!("<< /Type /Pages /Kids [3 0 R 4 0 R {more}] /Count {told} >>"),
            format!("<< {kind} /Parent 2 0 R /Kids [5 0 R 6 0 R] /Count 2 >>"),
            page(2),
            page(3),
            page(3),
        ],
        "",
    )
}

/// A PDF with these objects, the first of which is its root.
fn file_of(objects: &[String], trailer: &str) -> Vec<u8> {
    let mut text = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (index, object) in objects.iter().enumerate() {
        places.push(text.len());
        text.push_str(&format!("{} 0 obj\n{object}\nendobj\n", index + 1));
    }
    let start = text.len();
    text.push_str(&format!("xref\n0 {}\n0000000000 65535 f \n", places.len() + 1));
    for place in &places {
        text.push_str(&format!("{place:010} 00000 n \n"));
    }
    let size = places.len() + 1;
    text.push_str(&format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
    text.into_bytes()
}

/// What the preview opens: how many pages, or why not.
pub(super) fn preview(path: &Path) -> Result<u32, FileTrouble> {
    let (sender, events) = channel();
    let on_event = Arc::new(move |event| drop(sender.send(event)));
    let program = PathBuf::from(env!("CARGO_BIN_EXE_doorstep"));
    let _pictures = Pictures::open(&program, path, Limits::default(), on_event);
    match events.recv_timeout(std::time::Duration::from_mins(1)).expect("an answer") {
        PictureEvent::Opened(sizes) => Ok(u32::try_from(sizes.len()).expect("few")),
        PictureEvent::Refused(why) => Err(why),
        other => panic!("{other:?}"),
    }
}

fn pages_of(pages: &Pages) -> u32 {
    u32::try_from(pages.pages.len()).expect("few")
}

#[test]
fn pdfs_of_odd_kinds_are_the_same_to_preview_ready_check_and_reading() {
    let upright = "/MediaBox [0 0 595 842]";
    let sideways = "/MediaBox [0 0 595 842] /Rotate 90";
    let locked = format!(
        "/ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>] \
         /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}> >>",
        "5A".repeat(32)
    );
    let typed = "/Type /Pages";
    let table: [(&str, Vec<u8>, Result<u32, FileTrouble>); 12] = [
        ("sideways", pdf(&[sideways, sideways, upright], ""), Ok(3)),
        ("user password", pdf(&[upright], &locked), Err(FileTrouble::Encrypted)),
        ("no pages", pdf(&[], ""), Err(FileTrouble::Damaged)),
        ("huge page", pdf(&["/MediaBox [0 0 2000000 2000000]"], ""), Ok(1)),
        ("page without an end", pdf(&["/MediaBox [0 0 99999999999999999999 1]"], ""), Ok(1)),
        ("a list in a list", nested(typed, "3", ""), Ok(3)),
        ("a list that does not say so", nested("", "3", ""), Ok(3)),
        ("more told than there are", nested(typed, "7", ""), Ok(3)),
        ("fewer told than there are", nested(typed, "-1", ""), Ok(3)),
        ("a list in itself", nested(typed, "3", "2 0 R"), Ok(3)),
        ("a page that is not there", nested(typed, "4", "99 0 R null"), Ok(3)),
        ("page of no size", pdf(&["/MediaBox [0 0 0 0]"], ""), Ok(1)),
    ];
    let place = tempfile::tempdir().expect("a folder");
    for (name, bytes, expected) in table {
        let path = place.path().join(format!("{name}.pdf"));
        std::fs::write(&path, bytes).expect("written");
        let read = reader().read(&path, &never);
        assert_eq!(read.as_ref().map(pages_of).map_err(|why| *why), expected, "reading {name}");
        assert_eq!(
            look_at(&path, Format::Pdf, None, &reader(), &never),
            expected.map(Some),
            "ready check {name}"
        );
        assert_eq!(preview(&path), expected, "preview {name}");
        if name == "sideways" {
            assert!(read.expect("read").wide, "as it is looked at");
        }
    }
}

/// The deck of a fixture with parts of it rewritten.
fn deck(rewrite: impl Fn(&str, String) -> String) -> Vec<u8> {
    let bytes = std::fs::read(folder().join("numbered-en.pptx")).expect("there");
    let mut old = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    let mut new = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..old.len() {
        let mut entry = old.by_index(index).expect("an entry");
        let name = entry.name().expect("a name").into_owned();
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("read");
        let content = match String::from_utf8(content) {
            Ok(text) => rewrite(&name, text).into_bytes(),
            Err(other) => other.into_bytes(),
        };
        new.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("an entry");
        new.write_all(&content).expect("written");
    }
    new.finish().expect("a zip").into_inner()
}

#[test]
fn decks_of_odd_kinds_are_the_same_to_preview_ready_check_and_reading() {
    let usual = read_file(&folder().join("numbered-en.pptx"), &never).expect("a deck");
    let sessions = |pages: &Pages| doorstep::core::reading::find(pages, "deck").sessions;
    let place = tempfile::tempdir().expect("a folder");
    let rewritten = |name: &str, part: &'static str, from: &'static str, to: &'static str| {
        let path = place.path().join(name);
        let rewrite = |own: &str, text: String| {
            if own.starts_with(part) { text.replace(from, to) } else { text }
        };
        std::fs::write(&path, deck(rewrite)).expect("written");
        let pages = read_file(&path, &never).expect("a deck");
        let count = pages_of(&pages);
        assert_eq!(count, 14, "the slides of {name}, hidden ones too");
        assert_eq!(page_count(&path, &never), Ok(count), "{name}");
        assert_eq!(look_at(&path, Format::Pptx, None, &reader(), &never), Ok(Some(count)), "{name}");
        pages
    };
    // Printed numbers begin with 21: a slide is counted from 1 all the same, as programs go to it.
    let first = rewritten("from 21.pptx", "ppt/presentation", "saveSubsetFonts", "firstSlideNum=\"21\" a");
    assert_eq!(sessions(&first), sessions(&usual));
    // A show of a few slides is none of the deck's order.
    let shows = "<p:custShowLst><p:custShow name=\"Short\" id=\"0\"><p:sldLst><p:sld r:id=\"rId9\"/>\
                 <p:sld r:id=\"rId7\"/></p:sldLst></p:custShow></p:custShowLst><p:notesSz";
    let custom = rewritten("custom.pptx", "ppt/presentation", "<p:notesSz", shows);
    assert_eq!(custom.pages, usual.pages);
    // Hidden slides keep their numbers.
    let hidden = rewritten("hidden.pptx", "ppt/slides/slide2.xml", "<p:sld ", "<p:sld show=\"0\" ");
    assert_eq!(hidden.pages.iter().filter(|page| page.hidden).count(), 1 + 1);
    assert_eq!(sessions(&hidden).len(), sessions(&usual).len());
    // Names of parts are the same in large and small letters.
    let large = rewritten("large.pptx", "ppt/_rels/presentation.xml.rels", "slides/slide", "Slides/SLIDE");
    assert_eq!(large.pages, usual.pages);
    // The place for notes need not name its type.
    let notes = rewritten("notes.pptx", "ppt/notesSlides/", "type=\"body\" ", "");
    let said = |pages: &Pages| pages.pages.iter().map(|page| page.notes.clone()).collect::<Vec<_>>();
    assert!(said(&usual).iter().any(|notes| !notes.is_empty()));
    assert_eq!(said(&notes), said(&usual));
}

/// A film of this size in a deck, in bytes.
const FILM: u64 = 500 << 20;

/// Puts a deck at `path` with a film in it that is a hole in the file; says where the film lies.
fn with_film(path: &Path) -> std::ops::Range<u64> {
    let deck = std::fs::read(folder().join("numbered-en.pptx")).expect("there");
    let number = |at: usize, bytes: usize| {
        (0..bytes).rev().fold(0_usize, |sum, byte| sum * 256 + usize::from(deck[at + byte]))
    };
    let end = deck.windows(4).rposition(|four| four == b"PK\x05\x06").expect("an end");
    let (entries, size, list) = (number(end + 10, 2), number(end + 12, 4), number(end + 16, 4));
    let name = b"ppt/media/film.mp4";
    let u16 = |number: usize| u16::try_from(number).expect("small").to_le_bytes();
    let u32 = |number: u64| u32::try_from(number).expect("below four gigabytes").to_le_bytes();
    // Version, flags, stored as it is, no time, no checksum, twice its size, the length of its name, no more.
    let facts = |version: usize| {
        let length = u16(name.len());
        [&u16(version)[..], &[0; 12], &u32(FILM), &u32(FILM), &length, &u16(0)].concat()
    };
    let head = [&b"PK\x03\x04"[..], &facts(20), name].concat();
    let mut file = std::fs::File::create(path).expect("made");
    file.write_all(&deck[..list]).expect("written");
    file.write_all(&head).expect("written");
    let begins = (list + head.len()) as u64;
    let new_list = begins + FILM;
    std::io::Seek::seek(&mut file, std::io::SeekFrom::Start(new_list)).expect("a hole");
    let entry = [&b"PK\x01\x02"[..], &u16(20), &facts(20), &[0; 10], &u32(list as u64), name].concat();
    let both = (size + entry.len()) as u64;
    let end = [&b"PK\x05\x06\0\0\0\0"[..], &u16(entries + 1), &u16(entries + 1), &u32(both), &u32(new_list)];
    let end = [&end.concat()[..], &[0, 0]].concat();
    file.write_all(&[&deck[list..list + size], &entry, &end].concat()).expect("written");
    begins..new_list
}

/// A deck that may be read anywhere but where its film lies.
#[derive(Clone)]
struct NotTheFilm {
    file: SharedFile,
    film: std::ops::Range<u64>,
}

impl Read for NotTheFilm {
    fn read(&mut self, bytes: &mut [u8]) -> std::io::Result<usize> {
        let at = std::io::Seek::stream_position(&mut self.file)?;
        assert!(!self.film.contains(&at), "the film is read");
        self.file.read(bytes)
    }
}

impl std::io::Seek for NotTheFilm {
    fn seek(&mut self, to: std::io::SeekFrom) -> std::io::Result<u64> {
        self.file.seek(to)
    }
}

#[test]
fn a_deck_with_a_film_of_500_megabytes_is_the_same_to_all_and_nobody_reads_the_film() {
    let place = tempfile::tempdir().expect("a folder");
    let path = place.path().join("with film.pptx");
    let film = with_film(&path);
    let length = std::fs::metadata(&path).expect("there").len();
    assert!(length > FILM);
    let usual = read_file(&folder().join("numbered-en.pptx"), &never).expect("a deck");
    let count = pages_of(&usual);
    // What the preview shows of a deck is what was read of it.
    assert_eq!(reader().read(&path, &never), Ok(usual.clone()));
    assert_eq!(page_count(&path, &never), Ok(count));
    assert_eq!(look_at(&path, Format::Pptx, None, &reader(), &never), Ok(Some(count)));
    let file = SharedFile::new(std::fs::File::open(&path).expect("there"), length);
    // The list of parts is looked for from the end on, a little at a time.
    let guarded = NotTheFilm { file, film: film.start..film.end - (128 << 10) };
    assert_eq!(pptx::read(guarded.clone(), &Bounds::usual()), Ok(usual));
    assert_eq!(pptx::slide_count(guarded, &Bounds::usual()), Ok(count));
}
