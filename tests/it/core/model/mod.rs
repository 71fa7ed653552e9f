//! The data itself: its numbers agree.

mod progress;
