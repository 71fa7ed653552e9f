//! Where the sessions of a deck may begin by what its slides look like: layouts for dividers, times, lengths, and
//! little text before slides with more.

use std::collections::{BTreeMap, BTreeSet};

use super::label;
use super::lengths::{self, Aside};
use super::look::{AgendaEntry, Look, near_plain};
use super::starts::{FRAMES, Found};
use super::text::PageText;
use super::tokens::plain;
use super::weigh::{Beginning, Way};
use super::words::Concept;

impl Look<'_, '_, '_> {
    /// Sessions by what slides look like: layouts, little text, times and lengths.
    pub(super) fn by_looks(&self, entries: &[AgendaEntry], found: &mut Found) {
        for page in self.shown().filter(|page| page.number > 1 && !page.title.is_empty()) {
            if !self.may_divide(page, entries) {
                continue;
            }
            let title = self.title_without_day(page);
            let mut add = |way: Way, key: &str| {
                let title = label::title_alone(&title, self.words);
                let (page, day) = (page.number, self.day_at(page.number));
                found.entry((way, key.to_owned())).or_default().push(Beginning {
                    page,
                    day,
                    title,
                    ..Beginning::default()
                });
            };
            let pictured = if page.pictures > 0 { "pictured" } else { "" };
            match page.layout {
                "secHead" => add(Way::HeaderLayout, ""),
                "title" => add(Way::TitleLayout, ""),
                "titleOnly" if page.lines.len() <= 2 => add(Way::TitleOnly, pictured),
                _ => {}
            }
            let lines = || page.lines.iter().filter(|_| page.is_sparse());
            if lines().any(|line| lengths::aside(line.text, self.words) == Some(Aside::Times)) {
                add(Way::Times, "");
            }
            let long = lines().any(|line| lengths::aside(line.text, self.words).is_some());
            if page.is_sparse() && (long || lengths::minutes(&page.title, self.words).is_some()) {
                add(Way::Lengths, "");
            }
            let next = self.text.page(page.number + 1);
            let more = next.is_some_and(|next| next.lines.len() > page.lines.len() && !next.is_sparse());
            if page.is_sparse() && page.lines.len() <= 2 && more {
                add(Way::Sparse, pictured);
            }
        }
        for (_, all) in found.iter_mut().filter(|((way, _), _)| !way.is_labelled()) {
            self.without_repeats(all);
        }
    }

    /// Whether a slide without a label may divide: it is no frame, does not go on with what was before, and an
    /// opening only where it has a length of its own or stands on the agenda among others.
    fn may_divide(&self, page: &PageText<'_>, entries: &[AgendaEntry]) -> bool {
        let told = page.title_tokens();
        let frame = self.is_about(page, &FRAMES)
            || (0..told.len()).any(|at| self.words.begins(&told[at..], Concept::Continued));
        let day = label::leading(&page.title, self.words, Concept::Day);
        let day_alone = day.is_some_and(|day| label::rest(&page.title, day.end).is_empty());
        let handout = label::leading(&page.title, self.words, Concept::Handout).is_some();
        let opens = self.is_about(page, &[Concept::Opening]);
        let listed = || entries.iter().any(|entry| near_plain(&entry.plain, &page.plain) && !entry.opens);
        !frame && !day_alone && !handout && (!opens || self.minutes(page.number).is_some() || listed())
    }

    /// The title of a divider, without the day that stands before it.
    fn title_without_day(&self, page: &PageText<'_>) -> String {
        let day = label::leading(&page.title, self.words, Concept::Day);
        let rest = day.map(|day| label::rest(&page.title, day.end)).filter(|rest| !rest.is_empty());
        let title = rest.unwrap_or(&page.title);
        // "Topic: Anger" has a word and no number.
        let word = [Concept::Session, Concept::Part]
            .iter()
            .find_map(|concept| label::without_number(title, self.words, *concept));
        let title = word.map_or(title, |word| label::rest(title, word.end));
        let times = lengths::aside(title, self.words).is_some();
        if times { self.largest_text(page, &[&page.title]) } else { title.to_owned() }
    }

    /// What comes again is no session: a practice behind each of them, a photo. Where all have the same title,
    /// what stands below it tells them apart.
    fn without_repeats(&self, all: &mut Vec<Beginning>) {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for one in all.iter() {
            *counts.entry(plain(&one.title)).or_default() += 1;
        }
        let again: BTreeSet<String> =
            counts.iter().filter(|(_, count)| **count > 1).map(|(title, _)| title.clone()).collect();
        for title in again {
            let of = |one: &Beginning| plain(&one.title) == title;
            let below =
                |one: &Beginning| self.text.page(one.page).map(|page| self.title_below(page, &page.title));
            let subtitles: Vec<String> = all.iter().filter(|one| of(one)).filter_map(below).collect();
            let distinct: BTreeSet<&String> = subtitles.iter().filter(|text| !text.is_empty()).collect();
            if distinct.len() == subtitles.len() && subtitles.len() * 3 >= all.len() * 2 {
                for one in all.iter_mut().filter(|one| of(one)) {
                    let own = below(one);
                    one.title = own.map(|text| label::title_alone(&text, self.words)).unwrap_or_default();
                }
                continue;
            }
            // One behind the other they are one; else none is any.
            let places: Vec<usize> = (0..all.len()).filter(|at| of(&all[*at])).collect();
            let together = places.windows(2).all(|pair| pair[0] + 1 == pair[1]);
            let first = places.first().copied().filter(|_| together).map(|at| all[at].page);
            all.retain(|one| !of(one) || Some(one.page) == first);
        }
    }
}
