//! The pictures of a course, each from one list of values, for the window and for documents alike.

use super::document::{Bar, Chart};
use super::input::{Input, percent, tenths};
use super::words::half;
use crate::core::model::closing::MARKS;
use crate::core::model::progress::by_area;
use crate::core::people::figures::attendance;
use crate::core::record::figures::means_by_day;
use crate::t;

/// Every picture that has something to show.
#[must_use]
pub fn all(input: &Input<'_>) -> Vec<Chart> {
    [hours(input), attended(input), tests(input), evaluation(input)].into_iter().flatten().collect()
}

/// A chart with the sentence that tells it: each label with its values.
pub(super) fn told(mut chart: Chart) -> Option<Chart> {
    let bars = chart.bars.iter().map(|bar| format!("{}: {}", bar.label, bar.written()));
    let bars = bars.collect::<Vec<_>>().join("; ");
    chart.told = format!("{} ({}). {bars}", chart.title, chart.series.join(" / "));
    (!chart.bars.is_empty()).then_some(chart)
}

/// Hours by area, planned and delivered.
#[must_use]
pub fn hours(input: &Input<'_>) -> Option<Chart> {
    let words = input.words;
    let areas = by_area(input.course).into_iter().filter(|(_, progress)| progress.minutes > 0);
    let value = |minutes: u32| Some((minutes, words.minutes(minutes)));
    let bars: Vec<Bar> = areas
        .map(|(area, progress)| Bar {
            label: input.area(area),
            values: vec![value(progress.minutes), value(progress.minutes_delivered)],
        })
        .collect();
    told(Chart {
        title: t!(words, "report-chart-hours").to_owned(),
        series: vec![t!(words, "report-planned").to_owned(), t!(words, "report-delivered").to_owned()],
        most: most(&bars),
        bars,
        ..Chart::default()
    })
}

/// Who was there, by half-day, in percent of those of whom it was noted.
#[must_use]
pub fn attended(input: &Input<'_>) -> Option<Chart> {
    let words = input.words;
    let bar = |one: crate::core::people::figures::HalfDay| {
        let label =
            format!("{}, {}", t!(words, "day-number", number = one.index + 1), words.get(half(one.half)));
        let said = format!("{} / {}", one.present, one.noted);
        Bar { label, values: vec![Some((percent(one.present, one.noted), said))] }
    };
    told(Chart {
        title: t!(words, "report-chart-attendance").to_owned(),
        series: vec![t!(words, "report-present-of").to_owned()],
        most: 100,
        bars: attendance(input.course).into_iter().map(bar).collect(),
        ..Chart::default()
    })
}

/// The tests before and after, a pair of dots for each who has both; by number, without names.
#[must_use]
pub fn tests(input: &Input<'_>) -> Option<Chart> {
    let words = input.words;
    let both = input.course.people.participants.iter().filter_map(|one| Some((one.before?, one.after?)));
    let value = |score: u32| Some((score, score.to_string()));
    let mut scores: Vec<(u32, u32)> = both.collect();
    // In the order of the scores, so that nobody is told by the place in the list.
    scores.sort_unstable();
    let bars: Vec<Bar> = scores
        .into_iter()
        .zip(1_u32..)
        .map(|((before, after), number)| Bar {
            label: t!(words, "people-nameless", number = number),
            values: vec![value(before), value(after)],
        })
        .collect();
    told(Chart {
        title: t!(words, "report-chart-tests").to_owned(),
        series: vec![t!(words, "people-before").to_owned(), t!(words, "people-after").to_owned()],
        dots: true,
        most: input.course.people.largest_score.unwrap_or(0).max(most(&bars)),
        bars,
        ..Chart::default()
    })
}

/// The mean mark of each day.
#[must_use]
pub fn evaluation(input: &Input<'_>) -> Option<Chart> {
    let words = input.words;
    let bar = |(index, mean): (usize, u32)| Bar {
        label: t!(words, "day-number", number = index + 1),
        values: vec![Some((mean, tenths(words, mean)))],
    };
    told(Chart {
        title: t!(words, "report-chart-evaluation").to_owned(),
        series: vec![t!(words, "report-mean-mark").to_owned()],
        most: u32::try_from(MARKS).unwrap_or(u32::MAX) * 10,
        bars: means_by_day(input.course).into_iter().map(bar).collect(),
        ..Chart::default()
    })
}

pub(super) fn most(bars: &[Bar]) -> u32 {
    bars.iter().flat_map(|bar| &bar.values).flatten().map(|(value, _)| *value).max().unwrap_or(0).max(1)
}
