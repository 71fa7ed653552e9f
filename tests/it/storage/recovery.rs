//! What is offered for a file that can't be read: the newest good backup, both times, and what differs.

use std::sync::Arc;

use doorstep::core::ids::DocId;
use doorstep::core::model::course::Course;
use doorstep::storage::codec::{Document, to_bytes, verify};
use doorstep::storage::disk::Disk;
use doorstep::storage::documents::{self, OpenError};
use doorstep::storage::error::ReadError;
use doorstep::storage::recovery::{Counts, offer};
use doorstep::storage::store::Store;

use super::mem_disk::MemDisk;
use super::{at, dir};
use crate::sample;

fn saved(disk: &Arc<MemDisk>, versions: &[&Course]) -> Store {
    let shared: Arc<dyn Disk> = Arc::<MemDisk>::clone(disk);
    let store = Store::new(shared, dir(), verify);
    store.prepare(at(0)).expect("ready");
    for (second, course) in (1..).zip(versions) {
        disk.set_clock(at(second).as_second());
        store.save(course.key(), &to_bytes(*course).expect("bytes"), at(second)).expect("saved");
    }
    store
}

#[test]
fn the_newest_good_backup_is_offered_with_what_differs() {
    let disk = Arc::new(MemDisk::default());
    let small = sample::course(1, 3, 2);
    let mut large = small.clone();
    sample::add_notes(&mut large, &doorstep::core::ids::Ids::new(0, 9), 5);
    let id = DocId::Course(small.id);
    let store = saved(&disk, &[&small, &large, &large.clone()]);
    assert_eq!(offer(&store, id).expect("a look"), None, "nothing is wrong");

    let mut newest = large.clone();
    newest.title.push('!');
    disk.set_clock(at(4).as_second());
    store.save(newest.key(), &to_bytes(&newest).expect("bytes"), at(4)).expect("saved");
    // The newest backup is broken as well; the file is cut in the middle of its notes.
    let newest_backup = store.backups(id.into()).expect("a list")[0].clone();
    disk.put(&newest_backup.path, b"");
    let whole = disk.files()[&dir().file(id.into())].clone();
    let cut = whole.len() - 900;
    disk.set_clock(at(99).as_second());
    disk.put(&dir().file(id.into()), &whole[..cut]);

    let offer = offer(&store, id).expect("a look").expect("something is wrong");
    assert!(matches!(&offer.problem, OpenError::Content { reason: ReadError::CutShort { .. }, .. }));
    assert_eq!(offer.broken_at, Some(at(100)));
    assert_eq!(offer.broken_size, cut as u64);
    assert_eq!(offer.unreadable_backups, 1);
    let candidate = offer.backup.expect("a good one");
    assert_eq!(candidate.backup.at, at(1));
    let small_holds = Counts { days: 3, sessions: 18, notes: 2, records: 12 };
    assert_eq!(candidate.holds, small_holds);
    assert_eq!(candidate.doc.doc.id(), id);
    let broken = offer.broken_holds.expect("most of it can be made out");
    assert_eq!((broken.days, broken.sessions, broken.records), (3, 18, 12));
    assert!(broken.notes > 2 && broken.notes < 7, "more than the backup, not all: {broken:?}");

    // Taking the offer keeps the broken file.
    let bytes = documents::to_bytes(&candidate.doc.doc).expect("bytes");
    let kept = store.save(id.into(), &bytes, at(101)).expect("saved").kept.expect("kept");
    assert_eq!(disk.files()[&kept.path], &whole[..cut]);
}

#[test]
fn without_any_good_backup_the_reason_is_told_all_the_same() {
    let disk = Arc::new(MemDisk::default());
    let course = sample::course(1, 1, 0);
    let store = saved(&disk, &[&course]);
    disk.put(&dir().file(course.key()), b"\0\0\0\0");
    let offer = offer(&store, DocId::Course(course.id)).expect("a look").expect("something is wrong");
    assert!(matches!(&offer.problem, OpenError::Content { reason: ReadError::Empty, .. }));
    assert_eq!((offer.backup, offer.broken_holds, offer.unreadable_backups), (None, None, 0));
}
