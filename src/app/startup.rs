//! The start: the data folder, the lock, the settings, the renderer.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::Timestamp;

use crate::core::ids::FileId;
use crate::core::settings::Settings;
use crate::storage::codec::verify;
use crate::storage::disk::RealDisk;
use crate::storage::index::Index;
use crate::storage::keys::DocKey;
use crate::storage::lock::{InstanceLock, LockError, Owner};
use crate::storage::paths::DataDir;
use crate::storage::store::Store;
use crate::ui::action::Level;

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
    /// The courses in a few lines.
    pub index: Index,
    /// Another instance has the data open, or nothing can be written: this window may only look.
    pub look_only: bool,
    /// What is to be told, by key.
    pub notices: Vec<(Level, &'static str)>,
}

impl Start {
    /// Makes a data folder ready: takes the lock, tidies up after a crash, reads the small files.
    #[must_use]
    pub fn on(dir: DataDir) -> Self {
        let mut start = Self::default();
        let now = Timestamp::now();
        match InstanceLock::take(&dir, &Owner::this_process(now)) {
            Ok(lock) => start.lock = Some(lock),
            Err(LockError::HeldByOther { .. }) => {
                start.look_only = true;
                start.notices.push((Level::Warning, "start-other-instance"));
            }
            Err(LockError::Storage(error)) => {
                tracing::warn!(kind = ?error.kind(), "the data folder can't be locked");
                start.look_only = true;
                start.notices.push((Level::Error, "start-cannot-write"));
            }
        }
        let store = Arc::new(Store::new(Arc::new(RealDisk), dir, verify));
        if !start.look_only {
            match store.prepare(now) {
                Ok(tidied) if !tidied.recovered.is_empty() => {
                    start.notices.push((Level::Info, "start-recovered"));
                }
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(kind = ?error.kind(), "the data folder can't be made ready");
                    start.look_only = true;
                    start.notices.push((Level::Error, "start-cannot-write"));
                }
            }
        }
        start.settings = read_settings(&store, &mut start.notices);
        let places = store.read(DocKey::Places).ok().flatten();
        start.places = places.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default();
        start.index = Index::read(&store);
        start.store = Some(store);
        start
    }
}

/// The settings; a field that can't be read gets its default, the others are kept.
fn read_settings(store: &Store, notices: &mut Vec<(Level, &'static str)>) -> Settings {
    let Ok(Some(bytes)) = store.read(DocKey::Settings) else { return Settings::default() };
    if let Ok(settings) = serde_json::from_slice(&bytes) {
        return settings;
    }
    notices.push((Level::Info, "start-settings-mended"));
    let Ok(fields) = serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(&bytes) else {
        return Settings::default();
    };
    // Field by field onto the defaults: what does not fit is left at its default.
    let mut good = serde_json::Map::new();
    for (name, value) in fields {
        let mut trial = good.clone();
        trial.insert(name, value);
        if serde_json::from_value::<Settings>(serde_json::Value::Object(trial.clone())).is_ok() {
            good = trial;
        }
    }
    serde_json::from_value(serde_json::Value::Object(good)).unwrap_or_default()
}
