//! The queue of downloads: two at a time, growing pauses, pausing, going on, giving up.

use std::path::PathBuf;

use doorstep::core::ids::FileId;
use doorstep::core::materials::download_queue::{
    AT_ONCE, DownloadError, Ended, PAUSES, Queue, State, Then, Wanted,
};
use doorstep::core::model::Extra;
use doorstep::core::model::material::{Format, MaterialFile};
use proptest::prelude::*;

fn id(number: usize) -> FileId {
    FileId::named(&number.to_string())
}

fn wanted(number: usize) -> Wanted {
    let name = format!("{number}.pdf");
    Wanted { file: id(number), url: format!("https://a.org/{name}"), name, format: Format::Pdf }
}

fn queue(count: usize) -> Queue {
    let mut queue = Queue::default();
    for number in 0..count {
        queue.add(wanted(number), PathBuf::from("/m"));
    }
    queue
}

fn started(queue: &mut Queue, now: u64) -> Vec<FileId> {
    queue.due(now).iter().map(|one| one.wanted.file).collect()
}

fn state(queue: &Queue, number: usize) -> State {
    queue.of(id(number)).expect("there").state.clone()
}

#[test]
fn two_run_at_a_time_in_their_order() {
    let mut queue = queue(4);
    assert_eq!(started(&mut queue, 0), [id(0), id(1)]);
    assert!(started(&mut queue, 0).is_empty());
    assert_eq!(queue.ended(id(1), Ended::Done(PathBuf::from("/m/1.pdf")), 5), None);
    assert_eq!(started(&mut queue, 5), [id(2)]);
    // One that is to stop still holds its place until it has.
    assert!(queue.pause(id(0)));
    assert!(started(&mut queue, 6).is_empty());
    queue.ended(id(0), Ended::Stopped, 7);
    assert_eq!(state(&queue, 0), State::Paused);
    assert_eq!(started(&mut queue, 7), [id(3)]);
    queue.clear_done();
    assert_eq!(queue.all().len(), 3);
}

#[test]
fn pauses_grow_and_then_the_person_is_asked() {
    let mut queue = queue(1);
    let mut now = 0;
    for pause in PAUSES {
        assert_eq!(started(&mut queue, now), [id(0)]);
        queue.ended(id(0), Ended::Failed(DownloadError::Cut, None), now);
        assert_eq!(state(&queue, 0), State::Pausing(now + pause, DownloadError::Cut));
        assert_eq!(queue.next_try(), Some(now + pause));
        assert!(started(&mut queue, now + pause - 1).is_empty(), "not before its time");
        now += pause;
    }
    assert_eq!(started(&mut queue, now), [id(0)]);
    queue.ended(id(0), Ended::Failed(DownloadError::Cut, None), now);
    assert_eq!(state(&queue, 0), State::Failed(DownloadError::Cut));
    assert_eq!(queue.next_try(), None);
    queue.resume(id(0));
    assert_eq!(started(&mut queue, now), [id(0)]);
    queue.ended(id(0), Ended::Failed(DownloadError::Cut, None), now);
    assert_eq!(
        state(&queue, 0),
        State::Pausing(now + PAUSES[0], DownloadError::Cut),
        "from the shortest again"
    );
}

#[test]
fn a_try_that_brought_much_begins_the_pauses_again() {
    let mut queue = queue(1);
    for round in 0..40_u64 {
        let now = round * 100_000;
        assert_eq!(started(&mut queue, now).len(), 1);
        queue.progress(id(0), (round + 1) * 200_000, Some(100_000_000), now + 1);
        queue.ended(id(0), Ended::Failed(DownloadError::Stalled, None), now + 2);
        assert_eq!(state(&queue, 0), State::Pausing(now + 2 + PAUSES[0], DownloadError::Stalled));
    }
}

#[test]
fn a_server_is_given_the_patience_that_it_asks_for_but_not_any() {
    let mut queue = queue(1);
    started(&mut queue, 0);
    queue.ended(id(0), Ended::Failed(DownloadError::Busy, Some(45_000)), 0);
    assert_eq!(queue.next_try(), Some(45_000));
    started(&mut queue, 45_000);
    queue.ended(id(0), Ended::Failed(DownloadError::Busy, Some(u64::MAX)), 45_000);
    assert_eq!(queue.next_try(), Some(345_000));
}

#[test]
fn what_no_patience_mends_is_told_at_once() {
    for why in [
        DownloadError::Gone,
        DownloadError::Forbidden,
        DownloadError::WebPage,
        DownloadError::NoSpace,
        DownloadError::Certificate,
        DownloadError::FolderGone,
    ] {
        let mut queue = queue(1);
        started(&mut queue, 0);
        queue.ended(id(0), Ended::Failed(why, None), 0);
        assert_eq!(state(&queue, 0), State::Failed(why));
    }
}

#[test]
fn cancelling_waits_for_the_one_that_runs() {
    let mut queue = queue(3);
    started(&mut queue, 0);
    assert_eq!(queue.cancel(id(0)), None);
    assert_eq!(state(&queue, 0), State::Stopping(Then::Forget));
    let gone = queue.ended(id(0), Ended::Stopped, 1).expect("to be taken away");
    assert_eq!(gone.wanted.file, id(0));
    assert!(queue.cancel(id(2)).is_some(), "one that waits goes at once");
    assert_eq!(queue.all().len(), 1);
    // Going on while it is still stopping, and an end that came before it could stop.
    queue.pause(id(1));
    queue.resume(id(1));
    queue.ended(id(1), Ended::Stopped, 2);
    assert_eq!(state(&queue, 1), State::Waiting);
    started(&mut queue, 3);
    queue.pause(id(1));
    let path = PathBuf::from("/m/1.pdf");
    queue.ended(id(1), Ended::Done(path.clone()), 4);
    assert_eq!(state(&queue, 1), State::Done(path));
}

#[test]
fn speed_and_time_left_are_measured() {
    let mut queue = queue(1);
    started(&mut queue, 0);
    for second in 0..=10_u64 {
        queue.progress(id(0), second * 1_000_000, Some(30_000_000), second * 1000);
    }
    let one = queue.of(id(0)).expect("there");
    assert_eq!(one.speed, Some(1_000_000));
    assert_eq!(one.seconds_left(), Some(20));
    assert!((one.share().expect("known") - 1.0 / 3.0).abs() < 0.001);
    queue.ended(id(0), Ended::Failed(DownloadError::Cut, None), 11_000);
    assert_eq!(queue.of(id(0)).expect("there").speed, None, "nothing moves now");
}

#[test]
fn only_files_with_a_safe_and_direct_address_can_be_fetched() {
    let file = |name: &str, format, url: Option<&str>| MaterialFile {
        id: id(1),
        format,
        language: None,
        file_name: name.to_owned(),
        url: url.map(str::to_owned),
        path: None,
        extra: Extra::new(),
    };
    let can = |name: &str, format, url| Wanted::of(&file(name, format, url)).is_some();
    assert!(can("a.pdf", Format::Pdf, Some("https://a.org/a.pdf")));
    assert!(can("A b.PPTX", Format::Pptx, Some("https://a.org/x?id=1")));
    assert!(!can("a.pdf", Format::Pdf, None));
    assert!(!can("a.pdf", Format::Pdf, Some("http://a.org/a.pdf")));
    assert!(!can("a.pdf", Format::Pptx, Some("https://a.org/a.pdf")));
    assert!(!can("a.exe", Format::Pdf, Some("https://a.org/a.exe")));
    assert!(!can("", Format::Web, Some("https://a.org/")));
    assert!(!can(".pdf", Format::Pdf, Some("https://a.org/")));
    let package = doorstep::core::model::built_in::built_in_packages().remove(0);
    let files: Vec<_> = package.materials.iter().flat_map(|one| &one.files).collect();
    assert!(files.len() > 20);
    for file in files {
        assert!(Wanted::of(file).is_some(), "{}", file.file_name);
    }
}

#[test]
fn two_files_never_go_to_one_name() {
    let mut queue = queue(1);
    let twin = Wanted { file: id(9), name: "0.PDF".to_owned(), ..wanted(0) };
    queue.add(twin.clone(), PathBuf::from("/m"));
    assert_eq!(queue.all().len(), 1);
    queue.add(twin, PathBuf::from("/other"));
    assert_eq!(queue.all().len(), 2);
}

proptest! {
    /// Whatever is done in whatever order, never more than two run, and one that was asked to stop ends.
    #[test]
    fn never_more_than_two_run(steps in prop::collection::vec((0..7_usize, 0..5_usize, 0..70_000_u64), 0..200)) {
        let mut queue = queue(5);
        let mut running: Vec<FileId> = Vec::new();
        let mut now = 0;
        for (what, number, pass) in steps {
            now += pass;
            let file = id(number);
            match what {
                0 => drop(queue.pause(file)),
                1 => queue.resume(file),
                2 => drop(queue.cancel(file)),
                3 => queue.add(wanted(number), PathBuf::from("/m")),
                4 => queue.progress(file, pass, Some(70_000), now),
                _ => {
                    if let Some(at) = running.iter().position(|one| *one == file) {
                        running.remove(at);
                        let how = match what {
                            5 => Ended::Failed(DownloadError::Cut, Some(pass)),
                            _ => Ended::Stopped,
                        };
                        queue.ended(file, how, now);
                    }
                }
            }
            for one in queue.due(now) {
                prop_assert!(!running.contains(&one.wanted.file), "one try of a file at a time");
                running.push(one.wanted.file);
            }
            prop_assert!(running.len() <= AT_ONCE);
            for file in &running {
                let one = queue.of(*file).expect("what runs is not forgotten");
                prop_assert!(matches!(one.state, State::Running | State::Stopping(_)));
            }
        }
    }
}
