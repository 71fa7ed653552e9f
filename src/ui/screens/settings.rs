//! Settings of this computer: look, language, materials, safety. Each holds at once.

use egui::{RichText, Ui};
use egui_material_icons::icons::{ICON_DELETE, ICON_FOLDER_OPEN, ICON_HISTORY};

use crate::core::model::material::Format;
use crate::core::settings::{RendererChoice, Settings, ThemeChoice};
use crate::i18n::LANGUAGES;
use crate::t;
use crate::ui::action::{Action, FileAction, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{
    Tone, button, card, choice, heading, own_line, scroll, segmented, text_button, title, weak,
};

/// The sizes to choose from, in percent.
const ZOOMS: [u16; 6] = [90, 100, 110, 125, 150, 175];

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, _state: &mut State) {
    scroll(ui, "settings", size::READING, |ui| {
        title(ui, t!(cx, "nav-settings"));
        ui.add_space(space::M);
        let mut new = None;
        card(ui, cx, |ui| look(ui, cx, &mut new));
        ui.add_space(space::M);
        card(ui, cx, |ui| teaching(ui, cx, &mut new));
        ui.add_space(space::M);
        card(ui, cx, |ui| safety(ui, cx));
        ui.add_space(space::M);
        card(ui, cx, |ui| drawing(ui, cx, &mut new));
        if let Some(settings) = new {
            cx.push(Action::Settings(Box::new(settings)));
        }
    });
}

/// A changed copy of the settings.
fn changed(cx: &Cx<'_>, change: impl FnOnce(&mut Settings)) -> Settings {
    let mut settings = cx.settings.clone();
    change(&mut settings);
    settings
}

fn look(ui: &mut Ui, cx: &Cx<'_>, new: &mut Option<Settings>) {
    heading(ui, t!(cx, "settings-look"));
    ui.add_space(space::M);
    label(ui, cx, t!(cx, "settings-theme"));
    let themes = [
        (ThemeChoice::System, t!(cx, "settings-theme-system")),
        (ThemeChoice::Light, t!(cx, "settings-theme-light")),
        (ThemeChoice::Dark, t!(cx, "settings-theme-dark")),
    ];
    if let Some(theme) = segmented(ui, cx, &themes, cx.settings.theme) {
        *new = Some(changed(cx, |settings| settings.theme = theme));
    }
    ui.add_space(space::S);
    if check(ui, cx, cx.settings.more_contrast, t!(cx, "settings-more-contrast")) {
        *new = Some(changed(cx, |settings| settings.more_contrast = !settings.more_contrast));
    }
    if check(ui, cx, cx.settings.less_motion, t!(cx, "settings-less-motion")) {
        *new = Some(changed(cx, |settings| settings.less_motion = !settings.less_motion));
    }
    ui.add_space(space::M);
    let mut languages = vec![(None, t!(cx, "settings-language-system").to_owned())];
    languages.extend(LANGUAGES.iter().map(|language| (Some(language.tag), language.name.to_owned())));
    let tag = cx.settings.language.as_deref();
    let chosen = LANGUAGES.iter().map(|language| language.tag).find(|other| Some(*other) == tag);
    if let Some(tag) = choice(ui, cx, t!(cx, "settings-language"), &languages, chosen, 260.0) {
        *new = Some(changed(cx, |settings| settings.language = tag.map(str::to_owned)));
    }
    ui.add_space(space::M);
    label(ui, cx, t!(cx, "settings-zoom"));
    let shown: Vec<(u16, String)> =
        ZOOMS.into_iter().map(|percent| (percent, format!("{percent}\u{a0}%"))).collect();
    let shown: Vec<(u16, &str)> = shown.iter().map(|(percent, text)| (*percent, text.as_str())).collect();
    let here = (cx.settings.zoom * 100.0).round() as u16;
    if let Some(percent) = segmented(ui, cx, &shown, here) {
        *new = Some(changed(cx, |settings| settings.zoom = f32::from(percent) / 100.0));
    }
}

/// The words above a choice.
fn label(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
}

fn teaching(ui: &mut Ui, cx: &Cx<'_>, new: &mut Option<Settings>) {
    heading(ui, t!(cx, "settings-teaching"));
    ui.add_space(space::S);
    let name = &cx.settings.trainer_name;
    if let Some(name) = own_line(ui, cx, t!(cx, "settings-trainer-name"), name, 320.0) {
        *new = Some(changed(cx, |settings| settings.trainer_name = name));
    }
    ui.add_space(space::M);
    label(ui, cx, t!(cx, "settings-deck-format"));
    let formats = [(Format::Pptx, t!(cx, "format-pptx")), (Format::Pdf, t!(cx, "format-pdf"))];
    if let Some(format) = segmented(ui, cx, &formats, cx.settings.deck_format) {
        *new = Some(changed(cx, |settings| settings.deck_format = format));
    }
    weak(ui, cx, t!(cx, "settings-deck-format-explain"));
    ui.add_space(space::M);
    label(ui, cx, t!(cx, "settings-materials-folder"));
    match &cx.settings.materials_folder {
        Some(folder) => ui.add(egui::Label::new(folder).wrap()),
        None => ui.label(t!(cx, "settings-materials-folder-none")),
    };
    if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "settings-choose-folder"), Tone::Plain).clicked() {
        cx.push(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    }
}

fn safety(ui: &mut Ui, cx: &Cx<'_>) {
    heading(ui, t!(cx, "settings-safety"));
    ui.label(t!(cx, "settings-safety-explain"));
    ui.add(egui::Label::new(&cx.background.data_folder).wrap());
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, Some(ICON_HISTORY), t!(cx, "backups-title"), Tone::Plain).clicked() {
            cx.go(Place::Backups(None));
        }
        if button(ui, cx, Some(ICON_DELETE), t!(cx, "bin-title"), Tone::Plain).clicked() {
            cx.go(Place::Bin);
        }
        let folder = std::path::PathBuf::from(&cx.background.data_folder);
        if text_button(ui, cx, t!(cx, "settings-show-folder")).clicked() {
            cx.push(Action::Files(FileAction::ShowInFolder(folder)));
        }
    });
}

fn drawing(ui: &mut Ui, cx: &Cx<'_>, new: &mut Option<Settings>) {
    heading(ui, t!(cx, "settings-drawing"));
    weak(ui, cx, t!(cx, "settings-drawing-explain"));
    let renderers = [
        (RendererChoice::Auto, t!(cx, "settings-drawing-auto")),
        (RendererChoice::Glow, t!(cx, "settings-drawing-opengl")),
        (RendererChoice::Wgpu, t!(cx, "settings-drawing-native")),
    ];
    if let Some(renderer) = segmented(ui, cx, &renderers, cx.settings.renderer) {
        *new = Some(changed(cx, |settings| settings.renderer = renderer));
    }
}
