//! The people in one table: who was there, half-day by half-day, the tests typed down a column, hours and gain. The
//! names stay in sight while the days scroll sideways.

use egui::{
    Align, Align2, Color32, FontFamily, FontId, Label, Layout, Popup, PopupCloseBehavior, Rect, Response,
    RichText, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{ICON_CHECK, ICON_CLOSE, ICON_DONE_ALL, ICON_LOGIN, ICON_LOGOUT};

use super::person::{self, Score, score, shown_name};
use super::{State, edit};
use crate::core::edit::people::{PeopleEdit, PersonField};
use crate::core::ids::{DayId, ParticipantId};
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::people::{Attendance, Half, Participant};
use crate::core::people::totals::{half_minutes, minutes_attended};
use crate::core::time::hours_and_minutes;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::{list, quiet};
use crate::ui::words::half_words;

/// The height of a row, in points.
const ROW: f32 = 36.0;

/// The heights of the heads: days, their halves, and the row that marks everybody.
const HEADS: [f32; 3] = [44.0, 22.0, ROW];

/// The widths of the columns, in points: names in a wide window and in a narrow one, a half-day, the rest.
const NAMES: [f32; 2] = [210.0, 150.0];
const HALF: f32 = 34.0;
const SCORE: f32 = 72.0;
const SUM: f32 = 64.0;

/// Below this width, in points, the names have less room.
const NARROW: f32 = 700.0;

/// How far out of sight a row is still drawn, in points, so that the keys get from row to row.
const OUT_OF_SIGHT: f32 = 200.0;

/// Where the columns stand, in points from the left edge of what scrolls.
struct Columns {
    /// The days: where each begins, and how wide it is.
    days: Vec<(f32, f32)>,
    /// Where the scores begin, how wide each of them is, and where the sums end.
    scores: f32,
    score: f32,
    end: f32,
}

impl Columns {
    fn of(ui: &Ui, cx: &Cx<'_>, course: &Course) -> Self {
        let small = |text: &str| {
            let font = FontId::proportional(type_size::SMALL);
            ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
        };
        let half = Half::BOTH.map(|half| small(t!(cx, half_key(half))) + space::S);
        let half = half.into_iter().fold(HALF, f32::max);
        // All as wide as the widest: the marks stand at the same distance from each other.
        let heads = course.agenda.days.iter().enumerate();
        let heads = heads.map(|(index, day)| small(&day_words(cx, index, day)) + space::XS);
        let width = heads.fold(2.0 * half, f32::max);
        let mut x = space::S;
        let mut days = Vec::new();
        for _ in &course.agenda.days {
            days.push((x, width));
            x += width + space::XS;
        }
        let words = [t!(cx, "people-before"), t!(cx, "people-after")];
        let score = words.iter().map(|text| small(text) + space::M).fold(SCORE, f32::max);
        Self { days, scores: x, score, end: x + 2.0 * score + 2.0 * SUM + space::M }
    }

    /// The place of a half-day in a row.
    fn half(&self, index: usize, half: Half, row: Rect) -> Rect {
        let (left, width) = self.days.get(index).copied().unwrap_or_default();
        let width = width / 2.0;
        let left = row.left() + left + half.index() as f32 * width;
        Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()))
    }

    /// The place of one of the last four columns in a row: before, after, gain, hours.
    fn last(&self, number: usize, row: Rect) -> Rect {
        let lefts = [0.0, self.score, 2.0 * self.score, 2.0 * self.score + SUM];
        let width = if number < 2 { self.score } else { SUM };
        let left = row.left() + self.scores + lefts[number];
        Rect::from_min_size(pos2(left, row.top()), vec2(width, row.height()))
    }
}

/// Draws the table.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    list(ui, cx, |ui| {
        quiet(ui);
        let people = &course.people.participants;
        let columns = Columns::of(ui, cx, course);
        let open = state.open.and_then(|id| people.iter().position(|person| person.id == id));
        let more = if open.is_some() { state.open_height } else { 0.0 };
        let heads: f32 = HEADS.iter().sum();
        let height = heads + ROW * people.len() as f32 + more;
        let (whole, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let names = if whole.width() < NARROW { NAMES[1] } else { NAMES[0] };
        let rest = whole.with_min_x(whole.left() + names);
        let top = |index: usize| {
            let above = if open.is_some_and(|open| index > open) { more } else { 0.0 };
            whole.top() + heads + ROW * index as f32 + above
        };
        let mut scrolled = ui.new_child(UiBuilder::new().max_rect(rest).id_salt("days"));
        ScrollArea::horizontal().id_salt("people-table").show(&mut scrolled, |days| {
            let (_, place) = days.allocate_space(vec2(columns.end.max(rest.width()), height));
            today(days, cx, course, &columns, place);
            head(ui, days, cx, course, &columns, whole, place);
            let sight = ui.clip_rect().expand(OUT_OF_SIGHT);
            for (index, person) in people.iter().enumerate() {
                let top = top(index);
                if top > sight.bottom() || top + ROW < sight.top() {
                    continue;
                }
                let name = Rect::from_min_size(pos2(whole.left(), top), vec2(names, ROW));
                let place = Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), ROW));
                name_cell(ui, cx, state, index, person, name);
                row(days, cx, state, course, &columns, index, place);
                ui.painter().hline(whole.x_range(), top, cx.theme.line_stroke());
            }
        });
        if let Some(person) = open.and_then(|open| people.get(open)) {
            let top = open.map_or(0.0, &top) + ROW;
            let place = Rect::from_min_max(pos2(whole.left(), top), whole.max);
            let mut details = ui.new_child(UiBuilder::new().max_rect(place).id_salt(person.id));
            person::ui(&mut details, cx, state, course, person);
            let drawn = details.min_rect().height();
            if (state.open_height - drawn).abs() > 0.5 {
                state.open_height = drawn;
                ui.ctx().request_discard("another height");
            } else if std::mem::take(&mut state.show) {
                ui.scroll_to_rect(details.min_rect(), None);
            }
        }
    });
}

/// Tints the columns of today.
fn today(ui: &Ui, cx: &Cx<'_>, course: &Course, columns: &Columns, place: Rect) {
    let date = Some(cx.now.date());
    let Some(index) = course.agenda.days.iter().position(|day| day.date == date) else { return };
    let both = columns.half(index, Half::Morning, place).union(columns.half(index, Half::Afternoon, place));
    ui.painter().rect_filled(both, 0.0, cx.theme.tonal);
}

/// What a day is called in a head.
pub(super) fn day_words(cx: &Cx<'_>, index: usize, day: &Day) -> String {
    let number = || t!(cx, "day-number", number = index + 1);
    day.date.map_or_else(number, |date| cx.t.date(date, DateStyle::Short))
}

/// The word for a half of a day in a head.
pub(super) fn half_key(half: Half) -> &'static str {
    if half == Half::Morning { "people-am" } else { "people-pm" }
}

fn text(ui: &Ui, rect: Rect, text: &str, colour: Color32, family: FontFamily) {
    let font = FontId::new(type_size::SMALL, family);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, text, font, colour);
}

/// The heads of the columns, and a press for each half-day that marks everybody of whom nothing is noted.
fn head(
    names: &mut Ui,
    days: &mut Ui,
    cx: &Cx<'_>,
    course: &Course,
    columns: &Columns,
    whole: Rect,
    place: Rect,
) {
    let line =
        |top: f32, height: f32| Rect::from_min_size(pos2(place.left(), top), vec2(place.width(), height));
    let day_line = line(place.top(), HEADS[0]);
    let half_line = line(day_line.bottom(), HEADS[1]);
    let all_line = line(half_line.bottom(), HEADS[2]);
    for (index, day) in course.agenda.days.iter().enumerate() {
        let (morning, afternoon) =
            (columns.half(index, Half::Morning, day_line), columns.half(index, Half::Afternoon, day_line));
        let (number, date) = morning.union(afternoon).split_top_bottom_at_fraction(0.5);
        let here = day.date == Some(cx.now.date());
        let colour = if here { cx.theme.accent } else { cx.theme.text };
        let number = number.translate(vec2(0.0, 4.0));
        text(days, number, &t!(cx, "day-number", number = index + 1), colour, bold_family());
        if let Some(date_of_day) = day.date {
            let words = cx.t.date(date_of_day, DateStyle::Short);
            text(days, date, &words, cx.theme.weak, FontFamily::Proportional);
        }
        for half in Half::BOTH {
            let at = columns.half(index, half, half_line);
            text(days, at, t!(cx, half_key(half)), cx.theme.weak, FontFamily::Proportional);
            everybody(days, cx, course, (index, day), half, columns.half(index, half, all_line));
        }
    }
    let keys = ["people-before", "people-after", "people-gain", "people-hours"];
    for (number, key) in keys.into_iter().enumerate() {
        text(days, columns.last(number, half_line), t!(cx, key), cx.theme.weak, FontFamily::Proportional);
    }
    let at = Rect::from_min_size(pos2(whole.left() + space::L, all_line.top()), vec2(120.0, ROW));
    let mut cell =
        names.new_child(UiBuilder::new().max_rect(at).layout(Layout::left_to_right(Align::Center)));
    cell.label(RichText::new(t!(cx, "people-everybody")).size(type_size::SMALL).color(cx.theme.weak));
}

fn everybody(ui: &mut Ui, cx: &Cx<'_>, course: &Course, (index, day): (usize, &Day), half: Half, at: Rect) {
    let name = t!(cx, "people-all-present", day = day_words(cx, index, day), half = half_words(cx, half));
    let response = pressable(ui, cx, at, ("all", day.id, half));
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    mark(ui, at, ICON_DONE_ALL, cx.theme.weak);
    if response.on_hover_text(&name).clicked() {
        edit(cx, course.id, PeopleEdit::AllPresent(day.id, half));
    }
}

/// A place that can be pressed, with a tint under the pointer.
fn pressable(ui: &mut Ui, cx: &Cx<'_>, at: Rect, salt: impl std::hash::Hash + std::fmt::Debug) -> Response {
    let id = ui.make_persistent_id(salt);
    let response = ui.interact(at, id, Sense::click());
    if response.hovered() {
        let radius = f32::from(size::RADIUS_SMALL);
        ui.painter().rect_filled(at.shrink(2.0), radius, cx.theme.raised);
    }
    focus_ring(ui, cx, &response);
    response
}

fn mark(ui: &Ui, at: Rect, mark: MaterialIcon, colour: Color32) {
    let font = FontId::new(size::ICON, mark.font_family());
    ui.painter().text(at.center(), Align2::CENTER_CENTER, mark.codepoint, font, colour);
}

/// The name of a participant; a press opens what else is known.
fn name_cell(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, index: usize, person: &Participant, at: Rect) {
    let open = state.open == Some(person.id);
    let name = shown_name(cx, index, person);
    let response = pressable(ui, cx, at.shrink2(vec2(1.0, 0.0)), ("name", person.id));
    let enabled = ui.is_enabled();
    response.widget_info(|| {
        WidgetInfo::selected(Role::Button, enabled, open, t!(cx, "people-open", name = name.clone()))
    });
    let inside = at.shrink2(Vec2::new(space::L, 0.0));
    let layout = Layout::left_to_right(Align::Center);
    let mut cell = ui.new_child(UiBuilder::new().max_rect(inside).layout(layout).id_salt(person.id));
    let family = if open { bold_family() } else { FontFamily::Proportional };
    cell.add(Label::new(RichText::new(&name).family(family)).truncate());
    if response.clicked() {
        state.open = (!open).then_some(person.id);
    }
}

/// What scrolls of a row: the half-days, the tests, gain and hours.
fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &Course,
    columns: &Columns,
    index: usize,
    at: Rect,
) {
    let Some(person) = course.people.participants.get(index) else { return };
    let name = shown_name(cx, index, person);
    for (day_index, day) in course.agenda.days.iter().enumerate() {
        for half in Half::BOTH {
            let said =
                [name.clone(), day_words(cx, day_index, day), half_words(cx, half).to_owned()].join(", ");
            let place = columns.half(day_index, half, at);
            half_day(ui, cx, state, course, person, (day, half), &said, place);
        }
    }
    let next = course.people.participants.get(index + 1).map(|next| next.id);
    let scores = [
        (t!(cx, "people-before"), person.before, PersonField::Before as fn(_) -> _),
        (t!(cx, "people-after"), person.after, PersonField::After),
    ];
    for (number, (label, value, field)) in scores.into_iter().enumerate() {
        let id = |person: ParticipantId| egui::Id::unique(("score", label, person));
        let said = format!("{name}, {label}");
        let asked = Score { name: &said, value, course, id: id(person.id), next: next.map(id) };
        let place = columns.last(number, at).shrink2(vec2(6.0, 0.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut cell =
            ui.new_child(UiBuilder::new().max_rect(place).layout(layout).id_salt((person.id, number)));
        if let Some(score) = score(&mut cell, cx, &mut state.drafts, asked) {
            edit(cx, course.id, PeopleEdit::Set(person.id, field(score)));
        }
    }
    if let Some((before, after)) = person.before.zip(person.after) {
        let gain = i64::from(after) - i64::from(before);
        let colour = if gain < 0 { cx.theme.warn } else { cx.theme.text };
        figure(ui, columns.last(2, at), &format!("{gain:+}"), colour);
    }
    let hours = hours_and_minutes(minutes_attended(&course.agenda, person));
    figure(ui, columns.last(3, at), &hours, cx.theme.text);
}

fn figure(ui: &mut Ui, at: Rect, text: &str, colour: Color32) {
    let layout = Layout::centered_and_justified(egui::Direction::LeftToRight);
    let mut cell = ui.new_child(UiBuilder::new().max_rect(at).layout(layout));
    cell.label(RichText::new(text).color(colour));
}

/// One half-day of one participant: a press goes on from there to not there, the right button asks for minutes.
fn half_day(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: &Course,
    person: &Participant,
    (day, half): (&Day, Half),
    said: &str,
    at: Rect,
) {
    let attended = person.attended(day.id, half);
    let key = match attended.present {
        None => "people-not-noted",
        Some(false) => "people-absent",
        Some(true) if attended.missed > 0 => "people-missed-some",
        Some(true) => "people-present",
    };
    let response = pressable(ui, cx, at, (person.id, day.id, half));
    let minutes = [("people-came-late", attended.late()), ("people-left-early", attended.early)];
    let minutes = minutes.into_iter().filter(|(_, minutes)| *minutes > 0);
    let minutes: String =
        minutes.map(|(key, minutes)| format!(", {}", t!(cx, key, length = cx.t.minutes(minutes)))).collect();
    let (enabled, name) = (ui.is_enabled(), format!("{said}: {}{minutes}", t!(cx, key)));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &name));
    match attended.present {
        None => drop(ui.painter().circle_filled(at.center(), 1.5, cx.theme.border)),
        Some(false) => mark(ui, at, ICON_CLOSE, cx.theme.bad),
        Some(true) if attended.missed > 0 => missed_minutes(ui, cx, attended, at),
        Some(true) => mark(ui, at, ICON_CHECK, cx.theme.good),
    }
    let set = |attended| {
        let field = PersonField::Attendance(day.id, half, attended);
        edit(cx, course.id, PeopleEdit::Set(person.id, field));
    };
    if response.clicked() {
        set(attended.pressed());
    }
    let most = half_minutes(day)[half.index()];
    Popup::context_menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(190.0);
        ui.label(RichText::new(said).size(type_size::SMALL).color(cx.theme.weak));
        let (late, early) = (attended.late(), attended.early);
        let fields = [
            ("people-late", late, most.saturating_sub(early)),
            ("people-early", early, most.saturating_sub(late)),
        ];
        for (key, now, most) in fields {
            let of = (person.id, day.id, half, key);
            let Some(minutes) = missed_field(ui, cx, state, of, now, most) else { continue };
            let pair = if key == "people-late" { (minutes, early) } else { (late, minutes) };
            set(Attendance::late_and_early(pair.0, pair.1));
            ui.close();
        }
    });
    response.on_hover_text(name);
}

/// The minutes missed of a half-day in its cell: those of coming late behind an arrow that comes in, those of leaving
/// early behind one that goes out.
fn missed_minutes(ui: &Ui, cx: &Cx<'_>, attended: Attendance, at: Rect) {
    let parts = [(ICON_LOGIN, attended.late()), (ICON_LOGOUT, attended.early)];
    let parts: Vec<_> = parts.into_iter().filter(|(_, minutes)| *minutes > 0).collect();
    let height = (ROW - space::S) / parts.len() as f32;
    for (number, (mark, minutes)) in parts.iter().enumerate() {
        let middle = at.top() + space::XS + height * (number as f32 + 0.5);
        let font = FontId::new(type_size::SMALL, bold_family());
        let words = ui.painter().layout_no_wrap(minutes.to_string(), font, cx.theme.warn);
        let icon = FontId::new(type_size::SMALL, mark.font_family());
        let icon = ui.painter().layout_no_wrap(mark.codepoint.to_owned(), icon, cx.theme.warn);
        let left = at.center().x - (words.size().x + icon.size().x + 1.0) / 2.0;
        let right = left + icon.size().x + 1.0;
        for (galley, left) in [(icon, left), (words, right)] {
            let place = pos2(left, middle - galley.size().y / 2.0);
            ui.painter().galley(place, galley, cx.theme.warn);
        }
    }
}

/// A field for minutes missed of a half-day.
fn missed_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    of: (ParticipantId, DayId, Half, &'static str),
    missed: u32,
    most: u32,
) -> Option<u32> {
    let shown = missed.to_string();
    let field = Field::new(t!(cx, of.3), &shown, 76.0).id(egui::Id::unique(("missed", of)));
    draft_field(ui, cx, &mut state.drafts, field, |text| {
        let minutes = text.parse().ok().filter(|minutes| *minutes <= most);
        minutes.ok_or_else(|| t!(cx, "refused-number", least = 0, most = most))
    })
}
