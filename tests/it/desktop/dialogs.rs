//! Where files go on a computer that shows no dialogs.

use doorstep::desktop::dialogs::place_without_asking;

#[test]
fn a_file_that_nobody_can_be_asked_about_replaces_none() {
    let folder = tempfile::tempdir().expect("a folder");
    let place = || place_without_asking(Some(folder.path()), "Course - to pack.html");
    assert_eq!(place(), folder.path().join("Course - to pack.html"));
    std::fs::write(place(), "one").expect("written");
    assert_eq!(place(), folder.path().join("Course - to pack (2).html"));
    std::fs::write(place(), "two").expect("written");
    assert_eq!(place(), folder.path().join("Course - to pack (3).html"));
    let gone = folder.path().join("not there");
    assert!(place_without_asking(Some(&gone), "x.html").parent().is_some_and(std::path::Path::is_dir));
}
