//! The window: screens, dialogs and controls. Reads state, asks for actions, never does anything itself.

#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "points on a screen are f32 and counts are integers; the casts between them are harmless in drawing"
)]

pub mod action;
pub mod background;
pub mod commands;
pub mod cx;
pub mod dialogs;
pub mod find;
pub mod frame;
pub mod memo;
pub mod notice;
pub mod notices;
pub mod overview;
pub mod panels;
pub mod reports;
pub mod screens;
pub mod tables;
pub mod team;
pub mod theme;
pub mod undo_words;
pub mod widgets;
pub mod words;

use egui::{CentralPanel, FocusDirection, Frame, Id, Key, Modifiers, Popup, Ui};

use action::{Action, CourseTab, Dialog, Place};
use cx::Cx;
use screens::Screens;

/// Everything that the window remembers while it is open.
#[derive(Debug, Default)]
pub struct UiState {
    /// Where it stands.
    pub place: Place,
    /// Where it came from, the last place at the end, each with what had the focus there.
    pub trail: Vec<(Place, Option<Id>)>,
    /// What had the focus at the end of the last frame, and whether it is typed into.
    pub focused: Option<Id>,
    typing: bool,
    /// What gets the focus in the next frame: it had it when the place was left.
    pub focus_next: Option<Id>,
    /// What the first press of Tab leads to, where nothing has the focus.
    pub entrance: Option<Id>,
    /// How often one went to a place: a screen that sees a new number does what its place asks for, once.
    pub arrivals: u64,
    /// A note is to be begun in the field for one that is drawn next.
    pub begin_note: bool,
    /// The courses of the main menu.
    pub near: frame::Near,
    /// The dialog over the screen.
    pub dialog: Option<Dialog>,
    /// What the screens remember.
    pub screens: Screens,
    /// What the dialogs remember.
    pub dialogs: dialogs::State,
}

/// Draws one frame.
pub fn draw(ui: &mut Ui, cx: &Cx<'_>, state: &mut UiState) {
    if let Some(id) = state.focus_next.take() {
        ui.memory_mut(|memory| memory.request_focus(id));
    }
    enter(ui, state);
    let popup = Popup::is_any_open(ui.ctx());
    let moving = state.screens.plan.has_keyboard(ui, state.place);
    commands::handle_keys(ui, cx, state.dialog.as_ref(), moving);
    frame::nav(ui, cx, state.place, &mut state.near);
    frame::header(ui, cx, state.place);
    // Without a fill: the window is cleared with the background.
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        screen(ui, cx, state.place, &mut state.screens);
    });
    screens::deliver::small_view(ui, cx, &mut state.screens.deliver);
    dialogs::ui(ui, cx, state.dialog.as_ref(), &mut state.dialogs);
    notices::ui(ui, cx);
    // There the space bar is the day's as soon as no control has the focus: leaving the control is a step of its own.
    let held = state.focused.is_some() && matches!(state.place, Place::Course(_, CourseTab::Deliver));
    if !popup && !state.typing && !held && state.dialog.is_none() {
        step_out(ui, cx, state.place);
    }
    state.focused = ui.memory(egui::Memory::focused);
    state.typing = ui.ctx().text_edit_focused();
}

/// Escape leads one step back, where nothing else had a use for it: out of the running day to its course, out of a
/// course to the first screen, and out of anything else to where one came from.
fn step_out(ui: &Ui, cx: &Cx<'_>, place: Place) {
    if place != Place::Home && ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
        cx.push(place.around().map_or(Action::Back, Action::Out));
    }
}

/// The first press of Tab leads to what one came for, not through the menu and the tabs before it.
fn enter(ui: &Ui, state: &UiState) {
    let Some(entrance) = state.entrance.filter(|_| state.dialog.is_none()) else { return };
    let nothing = ui.memory(|memory| memory.focused().is_none());
    if nothing && ui.input(|input| input.key_pressed(Key::Tab) && input.modifiers.is_none()) {
        ui.memory_mut(|memory| {
            memory.move_focus(FocusDirection::None);
            memory.request_focus(entrance);
        });
    }
}

fn screen(ui: &mut Ui, cx: &Cx<'_>, place: Place, screens: &mut Screens) {
    if let Some(course) = place.course()
        && cx.workspace.course(course).is_none()
    {
        frame::not_open(ui, cx, course);
        return;
    }
    match place {
        Place::Home => screens::home::ui(ui, cx, &mut screens.home),
        Place::NewCourse(training) => screens::new_course::ui(ui, cx, &mut screens.new_course, training),
        Place::Course(id, tab) => match tab {
            CourseTab::Plan => {
                screens::plan::ui(ui, cx, &mut screens.plan, crate::core::ids::DocId::Course(id));
            }
            CourseTab::Deliver => screens::deliver::ui(ui, cx, &mut screens.deliver, id),
            CourseTab::Record(day) => screens::record::ui(ui, cx, &mut screens.record, id, day),
            CourseTab::Materials(view) => screens::materials::ui(ui, cx, &mut screens.materials, id, view),
            CourseTab::People => screens::people::ui(ui, cx, &mut screens.people, id),
            CourseTab::Notes => screens::notes::ui(ui, cx, &mut screens.notes, Some(id)),
            CourseTab::Reports => screens::reports::ui(ui, cx, &mut screens.reports, id),
            CourseTab::Details => screens::details::ui(ui, cx, &mut screens.details, id),
        },
        Place::CloseDay(id, day) => screens::close_day::ui(ui, cx, &mut screens.close_day, id, day),
        Place::Session(doc, item) => screens::session::ui(ui, cx, &mut screens.session, doc, item),
        Place::Preview(request) => screens::preview::ui(ui, cx, &mut screens.preview, request),
        Place::Trainings => screens::trainings::ui(ui, cx, &mut screens.trainings),
        Place::Training(id) => {
            screens::plan::ui(ui, cx, &mut screens.plan, crate::core::ids::DocId::Training(id));
        }
        Place::Overview => screens::overview::ui(ui, cx, &mut screens.overview),
        Place::Notes => screens::notes::ui(ui, cx, &mut screens.notes, None),
        Place::Backups(doc) => screens::backups::ui(ui, cx, &mut screens.backups, doc),
        Place::Bin => screens::bin::ui(ui, cx, &mut screens.bin),
        Place::Settings => screens::settings::ui(ui, cx, &mut screens.settings),
        Place::Help => screens::help::ui(ui, cx, &mut screens.help),
        Place::News => screens::news::ui(ui, cx),
    }
}
