//! What lunch at another time means for the days of a course, in words.

use crate::core::ids::DayId;
use crate::core::model::agenda::Agenda;
use crate::core::plan::lunch::LunchOnDay;
use crate::t;
use crate::ui::cx::Cx;

/// The lines of a preview: what happens on several days is said once, what can't be mended of each day.
pub fn lines(cx: &Cx<'_>, agenda: &Agenda, changes: &[(DayId, &LunchOnDay)]) -> Vec<String> {
    let mut lines = Vec::new();
    let on_days = |is: fn(&LunchOnDay) -> bool| {
        let days = changes.iter().filter(|(_, change)| is(change));
        let numbers = days.filter_map(|(day, _)| agenda.day_index(*day)).map(|index| (index + 1).to_string());
        let numbers: Vec<String> = numbers.collect();
        (!numbers.is_empty()).then(|| (numbers.len(), numbers.join(", ")))
    };
    lines.extend(
        on_days(|change| !change.split.is_empty())
            .map(|(count, days)| t!(cx, "plan-lunch-split", count = count, days = days)),
    );
    lines.extend(
        on_days(|change| change.longer.is_some())
            .map(|(count, days)| t!(cx, "plan-lunch-longer", count = count, days = days)),
    );
    lines.extend(
        on_days(|change| !change.shorter.is_empty())
            .map(|(count, days)| t!(cx, "plan-lunch-shorter", count = count, days = days)),
    );
    for (day, change) in changes {
        let Some(number) = agenda.day_index(*day).map(|index| index + 1) else { continue };
        let length = |minutes: u32| (minutes > 0).then(|| cx.t.minutes(minutes));
        let free = length(change.free);
        let over = length(change.over);
        let late = length(change.late);
        lines.extend(free.map(|length| t!(cx, "plan-lunch-day-free", number = number, length = length)));
        lines.extend(over.map(|length| t!(cx, "plan-lunch-day-over", number = number, length = length)));
        lines.extend(late.map(|length| t!(cx, "plan-lunch-day-late", number = number, length = length)));
    }
    lines
}

/// The days that change, in one line.
pub fn days(cx: &Cx<'_>, agenda: &Agenda, changes: &[(DayId, &LunchOnDay)]) -> String {
    let numbers = changes.iter().filter_map(|(day, _)| agenda.day_index(*day));
    let numbers: Vec<String> = numbers.map(|index| (index + 1).to_string()).collect();
    t!(cx, "plan-lunch-changes", count = numbers.len(), days = numbers.join(", "))
}
