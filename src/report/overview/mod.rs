//! Many courses at once: what the window and the documents say of them alike.
//!
//! - [`document`]: as pages; [`workbook`]: as sheets of a spreadsheet.

pub mod document;
pub mod workbook;

use std::collections::BTreeMap;

use jiff::civil::DateTime;

use super::charts::{most, told};
use super::document::{Bar, Chart, Column, Row, Table};
use super::input::{percent, tenths};
use super::words::reason;
use crate::core::ids::{AreaId, TrainingId};
use crate::core::model::progress::Progress;
use crate::core::model::record::ReasonKind;
use crate::core::model::workspace::Workspace;
use crate::core::overview::Standing;
use crate::core::overview::filter::Filter;
use crate::core::overview::sums::Sums;
use crate::core::people::figures::Group;
use crate::core::record::digest::CourseDigest;
use crate::i18n::I18n;
use crate::report::words::people as people_words;
use crate::t;

/// From this on, minutes beside hours say nothing.
const MANY_MINUTES: u32 = 100 * 60;

/// The most rows of a table that is read; the spreadsheet has all.
const MOST_ROWS: usize = 30;

/// What is said of many courses is made from this.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The words.
    pub words: &'a I18n,
    /// What is known of packages and trainings.
    pub workspace: &'a Workspace,
    /// The courses that are looked at, in order.
    pub digests: &'a [&'a CourseDigest],
    /// How they were chosen.
    pub filter: &'a Filter,
    /// When it is made, by the clock of the room.
    pub now: DateTime,
}

/// What is said of many courses together.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Parts {
    /// The figures, a sentence each.
    pub summary: Vec<String>,
    /// Hours by area, planned and delivered.
    pub hours: Option<Chart>,
    /// The people by profession and sex.
    pub people: Option<Table>,
    /// What tests and evaluation say, a sentence each.
    pub results: Vec<String>,
    /// The sessions that were not held as planned, and why.
    pub changed: Option<Table>,
}

impl Input<'_> {
    /// The name of a training.
    #[must_use]
    pub fn training(&self, id: TrainingId) -> &str {
        training_name(self.words, self.workspace, id)
    }

    /// The name of an area, by its word in a digest.
    fn area(&self, area: &str) -> String {
        let known = AreaId::new(area).and_then(|id| self.workspace.area(id));
        match known {
            Some(known) => known.name(self.words.tag()).to_owned(),
            None if area.is_empty() => t!(self.words, "area-none").to_owned(),
            None => area.to_owned(),
        }
    }

    /// Everything together.
    #[must_use]
    pub fn parts(&self) -> Parts {
        let sums = Sums::of(self.digests, self.now.date());
        Parts {
            summary: self.summary(&sums),
            hours: self.hours(&sums),
            people: self.people(&sums),
            results: self.results(&sums),
            changed: self.changed(&sums),
        }
    }

    fn summary(&self, sums: &Sums) -> Vec<String> {
        let words = self.words;
        let mut stand = t!(words, "overview-courses", count = self.digests.len());
        let standings = sums.standings.iter();
        let counted =
            |(standing, count): (&Standing, &u32)| t!(words, standing_counted(*standing), count = *count);
        let standings: Vec<String> = standings.map(counted).collect();
        if !standings.is_empty() {
            stand = format!("{stand}: {}", standings.join(", "));
        }
        let hours = t!(
            words,
            "overview-hours",
            taught = self.hours_only(sums.progress.minutes_delivered),
            planned = self.hours_only(sums.progress.minutes)
        );
        let mut sentences = vec![stand, hours];
        let Group { people, women, men } = sums.people;
        if people > 0 {
            sentences.push(people_words(words, people, women, men));
        }
        if sums.open > 0 {
            sentences.push(t!(words, "overview-open", count = sums.open));
        }
        sentences
    }

    /// A length of time; many hours to the nearest one.
    fn hours_only(&self, minutes: u32) -> String {
        let many = minutes >= MANY_MINUTES;
        self.words.minutes(if many { minutes.saturating_add(30) / 60 * 60 } else { minutes })
    }

    fn hours(&self, sums: &Sums) -> Option<Chart> {
        let value = |minutes: u32| Some((minutes, self.hours_only(minutes)));
        let areas = sums.areas.iter().filter(|(_, progress)| progress.minutes > 0);
        let bar = |(area, progress): (&String, &Progress)| Bar {
            label: self.area(area),
            values: vec![value(progress.minutes), value(progress.minutes_delivered)],
        };
        let bars: Vec<Bar> = areas.map(bar).collect();
        let series = ["report-planned", "report-delivered"].map(|key| self.words.get(key).to_owned());
        told(Chart {
            title: t!(self.words, "report-chart-hours").to_owned(),
            series: series.to_vec(),
            most: most(&bars),
            bars,
            ..Chart::default()
        })
    }

    fn people(&self, sums: &Sums) -> Option<Table> {
        let words = self.words;
        let columns = vec![
            Column::new(t!(words, "people-profession"), 55),
            Column::number(t!(words, "overview-people"), 15),
            Column::number(t!(words, "overview-women"), 15),
            Column::number(t!(words, "overview-men"), 15),
        ];
        let row = |(said, group): &(String, Group)| {
            let said = if said.is_empty() { t!(words, "overview-untold") } else { said };
            let counts = [group.people, group.women, group.men].map(|count| count.to_string());
            Row::of(std::iter::once(said.to_owned()).chain(counts))
        };
        self.table(columns, sums.professions.iter().map(row).collect())
    }

    fn results(&self, sums: &Sums) -> Vec<String> {
        let words = self.words;
        let tests = sums.gain.map(|gain| {
            let [before, after] = [gain.before, gain.after].map(|hundredths| (hundredths + 50) / 100);
            t!(words, "overview-gain", before = before, after = after, people = gain.people)
        });
        let mark = sums.mark.map(|(mark, count)| {
            t!(words, "overview-mark", mean = tenths(words, (mark + 5) / 10), count = count)
        });
        let (present, absent) = sums.attendance;
        let noted = present.saturating_add(absent);
        let attended = (noted > 0).then(|| t!(words, "overview-attended", percent = percent(present, noted)));
        [attended, tests, mark].into_iter().flatten().collect()
    }

    fn changed(&self, sums: &Sums) -> Option<Table> {
        let words = self.words;
        let columns = vec![
            Column::new(t!(words, "report-session"), 40),
            Column::number(t!(words, "overview-partly"), 10),
            Column::number(t!(words, "overview-skipped"), 10),
            Column::number(t!(words, "overview-moved"), 10),
            Column::new(t!(words, "report-why"), 30),
        ];
        let rows = sums.changed.iter().map(|one| {
            let counts = [one.partly, one.skipped, one.moved];
            let counts = counts.map(|count| if count == 0 { String::new() } else { count.to_string() });
            let cells = std::iter::once(one.title.clone()).chain(counts);
            Row::of(cells.chain(std::iter::once(self.reasons(&one.reasons))))
        });
        self.table(columns, rows.collect())
    }

    /// Reasons with how often each was given, the most frequent first.
    fn reasons(&self, reasons: &BTreeMap<ReasonKind, u32>) -> String {
        let mut reasons: Vec<(&ReasonKind, &u32)> = reasons.iter().collect();
        reasons.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let word = |(kind, count): (&ReasonKind, &u32)| {
            let word = self.words.get(reason(*kind));
            if *count > 1 { format!("{word} ({count})") } else { word.to_owned() }
        };
        reasons.into_iter().map(word).collect::<Vec<_>>().join(", ")
    }

    /// A table, if it has rows; no longer than can be read.
    fn table(&self, columns: Vec<Column>, mut rows: Vec<Row>) -> Option<Table> {
        let left = rows.len().saturating_sub(MOST_ROWS);
        rows.truncate(MOST_ROWS);
        if left > 0 {
            let more = Row::of(std::iter::once(t!(self.words, "overview-more", count = left)));
            let cells = more.cells.into_iter().chain(std::iter::repeat_n(String::new(), columns.len() - 1));
            rows.push(Row { quiet: true, ..Row::of(cells) });
        }
        (!rows.is_empty()).then(|| Table { columns, rows, ..Table::default() })
    }
}

/// Of which courses it is, in words.
#[must_use]
pub fn chosen(input: &Input<'_>) -> String {
    let filter = input.filter;
    let year = filter.year.map(|year| year.to_string());
    let training = filter.training.map(|training| input.training(training).to_owned());
    let parts = [year, filter.region.clone(), training, filter.trainer.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { t!(input.words, "overview-all").to_owned() } else { parts.join(" · ") }
}

/// The key of where a course stands.
#[must_use]
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::UnderWay => "overview-under-way",
        Standing::Ahead => "overview-ahead",
        Standing::Unfinished => "overview-unfinished",
        Standing::Over => "overview-over",
        Standing::Undated => "overview-undated",
    }
}

/// The key of how many courses stand there.
fn standing_counted(standing: Standing) -> &'static str {
    match standing {
        Standing::UnderWay => "overview-count-under-way",
        Standing::Ahead => "overview-count-ahead",
        Standing::Unfinished => "overview-count-unfinished",
        Standing::Over => "overview-count-over",
        Standing::Undated => "overview-count-undated",
    }
}

/// The name of a training, as far as it is known here.
#[must_use]
pub fn training_name<'a>(words: &'a I18n, workspace: &'a Workspace, id: TrainingId) -> &'a str {
    workspace.training(id).map_or(t!(words, "overview-other-training"), |training| training.title.as_str())
}

/// The title of a course, or that it has none.
#[must_use]
pub fn title_of<'a>(words: &'a I18n, digest: &'a CourseDigest) -> &'a str {
    match digest.title.trim() {
        "" => t!(words, "report-untitled"),
        title => title,
    }
}
