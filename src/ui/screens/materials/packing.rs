//! Printing and packing: how many copies of which handout, and what each day needs, to tick and to print.

use egui::{RichText, Role, Ui};
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_PRINT};

use super::State;
use crate::core::edit::command::{BatchName, Command, CourseEdit};
use crate::core::edit::packing::PackingEdit;
use crate::core::ids::{DocId, ItemId};
use crate::core::materials::packing::{CopyLine, SupplyDay, copies, people, supplies, things};
use crate::core::model::course::Course;
use crate::core::model::packing::MOST_SPARES;
use crate::report::words::copied;
use crate::t;
use crate::ui::action::{Action, ExportAction, FileAction, OpenRequest};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::button::name;
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::table::{number_cell, row_check, row_text};
use crate::ui::widgets::{Tone, bold, button, icon, list, plain_bar, section, segmented, weak};

/// The width of the days of a line, in points.
const DAYS: f32 = 110.0;

/// Draws the lists.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let (copies, days) = (copies(course), supplies(course));
    head(ui, cx, course, &copies, &days);
    ui.add_enabled_ui(may, |ui| {
        how_many(ui, cx, course);
        ui.add_space(space::S);
        let choices = [(false, t!(cx, "packing-by-day")), (true, t!(cx, "packing-by-thing"))];
        if let Some(by_thing) = segmented(ui, cx, &choices, state.by_thing) {
            state.by_thing = by_thing;
        }
        if state.by_thing {
            by_thing(ui, cx, course, &copies, &days);
        } else {
            by_day(ui, cx, course, &copies, &days);
        }
    });
    if copies.is_empty() {
        weak(ui, cx, t!(cx, "packing-no-copies"));
    }
    if days.is_empty() {
        weak(ui, cx, t!(cx, "packing-no-supplies"));
    }
}

/// How much is done, and printing the lists.
fn head(ui: &mut Ui, cx: &Cx<'_>, course: &Course, copies: &[CopyLine], days: &[SupplyDay]) {
    let supplies = days.iter().flat_map(|day| &day.lines);
    let done =
        copies.iter().filter(|line| line.done).count() + supplies.clone().filter(|line| line.done).count();
    let all = copies.len() + supplies.count();
    if all == 0 {
        return;
    }
    let text = t!(cx, "packing-done", done = done, all = all);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        if done == all {
            ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
        }
        ui.label(bold(&text).size(type_size::TITLE));
        if button(ui, cx, Some(ICON_PRINT), t!(cx, "packing-print"), Tone::Primary).clicked() {
            cx.push(Action::Export(ExportAction::Packing(course.id)));
        }
    });
    plain_bar(ui, cx, done as f32 / all as f32, &text);
}

/// For how many people a handout is copied.
fn how_many(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let trainers = if course.packing.for_trainers { course.trainers.len() } else { 0 };
    let participants = people(course) as usize - trainers - course.packing.spares as usize;
    let text = t!(
        cx,
        "packing-sum",
        participants = participants,
        trainers = trainers,
        spares = course.packing.spares,
        all = people(course)
    );
    ui.horizontal_wrapped(|ui| {
        weak(ui, cx, &text);
        if check(ui, cx, course.packing.for_trainers, t!(cx, "packing-for-trainers")) {
            edit(cx, course, PackingEdit::ForTrainers(!course.packing.for_trainers));
        }
        let mut spares = course.packing.spares;
        let label = ui.label(t!(cx, "packing-spares"));
        let field = ui.add(egui::DragValue::new(&mut spares).range(0..=MOST_SPARES)).labelled_by(label.id);
        if field.changed() {
            edit(cx, course, PackingEdit::Spares(spares));
        }
    });
}

/// Day by day: what is handed out from that day on, and what is brought.
fn by_day(ui: &mut Ui, cx: &Cx<'_>, course: &Course, copies: &[CopyLine], days: &[SupplyDay]) {
    for (number, day) in (1..).zip(&course.agenda.days) {
        let handed: Vec<&CopyLine> =
            copies.iter().filter(|line| line.days.first() == Some(&number)).collect();
        let brought = days.iter().find(|one| one.day == day.id);
        if handed.is_empty() && brought.is_none() {
            continue;
        }
        section(ui, &t!(cx, "day-number", number = number), |ui| {
            list(ui, cx, |ui| {
                for line in handed {
                    ui.push_id(line.link, |ui| copy_line(ui, cx, course, line));
                }
                for line in brought.iter().flat_map(|day| &day.lines) {
                    let pressed = ui.push_id(&line.text, |ui| {
                        supply_line(ui, cx, course, &line.text, line.done, &line.items, None)
                    });
                    if pressed.inner {
                        edit(cx, course, PackingEdit::Packed(day.id, line.supplies.clone(), !line.done));
                    }
                }
            });
        });
    }
}

/// Thing by thing, each with all its days.
fn by_thing(ui: &mut Ui, cx: &Cx<'_>, course: &Course, copies: &[CopyLine], days: &[SupplyDay]) {
    if !copies.is_empty() {
        section(ui, t!(cx, "packing-copies"), |ui| {
            list(ui, cx, |ui| {
                for line in copies {
                    ui.push_id(line.link, |ui| copy_line(ui, cx, course, line));
                }
            });
        });
    }
    let things = things(days);
    if things.is_empty() {
        return;
    }
    section(ui, t!(cx, "packing-supplies"), |ui| {
        list(ui, cx, |ui| {
            for thing in &things {
                let numbers: Vec<u32> = thing.days.iter().map(|(_, number, _)| *number).collect();
                let pressed = ui.push_id(&thing.text, |ui| {
                    supply_line(ui, cx, course, &thing.text, thing.done, &thing.items, Some(&numbers))
                });
                if pressed.inner {
                    let pack = |(day, _, supplies): &(_, _, Vec<_>)| {
                        let packed = PackingEdit::Packed(*day, supplies.clone(), !thing.done);
                        Command::Course(course.id, CourseEdit::Packing(packed))
                    };
                    cx.edit(Command::Batch(BatchName::Packing, thing.days.iter().map(pack).collect()));
                }
            }
        });
    });
}

fn edit(cx: &Cx<'_>, course: &Course, edit: PackingEdit) {
    cx.edit(Command::Course(course.id, CourseEdit::Packing(edit)));
}

fn copy_line(ui: &mut Ui, cx: &Cx<'_>, course: &Course, line: &CopyLine) {
    let doc = DocId::Course(course.id);
    let title = match cx.workspace.material(doc, line.material) {
        Some(material) => copied(cx.t, &line.name, line.range, material),
        None => t!(cx, "session-material-gone").to_owned(),
    };
    let text = t!(cx, "packing-line", count = line.copies, title = title.clone());
    let pressed = row_check(ui, cx, line.done, &text, |ui| {
        let open = t!(cx, "packing-open-short");
        let width = ui.available_width() - DAYS - crate::ui::widgets::chip_width(ui, cx, open, false);
        what(ui, cx, course, width - 2.0 * space::S, &text, line.done, &line.items);
        number_cell(ui, DAYS, |ui| days_of(ui, cx, &line.days));
        let response = button(ui, cx, None, open, Tone::Quiet);
        name(&response, Role::Button, &t!(cx, "packing-open", title = title));
        if response.clicked() {
            cx.push(Action::Files(FileAction::Open(OpenRequest {
                doc,
                material: line.material,
                file: None,
                range: line.range,
                online: false,
            })));
        }
    });
    if pressed {
        edit(cx, course, PackingEdit::Copied(line.link, (!line.done).then_some(line.copies)));
    }
}

/// Something to bring, with the days that need it where they are not clear. Returns whether it was ticked.
fn supply_line(
    ui: &mut Ui,
    cx: &Cx<'_>,
    course: &Course,
    text: &str,
    done: bool,
    items: &[ItemId],
    days: Option<&[u32]>,
) -> bool {
    row_check(ui, cx, done, text, |ui| {
        let days_width = if days.is_some() { DAYS + space::S } else { 0.0 };
        what(ui, cx, course, ui.available_width() - days_width, text, done, items);
        if let Some(days) = days {
            number_cell(ui, DAYS, |ui| days_of(ui, cx, days));
        }
    })
}

/// What it is; the sessions that need it stand in its tooltip.
fn what(ui: &mut Ui, cx: &Cx<'_>, course: &Course, width: f32, text: &str, done: bool, items: &[ItemId]) {
    let titles: Vec<&str> =
        items.iter().filter_map(|item| course.agenda.item(*item)).map(|item| item.title.as_str()).collect();
    let colour = if done { cx.theme.weak } else { cx.theme.text };
    row_text(ui, RichText::new(text).color(colour), width).on_hover_text(titles.join("\n"));
}

fn days_of(ui: &mut Ui, cx: &Cx<'_>, days: &[u32]) {
    let numbers: Vec<String> = days.iter().map(ToString::to_string).collect();
    let text = t!(cx, "packing-on-days", count = days.len(), days = numbers.join(", "));
    ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
}
