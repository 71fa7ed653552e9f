//! Past runs of a session: what it really took in other courses, and what was noted there.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::notes::{kind_colours, kind_icon};
use crate::core::find::digest::Digest;
use crate::core::ids::CourseId;
use crate::core::model::agenda::ItemReference;
use crate::core::model::course::Course;
use crate::core::record::past_runs::{Run, experience, runs_of};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, CourseTab, Place, ReadingAction};
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::layout::{bold, weak};
use crate::ui::widgets::mark::status_badge;
use crate::ui::words;

/// How many runs are spread out.
const SHOWN: usize = 5;

/// What was gathered, and for what.
#[derive(Debug, Default)]
pub struct State {
    made_for: Option<(ItemReference, CourseId)>,
    /// The versions of the other courses that the runs were read from: open ones, and digests.
    open: Vec<Arc<Course>>,
    digests: Vec<Arc<Digest>>,
    /// The newest first.
    runs: Vec<Run>,
}

impl State {
    fn refresh(&mut self, cx: &Cx<'_>, course: CourseId, reference: ItemReference) {
        let open = || cx.workspace.courses.values().filter(|other| other.id != course);
        let here = |digest: &Arc<Digest>| {
            digest.course != course && !cx.workspace.courses.contains_key(&digest.course)
        };
        let digests = || cx.library.digests.values().filter(|digest| here(digest));
        let asked = self.made_for == Some((reference, course));
        if asked && same(open(), &self.open) && same(digests(), &self.digests) {
            return;
        }
        if !asked {
            cx.push(Action::Reading(ReadingAction::Digests));
        }
        self.made_for = Some((reference, course));
        self.open = open().cloned().collect();
        self.digests = digests().cloned().collect();
        self.runs = self.open.iter().flat_map(|other| runs_of(other)).collect();
        self.runs.extend(self.digests.iter().flat_map(|digest| digest.runs.iter().cloned()));
        self.runs.retain(|run| run.reference == reference);
        self.runs.sort_by_key(|run| std::cmp::Reverse(run.date));
    }
}

/// Whether the very same versions are there, in the same order.
fn same<'a, T: 'a>(now: impl Iterator<Item = &'a Arc<T>>, known: &[Arc<T>]) -> bool {
    let mut known = known.iter();
    now.into_iter().all(|now| known.next().is_some_and(|known| Arc::ptr_eq(known, now)))
        && known.next().is_none()
}

/// Draws the past runs of a session of a reference training; nothing where there are none.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, reference: ItemReference) {
    state.refresh(cx, course, reference);
    if state.runs.is_empty() {
        return;
    }
    ui.push_id("past runs", |ui| {
        ui.label(bold(t!(cx, "past-title")).size(type_size::HEADING));
        let runs: Vec<&Run> = state.runs.iter().collect();
        if let Some(known) = experience(&runs) {
            let text = t!(cx, "past-took", count = known.count, minutes = cx.t.minutes(known.minutes));
            ui.add(Label::new(text).wrap());
        }
        for (index, run) in state.runs.iter().take(SHOWN).enumerate() {
            ui.add_space(space::S);
            ui.push_id(index, |ui| one(ui, cx, run));
        }
    });
}

/// What past runs say, in a line, with a press that plans as much; nothing where there are none. Returns the
/// minutes to plan when that was pressed.
pub fn brief(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    course: CourseId,
    reference: ItemReference,
    planned: u32,
) -> Option<u32> {
    state.refresh(cx, course, reference);
    let runs: Vec<&Run> = state.runs.iter().collect();
    let known = experience(&runs)?;
    let minutes = cx.t.minutes(known.minutes);
    let text = t!(cx, "past-took", count = known.count, minutes = minutes.clone());
    ui.add(Label::new(RichText::new(text).size(type_size::SMALL).color(cx.theme.text)).wrap());
    for (kind, text) in runs.iter().take(3).flat_map(|run| &run.notes).take(2) {
        ui.horizontal_top(|ui| {
            let mark =
                crate::ui::widgets::icon(kind_icon(*kind)).color(kind_colours(&cx.theme, *kind).strong);
            ui.label(mark).on_hover_text(t!(cx, words::note_kind(*kind)));
            ui.add(Label::new(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak)).wrap());
        });
    }
    if known.minutes == planned || known.minutes == 0 {
        return None;
    }
    let plan = t!(cx, "past-plan-these", minutes = minutes);
    crate::ui::widgets::button(ui, cx, None, &plan, crate::ui::widgets::Tone::Plain)
        .clicked()
        .then_some(known.minutes)
}

fn one(ui: &mut Ui, cx: &Cx<'_>, run: &Run) {
    ui.horizontal_wrapped(|ui| {
        let name = match run.date {
            Some(date) => format!("{} · {}", run.course_title, cx.t.date(date, DateStyle::Short)),
            None => run.course_title.clone(),
        };
        if ui.link(name).clicked() {
            cx.go(Place::Course(run.course, CourseTab::Record(None)));
        }
        status_badge(ui, cx, run.status);
        if let Some(actual) = run.actual {
            let (actual, planned) = (cx.t.minutes(actual), cx.t.minutes(run.planned));
            weak(ui, cx, &t!(cx, "record-took", actual = actual, planned = planned));
        }
        if let Some(reason) = run.reason {
            weak(ui, cx, t!(cx, words::reason(reason)));
        }
    });
    for (kind, text) in &run.notes {
        ui.horizontal_top(|ui| {
            let mark =
                crate::ui::widgets::icon(kind_icon(*kind)).color(kind_colours(&cx.theme, *kind).strong);
            ui.label(mark).on_hover_text(t!(cx, words::note_kind(*kind)));
            ui.add(Label::new(RichText::new(text).color(cx.theme.text)).wrap());
        });
    }
}
