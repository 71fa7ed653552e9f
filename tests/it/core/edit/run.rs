//! The run of a day is changed item by item: steps taken apart from each other come together.

use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::edit::run::RunEdit;
use doorstep::core::ids::ItemId;
use doorstep::core::model::run::{ItemRun, Run};

use crate::core::random;
use crate::courses::two_mornings;

fn run(items: &[(&str, i64)]) -> Run {
    let item =
        |(name, spent): &(&str, i64)| (ItemId::named(name), ItemRun { spent: *spent, ..ItemRun::default() });
    Run { items: items.iter().map(item).collect(), ..Run::default() }
}

#[test]
fn only_what_a_step_touched_is_in_its_edit() {
    let (before, after) = (run(&[("Play", 5), ("Tea", 6), ("Talk", 7)]), run(&[("Play", 5), ("Tea", 60)]));
    let edit = RunEdit::between(&before, after);
    let named: Vec<(ItemId, i64)> = edit.items.iter().map(|(id, item)| (*id, item.spent)).collect();
    let mut expected = [(ItemId::named("Tea"), 60), (ItemId::named("Talk"), 0)];
    expected.sort();
    assert_eq!(named, expected, "what is gone is set back, what is the same is not named");
}

#[test]
fn steps_on_different_items_come_together_in_any_order() {
    let course = two_mornings();
    let day = course.agenda.days[0].id;
    let edits = [("Play", 5), ("Talk", 9)].map(|item| RunEdit::between(&Run::default(), run(&[item])));
    let result = |order: [usize; 2]| {
        let mut editor = Editor::new(random::workspace(&course));
        for index in order {
            let edit = CourseEdit::Run(day, None, Box::new(edits[index].clone()));
            editor.run(Command::Course(course.id, edit), Moment::default()).expect("a step");
        }
        editor.workspace().courses[&course.id].runs[&day].as_ref().clone()
    };
    assert_eq!(result([0, 1]), result([1, 0]));
    assert_eq!(result([0, 1]).items, run(&[("Play", 5), ("Talk", 9)]).items);
}
