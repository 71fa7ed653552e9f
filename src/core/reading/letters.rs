//! Letters that count: "Handout A", "Session B", "C. Play".
//!
//! A letter alone says little: it may be an initial, or a word. So sessions are counted with letters only where
//! these run on in order.

/// The alphabets that are counted with, as far as they are.
const ALPHABETS: [&str; 2] = ["ABCDEFGH", "АБВГДЕ"];

/// The place of a letter in its alphabet, counted from 1, if it is one to count with.
pub(super) fn place(text: &str) -> Option<u32> {
    let mut letters = text.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let at = ALPHABETS.iter().find_map(|alphabet| alphabet.chars().position(|own| own == letter))?;
    u32::try_from(at + 1).ok()
}

/// Whether these numbers, as far as they are letters, are the first ones of the alphabet, in order; at least two.
pub(super) fn run_on<'n>(numbers: impl Iterator<Item = &'n str>) -> bool {
    let mut next = 1;
    for at in numbers.filter_map(place) {
        if at != next {
            return false;
        }
        next += 1;
    }
    next > 2
}
