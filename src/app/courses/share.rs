//! Sends trainings to files and takes them in; keeps a copy elsewhere of what can't be saved.

use std::path::PathBuf;
use std::sync::Arc;

use super::saving::trouble;
use crate::app::App;
use crate::app::events::{Event, Written};
use crate::core::edit::command::Command;
use crate::core::ids::{Ids, TrainingId};
use crate::core::model::training::Training;
use crate::core::model::workspace::Doc;
use crate::core::text::{is_device, one_line};
use crate::core::trouble::{Trouble, TroubleKind};
use crate::desktop::dialogs::folder_without_asking;
use crate::exchange::training_file;
use crate::i18n::I18n;
use crate::jobs::JobKind;
use crate::storage::documents::to_bytes;
use crate::storage::outside::{read_outside, write_outside};
use crate::t;
use crate::ui::action::{Level, Notice, Offer, Place};

impl App {
    /// Writes a training to a file that the person names.
    pub(crate) fn export_training(&mut self, id: TrainingId) {
        let Some(training) = self.editor.workspace().training(id).cloned() else { return };
        let name = format!("{}.doorstep-training.json", file_name(&training.title));
        let title = self.words.get("export-training-title").to_owned();
        let (dialogs, downloads) = (Arc::clone(&self.services.dialogs), self.services.downloads.clone());
        self.jobs.spawn(JobKind::Export, move |_| {
            let asked = dialogs.save(&title, &name);
            let path =
                asked.unwrap_or_else(|_| Some(folder_without_asking(downloads.as_deref()).join(&name)));
            let Some(path) = path else { return Event::Written(Written::default()) };
            let written = training_file::to_bytes(&training)
                .map_err(|detail| Trouble { kind: TroubleKind::Other, path: None, detail })
                .and_then(|bytes| write_outside(&path, &bytes).map_err(|error| trouble(&error)));
            Event::Written(Written::one(written))
        });
    }

    /// Reads a training from a file that was chosen.
    pub(crate) fn load_training(&mut self, path: PathBuf) {
        let (millis, seed) =
            (self.services.clock.unix_millis(), self.ids.make::<uuid::Uuid>().as_u64_pair().1);
        self.jobs.spawn(JobKind::LoadTraining, move |_| {
            let ids = Ids::new(millis, seed);
            let read = read_outside(&path, training_file::LARGEST).map_err(|error| trouble(&error));
            Event::TrainingLoaded(read.and_then(|bytes| {
                training_file::from_bytes(&bytes, &ids).map(Box::new).map_err(|refused| Trouble {
                    kind: refused.trouble(),
                    path: Some(path),
                    detail: refused.to_string(),
                })
            }))
        });
    }

    /// Takes in a training that was read.
    pub(crate) fn training_loaded(&mut self, ctx: &egui::Context, result: Result<Box<Training>, Trouble>) {
        match result {
            Ok(training) => {
                let id = training.id;
                self.edit(ctx, Command::CreateTraining(training));
                self.go(Place::Training(id));
            }
            Err(why) => self.tell_trouble(&why),
        }
    }

    /// Keeps copies of all documents that can't be saved in a folder that the person chooses.
    pub(crate) fn save_elsewhere(&mut self) {
        let unsaved: Vec<Doc> =
            self.unsaved_documents().into_iter().filter_map(|id| self.editor.workspace().doc(id)).collect();
        if unsaved.is_empty() {
            let text = self.words.get("save-elsewhere-nothing").to_owned();
            return self.say(Level::Info, text);
        }
        let title = self.words.get("save-elsewhere-title").to_owned();
        let (dialogs, downloads) = (Arc::clone(&self.services.dialogs), self.services.downloads.clone());
        self.jobs.spawn(JobKind::SaveElsewhere, move |_| {
            let asked = dialogs.folder(&title, None);
            let folder = asked.unwrap_or_else(|_| Some(folder_without_asking(downloads.as_deref())));
            let Some(folder) = folder else { return Event::Written(Written::default()) };
            let write = |doc: &Doc| {
                let name = match doc {
                    Doc::Course(course) => file_name(&course.title),
                    Doc::Training(training) => file_name(&training.title),
                };
                let bytes = to_bytes(doc).map_err(|detail| Trouble {
                    kind: TroubleKind::Other,
                    path: None,
                    detail,
                })?;
                let wished = folder.join(format!("{name}.doorstep.json"));
                write_outside(&wished, &bytes).map_err(|error| trouble(&error))
            };
            // Whatever is with one of them, the others are copied.
            Event::Written(unsaved.iter().map(write).collect())
        });
    }

    /// Files were written where the person wanted them: says which, and what did not go well.
    pub(crate) fn written(&mut self, written: Written) {
        let Written { files, trouble } = written;
        let text = match files.as_slice() {
            [] => None,
            [path] => Some(t!(self.words, "export-done", path = path.display().to_string())),
            [path, ..] => {
                let folder = path.parent().unwrap_or(path).display().to_string();
                let names = names_of(&self.words, &files);
                Some(t!(
                    self.words,
                    "export-done-several",
                    count = files.len(),
                    names = names,
                    folder = folder
                ))
            }
        };
        if let Some(text) = text {
            let offer = files.into_iter().next().map(Offer::ShowInFolder);
            self.tell(Notice { level: Level::Success, text, offer });
        }
        if let Some(why) = trouble {
            self.tell_trouble(&why);
        }
    }
}

/// The names of files, as many as can be read in a notice.
pub(super) fn names_of(words: &I18n, files: &[PathBuf]) -> String {
    let names = files.iter().filter_map(|path| path.file_name()).map(|name| name.to_string_lossy());
    let mut list: Vec<String> = names.map(|name| one_line(&name, MOST_OF_A_NAME)).collect();
    let more = list.len().saturating_sub(MOST_NAMES);
    if more > 0 {
        list.truncate(MOST_NAMES);
        list.push(t!(words, "export-done-more", count = more));
    }
    list.join(", ")
}

/// How many names of files a notice tells.
const MOST_NAMES: usize = 8;

/// How much of the name of a file a notice tells, in letters.
const MOST_OF_A_NAME: usize = 60;

/// A name is not longer, in bytes: systems allow 255, and a number and an ending follow.
const MOST_NAME_BYTES: usize = 180;

/// A title as the name of a file that every system takes, without an extension.
pub(crate) fn file_name(title: &str) -> String {
    let bad = |c: char| c.is_control() || "<>:\"/\\|?*".contains(c);
    let name: String =
        training_file::clean(title).chars().map(|c| if bad(c) { ' ' } else { c }).take(80).collect();
    let name = &name[..name.floor_char_boundary(MOST_NAME_BYTES)];
    // Windows drops dots and spaces at the end; what begins with a dot is hidden elsewhere.
    match name.trim_matches([' ', '.']) {
        "" => "doorstep".to_owned(),
        name if is_device(name) => format!("_{name}"),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_names_as_many_files_as_can_be_read() {
        let names = |count| {
            let files: Vec<PathBuf> =
                (1..=count).map(|n| PathBuf::from(format!("/stick/{n}.json"))).collect();
            names_of(&I18n::new("en"), &files)
        };
        assert_eq!(names(2), "1.json, 2.json");
        assert_eq!(names(12), "1.json, 2.json, 3.json, 4.json, 5.json, 6.json, 7.json, 8.json, and 4 more");
        let long = [PathBuf::from(format!("/stick/{}.json", "я".repeat(90)))];
        assert_eq!(names_of(&I18n::new("en"), &long).chars().count(), MOST_OF_A_NAME);
    }

    #[test]
    fn every_title_gives_a_name_that_every_system_takes() {
        let table = [
            ("Day 1: homes / families?", "Day 1  homes   families"),
            ("Курс «Первые шаги»...", "Курс «Первые шаги»"),
            ("ends with a dot. ", "ends with a dot"),
            ("...", "doorstep"),
            (".profile", "profile"),
            ("con", "_con"),
            ("Nul.2026", "_Nul.2026"),
            ("\u{202e}txt", "txt"),
        ];
        for (title, name) in table {
            assert_eq!(file_name(title), name, "{title}");
        }
        // Cut where a dot stands.
        let long = format!("{}. more", "я".repeat(79));
        assert_eq!(file_name(&long), "я".repeat(79));
    }
}
