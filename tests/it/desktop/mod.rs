//! What is asked of the computer.

mod pdf_viewer;
