//! Saving: the promises of the storage layer, on a disk in memory that can fail at every step, and on the
//! real one.

mod autosave;
mod backups;
mod beside_others;
mod bin;
mod documents;
mod faults;
mod fixtures;
#[cfg(unix)]
mod in_the_way;
mod index;
mod lock;
mod mem_disk;
mod mutations;
mod outside;
mod paths;
mod power;
mod real_disk;
mod recovery;
mod settings;
mod shared;
mod store;
mod team;
mod tomorrow;
mod wipe;
mod writer;

use std::sync::Arc;

use doorstep::storage::disk::Disk;
use doorstep::storage::keys::DocKey;
use doorstep::storage::paths::DataDir;
use doorstep::storage::store::Store;
use jiff::Timestamp;
use uuid::Uuid;

/// A moment of a working day, this many seconds later.
pub fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_449_600 + seconds).expect("a moment")
}

/// The course that these tests save.
pub fn course() -> DocKey {
    DocKey::Course(Uuid::from_u128(0x0193_5a00_0000_7000_8000_0000_0000_0001))
}

/// A document that is nothing but its number.
pub fn version(number: u64) -> Vec<u8> {
    format!(
        "{{\"version\":{number},\"text\":\"{}\"}}",
        "x".repeat(40 + usize::try_from(number).expect("a small number"))
    )
    .into_bytes()
}

/// The number of such a document.
pub fn number_of(bytes: &[u8]) -> Option<u64> {
    let value: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    value.get("version")?.as_u64()
}

/// Takes any such document for good.
pub fn verify(_: DocKey, bytes: &[u8]) -> Result<(), String> {
    number_of(bytes).map(|_| ()).ok_or_else(|| "no version".to_owned())
}

/// The data folder of the disk in memory.
pub fn dir() -> DataDir {
    DataDir::at("/data")
}

/// A store on `disk`, ready to use.
pub fn ready(disk: &Arc<mem_disk::MemDisk>) -> Store {
    let store = unready(disk);
    store.prepare(at(0)).expect("a folder");
    store
}

/// A store on `disk`, as it is before its folders are made.
pub fn unready(disk: &Arc<mem_disk::MemDisk>) -> Store {
    let disk: Arc<dyn Disk> = Arc::<mem_disk::MemDisk>::clone(disk);
    Store::new(disk, dir(), verify)
}

/// The number of the version that a store reads.
pub fn stored(store: &Store) -> Option<u64> {
    store.read(course()).expect("readable").map(|bytes| number_of(&bytes).expect("a whole version"))
}

/// The numbers of the backups, the newest first.
pub fn backed_up(store: &Store) -> Vec<u64> {
    let backups = store.backups(course()).expect("a list");
    backups
        .iter()
        .map(|backup| number_of(&store.read_backup(backup).expect("a backup")).expect("whole"))
        .collect()
}
