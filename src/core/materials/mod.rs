//! The rules about materials and their files; looking at the files themselves is not done here.
//!
//! - [`files`]: what is known of where each file is; [`choose`]: which file of a material to open.
//! - [`recognise`]: which material a file is; [`ready`]: whether all is here for a day; [`packing`]: what to
//!   print and to bring; [`download_queue`]: what is fetched, in which order.

pub mod choose;
pub mod download_queue;
pub mod files;
pub mod packing;
pub mod ready;
pub mod recognise;
