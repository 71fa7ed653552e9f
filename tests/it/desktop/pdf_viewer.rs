//! How viewers of PDF are asked for a page.

use std::path::Path;

use doorstep::desktop::pdf_viewer::{Call, file_address, linux_call, took_it, windows_call};

fn said(call: Option<Call>) -> String {
    let Some(call) = call else { return "plain".to_owned() };
    let arguments: Vec<_> = call.arguments.iter().map(|one| one.to_string_lossy().into_owned()).collect();
    format!("{} | {}", call.program.display(), arguments.join(" | "))
}

#[test]
fn each_viewer_in_its_own_words() {
    let path = Path::new("/m/Guide 1.pdf");
    let table = [
        ("org.gnome.Evince.desktop", "evince | --page-index=3 | /m/Guide 1.pdf"),
        ("atril.desktop\n", "atril | --page-index=3 | /m/Guide 1.pdf"),
        ("org.gnome.Papers.desktop", "papers | --page-index=3 | /m/Guide 1.pdf"),
        ("okularApplication_pdf.desktop", "okular | -p | 3 | /m/Guide 1.pdf"),
        ("org.pwmt.zathura.desktop", "zathura | -P | 3 | /m/Guide 1.pdf"),
        ("qpdfview.desktop", "qpdfview | /m/Guide 1.pdf#3"),
        ("firefox-esr.desktop", "firefox-esr | file:///m/Guide%201.pdf#page=3"),
        ("unknown.desktop", "plain"),
        ("", "plain"),
    ];
    for (id, expected) in table {
        assert_eq!(said(linux_call(id, path, 3)), expected, "{id}");
    }
    // What follows the first number sign would be taken for a page.
    assert_eq!(said(linux_call("qpdfview.desktop", Path::new("/m/Guide #1.pdf"), 3)), "plain");
    let path = Path::new(r"C:\m\Guide 1.pdf");
    let table = [
        (
            r#""C:\Program Files\Edge\msedge.exe" --single-argument %1"#,
            r"C:\Program Files\Edge\msedge.exe | file:///C:/m/Guide%201.pdf#page=3",
        ),
        (r#""C:\Acrobat\Acrobat.exe" "%1""#, r"C:\Acrobat\Acrobat.exe | /A | page=3 | C:\m\Guide 1.pdf"),
        (
            r"C:\Sumatra\SumatraPDF.exe %1",
            r"C:\Sumatra\SumatraPDF.exe | -reuse-instance | -page | 3 | C:\m\Guide 1.pdf",
        ),
        (r#""C:\Other\viewer.exe" "%1""#, "plain"),
        (r"msedge.exe %1", "plain"),
        (r#""..\msedge.exe" %1"#, "plain"),
        ("", "plain"),
    ];
    for (line, expected) in table {
        assert_eq!(said(windows_call(line, path, 3)), expected, "{line}");
    }
    assert_eq!(file_address(Path::new("/a#b?.pdf"), 1).as_deref(), Some("file:///a%23b%3F.pdf#page=1"));
}

#[test]
fn a_browser_that_hands_the_file_on_has_taken_it() {
    // What Chrome and Edge end with when another window takes the file.
    assert!(took_it(Some(21), true));
    assert!(took_it(Some(0), true) && took_it(Some(0), false));
    assert!(!took_it(Some(1), false), "a viewer of Linux that can't open its window");
    assert!(!took_it(Some(0xC000_0135_u32.cast_signed()), true), "a crash at the start");
    assert!(!took_it(None, false), "killed");
}
