//! Where files go on a computer that shows no dialogs.

use doorstep::desktop::dialogs::{folder_without_asking, may_show};

#[test]
fn a_file_that_nobody_can_be_asked_about_goes_to_a_folder_that_is_there() {
    let folder = tempfile::tempdir().expect("a folder");
    assert_eq!(folder_without_asking(Some(folder.path())), folder.path());
    let gone = folder.path().join("absent");
    assert!(folder_without_asking(Some(&gone)).is_dir());
}

#[test]
fn without_a_bus_and_without_a_program_there_is_no_dialog_to_wait_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path();
    assert!(!may_show(None, None, None));
    assert!(!may_show(Some("".as_ref()), Some(path), Some(path.as_os_str())), "nothing is there");
    assert!(may_show(Some("unix:path=/run/bus".as_ref()), None, None));
    std::fs::write(path.join("zenity"), "").expect("written");
    assert!(may_show(None, None, Some(path.as_os_str())), "the program is there");
    std::fs::write(path.join("bus"), "").expect("written");
    assert!(may_show(None, Some(path), None), "the bus is there");
}
