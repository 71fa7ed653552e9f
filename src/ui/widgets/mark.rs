//! Marks: badges for kinds and statuses, bars for progress.

use egui::{CornerRadius, FontId, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use crate::core::model::progress::Progress;
use crate::core::model::record::Status;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{CardColours, type_size};
use crate::ui::words;

/// A small word on a tint, as high as its text, also in a row of controls.
pub fn badge(ui: &mut Ui, colours: CardColours, text: &str) -> Response {
    let font = FontId::proportional(type_size::SMALL);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, colours.strong);
    let padding = Vec2::new(8.0, 2.0);
    let (rect, response) = ui.allocate_exact_size(galley.size() + padding * 2.0, Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    ui.painter().rect_filled(rect, CornerRadius::same(9), colours.soft);
    ui.painter().galley(rect.min + padding, galley, colours.strong);
    response
}

/// The status of a session.
pub fn status_badge(ui: &mut Ui, cx: &Cx<'_>, status: Status) -> Response {
    badge(ui, cx.theme.status(status), t!(cx, words::status(status)))
}

/// How far something has come, as a bar; `name` says it in words for screen readers.
pub fn progress_bar(ui: &mut Ui, cx: &Cx<'_>, progress: Progress, width: f32, name: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    let painter = ui.painter();
    painter.rect_filled(rect, 4.0, cx.theme.raised);
    let mut left = rect.left();
    let parts = [
        (progress.delivered, Status::Delivered),
        (progress.partly + progress.moved, Status::Partly),
        (progress.skipped, Status::Skipped),
        (progress.in_progress, Status::InProgress),
    ];
    for (count, status) in parts {
        if count > 0 && progress.sessions > 0 {
            let part = rect.width() * count as f32 / progress.sessions as f32;
            let piece =
                egui::Rect::from_min_size(egui::pos2(left, rect.top()), Vec2::new(part, rect.height()));
            painter.rect_filled(piece, 4.0, cx.theme.status(status).strong);
            left += part;
        }
    }
    response
}

/// A bar that fills from left to right: `share` from 0 to 1, as wide as the room but at most 420 points.
pub fn plain_bar(ui: &mut Ui, cx: &Cx<'_>, share: f32, name: &str) -> Response {
    let width = ui.available_width().min(420.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, 8.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, name));
    ui.painter().rect_filled(rect, 4.0, cx.theme.raised);
    let full = Vec2::new(rect.width() * share.clamp(0.0, 1.0), rect.height());
    ui.painter().rect_filled(egui::Rect::from_min_size(rect.min, full), 4.0, cx.theme.accent);
    response
}
