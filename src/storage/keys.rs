//! Which document: the key under which it is read and saved.

use uuid::Uuid;

use crate::core::ids::DocId;

/// A document of the data folder: each is a file of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DocKey {
    /// A course.
    Course(Uuid),
    /// A reference training of the trainer's own.
    Training(Uuid),
    /// The settings of the program.
    Settings,
    /// Where the files of materials are on this computer.
    Places,
    /// What the files of materials held when they were last here: a cache that grows anew.
    Known,
    /// The summaries of all courses: a cache that can be made anew.
    Index,
    /// Who wrote what in a course that is shared. Without it, more is asked at the next merge; nothing is lost.
    Stamps(Uuid),
    /// Who this data folder is, for those that courses are shared with. Without it, it is somebody new.
    Device,
}

/// The kinds of document of which there are many.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum DocKind {
    /// Courses.
    Course,
    /// Reference trainings of the trainer's own.
    Training,
}

impl DocKind {
    /// The name of its folder.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Course => "courses",
            Self::Training => "trainings",
        }
    }

    /// The key of one document of this kind.
    #[must_use]
    pub fn key(self, id: Uuid) -> DocKey {
        match self {
            Self::Course => DocKey::Course(id),
            Self::Training => DocKey::Training(id),
        }
    }
}

impl DocKey {
    /// Its kind and id, if there are many of it.
    #[must_use]
    pub fn kind(self) -> Option<(DocKind, Uuid)> {
        match self {
            Self::Course(id) => Some((DocKind::Course, id)),
            Self::Training(id) => Some((DocKind::Training, id)),
            Self::Stamps(_) | Self::Device => None,
            Self::Settings | Self::Places | Self::Known | Self::Index => None,
        }
    }

    /// A cache that can be made anew: it is replaced whatever stands there, and has no backups.
    #[must_use]
    pub fn is_cache(self) -> bool {
        matches!(self, Self::Known | Self::Index | Self::Stamps(_) | Self::Device)
    }

    /// The document of the workspace that it holds.
    #[must_use]
    pub fn doc(self) -> Option<DocId> {
        match self {
            Self::Course(id) => Some(DocId::Course(id.into())),
            Self::Training(id) => Some(DocId::Training(id.into())),
            Self::Stamps(_) | Self::Device => None,
            Self::Settings | Self::Places | Self::Known | Self::Index => None,
        }
    }
}

impl From<DocId> for DocKey {
    fn from(id: DocId) -> Self {
        match id {
            DocId::Course(id) => Self::Course(id.0),
            DocId::Training(id) => Self::Training(id.0),
        }
    }
}
