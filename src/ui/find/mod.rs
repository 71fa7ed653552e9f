//! The search box: whatever is typed finds commands, screens, courses, days, sessions, notes and materials.
//!
//! What can be found is gathered once for a state of the data; typing only ranks it.

pub mod corpus;
pub mod palette;

use egui::{Align, Key, Label, Layout, Modifiers, RichText, Role, ScrollArea, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::ICON_SEARCH;

use super::action::{Action, FileAction, Place, PreviewAction, ReadingAction};
use super::cx::Cx;
use super::find::corpus::Corpus;
use super::find::palette::{Destination, FindResult, gather, in_text};
use super::theme::{size, space, type_size};
use super::widgets::{bold, icon, one_line, weak};
use crate::core::find::texts::search;
use crate::core::find::{Candidate, Findable};
use crate::t;

/// How many results are shown at most.
const MOST: usize = 40;

/// How many slides and pages are shown at most.
const MOST_HITS: usize = 20;

/// This many results with the name that was typed come before slides and pages.
const FIRST_NAMED: usize = 5;

/// How high a result is, in points.
const ROW: f32 = 46.0;

/// What the search box remembers.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    chosen: usize,
    corpus: Corpus,
    candidates: Findable<FindResult>,
    /// For which state of everything the candidates were gathered.
    gathered_for: Option<Gathered>,
    /// What was found: copies of the few best, for which text.
    results: Vec<Candidate<FindResult>>,
    /// The text, and the state of the words of slides and guides.
    ranked_for: Option<(String, u64)>,
    /// The pass of the window in which it was last drawn.
    pass: u64,
}

#[derive(PartialEq, Eq, Debug)]
struct Gathered {
    revision: u64,
    language: &'static str,
    place: Place,
    shelf: usize,
    undo: usize,
}

/// Draws the search box.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let pass = ui.ctx().cumulative_pass_nr();
    let opened = pass.saturating_sub(state.pass) > 1;
    state.pass = pass;
    if opened {
        state.typed.clear();
        state.chosen = 0;
        cx.push(Action::Reading(ReadingAction::Digests));
        cx.push(Action::Reading(ReadingAction::Texts));
    }
    refresh(cx, state);
    let window = ui.ctx().content_rect();
    ui.set_width(680.0_f32.min(window.width() - 80.0));
    let moved = keys(ui, state);
    let field = field(ui, cx, state);
    if opened || !field.has_focus() {
        field.request_focus();
    }
    if field.changed() {
        state.chosen = 0;
        refresh(cx, state);
    }
    ui.add_space(space::S);
    let height = (window.height() - 180.0).clamp(ROW * 2.0, ROW * 9.0);
    let mut done = ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, false]).show(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            if state.results.is_empty() {
                weak(ui, cx, t!(cx, "find-nothing"));
            }
            for index in 0..state.results.len() {
                let response = result(ui, cx, &state.results[index], index == state.chosen);
                if moved && index == state.chosen {
                    response.scroll_to_me(None);
                }
                if response.clicked() {
                    state.chosen = index;
                    done = true;
                }
            }
        },
    );
    match cx.background.texts_left {
        0 => weak(ui, cx, t!(cx, "find-keys")),
        left => weak(ui, cx, &t!(cx, "find-reading", count = left)),
    }
    if done && let Some(found) = state.results.get(state.chosen) {
        let target = found.payload.target.clone();
        cx.push(Action::CloseDialog);
        act(cx, target);
    }
}

/// Gathers and ranks, as far as something is new.
fn refresh(cx: &Cx<'_>, state: &mut State) {
    let gathered = Gathered {
        revision: state.corpus.refresh(cx),
        language: cx.t.tag(),
        place: cx.place,
        shelf: cx.workspace.shelf.len(),
        undo: cx.history.undo_len(),
    };
    if state.gathered_for.as_ref() != Some(&gathered) {
        state.candidates = Findable::new(gather(cx, &state.corpus));
        state.gathered_for = Some(gathered);
        state.ranked_for = None;
    }
    let wanted = (state.typed.clone(), cx.background.texts_revision);
    if state.ranked_for.as_ref() != Some(&wanted) {
        let named = state.candidates.rank(&state.typed, MOST).into_iter().cloned();
        let texts = cx.background.texts.values().map(AsRef::as_ref);
        let hits = search(texts, &state.typed, MOST_HITS).into_iter();
        state.results = mixed(named.collect(), hits.filter_map(|hit| in_text(cx, hit)).collect());
        state.ranked_for = Some(wanted);
        state.chosen = state.chosen.min(state.results.len().saturating_sub(1));
    }
}

/// What has the name that was typed comes first, then the slides and pages that hold it, then the rest.
fn mixed(
    mut named: Vec<Candidate<FindResult>>,
    hits: Vec<Candidate<FindResult>>,
) -> Vec<Candidate<FindResult>> {
    let rest = named.split_off(named.len().min(FIRST_NAMED));
    named.extend(hits);
    named.extend(rest);
    named
}

/// Arrow keys move through the results while the field keeps the focus. Returns whether they did.
fn keys(ui: &Ui, state: &mut State) -> bool {
    let mut step = |key: Key, by: isize| {
        let presses = ui.input_mut(|input| input.count_and_consume_key(Modifiers::NONE, key));
        let last = state.results.len().saturating_sub(1);
        for _ in 0..presses {
            state.chosen = state.chosen.saturating_add_signed(by).min(last);
        }
        presses > 0
    };
    let down = step(Key::ArrowDown, 1);
    let up = step(Key::ArrowUp, -1);
    let page_down = step(Key::PageDown, 8);
    let page_up = step(Key::PageUp, -8);
    down || up || page_down || page_up
}

fn field(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) -> egui::Response {
    ui.horizontal(|ui| {
        ui.label(icon(ICON_SEARCH).size(24.0).color(cx.theme.accent));
        let hint = RichText::new(t!(cx, "find-hint")).color(cx.theme.weak);
        let field = one_line(&mut state.typed)
            .desired_width(f32::INFINITY)
            .hint_text(hint)
            .font(egui::FontId::proportional(type_size::HEADING))
            .margin(egui::Margin::symmetric(8, 8))
            .return_key(None);
        let response = ui.add(field);
        let name = t!(cx, "find-name");
        response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, name));
        response
    })
    .inner
}

/// One result: icon, title, where it is.
fn result(ui: &mut Ui, cx: &Cx<'_>, found: &Candidate<FindResult>, chosen: bool) -> egui::Response {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::click());
    let shown = if found.payload.by_detail { &found.detail } else { &found.title };
    let line: String = shown.chars().take(160).map(|c| if c.is_control() { ' ' } else { c }).collect();
    let name = format!("{line}, {}", found.payload.place);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, chosen, &name));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    if chosen || response.hovered() {
        let fill = if chosen { cx.theme.accent_soft } else { cx.theme.raised };
        ui.painter().rect_filled(rect, f32::from(size::RADIUS_SMALL), fill);
    }
    let inner = rect.shrink2(Vec2::new(space::S, 3.0));
    let mut row =
        ui.new_child(egui::UiBuilder::new().max_rect(inner).layout(Layout::right_to_left(Align::Center)));
    if let Destination::Command(command) = found.payload.target {
        let keys = command.key_text(ui.ctx());
        row.label(RichText::new(keys).size(type_size::SMALL).color(cx.theme.weak));
    }
    row.with_layout(Layout::left_to_right(Align::Center), |ui| {
        ui.label(icon(found.payload.mark).color(cx.theme.accent));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            ui.spacing_mut().interact_size.y = 0.0;
            ui.add(Label::new(bold(&line)).truncate());
            let place = RichText::new(&found.payload.place).size(type_size::SMALL);
            ui.add(Label::new(place.color(cx.theme.weak)).truncate());
        });
    });
    response
}

/// Does, opens or shows what was chosen.
fn act(cx: &Cx<'_>, target: Destination) {
    match target {
        Destination::Command(command) => command.run(cx),
        Destination::Place(place) => cx.go(place),
        Destination::Material(request) => cx.push(Action::Files(FileAction::Open(request))),
        Destination::Page(request) => cx.push(Action::Preview(PreviewAction::Open(request))),
    }
}
