//! The same protocol on the disk of this computer.

use std::sync::Arc;

use doorstep::storage::disk::RealDisk;
use doorstep::storage::keys::DocKind;
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;

use super::{at, backed_up, course, stored, verify, version};

fn store(root: &std::path::Path) -> Store {
    let store = Store::new(Arc::new(RealDisk), DataDir::at(root), verify);
    store.prepare(at(0)).expect("a folder");
    store
}

#[test]
fn documents_are_saved_listed_backed_up_and_removed() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("Ελένη's courses 🧸");
    let store = store(&root);
    for number in 1..=12 {
        store.save(course(), &version(number), at(number.cast_signed())).expect("saved");
    }
    store.tidy_backups();
    assert_eq!(stored(&store), Some(12));
    assert_eq!(backed_up(&store), (2..=11).rev().collect::<Vec<u64>>());
    let listed = store.list(DocKind::Course).expect("a list");
    assert_eq!(listed.len(), 1);
    assert_eq!(listed[0].meta.size, version(12).len() as u64);
    assert!(listed[0].meta.modified > 0);
    let entry = store.remove(course(), at(20)).expect("removed").expect("was there");
    assert_eq!(stored(&store), None);
    store.restore_from_bin(&entry).expect("restored");
    assert_eq!(stored(&store), Some(12));
}

#[test]
fn a_backup_costs_no_second_copy_where_the_disk_has_links() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    store.save(course(), &version(1), at(1)).expect("saved");
    let modified = store.metadata(course()).expect("known").expect("there").modified;
    store.save(course(), &version(2), at(2)).expect("saved");
    let backup = &store.backups(course()).expect("a list")[0];
    // A link keeps the time of the file to the microsecond; a copy would have the time of copying.
    let meta = std::fs::metadata(&backup.path).expect("there");
    let micros = meta.modified().expect("known").duration_since(std::time::UNIX_EPOCH).expect("after 1970");
    assert_eq!(i64::try_from(micros.as_micros()).expect("fits"), modified);
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_private_to_the_user() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("data");
    let store = store(&root);
    store.save(course(), &version(1), at(1)).expect("saved");
    store.save(course(), &version(2), at(2)).expect("saved");
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert_eq!(mode(&store.dir().file(course())), 0o600);
    assert_eq!(mode(&store.backups(course()).expect("a list")[0].path), 0o600);
    for dir in [root.clone(), store.dir().backups(course()), store.dir().bin(), root.join("courses")] {
        assert_eq!(mode(&dir), 0o700, "{dir:?}");
    }
}

#[cfg(unix)]
#[test]
fn the_usual_folder_is_tightened_and_what_the_person_chose_or_linked_is_not() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use doorstep::storage::paths::Surroundings;
    let place = tempfile::tempdir().expect("a folder");
    let open_to_all = |name: &str| {
        let path = place.path().join(name);
        std::fs::create_dir(&path).expect("made");
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("set");
        path
    };
    let mode = |path: &std::path::Path| std::fs::metadata(path).expect("there").permissions().mode() & 0o777;
    let (usual, chosen, elsewhere) = (open_to_all("usual"), open_to_all("chosen"), open_to_all("elsewhere"));
    symlink(&elsewhere, usual.join("courses")).expect("linked");
    let found = Surroundings { usual: Some(usual.clone()), ..Surroundings::default() };
    let (found, _) = DataDir::find(found).expect("found");
    for dir in [found, DataDir::at(&chosen)] {
        let store = Store::new(Arc::new(RealDisk), dir, verify);
        store.prepare(at(0)).expect("ready");
        store.save(course(), &version(1), at(1)).expect("saved");
        assert_eq!(stored(&store), Some(1));
        assert_eq!(mode(&store.dir().file(course())), 0o600);
    }
    assert_eq!([mode(&usual), mode(&chosen), mode(&elsewhere)], [0o700, 0o755, 0o755]);
    assert_eq!(mode(&chosen.join("courses")), 0o700);
}

#[cfg(windows)]
#[test]
fn a_file_that_another_program_holds_is_told_as_such_and_saved_once_it_is_free() {
    use std::os::windows::fs::OpenOptionsExt;

    use doorstep::storage::error::ErrorKind;
    const OTHERS_MAY_READ: u32 = 1;
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    store.save(course(), &version(1), at(1)).expect("saved");
    let file = store.dir().file(course());
    let held = std::fs::OpenOptions::new().read(true).share_mode(OTHERS_MAY_READ).open(file).expect("opened");
    let failed = store.save(course(), &version(2), at(2)).expect_err("held");
    assert_eq!(failed.kind(), ErrorKind::InUse, "{failed}");
    assert_eq!(stored(&store), Some(1));
    drop(held);
    store.save(course(), &version(2), at(3)).expect("saved");
    assert_eq!(stored(&store), Some(2));
}
