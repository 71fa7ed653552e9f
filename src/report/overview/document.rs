//! Many courses at once, as pages.

use super::{Input, chosen, standing, title_of};
use crate::core::overview::Standing;
use crate::core::overview::filter::region_of;
use crate::core::record::digest::CourseDigest;
use crate::i18n::DateStyle;
use crate::report::document::{Align, Block, Column, Document, Level, PageSetup, Row, Style, Table};
use crate::report::input::percent;
use crate::t;

/// The document.
#[must_use]
pub fn document(input: &Input<'_>) -> Document {
    let (words, parts) = (input.words, input.parts());
    let heading = |key: &str| Block::Heading(Level::Part, words.get(key).to_owned());
    let paragraph = |text: String| Block::Paragraph(Style::Body, text);
    let mut blocks: Vec<Block> = parts.summary.into_iter().map(paragraph).collect();
    if !input.digests.is_empty() {
        blocks.extend([heading("overview-list"), Block::Table(courses(input))]);
    }
    blocks.extend(parts.hours.map(Block::Chart));
    if let Some(people) = parts.people {
        blocks.extend([heading("overview-people"), Block::Table(people)]);
    }
    if !parts.results.is_empty() {
        blocks.push(heading("overview-results"));
        blocks.extend(parts.results.into_iter().map(paragraph));
    }
    if let Some(changed) = parts.changed {
        blocks.extend([heading("overview-changed"), Block::Table(changed)]);
    }
    let title = t!(words, "overview-title").to_owned();
    Document {
        language: words.tag().to_owned(),
        content_language: words.tag().to_owned(),
        subtitle: chosen(input),
        page: PageSetup::Landscape,
        blocks,
        footer: format!(
            "{title} · {}",
            t!(words, "packing-footer", date = words.date(input.now.date(), DateStyle::Long))
        ),
        title,
        ..Document::default()
    }
}

/// The courses, a row for each.
fn courses(input: &Input<'_>) -> Table {
    let words = input.words;
    let columns = vec![
        Column::new(t!(words, "overview-course"), 26),
        Column::new(t!(words, "report-date"), 20),
        Column::new(t!(words, "overview-region"), 14),
        Column { align: Align::Start, ..Column::new(t!(words, "report-state"), 14) },
        Column::number(t!(words, "overview-hours-head"), 14),
        Column::number(t!(words, "overview-people"), 8),
        Column::number(t!(words, "overview-tests"), 12),
    ];
    let rows = input.digests.iter().map(|digest| {
        Row::of([
            title_of(words, digest).to_owned(),
            digest.dates.map(|(first, last)| words.dates(first, last)).unwrap_or_default(),
            region_of(digest).to_owned(),
            words.get(standing(Standing::of(digest, input.now.date()))).to_owned(),
            format!("{} / {}", hours(digest.progress.minutes_delivered), hours(digest.progress.minutes)),
            digest.people.people.to_string(),
            scores(digest),
        ])
    });
    Table { rows: rows.collect(), columns, ..Table::default() }
}

/// Hours as a clock shows them.
fn hours(minutes: u32) -> String {
    format!("{}:{:02}", minutes / 60, minutes % 60)
}

/// The mean scores in percent of the largest, before and after; nothing where the largest is not known.
fn scores(digest: &CourseDigest) -> String {
    let tests = &digest.people.tests;
    let whole =
        digest.largest_score.and_then(|largest| largest.checked_mul(tests.people)).filter(|whole| *whole > 0);
    let share = |points: u32, whole: u32| percent(points, whole);
    whole.map_or_else(String::new, |whole| {
        format!("{} – {}\u{a0}%", share(tests.before, whole), share(tests.after, whole))
    })
}
