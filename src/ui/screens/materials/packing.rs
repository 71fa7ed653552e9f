//! Printing and packing: how many copies of which handout, and what each day needs, to tick and to print.

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_PRINT};

use crate::core::edit::command::{Command, CourseEdit};
use crate::core::edit::packing::PackingEdit;
use crate::core::ids::{DocId, ItemId};
use crate::core::materials::packing::{CopyLine, SupplyDay, copies, people, supplies};
use crate::core::model::course::Course;
use crate::core::model::packing::MOST_SPARES;
use crate::report::words::copied;
use crate::t;
use crate::ui::action::{Action, ExportAction, FileAction, OpenRequest};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, button, card, heading, icon, plain_bar, weak};

/// Draws the lists.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let (copies, days) = (copies(course), supplies(course));
    card(ui, cx, |ui| top(ui, cx, course, may, &copies, &days));
    ui.add_space(space::M);
    card(ui, cx, |ui| {
        heading(ui, t!(cx, "packing-copies"));
        if copies.is_empty() {
            weak(ui, cx, t!(cx, "packing-no-copies"));
        }
        for (index, line) in copies.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            ui.push_id(line.link, |ui| copy_line(ui, cx, course, may, line));
        }
    });
    for day in &days {
        ui.add_space(space::M);
        card(ui, cx, |ui| {
            ui.push_id(day.day, |ui| supply_day(ui, cx, course, may, day));
        });
    }
    if days.is_empty() {
        ui.add_space(space::M);
        card(ui, cx, |ui| {
            heading(ui, t!(cx, "packing-supplies"));
            weak(ui, cx, t!(cx, "packing-no-supplies"));
        });
    }
}

fn top(ui: &mut Ui, cx: &Cx<'_>, course: &Course, may: bool, copies: &[CopyLine], days: &[SupplyDay]) {
    ui.spacing_mut().item_spacing.y = space::S;
    heading(ui, t!(cx, "packing-title"));
    weak(ui, cx, t!(cx, "packing-explain"));
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
    ui.add(Label::new(text).wrap());
    ui.horizontal_wrapped(|ui| {
        ui.add_enabled_ui(may, |ui| {
            if check(ui, cx, course.packing.for_trainers, t!(cx, "packing-for-trainers")) {
                edit(cx, course, PackingEdit::ForTrainers(!course.packing.for_trainers));
            }
            let mut spares = course.packing.spares;
            let label = ui.label(t!(cx, "packing-spares"));
            let field =
                ui.add(egui::DragValue::new(&mut spares).range(0..=MOST_SPARES)).labelled_by(label.id);
            if field.changed() {
                edit(cx, course, PackingEdit::Spares(spares));
            }
        });
    });
    let supplies = days.iter().flat_map(|day| &day.lines);
    let done =
        copies.iter().filter(|line| line.done).count() + supplies.clone().filter(|line| line.done).count();
    let all = copies.len() + supplies.count();
    if all > 0 {
        let text = t!(cx, "packing-done", done = done, all = all);
        plain_bar(ui, cx, done as f32 / all as f32, &text);
        ui.horizontal(|ui| {
            if done == all {
                ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
            }
            ui.label(text);
        });
        if button(ui, cx, Some(ICON_PRINT), t!(cx, "packing-print"), Tone::Primary).clicked() {
            cx.push(Action::Export(ExportAction::Packing(course.id)));
        }
    }
}

fn edit(cx: &Cx<'_>, course: &Course, edit: PackingEdit) {
    cx.edit(Command::Course(course.id, CourseEdit::Packing(edit)));
}

fn copy_line(ui: &mut Ui, cx: &Cx<'_>, course: &Course, may: bool, line: &CopyLine) {
    let doc = DocId::Course(course.id);
    let material = cx.workspace.material(doc, line.material);
    let title = match material {
        Some(material) => copied(cx.t, &line.name, line.range, material),
        None => t!(cx, "session-material-gone").to_owned(),
    };
    let text = t!(cx, "packing-line", count = line.copies, title = title.clone());
    ui.spacing_mut().item_spacing.y = space::XS;
    let pressed = ui.add_enabled_ui(may, |ui| check(ui, cx, line.done, &text)).inner;
    if pressed {
        edit(cx, course, PackingEdit::Copied(line.link, (!line.done).then_some(line.copies)));
    }
    below(ui, |ui| {
        used_by(ui, cx, course, &line.items);
        let (material, range) = (line.material, line.range);
        let name = t!(cx, "packing-open", title = title);
        let open = button(ui, cx, None, t!(cx, "packing-open-short"), Tone::Quiet);
        open.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
        if open.clicked() {
            cx.push(Action::Files(FileAction::Open(OpenRequest {
                doc,
                material,
                file: None,
                range,
                online: false,
            })));
        }
    });
}

fn supply_day(ui: &mut Ui, cx: &Cx<'_>, course: &Course, may: bool, day: &SupplyDay) {
    ui.spacing_mut().item_spacing.y = space::XS;
    heading(ui, &t!(cx, "packing-day", number = day.number));
    for line in &day.lines {
        ui.push_id(&line.text, |ui| {
            let pressed = ui.add_enabled_ui(may, |ui| check(ui, cx, line.done, &line.text)).inner;
            if pressed {
                edit(cx, course, PackingEdit::Packed(day.day, line.supplies.clone(), !line.done));
            }
            below(ui, |ui| used_by(ui, cx, course, &line.items));
        });
    }
}

/// What belongs to the line above stands under its words, not under its box.
fn below(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal(|ui| {
        ui.add_space(2.0 * space::L);
        ui.vertical(contents);
    });
}

/// The sessions that need it, small.
fn used_by(ui: &mut Ui, cx: &Cx<'_>, course: &Course, items: &[ItemId]) {
    let titles: Vec<&str> =
        items.iter().filter_map(|item| course.agenda.item(*item)).map(|item| item.title.as_str()).collect();
    let text = RichText::new(titles.join(" · ")).size(type_size::SMALL).color(cx.theme.weak);
    ui.add(Label::new(text).wrap());
}
