//! Every screen and every dialog, drawn in every language and at every size: each has something to say, no letter
//! is missing, every control has a name, no key of a sentence shows, and no word breaks but where it is known.

mod contrast;
mod faults;

use std::collections::BTreeSet;

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, DocId, ItemId, NoteId, TrainingId};
use doorstep::core::model::note::{Note, NoteKind, NoteTarget};
use doorstep::core::model::record::Status;
use doorstep::core::settings::Settings;
use doorstep::i18n::{I18n, LANGUAGES, best_for, keys_of};
use doorstep::ui::action::{Action, CourseTab, Dialog, Level, MaterialsView, Notice, Offer, Place};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use jiff::civil::date;
use strum::IntoEnumIterator as _;

use crate::harness::{Setup, Window, window};

/// The sizes of windows: the smallest, a usual one, a large one. In points.
const SIZES: [[f32; 2]; 3] = [[1024.0, 640.0], [1280.0, 800.0], [1600.0, 1000.0]];

fn places(course: CourseId, item: ItemId) -> Vec<Place> {
    let doc = DocId::Course(course);
    let mut all: Vec<Place> = CourseTab::iter().map(|tab| Place::Course(course, tab)).collect();
    let views = [MaterialsView::Ready(None), MaterialsView::Packing];
    all.extend(views.map(|view| Place::Course(course, CourseTab::Materials(view))));
    all.extend([
        Place::Home,
        Place::NewCourse(None),
        Place::Session(doc, item),
        Place::Trainings,
        Place::Notes,
        Place::Overview,
    ]);
    all.extend([Place::Training(TrainingId::named("foundational")), Place::Backups(None), Place::Bin]);
    all.extend([Place::Settings, Place::Help, Place::News]);
    all
}

fn dialogs(course: CourseId, item: ItemId) -> Vec<Dialog> {
    let doc = DocId::Course(course);
    vec![
        Dialog::CopyCourse(course),
        Dialog::Cut(course),
        Dialog::Check(course),
        Dialog::Find,
        Dialog::LinkMaterial(doc, item),
        Dialog::AddMaterial(doc, Some(item)),
        Dialog::UndoList,
        Dialog::Shortcuts,
        Dialog::FoundFiles(Vec::new()),
        Dialog::TypePath(doorstep::ui::action::Pick::MaterialsFolder),
    ]
}

/// A course with a day that runs, a note, and something recorded.
fn furnished(setup: &Setup) -> (Window, CourseId, ItemId) {
    let mut window = window(setup);
    window.settle();
    let id = window.new_course("foundational");
    let course = window.course(id);
    let items = &course.agenda.days[0].items;
    let at = date(2026, 9, 14).at(9, 0, 0, 0);
    let note =
        Note::new(NoteId::named("n"), NoteKind::Parking, NoteTarget::Item(items[1].id), at, "Who pays?");
    window.act(Action::Edit(Command::Course(id, CourseEdit::AddNote(Box::new(note)))));
    let skipped = doorstep::core::edit::record::RecordEdit::Status(Status::Skipped);
    window.act(Action::Edit(Command::Course(id, CourseEdit::Record(items[2].id, skipped))));
    window.act(Action::Go(Place::Course(id, CourseTab::Deliver)));
    window.key_press(egui::Key::Space);
    window.run();
    // What was told of all this goes again: it would lie over the screens.
    window.pass(120_000);
    window.settle();
    (window, id, items[1].id)
}

/// What must never be on the screen: a key in the place of its sentence, and nothing at all.
fn check(window: &Window, keys: &BTreeSet<String>, what: &str) {
    let names: Vec<String> = window
        .query_all(egui_kittest::kittest::by().predicate(|_| true))
        .filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
        .collect();
    assert!(names.len() > 8, "{what}: there is something to see");
    let shown: Vec<&String> =
        names.iter().filter(|name| name.contains('-') && keys.contains(*name)).collect();
    assert!(shown.is_empty(), "{what}: keys in the place of sentences: {shown:?}");
}

#[test]
fn every_screen_and_dialog_is_drawn_in_every_language_and_size() {
    let keys: BTreeSet<String> = keys_of("en").into_iter().collect();
    for language in &LANGUAGES {
        for (size, dark) in SIZES.into_iter().zip([false, true, false]) {
            let (mut window, course, item) = furnished(&Setup { language: language.tag, size, dark });
            for place in places(course, item) {
                window.act(Action::Go(place));
                check(&window, &keys, &format!("{} {size:?} {place:?}", language.tag));
            }
            for dialog in dialogs(course, item) {
                let what = format!("{} {size:?} {dialog:?}", language.tag);
                window.act(Action::Show(dialog));
                check(&window, &keys, &what);
                window.act(Action::CloseDialog);
            }
        }
    }
}

/// How the windows are tried for words: the language, the size in points, the zoom, and whether it is dark.
/// `en-x-longer` stands for the languages that are not there yet: each of its words is two fifths longer.
const TRIED: [(&str, [f32; 2], f32, bool); 13] = [
    ("en", SIZES[0], 1.5, true),
    ("ru", SIZES[0], 1.5, false),
    ("en", SIZES[0], 1.0, false),
    ("en", SIZES[1], 1.5, true),
    ("en", SIZES[2], 1.75, false),
    ("ru", SIZES[0], 1.0, true),
    ("ru", SIZES[1], 1.0, false),
    ("ru", SIZES[1], 1.5, true),
    ("ru", SIZES[2], 1.75, false),
    ("en-x-longer", SIZES[0], 1.0, true),
    ("en-x-longer", SIZES[1], 1.0, false),
    ("en-x-longer", SIZES[2], 1.0, true),
    ("en-x-longer", SIZES[2], 1.5, false),
];

/// Whatever the language, the size and the zoom, no word is broken in two, and no name of a control is cut or
/// wrapped.
#[test]
fn no_word_breaks_in_any_screen_or_dialog() {
    let mut found = BTreeSet::new();
    for (language, size, zoom, dark) in TRIED {
        let words = I18n::new(language);
        let keys = keys_of(best_for(language).tag);
        let sentences: BTreeSet<String> = keys.iter().map(|key| words.get(key).to_owned()).collect();
        let (mut window, course, item) = furnished(&Setup { language, size, dark });
        let settings = Settings { zoom, ..window.state().settings().clone() };
        window.act(Action::Settings(Box::new(settings)));
        window.run();
        assert!((window.ctx.zoom_factor() - zoom).abs() < 0.01, "the zoom is taken");
        let mut look = |window: &Window, what: &str| {
            let faults = faults::faults(window, &sentences).into_iter();
            found.extend(faults.map(|fault| format!("{language} {size:?} {zoom} {what}: {fault}")));
        };
        for place in places(course, item) {
            window.act(Action::Go(place));
            look(&window, &format!("{place:?}"));
        }
        // In the lowest windows a dialog lies over the main menu, which is no fault.
        let dialogs = if size[0] / zoom < 800.0 { Vec::new() } else { dialogs(course, item) };
        for dialog in dialogs {
            let what = format!("{dialog:?}");
            window.act(Action::Show(dialog));
            look(&window, &what);
            window.act(Action::CloseDialog);
        }
    }
    let broken: Vec<String> = found.into_iter().collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

/// What is told at the foot covers nothing that can't be scrolled away from behind it, and its buttons stay beside each
/// other.
#[test]
fn nothing_stays_behind_what_is_told() {
    let mut behind = BTreeSet::new();
    for (language, size) in [("en", SIZES[0]), ("ru", SIZES[1])] {
        let (mut window, course, item) = furnished(&Setup { language, size, dark: false });
        let text = "What came from the others was merged. ".repeat(3);
        let notice = Notice { level: Level::Warning, text, offer: Some(Offer::Undo) };
        window.act(Action::Say(notice));
        window.run();
        let words = I18n::new(language);
        let area = egui::Id::unique("notices");
        let told = |window: &Window| window.ctx.memory(|memory| memory.area_rect(area)).expect("it is told");
        let top_of = |window: &Window, key: &str| {
            let lowest = window.query_all_by_label(words.get(key)).map(|node| node.rect());
            lowest.max_by(|one, other| one.top().total_cmp(&other.top())).expect("a button").top()
        };
        let buttons = ["common-undo", "common-dismiss"].map(|key| top_of(&window, key));
        assert!((buttons[0] - buttons[1]).abs() < 1.0, "{language}: in one row: {buttons:?}");
        let places = places(course, item);
        let first_days = [Place::Course(course, CourseTab::Plan)];
        for place in places.into_iter().chain(first_days) {
            window.act(Action::Go(place));
            for x in [0.3, 0.5, 0.97].repeat(3) {
                // Above what is told, which is over the foot of what scrolls.
                let over = egui::pos2(size[0] * x, told(&window).top() - 12.0);
                window.event(egui::Event::PointerMoved(over));
                window.event(egui::Event::MouseWheel {
                    unit: egui::MouseWheelUnit::Point,
                    delta: egui::vec2(0.0, -20_000.0),
                    phase: egui::TouchPhase::Move,
                    source: egui::MouseWheelSource::Unknown,
                    modifiers: egui::Modifiers::NONE,
                });
                window.run();
            }
            let found = faults::behind(&window, told(&window)).into_iter();
            behind.extend(found.map(|name| format!("{language} {place:?}: {name}")));
        }
    }
    let behind: Vec<String> = behind.into_iter().collect();
    assert!(behind.is_empty(), "{}", behind.join("\n"));
}

/// The fault that this file is here for, planted again: a button in a column too narrow for its word, one over the
/// other, and a word that is cut.
#[test]
fn a_planted_fault_is_found() {
    let sentences: BTreeSet<String> = ["Guide", "Delivered"].map(str::to_owned).into();
    let faults_of = |draw: fn(&mut egui::Ui)| {
        let mut harness = egui_kittest::Harness::new_ui(move |ui| {
            // The fonts are there from the second pass on.
            if ui.ctx().cumulative_pass_nr() == 0 { doorstep::ui::theme::install(ui.ctx()) } else { draw(ui) }
        });
        harness.run();
        faults::faults(&harness, &sentences)
    };
    let letters = faults_of(|ui| {
        ui.set_max_width(24.0);
        ui.add(egui::Button::new("Guide").wrap());
    });
    assert!(letters.iter().any(|fault| fault.starts_with("a word breaks")), "{letters:?}");
    let cut = faults_of(|ui| {
        ui.set_max_width(48.0);
        ui.add(egui::Button::new("Delivered").truncate());
    });
    assert!(cut.iter().any(|fault| fault.starts_with("cut in")), "{cut:?}");
    let over = faults_of(|ui| {
        let place = ui.available_rect_before_wrap().min;
        ui.put(egui::Rect::from_min_size(place, egui::vec2(90.0, 30.0)), egui::Button::new("Guide"));
        let beside = place + egui::vec2(60.0, 0.0);
        ui.put(egui::Rect::from_min_size(beside, egui::vec2(90.0, 30.0)), egui::Button::new("Delivered"));
    });
    assert!(over.iter().any(|fault| fault.contains("lies over")), "{over:?}");
    let uneven = faults_of(|ui| {
        for (left, height) in [(0.0, 120.0), (210.0, 130.0)] {
            let rect = egui::Rect::from_min_size(egui::pos2(left, 0.0), egui::vec2(200.0, height));
            let line = egui::Stroke::new(1.0, egui::Color32::GRAY);
            ui.painter().rect_stroke(rect, 4.0, line, egui::StrokeKind::Inside);
        }
    });
    assert!(uneven.iter().any(|fault| fault.starts_with("cards beside")), "{uneven:?}");
    let sound = faults_of(|ui| drop(ui.button("Guide")));
    assert!(sound.is_empty(), "{sound:?}");
}
