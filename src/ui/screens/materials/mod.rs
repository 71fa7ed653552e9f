//! All materials of a course: those of the package and the trainer's own, on this computer or not, and which
//! sessions use them. Beside them the ready check ([`ready`]) and the lists for printing and packing
//! ([`packing`]).

mod downloads;
mod packing;
mod ready;

use std::path::PathBuf;
use std::sync::Arc;

use egui::{Align, AtomExt as _, Button, Label, Layout, Link, RichText, Role, Stroke, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_ADD, ICON_DELETE, ICON_FOLDER_OPEN, ICON_LANGUAGE, ICON_MORE_HORIZ, ICON_OPEN_IN_NEW, ICON_REFRESH,
    ICON_SEARCH,
};

use crate::core::edit::command::{Command, MaterialEdit};
use crate::core::ids::{CourseId, DayId, DocId};
use crate::core::materials::files::FileState;
use crate::core::model::course::Course;
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::core::plan::dates::next_day;
use crate::t;
use crate::ui::CourseTab;
use crate::ui::action::{
    Action, Dialog, FileAction, Level, MaterialsView, Notice, Offer, OpenRequest, Pick, Place,
};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{
    best, file_mark, file_words, flaws, is_here, material_icon, preview_button,
};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{
    Tone, banner, button, button_if, card, heading, icon, icon_button, own_line, scroll, segmented, weak,
};

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// Only what is not on this computer is listed.
    only_missing: bool,
    /// The path of the folder as it is typed, while it is.
    typed: Option<String>,
    /// The ready check that was asked for when its view was opened.
    asked: Option<(CourseId, Option<DayId>)>,
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
            MaterialsView::Packing => packing::ui(ui, cx, &course),
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
    card(ui, cx, |ui| folder(ui, cx, state, course));
    downloads::section(ui, cx, course);
    for (text, mut materials) in groups(cx, course) {
        materials.retain(|material| !state.only_missing || !is_here(cx, material));
        if materials.is_empty() {
            continue;
        }
        ui.add_space(space::M);
        card(ui, cx, |ui| {
            heading(ui, &text);
            list(ui, cx, course, &materials, false);
        });
    }
    ui.add_space(space::M);
    card(ui, cx, |ui| own(ui, cx, state, course));
}

fn folder(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course) {
    ui.spacing_mut().item_spacing.y = space::S;
    heading(ui, t!(cx, "materials-folder"));
    weak(ui, cx, t!(cx, "materials-folder-explain"));
    match &cx.settings.materials_folder {
        Some(folder) => ui.add(Label::new(RichText::new(folder).monospace()).wrap()),
        None => ui.label(t!(cx, "materials-folder-none")),
    };
    if cx.settings.materials_folder.is_some() && cx.files.folder_gone {
        banner(ui, cx, Level::Warning, t!(cx, "download-why-folder-gone"), |_| {});
    }
    let all: Vec<&Arc<Material>> = cx.workspace.materials_of(course).collect();
    let here = all.iter().filter(|material| is_here(cx, material)).count();
    ui.label(t!(cx, "materials-here", here = here, all = all.len()));
    let missing = all.len() - here;
    if missing == 0 {
        state.only_missing = false;
    } else if check(ui, cx, state.only_missing, &t!(cx, "materials-only-missing", count = missing)) {
        state.only_missing = !state.only_missing;
    }
    ui.horizontal_wrapped(|ui| {
        if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "materials-choose-folder"), Tone::Plain).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::MaterialsFolder)));
        }
        if let Some(folder) = &cx.settings.materials_folder
            && button(ui, cx, None, t!(cx, "settings-show-folder"), Tone::Quiet).clicked()
        {
            cx.push(Action::Files(FileAction::ShowInFolder(PathBuf::from(folder))));
        }
        if button(ui, cx, Some(ICON_SEARCH), t!(cx, "look-in"), Tone::Plain).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::LookIn)));
        }
        if button(ui, cx, Some(ICON_REFRESH), t!(cx, "materials-look-again"), Tone::Quiet).clicked() {
            cx.push(Action::Files(FileAction::LookAgain));
        }
        if state.typed.is_none()
            && button(ui, cx, None, t!(cx, "materials-type-folder"), Tone::Quiet).clicked()
        {
            state.typed = Some(cx.settings.materials_folder.clone().unwrap_or_default());
        }
    });
    typed_folder(ui, cx, state);
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
    heading(ui, t!(cx, "materials-own"));
    if course.materials.is_empty() {
        weak(ui, cx, t!(cx, "materials-own-none"));
    }
    let doc = DocId::Course(course.id);
    let may = cx.workspace.can_edit(doc);
    let shown = course.materials.iter().filter(|material| !state.only_missing || !is_here(cx, material));
    list(ui, cx, course, &shown.cloned().collect::<Vec<_>>(), may);
    ui.add_space(space::S);
    if may && button(ui, cx, Some(ICON_ADD), t!(cx, "session-add-material"), Tone::Primary).clicked() {
        cx.push(Action::Show(Dialog::AddMaterial(doc, None)));
    }
}

fn list(ui: &mut Ui, cx: &Cx<'_>, course: &Course, materials: &[Arc<Material>], removable: bool) {
    for (index, material) in materials.iter().enumerate() {
        if index > 0 {
            ui.separator();
        }
        ui.push_id(material.id, |ui| row(ui, cx, course, material, removable));
    }
}

fn row(ui: &mut Ui, cx: &Cx<'_>, course: &Course, material: &Material, removable: bool) {
    let doc = DocId::Course(course.id);
    ui.spacing_mut().item_spacing.y = space::XS;
    ui.horizontal(|ui| {
        let room = if removable { size::CONTROL + 2.0 * space::S } else { 0.0 };
        let width = ui.available_width() - room;
        open_button(ui, cx, doc, material, width);
        if removable
            && icon_button(ui, cx, ICON_DELETE, &t!(cx, "materials-remove", title = material.title.clone()))
                .clicked()
        {
            cx.edit(Command::Material(doc, MaterialEdit::Remove(material.id)));
            let text = t!(cx, "materials-removed", title = material.title.clone());
            cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
        }
    });
    ui.horizontal_wrapped(|ui| {
        file_mark(ui, cx, doc, material);
        preview_button(ui, cx, doc, material, None, false);
        ways(ui, cx, doc, material);
    });
    flaws(ui, cx, material);
    used_in(ui, cx, course, material);
}

/// The button that opens the material.
fn open_button(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material, width: f32) {
    let file = best(cx, doc, material).map(|candidate| candidate.file).or(material.files.first());
    let words = file.map(|file| file_words(cx, file)).unwrap_or_default();
    let label = RichText::new(&material.title).color(cx.theme.text);
    let control =
        Button::new((icon(material_icon(material.kind)).color(cx.theme.accent), label.atom_shrink(true)))
            .right_text(RichText::new(&words).size(type_size::SMALL).color(cx.theme.weak))
            .truncate()
            .fill(cx.theme.card)
            .stroke(Stroke::new(1.0, cx.theme.border))
            .min_size(Vec2::new(width, size::CONTROL));
    let layout = Layout::left_to_right(Align::Center);
    let response =
        ui.allocate_ui_with_layout(Vec2::new(width, size::CONTROL), layout, |ui| ui.add(control)).inner;
    let name = t!(cx, "session-open", title = material.title.clone());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    focus_ring(ui, cx, &response);
    if response.on_hover_text(&material.title).clicked() {
        cx.push(Action::Files(FileAction::Open(OpenRequest {
            doc,
            material: material.id,
            file: None,
            range: None,
            online: false,
        })));
    }
}

/// The other ways to a material: the download that is wanted first, and a menu with all else.
fn ways(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material) {
    if !is_here(cx, material)
        && let Some(file) = material.files.iter().find(|file| downloads::can_fetch(cx, file))
    {
        downloads::offer(ui, cx, file, &file_words(cx, file));
    }
    if material.files.iter().all(|file| file.format == Format::Web) {
        return;
    }
    let response = button(ui, cx, Some(ICON_MORE_HORIZ), t!(cx, "materials-more-ways"), Tone::Quiet);
    let name = t!(cx, "materials-more-ways-to", title = material.title.clone());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    egui::Popup::menu(&response).show(|ui| {
        for (index, file) in material.files.iter().enumerate() {
            if index > 0 {
                ui.separator();
            }
            ui.push_id(file.id, |ui| ways_to_file(ui, cx, doc, material, file));
        }
    });
}

/// The ways to one file, in a menu.
fn ways_to_file(ui: &mut Ui, cx: &Cx<'_>, doc: DocId, material: &Material, file: &MaterialFile) {
    let what = file_words(cx, file);
    let entry = |ui: &mut Ui, mark, text: &str| button(ui, cx, Some(mark), text, Tone::Quiet).clicked();
    let open = |online| OpenRequest { doc, material: material.id, file: Some(file.id), range: None, online };
    if let FileState::Here(path) = cx.files.state(file.id) {
        if entry(ui, ICON_OPEN_IN_NEW, &t!(cx, "file-open-as", what = what.clone())) {
            cx.push(Action::Files(FileAction::Open(open(false))));
        }
        let text = t!(cx, "file-show-in-folder", what = what.clone());
        let response = button(ui, cx, Some(ICON_FOLDER_OPEN), &text, Tone::Quiet);
        if response.on_hover_text(path.display().to_string()).clicked() {
            cx.push(Action::Files(FileAction::ShowInFolder(path.clone())));
        }
    } else {
        downloads::offer(ui, cx, file, &what);
    }
    if file.url.is_some() && entry(ui, ICON_LANGUAGE, &t!(cx, "file-open-online-as", what = what.clone())) {
        cx.push(Action::Files(FileAction::Open(open(true))));
    }
    if file.format != Format::Web {
        let key = if cx.files.is_here(file.id) { "file-choose-other" } else { "file-choose-as" };
        if entry(ui, ICON_SEARCH, &t!(cx, key, what = what)) {
            cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file.id))));
        }
    }
}

/// The sessions that use a material; a click leads there.
fn used_in(ui: &mut Ui, cx: &Cx<'_>, course: &Course, material: &Material) {
    let uses = |item: &&Arc<crate::core::model::agenda::Item>| {
        item.links.iter().any(|link| link.material == material.id)
    };
    /// More names than this are a wall; the rest is counted.
    const MOST: usize = 6;
    let items: Vec<_> = course.agenda.items().filter(uses).collect();
    if items.is_empty() {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(space::M, 0.0);
        ui.label(RichText::new(t!(cx, "materials-used-in")).size(type_size::SMALL).color(cx.theme.weak));
        for item in items.iter().take(MOST) {
            let label = RichText::new(&item.title).size(type_size::SMALL).color(cx.theme.accent);
            let response = ui.add(Link::new(label));
            focus_ring(ui, cx, &response);
            if response.clicked() {
                cx.go(Place::Session(DocId::Course(course.id), item.id));
            }
            if items.len() > MOST {
                let text = t!(cx, "materials-used-more", count = items.len() - MOST);
                ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
            }
        }
    });
}
