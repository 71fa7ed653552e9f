//! What is asked of the computer.

mod dialogs;
#[cfg(all(unix, not(target_os = "macos")))]
mod opener;
mod pdf_viewer;
