//! The cut helper: "I have 40 minutes less", "I have four days". The proposal is shown line by line
//! before it is taken.

use std::borrow::Cow;
use std::sync::Arc;

use egui::{Id, Label, Margin, RichText, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_ARROW_FORWARD, ICON_CALL_SPLIT, ICON_CHECK, ICON_REMOVE, ICON_TITLE};

use crate::core::ids::{CourseId, DayId, DocId, ItemId};
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::plan::cut::{CutProposal, CutStep, Split};
use crate::core::plan::less_time::{Less, fewest_days};
use crate::core::plan::quick_entry;
use crate::core::plan::quick_entry::Quick;
use crate::t;
use crate::ui::action::{Action, Level, Notice, Offer};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::{
    Tone, bold, button_if, choice, heading, icon, labelled, one_line, segmented, text_button, weak,
};
use crate::ui::words;

/// What is short.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Short {
    #[default]
    Minutes,
    Days,
}

/// Where minutes are short.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Placement {
    /// On the day that is today, or on the first.
    #[default]
    Today,
    Day(DayId),
    Course,
}

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    short: Short,
    place: Placement,
    minutes: Option<String>,
    days: Option<String>,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    ui.set_width(560.0);
    let Some(course) = cx.workspace.course(id) else { return };
    heading(ui, t!(cx, "cut-title"));
    weak(ui, cx, t!(cx, "cut-explain"));
    ui.add_space(space::S);
    let kinds = [(Short::Minutes, t!(cx, "cut-minutes")), (Short::Days, t!(cx, "cut-days"))];
    if let Some(short) = segmented(ui, cx, &kinds, state.short) {
        state.short = short;
    }
    ui.add_space(space::S);
    let asked = match state.short {
        Short::Minutes => fewer_minutes(ui, cx, state, course),
        Short::Days => fewer_days(ui, cx, state, course),
    };
    let mut shown = Cow::Owned(CutProposal::default());
    let mut answered = false;
    match &asked {
        Ok(less) => {
            let asked = (id, cx.workspace.revision, *less);
            let known = cx.background.shorter.as_ref();
            answered = known.is_some_and(|known| known.asked == asked && known.answered);
            if known.is_none_or(|known| known.asked != asked) {
                cx.push(Action::Shorten(id, *less));
            }
            if let Some(known) = known.filter(|known| known.asked.0 == id) {
                shown = Cow::Borrowed(&*known.proposal);
            }
        }
        Err(reason) => {
            let reason = RichText::new(reason).size(type_size::SMALL).color(cx.theme.bad);
            ui.add(Label::new(reason).wrap());
        }
    }
    let proposal = &*shown;
    ui.add_space(space::S);
    let nothing = if answered || asked.is_err() { t!(cx, "cut-nothing") } else { t!(cx, "cut-looking") };
    show(ui, cx, course, proposal, nothing);
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        let any = answered && !proposal.is_empty();
        let take = button_if(ui, cx, any, Some(ICON_CHECK), t!(cx, "cut-take"), Tone::Primary);
        if take.clicked() {
            cx.push(Action::CloseDialog);
            cx.edit(proposal.command(DocId::Course(id), &course.agenda));
            let text = t!(cx, "cut-taken", length = cx.t.minutes(proposal.saved));
            cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
        }
        if text_button(ui, cx, t!(cx, "common-cancel")).clicked() {
            cx.push(Action::CloseDialog);
        }
    });
}

fn field(ui: &mut Ui, cx: &Cx<'_>, label: &str, name: &'static str, text: &mut String) {
    labelled(ui, cx, label, |ui| {
        let edit = one_line(text).id(Id::unique(name)).desired_width(110.0);
        ui.add(edit.margin(Margin::symmetric(8, 6)))
    });
}

fn fewer_minutes(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) -> Result<Less, String> {
    let days = &course.agenda.days;
    let today = days.iter().find(|day| day.date == Some(cx.now.date())).or(days.first());
    if state.place == Placement::Today {
        state.place = today.map_or(Placement::Course, |day| Placement::Day(day.id));
    }
    let text = state.minutes.get_or_insert_with(|| "30".to_owned());
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width(180.0);
            field(ui, cx, t!(cx, "cut-minutes-field"), "cut-minutes", text);
        });
        ui.vertical(|ui| {
            let mut places = vec![(Placement::Course, t!(cx, "cut-whole-course").to_owned())];
            let named = |(index, day)| words::day(cx, index, day);
            places.extend(days.iter().enumerate().map(|day| (Placement::Day(day.1.id), named(day))));
            if let Some(new) = choice(ui, cx, t!(cx, "cut-where"), &places, state.place, 300.0) {
                state.place = new;
            }
        });
    });
    let minutes = match quick_entry::parse(text) {
        Ok(Quick::Length(minutes)) => minutes,
        Ok(Quick::Change(change)) => change.unsigned_abs(),
        Ok(Quick::Start(_)) | Err(_) => return Err(t!(cx, "cut-refused-minutes").to_owned()),
    };
    let day = match state.place {
        Placement::Day(day) => Some(day),
        Placement::Today | Placement::Course => None,
    };
    Ok(Less::Minutes(day, minutes))
}

fn fewer_days(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) -> Result<Less, String> {
    let (least, now) = (fewest_days(course), course.agenda.days.len());
    let text = state.days.get_or_insert_with(|| now.saturating_sub(1).max(1).to_string());
    field(ui, cx, t!(cx, "cut-days-field"), "cut-days", text);
    match text.trim().parse::<usize>() {
        Ok(days) if (least..now).contains(&days) => Ok(Less::Days(days)),
        _ if now == 1 => Err(t!(cx, "cut-one-day").to_owned()),
        _ if least >= now => Err(t!(cx, "cut-all-happened").to_owned()),
        _ => Err(t!(cx, "cut-refused-days", least = least, most = now - 1)),
    }
}

/// The proposal, line by line.
fn show(ui: &mut Ui, cx: &Cx<'_>, course: &Course, proposal: &CutProposal, nothing: &str) {
    ui.label(bold(t!(cx, "cut-proposal")));
    if proposal.is_empty() {
        weak(ui, cx, nothing);
    } else {
        let room = (ui.ctx().content_rect().height() - 430.0).max(120.0);
        ScrollArea::vertical()
            .id_salt("cut-lines")
            .max_height(room)
            .auto_shrink([false, true])
            .show(ui, |ui| lines(ui, cx, course, proposal));
    }
    if proposal.saved > 0 {
        ui.label(bold(&t!(cx, "cut-saved", length = cx.t.minutes(proposal.saved))));
    }
    let warn = |ui: &mut Ui, text: String| {
        ui.add(Label::new(RichText::new(text).color(cx.theme.warn)).wrap());
    };
    for (day, minutes) in &proposal.over {
        let length = cx.t.minutes(*minutes);
        warn(ui, t!(cx, "cut-over", number = number(course, *day), length = length));
    }
    if proposal.missing > 0 {
        warn(ui, t!(cx, "cut-missing", length = cx.t.minutes(proposal.missing)));
    }
}

fn lines(ui: &mut Ui, cx: &Cx<'_>, course: &Course, proposal: &CutProposal) {
    for step in &proposal.steps {
        if let Some(item) = course.agenda.item(step.item) {
            step_line(ui, cx, item, *step);
        }
    }
    for split in &proposal.splits {
        if let Some(item) = course.agenda.item(split.item) {
            line(ui, ICON_CALL_SPLIT, cx.theme.accent, &split_words(cx, course, item, split));
        }
    }
    for (item, day) in &proposal.moves {
        if let Some(item) = course.agenda.item(*item) {
            let title = title(cx, item).to_owned();
            let text = t!(cx, "cut-move", title = title, number = number(course, *day));
            line(ui, ICON_ARROW_FORWARD, cx.theme.accent, &text);
        }
    }
    for day in &proposal.removed_days {
        line(ui, ICON_REMOVE, cx.theme.bad, &day_goes(cx, course, proposal, *day));
    }
    if let Some(item) = proposal.replaced.and_then(|id| course.agenda.item(id)) {
        line(ui, ICON_REMOVE, cx.theme.bad, &t!(cx, "cut-replaced", title = title(cx, item).to_owned()));
    }
    for (day, title) in &proposal.titles {
        let number = number(course, *day);
        let text = if title.is_empty() {
            t!(cx, "cut-day-untitled", number = number)
        } else {
            t!(cx, "cut-day-title", number = number, title = title.clone())
        };
        line(ui, ICON_TITLE, cx.theme.accent, &text);
    }
}

/// That a day goes, and what of it goes with it: all but breaks and lunch, which every day has.
fn day_goes(cx: &Cx<'_>, course: &Course, proposal: &CutProposal, id: DayId) -> String {
    let number = number(course, id);
    let items = course.agenda.day(id).map(|day| day.items.as_slice()).unwrap_or_default();
    let goes = |item: &&Arc<Item>| !item.kind.is_rest() && proposal.left_out.contains(&item.id);
    let quoted = |item| t!(cx, "cut-quoted", title = title(cx, item).to_owned());
    let titles: Vec<String> = items.iter().filter(goes).map(|item| quoted(item)).collect();
    if titles.is_empty() {
        t!(cx, "cut-day-goes", number = number)
    } else {
        t!(cx, "cut-day-goes-with", number = number, titles = titles.join(", "))
    }
}

/// The number of a day as it is now, counted from 1.
fn number(course: &Course, day: DayId) -> usize {
    course.agenda.day_index(day).map_or(1, |index| index + 1)
}

/// The parts of a session that is split: how long, and on which days.
fn split_words(cx: &Cx<'_>, course: &Course, item: &Item, split: &Split) -> String {
    let part = |(_, day, minutes): &(ItemId, DayId, u32)| {
        t!(cx, "cut-part", length = cx.t.minutes(*minutes), number = number(course, *day))
    };
    let parts: Vec<String> = split.parts.iter().map(part).collect();
    t!(cx, "cut-split", title = title(cx, item).to_owned(), parts = parts.join("; "))
}

fn title<'a>(cx: &Cx<'a>, item: &'a Item) -> &'a str {
    if item.title.is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title }
}

fn step_line(ui: &mut Ui, cx: &Cx<'_>, item: &Item, step: CutStep) {
    let title = title(cx, item).to_owned();
    if let Some(to) = step.to {
        let (from, to) = (cx.t.minutes(step.from), cx.t.minutes(to));
        let text = t!(cx, "cut-shorten", title = title, from = from, to = to);
        line(ui, ICON_CHECK, cx.theme.accent, &text);
    } else {
        let text = t!(cx, "cut-drop", title = title, length = cx.t.minutes(step.from));
        line(ui, ICON_REMOVE, cx.theme.bad, &text);
    }
}

fn line(ui: &mut Ui, mark: egui_material_icons::MaterialIcon, colour: egui::Color32, text: &str) {
    ui.horizontal_top(|ui| {
        ui.label(icon(mark).color(colour));
        ui.add(Label::new(text).wrap());
    });
}
