//! The day that the first screen is about: what is next and its slides at a press, what to think of, and the day
//! as a line. Where no course is today, the first day of the next one in the same way.

use egui::{Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons::{
    ICON_CALENDAR_MONTH, ICON_CHECK, ICON_CLOUD_OFF, ICON_CO_PRESENT, ICON_FACT_CHECK, ICON_HELP,
    ICON_LIGHTBULB, ICON_SLIDESHOW,
};

use super::card::{begins_in, dates_and_place, menu, progress};
use super::timeline;
use super::view::{View, words_of};
use crate::core::deliver::forecast::ItemForecast;
use crate::core::ids::DocId;
use crate::core::materials::ready::needs;
use crate::core::model::agenda::Item;
use crate::core::model::link::LinkKind;
use crate::core::model::run::Phase;
use crate::core::model::summary::CourseSummary;
use crate::core::record::open_notes::to_change;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, CourseTab, DocumentAction, MaterialsView, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::not_here;
use crate::ui::panels::material_rows;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, icon, large_button, list, list_row, row_button, title, weak};
use crate::ui::words;

/// Where one stands, in one line: `Today · Monday, 14 September 2026 · day 1 of 5`.
pub(super) fn overline(cx: &Cx<'_>, summary: &CourseSummary) -> String {
    let today = cx.now.date();
    let next = |date| summary.days.iter().position(|day| day.date == Some(date));
    let coming = summary.next_date(today).and_then(|date| Some((date, next(date)?)));
    let Some((date, index)) = coming else { return t!(cx, "home-today").to_owned() };
    let day = t!(cx, "home-day-of", number = index + 1, days = summary.days.len());
    let when = match (date == today, index) {
        (true, _) => format!("{} · {}", t!(cx, "home-today"), cx.t.date(date, DateStyle::Long)),
        (false, 0) => begins_in(cx, today, date),
        (false, _) => t!(cx, "home-goes-on", date = cx.t.date(date, DateStyle::Long)),
    };
    format!("{when} · {day}")
}

/// The least room in which the day as a line stands beside what is next, in points.
const BESIDE: f32 = 640.0;

/// Draws the day.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    let doc = DocId::Course(summary.id);
    let course = cx.workspace.course(summary.id);
    let view = course.and_then(|course| View::of(cx, course));
    if course.is_none() && !cx.background.unreadable.contains_key(&doc) {
        // What is next stands in the course itself: it is read without being asked for.
        cx.push(Action::Documents(DocumentAction::Open(doc)));
    }
    let Some(view) = view else {
        title(ui, &summary.title);
        weak(ui, cx, &dates_and_place(cx, summary));
        ui.add_space(space::M);
        let text = t!(cx, "home-open-plan");
        if large_button(ui, cx, Some(ICON_CALENDAR_MONTH), text, Tone::Primary).clicked() {
            cx.go(Place::Course(summary.id, CourseTab::Plan));
        }
        return;
    };
    let room = ui.available_width();
    if room < BESIDE {
        main(ui, cx, summary, &view);
        ui.add_space(space::L);
        timeline::ui(ui, cx, &view);
        return;
    }
    let right = (room * 0.38).clamp(280.0, 400.0);
    let left = room - right - space::XXL;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XXL;
        for (width, is_left) in [(left, true), (right, false)] {
            ui.allocate_ui_with_layout(Vec2::new(width, 0.0), Layout::top_down(egui::Align::Min), |ui| {
                ui.set_width(width);
                ui.spacing_mut().item_spacing.x = space::S;
                if is_left {
                    main(ui, cx, summary, &view);
                } else {
                    timeline::ui(ui, cx, &view);
                }
            });
        }
    });
}

fn main(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, view: &View<'_>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let next = view.next().filter(|_| view.is_today);
    match next {
        Some(_) if view.expected.passed => {
            title(ui, &t!(cx, "home-passed", number = view.index + 1));
            ui.add(Label::new(t!(cx, "home-passed-explain")).wrap());
        }
        Some((line, item)) => {
            title(ui, words_of(cx, item));
            ui.add(Label::new(when(cx, view, line)).wrap());
        }
        None if view.is_today => title(ui, t!(cx, "home-nothing-next")),
        None => {
            title(ui, &summary.title);
            ui.add(Label::new(words::day(cx, view.index, view.day)).wrap());
        }
    }
    if view.is_today {
        weak(ui, cx, &summary.title);
    }
    weak(ui, cx, &dates_and_place(cx, summary));
    ui.add_space(space::L);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        match next {
            Some(_) if view.expected.passed => ways_of_passed(ui, cx, view),
            Some((_, item)) => ways_of_today(ui, cx, view, item),
            None if view.is_today => ways_of_evening(ui, cx, view),
            None => ways_of_coming(ui, cx, view),
        }
        menu(ui, cx, summary, size::CONTROL_LARGE);
    });
    ui.add_space(space::L);
    if summary.progress.closed() > 0 {
        progress(ui, cx, summary, 240.0);
        ui.add_space(space::M);
    }
    reminders(ui, cx, summary, view);
}

/// When what is next begins, or since when it runs, with its length.
fn when(cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast) -> String {
    let clock = words::time_text(view.start(line));
    let minutes = cx.t.minutes(line.minutes);
    let key = if line.phase == Phase::Waiting { "home-next" } else { "home-running" };
    t!(cx, key, clock = clock, minutes = minutes)
}

/// The day is to be delivered: on with it, and the slides of what is next.
fn ways_of_today(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let text = t!(cx, "home-deliver-day", number = view.index + 1);
    if large_button(ui, cx, Some(ICON_CO_PRESENT), &text, Tone::Primary).clicked() {
        view.go(cx, CourseTab::Deliver);
    }
    if let Some(link) = item.links.iter().find(|link| link.kind == LinkKind::Slides)
        && large_button(ui, cx, Some(ICON_SLIDESHOW), t!(cx, "home-open-slides"), Tone::Plain).clicked()
    {
        cx.push(material_rows::open(view.doc(), link));
    }
    plan(ui, cx, view, Tone::Quiet);
}

/// The time of the day has passed, and it has no record, or not all of it.
fn ways_of_passed(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let text = t!(cx, "home-record-day", number = view.index + 1);
    if large_button(ui, cx, Some(ICON_FACT_CHECK), &text, Tone::Primary).clicked() {
        view.go(cx, CourseTab::Record(Some(view.day.id)));
    }
    let text = t!(cx, "home-deliver-day", number = view.index + 1);
    if large_button(ui, cx, Some(ICON_CO_PRESENT), &text, Tone::Plain).clicked() {
        view.go(cx, CourseTab::Deliver);
    }
    plan(ui, cx, view, Tone::Quiet);
}

/// Everything of today has its record: what is left is to close the day.
fn ways_of_evening(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let closed = view.course.closings.get(&view.day.id).is_some_and(|closing| closing.closed.is_some());
    if closed {
        plan(ui, cx, view, Tone::Primary);
        return;
    }
    if large_button(ui, cx, Some(ICON_CHECK), t!(cx, "close-day"), Tone::Primary).clicked() {
        cx.go(Place::CloseDay(view.course.id, view.day.id));
    }
    plan(ui, cx, view, Tone::Plain);
}

/// The course is to come: its plan, and whether everything is ready.
fn ways_of_coming(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    plan(ui, cx, view, Tone::Primary);
    if large_button(ui, cx, Some(ICON_FACT_CHECK), t!(cx, "home-ready"), Tone::Plain).clicked() {
        view.go(cx, CourseTab::Materials(MaterialsView::Ready(Some(view.day.id))));
    }
}

fn plan(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, tone: Tone) {
    // Beside others a word will do.
    let key = if tone == Tone::Primary { "home-open-plan" } else { "tab-plan" };
    if large_button(ui, cx, Some(ICON_CALENDAR_MONTH), t!(cx, key), tone).clicked() {
        view.go(cx, CourseTab::Plan);
    }
}

/// What to think of before the day: what to do differently, what is open, what is not here.
fn reminders(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, view: &View<'_>) {
    let change = to_change(view.course, view.day.id);
    // Once nothing of the day is left, it is the next one whose files matter.
    let after = view.course.agenda.days.get(view.index + 1).filter(|_| view.next().is_none());
    let day = after.unwrap_or(view.day).id;
    let missing = not_here(cx, view.doc(), &needs(view.course, Some(day)));
    if change.is_none() && summary.open_notes == 0 && missing == 0 {
        return;
    }
    list(ui, cx, |ui| {
        if let Some((day, text)) = change {
            list_row(ui, cx, |ui| {
                ui.add_space(space::S);
                ui.horizontal_top(|ui| {
                    ui.label(icon(ICON_LIGHTBULB).color(cx.theme.accent));
                    ui.vertical(|ui| {
                        ui.spacing_mut().item_spacing.y = 2.0;
                        let label = t!(cx, "close-change-before", number = day + 1);
                        ui.label(RichText::new(label).size(type_size::SMALL).color(cx.theme.weak));
                        ui.add(Label::new(text).wrap());
                    });
                });
                ui.add_space(space::XS);
            });
        }
        if summary.open_notes > 0 {
            let text = t!(cx, "home-open-notes", count = summary.open_notes);
            if row_button(ui, cx, ICON_HELP, cx.theme.accent, &text).clicked() {
                view.go(cx, CourseTab::Notes);
            }
        }
        if missing > 0 {
            let key = if after.is_some() { "home-not-here-next" } else { "home-not-here" };
            let text = t!(cx, key, count = missing);
            if row_button(ui, cx, ICON_CLOUD_OFF, cx.theme.warn, &text).clicked() {
                view.go(cx, CourseTab::Materials(MaterialsView::Ready(Some(day))));
            }
        }
    });
}
