//! The draft of the training report, as delivered. What Doorstep does not know is left as lines to fill in.

use super::annexes;
use super::charts;
use super::document::{Align, Block, Column, Document, Level, Row, Style, Table};
use super::input::{Input, percent, tenths};
use super::words::{plain, reason, status};
use crate::core::model::closing::{MARKS, mean_of};
use crate::core::model::note::{Note, NoteKind};
use crate::core::model::people::{Tests, Totals};
use crate::core::model::progress::{Progress, of_course};
use crate::core::model::record::{ReasonKind, Record};
use crate::core::people::figures::{Group, came, changes, groups, reached};
use crate::core::people::totals::totals;
use crate::core::record::figures::{changed, minutes_taken, questions};
use crate::core::record::open_notes::open_notes;
use crate::report::words::people as people_words;
use crate::t;

/// Lines to write on where only the trainers know.
const WRITING: u32 = 4;

/// The report.
#[must_use]
pub fn document(input: &Input<'_>) -> Document {
    let (words, course) = (input.words, input.course);
    let sums = totals(&course.people, &course.agenda);
    let mut document = input.headed(t!(words, "report-training"));
    let trainers = input.trainers().join(", ");
    if !trainers.is_empty() {
        let line = t!(words, "report-by-trainers", trainers = trainers);
        document.blocks.push(Block::Paragraph(Style::Body, line));
    }
    let lines = input.office_lines().into_iter().map(|line| Block::Paragraph(Style::Body, line));
    document.blocks.extend(lines);
    let mut part = |key: &str, blocks: Vec<Block>| {
        if !blocks.is_empty() {
            document.blocks.push(Block::Heading(Level::Part, words.get(key).to_owned()));
            document.blocks.extend(blocks);
        }
    };
    part("report-summary", vec![Block::Paragraph(Style::Body, summary(input, &sums))]);
    part("report-figures", vec![figures(input, &sums)]);
    part("report-background", vec![Block::Lines(WRITING)]);
    part("report-aims", aims(input));
    part("report-programme", programme(input));
    part("report-adapted", adapted(input));
    part("report-people", people(input, &sums));
    part("report-learning", learning(input, &sums.tests));
    part("report-evaluated", evaluated(input));
    part("report-trainers-saw", trainers_saw(input));
    part("report-questions", asked(input));
    part("report-difficulties", difficulties(input));
    part("report-recommendations", recommendations(input));
    let mut signs = input.trainers();
    if signs.is_empty() {
        signs.push(t!(words, "report-trainer-signs").to_owned());
    }
    if !course.office.is_empty() {
        signs.push(input.organiser_signs());
    }
    // What is signed is the report; never a page of signatures alone behind its annexes.
    document.blocks.push(Block::Signatures(signs));
    for (key, blocks) in annexes::all(input).into_iter().filter(|(_, blocks)| !blocks.is_empty()) {
        document.blocks.push(Block::Heading(Level::Part, words.get(key).to_owned()));
        document.blocks.extend(blocks);
    }
    document
}

/// A few sentences made from the figures.
fn summary(input: &Input<'_>, sums: &Totals) -> String {
    let (words, progress) = (input.words, of_course(input.course));
    let delivered = progress.delivered + progress.partly;
    let mut sentences = vec![t!(
        words,
        "report-summary-sessions",
        delivered = delivered,
        sessions = progress.sessions,
        taught = words.minutes(progress.minutes_delivered),
        planned = words.minutes(progress.minutes),
    )];
    if sums.people > 0 {
        sentences.push(t!(
            words,
            "report-summary-people",
            people = sums.people,
            women = sums.women,
            men = sums.men
        ));
    }
    if let (Some(before), Some(after)) = (sums.tests.mean_before(), sums.tests.mean_after()) {
        let (before, after) = (tenths(words, before), tenths(words, after));
        let people = sums.tests.people;
        sentences.push(t!(words, "report-summary-tests", before = before, after = after, people = people));
    }
    if let Some(mean) = mean_of(questions(input.course).into_iter().map(|(_, counts)| counts)) {
        sentences.push(t!(words, "report-summary-mark", mean = tenths(words, mean)));
    }
    sentences.join(" ")
}

/// The course in figures, as a table of two columns.
fn figures(input: &Input<'_>, sums: &Totals) -> Block {
    let (words, course) = (input.words, input.course);
    let progress: Progress = of_course(course);
    let hours = |minutes: u32| words.minutes(minutes);
    let noted = sums.present + sums.absent;
    let mut rows = vec![
        ("report-figure-days", course.agenda.days.len().to_string()),
        ("report-figure-sessions", progress.sessions.to_string()),
        ("status-delivered", progress.delivered.to_string()),
        ("status-partly", progress.partly.to_string()),
        ("status-skipped", progress.skipped.to_string()),
        ("status-moved", progress.moved.to_string()),
        ("report-figure-hours-planned", hours(progress.minutes)),
        ("report-figure-hours-delivered", hours(progress.minutes_delivered)),
        ("report-figure-expected", course.participants.to_string()),
        ("report-figure-listed", sums.people.to_string()),
    ];
    if noted > 0 {
        rows.push(("report-figure-came", came(course).to_string()));
        rows.push(("report-figure-attendance", format!("{}\u{a0}%", percent(sums.present, noted))));
    }
    let enough = count(reached(course, input.options.share).len());
    let share = t!(words, "report-figure-reached", share = input.options.share);
    let mut rows: Vec<Row> =
        rows.into_iter().map(|(key, value)| Row::of([words.get(key).to_owned(), value])).collect();
    if noted > 0 && !course.people.participants.is_empty() {
        rows.push(Row::of([share, enough.to_string()]));
    }
    let open = open_notes(course).count();
    rows.push(Row::of([t!(words, "report-figure-open").to_owned(), open.to_string()]));
    let columns =
        vec![Column::new(t!(words, "report-what"), 70), Column::number(t!(words, "report-figure"), 30)];
    Block::Table(Table { columns, rows, ..Table::default() })
}

/// The aims of the sessions, each once.
fn aims(input: &Input<'_>) -> Vec<Block> {
    let mut aims: Vec<String> = Vec::new();
    for aim in input.course.agenda.items().map(|item| plain(&item.objective)) {
        if !aim.is_empty() && !aims.contains(&aim) {
            aims.push(aim);
        }
    }
    vec![if aims.is_empty() { Block::Lines(WRITING) } else { Block::List(aims) }]
}

/// What was planned and what became of it, day by day, and the hours by area.
fn programme(input: &Input<'_>) -> Vec<Block> {
    let (words, course) = (input.words, input.course);
    let mut blocks = Vec::new();
    for (index, day) in course.agenda.days.iter().enumerate() {
        let teaching: Vec<_> = day.items.iter().filter(|item| item.kind.is_teaching()).collect();
        if teaching.is_empty() {
            continue;
        }
        let rows = teaching.into_iter().map(|item| {
            let record = course.record(item.id);
            let state = record.map_or("status-planned", |record| status(record.status));
            let taken = minutes_taken(course, item).map(|taken| taken.to_string());
            let area = item.area.map(|area| input.area(Some(area))).unwrap_or_default();
            Row::of([
                input.item_title(item).to_owned(),
                area,
                input.lead(item).to_owned(),
                item.minutes.to_string(),
                taken.unwrap_or_else(|| "–".to_owned()),
                words.get(state).to_owned(),
            ])
        });
        let columns = vec![
            Column::new(t!(words, "report-session"), 36),
            Column::new(t!(words, "report-area"), 17),
            Column::new(t!(words, "report-lead"), 13),
            Column::number(t!(words, "report-minutes-planned"), 10),
            Column::number(t!(words, "report-minutes-taken"), 10),
            Column::new(t!(words, "report-state"), 14),
        ];
        let rows = rows.collect();
        blocks.push(Block::Heading(Level::Section, input.day_name(index, day)));
        blocks.push(Block::Table(Table { columns, rows, ..Table::default() }));
    }
    blocks.extend(charts::hours(input).map(Block::Chart));
    blocks
}

/// Why something was not delivered as planned.
fn why(input: &Input<'_>, record: &Record) -> String {
    let kind = record.reason.filter(|kind| *kind != ReasonKind::Other || record.reason_text.is_empty());
    let kind = kind.map(|kind| input.words.get(reason(kind)).to_owned());
    let said = Some(record.reason_text.trim().to_owned()).filter(|said| !said.is_empty());
    kind.into_iter().chain(said).collect::<Vec<_>>().join(": ")
}

fn adapted(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let rows = changed(input.course).map(|(index, item, record)| {
        let mut state = words.get(status(record.status)).to_owned();
        let to = record.moved_to.and_then(|day| input.course.agenda.day_index(day));
        if let Some(to) = to {
            state = t!(words, "record-to-day", number = to + 1);
        }
        Row::of([(index + 1).to_string(), input.item_title(item).to_owned(), state, why(input, record)])
    });
    let rows: Vec<Row> = rows.collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        let columns = vec![
            Column::number(t!(words, "report-day"), 8),
            Column::new(t!(words, "report-session"), 34),
            Column::new(t!(words, "report-state"), 20),
            Column::new(t!(words, "report-why"), 38),
        ];
        blocks.push(Block::Table(Table { columns, rows, ..Table::default() }));
    }
    blocks.extend(notes(input, &[NoteKind::Adaptation]));
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(Style::Body, t!(words, "report-as-planned").to_owned()));
    }
    blocks
}

/// The notes of some kinds as a list, with their answers.
fn notes(input: &Input<'_>, kinds: &[NoteKind]) -> Option<Block> {
    let line = |note: &Note| match note.answer.trim() {
        "" => plain(&note.text),
        answer => format!("{} » {}", plain(&note.text), plain(answer)),
    };
    let notes = input.course.notes.iter().filter(|note| kinds.contains(&note.kind));
    let lines: Vec<String> = notes.map(|note| line(note)).collect();
    (!lines.is_empty()).then_some(Block::List(lines))
}

fn people(input: &Input<'_>, sums: &Totals) -> Vec<Block> {
    let words = input.words;
    let mut blocks = Vec::new();
    if sums.people == 0 {
        return vec![Block::Paragraph(Style::Body, t!(words, "report-nobody").to_owned())];
    }
    let line = people_words(words, sums.people, sums.women, sums.men);
    blocks.push(Block::Paragraph(Style::Body, line));
    let table = |key: &str, groups: Vec<(String, Group)>| {
        let known = groups.iter().any(|(name, _)| !name.is_empty());
        let row = |(name, group): (String, Group)| {
            let name = if name.is_empty() { words.get("report-not-told").to_owned() } else { name };
            Row::of([name, group.people.to_string(), group.women.to_string(), group.men.to_string()])
        };
        let columns = vec![
            Column::new(words.get(key), 52),
            Column::number(t!(words, "report-count"), 16),
            Column::number(t!(words, "report-women"), 16),
            Column::number(t!(words, "report-men"), 16),
        ];
        let rows = groups.into_iter().map(row).collect();
        known.then_some(Block::Table(Table { columns, rows, ..Table::default() }))
    };
    blocks.extend(table("people-profession", groups(input.course, |one| &one.profession)));
    blocks.extend(table("people-workplace", groups(input.course, |one| &one.workplace)));
    blocks.extend(charts::attended(input).map(Block::Chart));
    blocks
}

fn learning(input: &Input<'_>, tests: &Tests) -> Vec<Block> {
    let words = input.words;
    let (Some(before), Some(after), Some(gain)) = (tests.mean_before(), tests.mean_after(), tests.gain())
    else {
        return vec![Block::Paragraph(Style::Body, t!(words, "people-tests-none").to_owned())];
    };
    let range = |range: Option<(u32, u32)>| {
        range.map_or_else(String::new, |(least, most)| format!("{least} – {most}"))
    };
    let sign = if gain < 0 { "–" } else { "+" };
    let gain = format!("{sign}{}", tenths(words, u32::try_from(gain.unsigned_abs()).unwrap_or(u32::MAX)));
    let rows = vec![
        Row::of([t!(words, "people-before").to_owned(), tenths(words, before), range(tests.range_before)]),
        Row::of([t!(words, "people-after").to_owned(), tenths(words, after), range(tests.range_after)]),
        Row::of([t!(words, "report-gain").to_owned(), gain, String::new()]),
    ];
    let columns = vec![
        Column::new(t!(words, "report-what"), 50),
        Column::number(t!(words, "report-mean"), 25),
        Column::number(t!(words, "report-range"), 25),
    ];
    let [rose, stayed, fell] = changes(input.course);
    let of = input.course.people.participants.len();
    let mut blocks = vec![
        Block::Paragraph(
            Style::Body,
            t!(words, "report-tests-of", people = tests.people, all = of.max(tests.people as usize)),
        ),
        Block::Table(Table { columns, rows, ..Table::default() }),
    ];
    if rose + stayed + fell > 0 {
        let line = t!(words, "report-tests-changes", rose = rose, stayed = stayed, fell = fell);
        blocks.push(Block::Paragraph(Style::Body, line));
    }
    blocks.extend(charts::tests(input).map(Block::Chart));
    blocks
}

fn evaluated(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let questions = questions(input.course);
    if questions.is_empty() {
        return vec![Block::Paragraph(Style::Body, t!(words, "report-no-sheets").to_owned())];
    }
    let row = |(question, counts): (String, [u32; MARKS])| {
        let mean = mean_of([counts].into_iter()).map(|mean| tenths(words, mean)).unwrap_or_default();
        let sheets: u32 = counts.iter().fold(0, |sum, count| sum.saturating_add(*count));
        let tail = [sheets.to_string(), mean];
        Row::of(std::iter::once(question).chain(counts.map(|count| count.to_string())).chain(tail))
    };
    let mark = |mark: usize| Column { align: Align::End, ..Column::new(mark.to_string(), 7) };
    let columns =
        std::iter::once(Column::new(t!(words, "report-question"), 40)).chain((1..=MARKS).map(mark)).chain([
            Column::number(t!(words, "report-sheets"), 12),
            Column::number(t!(words, "report-mean"), 13),
        ]);
    let rows = questions.into_iter().map(row).collect();
    let mut blocks = vec![Block::Table(Table { columns: columns.collect(), rows, ..Table::default() })];
    blocks.extend(charts::evaluation(input).map(Block::Chart));
    blocks
}

/// What the trainers wrote when they closed the days, and what they observed.
fn trainers_saw(input: &Input<'_>) -> Vec<Block> {
    let words = input.words;
    let mut lines = Vec::new();
    for (index, day) in input.course.agenda.days.iter().enumerate() {
        let Some(closing) = input.course.closings.get(&day.id) else { continue };
        let number = t!(words, "day-number", number = index + 1);
        for (key, text) in [("close-keep", &closing.keep), ("close-change", &closing.change)] {
            if !text.trim().is_empty() {
                lines.push(format!("{number}. {}: {}", words.get(key), plain(text)));
            }
        }
    }
    let closings = (!lines.is_empty()).then_some(Block::List(lines));
    closings.into_iter().chain(notes(input, &[NoteKind::Observation])).collect()
}

fn asked(input: &Input<'_>) -> Vec<Block> {
    notes(input, &[NoteKind::Question, NoteKind::Parking]).into_iter().collect()
}

/// What stood in the way, from the reasons; and lines for how it was met.
fn difficulties(input: &Input<'_>) -> Vec<Block> {
    let outside = [ReasonKind::NoTime, ReasonKind::NoMaterials, ReasonKind::Absence, ReasonKind::Outside];
    let met = changed(input.course)
        .filter(|(_, _, record)| record.reason.is_some_and(|why| outside.contains(&why)));
    let lines: Vec<String> =
        met.map(|(_, item, record)| format!("{}: {}", input.item_title(item), why(input, record))).collect();
    let known = (!lines.is_empty()).then_some(Block::List(lines));
    known.into_iter().chain([Block::Lines(WRITING)]).collect()
}

fn recommendations(input: &Input<'_>) -> Vec<Block> {
    notes(input, &[NoteKind::FollowUp]).into_iter().chain([Block::Lines(WRITING)]).collect()
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
