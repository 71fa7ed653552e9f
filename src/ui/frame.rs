//! The frame around every screen: the main menu at the left, the header with the course's tabs,
//! undo and redo, search, and how saving goes.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{
    Align, Button, Color32, FontId, Frame, Label, Layout, Margin, Panel, RichText, Role, TextWrapMode, Ui,
    Vec2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ARROW_BACK, ICON_CLOUD_DONE, ICON_DOOR_OPEN, ICON_HELP, ICON_HOME, ICON_LOCK, ICON_MENU_BOOK,
    ICON_PLAY_CIRCLE, ICON_REDO, ICON_SEARCH, ICON_SETTINGS, ICON_STICKY_NOTE_2, ICON_SYNC,
    ICON_SYNC_PROBLEM, ICON_UNDO, ICON_VIEW_TIMELINE,
};
use jiff::civil::Date;
use strum::IntoEnumIterator as _;

use super::action::{Action, CourseTab, Dialog, DocumentAction, Level, MaterialsView, Place, PreviewRequest};
use super::cx::{Cx, SaveView};
use super::memo::Memo;
use super::panels::others;
use super::theme::{bold_family, size, space, type_size};
use super::widgets::button::{focus_ring, hover_line, name};
use super::widgets::{Tone, banner, button, empty_state, icon, icon_button, text_button};
use super::words;
use crate::core::ids::{CourseId, DocId};
use crate::core::model::progress::{day_under_way, phase};
use crate::core::model::run::Phase;
use crate::core::model::summary::CourseSummary;
use crate::t;

/// How many letters of what runs in the room are shown in the header.
const RUNNING_TITLE: usize = 32;

/// The most courses in the main menu.
const MOST_COURSES: usize = 4;

/// How many other entries it has.
const ENTRIES: f32 = 7.0;

/// The height of an entry of the main menu, in points.
const ENTRY: f32 = 38.0;

/// The height of a course in it.
const COURSE: f32 = 44.0;

/// What the main menu knows of the courses that run and come, for a revision of the workspace and a day.
pub type Near = Memo<(u64, Date), Vec<Arc<CourseSummary>>>;

/// The main menu.
pub fn nav(ui: &mut Ui, cx: &Cx<'_>, place: Place, near: &mut Near) {
    let narrow = ui.available_width() < size::NARROW_WINDOW;
    let width = if narrow { size::NAV_NARROW } else { size::NAV };
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(10, 14));
    Panel::left("nav").exact_size(width).resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        brand(ui, cx, narrow);
        ui.add_space(space::M);
        let near = near.get((cx.workspace.revision, cx.now.date()), |(_, today)| near_courses(cx, *today));
        // As many courses as there is room for above the entries at the bottom.
        let room = ((ui.available_height() - ENTRIES * (ENTRY + space::XS)) / (COURSE + space::XS)).max(0.0);
        let near = near.get(..near.len().min(room as usize)).unwrap_or_default();
        let shown: Vec<CourseId> = near.iter().map(|summary| summary.id).collect();
        let here = |wanted: Place| match (wanted, place) {
            (Place::Home, Place::NewCourse(_)) => true,
            (Place::Home, place) => course_of(place).is_some_and(|id| !shown.contains(&id)),
            (Place::Trainings, Place::Training(_) | Place::Session(DocId::Training(_), _)) => true,
            (Place::Settings, Place::Backups(_) | Place::Bin) => true,
            (Place::Help, Place::News) => true,
            (a, b) => a == b,
        };
        let entry = |ui: &mut Ui, mark: MaterialIcon, key: &str, to: Place| {
            if nav_entry(ui, cx, mark, t!(cx, key), narrow, here(to)).clicked() {
                cx.go(to);
            }
        };
        entry(ui, ICON_HOME, "nav-home", Place::Home);
        for summary in near {
            ui.push_id(summary.id, |ui| nav_course(ui, cx, place, summary, narrow));
        }
        entry(ui, ICON_MENU_BOOK, "nav-trainings", Place::Trainings);
        entry(ui, ICON_STICKY_NOTE_2, "nav-notes", Place::Notes);
        entry(ui, ICON_VIEW_TIMELINE, "nav-overview", Place::Overview);
        if nav_entry(ui, cx, ICON_SEARCH, t!(cx, "nav-search"), narrow, false).clicked() {
            cx.push(Action::Show(Dialog::Find));
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            entry(ui, ICON_HELP, "nav-help", Place::Help);
            entry(ui, ICON_SETTINGS, "nav-settings", Place::Settings);
        });
    });
}

/// The courses of the main menu.
fn near_courses(cx: &Cx<'_>, today: Date) -> Vec<Arc<CourseSummary>> {
    let ids = cx.workspace.shelf.keys().chain(cx.workspace.courses.keys());
    let ids: BTreeSet<CourseId> = ids.copied().collect();
    let all: Vec<_> = ids.into_iter().filter_map(|id| cx.workspace.summary(id)).collect();
    let mut near = crate::core::model::summary::near(&all, today);
    near.truncate(MOST_COURSES);
    near
}

/// The course that a place belongs to.
fn course_of(place: Place) -> Option<CourseId> {
    match place {
        Place::Course(id, _)
        | Place::CloseDay(id, _)
        | Place::Session(DocId::Course(id), _)
        | Place::Preview(PreviewRequest { doc: DocId::Course(id), .. }) => Some(id),
        Place::Home
        | Place::NewCourse(_)
        | Place::Session(..)
        | Place::Preview(_)
        | Place::Trainings
        | Place::Training(_)
        | Place::Notes
        | Place::Overview
        | Place::Backups(_)
        | Place::Bin
        | Place::Settings
        | Place::Help
        | Place::News => None,
    }
}

/// A course in the main menu: a press leads to it, to the same tab where one is in another course.
fn nav_course(ui: &mut Ui, cx: &Cx<'_>, place: Place, summary: &CourseSummary, narrow: bool) {
    let here = course_of(place) == Some(summary.id);
    let colour = if here { cx.theme.accent } else { cx.theme.text };
    let fill = if here { cx.theme.accent_soft } else { Color32::TRANSPARENT };
    // The bar is narrow: the year is said to screen readers only.
    let (brief, about) = match (summary.first_date(), summary.last_date()) {
        (Some(first), Some(last)) if summary.place.is_empty() => {
            (cx.t.dates_brief(first, last), cx.t.dates(first, last))
        }
        _ => (summary.place.clone(), summary.place.clone()),
    };
    let control = Button::new("").fill(fill).stroke(egui::Stroke::NONE);
    let response = ui.add(control.min_size(Vec2::new(ui.available_width(), COURSE)));
    let title = t!(cx, "nav-course", title = summary.title.clone(), about = about);
    name(&response, Role::Button, &title);
    hover_line(ui, &response, size::RADIUS_SMALL, cx.theme.hairline);
    focus_ring(ui, cx, &response);
    let (rect, painter) = (response.rect, ui.painter());
    let dot = if narrow {
        // Where there is no room for the title, its first letter stands for it.
        let first: String = summary.title.chars().take(1).flat_map(char::to_uppercase).collect();
        let font = FontId::new(type_size::BODY, bold_family());
        painter.circle_stroke(rect.center(), 14.0, egui::Stroke::new(1.0, cx.theme.hairline));
        painter.text(rect.center(), egui::Align2::CENTER_CENTER, first, font, colour);
        rect.center() + Vec2::new(11.0, -10.0)
    } else {
        let text = RichText::new(&summary.title).color(colour);
        let text = if here { text.family(bold_family()) } else { text };
        let about = RichText::new(&brief).size(type_size::SMALL).color(cx.theme.weak);
        let left = rect.left() + 30.0;
        for (text, top) in [(text, rect.top() + 4.0), (about, rect.top() + 23.0)] {
            let room = rect.right() - left - space::XS;
            let text = egui::WidgetText::from(text);
            let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, egui::TextStyle::Body);
            ui.painter().galley(egui::pos2(left, top), galley, colour);
        }
        egui::pos2(rect.left() + 16.0, rect.top() + 13.0)
    };
    if summary.is_on(cx.now.date()) {
        painter.circle_filled(dot, 4.0, cx.theme.accent);
    } else if !narrow {
        painter.circle_stroke(dot, 3.5, egui::Stroke::new(1.0, cx.theme.border));
    }
    if response.on_hover_text(&summary.title).clicked() {
        let tab = match place {
            Place::Course(_, CourseTab::Record(_)) => CourseTab::Record(None),
            Place::Course(_, CourseTab::Materials(_)) => CourseTab::Materials(MaterialsView::All),
            Place::Course(_, tab) => tab,
            _ => CourseTab::Plan,
        };
        cx.go(Place::Course(summary.id, tab));
    }
}

fn brand(ui: &mut Ui, cx: &Cx<'_>, narrow: bool) {
    ui.horizontal(|ui| {
        ui.add_space(space::XS);
        ui.label(icon(ICON_DOOR_OPEN).size(24.0).color(cx.theme.accent));
        if !narrow {
            let name = RichText::new(t!(cx, "app-name")).family(bold_family()).size(type_size::HEADING);
            ui.label(name.color(cx.theme.text));
        }
    });
}

fn nav_entry(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: MaterialIcon,
    text: &str,
    narrow: bool,
    here: bool,
) -> egui::Response {
    let colour = if here { cx.theme.accent } else { cx.theme.text };
    let fill = if here { cx.theme.accent_soft } else { Color32::TRANSPARENT };
    let label = RichText::new(text).color(colour);
    let label = if here { label.family(bold_family()) } else { label };
    let mark = icon(mark).color(colour);
    let control = if narrow { Button::new(mark) } else { Button::new((mark, label)).right_text("") };
    let control = control.fill(fill).stroke(egui::Stroke::NONE);
    let response = ui.add(control.min_size(Vec2::new(ui.available_width(), ENTRY)));
    name(&response, Role::Button, text);
    hover_line(ui, &response, size::RADIUS_SMALL, cx.theme.hairline);
    focus_ring(ui, cx, &response);
    if narrow { response.on_hover_text(text) } else { response }
}

/// The header: where one is, the course's tabs, undo and redo, how saving goes.
pub fn header(ui: &mut Ui, cx: &Cx<'_>, place: Place) {
    let frame = Frame::new().inner_margin(Margin::symmetric(24, 10));
    Panel::top("header").resizable(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.set_min_height(size::CONTROL);
            let main =
                [Place::Home, Place::Trainings, Place::Notes, Place::Overview, Place::Settings, Place::Help];
            if !main.contains(&place) && icon_button(ui, cx, ICON_ARROW_BACK, t!(cx, "common-back")).clicked()
            {
                cx.push(Action::Back);
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                save_mark(ui, cx);
                ui.add_space(space::S);
                undo_redo(ui, cx);
                to_running(ui, cx, place);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| where_one_is(ui, cx, place));
            });
        });
        if let Place::Course(id, tab) = place {
            tabs(ui, cx, id, tab);
        }
        if let SaveView::Failed(trouble) = &cx.save {
            ui.add_space(space::S);
            banner(ui, cx, Level::Error, &super::notices::trouble_text(cx, trouble), |ui| {
                if text_button(ui, cx, t!(cx, "save-again")).clicked() {
                    cx.push(Action::Documents(DocumentAction::SaveNow));
                }
                if text_button(ui, cx, t!(cx, "save-elsewhere")).clicked() {
                    cx.push(Action::Documents(DocumentAction::SaveElsewhere));
                }
            });
        }
        others::ui(ui, cx, place);
    });
}

/// What runs in the room, wherever one is: a press leads back to it.
fn to_running(ui: &mut Ui, cx: &Cx<'_>, place: Place) {
    let running = cx.workspace.courses.values().find_map(|course| {
        let day = day_under_way(course)?;
        let run = course.runs.get(&day)?;
        let items = &course.agenda.day(day)?.items;
        let in_phase = |wanted| items.iter().find(move |item| phase(course, Some(run), item.id) == wanted);
        let item = in_phase(Phase::Running).or_else(|| in_phase(Phase::Paused))?;
        Some((course.id, item))
    });
    let Some((course, item)) = running else { return };
    let deliver = Place::Course(course, CourseTab::Deliver);
    if place == deliver {
        return;
    }
    let title = if item.title.is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title };
    let text = t!(cx, "deliver-running", title = title);
    let short: String = if text.chars().count() > RUNNING_TITLE {
        text.chars().take(RUNNING_TITLE).chain(std::iter::once('…')).collect()
    } else {
        text.clone()
    };
    let response = button(ui, cx, Some(ICON_PLAY_CIRCLE), &short, Tone::Quiet);
    name(&response, Role::Button, &text);
    if response.on_hover_text(&text).clicked() {
        cx.go(deliver);
    }
}

fn where_one_is(ui: &mut Ui, cx: &Cx<'_>, place: Place) {
    let material = match place {
        Place::Preview(request) => cx.workspace.material(request.doc, request.material),
        _ => None,
    };
    let text = match place.doc() {
        _ if material.is_some() => material.map(|one| one.title.clone()).unwrap_or_default(),
        Some(DocId::Course(id)) => {
            cx.workspace.summary(id).map(|summary| summary.title.clone()).unwrap_or_default()
        }
        Some(DocId::Training(id)) => {
            cx.workspace.training(id).map(|training| training.title.clone()).unwrap_or_default()
        }
        None => String::new(),
    };
    if !text.is_empty() {
        let text = RichText::new(text).family(bold_family()).size(type_size::HEADING);
        ui.add(Label::new(text.color(cx.theme.text)).truncate());
    }
}

/// The key of the name of a tab.
fn tab_key(tab: CourseTab) -> &'static str {
    match tab {
        CourseTab::Plan => "tab-plan",
        CourseTab::Deliver => "tab-deliver",
        CourseTab::Record(_) => "tab-record",
        CourseTab::Materials(_) => "tab-materials",
        CourseTab::People => "tab-people",
        CourseTab::Notes => "tab-notes",
        CourseTab::Reports => "tab-reports",
        CourseTab::Details => "tab-details",
    }
}

fn tabs(ui: &mut Ui, cx: &Cx<'_>, id: CourseId, chosen: CourseTab) {
    // Chosen or not, a tab is as wide as its bold name: none moves when another is chosen.
    let font = FontId::new(type_size::BODY, bold_family());
    let wide = |ui: &Ui, tab| {
        ui.painter().layout_no_wrap(t!(cx, tab_key(tab)).to_owned(), font.clone(), cx.theme.text).size().x
    };
    let number = CourseTab::iter().count() as f32;
    let words: f32 = CourseTab::iter().map(|tab| wide(ui, tab)).sum();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        // Where the window is narrow there is less air around the names, so that all of them can be reached.
        let air = ui.available_width() - words - number * space::XS;
        let padding = (air / (2.0 * number)).clamp(space::XS / 2.0, size::BUTTON_PADDING);
        ui.spacing_mut().button_padding.x = padding;
        for tab in CourseTab::iter() {
            let name = t!(cx, tab_key(tab));
            let here = tab.is_same(chosen);
            let colour = if here { cx.theme.accent } else { cx.theme.weak };
            let label = RichText::new(name).color(colour);
            let label = if here { label.family(bold_family()) } else { label };
            let control = Button::new(label).fill(Color32::TRANSPARENT).stroke(egui::Stroke::NONE);
            let width = wide(ui, tab) + 2.0 * padding;
            let response = ui.add(control.min_size(Vec2::new(width, size::CONTROL)));
            let enabled = ui.is_enabled();
            response.widget_info(|| egui::WidgetInfo::selected(Role::Tab, enabled, here, name));
            hover_line(ui, &response, size::RADIUS_SMALL, cx.theme.hairline);
            focus_ring(ui, cx, &response);
            if here {
                let line = response.rect.shrink2(Vec2::new((padding - 2.0).max(0.0), 0.0));
                ui.painter().hline(line.x_range(), line.bottom(), egui::Stroke::new(3.0, cx.theme.accent));
            }
            if response.clicked() {
                cx.go(Place::Course(id, tab));
            }
        }
    });
}

fn undo_redo(ui: &mut Ui, cx: &Cx<'_>) {
    let redo = cx.history.next_redo();
    let text = redo.map_or_else(
        || t!(cx, "header-redo-nothing").to_owned(),
        |step| t!(cx, "header-redo", name = cx.step_name(step)),
    );
    ui.add_enabled_ui(redo.is_some(), |ui| {
        if icon_button(ui, cx, ICON_REDO, &text).clicked() {
            cx.push(Action::Redo);
        }
    });
    let undo = cx.history.next_undo();
    let text = undo.map_or_else(
        || t!(cx, "header-undo-nothing").to_owned(),
        |step| t!(cx, "header-undo", name = cx.step_name(step)),
    );
    ui.add_enabled_ui(undo.is_some(), |ui| {
        let response = icon_button(ui, cx, ICON_UNDO, &text);
        if response.clicked() {
            cx.push(Action::Undo);
        }
        if response.secondary_clicked() {
            cx.push(Action::Show(Dialog::UndoList));
        }
    });
}

fn save_mark(ui: &mut Ui, cx: &Cx<'_>) {
    let (mark, key, colour) = match cx.save {
        SaveView::Saved => (ICON_CLOUD_DONE, "save-saved", cx.theme.weak),
        SaveView::Saving => (ICON_SYNC, "save-saving", cx.theme.weak),
        SaveView::Failed(_) => (ICON_SYNC_PROBLEM, "save-failed", cx.theme.bad),
        SaveView::LookOnly => (ICON_LOCK, "save-look-only", cx.theme.warn),
    };
    ui.label(RichText::new(t!(cx, key)).color(colour).size(type_size::SMALL));
    ui.label(icon(mark).color(colour));
}

/// What stands in the place of a course that is not open: it is being read, can't be read, or is gone.
pub fn not_open(ui: &mut Ui, cx: &Cx<'_>, course: CourseId) {
    let doc = DocId::Course(course);
    if let Some(trouble) = cx.background.unreadable.get(&doc) {
        let text = super::notices::trouble_text(cx, trouble);
        empty_state(ui, cx, ICON_SYNC_PROBLEM, t!(cx, "course-unreadable"), &text, |ui| {
            super::screens::rescue::ui(ui, cx, doc);
            if text_button(ui, cx, t!(cx, "course-see-backups")).clicked() {
                cx.go(Place::Backups(Some(doc)));
            }
        });
    } else if cx.background.loading.contains(&course) {
        empty_state(ui, cx, ICON_MENU_BOOK, t!(cx, "course-loading"), "", |_| {});
    } else {
        empty_state(ui, cx, ICON_MENU_BOOK, t!(cx, "course-gone"), t!(cx, "course-gone-explain"), |ui| {
            if text_button(ui, cx, t!(cx, "bin-title")).clicked() {
                cx.go(Place::Bin);
            }
            if text_button(ui, cx, t!(cx, "nav-home")).clicked() {
                cx.go(Place::Home);
            }
        });
    }
}
