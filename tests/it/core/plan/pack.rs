//! The search for the best packing beside a plain trial of every packing there is, on small courses.

use std::collections::HashMap;

use doorstep::core::plan::pack::{
    Block, DROP_PRICE, NIGHT_PRICE, Packed, Piece, SHORTEST_PART, SPLIT_PRICE, Span, pack,
};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use crate::core::random;

/// All lengths are multiples of this, and so are the ones that are tried.
const GRID: u32 = 10;

/// What counts of a packing: starts run into, minutes past the ends of days, how unevenly they are spread, minutes given
/// up, pieces that move to another day.
type Cost = (u32, u32, u32, u32, u32);

fn span() -> impl Strategy<Value = Span> {
    (1_u32..10, 0_u32..6, prop::bool::weighted(0.3)).prop_map(|(most, less, may_drop)| {
        let least = most.saturating_sub(less).max(1);
        Span { most: most * GRID, least: least * GRID, may_drop }
    })
}

/// Small courses of up to two days with up to two blocks each, and up to four pieces.
fn small() -> impl Strategy<Value = (Vec<Block>, Vec<Piece>)> {
    let block = (0_u32..16, option::of(span()), prop::bool::weighted(0.9));
    let day = vec(block, 1..3);
    let piece = (span(), 0_usize..3, prop::bool::weighted(0.15));
    (vec(day, 1..3), vec(piece, 0..5)).prop_map(|(days, pieces)| {
        let mut blocks = Vec::new();
        for (day, stretches) in days.into_iter().enumerate() {
            let first = blocks.len();
            for (minutes, fixed, takes) in stretches {
                let fixed = fixed.into_iter().collect();
                blocks.push(Block { day, minutes: minutes * GRID, fixed, ends_day: false, takes });
            }
            let last = blocks[first..].iter().rposition(|block| block.takes);
            let last = first + last.unwrap_or(0);
            blocks[last..].iter_mut().for_each(|block| block.ends_day = true);
        }
        blocks[0].takes = true;
        // At most one start of a piece holds, at the second block that takes teaching.
        let held = (1..blocks.len()).find(|block| blocks[*block].takes);
        let mut held = held;
        let pieces = pieces.into_iter().map(|(span, day, begins)| Piece {
            span,
            day,
            begins: if begins { held.take() } else { None },
        });
        let pieces = pieces.collect();
        (blocks, pieces)
    })
}

/// The trial of everything that a trainer could do, block by block and piece by piece. What follows the same place
/// is worked out once.
struct Trial<'a> {
    blocks: &'a [Block],
    pieces: &'a [Piece],
    known: HashMap<At, Option<Cost>>,
}

/// Where a trial stands: block, minutes used in it (none before it is opened), whether a piece was begun in it,
/// next piece, minutes of that one given.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct At {
    block: usize,
    used: Option<u32>,
    placed: bool,
    piece: usize,
    given: u32,
}

fn plus(one: Cost, other: Cost) -> Cost {
    (one.0 + other.0, one.1 + other.1, one.2 + other.2, one.3 + other.3, one.4 + other.4)
}

/// How unevenly so many minutes past the end of a day are counted: hours that are begun, squared.
fn uneven(over: u32) -> u32 {
    over.div_ceil(60).pow(2)
}

impl Trial<'_> {
    /// The least that it costs from here to the end.
    fn best(&mut self, at: At) -> Option<Cost> {
        if let Some(known) = self.known.get(&at) {
            return *known;
        }
        let best = match at.used {
            _ if at.block == self.blocks.len() => (at.piece == self.pieces.len()).then_some(Cost::default()),
            None => self.open(at),
            Some(used) => self.go_on(at, used),
        };
        self.known.insert(at, best);
        best
    }

    /// Every length of what stays in a block.
    fn open(&mut self, at: At) -> Option<Cost> {
        let Some(fixed) = self.blocks[at.block].fixed.first().copied() else {
            return self.best(At { used: Some(0), ..at });
        };
        let lengths = (fixed.least..=fixed.most).step_by(GRID as usize).map(|used| (used, fixed.most - used));
        let dropped = fixed.may_drop.then_some((0, fixed.most + DROP_PRICE));
        let all: Vec<(u32, u32)> = lengths.chain(dropped).collect();
        let all = all.into_iter();
        all.filter_map(|(used, cost)| {
            Some(plus((0, 0, 0, cost, 0), self.best(At { used: Some(used), ..at })?))
        })
        .min()
    }

    fn close(&mut self, at: At, used: u32) -> Option<Cost> {
        let block = &self.blocks[at.block];
        let over = used.saturating_sub(block.minutes);
        let idle = if block.ends_day { 0 } else { block.minutes.saturating_sub(used) };
        let cost = if block.ends_day { (0, over, uneven(over), idle, 0) } else { (over, 0, 0, idle, 0) };
        Some(plus(cost, self.best(At { block: at.block + 1, used: None, placed: false, ..at })?))
    }

    fn go_on(&mut self, at: At, used: u32) -> Option<Cost> {
        let mut found: Vec<Option<Cost>> = vec![self.close(at, used)];

        let Some(piece) = self.pieces.get(at.piece).copied() else { return found[0] };
        let may_begin = piece.begins.is_none_or(|block| block == at.block && !at.placed);
        if !self.blocks[at.block].takes || (at.given == 0 && !may_begin) {
            return found[0];
        }
        let moves = u32::from(at.given == 0 && piece.day != self.blocks[at.block].day);
        let mut note = |cost: u32, moves: u32, rest: Option<Cost>| {
            found.push(rest.map(|rest| plus((0, 0, 0, cost, moves), rest)));
        };
        let left = piece.span.most - at.given;
        let least = match at.given {
            0 => piece.span.least,
            given => piece.span.least.saturating_sub(given).max(SHORTEST_PART).min(left),
        };
        for minutes in (least..=left).step_by(GRID as usize) {
            let next = At { used: Some(used + minutes), placed: true, piece: at.piece + 1, given: 0, ..at };
            note(left - minutes, moves, self.best(next));
        }
        if piece.span.may_drop && at.given == 0 && piece.begins.is_none() {
            note(left + DROP_PRICE, 0, self.best(At { piece: at.piece + 1, ..at }));
        }
        let price = if self.blocks[at.block].ends_day { NIGHT_PRICE } else { SPLIT_PRICE };
        for part in (SHORTEST_PART..=left.saturating_sub(SHORTEST_PART)).step_by(GRID as usize) {
            note(price, moves, self.close(At { given: at.given + part, ..at }, used + part));
        }
        found.into_iter().flatten().min()
    }
}

/// What a packing costs, counted from what it says; the parts are checked on the way.
fn counted(blocks: &[Block], pieces: &[Piece], packed: &Packed) -> Result<Cost, TestCaseError> {
    let mut cost = Cost::default();
    let mut taught: Vec<Vec<(usize, u32)>> = vec![Vec::new(); pieces.len()];
    let mut last = 0;
    for (index, (block, filled)) in blocks.iter().zip(&packed.blocks).enumerate() {
        let mut used = 0;
        prop_assert!(block.takes || filled.parts.is_empty());
        for part in &filled.parts {
            prop_assert!(part.piece >= last, "the order is kept");
            last = part.piece;
            used += part.minutes;
            taught[part.piece].push((index, part.minutes));
        }
        for (span, minutes) in block.fixed.iter().zip(&filled.fixed) {
            prop_assert!(minutes.map_or(span.may_drop, |minutes| minutes >= span.least));
            used += minutes.unwrap_or(0);
            cost.3 += minutes.map_or(span.most + DROP_PRICE, |minutes| span.most - minutes);
        }
        let over = used.saturating_sub(block.minutes);
        prop_assert_eq!(over, filled.over);
        if block.ends_day {
            cost.1 += over;
            cost.2 += uneven(over);
        } else {
            cost.0 += over;
            cost.3 += block.minutes.saturating_sub(used);
        }
    }
    for (piece, parts) in pieces.iter().zip(&taught) {
        let minutes: u32 = parts.iter().map(|(_, minutes)| minutes).sum();
        if parts.is_empty() {
            prop_assert!(piece.span.may_drop);
            cost.3 += piece.span.most + DROP_PRICE;
            continue;
        }
        prop_assert!((piece.span.least..=piece.span.most).contains(&minutes), "never below the least");
        prop_assert!(piece.begins.is_none_or(|block| block == parts[0].0), "a start that holds");
        cost.3 += piece.span.most - minutes;
        cost.4 += u32::from(blocks[parts[0].0].day != piece.day);
        for pair in parts.windows(2) {
            prop_assert!(pair[0].1 >= SHORTEST_PART && pair[1].1 >= SHORTEST_PART);
            cost.3 += if blocks[pair[0].0].ends_day { NIGHT_PRICE } else { SPLIT_PRICE };
        }
    }
    Ok(cost)
}

proptest! {
    #![proptest_config(random::cases(256))]

    #[test]
    fn no_packing_is_better_than_the_one_that_is_found((blocks, pieces) in small()) {
        let packed = pack(&blocks, &pieces).expect("a block takes teaching");
        let cost = counted(&blocks, &pieces, &packed)?;
        prop_assert_eq!((packed.rank.overlap, packed.rank.late, packed.rank.given_up), (cost.0, cost.1, cost.3));
        let mut trial = Trial { blocks: &blocks, pieces: &pieces, known: HashMap::new() };
        let best = trial.best(At { block: 0, used: None, placed: false, piece: 0, given: 0 });
        let best = best.expect("there is a packing");
        let fits = (best.0, best.1) == (0, 0);
        // A start that holds where nothing can is run into by as much as it has to be, or a little more.
        if fits || pieces.iter().all(|piece| piece.begins.is_none()) {
            prop_assert!((cost.0, cost.1) <= (best.0, best.1), "late by {:?}, {:?} would do", cost, best);
            // How it is spread is looked for among ways to begin each day; a begun hour more may be left.
            let even = (cost.0, cost.1) < (best.0, best.1) || cost.2 <= best.2 + 1;
            prop_assert!(even, "spread like {:?}, {:?} would do", cost, best);
        }
        if fits {
            prop_assert!(cost <= best, "{:?} given up, {:?} would do", cost, best);
        }
    }
}

/// Courses as large as real ones: up to five days of up to three blocks, up to 25 pieces, of which some hold.
fn large() -> impl Strategy<Value = (Vec<Block>, Vec<Piece>)> {
    let grid = |most: u32, less: u32| (most * GRID, most.saturating_sub(less).max(2) * GRID);
    let span = (3_u32..10, 0_u32..4, prop::bool::weighted(0.2)).prop_map(move |(most, less, may_drop)| {
        let (most, least) = grid(most, less);
        Span { most, least, may_drop }
    });
    let rest = (1_u32..3).prop_map(|rest| Span { most: rest * GRID, least: rest * GRID, may_drop: false });
    let day = vec((14_u32..22, option::of(rest)), 2..4);
    let piece = (span, 0_usize..5, prop::bool::weighted(0.08));
    (vec(day, 3..6), vec(piece, 12..26)).prop_map(|(days, pieces)| {
        let mut blocks = Vec::new();
        for (day, stretches) in days.into_iter().enumerate() {
            let last = stretches.len() - 1;
            blocks.extend(stretches.into_iter().enumerate().map(|(index, (minutes, rest))| Block {
                day,
                minutes: minutes * GRID,
                fixed: rest.into_iter().collect(),
                ends_day: index == last,
                takes: true,
            }));
        }
        let mut held = (blocks.len() / 2..blocks.len()).step_by(3);
        let mut piece =
            |(span, day, begins)| Piece { span, day, begins: if begins { held.next() } else { None } };
        let pieces = pieces.into_iter().map(&mut piece).collect();
        (blocks, pieces)
    })
}

proptest! {
    #![proptest_config(random::cases(24))]

    /// Never a day past its end, nor a minute given up, if there is a packing without.
    #[test]
    fn courses_as_large_as_real_ones_are_packed_as_well_as_can_be((blocks, pieces) in large()) {
        let packed = pack(&blocks, &pieces).expect("each block takes teaching");
        let cost = counted(&blocks, &pieces, &packed)?;
        let mut trial = Trial { blocks: &blocks, pieces: &pieces, known: HashMap::new() };
        let best = trial.best(At { block: 0, used: None, placed: false, piece: 0, given: 0 });
        let best = best.expect("there is a packing");
        if (best.0, best.1) == (0, 0) {
            prop_assert!(cost <= best, "{:?}, {:?} would do", cost, best);
        } else if pieces.iter().all(|piece| piece.begins.is_none()) {
            prop_assert!((cost.0, cost.1, cost.3) <= (best.0, best.1, best.3), "{:?}, {:?} would do", cost, best);
        }
    }
}

#[test]
fn what_can_not_fit_is_spread_over_the_days() {
    let block = |day| Block { day, minutes: 60, fixed: Vec::new(), ends_day: true, takes: true };
    let span = Span { most: 60, least: 60, may_drop: false };
    for (days, pieces, expected) in
        [(3, 6, vec![60, 60, 60]), (2, 5, vec![60, 120]), (4, 5, vec![60, 0, 0, 0])]
    {
        let blocks: Vec<Block> = (0..days).map(block).collect();
        let packed =
            pack(&blocks, &vec![Piece { span, day: 0, begins: None }; pieces]).expect("there is room");
        let mut over: Vec<u32> = packed.blocks.iter().map(|block| block.over).collect();
        let mut expected = expected;
        over.sort_unstable();
        expected.sort_unstable();
        assert_eq!(over, expected, "{pieces} hours on {days} days");
    }
}

#[test]
fn eighty_sessions_and_twice_as_many_are_packed_the_same_way_each_time() {
    let span = |most, least, may_drop| Span { most, least, may_drop };
    let block = |index: usize| Block {
        day: index / 2,
        minutes: 150 + u32::try_from(index % 4).unwrap_or(0) * 5,
        fixed: vec![span(15, 15, false), span(10, 5, true)],
        ends_day: index % 2 == 1,
        takes: true,
    };
    for (count, blocks) in [(80, 24), (160, 36)] {
        let blocks: Vec<Block> = (0..blocks).map(block).collect();
        let piece = |index: u32| Piece {
            span: span(40 + index * 7 % 55, 30 + index * 3 % 11, index.is_multiple_of(4)),
            day: 0,
            begins: None,
        };
        let pieces: Vec<Piece> = (0..count).map(piece).collect();
        let packed = pack(&blocks, &pieces).expect("there is room");
        assert_eq!(pack(&blocks, &pieces), Some(packed), "the same again");
    }
}
