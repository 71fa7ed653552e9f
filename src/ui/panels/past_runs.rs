//! Past runs of a session: what it really took in other courses, and what was noted there.

use std::sync::Arc;

use egui::{Label, RichText, Ui};

use super::notes::{kind_colours, kind_icon};
use crate::core::ids::CourseId;
use crate::core::model::agenda::ItemReference;
use crate::core::record::past_runs::{PastRun, experience, runs_of};
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, CourseTab, Place, ReadingAction};
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::layout::{bold, weak};
use crate::ui::widgets::mark::status_badge;
use crate::ui::words;

/// How many runs are spread out.
const SHOWN: usize = 5;

/// The revisions of the workspace and of the digests, and what was asked for.
type Key = (u64, u64, ItemReference, CourseId);

/// What was gathered.
#[derive(Debug, Default)]
pub struct State {
    /// The session and course that digests were asked for.
    asked: Option<(ItemReference, CourseId)>,
    /// The newest first.
    runs: Memo<Key, Arc<Vec<PastRun>>>,
}

impl State {
    fn runs(&mut self, cx: &Cx<'_>, course: CourseId, reference: ItemReference) -> Arc<Vec<PastRun>> {
        if self.asked != Some((reference, course)) {
            self.asked = Some((reference, course));
            cx.push(Action::Reading(ReadingAction::Digests));
        }
        let key = (cx.workspace.revision, cx.background.digests_revision, reference, course);
        Arc::clone(self.runs.get(key, |_| Arc::new(gather(cx, course, reference))))
    }
}

/// The runs of a session in all other courses, open or not, the newest first.
fn gather(cx: &Cx<'_>, course: CourseId, reference: ItemReference) -> Vec<PastRun> {
    let open = cx.workspace.courses.values().filter(|other| other.id != course);
    let closed = cx
        .background
        .digests
        .values()
        .filter(|digest| digest.course != course && !cx.workspace.courses.contains_key(&digest.course));
    let closed = closed.flat_map(|digest| digest.runs.iter().cloned());
    let mut runs: Vec<PastRun> = open.flat_map(|other| runs_of(other)).chain(closed).collect();
    runs.retain(|run| run.reference == reference);
    runs.sort_by_key(|run| std::cmp::Reverse(run.date));
    runs
}

/// Draws the past runs of a session of a reference training; nothing where there are none.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, reference: ItemReference) {
    let found = state.runs(cx, course, reference);
    if found.is_empty() {
        return;
    }
    ui.push_id("past runs", |ui| {
        ui.label(bold(t!(cx, "past-title")).size(type_size::HEADING));
        let runs: Vec<&PastRun> = found.iter().collect();
        if let Some(known) = experience(&runs) {
            let text = t!(cx, "past-took", count = known.count, minutes = cx.t.minutes(known.minutes));
            ui.add(Label::new(text).wrap());
        }
        for (index, run) in found.iter().take(SHOWN).enumerate() {
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
    let found = state.runs(cx, course, reference);
    let runs: Vec<&PastRun> = found.iter().collect();
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

fn one(ui: &mut Ui, cx: &Cx<'_>, run: &PastRun) {
    ui.horizontal_wrapped(|ui| {
        let name = match run.date {
            Some(date) => format!("{} · {}", run.course_title, cx.t.date(date, DateStyle::Short)),
            None => run.course_title.clone(),
        };
        if ui.link(name).clicked() {
            cx.go(Place::Course(run.course, CourseTab::Record(Some(run.day))));
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
