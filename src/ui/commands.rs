//! Every command of the window in one list: its words, its keys, when it applies and what it does.
//!
//! Keys, the search box and the list of keys are all made from this list, so they can't disagree.

use std::sync::Arc;

use egui::{Context, Key, KeyboardShortcut, Modifiers, Ui};
use strum::VariantArray;

use super::action::{Action, CourseTab, Dialog, DocumentAction, MaterialsView, Place};
use super::cx::Cx;
use super::widgets::own_undo::{keeps_redo, keeps_undo};
use crate::core::ids::CourseId;
use crate::core::model::course::Course;
use crate::core::model::progress::day_under_way;
use crate::core::plan::dates::next_day;
use crate::core::settings::{Settings, ThemeChoice, ZOOM_RANGE};

/// A command that needs nothing but a press.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray)]
pub enum UiCommand {
    /// Show the search box.
    Find,
    /// Take the last change back.
    Undo,
    /// Do it again.
    Redo,
    /// Show the steps that can be undone.
    UndoList,
    /// Make a course.
    NewCourse,
    /// Open the sample course.
    OpenSample,
    /// Show the first screen.
    Home,
    /// Show the reference trainings.
    Trainings,
    /// Show the notes of all courses.
    AllNotes,
    /// Show many courses at once.
    Overview,
    /// Show the plan of the course.
    Plan,
    /// Show its running day.
    Deliver,
    /// Show its record.
    Record,
    /// Show its materials.
    Materials,
    /// Look whether all files are ready for the day, or the course.
    ReadyCheck,
    /// Show what to copy and to pack.
    Packing,
    /// Show its participants.
    People,
    /// Show its notes.
    Notes,
    /// Show its documents to print and to send.
    Reports,
    /// Show its title, dates and trainers.
    Details,
    /// Begin a note.
    AddNote,
    /// Copy the course to new dates.
    CopyCourse,
    /// Save minutes or days.
    Cut,
    /// Check the plan against its training.
    Check,
    /// Show the backups.
    Backups,
    /// Show what was deleted.
    Bin,
    /// Show the settings.
    Settings,
    /// Light or dark.
    SwitchTheme,
    /// Draw everything larger.
    ZoomIn,
    /// Draw everything smaller.
    ZoomOut,
    /// Draw everything in its usual size.
    ZoomReset,
    /// Go back.
    Back,
    /// Show help.
    Help,
    /// Show the keys.
    Shortcuts,
    /// Show what is new.
    News,
}

const fn with(modifiers: Modifiers, key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(modifiers, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    with(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    with(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

impl UiCommand {
    /// Every command, in the order in which lists show them.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The keys of its name and of a sentence about it.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Find => ("command-find", "command-find-about"),
            Self::Undo => ("command-undo", "command-undo-about"),
            Self::Redo => ("command-redo", "command-redo-about"),
            Self::UndoList => ("command-undo-list", "command-undo-list-about"),
            Self::NewCourse => ("command-new-course", "command-new-course-about"),
            Self::OpenSample => ("command-open-sample", "command-open-sample-about"),
            Self::Home => ("command-home", "command-home-about"),
            Self::Trainings => ("command-trainings", "command-trainings-about"),
            Self::AllNotes => ("command-all-notes", "command-all-notes-about"),
            Self::Overview => ("command-overview", "command-overview-about"),
            Self::Plan => ("command-plan", "command-plan-about"),
            Self::Deliver => ("command-deliver", "command-deliver-about"),
            Self::Record => ("command-record", "command-record-about"),
            Self::Materials => ("command-materials", "command-materials-about"),
            Self::ReadyCheck => ("command-ready", "command-ready-about"),
            Self::Packing => ("command-packing", "command-packing-about"),
            Self::Notes => ("command-notes", "command-notes-about"),
            Self::Reports => ("command-reports", "command-reports-about"),
            Self::People => ("command-people", "command-people-about"),
            Self::Details => ("command-details", "command-details-about"),
            Self::AddNote => ("command-add-note", "command-add-note-about"),
            Self::CopyCourse => ("command-copy-course", "command-copy-course-about"),
            Self::Cut => ("command-cut", "command-cut-about"),
            Self::Check => ("command-check", "command-check-about"),
            Self::Backups => ("command-backups", "command-backups-about"),
            Self::Bin => ("command-bin", "command-bin-about"),
            Self::Settings => ("command-settings", "command-settings-about"),
            Self::SwitchTheme => ("command-theme", "command-theme-about"),
            Self::ZoomIn => ("command-zoom-in", "command-zoom-in-about"),
            Self::ZoomOut => ("command-zoom-out", "command-zoom-out-about"),
            Self::ZoomReset => ("command-zoom-reset", "command-zoom-reset-about"),
            Self::Back => ("command-back", "command-back-about"),
            Self::Help => ("command-help", "command-help-about"),
            Self::Shortcuts => ("command-shortcuts", "command-shortcuts-about"),
            Self::News => ("command-news", "command-news-about"),
        }
    }

    /// Its keys; the first is the one that is shown.
    #[must_use]
    pub fn shortcuts(self) -> &'static [KeyboardShortcut] {
        match self {
            Self::Find => const { &[ctrl(Key::K)] },
            Self::Undo => const { &[ctrl(Key::Z)] },
            Self::Redo => const { &[ctrl(Key::Y), ctrl_shift(Key::Z)] },
            Self::NewCourse => const { &[ctrl(Key::N)] },
            Self::Home => const { &[with(Modifiers::ALT, Key::Home)] },
            Self::Plan => const { &[ctrl(Key::Num1)] },
            // As a slide show is started elsewhere.
            Self::Deliver => const { &[with(Modifiers::NONE, Key::F5)] },
            Self::Record => const { &[ctrl(Key::Num2)] },
            Self::Materials => const { &[ctrl(Key::Num3)] },
            Self::People => const { &[ctrl(Key::Num4)] },
            Self::Notes => const { &[ctrl(Key::Num5)] },
            Self::Reports => const { &[ctrl(Key::Num6)] },
            Self::Details => const { &[ctrl(Key::Num7)] },
            Self::AddNote => const { &[ctrl_shift(Key::N)] },
            Self::Backups => const { &[ctrl_shift(Key::B)] },
            Self::Settings => const { &[ctrl(Key::Comma)] },
            Self::SwitchTheme => const { &[ctrl_shift(Key::L)] },
            Self::ZoomIn => const { &[ctrl(Key::Plus), ctrl(Key::Equals)] },
            Self::ZoomOut => const { &[ctrl(Key::Minus)] },
            Self::ZoomReset => const { &[ctrl(Key::Num0)] },
            Self::Back => const { &[with(Modifiers::ALT, Key::ArrowLeft)] },
            Self::Shortcuts => const { &[with(Modifiers::NONE, Key::F1), ctrl(Key::Slash)] },
            _ => &[],
        }
    }

    /// Its first key as it is printed on this keyboard, or nothing.
    #[must_use]
    pub fn key_text(self, ctx: &Context) -> String {
        self.shortcuts().first().map(|keys| keys_text(ctx, keys)).unwrap_or_default()
    }

    /// Whether it can be done now.
    #[must_use]
    pub fn applies(self, cx: &Cx<'_>) -> bool {
        match self {
            Self::Undo => cx.history.next_undo().is_some(),
            Self::UndoList => cx.history.next_undo().is_some(),
            Self::Redo => cx.history.next_redo().is_some(),
            Self::Deliver => to_deliver(cx).is_some(),
            Self::Plan
            | Self::Record
            | Self::Materials
            | Self::ReadyCheck
            | Self::Packing
            | Self::Notes
            | Self::Reports
            | Self::People
            | Self::Details
            | Self::AddNote
            | Self::CopyCourse
            | Self::Cut
            | Self::Check => cx.place.course().is_some_and(|course| cx.workspace.course(course).is_some()),
            _ => true,
        }
    }

    /// Asks for what it does.
    pub fn run(self, cx: &Cx<'_>) {
        let tab = |tab| cx.place.course().map(|course| Action::Go(Place::Course(course, tab)));
        let action = match self {
            Self::Find => Some(Action::Show(Dialog::Find)),
            Self::Undo => Some(Action::Undo),
            Self::Redo => Some(Action::Redo),
            Self::UndoList => Some(Action::Show(Dialog::UndoList)),
            Self::NewCourse => Some(Action::Go(Place::NewCourse(None))),
            Self::OpenSample => Some(Action::Documents(DocumentAction::OpenSample)),
            Self::Home => Some(Action::Go(Place::Home)),
            Self::Trainings => Some(Action::Go(Place::Trainings)),
            Self::AllNotes => Some(Action::Go(Place::Notes)),
            Self::Overview => Some(Action::Go(Place::Overview)),
            Self::Plan => tab(CourseTab::Plan),
            Self::Deliver => {
                to_deliver(cx).map(|course| Action::Go(Place::Course(course, CourseTab::Deliver)))
            }
            Self::Record => tab(CourseTab::Record(None)),
            Self::Materials => tab(CourseTab::Materials(MaterialsView::All)),
            Self::ReadyCheck => cx.place.course().map(|id| {
                let course = cx.workspace.course(id);
                let day = course.and_then(|course| next_day(course, cx.now.date()));
                Action::Go(Place::Course(id, CourseTab::Materials(MaterialsView::Ready(day))))
            }),
            Self::Packing => tab(CourseTab::Materials(MaterialsView::Packing)),
            Self::Notes => tab(CourseTab::Notes),
            Self::Reports => tab(CourseTab::Reports),
            Self::People => tab(CourseTab::People),
            Self::Details => tab(CourseTab::Details),
            Self::AddNote => Some(Action::BeginNote),
            Self::CopyCourse => cx.place.course().map(|course| Action::Show(Dialog::CopyCourse(course))),
            Self::Cut => cx.place.course().map(|course| Action::Show(Dialog::Cut(course))),
            Self::Check => cx.place.course().map(|course| Action::Show(Dialog::Check(course))),
            Self::Backups => Some(Action::Go(Place::Backups(cx.place.doc()))),
            Self::Bin => Some(Action::Go(Place::Bin)),
            Self::Settings => Some(Action::Go(Place::Settings)),
            Self::SwitchTheme => Some(settings(cx, |settings| {
                settings.theme = if cx.theme.dark { ThemeChoice::Light } else { ThemeChoice::Dark };
            })),
            Self::ZoomIn => Some(zoom(cx, cx.settings.zoom + 0.1)),
            Self::ZoomOut => Some(zoom(cx, cx.settings.zoom - 0.1)),
            Self::ZoomReset => Some(zoom(cx, 1.0)),
            Self::Back => Some(Action::Back),
            Self::Help => Some(Action::Go(Place::Help)),
            Self::Shortcuts => Some(Action::Show(Dialog::Shortcuts)),
            Self::News => Some(Action::Go(Place::News)),
        };
        if let Some(action) = action {
            cx.push(action);
        }
    }

    /// Its keys mean something to a field that is typed into: there the field keeps them. Undo is not
    /// among these: what is typed is data, and undone like all data, but for text
    /// that is no data yet ([`keeps_undo`]).
    fn yields_to_typing(self) -> bool {
        matches!(self, Self::Back | Self::Home)
    }

    /// Whether its keys work while a dialog is open.
    fn works_in_dialogs(self) -> bool {
        matches!(self, Self::SwitchTheme | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset)
    }
}

/// Keys as they are printed on this keyboard: `Ctrl+,` and not `Ctrl+Comma`.
#[must_use]
pub fn keys_text(ctx: &Context, keys: &KeyboardShortcut) -> String {
    let sign = match keys.logical_key {
        Key::Comma => ",",
        Key::Slash => "/",
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        _ => return ctx.format_shortcut(keys),
    };
    let text = ctx.format_shortcut(keys);
    text.replace(keys.logical_key.name(), sign)
}

/// The course to deliver: the one of which a day runs, else the one that is shown if a day of it is still to come, else
/// the next. If none has one, the one that is shown asks which of its days it is.
fn to_deliver(cx: &Cx<'_>) -> Option<CourseId> {
    let running = cx.workspace.courses.values().find(|course| day_under_way(course).is_some());
    let today = cx.now.date();
    let shown = cx.place.course().and_then(|id| cx.workspace.course(id));
    let coming = shown.filter(|course| next_day(course, today).is_some());
    let next = || cx.workspace.next_course(today);
    let id = |course: &Arc<Course>| course.id;
    running.map(id).or_else(|| coming.map(id)).or_else(next).or_else(|| shown.map(id))
}

fn settings(cx: &Cx<'_>, change: impl FnOnce(&mut Settings)) -> Action {
    let mut settings = cx.settings.clone();
    change(&mut settings);
    Action::Settings(Box::new(settings))
}

/// A zoom in whole steps of a tenth, within what is allowed.
fn zoom(cx: &Cx<'_>, zoom: f32) -> Action {
    let step = (zoom * 10.0).round() / 10.0;
    settings(cx, |settings| settings.zoom = step.clamp(*ZOOM_RANGE.start(), *ZOOM_RANGE.end()))
}

/// Does the commands whose keys were pressed. Called once a frame, before anything is drawn, so that a
/// key does one thing only. `moving`: the arrow keys with Alt move what is selected on the screen.
pub fn handle_keys(ui: &Ui, cx: &Cx<'_>, dialog: Option<&Dialog>, moving: bool) {
    if !ui.input(|input| {
        input.events.iter().any(|event| matches!(event, egui::Event::Key { pressed: true, .. }))
    }) {
        return;
    }
    if matches!(dialog, Some(Dialog::Find)) && pressed(ui, UiCommand::Find) {
        cx.push(Action::CloseDialog);
        return;
    }
    let typing = moving || ui.ctx().text_edit_focused();
    for (command, keys) in most_keys_first() {
        let keeps = match command {
            UiCommand::Undo => keeps_undo(ui.ctx()),
            UiCommand::Redo => keeps_redo(ui.ctx()),
            _ => false,
        };
        if keeps {
            continue;
        }
        let fits =
            (dialog.is_none() || command.works_in_dialogs()) && !(typing && command.yields_to_typing());
        if fits && command.applies(cx) && ui.input_mut(|input| input.consume_shortcut(&keys)) {
            command.run(cx);
        } else if dialog.is_none() && matches!(command, UiCommand::Undo | UiCommand::Redo) {
            // Nothing to undo: a text field must not undo by itself, either.
            ui.input_mut(|input| input.consume_shortcut(&keys));
        }
    }
}

fn pressed(ui: &Ui, command: UiCommand) -> bool {
    command.shortcuts().iter().any(|keys| ui.input_mut(|input| input.consume_shortcut(keys)))
}

/// Every key of every command. egui takes a key with Shift for the same key without: those with more keys
/// come first.
fn most_keys_first() -> impl Iterator<Item = (UiCommand, KeyboardShortcut)> {
    let all = || {
        UiCommand::ALL
            .iter()
            .flat_map(|command| command.shortcuts().iter().map(move |keys| (*command, *keys)))
    };
    let shifted = all().filter(|(_, keys)| keys.modifiers.shift);
    shifted.chain(all().filter(|(_, keys)| !keys.modifiers.shift))
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::ModifierNames;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_commands_have_the_same_keys() {
        let mut seen = BTreeSet::new();
        for (command, keys) in most_keys_first() {
            let text = keys.format(&ModifierNames::NAMES, false);
            assert!(seen.insert(text.clone()), "{text} of {command:?} is taken");
        }
        // Keys that fields and lists keep for themselves.
        for taken in ["Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+A", "F2", "F3", "F4", "F6", "F7", "F8"] {
            assert!(!seen.contains(taken), "{taken} belongs to a field");
        }
    }
}
