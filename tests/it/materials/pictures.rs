//! Pictures of pages: drawn by a subprocess, which is cut off when it misbehaves.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use doorstep::core::trouble::FileTrouble;
use doorstep::materials::pictures::{LONGEST_SIDE, Limits, PictureEvent, Pictures, Request};

const PATIENCE: Duration = Duration::from_mins(1);

fn program() -> PathBuf {
    PathBuf::from(env!("CARGO_BIN_EXE_doorstep"))
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name)
}

fn open_with(program: &Path, file: &Path, limits: Limits) -> (Pictures, Receiver<PictureEvent>) {
    let (sender, events) = channel();
    let on_event = Arc::new(move |event| {
        // The test may be over.
        sender.send(event).ok();
    });
    (Pictures::open(program, file, limits, on_event), events)
}

fn open(file: &Path) -> (Pictures, Receiver<PictureEvent>) {
    open_with(&program(), file, Limits::default())
}

fn next(events: &Receiver<PictureEvent>) -> PictureEvent {
    events.recv_timeout(PATIENCE).expect("an answer")
}

#[test]
fn pages_are_drawn_as_wide_as_wanted_and_hold_ink() {
    let (pictures, events) = open(&fixture("guide-en.pdf"));
    let PictureEvent::Opened(sizes) = next(&events) else { panic!("it opens") };
    assert!(sizes.len() > 3 && sizes.iter().all(|(width, height)| *width > 100.0 && *height > 100.0));
    for (page, width, expected) in [(1, 200, 200), (2, 800, 800), (1, 1, 16), (1, 1_000_000, 0)] {
        pictures.want([Request { page, width }]);
        let PictureEvent::Drawn(request, picture) = next(&events) else { panic!("{page} is drawn") };
        assert_eq!(request, Request { page, width });
        assert!(picture.width <= LONGEST_SIDE && picture.height <= LONGEST_SIDE, "{picture:?}");
        if expected > 0 {
            assert!(picture.width.abs_diff(expected) <= 1, "{picture:?}");
        }
        let (wide, high) = sizes[page as usize - 1];
        let shape = f64::from(picture.width) / f64::from(picture.height);
        assert!((shape - f64::from(wide / high)).abs() < 0.1, "{picture:?}");
        assert_eq!(picture.pixels.len(), (picture.width * picture.height) as usize);
        let dark = picture.pixels.iter().filter(|pixel| pixel.to_ne_bytes()[0] < 128).count();
        assert!(width < 100 || dark > 0, "there is text on it");
        assert!(picture.pixels.iter().all(|pixel| pixel.to_ne_bytes()[3] == 255), "nothing shines through");
    }
    pictures.want([Request { page: 5_000, width: 100 }]);
    let failed = PictureEvent::Failed(Request { page: 5_000, width: 100 }, FileTrouble::Damaged);
    assert_eq!(next(&events), failed, "there is no such page");
}

#[test]
fn what_is_not_wanted_any_more_is_not_drawn() {
    let (pictures, events) = open(&fixture("guide-en.pdf"));
    pictures.want((1..=3).map(|page| Request { page, width: 100 }));
    pictures.want([Request { page: 2, width: 150 }]);
    let PictureEvent::Opened(_) = next(&events) else { panic!("it opens") };
    assert!(matches!(next(&events), PictureEvent::Drawn(Request { page: 2, width: 150 }, _)));
    assert!(events.recv_timeout(Duration::from_millis(300)).is_err(), "and nothing else");
}

#[test]
fn what_is_no_sound_pdf_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().expect("a folder");
    let put = |name: &str, bytes: &[u8]| {
        let path = folder.path().join(name);
        std::fs::write(&path, bytes).expect("written");
        path
    };
    let large = put("large.pdf", b"%PDF-1.7\n");
    std::fs::OpenOptions::new()
        .write(true)
        .open(&large)
        .and_then(|file| file.set_len((1 << 29) + 1))
        .expect("set");
    let table = [
        (folder.path().join("gone.pdf"), FileTrouble::NotThere),
        (folder.path().to_owned(), FileTrouble::Unreadable),
        (large, FileTrouble::TooLarge),
        (put("empty.pdf", b""), FileTrouble::Damaged),
        (put("login.pdf", b"<html>Please log in</html>"), FileTrouble::Damaged),
        (put("header.pdf", b"%PDF-1.7\n"), FileTrouble::Damaged),
        (fixture("numbered-en.pptx"), FileTrouble::Damaged),
    ];
    for (path, why) in table {
        let (_pictures, events) = open(&path);
        assert_eq!(next(&events), PictureEvent::Refused(why), "{}", path.display());
    }
}

#[test]
fn cut_off_and_scrambled_files_cost_a_picture_at_most() {
    let folder = tempfile::tempdir().expect("a folder");
    let whole = std::fs::read(fixture("twin-en.pdf")).expect("read");
    for round in 0..12_usize {
        let mut bytes = whole.clone();
        if round % 2 == 0 {
            bytes.truncate(whole.len() * (round + 1) / 13);
        } else {
            for step in 0..40 {
                let at = (round * 7_919 + step * 104_729) % bytes.len();
                bytes[at] = bytes[at].wrapping_add(u8::try_from(step).expect("small") | 1);
            }
        }
        let path = folder.path().join(format!("{round}.pdf"));
        std::fs::write(&path, &bytes).expect("written");
        let (pictures, events) = open(&path);
        match next(&events) {
            PictureEvent::Opened(sizes) => {
                let pages = u32::try_from(sizes.len()).expect("few");
                pictures.want((1..=pages).map(|page| Request { page, width: 120 }));
                for _ in 0..pages {
                    assert!(matches!(next(&events), PictureEvent::Drawn(..) | PictureEvent::Failed(..)));
                }
            }
            event => assert!(matches!(event, PictureEvent::Refused(_)), "{event:?}"),
        }
    }
}

/// A program that does not answer as it should.
#[cfg(unix)]
fn fake(folder: &Path, script: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("fake");
    std::fs::write(&path, format!("#!/bin/sh\n{script}\n")).expect("written");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).expect("may be run");
    path
}

#[cfg(unix)]
#[test]
fn a_process_that_hangs_lies_or_falls_is_ended_and_explained() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = Limits { time: Duration::from_millis(400), ..Limits::default() };
    let open_fake = |script: &str| open_with(&fake(folder.path(), script), Path::new("x.pdf"), limits);
    for (script, why) in [
        ("exec sleep 100", FileTrouble::DrawingTooLong),
        ("exit 1", FileTrouble::DrawingFailed),
        ("echo nonsense", FileTrouble::DrawingFailed),
        ("echo open 3; echo one two", FileTrouble::DrawingFailed),
        ("head -c 100000 /dev/zero", FileTrouble::DrawingFailed),
        ("echo page 1 999999 999999", FileTrouble::DrawingFailed),
    ] {
        let (_pictures, events) = open_fake(script);
        assert_eq!(next(&events), PictureEvent::Refused(why), "{script}");
    }
    let request = Request { page: 1, width: 50 };
    for (script, why) in [
        ("echo open 1; echo 10 10; exec sleep 100", FileTrouble::DrawingTooLong),
        ("echo open 1; echo 10 10; read line; exit 0", FileTrouble::DrawingFailed),
        ("echo open 1; echo 10 10; read line; echo failed 7; exec sleep 100", FileTrouble::DrawingFailed),
    ] {
        let (pictures, events) = open_fake(script);
        assert!(matches!(next(&events), PictureEvent::Opened(_)), "{script}");
        // It is started anew a few times, and then given up.
        for _ in 0..6 {
            pictures.want([request]);
            let PictureEvent::Failed(failed, told) = next(&events) else { panic!("{script}") };
            assert_eq!(failed, request);
            assert!(told == why || told == FileTrouble::DrawingFailed, "{script}: {told:?}");
        }
    }
    let (_pictures, events) = open_with(&folder.path().join("no such program"), Path::new("x.pdf"), limits);
    assert_eq!(next(&events), PictureEvent::Refused(FileTrouble::DrawingFailed));
}

#[cfg(unix)]
#[test]
fn a_process_that_eats_memory_is_ended() {
    let folder = tempfile::tempdir().expect("a folder");
    let limits = Limits { memory: 64 << 20, ..Limits::default() };
    // A text that doubles until it is found out.
    let script = "echo open 1; echo 10 10; read line; x=aaaaaaaaaaaaaaaa; while :; do x=$x$x; done";
    let (pictures, events) = open_with(&fake(folder.path(), script), Path::new("x.pdf"), limits);
    assert!(matches!(next(&events), PictureEvent::Opened(_)));
    let request = Request { page: 1, width: 50 };
    pictures.want([request]);
    assert_eq!(next(&events), PictureEvent::Failed(request, FileTrouble::DrawingTooLarge));
}

#[cfg(unix)]
#[test]
fn where_a_process_falls_while_it_draws_several_pages_only_the_one_at_fault_fails() {
    let folder = tempfile::tempdir().expect("a folder");
    let started = folder.path().join("started");
    let script = format!(
        "echo open 3; for page in 1 2 3; do echo 10 10; done
        [ -e '{0}' ] || {{ touch '{0}'; read line; read line; exit 1; }}
        while read page width; do
            [ $page = 2 ] && exit 1
            printf 'page %s 1 1 4\\nABCD' $page
        done",
        started.display()
    );
    let program = fake(folder.path(), &script);
    let (pictures, events) = open_with(&program, Path::new("x.pdf"), Limits::default());
    assert!(matches!(next(&events), PictureEvent::Opened(_)));
    let [one, two, three] = [1, 2, 3].map(|page| Request { page, width: 50 });
    pictures.want([one, two, three]);
    assert!(matches!(next(&events), PictureEvent::Drawn(request, _) if request == one), "not at fault");
    assert_eq!(next(&events), PictureEvent::Failed(two, FileTrouble::DrawingFailed));
    assert!(matches!(next(&events), PictureEvent::Drawn(request, _) if request == three), "not at fault");
}

#[test]
fn pages_come_in_the_order_in_which_they_are_wanted_each_as_it_is_drawn_alone() {
    let (pictures, events) = open(&fixture("guide-en.pdf"));
    let PictureEvent::Opened(sizes) = next(&events) else { panic!("it opens") };
    let pages = u32::try_from(sizes.len()).expect("few");
    let drawn = |requests: &[Request]| -> Vec<_> {
        pictures.want(requests.iter().copied());
        requests.iter().map(|_| next(&events)).collect()
    };
    let requests: Vec<_> = (1..=pages).rev().map(|page| Request { page, width: 60 + page }).collect();
    let together = drawn(&requests);
    let alone: Vec<_> = requests.iter().flat_map(|request| drawn(&[*request])).collect();
    let same = |(one, other): (&PictureEvent, &PictureEvent)| one == other;
    assert!(together.iter().zip(&alone).all(same), "the same pictures in the same order");
    let order =
        |event: &PictureEvent| if let PictureEvent::Drawn(request, _) = event { *request } else { panic!() };
    assert_eq!(together.iter().map(order).collect::<Vec<_>>(), requests);
}
