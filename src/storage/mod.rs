//! Storage: documents as files, saved so that nothing is ever lost.
//!
//! How the parts go together:
//! 1. [`paths::DataDir::find`] says where the data folder is; [`lock::InstanceLock::take`] keeps a second
//!    instance out; [`store::Store::prepare`] makes the folders and tidies up after a crash.
//! 2. [`store::Store`] reads and saves documents by [`keys::DocKey`]: atomically, with backups, and without
//!    ever overwriting a version that it does not know or can't read.
//! 3. [`autosave::Autosave`] decides when to save (a pure state machine, fed with the time);
//!    [`writer::Writer`] does it on a thread of its own and reports each [`writer::SaveEvent`].
//!
//! Invariants: nothing here knows the window or a translated sentence; errors are facts
//! ([`error::StorageError`]); every file of the data folder is written through [`disk::Disk`].

pub mod autosave;
pub mod backups;
pub mod bin;
pub mod codec;
pub mod disk;
pub mod error;
pub mod index;
pub mod keys;
pub mod lock;
pub mod marker;
pub mod paths;
pub mod start;
pub mod store;
pub mod writer;
