//! The large page, and beside it the words of the slide.

use egui::{
    Color32, CornerRadius, Frame, Label, Margin, Rect, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo,
    pos2, vec2,
};

use super::{State, ZOOMS, in_steps, texture};
use crate::core::reading::pages::Page;
use crate::report::words::file_trouble;
use crate::t;
use crate::ui::background::{PageWish, Preview, Shown};
use crate::ui::cx::Cx;
use crate::ui::theme::{INK, PAPER, UNTINTED, size, space, type_size};
use crate::ui::widgets::{bold, heading, weak};

/// How wide the words beside the page are, in points.
const WORDS: f32 = 260.0;

/// Draws the page and its words, and says which pictures are wanted: this page, then the next.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    preview: &Preview,
    height: f32,
    wishes: &mut Vec<PageWish>,
) {
    let slide = preview.slide(state.page);
    if !preview.has_pictures() {
        words_alone(ui, cx, preview, slide, height);
        return;
    }
    let beside = if slide.is_some() { WORDS + space::M } else { 0.0 };
    let room = vec2((ui.available_width() - beside).max(200.0), height);
    let (width, high) = preview.size(state.page).unwrap_or((4.0, 3.0));
    let fit = ((room.x - 8.0) / width).min((room.y - 8.0) / high);
    let shown = vec2(width, high) * fit * ZOOMS[state.zoom];
    let wish = (state.page, in_steps(ui, shown.x, 256.0));
    wishes.push(wish);
    if state.page < preview.pages() {
        wishes.push((state.page + 1, in_steps(ui, width * fit, 256.0)));
    }
    let handle = texture(ui, state, preview, wish);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        let area = ScrollArea::both().id_salt(("page", state.page)).auto_shrink([false, false]);
        area.show(ui, |ui| {
            let space = shown.max(ui.available_size());
            let (rect, response) = ui.allocate_exact_size(space, Sense::hover());
            let name = t!(cx, "preview-large", number = state.page);
            response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
            let picture = Rect::from_center_size(rect.center(), shown);
            ui.painter().rect_filled(picture, CornerRadius::same(2), PAPER);
            match (handle, preview.failed.get(&state.page)) {
                (Some(handle), _) => {
                    let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
                    ui.painter().image(handle.id(), picture, whole, UNTINTED);
                }
                (None, failed) => {
                    let key = failed.map_or("preview-drawing", |why| file_trouble(*why));
                    middle(ui, picture, t!(cx, key), INK);
                }
            }
            let line = cx.theme.line_stroke();
            ui.painter().rect_stroke(picture, CornerRadius::same(2), line, egui::StrokeKind::Outside);
        });
    });
    if let Some(slide) = slide {
        let side = vec2(WORDS, height);
        ui.allocate_ui_with_layout(side, egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.set_max_width(WORDS);
            words(ui, cx, slide, false);
        });
    }
}

fn middle(ui: &mut Ui, rect: Rect, text: &str, colour: Color32) {
    let inner = rect.shrink(space::M);
    let layout = egui::Layout::centered_and_justified(egui::Direction::TopDown);
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(layout));
    child.add(Label::new(RichText::new(text).color(colour)).wrap());
}

/// A deck without its PDF twin: there are no pictures, but everything that is written on the slide.
fn words_alone(ui: &mut Ui, cx: &Cx<'_>, preview: &Preview, slide: Option<&Page>, height: f32) {
    let room = vec2(ui.available_width(), height);
    ui.allocate_ui(room, |ui| {
        ui.set_min_size(room);
        ui.vertical(|ui| {
            match preview.shown {
                Shown::Refused(why) => {
                    let why = t!(cx, file_trouble(why)).to_owned();
                    weak(ui, cx, &t!(cx, "preview-twin-refused", why = why));
                }
                // That there are pictures of other pages is said above.
                Shown::Pictures => {}
                Shown::Opening | Shown::NoPictures => weak(ui, cx, t!(cx, "preview-needs-twin")),
            }
            ui.add_space(space::S);
            if let Some(slide) = slide {
                words(ui, cx, slide, true);
            }
        });
    });
}

/// Title, lines and notes of a slide.
fn words(ui: &mut Ui, cx: &Cx<'_>, slide: &Page, with_lines: bool) {
    let card = Frame::new()
        .fill(cx.theme.card)
        .stroke(cx.theme.line_stroke())
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::same(12));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_max_height((ui.available_height() - 28.0).max(100.0));
        ScrollArea::vertical().id_salt("words").auto_shrink([false, true]).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            let title = if slide.title.is_empty() { t!(cx, "preview-untitled") } else { &slide.title };
            heading(ui, title);
            if slide.hidden {
                weak(ui, cx, t!(cx, "preview-hidden"));
            }
            if with_lines {
                for line in slide.lines.iter().filter(|line| line.text != slide.title) {
                    ui.add(Label::new(&line.text).wrap());
                }
            }
            ui.label(bold(t!(cx, "preview-notes")).size(type_size::SMALL));
            if slide.notes.is_empty() {
                weak(ui, cx, t!(cx, "preview-no-notes"));
            } else {
                ui.add(Label::new(&slide.notes).wrap());
            }
        });
    });
}
