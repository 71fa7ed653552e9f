//! Links from a session to its materials: which slides or pages, and how many copies.

use serde::Deserialize;
use serde::Serialize;

use super::Extra;
use super::material::MaterialKind;
use crate::core::ids::{LinkId, MaterialId};

/// What a link to a material is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LinkKind {
    /// The slides to show.
    Slides,
    /// The pages of a guide to read.
    Guide,
    /// A handout to give out.
    Handout,
    /// Anything else: a video, a form, a web page.
    Other,
}

impl LinkKind {
    /// What a link to a material of `kind` is for, unless the person says otherwise.
    #[must_use]
    pub fn of(kind: MaterialKind) -> Self {
        match kind {
            MaterialKind::Deck => Self::Slides,
            MaterialKind::Guide => Self::Guide,
            MaterialKind::Handout | MaterialKind::Form => Self::Handout,
            MaterialKind::Package
            | MaterialKind::Reading
            | MaterialKind::Video
            | MaterialKind::WebPage
            | MaterialKind::Other => Self::Other,
        }
    }
}

/// How many copies a handout needs.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Copies {
    /// None: it is shown, not given out.
    #[default]
    None,
    /// One for each participant.
    PerPerson,
    /// This many.
    Count(u32),
}

impl Copies {
    /// What a new link asks for: a handout is given to everybody.
    #[must_use]
    pub fn usual(kind: LinkKind) -> Self {
        if kind == LinkKind::Handout { Self::PerPerson } else { Self::None }
    }

    /// The number of copies for a group of `participants`.
    #[must_use]
    pub fn number(self, participants: u32) -> u32 {
        match self {
            Self::None => 0,
            Self::PerPerson => participants,
            Self::Count(number) => number,
        }
    }
}

/// The slides or pages of a material that belong to a session, counted from 1, both ends included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Range {
    /// The first slide or page.
    pub first: u32,
    /// The last slide or page; never before the first.
    pub last: u32,
}

/// From a session to a material.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Link {
    /// Its id.
    pub id: LinkId,
    /// The material.
    pub material: MaterialId,
    /// What it is for.
    pub kind: LinkKind,
    /// The slides or pages, or all of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub range: Option<Range>,
    /// Copies to print.
    #[serde(default, skip_serializing_if = "is_none_copies")]
    pub copies: Copies,
    /// What it is called where it stands on some pages of something larger: `Handout 1: Family map`. Or empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Link {
    /// A link to the whole of a material, without copies.
    #[must_use]
    pub fn to(id: LinkId, material: MaterialId, kind: LinkKind) -> Self {
        Self {
            id,
            material,
            kind,
            range: None,
            copies: Copies::None,
            name: String::new(),
            extra: Extra::new(),
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
pub(crate) fn is_none_copies(copies: &Copies) -> bool {
    *copies == Copies::None
}
