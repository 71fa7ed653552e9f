//! What a screen may see, and the only thing it may do: ask.

use std::cell::{Cell, RefCell};

use jiff::civil::DateTime;

use super::action::{Action, Level, Notice, Place};
use super::background::Background;
use super::theme::Theme;
use crate::core::deliver::clock::Now;
use crate::core::edit::command::Command;
use crate::core::edit::history::History;
use crate::core::ids::Ids;
use crate::core::materials::files::FileMap;
use crate::core::model::workspace::Workspace;
use crate::core::settings::Settings;
use crate::core::trouble::Trouble;
use crate::i18n::I18n;

/// The view that every screen gets: read it, and push actions.
#[derive(Debug)]
pub struct Cx<'a> {
    /// The data.
    pub workspace: &'a Workspace,
    /// What can be undone.
    pub history: &'a History,
    /// The clock of the room.
    pub now: DateTime,
    /// The same moment for the run of a day: time that goes on evenly, whatever is done to the clock.
    pub clock: Now,
    /// How often one went to a place.
    pub arrivals: u64,
    /// A note is to be begun in the field for one that is drawn next.
    pub begin_note: &'a Cell<bool>,
    /// The control that the first press of Tab leads to, where none has the focus: what one came to the place for.
    pub entrance: &'a Cell<Option<egui::Id>>,
    /// The height of the bar at the foot of the screen, in points: what is told stands above it.
    pub foot: &'a Cell<f32>,
    /// The words.
    pub t: &'a I18n,
    /// Colours, sizes and type.
    pub theme: Theme,
    /// The settings of this computer.
    pub settings: &'a Settings,
    /// Where files are on this computer.
    pub files: &'a FileMap,
    /// How saving goes.
    pub save: &'a SaveView,
    /// What was looked up in the background: backups, the bin, other courses.
    pub background: &'a Background,
    /// Fresh ids for new things.
    pub ids: &'a Ids,
    /// What is being told.
    pub notices: &'a [(u64, Notice)],
    /// Where the window stands.
    pub place: Place,
    /// What was asked for in this frame.
    pub actions: RefCell<Vec<Action>>,
}

/// How saving goes. *Saved* means on the disk.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum SaveView {
    /// Everything is on the disk.
    #[default]
    Saved,
    /// A change is on its way.
    Saving,
    /// It could not be written; Doorstep tries again by itself.
    Failed(Trouble),
    /// This window may only look: another Doorstep is open on the same data.
    LookOnly,
}

impl<'a> Cx<'a> {
    /// The words.
    #[must_use]
    pub fn words(&self) -> &'a I18n {
        self.t
    }

    /// Asks for an action.
    pub fn push(&self, action: Action) {
        self.actions.borrow_mut().push(action);
    }

    /// The first press of Tab leads to this control, unless another was named before it in this frame.
    pub fn enter_at(&self, control: &egui::Response) {
        if self.entrance.get().is_none() {
            self.entrance.set(Some(control.id));
        }
    }

    /// Asks for a change.
    pub fn edit(&self, command: Command) {
        self.push(Action::Edit(command));
    }

    /// Asks to show a place.
    pub fn go(&self, place: Place) {
        self.push(Action::Go(place));
    }

    /// Asks to tell something.
    pub fn say(&self, level: Level, text: impl Into<String>) {
        self.push(Action::Say(Notice { level, text: text.into(), offer: None }));
    }

    /// The name of a step of the history.
    #[must_use]
    pub fn step_name(&self, step: &crate::core::edit::history::Step) -> String {
        super::undo_words::step_name(self.t, step)
    }
}
