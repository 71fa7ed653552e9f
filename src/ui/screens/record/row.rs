//! The table of a day: a row for each session with its planned and real time, what became of it, and a mark for its
//! notes. A press on the row opens its details.

use egui::{Align, Frame, Label, Layout, Margin, Rect, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_ARROW_FORWARD, ICON_STICKY_NOTE_2};

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
use crate::ui::widgets::table::{ROW_EDGE, cell, hairline, head, number_cell, row, tall_row_button};
use crate::ui::widgets::{Tone, button, icon, list, quiet, section, weak};
use crate::ui::words;

/// The height of a row, in points: a title and a line below it.
const TALL: f32 = 48.0;

/// The widths of the columns, in points.
const WHEN: f32 = 46.0;
const LENGTH: f32 = 76.0;

/// The least room for a title, in points: before it gets less, columns are left out.
const TITLE: f32 = 170.0;

/// The room beside a word of the status, in points.
const SEGMENT_PADDING: f32 = 10.0;

/// From this width on, in points, details and notes stand side by side.
const SIDE_BY_SIDE: f32 = 900.0;

/// One row.
struct Row<'a> {
    item: ItemId,
    /// When it was planned to begin, or where it comes from.
    when: String,
    /// The minutes it was planned for.
    minutes: Option<u32>,
    title: &'a str,
    colours: CardColours,
    /// It still stands in the plan.
    planned: bool,
}

/// What there is room for in a table.
#[derive(Clone, Copy)]
struct Columns {
    /// The lengths, planned and real.
    lengths: bool,
    /// The choices, in the row itself.
    choices: bool,
}

/// The rows of a day: what was planned, what was moved here, what is no longer in the plan.
pub(super) fn rows(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, index: usize) {
    let Some(day) = course.agenda.days.get(index) else { return };
    let schedule = DaySchedule::of(day);
    let teaching = day.items.iter().zip(&schedule.slots).filter(|(item, _)| item.kind.is_teaching());
    let planned: Vec<Row<'_>> = teaching
        .map(|(item, slot)| of_item(cx, item, TimeOfDay::from_minutes(slot.start).to_string()))
        .collect();
    table(ui, cx, state, course, &planned);
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
        section(ui, t!(cx, "record-moved-here"), |ui| table(ui, cx, state, course, &moved));
    }
    let gone: Vec<Row<'_>> =
        gone_items(course, index).map(|(item, record)| gone_row(cx, item, record)).collect();
    if !gone.is_empty() {
        section(ui, t!(cx, "record-gone"), |ui| {
            weak(ui, cx, t!(cx, "record-gone-explain"));
            table(ui, cx, state, course, &gone);
        });
    }
}

fn of_item<'a>(cx: &Cx<'_>, item: &'a Item, when: String) -> Row<'a> {
    let colours = words::item_colours(cx, item);
    Row { item: item.id, when, minutes: Some(item.minutes), title: &item.title, colours, planned: true }
}

fn gone_row<'a>(cx: &Cx<'_>, item: ItemId, record: &'a Record) -> Row<'a> {
    let then = record.planned.as_ref();
    let title = then.map(|then| then.title.as_str()).unwrap_or_default();
    let minutes = then.map(|then| then.minutes);
    Row { item, when: String::new(), minutes, title, colours: cx.theme.rest(), planned: false }
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

fn table(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, rows: &[Row<'_>]) {
    if rows.is_empty() {
        return;
    }
    list(ui, cx, |ui| {
        ui.spacing_mut().button_padding.x = SEGMENT_PADDING;
        let choices = record::choices_width(ui, cx);
        let fixed = 2.0 * ROW_EDGE + WHEN + 2.0 * space::S;
        let room = ui.available_width() - fixed - choices;
        let columns = Columns { lengths: room - 2.0 * (LENGTH + space::S) >= TITLE, choices: room >= TITLE };
        heads(ui, cx, columns, choices);
        for row in rows {
            ui.push_id(row.item, |ui| one(ui, cx, state, course, row, columns));
        }
    });
}

/// The room for the title beside the other columns.
fn title_width(ui: &Ui, columns: Columns, choices: f32) -> f32 {
    let lengths = if columns.lengths { 2.0 * (LENGTH + space::S) } else { 0.0 };
    let choices = if columns.choices { choices + space::S } else { 0.0 };
    ui.available_width() - lengths - choices
}

fn heads(ui: &mut Ui, cx: &Cx<'_>, columns: Columns, choices: f32) {
    row(ui, cx, |ui| {
        cell(ui, WHEN, |_| {});
        let title = title_width(ui, columns, choices);
        cell(ui, title, |ui| head(ui, cx, t!(cx, "record-column-session")));
        if columns.lengths {
            number_cell(ui, LENGTH, |ui| head(ui, cx, t!(cx, "record-column-planned")));
            number_cell(ui, LENGTH, |ui| head(ui, cx, t!(cx, "record-column-took")));
        }
    });
}

/// One session: its row, and its details where it is open.
fn one(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, row: &Row<'_>, columns: Columns) {
    let open = state.open == Some(row.item);
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let key = if open { "record-hide-details" } else { "record-show-details" };
    let top = ui.cursor().min;
    let mut chosen = None;
    let pressed = tall_row_button(ui, cx, TALL, &t!(cx, key, title = row.title), |ui| {
        values(ui, cx, course, row, columns);
        if columns.choices {
            ui.add_enabled_ui(may, |ui| chosen = record::choices(ui, cx, course, row.item));
        }
    });
    if pressed {
        state.open = (!open).then_some(row.item);
    }
    if !columns.choices {
        let margin = Margin { left: ROW_EDGE as i8, bottom: space::S as i8, ..Margin::ZERO };
        Frame::new().inner_margin(margin).show(ui, |ui| {
            ui.add_enabled_ui(may, |ui| {
                ui.horizontal_wrapped(|ui| chosen = record::choices(ui, cx, course, row.item));
            });
        });
    }
    if chosen.is_some_and(Status::asks_reason) {
        state.open = Some(row.item);
    }
    if open {
        let margin = Margin::symmetric(ROW_EDGE as i8, space::M as i8);
        Frame::new().inner_margin(margin).show(ui, |ui| details(ui, cx, state, course, row));
        let line = ui.min_rect();
        hairline(ui, cx, line);
    }
    let strip = Rect::from_min_size(top, Vec2::new(4.0, TALL));
    ui.painter().rect_filled(strip.shrink2(Vec2::new(0.0, 1.0)), 0.0, row.colours.strong);
}

/// When it was planned, its title with what is recorded below, its lengths.
fn values(ui: &mut Ui, cx: &Cx<'_>, course: &Course, row: &Row<'_>, columns: Columns) {
    ui.spacing_mut().item_spacing.x = space::S;
    let small = |text: &str| RichText::new(text).color(cx.theme.weak).size(type_size::SMALL);
    let clock = row.when.starts_with(|first: char| first.is_ascii_digit());
    cell(ui, WHEN, |ui| clock.then(|| ui.label(RichText::new(&row.when).color(cx.theme.weak))));
    let below = summary(cx, course, row.item, !columns.lengths);
    let below = below.into_iter().chain((!clock && !row.when.is_empty()).then(|| row.when.clone()));
    let below = below.collect::<Vec<_>>().join(" · ");
    let title = title_width(ui, columns, record::choices_width(ui, cx));
    number_cell(ui, title, |ui| {
        notes_mark(ui, cx, course, row.item);
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = Label::new(RichText::new(row.title)).truncate();
            if below.is_empty() {
                ui.add(text);
                return;
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                ui.add(text);
                ui.add(Label::new(small(&below)).truncate()).on_hover_text(&below);
            });
        });
    });
    if columns.lengths {
        let planned = row.minutes.map(|minutes| cx.t.minutes(minutes)).unwrap_or_default();
        number_cell(ui, LENGTH, |ui| ui.label(RichText::new(planned).color(cx.theme.weak)));
        let took = course.record(row.item).and_then(|record| record.actual_minutes());
        let differs = took.is_some() && took != row.minutes;
        let colour = if differs { cx.theme.warn } else { cx.theme.text };
        let took = took.map(|minutes| cx.t.minutes(minutes)).unwrap_or_default();
        number_cell(ui, LENGTH, |ui| ui.label(RichText::new(took).color(colour)));
    }
}

/// How many notes a session has.
fn notes_mark(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId) {
    let count = course.notes.iter().filter(|note| note.target == NoteTarget::Item(item)).count();
    if count == 0 {
        return;
    }
    ui.spacing_mut().item_spacing.x = space::XS;
    let text = t!(cx, "record-notes-count", count = count);
    ui.label(RichText::new(count.to_string()).color(cx.theme.weak)).on_hover_text(&text);
    ui.label(icon(ICON_STICKY_NOTE_2).color(cx.theme.weak)).on_hover_text(&text);
}

fn details(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, row: &Row<'_>) {
    quiet(ui);
    ui.spacing_mut().item_spacing = Vec2::splat(space::S);
    ui.spacing_mut().button_padding.x = size::BUTTON_PADDING;
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    let width = ui.available_width();
    let panel = |ui: &mut Ui, state: &mut State| {
        ui.add_enabled_ui(may, |ui| record::details(ui, cx, &mut state.panel, course, row.item));
        let open = t!(cx, "record-open-session", title = row.title);
        if row.planned && button(ui, cx, Some(ICON_ARROW_FORWARD), &open, Tone::Quiet).clicked() {
            cx.go(Place::Session(DocId::Course(course.id), row.item));
        }
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

/// What is recorded, in one line below the title: reason, key points, and the real length where it has no column.
fn summary(cx: &Cx<'_>, course: &Course, item: ItemId, with_length: bool) -> Option<String> {
    let record = course.record(item)?;
    let mut parts = Vec::new();
    if record.status == Status::InProgress {
        parts.push(t!(cx, words::status(record.status)).to_owned());
    }
    parts.extend(record.reason.map(|reason| t!(cx, words::reason(reason)).to_owned()));
    if !record.reason_text.trim().is_empty() {
        parts.push(record.reason_text.trim().to_owned());
    }
    let to = record.moved_to.and_then(|day| course.agenda.day_index(day));
    parts.extend(to.map(|day| t!(cx, "record-to-day", number = day + 1)));
    let took = record.actual_minutes().filter(|_| with_length);
    parts.extend(took.map(|minutes| t!(cx, "record-took-minutes", actual = cx.t.minutes(minutes))));
    if let Some(item) = course.agenda.item(item)
        && let (done @ 1.., all) = points_done(item, record)
    {
        parts.push(t!(cx, "record-key-points", done = done, all = all));
    }
    (!parts.is_empty()).then(|| parts.join(" · "))
}
