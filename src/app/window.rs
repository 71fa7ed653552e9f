//! Where the window stands on the screen, remembered for the next start.

use crate::core::settings::{Settings, WindowPlace};

/// Where the window is now; `None` while it is minimised or unknown.
#[must_use]
pub fn window_place(ctx: &egui::Context, before: Option<WindowPlace>) -> Option<WindowPlace> {
    ctx.input(|input| {
        let viewport = input.viewport();
        if viewport.minimized == Some(true) {
            return None;
        }
        let maximised = viewport.maximized == Some(true);
        if maximised && let Some(before) = before {
            return Some(WindowPlace { maximised, ..before });
        }
        let inner = viewport.inner_rect?;
        let outer = viewport.outer_rect;
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
