//! What happened to one item: its status, the reason, the real times, the key points brought across.
//!
//! Used by the record of a day and by the page of a session, so that both record the same way.

use egui::{Id, RichText, Role, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_EVENT_UPCOMING, ICON_MORE_TIME, ICON_SCHEDULE, ICON_UNDO};
use jiff::civil::{Date, DateTime};

use crate::core::deliver::move_session;
use crate::core::edit::command::{Command, CourseEdit};
use crate::core::edit::record::RecordEdit;
use crate::core::ids::{CourseId, DocId, ItemId};
use crate::core::merge::summary::Subject;
use crate::core::model::course::Course;
use crate::core::model::note::{Note, NoteKind, NoteTarget};
use crate::core::model::record::{ReasonKind, Record, Status};
use crate::core::record::figures::points_done;
use crate::core::record::times::{self, End, TimeRefusal, in_order, read_time, set_times};
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::panels::differences;
use crate::ui::theme::{size, space};
use crate::ui::widgets::button::{Tone, button, icon_button};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::chip::chip;
use crate::ui::widgets::draft::{Drafts, Field, draft_field};
use crate::ui::widgets::field::{field_row, in_line, multiline};
use crate::ui::widgets::layout::weak;
use crate::ui::widgets::segmented::{Segment, segments, segments_width};
use crate::ui::words;

/// What the panel remembers: times that were typed and not yet taken.
#[derive(Debug, Default)]
pub struct State {
    drafts: Drafts,
}

/// The four statuses that are chosen by hand, with their short words.
const CHOICES: [(Status, &str); 4] = [
    (Status::Delivered, "record-delivered"),
    (Status::Partly, "record-partly"),
    (Status::Skipped, "record-skipped"),
    (Status::Moved, "record-moved"),
];

/// The whole panel of an item: choices, reason, times, key points.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId) {
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    ui.add_enabled_ui(may, |ui| {
        ui.push_id(("record", item), |ui| {
            ui.horizontal_wrapped(|ui| choices(ui, cx, course, item));
            all_but_choices(ui, cx, state, course, item);
        });
    });
}

/// The panel without its choices, where these stand elsewhere.
pub fn below(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId) {
    let may = cx.workspace.can_edit(DocId::Course(course.id));
    ui.add_enabled_ui(may, |ui| {
        ui.push_id(("record", item), |ui| all_but_choices(ui, cx, state, course, item));
    });
}

fn all_but_choices(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId) {
    details(ui, cx, state, course, item);
    differences::at(ui, cx, course, Subject::Record(item));
}

/// The quick choices alone, for a row. Returns the status that was just chosen.
pub fn choices(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId) -> Option<Status> {
    let status = status_of(course, item);
    let title = title_of(course, item);
    let names = CHOICES.map(|(_, key)| format!("{}: {title}", t!(cx, key)));
    let all = CHOICES.iter().zip(&names).map(|((value, key), name)| {
        let (value, colour) = (*value, cx.theme.status(*value).strong);
        Segment { value, text: t!(cx, *key), name, colour }
    });
    let mut chosen = segments(ui, cx, all, status);
    // The way back has its place at all times, so that choosing moves nothing.
    if status == Status::Planned {
        ui.allocate_space(Vec2::splat(size::CONTROL));
    } else {
        let name = format!("{}: {title}", t!(cx, "record-back-to-planned"));
        if icon_button(ui, cx, ICON_UNDO, &name).clicked() {
            chosen = Some(Status::Planned);
        }
    }
    if let Some(chosen) = chosen {
        record(cx, course.id, item, RecordEdit::Status(chosen));
    }
    chosen
}

/// How wide the choices are in a row, in points, in this language.
#[must_use]
pub fn choices_width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    let words = segments_width(ui, cx, CHOICES.iter().map(|(_, key)| t!(cx, *key)));
    words + ui.spacing().item_spacing.x + size::CONTROL
}

/// Everything below the choices: reason, times, key points.
pub fn details(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId) {
    let nothing = Record::default();
    let known = course.record(item).map_or(&nothing, |record| record.as_ref());
    if known.status.asks_reason() {
        ui.add_space(space::S);
        reason(ui, cx, course, item, known);
    }
    if !matches!(known.status, Status::Skipped | Status::Moved) {
        ui.add_space(space::S);
        real_times(ui, cx, state, course, item, known);
    }
    key_points(ui, cx, course, item, known);
}

/// The status of an item.
#[must_use]
pub fn status_of(course: &Course, item: ItemId) -> Status {
    course.record(item).map_or(Status::Planned, |record| record.status)
}

/// The title of an item, or the one it was recorded under if it is no longer in the plan.
#[must_use]
pub fn title_of(course: &Course, item: ItemId) -> &str {
    let then = || course.record(item)?.planned.as_ref().map(|then| then.title.as_str());
    course.agenda.item(item).map(|item| item.title.as_str()).or_else(then).unwrap_or_default()
}

fn record(cx: &Cx<'_>, course: CourseId, item: ItemId, edit: RecordEdit) {
    cx.edit(Command::Course(course, CourseEdit::Record(item, edit)));
}

/// Why it was not delivered as a whole: from a short list, or in words; of a moved one, to which day.
pub fn reason(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId, known: &Record) {
    let question = match known.status {
        Status::Partly => "record-why-partly",
        Status::Skipped => "record-why-skipped",
        _ => "record-why-moved",
    };
    weak(ui, cx, t!(cx, question));
    ui.horizontal_wrapped(|ui| {
        for kind in ReasonKind::ALL {
            let text = t!(cx, words::reason(kind));
            let here = known.reason == Some(kind);
            if chip(ui, cx, text, text, here).clicked() {
                record(cx, course.id, item, RecordEdit::Reason((!here).then_some(kind)));
            }
        }
    });
    let text = multiline(ui, cx, t!(cx, "record-reason-words"), &known.reason_text, 1);
    if let Some(text) = text {
        record(cx, course.id, item, RecordEdit::ReasonText(text));
    }
    if known.status == Status::Moved {
        ui.add_space(space::S);
        moved_to(ui, cx, course, item, known);
    }
}

/// To which day it was moved, and the offer to move it in the plan, too.
fn moved_to(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId, known: &Record) {
    let home = course.agenda.position(item).map(|(day, _)| day);
    weak(ui, cx, t!(cx, "record-moved-to"));
    ui.horizontal_wrapped(|ui| {
        for (index, day) in course.agenda.days.iter().enumerate() {
            if Some(index) == home {
                continue;
            }
            let mut text = t!(cx, "day-number", number = index + 1);
            if let Some(date) = day.date {
                text = format!("{text}, {}", cx.t.date(date, crate::i18n::DateStyle::Short));
            }
            let here = known.moved_to == Some(day.id);
            if chip(ui, cx, &text, &text, here).clicked() {
                record(cx, course.id, item, RecordEdit::MovedTo((!here).then_some(day.id)));
            }
        }
    });
    let target = known.moved_to.and_then(|id| course.agenda.day_index(id));
    let (Some(home), Some(target)) = (home, target) else { return };
    ui.add_space(space::XS);
    let text = t!(cx, "record-move-in-plan", number = target + 1);
    if button(ui, cx, Some(ICON_EVENT_UPCOMING), &text, Tone::Plain).clicked()
        && let Some(command) = move_in_plan(cx, course, item, home, target)
    {
        cx.edit(command);
    }
    weak(ui, cx, t!(cx, "record-move-in-plan-explain"));
}

/// The item really moved to the end of another day, to be delivered there, with a note that keeps why. The days are
/// their places in the course, counted from 0.
#[must_use]
pub fn move_in_plan(
    cx: &Cx<'_>,
    course: &Course,
    item: ItemId,
    home: usize,
    target: usize,
) -> Option<Command> {
    let mut text = t!(cx, "record-moved-note", from = home + 1, to = target + 1);
    if let Some(known) = course.record(item) {
        if let Some(reason) = known.reason {
            text = format!("{text} {}.", t!(cx, words::reason(reason)));
        }
        if !known.reason_text.trim().is_empty() {
            text = format!("{text} {}", known.reason_text.trim());
        }
    }
    let note =
        Note { ..Note::new(cx.ids.make(), NoteKind::Adaptation, NoteTarget::Item(item), cx.now, text) };
    move_session::to_day(course, item, course.agenda.days.get(target)?.id, note)
}

fn real_times(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId, known: &Record) {
    field_row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        time_field(ui, cx, state, course, item, End::Start);
        time_field(ui, cx, state, course, item, End::Finish);
        if known.started.is_none() && known.ended.is_none() {
            as_planned(ui, cx, course, item);
        }
        if let Some(text) = took_words(cx, course, item) {
            in_line(ui, |ui| {
                // In the middle of the height of the boxes beside it.
                ui.add_space(space::XS);
                ui.label(RichText::new(text).color(cx.theme.weak));
            });
        }
    });
}

/// What it took beside what was planned, in words; `None` while that is not known.
#[must_use]
pub fn took_words(cx: &Cx<'_>, course: &Course, item: ItemId) -> Option<String> {
    let known = course.record(item)?;
    let actual = known.actual_minutes()?;
    let now = course.agenda.item(item).map(|item| item.minutes);
    let planned = now.or(known.planned.as_ref().map(|then| then.minutes))?;
    let (actual_text, planned_text) = (cx.t.minutes(actual), cx.t.minutes(planned));
    Some(if actual == planned {
        t!(cx, "record-took-as-planned", actual = actual_text)
    } else {
        t!(cx, "record-took", actual = actual_text, planned = planned_text)
    })
}

/// One press for the usual case: it ran when it was planned.
fn as_planned(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId) {
    let Some(command) = times::as_planned(course, item, cx.now.date()) else { return };
    let press = |ui: &mut Ui| button(ui, cx, Some(ICON_SCHEDULE), t!(cx, "record-as-planned"), Tone::Quiet);
    if in_line(ui, press).clicked() {
        cx.edit(command);
    }
}

fn time_field(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: ItemId, end: End) {
    let known = course.record(item);
    let label = t!(cx, if end == End::Start { "record-started" } else { "record-ended" });
    let times = (known.and_then(|record| record.started), known.and_then(|record| record.ended));
    let value = if end == End::Start { times.0 } else { times.1 };
    let base = [value, times.0, times.1].into_iter().flatten().next().map(DateTime::date);
    let base = base.unwrap_or_else(|| day_date(course, item).unwrap_or_else(|| cx.now.date()));
    let name = format!("{label}: {}", title_of(course, item));
    let shown = value.map(|at| TimeOfDay::from(at.time()).to_string()).unwrap_or_default();
    let id = Id::unique(("record-time", course.id, item, end));
    let field = Field::new(label, &shown, 56.0).named(&name).id(id);
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        let times = read_time(text, base).and_then(|at| in_order(at, end, times));
        times.map_err(|why| t!(cx, refused_time(why)).to_owned())
    });
    if let Some((start, finish)) = typed {
        cx.edit(set_times(course, item, start, finish));
    }
    let now_name = format!("{}: {name}", t!(cx, "record-now"));
    let now = in_line(ui, |ui| button(ui, cx, Some(ICON_MORE_TIME), t!(cx, "record-now"), Tone::Quiet));
    let enabled = ui.is_enabled();
    now.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &now_name));
    if now.clicked() {
        state.drafts.drop_field(id);
        let now = cx.now.with().second(0).subsec_nanosecond(0).build().unwrap_or(cx.now);
        let (start, finish) = match end {
            End::Start => (Some(now), times.1.filter(|ended| *ended >= now)),
            End::Finish => (times.0.filter(|started| *started <= now), Some(now)),
        };
        cx.edit(set_times(course, item, start, finish));
    }
}

/// The key of the sentence that says why a time is not taken.
fn refused_time(why: TimeRefusal) -> &'static str {
    match why {
        TimeRefusal::Unclear => "record-time-unclear",
        TimeRefusal::Order => "record-time-order",
    }
}

fn day_date(course: &Course, item: ItemId) -> Option<Date> {
    let (day, _) = course.agenda.position(item)?;
    course.agenda.days[day].date
}

/// The key points, to be ticked as they are brought across; nothing where there are none.
pub fn key_points(ui: &mut Ui, cx: &Cx<'_>, course: &Course, item: ItemId, known: &Record) {
    let Some(planned) = course.agenda.item(item) else { return };
    let (done, all) = points_done(planned, known);
    if all == 0 {
        return;
    }
    ui.add_space(space::S);
    weak(ui, cx, &t!(cx, "record-key-points", done = done, all = all));
    for point in planned.written_points() {
        let ticked = known.key_points.contains(&point.id);
        if check(ui, cx, ticked, &point.text) {
            record(cx, course.id, item, RecordEdit::KeyPoint(point.id, !ticked));
        }
    }
}
