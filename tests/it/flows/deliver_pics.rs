//! Local pictures.
use super::hands::*;
use crate::courses::{open, two_mornings};
use crate::harness::{Setup, window};
use doorstep::core::agenda::*;
use doorstep::core::ids::*;
use doorstep::ui::action::{Action, CourseTab, Place};
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use std::sync::Arc;

fn full(ru: bool) -> doorstep::core::course::Course {
    let mut course = two_mornings();
    let t = |en: &str, r: &str| if ru { r.to_owned() } else { en.to_owned() };
    let day = &mut course.agenda.days[0];
    day.end = doorstep::core::time::TimeOfDay::from_minutes(17 * 60);
    day.items.clear();
    let mut add = |kind, title: String, minutes, lead: bool| {
        let mut item = Item::new(ItemId::named(&title), kind, title.clone(), minutes);
        if lead {
            item.priority = Priority::Shorten;
            item.min_minutes = Some(minutes / 2);
            item.area = Some(Area::Skills);
            item.key_points = [
                "Responsive caregiving starts with noticing the child's signals",
                "Praise the caregiver for what she already does",
                "Agree on one small thing to try",
            ]
            .iter()
            .map(|p| KeyPoint { id: KeyPointId::named(p), text: (*p).to_owned() })
            .collect();
        }
        day.items.push(Arc::new(item));
    };
    add(
        ItemKind::Opening,
        t("Welcome and getting to know each other", "Приветствие и знакомство участников"),
        30,
        false,
    );
    add(
        ItemKind::Session,
        t(
            "Nurturing care: what it is and why it matters",
            "Заботливый уход: что это такое и почему это важно",
        ),
        60,
        true,
    );
    add(ItemKind::Break, t("Tea", "Чай"), 15, false);
    add(
        ItemKind::Session,
        t(
            "Communicating with caregivers at home visits",
            "Общение с родителями и воспитателями во время домашних визитов",
        ),
        75,
        true,
    );
    add(
        ItemKind::Session,
        t("Practice in groups of four", "Практика в группах по четыре человека"),
        30,
        true,
    );
    add(ItemKind::Lunch, t("Lunch", "Обед"), 60, false);
    add(ItemKind::Energiser, t("Energiser", "Разминка"), 10, false);
    add(ItemKind::Session, t("Play and early learning", "Игра и раннее обучение"), 80, true);
    add(ItemKind::Break, t("Coffee", "Кофе"), 15, false);
    add(ItemKind::Session, t("The home visit, step by step", "Домашний визит шаг за шагом"), 75, true);
    add(ItemKind::Closing, t("Closing of the day", "Закрытие дня"), 30, false);
    course
}

#[test]
fn pics() {
    std::fs::create_dir_all("target/pics/run").unwrap();
    let quick = std::env::var("PICS").unwrap_or_default();
    for (language, size, dark) in [
        ("en", [1024.0, 640.0], false),
        ("ru", [1024.0, 640.0], true),
        ("en", [1920.0, 1080.0], true),
        ("ru", [1920.0, 1080.0], false),
    ] {
        let tag = format!("{language}-{}", size[0]);
        if !quick.is_empty() && !tag.contains(&quick) {
            continue;
        }
        let w0 = words(language);
        let mut w = window(&Setup { language, size, dark });
        let course = full(language == "ru");
        let id = course.id;
        let titles: Vec<String> = course.agenda.days[0].items.iter().map(|i| i.title.clone()).collect();
        let mut parked = two_mornings_note(DayId::named("Monday"));
        parked.at = jiff::civil::date(2026, 9, 10).at(16, 0, 0, 0);
        let mut course = course;
        course.notes.push(Arc::new(parked));
        open(&mut w, course, Place::Course(id, CourseTab::Deliver));
        let shot = |w: &mut crate::harness::Window, name: &str| {
            w.run();
            let image = w.render().expect("image");
            image.save(format!("target/pics/run/{tag}-{name}.png")).unwrap();
        };
        shot(&mut w, "01-before");
        w.clock.pass(20 * 60_000);
        w.run();
        shot(&mut w, "02-late");
        key(&mut w, Modifiers::NONE, Key::Space);
        w.clock.pass(12 * 60_000);
        shot(&mut w, "03-running");
        key(&mut w, Modifiers::NONE, Key::Space);
        shot(&mut w, "04-between");
        key(&mut w, Modifiers::NONE, Key::Space);
        w.clock.pass(50 * 60_000);
        shot(&mut w, "05-little");
        for _ in 0..5 {
            key(&mut w, Modifiers::NONE, Key::Plus);
        }
        shot(&mut w, "06-plus");
        press(&mut w, w0.get("deliver-end-on-time"));
        shot(&mut w, "07-on-time");
        press(&mut w, w0.get("deliver-borrow"));
        shot(&mut w, "08-borrow");
        press(&mut w, w0.get("deliver-push"));
        key(&mut w, Modifiers::NONE, Key::Num2);
        type_text(&mut w, "How long is a visit with twins?");
        shot(&mut w, "09-note");
        key(&mut w, Modifiers::NONE, Key::Enter);
        key(&mut w, Modifiers::NONE, Key::T);
        shot(&mut w, "10-timer-new");
        press(&mut w, w0.get("deliver-timer-start"));
        w.clock.pass(7 * 60_000);
        shot(&mut w, "11-timer");
        w.clock.pass(13 * 60_000);
        shot(&mut w, "12-over");
        press(&mut w, w0.get("deliver-timer-away"));
        press(&mut w, w0.get("deliver-partly"));
        shot(&mut w, "13-why");
        press(&mut w, w0.get("deliver-why-done"));
        key(&mut w, Modifiers::NONE, Key::Space);
        w.clock.pass(3 * 60_000);
        w.run();
        let row: String = titles[4].clone();
        w.query_all_by_label_contains(&row).next().unwrap().click();
        w.run();
        shot(&mut w, "14-row");
        let name = format!("{}: {row}", w0.get("deliver-start-beside"));
        press(&mut w, &name);
        shot(&mut w, "15-two");
        key(&mut w, Modifiers::NONE, Key::P);
        shot(&mut w, "16-paused");
        w.clock.jump(40 * 60_000);
        w.run();
        shot(&mut w, "17-jumped");
        press(&mut w, w0.get("deliver-time-passed"));
        w.clock.pass(5 * 3600_000);
        w.run();
        shot(&mut w, "18-forgotten");
        key(&mut w, Modifiers::NONE, Key::O);
        shot(&mut w, "19-small");
        key(&mut w, Modifiers::NONE, Key::O);
        w.act(Action::Go(Place::Course(id, CourseTab::Plan)));
        shot(&mut w, "20-plan-locked");
        w.act(Action::Go(Place::Course(id, CourseTab::Deliver)));
        for _ in 0..40 {
            if sees(&w, w0.get("deliver-all-done")) {
                break;
            }
            key(&mut w, Modifiers::NONE, Key::Space);
            w.clock.pass(600_000);
            w.run();
        }
        shot(&mut w, "21-over");
        w.act(Action::Go(Place::Home));
        shot(&mut w, "22-home");
    }
}

fn two_mornings_note(day: DayId) -> doorstep::core::note::Note {
    doorstep::core::note::Note {
        id: NoteId::named("x"),
        kind: doorstep::core::note::NoteKind::Parking,
        target: doorstep::core::note::NoteTarget::Day(day),
        at: jiff::civil::date(2026, 9, 10).at(16, 0, 0, 0),
        text: "Who pays for the toys that stay with the family?".to_owned(),
        settled: None,
        answer: String::new(),
        extra: Default::default(),
    }
}
