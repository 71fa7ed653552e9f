//! Materials: decks, guides, handouts, videos, forms and web pages, each with one file or several.

use serde::{Deserialize, Serialize};

use super::Extra;
use crate::core::ids::{FileId, MaterialId, TrainingId};

/// What a material is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialKind {
    /// The slides of a day.
    Deck,
    /// A trainer guide.
    Guide,
    /// The whole package in one file.
    Package,
    /// Further reading.
    Reading,
    /// Something to give out.
    Handout,
    /// A film or a sound.
    Video,
    /// A form to fill in.
    Form,
    /// A page of the web.
    WebPage,
    /// Anything else.
    Other,
}

/// A format, as far as it matters for choosing between twins and for opening.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// `PowerPoint`.
    Pptx,
    /// PDF.
    Pdf,
    /// Any other document, picture, film or sound.
    Other,
    /// An address of the web.
    Web,
}

/// One file of a material, or one address.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct MaterialFile {
    /// Its id: the key under which this computer remembers where the file is.
    pub id: FileId,
    /// Its format.
    pub format: Format,
    /// Its language, as a BCP 47 tag such as `en`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// Its official name, with its extension.
    pub file_name: String,
    /// Where it is on the web, letter for letter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it was when it was added: relative to the materials folder, or absolute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A material.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Material {
    /// Its id.
    pub id: MaterialId,
    /// What it is.
    pub kind: MaterialKind,
    /// Its title.
    pub title: String,
    /// The training it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub training: Option<TrainingId>,
    /// The day of that training, counted from 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
    /// Its files: twins in other formats, other languages.
    #[serde(default)]
    pub files: Vec<MaterialFile>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
