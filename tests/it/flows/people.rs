//! Stories of the participants: pasted, marked, wiped.

use crate::flows::hands::{en, words_of_stories};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::people::PeopleEdit;
use doorstep::core::model::people::Half;
use doorstep::i18n::I18n;
use doorstep::t;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use super::hands::{key, press, sees};
use crate::harness::{Setup, Window, both_sizes, window};

fn at_people(setup: &Setup) -> (Window, doorstep::core::ids::CourseId) {
    let mut window = window(setup);
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Go(Place::Course(id, CourseTab::People)));
    (window, id)
}

fn paste(window: &mut Window, words: &I18n, text: &str, count: usize) {
    press(window, words.get("people-paste"));
    window.get_by_label(words.get("people-paste-field")).focus();
    window.run();
    window.get_by_label(words.get("people-paste-field")).type_text(text);
    window.run();
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("count", count);
    press(window, &words.format("people-paste-take", &args));
}

#[test]
fn a_list_is_pasted_and_a_half_day_marked_with_one_press_each() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let (mut window, id) = at_people(&setup);
        window.get_by_label(words.get("people-none"));
        paste(&mut window, &words, "Name\tSex\nAna K.\tF\nBekim\tm\nC.\t\n", 3);
        let day = window.course(id).agenda.days[0].clone();
        let date = words.date(day.date.expect("a date"), doorstep::i18n::DateStyle::Short);
        let (half, not_noted) = (words.get("people-morning"), words.get("people-not-noted"));
        // One press: there. Another: not there.
        press(&mut window, &format!("Ana K., {date}, {half}: {not_noted}"));
        press(&mut window, &format!("Bekim, {date}, {half}: {not_noted}"));
        press(&mut window, &format!("Bekim, {date}, {half}: {}", words.get("people-present")));
        let course = window.course(id);
        let there: Vec<Option<bool>> = course
            .people
            .participants
            .iter()
            .map(|one| one.attended(day.id, Half::Morning).present)
            .collect();
        assert_eq!(there, [Some(true), Some(false), None]);
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("day", date.clone());
        args.set("half", half.to_owned());
        press(&mut window, &words.format("people-all-present", &args));
        let course = window.course(id);
        let third = course.people.participants[2].attended(day.id, Half::Morning).present;
        assert_eq!(third, Some(true), "only who was not noted");
        assert_eq!(course.people.participants[1].attended(day.id, Half::Morning).present, Some(false));
        window.act(Action::Undo);
        assert_eq!(window.course(id).people.participants[2].attended(day.id, Half::Morning).present, None);
        window.settle();
        let mut window = window.restart();
        window.act(Action::Go(Place::Course(id, CourseTab::People)));
        window.settle();
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("name", "Bekim");
        window.get_by_label(&words.format("people-open", &args));
    }
}

#[test]
fn scores_are_typed_and_a_refused_one_says_why() {
    let (mut window, id) = at_people(&Setup::default());
    let words = I18n::new("en");
    paste(&mut window, &words, "Ana", 1);
    let type_into = |window: &mut Window, field: &str, text: &str| {
        window.get_by_label(field).focus();
        window.run();
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        window.get_by_label(field).type_text(text);
        window.run();
        window.key_press(egui::Key::Enter);
        window.run();
    };
    type_into(&mut window, en("people-largest"), "20");
    type_into(&mut window, "Ana, Test before", "21");
    window.get_by_label(&t!(words_of_stories(), "refused-number", least = "0", most = "20"));
    type_into(&mut window, "Ana, Test before", "9");
    type_into(&mut window, "Ana, Test after", "16");
    let person = window.course(id).people.participants[0].clone();
    assert_eq!((person.before, person.after), (Some(9), Some(16)));
    window.get_all_by_label("Gain: +7.0 points, over 1 participant").next().expect("the gain");
}

/// The cell that Enter led to is typed over, as in a spreadsheet; of several refused scores the last says why.
#[test]
fn a_column_of_scores_is_typed_over_and_one_reason_is_told_at_a_time() {
    let (mut window, id) = at_people(&Setup::default());
    let words = I18n::new("en");
    paste(&mut window, &words, "Ana\nBekim\nClara", 3);
    let mut down = |scores: [&str; 3]| {
        window.get_by_label("Ana, Test before").focus();
        window.run();
        for score in scores {
            window.event(egui::Event::Text(score.to_owned()));
            window.run();
            window.key_press(egui::Key::Enter);
            window.run();
        }
        let people = window.course(id).people.participants.clone();
        let before = people.iter().map(|person| person.before).collect::<Vec<_>>();
        (before, window.query_all_by_label_contains("Type a whole number").count())
    };
    assert_eq!(down(["5", "6", "7"]), (vec![Some(5), Some(6), Some(7)], 0));
    assert_eq!(down(["8", "9", "10"]), (vec![Some(8), Some(9), Some(10)], 0));
    assert_eq!(down(["2000", "3000", "11"]), (vec![Some(8), Some(9), Some(11)], 1));
}

#[test]
fn a_list_is_pasted_anywhere_on_the_screen_and_copied_for_a_spreadsheet() {
    let (mut window, id) = at_people(&Setup::default());
    window.event(egui::Event::Paste("Name\tSex\nAna\tF\nBekim\tm".to_owned()));
    window.run();
    press(&mut window, &t!(words_of_stories(), "people-paste-take", count = 2));
    assert_eq!(window.course(id).people.participants.len(), 2);
    press(&mut window, en("people-copy"));
    window.get_by_label(en("people-copied"));
}

#[test]
fn minutes_missed_are_typed_at_the_half_day_late_and_early_apart() {
    let (mut window, id) = at_people(&Setup::default());
    paste(&mut window, &I18n::new("en"), "Ana", 1);
    let day = window.course(id).agenda.days[0].clone();
    let date = words_of_stories().date(day.date.expect("a date"), doorstep::i18n::DateStyle::Short);
    let cell = format!("Ana, {date}, {}: {}", en("people-morning"), en("people-not-noted"));
    for (field, minutes) in [("people-late", "15"), ("people-early", "20")] {
        let cell = window.query_by_label(&cell).map_or_else(
            || {
                format!(
                    "Ana, {date}, {}: {}, came 15\u{a0}min late",
                    en("people-morning"),
                    en("people-missed-some")
                )
            },
            |_| cell.clone(),
        );
        window.get_by_label(&cell).click_secondary();
        window.run();
        window.get_by_label(en(field)).focus();
        window.run();
        window.key_press_modifiers(egui::Modifiers::COMMAND, egui::Key::A);
        window.event(egui::Event::Text(minutes.to_owned()));
        window.run();
        window.key_press(egui::Key::Enter);
        window.run();
    }
    let attended = window.course(id).people.participants[0].attended(day.id, Half::Morning);
    assert_eq!(
        (attended.present, attended.late(), attended.early, attended.missed),
        (Some(true), 15, 20, 35)
    );
    window.get_by_label_contains("came 15\u{a0}min late, left 20\u{a0}min early");
}

#[test]
fn the_name_of_a_new_participant_is_typed_at_once() {
    let (mut window, id) = at_people(&Setup::default());
    press(&mut window, en("people-add"));
    window.event(egui::Event::Text("Ana".to_owned()));
    window.run();
    assert_eq!(window.course(id).people.participants[0].name, "Ana");
}

#[test]
fn wiping_asks_takes_every_trace_and_keeps_the_totals() {
    let (mut window, id) = at_people(&Setup::default());
    let words = I18n::new("en");
    paste(&mut window, &words, "Xhevahire\nYlber", 2);
    window.settle();
    let place = CourseEdit::Place("Peja".to_owned());
    window.act(Action::Edit(Command::Course(id, place)));
    window.settle();
    window.get_by_label(en("people-wipe")).focus();
    window.run();
    window.run();
    press(&mut window, en("people-wipe"));
    window.get_by_label(en("people-wipe-ask"));
    window.get_all_by_label(en("people-wipe")).last().expect("the button of the question").click();
    window.run();
    window.settle();
    window.settle();
    window.get_by_label(en("people-were-wiped"));
    assert_eq!(window.course(id).people.totals.as_ref().map(|sums| sums.people), Some(2));
    window.act(Action::Undo);
    assert!(window.course(id).people.participants.is_empty(), "undo brings nobody back");
    window.settle();
    let mut left = Vec::new();
    look(window.folder.path(), &mut left);
    assert!(left.is_empty(), "a name is still in {left:?}");
}

#[test]
fn who_closes_the_window_right_after_wiping_leaves_no_trace_either() {
    let (mut window, id) = at_people(&Setup::default());
    let words = I18n::new("en");
    paste(&mut window, &words, "Xhevahire\nYlber", 2);
    window.settle();
    for place in ["Peja", "Prizren"] {
        let place = CourseEdit::Place(place.to_owned());
        window.act(Action::Edit(Command::Course(id, place)));
        window.settle();
    }
    let mut before = Vec::new();
    look(window.folder.path(), &mut before);
    assert!(before.len() > 1, "backups hold the name: {before:?}");
    let totals = Box::default();
    let wipe = CourseEdit::People(PeopleEdit::Wipe(totals));
    let ctx = window.ctx.clone();
    window.state_mut().dispatch(&ctx, Action::Edit(Command::Course(id, wipe)));
    let root = window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default();
    root.events.push(egui::ViewportEvent::Close);
    window.step();
    let mut left = Vec::new();
    look(window.folder.path(), &mut left);
    assert!(left.is_empty(), "a name is still in {left:?}");
}

/// The files below a folder that hold the name.
fn look(folder: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            look(&path, found);
            continue;
        }
        match std::fs::read(&path) {
            Ok(bytes) if bytes.windows(9).any(|part| part == b"Xhevahire") => found.push(path),
            Ok(_) => {}
            // What is wiped in the background may go between the list and the look.
            Err(error) => assert!(!path.exists(), "{}: {error}", path.display()),
        }
    }
}

#[test]
fn escape_leaves_a_pasted_list_one_step_at_a_time() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let people = Place::Course(id, CourseTab::People);
    window.act(Action::Go(people));
    window.settle();
    press(&mut window, en("people-paste"));
    window.event(egui::Event::Text("Ana".to_owned()));
    window.run();
    let field = en("people-paste-field");
    assert!(
        sees(&window, &t!(words_of_stories(), "people-paste-take", count = 1)),
        "it is typed into at once"
    );
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label(field).is_some(), "what was pasted is still there");
    key(&mut window, Modifiers::NONE, Key::Escape);
    assert!(window.query_by_label(field).is_none());
    assert_eq!(window.state().place(), people);
}
