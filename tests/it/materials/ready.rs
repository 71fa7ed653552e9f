//! Looking at files for the ready check: what they are, whether they open, on what drive they lie.

use std::path::{Path, PathBuf};

use doorstep::core::model::material::Format;
use doorstep::core::trouble::FileTrouble;
use doorstep::desktop::drives::drive_of;
use doorstep::materials::reading::reader::Reader;
use doorstep::materials::ready::look_at;

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name)
}

#[test]
fn a_file_is_what_it_claims_or_the_reason_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let deck = std::fs::read(fixture("numbered-en.pptx")).expect("read");
    let login = put("login.pdf", b"<!doctype html><html><body>Please log in</body></html>");
    let empty = put("empty.pptx", b"");
    let cut = put("cut.pptx", &deck[..deck.len() / 2]);
    let swapped = put("swapped.pdf", &deck);
    let film = put("film.mp4", b"whatever");
    let script = put("handout.pdf.exe", b"MZ");
    let table: [(PathBuf, Format, Result<Option<u32>, FileTrouble>); 9] = [
        (fixture("numbered-en.pptx"), Format::Pptx, Ok(Some(14))),
        (fixture("twin-en.pdf"), Format::Pdf, Ok(Some(7))),
        (login, Format::Pdf, Err(FileTrouble::WebPage)),
        (empty, Format::Pptx, Err(FileTrouble::Empty)),
        (cut, Format::Pptx, Err(FileTrouble::Damaged)),
        (swapped, Format::Pdf, Err(FileTrouble::OtherKind)),
        (film, Format::Other, Ok(None)),
        (script, Format::Other, Err(FileTrouble::NotOpened)),
        (folder.path().join("gone.pdf"), Format::Pdf, Err(FileTrouble::NotOpened)),
    ];
    for (path, format, expected) in table {
        assert_eq!(
            look_at(&path, format, None, &Reader::default(), &|| false),
            expected,
            "{}",
            path.display()
        );
    }
}

#[test]
fn the_innermost_drive_counts() {
    let drives = [PathBuf::from("/media/stick"), PathBuf::from("/media/stick/inner")];
    let on = |path: &str| drive_of(Path::new(path), &drives).map(Path::to_path_buf);
    assert_eq!(on("/media/stick/deck.pptx"), Some(drives[0].clone()));
    assert_eq!(on("/media/stick/inner/deck.pptx"), Some(drives[1].clone()));
    assert_eq!(on("/media/stick2/deck.pptx"), None);
    assert_eq!(on("/home/a/deck.pptx"), None);
}
