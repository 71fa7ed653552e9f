//! All materials of a course: those of the package and the trainer's own, on this computer or not, and which
//! sessions use them ([`rows`], [`downloads`]). Beside them the ready check ([`ready`]) and the lists for printing
//! and packing ([`packing`]).

mod downloads;
mod packing;
mod ready;
mod rows;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Label, RichText, Ui};
use egui_material_icons::icons::{
    ICON_ADD, ICON_DOWNLOAD, ICON_FOLDER, ICON_FOLDER_OPEN, ICON_KEYBOARD, ICON_REFRESH, ICON_SEARCH,
};

use crate::core::ids::{CourseId, DayId, DocId};
use crate::core::model::course::Course;
use crate::core::model::material::{Material, MaterialKind};
use crate::core::plan::dates::next_day;
use crate::t;
use crate::ui::CourseTab;
use crate::ui::action::{Action, Dialog, FileAction, Level, MaterialsView, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::is_here;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::menu::entry;
use crate::ui::widgets::{
    Tone, banner, bold, button, button_if, chip_width, icon, more_menu, own_line, scroll, section, segmented,
    weak,
};
use rows::rows;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// Only what is not on this computer is listed.
    only_missing: bool,
    /// The path of the folder as it is typed, while it is.
    typed: Option<String>,
    /// The ready check that was asked for when its view was opened.
    asked: Option<(CourseId, Option<DayId>)>,
    /// Of that check, what is ready is unfolded.
    good_open: bool,
    /// What is packed is listed thing by thing, not day by day.
    by_thing: bool,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: CourseId, view: MaterialsView) {
    let Some(course) = cx.workspace.course(course).cloned() else { return };
    scroll(ui, "materials", size::WORK, |ui| {
        views(ui, cx, &course, view);
        ui.add_space(space::M);
        match view {
            MaterialsView::All => all(ui, cx, state, &course),
            MaterialsView::Ready(day) => {
                // A day that is gone means the whole course.
                let day = day.filter(|day| course.agenda.days.iter().any(|one| one.id == *day));
                ready::ui(ui, cx, state, &course, day);
            }
            MaterialsView::Packing => packing::ui(ui, cx, state, &course),
        }
    });
}

fn views(ui: &mut Ui, cx: &Cx<'_>, course: &Course, shown: MaterialsView) {
    let day = match shown {
        MaterialsView::Ready(day) => day,
        _ => next_day(course, cx.now.date()),
    };
    let choices = [
        (MaterialsView::All, t!(cx, "materials-view-all")),
        (MaterialsView::Ready(day), t!(cx, "materials-view-ready")),
        (MaterialsView::Packing, t!(cx, "materials-view-packing")),
    ];
    if let Some(view) = segmented(ui, cx, &choices, shown) {
        cx.go(Place::Course(course.id, CourseTab::Materials(view)));
    }
}

fn all(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    head(ui, cx, state, course);
    downloads::section(ui, cx, course);
    for (text, mut materials) in groups(cx, course) {
        materials.retain(|material| !state.only_missing || !is_here(cx, material));
        if !materials.is_empty() {
            section(ui, &text, |ui| rows(ui, cx, course, &materials, false));
        }
    }
    section(ui, t!(cx, "materials-own"), |ui| own(ui, cx, state, course));
}

/// How many are here, the one thing to do about those that are not, and the folder in a quiet line.
fn head(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    let all: Vec<&Arc<Material>> = cx.workspace.materials_of(course).collect();
    let here = all.iter().filter(|material| is_here(cx, material)).count();
    let missing = all.len() - here;
    let (for_course, for_all) = downloads::offers(cx, course);
    let (main, second) = match for_course {
        None if missing > 0 => (for_all, None),
        main => (main, for_all),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        let text = t!(cx, "materials-here", here = here, all = all.len());
        ui.label(bold(&text).size(type_size::TITLE));
        if let Some(offer) = main {
            let response = button(ui, cx, Some(ICON_DOWNLOAD), &offer.text, Tone::Primary);
            if response.on_hover_text(t!(cx, "download-explain")).clicked() {
                offer.take(cx);
            }
        } else if missing > 0 && cx.settings.materials_folder.is_none() {
            choose_folder(ui, cx, Tone::Primary);
        }
    });
    folder(ui, cx, state, second);
    typed_folder(ui, cx, state);
    if cx.settings.materials_folder.is_some() && cx.files.folder_gone {
        banner(ui, cx, Level::Warning, t!(cx, "download-why-folder-gone"), |_| {});
    }
    if missing == 0 {
        state.only_missing = false;
    } else if here > 0
        && check(ui, cx, state.only_missing, &t!(cx, "materials-only-missing", count = missing))
    {
        state.only_missing = !state.only_missing;
    }
}

fn choose_folder(ui: &mut Ui, cx: &Cx<'_>, tone: Tone) {
    let key = if cx.settings.materials_folder.is_some() {
        "materials-change-folder"
    } else {
        "materials-choose-folder"
    };
    if button(ui, cx, None, t!(cx, key), tone).on_hover_text(t!(cx, "materials-folder-explain")).clicked() {
        cx.push(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
    }
}

/// The folder in one line: where it is, another one, and a menu with the rest.
fn folder(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, second: Option<downloads::Offer>) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::S;
        ui.label(icon(ICON_FOLDER).color(cx.theme.weak));
        let path = cx.settings.materials_folder.as_deref();
        let text = RichText::new(path.unwrap_or(t!(cx, "materials-folder-none"))).color(cx.theme.weak);
        let change = chip_width(ui, cx, t!(cx, "materials-change-folder"), false);
        ui.scope(|ui| {
            ui.set_max_width((ui.available_width() - change - 2.0 * size::CONTROL).max(80.0));
            let label = ui.add(Label::new(text).truncate());
            if let Some(path) = path {
                label.on_hover_text(path);
            }
        });
        choose_folder(ui, cx, Tone::Quiet);
        more_menu(ui, cx, t!(cx, "materials-folder-more"), |ui| folder_menu(ui, cx, state, second));
    });
}

fn folder_menu(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, second: Option<downloads::Offer>) {
    if let Some(offer) = second
        && entry(ui, cx, ICON_DOWNLOAD, &offer.text)
    {
        offer.take(cx);
    }
    if entry(ui, cx, ICON_SEARCH, t!(cx, "look-in")) {
        cx.push(Action::Files(FileAction::Pick(Pick::LookIn)));
    }
    if entry(ui, cx, ICON_REFRESH, t!(cx, "materials-look-again")) {
        cx.push(Action::Files(FileAction::LookAgain));
    }
    if let Some(folder) = &cx.settings.materials_folder
        && entry(ui, cx, ICON_FOLDER_OPEN, t!(cx, "settings-show-folder"))
    {
        cx.push(Action::Files(FileAction::ShowInFolder(PathBuf::from(folder))));
    }
    if entry(ui, cx, ICON_KEYBOARD, t!(cx, "materials-type-folder")) {
        state.typed = Some(cx.settings.materials_folder.clone().unwrap_or_default());
    }
}

/// The path of the folder, typed: where the computer has no window for choosing one.
fn typed_folder(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let Some(typed) = &mut state.typed else { return };
    let mut done = false;
    ui.horizontal_wrapped(|ui| {
        if let Some(text) = own_line(ui, cx, t!(cx, "materials-folder-path"), typed, 420.0) {
            *typed = text;
        }
        let some = !typed.trim().is_empty();
        let use_it = button_if(ui, cx, some, None, t!(cx, "materials-use-folder"), Tone::Plain);
        if some && (use_it.clicked() || ui.input(|input| input.key_pressed(egui::Key::Enter))) {
            cx.push(Action::Files(FileAction::UsePath(Pick::MaterialsFolder, PathBuf::from(typed.trim()))));
            done = true;
        }
        done |= button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked();
    });
    if done {
        state.typed = None;
    }
}

/// The materials of the package: slides of the course's trainings, guides, the rest.
fn groups(cx: &Cx<'_>, course: &Course) -> Vec<(String, Vec<Arc<Material>>)> {
    let all = || cx.workspace.package_materials();
    let mut groups = Vec::new();
    let mut trainings: Vec<_> = cx.workspace.packages.iter().flat_map(|package| &package.trainings).collect();
    trainings.sort_by_key(|training| !course.trainings.contains(&training.id));
    for training in trainings {
        let slides = |material: &&Arc<Material>| {
            material.kind == MaterialKind::Deck && material.training == Some(training.id)
        };
        let text = t!(cx, "materials-slides-of", training = training.title.clone());
        groups.push((text, all().filter(slides).cloned().collect()));
    }
    let guides = all().filter(|material| material.kind == MaterialKind::Guide);
    groups.push((t!(cx, "materials-guides").to_owned(), guides.cloned().collect()));
    let more = all().filter(|material| !matches!(material.kind, MaterialKind::Deck | MaterialKind::Guide));
    groups.push((t!(cx, "materials-more").to_owned(), more.cloned().collect()));
    groups
}

fn own(ui: &mut Ui, cx: &Cx<'_>, state: &State, course: &Course) {
    let doc = DocId::Course(course.id);
    let may = cx.workspace.can_edit(doc);
    if course.materials.is_empty() {
        weak(ui, cx, t!(cx, "materials-own-none"));
    }
    let shown = course.materials.iter().filter(|material| !state.only_missing || !is_here(cx, material));
    let shown: Vec<Arc<Material>> = shown.cloned().collect();
    if !shown.is_empty() {
        rows(ui, cx, course, &shown, may);
        ui.add_space(space::S);
    }
    if may && button(ui, cx, Some(ICON_ADD), t!(cx, "session-add-material"), Tone::Plain).clicked() {
        cx.push(Action::Show(Dialog::AddMaterial(doc, None)));
    }
}
