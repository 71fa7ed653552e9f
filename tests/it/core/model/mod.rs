//! The data itself: its numbers agree.

mod order;
mod progress;
