//! What is asked of the computer.

mod drives;
mod pdf_viewer;
mod registered;
