//! What goes to other people and comes from them: one format a file.

pub mod print_page;
pub mod training_file;
