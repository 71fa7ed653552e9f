//! What a page of a PDF sets: on layers, in forms, in notes on it, in every way that there is to set text.

use super::*;

/// A PDF of these objects, numbered from 1. It has no table of them, as readers find them without.
fn pdf(objects: &[String]) -> Vec<u8> {
    let mut file = String::from("%PDF-1.7\n");
    for (number, object) in (1..).zip(objects) {
        file += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    file += &format!("trailer\n<</Size {}/Root 1 0 R>>\n%%EOF\n", objects.len() + 1);
    file.into_bytes()
}

fn stream(facts: &str, contents: &str) -> String {
    format!("<<{facts}/Length {}>>\nstream\n{contents}\nendstream", contents.len())
}

fn form(facts: &str, contents: &str) -> String {
    stream(&format!("/Type/XObject/Subtype/Form/BBox[0 0 500 500]{facts}"), contents)
}

/// A page that sets this text, with fonts, forms and layers to name.
fn page_of(contents: &str) -> Vec<u8> {
    let layers = "/OCProperties<</OCGs[8 0 R 9 0 R]/D<</OFF[8 0 R]>>>>";
    let forms = "/XObject<</Plain 11 0 R/Away 12 0 R/Own 13 0 R>>";
    let named = "/Properties<</Away 8 0 R/Shown 9 0 R/NotAway 10 0 R/Any 16 0 R>>/ExtGState<</State<</Font[5 0 R 17]>>>>";
    let resources = format!("/Resources<</Font<</F 5 0 R>>{forms}{named}>>");
    pdf(&[
        format!("<</Type/Catalog/Pages 2 0 R{layers}>>"),
        "<</Type/Pages/Count 1/Kids[3 0 R]>>".to_owned(),
        format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Annots[6 0 R 7 0 R 15 0 R]{resources}>>"
        ),
        stream("", contents),
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>".to_owned(),
        "<</Type/Annot/Rect[100 100 200 120]/AP<</N 14 0 R>>>>".to_owned(),
        "<</Type/Annot/Rect[100 80 200 100]/F 2/AP<</N 14 0 R>>>>".to_owned(),
        "<</Type/OCG/Name(Away)>>".to_owned(),
        "<</Type/OCG/Name(Shown)>>".to_owned(),
        "<</Type/OCMD/OCGs 8 0 R/P/AllOff>>".to_owned(),
        form("/Matrix[2 0 0 2 0 0]", "BT /F 9 Tf 25 300 Td (in a form) Tj ET Q Q Q"),
        form("/OC 8 0 R", "BT /F 9 Tf 50 280 Td (in a form that is away) Tj ET"),
        form("/Resources<</Font<</G 5 0 R>>>>", "BT /G 8 Tf 1 1 Td (with what it names itself) Tj ET"),
        stream("/Type/XObject/Subtype/Form/BBox[0 0 100 20]", "BT /F 10 Tf 2 2 Td (filled in) Tj ET"),
        "<</Type/Annot/Rect[100 60 200 80]/AS/No/AP<</N<</Yes 12 0 R>>>>>>".to_owned(),
        "<</Type/OCMD/OCGs[8 0 R]/P/AnyOn>>".to_owned(),
    ])
}

fn lines(contents: &str) -> Vec<(String, u32)> {
    let read = read_bytes(page_of(contents), &Bounds::usual()).expect("a guide");
    let mut lines = read.pages.into_iter().next().expect("a page").lines;
    assert_eq!(
        lines.pop().map(|line| line.text),
        Some("filled in".to_owned()),
        "what is noted on the page comes last"
    );
    lines.into_iter().map(|line| (line.text, line.size)).collect()
}

fn texts(contents: &str) -> Vec<String> {
    lines(contents).into_iter().map(|(text, _)| text).collect()
}

#[test]
fn what_stands_on_a_layer_that_is_put_away_is_not_read() {
    let on = |layer: &str, y: u32, text: &str| {
        format!("/OC /{layer} BDC BT /F 12 Tf 50 {y} Td ({text}) Tj ET EMC\n")
    };
    let contents = on("Away", 700, "away")
        + &on("Shown", 680, "shown")
        + &on("NotAway", 660, "instead of what is away")
        + &on("Any", 640, "with what is away")
        + "/OC /Away BDC /Span <</MCID 1>> BDC BT /F 12 Tf 50 620 Td (within) Tj ET EMC /Plain Do EMC EMC\n"
        + "/Span <</Lang (en)>> BDC BT /F 12 Tf 50 600 Td (only marked) Tj ET EMC /Away Do";
    assert_eq!(texts(&contents), ["shown", "instead of what is away", "only marked"]);
}

#[test]
fn forms_are_read_where_they_are_placed() {
    let contents =
        "q 1 0 0 1 5 5 cm BT /F 12 Tf 50 700 Td (before) Tj ET /Plain Do BT /F 12 Tf 50 500 Td (after) Tj ET";
    let expected = [("before", 120), ("in a form", 180), ("after", 120)];
    assert_eq!(lines(contents), expected.map(|(text, size)| (text.to_owned(), size)));
    assert_eq!(texts("/Own Do"), ["with what it names itself"]);
}

#[test]
fn text_is_read_however_it_is_set() {
    let contents = "q 2 0 0 2 0 0 cm BT /F 10 Tf 14 TL 20 400 Td [(ta) -20 (ken) -900 (together)] TJ T* (one line on) Tj \
        (another) ' 1 0 (and another) \" 0 -20 TD (TD) Tj T* (as far again) Tj ET Q \
        BT /State gs 50 300 Td (font of a state) Tj ET BT /None 12 Tf 50 280 Td (no such font) Tj (caf\\351) Tj ET \
        BT 0 8 -8 0 300 100 Tm /F 2 Tf (up) Tj ET BT /F 12 Tf 50 200 Td 3 Tr (not seen) Tj 0 Tr ET 3 m \
        BT /F 12 Tf 50 100 Td (after what makes no sense) Tj ET";
    let expected = [
        ("taken together", 200),
        ("one line on", 200),
        ("another", 200),
        ("and another", 200),
        ("TD", 200),
        ("as far again", 200),
        ("font of a state", 170),
        ("no such font", 120),
        ("u", 160),
        ("p", 160),
        ("not seen", 120),
    ];
    assert_eq!(lines(contents), expected.map(|(text, size)| (text.to_owned(), size)));
}

/// Programs make letters bold by drawing them filled and with their edges.
#[test]
fn letters_that_are_drawn_twice_in_one_place_are_read_once() {
    let contents =
        "BT /F 12 Tf 2 Tr 50 700 Td (Session 2) Tj 0 -20 Td [(P) 10 (lay)] TJ 6 Tr 0 -20 Td (Talk) Tj ET";
    assert_eq!(texts(contents), ["Session 2", "Play", "Talk"]);
}

/// Found by fuzzing: the outline names the last page that a number can count. Read here and not in a process of its
/// own, where a panic would be an answer, too.
#[test]
fn a_heading_on_a_page_beyond_all_numbers_is_passed_by() {
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures/hostile/page-number-overflow.pdf");
    let read = doorstep::materials::reading::read_file(&file, &|| false).expect("it reads");
    let pages = u32::try_from(read.pages.len()).expect("few");
    assert!(pages > 0 && read.outline.iter().all(|heading| (1..=pages).contains(&heading.page)));
}
