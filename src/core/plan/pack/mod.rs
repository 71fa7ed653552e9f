//! The search for the best way to lay pieces of teaching, in their order, into blocks of time.
//!
//! A [`Block`] is what lies between two starts that hold, or between such a start and the end of the day. What is
//! best is said by [`Rank`], the first that differs counting: no start that holds is run into; no day goes past
//! its end while another has room; what can't end on time is spread over the days; as little as possible is given
//! up; what need not move to another day stays. Given up are, minute by minute, what is shortened, what is dropped
//! and what stands empty before a start that holds. Dropping or splitting a piece costs [`DROP_PRICE`],
//! [`SPLIT_PRICE`] or [`NIGHT_PRICE`] minutes more, so that neither is done for a few minutes' sake.
//!
//! - [`search`]: how the best is found.

mod search;

/// What dropping a piece costs beside its minutes, in minutes given up.
pub const DROP_PRICE: u32 = 15;

/// What splitting a piece within a day costs, in minutes given up.
pub const SPLIT_PRICE: u32 = 20;

/// What splitting a piece over two days costs, in minutes given up.
pub const NIGHT_PRICE: u32 = 40;

/// The least that a part of a split piece lasts, in minutes.
pub const SHORTEST_PART: u32 = 20;

/// Parts of a split piece differ by this many minutes from the ones that are tried.
const STEP: u32 = 5;

/// How long something may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Span {
    /// Its minutes as planned.
    pub most: u32,
    /// The least minutes it can do with; at most `most`.
    pub least: u32,
    /// Whether it can be left out.
    pub may_drop: bool,
}

/// What lies between two starts that hold, or between the last one and the end of the day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// Which day it belongs to; days are counted in order.
    pub day: usize,
    /// Its length in minutes.
    pub minutes: u32,
    /// What stays in it whatever comes: breaks, an opening.
    pub fixed: Vec<Span>,
    /// Whether nothing but the end of teaching follows on its day: time left over in it is no gap.
    pub ends_day: bool,
    /// Whether teaching may be laid into it; what comes with or after a closing takes none.
    pub takes: bool,
}

/// A piece of teaching that has to find its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Piece {
    /// How long it may be.
    pub span: Span,
    /// The day it stands in so far, counted as in [`Block::day`]; any other number for one that goes.
    pub day: usize,
    /// The block that it has to begin, because its own start holds.
    pub begins: Option<usize>,
}

/// How good a packing is: the less the better, the first that differs counting.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct Rank {
    /// Minutes by which starts that hold are run into.
    pub overlap: u32,
    /// Minutes by which days go past their ends.
    pub late: u32,
    /// The sum of the squares of the hours that are begun after the ends of days.
    uneven: u32,
    /// Minutes given up, with the prices of dropping and splitting.
    pub given_up: u32,
    /// How many pieces move to another day.
    moved: u32,
}

impl std::ops::Add for Rank {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            overlap: self.overlap.saturating_add(other.overlap),
            late: self.late.saturating_add(other.late),
            uneven: self.uneven.saturating_add(other.uneven),
            given_up: self.given_up.saturating_add(other.given_up),
            moved: self.moved.saturating_add(other.moved),
        }
    }
}

/// A piece, or a part of one, in its block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// The piece.
    pub piece: usize,
    /// Its minutes.
    pub minutes: u32,
}

/// What became of a block.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Filled {
    /// What is taught in it, in order.
    pub parts: Vec<Part>,
    /// The minutes of what stays in it, in the order of [`Block::fixed`]; `None` for what is dropped.
    pub fixed: Vec<Option<u32>>,
    /// Minutes by which it is too short for what is in it.
    pub over: u32,
}

/// The best packing.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Packed {
    /// The blocks, in order. A piece that is in none is dropped.
    pub blocks: Vec<Filled>,
    /// How good it is.
    pub rank: Rank,
}

/// Lays `pieces` into `blocks`. `None` if no block takes any and there are some.
#[must_use]
pub fn pack(blocks: &[Block], pieces: &[Piece]) -> Option<Packed> {
    search::best(blocks, pieces)
}

/// Shares out what has to be saved over what can spare minutes, in proportion and in steps of five minutes. Gives
/// the minutes that each gives; all it can where that is not enough.
#[must_use]
pub fn share_out(spare: &[u32], minutes: u32) -> Vec<u32> {
    let total: u32 = spare.iter().sum();
    let wanted = minutes.min(total);
    if wanted == 0 {
        return vec![0; spare.len()];
    }
    // Each gives its share, rounded down to whole steps; what is left goes round, a step at a time.
    let mut give: Vec<u32> = spare.iter().map(|spare| (spare * wanted / total) / STEP * STEP).collect();
    let mut left = wanted - give.iter().sum::<u32>();
    while left > 0 {
        for (spare, given) in spare.iter().zip(&mut give) {
            let more = left.min(STEP).min(spare - *given);
            *given += more;
            left -= more;
        }
    }
    give
}
