//! Documents of a course, in every format: what stands in them is what stands in the course.

mod bad_input;
mod command_line;
mod documents;
mod formats;
pub mod logos;
mod overview;

use std::sync::Arc;

use doorstep::core::ids::Ids;
use doorstep::core::model::Extra;
use doorstep::core::model::built_in::{built_in_packages, outlines};
use doorstep::core::model::closing::{Closing, Question};
use doorstep::core::model::course::Course;
use doorstep::core::model::people::{Attendance, Participant, Sex};
use doorstep::core::model::record::{ReasonKind, Record, Status};
use doorstep::core::model::workspace::Workspace;
use doorstep::exchange::report_file::{NoFile, ReportFile, to_file};
use doorstep::i18n::I18n;
use doorstep::materials::reading::bounds::Bounds;
use doorstep::report::document::{Block, Document};
use doorstep::report::input::{Input, Options};
use doorstep::report::kinds::{Format, Kind, Made};
use jiff::civil::date;
use jiff::tz::TimeZone;

/// Names in the scripts of the region.
const NAMES: [&str; 6] =
    ["Ana Petrović", "Бекзат Нұрланов", "ნინო ბერიძე", "Արմեն Սարգսյան", "Zoë O’Neill", "Ружа Ђорђевић"];

/// A course of `days` days with `people` participants: two days delivered, one session partly and one skipped,
/// attendance, tests and evaluation noted.
pub fn full(days: usize, people: usize) -> Course {
    let mut course = crate::sample::course(3, days, 14);
    let ids = Ids::new(1_795_449_600_000, 77);
    for index in 0..people {
        let mut one = Participant::new(ids.make(), format!("{} {}", NAMES[index % NAMES.len()], index + 1));
        one.sex = Some(if index % 3 == 0 { Sex::Male } else { Sex::Female });
        one.profession = ["Nurse", "Outreach worker"][index % 2].to_owned();
        one.workplace = format!("Health centre {}", index % 4 + 1);
        one.before = u32::try_from(index % 7 + 5).ok();
        one.after = (index % 5 != 4).then(|| u32::try_from(index % 7 + 8).expect("small"));
        for day in course.agenda.days.iter().take(2) {
            // Every fourth misses all afternoons.
            let half = |present| Attendance { present: Some(present), ..Attendance::default() };
            one.attendance.insert(day.id, [half(true), half(index % 4 != 0)]);
        }
        course.people.participants.push(Arc::new(one));
    }
    course.people.largest_score = Some(20);
    for day in course.agenda.days.iter().take(2) {
        let question =
            Question { counts: [0, 1, 2, 8, 9], ..Question::new(ids.make(), "How useful was today?") };
        let keep = "The role play in pairs".to_owned();
        course
            .closings
            .insert(day.id, Arc::new(Closing { questions: vec![question], keep, ..Closing::default() }));
    }
    let sessions: Vec<_> =
        course.agenda.days.iter().take(2).flat_map(|day| &day.items).map(|item| item.id).collect();
    for (place, status, why) in
        [(1, Status::Partly, ReasonKind::Discussion), (3, Status::Skipped, ReasonKind::NoTime)]
    {
        if let Some(id) = sessions.get(place) {
            let reason_text = "asked by the group".to_owned();
            let record = Record { status, reason: Some(why), reason_text, ..Record::default() };
            course.records.insert(*id, Arc::new(record));
        }
    }
    course.extra = Extra::new();
    course
}

/// Everything that making a document needs.
pub struct Desk {
    pub words: I18n,
    pub workspace: Workspace,
    pub course: Arc<Course>,
    pub options: Options,
    zone: TimeZone,
}

impl Desk {
    pub fn new(course: Course, language: &str) -> Self {
        let mut workspace = Workspace::new(built_in_packages(), outlines());
        let course = Arc::new(course);
        workspace.courses.insert(course.id, Arc::clone(&course));
        let zone = TimeZone::get("Asia/Tbilisi").expect("a zone");
        Self { words: I18n::new(language), workspace, course, options: Options::default(), zone }
    }

    pub fn input(&self) -> Input<'_> {
        Input {
            words: &self.words,
            workspace: &self.workspace,
            course: &self.course,
            now: date(2026, 11, 25).at(10, 0, 0, 0),
            zone: &self.zone,
            options: &self.options,
        }
    }

    pub fn made(&self, kind: Kind) -> Made {
        kind.make(&self.input())
    }

    pub fn document(&self, kind: Kind) -> Document {
        match self.made(kind) {
            Made::Document(document) => document,
            other => panic!("{kind:?} is {other:?}"),
        }
    }

    pub fn file(&self, kind: Kind, format: Format) -> Result<ReportFile, NoFile> {
        to_file(&self.made(kind), format)
    }

    /// The words of the PDF, page by page, as they can be copied out of it.
    pub fn pdf(&self, kind: Kind) -> Vec<String> {
        pdf_pages(self.file(kind, Format::Pdf).expect("a PDF").bytes)
    }
}

/// The words of a PDF, page by page, in one line.
pub fn pdf_pages(bytes: Vec<u8>) -> Vec<String> {
    let pages = doorstep::materials::reading::pdf::read(bytes, &Bounds::usual()).expect("a PDF that reads");
    let words = |page: &doorstep::core::reading::pages::Page| {
        let lines = page.lines.iter().map(|line| line.text.as_str());
        std::iter::once(page.title.as_str())
            .chain(lines)
            .chain([page.footer.as_str()])
            .collect::<Vec<_>>()
            .join(" ")
    };
    pages.pages.iter().map(words).collect()
}

/// A text as a PDF gives it back: with ordinary spaces alone.
pub fn plain(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

/// The rows of all tables of a document.
pub fn rows(document: &Document) -> Vec<Vec<String>> {
    let tables = document.blocks.iter().filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.flat_map(|table| table.rows.iter().map(|row| row.cells.clone())).collect()
}
