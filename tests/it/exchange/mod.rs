//! What goes to other people and comes from them.

mod course_file;
mod digests;
mod table_file;
