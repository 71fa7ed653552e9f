//! Stories: what a trainer does, through the real window.

mod plan;
