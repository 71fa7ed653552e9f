//! The table as text for a spreadsheet, with heads in the language of the window.

use super::person::{sex_key, shown_name};
use super::table::{day_words, half_key};
use crate::core::model::course::Course;
use crate::core::model::people::Half;
use crate::core::people::totals::minutes_attended;
use crate::core::table::lines;
use crate::core::time::hours_and_minutes;
use crate::t;
use crate::ui::cx::Cx;

/// A head, and a row for each participant: 1 for a half-day that somebody was there, 0 for one that not.
pub(super) fn text(cx: &Cx<'_>, course: &Course) -> String {
    let days = &course.agenda.days;
    let keys = ["people-name", "people-sex", "people-profession", "people-workplace"];
    let mut heads: Vec<String> = keys.map(|key| t!(cx, key).to_owned()).to_vec();
    for (index, day) in days.iter().enumerate() {
        heads.extend(
            Half::BOTH.map(|half| format!("{} {}", day_words(cx, index, day), t!(cx, half_key(half)))),
        );
    }
    heads.extend(["people-before", "people-after", "people-hours"].map(|key| t!(cx, key).to_owned()));
    let people = course.people.participants.iter().enumerate();
    let rows = people.map(|(index, person)| {
        let sex = person.sex.map(|sex| t!(cx, sex_key(sex)).to_owned()).unwrap_or_default();
        let name = shown_name(cx, index, person);
        let mut cells = vec![name, sex, person.profession.clone(), person.workplace.clone()];
        let there =
            |present: Option<bool>| present.map_or(String::new(), |there| u8::from(there).to_string());
        cells.extend(
            days.iter().flat_map(|day| Half::BOTH.map(|half| there(person.attended(day.id, half).present))),
        );
        cells.extend(
            [person.before, person.after]
                .map(|score| score.map(|score| score.to_string()).unwrap_or_default()),
        );
        cells.push(hours_and_minutes(minutes_attended(&course.agenda, person)));
        cells
    });
    lines::write(std::iter::once(heads).chain(rows))
}
