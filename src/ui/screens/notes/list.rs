//! The list of notes: made once for a state of the data and the filter, drawn as far as it is in sight.

use egui::{CornerRadius, Label, Pos2, Rect, RichText, Ui, UiBuilder, Vec2, vec2};
use egui_material_icons::icons::{ICON_ARROW_FORWARD, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use super::State;
use super::filter::Filter;
use crate::core::find::digest::{Digest, DigestNote};
use crate::core::ids::{CourseId, DocId, NoteId};
use crate::core::model::note::Note;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::find::corpus::{Corpus, place_of};
use crate::ui::panels::notes;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{heading, icon, icon_button};
use crate::ui::words;

/// Heights of rows, in points, with the space below them.
const HEADING: f32 = 50.0;
const PLAIN: f32 = 84.0;
const OPEN: f32 = 132.0;

/// Where the list stands.
pub(super) struct Area {
    pub(super) origin: Pos2,
    pub(super) width: f32,
}

/// A row.
#[derive(Clone, Copy, Debug)]
enum Row {
    /// The key of its words.
    Heading(&'static str),
    /// A note: its course, its id, its place among the notes of the course.
    Note(CourseId, NoteId, usize),
}

/// The rows, in order.
#[derive(Debug, Default)]
pub(super) struct List {
    made_for: Option<(u64, Filter, Option<NoteId>)>,
    rows: Vec<Row>,
    /// Where each row begins, and at the end where the list ends.
    tops: Vec<f32>,
    notes: usize,
}

impl List {
    /// Makes the list anew if the data, the filter or the note being written is another one.
    pub(super) fn refresh(
        &mut self,
        corpus: &Corpus,
        revision: u64,
        filter: &Filter,
        written: Option<NoteId>,
    ) {
        let same = self.made_for.as_ref().is_some_and(|(known, with, without)| {
            *known == revision && with == filter && *without == written
        });
        if same {
            return;
        }
        let needle = filter.needle();
        let mut open = Vec::new();
        let mut rest = Vec::new();
        for digest in corpus.digests().filter(|digest| filter.takes_course(digest.course)) {
            for (index, note) in digest.notes.iter().enumerate() {
                if Some(note.id) != written && filter.takes(digest, note, &needle) {
                    let part = if note.open { &mut open } else { &mut rest };
                    part.push((note.at, Row::Note(digest.course, note.id, index)));
                }
            }
        }
        // What waits longest first; of the rest what was written last.
        open.sort_by_key(|(at, _)| *at);
        rest.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
        self.notes = open.len() + rest.len();
        self.rows.clear();
        self.tops.clear();
        let mut top = 0.0;
        for (key, part, height) in [("notes-open-items", open, OPEN), ("notes-rest", rest, PLAIN)] {
            if part.is_empty() {
                continue;
            }
            self.rows.push(Row::Heading(key));
            self.tops.push(top);
            top += HEADING;
            for (_, row) in part {
                self.rows.push(row);
                self.tops.push(top);
                top += height;
            }
        }
        self.tops.push(top);
        self.made_for = Some((revision, filter.clone(), written));
    }

    /// How many notes are in it.
    pub(super) fn len(&self) -> usize {
        self.notes
    }

    /// How high it is, with the note `open` spread out to `open_height`.
    pub(super) fn height(&self, open: Option<NoteId>, open_height: f32) -> f32 {
        let all = self.tops.last().copied().unwrap_or(0.0);
        self.place(open).map_or(all, |index| all + open_height - self.row_height(index))
    }

    fn place(&self, open: Option<NoteId>) -> Option<usize> {
        let open = open?;
        self.rows.iter().position(|row| matches!(row, Row::Note(_, id, _) if *id == open))
    }

    fn row_height(&self, index: usize) -> f32 {
        match (self.tops.get(index), self.tops.get(index + 1)) {
            (Some(top), Some(next)) => next - top,
            _ => 0.0,
        }
    }
}

/// Draws the rows that are in sight.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, area: &Area, viewport: Rect) {
    let spread = state.list.place(state.open);
    let more = spread.map_or(0.0, |index| state.open_height - state.list.row_height(index));
    let shift = |index: usize| if spread.is_some_and(|spread| index > spread) { more } else { 0.0 };
    let first = state.list.tops.partition_point(|top| *top + more.max(0.0) < viewport.top() - OPEN);
    for index in first.saturating_sub(1)..state.list.rows.len() {
        let top = state.list.tops[index] + shift(index);
        if top > viewport.bottom() {
            break;
        }
        let height = if spread == Some(index) { state.open_height } else { state.list.row_height(index) };
        if top + height < viewport.top() {
            continue;
        }
        let rect = Rect::from_min_size(area.origin + vec2(0.0, top), vec2(area.width, height));
        match state.list.rows[index] {
            Row::Heading(key) => {
                let rect = rect.with_min_y(rect.top() + space::L);
                ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(key), |ui| heading(ui, t!(cx, key)));
            }
            Row::Note(course, id, at) => {
                let Some(digest) = state.corpus.digest(course).cloned() else { continue };
                let Some(note) = digest.notes.get(at) else { continue };
                ui.scope_builder(UiBuilder::new().max_rect(rect).id_salt(id), |ui| {
                    row(ui, cx, state, &digest, note, rect);
                });
            }
        }
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, digest: &Digest, note: &DigestNote, rect: Rect) {
    let spread = state.open == Some(note.id);
    let card = Rect::from_min_max(rect.min, rect.max - vec2(0.0, space::S));
    let painter = ui.painter();
    painter.rect_filled(card, CornerRadius::same(size::RADIUS), cx.theme.card);
    let line = cx.theme.line_stroke();
    painter.rect_stroke(card, CornerRadius::same(size::RADIUS), line, egui::StrokeKind::Inside);
    let inner = card.shrink2(Vec2::new(space::M, space::XS));
    let builder = UiBuilder::new().max_rect(inner).id_salt("inner");
    let live = cx.workspace.course(digest.course);
    let whole = live.and_then(|course| course.notes.iter().find(|other| other.id == note.id)).cloned();
    let drawn = ui.scope_builder(builder, |ui| {
        ui.set_width(inner.width());
        first_line(ui, cx, state, digest, note, spread);
        match (&whole, spread) {
            (Some(whole), true) => notes::card(ui, cx, &mut state.notes, digest.course, whole),
            (_, true) => drop(ui.add(Label::new(&note.text).wrap())),
            (Some(whole), false) => short(ui, cx, digest.course, whole),
            (None, false) => drop(ui.add(Label::new(one_line(&note.text)).truncate())),
        }
        ui.min_rect().height()
    });
    if spread {
        let height = drawn.inner + 2.0 * space::XS + 2.0 * space::S;
        super::settle_height(ui, &mut state.open_height, height);
    }
}

/// The text in one line, and where it waits for an answer, the field for it.
fn short(ui: &mut Ui, cx: &Cx<'_>, course: CourseId, note: &Note) {
    ui.add(Label::new(one_line(&note.text)).truncate());
    if note.is_open() {
        let may = cx.workspace.can_edit(DocId::Course(course));
        ui.add_enabled_ui(may, |ui| notes::settle(ui, cx, course, note));
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Kind, where it belongs, when; and the buttons that lead there and spread it out.
fn first_line(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, digest: &Digest, note: &DigestNote, spread: bool) {
    ui.horizontal(|ui| {
        let colours = notes::kind_colours(&cx.theme, note.kind);
        ui.label(icon(notes::kind_icon(note.kind)).color(colours.strong));
        let kind = t!(cx, words::note_kind(note.kind));
        ui.label(RichText::new(kind).size(type_size::SMALL).color(colours.strong));
        let about = where_it_belongs(cx, digest, note, state.filter.all_courses());
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let (mark, key) =
                if spread { (ICON_EXPAND_LESS, "notes-hide") } else { (ICON_EXPAND_MORE, "notes-show") };
            let text = one_line(&note.text).chars().take(40).collect::<String>();
            if icon_button(ui, cx, mark, &t!(cx, key, text = text.clone())).clicked() {
                state.open = (!spread).then_some(note.id);
            }
            if icon_button(ui, cx, ICON_ARROW_FORWARD, &t!(cx, "notes-go", about = about.clone())).clicked() {
                cx.go(place_of(cx, digest, note));
            }
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
                let text = format!("{} · {about}", cx.t.moment(note.at));
                let text = RichText::new(text).size(type_size::SMALL).color(cx.theme.weak);
                ui.add(Label::new(text).truncate());
            });
        });
    });
}

/// Course, day and session of a note, in words.
fn where_it_belongs(cx: &Cx<'_>, digest: &Digest, note: &DigestNote, with_course: bool) -> String {
    let mut parts = Vec::new();
    if with_course {
        parts.push(digest.title.clone());
    }
    if let Some(day) = note.day {
        parts.push(t!(cx, "day-number", number = day));
    }
    if !note.about.is_empty() {
        parts.push(note.about.clone());
    }
    if parts.is_empty() {
        parts.push(t!(cx, "notes-whole-course").to_owned());
    }
    parts.join(" · ")
}
