//! Does what the window asked for: one arm, one call.

use super::App;
use crate::core::command::Command;
use crate::t;
use crate::ui::action::{Action, Level, Place};

impl App {
    /// Does one action.
    pub fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(command) => self.edit(ctx, command),
            Action::Undo => drop(self.editor.undo()),
            Action::Redo => drop(self.editor.redo()),
            Action::Go(place) => self.go(place),
            Action::Back => self.back(),
            Action::Show(dialog) => self.state.dialog = Some(dialog),
            Action::CloseDialog => self.state.dialog = None,
            Action::Settings(settings) => {
                self.settings = *settings;
                self.apply_settings(ctx);
            }
            Action::Say(notice) => self.tell(notice),
            Action::Dismiss(id) => self.notices.retain(|(other, _)| *other != id),
            Action::Copy(text) => ctx.copy_text(text),
            Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            _ => {}
        }
    }

    fn edit(&mut self, ctx: &egui::Context, command: Command) {
        let moment = self.moment(ctx);
        if let Err(error) = self.editor.run(command, moment) {
            tracing::warn!(%error, "an edit was refused");
            let text = self.refusal(error);
            self.say(Level::Warning, text);
        }
    }

    fn refusal(&self, error: crate::core::error::EditError) -> String {
        struct Words<'a> {
            t: &'a crate::i18n::I18n,
        }
        let cx = Words { t: &self.words };
        use crate::core::error::EditError as E;
        let key = match error {
            E::ReadOnly(_) => "refused-read-only",
            E::BadMinutes(_) => "refused-minutes",
            E::LastDay => "refused-last-day",
            E::CannotSplitOrMerge => "refused-split-merge",
            E::BadRange => "refused-range",
            E::TooLarge(_) => "refused-too-large",
            E::AlreadyThere => "refused-already-there",
            _ => "refused-gone",
        };
        t!(cx, key).to_owned()
    }

    fn go(&mut self, place: Place) {
        if place != self.state.place {
            self.state.trail.push(self.state.place);
            if self.state.trail.len() > 50 {
                self.state.trail.remove(0);
            }
            self.state.place = place;
        }
    }

    fn back(&mut self) {
        self.state.place = self.state.trail.pop().unwrap_or_default();
    }
}
