//! The keys of the words for things of `core`: kinds, areas, statuses, reasons.

use super::theme::CardColours;
use crate::core::ids::AreaId;
use crate::core::model::agenda::{Day, Item};
use jiff::civil::DateTime;

use super::action::Pick;
use super::cx::Cx;
use crate::core::model::course::Course;
use crate::core::model::material::{Format, MaterialKind};
use crate::core::model::people::Half;
use crate::core::plan::quick_entry::QuickError;
use crate::core::time::TimeOfDay;
pub use crate::report::words::{item_kind, note_kind, priority, reason, status};
use crate::t;

/// The space at which no line ends.
const NO_BREAK: char = '\u{a0}';

/// A text whose figures stay in a line with the word before them, where it wraps: "day 1" is read as one.
#[must_use]
pub fn with_figures(text: &str) -> String {
    let mut bound = String::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let figure = letters.peek().is_some_and(char::is_ascii_digit);
        let after_word = bound.chars().next_back().is_some_and(char::is_alphabetic);
        bound.push(if letter == ' ' && figure && after_word { NO_BREAK } else { letter });
    }
    bound
}

/// The name of an area: as its package says it in the language of the window.
#[must_use]
pub fn area(cx: &Cx<'_>, area: Option<AreaId>) -> String {
    let Some(id) = area else { return t!(cx, "area-none").to_owned() };
    let known = cx.workspace.area(id).map(|area| area.name(cx.t.tag()).to_owned());
    known.unwrap_or_else(|| id.as_str().to_owned())
}

/// The colours of an area.
#[must_use]
pub fn area_colours(cx: &Cx<'_>, area: Option<AreaId>) -> CardColours {
    cx.theme.area(area_colour(cx, area))
}

/// The colours of an item in the plan, by its area and kind.
#[must_use]
pub fn item_colours(cx: &Cx<'_>, item: &Item) -> CardColours {
    cx.theme.item(item, area_colour(cx, item.area))
}

fn area_colour(cx: &Cx<'_>, area: Option<AreaId>) -> Option<usize> {
    cx.workspace.area(area?).map(|area| area.colour)
}

/// The key of what is to be chosen.
#[must_use]
pub fn pick(pick: &Pick) -> &'static str {
    match pick {
        Pick::PlaceOf(_) => "pick-place-title",
        Pick::NewMaterial(..) => "pick-material-title",
        Pick::MaterialsFolder => "pick-folder-title",
        Pick::LookIn => "pick-look-title",
        Pick::TrainingFile => "pick-training-title",
        Pick::CourseFile => "pick-course-title",
        Pick::TeamFolder => "pick-team-title",
        Pick::Logo => "pick-logo-title",
        Pick::Table(_) => "pick-table-title",
    }
}

/// The key of a format.
#[must_use]
pub fn format(format: Format) -> &'static str {
    match format {
        Format::Pptx => "format-pptx",
        Format::Pdf => "format-pdf",
        Format::Other => "format-other",
        Format::Web => "format-web",
    }
}

/// The key of a kind of material.
#[must_use]
pub fn material_kind(kind: MaterialKind) -> &'static str {
    match kind {
        MaterialKind::Deck => "material-kind-deck",
        MaterialKind::Guide => "material-kind-guide",
        MaterialKind::Package => "material-kind-package",
        MaterialKind::Reading => "material-kind-reading",
        MaterialKind::Handout => "material-kind-handout",
        MaterialKind::Video => "material-kind-video",
        MaterialKind::Form => "material-kind-form",
        MaterialKind::WebPage => "material-kind-web-page",
        MaterialKind::Other => "material-kind-other",
    }
}

/// Gives items that core made without a title, such as breaks and lunch, the word for their kind.
pub fn name_bare_items(cx: &Cx<'_>, course: &mut Course) {
    for item in course.agenda.days.iter_mut().flat_map(|day| &mut day.items) {
        if item.title.is_empty() {
            std::sync::Arc::make_mut(item).title = t!(cx, item_kind(item.kind)).to_owned();
        }
    }
}

/// What a day is called: `Day 2`, and its own title after it.
#[must_use]
pub fn day(cx: &Cx<'_>, index: usize, day: &Day) -> String {
    let number = t!(cx, "day-number", number = index + 1);
    if day.title.is_empty() { number } else { format!("{number}: {}", day.title) }
}

/// The same with a capital letter in front: weekdays begin small in some languages.
#[must_use]
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A size in words: `12.3 MB`. Kilobytes are whole, and nothing is said to be less than one.
#[must_use]
pub fn size(cx: &Cx<'_>, bytes: u64) -> String {
    const MEGABYTE: f64 = 1_000_000.0;
    let number = |value: f64| format!("{value:.1}").replace('.', t!(cx, "size-decimal"));
    match bytes as f64 {
        size if size < MEGABYTE => t!(cx, "size-kilobytes", number = bytes.div_ceil(1000)),
        size if size < 1000.0 * MEGABYTE => t!(cx, "size-megabytes", number = number(size / MEGABYTE)),
        size => t!(cx, "size-gigabytes", number = number(size / (1000.0 * MEGABYTE))),
    }
}

/// A time of day.
pub(crate) fn time_text(at: DateTime) -> String {
    TimeOfDay::from(at.time()).to_string()
}

/// A length of time as a clock shows it: `23:14`, `1:05:00`; without its sign.
pub(crate) fn clock_text(millis: i64) -> String {
    // What is left is rounded up and what is over down, so that both show the full time for a second.
    let seconds = if millis > 0 { (millis + 999) / 1_000 } else { -millis / 1_000 };
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

/// Morning or afternoon, in words.
pub(crate) fn half_words<'a>(cx: &'a Cx<'_>, half: Half) -> &'a str {
    cx.t.get(crate::report::words::half(half))
}

/// Why what was typed as a length or a start can't be taken, and what can.
#[must_use]
pub fn quick_refusal(cx: &Cx<'_>, why: QuickError) -> String {
    match why {
        QuickError::Empty => t!(cx, "plan-refused-empty").to_owned(),
        QuickError::NotATime => t!(cx, "plan-refused-not-a-time").to_owned(),
        QuickError::TooLong(most) => t!(cx, "plan-refused-too-long", length = cx.t.minutes(most)),
        QuickError::TooShort => t!(cx, "plan-refused-too-short").to_owned(),
        QuickError::NoSuchClockTime => t!(cx, "plan-refused-clock").to_owned(),
    }
}
