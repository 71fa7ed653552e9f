//! The start: the data folder, the lock, the settings, the renderer; [`second_start`]: what becomes of a start while
//! Doorstep runs already; [`fonts`]: when the fonts of the system are looked through.

pub mod fonts;
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
use fonts::SystemFonts;
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
    /// The fonts of the system, where they are to be looked through.
    pub fonts: Option<Arc<SystemFonts>>,
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
    /// A data folder made ready: see [`Self::begun_on`] and [`Self::made_ready`].
    #[must_use]
    pub fn on(dir: DataDir) -> Self {
        Self::begun_on(dir).made_ready()
    }

    /// The beginning, in which nothing takes long: takes the lock, and reads the settings for what a window needs.
    /// What the last run left half done is not tidied up yet.
    #[must_use]
    pub fn begun_on(dir: DataDir) -> Self {
        let mut start = Self::default();
        let listener =
            Listener::open().inspect_err(|error| tracing::warn!(%error, "second starts can't be heard")).ok();
        let door = listener.as_ref().map(|listener| listener.door().clone());
        match InstanceLock::take(&dir, &Owner { door, ..Owner::this_process(Timestamp::now()) }) {
            Ok(lock) => (start.lock, start.listener) = (Some(lock), listener),
            Err(LockError::HeldByOther { owner }) => {
                start.other = owner;
                start.look_only = true;
                start.notices.push(StartNotice::OtherInstance);
            }
            Err(LockError::Storage(error)) => start.only_look(&error),
        }
        let store = Store::new(Arc::new(RealDisk), dir, verify);
        let settings = store.read(DocKey::Settings).ok().flatten();
        (start.settings, _) = read_settings(settings.as_deref());
        start.store = Some(Arc::new(store));
        start
    }

    /// The rest: tidies up after a crash, goes on with what was cut off, reads the small files.
    #[must_use]
    pub fn made_ready(mut self) -> Self {
        let Some(store) = self.store.clone() else { return self };
        let now = Timestamp::now();
        if !self.look_only {
            match store.prepare(now) {
                Ok(tidied) => {
                    let recovered = (!tidied.recovered.is_empty()).then_some(StartNotice::Recovered);
                    let kept = (!tidied.kept.is_empty()).then_some(StartNotice::Kept);
                    self.notices.extend(recovered.into_iter().chain(kept));
                }
                Err(error) => self.only_look(&error),
            }
        }
        if !self.look_only {
            self.notices.extend(go_on_wiping(&store, now));
        }
        if own_words::take_in(store.dir()).is_err() {
            // What is wrong may be a value: `inspect` says it to who wrote the file, the log does not.
            tracing::warn!("words.json can't be read");
            self.notices.push(StartNotice::WordsBroken);
        }
        // Once more: tidying up may have brought back what was saved last.
        let settings = store.read(DocKey::Settings).ok().flatten();
        let (settings, notes) = read_settings(settings.as_deref());
        let data = store.dir().root();
        self.settings = settings;
        let folder = self.settings.materials_folder.take();
        let folder = folder.map(|folder| resolved(&folder, data).to_string_lossy().into_owned());
        self.settings.materials_folder = folder;
        let places = store.read(DocKey::Places).ok().flatten();
        let (places, more_notes) = read_places(places.as_deref(), data);
        self.places = places;
        self.known = read_known(store.read(DocKey::Known).ok().flatten().as_deref());
        if !notes.is_empty() || !more_notes.is_empty() {
            self.notices.push(StartNotice::SettingsMended);
        }
        self.index = Index::read(&store);
        self
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
