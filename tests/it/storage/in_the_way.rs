//! Pipes, links, folders and files where something else should be: nothing waits, nothing is followed out of the
//! data folder, and what is in the way is named.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use doorstep::app::startup::{Start, StartNotice};
use doorstep::core::ids::CourseId;
use doorstep::core::model::course::Course;
use doorstep::core::model::summary::CourseSummary;
use doorstep::materials::find::fingerprint::fingerprint;
use doorstep::materials::identify::kind_of_file;
use doorstep::materials::reading::read_file;
use doorstep::storage::codec::{self, verify};
use doorstep::storage::copy::copy_in;
use doorstep::storage::disk::{Disk, RealDisk};
use doorstep::storage::error::ErrorKind;
use doorstep::storage::index::{Index, IndexEntry};
use doorstep::storage::keys::{DocKey, DocKind};
use doorstep::storage::logs;
use doorstep::storage::outside::{open_outside, read_outside};
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use jiff::civil::date;

use super::at;

/// Runs what must not hang.
fn in_time<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> T {
    let (done, wait) = channel();
    std::thread::spawn(move || done.send(work()));
    wait.recv_timeout(Duration::from_secs(20)).expect("it hangs")
}

fn pipe(path: &Path) {
    let mode = rustix::fs::Mode::from_raw_mode(0o600);
    rustix::fs::mkfifoat(rustix::fs::CWD, path, mode).expect("a pipe");
}

fn start(root: &Path) -> Start {
    let dir = DataDir::at(root);
    in_time(move || Start::on(dir))
}

fn store(root: &Path) -> Store {
    let store = Store::new(Arc::new(RealDisk), DataDir::at(root), verify);
    store.prepare(at(0)).expect("a folder");
    store
}

fn course(name: &str) -> Course {
    Course::new(CourseId::named(name), name, "en", date(2026, 9, 14).at(8, 0, 0, 0))
}

#[test]
fn a_pipe_in_the_place_of_any_small_file_holds_nothing_up() {
    let names = ["settings.json", "words.json", "places.json", "known-files.json", "index.json"];
    for name in names.into_iter().chain(["device.json", "doorstep.lock.json", "renderer-starting"]) {
        let folder = tempfile::tempdir().expect("a folder");
        pipe(&folder.path().join(name));
        let start = start(folder.path());
        assert!(!start.look_only, "{name}");
        let marker = doorstep::storage::marker::Marker::new(start.store.as_ref().expect("a store").dir());
        assert_eq!(in_time(move || marker.read()), None);
        let words = start.notices.contains(&StartNotice::WordsBroken);
        assert_eq!(words, name == "words.json");
    }
    let folder = tempfile::tempdir().expect("a folder");
    pipe(&folder.path().join("doorstep.lock"));
    let start = start(folder.path());
    assert_eq!(start.in_the_way, Some(folder.path().join("doorstep.lock")));
}

#[test]
fn a_pipe_among_the_files_of_the_person_holds_nothing_up() {
    let folder = tempfile::tempdir().expect("a folder");
    let into = folder.path().join("materials");
    fs::create_dir(&into).expect("a folder");
    for name in ["deck.pptx", "guide.pdf", "course.doorstep", "list.csv"] {
        let path = folder.path().join(name);
        pipe(&path);
        pipe(&into.join(name));
        let (here, never) = (path.clone(), || false);
        assert!(in_time(move || open_outside(&here).map(drop)).is_err(), "{name}");
        let here = path.clone();
        assert!(in_time(move || read_outside(&here, 100)).is_err(), "{name}");
        let here = path.clone();
        assert!(in_time(move || kind_of_file(&here)).is_err(), "{name}");
        let here = path.clone();
        assert!(in_time(move || read_file(&here, &never)).is_err(), "{name}");
        let here = path.clone();
        assert!(in_time(move || fingerprint(&here, &never)).is_err(), "{name}");
        let (here, there) = (path.clone(), into.clone());
        assert!(in_time(move || copy_in(&RealDisk, &here, &there, &never)).is_err(), "{name}");
        // One that stands where a copy is to go is passed by.
        fs::remove_file(&path).expect("removed");
        fs::write(&path, "a file").expect("written");
        let (here, there) = (path.clone(), into.clone());
        let copy = in_time(move || copy_in(&RealDisk, &here, &there, &never)).expect("copied");
        assert_ne!(copy, into.join(name));
    }
}

#[test]
fn a_link_pipe_or_folder_among_the_courses_is_no_course_and_hides_no_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = Arc::new(store(folder.path()));
    let good = course("good");
    store.save(DocKey::Course(good.id.0), &codec::to_bytes(&good).expect("bytes"), at(1)).expect("saved");
    let [piped, linked, dangling, folded] =
        ["pipe", "link", "dangling", "folder"].map(|name| DocKey::Course(CourseId::named(name).0));
    fs::create_dir(store.dir().file(folded)).expect("a folder");
    pipe(&store.dir().file(piped));
    let outside = folder.path().join("outside.json");
    fs::write(&outside, codec::to_bytes(&course("link")).expect("bytes")).expect("written");
    symlink(&outside, store.dir().file(linked)).expect("a link");
    symlink(folder.path().join("nowhere"), store.dir().file(dangling)).expect("a link");
    assert_eq!(store.list(DocKind::Course).expect("a list").len(), 5, "each is told");
    for key in [piped, linked, dangling, folded] {
        let here = Arc::clone(&store);
        let refused = in_time(move || here.read(key)).expect_err("no plain file");
        assert_eq!(refused.kind(), ErrorKind::InTheWay);
        let bytes = codec::to_bytes(&course("x")).expect("bytes");
        let here = Arc::clone(&store);
        assert!(in_time(move || here.save(key, &bytes, at(2))).is_err(), "it is not replaced unsaid");
        assert!(!fs::symlink_metadata(store.dir().file(key)).expect("there").is_file());
    }
    assert!(store.read(DocKey::Course(good.id.0)).expect("readable").is_some());
    assert!(fs::read(&outside).is_ok() && !folder.path().join("nowhere").exists());
}

#[test]
fn no_link_makes_a_file_outside_of_the_data_folder() {
    for name in ["doorstep.lock", "settings.json", "logs/doorstep.1970-01-01.log"] {
        let folder = tempfile::tempdir().expect("a folder");
        let (root, target) = (folder.path().join("data"), folder.path().join("target"));
        fs::create_dir_all(root.join("logs")).expect("a folder");
        symlink(&target, root.join(name)).expect("a link");
        let start = start(&root);
        assert_eq!(start.look_only, name == "doorstep.lock", "{name}");
        if let Some(store) = start.store {
            store.save(DocKey::Settings, b"{}", at(1)).ok();
        }
        logs::open(&DataDir::at(&root), jiff::Timestamp::UNIX_EPOCH).ok();
        assert!(!target.exists(), "{name} was followed");
    }
    // The part of a download that somebody prepared as a link.
    let folder = tempfile::tempdir().expect("a folder");
    let (part, target) = (folder.path().join("x.doorstep-part"), folder.path().join("target"));
    fs::write(&target, "mine").expect("written");
    symlink(&target, &part).expect("a link");
    assert!(RealDisk.open_at(&part, 0).is_err());
    assert_eq!(fs::read(&target).expect("there"), b"mine");
}

#[test]
fn what_is_in_the_way_is_named() {
    for name in ["logs", "bin", "backups", "courses"] {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(name), "a file").expect("written");
        let start = start(folder.path());
        assert!(start.look_only);
        assert_eq!(start.notices, [StartNotice::InTheWay], "{name}");
        assert_eq!(start.in_the_way, Some(folder.path().join(name)));
    }
    let folder = tempfile::tempdir().expect("a folder");
    fs::create_dir(folder.path().join("settings.json")).expect("a folder");
    let refused = store(folder.path()).save(DocKey::Settings, b"{}", at(1)).expect_err("a folder");
    assert_eq!(
        (refused.kind(), refused.path()),
        (ErrorKind::InTheWay, Some(folder.path().join("settings.json").as_path()))
    );
}

#[test]
fn folders_that_are_there_and_logs_become_private() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = DataDir::at(folder.path());
    let log = dir.logs().join("doorstep.1970-01-01.log");
    let inside: Vec<PathBuf> = dir.folders();
    for path in &inside {
        fs::create_dir_all(path).expect("a folder");
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).expect("open to all");
    }
    fs::write(&log, "old").expect("written");
    for day in 1..=9 {
        fs::write(dir.logs().join(format!("doorstep.1969-01-0{day}.log")), "older").expect("written");
    }
    drop(start(folder.path()));
    logs::open(&dir, jiff::Timestamp::UNIX_EPOCH).expect("a log");
    let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
    assert!(inside.iter().all(|path| mode(path) == 0o700));
    assert_eq!(mode(&log), 0o600);
    assert_eq!(fs::read_dir(dir.logs()).expect("a folder").count(), 7, "a week is kept");
}

#[test]
fn an_index_of_more_than_ten_thousand_courses_is_kept_and_read() {
    let folder = tempfile::tempdir().expect("a folder");
    let store = store(folder.path());
    let mut summary = CourseSummary::of(&course("many"));
    let lines = (0..12_000_u32).map(|number| {
        summary.id = CourseId::named(&number.to_string());
        IndexEntry { size: 1, modified: 1, summary: summary.clone() }
    });
    let bytes = Index::of(lines.collect()).to_bytes().expect("bytes");
    // As many values as courses with days have.
    store.save(DocKey::Index, &bytes, at(1)).expect("saved");
    assert_eq!(Index::read(&store).courses.len(), 12_000);
    let many = format!("[{}0]", "0,".repeat(1_000_001));
    assert!(verify(DocKey::Index, many.as_bytes()).is_ok(), "it is not counted as a document is");
}
