//! Tables out of spreadsheets: what their columns are, the people and the plans in them, and taking them.

use doorstep::core::ids::{AreaId, Ids};
use doorstep::core::lists::Column;
use doorstep::core::model::agenda::ItemKind;
use doorstep::core::model::closing::Closing;
use doorstep::core::model::people::{Half, Sex};
use doorstep::core::plan::times::DaySchedule;
use doorstep::core::table::heads::{Purpose, find};
use doorstep::core::table::plan::{self, PlanRead};
use doorstep::core::table::take::{PlanMode, count, new_course, with_people, with_plan};
use doorstep::core::table::{Remark, Table, Why, lines, people};
use jiff::civil::{Date, date};

use crate::sample;

const NEAR: Date = date(2026, 11, 1);

fn read_plan(table: &Table) -> PlanRead {
    plan::read(table, &find(table, Purpose::Plan), NEAR)
}

fn plan_of(text: &str) -> PlanRead {
    read_plan(&lines::table(text))
}

/// The days of a plan as lines.
fn told(read: &PlanRead) -> Vec<String> {
    let row = |row: &plan::PlanRow| {
        let start = row.start.map_or("-".to_owned(), |start| format!("{}:{:02}", start / 60, start % 60));
        format!("{start} {} {:?} {}", row.minutes, row.kind, row.title)
    };
    let day = |day: &plan::PlanDay| {
        let head = format!("{:?} {:?} {}", day.number, day.date.map(|date| date.to_string()), day.title);
        std::iter::once(head).chain(day.rows.iter().map(row)).collect::<Vec<_>>()
    };
    read.days.iter().flat_map(day).collect()
}

#[test]
fn a_list_of_people_tells_scores_and_half_days_and_what_it_could_not_tell() {
    let text = "List of participants\n\n№;ФИО;Пол;Должность;Тест до;После;День 1, до обеда;День 1, после обеда\n\
        1;Иванова А.;ж;медсестра;7;12;x;нет\n\
        2;;м;врач;1;2;;\n\
        3;Петров;неясно;врач;семь;;1;может\n";
    let table = lines::table(text);
    let heads = find(&table, Purpose::People);
    assert_eq!(heads.row, Some(3));
    assert_eq!(heads.columns[6], Column::Half(1, Half::Morning));
    let read = people::read(&table, &heads);
    assert_eq!(read.rows.len(), 2);
    let first = &read.rows[0];
    assert_eq!((first.sex, first.before, first.after), (Some(Sex::Female), Some(7), Some(12)));
    assert_eq!(first.present.values().copied().collect::<Vec<_>>(), [true, false]);
    let said: Vec<(Why, usize)> = read.remarks.iter().map(|Remark { why, row }| (*why, *row)).collect();
    assert_eq!(said, [(Why::NoName, 5), (Why::Sex, 6), (Why::Score, 6), (Why::Presence, 6)]);
}

#[test]
fn people_come_into_a_course_and_who_is_there_already_is_not_doubled() {
    let ids = Ids::new(1_795_449_600_000, 5);
    let course = sample::course(1, 2, 4);
    let read = people::of_text("Name,Sex,Day 2 morning\nAna,f,1\nBesa,f,0\n");
    let first = with_people(&course, &read, false, &ids);
    let there = first.people.participants[0].attended(course.agenda.days[1].id, Half::Morning);
    assert_eq!((first.people.participants.len(), there.present), (2, Some(true)));
    let more = people::of_text("Name\nÁNA\nCene\n");
    let counts = count(&first, &more);
    assert_eq!((counts.new, counts.doubles, counts.known), (1, 1, 0));
    assert_eq!(with_people(&first, &more, false, &ids).people.participants.len(), 3);
    assert_eq!(with_people(&first, &more, true, &ids).people.participants.len(), 4);
    // More than a course can have are left out, whatever the table says.
    let many = people::of_text(&format!("Name\n{}", "x\n".repeat(4_000)));
    assert!(many.cut);
    assert_eq!(with_people(&first, &many, true, &ids).people.participants.len(), 1_000);
}

#[test]
fn plans_are_understood_as_trainers_write_them() {
    let with_heads = "Day\tTime\tSession\tFacilitator\n\
        1\t9:00 - 9:15\tWelcome\tAna\n\
        \t9:15 - 10:45\tWhy home visits?\tBesa\n\
        \t10:45 - 11:00\tCoffee break\t\n\
        2\t09:00–10:00\tFeeding\tAna\n";
    let expected = [
        "Some(1) None ",
        "9:00 15 Opening Welcome",
        "9:15 90 Session Why home visits?",
        "10:45 15 Break Coffee break",
        "Some(2) None ",
        "9:00 60 Session Feeding",
    ];
    assert_eq!(told(&plan_of(with_heads)), expected);
    let by_lines = "Training for nurses\nДень 1: Знакомство\nНачало;Тема\n9:00;Приветствие\n9:30;Развитие ребёнка\n\
        День 2\n9:00;Игра\n10:00;Обед\n";
    let expected = [
        "Some(1) None Знакомство",
        "9:00 30 Opening Приветствие",
        "9:30 60 Session Развитие ребёнка",
        "Some(2) None ",
        "9:00 60 Session Игра",
        "10:00 60 Lunch Обед",
    ];
    let table = lines::table(
        &by_lines.replace("День 1: Знакомство\n", "").replace("Тема\n", "Тема\nДень 1: Знакомство\n"),
    );
    assert_eq!(told(&read_plan(&table)), expected);
    // Without heads and without days: the clock goes back.
    let bare = "9:00,Opening\n10:00,Growth\n9:00,Play\n9:40,Closing\n";
    let read = plan_of(bare);
    assert_eq!(read.days.len(), 2);
    assert_eq!(read.days[1].rows[0].minutes, 40);
    let dates =
        "Date;Session;Duration\n14.09.2026;Growth;1h30\n;Play;45 min\n15.09.2026;Talk;999\n;Songs;0:30\n";
    let read = plan_of(dates);
    assert_eq!(
        told(&read),
        [
            "None Some(\"2026-09-14\") ",
            "- 90 Session Growth",
            "- 45 Session Play",
            "None Some(\"2026-09-15\") ",
            "- 30 Session Songs",
        ]
    );
    assert_eq!(read.remarks, [Remark { why: Why::Minutes, row: 4 }]);
}

fn no_area(_: &str) -> Option<AreaId> {
    None
}

#[test]
fn a_plan_becomes_days_of_a_course_with_gaps_locks_and_trainers() {
    let ids = Ids::new(1_795_449_600_000, 6);
    let read = plan_of(
        "Day\tStart\tEnd\tSession\tLead\n1\t9:00\t10:00\tGrowth\tAna\n1\t10:15\t11:00\tPlay\tana\n\
         1\t12:00\t13:00\tLunch\t\n2\t8:30\t9:30\tTalk\tEni\n",
    );
    let bare = doorstep::core::model::course::Course::new(ids.make(), "New", "en", NEAR.at(9, 0, 0, 0));
    let course = new_course(bare, &read, date(2026, 11, 7), &no_area, &ids);
    let days = &course.agenda.days;
    // The 7th of November 2026 is a Saturday.
    assert_eq!([days[0].date, days[1].date], [Some(date(2026, 11, 9)), Some(date(2026, 11, 10))]);
    let starts: Vec<u32> = DaySchedule::of(&days[0]).slots.iter().map(|slot| slot.start).collect();
    assert_eq!(starts, [540, 615, 720]);
    assert_eq!((days[1].start.minutes(), course.hours.lunch.minutes()), (510, 720));
    let names: Vec<&str> = course.trainers.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["Ana", "Eni"], "who is named twice is one");
    assert_eq!(days[0].items[2].kind, ItemKind::Lunch);
    // Into a course that has days: behind them, or in their place with their dates.
    let old = sample::course(2, 1, 3);
    let after = with_plan(&old, &read, PlanMode::After, &no_area, &ids);
    assert_eq!(after.agenda.days.len(), 3);
    assert!(after.agenda.days[1].date > after.agenda.days[0].date);
    let instead = with_plan(&old, &read, PlanMode::Instead, &no_area, &ids);
    assert_eq!(instead.agenda.days.len(), 2);
    assert_eq!(instead.agenda.days[0].date, old.agenda.days[0].date);
}

#[test]
fn a_plan_of_this_very_course_changes_what_it_names_and_leaves_the_rest() {
    let ids = Ids::new(1_795_449_600_000, 7);
    let mut course = sample::course(3, 2, 4);
    // Nothing has happened yet.
    course.records.clear();
    course.runs.clear();
    course.closings.clear();
    course.people.participants.clear();
    let day = &course.agenda.days[0];
    let [one, two, three] = [0, 1, 2].map(|index| day.items[index].clone());
    // The second before the first, a new one between them, the third not named; one moved to the other day.
    let text = format!(
        "Day,Session,Minutes,Doorstep ID\n1,{},25,{}\n1,Quite new,10,\n1,Renamed,{},{}\n2,{},15,{}\n",
        two.title, two.id, one.minutes, one.id, day.items[3].title, day.items[3].id
    );
    let read = plan_of(&text);
    let new = with_plan(&course, &read, PlanMode::Over, &no_area, &ids);
    let titles: Vec<&str> = new.agenda.days[0].items.iter().map(|item| item.title.as_str()).collect();
    assert_eq!(&titles[..3], [two.title.as_str(), "Quite new", "Renamed"]);
    assert!(titles.contains(&three.title.as_str()), "what the file does not name stays");
    assert_eq!(new.agenda.days[0].items[0].minutes, 25);
    assert_eq!(new.agenda.position(day.items[3].id).map(|(day, _)| day), Some(1));
    assert_eq!(new.agenda.items().count(), course.agenda.items().count() + 1);
    let kept = new.agenda.item(two.id).expect("there");
    assert_eq!((&kept.links, &kept.key_points), (&two.links, &two.key_points));
    // An item that the file has on a day behind the last one is moved there, not doubled.
    let text = format!("Day,Session,Minutes,Doorstep ID\n9,{},25,{}\n", two.title, two.id);
    let new = with_plan(&course, &plan_of(&text), PlanMode::Over, &no_area, &ids);
    assert_eq!(new.agenda.items().count(), course.agenda.items().count());
    assert_eq!((new.agenda.days.len(), new.agenda.position(two.id)), (3, Some((2, 0))));
    // A day on which something has happened stays as it is: nothing changes there, comes there or leaves it.
    let mut over = course.clone();
    let at = Some(jiff::civil::date(2026, 9, 14).at(17, 0, 0, 0));
    over.closings.insert(day.id, std::sync::Arc::new(Closing { closed: at, ..Closing::default() }));
    let next = &over.agenda.days[1].items[1];
    let text = format!(
        "Day,Session,Minutes,Doorstep ID\n1,{},5,{}\n1,Quite new,10,\n1,{},15,{}\n2,{},15,{}\n2,Renamed,{},{}\n",
        one.title, one.id, next.title, next.id, two.title, two.id, next.minutes, next.id
    );
    let new = with_plan(&over, &plan_of(&text), PlanMode::Over, &no_area, &ids);
    assert_eq!(new.agenda.days[0], over.agenda.days[0]);
    assert_eq!(new.agenda.items().count(), over.agenda.items().count());
    assert_eq!(new.agenda.item(next.id).expect("there").title, "Renamed", "the days to come change");
}
