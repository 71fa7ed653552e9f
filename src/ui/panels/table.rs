//! A table of a document on the screen: rows with hairlines in one card, numbers at the end of their columns.

use egui::{Align, Label, Layout, RichText, Ui, UiBuilder, pos2, vec2};

use crate::report::document::{self, Table};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{list, list_row};

/// The least height of a row.
const ROW: f32 = 28.0;

/// Draws a table as wide as there is room.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, table: &Table) {
    list(ui, cx, |ui| {
        let heads: Vec<&str> = table.columns.iter().map(|column| column.head.as_str()).collect();
        let head = |text: &str| RichText::new(text).size(type_size::SMALL).color(cx.theme.weak);
        list_row(ui, cx, |ui| cells(ui, table, &heads, head));
        for row in &table.rows {
            let colour = if row.quiet { cx.theme.weak } else { cx.theme.text };
            let texts: Vec<&str> = row.cells.iter().map(String::as_str).collect();
            list_row(ui, cx, |ui| cells(ui, table, &texts, |text| RichText::new(text).color(colour)));
        }
    });
}

/// The cells of a row, each as wide as its column; the row is as high as the highest.
fn cells(ui: &mut Ui, table: &Table, texts: &[&str], look: impl Fn(&str) -> RichText) {
    let whole: u16 = table.columns.iter().map(|column| column.width).sum();
    let room = ui.available_rect_before_wrap();
    let (mut left, mut bottom) = (room.left(), room.top() + ROW);
    for (column, text) in table.columns.iter().zip(texts) {
        let width = room.width() * f32::from(column.width) / f32::from(whole.max(1));
        let cell = egui::Rect::from_min_size(pos2(left, room.top()), vec2(width - space::S, ROW));
        let align = match column.align {
            document::Align::Start => Align::Min,
            document::Align::Centre => Align::Center,
            document::Align::End => Align::Max,
        };
        let builder = UiBuilder::new().max_rect(cell).layout(Layout::top_down(align));
        let drawn = ui.scope_builder(builder, |ui| {
            ui.add_space(space::XS);
            ui.add(Label::new(look(text)).wrap()).rect.bottom()
        });
        bottom = bottom.max(drawn.inner + space::XS);
        left += width;
    }
    ui.advance_cursor_after_rect(egui::Rect::from_min_max(room.min, pos2(room.right(), bottom)));
}
