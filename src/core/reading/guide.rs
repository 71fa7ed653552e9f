//! A guide: where its sessions begin ([`super::headings`]), and then where they end, how long they are, what
//! they are for; its handouts.

use super::headings::{HandoutHead, Headings, Place};
use super::text::Text;
use super::tokens::plain;
use super::weigh::{self, Beginning, Measure};
use super::words::Lexicons;
use super::{FoundHandout, FoundSession, Outline};

/// Looks through a guide.
pub(super) fn find(text: &Text<'_>, words: &Lexicons<'_>) -> Outline {
    let look = Headings::of(text, words);
    let divisions = look.divisions();
    let measure = Measure { before: 0, pages: text.count(), listed: look.listed(), usual: 1 };
    let starts = weigh::choose(&divisions, measure);
    let handouts = look.handouts();
    // What ends a session: the next one, a handout, a day, another heading as large.
    let mut ends = look.others(&starts);
    ends.extend(starts.iter().map(|start| (start.page, start.line)));
    ends.extend(handouts.iter().map(|handout| handout.place));
    ends.sort_unstable();
    let (planned, lengths) = (look.planned_days(), look.planned_minutes());
    let in_plan = |start: &Beginning| {
        let by_number = start.number.as_ref().and_then(|number| lengths.get(number));
        by_number.or_else(|| lengths.get(&plain(&start.title))).copied()
    };
    let found = |start: &Beginning| FoundSession {
        number: start.number.clone().unwrap_or_default(),
        title: start.title.clone(),
        first: start.page,
        last: look.end((start.page, start.line), &ends),
        minutes: look.minutes(start).or_else(|| in_plan(start)),
        objectives: look.objectives((start.page, start.line)),
        day: (start.day > 0).then_some(start.day).or_else(|| planned.get(start.number.as_deref()?).copied()),
        percent: start.percent,
    };
    let given = |handout: &HandoutHead| FoundHandout {
        label: handout.label.clone(),
        number: handout.number.clone(),
        title: handout.title.clone(),
        first: handout.place.0,
        last: look.end(handout.place, &ends),
        named_only: false,
        session: None,
    };
    Outline {
        handouts: handouts.iter().map(given).collect(),
        sessions: starts.iter().map(found).collect(),
        ..Outline::default()
    }
}

impl Headings<'_, '_, '_> {
    /// The last page: the one before the next heading, or the same where that stands further down.
    fn end(&self, place: Place, ends: &[Place]) -> u32 {
        let Some((page, line)) = ends.iter().find(|end| **end > place) else {
            return self.text.count().max(place.0);
        };
        let last = if *line <= 2 { page.saturating_sub(1) } else { *page };
        last.max(place.0)
    }
}
