//! Stories of undo: what was made and is taken back waits in the bin, text that is being typed comes first,
//! and no notice claims what was undone.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::{CourseId, DocId, TrainingId};
use doorstep::core::model::training::{Origin, Training};
use doorstep::ui::action::{Action, CourseTab, Dialog, Level, Notice, Offer, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};

use super::hands::{count, fill, key, press, sees, words};
use crate::harness::{Setup, Window, both_sizes, window};

fn place(id: CourseId, name: &str) -> Action {
    Action::Edit(Command::Course(id, CourseEdit::Place(name.to_owned())))
}

fn undo_all(window: &mut Window) {
    super::hands::undo_to(window, 0);
    window.settle();
}

#[test]
fn undoing_the_creation_of_a_course_puts_it_into_the_bin_and_one_press_brings_it_back() {
    for setup in both_sizes() {
        let words = words(setup.language);
        let mut window = window(&setup);
        window.settle();
        let id = window.new_course("foundational");
        window.act(place(id, "Gori"));
        let course = window.course(id);
        window.act(Action::Go(Place::Course(id, CourseTab::Record(None))));
        window.settle();
        undo_all(&mut window);
        assert_eq!(window.state().place(), Place::Home, "nothing is shown of what is gone");
        assert!(!sees(&window, words.get("course-unreadable")));
        window.act(Action::Back);
        assert_eq!(window.state().place(), Place::Home, "nor does Back lead there");
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("subject", course.title.clone());
        args.set("name", words.format("undo-create-course", &args));
        let name = words.format("undone-to-bin", &args);
        assert_eq!(count(&window, &name), 1, "it says what was undone");
        press(&mut window, words.get("bin-restore"));
        window.settle();
        assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
        assert_eq!(count(&window, &name), 0, "and says it no more");
        window.act(Action::Redo);
        assert_eq!(window.course(id).place, course.place, "its steps are there, too");
    }
}

#[test]
fn what_was_undone_before_it_was_ever_saved_comes_back_out_of_the_bin() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let course = window.course(id);
    // At once: nothing of it has reached the disk.
    window.act(Action::Undo);
    // Redo can't bring it back any more: something else was done since.
    let other = window.new_course("extended");
    assert_ne!(id, other);
    window.settle();
    window.act(Action::Go(Place::Bin));
    window.settle();
    let binned = window.state().background().bin.as_ref().expect("listed");
    assert_eq!(binned.iter().map(|entry| entry.doc).collect::<Vec<_>>(), [DocId::Course(id)]);
    window.act(Action::Bin(doorstep::ui::action::BinAction::BringBack(DocId::Course(id))));
    window.settle();
    assert_eq!(window.state().place(), Place::Course(id, CourseTab::Plan));
    assert_eq!(window.course(id), course);
    let window = window.restart();
    assert!(window.state().editor().workspace().summary(id).is_some(), "and after a restart");
}

#[test]
fn a_course_deleted_with_its_last_edit_unsaved_keeps_that_edit_in_the_bin() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    window.act(place(id, "Gori"));
    window.act(Action::Edit(Command::BinCourse(id)));
    window.settle();
    let other = window.new_course("extended");
    assert_ne!(id, other);
    window.act(Action::Bin(doorstep::ui::action::BinAction::BringBack(DocId::Course(id))));
    window.settle();
    assert_eq!(window.course(id).place, "Gori");
}

#[test]
fn a_training_undone_from_its_birth_is_left_as_well() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = TrainingId::named("own");
    let starter = TrainingId::named("foundational");
    let starter = window.state().editor().workspace().training(starter).expect("there").clone();
    let own = Training { id, origin: Origin::Own, ..Training::clone(&starter) };
    window.act(Action::Edit(Command::CreateTraining(Box::new(own))));
    window.act(Action::Go(Place::Training(id)));
    undo_all(&mut window);
    assert_eq!(window.state().place(), Place::Home);
    press(&mut window, "Restore");
    assert_eq!(window.state().place(), Place::Training(id));
}

#[test]
fn a_place_whose_course_is_gone_says_so_and_never_speaks_of_a_broken_file() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    undo_all(&mut window);
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    window.settle();
    assert!(sees(&window, "This course is no longer here."));
    assert!(window.state().background().unreadable.is_empty());
    press(&mut window, "Bin");
    assert_eq!(window.state().place(), Place::Bin);
}

#[test]
fn undo_in_a_field_takes_back_what_was_typed_there_before_anything_else() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.act(place(id, "Gori"));
    let before = window.course(id);
    key(&mut window, Modifiers::NONE, Key::ArrowDown);
    fill(&mut window, "Minutes", "55");
    assert_eq!(window.course(id), before, "typed, and not taken yet");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_eq!(window.course(id), before, "the step before stays");
    let minutes = before.agenda.days[0].items[0].minutes.to_string();
    let shown = |window: &Window| {
        let node = window.get_by_label("Minutes");
        node.accesskit_node().value().unwrap_or_default()
    };
    assert_eq!(shown(&window), minutes);
    key(&mut window, Modifiers::COMMAND, Key::Y);
    assert_eq!(shown(&window), "55", "and done again");
    key(&mut window, Modifiers::COMMAND, Key::Z);
    // Nothing is left to take back here: now the step before is.
    key(&mut window, Modifiers::COMMAND, Key::Z);
    assert_ne!(window.course(id).place, "Gori");
}

#[test]
fn a_notice_goes_when_what_it_tells_is_undone() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let say = |text: &str| {
        Action::Say(Notice { level: Level::Success, text: text.to_owned(), offer: Some(Offer::Undo) })
    };
    window.act(place(id, "Gori"));
    window.act(say("first"));
    window.act(place(id, "Telavi"));
    window.pass(2_000);
    window.act(Action::Edit(Command::Course(id, CourseEdit::Archived(true))));
    window.act(say("second"));
    window.act(Action::Undo);
    assert!(sees(&window, "first") && !sees(&window, "second"), "by whatever way it is undone");
    undo_all(&mut window);
    assert!(!sees(&window, "first"));
    // The list of steps takes back several at once.
    window.act(Action::Redo);
    window.act(Action::Show(Dialog::UndoList));
    assert!(!sees(&window, "first"), "redo claims nothing anew");
}
