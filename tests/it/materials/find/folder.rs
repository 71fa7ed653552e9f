//! The folder of the materials: files known by what is in them, watched for changes, copied in.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use doorstep::core::ids::FileId;
use doorstep::core::materials::files::{FileState, Fingerprint};
use doorstep::core::model::Extra;
use doorstep::core::model::material::{Format, MaterialFile};
use doorstep::core::trouble::FileTrouble;
use doorstep::materials::find::fingerprint::{find_again, fingerprint, learn};
use doorstep::materials::find::resolve::{Where, survey};
use doorstep::materials::find::watch::FolderWatch;
use doorstep::storage::copy::copy_in;
use doorstep::storage::disk::{Disk, RealDisk};

fn file(name: &str) -> MaterialFile {
    MaterialFile {
        id: FileId::named(name),
        format: if name.contains(".pdf") { Format::Pdf } else { Format::Pptx },
        language: None,
        file_name: name.to_owned(),
        url: None,
        path: None,
        extra: Extra::new(),
    }
}

fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    std::fs::write(path, text).expect("written");
}

fn print_of(path: &Path) -> Fingerprint {
    fingerprint(path, &|| false).expect("read")
}

#[test]
fn a_sum_is_that_of_the_content_and_of_nothing_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other, third) = (folder.path().join("a"), folder.path().join("b"), folder.path().join("c"));
    write(&one, "abc");
    write(&other, "abc");
    write(&third, "abd");
    // The sum of "abc" that FIPS 180-4 gives as its first example.
    assert_eq!(print_of(&one).hash, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert!(print_of(&one).same_content(&print_of(&other)));
    assert!(!print_of(&one).same_content(&print_of(&third)));
    assert!(fingerprint(folder.path(), &|| false).is_err(), "a folder has none");
    assert!(fingerprint(&one, &|| true).is_err(), "cancelled");
}

#[test]
fn a_file_that_is_not_what_it_should_be_counts_as_missing_with_its_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let deck = MaterialFile { format: Format::Pptx, ..file("Deck.pptx") };
    let places = Where { materials_folder: Some(root.to_owned()), ..Where::default() };
    let look = || survey([&deck], &places, &|| false).remove(&deck.id).expect("looked for");
    let path = root.join("Deck.pptx");
    for (content, flaw) in [
        ("", FileTrouble::Empty),
        ("<!DOCTYPE html><html><body>Sign in</body></html>", FileTrouble::WebPage),
        ("\u{7f}ELF and so on", FileTrouble::OtherKind),
        ("%PDF-1.7 a PDF in the place of a deck", FileTrouble::OtherKind),
    ] {
        write(&path, content);
        assert_eq!(look(), FileState::Unusable(path.clone(), flaw), "{content}");
    }
    // A good one of the same name further down is taken instead.
    std::fs::create_dir_all(root.join("decks")).expect("made");
    crate::harness::write_plausible(&root.join("decks").join("Deck (1).pptx"));
    assert_eq!(
        look(),
        FileState::Unusable(path.clone(), FileTrouble::OtherKind),
        "by name the first is the one"
    );
    crate::harness::write_plausible(&path);
    assert_eq!(look(), FileState::Here(path));
}

#[test]
fn renamed_and_moved_files_are_found_again_by_themselves() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let (deck, guide) = (file("Deck.pdf"), file("Guide.pdf"));
    write(&root.join("Deck.pdf"), "%PDF-1.7 the slides of day one");
    write(&root.join("Guide.pdf"), "%PDF-1.7 the guide");
    write(&root.join("a decoy of the same size.pdf"), "%PDF-1.7 the slides of day two");
    let mut places = Where { materials_folder: Some(root.to_owned()), ..Where::default() };
    let look = |places: &Where| survey([&deck, &guide], places, &|| false);
    for (id, state) in look(&places) {
        let FileState::Here(path) = state else { panic!("is here") };
        places.known.insert(id, print_of(&path));
    }
    let deep = root.join("a").join("b").join("c").join("Day I final.pdf");
    std::fs::create_dir_all(deep.parent().expect("a folder")).expect("made");
    std::fs::rename(root.join("Deck.pdf"), &deep).expect("moved");
    let states = look(&places);
    assert_eq!(states[&deck.id], FileState::Here(deep.clone()));
    assert_eq!(states[&guide.id], FileState::Here(root.join("Guide.pdf")));
    // What was changed is not the same any more.
    write(&deep, "%PDF-1.7 the slides of day 1!!");
    assert_eq!(look(&places)[&deck.id], FileState::Missing);
    // Under its own name it is the file, changed or not.
    std::fs::rename(&deep, root.join("Deck.pdf")).expect("moved");
    assert_eq!(look(&places)[&deck.id], FileState::Here(root.join("Deck.pdf")));
}

#[test]
fn only_new_and_changed_files_are_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("x.pdf");
    write(&path, "one");
    let id = FileId::named("x");
    let learnt = learn([(id, path.as_path(), None)], &|| false);
    assert_eq!(learnt.len(), 1);
    let print = &learnt[0].1;
    assert!(learn([(id, path.as_path(), Some(print))], &|| false).is_empty(), "known already");
    write(&path, "two!");
    assert_eq!(learn([(id, path.as_path(), Some(print))], &|| false).len(), 1);
    assert!(learn([(id, folder.path().join("gone").as_path(), None)], &|| false).is_empty());
    let lost = [(id, print)];
    assert!(find_again(folder.path(), &lost, &|| false).is_empty());
    assert!(find_again(&folder.path().join("gone"), &lost, &|| false).is_empty());
}

#[test]
fn changes_in_the_folder_are_noticed() {
    let folder = tempfile::tempdir().expect("a folder");
    let inner = folder.path().join("inner");
    std::fs::create_dir(&inner).expect("made");
    let (sender, noticed) = channel();
    let on_change = Arc::new(move || {
        // The test may be over already.
        sender.send(()).ok();
    });
    let watch = FolderWatch::start(folder.path(), on_change);
    assert!(watch.watches(folder.path()));
    assert!(!watch.watches(&inner));
    let wait = Duration::from_secs(20);
    // The watch begins some time after `start`: a file now and then, until one is noticed.
    let mut count = 0;
    let begun = loop {
        count += 1;
        write(&inner.join(format!("{count}.pdf")), "x");
        if noticed.recv_timeout(Duration::from_secs(2)).is_ok() {
            break true;
        }
        if count == 10 {
            break false;
        }
    };
    assert!(begun, "a new file in an inner folder");
    std::fs::rename(inner.join("1.pdf"), inner.join("renamed.pdf")).expect("renamed");
    assert!(noticed.recv_timeout(wait).is_ok(), "a new name");
    // Reading is no change: a look at the folder must not cause the next one.
    assert_eq!(std::fs::read(inner.join("renamed.pdf")).expect("read"), b"x");
    assert!(noticed.recv_timeout(Duration::from_secs(2)).is_err(), "nothing changed");
    drop(watch);
    write(&inner.join("after.pdf"), "x");
    assert!(noticed.recv_timeout(Duration::from_secs(2)).is_err(), "not watched any more");
    let gone = FolderWatch::start(&folder.path().join("gone"), Arc::new(|| {}));
    let failed = (0..400).any(|_| {
        std::thread::sleep(Duration::from_millis(10));
        !gone.watches(&folder.path().join("gone"))
    });
    assert!(failed, "a folder that is not there is tried again later");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = RealDisk.list(folder).expect("listed");
    let mut names: Vec<String> = entries.into_iter().map(|entry| entry.name).collect();
    names.sort();
    names
}

#[test]
fn own_files_are_copied_in_whole_and_never_over_another() {
    let place = tempfile::tempdir().expect("a folder");
    let (from, folder) = (place.path().join("from").join("film.mp4"), place.path().join("materials"));
    let content = "long ".repeat(500_000);
    write(&from, &content);
    let copy = |from: &Path| copy_in(&RealDisk, from, &folder, &|| false);
    assert_eq!(copy(&from).expect("copied"), folder.join("film.mp4"));
    assert_eq!(std::fs::read_to_string(folder.join("film.mp4")).expect("read"), content);
    assert_eq!(copy(&from).expect("there already"), folder.join("film.mp4"));
    assert_eq!(names(&folder), ["film.mp4"]);
    write(&from, "another film");
    assert_eq!(copy(&from).expect("beside it"), folder.join("film (2).mp4"));
    assert_eq!(std::fs::read_to_string(folder.join("film.mp4")).expect("read"), content);
    assert_eq!(names(&folder), ["film (2).mp4", "film.mp4"]);
    let renamed = place.path().join("the same film.mp4");
    write(&renamed, &content);
    assert_eq!(copy(&renamed).expect("it is there"), folder.join("film.mp4"), "known by what is in it");
    assert_eq!(names(&folder), ["film (2).mp4", "film.mp4"]);
    write(&from, "a third");
    assert!(copy_in(&RealDisk, &from, &folder, &|| true).is_err(), "cancelled");
    assert!(copy(&place.path().join("gone.mp4")).is_err());
    assert_eq!(names(&folder), ["film (2).mp4", "film.mp4"], "no half file");
}

/// A disk on which the copy fails at some step.
struct Failing {
    at: &'static str,
}

struct FailingFile<'a>(Box<dyn doorstep::storage::disk::DiskFile + 'a>, &'static str);

impl doorstep::storage::disk::DiskFile for FailingFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        self.0.write(&bytes[..bytes.len() / 2])?;
        if self.1 == "write" { Err(std::io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }

    fn sync(&mut self) -> std::io::Result<()> {
        if self.1 == "sync" { Err(std::io::Error::other("lost")) } else { self.0.sync() }
    }

    fn read_back(&mut self, length: usize) -> std::io::Result<Vec<u8>> {
        self.0.read_back(length)
    }
}

impl Disk for Failing {
    fn create_dir(&self, dir: &Path) -> std::io::Result<()> {
        RealDisk.create_dir(dir)
    }
    fn create_new<'a>(
        &'a self,
        path: &Path,
    ) -> std::io::Result<Box<dyn doorstep::storage::disk::DiskFile + 'a>> {
        Ok(Box::new(FailingFile(RealDisk.create_new(path)?, self.at)))
    }
    fn open_at<'a>(
        &'a self,
        path: &Path,
        length: u64,
    ) -> std::io::Result<Box<dyn doorstep::storage::disk::DiskFile + 'a>> {
        RealDisk.open_at(path, length)
    }
    fn read(&self, path: &Path, limit: u64) -> std::io::Result<Vec<u8>> {
        RealDisk.read(path, limit)
    }
    fn rename(&self, _: &Path, _: &Path) -> std::io::Result<()> {
        Err(std::io::ErrorKind::PermissionDenied.into())
    }
    fn hard_link(&self, _: &Path, _: &Path) -> std::io::Result<()> {
        Err(std::io::ErrorKind::Unsupported.into())
    }
    fn sync_dir(&self, dir: &Path) -> std::io::Result<()> {
        RealDisk.sync_dir(dir)
    }
    fn list(&self, dir: &Path) -> std::io::Result<Vec<doorstep::storage::disk::DirEntry>> {
        RealDisk.list(dir)
    }
    fn metadata(&self, path: &Path) -> std::io::Result<doorstep::storage::disk::Meta> {
        RealDisk.metadata(path)
    }
    fn remove(&self, path: &Path) -> std::io::Result<()> {
        RealDisk.remove(path)
    }
}

#[test]
fn a_copy_that_fails_leaves_nothing_behind() {
    for at in ["write", "sync", "rename"] {
        let place = tempfile::tempdir().expect("a folder");
        let (from, folder) = (place.path().join("film.mp4"), place.path().join("materials"));
        write(&from, "a film");
        let why = copy_in(&Failing { at }, &from, &folder, &|| false).expect_err(at);
        assert_eq!(why.path().map(PathBuf::from), Some(folder.clone()), "{at}: the reason names the folder");
        assert_eq!(names(&folder), Vec::<String>::new(), "{at}");
        assert_eq!(std::fs::read_to_string(&from).expect("read"), "a film", "{at}");
    }
}
