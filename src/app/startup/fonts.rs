//! The fonts of the system, for letters that no bundled face has.

use std::fmt;
use std::sync::OnceLock;

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider};
use egui_system_font_provider::SystemFontProvider;

/// The fonts of the system. Looking through them takes some hundred milliseconds of a processor that a start has better
/// use for: it begins once there is a window, or with the first letter that is missing.
#[derive(Default)]
pub struct SystemFonts(OnceLock<SystemFontProvider>);

impl SystemFonts {
    /// Begins to look through them, in a thread.
    pub fn look(&self) {
        self.0.get_or_init(SystemFontProvider::new);
    }
}

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        self.0.get_or_init(SystemFontProvider::new).font_for(request)
    }
}

impl fmt::Debug for SystemFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemFonts").field("looked", &self.0.get().is_some()).finish()
    }
}
