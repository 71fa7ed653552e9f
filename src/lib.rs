//! Doorstep: plan a training course for home visitors, open its materials, record what was delivered.
//!
//! # The map
//! - [`core`]: the data and every rule about it. Pure.
//! - [`i18n`]: every word the person reads.
//! - [`jobs`]: work in the background.
//! - [`materials`]: files of materials on this computer: finding them, opening them safely.
//! - [`storage`]: documents as files, saved so that nothing is lost.
//! - [`ui`]: the window. Reads state and asks for actions.
//! - [`app`]: holds everything together: drains jobs, draws, dispatches actions.
//!
//! # What always holds
//! - Data changes only through [`core::editor::Editor::run`], so undo and saving can't be forgotten.
//! - Only one module writes files: atomically, durably, with backups.
//! - `core` knows nothing of files, threads, clocks, egui or translated words.
//! - `ui` never touches files, threads or dialogs of the system.
//! - What happened (records, notes) is kept apart from what was planned, and never overwrites it.

pub mod app;
pub mod core;
pub mod exchange;
pub mod i18n;
pub mod jobs;
pub mod materials;
pub mod storage;
pub mod ui;
