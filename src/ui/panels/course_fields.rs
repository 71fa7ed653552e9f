//! The fields that describe a course, shared by the new course and its details: days off, hours, language.

use egui::{Button, Color32, FontId, Label, RichText, Role, Stroke, TextWrapMode, Ui, Vec2, WidgetInfo};
use jiff::civil::Date;

use crate::core::find::fold::folded;
use crate::core::model::course::{DaysOff, Hours};
use crate::i18n::{DateStyle, LANGUAGE_NAMES, LANGUAGES};
use crate::t;
use crate::ui::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::date_picker::read_date;
use crate::ui::widgets::draft::{Drafts, Field, draft_field, number_field, time_field};
use crate::ui::widgets::{Tone, button, field_row, room};

/// The width of a day of the week, in points.
const WEEKDAY: f32 = 34.0;

/// The least height of a day in a list of dates, and the width of its date, in points.
const DAY: f32 = 22.0;
const DATE: f32 = 90.0;

/// A day in a list of dates: when, and what it is about, in a column of its own.
pub fn dated_day(ui: &mut Ui, cx: &Cx<'_>, date: Date, title: &str) {
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.spacing_mut().interact_size.y = DAY;
        room(ui, DATE, |ui| {
            ui.set_min_size(Vec2::new(DATE, DAY));
            let date = RichText::new(cx.t.date(date, DateStyle::Short)).color(cx.theme.weak);
            ui.add(Label::new(date).truncate());
        });
        ui.add(Label::new(title).wrap());
    });
}

/// How high such a day is, in points.
#[must_use]
pub fn dated_day_height(ui: &Ui, title: &str) -> f32 {
    let font = FontId::proportional(type_size::BODY);
    let width = ui.available_width() - DATE;
    ui.painter().layout(title.to_owned(), font, Color32::PLACEHOLDER, width).size().y.max(DAY)
}

/// Weekdays that are off, and typed holidays; without a year, those nearest to the first day of the course.
pub fn days_off(ui: &mut Ui, cx: &Cx<'_>, days_off: &mut DaysOff, first: Date, drafts: &mut Drafts) {
    let label = RichText::new(t!(cx, "new-course-days-off")).size(type_size::SMALL);
    ui.label(label.color(cx.theme.weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(2.0);
        for weekday in 1..=7 {
            let on = days_off.weekdays.contains(&weekday);
            // Six weekdays off are the most: a course needs a day.
            if weekday_toggle(ui, cx, weekday, on) && (on || days_off.weekdays.len() < 6) {
                if on {
                    days_off.weekdays.retain(|other| *other != weekday);
                } else {
                    days_off.weekdays.push(weekday);
                    days_off.weekdays.sort_unstable();
                }
            }
        }
    });
    ui.add_space(space::S);
    let label = t!(cx, "new-course-holiday");
    let typed = draft_field(ui, cx, drafts, Field::new(label, "", 160.0), |text| {
        if text.is_empty() { Ok(None) } else { read_date(cx, text, first).map(Some) }
    });
    if let Some(Some(date)) = typed
        && !days_off.dates.contains(&date)
    {
        days_off.dates.push(date);
        days_off.dates.sort_unstable();
    }
    if days_off.dates.is_empty() {
        return;
    }
    let mut gone = None;
    ui.horizontal_wrapped(|ui| {
        for date in &days_off.dates {
            let text = cx.t.date(*date, DateStyle::Short);
            let response = button(ui, cx, Some(egui_material_icons::icons::ICON_CLOSE), &text, Tone::Plain);
            let name = t!(cx, "new-course-holiday-remove", date = text);
            if response.on_hover_text(name).clicked() {
                gone = Some(*date);
            }
        }
    });
    days_off.dates.retain(|date| Some(*date) != gone);
}

/// A day of the week: struck and grey while it is off. Returns whether it was pressed.
fn weekday_toggle(ui: &mut Ui, cx: &Cx<'_>, weekday: i8, off: bool) -> bool {
    let text = RichText::new(cx.t.weekday(weekday, true));
    let enabled = ui.is_enabled();
    let text = match (off, enabled) {
        (true, _) => text.color(cx.theme.weak).strikethrough(),
        (false, true) => text.color(cx.theme.accent),
        (false, false) => text.color(cx.theme.weak),
    };
    let (fill, line) = if off {
        (Color32::TRANSPARENT, Stroke::new(1.0, cx.theme.line))
    } else {
        (cx.theme.tonal, Stroke::NONE)
    };
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, Vec2::ZERO);
    let control = Button::new(text).fill(fill).stroke(line).wrap_mode(TextWrapMode::Extend);
    let response = ui.add(control.min_size(Vec2::new(WEEKDAY, size::CONTROL)));
    ui.spacing_mut().button_padding = padding;
    let name = cx.t.weekday(weekday, false);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, off, &name));
    focus_ring(ui, cx, &response);
    response.clicked()
}

/// The hours of a usual day. Returns whether they changed.
pub fn hours(ui: &mut Ui, cx: &Cx<'_>, hours: &mut Hours, drafts: &mut Drafts) -> bool {
    let before = hours.clone();
    field_row(ui, |ui| {
        if let Some(time) = time_field(ui, cx, drafts, t!(cx, "new-course-start"), hours.start) {
            hours.start = time;
        }
        if let Some(time) = time_field(ui, cx, drafts, t!(cx, "new-course-end"), hours.end) {
            hours.end = time;
        }
        if let Some(time) = time_field(ui, cx, drafts, t!(cx, "new-course-lunch"), hours.lunch) {
            hours.lunch = time;
        }
        let minutes = hours.lunch_minutes;
        if let Some(minutes) =
            number_field(ui, cx, drafts, t!(cx, "new-course-lunch-minutes"), minutes, 0..=240)
        {
            hours.lunch_minutes = minutes;
        }
    });
    let lunch_outside = hours.lunch_minutes > 0 && !hours.has_lunch();
    let (key, colour) = match (hours.end <= hours.start, lunch_outside) {
        (true, _) => ("new-course-end-before-start", cx.theme.bad),
        (false, true) => ("new-course-lunch-outside", cx.theme.text),
        (false, false) => return *hours != before,
    };
    let text = RichText::new(t!(cx, key)).size(type_size::SMALL);
    ui.add(egui::Label::new(text.color(colour)).wrap());
    *hours != before
}

/// Languages that courses are held in, each by its own name.
#[must_use]
pub fn course_languages() -> Vec<(&'static str, String)> {
    let by_name = |(tag, name): &(&'static str, &str)| (*tag, (*name).to_owned());
    let of_window = |tag: &str| LANGUAGES.iter().any(|language| language.tag == tag);
    let (mut first, mut others): (Vec<_>, Vec<_>) =
        LANGUAGE_NAMES.iter().map(by_name).partition(|(tag, _)| of_window(tag));
    others.sort_by_key(|(_, name)| folded(name));
    first.append(&mut others);
    first
}
