//! The small pages on the left: only those in sight are drawn, and asked for.

use egui::{
    Align, CornerRadius, Rect, RichText, Role, ScrollArea, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use super::{State, in_steps, texture};
use crate::core::model::link::Range;
use crate::t;
use crate::ui::background::{PageWish, Preview};
use crate::ui::cx::Cx;
use crate::ui::theme::{INK, PAPER, UNTINTED, size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::layout::behind_notices;

/// How wide the strip is, in points.
const WIDTH: f32 = 168.0;

/// How wide a small page is, in points.
const SMALL: f32 = 132.0;

/// The highest that a small page gets, in points.
const HIGHEST: f32 = 180.0;

/// Room for the number below, in points.
const NUMBER: f32 = 26.0;

/// Draws them and returns the pictures that are wanted.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    preview: &Preview,
    range: Option<Range>,
    height: f32,
) -> Vec<PageWish> {
    let pages = preview.pages();
    let shape = |(width, height): &(f32, f32)| height / width;
    let sizes = if preview.has_pictures() { preview.sizes.as_slice() } else { &[] };
    let highest = sizes.iter().map(shape).fold(0.56, f32::max);
    let row = (SMALL * highest).min(HIGHEST) + NUMBER + space::S;
    let mut wanted = Vec::new();
    let size = vec2(WIDTH, height);
    ui.allocate_ui(size, |ui| {
        ui.set_min_size(size);
        let area = ScrollArea::vertical().id_salt("pages").auto_shrink([false, false]);
        area.show_viewport(ui, |ui, visible| {
            ui.set_height(row * pages as f32 + 4.0 + behind_notices(ui));
            let top = ui.max_rect().top();
            if state.follow {
                let at = top + row * (state.page.max(1) - 1) as f32;
                let target = Rect::from_min_size(pos2(ui.max_rect().left(), at), vec2(SMALL, row));
                ui.scroll_to_rect(target, None);
            }
            let first = (visible.min.y / row).floor().max(0.0) as u32;
            let last = ((visible.max.y / row).ceil() as u32).min(pages);
            for index in first..last {
                // The frame around the chosen one needs room on all sides.
                let place = pos2(ui.max_rect().left() + 4.0, top + 4.0 + row * index as f32);
                let rect = Rect::from_min_size(place, vec2(WIDTH - 18.0, row - space::S));
                wanted.extend(small_page(ui, cx, state, preview, range, index + 1, rect));
            }
        });
    });
    wanted
}

fn small_page(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    preview: &Preview,
    range: Option<Range>,
    number: u32,
    rect: Rect,
) -> Option<PageWish> {
    let response = ui.interact(rect, ui.scope_id().with(("page", number)), Sense::click());
    let chosen = state.page == number;
    let named = preview.number_of(number);
    let inside = range.is_none_or(|range| (range.first..=range.last).contains(&named));
    let title = preview.slide(number).map(|slide| slide.title.as_str()).filter(|title| !title.is_empty());
    let mut name = t!(cx, "preview-small", number = number);
    if let Some(title) = title {
        name = format!("{name}: {title}");
    }
    if range.is_some() && inside {
        name = format!("{name}, {}", t!(cx, "preview-small-in"));
    }
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    focus_ring(ui, cx, &response);
    if response.clicked() {
        state.page = number;
    }
    let (width, height) = preview.size(number).unwrap_or((16.0, 9.0));
    let scale = (SMALL / width).min((rect.height() - NUMBER) / height);
    let size = vec2(width * scale, height * scale);
    let picture = Rect::from_center_size(pos2(rect.center().x, rect.top() + size.y / 2.0), size);
    let wish = (number, in_steps(ui, SMALL, 64.0));
    let handle = if preview.has_pictures() { texture(ui, state, preview, wish) } else { None };
    let painter = ui.painter();
    painter.rect_filled(picture, CornerRadius::same(2), PAPER);
    match handle {
        Some(handle) => {
            let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            painter.image(handle.id(), picture, whole, UNTINTED);
        }
        None => small_words(ui, preview, number, picture),
    }
    let painter = ui.painter();
    let stroke = match (chosen, range.is_some() && inside) {
        (true, _) => Stroke::new(3.0, cx.theme.accent),
        (false, true) => Stroke::new(2.0, cx.theme.good),
        (false, false) => Stroke::new(1.0, cx.theme.border),
    };
    painter.rect_stroke(picture, CornerRadius::same(2), stroke, egui::StrokeKind::Outside);
    let below = Rect::from_min_max(pos2(rect.left(), picture.bottom() + 2.0), rect.max);
    let colour = if chosen { cx.theme.accent } else { cx.theme.weak };
    let mut child =
        ui.new_child(egui::UiBuilder::new().max_rect(below).layout(egui::Layout::top_down(Align::Center)));
    child.label(RichText::new(number.to_string()).size(type_size::SMALL).color(colour));
    preview.has_pictures().then_some(wish)
}

/// Where there is no picture: the title of the slide.
fn small_words(ui: &mut Ui, preview: &Preview, number: u32, rect: Rect) {
    let Some(slide) = preview.slide(number) else { return };
    let inner = rect.shrink2(Vec2::splat(f32::from(size::RADIUS_SMALL)));
    let mut child = ui.new_child(egui::UiBuilder::new().max_rect(inner));
    child.set_clip_rect(inner.intersect(ui.clip_rect()));
    let text = RichText::new(&slide.title).size(type_size::SMALL - 2.0).color(INK);
    child.add(egui::Label::new(text).wrap().selectable(false));
}
