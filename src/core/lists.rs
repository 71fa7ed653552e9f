//! Words that people and programs write in lists: data of `assets/reading/lists.json`, in any language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::model::agenda::ItemKind;
use super::model::people::{Half, Sex};

/// A column of a list of people or of a plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name of a person, or what stands for it.
    Name,
    /// The first name, where the rest of the name is in a column of its own.
    FirstName,
    /// The sex.
    Sex,
    /// The profession.
    Profession,
    /// The workplace.
    Workplace,
    /// The score of the test before.
    Before,
    /// The score of the test after.
    After,
    /// Whether the person was there: on the day of this number, counted from 1, in this half of it.
    #[serde(skip)]
    Half(u32, Half),
    /// The day, as a number or in words.
    Day,
    /// What the day is called.
    DayTitle,
    /// The date of the day.
    Date,
    /// When it begins, or from when to when it lasts.
    Start,
    /// When it ends.
    End,
    /// How long it lasts.
    Minutes,
    /// Of what kind it is: a session, a break.
    Kind,
    /// What is done.
    Title,
    /// The area.
    Area,
    /// Who leads it.
    Lead,
    /// What participants can do afterwards.
    Objective,
    /// How it is taught.
    Method,
    /// What has to be in the room.
    Supplies,
    /// The id that a workbook of Doorstep's own gives a row.
    Id,
    /// Anything else.
    Ignored,
}

/// The lists, all lowercase.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Lists {
    /// How the heads of a list of people begin.
    pub heads: BTreeMap<Column, Vec<String>>,
    /// How the heads of a plan begin.
    pub plan_heads: BTreeMap<Column, Vec<String>>,
    /// How the name of a day begins.
    pub days: Vec<String>,
    /// How the name of a half-day ends.
    pub halves: BTreeMap<Half, Vec<String>>,
    /// How what is of a kind is called.
    pub kinds: BTreeMap<ItemKind, Vec<String>>,
    /// What a cell says of a sex.
    pub sexes: BTreeMap<Sex, Vec<String>>,
    /// What it says where it is not told.
    pub untold: Vec<String>,
    /// How a row of sums begins.
    pub totals: Vec<String>,
    /// What a cell says of who was there.
    pub there: Vec<String>,
    /// What it says of who was not.
    pub absent: Vec<String>,
    /// Words for "and".
    pub ands: Vec<String>,
    /// Names that presentation programs give to sections by themselves.
    pub sections: Vec<String>,
}

/// The lists. Built into the program, so they can be read: a test does.
pub fn lists() -> &'static Lists {
    static LISTS: LazyLock<Lists> = LazyLock::new(|| {
        serde_json::from_str(include_str!("../../assets/reading/lists.json")).unwrap_or_default()
    });
    &LISTS
}

#[cfg(test)]
mod tests {
    use super::lists;

    #[test]
    fn the_lists_are_read_and_lowercase() {
        let lists = lists();
        assert!(
            lists.heads.len() == 8
                && lists.plan_heads.len() == 14
                && lists.sections.len() > 10
                && lists.ands.len() > 10
        );
        assert!(lists.sexes.len() == 3 && lists.halves.len() == 2 && lists.kinds.len() == 9);
        let by_column = lists.heads.values().chain(lists.plan_heads.values()).chain(lists.sexes.values());
        let words = by_column.chain(lists.halves.values()).chain(lists.kinds.values()).flatten();
        let alone = [&lists.days, &lists.untold, &lists.there, &lists.absent, &lists.ands, &lists.sections];
        let alone = alone.into_iter().chain([&lists.totals]);
        let words = words.chain(alone.flatten());
        for word in words {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
