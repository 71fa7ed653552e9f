//! The materials of a session: slides, guide pages, handouts and others, each opened by one click.

use egui::{Button, Frame, Label, Margin, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_ADD, ICON_ADD_LINK, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use super::{Shown, State, group_key, link_panel};
use crate::core::materials::packing::people;
use crate::core::model::link::{Copies, Link, LinkKind};
use crate::core::model::material::Material;
use crate::report::words::range_words;
use crate::t;
use crate::ui::action::{Action, Dialog, FileAction, OpenRequest};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{best, file_mark, file_words, material_icon, preview_button};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{Tone, button, card, heading, icon, icon_button, weak};

/// Draws them.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>) {
    card(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading(ui, t!(cx, "tab-materials"));
        let links = &shown.item.links;
        if links.is_empty() {
            let key = if shown.may_edit { "session-no-materials" } else { "session-no-materials-read" };
            weak(ui, cx, t!(cx, key));
        }
        for kind in [LinkKind::Slides, LinkKind::Guide, LinkKind::Handout, LinkKind::Other] {
            let mut of_kind = links.iter().filter(|link| link.kind == kind).peekable();
            if of_kind.peek().is_none() {
                continue;
            }
            ui.label(RichText::new(t!(cx, group_key(kind))).size(type_size::SMALL).color(cx.theme.weak));
            for link in of_kind {
                ui.push_id(link.id, |ui| row(ui, cx, state, shown, link));
            }
        }
        if shown.may_edit {
            add(ui, cx, shown);
        }
    });
}

fn add(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, Some(ICON_ADD_LINK), t!(cx, "session-link-material"), Tone::Plain).clicked() {
            cx.push(Action::Show(Dialog::LinkMaterial(shown.doc, shown.item.id)));
        }
        if button(ui, cx, Some(ICON_ADD), t!(cx, "session-add-material"), Tone::Plain).clicked() {
            cx.push(Action::Show(Dialog::AddMaterial(shown.doc, Some(shown.item.id))));
        }
    });
    let dragged = ui.input(|input| !input.raw.hovered_files.is_empty());
    let colour = if dragged { cx.theme.accent } else { cx.theme.weak };
    let text = RichText::new(t!(cx, "session-drop")).size(type_size::SMALL).color(colour);
    ui.add(Label::new(text).wrap());
}

/// One link: the button that opens it, where its file is, and its details when they are open.
fn row(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, link: &Link) {
    let material = cx.workspace.material(shown.doc, link.material).cloned();
    let open = state.open_link == Some(link.id);
    Frame::new()
        .fill(cx.theme.background)
        .stroke(cx.theme.line_stroke())
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::same(8))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.spacing_mut().item_spacing.y = space::XS;
            let Some(material) = material else {
                ui.label(RichText::new(t!(cx, "session-material-gone")).color(cx.theme.bad));
                link_panel::remove(ui, cx, shown, link);
                return;
            };
            let mut toggled = false;
            ui.horizontal(|ui| {
                let more = size::ICON + 2.0 * ui.spacing().button_padding.x + ui.spacing().item_spacing.x;
                let width = ui.available_width() - more;
                open_button(ui, cx, shown, link, &material, width);
                let (mark, key) = if open {
                    (ICON_EXPAND_LESS, "session-less-of")
                } else {
                    (ICON_EXPAND_MORE, "session-more-of")
                };
                toggled = icon_button(ui, cx, mark, &t!(cx, key, title = material.title.clone())).clicked();
            });
            if toggled {
                state.open_link = (!open).then_some(link.id);
            }
            let described = describe(cx, shown, link, &material);
            ui.add(Label::new(RichText::new(described).size(type_size::SMALL).color(cx.theme.weak)).wrap());
            ui.horizontal_wrapped(|ui| {
                file_mark(ui, cx, shown.doc, &material);
                preview_button(ui, cx, shown.doc, &material, Some((shown.item.id, link)));
            });
            if open {
                link_panel::ui(ui, cx, state, shown, link, &material);
            }
        });
}

/// The large button that opens the material.
fn open_button(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, link: &Link, material: &Material, width: f32) {
    let own = link.name.as_str();
    let title = if own.is_empty() { material.title.clone() } else { format!("{own} ({})", material.title) };
    let label = RichText::new(&title).color(cx.theme.text);
    // The title gives way where it is narrow, not the icon.
    let label = egui::AtomExt::atom_shrink(label, true);
    let control = Button::new((icon(material_icon(material.kind)).color(cx.theme.accent), label))
        .wrap()
        .fill(cx.theme.card)
        .stroke(Stroke::new(1.0, cx.theme.border))
        .min_size(Vec2::new(width, size::CONTROL_LARGE));
    let response = ui
        .scope(|ui| {
            ui.set_max_width(width);
            ui.add(control)
        })
        .inner;
    let mut name = t!(cx, "session-open", title = material.title.clone());
    if let Some(range) = link.range {
        name = format!("{name}, {}", range_words(cx.t, material.kind, range));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, cx, &response);
    if response.on_hover_text(&name).clicked() {
        cx.push(Action::Files(FileAction::Open(OpenRequest {
            doc: shown.doc,
            material: material.id,
            file: None,
            range: link.range,
            online: false,
        })));
    }
}

/// Format, language, range and copies in words.
fn describe(cx: &Cx<'_>, shown: &Shown<'_>, link: &Link, material: &Material) -> String {
    let file = best(cx, shown.doc, material).map(|candidate| candidate.file).or(material.files.first());
    let mut parts: Vec<String> = file.map(|file| file_words(cx, file)).into_iter().collect();
    if let Some(range) = link.range {
        parts.push(range_words(cx.t, material.kind, range));
    }
    if link.copies != Copies::None {
        let people = shown.course.map_or(0, people);
        parts.push(match (link.copies, shown.course) {
            (Copies::PerPerson, None) => t!(cx, "copies-per-person").to_owned(),
            (copies, _) => t!(cx, "copies-number", number = copies.number(people)),
        });
    }
    parts.join(" · ")
}
