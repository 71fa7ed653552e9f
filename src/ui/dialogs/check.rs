//! The plan of a course against its training: what is missing, what is too short, hours by area.

use std::sync::Arc;

use egui::{Label, Rect, RichText, ScrollArea, Sense, Ui, vec2};
use egui_material_icons::icons::{ICON_ADD, ICON_CHECK_CIRCLE};

use crate::core::ids::{CourseId, DocId};
use crate::core::model::agenda::Priority;
use crate::core::model::course::Course;
use crate::core::model::training::{Origin, Training};
use crate::core::plan::check;
use crate::core::plan::check::{AreaMinutes, Check, Missing};
use crate::t;
use crate::ui::action::Action;
use crate::ui::cx::{Cx, SaveView};
use crate::ui::theme::{CardColours, space};
use crate::ui::widgets::{Tone, badge, button, heading, icon, section, text_button, weak};
use crate::ui::words;

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: CourseId) {
    ui.set_width(600.0);
    let Some(course) = cx.workspace.course(id) else { return };
    let trainings: Vec<Arc<Training>> = course
        .trainings
        .iter()
        .filter_map(|id| cx.workspace.training_in(*id, &course.language).cloned())
        .collect();
    heading(ui, t!(cx, "check-title"));
    if trainings.is_empty() {
        weak(ui, cx, t!(cx, "check-no-training"));
    } else {
        let names: Vec<&str> = trainings.iter().map(|training| training.title.as_str()).collect();
        weak(ui, cx, &t!(cx, "check-against", trainings = names.join(", ")));
        if trainings.iter().any(|training| training.origin == Origin::Starter) {
            weak(ui, cx, t!(cx, "starter-explain"));
        }
        let found = check::check(course, &trainings);
        let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
        ScrollArea::vertical().id_salt("check").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            results(ui, cx, course, &found);
        });
    }
    ui.add_space(space::M);
    if text_button(ui, cx, t!(cx, "common-close")).clicked() {
        cx.push(Action::CloseDialog);
    }
}

fn results(ui: &mut Ui, cx: &Cx<'_>, course: &Course, found: &Check) {
    let may = cx.workspace.can_edit(DocId::Course(course.id)) && *cx.save != SaveView::LookOnly;
    section(ui, t!(cx, "check-areas"), |ui| {
        let most = found.areas.iter().map(|area| area.planned.max(area.reference)).max().unwrap_or(0);
        for area in found.areas.iter().filter(|area| area.planned + area.reference > 0) {
            area_line(ui, cx, *area, most);
        }
    });
    section(ui, t!(cx, "check-missing"), |ui| {
        if found.missing.is_empty() {
            good(ui, cx, t!(cx, "check-nothing-missing"));
        }
        let can_go_in = |missing: &&Missing| missing.is_core() && missing.day.is_some();
        let core: Vec<Missing> = found.missing.iter().filter(can_go_in).cloned().collect();
        if may && core.len() > 1 {
            let text = t!(cx, "check-add-all", count = core.len());
            if button(ui, cx, Some(ICON_ADD), &text, Tone::Primary).clicked() {
                // Together, so that neighbours keep the order of the training.
                cx.edit(check::add_all(&core, course, cx.ids));
            }
        }
        for missing in &found.missing {
            ui.push_id(missing.reference.item, |ui| missing_line(ui, cx, course, missing, may));
        }
    });
    if found.too_short.is_empty() {
        return;
    }
    section(ui, t!(cx, "check-short"), |ui| {
        for (item, planned, least) in &found.too_short {
            let Some(title) = course.agenda.item(*item).map(|item| item.title.clone()) else { continue };
            let fix = check::lengthen(course, *item, least.saturating_sub(*planned));
            let (planned, length) = (cx.t.minutes(*planned), cx.t.minutes(*least));
            ui.push_id(item, |ui| {
                ui.horizontal_wrapped(|ui| {
                    let text =
                        t!(cx, "check-short-line", title = title, planned = planned, least = length.clone());
                    ui.add(Label::new(text).wrap());
                    let Some(fix) = fix.filter(|_| may) else { return };
                    if text_button(ui, cx, &t!(cx, "check-short-fix", length = length)).clicked() {
                        cx.edit(fix);
                    }
                });
            });
        }
    });
}

fn good(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.horizontal_top(|ui| {
        ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
        ui.add(Label::new(text).wrap());
    });
}

fn missing_line(ui: &mut Ui, cx: &Cx<'_>, course: &Course, missing: &Missing, may: bool) {
    ui.horizontal_wrapped(|ui| {
        let colours = if missing.is_core() {
            CardColours { strong: cx.theme.warn, soft: cx.theme.warn_soft }
        } else {
            CardColours { strong: cx.theme.weak, soft: cx.theme.raised }
        };
        let priority: Priority = missing.item.priority;
        badge(ui, colours, t!(cx, words::priority(priority)));
        let title = missing.item.title.clone();
        let length = cx.t.minutes(missing.item.minutes);
        ui.add(Label::new(t!(cx, "check-missing-line", title = title.clone(), length = length)).wrap());
        let day = missing.day.and_then(|day| course.agenda.day_index(day));
        if let Some(number) = day.filter(|_| may).map(|index| index + 1) {
            let text = t!(cx, "check-add", number = number);
            let response = button(ui, cx, Some(ICON_ADD), &text, Tone::Plain);
            let name = t!(cx, "check-add-named", title = title, number = number);
            crate::ui::widgets::button::name(&response, egui::Role::Button, &name);
            if response.clicked() {
                cx.edit(missing.add(course, cx.ids));
            }
        }
    });
}

/// Planned minutes of an area as a bar, with a line where the training stands.
fn area_line(ui: &mut Ui, cx: &Cx<'_>, area: AreaMinutes, most: u32) {
    let colours = crate::ui::words::area_colours(cx, area.area);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(words::area(cx, area.area)).color(colours.strong));
        let (planned, reference) = (cx.t.minutes(area.planned), cx.t.minutes(area.reference));
        weak(ui, cx, &t!(cx, "check-area-line", planned = planned, reference = reference));
    });
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width().min(420.0), 10.0), Sense::hover());
    let part = |minutes: u32| rect.width() * minutes as f32 / most.max(1) as f32;
    ui.painter().rect_filled(rect, 5.0, cx.theme.raised);
    let bar = Rect::from_min_size(rect.min, vec2(part(area.planned), rect.height()));
    ui.painter().rect_filled(bar, 5.0, colours.strong);
    let x = rect.left() + part(area.reference).min(rect.width() - 1.0);
    ui.painter().vline(x, rect.expand(3.0).y_range(), egui::Stroke::new(2.0, cx.theme.text));
}
