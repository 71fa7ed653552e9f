//! Stories: what a trainer does, through the real window.

mod find;
mod hands;
mod home;
mod notes;
mod plan;
mod record;
