//! Where files are found, and which of several is chosen.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use doorstep::core::ids::{FileId, MaterialId};
use doorstep::core::materials::choose::{FileLocation, choose};
use doorstep::core::materials::files::{FileMap, FileState};
use doorstep::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use doorstep::materials::find::resolve::{Where, survey};

fn file(name: &str, format: Format, language: Option<&str>, url: bool) -> MaterialFile {
    MaterialFile {
        id: FileId::named(name),
        format,
        language: language.map(str::to_owned),
        file_name: name.to_owned(),
        url: url.then(|| format!("https://a.org/{name}")),
        path: None,
        extra: serde_json::Map::new(),
    }
}

fn deck(files: Vec<MaterialFile>) -> Material {
    Material {
        id: MaterialId::named("deck"),
        kind: MaterialKind::Deck,
        title: "Deck".to_owned(),
        training: None,
        day: None,
        files,
        extra: serde_json::Map::new(),
    }
}

/// What is here, the preferred format, the language, the file wished for, and the order expected.
type Row<'a> = (&'a [&'a str], Format, &'a str, Option<&'a str>, &'a [&'a str]);

#[test]
fn language_then_format_then_the_web() {
    let deck = deck(vec![
        file("en.pptx", Format::Pptx, Some("en"), true),
        file("en.pdf", Format::Pdf, Some("en"), true),
        file("ru.pptx", Format::Pptx, Some("ru"), false),
        file("ru.pdf", Format::Pdf, Some("ru"), false),
    ]);
    let table: [Row; 7] = [
        (
            &["en.pptx", "en.pdf"],
            Format::Pptx,
            "en",
            None,
            &["en.pptx", "en.pdf", "web en.pptx", "web en.pdf"],
        ),
        (
            &["en.pptx", "en.pdf"],
            Format::Pdf,
            "en",
            None,
            &["en.pdf", "en.pptx", "web en.pdf", "web en.pptx"],
        ),
        (&["en.pdf"], Format::Pptx, "en", None, &["en.pdf", "web en.pptx", "web en.pdf"]),
        (
            &["en.pptx", "ru.pdf"],
            Format::Pptx,
            "ru-RU",
            None,
            &["ru.pdf", "en.pptx", "web en.pptx", "web en.pdf"],
        ),
        (&["en.pptx"], Format::Pptx, "hy", None, &["en.pptx", "web en.pptx", "web en.pdf"]),
        (
            &["en.pptx", "en.pdf"],
            Format::Pptx,
            "en",
            Some("en.pdf"),
            &["en.pdf", "en.pptx", "web en.pdf", "web en.pptx"],
        ),
        (&[], Format::Pptx, "en", None, &["web en.pptx", "web en.pdf"]),
    ];
    for (here, preferred, language, wished, expected) in table {
        let states =
            here.iter().map(|name| (FileId::named(name), FileState::Here(PathBuf::from(name)))).collect();
        let files = FileMap { states, ..FileMap::default() };
        let chosen = choose(&deck, wished.map(FileId::named), preferred, language, &files);
        let order: Vec<String> = chosen
            .iter()
            .map(|candidate| match &candidate.location {
                FileLocation::Local(path) => path.display().to_string(),
                FileLocation::Web(_) => format!("web {}", candidate.file.file_name),
            })
            .collect();
        assert_eq!(order, expected, "{here:?} {preferred:?} {language} {wished:?}");
    }
}

fn touch(path: &Path) {
    std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
    crate::harness::write_plausible(path);
}

fn found(file: &MaterialFile, places: &Where) -> FileState {
    survey([file], places, &|| false).remove(&file.id).expect("asked for")
}

#[test]
fn a_file_is_looked_for_where_it_can_be() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let (materials, downloads) = (root.join("materials"), root.join("downloads"));
    let guide = file("Guide 1.pdf", Format::Pdf, None, true);
    let mut places = Where {
        places: BTreeMap::new(),
        known: BTreeMap::new(),
        materials_folder: Some(materials.clone()),
        downloads: Some(downloads.clone()),
    };
    assert_eq!(found(&guide, &places), FileState::Missing);
    let steps = [
        downloads.join("guide 1 (1).pdf"),
        downloads.join("GUIDE 1.PDF"),
        materials.join("Guides").join("Guide 1.pdf"),
        materials.join("Guide 1.pdf"),
    ];
    for path in steps {
        touch(&path);
        assert_eq!(found(&guide, &places), FileState::Here(path.clone()), "{}", path.display());
    }
    let own = MaterialFile { path: Some("own/handout.pdf".to_owned()), ..guide.clone() };
    touch(&materials.join("own").join("handout.pdf"));
    assert_eq!(found(&own, &places), FileState::Here(materials.join("own").join("handout.pdf")));
    let told = root.join("told.pdf");
    touch(&told);
    places.places.insert(guide.id, told.clone());
    assert_eq!(found(&own, &places), FileState::Here(told));
}

#[test]
fn stored_paths_of_others_lead_nowhere_else() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    touch(&root.join("secret.pdf"));
    touch(&root.join("materials").join("x.txt"));
    let places = Where { materials_folder: Some(root.join("materials")), ..Where::default() };
    for path in ["../secret.pdf", "a/../../secret.pdf", "//server/share/secret.pdf", r"\\server\secret.pdf"] {
        let stored =
            MaterialFile { path: Some(path.to_owned()), ..file("none.pdf", Format::Pdf, None, false) };
        assert_eq!(found(&stored, &places), FileState::Missing, "{path}");
    }
    for name in ["../secret.pdf", "/secret.pdf", "", ".."] {
        let named = file(name, Format::Pdf, None, false);
        assert_eq!(found(&named, &places), FileState::Missing, "{name:?}");
    }
}
