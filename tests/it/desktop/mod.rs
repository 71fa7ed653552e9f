//! What is asked of the computer.

mod dialogs;
mod pdf_viewer;
