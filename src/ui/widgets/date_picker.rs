//! A calendar to choose a date from, and a field to type one.

use egui::{Button, Color32, EventFilter, Key, Response, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
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

/// The width of the calendar, in points.
pub const WIDTH: f32 = CELL * 7.0 + 12.0;

/// The weeks that a month may touch.
const WEEKS: usize = 6;

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

/// What a calendar shows besides its months.
#[derive(Clone, Copy, Debug)]
pub struct Marks<'a> {
    /// The first day.
    pub first: Date,
    /// All days, the first one among them or not.
    pub days: &'a [Date],
    /// The days that are off: they are struck.
    pub days_off: &'a DaysOff,
}

/// A date that was given in a calendar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Given {
    /// It was typed into the field.
    Typed(Date),
    /// It was pressed.
    Pressed(Date),
}

/// A field to type the first day into, with a calendar below that shows all of them. Returns the newly chosen first
/// day.
pub fn date_picker(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    label: &str,
    marks: Marks<'_>,
) -> Option<Date> {
    calendar_of_days(ui, cx, state, label, marks).map(|given| match given {
        Given::Typed(date) | Given::Pressed(date) => date,
    })
}

/// The same where a press on a day means something of its own. Returns the date that was given.
pub fn calendar_of_days(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    label: &str,
    marks: Marks<'_>,
) -> Option<Given> {
    let first = marks.first;
    let shown = format!("{:02}.{:02}.{}", first.day(), first.month(), first.year());
    let typed =
        draft_field(ui, cx, &mut state.drafts, Field::new(label, &shown, CELL * 7.0 - 16.0), |text| {
            read_date(cx, text, first)
        });
    if typed.is_some() {
        state.month = typed;
    }
    let pressed = calendar(ui, cx, state, marks);
    typed.map(Given::Typed).or(pressed.map(Given::Pressed))
}

/// By how many days an arrow key moves, or none.
fn step(ui: &Ui) -> Option<i64> {
    const STEPS: [(Key, i64); 4] =
        [(Key::ArrowLeft, -1), (Key::ArrowRight, 1), (Key::ArrowUp, -7), (Key::ArrowDown, 7)];
    ui.input(|input| STEPS.iter().find(|(key, _)| input.key_pressed(*key)).map(|(_, days)| *days))
}

fn calendar(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, marks: Marks<'_>) -> Option<Date> {
    let month = state.month.unwrap_or(marks.first).first_of_month();
    let mut picked = None;
    let wanted = state.focus.take();
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        ui.spacing_mut().button_padding = Vec2::ZERO;
        // A row is as high as its days: in a higher one the last day of a week would stand lower than the others.
        ui.spacing_mut().interact_size.y = CELL;
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
        // Always as many weeks: nothing below moves from month to month.
        for _ in 0..WEEKS {
            ui.horizontal(|ui| {
                for _ in 0..7 {
                    let id = ui.scope_id().with(("day", date));
                    let within = date.month() == month.month();
                    let response = ui.push_id(id, |ui| day(ui, cx, date, marks, within)).inner;
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
                    date = date.tomorrow().unwrap_or(date);
                }
            });
        }
        ui.add_space(space::XS);
    });
    picked
}

/// A day in a calendar; `within` the month that is shown, or in the week before or after.
fn day(ui: &mut Ui, cx: &Cx<'_>, date: Date, marks: Marks<'_>, within: bool) -> Response {
    let chosen = date == marks.first;
    let number = marks.days.iter().position(|day| *day == date).map(|index| index + 1);
    let off = marks.days_off.is_off(date);
    let holiday = marks.days_off.dates.contains(&date);
    let text = date.day().to_string();
    let text = match (chosen, number, off) {
        (true, ..) => bold(&text).color(cx.theme.on_accent),
        (false, Some(_), _) => bold(&text).color(cx.theme.accent),
        (false, None, true) => RichText::new(text).color(cx.theme.weak).strikethrough(),
        (false, None, false) if within => RichText::new(text).color(cx.theme.text),
        (false, None, false) => RichText::new(text).color(cx.theme.weak),
    };
    let fill = match (chosen, number) {
        (true, _) => cx.theme.accent,
        (false, Some(_)) => cx.theme.accent_soft,
        (false, None) => Color32::TRANSPARENT,
    };
    let line = if holiday {
        Stroke::new(1.0, cx.theme.border)
    } else if date == cx.now.date() && !chosen {
        Stroke::new(1.0, cx.theme.accent)
    } else {
        Stroke::NONE
    };
    let control = Button::new(text).min_size(Vec2::splat(CELL)).fill(fill).stroke(line);
    let response = ui.add_sized(Vec2::splat(CELL), control);
    let name = cx.t.date(date, DateStyle::Long);
    let name = match number {
        _ if chosen => name,
        Some(number) => format!("{name}, {}", t!(cx, "day-number", number = number)),
        None if holiday => format!("{name}, {}", t!(cx, "date-holiday")),
        None => name,
    };
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    focus_ring(ui, cx, &response);
    // The arrows walk over the days, as in every calendar; Tab leaves it.
    let arrows = EventFilter { horizontal_arrows: true, vertical_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, arrows));
    response
}
