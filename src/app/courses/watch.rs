//! The watch over the folder of the courses: whether another program changed something in it.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::jobs::Wake;
use crate::materials::find::watch::FolderWatch;
use crate::storage::keys::DocKind;
use crate::storage::store::Store;

/// Notices that something changed among the courses.
#[derive(Debug)]
pub(crate) struct Watch {
    changed: Arc<AtomicBool>,
    _watch: FolderWatch,
}

impl Watch {
    /// Begins to watch; `wake` is called after a change.
    pub(super) fn start(store: &Arc<Store>, wake: Wake) -> Self {
        let changed = Arc::new(AtomicBool::new(false));
        let mark = Arc::clone(&changed);
        let on_change = Arc::new(move || {
            mark.store(true, Ordering::Relaxed);
            wake();
        });
        let ours = Arc::clone(store);
        let minds = Arc::new(move |path: &Path| !ours.left_so(path));
        let folder = store.dir().folder(DocKind::Course);
        Self { changed, _watch: FolderWatch::start_minding(&folder, minds, on_change) }
    }

    /// Whether something changed since this was asked last.
    pub(super) fn take(&self) -> bool {
        self.changed.swap(false, Ordering::Relaxed)
    }

    /// The next one who asks is told that something changed.
    pub(super) fn look_again(&self) {
        self.changed.store(true, Ordering::Relaxed);
    }
}
