//! The first screen is the day: what is next in the course of today, or the next course; then the other courses as
//! cards; and a way in for the first start.

mod board;
mod card;
mod day;
mod first_start;
mod order;
mod timeline;
mod view;

use egui::{Align, Label, Layout, RichText, Ui, Vec2};
use egui_material_icons::icons::{ICON_ADD, ICON_ARCHIVE, ICON_FILE_OPEN, ICON_GROUPS, ICON_PLAY_CIRCLE};

use self::order::Order;
use crate::core::ids::DocId;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, CourseTab, Dialog, DocumentAction, FileAction, Level, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::notices::{sentence, trouble_text};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, badge, banner, bold, button, flush, heading, own_search, scroll, weak};
use crate::ui::words;

/// From this number of courses on there is a field to search them.
const SEARCH_FROM: usize = 8;

/// How many courses of a group are drawn before "show all" is asked for.
const FIRST_FEW: usize = 30;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    show_archived: bool,
    show_all: bool,
    order: order::Memo,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let order = Order::now(&mut state.order, cx, &state.typed);
    scroll(ui, "home", size::WORK, |ui| {
        broken(ui, cx);
        if order.all.is_empty() {
            first_start::ui(ui, cx);
            return;
        }
        top(ui, cx, state, &order);
        if let Some(summary) = &order.first {
            ui.push_id("day", |ui| day::ui(ui, cx, summary));
            ui.add_space(space::XL);
        }
        courses(ui, cx, state, &order);
        ui.add_space(space::L);
        more_ways(ui, cx);
    });
}

/// The day in a few words, and the way to a new course.
fn top(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, order: &Order) {
    let row = Vec2::new(ui.available_width(), size::CONTROL);
    ui.allocate_ui_with_layout(row, Layout::right_to_left(Align::Center), |ui| {
        // Filled where nothing else on the screen is more to the point.
        let tone = if order.first.is_some() { Tone::Plain } else { Tone::Primary };
        if button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), tone).clicked() {
            cx.go(Place::NewCourse(None));
        }
        if order.all.len() >= SEARCH_FROM
            && let Some(text) = own_search(ui, t!(cx, "home-search"), &state.typed, 220.0)
        {
            state.typed = text;
        }
        ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
            let text = match &order.first {
                Some(summary) => day::overline(cx, summary),
                None => words::capital(&cx.t.date(cx.now.date(), DateStyle::Long)),
            };
            ui.add(Label::new(bold(&text).size(type_size::BODY).color(cx.theme.accent)).truncate());
            if order.first.as_ref().is_some_and(|summary| summary.sample) {
                badge(ui, cx.theme.rest(), t!(cx, "home-sample-badge"));
            }
        });
    });
    ui.add_space(space::S);
}

fn courses(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, order: &Order) {
    let State { show_all, show_archived, typed, .. } = state;
    let groups = [
        ("home-also-today", &order.today),
        ("home-coming", &order.coming),
        ("home-past", &order.past),
        ("home-sample-badge", &order.samples),
    ];
    for (key, group) in groups {
        if group.is_empty() {
            continue;
        }
        heading(ui, t!(cx, key));
        ui.add_space(space::XS);
        let most = if *show_all { group.len() } else { FIRST_FEW };
        card::grid(ui, cx, group.get(..most).unwrap_or(group));
        if group.len() > most {
            let text = t!(cx, "home-show-all", count = group.len());
            if button(ui, cx, None, &text, Tone::Quiet).clicked() {
                *show_all = true;
            }
        }
        ui.add_space(space::L);
    }
    if !order.archived.is_empty() {
        let text = t!(cx, "home-archived", count = order.archived.len());
        if button(ui, cx, Some(ICON_ARCHIVE), &text, Tone::Quiet).clicked() {
            *show_archived = !*show_archived;
        }
        if *show_archived {
            card::grid(ui, cx, &order.archived);
        }
    }
    if !typed.is_empty() && order.is_empty() {
        weak(ui, cx, t!(cx, "home-nothing-found"));
    }
}

/// Other ways to a course, and what the team has.
fn more_ways(ui: &mut Ui, cx: &Cx<'_>) {
    // The icon of the first stands in line with the cards.
    flush(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            if button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Quiet).clicked() {
                cx.push(Action::Documents(DocumentAction::OpenSample));
            }
            if button(ui, cx, Some(ICON_FILE_OPEN), t!(cx, "take-in-open"), Tone::Quiet).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::CourseFile)));
            }
            if button(ui, cx, Some(ICON_GROUPS), t!(cx, "team-open"), Tone::Quiet).clicked() {
                cx.push(Action::Show(Dialog::Team));
            }
        });
    });
    team(ui, cx);
}

/// Courses whose files can't be read and of which nothing else is known: they have no card of their own.
fn broken(ui: &mut Ui, cx: &Cx<'_>) {
    for (doc, trouble) in &cx.background.unreadable {
        let DocId::Course(id) = *doc else { continue };
        if cx.workspace.summary(id).is_some() {
            continue;
        }
        ui.push_id(doc, |ui| {
            banner(ui, cx, Level::Warning, &trouble_text(cx, trouble), |ui| {
                if button(ui, cx, None, t!(cx, "home-broken-look"), Tone::Plain).clicked() {
                    cx.go(Place::Course(id, CourseTab::Plan));
                }
            });
        });
        ui.add_space(space::S);
    }
}

/// The quiet line about the team: who was seen last, and what waits.
fn team(ui: &mut Ui, cx: &Cx<'_>) {
    let team = &cx.background.team;
    if cx.settings.team_folder.is_none() {
        return;
    }
    let line = |ui: &mut Ui, text: &str| {
        ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).wrap());
    };
    if let Some(trouble) = &team.trouble {
        line(ui, &sentence(cx.t, trouble));
        return;
    }
    let last = team.members.iter().filter_map(|member| Some((member.at?, member))).max_by_key(|(at, _)| *at);
    if let Some((at, member)) = last.filter(|(_, member)| !member.name.is_empty()) {
        line(ui, &t!(cx, "team-seen", name = member.name.clone(), when = cx.t.moment(at)));
    }
    if !team.offers.is_empty() {
        line(ui, &t!(cx, "team-offers", count = team.offers.len()));
    }
}
