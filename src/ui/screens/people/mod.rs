//! The people of a course: the table with who was there and the tests, the numbers, and wiping.

mod copy;
mod numbers;
mod person;
mod table;

use egui::{Event, Ui};
use egui_material_icons::icons::{
    ICON_CONTENT_COPY, ICON_CONTENT_PASTE, ICON_DELETE_FOREVER, ICON_GROUP, ICON_PERSON_ADD, ICON_TABLE,
};

use crate::core::edit::command::{Command, CourseEdit};
use crate::core::edit::people::PeopleEdit;
use crate::core::ids::{CourseId, DocId, ParticipantId};
use crate::core::model::course::Course;
use crate::core::model::people::{MOST, Participant, Totals};
use crate::core::people::totals::totals;
use crate::core::table::Why;
use crate::core::table::people::{self, PeopleRead, PersonRow};
use crate::report::words::people as people_words;
use crate::t;
use crate::ui::action::{Action, Confirm, Dialog, FileAction, Level, Pick, WindowAction};
use crate::ui::cx::Cx;
use crate::ui::tables::TableFor;
use crate::ui::theme::space;
use crate::ui::widgets::draft::Drafts;
use crate::ui::widgets::{
    Tone, bold, button, card, empty_state, flush, form_card, heading, own_lines, scroll, section,
    text_button, title, weak,
};

/// How many pasted rows are shown before they are taken.
const SHOWN: usize = 8;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    drafts: Drafts,
    /// The participant whose fields are open.
    open: Option<ParticipantId>,
    /// The list that is being pasted.
    pasting: Option<String>,
    /// They are to be brought into sight.
    show: bool,
    /// The name of the one that is open is what is typed next.
    begin: bool,
    /// How high they were drawn.
    open_height: f32,
}

/// Asks for a change of the people.
fn edit(cx: &Cx<'_>, course: CourseId, edit: PeopleEdit) {
    cx.edit(Command::Course(course, CourseEdit::People(edit)));
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    let Some(course) = cx.workspace.course(id) else { return };
    let can = cx.workspace.can_edit(DocId::Course(id));
    let sums = totals(&course.people, &course.agenda);
    if can && let Some(text) = pasted_anywhere(ui) {
        state.pasting = Some(text);
    }
    scroll(ui, "people", f32::INFINITY, |ui| {
        ui.add_enabled_ui(can, |ui| {
            if let Some(text) = state.pasting.take() {
                state.pasting = pasting(ui, cx, id, text);
                ui.add_space(space::L);
            }
            if course.people.participants.is_empty() {
                if state.pasting.is_some() {
                    return;
                }
                nobody(ui, cx, state, course, &sums);
                return;
            }
            title(ui, &people_words(cx.t, sums.people, sums.women, sums.men));
            ui.horizontal_wrapped(|ui| {
                add_buttons(ui, cx, state, id);
                if button(ui, cx, Some(ICON_CONTENT_COPY), t!(cx, "people-copy"), Tone::Plain).clicked() {
                    cx.push(Action::Window(WindowAction::Copy(copy::text(cx, course))));
                    cx.say(Level::Success, t!(cx, "people-copied"));
                }
            });
            weak(ui, cx, t!(cx, "people-attendance-explain"));
            ui.add_space(space::S);
            table::ui(ui, cx, state, course);
            section(ui, t!(cx, "people-totals"), |ui| {
                card(ui, cx, |ui| {
                    numbers::ui(ui, cx, &sums);
                    numbers::largest_score(ui, cx, state, course);
                });
            });
            section(ui, t!(cx, "people-wipe-title"), |ui| wipe(ui, cx, id, sums));
        });
    });
}

/// A list that was pasted while no field was typed into.
fn pasted_anywhere(ui: &Ui) -> Option<String> {
    if ui.ctx().text_edit_focused() {
        return None;
    }
    ui.input_mut(|input| {
        let is_list = |event: &Event| matches!(event, Event::Paste(text) if !text.trim().is_empty());
        let at = input.events.iter().position(is_list)?;
        match input.events.remove(at) {
            Event::Paste(text) => Some(text),
            _ => None,
        }
    })
}

fn add_buttons(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    // While a list is pasted, that is the thing to do.
    let tone = if state.pasting.is_some() { Tone::Plain } else { Tone::Primary };
    if button(ui, cx, Some(ICON_PERSON_ADD), t!(cx, "people-add"), tone).clicked() {
        let new = Participant::new(cx.ids.make(), "");
        state.open = Some(new.id);
        state.show = true;
        state.begin = true;
        edit(cx, id, PeopleEdit::Add(vec![new]));
    }
    if button(ui, cx, Some(ICON_CONTENT_PASTE), t!(cx, "people-paste"), Tone::Plain).clicked() {
        state.pasting = Some(String::new());
    }
    if button(ui, cx, Some(ICON_TABLE), t!(cx, "people-from-file"), Tone::Plain).clicked() {
        cx.push(Action::Files(FileAction::Pick(Pick::Table(TableFor::People(id)))));
    }
}

/// Nobody is in the list: what this place is for; after a wipe, what stayed.
fn nobody(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, sums: &Totals) {
    if course.people.totals.is_some() {
        card(ui, cx, |ui| {
            weak(ui, cx, t!(cx, "people-were-wiped"));
            ui.label(people_words(cx.t, sums.people, sums.women, sums.men));
            numbers::ui(ui, cx, sums);
        });
        ui.add_space(space::M);
    }
    empty_state(ui, cx, ICON_GROUP, t!(cx, "people-none"), t!(cx, "people-none-explain"), |ui| {
        ui.vertical_centered(|ui| add_buttons(ui, cx, state, course.id));
    });
}

/// A list from a spreadsheet: shown as it was understood, before it is taken. Returns the text to go on with.
fn pasting(ui: &mut Ui, cx: &Cx<'_>, id: CourseId, text: String) -> Option<String> {
    let mut going = Some(text);
    form_card(ui, cx, |ui| {
        heading(ui, t!(cx, "people-paste-title"));
        weak(ui, cx, t!(cx, "people-paste-explain"));
        let text = going.get_or_insert_default();
        let (field, new) = own_lines(ui, cx, t!(cx, "people-paste-field"), text, 6);
        if let Some(new) = new {
            *text = new;
        }
        if text.is_empty() && ui.memory(egui::Memory::focused).is_none() {
            field.request_focus();
        }
        // One step back: out of a field that holds something, then out of this box, then off the page.
        let leaves = ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Escape));
        let stays = !leaves || field.lost_focus() && !text.is_empty();
        let pasted = people::of_text(text);
        understood(ui, cx, &pasted);
        ui.horizontal_wrapped(|ui| {
            let take = t!(cx, "people-paste-take", count = pasted.rows.len());
            let some = !pasted.rows.is_empty();
            let press = ui.add_enabled_ui(some, |ui| button(ui, cx, None, &take, Tone::Primary)).inner;
            if press.clicked() {
                edit(cx, id, PeopleEdit::Add(pasted.rows.iter().map(|row| participant(cx, row)).collect()));
                going = None;
            }
            if text_button(ui, cx, t!(cx, "common-cancel")).clicked() || !stays {
                going = None;
            }
        });
    });
    going
}

fn participant(cx: &Cx<'_>, row: &PersonRow) -> Participant {
    Participant {
        sex: row.sex,
        profession: row.profession.clone(),
        workplace: row.workplace.clone(),
        before: row.before,
        after: row.after,
        ..Participant::new(cx.ids.make(), row.name.clone())
    }
}

fn understood(ui: &mut Ui, cx: &Cx<'_>, pasted: &PeopleRead) {
    for row in pasted.rows.iter().take(SHOWN) {
        let sex = row.sex.map(|sex| t!(cx, person::sex_key(sex)).to_owned());
        let rest = [sex.unwrap_or_default(), row.profession.clone(), row.workplace.clone()];
        let rest: Vec<String> = rest.into_iter().filter(|text| !text.is_empty()).collect();
        ui.horizontal_wrapped(|ui| {
            ui.label(bold(&row.name));
            weak(ui, cx, &rest.join(" · "));
        });
    }
    if pasted.rows.len() > SHOWN {
        weak(ui, cx, &t!(cx, "people-paste-more", count = pasted.rows.len() - SHOWN));
    }
    let nameless = pasted.remarks.iter().filter(|remark| remark.why == Why::NoName);
    let rows: Vec<String> = nameless.take(SHOWN).map(|remark| remark.row.to_string()).collect();
    if !rows.is_empty() {
        weak(ui, cx, &t!(cx, "people-paste-refused", rows = rows.join(", ")));
    }
    if pasted.cut {
        weak(ui, cx, &t!(cx, "people-paste-cut", most = MOST));
    }
}

fn wipe(ui: &mut Ui, cx: &Cx<'_>, id: CourseId, sums: Totals) {
    weak(ui, cx, t!(cx, "people-wipe-explain"));
    let erase =
        flush(ui, |ui| button(ui, cx, Some(ICON_DELETE_FOREVER), t!(cx, "people-wipe"), Tone::Danger));
    if erase.clicked() {
        let wipe = CourseEdit::People(PeopleEdit::Wipe(Box::new(sums)));
        cx.push(Action::Show(Dialog::Confirm(Box::new(Confirm {
            title: t!(cx, "people-wipe-ask").to_owned(),
            text: t!(cx, "people-wipe-warn").to_owned(),
            yes: t!(cx, "people-wipe").to_owned(),
            action: Action::Edit(Command::Course(id, wipe)),
            grave: true,
        }))));
    }
}
