//! The first screen: today's course, the coming and the past ones, and a way in for the first start.

use std::sync::Arc;

use egui::{Label, RichText, Ui, Vec2};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ADD, ICON_ARCHIVE, ICON_CALENDAR_MONTH, ICON_CONTENT_COPY, ICON_DELETE, ICON_EDIT_NOTE,
    ICON_MORE_VERT, ICON_PLAY_CIRCLE, ICON_SLIDESHOW, ICON_TASK_ALT, ICON_UNARCHIVE,
};
use jiff::civil::Date;

use crate::core::command::{Command, CourseEdit};
use crate::core::ids::CourseId;
use crate::core::schedule::DaySchedule;
use crate::core::summary::CourseSummary;
use crate::core::time::TimeOfDay;
use crate::core::workspace::DocId;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{Action, CourseTab, Dialog, Level, Notice, Place};
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{
    Tone, badge, bold, button, card, empty_state, heading, icon, large_button, progress_bar, scroll,
    single_line, title, weak,
};

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
    /// The courses in order, and what they were sorted by: made anew only when something changed.
    sorted: Vec<Arc<CourseSummary>>,
    sorted_for: Option<(usize, usize, usize, usize)>,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    sort(cx, state);
    scroll(ui, "home", 1100.0, |ui| {
        if state.sorted.is_empty() {
            first_start(ui, cx);
            return;
        }
        ui.horizontal_wrapped(|ui| {
            title(ui, &capital(&cx.t.date(cx.now.date(), DateStyle::Long)));
        });
        ui.add_space(space::S);
        ui.horizontal_wrapped(|ui| {
            if button(ui, cx, Some(ICON_ADD), t!(cx, "home-new"), Tone::Primary).clicked() {
                cx.go(Place::NewCourse);
            }
            if button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Plain).clicked() {
                cx.push(Action::OpenSample);
            }
        });
        if state.sorted.len() >= SEARCH_FROM
            && let Some(text) = single_line(ui, cx, t!(cx, "home-search"), &state.typed, 280.0)
        {
            state.typed = text;
        }
        ui.add_space(space::M);
        courses(ui, cx, state);
    });
}

/// The same with a capital letter in front: weekdays begin small in some languages.
fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Sorts the courses anew if any of them changed.
fn sort(cx: &Cx<'_>, state: &mut State) {
    let workspace = cx.workspace;
    // Documents are shared and replaced on change, so their addresses tell whether one changed.
    let addresses = workspace.courses.values().map(|course| Arc::as_ptr(course) as usize);
    let shelf = workspace.shelf.values().map(|summary| Arc::as_ptr(summary) as usize);
    let mix = |sum: usize, address: usize| sum.rotate_left(5) ^ address;
    let key = (workspace.courses.len(), workspace.shelf.len(), addresses.fold(0, mix), shelf.fold(0, mix));
    if state.sorted_for == Some(key) {
        return;
    }
    state.sorted_for = Some(key);
    let mut ids: Vec<CourseId> = workspace.shelf.keys().chain(workspace.courses.keys()).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    state.sorted = ids.into_iter().filter_map(|id| workspace.summary(id)).collect();
    state.sorted.sort_by_key(|summary| std::cmp::Reverse((summary.first_date(), summary.id)));
}

/// When a course is, seen from today.
#[derive(Clone, Copy, PartialEq, Eq)]
enum When {
    Today,
    Coming,
    Past,
}

fn when(summary: &CourseSummary, today: Date) -> When {
    match (summary.first_date(), summary.last_date()) {
        (Some(first), Some(last)) if first <= today && today <= last => When::Today,
        (_, Some(last)) if last < today => When::Past,
        _ => When::Coming,
    }
}

fn courses(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let today = cx.now.date();
    let typed = state.typed.to_lowercase();
    let fits = |summary: &CourseSummary| {
        typed.is_empty()
            || summary.title.to_lowercase().contains(&typed)
            || summary.place.to_lowercase().contains(&typed)
    };
    let of = |wanted: When| {
        let all = state.sorted.iter().filter(move |one| !one.archived && when(one, today) == wanted);
        all.filter(|one| fits(one)).cloned().collect::<Vec<_>>()
    };
    let (now, mut coming, past) = (of(When::Today), of(When::Coming), of(When::Past));
    coming.reverse();
    let archived: Vec<_> = state.sorted.iter().filter(|one| one.archived && fits(one)).cloned().collect();
    for summary in &now {
        card(ui, cx, |ui| today_card(ui, cx, summary));
        ui.add_space(space::M);
    }
    for (key, group) in [("home-coming", &coming), ("home-past", &past)] {
        if group.is_empty() {
            continue;
        }
        heading(ui, t!(cx, key));
        let most = if state.show_all { group.len() } else { FIRST_FEW };
        for summary in group.iter().take(most) {
            row(ui, cx, summary);
        }
        if group.len() > most {
            let text = t!(cx, "home-show-all", count = group.len());
            if button(ui, cx, None, &text, Tone::Quiet).clicked() {
                state.show_all = true;
            }
        }
        ui.add_space(space::M);
    }
    if !archived.is_empty() {
        let text = t!(cx, "home-archived", count = archived.len());
        if button(ui, cx, Some(ICON_ARCHIVE), &text, Tone::Quiet).clicked() {
            state.show_archived = !state.show_archived;
        }
        if state.show_archived {
            for summary in &archived {
                row(ui, cx, summary);
            }
        }
    }
}

/// The course of today: large, with what is next.
fn today_card(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    let today = cx.now.date();
    let index = summary.days.iter().position(|day| day.date == Some(today));
    ui.label(RichText::new(t!(cx, "home-today")).color(cx.theme.accent).size(type_size::SMALL));
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_max_width((ui.available_width() - 60.0).max(200.0));
            ui.add(Label::new(bold(&summary.title).size(type_size::TITLE)).wrap());
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| menu(ui, cx, summary));
    });
    let mut line = dates_and_place(cx, summary);
    if let Some(index) = index {
        line = t!(cx, "home-day-of", number = index + 1, days = summary.days.len()) + ", " + &line;
    }
    weak(ui, cx, &line);
    ui.add_space(space::S);
    match index.and_then(|index| next_of_day(cx, summary.id, index)) {
        Some((clock, name, item)) => {
            ui.label(RichText::new(t!(cx, "home-next", clock = clock)).color(cx.theme.weak));
            ui.add(Label::new(bold(&name).size(type_size::DISPLAY - 6.0)).wrap());
            ui.add_space(space::S);
            let doc = DocId::Course(summary.id);
            if large_button(ui, cx, Some(ICON_SLIDESHOW), t!(cx, "home-open-session"), Tone::Primary)
                .clicked()
            {
                cx.go(Place::Session(doc, item));
            }
        }
        None if cx.workspace.course(summary.id).is_some() => {
            weak(ui, cx, t!(cx, "home-nothing-next"));
        }
        // What is next stands in the course itself: today's is read without being asked for.
        None => cx.push(Action::OpenDocument(DocId::Course(summary.id))),
    }
    ui.add_space(space::S);
    progress(ui, cx, summary, 320.0);
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        let to = |ui: &mut Ui, mark: MaterialIcon, key: &str, tab| {
            if button(ui, cx, Some(mark), t!(cx, key), Tone::Plain).clicked() {
                cx.go(Place::Course(summary.id, tab));
            }
        };
        to(ui, ICON_CALENDAR_MONTH, "tab-plan", CourseTab::Plan);
        to(ui, ICON_TASK_ALT, "tab-record", CourseTab::Record);
        to(ui, ICON_EDIT_NOTE, "tab-notes", CourseTab::Notes);
        if summary.open_notes > 0 {
            let text = t!(cx, "home-open-notes", count = summary.open_notes);
            badge(ui, cx.theme.status(crate::core::record::Status::Partly), &text);
        }
    });
}

/// The next item of a day that teaches and is not closed: its clock time, title and id.
fn next_of_day(
    cx: &Cx<'_>,
    id: CourseId,
    index: usize,
) -> Option<(String, String, crate::core::ids::ItemId)> {
    let course = cx.workspace.course(id)?;
    let day = course.agenda.days.get(index)?;
    let schedule = DaySchedule::of(day);
    let open = |item: &crate::core::ids::ItemId| {
        course.records.get(item).is_none_or(|record| !record.status.is_closed())
    };
    day.items
        .iter()
        .zip(&schedule.slots)
        .find(|(item, _)| item.kind.is_teaching() && open(&item.id))
        .map(|(item, slot)| (TimeOfDay::from_minutes(slot.start).to_string(), item.title.clone(), item.id))
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
    let text = t!(cx, "home-progress", closed = progress.closed(), sessions = progress.sessions);
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
            ui.horizontal(|ui| {
                let left = ui.available_width() - 48.0;
                ui.allocate_ui_with_layout(
                    Vec2::new(left, 0.0),
                    egui::Layout::top_down(egui::Align::Min),
                    |ui| {
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
                    },
                );
                menu(ui, cx, summary);
            });
        });
    });
}

/// What can be done with a course.
fn menu(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary) {
    let id = summary.id;
    let mark = icon(ICON_MORE_VERT).color(cx.theme.text);
    let response = ui
        .menu_button(mark, |ui| {
            ui.set_min_width(220.0);
            let entry = |ui: &mut Ui, mark: MaterialIcon, key: &str| {
                let pressed = button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet).clicked();
                if pressed {
                    ui.close();
                }
                pressed
            };
            if entry(ui, ICON_CONTENT_COPY, "home-copy") {
                cx.push(Action::OpenDocument(DocId::Course(id)));
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
                    cx.push(Action::Say(Notice { level: Level::Success, text, undo: true }));
                }
            });
            if !open {
                cx.push(Action::OpenDocument(DocId::Course(id)));
            }
        })
        .response;
    let name = t!(cx, "home-menu", title = summary.title.clone());
    crate::ui::widgets::button::name(&response, egui::Role::Button, &name);
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
                    cx.go(Place::NewCourse);
                }
                if large_button(ui, cx, Some(ICON_PLAY_CIRCLE), t!(cx, "home-sample"), Tone::Plain).clicked()
                {
                    cx.push(Action::OpenSample);
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
    ui.vertical_centered(|ui| weak(ui, cx, t!(cx, "home-offline")));
}
