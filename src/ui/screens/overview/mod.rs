//! Many courses at once, for who looks after them: when they are and where each stands, hours, people, results, and
//! what was not held as planned; of all, or of a year, a region, a training, a trainer.

mod head;
mod timeline;

use std::sync::Arc;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{ICON_ADD, ICON_VIEW_TIMELINE};
use jiff::civil::Date;

use crate::core::overview::filter::{Choices, Filter};
use crate::core::record::digest::CourseDigest;
use crate::report::document::Table;
use crate::report::overview::{Input, Parts};
use crate::t;
use crate::ui::action::{Level, Place};
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;
use crate::ui::notices::sentence;
use crate::ui::panels::{chart, table};
use crate::ui::theme::{size, space};
use crate::ui::widgets::{
    Tone, banner, bold, button, card, empty_state, scroll, section, text_button, title, weak,
};

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    filter: Filter,
    /// The year was chosen, or offered once.
    entered: bool,
    choices: Memo<u64, Arc<Choices>>,
    shown: Memo<(u64, u64, Filter, &'static str, Date), Arc<Shown>>,
}

/// What is shown, found anew only when something changed.
#[derive(Debug)]
struct Shown {
    /// The courses that are looked at, by their places in the list of all.
    places: Vec<usize>,
    parts: Parts,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let overview = &cx.background.overview;
    scroll(ui, "overview", size::WORK, |ui| {
        title(ui, t!(cx, "overview-title"));
        ui.add_space(space::S);
        if let Some(why) = &overview.trouble {
            banner(ui, cx, Level::Warning, &sentence(cx.t, why), |_| {});
            ui.add_space(space::S);
        }
        let Some(digests) = &overview.digests else {
            weak(ui, cx, t!(cx, "overview-reading"));
            return;
        };
        if digests.is_empty() {
            let (none, explain) = (t!(cx, "overview-none"), t!(cx, "overview-none-explain"));
            empty_state(ui, cx, ICON_VIEW_TIMELINE, none, explain, |ui| {
                if button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), Tone::Primary).clicked() {
                    cx.go(Place::NewCourse(None));
                }
            });
            return;
        }
        let choices = Arc::clone(state.choices.get(overview.revision, |_| Arc::new(Choices::of(digests))));
        if !std::mem::replace(&mut state.entered, true) {
            // This year, where there is something in it.
            let year = cx.now.date().year();
            state.filter.year = Some(year).filter(|year| choices.years.contains(year));
        }
        head::ui(ui, cx, &mut state.filter, &choices);
        ui.add_space(space::M);
        let shown = shown(cx, state, digests);
        if shown.places.is_empty() {
            empty_state(ui, cx, ICON_VIEW_TIMELINE, t!(cx, "overview-none-fit"), "", |ui| {
                if text_button(ui, cx, t!(cx, "overview-show-all")).clicked() {
                    state.filter = Filter::default();
                }
            });
            return;
        }
        let line = |ui: &mut Ui, text: &String| {
            ui.add(Label::new(RichText::new(text).color(cx.theme.text)).wrap());
        };
        // Beside each other, as figures are read: each whole, none broken.
        card(ui, cx, |ui| {
            ui.spacing_mut().item_spacing.x = space::XL;
            // Lines of text, not of controls.
            ui.spacing_mut().interact_size.y = 0.0;
            ui.horizontal_wrapped(|ui| {
                for text in &shown.parts.summary {
                    ui.add(Label::new(bold(text)).extend());
                }
            });
        });
        if overview.left_out > 0 {
            weak(ui, cx, &t!(cx, "overview-left-out", count = overview.left_out));
        }
        ui.add_space(space::M);
        let courses: Vec<&CourseDigest> =
            shown.places.iter().filter_map(|place| digests.get(*place)).collect();
        timeline::ui(ui, cx, state.filter.year, &courses);
        if let Some(hours) = &shown.parts.hours {
            ui.add_space(space::L);
            card(ui, cx, |ui| chart::ui(ui, cx, hours));
        }
        let tabled = |ui: &mut Ui, key: &str, rows: &Option<Table>| {
            if let Some(rows) = rows {
                section(ui, t!(cx, key), |ui| table::ui(ui, cx, rows));
            }
        };
        tabled(ui, "overview-people", &shown.parts.people);
        if !shown.parts.results.is_empty() {
            section(ui, t!(cx, "overview-results"), |ui| {
                shown.parts.results.iter().for_each(|text| line(ui, text));
            });
        }
        tabled(ui, "overview-changed", &shown.parts.changed);
    });
}

fn shown(cx: &Cx<'_>, state: &mut State, digests: &[CourseDigest]) -> Arc<Shown> {
    let revisions = (cx.background.overview.revision, cx.workspace.revision);
    let key = (revisions.0, revisions.1, state.filter.clone(), cx.t.tag(), cx.now.date());
    let made = state.shown.get(key, |(_, _, filter, ..)| {
        let takes = |(place, digest): (usize, &CourseDigest)| filter.takes(digest).then_some(place);
        let places: Vec<usize> = digests.iter().enumerate().filter_map(takes).collect();
        let courses: Vec<&CourseDigest> = places.iter().filter_map(|place| digests.get(*place)).collect();
        let (words, workspace, now) = (cx.t, cx.workspace, cx.now);
        let parts = Input { words, workspace, digests: &courses, filter, now }.parts();
        Arc::new(Shown { places, parts })
    });
    Arc::clone(made)
}
