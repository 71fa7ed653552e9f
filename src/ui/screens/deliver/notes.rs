//! Notes without looking: one key for each kind opens one line beside the running session. What is typed
//! is a note from its first letter on; Enter files it, Escape takes it back.

use egui::{Key, Label, Modifiers, RichText, Role, Ui, WidgetInfo};
use egui_material_icons::icons::ICON_CHECK;

use super::{LOW, View};
use crate::core::edit::command::{Command, CourseEdit};
use crate::core::edit::record::NoteEdit;
use crate::core::ids::NoteId;
use crate::core::model::note::{Note, NoteKind, NoteTarget};
use crate::core::text::LONGEST_TEXT;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::notes::{KEYS, kind_colours, kind_icon};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{badge, coloured_chip, icon, one_line};
use crate::ui::words;

/// The kinds, in the order of their keys: 1 to 5, and the F keys that they have everywhere.
const KINDS: [(NoteKind, Key); 5] = [
    (NoteKind::Adaptation, Key::Num1),
    (NoteKind::Question, Key::Num2),
    (NoteKind::Observation, Key::Num3),
    (NoteKind::FollowUp, Key::Num4),
    (NoteKind::Parking, Key::Num5),
];

/// How many of the notes of the running session are shown.
const SHOWN: usize = 4;

/// From this width on, in points, the kinds have room for their icons.
const ROOMY: f32 = 720.0;

/// The least room for what was noted last, in points.
const KEPT: f32 = 90.0;

/// What the part remembers: the line that is being written.
#[derive(Debug, Default)]
pub struct State {
    line: Option<Line>,
}

#[derive(Clone, Debug)]
struct Line {
    kind: NoteKind,
    target: NoteTarget,
    /// The note, once it has a first letter.
    note: Option<NoteId>,
    text: String,
    /// It was just opened: the field takes the keys.
    fresh: bool,
}

/// The kind that a digit stands for.
pub(super) fn kind_of_digit(key: Key) -> Option<NoteKind> {
    KINDS.iter().find(|(_, digit)| *digit == key).map(|(kind, _)| *kind)
}

/// The kind whose F key was pressed.
pub(super) fn take_f_key(ui: &Ui) -> Option<NoteKind> {
    let pressed = ui.input_mut(|input| KEYS.iter().position(|key| input.consume_key(Modifiers::NONE, *key)));
    pressed.and_then(|index| NoteKind::ALL.get(index).copied())
}

/// Begins a line of a kind, or changes the kind of the one that is being written.
pub(super) fn begin(state: &mut State, cx: &Cx<'_>, view: &View<'_>, kind: NoteKind) {
    if let Some(line) = &mut state.line {
        line.fresh = true;
        line.kind = kind;
        if let Some(id) = line.note {
            cx.edit(Command::Course(view.course.id, CourseEdit::Note(id, NoteEdit::Kind(kind))));
        }
        return;
    }
    let target = target(view);
    state.line = Some(Line { kind, target, note: None, text: String::new(), fresh: true });
}

/// What a note is about now: the session that runs, or the day.
fn target(view: &View<'_>) -> NoteTarget {
    let running = view.under_way().next();
    running.map_or(NoteTarget::Day(view.day.id), |line| NoteTarget::Item(line.item))
}

/// Draws the kinds, and the line that is being written.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.add_space(space::XS);
    ui.add_enabled_ui(view.may_edit, |ui| {
        // Where it is narrow the numbers are enough beside the words, and where it is low as well, without the words:
        // in more than one row they would take the room of what is delivered.
        let roomy = ui.available_width() > ROOMY;
        let low = !roomy && ui.ctx().content_rect().height() < LOW;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            if low {
                ui.spacing_mut().button_padding.x = space::XS;
            }
            for (index, (kind, _)) in KINDS.into_iter().enumerate() {
                let text = t!(cx, words::note_kind(kind));
                let chosen = state.line.as_ref().is_some_and(|line| line.kind == kind);
                let colours = chosen.then(|| kind_colours(&cx.theme, kind));
                let text = if low { (index + 1).to_string() } else { format!("{} {text}", index + 1) };
                let name = t!(cx, "deliver-note-of", kind = t!(cx, words::note_kind(kind)));
                let mark = (roomy || low).then(|| kind_icon(kind));
                let response = coloured_chip(ui, cx, mark, &text, &name, colours);
                if low {
                    response.clone().on_hover_text(&name);
                }
                if response.clicked() {
                    begin(state, cx, view, kind);
                }
            }
            if state.line.is_none() {
                kept(ui, cx, view);
            }
        });
        line(ui, cx, state, view);
    });
}

/// What was noted last of what goes on, where there is room for it: that it was kept is seen without scrolling.
fn kept(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let target = target(view);
    let of_now = |note: &&std::sync::Arc<Note>| note.target == target && note.at.date() == cx.now.date();
    let room = ui.max_rect().right() - ui.cursor().left() - 2.0 * space::M;
    let Some(note) = view.course.notes.iter().rev().find(of_now).filter(|_| room >= KEPT) else { return };
    ui.add_space(space::M);
    let text = note.text.split_whitespace().collect::<Vec<_>>().join(" ");
    let size = egui::vec2(room, size::CONTROL);
    ui.allocate_ui_with_layout(size, egui::Layout::left_to_right(egui::Align::Center), |ui| {
        ui.label(icon(ICON_CHECK).color(cx.theme.good));
        ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).truncate());
    });
}

/// Draws the last notes of what goes on.
pub(super) fn written(ui: &mut Ui, cx: &Cx<'_>, state: &State, view: &View<'_>) {
    let target = target(view);
    let written = state.line.as_ref().and_then(|line| line.note);
    let notes = view.course.notes.iter().rev();
    let of_now = |note: &&std::sync::Arc<Note>| {
        note.target == target && note.at.date() == cx.now.date() && Some(note.id) != written
    };
    for note in notes.filter(of_now).take(SHOWN) {
        ui.horizontal_wrapped(|ui| {
            let time = format!("{:02}:{:02}", note.at.hour(), note.at.minute());
            ui.label(RichText::new(time).size(type_size::SMALL).color(cx.theme.weak));
            badge(ui, kind_colours(&cx.theme, note.kind), t!(cx, words::note_kind(note.kind)));
            ui.add(Label::new(&note.text).wrap());
        });
    }
}

fn line(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let Some(line) = &mut state.line else { return };
    // Undo may have taken the note away.
    let course = view.course;
    if line.note.is_some_and(|id| course.notes.iter().all(|note| note.id != id)) && !line.fresh {
        state.line = None;
        return;
    }
    let hint = RichText::new(t!(cx, "deliver-note-hint")).color(cx.theme.weak);
    let field =
        one_line(&mut line.text).char_limit(LONGEST_TEXT).hint_text(hint).desired_width(f32::INFINITY);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 8)));
    let name = t!(cx, "deliver-note-of", kind = t!(cx, words::note_kind(line.kind)));
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, &name));
    if std::mem::take(&mut line.fresh) {
        response.request_focus();
    }
    if response.changed() {
        line.fresh = false;
        write(cx, line, view);
    }
    let (enter, escape) = ui.input(|input| (input.key_pressed(Key::Enter), input.key_pressed(Key::Escape)));
    if response.lost_focus() && escape {
        if let Some(id) = line.note {
            cx.edit(Command::Course(course.id, CourseEdit::RemoveNote(id)));
        }
        state.line = None;
    } else if response.lost_focus() && (enter || line.text.trim().is_empty()) {
        state.line = None;
    }
}

/// What is typed goes into the note at once: killed in the middle of a word, the word is there.
fn write(cx: &Cx<'_>, line: &mut Line, view: &View<'_>) {
    let course = view.course.id;
    match line.note {
        None if !line.text.trim().is_empty() => {
            let id = cx.ids.make();
            line.note = Some(id);
            line.fresh = true;
            let note = Note::new(id, line.kind, line.target, cx.now, line.text.clone());
            cx.edit(Command::Course(course, CourseEdit::AddNote(Box::new(note))));
        }
        Some(id) if line.text.is_empty() => {
            line.note = None;
            cx.edit(Command::Course(course, CourseEdit::RemoveNote(id)));
        }
        Some(id) => {
            let text = NoteEdit::Text(line.text.clone());
            cx.edit(Command::Course(course, CourseEdit::Note(id, text)));
        }
        None => {}
    }
}
