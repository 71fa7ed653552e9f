//! The search goes from block to block (dynamic programming): what is best from a block on depends only on the
//! piece, and the minute of it, at which the block begins. With up to [`WIDTH`] such beginnings a block it is
//! exact; beyond, only the most promising are followed, so that its time is bounded.

use std::collections::BTreeMap;

use super::{
    Block, DROP_PRICE, Filled, NIGHT_PRICE, Packed, Part, Piece, Rank, SHORTEST_PART, SPLIT_PRICE, STEP,
    Span, share_out,
};

/// A day on which a piece is split goes past its end by no more than this, in minutes.
const LONGEST_OVER: u32 = 60;

/// So many ways to begin a block are followed.
const WIDTH: usize = 250;

/// So many ways to drop pieces are followed at each place in a block.
const LABELS: usize = 32;

/// The best packing of `pieces` into `blocks`; `None` if there is none at all.
pub(super) fn best(blocks: &[Block], pieces: &[Piece]) -> Option<Packed> {
    let search = Search::of(blocks, pieces);
    let mut nodes = vec![Node { piece: 0, given: 0, ..Node::default() }];
    let mut layer = vec![0];
    for block in 0..blocks.len() {
        let mut next: BTreeMap<(usize, u32), Node> = BTreeMap::new();
        for parent in layer {
            search.fill(block, parent, &nodes[parent], &mut next);
        }
        let mut next: Vec<Node> = next.into_values().collect();
        if next.len() > WIDTH {
            next.sort_by_cached_key(|node| node.rank + search.at_least(block + 1, node));
            next.truncate(WIDTH);
        }
        layer = (nodes.len()..nodes.len() + next.len()).collect();
        nodes.extend(next);
    }
    let end = layer.into_iter().find(|node| nodes[*node].piece == pieces.len())?;
    Some(search.unfold(&nodes, end))
}

/// A way in which the first blocks can be filled: a beginning of the next one.
#[derive(Clone, Debug, Default)]
struct Node {
    /// The piece that comes next.
    piece: usize,
    /// The minutes of it that are taught already.
    given: u32,
    rank: Rank,
    /// How the block before began.
    parent: usize,
    label: Label,
}

/// What is in a block so far.
#[derive(Clone, Debug, Default)]
struct Label {
    /// Its minutes if nothing is shortened.
    most: u32,
    /// Its minutes if everything is shortened as far as it can be.
    least: u32,
    /// What was given up for it: what is dropped, splits.
    price: u32,
    moved: u32,
    /// The pieces that are dropped.
    dropped: Vec<usize>,
    /// What stays in the block otherwise, and is dropped.
    fixed_dropped: Vec<usize>,
}

impl Label {
    fn with(&self, most: u32, least: u32) -> Self {
        Self { most: self.most + most, least: self.least + least, ..self.clone() }
    }
}

struct Search<'a> {
    blocks: &'a [Block],
    pieces: &'a [Piece],
    /// By block: the pieces that have to be laid out by its end.
    reach: Vec<usize>,
    /// By block: the pieces that have to be begun by its end.
    begun: Vec<usize>,
    /// By block: the first piece that has to wait for a later block.
    limit: Vec<usize>,
    /// The minutes by which a day may go past its end in a packing that is worth following.
    late: u32,
    /// The minutes that can't fit, and no more than [`LONGEST_OVER`].
    short: u32,
    /// The minutes from each block on, and those from each piece on: planned, and the least.
    room: Vec<u32>,
    planned: Vec<u32>,
    needed: Vec<u32>,
    holds: Vec<Hold>,
}

/// Sums from each place on to the end.
fn sums(of: impl DoubleEndedIterator<Item = u32>) -> Vec<u32> {
    let mut sums = vec![0_u32];
    for minutes in of.rev() {
        sums.push(sums.last().copied().unwrap_or(0).saturating_add(minutes));
    }
    sums.reverse();
    sums
}

/// The minutes of a block for what is taught, at the most.
fn room_of(block: &Block) -> u32 {
    let fixed = |span: &Span| if span.may_drop { 0 } else { span.least };
    block.minutes.saturating_sub(block.fixed.iter().map(fixed).sum())
}

/// The minutes of a piece, at the least.
fn needed_by(piece: &Piece) -> u32 {
    if piece.span.may_drop { 0 } else { piece.span.least }
}

/// A piece whose own start holds, or the end of all: what comes before it is laid out before its block.
struct Hold {
    block: usize,
    piece: usize,
    /// The minutes that are too many for their blocks between the hold before and this one, and behind this one:
    /// planned, and the least. None of them can go elsewhere.
    before: (u32, u32),
    behind: (u32, u32),
}

/// The starts that hold, in order, and the end. `room` by block, `planned` and `needed` by piece: sums to the end.
fn holds(pieces: &[Piece], room: &[u32], planned: &[u32], needed: &[u32]) -> Vec<Hold> {
    let held = pieces.iter().enumerate().filter_map(|(piece, held)| Some((held.begins?, piece)));
    let mut holds = Vec::new();
    let mut last = (0, 0);
    for (block, piece) in held.chain([(room.len() - 1, pieces.len())]) {
        let room = room[last.0].saturating_sub(room[block]);
        let short = |sums: &[u32]| (sums[last.1] - sums[piece]).saturating_sub(room);
        holds.push(Hold { block, piece, before: (short(planned), short(needed)), behind: (0, 0) });
        last = (block, piece);
    }
    for index in (1..holds.len()).rev() {
        let (before, behind) = (holds[index].before, holds[index].behind);
        holds[index - 1].behind = (before.0.saturating_add(behind.0), before.1.saturating_add(behind.1));
    }
    holds
}

impl<'a> Search<'a> {
    fn of(blocks: &'a [Block], pieces: &'a [Piece]) -> Self {
        let last = blocks.iter().rposition(|block| block.takes);
        let begins = |block: usize| pieces.iter().position(|piece| piece.begins == Some(block));
        let mut reach = vec![0; blocks.len()];
        let mut waiting = 0;
        for block in (0..blocks.len()).rev() {
            waiting = waiting.max(begins(block + 1).unwrap_or(0));
            if Some(block) == last {
                waiting = pieces.len();
            }
            if blocks[block].takes {
                reach[block] = std::mem::take(&mut waiting);
            }
        }
        let mut begun: Vec<usize> =
            (0..blocks.len()).map(|block| begins(block).map_or(0, |piece| piece + 1)).collect();
        for block in 1..blocks.len() {
            reach[block] = reach[block].max(reach[block - 1]);
            begun[block] = begun[block].max(begun[block - 1]);
        }
        let mut limit = vec![pieces.len(); blocks.len()];
        for block in (0..blocks.len().saturating_sub(1)).rev() {
            limit[block] = begins(block + 1).unwrap_or(pieces.len()).min(limit[block + 1]);
        }
        let room = blocks.iter().filter(|block| block.takes).map(room_of);
        let room = sums(room.collect::<Vec<u32>>().into_iter());
        let planned = sums(pieces.iter().map(|piece| piece.span.most));
        let needed = sums(pieces.iter().map(needed_by));
        let longest = pieces.iter().map(|piece| piece.span.least).max().unwrap_or(0);
        let short = needed[0].saturating_sub(room[0]);
        let days = blocks.iter().filter(|block| block.takes && block.ends_day).count().max(1);
        let share = short.div_ceil(u32::try_from(days).unwrap_or(u32::MAX));
        // By block again, also for those that take nothing.
        let takes = sums(blocks.iter().map(|block| u32::from(block.takes)));
        let by_block: Vec<u32> = takes.iter().map(|takes| room[room.len() - 1 - *takes as usize]).collect();
        let holds = holds(pieces, &by_block, &planned, &needed);
        // Before a start that holds, a day is late by all that can't be spread.
        let held = holds.iter().filter(|_| holds.len() > 1).map(|hold| hold.before.1).max();
        let late = share.max(held.unwrap_or(0)).saturating_add(longest);
        Self {
            blocks,
            pieces,
            reach,
            begun,
            limit,
            late,
            short: short.max(held.unwrap_or(0)).min(LONGEST_OVER),
            room: by_block,
            planned,
            needed,
            holds,
        }
    }

    /// What is given up at the least from `block` on.
    fn at_least(&self, block: usize, node: &Node) -> Rank {
        let begun = node.piece + usize::from(node.given > 0);
        let mut holds = self.holds.iter();
        let Some(hold) = holds.find(|hold| hold.block >= block && hold.piece >= begun) else {
            return Rank::default();
        };
        let room = self.room[block].saturating_sub(self.room[hold.block]);
        let left = |minutes: &[u32]| {
            (minutes[node.piece] - minutes[hold.piece]).saturating_sub(node.given).saturating_sub(room)
        };
        let late = left(&self.needed).saturating_add(hold.behind.1);
        let planned = left(&self.planned).saturating_add(hold.behind.0);
        Rank { late, given_up: planned.saturating_sub(late), ..Rank::default() }
    }

    /// Every way to fill a block that begins like this.
    fn fill(&self, at: usize, parent: usize, begin: &Node, next: &mut BTreeMap<(usize, u32), Node>) {
        let block = &self.blocks[at];
        let mut labels = starts(block);
        let limit = if block.takes { self.limit[at] } else { begin.piece };
        for piece in begin.piece..=self.pieces.len() {
            let given = if piece == begin.piece { begin.given } else { 0 };
            let mut keep = |given: u32, label: &Label, rank: Rank| {
                let key = (piece, given);
                if next.get(&key).is_none_or(|other| rank < other.rank) {
                    next.insert(key, Node { piece, given, rank, parent, label: label.clone() });
                }
            };
            let begun = |given: u32| piece + usize::from(given > 0) >= self.begun[at];
            for label in labels.iter().filter(|_| piece >= self.reach[at]) {
                let fits = block.ends_day || label.least <= block.minutes;
                if begun(given) && (fits || piece == begin.piece || piece <= self.must(at)) {
                    keep(given, label, begin.rank + rank(block, label));
                }
                if block.takes && piece < self.limit[at] && at + 1 < self.blocks.len() && begun(1) {
                    for part in self.parts(block, label, piece, given) {
                        let price = if block.ends_day { NIGHT_PRICE } else { SPLIT_PRICE };
                        let mut label = label.with(part, part);
                        label.price += price;
                        label.moved += self.moves(block, piece, given);
                        keep(given + part, &label, begin.rank + rank(block, &label));
                    }
                }
            }
            if piece >= limit {
                break;
            }
            labels = self.one_more(at, &labels, piece, given);
            if labels.is_empty() {
                break;
            }
        }
    }

    /// The pieces that have to be laid out or begun by the end of a block, whether they fit or not.
    fn must(&self, at: usize) -> usize {
        self.reach[at].max(self.begun[at])
    }

    fn moves(&self, block: &Block, piece: usize, given: u32) -> u32 {
        u32::from(given == 0 && self.pieces[piece].day != block.day)
    }

    /// What can be in a block that was filled like `labels` so far, with one piece more.
    fn one_more(&self, at: usize, labels: &[Label], piece: usize, given: u32) -> Vec<Label> {
        let block = &self.blocks[at];
        let span = rest(self.pieces[piece].span, given);
        let mut more = Vec::new();
        for label in labels {
            let mut with = label.with(span.most, span.least);
            with.moved += self.moves(block, piece, given);
            more.push(with);
            if span.may_drop && self.pieces[piece].begins.is_none() {
                let mut without = label.clone();
                without.price += span.most + DROP_PRICE;
                without.dropped.push(piece);
                more.push(without);
            }
        }
        if piece >= self.must(at) {
            let over = if block.ends_day { self.late } else { 0 };
            more.retain(|label| label.least <= block.minutes.saturating_add(over));
        }
        if more.len() > LABELS {
            more.sort_by_key(|label| (label.least.saturating_sub(block.minutes), label.price, label.least));
            more.truncate(LABELS);
        }
        more
    }

    /// The minutes of a piece that can be taught at the end of a block, the rest of it in the next.
    fn parts(&self, block: &Block, label: &Label, piece: usize, given: u32) -> Vec<u32> {
        let left = self.pieces[piece].span.most - given;
        if left < 2 * SHORTEST_PART {
            return Vec::new();
        }
        let longest = left - SHORTEST_PART;
        let to = block.minutes.saturating_sub(label.least);
        // Before a start that holds a part fills the block; before a night it may be shorter.
        let filling = block.minutes.saturating_sub(label.most);
        let from = if block.ends_day { filling.min(SHORTEST_PART + filling % STEP) } else { filling };
        let mut parts: Vec<u32> = (from..to)
            .step_by(STEP as usize)
            .chain([to])
            .map(|part| part.min(longest))
            .filter(|part| *part >= SHORTEST_PART)
            .collect();
        if block.ends_day {
            // What can't fit anyway may go past the end of this day as well as of another.
            let shortest = (to < SHORTEST_PART).then_some(SHORTEST_PART);
            let over = (to..=to.saturating_add(self.short)).step_by(STEP as usize).skip(1);
            parts.extend(
                shortest.into_iter().chain(over).filter(|part| (SHORTEST_PART..=longest).contains(part)),
            );
        }
        parts.dedup();
        parts
    }

    /// What the blocks hold on the way to a node.
    fn unfold(&self, nodes: &[Node], end: usize) -> Packed {
        let mut blocks = Vec::with_capacity(self.blocks.len());
        let mut node = &nodes[end];
        for block in self.blocks.iter().rev() {
            let begin = &nodes[node.parent];
            blocks.push(self.filled(block, begin, node));
            node = begin;
        }
        blocks.reverse();
        Packed { blocks, rank: nodes[end].rank }
    }

    fn filled(&self, block: &Block, begin: &Node, end: &Node) -> Filled {
        let label = &end.label;
        let mut spans: Vec<(Option<usize>, Span)> = Vec::new();
        for piece in begin.piece..end.piece {
            if !label.dropped.contains(&piece) {
                let given = if piece == begin.piece { begin.given } else { 0 };
                spans.push((Some(piece), rest(self.pieces[piece].span, given)));
            }
        }
        let before = if end.piece == begin.piece { begin.given } else { 0 };
        if end.given > before {
            let most = end.given - before;
            spans.push((Some(end.piece), Span { most, least: most, may_drop: false }));
        }
        let stays =
            |(index, span): (usize, &Span)| (!label.fixed_dropped.contains(&index)).then_some((None, *span));
        spans.extend(block.fixed.iter().enumerate().filter_map(stays));
        let spare: Vec<u32> = spans.iter().map(|(_, span)| span.most - span.least).collect();
        let give = share_out(&spare, label.most.saturating_sub(block.minutes));
        let mut filled = Filled { over: label.least.saturating_sub(block.minutes), ..Filled::default() };
        let mut fixed = Vec::new();
        for ((piece, span), given) in spans.into_iter().zip(give) {
            let minutes = span.most - given;
            match piece {
                Some(piece) => filled.parts.push(Part { piece, minutes }),
                None => fixed.push(minutes),
            }
        }
        let mut fixed = fixed.into_iter();
        let kept = (0..block.fixed.len()).map(|index| !label.fixed_dropped.contains(&index));
        filled.fixed = kept.map(|kept| if kept { fixed.next() } else { None }).collect();
        filled
    }
}

/// What is left of a piece of which some minutes are taught already.
fn rest(span: Span, given: u32) -> Span {
    if given == 0 {
        return span;
    }
    let most = span.most - given;
    let least = span.least.saturating_sub(given).max(SHORTEST_PART).min(most);
    Span { most, least, may_drop: false }
}

/// What can be in a block before anything is laid into it: what stays, but for what is dropped of it.
fn starts(block: &Block) -> Vec<Label> {
    let mut labels = vec![Label::default()];
    for (index, span) in block.fixed.iter().enumerate() {
        let mut more: Vec<Label> = labels.iter().map(|label| label.with(span.most, span.least)).collect();
        if span.may_drop {
            more.extend(labels.into_iter().map(|mut label| {
                label.price += span.most + DROP_PRICE;
                label.fixed_dropped.push(index);
                label
            }));
            more.sort_by_key(|label| label.price);
            more.truncate(LABELS / 4);
        }
        labels = more;
    }
    labels
}

/// How good a block is that is filled like this.
fn rank(block: &Block, label: &Label) -> Rank {
    let over = label.least.saturating_sub(block.minutes);
    let cut = label.most.saturating_sub(block.minutes).min(label.most - label.least);
    let idle = if block.ends_day { 0 } else { block.minutes.saturating_sub(label.most) };
    let (overlap, late) = if block.ends_day { (0, over) } else { (over, 0) };
    Rank {
        overlap,
        late,
        uneven: late.div_ceil(60).saturating_pow(2),
        given_up: cut + idle + label.price,
        moved: label.moved,
    }
}
