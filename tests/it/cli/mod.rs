//! The command line without a window.

mod merge;
