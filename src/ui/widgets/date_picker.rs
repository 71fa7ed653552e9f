//! A calendar to choose a date from, and a field to type one.

use egui::{Button, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_CHEVRON_LEFT, ICON_CHEVRON_RIGHT};
use jiff::ToSpan;
use jiff::civil::Date;

use super::button::{focus_ring, icon_button};
use super::draft::{Drafts, draft_field};
use super::layout::bold;
use crate::core::course::DaysOff;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// The side of a day in the calendar, in points.
const CELL: f32 = 34.0;

/// What the calendar remembers: the month it shows.
#[derive(Clone, Debug, Default)]
pub struct State {
    month: Option<Date>,
    drafts: Drafts,
}

/// Reads `2026-09-14`, `14.09.2026` or `14/9/2026`.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.trim().split(['-', '.', '/']).collect();
    let [a, b, c] = parts.as_slice() else { return None };
    let (year, month, day) = if a.len() == 4 { (a, b, c) } else { (c, b, a) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A field to type a date into, with a calendar below. Returns the newly chosen date.
pub fn date_picker(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    label: &str,
    chosen: Date,
    days_off: &DaysOff,
) -> Option<Date> {
    let shown = chosen.to_string();
    let typed = draft_field(ui, cx, &mut state.drafts, (label, &shown, CELL * 7.0 - 16.0), |text| {
        parse_date(text).filter(|date| (2000..=2100).contains(&date.year())).ok_or("refused-date")
    });
    if typed.is_some() {
        state.month = typed;
    }
    let picked = calendar(ui, cx, state, chosen, days_off);
    typed.or(picked)
}

fn calendar(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, chosen: Date, days_off: &DaysOff) -> Option<Date> {
    let month = state.month.unwrap_or(chosen).first_of_month();
    let mut picked = None;
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        ui.spacing_mut().button_padding = Vec2::ZERO;
        ui.horizontal(|ui| {
            if icon_button(ui, cx, ICON_CHEVRON_LEFT, t!(cx, "date-month-before")).clicked() {
                state.month = month.checked_sub(1.month()).ok();
            }
            let name = bold(&cx.t.month(month));
            ui.add_sized([CELL * 7.0 - 72.0, 28.0], egui::Label::new(name));
            if icon_button(ui, cx, ICON_CHEVRON_RIGHT, t!(cx, "date-month-after")).clicked() {
                state.month = month.checked_add(1.month()).ok();
            }
        });
        ui.horizontal(|ui| {
            for weekday in 1..=7 {
                let text = RichText::new(cx.t.weekday(weekday, true)).size(type_size::SMALL);
                ui.add_sized([CELL, 18.0], egui::Label::new(text.color(cx.theme.weak)));
            }
        });
        let before = i32::from(month.weekday().to_monday_zero_offset());
        let Ok(mut date) = month.checked_sub(before.days()) else { return };
        while date <= month.last_of_month() {
            ui.horizontal(|ui| {
                for _ in 0..7 {
                    if date.month() == month.month() {
                        if day(ui, cx, date, date == chosen, days_off) {
                            picked = Some(date);
                        }
                    } else {
                        ui.allocate_exact_size(Vec2::splat(CELL), Sense::hover());
                    }
                    date = date.tomorrow().unwrap_or(date);
                }
            });
        }
        ui.add_space(space::XS);
    });
    picked
}

fn day(ui: &mut Ui, cx: &Cx<'_>, date: Date, chosen: bool, days_off: &DaysOff) -> bool {
    let off = days_off.is_off(date);
    let mut text = RichText::new(date.day().to_string());
    text = match (chosen, off) {
        (true, _) => text.color(cx.theme.on_accent),
        (false, true) => text.color(cx.theme.weak).strikethrough(),
        (false, false) => text.color(cx.theme.text),
    };
    let mut control = Button::new(text).min_size(Vec2::splat(CELL)).stroke(egui::Stroke::NONE);
    if chosen {
        control = control.fill(cx.theme.accent);
    } else if date == cx.now.date() {
        control = control.stroke(egui::Stroke::new(1.0, cx.theme.accent));
    }
    let response = ui.add_sized(Vec2::splat(CELL), control);
    let name = cx.t.date(date, DateStyle::Long);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    focus_ring(ui, cx, &response);
    response.clicked()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn dates_as_people_write_them() {
        for text in ["2026-09-14", "14.09.2026", "14/9/2026", " 14.9.2026 "] {
            assert_eq!(parse_date(text), Some(date(2026, 9, 14)), "{text}");
        }
        for text in ["", "tomorrow", "31.02.2026", "14.09.26", "2026-13-01", "1.2.3.4"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }
}
