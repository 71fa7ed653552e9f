//! What stands beside the running session: notes, slides, key points, timer, parking lot, the lock of the plan.

use crate::flows::hands::{en, words_of_stories};
use doorstep::t;
use doorstep::ui::action::FileAction;
use egui_kittest::kittest::Queryable as _;

use super::*;

#[test]
fn notes_are_written_by_one_key_beside_the_running_session() {
    for setup in setups() {
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        pass(&mut window, 4);
        let kinds = [
            (Key::Num1, NoteKind::Adaptation),
            (Key::Num2, NoteKind::Question),
            (Key::Num3, NoteKind::Observation),
            (Key::Num4, NoteKind::FollowUp),
            (Key::Num5, NoteKind::Parking),
        ];
        for (number, (digit, kind)) in kinds.into_iter().enumerate() {
            // As a keyboard sends it: the key, and the letter that it types.
            let modifiers = Modifiers::NONE;
            let event = |pressed| egui::Event::Key {
                key: digit,
                physical_key: None,
                pressed,
                repeat: false,
                modifiers,
            };
            let typed = egui::Event::Text((number + 1).to_string());
            window.input_mut().events.extend([event(true), typed, event(false)]);
            window.run();
            type_text(&mut window, "4 dolls ");
            type_text(&mut window, "are missing");
            key(&mut window, Modifiers::NONE, Key::Enter);
            let course = window.course(id());
            let note = course.notes.last().expect("written");
            assert_eq!((note.kind, note.text.as_str()), (kind, "4 dolls are missing"));
            assert_eq!(note.target, NoteTarget::Item(ItemId::named("Welcome")));
            assert_eq!(note.at, at(9, 4));
        }
        assert_eq!(known(&window, "Welcome").status, Status::InProgress, "Enter did nothing else");
        key(&mut window, Modifiers::NONE, Key::Num2);
        type_text(&mut window, "never mind");
        assert_eq!(window.course(id()).notes.len(), 6, "saved while it is typed");
        key(&mut window, Modifiers::NONE, Key::Escape);
        assert_eq!(window.course(id()).notes.len(), 5, "Escape takes it back");
        space(&mut window);
        assert_eq!(known(&window, "Welcome").status, Status::Delivered, "the keys work again");
    }
}

#[test]
fn the_timer_for_groups_is_seen_and_survives() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    key(&mut window, Modifiers::NONE, Key::T);
    press(&mut window, &t!(words_of_stories(), "deliver-fewer", what = "4 groups"));
    press(&mut window, en("deliver-timer-start"));
    pass(&mut window, 7);
    assert!(
        sees(&window, &t!(words_of_stories(), "deliver-group", number = "2", all = "3"))
            && sees(&window, "3:00")
    );
    press(&mut window, en("deliver-timer-next"));
    assert!(
        sees(&window, &t!(words_of_stories(), "deliver-group", number = "3", all = "3"))
            && sees(&window, "5:00")
    );
    press(&mut window, en("deliver-timer-stop"));
    pass(&mut window, 60);
    assert!(
        sees(&window, &t!(words_of_stories(), "deliver-group", number = "3", all = "3"))
            && sees(&window, "5:00")
    );
    press(&mut window, en("deliver-timer-go"));
    pass(&mut window, 5);
    assert!(sees(&window, en("deliver-groups-over")));
    press(&mut window, en("deliver-timer-away"));
    assert!(!sees(&window, en("deliver-groups-over")));
}

#[test]
fn the_plan_is_locked_until_asked_for() {
    for setup in setups() {
        let words = words(setup.language);
        let mut window = delivering(&setup, two_mornings());
        pass(&mut window, 15);
        space(&mut window);
        let longer = AgendaEdit::Item(ItemId::named("Talk"), ItemField::Minutes(90));
        let longer = Action::Edit(Command::Agenda(DocId::Course(id()), longer));
        window.act(longer.clone());
        assert_eq!(window.course(id()).agenda, two_mornings().agenda);
        assert!(count(&window, words.get("plan-locked-refused")) >= 1, "and it is said");
        let tuesday = AgendaEdit::Item(ItemId::named("Listen"), ItemField::Minutes(60));
        window.act(Action::Edit(Command::Agenda(DocId::Course(id()), tuesday)));
        assert_eq!(window.course(id()).agenda.days[1].items[0].minutes, 60, "the other days are open");
        window.act(Action::Go(Place::Session(DocId::Course(id()), ItemId::named("Listen"))));
        assert!(!sees(&window, words.get("plan-lock-open")));
        window.act(Action::Go(Place::Session(DocId::Course(id()), ItemId::named("Talk"))));
        assert!(sees(&window, words.get("plan-lock-open")));
        window.act(Action::Go(Place::Course(id(), CourseTab::Plan)));
        press(&mut window, words.get("plan-lock-open"));
        window.act(longer);
        assert_eq!(window.course(id()).agenda.days[0].items[3].minutes, 90);
        let cx = &words;
        press(&mut window, &doorstep::t!(cx, "deliver-running", title = "Welcome"));
        assert_eq!(window.state().place(), deliver(), "the header leads back");
        let ends = words.get("deliver-day-ends");
        assert!(expects(&window, ends, "12:15"), "the longer plan is what is expected now");
    }
}

#[test]
fn key_points_are_ticked_while_it_runs() {
    let mut course = two_mornings();
    let point = |text: &str| KeyPoint::new(KeyPointId::named(text), text);
    Arc::make_mut(&mut course.agenda.days[0].items[0]).key_points = vec![point("Names first")];
    let mut window = delivering(&Setup::default(), course);
    space(&mut window);
    press(&mut window, "Names first");
    assert_eq!(known(&window, "Welcome").key_points, [KeyPointId::named("Names first")]);
}

#[test]
fn starting_opens_the_slides_and_never_takes_the_focus() {
    let mut course = two_mornings();
    let file = |name: &str| MaterialFile {
        id: FileId::named(name),
        format: Format::Pptx,
        language: None,
        file_name: name.to_owned(),
        url: None,
        path: None,
        extra: serde_json::Map::new(),
    };
    let material = |title: &str, name: &str| Material {
        id: MaterialId::named(title),
        kind: MaterialKind::Deck,
        title: title.to_owned(),
        training: None,
        day: None,
        files: vec![file(name)],
        extra: serde_json::Map::new(),
    };
    course.materials = vec![Arc::new(material("Deck", "d.pptx")), Arc::new(material("Lost", "lost.pptx"))];
    for (index, title) in [(0, "Deck"), (1, "Lost")] {
        let item = Arc::make_mut(&mut course.agenda.days[0].items[index]);
        let (id, material) = (LinkId::named(title), MaterialId::named(title));
        let copies = doorstep::core::model::link::Copies::None;
        item.links.push(Link { copies, ..Link::to(id, material, LinkKind::Slides) });
    }
    let mut window = delivering(&Setup::default(), course);
    let folder = crate::harness::real(window.folder.path()).join("materials of mine");
    std::fs::create_dir_all(&folder).expect("made");
    crate::harness::write_plausible(&folder.join("d.pptx"));
    let settings = Settings { materials_folder: Some(folder.display().to_string()), ..Settings::default() };
    window.act(Action::Settings(Box::new(settings)));
    window.act(Action::Files(FileAction::LookForFiles));
    window.settle();
    let mut focus = 0;
    for _ in 0..2 {
        window.pass(3_000);
        window.key_press(Key::Space);
        for _ in 0..6 {
            window.step();
            let outputs = window.output().viewport_output.values();
            focus += outputs
                .flat_map(|output| &output.commands)
                .filter(|c| matches!(c, egui::ViewportCommand::Focus))
                .count();
        }
        window.settle();
    }
    assert_eq!(known(&window, "Welcome").status, Status::Delivered);
    assert_eq!(window.outside.opened(), [Opened::Path(folder.join("d.pptx"))]);
    // Those of the next one are not here: a start is no moment for questions.
    space(&mut window);
    window.settle();
    assert_eq!(known(&window, "Play").status, Status::InProgress);
    assert!(window.state().dialog().is_none() && window.outside.opened().is_empty());
    assert_eq!(focus, 0, "the slides keep the keys");
}

#[test]
fn the_parking_lot_comes_back_in_the_evening_and_the_next_morning() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    key(&mut window, Modifiers::NONE, Key::Num5);
    type_text(&mut window, "Who pays for the toys?");
    key(&mut window, Modifiers::NONE, Key::Enter);
    assert!(!sees(&window, "In the parking lot: 1 question is open"), "not while a session runs");
    for _ in 0..7 {
        window.pass(3_000);
        space(&mut window);
    }
    assert!(sees(&window, "In the parking lot: 1 question is open"));
    pass(&mut window, 24 * 60);
    assert!(sees(&window, "Parked on earlier days: 1 question waits") && sees(&window, "Listen"));
    press(&mut window, "Answered: Who pays for the toys?");
    assert!(!sees(&window, "Parked on earlier days: 1 question waits"));
}

#[test]
fn the_small_view_shows_now_and_next_and_has_the_one_button() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    key(&mut window, Modifiers::NONE, Key::O);
    press(&mut window, en("deliver-small-start"));
    assert_eq!(known(&window, "Welcome").status, Status::InProgress);
    window.act(Action::Go(Place::Course(id(), CourseTab::Notes)));
    assert!(sees(&window, "30:00"), "also beside other screens");
    press(&mut window, en("note-done"));
    assert_eq!(known(&window, "Welcome").status, Status::Delivered);
    window.act(Action::Go(deliver()));
    press(&mut window, en("deliver-small-close"));
    assert!(!sees(&window, en("deliver-small-start")));
}

#[test]
fn the_change_of_groups_is_heard_only_if_that_is_wanted() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    key(&mut window, Modifiers::NONE, Key::T);
    press(&mut window, en("deliver-timer-start"));
    pass(&mut window, 6);
    window.settle();
    assert_eq!(window.outside.opened(), [], "silent unless asked");
    press(&mut window, en("deliver-groups-sound"));
    window.settle();
    assert_eq!(window.outside.opened(), [Opened::Chime], "to know how it sounds");
    pass(&mut window, 2);
    window.settle();
    assert_eq!(window.outside.opened(), [], "the same group goes on");
    pass(&mut window, 3);
    window.settle();
    assert_eq!(window.outside.opened(), [Opened::Chime], "the third group");
    pass(&mut window, 20);
    window.settle();
    assert_eq!(window.outside.opened(), [Opened::Chime], "all have had their turn");
    press(&mut window, en("deliver-timer-away"));
    window.settle();
    assert_eq!(window.outside.opened(), []);
}

#[test]
fn the_wall_timer_takes_the_screen_and_gives_it_back() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    key(&mut window, Modifiers::NONE, Key::F11);
    assert!(sees(&window, "09:00"), "before anything runs it is a clock");
    key(&mut window, Modifiers::NONE, Key::F11);
    space(&mut window);
    let close = en("deliver-wall-close");
    for back in [Key::F11, Key::Escape] {
        key(&mut window, Modifiers::NONE, Key::F11);
        assert!(sees(&window, close));
        assert!(count(&window, "09:30  Play") == 1, "what is next");
        pass(&mut window, 1);
        key(&mut window, Modifiers::NONE, back);
        assert!(!sees(&window, close));
    }
    assert_eq!(window.state().place(), deliver());
}

#[test]
fn the_steps_of_what_runs_stand_beside_its_clock_and_the_one_that_should_be_on_is_told() {
    let mut course = two_mornings();
    Arc::make_mut(&mut course.agenda.days[0].items[0]).steps =
        "1. (10 min) Song\n2. (20 min) Names".to_owned();
    let mut window = delivering(&Setup::default(), course);
    pass(&mut window, 15);
    assert!(sees(&window, "Song"), "before it begins, too");
    space(&mut window);
    let now = |text: &str| t!(words_of_stories(), "deliver-running", title = text);
    assert!(sees(&window, &now("Song")) && sees(&window, "Names"));
    pass(&mut window, 11);
    assert!(sees(&window, &now("Names")) && sees(&window, "Song"));
}

#[test]
fn the_step_that_is_on_is_in_sight_in_a_low_window_too() {
    let mut course = two_mornings();
    let long =
        "Everybody says in a few words what this morning was for them and what they take along from it";
    let steps = ["10", "10", "10"].map(|minutes| format!("1. ({minutes} min) {long}, {long}"));
    Arc::make_mut(&mut course.agenda.days[0].items[0]).steps =
        format!("{}\n4. (5 min) Names", steps.join("\n"));
    let setup = Setup { size: [1024.0, 640.0], ..Setup::default() };
    let mut window = delivering(&setup, course);
    pass(&mut window, 15);
    space(&mut window);
    pass(&mut window, 28);
    window.settle();
    let step = t!(words_of_stories(), "deliver-running", title = "Names");
    let (step, button) =
        (window.get_by_label(&step).rect(), window.get_by_label(en("deliver-delivered")).rect());
    assert!(step.bottom() < button.top(), "{step:?} stands above {button:?}");
}

#[test]
fn what_was_noted_last_is_seen_beside_the_kinds() {
    let mut window = delivering(&Setup::default(), two_mornings());
    pass(&mut window, 15);
    space(&mut window);
    key(&mut window, Modifiers::NONE, Key::Num3);
    type_text(&mut window, "They sang");
    key(&mut window, Modifiers::NONE, Key::Enter);
    let kinds = window
        .get_by_label(&t!(words_of_stories(), "deliver-note-of", kind = en("note-kind-parking")))
        .rect();
    let kept: Vec<egui::Rect> = window.get_all_by_label("They sang").map(|node| node.rect()).collect();
    assert!(
        kept.into_iter().any(|kept| kept.left() > kinds.right() && kinds.y_range().contains(kept.center().y))
    );
}
