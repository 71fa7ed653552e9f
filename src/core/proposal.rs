//! What a deck or guide says, beside what a day has: what would be added, changed and linked. Nothing is
//! taken by itself; what is taken is one step, and what the plan has beside it, its records and its notes
//! stay as they are.

use std::collections::BTreeSet;

use super::agenda::{Agenda, Copies, Day, Item, ItemKind, Link, LinkKind, Range};
use super::command::{AgendaEdit, BatchName, Command, ItemField};
use super::ids::{DayId, Ids, ItemId, MaterialId};
use super::outline::tokens::plain;
use super::outline::{FoundSession, Outline};
use super::time::LONGEST_ITEM;
use super::workspace::DocId;

/// The length of a session that the file does not state, in minutes.
const USUAL_MINUTES: u32 = 45;

/// How many of ten words two titles must share to be the same session.
const SHARED_OF_TEN: usize = 6;

/// One thing that could be taken over.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// What would change.
    pub change: Change,
    /// The session as the file has it.
    pub found: FoundSession,
    /// The item of the plan that it belongs to; for a new session the one that it would get.
    pub item: ItemId,
}

/// What would change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// A session that the day has not, behind this item (at the beginning for none).
    Add(Option<ItemId>),
    /// The title: from what the plan has.
    Title(String),
    /// The length: from what the plan has, in minutes, to what the file states.
    Minutes(u32, u32),
    /// The slides or pages of the session: from what was linked before, if anything.
    Link(Option<Range>, Range),
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
    pub lines: Vec<Line>,
}

impl Proposal {
    /// Lays what was found beside a day.
    #[must_use]
    pub fn of(
        (doc, day): (DocId, &Day),
        (material, kind): (MaterialId, LinkKind),
        found: &Outline,
        ids: &Ids,
    ) -> Self {
        let mut lines = Vec::new();
        let mut taken: BTreeSet<ItemId> = BTreeSet::new();
        let mut behind: Option<ItemId> = None;
        for session in &found.sessions {
            let same = |item: &&std::sync::Arc<Item>| {
                item.kind.is_teaching() && !taken.contains(&item.id) && is_same(&item.title, &session.title)
            };
            let Some(item) = day.items.iter().find(same) else {
                let new: ItemId = ids.make();
                lines.push(Line { change: Change::Add(behind), found: session.clone(), item: new });
                behind = Some(new);
                continue;
            };
            taken.insert(item.id);
            behind = Some(item.id);
            let mut line = |change| lines.push(Line { change, found: session.clone(), item: item.id });
            if item.title != session.title && !session.title.is_empty() {
                line(Change::Title(item.title.clone()));
            }
            if let Some(minutes) = session.minutes.filter(|minutes| *minutes != item.minutes) {
                line(Change::Minutes(item.minutes, minutes));
            }
            let range = Range { first: session.first, last: session.last };
            let linked = item.links.iter().find(|link| link.material == material);
            if linked.and_then(|link| link.range) != Some(range) {
                line(Change::Link(linked.and_then(|link| link.range), range));
            }
        }
        Self { doc, day: day.id, material, kind, lines }
    }

    /// The change that takes the ticked lines over, as one step; none if nothing is ticked or the day is
    /// gone. `ticked` holds the places of lines.
    #[must_use]
    pub fn take(&self, agenda: &Agenda, ticked: &BTreeSet<usize>, ids: &Ids) -> Option<Command> {
        let day = agenda.day(self.day)?;
        let mut order: Vec<ItemId> = day.items.iter().map(|item| item.id).collect();
        let mut edits = Vec::new();
        for (index, line) in self.lines.iter().enumerate() {
            if !ticked.contains(&index) {
                continue;
            }
            if let Change::Add(behind) = line.change {
                let place = self.place(&order, behind, day);
                order.insert(place, line.item);
                edits.push(AgendaEdit::AddItem(self.day, place, Box::new(self.new_item(line, ids))));
                continue;
            }
            // What was deleted since is not brought back.
            let Some(item) = agenda.item(line.item) else { continue };
            edits.extend(self.edit(line, item, ids));
        }
        let commands: Vec<Command> = edits.into_iter().map(|edit| Command::Agenda(self.doc, edit)).collect();
        (!commands.is_empty()).then_some(Command::Batch(BatchName::FromMaterial, commands))
    }

    /// Where a new session goes: behind its neighbour in the file, or what stands for that if it was not
    /// taken; never behind the closing of the day.
    fn place(&self, order: &[ItemId], behind: Option<ItemId>, day: &Day) -> usize {
        let mut behind = behind;
        for _ in 0..=self.lines.len() {
            let Some(id) = behind else { break };
            if let Some(at) = order.iter().position(|other| *other == id) {
                return at + 1;
            }
            behind = self.lines.iter().find(|line| line.item == id).and_then(|line| match line.change {
                Change::Add(behind) => behind,
                _ => None,
            });
        }
        // Before everything stands only the opening.
        let frame = |item: &&std::sync::Arc<Item>| matches!(item.kind, ItemKind::Opening | ItemKind::Recap);
        let last = day.items.iter().take_while(frame).last().map(|item| item.id);
        last.and_then(|id| order.iter().position(|other| *other == id)).map_or(0, |at| at + 1)
    }

    fn new_item(&self, line: &Line, ids: &Ids) -> Item {
        let minutes = line.found.minutes.unwrap_or(USUAL_MINUTES).clamp(1, LONGEST_ITEM);
        let mut item = Item::new(line.item, ItemKind::Session, line.found.title.clone(), minutes);
        item.objective = line.found.objectives.join("\n");
        item.links.push(self.link(Range { first: line.found.first, last: line.found.last }, ids));
        item
    }

    fn link(&self, range: Range, ids: &Ids) -> Link {
        Link {
            id: ids.make(),
            material: self.material,
            kind: self.kind,
            range: Some(range),
            copies: Copies::None,
            extra: super::Extra::new(),
        }
    }

    fn edit(&self, line: &Line, item: &Item, ids: &Ids) -> Option<AgendaEdit> {
        match &line.change {
            Change::Add(_) => None,
            Change::Title(_) => Some(AgendaEdit::Item(item.id, ItemField::Title(line.found.title.clone()))),
            Change::Minutes(_, minutes) => {
                Some(AgendaEdit::Item(item.id, ItemField::Minutes((*minutes).clamp(1, LONGEST_ITEM))))
            }
            Change::Link(_, range) => {
                let linked = item.links.iter().find(|link| link.material == self.material);
                Some(match linked {
                    Some(link) => {
                        let link = Link { range: Some(*range), ..link.clone() };
                        AgendaEdit::SetLink(item.id, Box::new(link))
                    }
                    None => AgendaEdit::AddLink(item.id, Box::new(self.link(*range, ids))),
                })
            }
        }
    }
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
