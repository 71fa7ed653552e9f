//! Merging: one course, worked on by several people on computers that know nothing of each other.
//!
//! A [`state::State`] holds a course field by field, each field under a path of stable ids (`shape`) and with who
//! wrote it last (`field`). It is brought up to date by comparing: whatever changed the course (an edit, undo, a
//! backup, an older Doorstep), [`state::State::observe`] sees it. [`state::State::join`] takes in what another
//! device wrote; it gives the same in any order and grouping, and however often.
//!
//! Counters decide, never clocks: a write has a higher counter than all that its device knew then, and says what it
//! wrote over. So two writes that did not know of each other are told from one that followed the other. Of such
//! two the higher (counter, device) is shown, and both are kept until somebody chooses ([`summary::questions`]);
//! long texts show both (`text`). Positions and what goes on in a running day are never asked about. What was
//! deleted stays so, unless another device went on with it without knowing; people who were wiped never come back.
//!
//! [`memory::Memory`] is what a device keeps of a course that it shares.

mod field;
pub mod memory;
mod shape;
pub mod state;
pub mod summary;
mod text;
