//! The folder of a team: whole files or none, and never a folder where there was none.

use std::fs;
use std::io::ErrorKind as IoKind;
use std::path::Path;

use doorstep::core::ids::{CourseId, DeviceId};
use doorstep::storage::disk::{Disk as _, RealDisk};
use doorstep::storage::error::ErrorKind;
use doorstep::storage::team::{join, leave, list, own_file, put};

use super::mem_disk::{Fault, MemDisk};

#[test]
fn files_are_whole_or_not_there() {
    let (root, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let (device, course) = (DeviceId::named("d"), CourseId::named("c"));
    let file = own_file(root.path(), device, course);
    assert_eq!(
        put(&RealDisk, root.path(), data.path(), &file, b"x").map_err(|error| error.kind()),
        Err(ErrorKind::Missing),
        "nobody said that this is a folder of a team"
    );
    join(&RealDisk, root.path()).expect("joined");
    let mark = fs::read(root.path().join("doorstep-team.json")).expect("there");
    put(&RealDisk, root.path(), data.path(), &file, b"PK one").expect("written");
    put(&RealDisk, root.path(), data.path(), &file, b"PK two").expect("written over");
    join(&RealDisk, root.path()).expect("joined again");
    assert_eq!(fs::read(root.path().join("doorstep-team.json")).expect("there"), mark);
    assert_eq!(fs::read(&file).expect("there"), b"PK two");
    assert_eq!(fs::read_dir(data.path()).expect("there").count(), 0, "nothing is left beside it");
    fs::write(root.path().join("loose.doorstep"), b"x").expect("written");
    fs::write(file.with_file_name("empty.doorstep"), b"").expect("written");
    fs::write(file.with_file_name(".hidden.doorstep.part"), b"x").expect("written");
    let seen = list(&RealDisk, root.path()).expect("listed");
    assert_eq!(seen.iter().map(|file| &file.path).collect::<Vec<_>>(), [&file]);
    leave(&RealDisk, root.path(), device).expect("left");
    assert!(!file.exists());
    leave(&RealDisk, root.path(), DeviceId::named("other")).expect("nothing to take away");
}

#[test]
fn a_folder_that_went_is_said_and_not_made_anew() {
    let (root, data) = (tempfile::tempdir().expect("a folder"), tempfile::tempdir().expect("a folder"));
    let gone = root.path().join("stick");
    let file = own_file(&gone, DeviceId::named("d"), CourseId::named("c"));
    let kind = |error: doorstep::storage::error::StorageError| error.kind();
    assert_eq!(put(&RealDisk, &gone, data.path(), &file, b"x").map_err(kind), Err(ErrorKind::Missing));
    assert_eq!(list(&RealDisk, &gone).map_err(kind).map(|_| ()), Err(ErrorKind::Missing));
    assert_eq!(join(&RealDisk, &gone).map_err(kind), Err(ErrorKind::Missing));
    assert!(!gone.exists());
}

#[cfg(unix)]
#[test]
fn a_link_in_the_folder_is_not_followed() {
    let root = tempfile::tempdir().expect("a folder");
    let folder = root.path().join("device");
    fs::create_dir(&folder).expect("made");
    fs::write(root.path().join("secret"), b"PK").expect("written");
    std::os::unix::fs::symlink(root.path().join("secret"), folder.join("a.doorstep")).expect("linked");
    assert!(list(&RealDisk, root.path()).expect("listed").is_empty());
}

/// A full or read-only folder, at every step of writing into it: what stood there is whole, it is said, and the next
/// try works.
#[test]
fn a_fault_at_any_step_leaves_a_whole_file_and_the_next_try_works() {
    let (root, data) = (Path::new("/team"), Path::new("/data"));
    let file = own_file(root, DeviceId::named("d"), CourseId::named("c"));
    let there = || {
        let disk = MemDisk::default();
        disk.put(&root.join("doorstep-team.json"), b"{}");
        disk.put(&data.join("settings.json"), b"{}");
        disk.put(&file, b"PK one");
        disk
    };
    let calls = {
        let disk = there();
        let before = disk.calls();
        put(&disk, root, data, &file, b"PK two").expect("written");
        disk.calls() - before
    };
    assert!(calls >= 5, "it has steps: {calls}");
    let kinds = [IoKind::StorageFull, IoKind::ReadOnlyFilesystem, IoKind::PermissionDenied];
    let faults = kinds.into_iter().flat_map(|kind| [Fault::Error(kind), Fault::Half(kind)]);
    for (step, fault) in (0..calls).flat_map(|step| faults.clone().map(move |fault| (step, fault))) {
        let disk = there();
        disk.fail_call(step, fault);
        let written = put(&disk, root, data, &file, b"PK two");
        let now = disk.read(&file, 100).expect("there");
        assert!([&b"PK one"[..], b"PK two"].contains(&now.as_slice()), "step {step}, {fault:?}: {now:?}");
        if written.is_ok() {
            assert_eq!(now, b"PK two", "step {step}, {fault:?}");
        }
        put(&disk, root, data, &file, b"PK three").expect("the next try works");
        assert_eq!(disk.read(&file, 100).expect("there"), b"PK three");
        let left: Vec<_> = disk.list(data).expect("listed").into_iter().map(|entry| entry.name).collect();
        assert_eq!(left, ["settings.json"], "step {step}, {fault:?}: nothing is left beside it");
    }
    let disk = there();
    disk.fail_writes(Some(IoKind::StorageFull));
    assert_eq!(put(&disk, root, data, &file, b"x").map_err(|error| error.kind()), Err(ErrorKind::NoSpace));
    disk.fail_writes(Some(IoKind::ReadOnlyFilesystem));
    assert_eq!(put(&disk, root, data, &file, b"x").map_err(|error| error.kind()), Err(ErrorKind::ReadOnly));
}
