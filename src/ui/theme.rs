//! The look of Doorstep: the only place with colours, sizes and type.
//!
//! Cool paper and deep teal by day, a dim room by night. Text reaches a contrast of at least 4.5 to 1 on what it
//! stands on, and the line around what is touched at least 3 to 1 (WCAG 2.2); a field at rest has a hairline alone. With
//! more contrast every line reaches 3 to 1 and every text 7 to 1. A test computes every pair.

use std::sync::Arc;

use egui::{Color32, CornerRadius, FontData, FontFamily, FontId, Margin, Stroke, TextStyle, Vec2};

use crate::core::model::agenda::Item;
use crate::core::model::record::Status;
use crate::report::fonts::{ICONS, REGULAR, SEMI_BOLD};

/// How far icons are moved down, as a part of their size: they stand a little high beside letters.
const DROP_OF_ICONS: f32 = 0.05;

/// Spacing, in points: multiples of four.
pub mod space {
    /// Between things that belong together.
    pub const XS: f32 = 4.0;
    /// Between the parts of a control.
    pub const S: f32 = 8.0;
    /// Between controls.
    pub const M: f32 = 12.0;
    /// Inside cards.
    pub const L: f32 = 16.0;
    /// Between cards and around screens.
    pub const XL: f32 = 24.0;
    /// Between sections.
    pub const XXL: f32 = 32.0;
}

/// Sizes of type, in points.
pub mod type_size {
    /// Captions and what is only to be known.
    pub const SMALL: f32 = 12.0;
    /// Text.
    pub const BODY: f32 = 14.0;
    /// Headings in cards.
    pub const HEADING: f32 = 16.0;
    /// The title of a dialog, and of a part of a screen that stands by itself.
    pub const TITLE: f32 = 20.0;
    /// The title of a screen, and the one large thing on it.
    pub const PAGE: f32 = 28.0;
    /// The title of what goes on in the room: in a low window, an ordinary one, a tall one.
    pub const ROOM: [f32; 3] = [28.0, 40.0, 52.0];
    /// The time left in the room, in the same windows.
    pub const CLOCK: [f32; 3] = [44.0, 64.0, 88.0];
}

/// Sizes of things, in points.
pub mod size {
    /// The height of a control.
    pub const CONTROL: f32 = 36.0;
    /// The height of the main control where one acts in front of others: Deliver and Home.
    pub const CONTROL_LARGE: f32 = 48.0;
    /// The height of a control that stands on a card of the plan.
    pub const MARK: f32 = 28.0;
    /// The corner radius of cards.
    pub const RADIUS: u8 = 10;
    /// The corner radius of controls.
    pub const RADIUS_SMALL: u8 = 7;
    /// The width of the main menu.
    pub const NAV: f32 = 184.0;
    /// The width of the main menu where the window is narrow.
    pub const NAV_NARROW: f32 = 60.0;
    /// Below this width of the window the menu shows icons alone.
    pub const NARROW_WINDOW: f32 = 1180.0;
    /// The width of what is read.
    pub const READING: f32 = 720.0;
    /// The width of what is worked on, where it does not take the whole window.
    pub const WORK: f32 = 1080.0;
    /// Icons in lines of text.
    pub const ICON: f32 = 18.0;
    /// The room beside the words of a button.
    pub const BUTTON_PADDING: f32 = 14.0;
}

/// How long a change takes that is shown as one, in seconds.
const MOTION: f32 = 0.12;

/// The family of half bold type: headings, and what is chosen.
pub fn bold_family() -> FontFamily {
    FontFamily::Name("bold".into())
}

/// The colours of one theme.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Theme {
    /// Light on dark.
    pub dark: bool,
    /// More contrast was asked for: no tints behind the cards of the plan.
    pub strong: bool,
    /// Behind everything.
    pub background: Color32,
    /// The main menu and side panels.
    pub panel: Color32,
    /// Cards.
    pub card: Color32,
    /// Fields to type into.
    pub field: Color32,
    /// A control, and a row under the pointer.
    pub raised: Color32,
    /// Lines between things.
    pub line: Color32,
    /// The hairline around a field at rest.
    pub hairline: Color32,
    /// The line around what is touched: at least 3 to 1.
    pub border: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub weak: Color32,
    /// Doorstep's own colour: the main button, what is selected.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// A tint of the accent, for what is selected.
    pub accent_soft: Color32,
    /// A fainter tint of it: ordinary buttons.
    pub tonal: Color32,
    /// It went well.
    pub good: Color32,
    /// It needs attention.
    pub warn: Color32,
    /// It went wrong, or destroys.
    pub bad: Color32,
    /// Text on what destroys.
    pub on_bad: Color32,
    /// Tints behind the three.
    pub good_soft: Color32,
    /// Behind what needs attention.
    pub warn_soft: Color32,
    /// Behind what went wrong.
    pub bad_soft: Color32,
}

/// The two colours of a card in the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CardColours {
    /// The strip at its edge, and icons.
    pub strong: Color32,
    /// Behind its text.
    pub soft: Color32,
}

/// Paper: behind pages, in light and dark alike.
pub const PAPER: Color32 = Color32::WHITE;

/// Ink on paper.
pub const INK: Color32 = Color32::BLACK;

/// Pictures in their own colours.
pub const UNTINTED: Color32 = Color32::WHITE;

/// A picture of opaque pixels, row by row: red, green, blue and opacity are the bytes of each. Nothing is copied.
#[must_use]
pub fn picture(width: u32, height: u32, pixels: Vec<u32>) -> egui::ColorImage {
    egui::ColorImage::new([width as usize, height as usize], bytemuck::cast_vec(pixels))
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// By day.
pub const LIGHT: Theme = Theme {
    dark: false,
    strong: false,
    background: rgb(0xF8F8F6),
    panel: rgb(0xF1F2F0),
    card: rgb(0xFFFFFF),
    field: rgb(0xFFFFFF),
    raised: rgb(0xEBEDEB),
    line: rgb(0xE2E4E1),
    hairline: rgb(0xC9CCC9),
    border: rgb(0x868A88),
    text: rgb(0x1D2629),
    weak: rgb(0x556064),
    accent: rgb(0x0B6469),
    on_accent: rgb(0xFFFFFF),
    accent_soft: rgb(0xD9EBEA),
    tonal: rgb(0xECF4F4),
    good: rgb(0x1F6F43),
    warn: rgb(0x8A5000),
    bad: rgb(0xA32A2A),
    on_bad: rgb(0xFFFFFF),
    good_soft: rgb(0xE0F1E6),
    warn_soft: rgb(0xFBEDD3),
    bad_soft: rgb(0xFBE4E2),
};

/// By night.
pub const DARK: Theme = Theme {
    dark: true,
    strong: false,
    background: rgb(0x15191B),
    panel: rgb(0x1B2023),
    card: rgb(0x202629),
    field: rgb(0x171C1F),
    raised: rgb(0x2C3438),
    line: rgb(0x30383C),
    hairline: rgb(0x475257),
    border: rgb(0x7A868B),
    text: rgb(0xE8ECED),
    weak: rgb(0xA9B5B9),
    accent: rgb(0x6CC9C6),
    on_accent: rgb(0x0B2527),
    accent_soft: rgb(0x1D3F41),
    tonal: rgb(0x24363A),
    good: rgb(0x7FD19E),
    warn: rgb(0xF0BC6A),
    bad: rgb(0xF29C96),
    on_bad: rgb(0x2B0D0B),
    good_soft: rgb(0x1D382A),
    warn_soft: rgb(0x403116),
    bad_soft: rgb(0x442423),
};

/// By day, with more contrast.
pub const LIGHT_STRONG: Theme = Theme {
    strong: true,
    background: rgb(0xFFFFFF),
    panel: rgb(0xFFFFFF),
    raised: rgb(0xE6E8E6),
    line: rgb(0x747A78),
    hairline: rgb(0x5F6664),
    border: rgb(0x1D2629),
    text: rgb(0x000000),
    weak: rgb(0x30393C),
    accent: rgb(0x00474B),
    good: rgb(0x0B4A27),
    warn: rgb(0x5E3600),
    bad: rgb(0x7D1414),
    ..LIGHT
};

/// By night, with more contrast.
pub const DARK_STRONG: Theme = Theme {
    strong: true,
    background: rgb(0x000000),
    panel: rgb(0x000000),
    card: rgb(0x0B0E10),
    field: rgb(0x000000),
    raised: rgb(0x242B2E),
    line: rgb(0x7D898E),
    hairline: rgb(0x93A0A5),
    border: rgb(0xE8ECED),
    text: rgb(0xFFFFFF),
    weak: rgb(0xD5DDE0),
    accent: rgb(0x8FE6E2),
    accent_soft: rgb(0x123335),
    tonal: rgb(0x18282B),
    good: rgb(0xA0E8BA),
    warn: rgb(0xFFD48F),
    bad: rgb(0xFFBDB8),
    ..DARK
};

impl Theme {
    /// The theme that the window is drawn in, with more contrast or the usual one.
    #[must_use]
    pub fn of(ctx: &egui::Context, strong: bool) -> Self {
        match (ctx.theme(), strong) {
            (egui::Theme::Light, false) => LIGHT,
            (egui::Theme::Light, true) => LIGHT_STRONG,
            (egui::Theme::Dark, false) => DARK,
            (egui::Theme::Dark, true) => DARK_STRONG,
        }
    }

    /// The colours of an item in the plan, by its area and kind.
    #[must_use]
    pub fn item(&self, item: &Item, area_colour: Option<usize>) -> CardColours {
        if item.kind.is_rest() { self.rest() } else { self.area(area_colour) }
    }

    /// The colours of an area by their number, counted from 0; those of no area for `None`. There are six, and
    /// they begin again.
    #[must_use]
    pub fn area(&self, number: Option<usize>) -> CardColours {
        let paper = crate::report::colours::area(number);
        let (strong, soft) = match (number.map(|number| number % 6), self.dark) {
            (None, false) => (paper, 0xF5F7EF),
            (None, true) => (0xB7CC8E, 0x2C3520),
            (Some(0), false) => (paper, 0xF0F6FB),
            (Some(0), true) => (0x85BFEC, 0x1C3344),
            (Some(1), false) => (paper, 0xFAF2F8),
            (Some(1), true) => (0xDFA3D8, 0x3B2739),
            (Some(2), false) => (paper, 0xEFF8F7),
            (Some(2), true) => (0x83CCC6, 0x1B3735),
            (Some(3), false) => (paper, 0xFBF5EA),
            (Some(3), true) => (0xE2BC7A, 0x3A2E18),
            (Some(4), false) => (paper, 0xFCF2F1),
            (Some(4), true) => (0xF0A6A4, 0x432626),
            (Some(_), false) => (paper, 0xF2F4F9),
            (Some(_), true) => (0xAEB9DE, 0x282D40),
        };
        CardColours { strong: rgb(strong), soft: if self.strong { self.card } else { rgb(soft) } }
    }

    /// The colours of breaks and lunch: as the ground, they are the air between sessions.
    #[must_use]
    pub fn rest(&self) -> CardColours {
        let strong = match (self.dark, self.strong) {
            (false, false) => 0x6A665C,
            (true, false) => 0xA89F8F,
            (false, true) => 0x403D36,
            (true, true) => 0xD6CEBF,
        };
        CardColours { strong: rgb(strong), soft: self.background }
    }

    /// The colours of a status: text or icon, and behind it.
    #[must_use]
    pub fn status(&self, status: Status) -> CardColours {
        match status {
            Status::Planned => CardColours { strong: self.weak, soft: self.raised },
            Status::InProgress => CardColours { strong: self.accent, soft: self.accent_soft },
            Status::Delivered => CardColours { strong: self.good, soft: self.good_soft },
            Status::Partly | Status::Moved => CardColours { strong: self.warn, soft: self.warn_soft },
            Status::Skipped => CardColours { strong: self.bad, soft: self.bad_soft },
        }
    }

    /// A thin line.
    #[must_use]
    pub fn line_stroke(&self) -> Stroke {
        Stroke::new(1.0, self.line)
    }

    /// The ring around what has the focus.
    #[must_use]
    pub fn focus_stroke(&self) -> Stroke {
        Stroke::new(2.0, self.accent)
    }
}

/// Puts fonts and both styles into a fresh context.
pub fn install(ctx: &egui::Context) {
    install_fonts(ctx);
    // Zoom is a setting of ours, with its own keys.
    ctx.options_mut(|options| {
        options.zoom_with_keyboard = false;
        options.fallback_theme = egui::Theme::Light;
    });
    adapt(ctx, false, false);
    ctx.all_styles_mut(|style| {
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(type_size::SMALL)),
            (TextStyle::Body, FontId::proportional(type_size::BODY)),
            (TextStyle::Button, FontId::proportional(type_size::BODY)),
            (TextStyle::Heading, FontId::new(type_size::HEADING, bold_family())),
            (TextStyle::Monospace, FontId::monospace(type_size::BODY)),
        ]
        .into();
        style.spacing.item_spacing = Vec2::new(space::S, space::S);
        style.spacing.button_padding = Vec2::new(size::BUTTON_PADDING, 6.0);
        style.spacing.interact_size.y = size::CONTROL;
        style.spacing.menu_margin = Margin::same(6);
        style.spacing.window_margin = Margin::same(20);
        style.spacing.tooltip_width = 320.0;
        // Scroll bars in the colour of text, quiet until the pointer comes near.
        style.spacing.scroll = egui::style::ScrollStyle {
            foreground_color: true,
            dormant_background_opacity: 0.0,
            dormant_handle_opacity: 0.3,
            active_handle_opacity: 0.45,
            interact_handle_opacity: 0.7,
            ..egui::style::ScrollStyle::thin()
        };
        style.interaction.selectable_labels = false;
    });
}

/// Puts what was chosen for the eyes into a context: more contrast, and less motion.
///
/// Both are asked for in the settings and not taken from the system: winit tells of a system's light or dark only.
/// To know the rest would need calls of each system's own, unsafe ones on Windows, and on Linux a question to a
/// service that need not be there.
pub fn adapt(ctx: &egui::Context, strong: bool, still: bool) {
    for (theme, usual, more) in
        [(egui::Theme::Light, LIGHT, LIGHT_STRONG), (egui::Theme::Dark, DARK, DARK_STRONG)]
    {
        ctx.set_visuals_of(theme, visuals(if strong { &more } else { &usual }));
    }
    // What moves does so once and is at rest then: an idle window costs nothing.
    ctx.all_styles_mut(|style| style.animation_time = if still { 0.0 } else { MOTION });
}

/// How far something is on its way from `false` to `true`, from 0 to 1: it takes [`MOTION`], or no time where less
/// motion was asked for.
#[must_use]
pub fn eased(ctx: &egui::Context, id: egui::Id, on: bool) -> f32 {
    ctx.animate_bool_responsive(id, on)
}

/// The bundled faces, then arrows, signs of sums and emoji, which people write, then the icons.
///
/// Of egui's own default faces two are left out: the letters that they have are here already.
fn install_fonts(ctx: &egui::Context) {
    let mut fonts = egui::FontDefinitions::empty();
    let mut taken = |faces: &[(&str, &'static [u8])]| -> Vec<String> {
        let taken = faces.iter().map(|(name, bytes)| {
            fonts.font_data.insert((*name).to_owned(), Arc::new(FontData::from_static(bytes)));
            (*name).to_owned()
        });
        taken.collect()
    };
    let mut regular = taken(&REGULAR);
    regular.extend(taken(&[
        ("signs", epaint_default_fonts::HACK_REGULAR),
        ("emoji", epaint_default_fonts::NOTO_EMOJI_REGULAR),
    ]));
    let mut bold = taken(&SEMI_BOLD);
    bold.extend(regular.iter().cloned());
    let mut icons = FontData::from_static(ICONS);
    icons.tweak.y_offset_factor = DROP_OF_ICONS;
    let name = egui_material_icons::FONT_FAMILY;
    fonts.font_data.insert(name.to_owned(), Arc::new(icons));
    regular.push(name.to_owned());
    bold.push(name.to_owned());
    fonts.families.insert(FontFamily::Monospace, regular.clone());
    fonts.families.insert(FontFamily::Proportional, regular);
    fonts.families.insert(bold_family(), bold);
    fonts.families.insert(FontFamily::Name(name.into()), vec![name.to_owned()]);
    ctx.set_fonts(fonts);
}

fn visuals(theme: &Theme) -> egui::Visuals {
    let mut visuals = if theme.dark { egui::Visuals::dark() } else { egui::Visuals::light() };
    let radius = CornerRadius::same(size::RADIUS_SMALL);
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(theme.weak);
    visuals.panel_fill = theme.background;
    visuals.window_fill = theme.card;
    visuals.window_stroke = theme.line_stroke();
    visuals.window_corner_radius = CornerRadius::same(size::RADIUS);
    visuals.menu_corner_radius = radius;
    visuals.extreme_bg_color = theme.field;
    visuals.text_edit_bg_color = Some(theme.field);
    visuals.faint_bg_color = theme.panel;
    visuals.code_bg_color = theme.raised;
    visuals.hyperlink_color = theme.accent;
    visuals.warn_fg_color = theme.warn;
    visuals.error_fg_color = theme.bad;
    visuals.selection.bg_fill = theme.accent_soft;
    visuals.selection.stroke = Stroke::new(1.5, theme.accent);
    let set = |widget: &mut egui::style::WidgetVisuals, fill: Color32, border: Stroke, text: Color32| {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = border;
        widget.fg_stroke = Stroke::new(1.0, text);
        widget.corner_radius = radius;
        widget.expansion = 0.0;
    };
    let border = Stroke::new(1.0, theme.hairline);
    set(&mut visuals.widgets.noninteractive, theme.card, theme.line_stroke(), theme.text);
    set(&mut visuals.widgets.inactive, theme.card, border, theme.text);
    set(&mut visuals.widgets.hovered, theme.raised, Stroke::new(1.0, theme.border), theme.text);
    set(&mut visuals.widgets.active, theme.accent_soft, theme.focus_stroke(), theme.text);
    set(&mut visuals.widgets.open, theme.raised, border, theme.text);
    visuals
}
