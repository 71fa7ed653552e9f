//! Fetching one file over a bad line: it is there whole and checked, or not at all.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use doorstep::core::download::{Ended, Wanted, Why, format_of_name};
use doorstep::core::ids::FileId;
use doorstep::materials::download::fetch::{Job, fetch};
use doorstep::materials::download::web::{Allowed, Stop, Web};
use doorstep::storage::disk::{Disk, DiskFile, Entry, Meta, RealDisk};
use doorstep::storage::partial::left_in;

use super::server::{How, Reply, Request, Server, served};

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name))
        .expect("a fixture")
}

fn deck() -> Vec<u8> {
    fixture("boxes-en.pptx")
}

fn guide() -> Vec<u8> {
    fixture("guide-en.pdf")
}

/// A folder and what is fetched into it.
struct Desk {
    folder: tempfile::TempDir,
    server: Server,
    wanted: Wanted,
}

impl Desk {
    fn new(name: &str, answers: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let server = Server::new(answers);
        let format = format_of_name(name).expect("a format");
        let url = "https://a.org/file".to_owned();
        let wanted = Wanted { file: FileId::named("f"), name: name.to_owned(), url, format };
        Self { folder: tempfile::tempdir().expect("a folder"), server, wanted }
    }

    fn try_on(&self, disk: &dyn Disk) -> Ended {
        let stop = Stop::default();
        let web = self.server.web();
        let job = Job { wanted: &self.wanted, folder: self.folder.path(), disk, web: &web, stop: &stop };
        fetch(&job, &|_, _| {})
    }

    fn try_once(&self) -> Ended {
        self.try_on(&RealDisk)
    }

    /// All names in the folder.
    fn names(&self) -> BTreeSet<String> {
        std::fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a text"))
            .collect()
    }

    /// The file is there with these bytes, and nothing else.
    fn assert_done(&self, ended: &Ended, bytes: &[u8]) {
        let path = self.folder.path().join(&self.wanted.name);
        assert_eq!(*ended, Ended::Done(path.clone()));
        assert_eq!(std::fs::read(&path).expect("the file"), bytes);
        assert_eq!(self.names(), BTreeSet::from([self.wanted.name.clone()]));
    }

    /// Nothing has the name of the file.
    fn assert_failed(&self, ended: &Ended, why: Why) {
        assert!(matches!(ended, Ended::Failed(told, _) if *told == why), "{ended:?} is not {why:?}");
        assert!(!self.folder.path().join(&self.wanted.name).exists());
    }
}

#[test]
fn good_servers_give_the_file() {
    for (name, bytes) in [("deck.pptx", deck()), ("guide.pdf", guide())] {
        for how in [How::Whole, How::Drip(997), How::Chunks] {
            let own = bytes.clone();
            let desk = Desk::new(name, move |asked, _| served(asked, &own, "\"1\"").how(how.clone()));
            desk.assert_done(&desk.try_once(), &bytes);
        }
    }
}

#[test]
fn a_cut_costs_only_the_rest() {
    let bytes = deck();
    let own = bytes.clone();
    let third = bytes.len() / 3;
    let desk = Desk::new("deck.pptx", move |asked, before| {
        served(asked, &own, "\"1\"").how(if before < 2 { How::Cut(third) } else { How::Whole })
    });
    desk.assert_failed(&desk.try_once(), Why::Cut);
    desk.assert_failed(&desk.try_once(), Why::Cut);
    let left = left_in(&RealDisk, desk.folder.path());
    assert_eq!(left.len(), 1);
    assert_eq!((left[0].0.as_str(), left[0].1.safe), ("deck.pptx", 2 * third as u64));
    assert_eq!(left[0].1.total, Some(bytes.len() as u64));
    desk.assert_done(&desk.try_once(), &bytes);
    let from: Vec<Option<usize>> = desk.server.asked().iter().map(|asked| asked.from).collect();
    assert_eq!(from, [None, Some(third), Some(2 * third)], "each goes on where the last ended");
    assert!(left_in(&RealDisk, desk.folder.path()).is_empty());
}

#[test]
fn a_stall_ends_and_what_came_is_kept() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |asked, before| {
        served(asked, &own, "\"1\"").how(if before == 0 { How::Stall(700) } else { How::Whole })
    });
    desk.assert_failed(&desk.try_once(), Why::Stalled);
    desk.assert_done(&desk.try_once(), &bytes);
    assert_eq!(desk.server.asked()[1].from, Some(700));
}

#[test]
fn the_person_can_stop_a_stalled_one_at_once() {
    let own = guide();
    let desk = Desk::new("guide.pdf", move |asked, _| served(asked, &own, "\"1\"").how(How::Stall(700)));
    let stop = Arc::new(Stop::default());
    let patient = Web { stall: Duration::from_hours(1), ..desk.server.web() };
    let other = Arc::clone(&stop);
    let seen = AtomicUsize::new(0);
    let job =
        Job { wanted: &desk.wanted, folder: desk.folder.path(), disk: &RealDisk, web: &patient, stop: &stop };
    let ended = fetch(&job, &|_, _| {
        if seen.fetch_add(1, Ordering::SeqCst) == 0 {
            let other = Arc::clone(&other);
            std::thread::spawn(move || {
                std::thread::sleep(Duration::from_millis(100));
                other.ask();
            });
        }
    });
    assert_eq!(ended, Ended::Stopped);
    assert_eq!(left_in(&RealDisk, desk.folder.path()).len(), 1);
}

#[test]
fn a_new_version_is_fetched_from_its_beginning() {
    // A server that keeps to If-Range, one that ignores it, and one that does not know ranges at all.
    for manners in 0..3 {
        let (old, new) = (guide(), [guide(), b"\n% more\n%%EOF\n".to_vec()].concat());
        let fresh = new.clone();
        let desk = Desk::new("guide.pdf", move |asked, before| {
            if before == 0 {
                return served(asked, &old, "\"1\"").how(How::Cut(500));
            }
            match manners {
                0 => served(asked, &fresh, "\"2\""),
                1 => served(&Request { if_range: None, ..asked.clone() }, &fresh, "\"2\""),
                _ => Reply { body: fresh.clone(), ..Reply::of(200) },
            }
        });
        desk.assert_failed(&desk.try_once(), Why::Cut);
        desk.assert_done(&desk.try_once(), &new);
    }
}

#[test]
fn without_a_version_nothing_is_pieced_together() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |_, before| {
        let how = if before == 0 { How::Cut(500) } else { How::Whole };
        Reply { body: own.clone(), how, ..Reply::of(200) }.with("ETag", "W/\"weak\"")
    });
    desk.assert_failed(&desk.try_once(), Why::Cut);
    desk.assert_done(&desk.try_once(), &bytes);
    assert_eq!(desk.server.asked()[1].from, None);
}

#[test]
fn lies_about_the_length_are_seen() {
    // More than there is: what came turns out to be all by the answer to the next question.
    let bytes = deck();
    let own = bytes.clone();
    let desk = Desk::new("deck.pptx", move |asked, _| Reply {
        told: asked.from.is_none().then_some(own.len() + 1000),
        ..served(asked, &own, "\"1\"")
    });
    desk.assert_failed(&desk.try_once(), Why::Cut);
    desk.assert_done(&desk.try_once(), &bytes);
    // Less than there is: cut short, and not taken for a deck or guide.
    for (name, bytes) in [("deck.pptx", deck()), ("guide.pdf", guide())] {
        let own = bytes.clone();
        let desk = Desk::new(name, move |_, _| {
            let short = own.len() * 2 / 3;
            Reply { body: own[..short].to_vec(), ..Reply::of(200) }.with("ETag", "\"1\"")
        });
        desk.assert_failed(&desk.try_once(), Why::Damaged);
        assert!(desk.names().is_empty(), "nothing of it is kept: {:?}", desk.names());
    }
}

#[test]
fn what_is_not_the_file_does_not_get_its_name() {
    let page = b"<!DOCTYPE html><html><body>Please sign in</body></html>".to_vec();
    let table: [(&str, Vec<u8>, &str, Why); 6] = [
        ("deck.pptx", page.clone(), "text/html; charset=utf-8", Why::WebPage),
        ("deck.pptx", page.clone(), "application/octet-stream", Why::WebPage),
        ("guide.pdf", page, "application/pdf", Why::WebPage),
        ("guide.pdf", deck(), "application/pdf", Why::WrongKind),
        ("deck.pptx", guide(), "application/pdf", Why::WrongKind),
        ("deck.pptx", Vec::new(), "application/octet-stream", Why::Damaged),
    ];
    for (name, body, kind, why) in table {
        let desk = Desk::new(name, move |_, _| {
            Reply { body: body.clone(), ..Reply::of(200) }.with("Content-Type", kind)
        });
        desk.assert_failed(&desk.try_once(), why);
        assert!(desk.names().is_empty(), "{name} {kind}: {:?}", desk.names());
    }
}

#[test]
fn a_deck_with_a_broken_slide_is_not_taken() {
    let mut body = deck();
    // A byte in the middle of the packed slides is another.
    let at = body.windows(16).position(|window| window == b"ppt/slides/slide").expect("a slide") + 60;
    body[at] ^= 0xFF;
    body[at + 1] ^= 0xFF;
    let desk = Desk::new("deck.pptx", move |_, _| Reply { body: body.clone(), ..Reply::of(200) });
    desk.assert_failed(&desk.try_once(), Why::Damaged);
}

#[test]
fn each_refusal_is_told_apart() {
    let table = [
        (401, Why::Forbidden),
        (403, Why::Forbidden),
        (404, Why::Gone),
        (410, Why::Gone),
        (418, Why::Answer),
        (204, Why::Answer),
        (429, Why::Busy),
        (500, Why::Busy),
        (503, Why::Busy),
    ];
    for (status, why) in table {
        let desk = Desk::new("guide.pdf", move |_, _| Reply::of(status).with("Retry-After", "7"));
        let ended = desk.try_once();
        desk.assert_failed(&ended, why);
        assert_eq!(why.may_pass(), why == Why::Busy);
        if why == Why::Busy {
            assert_eq!(ended, Ended::Failed(why, Some(7000)));
        }
    }
    let silent = Desk::new("guide.pdf", |_, _| Reply::of(0));
    silent.assert_failed(&silent.try_once(), Why::Cut);
    let desk = Desk::new("guide.pdf", |_, _| Reply::of(200));
    let nobody = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port").local_addr().expect("one");
    let web = Web { allowed: Allowed::StandIn(nobody), ..desk.server.web() };
    let (wanted, folder) = (&desk.wanted, desk.folder.path());
    let job = Job { wanted, folder, disk: &RealDisk, web: &web, stop: &Stop::default() };
    desk.assert_failed(&fetch(&job, &|_, _| {}), Why::NoConnection);
}

#[test]
fn redirects_are_followed_within_reason() {
    let bytes = guide();
    let own = bytes.clone();
    let desk = Desk::new("guide.pdf", move |asked, _| match asked.path.as_str() {
        "/file" => Reply::of(302).with("Location", "/a/there"),
        "/a/there" => Reply::of(307).with("Location", "here"),
        "/a/here" => served(asked, &own, "\"1\""),
        other => panic!("{other}"),
    });
    desk.assert_done(&desk.try_once(), &bytes);
    let round = Desk::new("guide.pdf", |_, _| Reply::of(302).with("Location", "/file"));
    round.assert_failed(&round.try_once(), Why::RedirectLoop);
    assert!(round.server.asked().len() < 20);
    for target in
        ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://localhost.example/x", "data:text/plain,x"]
    {
        let desk = Desk::new("guide.pdf", move |_, _| Reply::of(302).with("Location", target));
        desk.assert_failed(&desk.try_once(), Why::BadRedirect);
    }
    let nowhere = Desk::new("guide.pdf", |_, _| Reply::of(302));
    nowhere.assert_failed(&nowhere.try_once(), Why::Answer);
}

#[test]
fn the_product_asks_secure_addresses_alone() {
    for url in ["http://127.0.0.1:1/file", "http://a.org/file", "file:///etc/hosts", "https:///file", "file"]
    {
        let mut desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
        desk.wanted.url = url.to_owned();
        let (web, stop) = (Web::default(), Stop::default());
        let (wanted, folder) = (&desk.wanted, desk.folder.path());
        let ended = fetch(&Job { wanted, folder, disk: &RealDisk, web: &web, stop: &stop }, &|_, _| {});
        assert!(matches!(ended, Ended::Failed(Why::BadRedirect | Why::Answer, _)), "{url}: {ended:?}");
        assert!(desk.names().is_empty() && desk.server.asked().is_empty());
    }
}

#[test]
fn a_site_that_can_not_prove_who_it_is_gets_nothing_and_gives_nothing() {
    let server = std::net::TcpListener::bind(("127.0.0.1", 0)).expect("a port");
    let address = server.local_addr().expect("an address");
    std::thread::spawn(move || {
        use std::io::{Read, Write};
        for stream in server.incoming() {
            let mut stream = stream.expect("a stream");
            let mut hello = [0; 512];
            stream.read(&mut hello).ok();
            stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi").ok();
        }
    });
    let mut desk = Desk::new("guide.pdf", |_, _| Reply::of(200));
    desk.wanted.url = format!("https://{address}/guide.pdf");
    let web = Web { stall: Duration::from_secs(2), ..Web::default() };
    let (wanted, folder) = (&desk.wanted, desk.folder.path());
    let ended =
        fetch(&Job { wanted, folder, disk: &RealDisk, web: &web, stop: &Stop::default() }, &|_, _| {});
    // Behind a proxy that the system names, it may be the proxy that refuses.
    assert!(matches!(ended, Ended::Failed(..)), "{ended:?}");
    assert!(desk.names().is_empty());
    if std::env::vars().all(|(name, _)| !name.to_ascii_lowercase().ends_with("_proxy")) {
        assert_eq!(ended, Ended::Failed(Why::Certificate, None));
    }
}

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
    assert_eq!(ended, Ended::Done(desk.folder.path().join("guide (1).pdf")));
    assert_eq!(std::fs::read(&path).expect("there"), b"my own words");
    assert_eq!(std::fs::read(desk.folder.path().join("guide (1).pdf")).expect("there"), bytes);
    assert_eq!(desk.names().len(), 2);
}

#[test]
fn names_that_lead_elsewhere_are_refused() {
    for name in ["../up.pdf", "a/b.pdf", "C:\\x.pdf", ".hidden.pdf", "", "x\n.pdf"] {
        let mut desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
        desk.wanted.name = name.to_owned();
        assert!(matches!(desk.try_once(), Ended::Failed(Why::Disk, _)), "{name:?}");
        assert!(desk.names().is_empty() && desk.server.asked().is_empty());
    }
}

/// A disk with room for so many bytes more, and perhaps without second names.
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

    fn list(&self, dir: &Path) -> io::Result<Vec<Entry>> {
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
        desk.assert_failed(&desk.try_on(&disk), Why::NoSpace);
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
    assert_eq!(desk.try_on(&disk), Ended::Done(desk.folder.path().join("guide (1).pdf")));
}

#[test]
fn a_folder_that_is_gone_is_told() {
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    std::fs::remove_dir(desk.folder.path()).expect("gone");
    desk.assert_failed(&desk.try_once(), Why::FolderGone);
}

#[test]
fn one_that_another_doorstep_fetches_is_left_alone() {
    let bytes = guide();
    let desk = Desk::new("guide.pdf", |asked, _| served(asked, &guide(), "\"1\""));
    let part = desk.folder.path().join("guide.pdf.doorstep-part");
    let other = RealDisk.open_at(&part, 0).expect("open");
    desk.assert_failed(&desk.try_once(), Why::InUse);
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
        desk.assert_failed(&desk.try_once(), Why::Cut);
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
