//! Bad input: a whole document or a plain sentence, never a cut or half one.

use std::sync::Arc;

use doorstep::exchange::pdf::to_pdf;
use doorstep::exchange::report_file::{NoFile, to_file_while};
use doorstep::report::document::{Block, Document, Style};
use doorstep::report::kinds::{Format, Kind};
use strum::VariantArray;

use super::{Desk, full, plain};
use crate::sample;

#[test]
fn an_empty_course_gives_every_document() {
    let mut course = sample::course(1, 0, 0);
    course.title.clear();
    course.trainers.clear();
    (course.participants, course.place) = (0, String::new());
    for language in ["en", "ru"] {
        let desk = Desk::new(course.clone(), language);
        for kind in Kind::VARIANTS {
            for format in kind.formats() {
                desk.file(*kind, *format).unwrap_or_else(|why| panic!("{kind:?} {format:?}: {why}"));
            }
        }
        let words = doorstep::i18n::I18n::new(language);
        assert!(desk.pdf(Kind::Agenda)[0].contains(&plain(words.get("report-no-days"))));
    }
}

#[test]
fn a_name_of_300_letters_is_whole_everywhere() {
    let mut course = full(1, 2);
    let name: String = ('a'..='z').cycle().take(300).collect();
    Arc::make_mut(&mut course.people.participants[1]).name = name.clone();
    let desk = Desk::new(course, "en");
    for kind in [Kind::SignIn, Kind::Certificates, Kind::Report] {
        let mut text = desk.pdf(kind).concat();
        text.retain(|letter| letter != ' ');
        assert!(text.contains(&name), "{kind:?}: {text}");
    }
}

#[test]
fn a_thousand_people_and_sixty_days_are_all_there() {
    let desk = Desk::new(full(1, 1_000), "en");
    let text = desk.pdf(Kind::SignIn).join(" ");
    assert!(desk.course.people.participants.iter().all(|one| text.contains(&one.name)));
    let desk = Desk::new(full(60, 0), "en");
    let pages = desk.pdf(Kind::Agenda);
    assert_eq!(pages.len(), 60);
    assert!(pages[59].contains("Day 60") && pages[59].contains("60 / 60"), "{}", pages[59]);
}

#[test]
fn letters_without_a_shape_are_named_and_signs_are_boxes() {
    let mut course = full(1, 2);
    Arc::make_mut(&mut course.people.participants[1]).name = "محمد 1".to_owned();
    let desk = Desk::new(course, "en");
    let Err(NoFile::Letters(letters)) = desk.file(Kind::SignIn, Format::Pdf) else { panic!("refused") };
    assert!(letters.iter().any(|(letter, place)| *letter == 'م' && place == "محمد 1"), "{letters:?}");
    // Word and the browser take the letters from the computer.
    for format in [Format::Docx, Format::Html, Format::Text] {
        assert!(desk.file(Kind::SignIn, format).is_ok());
    }
    let text = "It works \u{1f9f8}".to_owned();
    let document = Document { blocks: vec![Block::Paragraph(Style::Body, text)], ..Document::default() };
    assert_eq!(to_pdf(&document).expect("a PDF").without_shape, ['\u{1f9f8}']);
}

#[test]
fn a_row_higher_than_a_page_goes_on() {
    let mut course = full(1, 1);
    let words: Vec<String> = (0..3_000).map(|number| format!("w{number}.")).collect();
    for item in &mut course.agenda.days[0].items {
        if !item.objective.is_empty() {
            Arc::make_mut(item).objective = words.join(" ");
            break;
        }
    }
    let pages = Desk::new(course, "en").pdf(Kind::AgendaTrainers);
    let all = pages.join(" ");
    assert!(pages.len() > 3);
    assert!(words.iter().all(|word| all.contains(word.as_str())));
}

#[test]
fn how_far_a_document_has_come_is_told_and_it_stops_when_nobody_wants_it() {
    let desk = Desk::new(full(3, 200), "en");
    let made = desk.made(Kind::SignIn);
    let told = std::cell::RefCell::new(Vec::new());
    let go_on = |percent: u32| {
        told.borrow_mut().push(percent);
        true
    };
    let whole = to_file_while(&made, Format::Pdf, &go_on).expect("a PDF");
    assert_eq!(whole, desk.file(Kind::SignIn, Format::Pdf).expect("a PDF"), "watching changes nothing");
    let told = told.into_inner();
    assert!(
        told.is_sorted() && told.first() < Some(&5) && told.last() > Some(&80) && told.last() <= Some(&100)
    );
    let stop = |percent: u32| percent < 30;
    assert_eq!(to_file_while(&made, Format::Pdf, &stop), Err(NoFile::Stopped));
}

#[test]
fn every_document_in_every_format_is_made_of_the_worst_courses() {
    let name: String = ('a'..='z').cycle().take(300).collect();
    let mut long = full(2, 3);
    for one in &mut long.people.participants {
        Arc::make_mut(one).name.clone_from(&name);
    }
    (long.title, long.place) = (name.clone(), name.clone());
    for (trainer, number) in long.trainers.iter_mut().zip(1..) {
        trainer.name = format!("{name} {number}");
    }
    let mut signs = full(2, 2);
    signs.title = "First steps \u{1f9f8} \u{2764}\u{fe0f}".to_owned();
    for (what, course) in [
        ("empty", sample::course(1, 0, 0)),
        ("long names", long),
        ("many people", full(1, 120)),
        ("sixty days", full(60, 2)),
        ("signs", signs),
    ] {
        let mut desk = Desk::new(course, "en");
        desk.options.everybody = true;
        for kind in Kind::VARIANTS {
            for format in kind.formats() {
                let file = desk.file(*kind, *format);
                let file = file.unwrap_or_else(|why| panic!("{what}: {kind:?} {format:?}: {why}"));
                assert!(!file.bytes.is_empty(), "{what}: {kind:?} {format:?}");
                // A box in the place of a sign is never silent.
                let boxes = what == "signs" && *format == Format::Pdf && !matches!(kind, Kind::TableCards);
                assert!(!boxes || !file.without_shape.is_empty(), "{what}: {kind:?} {format:?}");
            }
        }
    }
}
