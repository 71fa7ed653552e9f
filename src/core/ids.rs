//! Stable ids: every entity is addressed by one, never by its place in a list.
//!
//! Ids made at run time are version 7 UUIDs (RFC 9562), so they sort by the moment they were made.
//! Ids of built-in content are version 5 UUIDs of a name, so they are the same on every computer.

use std::cell::Cell;

use arrayvec::ArrayString;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The name space of every built-in id (a random UUID, fixed for good).
const BUILT_IN: Uuid = Uuid::from_u128(0x6f1d_2f0c_58a1_4a0e_9b57_3d2a_71c4_e8b3);

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// The id of built-in content called `name`: the same on every computer.
            #[must_use]
            pub fn named(name: &str) -> Self {
                let full = format!("{}/{name}", stringify!($name));
                Self(Uuid::new_v5(&BUILT_IN, full.as_bytes()))
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

id_types! {
    /// A dated course.
    CourseId,
    /// A reference training.
    TrainingId,
    /// A day of a course or of a training.
    DayId,
    /// Anything that stands in a day: a session, a break, an opening.
    ItemId,
    /// One key point of a session.
    KeyPointId,
    /// A material: a deck, a guide, a handout.
    MaterialId,
    /// One file of a material.
    FileId,
    /// A link from a session to a material.
    LinkId,
    /// A note.
    NoteId,
    /// A trainer of a course.
    TrainerId,
    /// A participant of a course.
    ParticipantId,
    /// Something that a session needs.
    SupplyId,
    /// A question of an evaluation.
    QuestionId,
    /// A data folder that courses are exchanged with: a trainer's computer, or a memory stick.
    DeviceId,
    /// A merge that a course took in.
    MergeId,
}

/// Makes fresh ids. Deterministic: the same moment and seed give the same ids, so tests can tell.
#[derive(Debug)]
pub struct Ids {
    millis: Cell<u64>,
    state: Cell<u64>,
}

impl Ids {
    /// A maker that stands at `unix_millis` (milliseconds since 1970) and draws from `seed`.
    #[must_use]
    pub fn new(unix_millis: u64, seed: u64) -> Self {
        Self { millis: Cell::new(unix_millis), state: Cell::new(seed) }
    }

    /// Moves the maker's clock; going back is ignored, so ids keep their order when a clock is set back.
    pub fn set_now(&self, unix_millis: u64) {
        self.millis.set(self.millis.get().max(unix_millis));
    }

    /// A fresh id.
    #[must_use]
    pub fn make<T: From<Uuid>>(&self) -> T {
        let (a, b) = (self.draw(), self.draw());
        let mut bytes = [0_u8; 10];
        bytes[..8].copy_from_slice(&a.to_le_bytes());
        bytes[8..].copy_from_slice(&b.to_le_bytes()[..2]);
        uuid::Builder::from_unix_timestamp_millis(self.millis.get(), &bytes).into_uuid().into()
    }

    /// Another maker at the same moment, with a seed of its own: for work on another thread.
    #[must_use]
    pub fn fork(&self) -> Self {
        Self::new(self.millis.get(), self.draw())
    }

    /// The next number of the `SplitMix64` sequence (Steele, Lea and Flood, 2014).
    fn draw(&self) -> u64 {
        let state = self.state.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.state.set(state);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Which document: each is a file of its own.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DocId {
    /// A course.
    Course(CourseId),
    /// A reference training of the trainer's own.
    Training(TrainingId),
}

impl DocId {
    /// The id of the course, if it is one.
    #[must_use]
    pub fn course(self) -> Option<CourseId> {
        match self {
            Self::Course(id) => Some(id),
            Self::Training(_) => None,
        }
    }
}

/// The most bytes of the id of an area.
const LONGEST_AREA: usize = 31;

/// The id of an area, as the package that it belongs to writes it: a short word.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AreaId(ArrayString<LONGEST_AREA>);

impl AreaId {
    /// The id that reads `text`; none for one of more than 31 bytes.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        ArrayString::from(text).ok().map(Self)
    }

    /// How it reads.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for AreaId {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::new(&text).ok_or("the id of an area is at most 31 bytes long")
    }
}

impl From<AreaId> for String {
    fn from(id: AreaId) -> Self {
        id.as_str().to_owned()
    }
}
