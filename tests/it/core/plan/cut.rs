//! The cut helper: what it proposes, what it never touches, and that it keeps its word.

use doorstep::core::edit::editor::{Editor, Moment};
use doorstep::core::ids::{DocId, ItemId};
use doorstep::core::model::agenda::{ItemKind, Priority};
use doorstep::core::model::course::Course;
use doorstep::core::model::record::Status;
use doorstep::core::plan::cut::{CutProposal, cut_minutes};
use proptest::prelude::*;

use crate::core::random;

fn total(course: &Course) -> u32 {
    course.agenda.items().map(|item| item.minutes).sum()
}

/// The course after a proposal was taken.
pub fn taken(course: &Course, proposal: &CutProposal) -> Course {
    let doc = DocId::Course(course.id);
    let mut editor = Editor::new(random::workspace(course));
    editor.run(proposal.command(doc, &course.agenda), Moment::default()).expect("a proposal can be taken");
    Course::clone(&editor.workspace().courses[&course.id])
}

pub fn begun(course: &Course, id: ItemId) -> bool {
    course.records.get(&id).is_some_and(|record| record.status != Status::Planned)
}

pub fn keeps_its_word(course: &Course, proposal: &CutProposal) -> Result<(), TestCaseError> {
    for step in &proposal.steps {
        let item = course.agenda.item(step.item).expect("it is there");
        let sacred = item.kind.is_rest() || matches!(item.kind, ItemKind::Opening | ItemKind::Closing);
        prop_assert!(!sacred, "{:?} was touched", item.kind);
        prop_assert!(!begun(course, item.id), "what has begun was touched");
        prop_assert_eq!(step.from, item.minutes);
        match step.to {
            None => prop_assert_eq!(item.priority, Priority::Drop),
            Some(to) => {
                prop_assert!(to < item.minutes && item.priority != Priority::Core);
                prop_assert!(item.min_minutes.is_some_and(|least| to >= least));
            }
        }
    }
    let saved: u32 = proposal.steps.iter().map(|step| step.saved()).sum();
    prop_assert_eq!(proposal.saved, saved);
    Ok(())
}

proptest! {
    #![proptest_config(random::cases(192))]

    #[test]
    fn a_proposal_keeps_its_word(course in random::course(), wanted in 0_u32..400) {
        let proposal = cut_minutes(&course.agenda.days, &course.records, wanted);
        keeps_its_word(&course, &proposal)?;
        prop_assert_eq!(proposal.missing, wanted.saturating_sub(proposal.saved));
        // Only dropping can save more than was asked for, and then nothing was dropped for nothing.
        let dropped = proposal.steps.iter().filter(|step| step.to.is_none());
        let extra = proposal.saved.saturating_sub(wanted);
        prop_assert!(extra == 0 || dropped.clone().all(|step| step.from > extra));
        prop_assert!(proposal.saved <= wanted + dropped.map(|step| step.from).max().unwrap_or(0));
        if proposal.steps.iter().any(|step| step.to.is_none()) {
            // Nothing is dropped while shortening alone would do.
            let could_spare: u32 = course
                .agenda
                .items()
                .filter(|item| !item.kind.is_rest() && !begun(&course, item.id))
                .filter(|item| !matches!(item.kind, ItemKind::Opening | ItemKind::Closing))
                .filter(|item| item.priority != Priority::Core)
                .map(|item| item.minutes.saturating_sub(item.min_minutes.unwrap_or(item.minutes)))
                .sum();
            prop_assert!(could_spare < wanted);
        }
        if !proposal.steps.is_empty() {
            prop_assert_eq!(total(&course) - total(&taken(&course, &proposal)), proposal.saved);
        }
    }
}
