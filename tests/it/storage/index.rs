//! The index is a cache: it is believed only while the files are what they were.

use std::sync::Arc;

use doorstep::core::model::summary::CourseSummary;
use doorstep::storage::codec::{Document, to_bytes, verify};
use doorstep::storage::disk::Disk;
use doorstep::storage::index::{Index, IndexEntry};
use doorstep::storage::keys::{DocKey, DocKind};
use doorstep::storage::store::Store;

use super::mem_disk::MemDisk;
use super::{at, dir};
use crate::sample;

fn store(disk: &Arc<MemDisk>) -> Store {
    let shared: Arc<dyn Disk> = Arc::<MemDisk>::clone(disk);
    let store = Store::new(shared, dir(), verify);
    store.prepare(at(0)).expect("ready");
    store
}

fn lines(store: &Store) -> Vec<IndexEntry> {
    let mut lines = Vec::new();
    for stored in store.list(DocKind::Course).expect("a list") {
        let bytes = store.peek(DocKey::Course(stored.id)).expect("readable").expect("there");
        let course = doorstep::storage::codec::from_bytes(&bytes).expect("a course").doc;
        let (size, modified) = (stored.meta.size, stored.meta.modified);
        lines.push(IndexEntry { size, modified, summary: CourseSummary::of(&course) });
    }
    lines
}

#[test]
fn only_changed_courses_have_to_be_read() {
    let disk = Arc::new(MemDisk::default());
    let store = store(&disk);
    for seed in 0..4 {
        disk.set_clock(1_795_449_600 + i64::try_from(seed).expect("small"));
        let course = sample::course(seed, 2, 2);
        store.save(course.key(), &to_bytes(&course).expect("bytes"), at(1)).expect("saved");
    }
    let index = Index::of(lines(&store));
    store.save(DocKey::Index, &index.to_bytes().expect("bytes"), at(2)).expect("saved");

    let (good, stale) = Index::read(&store).compare(&store).expect("a list");
    assert_eq!((good.len(), stale.len()), (4, 0));
    assert_eq!(good, lines(&store));

    // One changed outside, one new, one gone.
    let keys: Vec<DocKey> = (0..5).map(|seed| sample::course(seed, 2, 2).key()).collect();
    let mut changed = sample::course(0, 2, 2);
    changed.title.push_str(" (moved)");
    disk.put(&dir().file(keys[0]), &to_bytes(&changed).expect("bytes"));
    disk.put(&dir().file(keys[4]), &to_bytes(&sample::course(4, 2, 2)).expect("bytes"));
    store.remove(keys[1], at(3)).expect("removed");
    let (good, stale) = Index::read(&store).compare(&store).expect("a list");
    assert_eq!(good.len(), 2);
    let mut stale: Vec<DocKey> = stale.iter().map(|stale| DocKey::Course(stale.id)).collect();
    stale.sort();
    let mut expected = vec![keys[0], keys[4]];
    expected.sort();
    assert_eq!(stale, expected);
}

#[test]
fn an_index_that_can_not_be_read_is_made_anew() {
    for nonsense in
        [&b""[..], b"{", b"[]", b"{\"format\":\"doorstep-index\",\"version\":99,\"courses\":[]}", b"null"]
    {
        let disk = Arc::new(MemDisk::default());
        let store = store(&disk);
        let course = sample::course(1, 2, 2);
        store.save(course.key(), &to_bytes(&course).expect("bytes"), at(1)).expect("saved");
        disk.put(&dir().file(DocKey::Index), nonsense);
        let (good, stale) = Index::read(&store).compare(&store).expect("a list");
        assert_eq!((good.len(), stale.len()), (0, 1));
        let new = Index::of(lines(&store)).to_bytes().expect("bytes");
        assert_eq!(store.save(DocKey::Index, &new, at(2)).expect("saved").kept, None);
        assert_eq!(Index::read(&store).courses.len(), 1);
    }
}
