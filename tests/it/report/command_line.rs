//! `doorstep export`: every document by its name, never over a file that is there, and what can't be done in words.

use std::path::PathBuf;

use doorstep::cli::export::{Export, export, kinds};
use doorstep::exchange::pdf::to_pdf;
use doorstep::report::kinds::{Kind, Made};
use doorstep::storage::codec;
use strum::VariantArray;

use super::{Desk, full, pdf_pages};

/// A course in a folder, and a wish for a document of it.
fn wish(folder: &tempfile::TempDir, kind: &str, out: &str) -> Export {
    let course = folder.path().join("course.json");
    if !course.exists() {
        std::fs::write(&course, codec::to_bytes(&full(2, 6)).expect("bytes")).expect("written");
    }
    let zone = Some("Asia/Tbilisi".to_owned());
    let out = Some(folder.path().join(out));
    Export {
        course,
        kind: Some(kind.to_owned()),
        out,
        zone,
        language: Some("en".to_owned()),
        ..Export::default()
    }
}

#[test]
fn every_document_is_written_under_its_name() {
    let folder = tempfile::tempdir().expect("a folder");
    for kind in Kind::VARIANTS {
        assert!(kinds().contains(&format!("  {} ", kind.name())), "{kind:?} is in the help");
        let format = kind.formats().last().expect("one").extension();
        let asked = wish(&folder, kind.name(), &format!("{}.{format}", kind.name()));
        export(&asked).unwrap_or_else(|why| panic!("{kind:?}: {why}"));
        assert!(asked.out.expect("a path").metadata().expect("written").len() > 50, "{kind:?}");
    }
}

#[test]
fn it_says_the_same_as_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = wish(&folder, "sign-in", "sheet.pdf");
    export(&asked).expect("written");
    let Made::Document(mut document) = Desk::new(full(2, 6), "en").made(Kind::SignIn) else {
        panic!("a document")
    };
    document.footer.clear();
    let window = pdf_pages(to_pdf(&document).expect("a PDF").bytes);
    let command = pdf_pages(std::fs::read(asked.out.expect("a path")).expect("written"));
    assert_eq!(window.len(), command.len());
    assert!(
        command[0].starts_with(window[0].split(" 1 / ").next().expect("some")),
        "{}\n{}",
        command[0],
        window[0]
    );
}

#[test]
fn a_file_that_is_there_stays_unless_it_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let asked = wish(&folder, "agenda", "agenda.docx");
    let out = asked.out.clone().expect("a path");
    std::fs::write(&out, "mine").expect("written");
    assert!(export(&asked).expect_err("refused").contains("--force"));
    assert_eq!(std::fs::read(&out).expect("there"), b"mine");
    export(&Export { force: true, ..asked }).expect("written");
    assert!(std::fs::read(&out).expect("there").starts_with(b"PK"));
}

#[test]
fn what_can_t_be_done_is_a_sentence_and_writes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let good = wish(&folder, "agenda", "agenda.pdf");
    let out = good.out.clone().expect("a path");
    for bad in [
        Export { kind: Some("poem".to_owned()), ..good.clone() },
        Export { kind: None, ..good.clone() },
        Export { out: None, ..good.clone() },
        Export { format: Some("xlsx".to_owned()), ..good.clone() },
        Export { day: Some(9), ..good.clone() },
        Export { day: Some(0), ..good.clone() },
        Export { zone: Some("Nowhere/Town".to_owned()), ..good.clone() },
        Export { course: folder.path().join("none.json"), ..good.clone() },
        Export { out: Some(PathBuf::from("/nowhere/at/all/agenda.pdf")), ..good.clone() },
    ] {
        assert!(!export(&bad).expect_err("refused").is_empty(), "{bad:?}");
        assert!(!out.exists(), "{bad:?}");
    }
    export(&good).expect("the good one is written");
    let left: Vec<_> = std::fs::read_dir(folder.path()).expect("a folder").collect();
    assert_eq!(left.len(), 2, "nothing half is left");
}
