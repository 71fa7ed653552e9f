//! Doorstep: plan a training course for home visitors, open its materials, record what was delivered.
//!
//! # The map
//! - [`cli`]: the command line; starts the window, or works without one.
//! - [`app`]: holds everything together: drains jobs, draws, dispatches actions.
//! - [`ui`]: the window. Reads state and asks for actions.
//! - [`report`]: what a printed or exported document says, without a format.
//! - [`exchange`]: what goes to other people and comes from them, one format a file.
//! - [`materials`]: files of materials: finding, opening safely, reading, drawing, fetching.
//! - [`desktop`]: what is asked of the computer: programs, dialogs, drives, clocks.
//! - [`storage`]: documents as files, saved so that nothing is lost.
//! - [`jobs`]: work in the background.
//! - [`i18n`]: every word the person reads.
//! - [`core`]: the data and every rule about it. Pure.
//!
//! # What always holds
//! - Data changes only through [`core::edit::editor::Editor::run`], so undo and saving can't be forgotten.
//! - Only one module writes files: atomically, durably, with backups.
//! - `core` knows nothing of files, threads, clocks, egui or translated words.
//! - `ui` never touches files, threads or dialogs of the system.
//! - What happened (records, notes) is kept apart from what was planned, and never overwrites it.

pub mod app;
pub mod cli;
pub mod core;
pub mod desktop;
pub mod exchange;
pub mod i18n;
pub mod jobs;
pub mod materials;
pub mod report;
pub mod storage;
pub mod ui;
