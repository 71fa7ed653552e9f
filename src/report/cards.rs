//! What bears a name: badges, table cards and certificates.

use super::document::{Block, Cards, Document, PageSetup, Style};
use super::input::Input;
use crate::core::model::agenda::ItemKind;
use crate::core::people::figures::{minutes_held, reached};
use crate::core::people::totals::minutes_attended;
use crate::t;

/// Participants without a list get this many empty cards at most.
const MOST_EMPTY: u32 = 60;

/// Each person with what stands below the name, participants first; empty ones where there is no list.
fn named(input: &Input<'_>) -> Vec<(String, String)> {
    let people = input.course.people.participants.iter().enumerate();
    let below = |parts: [&str; 2]| {
        parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let mut cards: Vec<(String, String)> = people
        .map(|(index, one)| (input.person(index, one), below([&one.profession, &one.workplace])))
        .collect();
    if cards.is_empty() {
        let count = input.course.participants.min(MOST_EMPTY);
        cards.extend((0..count).map(|_| (" ".to_owned(), String::new())));
    }
    let trainer = t!(input.words, "report-trainer");
    cards.extend(input.trainers().into_iter().map(|name| (name, trainer.to_owned())));
    cards
}

/// Badges to cut out, eight on a page.
#[must_use]
pub fn badges(input: &Input<'_>) -> Document {
    let title = input.course_title().to_owned();
    let card = |(name, below): (String, String)| {
        vec![(Style::Centred, title.clone()), (Style::Display, name), (Style::Centred, below)]
    };
    cards(
        input,
        "report-badges",
        Cards { columns: 2, height: 62, folded: false, cards: named(input).into_iter().map(card).collect() },
    )
}

/// Cards to fold and stand on the tables, two on a page.
#[must_use]
pub fn table_cards(input: &Input<'_>) -> Document {
    let card = |(name, below): (String, String)| vec![(Style::Display, name), (Style::Centred, below)];
    cards(
        input,
        "report-table-cards",
        Cards { columns: 1, height: 130, folded: true, cards: named(input).into_iter().map(card).collect() },
    )
}

fn cards(input: &Input<'_>, title: &str, cards: Cards) -> Document {
    let mut document = input.document(input.words.get(title));
    document.bare = true;
    document.blocks.push(if cards.cards.is_empty() {
        Block::Paragraph(Style::Body, t!(input.words, "report-nobody").to_owned())
    } else {
        Block::Cards(cards)
    });
    document
}

/// Certificates, a page for each who fulfils the share of hours that was chosen, or for everybody.
#[must_use]
pub fn certificates(input: &Input<'_>) -> Document {
    let (words, course) = (input.words, input.course);
    let mut document = input.document(t!(words, "report-certificates"));
    document.page = PageSetup::Landscape;
    let people = &course.people.participants;
    let all = || people.iter().map(|one| (one, minutes_attended(&course.agenda, one))).collect();
    let chosen: Vec<_> = if input.options.everybody { all() } else { reached(course, input.options.share) };
    if chosen.is_empty() {
        document.blocks.push(Block::Paragraph(
            Style::Body,
            t!(words, "report-certificates-nobody", share = input.options.share),
        ));
        return document;
    }
    (document.bare, document.framed) = (true, true);
    let held = minutes_held(course);
    let areas = areas(input);
    // With logos and all that an office wants to be named, the page is full: less air, and the signatures stay on it.
    let crowded = !input.options.logos.is_empty() && !input.office_lines().is_empty();
    for (person, minutes) in chosen {
        if !document.blocks.is_empty() {
            document.blocks.push(Block::PageBreak);
        }
        let index = people.iter().position(|one| one.id == person.id).unwrap_or_default();
        let work = [person.profession.trim(), person.workplace.trim()];
        let work = work.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ");
        let logos = &input.options.logos;
        let blocks = &mut document.blocks;
        if !logos.is_empty() {
            blocks.push(Block::Logos(logos.clone()));
        }
        let mut line = |above: u16, style: Style, text: String| {
            if !text.is_empty() {
                let above = if crowded { above / 2 } else { above };
                blocks.extend([Block::Space(above), Block::Paragraph(style, text)]);
            }
        };
        let organiser = course.office.organiser.trim().to_owned();
        line(if organiser.is_empty() { 0 } else { 4 }, Style::Centred, organiser.clone());
        line(
            if organiser.is_empty() { 10 } else { 4 },
            Style::Large,
            t!(words, "report-certificate").to_owned(),
        );
        line(4, Style::Centred, t!(words, "report-certificate-says").to_owned());
        line(3, Style::Display, input.person(index, person));
        line(0, Style::Centred, work);
        line(3, Style::Centred, t!(words, "report-certificate-took-part").to_owned());
        line(2, Style::Large, input.course_title().to_owned());
        line(0, Style::Centred, input.when_and_where());
        if held > 0 {
            let (attended, held) = (words.minutes(minutes), words.minutes(held));
            line(4, Style::Centred, t!(words, "report-certificate-hours", attended = attended, held = held));
        }
        if !areas.is_empty() {
            line(0, Style::Centred, t!(words, "report-certificate-areas", areas = areas.clone()));
        }
        for text in input.office_lines() {
            line(0, Style::Centred, text);
        }
        let mut signs = input.trainers();
        signs.truncate(3);
        signs.push(input.organiser_signs());
        document.blocks.extend([Block::Space(if crowded { 2 } else { 10 }), Block::Signatures(signs)]);
    }
    document
}

/// The areas of the sessions, in the order of the plan.
fn areas(input: &Input<'_>) -> String {
    let mut names: Vec<String> = Vec::new();
    for item in input.course.agenda.items().filter(|item| item.kind == ItemKind::Session) {
        let name = item.area.map(|area| input.area(Some(area)));
        names.extend(name.filter(|name| !names.contains(name)));
    }
    names.join(", ")
}
