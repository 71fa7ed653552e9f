//! The list of notes: made once for a state of the data and the filter, drawn as far as it is in sight.

use egui::{
    CornerRadius, FontId, Frame, Label, Margin, Pos2, Rect, RichText, Sense, StrokeKind, Ui, UiBuilder, vec2,
};
use egui_material_icons::icons::ICON_ARROW_FORWARD;

use super::State;
use super::filter::Filter;
use crate::core::find::digest::{Digest, DigestNote};
use crate::core::ids::{CourseId, DocId, NoteId};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::find::corpus::{Corpus, place_of};
use crate::ui::panels::notes;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::table::{ROW_EDGE, cell, hairline, number_cell, pressed_row};
use crate::ui::widgets::{heading, icon, icon_button};
use crate::ui::words;

/// Heights of rows, in points.
const HEADING: f32 = 50.0;
const PLAIN: f32 = 48.0;
const OPEN: f32 = PLAIN + space::S + size::CONTROL + space::M;

/// Below this width of the list, in points, a row has no room for where and when.
const NARROW: f32 = 720.0;

/// What where and when may have of a row whose words are long, in points: within a course, and with its title.
const WHERE: [f32; 2] = [340.0, 440.0];

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
        cx: &Cx<'_>,
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
                    let waits = note.open && cx.workspace.course(digest.course).is_some();
                    let height = if waits { OPEN } else { PLAIN };
                    part.push((note.at, Row::Note(digest.course, note.id, index), height));
                }
            }
        }
        // What waits longest first; of the rest what was written last.
        open.sort_by_key(|(at, ..)| *at);
        rest.sort_by_key(|(at, ..)| std::cmp::Reverse(*at));
        self.notes = open.len() + rest.len();
        self.rows.clear();
        self.tops.clear();
        let mut top = 0.0;
        for (key, part) in [("notes-open-items", open), ("notes-rest", rest)] {
            if part.is_empty() {
                continue;
            }
            self.rows.push(Row::Heading(key));
            self.tops.push(top);
            top += HEADING;
            for (_, row, height) in part {
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
    papers(ui, cx, &state.list, area, shift);
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
                let mut place = ui.new_child(UiBuilder::new().max_rect(rect).id_salt(id));
                row(&mut place, cx, state, &digest, note, rect);
            }
        }
    }
}

/// The paper behind each part of the list.
fn papers(ui: &Ui, cx: &Cx<'_>, list: &List, area: &Area, shift: impl Fn(usize) -> f32) {
    let heads = list.rows.iter().enumerate().filter(|(_, row)| matches!(row, Row::Heading(_)));
    let heads: Vec<usize> = heads.map(|(index, _)| index).collect();
    for (number, head) in heads.iter().enumerate() {
        let (first, end) = (head + 1, heads.get(number + 1).copied().unwrap_or(list.rows.len()));
        let y = |index: usize| area.origin.y + list.tops[index] + shift(index);
        let paper = Rect::from_x_y_ranges(area.origin.x..=area.origin.x + area.width, y(first)..=y(end));
        let (radius, line) = (CornerRadius::same(size::RADIUS), cx.theme.line_stroke());
        ui.painter().rect(paper, radius, cx.theme.card, line, StrokeKind::Inside);
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, digest: &Digest, note: &DigestNote, rect: Rect) {
    let spread = state.open == Some(note.id);
    let live = cx.workspace.course(digest.course);
    let whole = live.and_then(|course| course.notes.iter().find(|other| other.id == note.id)).cloned();
    let beginning = one_line(&note.text).chars().take(40).collect::<String>();
    let name = t!(cx, if spread { "notes-hide" } else { "notes-show" }, text = beginning);
    let (line, response) = ui.allocate_exact_size(vec2(rect.width(), PLAIN), Sense::click());
    let all_courses = state.filter.all_courses();
    let pressed = pressed_row(ui, cx, line, &response, &name, |ui| {
        first_line(ui, cx, digest, note, all_courses, spread);
    });
    if pressed {
        state.open = (!spread).then_some(note.id);
    }
    let waits = whole.as_ref().is_some_and(|note| note.is_open());
    if spread || waits {
        let left = (ROW_EDGE + size::ICON + space::S) as i8;
        let margin = Margin { left, right: ROW_EDGE as i8, bottom: space::M as i8, top: 0 };
        Frame::new().inner_margin(margin).show(ui, |ui| match (&whole, spread) {
            (Some(whole), true) => notes::card(ui, cx, &mut state.notes, digest.course, whole),
            (None, true) => drop(ui.add(Label::new(&note.text).wrap())),
            (Some(whole), false) => {
                let may = cx.workspace.can_edit(DocId::Course(digest.course));
                ui.add_enabled_ui(may, |ui| notes::settle(ui, cx, digest.course, whole));
            }
            (None, false) => {}
        });
    }
    if spread {
        super::settle_height(ui, &mut state.open_height, ui.min_rect().height());
    }
    hairline(ui, cx, rect);
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Its kind, its words in one line, where it belongs and when, and the way there.
fn first_line(ui: &mut Ui, cx: &Cx<'_>, digest: &Digest, note: &DigestNote, with_course: bool, spread: bool) {
    let colours = notes::kind_colours(&cx.theme, note.kind);
    let kind = t!(cx, words::note_kind(note.kind));
    ui.label(icon(notes::kind_icon(note.kind)).color(colours.strong)).on_hover_text(kind);
    let about = where_it_belongs(cx, digest, note, with_course);
    // Spread out, the whole text stands below.
    let text = if spread { kind.to_owned() } else { one_line(&note.text) };
    let whence = format!("{about} · {}", cx.t.moment(note.at));
    let long = |text: &str, size: f32| {
        let font = FontId::proportional(size);
        ui.painter().layout_no_wrap(text.to_owned(), font, cx.theme.text).size().x + 1.0
    };
    let wide = ui.available_width() >= NARROW;
    let both = ui.available_width() - size::CONTROL - 2.0 * space::S;
    // Where and when gives way to the words, but never more than its share; what either does not need is the other's.
    let share = WHERE[usize::from(with_course)].max(both - space::M - long(&text, type_size::BODY));
    let beside = long(&whence, type_size::SMALL).min(share);
    let room = if wide { both - beside } else { both + space::S };
    cell(ui, room, |ui| ui.add(Label::new(text).truncate()));
    if wide {
        number_cell(ui, beside, |ui| {
            let text = RichText::new(whence).size(type_size::SMALL).color(cx.theme.weak);
            ui.add(Label::new(text).truncate());
        });
    }
    if icon_button(ui, cx, ICON_ARROW_FORWARD, &t!(cx, "notes-go", about = about)).clicked() {
        cx.go(place_of(cx, digest, note));
    }
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
