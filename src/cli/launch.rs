//! Opens the window: with the renderer that suits this computer, and the other one if that fails.
//!
//! A renderer can fail in two ways. It says so: then the other one is tried at once. Or it takes the whole
//! process down, or hangs: then a marker file, written before and removed after the first frame, tells the
//! next start to begin with the other one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::App;
use crate::app::services::Services;
use crate::app::startup::Start;
use crate::core::model::built_in::{built_in_packages, outlines};
use crate::core::settings::{RendererChoice, WindowPlace};
use crate::desktop::dialogs::SystemDialogs;
use crate::desktop::end;
use crate::storage::marker::Marker;

/// The least size of the window, in points.
const LEAST: [f32; 2] = [1024.0, 640.0];

/// The size of the window at the first start, in points.
const FIRST: [f32; 2] = [1280.0, 800.0];

/// Opens the window and stays until it is closed. The dialogs belong to it from then on.
///
/// # Errors
/// If no renderer can open a window; the reason is that of the first one.
pub fn run(
    services: Services,
    start: Start,
    forced: RendererChoice,
    dialogs: &Arc<SystemDialogs>,
) -> Result<(), eframe::Error> {
    read_ahead();
    let marker = start.store.as_ref().map(|store| Marker::new(store.dir()));
    let hung = marker.as_ref().and_then(Marker::read);
    let order = order(forced, start.settings.renderer, hung.as_deref());
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/packaging/icon.png"))
        .inspect_err(|error| tracing::warn!(%error, "the icon can't be read"))
        .unwrap_or_default();
    let icon = Arc::new(icon);
    let start = std::rc::Rc::new(std::cell::RefCell::new(Some(start)));
    let mut first_error = None;
    for renderer in order {
        if let Some(marker) = &marker {
            marker.write(name_of(renderer));
        }
        let place = start.borrow().as_ref().and_then(|start| start.settings.window);
        let opened = Arc::new(AtomicBool::new(false));
        let options = eframe::NativeOptions {
            renderer,
            viewport: viewport(place, Arc::clone(&icon)),
            ..eframe::NativeOptions::default()
        };
        let (services, start, opened_too, dialogs) =
            (services.clone(), std::rc::Rc::clone(&start), Arc::clone(&opened), Arc::clone(dialogs));
        let result = eframe::run_native(
            "Doorstep",
            options,
            Box::new(move |cx| {
                opened_too.store(true, Ordering::Relaxed);
                dialogs.belong_to(cx);
                let start = start.borrow_mut().take().unwrap_or_default();
                let app = App::new(&cx.egui_ctx, services, start);
                let (asked, ctx) = (app.end_asked(), cx.egui_ctx.clone());
                end::when_asked(move || {
                    asked.store(true, Ordering::Relaxed);
                    ctx.request_repaint();
                });
                Ok(Box::new(app))
            }),
        );
        match result {
            Ok(()) => return Ok(()),
            // The data was handed over: the window was there, so the other renderer is no answer.
            Err(error) if opened.load(Ordering::Relaxed) => return Err(error),
            Err(error) => {
                tracing::warn!(%error, renderer = name_of(renderer), "no window with this renderer");
                first_error.get_or_insert(error);
            }
        }
    }
    match first_error {
        Some(error) => Err(error),
        None => Ok(()),
    }
}

/// Reads what the first frame needs while the window is being made: the packages, the outlines, and the time zones,
/// whose folders are gone through where a system has them.
fn read_ahead() {
    let read = || {
        drop(jiff::tz::TimeZone::system());
        drop((built_in_packages(), outlines()));
    };
    // Without a thread they are read a moment later.
    std::thread::Builder::new().name("doorstep-ahead".to_owned()).spawn(read).ok();
}

/// Which renderers to try, in order.
fn order(forced: RendererChoice, chosen: RendererChoice, hung: Option<&str>) -> Vec<eframe::Renderer> {
    use eframe::Renderer::{Glow, Wgpu};
    let mut order = match (forced, chosen) {
        (RendererChoice::Glow, _) => return vec![Glow],
        (RendererChoice::Wgpu, _) => return vec![Wgpu],
        (RendererChoice::Auto, RendererChoice::Glow) => vec![Glow, Wgpu],
        (RendererChoice::Auto, RendererChoice::Wgpu) => vec![Wgpu, Glow],
        (RendererChoice::Auto, RendererChoice::Auto) if cfg!(target_os = "macos") => vec![Wgpu, Glow],
        (RendererChoice::Auto, RendererChoice::Auto) => vec![Glow, Wgpu],
    };
    if hung.is_some_and(|name| name == name_of(order[0])) {
        order.reverse();
    }
    order
}

fn name_of(renderer: eframe::Renderer) -> &'static str {
    match renderer {
        eframe::Renderer::Glow => "glow",
        eframe::Renderer::Wgpu => "wgpu",
    }
}

fn viewport(place: Option<WindowPlace>, icon: Arc<egui::IconData>) -> egui::ViewportBuilder {
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("doorstep")
        .with_icon(icon)
        .with_min_inner_size(LEAST)
        .with_inner_size(FIRST);
    let Some(place) = place else { return viewport };
    let size = [place.width.clamp(LEAST[0], 8_192.0), place.height.clamp(LEAST[1], 8_192.0)];
    let viewport = viewport.with_inner_size(size).with_maximized(place.maximised);
    match (place.x, place.y) {
        // A window that was on a screen that is gone must not open out of sight.
        (Some(x), Some(y)) if (-200.0..6_000.0).contains(&x) && (-50.0..4_000.0).contains(&y) => {
            viewport.with_position([x, y])
        }
        _ => viewport,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_renderer_that_hung_is_tried_last() {
        use eframe::Renderer::{Glow, Wgpu};
        assert_eq!(order(RendererChoice::Auto, RendererChoice::Glow, None), [Glow, Wgpu]);
        assert_eq!(order(RendererChoice::Auto, RendererChoice::Glow, Some("glow")), [Wgpu, Glow]);
        assert_eq!(order(RendererChoice::Auto, RendererChoice::Glow, Some("wgpu")), [Glow, Wgpu]);
        assert_eq!(order(RendererChoice::Wgpu, RendererChoice::Glow, Some("wgpu")), [Wgpu]);
    }
}
