//! Digests of courses for other programs: a table, and what DHIS2 imports.
//!
//! DHIS2: `POST /api/tracker` with `idScheme=CODE`, an event program without registration, one event a course. The
//! same course has the same event on every computer, so that a second import updates it. Nothing is sent from here.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::core::ids::CourseId;
use crate::core::model::record::ReasonKind;
use crate::core::record::digest::CourseDigest;

/// The heads of the columns that every table has before those of areas and reasons.
const HEADS: [&str; 26] = [
    "course",
    "title",
    "place",
    "language",
    "first_date",
    "last_date",
    "days",
    "trainers",
    "trainings",
    "sessions",
    "delivered",
    "partly",
    "skipped",
    "moved",
    "hours_planned",
    "hours_delivered",
    "people",
    "women",
    "men",
    "half_days_present",
    "half_days_absent",
    "tests",
    "score_before",
    "score_after",
    "evaluation_mean",
    "open_notes",
];

/// The letters of an id of DHIS2: 11 of them, the first of which is no digit.
const LETTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
const UID_LENGTH: usize = 11;

/// A table with a line for each course: comma-separated, UTF-8, with the same heads in every language.
///
/// # Errors
/// A text for the log, if it can't be written: a fault of the program.
pub fn to_csv(digests: &[CourseDigest]) -> Result<Vec<u8>, String> {
    let areas: BTreeSet<&String> = digests.iter().flat_map(|digest| digest.areas.keys()).collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    let mut heads: Vec<String> = HEADS.iter().map(|head| (*head).to_owned()).collect();
    for area in &areas {
        let area = if area.is_empty() { "other" } else { area.as_str() };
        heads.extend([format!("hours_planned_{area}"), format!("hours_delivered_{area}")]);
    }
    heads.extend(ReasonKind::ALL.iter().map(|reason| format!("reason_{}", word(*reason))));
    writer.write_record(&heads).map_err(|error| error.to_string())?;
    for digest in digests {
        let mut cells = usual_cells(digest);
        for area in &areas {
            let progress = digest.areas.get(*area).copied().unwrap_or_default();
            cells.extend([hours(progress.minutes), hours(progress.minutes_delivered)]);
        }
        let reasons = digest.reasons();
        let count = |reason| reasons.get(reason).copied().unwrap_or(0).to_string();
        cells.extend(ReasonKind::ALL.iter().map(count));
        writer.write_record(cells.iter().map(|cell| plain(cell))).map_err(|error| error.to_string())?;
    }
    writer.into_inner().map_err(|error| error.to_string())
}

fn usual_cells(digest: &CourseDigest) -> Vec<String> {
    let (progress, people) = (&digest.progress, &digest.people);
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let number = |number: Option<f64>| number.map(|number| format!("{number:.2}")).unwrap_or_default();
    let scores = digest.mean_scores();
    let trainings: Vec<String> = digest.trainings.iter().map(ToString::to_string).collect();
    vec![
        digest.course.to_string(),
        digest.title.clone(),
        digest.place.clone(),
        digest.language.clone(),
        date(digest.dates.map(|(first, _)| first)),
        date(digest.dates.map(|(_, last)| last)),
        digest.days.to_string(),
        digest.trainers.join("; "),
        trainings.join("; "),
        progress.sessions.to_string(),
        progress.delivered.to_string(),
        progress.partly.to_string(),
        progress.skipped.to_string(),
        progress.moved.to_string(),
        hours(progress.minutes),
        hours(progress.minutes_delivered),
        people.people.to_string(),
        people.women.to_string(),
        people.men.to_string(),
        people.present.to_string(),
        people.absent.to_string(),
        people.tests.people.to_string(),
        number(scores.map(|(before, _)| before)),
        number(scores.map(|(_, after)| after)),
        number(digest.mean_mark()),
        digest.open.to_string(),
    ]
}

fn hours(minutes: u32) -> String {
    format!("{:.2}", f64::from(minutes) / 60.0)
}

/// A reason as it stands in files.
fn word(reason: ReasonKind) -> String {
    let value = serde_json::to_value(reason).unwrap_or_default();
    value.as_str().unwrap_or_default().replace('-', "_")
}

/// A cell that no spreadsheet takes for a formula.
fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

/// Events for DHIS2, of the organisation unit with this code. A course without a date is no event, and left out.
///
/// # Errors
/// A text for the log, if it can't be written: a fault of the program.
pub fn to_dhis2(digests: &[CourseDigest], unit: &str) -> Result<Vec<u8>, String> {
    let events: Vec<Value> = digests.iter().filter_map(|digest| event(digest, unit)).collect();
    let mut bytes =
        serde_json::to_vec_pretty(&json!({ "events": events })).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn event(digest: &CourseDigest, unit: &str) -> Option<Value> {
    let (_, last) = digest.dates?;
    let progress = &digest.progress;
    let done = progress.sessions > 0 && progress.closed() >= progress.sessions;
    let mut values = vec![
        ("DS_TITLE", digest.title.clone()),
        ("DS_PEOPLE", digest.people.people.to_string()),
        ("DS_PEOPLE_F", digest.people.women.to_string()),
        ("DS_PEOPLE_M", digest.people.men.to_string()),
        ("DS_HOURS_PLANNED", hours(progress.minutes)),
        ("DS_HOURS_DELIVERED", hours(progress.minutes_delivered)),
    ];
    if let Some((before, after)) = digest.mean_scores() {
        values.push(("DS_TEST_BEFORE", format!("{before:.2}")));
        values.push(("DS_TEST_AFTER", format!("{after:.2}")));
    }
    let values: Vec<Value> =
        values.iter().map(|(element, value)| json!({ "dataElement": element, "value": value })).collect();
    Some(json!({
        "event": uid(digest.course),
        "program": "DS_COURSE",
        "programStage": "DS_COURSE_STAGE",
        "orgUnit": unit,
        "occurredAt": last.to_string(),
        "status": if done { "COMPLETED" } else { "ACTIVE" },
        "dataValues": values,
    }))
}

/// The id of a course's event: made of its own, so that it is the same everywhere.
fn uid(course: CourseId) -> String {
    let hash = Sha256::digest(course.0.as_bytes());
    let letters = hash.iter().take(UID_LENGTH).enumerate();
    // Not quite evenly spread, which does no harm.
    letters
        .map(|(place, byte)| char::from(LETTERS[usize::from(*byte) % if place == 0 { 52 } else { 62 }]))
        .collect()
}
