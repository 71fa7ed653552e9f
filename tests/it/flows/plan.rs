//! Stories of the plan: moving, timing, adding, splitting, days, problems and their fixes, helpers.

use crate::flows::hands::{en, words_of_stories};
use doorstep::t;
use std::sync::Arc;

use doorstep::core::edit::agenda::AgendaEdit;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{CourseId, DocId, TrainerId, TrainingId};
use doorstep::core::model::agenda::{Item, ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::i18n::I18n;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::courses::{open, titles, two_mornings};
use crate::harness::{Setup, Window, both_sizes, window};

fn id() -> CourseId {
    CourseId::named("two mornings")
}

fn planned(setup: &Setup, course: Course) -> Window {
    let mut harness = window(setup);
    let place = Place::Course(course.id, CourseTab::Plan);
    open(&mut harness, course, place);
    harness
}

fn plan() -> Window {
    planned(&Setup::default(), two_mornings())
}

fn item(harness: &Window, title: &str) -> Arc<Item> {
    let course = harness.state().editor().workspace().course(id()).expect("the course");
    course.agenda.items().find(|item| item.title == title).cloned().expect("the item")
}

/// Presses on a card.
fn choose(harness: &mut Window, title: &str) {
    harness.get_by_label_contains(&format!("{title},")).click();
    harness.run();
}

fn press(harness: &mut Window, name: &str) {
    harness.get_by_label(name).click();
    harness.run();
}

/// Chooses an entry of the menu of the selected item.
fn from_menu(harness: &mut Window, key: &'static str) {
    press(harness, en("plan-item-menu"));
    press(harness, en(key));
}

/// Replaces what stands in a field and presses Enter.
fn enter(harness: &mut Window, field: &str, text: &str) {
    harness.get_by_label(field).focus();
    harness.run();
    harness.key_press_modifiers(Modifiers::COMMAND, Key::A);
    harness.get_by_label(field).type_text(text);
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
}

fn drag(harness: &mut Window, from: &str, to: egui::Pos2) {
    let start = harness.get_by_label_contains(&format!("{from},")).rect().center();
    harness.drag_at(start);
    harness.run();
    for part in [0.25, 0.5, 0.75, 1.0] {
        harness.hover_at(start + (to - start) * part);
        harness.step();
    }
    harness.drop_at(to);
    harness.run();
}

#[test]
fn drag_button_and_key_do_the_same() {
    let expected = vec![vec!["Welcome", "Tea", "Play", "Talk"], vec!["Listen", "Coffee", "Goodbye"]];
    let mut by_drag = plan();
    let tea = by_drag.get_by_label_contains("Tea,").rect().center();
    drag(&mut by_drag, "Play", tea);
    assert_eq!(titles(&by_drag, id()), expected);

    let mut by_button = plan();
    choose(&mut by_button, "Play");
    from_menu(&mut by_button, "plan-move-down");
    assert_eq!(titles(&by_button, id()), expected);

    let mut by_key = plan();
    choose(&mut by_key, "Play");
    by_key.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    by_key.run();
    assert_eq!(titles(&by_key, id()), expected);
}

#[test]
fn an_item_moves_to_another_day_by_drag_button_and_key() {
    let mut by_drag = plan();
    let coffee = by_drag.get_by_label_contains("Coffee,").rect();
    drag(&mut by_drag, "Play", coffee.center_top() + egui::vec2(0.0, 2.0));
    let expected = vec![vec!["Welcome", "Tea", "Talk"], vec!["Listen", "Play", "Coffee", "Goodbye"]];
    assert_eq!(titles(&by_drag, id()), expected);

    let mut by_button = plan();
    choose(&mut by_button, "Play");
    from_menu(&mut by_button, "plan-move-next-day");
    assert_eq!(titles(&by_button, id()), expected);

    let mut by_key = plan();
    choose(&mut by_key, "Play");
    by_key.key_press_modifiers(Modifiers::ALT, Key::ArrowRight);
    by_key.run();
    assert_eq!(titles(&by_key, id()), expected);
    by_key.key_press_modifiers(Modifiers::ALT, Key::ArrowLeft);
    by_key.run();
    assert_eq!(titles(&by_key, id()), titles(&plan(), id()), "and back");
}

#[test]
fn the_list_shows_and_moves_the_same() {
    let mut harness = plan();
    press(&mut harness, en("plan-list"));
    let tea = harness.get_by_label_contains("Tea,").rect().center();
    drag(&mut harness, "Play", tea);
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Tea", "Play", "Talk"]);
}

#[test]
fn a_drag_that_ends_outside_the_plan_changes_nothing() {
    let mut harness = plan();
    let before = titles(&harness, id());
    drag(&mut harness, "Play", egui::pos2(60.0, 20.0));
    assert_eq!(titles(&harness, id()), before);
}

#[test]
fn quick_entry_sets_changes_and_locks() {
    let mut harness = plan();
    choose(&mut harness, "Play");
    enter(&mut harness, "Minutes", "1h30");
    assert_eq!(item(&harness, "Play").minutes, 90);
    enter(&mut harness, "Minutes", "+10");
    assert_eq!(item(&harness, "Play").minutes, 100);
    enter(&mut harness, "Minutes", "-40");
    assert_eq!(item(&harness, "Play").minutes, 60);
    enter(&mut harness, "Minutes", "10:00");
    assert_eq!(item(&harness, "Play").locked_start.map(|start| start.to_string()).as_deref(), Some("10:00"));
    assert_eq!(item(&harness, "Play").minutes, 60, "a lock leaves the length");
}

#[test]
fn refused_entry_stays_in_the_field_with_the_reason_and_changes_nothing() {
    for (typed, reason) in [
        ("soon", "This is neither a length nor a time"),
        ("25:00", "The clock has no such time"),
        ("13h", "That is too long"),
        ("0", "An item lasts 1 minute at least"),
    ] {
        let mut harness = plan();
        let before = harness.state().editor().revision(DocId::Course(id()));
        choose(&mut harness, "Play");
        enter(&mut harness, "Minutes", typed);
        harness.get_by_label_contains(reason);
        assert_eq!(harness.get_by_label(en("plan-minutes")).value().as_deref(), Some(typed));
        let after = harness.state().editor().revision(DocId::Course(id()));
        assert_eq!(before, after, "{typed}");
    }
}

#[test]
fn a_lock_leaves_a_gap_that_a_press_mends() {
    let mut harness = plan();
    choose(&mut harness, "Tea");
    enter(&mut harness, "Minutes", "10:50");
    harness.get_by_label("20 minutes free before “Tea”");
    press(&mut harness, &t!(words_of_stories(), "plan-fix-stretch", length = "20\u{a0}min"));
    assert_eq!(item(&harness, "Play").minutes, 80);
    assert!(harness.query_by_label("20 minutes free before “Tea”").is_none());
}

#[test]
fn too_long_before_a_lock_is_said_in_words_and_mended_in_one_step() {
    let mut harness = plan();
    choose(&mut harness, "Tea");
    enter(&mut harness, "Minutes", "10:20");
    harness.get_by_label("10 minutes too long before “Tea”");
    press(&mut harness, &t!(words_of_stories(), "plan-fix-shorten", length = "10\u{a0}min"));
    assert_eq!(item(&harness, "Play").minutes, 50);
    press(&mut harness, &t!(words_of_stories(), "header-undo", name = "Fix the plan"));
    assert_eq!(item(&harness, "Play").minutes, 60);
    press(&mut harness, en("plan-fix-unlock"));
    assert_eq!(item(&harness, "Tea").locked_start, None);
}

#[test]
fn add_duplicate_split_merge_delete_and_back_by_name() {
    let mut harness = plan();
    let before = titles(&harness, id());
    choose(&mut harness, "Play");
    press(&mut harness, en("common-add"));
    press(&mut harness, en("kind-energiser"));
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Play", "Energiser", "Tea", "Talk"]);
    press(&mut harness, &t!(words_of_stories(), "header-undo", name = "Add “Energiser”"));
    assert_eq!(titles(&harness, id()), before);

    choose(&mut harness, "Play");
    from_menu(&mut harness, "plan-duplicate");
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Play", "Play", "Tea", "Talk"]);
    press(&mut harness, &t!(words_of_stories(), "header-undo", name = "Add “Play”"));

    choose(&mut harness, "Play");
    from_menu(&mut harness, "plan-split");
    press(&mut harness, en("plan-split-do"));
    let course = harness.state().editor().workspace().course(id()).cloned().expect("the course");
    let minutes: Vec<u32> = course.agenda.days[0].items.iter().map(|item| item.minutes).collect();
    assert_eq!(minutes, [30, 30, 30, 15, 75], "half of 60 minutes, unless said otherwise");
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Play (1/2)", "Play (2/2)", "Tea", "Talk"]);
    from_menu(&mut harness, "plan-merge");
    assert_eq!(titles(&harness, id()), before);
    assert_eq!(item(&harness, "Play").minutes, 60);

    from_menu(&mut harness, "common-delete");
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Tea", "Talk"]);
    harness.get_by_label(&t!(words_of_stories(), "plan-deleted", title = "Play"));
    press(&mut harness, &t!(words_of_stories(), "header-undo", name = "Delete “Play”"));
    assert_eq!(titles(&harness, id()), before);
    press(&mut harness, &t!(words_of_stories(), "header-redo", name = "Delete “Play”"));
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Tea", "Talk"]);
}

#[test]
fn splitting_where_nothing_is_left_is_refused() {
    let mut harness = plan();
    choose(&mut harness, "Play");
    from_menu(&mut harness, "plan-split");
    enter(&mut harness, "Split after how many minutes", "60");
    harness.get_by_label_contains("Each part needs a minute");
    assert_eq!(item(&harness, "Play").minutes, 60);
}

fn dates(harness: &Window) -> Vec<String> {
    let course = harness.state().editor().workspace().course(id()).expect("the course");
    course.agenda.days.iter().map(|day| day.date.expect("a date").to_string()).collect()
}

#[test]
fn a_day_put_in_pushes_the_rest_and_a_day_taken_out_pulls_it_up() {
    let mut harness = plan();
    press(&mut harness, &t!(words_of_stories(), "plan-day-menu", number = "2"));
    press(&mut harness, en("plan-day-insert-before"));
    assert_eq!(dates(&harness), ["2026-09-14", "2026-09-15", "2026-09-16"]);
    assert_eq!(titles(&harness, id())[1], Vec::<String>::new());
    assert_eq!(titles(&harness, id())[2], ["Listen", "Coffee", "Goodbye"]);
    press(&mut harness, &t!(words_of_stories(), "plan-day-menu", number = "1"));
    press(&mut harness, en("plan-day-remove"));
    assert_eq!(dates(&harness), ["2026-09-14", "2026-09-15"]);
    press(&mut harness, en("common-undo"));
    assert_eq!(titles(&harness, id())[0], ["Welcome", "Play", "Tea", "Talk"], "the notice leads back");
}

#[test]
fn hours_and_dates_of_a_day_are_typed() {
    let mut harness = plan();
    press(&mut harness, &t!(words_of_stories(), "day-number", number = "1"));
    enter(&mut harness, "Begins at", "8:30");
    enter(&mut harness, "Date", "14.13");
    harness.get_by_label_contains("This is not a date");
    enter(&mut harness, "Date", "19.9.2026");
    let course = harness.state().editor().workspace().course(id()).cloned().expect("the course");
    assert_eq!(course.agenda.days[0].start.to_string(), "08:30");
    assert_eq!(dates(&harness)[0], "2026-09-19");
    harness.get_by_label(en("plan-problem-day-off"));
}

#[test]
fn the_cut_helper_shows_what_it_would_do_before_it_does_it() {
    let mut harness = plan();
    press(&mut harness, en("plan-cut"));
    harness.settle();
    enter(&mut harness, "Minutes to save", "20");
    harness.settle();
    harness.get_by_label(&t!(
        words_of_stories(),
        "cut-shorten",
        title = "Play",
        from = "1\u{a0}h",
        to = "40\u{a0}min"
    ));
    assert_eq!(item(&harness, "Play").minutes, 60, "only shown");
    press(&mut harness, en("cut-take"));
    assert_eq!(item(&harness, "Play").minutes, 40);
    press(&mut harness, &t!(words_of_stories(), "header-undo", name = "Save minutes"));
    assert_eq!(item(&harness, "Play").minutes, 60);
}

#[test]
fn the_cut_helper_fits_the_course_into_fewer_days() {
    let mut harness = plan();
    press(&mut harness, en("plan-cut"));
    harness.settle();
    press(&mut harness, en("cut-days"));
    harness.settle();
    enter(&mut harness, "Days available", "7");
    harness.settle();
    harness.get_by_label_contains("Type 1:");
    enter(&mut harness, "Days available", "1");
    harness.settle();
    harness.get_by_label(&t!(words_of_stories(), "cut-move", title = "Listen", number = "1"));
    harness.get_by_label(&t!(words_of_stories(), "cut-day-goes", number = "2"));
    harness.get_by_label(&t!(words_of_stories(), "cut-over", number = "1", length = "2\u{a0}h 25\u{a0}min"));
    press(&mut harness, en("cut-take"));
    // The break goes to where the stretches before and after it are least long.
    assert_eq!(titles(&harness, id()), [["Welcome", "Play", "Talk", "Tea", "Listen", "Goodbye"]]);
}

#[test]
fn what_goes_with_a_day_that_is_removed_is_named() {
    let mut course = two_mornings();
    let (monday, tuesday) = course.agenda.days.split_at_mut(1);
    monday[0].items.push(Arc::new(crate::courses::item(ItemKind::Closing, "Until tomorrow", 10)));
    let recap = crate::courses::item(ItemKind::Recap, "Looking back", 20);
    tuesday[0].items.insert(0, Arc::new(recap));
    course.agenda.keep_order();
    let mut harness = planned(&Setup::default(), course);
    press(&mut harness, en("plan-cut"));
    harness.settle();
    press(&mut harness, en("cut-days"));
    harness.settle();
    let titles = t!(words_of_stories(), "cut-quoted", title = "Looking back");
    harness.get_by_label(&t!(words_of_stories(), "cut-day-goes-with", number = "2", titles = titles));
    harness.get_by_label(&t!(words_of_stories(), "cut-replaced", title = "Until tomorrow"));
}

#[test]
fn several_steps_are_taken_back_from_the_list() {
    let mut harness = plan();
    let before = titles(&harness, id());
    choose(&mut harness, "Play");
    from_menu(&mut harness, "plan-move-down");
    from_menu(&mut harness, "plan-duplicate");
    harness.key_press(Key::Escape);
    harness.run();
    press(&mut harness, en("plan-undo-list"));
    press(&mut harness, &t!(words_of_stories(), "undo-move-item", subject = "Play"));
    assert_eq!(titles(&harness, id()), before);
}

#[test]
fn the_plan_works_by_keyboard_alone() {
    let mut harness = plan();
    let key = |harness: &mut Window, key| {
        harness.key_press(key);
        harness.run();
    };
    key(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label_contains("Welcome,").is_focused(), "the first arrow leads into the plan");
    key(&mut harness, Key::ArrowDown);
    assert!(harness.get_by_label_contains("Play,").is_focused());
    key(&mut harness, Key::ArrowRight);
    assert!(harness.get_by_label_contains("Listen,").is_focused(), "at the same time a day later");
    key(&mut harness, Key::ArrowLeft);
    key(&mut harness, Key::ArrowDown);
    harness.key_press_modifiers(Modifiers::COMMAND, Key::D);
    harness.run();
    assert_eq!(titles(&harness, id())[0].len(), 5);
    key(&mut harness, Key::Delete);
    assert_eq!(titles(&harness, id()), titles(&plan(), id()));
    key(&mut harness, Key::Tab);
    key(&mut harness, Key::Enter);
    key(&mut harness, Key::ArrowUp);
}

#[test]
fn enter_opens_the_session_and_typing_in_a_field_does_not_move_cards() {
    let mut harness = plan();
    choose(&mut harness, "Play");
    harness.get_by_label(en("plan-title")).focus();
    harness.run();
    harness.key_press(Key::Delete);
    harness.key_press_modifiers(Modifiers::ALT, Key::ArrowDown);
    harness.run();
    assert_eq!(titles(&harness, id()), titles(&plan(), id()));
    choose(&mut harness, "Play");
    harness.key_press(Key::Enter);
    harness.run();
    let play = item(&harness, "Play").id;
    let doc = DocId::Course(id());
    assert_eq!(harness.state().place(), Place::Session(doc, play));
}

#[test]
fn every_setup_draws_board_list_and_panels() {
    for setup in both_sizes() {
        let words = I18n::new(setup.language);
        let mut course = two_mornings();
        let mut third = course.agenda.days[0].clone();
        third.id = doorstep::core::ids::DayId::named("third");
        third.items.clear();
        third.date = jiff::civil::Date::new(2026, 9, 16).ok();
        course.agenda.days.push(third);
        let mut harness = planned(&setup, course);
        for day in 1..=3 {
            let name = words.format("plan-day-menu", &[("number", day)].into_iter().collect());
            let rect = harness.get_by_label(&name).rect();
            assert!(
                rect.right() < setup.size[0] - 296.0,
                "{setup:?} {day} {rect:?}: three days beside the side panel"
            );
        }
        choose(&mut harness, "Play");
        harness.get_by_label(words.get("plan-open-session"));
        press(&mut harness, words.get("plan-list"));
        harness.get_by_label_contains("Play,");
        press(&mut harness, words.get("plan-cut"));
        harness.get_by_label(words.get("cut-take"));
        harness.key_press(Key::Escape);
        harness.run();
        press(&mut harness, words.get("plan-check"));
        harness.get_by_label(words.get("check-no-training"));
    }
}

#[test]
fn the_check_says_what_is_missing_and_adds_it() {
    let mut harness = window(&Setup::default());
    let id = harness.new_course("foundational");
    let sessions: Vec<Arc<Item>> =
        harness.course(id).agenda.items().filter(|item| item.kind == ItemKind::Session).cloned().collect();
    let core: Vec<_> = sessions.iter().filter(|item| item.priority == Priority::Core).take(3).collect();
    for item in &core {
        let edit = AgendaEdit::RemoveItem(item.id);
        harness.act(Action::Edit(Command::Agenda(DocId::Course(id), edit)));
    }
    let missing = |harness: &Window, item: &Item| {
        harness.course(id).agenda.items().all(|other| other.reference != item.reference)
    };
    press(&mut harness, en("plan-check"));
    press(&mut harness, &format!("Add “{}” to day 1", core[0].title));
    assert!(!missing(&harness, core[0]));
    assert!(missing(&harness, core[1]) && missing(&harness, core[2]));
    press(&mut harness, &t!(words_of_stories(), "check-add-all", count = "2"));
    assert!(core.iter().all(|item| !missing(&harness, item)));
    harness.get_by_label(en("check-nothing-missing"));
}

#[test]
fn a_starter_outline_is_labelled_and_can_only_be_looked_at() {
    for setup in both_sizes() {
        let mut harness = window(&setup);
        let words = I18n::new(setup.language);
        harness.act(Action::Go(Place::Training(TrainingId::named("foundational"))));
        harness.get_by_label(words.get("starter-explain"));
        assert!(harness.query_by_label(words.get("common-add")).is_none());
        harness.key_press(Key::ArrowDown);
        harness.run();
        harness.key_press(Key::Delete);
        harness.run();
        assert_eq!(harness.state().editor().history().undo_len(), 0);
        assert!(harness.query_by_label(words.get("plan-move-down")).is_none());
        harness.get_by_label(words.get("plan-open-session"));
        let id = harness.new_course("foundational");
        harness.get_by_label_contains(words.get("plan-from-starter-explain"));
        assert_eq!(harness.state().place(), Place::Course(id, CourseTab::Plan));
    }
}

#[test]
fn a_lead_is_chosen_and_the_list_shows_only_his_sessions() {
    let mut harness = plan();
    choose(&mut harness, "Play");
    press(&mut harness, en("plan-lead"));
    press(&mut harness, "Aida Karimova");
    assert_eq!(item(&harness, "Play").lead, Some(TrainerId::named("Aida")));
    press(&mut harness, en("plan-list"));
    press(&mut harness, &t!(words_of_stories(), "plan-whose", name = "Everyone"));
    harness.get_all_by_label("Aida Karimova").last().expect("in the list").click();
    harness.run();
    harness.get_by_label_contains("Play,");
    assert!(harness.query_by_label_contains("Talk,").is_none());
}

#[test]
fn the_side_panel_goes_away_and_comes_back() {
    let mut harness = plan();
    choose(&mut harness, "Play");
    press(&mut harness, en("plan-panel-hide"));
    assert!(harness.query_by_label(en("plan-open-session")).is_none());
    press(&mut harness, en("plan-panel-show"));
    harness.get_by_label(en("plan-open-session"));
}
