//! The ready check: what sessions need, and what a look at a file means, as tables.

use std::path::PathBuf;
use std::sync::Arc;

use doorstep::core::ids::{FileId, ItemId, LinkId, MaterialId};
use doorstep::core::materials::files::{FileMap, FileState};
use doorstep::core::materials::ready::{FileLook, Finding, Need, judge, needs, target};
use doorstep::core::model::Extra;
use doorstep::core::model::link::{Link, LinkKind, Range};
use doorstep::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use doorstep::core::plan::dates::next_day;
use doorstep::core::trouble::FileTrouble;
use jiff::civil::date;

use crate::courses::two_mornings;

fn deck(files: &[(&str, Format, &str)]) -> Material {
    let file = |(name, format, language): &(&str, Format, &str)| MaterialFile {
        id: FileId::named(name),
        format: *format,
        language: Some((*language).to_owned()),
        file_name: (*name).to_owned(),
        url: (*format == Format::Web || name.starts_with("web")).then(|| "https://example.org".to_owned()),
        path: None,
        extra: Extra::new(),
    };
    Material {
        id: MaterialId::named("deck"),
        kind: MaterialKind::Deck,
        title: "Day 1".to_owned(),
        training: None,
        day: None,
        files: files.iter().map(file).collect(),
        extra: Extra::new(),
    }
}

fn here(names: &[&str]) -> FileMap {
    let state = |name: &&str| (FileId::named(name), FileState::Here(PathBuf::from(format!("/m/{name}"))));
    FileMap { states: names.iter().map(state).collect(), ..FileMap::default() }
}

fn need(last: Option<u32>) -> Need {
    let item = ItemId::named("Talk");
    let last = last.map(|last| (last, item));
    Need { material: MaterialId::named("deck"), items: vec![item], days: vec![1], last }
}

#[test]
fn what_sessions_name_is_gathered_by_material_with_the_last_page_of_all() {
    let mut course = two_mornings();
    let link = |name: &str, material: &str, range: Option<(u32, u32)>| Link {
        range: range.map(|(first, last)| Range { first, last }),
        ..Link::to(LinkId::named(name), MaterialId::named(material), LinkKind::Slides)
    };
    let days: Vec<_> = course.agenda.days.iter().map(|day| day.id).collect();
    for (day, links) in [
        (0, vec![link("a", "one", Some((2, 9))), link("b", "two", None)]),
        (1, vec![link("c", "one", Some((3, 4)))]),
    ] {
        Arc::make_mut(&mut course.agenda.days[day].items[0]).links = links;
    }
    let first = course.agenda.days[0].items[0].id;
    let all = needs(&course, None);
    let one = &all[0];
    assert_eq!((all.len(), one.material), (2, MaterialId::named("one")));
    assert_eq!((one.days.as_slice(), one.items.len(), one.last), (&[1, 2][..], 2, Some((9, first))));
    assert_eq!(all[1].last, None);
    let second = needs(&course, Some(days[1]));
    assert_eq!((second.len(), second[0].days.as_slice()), (1, &[2][..]));
    assert_eq!(second[0].last.map(|(last, _)| last), Some(4));
    course.agenda.days[0].date = Some(date(2026, 9, 14));
    course.agenda.days[1].date = Some(date(2026, 9, 16));
    for (today, expected) in [(13, Some(days[0])), (14, Some(days[0])), (15, Some(days[1])), (17, None)] {
        assert_eq!(next_day(&course, date(2026, 9, today)), expected, "{today}");
    }
}

#[test]
fn every_worry_has_its_finding_and_nothing_else_has() {
    let twins = [("a.pptx", Format::Pptx, "en"), ("a.pdf", Format::Pdf, "en")];
    let both: &[&str] = &["a.pptx", "a.pdf"];
    let good = FileLook { pages: Some(20), program: Some(true), ..FileLook::default() };
    let of = |looked: &FileLook, last| {
        judge(&need(last), &target(&deck(&twins), Format::Pptx, "en", &here(both)), looked)
    };
    assert_eq!(of(&good, Some(20)), []);
    assert_eq!(
        of(&FileLook { program: None, ..good.clone() }, Some(1)),
        [],
        "what can't be told is no worry"
    );
    let item = ItemId::named("Talk");
    assert_eq!(of(&good, Some(21)), [Finding::TooFewPages { has: 20, needs: 21, item }]);
    let none = FileLook { pages: Some(0), ..good.clone() };
    assert_eq!(of(&none, None), [Finding::TooFewPages { has: 0, needs: 1, item }], "a deck without slides");
    assert_eq!(
        of(&FileLook { refused: Some(FileTrouble::Damaged), pages: None, ..good.clone() }, Some(21)),
        [Finding::CannotOpen(FileTrouble::Damaged)]
    );
    let no_program = Finding::NoProgram { extension: "pptx".to_owned(), twin: true };
    assert_eq!(of(&FileLook { program: Some(false), ..good.clone() }, None), [no_program]);
    assert_eq!(
        of(&FileLook { twin_refused: Some(FileTrouble::Encrypted), ..good.clone() }, None),
        [Finding::BadTwin(FileTrouble::Encrypted)]
    );
    let drive = Some("E:".to_owned());
    assert_eq!(of(&FileLook { drive, ..good.clone() }, None), [Finding::Removable("E:".to_owned())]);
    // (files, which are here, language of the course, finding, whether it is bad)
    type Files<'a> = &'a [(&'a str, Format, &'a str)];
    type Row<'a> = (Files<'a>, &'a [&'a str], &'a str, Option<Finding>, bool);
    let table: [Row<'_>; 7] = [
        (&twins, &[], "en", Some(Finding::NotHere { online: false }), true),
        (&[("web.pdf", Format::Pdf, "en")], &[], "en", Some(Finding::NotHere { online: true }), true),
        (&[("page", Format::Web, "en")], &[], "en", Some(Finding::NeedsInternet), false),
        (&twins, &["a.pdf"], "en", Some(Finding::NoTwin { online: false }), false),
        (&[("b.pdf", Format::Pdf, "en")], &["b.pdf"], "en", None, false),
        (
            &[("b.pdf", Format::Pdf, "en")],
            &["b.pdf"],
            "ru-RU",
            Some(Finding::OtherLanguage("en".to_owned())),
            false,
        ),
        (&[("b.pdf", Format::Pdf, "ru")], &["b.pdf"], "ru-RU", None, false),
    ];
    for (files, are_here, language, expected, bad) in table {
        let target = target(&deck(files), Format::Pptx, language, &here(are_here));
        let found = judge(&need(None), &target, &FileLook::default());
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{files:?} {language}");
        assert_eq!(found.iter().any(Finding::is_bad), bad, "{files:?} {language}");
    }
}
