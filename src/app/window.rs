//! The window: where it stands on the screen, remembered for the next start, and how it closes. What is typed into a
//! field is taken when the field is left: so it is left before the window closes or another place is shown.

use super::App;
use crate::core::settings::{Settings, WindowPlace};
use crate::ui::action::{Action, Confirm, Dialog, WindowAction};
use crate::ui::widgets::draft::refused_now;

/// How closing the window goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Closing {
    /// It is asked for like anything else.
    #[default]
    Asked,
    /// It goes on as soon as the field that was typed into has given its text.
    AfterField,
    /// The system ends Doorstep: what a field refuses holds nothing up.
    AtOnce,
    /// The same, after the field that was typed into was left.
    AtOnceAfterField,
    /// A text was refused in this frame: it is seen first. A frame may be drawn in several passes, and each of them is
    /// asked to close.
    Held(u64),
    /// The person has agreed to close without saving.
    Anyway,
}

/// What leads away while a field is typed into, and that field.
#[derive(Debug)]
pub(super) struct Leaving {
    field: egui::Id,
    actions: Vec<Action>,
}

/// The field that is typed into.
fn typed_into(ctx: &egui::Context) -> Option<egui::Id> {
    ctx.memory(egui::Memory::focused).filter(|_| ctx.text_edit_focused())
}

impl App {
    /// The window is about to close: everything goes to the disk first. If it can't, the person decides.
    pub(super) fn closing(&mut self, ctx: &egui::Context) {
        if self.closing == Closing::Held(ctx.cumulative_frame_nr()) {
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            return;
        }
        let anyway = self.closing == Closing::Anyway;
        if let Some(field) = typed_into(ctx).filter(|_| !anyway) {
            ctx.memory_mut(|memory| memory.surrender_focus(field));
            self.closing = match self.closing {
                Closing::AtOnce => Closing::AtOnceAfterField,
                _ => Closing::AfterField,
            };
            ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
            ctx.request_repaint();
            return;
        }
        if anyway {
            return;
        }
        if self.save_everything_and_wait(ctx) {
            self.send_to_team_and_wait();
            return;
        }
        ctx.send_viewport_cmd(egui::ViewportCommand::CancelClose);
        self.state.dialog = Some(Dialog::Confirm(Box::new(Confirm {
            title: self.words.get("close-unsaved").to_owned(),
            text: self.words.get("close-unsaved-explain").to_owned(),
            yes: self.words.get("close-anyway").to_owned(),
            action: Action::Window(WindowAction::QuitAnyway),
            grave: true,
        })));
    }

    /// The field that was typed into has been left: closing goes on. Where its text was refused, the window stays and
    /// shows why; asked once more, it closes without that text.
    pub(super) fn close_after_field(&mut self, ctx: &egui::Context) {
        let holds = match self.closing {
            Closing::AfterField => refused_now(ctx),
            Closing::AtOnceAfterField => false,
            _ => return,
        };
        if holds {
            self.closing = Closing::Held(ctx.cumulative_frame_nr());
        } else {
            self.closing = Closing::Asked;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
    }

    /// What is to be done now. What leads away from a field that is typed into waits until the field was left.
    pub(super) fn after_the_field(&mut self, ctx: &egui::Context, mut actions: Vec<Action>) -> Vec<Action> {
        if let Some(leaving) = self.leaving.take() {
            // Where one comes back to it, it has the focus again.
            self.state.focused = Some(leaving.field);
            actions.extend(leaving.actions);
            return actions;
        }
        let leads_away = |action: &Action| matches!(action, Action::Go(_) | Action::Back | Action::Out(_));
        match typed_into(ctx).filter(|_| actions.iter().any(leads_away)) {
            Some(field) => {
                ctx.memory_mut(|memory| memory.surrender_focus(field));
                ctx.request_repaint();
                self.leaving = Some(Leaving { field, actions });
                Vec::new()
            }
            None => actions,
        }
    }
}

/// Where the window is now; `None` while it is minimised or unknown.
#[must_use]
pub fn window_place(ctx: &egui::Context, before: Option<WindowPlace>) -> Option<WindowPlace> {
    let zoom = ctx.zoom_factor();
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.minimized == Some(true) {
            return None;
        }
        let maximised = viewport.maximized == Some(true);
        if maximised && let Some(before) = before {
            return Some(WindowPlace { maximised, ..before });
        }
        let inner = viewport.inner_rect? * zoom;
        let outer = viewport.outer_rect.map(|rect| rect * zoom);
        Some(WindowPlace {
            x: outer.map(|rect| rect.left()),
            y: outer.map(|rect| rect.top()),
            width: inner.width(),
            height: inner.height(),
            maximised,
        })
    })
}

/// The settings that a window place goes into.
pub(crate) fn with_place(settings: &Settings, place: WindowPlace) -> Option<Settings> {
    (settings.window != Some(place)).then(|| Settings { window: Some(place), ..settings.clone() })
}
