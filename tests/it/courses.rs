//! Courses for stories: small, with ids by name, so that a test can say what it means.

use std::sync::Arc;

use doorstep::app::App;
use doorstep::core::edit::command::Command;
use doorstep::core::ids::{AreaId, CourseId, DayId, ItemId, TrainerId};
use doorstep::core::model::agenda::{Agenda, Day, Item, ItemKind, Priority};
use doorstep::core::model::course::{Course, Trainer};
use doorstep::core::time::TimeOfDay;
use doorstep::ui::action::{Action, Place};
use egui_kittest::Harness;
use jiff::civil::date;

/// A day of the fixture, without items.
pub fn day(name: &str) -> Day {
    Day::new(DayId::named(name), TimeOfDay::from_minutes(9 * 60), TimeOfDay::from_minutes(12 * 60))
}

/// An item of the fixture; its id is made of its title.
pub fn item(kind: ItemKind, title: &str, minutes: u32) -> Item {
    Item::new(ItemId::named(title), kind, title, minutes)
}

/// Two mornings of three hours: Monday 14 and Tuesday 15 September 2026.
pub fn two_mornings() -> Course {
    let shorten = |item: Item, least| Item { priority: Priority::Shorten, min_minutes: Some(least), ..item };
    let area = |item: Item, area| Item { area: Some(area), ..item };
    let monday = vec![
        item(ItemKind::Opening, "Welcome", 30),
        area(shorten(item(ItemKind::Session, "Play", 60), 40), AreaId::new("skills").expect("short")),
        item(ItemKind::Break, "Tea", 15),
        area(item(ItemKind::Session, "Talk", 75), AreaId::new("programme").expect("short")),
    ];
    let tuesday = vec![
        area(item(ItemKind::Session, "Listen", 90), AreaId::new("skills").expect("short")),
        item(ItemKind::Break, "Coffee", 15),
        item(ItemKind::Closing, "Goodbye", 75),
    ];
    let filled = |name: &str, number: i8, items: Vec<Item>| Day {
        date: Some(date(2026, 9, number)),
        items: items.into_iter().map(Arc::new).collect(),
        ..day(name)
    };
    Course {
        place: "Tashkent".to_owned(),
        participants: 20,
        trainers: vec![Trainer::new(TrainerId::named("Aida"), "Aida Karimova")],
        agenda: Agenda {
            days: vec![filled("Monday", 14, monday), filled("Tuesday", 15, tuesday)],
            extra: serde_json::Map::new(),
        }
        .in_order(),
        ..Course::new(CourseId::named("two mornings"), "Two mornings", "en", date(2026, 9, 1).at(10, 0, 0, 0))
    }
}

/// Puts a course into a running application and shows a place of it.
pub fn open(harness: &mut Harness<'static, App>, course: Course, place: Place) {
    let ctx = harness.ctx.clone();
    harness.state_mut().dispatch(&ctx, Action::Edit(Command::CreateCourse(Box::new(course))));
    harness.state_mut().dispatch(&ctx, Action::Go(place));
    harness.run();
}

/// The titles of the items of each day.
pub fn titles(harness: &Harness<'static, App>, course: CourseId) -> Vec<Vec<String>> {
    let course = harness.state().editor().workspace().course(course).expect("the course is there");
    let titles = |day: &Day| day.items.iter().map(|item| item.title.clone()).collect();
    course.agenda.days.iter().map(titles).collect()
}
