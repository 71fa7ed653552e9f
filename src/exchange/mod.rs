//! What goes to other people and comes from them: one format a file.

pub mod training_file;
