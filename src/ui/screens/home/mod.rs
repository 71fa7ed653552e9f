//! The first screen: today's course, the coming and the past ones, and a way in for the first start.

mod order;
mod today;

use std::sync::Arc;

use egui::{RichText, Ui, Vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ADD, ICON_ARCHIVE, ICON_CALENDAR_MONTH, ICON_CONTENT_COPY, ICON_DELETE, ICON_FILE_OPEN, ICON_GROUPS,
    ICON_MORE_VERT, ICON_PLAY_CIRCLE, ICON_SLIDESHOW, ICON_TASK_ALT, ICON_UNARCHIVE,
};

use self::order::Order;
use crate::core::edit::command::{Command, CourseEdit};
use crate::core::ids::DocId;
use crate::core::model::summary::CourseSummary;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{
    Action, CourseTab, Dialog, DocumentAction, FileAction, Level, Notice, Offer, Pick, Place,
};
use crate::ui::cx::Cx;
use crate::ui::notices::{sentence, trouble_text};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{
    Tone, badge, banner, bold, button, card, empty_state, heading, icon, icon_button, large_button, own_line,
    progress_bar, scroll, title, weak,
};

/// From this number of courses on there is a field to search them.
const SEARCH_FROM: usize = 8;

/// How many courses of a group are drawn before "show all" is asked for.
const FIRST_FEW: usize = 30;

/// How far out of sight a row is still drawn, in points, so that the keys get from row to row.
const OUT_OF_SIGHT: f32 = 240.0;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    typed: String,
    show_archived: bool,
    show_all: bool,
    order: order::Memo,
    /// The height of a row as it was last drawn, in points: rows out of sight only take their room.
    row_height: f32,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let order = Order::now(&mut state.order, cx, &state.typed);
    scroll(ui, "home", size::WORK, |ui| {
        broken(ui, cx);
        if order.all.is_empty() {
            first_start(ui, cx);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            title(ui, &capital(&cx.t.date(cx.now.date(), DateStyle::Long)));
        });
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            if button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), Tone::Primary).clicked() {
                cx.go(Place::NewCourse(None));
            }
            if button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Plain).clicked() {
                cx.push(Action::Documents(DocumentAction::OpenSample));
            }
            if button(ui, cx, Some(ICON_FILE_OPEN), t!(cx, "take-in-open"), Tone::Plain).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::CourseFile)));
            }
            if button(ui, cx, Some(ICON_GROUPS), t!(cx, "team-open"), Tone::Plain).clicked() {
                cx.push(Action::Show(Dialog::Team));
            }
        });
        team(ui, cx);
        if order.all.len() >= SEARCH_FROM
            && let Some(text) = own_line(ui, cx, t!(cx, "home-search"), &state.typed, 280.0)
        {
            state.typed = text;
        }
        ui.add_space(space::M);
        courses(ui, cx, state, &order);
    });
}

/// The same with a capital letter in front: weekdays begin small in some languages.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

fn courses(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, order: &Order) {
    let State { show_all, show_archived, row_height, typed, .. } = state;
    for summary in &order.today {
        card(ui, cx, |ui| today::ui(ui, cx, summary));
        ui.add_space(space::M);
    }
    for (key, group) in [("home-coming", &order.coming), ("home-past", &order.past)] {
        if group.is_empty() {
            continue;
        }
        heading(ui, t!(cx, key));
        let most = if *show_all { group.len() } else { FIRST_FEW };
        rows(ui, cx, group.get(..most).unwrap_or(group), row_height);
        if group.len() > most {
            let text = t!(cx, "home-show-all", count = group.len());
            if button(ui, cx, None, &text, Tone::Quiet).clicked() {
                *show_all = true;
            }
        }
        ui.add_space(space::M);
    }
    if !order.archived.is_empty() {
        let text = t!(cx, "home-archived", count = order.archived.len());
        if button(ui, cx, Some(ICON_ARCHIVE), &text, Tone::Quiet).clicked() {
            *show_archived = !*show_archived;
        }
        if *show_archived {
            rows(ui, cx, &order.archived, row_height);
        }
    }
    if !typed.is_empty() && order.is_empty() {
        weak(ui, cx, t!(cx, "home-nothing-found"));
    }
}

/// Courses whose files can't be read and of which nothing else is known: they have no row of their own.
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

/// Courses below each other. Those well out of sight are not drawn: there may be thousands.
fn rows(ui: &mut Ui, cx: &Cx<'_>, group: &[Arc<CourseSummary>], height: &mut f32) {
    for summary in group {
        let top = ui.cursor().top();
        let sight = ui.clip_rect().expand(OUT_OF_SIGHT);
        if *height > 0.0 && (top > sight.bottom() || top + *height < sight.top()) {
            ui.allocate_space(Vec2::new(ui.available_width(), *height));
            continue;
        }
        row(ui, cx, summary);
        *height = ui.min_rect().bottom() - top;
    }
}

fn dates_and_place(cx: &Cx<'_>, summary: &CourseSummary) -> String {
    let dates = match (summary.first_date(), summary.last_date()) {
        (Some(first), Some(last)) => cx.t.dates(first, last),
        _ => t!(cx, "home-no-dates").to_owned(),
    };
    if summary.place.is_empty() { dates } else { format!("{dates}, {}", summary.place) }
}

fn progress(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, width: f32) {
    let progress = summary.progress;
    let text = t!(cx, "home-progress", done = progress.done(), sessions = progress.sessions);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        progress_bar(ui, cx, progress, width.min(ui.available_width()), &text);
        ui.label(RichText::new(&text).size(type_size::SMALL).color(cx.theme.weak));
    });
}

/// A course in one row: press it to open.
fn row(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    ui.push_id(summary.id, |ui| {
        card(ui, cx, |ui| {
            ui.horizontal_top(|ui| {
                let left = ui.available_width() - size::CONTROL - space::S;
                ui.allocate_ui_with_layout(
                    Vec2::new(left, 0.0),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
                        ui.set_width(left);
                        ui.spacing_mut().item_spacing.y = space::XS;
                        let text = bold(&summary.title).size(type_size::HEADING).color(cx.theme.text);
                        let control = egui::Button::new(text).frame(false).truncate();
                        let response = ui.add(control);
                        crate::ui::widgets::button::focus_ring(ui, cx, &response);
                        if response.on_hover_text(&summary.title).clicked() {
                            cx.go(Place::Course(summary.id, CourseTab::Plan));
                        }
                        ui.horizontal_wrapped(|ui| {
                            weak(ui, cx, &dates_and_place(cx, summary));
                            if summary.sample {
                                badge(ui, cx.theme.rest(), t!(cx, "home-sample-badge"));
                            }
                        });
                        progress(ui, cx, summary, 220.0);
                        if let Some(text) = what_next(cx, summary) {
                            weak(ui, cx, &text);
                        }
                    },
                );
                menu(ui, cx, summary);
            });
        });
    });
}

/// What is next with a course that is not today's: when it begins, or what was left open.
fn what_next(cx: &Cx<'_>, summary: &CourseSummary) -> Option<String> {
    let today = cx.now.date();
    let (first, last) = (summary.first_date()?, summary.last_date()?);
    if first > today {
        let days = today.until(first).ok()?.get_days();
        return Some(t!(cx, "home-begins-in", days = i64::from(days)));
    }
    let open = summary.progress.sessions.saturating_sub(summary.progress.closed());
    let begun = summary.progress.closed() > 0;
    (last < today && open > 0 && begun).then(|| t!(cx, "home-left-open", count = open))
}

/// What can be done with a course.
fn menu(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    let id = summary.id;
    let name = t!(cx, "home-menu", title = summary.title.clone());
    let response = icon_button(ui, cx, ICON_MORE_VERT, &name);
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(220.0);
        let entry = |ui: &mut Ui, mark: MaterialIcon, key: &str| {
            let pressed = button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet).clicked();
            if pressed {
                ui.close();
            }
            pressed
        };
        if entry(ui, ICON_CONTENT_COPY, "home-copy") {
            cx.push(Action::Documents(DocumentAction::Open(DocId::Course(id))));
            cx.push(Action::Show(Dialog::CopyCourse(id)));
        }
        let open = cx.workspace.course(id).is_some();
        let (mark, key) = if summary.archived {
            (ICON_UNARCHIVE, "home-unarchive")
        } else {
            (ICON_ARCHIVE, "home-archive")
        };
        // Only an open course can be edited; one on the shelf is opened first by its row.
        ui.add_enabled_ui(open, |ui| {
            if entry(ui, mark, key) {
                cx.edit(Command::Course(id, CourseEdit::Archived(!summary.archived)));
            }
            if entry(ui, ICON_DELETE, "home-delete") {
                cx.edit(Command::BinCourse(id));
                let text = t!(cx, "home-deleted", title = summary.title.clone());
                cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
            }
        });
        if !open {
            cx.push(Action::Documents(DocumentAction::Open(DocId::Course(id))));
        }
    });
}

/// The first start: what Doorstep is for, in three steps, and the way in.
fn first_start(ui: &mut Ui, cx: &Cx<'_>) {
    empty_state(
        ui,
        cx,
        egui_material_icons::icons::ICON_DOOR_OPEN,
        t!(cx, "home-welcome"),
        t!(cx, "home-welcome-explain"),
        |ui| {
            ui.horizontal(|ui| {
                let widths = 400.0;
                ui.add_space(((ui.available_width() - widths) / 2.0).max(0.0));
                if large_button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), Tone::Primary).clicked() {
                    cx.go(Place::NewCourse(None));
                }
                if large_button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Plain).clicked()
                {
                    cx.push(Action::Documents(DocumentAction::OpenSample));
                }
            });
        },
    );
    let steps = [
        (ICON_CALENDAR_MONTH, "home-step-plan", "home-step-plan-explain"),
        (ICON_SLIDESHOW, "home-step-open", "home-step-open-explain"),
        (ICON_TASK_ALT, "home-step-record", "home-step-record-explain"),
    ];
    ui.columns(steps.len(), |columns| {
        for (ui, (mark, name, explain)) in columns.iter_mut().zip(steps) {
            card(ui, cx, |ui| {
                ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
                    ui.label(icon(mark).size(30.0).color(cx.theme.accent));
                    heading(ui, t!(cx, name));
                    weak(ui, cx, t!(cx, explain));
                });
            });
        }
    });
    ui.add_space(size::CONTROL);
    ui.vertical_centered(|ui| {
        if button(ui, cx, Some(ICON_FILE_OPEN), t!(cx, "take-in-open"), Tone::Plain).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::CourseFile)));
        }
    });
    ui.vertical_centered(|ui| weak(ui, cx, t!(cx, "home-offline")));
}

/// The quiet line about the team: who was seen last, and what waits.
fn team(ui: &mut Ui, cx: &Cx<'_>) {
    let team = &cx.background.team;
    if cx.settings.team_folder.is_none() {
        return;
    }
    if let Some(trouble) = &team.trouble {
        weak(ui, cx, &sentence(cx.t, trouble));
        return;
    }
    let last = team.members.iter().filter_map(|member| Some((member.at?, member))).max_by_key(|(at, _)| *at);
    if let Some((at, member)) = last.filter(|(_, member)| !member.name.is_empty()) {
        weak(ui, cx, &t!(cx, "team-seen", name = member.name.clone(), when = cx.t.moment(at)));
    }
    if !team.offers.is_empty() {
        weak(ui, cx, &t!(cx, "team-offers", count = team.offers.len()));
    }
}
