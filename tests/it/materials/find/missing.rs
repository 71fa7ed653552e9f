//! Missing files are found again: by official names, near names, and content.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use doorstep::core::ids::FileId;
use doorstep::core::materials::files::Fingerprint;
use doorstep::core::materials::recognise::{Found, NameWords, SURE, by_name, clues_in_name};
use doorstep::core::model::built_in::built_in_packages;
use doorstep::core::model::material::{Format, Material, MaterialFile};
use doorstep::materials::find::missing::{SearchScope, look_in};
use doorstep::materials::reading::reader::Reader;
use proptest::prelude::*;

fn names() -> NameWords {
    NameWords::of(&built_in_packages())
}

fn all() -> Vec<(Material, MaterialFile)> {
    let package = built_in_packages().remove(0);
    let files = package
        .materials
        .iter()
        .flat_map(|material| material.files.iter().map(|file| (Material::clone(material), file.clone())));
    files.filter(|(_, file)| file.format != Format::Web).collect()
}

/// The file that a name is taken for, by the official name of that file, and how sure that is.
fn taken_for(name: &str) -> Option<(String, u32)> {
    let told = clues_in_name(name, &names());
    let scored = all()
        .into_iter()
        .map(|(material, file)| (by_name(&told, &material, &file, &names()), file.file_name));
    scored.filter(|(percent, _)| *percent > 0).max().map(|(percent, name)| (name, percent))
}

#[test]
fn near_names_are_known() {
    let table = [
        (
            "eams-ECARO-Planning-ECA Knowledge at UNICEF-FT 2025_PowerPoints_Day II-2.0.pptx",
            "Day II-2.0.pptx",
            true,
        ),
        ("FT Day 2 (1).pptx", "FT 2025_PowerPoints_Day II-2.0.pptx", true),
        ("Foundational training - day three FINAL.pdf", "FT 2025_PowerPoints_Day III-2.0.pdf", true),
        ("ET_Day 2 translated.pptx", "ET_Day II merged-2.0.pptx", true),
        ("Базовый тренинг, день 4.pptx", "FT 2025_PowerPoints_Day IV-2.0.pptx", true),
        ("Day II final.pptx", "Day II", false),
        ("День 5.pptx", "Day V", false),
        ("2. gün.pdf", "Day II", false),
        ("Trainer guide foundational (new).pdf", "Guide 2.Foundational training-2.0.pdf", true),
        ("Guide 3.Extended training-2.0.pdf", "Guide 3.Extended training-2.0.pdf", true),
    ];
    for (name, official, sure) in table {
        let (found, percent) = taken_for(name).unwrap_or_else(|| panic!("{name} is not known"));
        assert!(found.contains(official), "{name} was taken for {found}");
        assert_eq!(percent >= SURE, sure, "{name}: {percent}");
    }
    for name in ["holiday.pptx", "Day 9.pptx", "FT Day 2.docx", "invoice 2025.pdf", "", ".pptx", "Day.pptx"] {
        let known = taken_for(name).filter(|(_, percent)| *percent >= 50);
        assert_eq!(known, None, "{name}");
    }
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name)
}

/// Looks in a folder of which nothing is in use.
fn look(
    folder: &Path,
    missing: &[(Material, MaterialFile)],
    known: &BTreeMap<FileId, Fingerprint>,
    reader: &Reader,
    cancelled: &dyn Fn() -> bool,
) -> Vec<Found<PathBuf>> {
    look_in(
        &SearchScope { folder, taken: &BTreeSet::new(), names: &names() },
        missing,
        known,
        reader,
        cancelled,
    )
}

#[test]
fn a_renamed_folder_is_found_again_whole() {
    let place = tempfile::tempdir().expect("a folder");
    let deep = place.path().join("old/stick (2)");
    std::fs::create_dir_all(&deep).expect("folders");
    let deck = fixture("boxes-en.pptx");
    for name in ["FT Day 1.pptx", "FT Day 2 (1).pptx", "ET Day III.pptx"] {
        std::fs::copy(&deck, deep.join(name)).expect("copied");
    }
    std::fs::copy(fixture("guide-en.pdf"), place.path().join("Trainer guide extended.pdf")).expect("copied");
    std::fs::write(place.path().join("notes.txt"), "x").expect("written");
    let found = look(place.path(), &all(), &BTreeMap::new(), &Reader::default(), &|| false);
    let names: Vec<String> = found
        .iter()
        .filter(|one| one.percent >= SURE)
        .map(|one| one.at.file_name().expect("a name").to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
    let cancelled = look(place.path(), &all(), &BTreeMap::new(), &Reader::default(), &|| true);
    assert!(cancelled.is_empty());
}

#[test]
fn a_deck_whose_name_says_nothing_is_known_by_its_content_and_asked_about() {
    let place = tempfile::tempdir().expect("a folder");
    // Its first slide says "Foundational Training" and "Day 2".
    std::fs::copy(fixture("numbered-en.pptx"), place.path().join("presentation1.pptx")).expect("copied");
    std::fs::write(place.path().join("broken.pptx"), "PK\u{3}\u{4}nothing").expect("written");
    let found = look(place.path(), &all(), &BTreeMap::new(), &Reader::default(), &|| false);
    assert_eq!(found.len(), 1);
    assert!((50..SURE).contains(&found[0].percent), "{}", found[0].percent);
    let (_, file) = all().into_iter().find(|(_, file)| file.id == found[0].file).expect("a file");
    assert!(file.file_name.contains("FT 2025_PowerPoints_Day II-2.0.pptx"), "{}", file.file_name);
}

#[test]
fn a_guide_whose_name_says_nothing_is_known_by_its_content() {
    let place = tempfile::tempdir().expect("a folder");
    // Its first page says "Trainer guide" and "Foundational Training".
    std::fs::copy(fixture("guide-en.pdf"), place.path().join("scan0001.pdf")).expect("copied");
    std::fs::copy(fixture("twin-en.pdf"), place.path().join("print me.pdf")).expect("copied");
    std::fs::write(place.path().join("empty.pdf"), "").expect("written");
    let found = look(place.path(), &all(), &BTreeMap::new(), &Reader::default(), &|| false);
    let of = |name: &str| {
        let one = found.iter().find(|one| one.at.ends_with(name)).expect(name);
        let (_, file) = all().into_iter().find(|(_, file)| file.id == one.file).expect("a file");
        (file.file_name, one.percent)
    };
    let (guide, percent) = of("scan0001.pdf");
    assert!(guide.contains("Guide 2.Foundational training"), "{guide}");
    assert!((50..SURE).contains(&percent), "it is asked about");
    assert!(of("print me.pdf").0.contains("Day II-2.0.pdf"), "{}", of("print me.pdf").0);
    assert_eq!(found.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_circle_of_links_ends() {
    let place = tempfile::tempdir().expect("a folder");
    std::os::unix::fs::symlink(place.path(), place.path().join("again")).expect("a link");
    std::fs::copy(fixture("boxes-en.pptx"), place.path().join("FT Day 1.pptx")).expect("copied");
    assert_eq!(look(place.path(), &all(), &BTreeMap::new(), &Reader::default(), &|| false).len(), 1);
    assert!(
        look(&place.path().join("gone"), &all(), &BTreeMap::new(), &Reader::default(), &|| false).is_empty()
    );
}

proptest! {
    #[test]
    fn any_name_is_judged_without_harm(name in "(?s).{0,80}") {
        let told = clues_in_name(&name, &names());
        for (material, file) in all() {
            prop_assert!(by_name(&told, &material, &file, &names()) <= 100);
        }
    }
}
