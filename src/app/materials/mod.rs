//! The desks that deal with files of materials, each with its own state.
//!
//! - [`open`]: opening, choosing, adding; [`folder`]: looking for files and watching their folder;
//!   [`downloads`]: fetching them.
//! - [`ready`]: the check before a day; [`preview`]: pages in the window; [`reading`]: a deck or guide read for a
//!   proposal, with [`page_pictures`] beside it; `drawing`: pages that are being
//!   drawn for either; [`texts`]: their words, to be searched.

pub mod downloads;
mod drawing;
pub(crate) mod folder;
pub(crate) mod open;
pub(crate) mod page_pictures;
pub(crate) mod preview;
pub(crate) mod reading;
pub(crate) mod ready;
pub(crate) mod texts;
