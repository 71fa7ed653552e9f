//! Which notes are shown: of which course and day, of which kind, open or settled, with which words.

use egui::{Align, Layout, Ui};

use crate::core::find::digest::{Digest, DigestNote};
use crate::core::find::fold::folded;
use crate::core::ids::CourseId;
use crate::core::model::note::NoteKind;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::find::corpus::Corpus;
use crate::ui::theme::space;
use crate::ui::widgets::{choice, own_line, segmented, weak};
use crate::ui::words;

/// From this width on, in points, everything stands in one row.
const WIDE: f32 = 1000.0;

/// Open or settled.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Show {
    #[default]
    All,
    Open,
    Settled,
}

/// Which notes are shown.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Filter {
    entered: bool,
    /// The course whose notes are on the screen; `None`: all courses.
    scope: Option<CourseId>,
    course: Option<CourseId>,
    /// The day, counted from 1.
    day: Option<u32>,
    kind: Option<NoteKind>,
    show: Show,
    text: String,
}

impl Filter {
    /// The screen shows the notes of `scope`. If it showed another course before, what was filtered there
    /// means nothing here. Returns whether it is shown anew.
    pub(super) fn enter(&mut self, scope: Option<CourseId>) -> bool {
        let anew = !self.entered || self.scope != scope;
        if anew {
            *self = Self { scope, entered: true, ..Self::default() };
        }
        anew
    }

    /// Shows everything again.
    pub(super) fn clear(&mut self) {
        *self = Self { scope: self.scope, entered: self.entered, ..Self::default() };
    }

    /// Nothing is filtered out.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self { scope: self.scope, entered: self.entered, ..Self::default() }
    }

    /// Whether notes of all courses are shown.
    pub(super) fn all_courses(&self) -> bool {
        self.scope.is_none()
    }

    pub(super) fn takes_course(&self, course: CourseId) -> bool {
        self.scope.or(self.course).is_none_or(|only| only == course)
    }

    /// The words, folded, ready for [`Filter::takes`].
    pub(super) fn needle(&self) -> String {
        folded(self.text.trim())
    }

    pub(super) fn takes(&self, digest: &Digest, note: &DigestNote, needle: &str) -> bool {
        let shown = match self.show {
            Show::All => true,
            Show::Open => note.open,
            Show::Settled => note.kind.can_be_settled() && !note.open,
        };
        shown
            && self.kind.is_none_or(|kind| kind == note.kind)
            && self.day.is_none_or(|day| note.day == Some(day))
            && (needle.is_empty()
                || note.folded.contains(needle)
                || self.all_courses() && folded(&digest.title).contains(needle))
    }
}

/// Draws the filter above the list of `count` notes.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, filter: &mut Filter, corpus: &Corpus, count: usize) {
    let wide = ui.available_width() >= WIDE;
    ui.with_layout(Layout::left_to_right(Align::TOP).with_main_wrap(true), |ui| {
        if let Some(text) = own_line(ui, cx, t!(cx, "notes-search"), &filter.text, 200.0) {
            filter.text = text;
        }
        if filter.all_courses() {
            let mut courses = vec![(None, t!(cx, "notes-every-course").to_owned())];
            courses.extend(corpus.digests().map(|digest| (Some(digest.course), digest.title.clone())));
            if let Some(course) = choice(ui, cx, t!(cx, "notes-course"), &courses, filter.course, 180.0) {
                filter.course = course;
                filter.day = None;
            }
        }
        if let Some(days) = filter.scope.or(filter.course).and_then(|id| days_of(cx, corpus, id)) {
            let mut choices = vec![(None, t!(cx, "notes-every-day").to_owned())];
            choices.extend((1..=days).map(|day| (Some(day), t!(cx, "day-number", number = day))));
            if let Some(day) = choice(ui, cx, t!(cx, "notes-day"), &choices, filter.day, 120.0) {
                filter.day = day;
            }
        }
        let mut kinds = vec![(None, t!(cx, "notes-every-kind").to_owned())];
        kinds.extend(NoteKind::ALL.map(|kind| (Some(kind), t!(cx, words::note_kind(kind)).to_owned())));
        if let Some(kind) = choice(ui, cx, t!(cx, "notes-kind"), &kinds, filter.kind, 150.0) {
            filter.kind = kind;
        }
        if wide {
            ui.vertical(|ui| {
                // In line with the fields, below their labels.
                ui.add_space(space::L + space::XS);
                ui.horizontal(|ui| shows(ui, cx, filter, count));
            });
        }
    });
    if !wide {
        ui.horizontal_wrapped(|ui| shows(ui, cx, filter, count));
    }
}

/// All, open or settled, and how many these are.
fn shows(ui: &mut Ui, cx: &Cx<'_>, filter: &mut Filter, count: usize) {
    let shows = [
        (Show::All, t!(cx, "notes-all")),
        (Show::Open, t!(cx, "notes-open")),
        (Show::Settled, t!(cx, "notes-settled")),
    ];
    if let Some(show) = segmented(ui, cx, &shows, filter.show) {
        filter.show = show;
    }
    weak(ui, cx, &t!(cx, "record-notes-count", count = count));
}

/// How many days a course has.
fn days_of(cx: &Cx<'_>, corpus: &Corpus, id: CourseId) -> Option<u32> {
    if let Some(course) = cx.workspace.course(id) {
        return u32::try_from(course.agenda.days.len()).ok();
    }
    let digest = corpus.digest(id)?;
    digest.items.iter().map(|item| item.day).max()
}
