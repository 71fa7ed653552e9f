//! The watch over the folders of the courses and the trainings: whether another program changed something in them.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::jobs::Wake;
use crate::materials::find::watch::{FolderWatch, Minds, OnChange};
use crate::storage::keys::DocKind;
use crate::storage::store::Store;

/// Notices that something changed among the courses or the trainings.
#[derive(Debug)]
pub(crate) struct Watch {
    changed: Arc<AtomicBool>,
    _watches: [FolderWatch; 2],
}

impl Watch {
    /// Begins to watch; `wake` is called after a change.
    pub(super) fn start(store: &Arc<Store>, wake: Wake) -> Self {
        let changed = Arc::new(AtomicBool::new(false));
        let mark = Arc::clone(&changed);
        let on_change: OnChange = Arc::new(move || {
            mark.store(true, Ordering::Relaxed);
            wake();
        });
        let ours = Arc::clone(store);
        let minds: Minds = Arc::new(move |path: &Path| !ours.left_so(path));
        let watches = [DocKind::Course, DocKind::Training].map(|kind| {
            let folder = store.dir().folder(kind);
            FolderWatch::start_minding(&folder, Arc::clone(&minds), Arc::clone(&on_change))
        });
        Self { changed, _watches: watches }
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
