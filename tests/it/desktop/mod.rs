//! What is asked of the computer.

mod dialogs;
mod drives;
#[cfg(all(unix, not(target_os = "macos")))]
mod opener;
mod pdf_viewer;
mod registered;
