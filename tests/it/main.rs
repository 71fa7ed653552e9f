//! The tests, in one binary: stories through the real window, rules of the sources, and the engine rooms.

#![allow(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test that can't go on has failed, and says where"
)]

mod cli;
mod core;
mod courses;
mod desktop;
mod exchange;
mod flows;
mod harness;
mod materials;
mod package;
mod report;
#[path = "../common/sample.rs"]
mod sample;
mod saving;
mod screens;
mod second_start;
mod shell;
mod storage;
mod tidy;
mod words;
#[path = "../common/world.rs"]
mod world;
