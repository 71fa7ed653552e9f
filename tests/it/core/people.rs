//! Participants: pasting, attendance, totals, wiping.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::people::{PeopleEdit, PersonField};
use doorstep::core::ids::{DocId, Ids, ParticipantId};
use doorstep::core::model::closing::{MARKS, Question};
use doorstep::core::model::people::{Attendance, Half, Participant, Sex};
use doorstep::core::people::totals::{half_minutes, minutes_attended, totals};
use doorstep::core::table::lines;
use doorstep::core::table::people::{PersonRow, of_text};
use proptest::prelude::*;

use crate::courses;

fn row(name: &str, sex: Option<Sex>, profession: &str, workplace: &str) -> PersonRow {
    PersonRow {
        name: name.to_owned(),
        sex,
        profession: profession.to_owned(),
        workplace: workplace.to_owned(),
        ..PersonRow::default()
    }
}

#[test]
fn what_is_written_for_a_spreadsheet_is_read_again_and_is_no_formula() {
    let rows = [["Name", "Profession"], ["Ana\tK.", "nurse"], ["=HYPERLINK(1)", "doctor\nof all"]];
    let text = lines::write(rows.into_iter().map(|cells| cells.map(str::to_owned).to_vec()));
    assert_eq!(text, "Name\tProfession\nAna K.\tnurse\n'=HYPERLINK(1)\tdoctor of all\n");
    assert_eq!(of_text(&text).rows[0], row("Ana K.", None, "nurse", ""));
}

#[test]
fn lists_are_understood_as_spreadsheets_give_them() {
    let (women, men) = (Some(Sex::Female), Some(Sex::Male));
    let table: [(&str, Vec<PersonRow>, Vec<usize>); 8] = [
        (
            "A.K.\nB.\n\nC. D.",
            vec![row("A.K.", None, "", ""), row("B.", None, "", ""), row("C. D.", None, "", "")],
            vec![],
        ),
        (
            "Name\tSex\tProfession\tWorkplace\nAna\tF\tnurse\tLipa\nBekim\tm\t\tPeja\n",
            vec![row("Ana", women, "nurse", "Lipa"), row("Bekim", men, "", "Peja")],
            vec![],
        ),
        (
            "№;ФИО;Должность;Пол\n1;Иванова А.;медсестра;ж\n2;;врач;м\n",
            vec![row("Иванова А.", women, "медсестра", "")],
            vec![3],
        ),
        ("Surname,First name\n\"Kovač, st.\",Ana", vec![row("Ana Kovač, st.", None, "", "")], vec![]),
        ("1.\tAna\tF\n2.\tEni\tF", vec![row("Ana", women, "", ""), row("Eni", women, "", "")], vec![]),
        ("Ad Soyad\tCinsiyet\nAyşe\tKadın", vec![row("Ayşe", women, "", "")], vec![]),
        ("\u{FEFF}A\u{200B}na\u{7}\u{202E}B", vec![row("Ana B", None, "", "")], vec![]),
        ("", vec![], vec![]),
    ];
    for (text, rows, refused) in table {
        let pasted = of_text(text);
        assert_eq!(pasted.rows, rows, "{text}");
        let rows: Vec<usize> = pasted.remarks.iter().map(|remark| remark.row).collect();
        assert_eq!(rows, refused, "{text}");
        assert!(!pasted.cut);
    }
    let many = "x\n".repeat(3_000);
    let pasted = of_text(&many);
    assert!(pasted.cut && pasted.rows.len() == 1_000);
    assert_eq!(of_text(&"y".repeat(5_000)).rows[0].name.chars().count(), 200);
}

proptest! {
    #[test]
    fn any_pasted_text_is_read_without_harm(text in "(?s).{0,400}") {
        let pasted = of_text(&text);
        for row in &pasted.rows {
            prop_assert!(!row.name.is_empty());
            prop_assert!(!row.name.contains(char::is_control));
        }
    }
}

/// A head that is short is a whole word: nobody is lost because a name begins with it.
#[test]
fn quotes_around_cells_are_read_as_spreadsheets_write_them() {
    // (what is pasted, the cells of name and workplace of each row)
    let table: [(&str, &[(&str, &str)]); 9] = [
        // A doubled quote is a quote.
        (
            "Name;Workplace\nAna;\"School \"\"Lipa\"\"\"\nEni;Peja",
            &[("Ana", "School \"Lipa\""), ("Eni", "Peja")],
        ),
        ("Name\tWorkplace\n\"Ana \"\"Buba\"\" K.\"\tPeja", &[("Ana \"Buba\" K.", "Peja")]),
        // A delimiter in quotes belongs to the cell.
        ("Name,Workplace\nAna,\"Lipa, Peja\"", &[("Ana", "Lipa, Peja")]),
        // A stray quote swallows neither the rest of its row nor the rows after it.
        ("Name;Workplace\n\"Ana;Lipa\nEni;Peja", &[("\"Ana", "Lipa"), ("Eni", "Peja")]),
        (
            "Name;Workplace\nAna;\"Lipa\nEni;Peja\nBora;\"Kukes\"",
            &[("Ana", "\"Lipa"), ("Eni", "Peja"), ("Bora", "Kukes")],
        ),
        ("Name;Workplace\nAna 5\" K.;Lipa\nEni;Peja", &[("Ana 5\" K.", "Lipa"), ("Eni", "Peja")]),
        // A line break in quotes stays within its cell.
        (
            "Name;Workplace\nAna;\"Lipa,\nsecond floor\"\nEni;Peja",
            &[("Ana", "Lipa, second floor"), ("Eni", "Peja")],
        ),
        (
            "Name\tWorkplace\r\n\"Ana\r\n\r\nMaria\"\t\"Lipa\r\nPeja\"\r\nEni\tKukes",
            &[("Ana Maria", "Lipa Peja"), ("Eni", "Kukes")],
        ),
        ("\"Ana\nMaria\"\nEni\nBora", &[("Ana Maria", ""), ("Eni", ""), ("Bora", "")]),
    ];
    for (text, expected) in table {
        let pasted = of_text(text);
        let rows: Vec<(&str, &str)> =
            pasted.rows.iter().map(|row| (row.name.as_str(), row.workplace.as_str())).collect();
        assert_eq!(rows, expected, "{text}");
        assert!(pasted.remarks.is_empty(), "{text}");
    }
    // Nor does one that another closes many rows further down.
    let between: Vec<String> = (1..=12).map(|number| format!("Eni {number}")).collect();
    let pasted = of_text(&format!("\"Ana\n{}\nZana\"", between.join("\n")));
    assert_eq!(pasted.rows.len(), 14);
}

#[test]
fn the_first_name_of_a_list_is_not_taken_for_a_head() {
    for first in ["Imelda K.", "Emriana D.", "Numerianu I.", "Именова А.", "Адыл;Ж", "Имяров П.\tм"]
    {
        let pasted = of_text(&format!("{first}\n{first}"));
        assert_eq!(pasted.rows.len(), 2, "{first}");
    }
    for head in ["Ime", "Name:", "Names", "Emri (full)", "Nume", "Numele", "Имя", "ФИО", "Participants"]
    {
        let pasted = of_text(&format!("{head}\nA.K."));
        assert_eq!(pasted.rows, [row("A.K.", None, "", "")], "{head}");
    }
}

proptest! {
    /// Whatever a damaged file holds, the tallies are summed without harm and the mean is a mark.
    #[test]
    fn any_tallies_have_a_mean_among_the_marks(counts in any::<[u32; MARKS]>(), small in 0..40_u32) {
        let question = Question { counts, ..Question::new(doorstep::core::ids::QuestionId::named("q"), "q") };
        prop_assert!(question.mean().is_none_or(|mean| (10..=50).contains(&mean)));
        prop_assert_eq!(question.mean().is_none(), counts == [0; MARKS]);
        prop_assert!(counts.iter().all(|count| question.sheets() >= *count));
        let even = Question { counts: [small; MARKS], ..Question::new(doorstep::core::ids::QuestionId::named("q"), "q") };
        prop_assert_eq!(even.mean(), (small > 0).then_some(30));
        prop_assert_eq!(even.sheets(), small * 5);
    }
}

fn editor() -> (Editor, doorstep::core::ids::CourseId, Vec<ParticipantId>) {
    let course = courses::two_mornings();
    let id = course.id;
    let mut editor = Editor::new(super::random::workspace(&course));
    let ids = Ids::new(0, 5);
    let people: Vec<Participant> =
        ["Ana", "Bekim", "C."].map(|name| Participant::new(ids.make(), name)).into();
    let made = people.iter().map(|person| person.id).collect();
    run(&mut editor, id, PeopleEdit::Add(people));
    (editor, id, made)
}

fn run(editor: &mut Editor, id: doorstep::core::ids::CourseId, edit: PeopleEdit) {
    let moment = Moment { millis: 0, interacting: false, today: None };
    editor.run(Command::Course(id, CourseEdit::People(edit)), moment).expect("it can be done");
}

#[test]
fn attendance_and_tests_add_up() {
    let (mut editor, id, people) = editor();
    let course = editor.workspace().course(id).expect("there").clone();
    let day = &course.agenda.days[0];
    let [morning, afternoon] = half_minutes(day);
    let teaching: u32 =
        day.items.iter().filter(|item| item.kind.is_teaching()).map(|item| item.minutes).sum();
    assert_eq!(morning + afternoon, teaching);
    let not_there = Attendance { present: Some(false), ..Attendance::default() };
    let late = Attendance::late_and_early(10, 0);
    run(
        &mut editor,
        id,
        PeopleEdit::Set(people[1], PersonField::Attendance(day.id, Half::Morning, not_there)),
    );
    run(&mut editor, id, PeopleEdit::Set(people[2], PersonField::Attendance(day.id, Half::Morning, late)));
    run(&mut editor, id, PeopleEdit::AllPresent(day.id, Half::Morning));
    run(&mut editor, id, PeopleEdit::AllPresent(day.id, Half::Afternoon));
    for (person, before, after) in [(0, 8, 15), (1, 10, 14)] {
        run(&mut editor, id, PeopleEdit::Set(people[person], PersonField::Before(Some(before))));
        run(&mut editor, id, PeopleEdit::Set(people[person], PersonField::After(Some(after))));
    }
    // Only a score before: not compared.
    run(&mut editor, id, PeopleEdit::Set(people[2], PersonField::Before(Some(2))));
    run(&mut editor, id, PeopleEdit::Set(people[0], PersonField::Sex(Some(Sex::Female))));
    let course = editor.workspace().course(id).expect("there").clone();
    let attended: Vec<u32> =
        course.people.participants.iter().map(|person| minutes_attended(&course.agenda, person)).collect();
    assert_eq!(attended, [teaching, afternoon, teaching - 10]);
    let sums = totals(&course.people, &course.agenda);
    assert_eq!((sums.people, sums.women, sums.men, sums.present, sums.absent), (3, 1, 0, 5, 1));
    assert_eq!(sums.minutes, attended.iter().sum::<u32>());
    // A day that was taken out of the plan was not held.
    let mut shorter = doorstep::core::model::course::Course::clone(&course);
    shorter.agenda.days.remove(0);
    let without = totals(&shorter.people, &shorter.agenda);
    assert_eq!((without.present, without.absent, without.minutes), (0, 0, 0));
    let tests = &sums.tests;
    assert_eq!(
        (tests.people, tests.mean_before(), tests.mean_after(), tests.gain()),
        (2, Some(90), Some(145), Some(55))
    );
    assert_eq!((tests.range_before, tests.range_after), (Some((8, 10)), Some((14, 15))));
}

#[test]
fn wiping_keeps_the_totals_and_no_undo_brings_the_people_back() {
    let (mut editor, id, people) = editor();
    let course = editor.workspace().course(id).expect("there").clone();
    let day = course.agenda.days[0].id;
    run(&mut editor, id, PeopleEdit::AllPresent(day, Half::Morning));
    let course = editor.workspace().course(id).expect("there").clone();
    let sums = totals(&course.people, &course.agenda);
    run(&mut editor, id, PeopleEdit::Wipe(Box::new(sums.clone())));
    let course = editor.workspace().course(id).expect("there").clone();
    assert!(course.people.participants.is_empty());
    assert_eq!(totals(&course.people, &course.agenda), sums);
    assert!(editor.undo().is_empty(), "nothing can be undone");
    let text = serde_json::to_string(&*editor.workspace().course(id).expect("there").clone()).expect("JSON");
    assert!(!text.contains("Bekim") && !text.contains(&people[1].to_string()));
    assert!(editor.workspace().can_edit(DocId::Course(id)));
}

#[test]
fn what_can_not_be_is_refused_and_changes_nothing() {
    let (mut editor, id, people) = editor();
    let before = editor.workspace().course(id).expect("there").clone();
    let nobody = Ids::new(9, 9).make();
    let again = Participant::new(people[0], "again");
    for edit in [
        PeopleEdit::Set(nobody, PersonField::Name("x".to_owned())),
        PeopleEdit::Set(people[0], PersonField::Before(Some(1_001))),
        PeopleEdit::LargestScore(Some(5_000)),
        PeopleEdit::Add(vec![again]),
        PeopleEdit::Add((0..1_001).map(|seed| Participant::new(Ids::new(seed, 3).make(), "x")).collect()),
    ] {
        let moment = Moment { millis: 0, interacting: false, today: None };
        assert!(editor.run(Command::Course(id, CourseEdit::People(edit)), moment).is_err());
        assert_eq!(*editor.workspace().course(id).expect("there"), before);
    }
}

/// An edit of one of three people on one of the days: kind, person, day, half, presence, a number.
type Choice = (u8, usize, usize, bool, Option<bool>, u32);

fn edit_of(choice: Choice, people: &[ParticipantId], days: &[doorstep::core::ids::DayId]) -> PeopleEdit {
    let (kind, person, day, morning, present, number) = choice;
    let (person, day) = (people[person % people.len()], days[day % days.len()]);
    let half = if morning { Half::Morning } else { Half::Afternoon };
    let missed = if present == Some(true) { number } else { 0 };
    match kind % 4 {
        0 => PeopleEdit::Set(
            person,
            PersonField::Attendance(day, half, Attendance { present, missed, early: missed / 3 }),
        ),
        1 => PeopleEdit::AllPresent(day, half),
        2 => PeopleEdit::Set(person, PersonField::Before(present.map(|_| number))),
        _ => PeopleEdit::Set(person, PersonField::After(present.map(|_| number))),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_edits_add_up_and_undo_gives_back_the_start(
        choices in prop::collection::vec(any::<Choice>(), 1..30),
    ) {
        let (mut editor, id, people) = editor();
        let start = editor.workspace().course(id).expect("there").clone();
        let days: Vec<_> = start.agenda.days.iter().map(|day| day.id).collect();
        let mut steps = 0;
        for mut choice in choices {
            choice.5 %= 1_000;
            let edit = edit_of(choice, &people, &days);
            let moment = Moment { millis: 0, interacting: false, today: None };
            let changed = editor.run(Command::Course(id, CourseEdit::People(edit)), moment).expect("sound");
            steps += usize::from(!changed.is_empty());
        }
        let course = editor.workspace().course(id).expect("there").clone();
        let sums = totals(&course.people, &course.agenda);
        let planned: u32 = course.agenda.days.iter().map(|day| half_minutes(day).iter().sum::<u32>()).sum();
        for person in &course.people.participants {
            prop_assert!(minutes_attended(&course.agenda, person) <= planned);
        }
        prop_assert!(sums.minutes <= planned * sums.people);
        let bytes = doorstep::storage::codec::to_bytes(&*course).expect("bytes");
        let back = doorstep::storage::codec::from_bytes::<doorstep::core::model::course::Course>(&bytes).expect("read");
        prop_assert_eq!(&back.doc, &*course);
        for _ in 0..steps {
            editor.undo();
        }
        prop_assert_eq!(editor.workspace().course(id).expect("there").clone(), start);
    }
}

#[test]
fn odd_lists_are_read_as_they_were_meant() {
    let names = |text: &str| -> Vec<String> {
        let pasted = of_text(text);
        assert!(pasted.remarks.is_empty(), "{text}: {:?}", pasted.remarks);
        pasted.rows.into_iter().map(|row| row.name).collect()
    };
    let long = "ŋ".repeat(300);
    let table: [(String, Vec<&str>); 20] = [
        // Marks of the order of bytes, at the beginning and before a head.
        ("\u{FEFF}Name;Sex\nAna;f".into(), vec!["Ana"]),
        ("\u{FEFF}\u{FEFF}Name\tSex\r\nAna\tf\r\n".into(), vec!["Ana"]),
        ("\u{FEFF}\"Name\";\"Sex; or gender\"\n\"Ana\";f".into(), vec!["Ana"]),
        ("\u{FEFF}\"Karimova; Ana\";f\n\"Eni\";m".into(), vec!["Karimova; Ana", "Eni"]),
        ("Name;Sex\nAna;f\nEni;f".into(), vec!["Ana", "Eni"]),
        ("Name;Workplace\nAna;Lipa, Street 1\nEni;Peja, Street 2".into(), vec!["Ana", "Eni"]),
        ("Name\tSex\nAna\tf\nEni\tf".into(), vec!["Ana", "Eni"]),
        ("Name;Workplace\nAna;\"Lipa\n2nd floor\"\nEni;Peja".into(), vec!["Ana", "Eni"]),
        // Two people of one name are two people.
        ("Name\nAna K.\nAna K.".into(), vec!["Ana K.", "Ana K."]),
        // Right to left, marks that are put on letters, joined signs.
        ("שם;Sex\nדָּנִיאֵל לֵוִי;m\nمُحَمَّد;m".into(), vec!["שם", "דָּנִיאֵל לֵוִי", "مُحَمَّد"]),
        ("Name\nE\u{308}ni N\u{303}a".into(), vec!["E\u{308}ni N\u{303}a"]),
        ("Name\n👩🏽‍🏫 Ana\n🇦🇱 Eni".into(), vec!["👩🏽‍🏫 Ana", "🇦🇱 Eni"]),
        ("Name;Sex\nИванова Ё.;ж".into(), vec!["Иванова Ё."]),
        ("Name\rAna\rEni".into(), vec!["Ana", "Eni"]),
        // Ends of lines as slides and documents have them; bars between cells.
        ("Name\u{B}Ana\u{2028}Eni\u{85}Bora\u{C}Zana".into(), vec!["Ana", "Eni", "Bora", "Zana"]),
        ("Name|Sex\nAna|f\nEni|m".into(), vec!["Ana", "Eni"]),
        // Lists with numbers and signs before the names.
        ("1. Ana K.\n2. Eni B.\n10) Bora\n11.Zana".into(), vec!["Ana K.", "Eni B.", "Bora", "Zana"]),
        ("• Ana K.\n– Eni B.\n* Bora\n-Zana".into(), vec!["Ana K.", "Eni B.", "Bora", "-Zana"]),
        // Heads that stand on every page.
        ("№;Name;Sex\n1;Ana;f\n№;Name;Sex\n2;Eni;f".into(), vec!["Ana", "Eni"]),
        ("1. Ana-Maria\n2. 3M Zana".into(), vec!["Ana-Maria", "3M Zana"]),
    ];
    for (text, expected) in table {
        assert_eq!(names(&text), expected, "{text}");
    }
    // Without heads, how to reach people and when they were born is not taken for what they do.
    for passed_by in ["+995 555 12 34 56", "ana@example.org", "12.03.1980", "01001012345"] {
        let rows = of_text(&format!("Ana\t{passed_by}\tnurse\nEni\t\tdoctor")).rows;
        assert_eq!(rows, [row("Ana", None, "nurse", ""), row("Eni", None, "doctor", "")], "{passed_by}");
    }
    let nobody = of_text("Name;Sex\n---;f\n1.;f");
    assert_eq!((nobody.rows.len(), nobody.remarks.len()), (0, 2), "no name");
    for sums in ["Total", "TOTAL: 2", "Итого (2)", "Ukupno"] {
        let read = of_text(&format!("Name;Sex\nAna;f\nTotal Ana;f\n{sums};"));
        let names: Vec<&str> = read.rows.iter().map(|row| row.name.as_str()).collect();
        assert_eq!((names, read.remarks.len()), (vec!["Ana", "Total Ana"], 1), "{sums}");
    }
    assert_eq!(names(&format!("Name\n{long}"))[0].chars().count(), 200, "a word without end ends");
    let many: Vec<String> = (0..300).map(|number| format!("{number};Person {number};f")).collect();
    let all = names(&format!("№;Name;Sex\n{}", many.join("\n")));
    assert_eq!((all.len(), all[299].as_str()), (300, "Person 299"));
}
