//! Reads the words of slides and guides in the background, so that the search box finds what stands in them.
//!
//! It begins when the search box is opened for the first time, reads one file after the other, and reads a
//! file again only when it was changed.

use std::collections::{BTreeMap, VecDeque};
use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::events::{Event, TextRead};
use crate::core::find::texts::MaterialText;
use crate::core::ids::{FileId, MaterialId};
use crate::core::materials::files::FileState;
use crate::core::model::material::{Format, Material};
use crate::jobs::JobKind;
use crate::materials::find::fingerprint::facts;
use crate::storage::on_demand::is_here;

/// The most memory for the words of all files, in bytes. What comes after that is not searched.
const MOST_BYTES: usize = 64 << 20;

/// A file whose words are wanted.
#[derive(Clone, Debug)]
pub(crate) struct WantedText {
    material: MaterialId,
    file: FileId,
    path: PathBuf,
}

/// How reading goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    waiting: VecDeque<WantedText>,
    /// Which version of a file was read: path, size in bytes, time.
    versions: BTreeMap<FileId, (PathBuf, u64, i64)>,
}

impl App {
    /// Reads the words of the files that are here, as far as they are not known.
    pub(crate) fn read_texts(&mut self) {
        let wanted = self.texts_wanted();
        self.background.texts.retain(|id, _| wanted.iter().any(|one| one.file == *id));
        self.texts.versions.retain(|id, _| wanted.iter().any(|one| one.file == *id));
        self.texts.waiting = wanted.into();
        if !self.jobs.is_running(JobKind::Texts) {
            self.read_next_text();
        }
    }

    /// For each material one file of each language: the deck with its notes rather than its PDF twin.
    fn texts_wanted(&self) -> Vec<WantedText> {
        let workspace = self.editor.workspace();
        let mut wanted: Vec<WantedText> = Vec::new();
        for material in workspace.materials() {
            wanted.extend(self.texts_of(material));
        }
        wanted
    }

    fn texts_of(&self, material: &Material) -> Vec<WantedText> {
        let mut by_language: BTreeMap<Option<&str>, WantedText> = BTreeMap::new();
        for format in [Format::Pptx, Format::Pdf] {
            for file in material.files.iter().filter(|file| file.format == format) {
                if let FileState::Here(path) = self.files.state(file.id) {
                    let one = WantedText { material: material.id, file: file.id, path: path.clone() };
                    by_language.entry(file.language.as_deref()).or_insert(one);
                }
            }
        }
        by_language.into_values().collect()
    }

    fn read_next_text(&mut self) {
        self.background.texts_left = self.texts.waiting.len();
        let Some(WantedText { material, file, path }) = self.texts.waiting.pop_front() else { return };
        let before = self.texts.versions.get(&file).cloned();
        let reader = self.services.reader();
        self.jobs.spawn(JobKind::Texts, move |job| {
            let facts = facts(&path).ok().filter(|_| is_here(&path));
            let version = facts.map(|(size, modified)| (path.clone(), size, modified));
            let text = (version.is_some() && version != before).then(|| {
                reader
                    .read(&path, &|| job.is_cancelled())
                    .map(|pages| MaterialText::of(material, file, &pages))
            });
            Event::TextRead(TextRead { file, version, text })
        });
    }

    /// Takes in the words of a file, and goes on with the next.
    pub(crate) fn text_read(&mut self, read: TextRead) {
        let TextRead { file, version, text } = read;
        match text {
            Some(Ok(text)) => {
                let used: usize = self.background.texts.values().map(|text| text.bytes()).sum();
                if used + text.bytes() <= MOST_BYTES {
                    self.background.texts.insert(file, Arc::new(text));
                    self.background.texts_revision += 1;
                } else {
                    tracing::warn!("there is more text in the materials than is searched");
                }
            }
            // Whoever opens the file is told why; the search only goes without it.
            Some(Err(why)) => {
                tracing::info!(?why, "the words of a file can't be searched");
                self.background.texts.remove(&file);
            }
            None => {}
        }
        if let Some(version) = version {
            self.texts.versions.insert(file, version);
        }
        self.read_next_text();
    }
}
