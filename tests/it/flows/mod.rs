//! Stories: what a trainer does, through the real window.

mod close_day;
mod deliver;
mod details;
mod downloads;
mod elsewhere;
mod find;
mod folding;
pub mod hands;
mod home;
mod keyboard;
mod looking;
mod main_job;
mod notes;
mod people;
mod plan;
mod preview;
mod proposal;
mod ready;
mod record;
mod reports;
mod session;
mod sharing;
mod tables;
mod team;
mod undo;
mod ways;
