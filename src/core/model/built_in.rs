//! The packages and the starter outlines that are built into the program. They are read when they are first asked for,
//! and once.
//!
//! A further package is its file under `assets/package` and a line in [`PACKAGES`].

use std::sync::{Arc, LazyLock};

use super::package::{Package, starter_trainings};
use super::training::Training;

/// Every package that is built in, as it was published.
const PACKAGES: [&str; 1] = [include_str!("../../../assets/package/nurturing-care-2025.json")];

/// The starter outlines, English first, as it stands behind every language.
const OUTLINES: [&str; 2] = [
    include_str!("../../../assets/package/starter-outline.en.json"),
    include_str!("../../../assets/package/starter-outline.ru.json"),
];

/// The packages that are built in. A test reads the same bytes, so none is left out in a build that passed its
/// tests.
#[must_use]
pub fn built_in_packages() -> Vec<Arc<Package>> {
    static READ: LazyLock<Vec<Arc<Package>>> = LazyLock::new(|| {
        PACKAGES.iter().filter_map(|text| Package::from_json(text).ok()).map(Arc::new).collect()
    });
    READ.clone()
}

/// The starter outlines in English.
#[must_use]
pub fn starter() -> Vec<Arc<Training>> {
    outlines().into_iter().filter(|training| training.language == "en").collect()
}

/// The starter outlines in every language that they are written in.
#[must_use]
pub fn outlines() -> Vec<Arc<Training>> {
    static READ: LazyLock<Vec<Arc<Training>>> = LazyLock::new(|| {
        let of = |text: &&str| starter_trainings(text).unwrap_or_default().into_iter().map(Arc::new);
        OUTLINES.iter().flat_map(of).collect()
    });
    READ.clone()
}
