//! Notes of a course, or of all courses: what is open first, then everything, filtered.
//!
//! Ten thousand notes scroll like ten: the list is made when the data or the filter changed, and only
//! the rows in sight are drawn.

mod filter;
mod list;

use egui::{ScrollArea, Ui, UiBuilder};
use egui_material_icons::icons::ICON_STICKY_NOTE_2;

use crate::core::ids::{CourseId, NoteId};
use crate::core::model::note::NoteTarget;
use crate::t;
use crate::ui::action::{Action, ReadingAction};
use crate::ui::cx::Cx;
use crate::ui::find::corpus::Corpus;
use crate::ui::panels::notes;
use crate::ui::theme::{size, space};
use crate::ui::widgets::layout::behind_notices;
use crate::ui::widgets::{card, choice, empty_state, title};
use filter::Filter;
use list::List;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    corpus: Corpus,
    list: List,
    /// The note that is spread out.
    open: Option<NoteId>,
    /// How high the part above the list, and the note that is spread out, were drawn last.
    head_height: f32,
    open_height: f32,
    /// What the next note is about, in the course shown.
    target: Option<(CourseId, NoteTarget)>,
    notes: notes::State,
}

/// Draws the screen: the notes of `course`, or of all courses.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: Option<CourseId>) {
    if state.filter.enter(course) && course.is_none() {
        cx.push(Action::Reading(ReadingAction::Digests));
    }
    let revision = state.corpus.refresh(cx);
    let written = state.notes.written();
    state.list.refresh(cx, &state.corpus, revision, &state.filter, written);
    let id = ("notes", course);
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
        let margin = space::XL;
        let width = (ui.available_width() - 2.0 * margin).min(size::WORK);
        // In the middle of the room that is there.
        let left = (ui.available_width() - width) / 2.0;
        let origin = ui.max_rect().min + egui::vec2(left, 0.0);
        let head_rect =
            egui::Rect::from_min_size(origin + egui::vec2(0.0, margin), egui::vec2(width, f32::INFINITY));
        let builder = UiBuilder::new().max_rect(head_rect).id_salt("head");
        let drawn = ui.scope_builder(builder, |ui| {
            ui.set_width(width);
            head(ui, cx, state, course);
            ui.min_rect().height()
        });
        settle_height(ui, &mut state.head_height, drawn.inner);
        let top = margin + state.head_height + space::M;
        let height = state.list.height(state.open, state.open_height);
        ui.set_height(top + height + margin + behind_notices(ui));
        let area = list::Area { origin: origin + egui::vec2(0.0, top), width };
        list::ui(ui, cx, state, &area, viewport.translate(egui::vec2(0.0, -top)));
    });
}

/// Remembers how high something was drawn; if that is new, the frame is drawn again before it is shown.
fn settle_height(ui: &Ui, known: &mut f32, drawn: f32) {
    if (*known - drawn).abs() > 0.5 {
        *known = drawn;
        ui.ctx().request_discard("another height");
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: Option<CourseId>) {
    match course.and_then(|id| cx.workspace.course(id)) {
        Some(course) => {
            card(ui, cx, |ui| {
                let target = target(ui, cx, state, course);
                notes::composer(ui, cx, &mut state.notes, course, target);
            });
        }
        None => title(ui, t!(cx, "nav-notes")),
    }
    ui.add_space(space::M);
    filter::ui(ui, cx, &mut state.filter, &state.corpus, state.list.len());
    if state.list.len() == 0 {
        if state.filter.is_empty() {
            empty_state(
                ui,
                cx,
                ICON_STICKY_NOTE_2,
                t!(cx, "notes-none"),
                t!(cx, "notes-none-explain"),
                |_| {},
            );
        } else {
            empty_state(ui, cx, ICON_STICKY_NOTE_2, t!(cx, "notes-none-fit"), "", |ui| {
                if crate::ui::widgets::text_button(ui, cx, t!(cx, "notes-show-all")).clicked() {
                    state.filter.clear();
                }
            });
        }
    }
}

/// What the new note is about: the whole course, or one of its days.
fn target(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &crate::core::model::course::Course,
) -> NoteTarget {
    let known = state.target.filter(|(id, _)| *id == course.id).map(|(_, target)| target);
    let there = |target: &NoteTarget| match target {
        NoteTarget::Day(day) => course.agenda.day(*day).is_some(),
        _ => true,
    };
    let today = || course.agenda.days.iter().find(|day| day.date == Some(cx.now.date()));
    let usual = || today().map_or(NoteTarget::Course, |day| NoteTarget::Day(day.id));
    let chosen = known.filter(there).unwrap_or_else(usual);
    let mut choices = vec![(NoteTarget::Course, t!(cx, "notes-whole-course").to_owned())];
    for (index, day) in course.agenda.days.iter().enumerate() {
        choices.push((NoteTarget::Day(day.id), crate::ui::words::day(cx, index, day)));
    }
    let new = choice(ui, cx, t!(cx, "notes-about"), &choices, chosen, 320.0);
    state.target = Some((course.id, new.unwrap_or(chosen)));
    new.unwrap_or(chosen)
}
