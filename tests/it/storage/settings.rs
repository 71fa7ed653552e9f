//! Settings and places: a broken field costs that field, a broken file costs nothing but the settings.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use doorstep::core::ids::FileId;
use doorstep::core::materials::files::Fingerprint;
use doorstep::core::model::Extra;
use doorstep::core::settings::{Settings, ThemeChoice, WindowPlace};
use doorstep::storage::portable::{remembered, resolved};
use doorstep::storage::settings::{
    SettingsNote, known_bytes, places_bytes, read_known, read_places, read_settings, settings_bytes,
};
use serde_json::json;

fn read(value: &serde_json::Value) -> (Settings, Vec<SettingsNote>) {
    read_settings(Some(&serde_json::to_vec(value).expect("JSON")))
}

#[test]
fn a_first_start_has_the_defaults() {
    assert_eq!(read_settings(None), (Settings::default(), Vec::new()));
    assert_eq!(read(&json!({})), (Settings::default(), Vec::new()));
}

#[test]
fn settings_come_back_as_they_were() {
    let mut settings = Settings {
        theme: ThemeChoice::Dark,
        more_contrast: true,
        less_motion: true,
        zoom: 1.25,
        language: Some("ru".to_owned()),
        trainer_name: "Ана".to_owned(),
        window: Some(WindowPlace {
            x: Some(-1200.0),
            y: None,
            width: 1024.0,
            height: 640.0,
            maximised: true,
        }),
        ..Settings::default()
    };
    settings.extra.insert("from_a_newer_version".to_owned(), json!({"a": [1, 2]}));
    let bytes = settings_bytes(&settings).expect("bytes");
    assert_eq!(read_settings(Some(&bytes)), (settings, Vec::new()));
}

#[test]
fn a_field_that_can_not_be_read_gets_its_default_and_is_named() {
    let (settings, notes) = read(&json!({
        "theme": 7,
        "zoom": 1.5,
        "language": 7,
        "trainer_name": "Mira",
        "window": {"width": "wide"},
        "later": true,
    }));
    assert_eq!(settings.theme, ThemeChoice::System);
    assert_eq!((settings.zoom, settings.trainer_name.as_str()), (1.5, "Mira"));
    assert_eq!((settings.language, settings.window), (None, None));
    assert_eq!(settings.extra["later"], json!(true));
    let named: Vec<SettingsNote> =
        ["theme", "language", "window"].map(|name| SettingsNote::Field(name.to_owned())).into();
    assert_eq!(notes, named);
}

#[test]
fn a_window_that_could_not_be_found_again_is_forgotten() {
    let sizes = [(1.0e9, 600.0), (0.0, 600.0), (-5.0, 600.0), (800.0, 1.0e30)];
    for (width, height) in sizes {
        let (settings, notes) = read(
            &json!({"window": {"x": 0.0, "y": 0.0, "width": width, "height": height, "maximised": false}}),
        );
        assert_eq!(settings.window, None, "{width} x {height}");
        assert_eq!(notes, [SettingsNote::Field("window".to_owned())]);
    }
    for zoom in [json!(0.0), json!(-1.0), json!(1e30), json!(100.0)] {
        let (settings, notes) = read(&json!({"zoom": zoom}));
        assert!((settings.zoom - 1.0).abs() < f32::EPSILON, "{zoom}");
        assert_eq!(notes, [SettingsNote::Field("zoom".to_owned())]);
    }
}

#[test]
fn a_broken_file_does_not_keep_anybody_from_working() {
    for broken in [&b""[..], b"{", b"[1]", b"\xff", b"null"] {
        assert_eq!(read_settings(Some(broken)), (Settings::default(), vec![SettingsNote::WholeFile]));
        assert_eq!(read_places(Some(broken), data()), (BTreeMap::new(), vec![SettingsNote::WholeFile]));
    }
}

fn data() -> &'static Path {
    Path::new("/media/stick/Doorstep/data")
}

#[test]
fn what_lies_on_the_same_stick_is_found_on_another_laptop() {
    let folder = std::env::temp_dir().join("first laptop").join("stick");
    let data = folder.join("Doorstep").join("data");
    let there = std::env::temp_dir().join("second laptop").join("E");
    let data_there = there.join("Doorstep").join("data");
    // Where it is from the stick's top, and whether it goes along.
    let table = [
        ("Doorstep/data/own/film.mp4", true),
        ("Doorstep/Materials/Day II final.pptx", true),
        ("Materials/Обучение.pdf", true),
    ];
    for (path, goes_along) in table {
        let text = remembered(&folder.join(path).to_string_lossy(), &data);
        assert_eq!(resolved(&text, &data), folder.join(path), "{path}");
        assert_eq!(resolved(&text, &data_there) == there.join(path), goes_along, "{path}");
    }
    let elsewhere = std::env::temp_dir().join("third").join("x.pdf").to_string_lossy().into_owned();
    assert_eq!(remembered(&elsewhere, &data), elsewhere, "what is not close stays as it is");
    assert_eq!(resolved(&elsewhere, &data_there), PathBuf::from(&elsewhere));
    // A way that climbs further than the disk ends at its top; nothing breaks.
    assert!(resolved("./../../../../../../../../../../../x", &data).ends_with("x"));
}

#[test]
fn what_files_held_comes_back_and_a_broken_line_costs_that_line() {
    let print = Fingerprint { size: 7, modified: 9, hash: "ab".to_owned(), extra: Extra::new() };
    let known: BTreeMap<FileId, Fingerprint> = [(FileId::named("a"), print)].into();
    let bytes = known_bytes(&known).expect("bytes");
    assert_eq!(read_known(Some(&bytes)), known);
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    value["not an id"] = json!({});
    value[FileId::named("c").to_string()] = json!({"size": -1});
    assert_eq!(read_known(Some(&serde_json::to_vec(&value).expect("JSON"))), known);
    assert_eq!(read_known(Some(b"{")), BTreeMap::new());
    assert_eq!(read_known(None), BTreeMap::new());
}

#[test]
fn places_come_back_and_a_broken_line_costs_that_line() {
    let places: BTreeMap<FileId, PathBuf> = [("a", "/decks/Day 1.pptx"), ("b", "C:\\Обучение\\guide.pdf")]
        .map(|(name, path)| (FileId::named(name), PathBuf::from(path)))
        .into();
    let bytes = places_bytes(&places, data()).expect("bytes");
    assert_eq!(read_places(Some(&bytes), data()), (places.clone(), Vec::new()));
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).expect("JSON");
    value["not an id"] = json!("/x");
    value[FileId::named("c").to_string()] = json!(3);
    let (read, notes) = read_places(Some(&serde_json::to_vec(&value).expect("JSON")), data());
    assert_eq!((read, notes.len()), (places, 2));
}
