//! The readers and the core of Doorstep without its window, so that fuzzing builds in a minute.

#![allow(dead_code, missing_docs, unused, reason = "only a part of the sources is used here")]

#[path = "../../../src/core/mod.rs"]
pub mod core;
pub mod materials;
pub mod storage;
