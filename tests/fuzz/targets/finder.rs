//! The finder of sessions, on pages made of the input: a line of text is a line of a page, and marks at its
//! beginning say what else it is.

#![no_main]

use doorstep_fuzz::core::reading;
use doorstep_fuzz::core::reading::pages::{Heading, Line, Page, Pages, PagesFormat};
use libfuzzer_sys::fuzz_target;

/// Makes pages: `#` a title, `=` a new page, `!` a hidden one, `>` a note, `@` an entry of the outline.
fn pages(text: &str) -> Pages {
    let mut made = Pages::default();
    if text.starts_with('%') {
        made.format = PagesFormat::Pdf;
    }
    let mut page = Page::default();
    for line in text.lines() {
        let mut letters = line.chars();
        let mark = letters.next();
        let rest = letters.as_str();
        match mark {
            Some('=') => made.pages.push(std::mem::take(&mut page)),
            Some('!') => page.hidden = !page.hidden,
            Some('#') => {
                page.title = rest.to_owned();
                page.titled = true;
                page.lines.push(Line { text: rest.to_owned(), size: 400, ..Line::default() });
            }
            Some('>') => page.notes = rest.to_owned(),
            Some('*') => page.layout = rest.to_owned(),
            Some('@') => made.outline.push(Heading {
                title: rest.to_owned(),
                page: u32::try_from(made.pages.len() + 1 + rest.len() % 3).unwrap_or(u32::MAX),
                ..Heading::default()
            }),
            Some('~') => made.wide = true,
            _ => page.lines.push(Line { text: line.to_owned(), size: 180, ..Line::default() }),
        }
    }
    made.pages.push(page);
    // The readers only tell of pages that are there.
    let last = u32::try_from(made.pages.len()).unwrap_or(u32::MAX);
    made.outline.retain(|heading| heading.page <= last);
    made
}

fuzz_target!(|data: &[u8]| {
    let text = String::from_utf8_lossy(data);
    let pages = pages(&text);
    let found = reading::find(&pages, text.get(..20).unwrap_or_default());
    let last = u32::try_from(pages.pages.len()).unwrap_or(u32::MAX);
    for session in &found.sessions {
        assert!(1 <= session.first && session.first <= session.last && session.last <= last, "{session:?}");
        assert!(session.percent <= 100, "{session:?}");
    }
    for handout in &found.handouts {
        assert!(1 <= handout.first && handout.first <= handout.last && handout.last <= last, "{handout:?}");
    }
});
