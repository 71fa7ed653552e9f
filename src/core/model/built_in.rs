//! The package and the starter outlines that are built into the program.

use std::sync::Arc;

use super::package::{Package, starter_trainings};

/// The package that is built in.
#[must_use]
pub fn built_in_package() -> Arc<Package> {
    match Package::from_json(include_str!("../../../assets/package/nurturing-care-2025.json")) {
        Ok(package) => Arc::new(package),
        Err(_) => {
            // A test reads the same bytes: this can't happen in a build that passed its tests.
            Arc::new(Package {
                title: String::new(),
                published: 0,
                organisations: Vec::new(),
                trainings: Vec::new(),
                areas: Vec::new(),
                materials: Vec::new(),
            })
        }
    }
}

/// The starter outlines in English, which stands behind every language.
#[must_use]
pub fn starter() -> Vec<Arc<crate::core::model::training::Training>> {
    outlines_of(include_str!("../../../assets/package/starter-outline.en.json"))
}

/// The starter outlines in every language that they are written in, English first.
#[must_use]
pub fn outlines() -> Vec<Arc<crate::core::model::training::Training>> {
    let mut all = starter();
    all.extend(outlines_of(include_str!("../../../assets/package/starter-outline.ru.json")));
    all
}

pub(crate) fn outlines_of(text: &str) -> Vec<Arc<crate::core::model::training::Training>> {
    match starter_trainings(text) {
        Ok(trainings) => trainings.into_iter().map(Arc::new).collect(),
        Err(_) => {
            // A test reads the same bytes: this can't happen in a build that passed its tests.
            Vec::new()
        }
    }
}
