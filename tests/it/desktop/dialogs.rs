//! Where files go on a computer that shows no dialogs.

use doorstep::desktop::dialogs::folder_without_asking;

#[test]
fn a_file_that_nobody_can_be_asked_about_goes_to_a_folder_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(folder_without_asking(Some(folder.path())), folder.path());
    let gone = folder.path().join("absent");
    assert!(folder_without_asking(Some(&gone)).is_dir());
}
