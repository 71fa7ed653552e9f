//! Settings and places as bytes, read tolerantly: a field that can't be read falls back to its default and
//! is named, one that is not known is kept, and a broken file never keeps Doorstep from starting.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::codec;
use super::portable::{remembered, resolved};
use crate::core::ids::FileId;
use crate::core::materials::files::Fingerprint;
use crate::core::model::logo::{Logo, MOST_LOGOS};
use crate::core::model::tomorrow;
use crate::core::settings::{ReportSettings, Settings, ZOOM_RANGE};

/// What could not be read of a tolerant file, and was left at its default.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SettingsNote {
    /// The whole file. The store keeps it when the settings are saved the next time.
    WholeFile,
    /// One field.
    Field(String),
}

/// Reads the settings; `None` is a first start.
#[must_use]
pub fn read_settings(bytes: Option<&[u8]>) -> (Settings, Vec<SettingsNote>) {
    let mut settings = Settings::default();
    let Some(bytes) = bytes else { return (settings, Vec::new()) };
    let Ok(fields) = codec::parse(bytes) else { return (settings, vec![SettingsNote::WholeFile]) };
    let mut reader = Reader { fields, notes: Vec::new() };
    reader.choice("theme", &mut settings.theme);
    reader.take("more_contrast", &mut settings.more_contrast);
    reader.take("less_motion", &mut settings.less_motion);
    reader.take("zoom", &mut settings.zoom);
    reader.take("language", &mut settings.language);
    reader.choice("renderer", &mut settings.renderer);
    reader.take("window", &mut settings.window);
    reader.take("materials_folder", &mut settings.materials_folder);
    reader.choice("deck_format", &mut settings.deck_format);
    reader.take("copy_own_files", &mut settings.copy_own_files);
    reader.take("trainer_name", &mut settings.trainer_name);
    reader.take("group_sound", &mut settings.group_sound);
    reader.take("last_course", &mut settings.last_course);
    reader.take("welcomed", &mut settings.welcomed);
    reader.take("news_read", &mut settings.news_read);
    reader.take("team_folder", &mut settings.team_folder);
    reader.take("team_courses", &mut settings.team_courses);
    reader.take("reports", &mut settings.reports);
    let logos = &settings.reports.logos;
    let odd_logos = logos.len() > MOST_LOGOS || !logos.iter().all(Logo::is_sound);
    if settings.reports.share > 100 || odd_logos {
        reader.refuse("reports", &mut settings.reports, ReportSettings::default());
    }
    if !ZOOM_RANGE.contains(&settings.zoom) {
        reader.refuse("zoom", &mut settings.zoom, 1.0);
    }
    // A window without a size, or one beyond any screen, could not be found again.
    let sound = |size: f32| (100.0..=20_000.0).contains(&size);
    let found = |edge: Option<f32>| edge.is_none_or(|edge| (-20_000.0..=20_000.0).contains(&edge));
    if settings.window.is_some_and(|place| {
        !sound(place.width) || !sound(place.height) || !found(place.x) || !found(place.y)
    }) {
        reader.refuse("window", &mut settings.window, None);
    }
    settings.extra = reader.fields;
    (settings, reader.notes)
}

/// The settings as bytes.
///
/// # Errors
/// A text for the log, if they can't be written as JSON.
pub fn settings_bytes(settings: &Settings) -> Result<Vec<u8>, String> {
    let mut value = serde_json::to_value(settings).map_err(|error| error.to_string())?;
    tomorrow::put_back(&mut value);
    pretty(&value)
}

/// Reads where files of materials are on this computer, `data` being the data folder; lines that can't be read
/// are left out and named.
#[must_use]
pub fn read_places(bytes: Option<&[u8]>, data: &Path) -> (BTreeMap<FileId, PathBuf>, Vec<SettingsNote>) {
    let Some(bytes) = bytes else { return (BTreeMap::new(), Vec::new()) };
    let Ok(fields) = codec::parse(bytes) else {
        return (BTreeMap::new(), vec![SettingsNote::WholeFile]);
    };
    let mut places = BTreeMap::new();
    let mut notes = Vec::new();
    for (name, value) in fields {
        match (uuid::Uuid::try_parse(&name), value) {
            (Ok(id), Value::String(path)) => {
                places.insert(FileId(id), resolved(&path, data));
            }
            _ => notes.push(SettingsNote::Field(name)),
        }
    }
    (places, notes)
}

/// Where files of materials are, as bytes; `data` is the data folder, from which near places are remembered.
/// Paths that are not text can't be kept, and are left out.
///
/// # Errors
/// A text for the log, if they can't be written as JSON.
pub fn places_bytes(places: &BTreeMap<FileId, PathBuf>, data: &Path) -> Result<Vec<u8>, String> {
    let line = |(id, path): (&FileId, &PathBuf)| Some((id.to_string(), remembered(path.to_str()?, data)));
    let lines: BTreeMap<String, String> = places.iter().filter_map(line).collect();
    pretty(&lines)
}

/// Reads what the files of materials held when they were last here. It is a cache: a line that can't be read
/// is left out, and grows anew when the file is seen again.
#[must_use]
pub fn read_known(bytes: Option<&[u8]>) -> BTreeMap<FileId, Fingerprint> {
    let fields = bytes.and_then(|bytes| codec::parse(bytes).ok()).unwrap_or_default();
    let line = |(name, value): (String, Value)| {
        Some((FileId(uuid::Uuid::try_parse(&name).ok()?), serde_json::from_value(value).ok()?))
    };
    fields.into_iter().filter_map(line).collect()
}

/// What the files of materials held when they were last here, as bytes.
///
/// # Errors
/// A text for the log, if it can't be written as JSON.
pub fn known_bytes(known: &BTreeMap<FileId, Fingerprint>) -> Result<Vec<u8>, String> {
    let lines: BTreeMap<String, &Fingerprint> =
        known.iter().map(|(id, print)| (id.to_string(), print)).collect();
    pretty(&lines)
}

fn pretty(value: &impl serde::Serialize) -> Result<Vec<u8>, String> {
    let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| error.to_string())?;
    bytes.push(b'\n');
    Ok(bytes)
}

struct Reader {
    fields: Map<String, Value>,
    notes: Vec<SettingsNote>,
}

impl Reader {
    /// Takes a field out, if it is there and can be read.
    fn take<T: DeserializeOwned>(&mut self, name: &str, into: &mut T) {
        let Some(value) = self.fields.shift_remove(name) else { return };
        match serde_json::from_value(value) {
            Ok(value) => *into = value,
            Err(_) => self.notes.push(SettingsNote::Field(name.to_owned())),
        }
    }

    /// Takes a field out that is one of a few values; one that a later version added is kept for it.
    fn choice<T: DeserializeOwned + Serialize>(&mut self, name: &str, into: &mut T) {
        let Some(value) = self.fields.get(name) else { return };
        let known = T::deserialize(value).ok();
        let instead = serde_json::to_value(&*into).unwrap_or_default();
        match known {
            Some(value) => {
                *into = value;
                self.fields.shift_remove(name);
            }
            None if tomorrow::set_aside_of(&mut self.fields, name, instead) => {
                self.fields.shift_remove(name);
            }
            None => self.take(name, into),
        }
    }

    fn refuse<T>(&mut self, name: &str, field: &mut T, default: T) {
        *field = default;
        self.notes.push(SettingsNote::Field(name.to_owned()));
    }
}
