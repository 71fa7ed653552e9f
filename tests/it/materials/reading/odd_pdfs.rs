//! PDFs that other readers read: encrypted without a password, with broken tables, without a header, with pages
//! that come twice, with letters that only their fonts know. `tests/fixtures/reading/kinds` has them.

use doorstep::core::reading::pages::{Pages, ReadProblem};

use super::kinds::preview;
use super::*;

fn kinds() -> PathBuf {
    folder().join("kinds")
}

/// How many words the pages hold.
fn words(pages: &Pages) -> usize {
    let lines = pages.pages.iter().flat_map(|page| &page.lines);
    lines.map(|line| line.text.split_whitespace().filter(|word| *word != "|").count()).sum()
}

#[test]
fn pages_and_words_are_those_that_pdfinfo_and_pdftotext_tell() {
    let mut seen = 0;
    for entry in std::fs::read_dir(kinds()).expect("the folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_none_or(|own| own != "pdf") {
            continue;
        }
        seen += 1;
        let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
        let told = match name.as_str() {
            "with-password" => Err(FileTrouble::Encrypted),
            "kids-twice" => Ok((4, 696)),
            "kids-twice2" => Ok((5, 870)),
            "letters-in-font" | "type3-names" => Ok((1, 110)),
            _ => Ok((3, 522)),
        };
        let read = read_file(&path, &never);
        let found = read.as_ref().map(|pages| (pages.pages.len(), words(pages)));
        assert_eq!(found.map_err(|why| *why), told, "{name}");
        let counted = told.map(|(pages, _)| u32::try_from(pages).expect("few"));
        assert_eq!(page_count(&path, &never), counted, "{name}");
        assert_eq!(preview(&path), counted, "{name}");
        if let Ok(pages) = read {
            assert_eq!(pages.problems, [], "{name}");
        }
    }
    assert!(seen > 30, "{seen} files");
}

#[test]
fn a_page_that_is_shown_twice_is_read_drawn_and_led_to_in_its_places() {
    let pages = read_file(&kinds().join("kids-twice2.pdf"), &never).expect("a guide");
    let heads: Vec<&str> = pages.pages.iter().map(|page| page.lines[0].text.as_str()).collect();
    let words = |page: u32| format!("Session {page}: Words of page {page}");
    assert_eq!(heads, [words(1), words(1), words(2), words(3), words(2)]);
    let leads: Vec<u32> = pages.outline.iter().map(|heading| heading.page).collect();
    assert_eq!(leads, [1, 3, 4], "to where each is shown first");
}

/// A file whose fonts neither say which letters they have nor have a table of them.
#[test]
fn letters_that_nobody_knows_make_only_their_pages_pictures_of_text() {
    let known = std::fs::read(folder().join("guide-hy.pdf")).expect("there");
    let sound = read_bytes(known.clone(), &Bounds::usual()).expect("a guide");
    assert_eq!(sound.problems, []);
    let mut nameless = known;
    let places: Vec<usize> = nameless
        .windows(10)
        .enumerate()
        .filter(|(_, word)| *word == b"/ToUnicode")
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        nameless[at..at + 10].copy_from_slice(b"/NoUnicode");
    }
    let pages = read_bytes(nameless, &Bounds::usual()).expect("a guide all the same");
    assert_eq!(pages.pages.len(), sound.pages.len());
    let all: Vec<ReadProblem> = (1..=10).map(ReadProblem::PictureOfText).collect();
    assert_eq!(pages.problems, all);
    // What those letters are, and no page else.
    let guide = folder().join("guide-en.pdf");
    assert_eq!(read_file(&guide, &never).expect("a guide").problems, []);
}
