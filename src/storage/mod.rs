//! Storage: documents as files, saved so that nothing is ever lost.
//!
//! How the parts go together:
//! 1. [`paths::DataDir::find`] says where the data folder is; [`lock::InstanceLock::take`] keeps a second
//!    instance out; [`store::Store::prepare`] makes the folders and tidies up after a crash.
//! 2. [`store::Store`] reads and saves documents by [`keys::DocKey`]: atomically, with backups, and without
//!    ever overwriting a version that it does not know or can't read.
//! 3. [`autosave::Autosave`] decides when to save (a pure state machine, fed with the time);
//!    [`writer::Writer`] does it on a thread of its own and reports each [`writer::SaveEvent`].
//! 4. [`documents`] turns courses and trainings into bytes and back ([`codec`]: format, version, bounds;
//!    `migrate`: old versions). [`index::Index`] has the summaries of all courses without reading them;
//!    [`shared`] keeps who wrote what in courses that are shared, and who this data folder is;
//!    [`recovery::offer`] says what to do about a file that can't be read; [`settings`] reads tolerantly.
//!
//! Invariants: nothing here knows the window or a translated sentence; errors are facts
//! ([`error::StorageError`]); every file of the data folder is written through [`disk::Disk`].

mod aside;
pub mod autosave;
pub mod backups;
pub mod bin;
pub mod checker;
pub mod codec;
mod copies;
pub mod copy;
pub mod disk;
pub mod documents;
pub mod error;
pub mod identity;
pub mod index;
pub mod kept;
pub mod keys;
pub mod lock;
pub mod logs;
pub mod marker;
pub mod migrate;
mod moving;
mod names;
pub mod on_demand;
pub mod outside;
mod own;
pub mod partial;
pub mod paths;
mod patience;
pub mod portable;
pub mod recovery;
pub mod settings;
pub mod shared;
pub mod start;
pub mod store;
mod swap;
pub mod team;
mod whole;
mod wipe;
pub mod writer;
