//! A calendar to choose a date from, and a field to type one.

use egui::{Button, EventFilter, Key, Response, RichText, Role, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_CHEVRON_LEFT, ICON_CHEVRON_RIGHT};
use jiff::ToSpan;
use jiff::civil::Date;

use super::button::{focus_ring, icon_button};
use super::draft::{Drafts, Field, draft_field};
use super::layout::bold;
use crate::core::model::course::DaysOff;
use crate::core::time::parse_date;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// The side of a day in the calendar, in points.
const CELL: f32 = 34.0;

/// What the calendar remembers: the month it shows, and where the keys are.
#[derive(Clone, Debug, Default)]
pub struct State {
    month: Option<Date>,
    /// The day that an arrow key went to and that gets the focus when it is drawn.
    focus: Option<Date>,
    drafts: Drafts,
}

impl State {
    /// Whether the field holds a text that was refused.
    #[must_use]
    pub fn is_refused(&self, ui: &Ui) -> bool {
        self.drafts.is_refused(ui)
    }

    /// Whether the field holds a text that was neither taken nor refused yet.
    #[must_use]
    pub fn is_open(&self, ui: &Ui) -> bool {
        self.drafts.is_open(ui)
    }
}

/// Reads a date of these times, without its year the one nearest to `near`, or says in a sentence why it is none.
///
/// # Errors
///
/// The sentence to show below the field.
pub fn read_date(cx: &Cx<'_>, text: &str, near: Date) -> Result<Date, String> {
    let date = parse_date(text, near).filter(|date| (2000..=2100).contains(&date.year()));
    date.ok_or_else(|| t!(cx, "refused-date").to_owned())
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
    let shown = format!("{:02}.{:02}.{}", chosen.day(), chosen.month(), chosen.year());
    let typed =
        draft_field(ui, cx, &mut state.drafts, Field::new(label, &shown, CELL * 7.0 - 16.0), |text| {
            read_date(cx, text, chosen)
        });
    if typed.is_some() {
        state.month = typed;
    }
    let picked = calendar(ui, cx, state, chosen, days_off);
    typed.or(picked)
}

/// By how many days an arrow key moves, or none.
fn step(ui: &Ui) -> Option<i64> {
    const STEPS: [(Key, i64); 4] =
        [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)];
    ui.input(|input| STEPS.iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, days)| *days))
}

fn calendar(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, chosen: Date, days_off: &DaysOff) -> Option<Date> {
    let month = state.month.unwrap_or(chosen).first_of_month();
    let mut picked = None;
    let wanted = state.focus.take();
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
                        let id = ui.scope_id().with(("day", date));
                        let response = ui.push_id(id, |ui| day(ui, cx, date, date == chosen, days_off)).inner;
                        if response.clicked() {
                            picked = Some(date);
                        }
                        if wanted == Some(date) {
                            response.request_focus();
                        }
                        if response.has_focus()
                            && let Some(days) = step(ui)
                        {
                            state.focus = date.checked_add(days.days()).ok();
                            state.month = state.focus;
                            ui.request_repaint();
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

fn day(ui: &mut Ui, cx: &Cx<'_>, date: Date, chosen: bool, days_off: &DaysOff) -> Response {
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
    // The arrows walk over the days, as in every calendar; Tab leaves it.
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    response
}
