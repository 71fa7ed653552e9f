//! A calendar as an iCalendar file (RFC 5545). Times are in UTC, which Outlook, Google and phones all understand
//! alike; the ids of events stay the same, so that a file that is sent again replaces what was sent before.

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::core::text::is_hidden;
use crate::report::calendar::Calendar;

/// The most bytes of a line.
const LONGEST_LINE: usize = 75;

/// The calendar as text.
#[must_use]
pub fn to_ics(calendar: &Calendar) -> String {
    let mut text = String::new();
    let mut put = |name: &str, value: &str| fold(&mut text, &format!("{name}:{value}"));
    put("BEGIN", "VCALENDAR");
    put("VERSION", "2.0");
    put("PRODID", "-//Doorstep//Doorstep//EN");
    put("CALSCALE", "GREGORIAN");
    put("METHOD", "PUBLISH");
    put("X-WR-CALNAME", &escaped(&calendar.name));
    for event in &calendar.events {
        put("BEGIN", "VEVENT");
        put("UID", &event.uid);
        put("DTSTAMP", &utc(calendar.made));
        put("SEQUENCE", &calendar.sequence.to_string());
        put("DTSTART", &utc(event.start));
        // An end has to be later than the beginning: what has no length has none.
        if event.end > event.start {
            put("DTEND", &utc(event.end));
        }
        put("SUMMARY", &escaped(&event.title));
        if !event.place.is_empty() {
            put("LOCATION", &escaped(&event.place));
        }
        put("DESCRIPTION", &escaped(&event.about));
        put("TRANSP", "OPAQUE");
        put("END", "VEVENT");
    }
    put("END", "VCALENDAR");
    text
}

fn utc(at: Timestamp) -> String {
    let at = TimeZone::UTC.to_datetime(at);
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}{:02}{:02}T{:02}{:02}{:02}Z",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => safe.push_str("\\n"),
            '\\' | ';' | ',' => safe.extend(['\\', letter]),
            letter if is_hidden(letter) => {}
            letter => safe.push(letter),
        }
    }
    safe
}

/// Writes a line, over several where it is too long: the others begin with a space. No letter is cut.
fn fold(text: &mut String, line: &str) {
    let mut used = 0;
    for letter in line.chars() {
        if used + letter.len_utf8() > LONGEST_LINE {
            text.push_str("\r\n ");
            used = 1;
        }
        text.push(letter);
        used += letter.len_utf8();
    }
    text.push_str("\r\n");
}
