//! Opens the window: with the renderer that suits this computer, and the other one if that fails.
//!
//! A renderer can fail in two ways. It says so: then the other one is tried at once. Or it takes the whole
//! process down, or hangs: then a marker file, written before and removed after the first frame, tells the
//! next start to begin with the other one.

use std::cell::Cell;
use std::num::NonZeroUsize;
use std::rc::Rc;
use std::sync::atomic::Ordering;
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::app::App;
use crate::app::services::Services;
use crate::app::startup::Start;
use crate::app::startup::fonts::SystemFonts;
use crate::cli::logging::Log;
use crate::core::settings::{RendererChoice, WindowPlace};
use crate::desktop::dialogs::SystemDialogs;
use crate::desktop::end;
use crate::storage::marker::Marker;

/// The least size of the window, in the points of the system.
const LEAST: [f32; 2] = [1024.0, 640.0];

/// The size of the window at the first start, in the points of the system.
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
    log: Option<&Rc<Log>>,
) -> Result<(), eframe::Error> {
    let marker = start.store.as_ref().map(|store| Marker::new(store.dir()));
    let hung = marker.as_ref().and_then(Marker::read);
    let order = order(forced, start.settings.renderer, hung.as_deref());
    let (place, zoom) = (start.settings.window, start.settings.zoom);
    let fonts = Arc::new(SystemFonts::default());
    let ctx = context(zoom, Arc::clone(&fonts));
    let ahead = Rc::new(Ahead::with(ctx.clone(), services, Start { fonts: Some(fonts), ..start }));
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/packaging/icon.png"))
        .inspect_err(|error| tracing::warn!(%error, "the icon can't be read"))
        .unwrap_or_default();
    let icon = Arc::new(icon);
    let mut first_error = None;
    for renderer in order {
        if let Some(marker) = &marker {
            marker.write(name_of(renderer));
        }
        let (begins, opens, log) = (Rc::clone(&ahead), Rc::clone(&ahead), log.cloned());
        let options = eframe::NativeOptions {
            renderer,
            viewport: viewport(place, zoom, Arc::clone(&icon)),
            window_builder: Some(Box::new(move |viewport| {
                if let Some(log) = &log {
                    log.write_apart();
                }
                begins.begin();
                viewport
            })),
            // The context has them already: added to it now, they would have all letters drawn again.
            system_font_fallback: false,
            // There are no gradients; where the processor paints, it is felt.
            dithering: false,
            ..eframe::NativeOptions::default()
        };
        let result = eframe::run_native_ext(
            "Doorstep",
            options,
            Some(ctx.clone()),
            Box::new(move |cx| {
                dialogs.belong_to(cx);
                let app = opens.made().ok_or("there was a window before")?;
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
            Err(error) if ahead.given.get() => return Err(error),
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

/// A context as eframe makes it, which also looks for letters in the fonts of the system, and has its zoom from the
/// beginning: the window is made while the application learns of it.
fn context(zoom: f32, fonts: Arc<SystemFonts>) -> egui::Context {
    let ctx = egui::Context::default();
    ctx.set_embed_viewports(false);
    ctx.options_mut(|options| {
        options.max_passes = NonZeroUsize::MIN.saturating_add(1);
        options.zoom_factor = zoom;
    });
    ctx.add_font_provider(fonts);
    ctx
}

/// What an application is made of, until that is done.
type Parts = Mutex<Option<(Services, Start)>>;

/// The application with its first screen, made by a thread while the system makes the window.
struct Ahead {
    parts: Arc<Parts>,
    ctx: egui::Context,
    thread: Cell<Option<JoinHandle<Option<App>>>>,
    given: Cell<bool>,
}

impl Ahead {
    fn with(ctx: egui::Context, services: Services, start: Start) -> Self {
        Self {
            parts: Arc::new(Mutex::new(Some((services, start)))),
            ctx,
            thread: Cell::default(),
            given: Cell::new(false),
        }
    }

    /// Begins to make it. Like [`Log::write_apart`], not before the event loop was made.
    fn begin(&self) {
        let (parts, ctx) = (Arc::clone(&self.parts), self.ctx.clone());
        let thread = std::thread::Builder::new().name("doorstep-ahead".to_owned());
        // Without a thread it is made a moment later.
        let thread = self.thread.take().or_else(|| thread.spawn(move || make(&parts, &ctx)).ok());
        self.thread.set(thread);
    }

    /// Waits for it. `None` if it was given before.
    fn made(&self) -> Option<App> {
        self.given.set(true);
        match self.thread.take() {
            Some(thread) => thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            None => make(&self.parts, &self.ctx),
        }
    }
}

fn make(parts: &Parts, ctx: &egui::Context) -> Option<App> {
    let (services, start) = parts.lock().unwrap_or_else(PoisonError::into_inner).take()?;
    let size = egui::Vec2::from(start.settings.window.map_or(FIRST, size_of)) / start.settings.zoom;
    let mut app = App::new(ctx, services, start.made_ready());
    app.rehearse(ctx, size);
    Some(app)
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

/// The size of a window that is opened where it was, in the points of the system.
fn size_of(place: WindowPlace) -> [f32; 2] {
    [place.width.clamp(LEAST[0], 8_192.0), place.height.clamp(LEAST[1], 8_192.0)]
}

/// The window as it is wanted. egui has its points zoomed, too.
fn viewport(place: Option<WindowPlace>, zoom: f32, icon: Arc<egui::IconData>) -> egui::ViewportBuilder {
    let zoomed = |size: [f32; 2]| size.map(|points| points / zoom);
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("doorstep")
        .with_icon(icon)
        .with_min_inner_size(zoomed(LEAST))
        .with_inner_size(zoomed(FIRST));
    let Some(place) = place else { return viewport };
    let viewport = viewport.with_inner_size(zoomed(size_of(place))).with_maximized(place.maximised);
    match (place.x, place.y) {
        // A window that was on a screen that is gone must not open out of sight.
        (Some(x), Some(y)) if (-200.0..6_000.0).contains(&x) && (-50.0..4_000.0).contains(&y) => {
            viewport.with_position(zoomed([x, y]))
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

    #[test]
    fn a_window_is_as_large_and_where_it_was_at_every_zoom() {
        let place =
            WindowPlace { x: Some(90.0), y: Some(60.0), width: 1200.0, height: 900.0, maximised: false };
        for zoom in [0.75, 1.0, 1.5] {
            let viewport = viewport(Some(place), zoom, Arc::default());
            // What egui makes of it.
            let size = viewport.inner_size.map(|size| size * zoom);
            assert_eq!(size, Some(egui::vec2(1200.0, 900.0)));
            assert_eq!(viewport.position.map(|at| at * zoom), Some(egui::pos2(90.0, 60.0)));
            assert_eq!(viewport.min_inner_size.map(|size| size * zoom), Some(LEAST.into()));
        }
    }
}
