//! How the data changes: each edit stands beside what applies it.
//!
//! [`editor::Editor::run`] is the one choke point. [`command`] names every change; [`agenda`], [`record`],
//! [`run`], [`people`], [`closing`] and [`packing`] apply the edits of their subject, `apply` hands them out;
//! [`parts`] counts the parts of a split session, `history` is undo and redo, `lock` what a running day forbids, [`error`] why an edit was refused.

pub mod agenda;
mod apply;
pub mod closing;
pub mod command;
pub mod editor;
pub mod error;
pub mod history;
mod lock;
pub mod packing;
pub mod parts;
pub mod people;
pub mod record;
pub mod run;
