//! Searching the words of materials.

mod texts;
