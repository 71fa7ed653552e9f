//! Words that people and programs write in lists: data of `assets/reading/lists.json`, in any language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::model::people::Sex;

/// A column of a list of people.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Column {
    /// The name, or what stands for it.
    Name,
    /// The first name, where the rest of the name is in a column of its own.
    FirstName,
    /// The sex.
    Sex,
    /// The profession.
    Profession,
    /// The workplace.
    Workplace,
    /// Anything else.
    Ignored,
}

/// The lists, all lowercase.
#[derive(Debug, Default, Deserialize)]
pub struct Lists {
    /// How the heads of a column begin.
    pub heads: BTreeMap<Column, Vec<String>>,
    /// What a cell says of a sex.
    pub sexes: BTreeMap<Sex, Vec<String>>,
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
        assert!(lists.heads.len() == 5 && lists.sexes.len() == 3 && lists.sections.len() > 10);
        let words = lists.heads.values().chain(lists.sexes.values()).flatten().chain(&lists.sections);
        for word in words {
            assert_eq!(*word, word.to_lowercase());
        }
    }
}
