//! A chart on the screen: bars, or pairs of dots, drawn from the same list as on paper, and told in words.

use egui::{Align2, FontId, Pos2, Rect, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, vec2};

use crate::report::document::Chart;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{bold, weak};

/// The height of a bar.
const BAR: f32 = 9.0;
/// The height of a line with a pair of dots.
const DOTS: f32 = 18.0;
/// Below each label.
const GAP: f32 = 8.0;

/// Draws a chart as wide as there is room.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, chart: &Chart) {
    ui.label(bold(&chart.title));
    // What was done has the colour; beside it, what was to be done has none.
    let colours =
        if chart.series.len() < 2 { [cx.theme.accent; 2] } else { [cx.theme.border, cx.theme.accent] };
    ui.horizontal_wrapped(|ui| {
        for (index, name) in chart.series.iter().enumerate() {
            let (place, _) = ui.allocate_exact_size(Vec2::splat(10.0), Sense::hover());
            sign(ui, chart.dots, index, place, colours[index % 2]);
            weak(ui, cx, name);
            ui.add_space(space::S);
        }
    });
    let row = GAP + if chart.dots { DOTS } else { (BAR * chart.series.len() as f32).max(type_size::BODY) };
    let wide = ui.available_width().min(size::WORK);
    // A single bar stands in the middle of its line.
    let inset = ((row - GAP - BAR * chart.series.len() as f32) / 2.0).max(0.0);
    let (rect, response) = ui.allocate_exact_size(vec2(wide, row * chart.bars.len() as f32), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &chart.told));
    let (from, room) = (rect.left() + wide * 0.3, wide * 0.5);
    let at = |value: u32| room * (value as f32 / chart.most.max(1) as f32).min(1.0);
    let font = FontId::proportional(type_size::SMALL);
    for (bar, index) in chart.bars.iter().zip(0_u16..) {
        let top = rect.top() + row * f32::from(index);
        let middle = top + (row - GAP) / 2.0;
        let painter = ui.painter();
        let label = painter.layout(bar.label.clone(), font.clone(), cx.theme.text, wide * 0.3 - space::S);
        let clip = Rect::from_min_size(Pos2::new(rect.left(), top), vec2(wide * 0.3, row));
        let place = Pos2::new(rect.left(), middle - label.size().y.min(row) / 2.0);
        painter.with_clip_rect(clip.intersect(ui.clip_rect())).galley(place, label, cx.theme.text);
        let end = Pos2::new(rect.right(), middle);
        painter.text(end, Align2::RIGHT_CENTER, bar.written(), font.clone(), cx.theme.text);
        if chart.dots {
            painter.hline(from..=from + room, middle, Stroke::new(1.0, cx.theme.line));
        }
        for (series, value) in bar.values.iter().enumerate() {
            let Some((value, _)) = value else { continue };
            let place = if chart.dots {
                Rect::from_center_size(Pos2::new(from + at(*value), middle), Vec2::splat(10.0))
            } else {
                let corner = Pos2::new(from, top + inset + BAR * series as f32);
                Rect::from_min_size(corner, vec2(at(*value).max(1.0), BAR - 1.0))
            };
            sign(ui, chart.dots, series, place, colours[series % 2]);
        }
    }
}

/// A bar, or a dot: empty for the first series, full for the second.
fn sign(ui: &Ui, dots: bool, series: usize, place: Rect, colour: egui::Color32) {
    let painter = ui.painter();
    match (dots, series) {
        (false, _) => drop(painter.rect_filled(place, 1.0, colour)),
        (true, 0) => drop(painter.circle_stroke(place.center(), 4.0, Stroke::new(1.5, colour))),
        (true, _) => drop(painter.circle_filled(place.center(), 4.5, colour)),
    }
}
