//! The course of today on the first screen: what is next, and its slides at a press.

use egui::{Label, RichText, Ui};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ARTICLE, ICON_CALENDAR_MONTH, ICON_CO_PRESENT, ICON_EDIT_NOTE, ICON_FACT_CHECK, ICON_SLIDESHOW,
    ICON_TASK_ALT,
};

use super::{dates_and_place, menu, progress};
use crate::core::ids::{CourseId, DocId};
use crate::core::model::agenda::Item;
use crate::core::model::link::LinkKind;
use crate::core::model::record::Status;
use crate::core::model::summary::CourseSummary;
use crate::core::plan::dates::next_day;
use crate::core::plan::times::DaySchedule;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::{Action, CourseTab, DocumentAction, FileAction, MaterialsView, OpenRequest, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{Tone, badge, bold, button, large_button, weak};

/// The course of today: large, with what is next.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    let today = cx.now.date();
    let index = summary.days.iter().position(|day| day.date == Some(today));
    ui.label(RichText::new(t!(cx, "home-today")).color(cx.theme.accent).size(type_size::SMALL));
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width((ui.available_width() - 60.0).max(200.0));
            ui.add(Label::new(bold(&summary.title).size(type_size::TITLE)).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| menu(ui, cx, summary));
    });
    let mut line = dates_and_place(cx, summary);
    if let Some(index) = index {
        line = t!(cx, "home-day-of", number = index + 1, days = summary.days.len()) + ", " + &line;
    }
    weak(ui, cx, &line);
    ui.add_space(space::S);
    match index.and_then(|index| next_of_day(cx, summary.id, index)) {
        Some((clock, item)) => {
            ui.label(RichText::new(t!(cx, "home-next", clock = clock)).color(cx.theme.weak));
            ui.add(Label::new(bold(&item.title).size(type_size::PAGE)).wrap());
            ui.add_space(space::S);
            ui.horizontal_wrapped(|ui| buttons(ui, cx, summary.id, item));
        }
        None if cx.workspace.course(summary.id).is_some() => {
            weak(ui, cx, t!(cx, "home-nothing-next"));
        }
        // What is next stands in the course itself: today's is read without being asked for.
        None => cx.push(Action::Documents(DocumentAction::Open(DocId::Course(summary.id)))),
    }
    ui.add_space(space::S);
    progress(ui, cx, summary, 320.0);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let to = |ui: &mut Ui, mark: MaterialIcon, key: &str, tab| {
            if button(ui, cx, Some(mark), t!(cx, key), Tone::Plain).clicked() {
                cx.go(Place::Course(summary.id, tab));
            }
        };
        to(ui, ICON_CO_PRESENT, "tab-deliver", CourseTab::Deliver);
        if button(ui, cx, Some(ICON_FACT_CHECK), t!(cx, "home-ready"), Tone::Plain).clicked() {
            let course = cx.workspace.course(summary.id);
            let day = course.and_then(|course| next_day(course, today));
            cx.go(Place::Course(summary.id, CourseTab::Materials(MaterialsView::Ready(day))));
        }
        to(ui, ICON_CALENDAR_MONTH, "tab-plan", CourseTab::Plan);
        to(ui, ICON_TASK_ALT, "tab-record", CourseTab::Record(None));
        to(ui, ICON_EDIT_NOTE, "tab-notes", CourseTab::Notes);
        if summary.open_notes > 0 {
            let text = t!(cx, "home-open-notes", count = summary.open_notes);
            badge(ui, cx.theme.status(Status::Partly), &text);
        }
    });
}

/// The two ways on from what is next: its page, and its slides at once.
fn buttons(ui: &mut Ui, cx: &Cx<'_>, id: CourseId, item: &Item) {
    let doc = DocId::Course(id);
    if large_button(ui, cx, Some(ICON_ARTICLE), t!(cx, "home-open-session"), Tone::Primary).clicked() {
        cx.go(Place::Session(doc, item.id));
    }
    let Some(link) = item.links.iter().find(|link| link.kind == LinkKind::Slides) else { return };
    if large_button(ui, cx, Some(ICON_SLIDESHOW), t!(cx, "home-open-slides"), Tone::Plain).clicked() {
        cx.push(Action::Files(FileAction::Open(OpenRequest {
            doc,
            material: link.material,
            file: None,
            range: link.range,
            online: false,
        })));
    }
}

/// The next item of a day that teaches and is not closed, with its clock time.
fn next_of_day<'a>(cx: &Cx<'a>, id: CourseId, index: usize) -> Option<(String, &'a Item)> {
    let course = cx.workspace.course(id)?;
    let day = course.agenda.days.get(index)?;
    let schedule = DaySchedule::of(day);
    let open = |item: &Item| course.records.get(&item.id).is_none_or(|record| !record.status.is_closed());
    day.items
        .iter()
        .zip(&schedule.slots)
        .find(|(item, _)| item.kind.is_teaching() && open(item))
        .map(|(item, slot)| (TimeOfDay::from_minutes(slot.start).to_string(), item.as_ref()))
}
