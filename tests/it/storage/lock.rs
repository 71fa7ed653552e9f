//! One instance for a data folder.

use doorstep::storage::lock::{InstanceLock, LockError, Owner};
use doorstep::storage::paths::DataDir;

use super::at;

#[test]
fn the_second_instance_is_told_who_has_the_folder() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = DataDir::at(folder.path().join("new"));
    let owner = Owner { host: "laptop".to_owned(), pid: 42, since: at(0), door: None };
    let lock = InstanceLock::take(&dir, &owner).expect("free");
    assert!(lock.is_enforced());
    let second = InstanceLock::take(&dir, &Owner::this_process(at(1)));
    assert_eq!(second.expect_err("held"), LockError::HeldByOther { owner: Some(owner) });
    drop(lock);
    InstanceLock::take(&dir, &Owner::this_process(at(2))).expect("free again");
}

#[test]
fn a_note_that_is_nonsense_or_left_behind_does_not_matter() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = DataDir::at(folder.path());
    for nonsense in ["", "{", "[1,2,3]"] {
        put(&dir.lock_note(), nonsense);
        let lock = InstanceLock::take(&dir, &Owner::this_process(at(1))).expect("nobody holds it");
        put(&dir.lock_note(), nonsense);
        let second = InstanceLock::take(&dir, &Owner::this_process(at(1))).expect_err("held");
        assert_eq!(second, LockError::HeldByOther { owner: None });
        drop(lock);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error_not_a_held_lock() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("file");
    put(&file, "not a folder");
    let dir = DataDir::at(file.join("data"));
    let error = InstanceLock::take(&dir, &Owner::this_process(at(1))).expect_err("no folder");
    assert!(matches!(error, LockError::Storage(_)), "{error:?}");
}

#[expect(clippy::disallowed_methods, reason = "a test puts broken files where the program will find them")]
fn put(path: &std::path::Path, text: &str) {
    std::fs::write(path, text).expect("written");
}
