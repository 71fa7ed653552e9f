//! Downloads: fetching one file of a material from the web, so that it is either there whole and checked,
//! or not at all. Which file is fetched when is decided by [`crate::core::materials::download_queue`].
//!
//! - [`web`]: the way to the web: https alone, through the proxy and by the certificates of the system.
//! - [`line`]: the line to a server, which can be let go at any moment.
//! - [`fetch`]: one try, going on after what an earlier one brought.
//! - [`check`]: whether what came is what it claims to be.

pub mod check;
pub mod fetch;
pub mod line;
pub mod web;
