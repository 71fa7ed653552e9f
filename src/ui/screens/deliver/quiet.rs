//! What is asked or said beside the running session: doubt about the clock, the reason why something was
//! not delivered as a whole, the parking lot, and a line about the keys.

use egui::{Label, RichText, Role, Ui, WidgetInfo};
use egui_material_icons::icons::{
    ICON_ARROW_FORWARD, ICON_CHECK, ICON_FACT_CHECK, ICON_FULLSCREEN, ICON_GROUPS, ICON_LOCAL_PARKING,
    ICON_NIGHTS_STAY, ICON_PICTURE_IN_PICTURE_ALT,
};
use jiff::civil::DateTime;

use super::{View, step, title_of};
use crate::core::deliver::forecast::Doubt;
use crate::core::ids::ItemId;
use crate::core::model::note::NoteKind;
use crate::core::model::record::Status;
use crate::core::record::open_notes;
use crate::core::record::open_notes::to_change;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::{Action, CourseTab, JumpMeant, Level, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{self, record};
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::own_undo::own_undo;
use crate::ui::widgets::{Tone, banner, bold, button, card, icon, one_line, text_button, weak};
use crate::ui::words;
use crate::ui::words::time_text;

/// What the part remembers: a time that is typed.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    /// Why it was not taken.
    refused: Option<Refusal>,
}

/// Why a time is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Refusal {
    /// It is not a time.
    Unclear,
    /// The session can't have begun or ended then.
    NotPossible,
}

impl Refusal {
    /// The key of the sentence that says it.
    fn words(self) -> &'static str {
        match self {
            Self::Unclear => "deliver-time-unclear",
            Self::NotPossible => "deliver-time-not-possible",
        }
    }
}

/// The time of the day has passed, and something waits: what was delivered is written down in the record.
pub(super) fn passed(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    if !view.expected.passed {
        return;
    }
    banner(ui, cx, Level::Info, t!(cx, "deliver-passed"), |ui| {
        if button(ui, cx, Some(ICON_FACT_CHECK), t!(cx, "deliver-passed-record"), Tone::Plain).clicked() {
            cx.go(Place::Course(view.course.id, CourseTab::Record(Some(view.day.id))));
        }
    });
}

/// Says that the times are not sure, why, and how to set them right.
pub(super) fn doubt(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let Some(doubt) = view.expected.doubt else { return };
    let under_way = view.under_way().next().map(|line| line.item);
    let item = match doubt {
        Doubt::Forgotten(item) => Some(item),
        _ => under_way,
    };
    let text = match doubt {
        Doubt::Jumped(jump) => {
            let minutes = u32::try_from(jump.millis / 60_000).unwrap_or(u32::MAX);
            t!(cx, "deliver-jumped", minutes = cx.t.minutes(minutes))
        }
        Doubt::WentBack => t!(cx, "deliver-went-back").to_owned(),
        Doubt::Forgotten(item) => {
            let title = view.item(item).map_or("", |item| title_of(cx, item));
            t!(cx, "deliver-forgotten", title = title)
        }
    };
    banner(ui, cx, Level::Warning, &text, |ui| {
        if !view.may_edit {
            ui.disable();
        }
        if matches!(doubt, Doubt::Jumped(_)) {
            let says = |meant| Action::ClockJumped(view.course.id, view.day.id, meant);
            if text_button(ui, cx, t!(cx, "deliver-time-passed")).clicked() {
                cx.push(says(JumpMeant::TimePassed));
            }
            if text_button(ui, cx, t!(cx, "deliver-clock-set")).clicked() {
                cx.push(says(JumpMeant::ClockSet));
            }
        }
    });
    if let (Some(item), Doubt::Forgotten(_) | Doubt::WentBack) = (item, doubt) {
        card(ui, cx, |ui| {
            ui.add_enabled_ui(view.may_edit, |ui| set_right(ui, cx, &mut state.right, view, item));
        });
    }
}

/// A field for the time at which a session really began or ended.
pub(super) fn set_right(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: ItemId) {
    let mut wanted = None;
    ui.horizontal_wrapped(|ui| {
        let label = ui.label(t!(cx, "deliver-really-time"));
        let field = one_line(&mut state.typed).desired_width(64.0);
        let response = ui.add(field.margin(egui::Margin::symmetric(8, 6))).labelled_by(label.id);
        let name = t!(cx, "deliver-really-time");
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        own_undo(&response, &state.typed, !state.typed.is_empty());
        if response.changed() {
            state.refused = None;
        }
        for (key, begins) in [("deliver-really-began", true), ("deliver-really-ended", false)] {
            if button(ui, cx, None, t!(cx, key), Tone::Plain).clicked() {
                wanted = Some(begins);
            }
        }
    });
    if let Some(begins) = wanted {
        match read(cx, view, item, &state.typed, begins) {
            Ok(command) => {
                step(cx, command);
                *state = State::default();
            }
            Err(why) => state.refused = Some(why),
        }
    }
    if let Some(why) = state.refused {
        ui.add(Label::new(RichText::new(t!(cx, why.words())).color(cx.theme.bad)).wrap());
    }
}

fn read(
    cx: &Cx<'_>,
    view: &View<'_>,
    item: ItemId,
    typed: &str,
    begins: bool,
) -> Result<crate::core::edit::command::Command, Refusal> {
    let time = TimeOfDay::parse(typed).ok_or(Refusal::Unclear)?;
    let now = cx.clock;
    let minutes = jiff::SignedDuration::from_mins(i64::from(time.minutes()));
    let at =
        |date: jiff::civil::Date| date.to_datetime(jiff::civil::Time::midnight()).saturating_add(minutes);
    if begins {
        // In a day that has run past midnight, what has not come yet today was before it.
        let today = now.wall.date();
        let first = view.run.began.map_or(today, |began| began.wall.date());
        let date = if at(today) > now.wall { first } else { today };
        return view.stage.really_started(item, at(date)).ok_or(Refusal::NotPossible);
    }
    let started = view.run.item(item).and_then(|run| run.started).ok_or(Refusal::NotPossible)?;
    // The first such time after it began.
    let began: DateTime = now.wall_at(started.millis);
    let end = Some(at(began.date())).filter(|end| *end >= began);
    let end = end.unwrap_or_else(|| at(began.date().tomorrow().unwrap_or(began.date())));
    let ago = now.wall.duration_since(end).as_millis();
    let ago = i64::try_from(ago).ok().filter(|ago| *ago >= 0).ok_or(Refusal::NotPossible)?;
    Ok(view.stage.finish_at(item, Status::Delivered, now.millis - ago))
}

/// Why was it not delivered as a whole?
pub(super) fn why(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let Some(id) = state.why else { return };
    let Some(known) = view.course.record(id).filter(|known| known.status.asks_reason()) else {
        // Taken back by undo, there is nothing to ask.
        if !std::mem::take(&mut state.why_fresh) {
            state.why = None;
        }
        return;
    };
    state.why_fresh = false;
    let title = record::title_of(view.course, id).to_owned();
    card(ui, cx, |ui| {
        ui.add(Label::new(bold(&title).size(type_size::HEADING)).wrap());
        ui.add_enabled_ui(view.may_edit, |ui| record::reason(ui, cx, view.course, id, known));
        ui.add_space(space::XS);
        if button(ui, cx, Some(ICON_CHECK), t!(cx, "deliver-why-done"), Tone::Plain).clicked() {
            state.why = None;
        }
    });
}

/// Where it goes on after the last session: with closing the day, and then with the next one.
fn lead_on(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let closed = view.course.closings.get(&view.day.id).is_some_and(|closing| closing.closed.is_some());
    let next = view.course.agenda.days.get(view.index + 1).filter(|_| closed);
    ui.horizontal_wrapped(|ui| {
        if let Some(next) = next {
            let text = t!(cx, "deliver-next-day", day = words::day(cx, view.index + 1, next));
            if button(ui, cx, Some(ICON_ARROW_FORWARD), &text, Tone::Primary).clicked() {
                state.chosen = Some((view.course.id, next.id));
            }
        }
        let tone = if closed { Tone::Plain } else { Tone::Primary };
        if button(ui, cx, Some(ICON_NIGHTS_STAY), t!(cx, "close-day"), tone).clicked() {
            cx.go(Place::CloseDay(view.course.id, view.day.id));
        }
    });
}

/// The parking lot: in the morning what waits from earlier days, at the end of the day all that is open.
pub(super) fn parked(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    let today = cx.now.date();
    let course = view.course;
    if let Some((day, text)) = to_change(course, view.day.id).filter(|_| !view.has_begun()) {
        ui.add_space(space::S);
        ui.label(bold(&t!(cx, "close-change-before", number = day + 1)));
        ui.add(Label::new(text).wrap());
    }
    if view.expected.is_over() {
        lead_on(ui, cx, state, view);
    }
    let notes: Vec<_> = if view.expected.is_over() {
        open_notes::open_notes(course).filter(|note| note.kind == NoteKind::Parking).cloned().collect()
    } else if view.has_begun() {
        Vec::new()
    } else {
        open_notes::carried_over(course, today)
            .filter(|note| note.kind == NoteKind::Parking)
            .cloned()
            .collect()
    };
    if notes.is_empty() {
        return;
    }
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        ui.label(icon(ICON_LOCAL_PARKING).color(cx.theme.accent));
        let key = if view.has_begun() { "deliver-parked-today" } else { "deliver-parked-before" };
        ui.add(Label::new(bold(&t!(cx, key, count = notes.len())).size(type_size::HEADING)).wrap());
    });
    for note in notes {
        panels::notes::card(ui, cx, &mut state.parked, course.id, &note);
        ui.add_space(space::XS);
    }
}

/// The timer, the small view, and the keys.
pub(super) fn foot(ui: &mut Ui, cx: &Cx<'_>, state: &mut super::State, view: &View<'_>) {
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if view.run.timer.is_none()
            && button(ui, cx, Some(ICON_GROUPS), t!(cx, "deliver-groups"), Tone::Plain).clicked()
        {
            super::timer::toggle(&mut state.timer);
        }
        let key = if state.small { "deliver-small-close" } else { "deliver-small-open" };
        if button(ui, cx, Some(ICON_PICTURE_IN_PICTURE_ALT), t!(cx, key), Tone::Plain).clicked() {
            state.small = !state.small;
        }
        if button(ui, cx, Some(ICON_FULLSCREEN), t!(cx, "deliver-wall-open"), Tone::Plain).clicked() {
            super::wall::toggle(cx, state);
        }
    });
    weak(ui, cx, t!(cx, "deliver-keys"));
    if let Some(began) = view.run.began {
        let text = t!(cx, "deliver-began", time = time_text(began.wall));
        ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
    }
}
