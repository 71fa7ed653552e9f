//! What goes to other people and comes from them: one format a file.

pub mod course_file;
pub mod digests;
pub mod html;
pub mod training_file;
