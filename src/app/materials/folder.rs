//! The folder of the materials: which files are in it, under whatever name, what changes in it, what is
//! missing, and what of the trainer's own is copied into it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::app::App;
use crate::app::events::{Event, MaterialsEvent};
use crate::core::ids::{FileId, MaterialId};
use crate::core::materials::files::{FileState, Fingerprint};
use crate::core::materials::recognise::NameWords;
use crate::core::model::material::{Format, Material, MaterialFile};
use crate::core::trouble::Trouble;
use crate::jobs::JobKind;
use crate::materials::add::{self, Wish};
use crate::materials::find::fingerprint::learn;
use crate::materials::find::missing::{SearchScope, look_in};
use crate::materials::find::resolve::{Where, survey};
use crate::materials::find::watch::FolderWatch;
use crate::storage::copy::copy_in;
use crate::storage::disk::RealDisk;
use crate::storage::keys::DocKey;
use crate::ui::action::{AddFile, Dialog, Level};

/// How looking for files goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The files that were looked for.
    asked: BTreeSet<FileId>,
    /// How often files were looked for: what an earlier look reports late is not true any more.
    surveys: u64,
    /// Notices what changes in the folder.
    watch: Option<FolderWatch>,
    /// Set from outside when something changed there.
    changed: Arc<AtomicBool>,
    /// What may be in the folder under other names is to be proposed: it was chosen just now, or, if so, it was
    /// asked for.
    proposing: Option<bool>,
}

impl App {
    /// Looks for the files that have not been looked for yet, and for all if something changed in their
    /// folder. Costs a look into a set for each file.
    pub(crate) fn look_for_new_files(&mut self) {
        if self.folder.changed.swap(false, Ordering::Relaxed) {
            self.look_for_files();
        }
        let asked = &self.folder.asked;
        if self.known_files().any(|file| !asked.contains(&file.id)) && !self.jobs.is_running(JobKind::Survey)
        {
            self.look_for_files();
        }
    }

    /// Looks again which files are on this computer, and sees to it that the folder is watched.
    pub(crate) fn look_for_files(&mut self) {
        self.watch_the_folder();
        let files: Vec<MaterialFile> = self.known_files().cloned().collect();
        self.folder.asked = files.iter().map(|file| file.id).collect::<BTreeSet<_>>();
        let places = self.places_to_look();
        self.folder.surveys += 1;
        let number = self.folder.surveys;
        self.jobs.cancel(JobKind::Survey);
        self.jobs.spawn(JobKind::Survey, move |job| {
            let states = survey(&files, &places, &|| job.is_cancelled());
            let gone = places.materials_folder.is_some_and(|folder| !folder.is_dir());
            Event::Materials(MaterialsEvent::Surveyed(number, states, gone))
        });
    }

    fn watch_the_folder(&mut self) {
        let wanted = self.settings.materials_folder.as_ref().map(PathBuf::from);
        let Some(folder) = wanted else {
            self.folder.watch = None;
            return;
        };
        if self.folder.watch.as_ref().is_some_and(|watch| watch.watches(&folder)) {
            return;
        }
        let (changed, wake) = (Arc::clone(&self.folder.changed), self.jobs.wake());
        let on_change = Arc::new(move || {
            changed.store(true, Ordering::Relaxed);
            wake();
        });
        self.folder.watch = Some(FolderWatch::start(&folder, on_change));
    }

    /// Takes in where files are; an answer that is not the newest is not true any more.
    pub(crate) fn surveyed(&mut self, number: u64, states: BTreeMap<FileId, FileState>, gone: bool) {
        if number != self.folder.surveys {
            return;
        }
        let changed = self.files.states != states;
        self.files.states = states;
        self.files.folder_gone = gone;
        if changed {
            self.ready_again();
        }
        if let Some(asked) = self.folder.proposing.take()
            && let Some(folder) = self.settings.materials_folder.as_ref().map(PathBuf::from)
        {
            self.look_in(folder, asked);
        }
        self.learn_files();
    }

    /// Looks again which files are here, and what else in the folder may be one of those that are missing.
    pub(crate) fn look_again(&mut self) {
        self.folder.proposing = Some(true);
        self.look_for_files();
    }

    /// Reads the files that are new or were changed, so that they are known again under another name.
    fn learn_files(&mut self) {
        if self.look_only || self.jobs.is_running(JobKind::Learn) {
            return;
        }
        let here = self.files.states.iter().filter_map(|(id, state)| match state {
            FileState::Here(path) => Some((*id, path.clone(), self.files.known.get(id).cloned())),
            FileState::Unknown | FileState::Missing | FileState::Unusable(..) => None,
        });
        let here: Vec<(FileId, PathBuf, Option<Fingerprint>)> = here.collect();
        if here.is_empty() {
            return;
        }
        self.jobs.spawn(JobKind::Learn, move |job| {
            let files = here.iter().map(|(id, path, before)| (*id, path.as_path(), before.as_ref()));
            Event::Materials(MaterialsEvent::Learnt(learn(files, &|| job.is_cancelled())))
        });
    }

    /// Remembers what files hold; saved on this computer.
    pub(crate) fn files_learnt(&mut self, learnt: Vec<(FileId, Fingerprint)>) {
        if !learnt.is_empty() {
            self.files.known.extend(learnt);
            self.small_file_changed(DocKey::Known);
        }
    }

    /// Looks through a folder for the files that are missing, in the background. Tells what came of it if it
    /// was `asked` for; otherwise only if something was found.
    pub(crate) fn look_in(&mut self, folder: PathBuf, asked: bool) {
        let workspace = self.editor.workspace();
        let missing = workspace.materials().flat_map(|material| {
            let gone = material.files.iter().filter(|file| !self.files.is_here(file.id));
            // What is being fetched turns up in the folder by itself.
            let fetched = |file: &MaterialFile| !asked && self.background.downloads.of(file.id).is_some();
            gone.filter(move |file| file.format != Format::Web && !fetched(file))
                .map(|file| (Material::clone(material), file.clone()))
        });
        let mut missing: Vec<(Material, MaterialFile)> = missing.collect();
        let items = workspace.courses.values().flat_map(|course| course.agenda.items());
        let used: BTreeSet<MaterialId> =
            items.flat_map(|item| &item.links).map(|link| link.material).collect();
        missing.sort_by_key(|(material, _)| !used.contains(&material.id));
        if asked {
            let key = if missing.is_empty() { "look-none-missing" } else { "look-running" };
            let text = self.words.get(key).to_owned();
            self.say(if missing.is_empty() { Level::Success } else { Level::Info }, text);
        }
        if missing.is_empty() {
            return;
        }
        let names = NameWords::of(&self.editor.workspace().packages);
        let (known, reader) = (self.files.known.clone(), self.services.reader());
        // What is in use already is no match for something else.
        let taken: BTreeSet<PathBuf> =
            self.files.states.values().filter_map(FileState::path).cloned().collect();
        self.jobs.spawn(JobKind::LookIn, move |job| {
            let scope = SearchScope { folder: &folder, taken: &taken, names: &names };
            let found = look_in(&scope, &missing, &known, &reader, &|| job.is_cancelled());
            Event::Materials(MaterialsEvent::Found(found, asked))
        });
    }

    /// Shows what a look through a folder found.
    pub(crate) fn files_found(
        &mut self,
        found: Vec<crate::core::materials::recognise::Found<PathBuf>>,
        asked: bool,
    ) {
        let running = self.words.get("look-running").to_owned();
        self.notices.retain(|_, notice| notice.text != running);
        if asked || (!found.is_empty() && self.state.dialog.is_none()) {
            self.state.dialog = Some(Dialog::FoundFiles(found));
        }
    }

    pub(crate) fn known_files(&self) -> impl Iterator<Item = &MaterialFile> {
        self.editor.workspace().materials().flat_map(|material| &material.files)
    }

    pub(crate) fn places_to_look(&self) -> Where {
        Where {
            places: self.files.places.clone(),
            known: self.files.known.clone(),
            materials_folder: self.settings.materials_folder.as_ref().map(PathBuf::from),
            downloads: self.services.downloads.clone(),
        }
    }

    /// The folder of the materials was chosen.
    pub(crate) fn folder_chosen(&mut self, ctx: &egui::Context, folder: &Path) {
        self.settings.materials_folder = Some(folder.to_string_lossy().into_owned());
        self.apply_settings(ctx);
        self.small_file_changed(DocKey::Settings);
        self.folder.proposing = Some(false);
        self.look_for_files();
        self.folder_for_downloads();
    }

    /// The one place that remembers where the person said that a file is; saved on this computer.
    pub(crate) fn set_file_place(&mut self, file: FileId, path: Option<PathBuf>) {
        match path {
            Some(path) => {
                self.files.states.insert(file, FileState::Here(path.clone()));
                self.files.places.insert(file, path);
            }
            None => drop(self.files.places.remove(&file)),
        }
        self.small_file_changed(DocKey::Places);
        self.look_for_files();
    }

    /// Makes a material of a file or address; a file of the trainer's own is copied into the folder first, if that is
    /// what the person chose.
    pub(crate) fn add_file(&mut self, file: AddFile) {
        let mut wish = Wish {
            source: file.source.clone(),
            title: file.title.clone(),
            kind: file.kind,
            language: None,
            material: self.ids.make(),
            file: self.ids.make(),
        };
        let folder = self.settings.materials_folder.as_ref().map(PathBuf::from);
        let copies = self.settings.copy_own_files;
        self.jobs.spawn(JobKind::AddFile, move |job| {
            let made = made(&mut wish, folder.as_deref(), copies, &|| job.is_cancelled());
            Event::Materials(MaterialsEvent::Made(file, made))
        });
    }
}

/// Makes the material, and copies its file if it is to be copied and is not in the folder already.
fn made(
    wish: &mut Wish,
    folder: Option<&Path>,
    copies: bool,
    cancelled: &dyn Fn() -> bool,
) -> Result<Box<Material>, Trouble> {
    let make = |wish: &Wish| add::material(wish, folder).map_err(|why| why.trouble(&wish.source));
    let material = make(wish)?;
    let outside = material.files.first().and_then(|file| file.path.as_ref()).map(PathBuf::from);
    let outside = outside.filter(|path| copies && path.is_absolute());
    let (Some(path), Some(folder)) = (outside, folder.filter(|folder| folder.is_dir())) else {
        return Ok(Box::new(material));
    };
    let copy = copy_in(&RealDisk, &path, folder, cancelled).map_err(|error| Trouble::from(&error))?;
    wish.source = copy.to_string_lossy().into_owned();
    make(wish).map(Box::new)
}
