//! A small picture of a plan: days as columns, sessions as cards in the colours of their areas.

use egui::{Rect, Sense, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::ui::cx::Cx;
use crate::ui::theme::space;

/// The size of the picture, in points.
const SIZE: Vec2 = vec2(460.0, 240.0);

/// The days: the height of each card, and the number of its area; a break has none and is only air.
const DAYS: [&[(f32, Option<usize>)]; 5] = [
    &[(22.0, Some(5)), (44.0, Some(0)), (8.0, None), (34.0, Some(0)), (14.0, None), (46.0, Some(1))],
    &[(52.0, Some(1)), (8.0, None), (40.0, Some(1)), (14.0, None), (30.0, Some(0)), (24.0, Some(0))],
    &[(34.0, Some(2)), (36.0, Some(2)), (8.0, None), (26.0, Some(2)), (14.0, None), (50.0, Some(3))],
    &[(60.0, Some(3)), (8.0, None), (30.0, Some(3)), (14.0, None), (56.0, Some(4))],
    &[(40.0, Some(4)), (8.0, None), (48.0, Some(0)), (14.0, None), (28.0, Some(5))],
];

/// Draws the picture.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    let (rect, _) = ui.allocate_exact_size(SIZE, Sense::hover());
    let painter = ui.painter();
    painter.rect(rect, 14.0, cx.theme.card, cx.theme.line_stroke(), StrokeKind::Inside);
    let inside = rect.shrink(20.0);
    let gap = space::S;
    let width = (inside.width() - gap * (DAYS.len() - 1) as f32) / DAYS.len() as f32;
    for (index, day) in DAYS.iter().enumerate() {
        let left = inside.left() + index as f32 * (width + gap);
        let head = Rect::from_min_size(pos2(left, inside.top()), vec2(width * 0.45, 5.0));
        painter.rect_filled(head, 2.5, cx.theme.hairline);
        let mut top = inside.top() + space::M;
        for (height, area) in *day {
            let card = Rect::from_min_size(pos2(left, top), vec2(width, *height));
            top += height + 3.0;
            let Some(area) = area else { continue };
            let colours = cx.theme.area(Some(*area));
            painter.rect_filled(card, 4.0, colours.soft);
            let edge = Rect::from_min_size(card.min, vec2(4.0, *height));
            painter.rect_filled(edge, 2.0, colours.strong);
            let line = Rect::from_min_size(card.min + vec2(10.0, 7.0), vec2(width * 0.55, 4.0));
            painter.rect_filled(line, 2.0, colours.strong.gamma_multiply(0.45));
        }
    }
}
