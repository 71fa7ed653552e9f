//! Files outside the data folder: a name of their own each, never over another file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep::storage::outside::write_new;

use super::mem_disk::{Fault, MemDisk};

#[test]
fn a_file_gets_a_name_of_its_own_and_the_same_bytes_stay_one_file() {
    for links in [true, false] {
        let disk = MemDisk::default();
        if !links {
            disk.without_links();
        }
        let wished = Path::new("/out/Course.doorstep.json");
        disk.put(wished, b"somebody's work");
        let second = PathBuf::from("/out/Course (2).doorstep.json");
        assert_eq!(write_new(&disk, wished, b"mine"), Ok(second.clone()));
        assert_eq!(write_new(&disk, wished, b"mine"), Ok(second.clone()), "the same again");
        let third = PathBuf::from("/out/Course (3).doorstep.json");
        assert_eq!(write_new(&disk, wished, b"another"), Ok(third.clone()));
        let files = disk.files();
        assert_eq!(files[wished], b"somebody's work");
        assert_eq!((files[&second].as_slice(), files[&third].as_slice()), (&b"mine"[..], &b"another"[..]));
        assert_eq!(files.len(), 3, "nothing unfinished is left");
    }
}

#[test]
fn a_fault_at_any_step_leaves_what_was_there_and_no_half_file() {
    let wished = Path::new("/out/list.html");
    for step in 0..12 {
        for fault in [Fault::Error(std::io::ErrorKind::StorageFull), Fault::Half(std::io::ErrorKind::Other)] {
            let disk = Arc::new(MemDisk::default());
            disk.put(wished, b"old");
            disk.fail_call(step, fault);
            let written = write_new(&*disk, wished, b"new one");
            let files = disk.files();
            assert_eq!(files[wished], b"old", "step {step}, {fault:?}");
            let finished = files.iter().filter(|(path, _)| !path.to_string_lossy().ends_with(".part"));
            let others: Vec<_> = finished.filter(|(path, _)| *path != wished).collect();
            assert!(
                others.iter().all(|(_, bytes)| *bytes == b"new one"),
                "step {step}, {fault:?}: {others:?}"
            );
            if let Ok(path) = written {
                assert_eq!(files[&path], b"new one", "step {step}, {fault:?}");
            }
        }
    }
}

#[test]
fn a_file_that_a_program_holds_is_left_to_it_and_the_next_name_taken() {
    let wished = Path::new("/out/report.docx");
    let mut others = 0;
    for step in 0..12 {
        let disk = MemDisk::default();
        disk.put(Path::new("/out/other.docx"), b"other");
        disk.without_links();
        disk.fail_call(step, Fault::Error(std::io::ErrorKind::ResourceBusy));
        match write_new(&disk, wished, b"new one") {
            Ok(path) => {
                assert_eq!(disk.files()[&path], b"new one", "step {step}");
                others += usize::from(path != wished);
            }
            Err(why) => assert_eq!(why.kind(), doorstep::storage::error::ErrorKind::InUse, "step {step}"),
        }
    }
    assert!(others > 0, "the call that gives the file its name was refused once");
}
