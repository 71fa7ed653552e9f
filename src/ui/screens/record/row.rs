//! One session of the record: when it was planned, its title, the quick choices, and its details.

use egui::{Label, Rect, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_ARROW_FORWARD, ICON_EXPAND_LESS, ICON_EXPAND_MORE};

use super::State;
use crate::core::ids::{DocId, ItemId};
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::core::model::record::{Record, Status};
use crate::core::plan::times::DaySchedule;
use crate::core::record::figures::points_done;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::panels::{notes, record};
use crate::ui::theme::{CardColours, size, space, type_size};
use crate::ui::widgets::{bold, icon_button, list, list_row, section, status_badge, weak};
use crate::ui::words;

/// From this width on, in points, details and notes stand side by side.
const SIDE_BY_SIDE: f32 = 860.0;

/// One row.
struct Row<'a> {
    item: ItemId,
    /// Its planned clock times, or where it comes from.
    when: String,
    title: &'a str,
    colours: CardColours,
    /// It still stands in the plan.
    planned: bool,
}

/// The rows of a day: what was planned, what was moved here, what is no longer in the plan.
pub(super) fn rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, index: usize) {
    let Some(day) = course.agenda.days.get(index) else { return };
    let schedule = DaySchedule::of(day);
    let teaching = day.items.iter().zip(&schedule.slots).filter(|(item, _)| item.kind.is_teaching());
    let planned: Vec<Row<'_>> = teaching
        .map(|(item, slot)| {
            let (start, end) = (TimeOfDay::from_minutes(slot.start), TimeOfDay::from_minutes(slot.end));
            of_item(cx, item, format!("{start}–{end}"))
        })
        .collect();
    draw(ui, cx, state, course, &planned);
    let here = |record: &Record| record.status == Status::Moved && record.moved_to == Some(day.id);
    let moved: Vec<Row<'_>> = course
        .agenda
        .days
        .iter()
        .enumerate()
        .filter(|(from, _)| *from != index)
        .flat_map(|(from, day)| day.items.iter().map(move |item| (from, item)))
        .filter(|(_, item)| course.record(item.id).is_some_and(|record| here(record)))
        .map(|(from, item)| of_item(cx, item, t!(cx, "record-from-day", number = from + 1)))
        .collect();
    if !moved.is_empty() {
        section(ui, t!(cx, "record-moved-here"), |ui| {
            draw(ui, cx, state, course, &moved);
        });
    }
    let gone: Vec<Row<'_>> =
        gone_items(course, index).map(|(item, record)| gone_row(cx, item, record)).collect();
    if !gone.is_empty() {
        section(ui, t!(cx, "record-gone"), |ui| {
            weak(ui, cx, t!(cx, "record-gone-explain"));
            draw(ui, cx, state, course, &gone);
        });
    }
}

fn of_item<'a>(cx: &Cx<'_>, item: &'a Item, when: String) -> Row<'a> {
    Row {
        item: item.id,
        when,
        title: &item.title,
        colours: crate::ui::words::item_colours(cx, item),
        planned: true,
    }
}

fn gone_row<'a>(cx: &Cx<'_>, item: ItemId, record: &'a Record) -> Row<'a> {
    let then = record.planned.as_ref();
    let when = then.map(|then| cx.t.minutes(then.minutes)).unwrap_or_default();
    let title = then.map(|then| then.title.as_str()).unwrap_or_default();
    Row { item, when, title, colours: cx.theme.rest(), planned: false }
}

/// The records of a day whose item was deleted. Those whose day was deleted, too, stand on the last one.
fn gone_items(course: &Course, index: usize) -> impl Iterator<Item = (ItemId, &Record)> {
    let last = course.agenda.days.len().saturating_sub(1);
    course.records.iter().filter_map(move |(id, record)| {
        let there = course.agenda.item(*id).is_some();
        let day = record.planned.as_ref().and_then(|then| course.agenda.day_index(then.day)).unwrap_or(last);
        (!there && day == index && record.status != Status::Planned).then_some((*id, record.as_ref()))
    })
}

fn draw(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, rows: &[Row<'_>]) {
    if rows.is_empty() {
        return;
    }
    ui.add_space(space::XS);
    list(ui, cx, |ui| {
        for row in rows {
            let contents = |ui: &mut Ui| contents(ui, cx, state, course, row);
            let rect = ui.push_id(row.item, |ui| list_row(ui, cx, contents).response.rect).inner;
            let strip = Rect::from_min_size(rect.min, Vec2::new(4.0, rect.height()));
            ui.painter().rect_filled(strip.shrink2(Vec2::new(0.0, 1.0)), 0.0, row.colours.strong);
        }
    });
}

fn contents(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, row: &Row<'_>) {
    let open = state.open == Some(row.item);
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let choices_width = record::choices_width(ui, cx);
    let wide = ui.available_width() > choices_width + 380.0;
    let mut chosen = None;
    ui.horizontal(|ui| {
        let right = if wide { choices_width + space::M } else { 0.0 };
        let width = ui.available_width() - right;
        ui.allocate_ui(Vec2::new(width, size::CONTROL), |ui| {
            ui.horizontal(|ui| {
                ui.set_min_width(width);
                head(ui, cx, state, course, row, open);
            });
        });
        if wide {
            ui.add_enabled_ui(may, |ui| chosen = record::choices(ui, cx, course, row.item));
        }
    });
    if !wide {
        ui.add_enabled_ui(may, |ui| {
            ui.horizontal_wrapped(|ui| chosen = record::choices(ui, cx, course, row.item));
        });
    }
    match chosen {
        Some(status) if status.asks_reason() => state.open = Some(row.item),
        _ => {}
    }
    if open {
        details(ui, cx, state, course, row);
    } else if let Some(text) = summary(cx, course, row.item) {
        weak(ui, cx, &text);
    }
}

fn head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, row: &Row<'_>, open: bool) {
    let (mark, key) = if open {
        (ICON_EXPAND_LESS, "record-hide-details")
    } else {
        (ICON_EXPAND_MORE, "record-show-details")
    };
    if icon_button(ui, cx, mark, &t!(cx, key, title = row.title)).clicked() {
        state.open = (!open).then_some(row.item);
    }
    ui.label(RichText::new(&row.when).color(cx.theme.weak).size(type_size::SMALL));
    let status = record::status_of(course, row.item);
    let button = size::ICON + ui.spacing().button_padding.x * 2.0 + space::S;
    let go_width = if row.planned { button } else { 0.0 };
    let badge_width = if status == Status::InProgress { 110.0 } else { 0.0 };
    let width = (ui.available_width() - go_width - badge_width - space::S).max(60.0);
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(Label::new(bold(row.title)).truncate()).on_hover_text(row.title);
    });
    if status == Status::InProgress {
        status_badge(ui, cx, status);
    }
    if row.planned
        && icon_button(ui, cx, ICON_ARROW_FORWARD, &t!(cx, "record-open-session", title = row.title))
            .clicked()
    {
        cx.go(Place::Session(DocId::Course(course.id), row.item));
    }
}

fn details(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, row: &Row<'_>) {
    ui.separator();
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let width = ui.available_width();
    let panel = |ui: &mut Ui, state: &mut State| {
        ui.add_enabled_ui(may, |ui| record::details(ui, cx, &mut state.panel, course, row.item));
    };
    let notes = |ui: &mut Ui, state: &mut State| {
        ui.add_space(space::S);
        weak(ui, cx, t!(cx, "record-session-notes"));
        notes::ui(ui, cx, &mut state.notes, course, NoteTarget::Item(row.item));
    };
    if width < SIDE_BY_SIDE {
        panel(ui, state);
        notes(ui, state);
        return;
    }
    let half = (width - space::XL) / 2.0;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::XL;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(half);
            panel(ui, state);
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(half);
            notes(ui, state);
        });
    });
}

/// What is recorded, in one line below the title: reason, real times, key points, notes.
fn summary(cx: &Cx<'_>, course: &Course, item: ItemId) -> Option<String> {
    let mut parts = Vec::new();
    if let Some(record) = course.record(item) {
        parts.extend(record.reason.map(|reason| t!(cx, words::reason(reason)).to_owned()));
        if !record.reason_text.trim().is_empty() {
            parts.push(record.reason_text.trim().to_owned());
        }
        let to = record.moved_to.and_then(|day| course.agenda.day_index(day));
        parts.extend(to.map(|day| t!(cx, "record-to-day", number = day + 1)));
        parts.extend(
            record
                .actual_minutes()
                .map(|minutes| t!(cx, "record-took-minutes", actual = cx.t.minutes(minutes))),
        );
        if let Some(item) = course.agenda.item(item)
            && let (done @ 1.., all) = points_done(item, record)
        {
            parts.push(t!(cx, "record-key-points", done = done, all = all));
        }
    }
    let notes = course.notes.iter().filter(|note| note.target == NoteTarget::Item(item)).count();
    if notes > 0 {
        parts.push(t!(cx, "record-notes-count", count = notes));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}
