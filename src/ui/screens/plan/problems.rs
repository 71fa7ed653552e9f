//! What is wrong with a plan, in words, with a button for each way to mend it.

use std::collections::BTreeSet;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_INFO, ICON_WARNING};

use super::item_title;
use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::{DayId, DocId, ItemId};
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::course::Course;
use crate::core::plan::problems;
use crate::core::plan::problems::{Fix, FixKind, Problem};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space};
use crate::ui::widgets::{Tone, button, icon, weak};
use crate::ui::words;

/// A problem in words, with the ways to mend it.
#[derive(Clone, Debug)]
pub(super) struct PlanTrouble {
    pub(super) text: String,
    /// It wants to be mended; otherwise it is only good to know.
    pub(super) grave: bool,
    /// It is about when the day ends.
    pub(super) is_end: bool,
    /// The item that it is about.
    pub(super) item: Option<ItemId>,
    pub(super) fixes: Vec<(String, Command)>,
}

/// The problems of a day, those that want to be mended first. A course comes with its days on which something has
/// happened.
pub(super) fn of(
    cx: &Cx<'_>,
    doc: DocId,
    agenda: &Agenda,
    index: usize,
    course: Option<(&Course, &BTreeSet<DayId>)>,
) -> Vec<PlanTrouble> {
    let Some(day) = agenda.days.get(index) else { return Vec::new() };
    let mut found = Vec::new();
    if let Some((course, happened)) = course {
        for problem in problems::date_problems(agenda, index, &course.days_off) {
            let fix = problems::date_fix(doc, agenda, day.id, &course.days_off, happened);
            found.push(trouble(cx, day, problem, fix.into_iter().collect()));
        }
    }
    for problem in problems::problems(day) {
        let fixes = problems::fixes(doc, day, problem, cx.ids);
        found.push(trouble(cx, day, problem, fixes));
    }
    found.sort_by_key(|trouble| !trouble.grave);
    found
}

fn trouble(cx: &Cx<'_>, day: &Day, problem: Problem, fixes: Vec<Fix>) -> PlanTrouble {
    let grave = !matches!(problem, Problem::Empty | Problem::EndsEarly { .. } | Problem::NoBreak { .. });
    let item = match problem {
        Problem::Gap { item, .. }
        | Problem::Overlap { item, .. }
        | Problem::LockBeforeStart { item }
        | Problem::LunchShort { item, .. }
        | Problem::NoBreak { item, .. } => Some(item),
        _ => None,
    };
    let fixes = fixes.into_iter().map(|fix| (fix_words(cx, fix.kind), named(cx, fix.command))).collect();
    let is_end = matches!(problem, Problem::PastEnd { .. } | Problem::EndsEarly { .. });
    PlanTrouble { text: words(cx, day, problem), grave, is_end, item, fixes }
}

/// A problem as a sentence.
fn words(cx: &Cx<'_>, day: &Day, problem: Problem) -> String {
    let title = |id: ItemId| {
        let item = day.items.iter().find(|item| item.id == id);
        item.map(|item| item_title(cx, item).to_owned()).unwrap_or_default()
    };
    match problem {
        Problem::Empty => t!(cx, "plan-problem-empty").to_owned(),
        Problem::Gap { item, minutes } => {
            t!(cx, "plan-problem-gap", minutes = minutes, title = title(item))
        }
        Problem::Overlap { item, minutes, .. } => {
            t!(cx, "plan-problem-overlap", minutes = minutes, title = title(item))
        }
        Problem::LockBeforeStart { item } => t!(cx, "plan-problem-lock-early", title = title(item)),
        Problem::PastEnd { minutes } => t!(cx, "plan-problem-past-end", minutes = minutes),
        Problem::EndsEarly { minutes } => {
            t!(cx, "plan-problem-ends-early", length = cx.t.minutes(minutes))
        }
        Problem::PastMidnight => t!(cx, "plan-problem-midnight").to_owned(),
        Problem::NoLunch => t!(cx, "plan-problem-no-lunch").to_owned(),
        Problem::LunchShort { minutes, .. } => {
            t!(cx, "plan-problem-lunch-short", length = cx.t.minutes(minutes))
        }
        Problem::NoBreak { item, minutes } => {
            t!(cx, "plan-problem-no-break", length = cx.t.minutes(minutes), title = title(item))
        }
        Problem::DateOrder => t!(cx, "plan-problem-date-order").to_owned(),
        Problem::DayOff => t!(cx, "plan-problem-day-off").to_owned(),
    }
}

fn fix_words(cx: &Cx<'_>, kind: FixKind) -> String {
    match kind {
        FixKind::Unlock => t!(cx, "plan-fix-unlock").to_owned(),
        FixKind::Stretch(minutes) => t!(cx, "plan-fix-stretch", length = cx.t.minutes(minutes)),
        FixKind::Shorten(minutes) => t!(cx, "plan-fix-shorten", length = cx.t.minutes(minutes)),
        FixKind::AddBreak(minutes) => t!(cx, "plan-fix-break", length = cx.t.minutes(minutes)),
        FixKind::AddLunch(minutes) => t!(cx, "plan-fix-lunch", length = cx.t.minutes(minutes)),
        FixKind::LongerLunch(minutes) => t!(cx, "plan-fix-longer-lunch", length = cx.t.minutes(minutes)),
        FixKind::MoveStart(time) => t!(cx, "plan-fix-start", time = time.to_string()),
        FixKind::MoveEnd(time) => t!(cx, "plan-fix-end", time = time.to_string()),
        FixKind::NextFreeDate(date) => t!(cx, "plan-fix-date", date = cx.t.date(date, DateStyle::Short)),
    }
}

/// The same command, with a word for what it adds, so that undo can say it.
fn named(cx: &Cx<'_>, command: Command) -> Command {
    match command {
        Command::Agenda(doc, AgendaEdit::AddItem(day, index, mut item)) => {
            if item.title.is_empty() {
                let title = t!(cx, words::item_kind(item.kind));
                item.title.push_str(title);
            }
            Command::Agenda(doc, AgendaEdit::AddItem(day, index, item))
        }
        other => other,
    }
}

/// The same trouble on one day or on several, with what mends it on all of them at once.
#[derive(Debug)]
pub(super) struct Folded<'a> {
    first: &'a PlanTrouble,
    /// The places of the days, counted from 0.
    pub(super) days: Vec<usize>,
    /// Of these: the days that what mends it changes. Of several, one on which something has happened stays.
    pub(super) mended: Vec<usize>,
    fixes: Vec<(&'a str, Vec<&'a Command>)>,
}

/// What is said of several days in the same words is said once. Something has `happened` on some days: what is meant
/// for several leaves them as they are.
pub(super) fn folded<'a>(days: &[&'a [PlanTrouble]], happened: impl Fn(usize) -> bool) -> Vec<Folded<'a>> {
    let mut found: Vec<Folded<'a>> = Vec::new();
    for (day, trouble) in days.iter().enumerate().flat_map(|(day, all)| all.iter().map(move |one| (day, one)))
    {
        let fixes = || trouble.fixes.iter().map(|(text, command)| (text.as_str(), command));
        let alone = || fixes().map(|(text, command)| (text, vec![command])).collect();
        let same = |other: &&mut Folded<'a>| other.first.text == trouble.text && !other.days.contains(&day);
        let Some(other) = found.iter_mut().find(same) else {
            found.push(Folded { first: trouble, days: vec![day], mended: vec![day], fixes: alone() });
            continue;
        };
        other.days.push(day);
        if other.mended.iter().all(|day| happened(*day)) {
            (other.mended, other.fixes) = (Vec::new(), Vec::new());
        }
        if happened(day) {
            continue;
        }
        if other.mended.is_empty() {
            other.fixes = alone();
        } else {
            // Only what mends each of them.
            other.fixes.retain_mut(|(text, commands)| {
                let ours = fixes().find(|(words, _)| words == text);
                commands.extend(ours.map(|(_, command)| command));
                ours.is_some()
            });
        }
        other.mended.push(day);
    }
    found.sort_by_key(|folded| !folded.first.grave);
    found
}

/// Draws the trouble of one or of several days, with buttons that mend it on all of them in one step.
pub(super) fn show_folded(ui: &mut Ui, cx: &Cx<'_>, folded: &Folded<'_>, editable: bool) {
    boxed(ui, cx, folded.first, |ui| {
        let days = folded.days.iter().map(|day| (day + 1).to_string()).collect::<Vec<_>>().join(", ");
        weak(ui, cx, &t!(cx, "plan-trouble-days", count = folded.days.len(), days = days));
        for (text, commands) in folded.fixes.iter().filter(|_| editable) {
            if button(ui, cx, None, text, Tone::Plain).clicked() {
                let all: Vec<Command> = commands.iter().map(|command| (*command).clone()).collect();
                cx.edit(Command::Batch(BatchName::Fix, all));
            }
        }
        if editable && folded.mended.len() < folded.days.len() {
            weak(ui, cx, t!(cx, "plan-trouble-happened"));
        }
    });
}

/// Draws a problem with its buttons.
pub(super) fn show(ui: &mut Ui, cx: &Cx<'_>, trouble: &PlanTrouble, editable: bool) {
    boxed(ui, cx, trouble, |ui| {
        if editable && !trouble.fixes.is_empty() {
            fix_buttons(ui, cx, trouble, usize::MAX);
        }
    });
}

fn boxed(ui: &mut Ui, cx: &Cx<'_>, trouble: &PlanTrouble, below: impl FnOnce(&mut Ui)) {
    let (mark, colour, fill) = if trouble.grave {
        (ICON_WARNING, cx.theme.warn, cx.theme.warn_soft)
    } else {
        (ICON_INFO, cx.theme.weak, cx.theme.raised)
    };
    let frame = egui::Frame::new().fill(fill).corner_radius(size::RADIUS_SMALL);
    frame.inner_margin(egui::Margin::symmetric(10, 8)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.horizontal_top(|ui| {
            ui.label(icon(mark).color(colour));
            ui.add(Label::new(RichText::new(&trouble.text).color(cx.theme.text)).wrap());
        });
        below(ui);
    });
}

/// The buttons that mend a problem: the best `most` of them.
pub(super) fn fix_buttons(ui: &mut Ui, cx: &Cx<'_>, trouble: &PlanTrouble, most: usize) {
    for (text, command) in trouble.fixes.iter().take(most) {
        if button(ui, cx, None, text, Tone::Plain).clicked() {
            cx.edit(command.clone());
        }
    }
}
