//! The notes of a session, a day or a course: written in one line, of a kind by one press, edited in
//! place, settled with an answer, deleted with undo.
//!
//! What is typed is a note from its first letter on, so that it is saved like everything else.

use egui::{Key, KeyboardShortcut, Modifiers, RichText, Role, TextEdit, Ui, WidgetInfo};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ADD, ICON_CHECK, ICON_DELETE, ICON_DONE, ICON_EDIT, ICON_FLAG, ICON_LOCAL_PARKING,
    ICON_QUESTION_MARK, ICON_REPLAY, ICON_STICKY_NOTE_2, ICON_TUNE, ICON_VISIBILITY,
};

use crate::core::edit::command::{Command, CourseEdit};
use crate::core::edit::record::NoteEdit;
use crate::core::ids::{CourseId, DocId, NoteId};
use crate::core::model::course::Course;
use crate::core::model::note::{Note, NoteKind, NoteTarget};
use crate::core::model::record::Status;
use crate::core::text::LONGEST_TEXT;
use crate::t;
use crate::ui::action::{Action, Level, Notice, Offer};
use crate::ui::cx::Cx;
use crate::ui::theme::{CardColours, Theme, size, space, type_size};
use crate::ui::widgets::button::{Tone, button, button_if, icon, icon_button};
use crate::ui::widgets::chip::quiet_chip;
use crate::ui::widgets::field::{boxed, is_quiet, one_line};
use crate::ui::widgets::layout::weak;
use crate::ui::words;

/// What the list remembers: which note is being written, which one edited.
#[derive(Debug, Default)]
pub struct State {
    writing: Option<Writing>,
    /// The kind of the next note.
    kind: NoteKind,
    editing: Option<NoteId>,
    /// The field that should get the focus when it is drawn next.
    focus: Option<Focus>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Writing {
    course: CourseId,
    target: NoteTarget,
    note: NoteId,
    /// The pass of the window in which it was last drawn: left out once, the note is finished.
    pass: u64,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Focus {
    Composer(NoteTarget),
    Note(NoteId),
}

impl State {
    /// The note that is being written.
    #[must_use]
    pub fn written(&self) -> Option<NoteId> {
        self.writing.map(|writing| writing.note)
    }
}

/// The keys of the kinds, in their order: one press starts a note of that kind.
pub const KEYS: [Key; 6] = [Key::F2, Key::F3, Key::F4, Key::F6, Key::F7, Key::F8];

/// The names of these keys, for the list of keys.
#[must_use]
pub fn key_names() -> String {
    KEYS.map(Key::name).join("  ")
}

/// The icon of a kind.
#[must_use]
pub fn kind_icon(kind: NoteKind) -> MaterialIcon {
    match kind {
        NoteKind::Note => ICON_STICKY_NOTE_2,
        NoteKind::Adaptation => ICON_TUNE,
        NoteKind::Question => ICON_QUESTION_MARK,
        NoteKind::Observation => ICON_VISIBILITY,
        NoteKind::FollowUp => ICON_FLAG,
        NoteKind::Parking => ICON_LOCAL_PARKING,
    }
}

/// The colours of a kind.
#[must_use]
pub fn kind_colours(theme: &Theme, kind: NoteKind) -> CardColours {
    match kind {
        NoteKind::Note => theme.rest(),
        NoteKind::Adaptation => theme.area(Some(1)),
        NoteKind::Question => theme.area(Some(0)),
        NoteKind::Observation => theme.area(None),
        NoteKind::FollowUp => theme.status(Status::InProgress),
        NoteKind::Parking => theme.status(Status::Partly),
    }
}

/// A field for a new note and the notes about `target`, the newest first.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, target: NoteTarget) {
    composer(ui, cx, state, course, target);
    filed(ui, cx, state, course, target);
}

/// The notes about `target` alone, the newest first, but for the one that is being written.
pub fn filed(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, target: NoteTarget) {
    let current = state.written();
    for note in course.notes.iter().rev().filter(|note| note.target == target) {
        if Some(note.id) != current {
            ui.add_space(space::S);
            card(ui, cx, state, course.id, note);
        }
    }
}

/// The field for a new note. Returns the note that is being written in it.
pub fn composer(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &Course,
    target: NoteTarget,
) -> Option<NoteId> {
    composed(ui, cx, state, course, target, in_full)
}

/// The same in one row, for a bar.
pub fn line(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, target: NoteTarget) {
    composed(ui, cx, state, course, target, in_a_row);
}

/// What was done to the controls of a new note.
struct Composed {
    field: egui::Response,
    kind: Option<NoteKind>,
    add: bool,
}

/// Draws the controls of a note with this text and kind; the last says whether it is begun.
type Form = fn(&mut Ui, &Cx<'_>, &mut String, NoteKind, bool) -> Composed;

fn composed(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &Course,
    target: NoteTarget,
    form: Form,
) -> Option<NoteId> {
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    ui.add_enabled_ui(may, |ui| {
        ui.push_id(("composer", target), |ui| write(ui, cx, state, course, target, form)).inner
    })
    .inner
}

/// The room that the words of the button take that adds a note, in points, in the longest language.
const ADD_IN_WORDS: f32 = 184.0;

/// The field, and below it the kinds in words.
fn in_full(ui: &mut Ui, cx: &Cx<'_>, text: &mut String, kind: NoteKind, begun: bool) -> Composed {
    let field = field(ui, cx, text, kind, 2);
    let mut pressed = None;
    let mut add = false;
    ui.horizontal_wrapped(|ui| {
        for choice in NoteKind::ALL {
            if kind_chip(ui, cx, choice, choice == kind).clicked() {
                pressed = Some(choice);
            }
        }
        // Where its words would stand alone on a line, its sign stands behind the kinds.
        let left = ui.available_size_before_wrap().x;
        add = if (size::CONTROL..ADD_IN_WORDS).contains(&left) {
            ui.add_enabled_ui(begun, |ui| icon_button(ui, cx, ICON_ADD, t!(cx, "note-add")).clicked()).inner
        } else {
            button_if(ui, cx, begun, Some(ICON_ADD), t!(cx, "note-add"), Tone::Quiet).clicked()
        };
    });
    Composed { field, kind: pressed, add }
}

/// The kind as a menu, the field, and the press that adds, beside each other.
fn in_a_row(ui: &mut Ui, cx: &Cx<'_>, text: &mut String, kind: NoteKind, begun: bool) -> Composed {
    ui.horizontal(|ui| {
        let pressed = kind_menu(ui, cx, kind, t!(cx, "note-new-kind"));
        let room = ui.available_width() - size::CONTROL - ui.spacing().item_spacing.x;
        let field = ui.scope(|ui| {
            ui.set_width(room.max(0.0));
            field(ui, cx, text, kind, 1)
        });
        let add = ui.add_enabled_ui(begun, |ui| icon_button(ui, cx, ICON_ADD, t!(cx, "note-add")).clicked());
        Composed { field: field.inner, kind: pressed, add: add.inner }
    })
    .inner
}

/// The kind of a note as a word that opens the others.
fn kind_menu(ui: &mut Ui, cx: &Cx<'_>, kind: NoteKind, label: &str) -> Option<NoteKind> {
    let colours = kind_colours(&cx.theme, kind);
    let text = t!(cx, words::note_kind(kind));
    let words = RichText::new(text).size(type_size::SMALL).color(colours.strong);
    let mut pressed = None;
    // As text it stands in line with the words of the note below.
    let padding = ui.spacing().button_padding;
    if is_quiet(ui) {
        ui.spacing_mut().button_padding.x = space::XS;
    }
    let menu = ui.menu_button((icon(kind_icon(kind)).color(colours.strong), words), |ui| {
        ui.spacing_mut().button_padding = padding;
        for choice in NoteKind::ALL {
            if ui.selectable_label(choice == kind, t!(cx, words::note_kind(choice))).clicked() {
                pressed = Some(choice);
                ui.close();
            }
        }
    });
    ui.spacing_mut().button_padding = padding;
    crate::ui::widgets::button::name(&menu.response, Role::Button, &format!("{label}: {text}"));
    pressed
}

fn write(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &Course,
    target: NoteTarget,
    form: Form,
) -> Option<NoteId> {
    let pass = ui.ctx().cumulative_pass_nr();
    let mine = |writing: &Writing| writing.course == course.id && writing.target == target;
    let current = state.writing.filter(mine).filter(|writing| pass.saturating_sub(writing.pass) <= 1);
    let note = current.and_then(|current| course.notes.iter().find(|note| note.id == current.note));
    if state.writing.as_ref().is_some_and(mine) {
        state.writing = note.map(|note| Writing { course: course.id, target, note: note.id, pass });
    }
    let mut text = note.map(|note| note.text.clone()).unwrap_or_default();
    let kind = note.map_or(state.kind, |note| note.kind);
    let Composed { field: response, kind: chosen, add } = form(ui, cx, &mut text, kind, note.is_some());
    if state.focus == Some(Focus::Composer(target)) || cx.begin_note.take() {
        state.focus = None;
        response.request_focus();
        response.scroll_to_me(None);
    }
    // What the typing does; it is done in the same order as it was typed.
    let typed = response.changed();
    match note {
        None if typed && !text.trim().is_empty() => {
            let id = cx.ids.make();
            cx.edit(Command::Course(
                course.id,
                CourseEdit::AddNote(Box::new(new_note(cx, id, kind, target, text.clone()))),
            ));
            state.writing = Some(Writing { course: course.id, target, note: id, pass });
        }
        Some(note) if typed && text.is_empty() => {
            cx.edit(Command::Course(course.id, CourseEdit::RemoveNote(note.id)));
            state.writing = None;
        }
        Some(note) if typed => {
            cx.edit(Command::Course(course.id, CourseEdit::Note(note.id, NoteEdit::Text(text.clone()))));
        }
        _ => {}
    }
    let enter =
        response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter) && !input.modifiers.shift);
    let free = response.has_focus() || !ui.ctx().text_edit_focused();
    let key = if free { kind_key(ui) } else { None };
    let pressed = chosen.or(key);
    let done = enter || add || (chosen.is_some() && !text.trim().is_empty());
    if let Some(pressed) = pressed {
        state.kind = pressed;
        state.focus = Some(Focus::Composer(target));
        if let Some(writing) = state.writing.filter(mine)
            && pressed != kind
        {
            cx.edit(Command::Course(course.id, CourseEdit::Note(writing.note, NoteEdit::Kind(pressed))));
        }
    }
    if done && state.writing.as_ref().is_some_and(mine) {
        state.writing = None;
        state.kind = NoteKind::Note;
        state.focus = Some(Focus::Composer(target));
        return None;
    }
    state.writing.filter(mine).map(|writing| writing.note)
}

/// The text field of a new note. Enter files it, Shift+Enter begins a new line.
fn field(ui: &mut Ui, cx: &Cx<'_>, text: &mut String, kind: NoteKind, rows: usize) -> egui::Response {
    let hint = t!(cx, if rows > 1 { "note-hint" } else { "note-hint-short" });
    let hint = RichText::new(hint).color(cx.theme.weak);
    let edit = TextEdit::multiline(text)
        .char_limit(LONGEST_TEXT)
        .desired_rows(rows)
        .desired_width(f32::INFINITY)
        .hint_text(hint)
        .margin(egui::Margin::symmetric(8, 6))
        .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
    let response = boxed(ui, cx, |ui| ui.add(edit));
    let name = format!("{}: {}", t!(cx, "note-new"), t!(cx, words::note_kind(kind)));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, enabled, &name));
    response
}

fn kind_chip(ui: &mut Ui, cx: &Cx<'_>, kind: NoteKind, chosen: bool) -> egui::Response {
    let text = t!(cx, words::note_kind(kind));
    let name = format!("{}: {text}", t!(cx, "note-new-kind"));
    let colours = chosen.then(|| kind_colours(&cx.theme, kind));
    let response = quiet_chip(ui, cx, Some(kind_icon(kind)), text, &name, colours);
    let key = NoteKind::ALL.iter().position(|other| *other == kind).and_then(|index| KEYS.get(index));
    response.on_hover_text(t!(cx, "note-kind-key", key = key.map_or("", |key| key.name())))
}

fn kind_key(ui: &Ui) -> Option<NoteKind> {
    let pressed = ui.input_mut(|input| KEYS.iter().position(|key| input.consume_key(Modifiers::NONE, *key)));
    pressed.and_then(|index| NoteKind::ALL.get(index).copied())
}

fn new_note(cx: &Cx<'_>, id: NoteId, kind: NoteKind, target: NoteTarget, text: String) -> Note {
    Note::new(id, kind, target, cx.now, text)
}

/// One note, with everything that can be done to it.
pub fn card(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, note: &Note) {
    let may = cx.workspace.can_edit(DocId::Course(course));
    ui.add_enabled_ui(may, |ui| {
        ui.push_id(("note", note.id), |ui| {
            head(ui, cx, state, course, note);
            if state.editing == Some(note.id) {
                edit(ui, cx, state, course, note);
            } else {
                ui.add(egui::Label::new(&note.text).wrap());
            }
            if note.kind.can_be_settled() {
                settle(ui, cx, course, note);
            }
        });
    });
}

fn head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, note: &Note) {
    ui.horizontal_wrapped(|ui| {
        if let Some(kind) = kind_menu(ui, cx, note.kind, t!(cx, "note-change-kind")) {
            cx.edit(Command::Course(course, CourseEdit::Note(note.id, NoteEdit::Kind(kind))));
        }
        weak(ui, cx, &cx.t.moment(note.at));
        if icon_button(ui, cx, ICON_EDIT, &t!(cx, "note-edit", text = short(&note.text))).clicked() {
            state.editing = Some(note.id);
            state.focus = Some(Focus::Note(note.id));
        }
        if icon_button(ui, cx, ICON_DELETE, &t!(cx, "note-delete", text = short(&note.text))).clicked() {
            cx.edit(Command::Course(course, CourseEdit::RemoveNote(note.id)));
            let text = t!(cx, "note-deleted").to_owned();
            cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
        }
    });
}

/// The beginning of a note, to name its buttons by.
fn short(text: &str) -> String {
    let line = text.lines().next().unwrap_or_default();
    let mut cut: String = line.chars().take(40).collect();
    if cut.len() < text.len() {
        cut.push('…');
    }
    cut
}

fn edit(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, note: &Note) {
    let mut text = note.text.clone();
    let field =
        TextEdit::multiline(&mut text).char_limit(LONGEST_TEXT).desired_rows(2).desired_width(f32::INFINITY);
    let response = ui.add(field.margin(egui::Margin::symmetric(8, 6)));
    let enabled = ui.is_enabled();
    let name = t!(cx, "note-text");
    response.widget_info(|| WidgetInfo::labeled(Role::MultilineTextInput, enabled, name));
    if state.focus == Some(Focus::Note(note.id)) {
        state.focus = None;
        response.request_focus();
    }
    if response.changed() {
        cx.edit(Command::Course(course, CourseEdit::Note(note.id, NoteEdit::Text(text))));
    }
    if button(ui, cx, Some(ICON_DONE), t!(cx, "note-done"), Tone::Quiet).clicked() || response.lost_focus() {
        state.editing = None;
    }
}

/// The answer, and whether it is settled.
pub fn settle(ui: &mut Ui, cx: &Cx<'_>, course: CourseId, note: &Note) {
    let change = |edit| cx.edit(Command::Course(course, CourseEdit::Note(note.id, edit)));
    let follow_up = note.kind == NoteKind::FollowUp;
    if let Some(at) = note.settled {
        ui.horizontal_wrapped(|ui| {
            ui.label(icon(ICON_CHECK).color(cx.theme.good));
            let key = if follow_up { "note-done-at" } else { "note-answered-at" };
            let text = t!(cx, key, moment = cx.t.moment(at));
            ui.label(RichText::new(text).color(cx.theme.good));
            if !note.answer.is_empty() {
                ui.label(&note.answer);
            }
            let name = t!(cx, "note-reopen");
            if button(ui, cx, Some(ICON_REPLAY), name, Tone::Quiet).clicked() {
                change(NoteEdit::Settled(None));
            }
        });
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let mut answer = note.answer.clone();
        let label = t!(cx, if follow_up { "note-what-was-done" } else { "note-answer" });
        let hint = RichText::new(label).color(cx.theme.weak);
        let width = (ui.available_width() - 180.0).clamp(160.0, 480.0);
        let field = one_line(&mut answer).char_limit(LONGEST_TEXT).desired_width(width).hint_text(hint);
        // An answer is wanted: its field is a box, also where what is there already is text.
        let response = boxed(ui, cx, |ui| ui.add(field.margin(egui::Margin::symmetric(8, 6))));
        let enabled = ui.is_enabled();
        let name = format!("{label}: {}", short(&note.text));
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, enabled, &name));
        if response.changed() {
            change(NoteEdit::Answer(answer.clone()));
        }
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let word = t!(cx, if follow_up { "note-mark-done" } else { "note-mark-answered" });
        let pressed = button(ui, cx, Some(ICON_CHECK), word, Tone::Plain);
        let name = format!("{word}: {}", short(&note.text));
        crate::ui::widgets::button::name(&pressed, Role::Button, &name);
        if pressed.clicked() || (entered && !answer.trim().is_empty()) {
            change(NoteEdit::Settled(Some(cx.now)));
        }
    });
}
