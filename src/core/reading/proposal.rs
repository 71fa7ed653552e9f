//! What a deck or guide says, beside what a day has: what would be added, changed and linked. Nothing is
//! taken by itself; what is taken is one step, and what the plan has beside it, its records and its notes
//! stay as they are.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::tokens::plain;
use super::{FoundBreak, FoundHandout, FoundSession, Outline};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, Ids, ItemId, MaterialId};
use crate::core::model::agenda::{Agenda, Day, Item, ItemKind, Supply};
use crate::core::model::link::{Copies, Link, LinkKind, Range};
use crate::core::model::material::Material;
use crate::core::plan::usual::usual_minutes;
use crate::core::time::LONGEST_ITEM;

/// How many of ten words two titles must share to be the same session.
const SHARED_OF_TEN: usize = 6;

/// One thing that could be taken over.
#[derive(Clone, PartialEq, Debug)]
pub struct ProposalLine {
    /// What would change.
    pub change: Change,
    /// The session as the file has it; for a break the session before it.
    pub found: FoundSession,
    /// The item of the plan that it belongs to; for what is new the item that it would get.
    pub item: ItemId,
}

/// What would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A session that the day has not, behind this item (at the beginning for none).
    Add(Option<ItemId>),
    /// A break that the day has not, behind this item.
    AddBreak(ItemId, FoundBreak),
    /// The title: from what the plan has.
    Title(String),
    /// The length: from what the plan has, in minutes, to what the file states.
    Minutes(u32, u32),
    /// The objectives, where the plan has none.
    Objective(String),
    /// The slides or pages of the session: from what was linked before, if anything.
    Link(Option<Range>, Range),
    /// A handout that is a material, or stands on some pages of one: to be linked and copied.
    Handout(FoundHandout, MaterialId, Option<Range>),
    /// A handout that no material holds: to be put on the list of what the session needs.
    Supply(String),
    /// A session of the plan that the file has not: to be taken out, this many minutes.
    Remove(String, u32),
}

/// What a proposal is made of: the day, and what was read.
#[derive(Clone, Copy, Debug)]
pub struct ProposalInput<'a> {
    /// The document.
    pub doc: DocId,
    /// The day.
    pub day: &'a Day,
    /// Which day of its training it is, counted from 1.
    pub number: u32,
    /// The material that was read.
    pub material: MaterialId,
    /// What links to it are for.
    pub kind: LinkKind,
    /// The materials that are handouts.
    pub handouts: &'a [Arc<Material>],
    /// What was recorded, noted or run: it is never taken out.
    pub kept: &'a BTreeSet<ItemId>,
}

/// A proposal for one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Proposal {
    /// The document.
    pub doc: DocId,
    /// The day.
    pub day: DayId,
    /// The material that was read.
    pub material: MaterialId,
    /// What links to it are for.
    pub kind: LinkKind,
    /// What could be taken over, in the order of the file.
    pub lines: Vec<ProposalLine>,
    /// The file is about this day, and not about the one it is laid beside.
    pub other_day: Option<u32>,
}

impl Proposal {
    /// Lays what was found beside a day. Of a guide for several days only what it has under this day.
    #[must_use]
    pub fn of(beside: &ProposalInput<'_>, found: &Outline, ids: &Ids) -> Self {
        let day = beside.day;
        let mut lines = Vec::new();
        let mut taken: BTreeSet<ItemId> = BTreeSet::new();
        let mut behind: Option<ItemId> = None;
        for (index, session) in of_day(found, beside.number) {
            let same = |item: &&Arc<Item>| {
                item.kind.is_teaching() && !taken.contains(&item.id) && is_same(&item.title, &session.title)
            };
            let item = day.items.iter().find(same);
            let id = item.map_or_else(|| ids.make(), |item| item.id);
            let mut line = |change, item| lines.push(ProposalLine { change, found: session.clone(), item });
            match item {
                Some(item) => {
                    taken.insert(id);
                    for change in changes(beside, item, session) {
                        line(change, id);
                    }
                }
                None => line(Change::Add(behind), id),
            }
            let handouts = found.handouts.iter().filter(|handout| handout.session == Some(index));
            let handouts = handouts.filter_map(|handout| of_handout(beside, item, handout));
            for change in handouts {
                line(change, id);
            }
            behind = Some(id);
            for rest in missing_breaks(day, item, found, session) {
                let new = ids.make();
                line(Change::AddBreak(behind.unwrap_or(id), rest.clone()), new);
                behind = Some(new);
            }
        }
        // Only what the file has something in place of may go.
        if lines.iter().any(|line| matches!(line.change, Change::Add(_))) {
            let gone = day.items.iter().filter(|item| {
                item.kind == ItemKind::Session && !taken.contains(&item.id) && !beside.kept.contains(&item.id)
            });
            lines.extend(gone.map(|item| ProposalLine {
                change: Change::Remove(item.title.clone(), item.minutes),
                found: FoundSession::default(),
                item: item.id,
            }));
        }
        let other_day = found.day.filter(|own| *own != beside.number);
        let ProposalInput { doc, material, kind, .. } = *beside;
        Self { doc, day: day.id, material, kind, lines, other_day }
    }

    /// How many minutes the day gets longer by the ticked lines, or shorter.
    #[must_use]
    pub fn minutes(&self, ticked: &BTreeSet<usize>) -> i64 {
        let of = |line: &ProposalLine| match &line.change {
            Change::Add(_) => {
                i64::from(line.found.minutes.unwrap_or_else(|| usual_minutes(ItemKind::Session)))
            }
            Change::AddBreak(_, rest) => i64::from(new_break(line.item, rest).minutes),
            Change::Minutes(before, after) => i64::from(*after) - i64::from(*before),
            Change::Remove(_, minutes) => -i64::from(*minutes),
            _ => 0,
        };
        self.lines
            .iter()
            .enumerate()
            .filter(|(index, _)| ticked.contains(index))
            .map(|(_, line)| of(line))
            .sum()
    }

    /// Ticks a line or takes its tick away. What belongs to a new session goes with it, and brings it along.
    pub fn toggle(&self, ticked: &mut BTreeSet<usize>, index: usize) {
        let Some(line) = self.lines.get(index) else { return };
        let adds = |other: &ProposalLine| other.item == line.item && matches!(other.change, Change::Add(_));
        if !ticked.remove(&index) {
            ticked.insert(index);
            ticked.extend(self.lines.iter().position(adds));
        } else if matches!(line.change, Change::Add(_)) {
            let own = |at: &usize| self.lines.get(*at).is_none_or(|other| other.item != line.item);
            ticked.retain(own);
        }
    }

    /// The change that takes the ticked lines over, as one step; none if nothing is ticked or the day is
    /// gone. `ticked` holds the places of lines.
    #[must_use]
    pub fn take(&self, agenda: &Agenda, ticked: &BTreeSet<usize>, ids: &Ids) -> Option<Command> {
        let day = agenda.day(self.day)?;
        let mut order: Vec<ItemId> = day.items.iter().map(|item| item.id).collect();
        let mut edits = Vec::new();
        let mut supplies: BTreeMap<ItemId, Vec<Supply>> = BTreeMap::new();
        let wanted = |index: &usize| ticked.contains(index);
        let lines: Vec<&ProposalLine> =
            self.lines.iter().enumerate().filter(|(index, _)| wanted(index)).map(|(_, line)| line).collect();
        for line in &lines {
            let new = match &line.change {
                Change::Add(behind) => Some((*behind, self.new_item(line, &lines, ids))),
                Change::AddBreak(behind, rest) => Some((Some(*behind), new_break(line.item, rest))),
                _ => None,
            };
            if let Some((behind, item)) = new {
                let place = self.place(&order, behind, day);
                order.insert(place, line.item);
                edits.push(AgendaEdit::AddItem(self.day, place, Box::new(item)));
                continue;
            }
            // What was deleted since is not brought back; what is new has got it already.
            let Some(item) = agenda.item(line.item) else { continue };
            match &line.change {
                Change::Supply(text) => {
                    let list = supplies.entry(item.id).or_insert_with(|| item.supplies.clone());
                    list.push(Supply::new(ids.make(), text.clone()));
                }
                _ => edits.extend(self.edit(line, item, ids)),
            }
        }
        edits.extend(
            supplies.into_iter().map(|(item, list)| AgendaEdit::Item(item, ItemField::Supplies(list))),
        );
        let commands: Vec<Command> = edits.into_iter().map(|edit| Command::Agenda(self.doc, edit)).collect();
        (!commands.is_empty()).then_some(Command::Batch(BatchName::FromMaterial, commands))
    }

    /// Where something new goes: behind its neighbour in the file, or what stands for that if it was not
    /// taken; never behind the closing of the day.
    fn place(&self, order: &[ItemId], behind: Option<ItemId>, day: &Day) -> usize {
        let mut behind = behind;
        for _ in 0..=self.lines.len() {
            let Some(id) = behind else { break };
            if let Some(at) = order.iter().position(|other| *other == id) {
                return at + 1;
            }
            behind = self.lines.iter().filter(|line| line.item == id).find_map(|line| match line.change {
                Change::Add(behind) => behind,
                Change::AddBreak(behind, _) => Some(behind),
                _ => None,
            });
        }
        // Before everything stands only the opening.
        let frame = |item: &&Arc<Item>| matches!(item.kind, ItemKind::Opening | ItemKind::Recap);
        let last = day.items.iter().take_while(frame).last().map(|item| item.id);
        last.and_then(|id| order.iter().position(|other| *other == id)).map_or(0, |at| at + 1)
    }

    /// A session as the file has it, with what is ticked for it.
    fn new_item(&self, line: &ProposalLine, ticked: &[&ProposalLine], ids: &Ids) -> Item {
        let minutes =
            line.found.minutes.unwrap_or_else(|| usual_minutes(ItemKind::Session)).clamp(1, LONGEST_ITEM);
        let mut item = Item::new(line.item, ItemKind::Session, line.found.title.clone(), minutes);
        item.objective = line.found.objectives.join("\n");
        let range = Range { first: line.found.first, last: line.found.last };
        item.links.push(new_link(self.material, self.kind, Some(range), ids));
        for own in ticked.iter().filter(|own| own.item == line.item) {
            match &own.change {
                Change::Handout(handout, material, range) => {
                    item.links.push(handout_link(handout, *material, *range, ids));
                }
                Change::Supply(text) => item.supplies.push(Supply::new(ids.make(), text.clone())),
                _ => {}
            }
        }
        item
    }

    fn edit(&self, line: &ProposalLine, item: &Item, ids: &Ids) -> Option<AgendaEdit> {
        let set = |field| AgendaEdit::Item(item.id, field);
        let edit = match &line.change {
            Change::Add(_) | Change::AddBreak(..) | Change::Supply(_) => return None,
            Change::Remove(..) => AgendaEdit::RemoveItem(item.id),
            Change::Title(_) => set(ItemField::Title(line.found.title.clone())),
            Change::Minutes(_, minutes) => set(ItemField::Minutes((*minutes).clamp(1, LONGEST_ITEM))),
            Change::Objective(text) => set(ItemField::Objective(text.clone())),
            Change::Handout(handout, material, range) => {
                let link = handout_link(handout, *material, *range, ids);
                AgendaEdit::AddLink(item.id, Box::new(link))
            }
            Change::Link(_, range) => match self.linked(item) {
                Some(link) => {
                    let link = Link { range: Some(*range), ..link.clone() };
                    AgendaEdit::SetLink(item.id, Box::new(link))
                }
                None => {
                    let link = new_link(self.material, self.kind, Some(*range), ids);
                    AgendaEdit::AddLink(item.id, Box::new(link))
                }
            },
        };
        Some(edit)
    }

    fn linked<'a>(&self, item: &'a Item) -> Option<&'a Link> {
        linked(item, self.material, self.kind)
    }
}

/// The link of an item to what was read, for what it was read.
fn linked(item: &Item, material: MaterialId, kind: LinkKind) -> Option<&Link> {
    let of_material = || item.links.iter().filter(|link| link.material == material);
    of_material().find(|link| link.kind == kind).or_else(|| {
        // Pages that are given out are not those that are taught from.
        of_material().find(|link| link.kind != LinkKind::Handout)
    })
}

/// The sessions that the file has for a day, with their places among all: those under the day, where it has
/// sessions under days; all where it has none for this one.
fn of_day(found: &Outline, number: u32) -> Vec<(usize, &FoundSession)> {
    let all = || found.sessions.iter().enumerate();
    let own: Vec<_> = all().filter(|(_, session)| session.day == Some(number)).collect();
    if own.is_empty() { all().collect() } else { own }
}

/// What would change of an item that the day has.
fn changes(beside: &ProposalInput<'_>, item: &Item, session: &FoundSession) -> Vec<Change> {
    let mut changes = Vec::new();
    if item.title != session.title && !session.title.is_empty() {
        changes.push(Change::Title(item.title.clone()));
    }
    if let Some(minutes) = session.minutes.filter(|minutes| *minutes != item.minutes) {
        changes.push(Change::Minutes(item.minutes, minutes));
    }
    if item.objective.trim().is_empty() && !session.objectives.is_empty() {
        changes.push(Change::Objective(session.objectives.join("\n")));
    }
    let range = Range { first: session.first, last: session.last };
    let linked = linked(item, beside.material, beside.kind).map(|link| link.range);
    if linked != Some(Some(range)) {
        changes.push(Change::Link(linked.flatten(), range));
    }
    changes
}

/// What would be done about a handout; none if the session has it.
fn of_handout(
    beside: &ProposalInput<'_>,
    item: Option<&Arc<Item>>,
    handout: &FoundHandout,
) -> Option<Change> {
    let links = item.map(|item| item.links.as_slice()).unwrap_or_default();
    if let Some(material) = beside.handouts.iter().find(|one| is_handout(&one.title, &handout.title)) {
        let known = links.iter().any(|link| link.material == material.id);
        return (!known).then(|| Change::Handout(handout.clone(), material.id, None));
    }
    if beside.kind == LinkKind::Guide {
        let range = Some(Range { first: handout.first, last: handout.last });
        let known = links.iter().any(|link| link.material == beside.material && link.range == range);
        return (!known).then(|| Change::Handout(handout.clone(), beside.material, range));
    }
    let text = called(handout);
    let known = item.is_some_and(|item| item.supplies.iter().any(|own| plain(&own.text) == plain(&text)));
    (!known).then_some(Change::Supply(text))
}

/// Whether a material of this title is the handout: they have the same words, or it has all of the handout's.
fn is_handout(material: &str, handout: &str) -> bool {
    let (own, wanted) = (plain(material), plain(handout));
    let own: BTreeSet<&str> = own.split(' ').collect();
    let several = wanted.split(' ').count() > 1;
    is_same(material, handout) || (several && wanted.split(' ').all(|word| own.contains(word)))
}

/// The breaks behind a session that the day has not: neither there, nor as many in all.
fn missing_breaks<'a>(
    day: &Day,
    item: Option<&Arc<Item>>,
    found: &'a Outline,
    session: &FoundSession,
) -> Vec<&'a FoundBreak> {
    let rests = day.items.iter().filter(|item| item.kind.is_rest()).count();
    let at = item.and_then(|item| day.items.iter().position(|other| other.id == item.id));
    let has_one = at.is_some_and(|at| {
        let mut behind = day.items[at + 1..].iter().take_while(|next| next.kind != ItemKind::Session);
        behind.any(|next| next.kind.is_rest())
    });
    if has_one || rests >= found.breaks.len() {
        return Vec::new();
    }
    let next = found.sessions.iter().map(|other| other.first).filter(|first| *first > session.first).min();
    let behind = |rest: &&FoundBreak| rest.page > session.first && next.is_none_or(|next| rest.page < next);
    found.breaks.iter().filter(behind).collect()
}

/// A handout as people speak of it.
fn called(handout: &FoundHandout) -> String {
    match (handout.label.is_empty(), handout.title.is_empty()) {
        (_, true) => handout.label.clone(),
        (true, false) => handout.title.clone(),
        (false, false) => format!("{}: {}", handout.label, handout.title),
    }
}

/// A link to a handout; on some pages of a guide it has a name of its own.
fn handout_link(handout: &FoundHandout, material: MaterialId, range: Option<Range>, ids: &Ids) -> Link {
    let name = if range.is_some() { called(handout) } else { String::new() };
    Link { name, ..new_link(material, LinkKind::Handout, range, ids) }
}

fn new_break(id: ItemId, rest: &FoundBreak) -> Item {
    let kind = if rest.lunch { ItemKind::Lunch } else { ItemKind::Break };
    let minutes = rest.minutes.unwrap_or_else(|| usual_minutes(kind)).clamp(1, LONGEST_ITEM);
    Item::new(id, kind, rest.title.clone(), minutes)
}

fn new_link(material: MaterialId, kind: LinkKind, range: Option<Range>, ids: &Ids) -> Link {
    Link { range, copies: Copies::usual(kind), ..Link::to(ids.make(), material, kind) }
}

/// Whether two titles are of the same session: most of their words are.
fn is_same(one: &str, other: &str) -> bool {
    let (one, other) = (plain(one), plain(other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (a, b): (BTreeSet<&str>, BTreeSet<&str>) = (one.split(' ').collect(), other.split(' ').collect());
    let (shared, all) = (a.intersection(&b).count(), a.union(&b).count());
    one == other || shared * 10 >= all * SHARED_OF_TEN
}
