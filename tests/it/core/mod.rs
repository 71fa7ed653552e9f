//! The rules of the core, as tables and as properties of random courses and random edits.

mod cutting;
mod downloads;
mod editing;
mod invisible;
mod outlines;
mod outlines_decks;
mod outlines_guides;
mod packing;
mod people;
mod planning;
mod proposals;
mod random;
mod ready;
mod running;
mod schedules;
mod texts;
mod totals;
