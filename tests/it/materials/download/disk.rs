//! Fetching one file to a bad disk: nothing good is written over, nothing half gets a name.

use std::io;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use doorstep::core::materials::download_queue::{DownloadError, Ended};
use doorstep::storage::disk::{DirEntry, Disk, DiskFile, Meta, RealDisk};
use doorstep::storage::partial::left_in;

use super::desk::{Desk, deck, guide};
use super::server::{How, served};

#[test]
fn a_good_file_that_is_there_is_never_written_over() {
    let bytes = guide();
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    let path = desk.folder.path().join("guide.pdf");
    std::fs::write(&path, &bytes).expect("written");
    desk.assert_done(&desk.try_once(), &bytes);
    assert!(desk.server.asked().is_empty(), "there is nothing to fetch");
    // Something else of that name stays as it is, too.
    std::fs::write(&path, "my own words").expect("written");
    let ended = desk.try_once();
    assert_eq!(ended, Ended::Done(desk.folder.path().join("guide (2).pdf")));
    assert_eq!(std::fs::read(&path).expect("there"), b"my own words");
    assert_eq!(std::fs::read(desk.folder.path().join("guide (2).pdf")).expect("there"), bytes);
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in ["../up.pdf", "a/b.pdf", "C:\\x.pdf", ".hidden.pdf", "", "x\n.pdf"] {
        let mut desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
        desk.wanted.name = name.to_owned();
        assert!(matches!(desk.try_once(), Ended::Failed(DownloadError::Disk, _)), "{name:?}");
        assert!(desk.names().is_empty() && desk.server.asked().is_empty());
    }
}

/// A disk with room for this many bytes more, and perhaps without second names.
struct FullDisk {
    room: AtomicUsize,
    links: bool,
}

struct FullFile<'a>(Box<dyn DiskFile + 'a>, &'a AtomicUsize);

impl DiskFile for FullFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let room = self.1.load(Ordering::SeqCst);
        if bytes.len() > room {
            self.0.write(&bytes[..room])?;
            self.1.store(0, Ordering::SeqCst);
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.1.store(room - bytes.len(), Ordering::SeqCst);
        self.0.write(bytes)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync()
    }

    fn read_back(&mut self, length: usize) -> io::Result<Vec<u8>> {
        self.0.read_back(length)
    }
}

impl Disk for FullDisk {
    fn create_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.create_dir(dir)
    }

    fn create_new<'a>(&'a self, path: &Path) -> io::Result<Box<dyn DiskFile + 'a>> {
        Ok(Box::new(FullFile(RealDisk.create_new(path)?, &self.room)))
    }

    fn open_at<'a>(&'a self, path: &Path, length: u64) -> io::Result<Box<dyn DiskFile + 'a>> {
        Ok(Box::new(FullFile(RealDisk.open_at(path, length)?, &self.room)))
    }

    fn read(&self, path: &Path, limit: u64) -> io::Result<Vec<u8>> {
        RealDisk.read(path, limit)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        RealDisk.rename(from, to)
    }

    fn hard_link(&self, from: &Path, to: &Path) -> io::Result<()> {
        if self.links { RealDisk.hard_link(from, to) } else { Err(io::ErrorKind::Unsupported.into()) }
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        RealDisk.sync_dir(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<DirEntry>> {
        RealDisk.list(dir)
    }

    fn metadata(&self, path: &Path) -> io::Result<Meta> {
        RealDisk.metadata(path)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        RealDisk.remove(path)
    }
}

#[test]
fn a_full_disk_is_told_and_the_download_goes_on_when_there_is_room() {
    let bytes = deck();
    // The disk is full at the very first byte, within the note, within the file, at its end.
    for room in [0, 50, 2_000, bytes.len() - 1, bytes.len() + 200] {
        let own = bytes.clone();
        let desk = Desk::new("deck.pptx", move |asked, _| served(asked, &own, "\"1\"").how(How::Drip(1024)));
        let disk = FullDisk { room: AtomicUsize::new(room), links: true };
        desk.assert_failed(&desk.try_on(&disk), DownloadError::NoSpace);
        disk.room.store(usize::MAX, Ordering::SeqCst);
        desk.assert_done(&desk.try_on(&disk), &bytes);
    }
}

#[test]
fn a_stick_without_second_names_gets_the_file_as_well() {
    let bytes = guide();
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    let disk = FullDisk { room: AtomicUsize::new(usize::MAX), links: false };
    desk.assert_done(&desk.try_on(&disk), &bytes);
    std::fs::write(desk.folder.path().join("guide.pdf"), "my own words").expect("written");
    assert_eq!(desk.try_on(&disk), Ended::Done(desk.folder.path().join("guide (2).pdf")));
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    std::fs::remove_dir(desk.folder.path()).expect("gone");
    desk.assert_failed(&desk.try_once(), DownloadError::FolderGone);
}

#[test]
fn one_that_another_doorstep_fetches_is_left_alone() {
    let bytes = guide();
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    let part = desk.folder.path().join("guide.pdf.doorstep-part");
    let other = RealDisk.open_at(&part, 0).expect("open");
    desk.assert_failed(&desk.try_once(), DownloadError::InUse);
    drop(other);
    desk.assert_done(&desk.try_once(), &bytes);
}

#[test]
fn a_part_that_lost_bytes_or_grew_odd_ones_is_not_believed() {
    let bytes = deck();
    for spoil in [0_u64, 10, u64::MAX] {
        let own = bytes.clone();
        let half = bytes.len() / 2;
        let desk = Desk::new("deck.pptx", move |asked, before| {
            served(asked, &own, "\"1\"").how(if before == 0 { How::Cut(half) } else { How::Whole })
        });
        desk.assert_failed(&desk.try_once(), DownloadError::Cut);
        let part = desk.folder.path().join("deck.pptx.doorstep-part");
        if spoil == u64::MAX {
            // As after a power cut: what was not brought to the disk yet came back as nothing.
            let longer = [std::fs::read(&part).expect("there"), vec![0; 900]].concat();
            std::fs::write(&part, longer).expect("written");
        } else {
            std::fs::OpenOptions::new().write(true).open(&part).expect("there").set_len(spoil).expect("cut");
        }
        desk.assert_done(&desk.try_once(), &bytes);
    }
}

#[test]
fn notes_that_say_nothing_are_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    put("a.pdf.doorstep-part.json", "{not json");
    put("a.pdf.doorstep-part", "x");
    put("b.pdf.doorstep-part.json", &"9".repeat(100_000));
    put("b.pdf.doorstep-part", "x");
    put("c.pdf.doorstep-part.json", r#"{"file":"00000000-0000-0000-0000-000000000001","url":"https://a/c"}"#);
    assert!(left_in(&RealDisk, folder.path()).is_empty());
    assert!(left_in(&RealDisk, &folder.path().join("gone")).is_empty());
}
