//! Many courses at once, as sheets of a spreadsheet: every row stands for itself, to be filtered and summed up there.

use super::{Input, standing, title_of};
use crate::core::overview::Standing;
use crate::core::overview::filter::region_of;
use crate::core::record::digest::CourseDigest;
use crate::report::words::{reason, status};
use crate::report::workbook::{Cell, Sheet, Workbook};
use crate::t;

/// The workbook.
#[must_use]
pub fn workbook(input: &Input<'_>) -> Workbook {
    Workbook {
        title: t!(input.words, "overview-title").to_owned(),
        sheets: vec![courses(input), hours(input), people(input), changed(input)],
    }
}

/// A sheet on whose rows the course stands first, with its first date and its region.
fn sheet(input: &Input<'_>, name: &str, columns: &[(&str, u16)], rows: Vec<Vec<Cell>>) -> Sheet {
    let first = [("overview-course", 36), ("overview-first", 12), ("overview-region", 20)];
    let columns = first.iter().chain(columns);
    let columns = columns.map(|(key, width)| (input.words.get(key).to_owned(), *width)).collect();
    Sheet { name: input.words.get(name).to_owned(), columns, rows }
}

fn course_cells(input: &Input<'_>, digest: &CourseDigest) -> Vec<Cell> {
    vec![
        Cell::text(title_of(input.words, digest)),
        Cell::maybe(digest.dates.map(|(first, _)| first), Cell::Date),
        Cell::text(region_of(digest)),
    ]
}

/// Minutes as hours.
fn as_hours(minutes: u32) -> Cell {
    Cell::Hundredths(u32::try_from(u64::from(minutes) * 100 / 60).unwrap_or(u32::MAX))
}

/// A mean with two places.
fn mean(sum: u32, count: u32) -> Cell {
    let hundredths = (u64::from(sum) * 100).checked_div(u64::from(count));
    Cell::maybe(hundredths.and_then(|mean| u32::try_from(mean).ok()), Cell::Hundredths)
}

fn count(number: usize) -> Cell {
    Cell::Number(u32::try_from(number).unwrap_or(u32::MAX))
}

fn courses(input: &Input<'_>) -> Sheet {
    let words = input.words;
    let rows = input.digests.iter().map(|digest| {
        let (progress, people, tests) = (&digest.progress, &digest.people, &digest.people.tests);
        let trainings: Vec<&str> = digest.trainings.iter().map(|id| input.training(*id)).collect();
        let marks = (1_u32..).zip(digest.marks);
        let sum = marks.fold(0_u32, |sum, (mark, count)| sum.saturating_add(mark.saturating_mul(count)));
        let sheets = digest.marks.iter().fold(0, |sum: u32, count| sum.saturating_add(*count));
        let mut cells = course_cells(input, digest);
        cells.extend([
            Cell::maybe(digest.dates.map(|(_, last)| last), Cell::Date),
            Cell::text(digest.place.clone()),
            count(digest.days),
            Cell::text(words.get(standing(Standing::of(digest, input.now.date())))),
            Cell::text(digest.trainers.join("; ")),
            Cell::text(trainings.join("; ")),
            Cell::Number(progress.sessions),
            Cell::Number(progress.delivered),
            Cell::Number(progress.partly),
            Cell::Number(progress.skipped),
            Cell::Number(progress.moved),
            as_hours(progress.minutes),
            as_hours(progress.minutes_delivered),
            Cell::Number(people.people),
            Cell::Number(people.women),
            Cell::Number(people.men),
            Cell::Number(people.present),
            Cell::Number(people.absent),
            Cell::Number(tests.people),
            mean(tests.before, tests.people),
            mean(tests.after, tests.people),
            Cell::maybe(digest.largest_score, Cell::Number),
            mean(sum, sheets),
            count(digest.open),
        ]);
        cells
    });
    let columns = [
        ("overview-last", 12),
        ("new-course-place", 20),
        ("overview-days", 8),
        ("report-state", 18),
        ("overview-trainers", 24),
        ("overview-trainings", 30),
        ("overview-sessions", 10),
        ("status-delivered", 10),
        ("overview-partly", 10),
        ("overview-skipped", 10),
        ("overview-moved", 10),
        ("overview-hours-planned", 10),
        ("overview-hours-delivered", 10),
        ("overview-people", 10),
        ("overview-women", 10),
        ("overview-men", 10),
        ("overview-present", 12),
        ("overview-absent", 12),
        ("overview-tested", 10),
        ("people-before", 10),
        ("people-after", 10),
        ("overview-largest", 10),
        ("report-mean-mark", 10),
        ("overview-open-head", 12),
    ];
    sheet(input, "overview-list", &columns, rows.collect())
}

fn hours(input: &Input<'_>) -> Sheet {
    let rows = input.digests.iter().flat_map(|digest| {
        digest.areas.iter().map(|(area, progress)| {
            let mut cells = course_cells(input, digest);
            let minutes = [progress.minutes, progress.minutes_delivered];
            cells.push(Cell::text(input.area(area)));
            cells.extend(minutes.map(as_hours));
            cells
        })
    });
    let columns = [("report-area", 30), ("overview-hours-planned", 10), ("overview-hours-delivered", 10)];
    sheet(input, "overview-by-area", &columns, rows.collect())
}

fn people(input: &Input<'_>) -> Sheet {
    let rows = input.digests.iter().flat_map(|digest| {
        digest.professions.iter().map(|(said, group)| {
            let mut cells = course_cells(input, digest);
            cells.push(Cell::text(said.clone()));
            cells.extend([group.people, group.women, group.men].map(Cell::Number));
            cells
        })
    });
    let columns =
        [("people-profession", 28), ("overview-people", 10), ("overview-women", 10), ("overview-men", 10)];
    sheet(input, "overview-people", &columns, rows.collect())
}

fn changed(input: &Input<'_>) -> Sheet {
    let words = input.words;
    let rows = input.digests.iter().flat_map(|digest| {
        digest.adapted.iter().map(|one| {
            let mut cells = course_cells(input, digest);
            cells.push(Cell::text(one.title.clone()));
            cells.push(Cell::text(words.get(status(one.status))));
            cells.push(Cell::maybe(one.reason, |why| Cell::text(words.get(reason(why)))));
            cells
        })
    });
    let columns = [("report-session", 40), ("report-state", 18), ("report-why", 28)];
    sheet(input, "overview-changed", &columns, rows.collect())
}
