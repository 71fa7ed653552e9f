//! The start: the data folder, the lock, the settings, the renderer; [`second_start`]: what becomes of a start while
//! Doorstep runs already.

pub mod second_start;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::app::own_words;
use crate::core::ids::FileId;
use crate::core::materials::files::Fingerprint;
use crate::core::settings::Settings;
use crate::core::trouble::Trouble;
use crate::storage::codec::verify;
use crate::storage::disk::RealDisk;
use crate::storage::error::StorageError;
use crate::storage::index::Index;
use crate::storage::keys::DocKey;
use crate::storage::lock::{InstanceLock, LockError, Owner};
use crate::storage::paths::DataDir;
use crate::storage::portable::resolved;
use crate::storage::settings::{read_known, read_places, read_settings};
use crate::storage::store::Store;
use crate::ui::action::Level;
use second_start::Listener;

/// What was made ready before the window opens.
#[derive(Debug, Default)]
pub struct Start {
    /// What reads and writes documents; `None` where there is no place for data.
    pub store: Option<Arc<Store>>,
    /// Keeps other instances out.
    pub lock: Option<InstanceLock>,
    /// The settings.
    pub settings: Settings,
    /// Where files were said to be.
    pub places: BTreeMap<FileId, PathBuf>,
    /// What files held when they were last here.
    pub known: BTreeMap<FileId, Fingerprint>,
    /// The courses in a few lines.
    pub index: Index,
    /// Another instance has the data open, or nothing can be written: this window may only look.
    pub look_only: bool,
    /// What is to be told.
    pub notices: Vec<StartNotice>,
    /// Who has the data open already, if it is known.
    pub other: Option<Owner>,
    /// Where second starts are heard.
    pub listener: Option<Listener>,
    /// The file that this start is for.
    pub file: Option<PathBuf>,
    /// What stands where a file or folder of Doorstep should be, if something does.
    pub in_the_way: Option<PathBuf>,
}

/// Something about the data folder that is told at the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum StartNotice {
    /// Another instance has it open.
    OtherInstance,
    /// It can't be written to.
    CannotWrite,
    /// Something else stands where a file or folder of it should be.
    InTheWay,
    /// What was being written when the last run was cut off has been recovered.
    Recovered,
    /// The last run was cut off when another program had just written a course: its version is kept now.
    Kept,
    /// Wiping people was cut off in the last run, and is done now.
    Wiped,
    /// Wiping people was cut off in the last run, and could not be finished yet.
    WipeLeft,
    /// `words.json` in it can't be read.
    WordsBroken,
    /// Some settings could not be read and are as at the first start.
    SettingsMended,
}

impl StartNotice {
    /// How loud it is said, and the key of the sentence.
    #[must_use]
    pub fn words(self) -> (Level, &'static str) {
        match self {
            Self::OtherInstance => (Level::Warning, "start-other-instance"),
            Self::CannotWrite => (Level::Error, "start-cannot-write"),
            Self::InTheWay => (Level::Error, "start-in-the-way"),
            Self::Recovered => (Level::Info, "start-recovered"),
            Self::Kept => (Level::Info, "start-kept"),
            Self::Wiped => (Level::Info, "start-wiped"),
            Self::WipeLeft => (Level::Warning, "start-wipe-left"),
            Self::WordsBroken => (Level::Warning, "start-words-broken"),
            Self::SettingsMended => (Level::Info, "start-settings-mended"),
        }
    }
}

impl Start {
    /// Makes a data folder ready: takes the lock, tidies up after a crash, reads the small files.
    #[must_use]
    pub fn on(dir: DataDir) -> Self {
        let mut start = Self::default();
        let now = Timestamp::now();
        let listener =
            Listener::open().inspect_err(|error| tracing::warn!(%error, "second starts can't be heard")).ok();
        let door = listener.as_ref().map(|listener| listener.door().clone());
        match InstanceLock::take(&dir, &Owner { door, ..Owner::this_process(now) }) {
            Ok(lock) => (start.lock, start.listener) = (Some(lock), listener),
            Err(LockError::HeldByOther { owner }) => {
                start.other = owner;
                start.look_only = true;
                start.notices.push(StartNotice::OtherInstance);
            }
            Err(LockError::Storage(error)) => start.only_look(&error),
        }
        let store = Arc::new(Store::new(Arc::new(RealDisk), dir, verify));
        if !start.look_only {
            match store.prepare(now) {
                Ok(tidied) => {
                    let recovered = (!tidied.recovered.is_empty()).then_some(StartNotice::Recovered);
                    let kept = (!tidied.kept.is_empty()).then_some(StartNotice::Kept);
                    start.notices.extend(recovered.into_iter().chain(kept));
                }
                Err(error) => start.only_look(&error),
            }
        }
        if !start.look_only {
            start.notices.extend(go_on_wiping(&store, now));
        }
        if own_words::take_in(store.dir()).is_err() {
            // What is wrong may be a value: `inspect` says it to who wrote the file, the log does not.
            tracing::warn!("words.json can't be read");
            start.notices.push(StartNotice::WordsBroken);
        }
        let settings = store.read(DocKey::Settings).ok().flatten();
        let (settings, notes) = read_settings(settings.as_deref());
        let data = store.dir().root();
        start.settings = settings;
        let folder = start.settings.materials_folder.take();
        let folder = folder.map(|folder| resolved(&folder, data).to_string_lossy().into_owned());
        start.settings.materials_folder = folder;
        let places = store.read(DocKey::Places).ok().flatten();
        let (places, more_notes) = read_places(places.as_deref(), data);
        start.places = places;
        start.known = read_known(store.read(DocKey::Known).ok().flatten().as_deref());
        if !notes.is_empty() || !more_notes.is_empty() {
            start.notices.push(StartNotice::SettingsMended);
        }
        start.index = Index::read(&store);
        start.store = Some(store);
        start
    }

    /// Nothing can be written: this window may only look, and says why.
    fn only_look(&mut self, error: &StorageError) {
        tracing::warn!(kind = ?error.kind(), "the data folder can't be made ready");
        self.look_only = true;
        self.notices.push(match error {
            StorageError::InTheWay { .. } => StartNotice::InTheWay,
            _ => StartNotice::CannotWrite,
        });
        if let StorageError::InTheWay { path } = error {
            self.in_the_way = Some(path.clone());
        }
    }
}

/// Goes on with wiping people where the last run was cut off.
fn go_on_wiping(store: &Store, now: Timestamp) -> Option<StartNotice> {
    let wanted = store.intended_wipes().unwrap_or_default();
    let mut told = (!wanted.is_empty()).then_some(StartNotice::Wiped);
    for course in wanted {
        if let Err(error) = store.wipe(course, now) {
            tracing::warn!(kind = ?Trouble::from(&error).kind, "people could not be wiped everywhere");
            told = Some(StartNotice::WipeLeft);
        }
    }
    told
}
