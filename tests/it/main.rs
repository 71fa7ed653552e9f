//! The tests, in one binary: stories through the real window, rules of the sources, and the engine rooms.

mod harness;
mod shell;
