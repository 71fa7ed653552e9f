//! The materials of a session as rows, each of which is the button that opens it.

use egui::text::LayoutJob;
use egui::{
    AtomExt as _, Button, Color32, FontId, Rect, Role, Sense, Stroke, TextFormat, Ui, Vec2, WidgetInfo,
};

use super::file_mark::{best, file_words, material_icon};
use crate::core::ids::DocId;
use crate::core::materials::choose::FileLocation;
use crate::core::model::link::{Link, LinkKind};
use crate::core::model::material::Material;
use crate::report::words::range_words;
use crate::t;
use crate::ui::action::{Action, FileAction, OpenRequest};
use crate::ui::cx::Cx;
use crate::ui::theme::type_size;
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::icon;
use crate::ui::words::with_figures;

/// The height of a row, in points.
const ROW: f32 = 48.0;

/// How large the dot is that says where the file is, in points.
const DOT: f32 = 8.0;

/// Opens what a link leads to.
#[must_use]
pub fn open(doc: DocId, link: &Link) -> Action {
    Action::Files(FileAction::Open(OpenRequest {
        doc,
        material: link.material,
        file: None,
        range: link.range,
        online: false,
    }))
}

/// The key of the name of a group of links.
#[must_use]
pub fn group_key(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::Slides => "session-slides",
        LinkKind::Guide => "session-guide-pages",
        LinkKind::Handout => "session-handouts",
        LinkKind::Other => "session-other-materials",
    }
}

/// One row, `width` points wide: what it is, `more` about it in a second line, and a dot that says whether the file
/// is here, on the web or missing. A press opens it.
pub fn row(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, link: &Link, material: &Material, more: &str, width: f32) {
    let own = link.name.as_str();
    let title = if own.is_empty() { material.title.clone() } else { format!("{own} ({})", material.title) };
    let location = best(cx, doc, material).map(|candidate| candidate.location);
    let (colour, state, word) = match location {
        Some(FileLocation::Local(_)) => (cx.theme.good, "file-here", "file-word-here"),
        Some(FileLocation::Web(_)) => (cx.theme.warn, "file-online-only", "file-word-online"),
        None => (cx.theme.bad, "file-missing", "file-word-missing"),
    };
    // A colour alone does not say it: what is not here is told.
    let more = match location {
        Some(FileLocation::Local(_)) => more.to_owned(),
        _ if more.is_empty() => t!(cx, word).to_owned(),
        _ => format!("{more} · {}", t!(cx, word)),
    };
    let format = |size: f32, color: Color32| TextFormat::simple(FontId::proportional(size), color);
    let mut text = LayoutJob::default();
    text.append(&with_figures(&title), 0.0, format(type_size::BODY, cx.theme.text));
    if !more.is_empty() {
        text.append(&format!("\n{more}"), 0.0, format(type_size::SMALL, cx.theme.weak));
    }
    // The words give way where it is narrow, not the icon.
    let words = egui::WidgetText::from(text).atom_shrink(true);
    let mark = icon(material_icon(material.kind)).color(cx.theme.accent);
    let control = Button::new((mark, words))
        .wrap()
        .fill(Color32::TRANSPARENT)
        .stroke(Stroke::NONE)
        .right_text("")
        .min_size(Vec2::new(width, ROW));
    let response = ui.scope(|ui| {
        ui.set_max_width(width);
        ui.spacing_mut().button_padding.x = 20.0;
        ui.add(control)
    });
    let response = response.inner;
    let mut name = t!(cx, "session-open", title = material.title.clone());
    if let Some(range) = link.range {
        name = format!("{name}, {}", range_words(cx.t, material.kind, range));
    }
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    let dot = egui::pos2(response.rect.left() + DOT, response.rect.center().y);
    ui.painter().circle_filled(dot, DOT / 2.0, colour);
    let around = Rect::from_center_size(dot, Vec2::splat(2.0 * DOT));
    let mark = ui.interact(around, response.id.with("state"), Sense::hover());
    mark.widget_info(|| WidgetInfo::labeled(Role::Label, true, t!(cx, state)));
    focus_ring(ui, cx, &response);
    cx.enter_at(&response);
    if response.on_hover_text(format!("{name}\n{}", t!(cx, state))).clicked() {
        cx.push(open(doc, link));
    }
}

/// Format and language of the file that would be opened, and which slides or pages of it.
#[must_use]
pub fn described(cx: &Cx<'_>, doc: DocId, link: &Link, material: &Material) -> Vec<String> {
    let file = best(cx, doc, material).map(|candidate| candidate.file).or(material.files.first());
    let mut parts: Vec<String> = file.map(|file| file_words(cx, file)).into_iter().collect();
    if let Some(range) = link.range {
        parts.push(range_words(cx.t, material.kind, range));
    }
    parts
}
