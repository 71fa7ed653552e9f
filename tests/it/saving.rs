//! The main promise, through the real application: what was done is there after a restart.

use doorstep::core::edit::agenda::{AgendaEdit, ItemField};
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::ids::DocId;
use doorstep::ui::action::{Action, BackupAction, CourseTab, DocumentAction, Place};
use doorstep::ui::cx::SaveView;
use egui_kittest::kittest::Queryable;

use crate::harness::{Setup, window};

#[test]
fn a_course_survives_a_restart() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.act(Action::Edit(Command::Course(id, CourseEdit::Place("Батуми, ბათუმი".to_owned()))));
    let before = window.course(id);
    window.settle();
    let mut window = window.restart();
    let summary = window.state().editor().workspace().summary(id).expect("on the shelf");
    assert_eq!(summary.place, "Батуми, ბათუმი");
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    window.settle();
    assert_eq!(window.course(id), before);
}

#[test]
fn a_deleted_course_waits_in_the_bin_and_undo_brings_it_back() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    window.act(Action::Edit(Command::BinCourse(id)));
    window.settle();
    assert!(window.state().editor().workspace().summary(id).is_none());
    window.act(Action::Go(Place::Bin));
    window.settle();
    assert_eq!(window.state().background().bin.as_ref().map(Vec::len), Some(1));
    window.act(Action::Undo);
    window.settle();
    window.settle();
    assert_eq!(window.state().background().bin.as_ref().map(Vec::len), Some(0), "there is one of it");
    let window = window.restart();
    assert!(window.state().editor().workspace().summary(id).is_some());
}

#[test]
fn a_second_window_on_the_same_data_may_only_look() {
    let mut first = window(&Setup::default());
    first.settle();
    let id = first.new_course("foundational");
    first.settle();
    let mut second = crate::harness::window_on(&Setup::default(), std::sync::Arc::clone(&first.folder));
    second.settle();
    assert_eq!(second.state().save_view(), &SaveView::LookOnly);
    second.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    second.settle();
    let item = second.course(id).agenda.days[0].items[0].id;
    let edit = AgendaEdit::Item(item, ItemField::Minutes(7));
    let before = second.course(id);
    second.act(Action::Edit(Command::Agenda(DocId::Course(id), edit)));
    assert_eq!(second.course(id), before, "a window that may only look changes nothing");
}

#[test]
fn a_broken_course_is_kept_and_said_and_its_backup_comes_back() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    window.settle();
    window.act(Action::Edit(Command::Course(id, CourseEdit::Place("Shkodër".to_owned()))));
    window.settle();
    let file = window.folder.path().join("courses").join(format!("{id}.json"));
    let folder = std::sync::Arc::clone(&window.folder);
    drop(window);
    std::fs::write(&file, b"{ cut sh").expect("written");
    let mut window = crate::harness::window_on(&Setup::default(), folder);
    window.settle();
    window.act(Action::Go(Place::Course(id, CourseTab::Plan)));
    window.settle();
    assert_eq!(std::fs::read(&file).expect("there"), b"{ cut sh", "kept as it is");
    window.get_by_label_contains("The file that can’t be read was written on");
    window.get_by_label_contains("The newest good backup is from");
    window.get_by_label("Restore this backup").click();
    window.settle();
    assert_eq!(window.course(id).title, "Foundational course");
    let kept = std::fs::read_dir(file.parent().expect("a folder"))
        .expect("a folder")
        .any(|entry| entry.expect("an entry").file_name().to_string_lossy().contains("unreadable"));
    assert!(kept, "the broken file is kept beside the restored one");
}

#[test]
fn no_value_of_a_file_that_can_not_be_read_stands_in_the_log() {
    #[derive(Clone, Default)]
    struct Lines(std::sync::Arc<std::sync::Mutex<Vec<u8>>>);
    impl std::io::Write for Lines {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().expect("not poisoned").extend(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt().with_writer(move || writer.clone()).finish();
    // Where there is but one, a line that another story logs first is asked for on its thread alone, where nobody
    // listens, and then is never logged here either.
    let _second = tracing::Dispatch::new(tracing_subscriber::registry());
    tracing::subscriber::with_default(subscriber, || {
        let mut window = window(&Setup::default());
        window.settle();
        let id = window.new_course("foundational");
        for place in ["Peja", "Prizren", "Tetovo"] {
            window.act(Action::Edit(Command::Course(id, CourseEdit::Place(place.to_owned()))));
            window.settle();
        }
        let doc = DocId::Course(id);
        window.act(Action::Backups(BackupAction::List(doc)));
        window.settle();
        let paths: Vec<_> =
            window.state().background().backups[&doc].iter().map(|one| one.path.clone()).collect();
        for (path, (field, value)) in paths.iter().zip([
            ("\"participants\": 24", "\"participants\": \"Gulnara\""),
            ("\"language\": \"en\"", "\"language\": [\"Gulnara\"]"),
            ("\"format\": \"doorstep-course\"", "\"format\": \"Gulnara\""),
        ]) {
            let text = std::fs::read_to_string(path).expect("a backup");
            assert!(text.contains(field), "{field}");
            std::fs::remove_file(path).expect("a link to the course goes");
            std::fs::write(path, text.replacen(field, value, 1)).expect("written");
            window.act(Action::Backups(BackupAction::Restore(doc, path.clone())));
            window.settle();
        }
    });
    let log = String::from_utf8(lines.0.lock().expect("not poisoned").clone()).expect("text");
    assert!(log.contains("trouble"), "{log}");
    assert!(!log.contains("Gulnara"), "{log}");
}

#[test]
fn a_backup_of_a_course_that_is_not_open_comes_back_and_undo_takes_it_away_again() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    // Long over: the next course and today's would be opened by themselves.
    let course = window.course(id);
    let first = jiff::civil::date(2026, 3, 2);
    let later = doorstep::core::plan::dates::redate(
        DocId::Course(id),
        &course.agenda,
        first,
        &course.days_off,
        &std::collections::BTreeSet::new(),
    );
    window.act(Action::Edit(later));
    window.settle();
    window.act(Action::Edit(Command::Course(id, CourseEdit::Place("Shkodër".to_owned()))));
    window.settle();
    window.act(Action::Go(Place::Home));
    let mut window = window.restart();
    let doc = DocId::Course(id);
    assert!(window.state().editor().workspace().course(id).is_none(), "not open");
    window.act(Action::Backups(BackupAction::List(doc)));
    window.settle();
    let oldest =
        window.state().background().backups.get(&doc).expect("listed").last().expect("one").path.clone();
    window.act(Action::Backups(BackupAction::Restore(doc, oldest)));
    window.settle();
    assert_eq!(window.course(id).place, "Tirana");
    assert!(
        window.query_by_label_contains("Another program changed").is_none(),
        "nobody else touched the file"
    );
    window.act(Action::Undo);
    window.settle();
    assert_eq!(window.course(id).place, "Shkodër");
    let mut window = window.restart();
    window.act(Action::Documents(DocumentAction::Open(doc)));
    window.settle();
    assert_eq!(window.course(id).place, "Shkodër");
}
