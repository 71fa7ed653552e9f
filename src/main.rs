//! Starts Doorstep.

use std::sync::Arc;

use doorstep::app::App;
use doorstep::app::services::{Services, SystemClock};
use doorstep::core::settings::Settings;

fn main() -> eframe::Result {
    let services = Services {
        clock: Arc::new(SystemClock::default()),
        system_language: sys_locale::get_locale().unwrap_or_else(|| "en".to_owned()),
        seed: uuid::Uuid::new_v4().as_u64_pair().0,
    };
    let options = eframe::NativeOptions {
        renderer: eframe::Renderer::Glow,
        viewport: egui::ViewportBuilder::default()
            .with_inner_size([1280.0, 800.0])
            .with_min_inner_size([1024.0, 640.0]),
        ..Default::default()
    };
    eframe::run_native(
        "Doorstep",
        options,
        Box::new(|cx| Ok(Box::new(App::new(&cx.egui_ctx, services, Settings::default())))),
    )
}
