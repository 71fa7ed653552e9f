//! The first frame, laid out once before there is a window: while the system makes one, which takes longer than all
//! else at a start, the letters of the first screen are drawn and its texts broken into lines.

use egui::{Context, Rect, Vec2};

use super::App;

/// How wide what letters are drawn on may be, in pixels: less than any graphics card of today can, so that it is known
/// before the card is. The longest side of the picture of a page is half of it.
pub(super) const WIDEST_TEXTURE: usize = 4_096;

impl App {
    /// Lays the first screen out in a window of this size, in points. What egui says only once, to the graphics card and
    /// to the window (letters, the colour of its title), is kept for the first frame that is painted.
    ///
    /// Whatever is wrong about it (the size, the scale of the screen, the theme of the system) costs the time that it
    /// would have saved, and nothing else.
    pub fn rehearse(&mut self, ctx: &Context, size: Vec2) {
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(egui::Pos2::ZERO, size)),
            max_texture_side: Some(WIDEST_TEXTURE),
            ..egui::RawInput::default()
        };
        let mut output = ctx.run_ui(input, |ui| self.draw(ui));
        for command in output.viewport_output.into_values().flat_map(|viewport| viewport.commands) {
            ctx.send_viewport_cmd(command);
        }
        let textures = ctx.tex_manager();
        let mut textures = textures.write();
        for (texture, changes) in output.textures_delta.set.drain() {
            // What was given up within the frame is not known any more.
            if textures.meta(texture).is_some() {
                changes.into_iter().for_each(|change| textures.set(texture, change));
            }
        }
        output.textures_delta.clear();
    }
}
