//! A reference training: what a course is planned from. It has days and sessions, but no dates.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::Extra;
use super::agenda::Agenda;
use super::material::Material;
use crate::core::ids::TrainingId;

/// Where a training comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// Doorstep's own starter outline: says so wherever it is shown, and can't be edited.
    Starter,
    /// Made here: a copy to edit, or from scratch.
    Own,
    /// Loaded from a file of another trainer.
    Loaded,
}

/// A reference training.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Training {
    /// Its id.
    pub id: TrainingId,
    /// Its title.
    pub title: String,
    /// Where it comes from.
    pub origin: Origin,
    /// The language of its texts, as a BCP 47 tag such as `en`.
    pub language: String,
    /// The training that it was copied from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied_from: Option<TrainingId>,
    /// Its days and sessions.
    pub agenda: Agenda,
    /// Materials of its own, beside those of the package.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub materials: Vec<Arc<Material>>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
