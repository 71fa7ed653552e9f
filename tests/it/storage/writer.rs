//! The writer's thread: order, what is left out, what is reported, and closing.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use doorstep::storage::error::ErrorKind;
use doorstep::storage::keys::DocKey;
use doorstep::storage::store::Store;
use doorstep::storage::writer::{MakeBytes, SaveEvent, SaveRequest, Writer};
use uuid::Uuid;

use super::mem_disk::MemDisk;
use super::{at, course, dir, ready, stored, version};

const LONG: Duration = Duration::from_mins(1);

fn start(store: &Arc<Store>) -> (Writer, Receiver<SaveEvent>) {
    let (sender, events) = channel();
    let sender: Mutex<Sender<SaveEvent>> = Mutex::new(sender);
    let on_event = Arc::new(move |event| sender.lock().expect("unpoisoned").send(event).expect("read"));
    let writer = Writer::start(Arc::clone(store), Arc::new(|| at(5)), on_event).expect("a thread");
    (writer, events)
}

fn request(key: DocKey, revision: u64) -> SaveRequest {
    SaveRequest { key, revision, bytes: Box::new(move || Ok(version(revision))) }
}

#[test]
fn saves_are_done_and_reported() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    writer.save(request(course(), 1));
    assert!(writer.flush(LONG));
    assert_eq!(stored(&store), Some(1));
    assert_eq!(events.try_iter().collect::<Vec<_>>(), [SaveEvent::Saved { key: course(), revision: 1 }]);
}

#[test]
fn of_many_waiting_saves_only_the_newest_is_done() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    // The first one holds the writer until all others are in line.
    let (go, wait) = channel::<()>();
    let first = DocKey::Course(Uuid::from_u128(99));
    let bytes = Box::new(move || wait.recv().map(|()| version(1)).map_err(|error| error.to_string()));
    writer.save(SaveRequest { key: first, revision: 1, bytes });
    for revision in 2..=50 {
        writer.save(request(course(), revision));
    }
    writer.remove(course());
    writer.save(request(course(), 51));
    writer.save(request(course(), 52));
    go.send(()).expect("the writer waits");
    assert!(writer.flush(LONG));
    let seen: Vec<SaveEvent> = events.try_iter().collect();
    assert_eq!(
        seen,
        [
            SaveEvent::Saved { key: first, revision: 1 },
            SaveEvent::Saved { key: course(), revision: 50 },
            SaveEvent::Removed { key: course() },
            SaveEvent::Saved { key: course(), revision: 52 },
        ]
    );
    assert_eq!(stored(&store), Some(52));
}

#[test]
fn a_failure_is_reported_and_the_next_save_works() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    disk.fail_writes(Some(std::io::ErrorKind::StorageFull));
    writer.save(request(course(), 1));
    assert!(writer.flush(LONG));
    match events.try_recv().expect("an event") {
        SaveEvent::Failed { key, revision: 1, error } => {
            assert_eq!((key, error.kind()), (course(), ErrorKind::NoSpace));
        }
        other => panic!("{other:?}"),
    }
    disk.mend();
    writer.save(request(course(), 2));
    assert!(writer.flush(LONG));
    assert_eq!(events.try_recv().expect("an event"), SaveEvent::Saved { key: course(), revision: 2 });
}

#[test]
fn a_document_that_can_not_be_written_costs_one_save_not_the_thread() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    let makers: [MakeBytes; 2] = [Box::new(|| Err("no".to_owned())), Box::new(|| panic!("on purpose"))];
    for (revision, bytes) in (1..).zip(makers) {
        writer.save(SaveRequest { key: course(), revision, bytes });
        assert!(writer.flush(LONG));
        let event = events.try_recv().expect("an event");
        assert!(
            matches!(&event, SaveEvent::Failed { error, .. } if error.kind() == ErrorKind::Internal),
            "{event:?}"
        );
    }
    writer.save(request(course(), 3));
    assert!(writer.flush(LONG));
    assert_eq!(stored(&store), Some(3));
}

#[test]
fn a_change_from_outside_is_reported_before_the_save() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    disk.put(&dir().file(course()), &version(77));
    writer.save(request(course(), 1));
    assert!(writer.flush(LONG));
    let seen: Vec<SaveEvent> = events.try_iter().collect();
    assert!(matches!(&seen[0], SaveEvent::ChangedOutside { key, .. } if *key == course()), "{seen:?}");
    assert_eq!(seen[1], SaveEvent::Saved { key: course(), revision: 1 });
}

#[test]
fn closing_saves_what_waits() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, events) = start(&store);
    for number in 1..=20 {
        writer.save(request(DocKey::Course(Uuid::from_u128(number)), 1));
    }
    drop(writer);
    assert_eq!(events.iter().count(), 20);
    assert_eq!(store.list(doorstep::storage::keys::DocKind::Course).expect("a list").len(), 20);
}

#[test]
fn waiting_for_a_hanging_disk_has_an_end() {
    let disk = Arc::new(MemDisk::default());
    let store = Arc::new(ready(&disk));
    let (writer, _events) = start(&store);
    let (go, wait) = channel::<()>();
    let bytes = Box::new(move || wait.recv().map(|()| version(1)).map_err(|error| error.to_string()));
    writer.save(SaveRequest { key: course(), revision: 1, bytes });
    assert!(!writer.flush(Duration::from_millis(20)), "not done yet, and it says so");
    assert!(!writer.close(Duration::from_millis(20)), "nor does closing wait for ever");
    go.send(()).expect("the writer waits");
    assert!(writer.close(LONG), "it ends when the disk answers");
    assert_eq!(stored(&store), Some(1));
    assert!(!writer.flush(LONG), "nobody is there any more");
}
