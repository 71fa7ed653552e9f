//! Changing the data: whatever is done, the way back is exact.

mod editor;
mod parts;
mod run;
