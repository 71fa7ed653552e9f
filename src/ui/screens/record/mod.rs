//! What was delivered, day by day: a table with a row for each session, and the course in numbers below.
//!
//! Recording never changes the plan. What was recorded of a session that was since deleted stays here.

mod row;

use egui::{
    Align2, Color32, FontFamily, FontId, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, Vec2, WidgetInfo,
};
use egui_material_icons::icons::{
    ICON_DONE_ALL, ICON_EDIT_CALENDAR, ICON_EXPAND_LESS, ICON_EXPAND_MORE, ICON_FACT_CHECK, ICON_NIGHTS_STAY,
};
use jiff::civil::Date;

use crate::core::ids::{CourseId, DayId, DocId, ItemId};
use crate::core::model::agenda::Day;
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::core::model::progress::{Progress, by_area, by_day, of_course};
use crate::core::model::record::Status;
use crate::core::record::open_notes;
use crate::core::record::times::all_as_planned;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{notes, record};
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::layout::behind_notices;
use crate::ui::widgets::{
    Segment, Tone, badge, button, card, empty_state, primary_button, progress_block, progress_parts,
    progress_text, scroll, section, segments, title,
};
use crate::ui::words;

/// The widest that the record is drawn, in points.
const WIDEST: f32 = 1320.0;

/// From this width on, in points, the days stand beside the record.
const BESIDE: f32 = 1040.0;

/// The width of the days, and the height of each, in points.
const DAYS: f32 = 152.0;
const DAY: f32 = 46.0;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// The course that was shown last, and its day.
    shown: Option<(CourseId, DayId)>,
    /// The arrival for which the day was chosen.
    arrival: u64,
    /// The item whose details are open.
    open: Option<ItemId>,
    /// What was parked on earlier days is spread out.
    carried: bool,
    panel: record::State,
    notes: notes::State,
}

/// Draws the screen; `wanted` is the day to show when one arrives.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId, wanted: Option<DayId>) {
    if state.arrival != cx.arrivals {
        state.arrival = cx.arrivals;
        if let Some(day) = wanted {
            (state.shown, state.open) = (Some((id, day)), None);
        }
    }
    let Some(course) = cx.workspace.course(id) else { return };
    if course.agenda.items().all(|item| !item.kind.is_teaching()) && course.records.is_empty() {
        empty_state(ui, cx, ICON_FACT_CHECK, t!(cx, "record-empty"), t!(cx, "record-empty-explain"), |ui| {
            if primary_button(ui, cx, Some(ICON_EDIT_CALENDAR), t!(cx, "record-empty-plan")).clicked() {
                cx.go(Place::Course(id, CourseTab::Plan));
            }
        });
        return;
    }
    let index = shown_day(cx, state, course);
    let room = ui.available_rect_before_wrap();
    if room.width() < BESIDE {
        scroll(ui, "record", WIDEST, |ui| {
            days_above(ui, cx, state, course, index);
            ui.add_space(space::L);
            day_and_course(ui, cx, state, course, index);
        });
        return;
    }
    let (left, right) = room.split_left_right_at_x(room.left() + space::XL + DAYS);
    let left = left.with_min_x(left.left() + space::XL).with_min_y(left.top() + space::XL);
    let mut column = ui.new_child(UiBuilder::new().max_rect(left).id_salt("days"));
    ScrollArea::vertical().id_salt("record-days").show(&mut column, |ui| {
        days_beside(ui, cx, state, course, index);
        ui.add_space(behind_notices(ui));
    });
    let mut page = ui.new_child(UiBuilder::new().max_rect(right).id_salt("day"));
    scroll(&mut page, "record", WIDEST, |ui| day_and_course(ui, cx, state, course, index));
    ui.advance_cursor_after_rect(room);
}

/// The day that is shown, and below it the course as a whole.
fn day_and_course(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, index: usize) {
    if let Some(day) = course.agenda.days.get(index) {
        day_head(ui, cx, course, index, day);
        carried(ui, cx, state, course, day);
        ui.add_space(space::M);
        row::rows(ui, cx, state, course, index);
        section(ui, t!(cx, "record-day-notes"), |ui| {
            card(ui, cx, |ui| {
                notes::ui(ui, cx, &mut state.notes, course, NoteTarget::Day(day.id));
            });
        });
    }
    areas(ui, cx, course);
}

/// The day to show: the one chosen, or the one that matters now.
fn shown_day(cx: &Cx<'_>, state: &mut State, course: &Course) -> usize {
    let chosen = state.shown.filter(|(shown, _)| *shown == course.id);
    if let Some(index) = chosen.and_then(|(_, day)| course.agenda.day_index(day)) {
        return index;
    }
    let index = day_now(course, cx.now.date());
    state.shown = course.agenda.days.get(index).map(|day| (course.id, day.id));
    state.open = None;
    index
}

/// The day of a course that matters on `today`: today's, else the first with something not recorded.
fn day_now(course: &Course, today: Date) -> usize {
    let days = &course.agenda.days;
    if let Some(index) = days.iter().position(|day| day.date == Some(today)) {
        return index;
    }
    let open = by_day(course).iter().position(|progress| progress.closed() < progress.sessions);
    open.unwrap_or(days.len().saturating_sub(1))
}

/// The areas, side by side, and what became of the sessions of the course.
fn areas(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let there: Vec<_> = by_area(course).into_iter().filter(|(_, progress)| progress.sessions > 0).collect();
    if there.is_empty() {
        return;
    }
    section(ui, t!(cx, "record-whole-course"), |ui| {
        let whole = of_course(course);
        card(ui, cx, |ui| {
            let text = progress_text(cx, whole);
            ui.label(&text).on_hover_text(progress_parts(cx, whole));
            ui.add_space(space::S);
            let gaps = space::XL * (there.len() - 1) as f32;
            let width = ((ui.available_width() - gaps) / there.len() as f32).clamp(180.0, 360.0);
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = space::XL;
                for (area, progress) in there {
                    progress_block(ui, cx, &words::area(cx, area), progress, width);
                }
            });
        });
    });
}

/// What a day is called among the others: its number, its date, how much of it is recorded.
struct DayName {
    number: String,
    date: String,
    recorded: String,
}

impl DayName {
    fn whole(&self) -> String {
        let parts = [self.number.as_str(), &self.date, &self.recorded];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

fn day_names(cx: &Cx<'_>, course: &Course) -> Vec<(DayId, DayName)> {
    let days = course.agenda.days.iter().zip(by_day(course)).enumerate();
    let name = |(index, (day, progress)): (usize, (&Day, Progress))| {
        let name = DayName {
            number: t!(cx, "day-number", number = index + 1),
            date: day.date.map(|date| cx.t.date(date, DateStyle::Short)).unwrap_or_default(),
            recorded: format!("{}/{}", progress.closed(), progress.sessions),
        };
        (day.id, name)
    };
    days.map(name).collect()
}

fn choose_day(state: &mut State, course: &Course, day: DayId) {
    state.shown = Some((course.id, day));
    state.open = None;
}

/// The days in a row, where the window is narrow.
fn days_above(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, chosen: usize) {
    let names = day_names(cx, course);
    let said: Vec<(DayId, String, String)> = names
        .iter()
        .map(|(day, name)| (*day, format!("{} · {}", name.number, name.recorded), name.whole()))
        .collect();
    let colour = cx.theme.accent;
    let all = said.iter().map(|(value, text, name)| Segment { value: *value, text, name, colour });
    let shown = course.agenda.days.get(chosen).map(|day| day.id);
    if let Some(day) = shown.and_then(|shown| segments(ui, cx, all, shown)) {
        choose_day(state, course, day);
    }
}

/// The days under each other, at the left.
fn days_beside(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, chosen: usize) {
    ui.spacing_mut().item_spacing.y = space::XS;
    for (index, (day, name)) in day_names(cx, course).into_iter().enumerate() {
        let here = index == chosen;
        let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), DAY), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, here, name.whole()));
        let radius = f32::from(size::RADIUS_SMALL);
        if here || response.hovered() {
            let fill = if here { cx.theme.accent_soft } else { cx.theme.raised };
            ui.painter().rect_filled(rect, radius, fill);
        }
        let inside = rect.shrink2(Vec2::new(space::M, 5.0));
        let line = |text: &str, at: Align2, colour: Color32, bold: bool| {
            let family = if bold { bold_family() } else { FontFamily::Proportional };
            let size = if bold { type_size::BODY } else { type_size::SMALL };
            let font = FontId::new(size, family);
            ui.painter().text(at.pos_in_rect(&inside), at, text, font, colour);
        };
        let strong = if here { cx.theme.accent } else { cx.theme.text };
        line(&name.number, Align2::LEFT_TOP, strong, true);
        line(&name.date, Align2::LEFT_BOTTOM, cx.theme.weak, false);
        line(&name.recorded, Align2::RIGHT_TOP, cx.theme.weak, false);
        focus_ring(ui, cx, &response);
        if response.clicked() {
            choose_day(state, course, day);
        }
    }
}

/// The day: what it is called, what there is to do with it as a whole, how far it is.
fn day_head(ui: &mut Ui, cx: &Cx<'_>, course: &Course, index: usize, day: &Day) {
    let progress = by_day(course).get(index).copied().unwrap_or_default();
    title(ui, &words::day(cx, index, day));
    ui.horizontal_wrapped(|ui| {
        if let Some(date) = day.date {
            ui.label(RichText::new(cx.t.date(date, DateStyle::Long)).color(cx.theme.weak));
            if date == cx.now.date() {
                badge(ui, cx.theme.status(Status::InProgress), t!(cx, "record-today"));
            }
        }
        ui.label(RichText::new(progress_text(cx, progress)).color(cx.theme.weak));
    });
    ui.horizontal_wrapped(|ui| {
        let may = cx.workspace.can_edit(DocId::Course(course.id));
        if may
            && let Some(command) = all_as_planned(course, day.id, cx.now.date())
            && button(ui, cx, Some(ICON_DONE_ALL), t!(cx, "record-all-as-planned"), Tone::Plain).clicked()
        {
            cx.edit(command);
        }
        // When all of it is recorded, closing the day is what comes next.
        let done = progress.sessions > 0 && progress.closed() == progress.sessions;
        let tone = if done { Tone::Primary } else { Tone::Plain };
        if button(ui, cx, Some(ICON_NIGHTS_STAY), t!(cx, "close-day"), tone).clicked() {
            cx.go(Place::CloseDay(course.id, day.id));
        }
    });
}

/// What was parked on earlier days and waits for an answer: one line, and all of it when pressed.
fn carried(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, day: &Day) {
    let Some(date) = day.date else { return };
    let count = open_notes::carried_over(course, date).count();
    if count == 0 {
        return;
    }
    ui.add_space(space::S);
    let mark = if state.carried { ICON_EXPAND_LESS } else { ICON_EXPAND_MORE };
    if button(ui, cx, Some(mark), &t!(cx, "record-carried", count = count), Tone::Plain).clicked() {
        state.carried = !state.carried;
    }
    if state.carried {
        card(ui, cx, |ui| {
            for note in open_notes::carried_over(course, date) {
                notes::card(ui, cx, &mut state.notes, course.id, note);
                ui.add_space(space::S);
            }
        });
    }
}
