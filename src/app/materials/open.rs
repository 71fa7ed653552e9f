//! Files of materials: looking for them, opening, choosing, adding. The work is done in jobs; what they
//! report comes back here.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::app::App;
use crate::app::events::{Event, MaterialsEvent};
use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::{BatchName, Command, MaterialEdit};
use crate::core::ids::{DocId, FileId, ItemId, MaterialId};
use crate::core::materials::files::FileMap;
use crate::core::model::link::{Copies, Link, LinkKind};
use crate::core::model::material::{Format, Material, MaterialKind};
use crate::core::trouble::{Trouble, TroubleKind};
use crate::desktop::dialogs::NoDialog;
use crate::exchange::course_file;
use crate::jobs::JobKind;
use crate::materials::find::resolve::survey;
use crate::materials::may_open::{OpenTarget, Verdict, escaped, judge_file_in};
use crate::materials::opening_order::{Opening, Wish, open, open_at, open_online, usable};
use crate::t;
use crate::ui::action::{
    Action, AddFile, Confirm, CourseTab, Dialog, FileAction, Level, OpenRequest, Pick, Place,
};
use crate::ui::words;

/// Programs take their time to show a file: so long after a press the same one opens nothing more.
const OPENING: Duration = Duration::from_secs(10);

/// What is being opened.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// Each wish, and when it was made on the clock that only goes forward.
    wishes: Vec<(OpenRequest, Duration)>,
}

impl State {
    /// Notes a wish. `false` if the same is being opened already.
    fn begin(&mut self, request: &OpenRequest, now: Duration) -> bool {
        self.wishes.retain(|(_, since)| now.saturating_sub(*since) < OPENING);
        let new = self.wishes.iter().all(|(other, _)| other != request);
        if new {
            self.wishes.push((request.clone(), now));
        }
        new
    }

    /// Nothing opens after all: the next press tries again.
    fn give_up(&mut self, request: &OpenRequest) {
        self.wishes.retain(|(other, _)| other != request);
    }
}

impl App {
    /// Does what was asked for about files.
    pub(crate) fn file_action(&mut self, action: FileAction) {
        match action {
            FileAction::Open(request) => self.open_material(request),
            FileAction::OpenAnyway(path, page) => self.open_anyway(path, page),
            FileAction::ShowInFolder(path) => {
                let opener = Arc::clone(&self.services.opener);
                self.jobs.spawn(JobKind::ShowInFolder, move |_| {
                    Event::Materials(MaterialsEvent::Done(opener.show_in_folder(&path)))
                });
            }
            FileAction::Pick(pick) => self.pick(pick),
            FileAction::Add(file) => self.add_file(file),
            FileAction::SetPlace(file, path) => self.set_file_place(file, path),
            FileAction::LookForFiles => self.look_for_files(),
            FileAction::LookAgain => self.look_again(),
            FileAction::UsePath(pick, path) => self.use_path(pick, path),
            FileAction::CheckReady(course, day) => self.check_ready(course, day),
        }
    }

    /// Takes in what a job about files reports.
    pub(crate) fn materials_event(&mut self, ctx: &egui::Context, event: MaterialsEvent) {
        match event {
            MaterialsEvent::Found(found, asked) => self.files_found(found, asked),
            MaterialsEvent::Surveyed(number, states, gone) => self.surveyed(number, states, gone),
            MaterialsEvent::Learnt(learnt) => self.files_learnt(learnt),
            MaterialsEvent::Opened(request, states, opening) => {
                self.files.states.extend(states);
                self.opened(request, opening);
            }
            MaterialsEvent::Picked(Pick::MaterialsFolder, None) => self.no_folder_for_downloads(),
            MaterialsEvent::Done(Ok(())) | MaterialsEvent::Picked(_, None) => {}
            MaterialsEvent::Done(Err(why)) | MaterialsEvent::Picked(_, Some(Err(why))) => {
                self.tell_trouble(&why);
            }
            MaterialsEvent::Picked(pick, Some(Ok(path))) => self.picked(ctx, pick, path),
            MaterialsEvent::NoDialog(pick) => self.state.dialog = Some(Dialog::TypePath(pick)),
            MaterialsEvent::Made(file, Ok(material)) => {
                if matches!(self.state.dialog, Some(Dialog::AddMaterial(..))) {
                    self.state.dialog = None;
                }
                self.add_material(ctx, &file, *material);
            }
            MaterialsEvent::Made(_, Err(why)) => self.tell_trouble(&why),
        }
    }

    /// Plays a gentle sound, in the background.
    pub(crate) fn chime(&mut self) {
        let opener = Arc::clone(&self.services.opener);
        self.jobs.spawn(JobKind::Chime, move |_| {
            opener.chime();
            Event::Materials(MaterialsEvent::Done(Ok(())))
        });
    }

    fn open_material(&mut self, request: OpenRequest) {
        let workspace = self.editor.workspace();
        let Some(material) = workspace.material(request.doc, request.material).cloned() else { return };
        let language = workspace.language(request.doc).map(ToOwned::to_owned);
        let now = Duration::from_millis(self.services.clock.steady_millis());
        let is_new = self.opening.begin(&request, now);
        let text = t!(self.words, "open-opening", title = material.title.clone());
        self.say(Level::Info, text);
        if !is_new {
            return;
        }
        let (places, format) = (self.places_to_look(), self.settings.deck_format);
        let opener = Arc::clone(&self.services.opener);
        self.jobs.spawn(JobKind::Open, move |job| {
            let states = survey(&material.files, &places, &|| job.is_cancelled());
            let files = FileMap { states, ..FileMap::default() };
            let language = language.unwrap_or_default();
            let wish = Wish {
                file: request.file,
                page: request.range.map(|range| range.first),
                online: request.online,
            };
            let folder = places.materials_folder.as_deref();
            let opening = open(wish, &material, format, &language, &files, folder, opener.as_ref());
            Event::Materials(MaterialsEvent::Opened(request, files.states, opening))
        });
    }

    fn opened(&mut self, request: OpenRequest, opening: Opening) {
        if !matches!(opening, Opening::Done | Opening::Twin(_)) {
            self.opening.give_up(&request);
            self.take_back_opening(&request);
        }
        match opening {
            Opening::Done => {}
            Opening::Twin(why) => {
                tracing::warn!(kind = ?why.kind, "a twin was opened instead");
                let text = self.words.get("open-twin-instead").to_owned();
                self.say(Level::Info, text);
            }
            Opening::Ask(path, page) => self.ask_to_open(path, page),
            Opening::Missing => self.state.dialog = Some(Dialog::FileMissing(Box::new(request))),
            Opening::Failed(why) => self.tell_trouble(&why),
        }
    }

    /// It is not true any more that a material is opening.
    fn take_back_opening(&mut self, request: &OpenRequest) {
        let material = self.editor.workspace().material(request.doc, request.material);
        let Some(title) = material.map(|material| material.title.clone()) else { return };
        let text = t!(self.words, "open-opening", title = title);
        self.notices.retain(|_, notice| notice.text != text);
    }

    /// Opens the addresses that were clicked in texts: the window itself opens none.
    pub(crate) fn take_clicked_addresses(&mut self, ctx: &egui::Context) {
        let mut addresses = Vec::new();
        ctx.output_mut(|output| {
            output.commands.retain(|command| match command {
                egui::OutputCommand::OpenUrl(open) => {
                    addresses.push(open.url.clone());
                    false
                }
                _ => true,
            });
        });
        for address in addresses {
            let opener = Arc::clone(&self.services.opener);
            self.jobs.spawn(JobKind::Open, move |_| {
                let result = match open_online(&address, opener.as_ref()) {
                    Opening::Failed(why) => Err(why),
                    _ => Ok(()),
                };
                Event::Materials(MaterialsEvent::Done(result))
            });
        }
    }

    fn ask_to_open(&mut self, path: PathBuf, page: Option<u32>) {
        let text = t!(self.words, "open-ask-text", path = escaped(&path.to_string_lossy()));
        self.state.dialog = Some(Dialog::Confirm(Box::new(Confirm {
            title: self.words.get("open-ask-title").to_owned(),
            text,
            yes: self.words.get("open-ask-yes").to_owned(),
            action: Action::Files(FileAction::OpenAnyway(path, page)),
            grave: false,
        })));
    }

    /// Opens a path that the person agreed to; what is refused for good stays refused.
    fn open_anyway(&mut self, path: PathBuf, page: Option<u32>) {
        let opener = Arc::clone(&self.services.opener);
        let folder = self.settings.materials_folder.as_ref().map(PathBuf::from);
        self.jobs.spawn(JobKind::Open, move |_| {
            let result = match judge_file_in(&path, folder.as_deref()) {
                Verdict::Open(OpenTarget::File(real)) | Verdict::AskFirst(real) => {
                    open_at(opener.as_ref(), &real, page)
                }
                Verdict::Refused(why) => Err(why.trouble(&path.to_string_lossy())),
                Verdict::Open(OpenTarget::Web(_)) => Err(Trouble::of(TroubleKind::BadPath)),
            };
            Event::Materials(MaterialsEvent::Done(result))
        });
    }

    pub(crate) fn pick(&mut self, pick: Pick) {
        if self.jobs.is_running(JobKind::Dialog) {
            let text = self.words.get("pick-open-already").to_owned();
            self.say(Level::Info, text);
            return;
        }
        let dialogs = Arc::clone(&self.services.dialogs);
        let folder = self.settings.materials_folder.as_ref().map(PathBuf::from);
        let title = self.words.get(words::pick(&pick)).to_owned();
        let format = self.wanted_format(&pick);
        self.jobs.spawn(JobKind::Dialog, move |_| {
            // The folder of a team has nothing to do with that of the materials.
            let materials = folder.as_deref();
            let folder = materials.filter(|folder| folder.is_dir() && pick != Pick::TeamFolder);
            let answer =
                if is_folder(&pick) { dialogs.folder(&title, folder) } else { dialogs.file(&title, folder) };
            Event::Materials(match answer {
                Ok(chosen) => {
                    let judged = chosen.map(|path| judged(&pick, path, format, materials));
                    MaterialsEvent::Picked(pick, judged)
                }
                Err(NoDialog) => MaterialsEvent::NoDialog(pick),
            })
        });
    }

    /// Takes a typed path for what would be chosen with a dialog, if there is such a file or folder.
    fn use_path(&mut self, pick: Pick, path: PathBuf) {
        let format = self.wanted_format(&pick);
        let folder = self.settings.materials_folder.as_ref().map(PathBuf::from);
        self.jobs.spawn(JobKind::Dialog, move |_| {
            let path = std::path::absolute(&path).unwrap_or(path);
            let (there, gone) = if is_folder(&pick) {
                (path.is_dir(), TroubleKind::FolderGone)
            } else {
                (path.is_file(), TroubleKind::FileGone)
            };
            let chosen = if there {
                judged(&pick, path, format, folder.as_deref())
            } else {
                Err(Trouble { kind: gone, path: Some(path), detail: String::new() })
            };
            Event::Materials(MaterialsEvent::Picked(pick, Some(chosen)))
        });
    }

    /// The format that a file has to have to be the one that is looked for.
    fn wanted_format(&self, pick: &Pick) -> Option<Format> {
        let Pick::PlaceOf(id) = pick else { return None };
        self.known_files().find(|file| file.id == *id).map(|file| file.format)
    }

    fn picked(&mut self, ctx: &egui::Context, pick: Pick, path: PathBuf) {
        if matches!(self.state.dialog, Some(Dialog::TypePath(_))) {
            // The folder of the team is chosen in a dialog that goes on with it.
            self.state.dialog = (pick == Pick::TeamFolder).then_some(Dialog::Team);
        }
        match pick {
            Pick::PlaceOf(file) => {
                self.set_file_place(file, Some(path));
                self.go_on_opening(file);
            }
            Pick::NewMaterial(doc, item) => self.add_file(AddFile {
                doc,
                item,
                source: path.to_string_lossy().into_owned(),
                title: String::new(),
                kind: None,
            }),
            Pick::MaterialsFolder => self.folder_chosen(ctx, &path),
            Pick::LookIn => self.look_in(path, true),
            Pick::TrainingFile => self.load_training(path),
            Pick::CourseFile => self.read_course_file(path),
            Pick::TeamFolder => self.join_team(path),
            Pick::Logo => self.read_logo(path),
            Pick::Table(wanted) => self.read_table(wanted, path, None),
        }
    }

    /// The file that was asked for was chosen just now: it opens, and the question goes.
    fn go_on_opening(&mut self, file: FileId) {
        let Some(Dialog::FileMissing(request)) = &self.state.dialog else { return };
        let material = self.editor.workspace().material(request.doc, request.material);
        if material.is_some_and(|material| material.files.iter().any(|other| other.id == file)) {
            let request = OpenRequest { file: Some(file), online: false, ..(**request).clone() };
            self.state.dialog = None;
            self.open_material(request);
        }
    }

    /// Adds a material to its document and session; one that is there already is only linked.
    fn add_material(&mut self, ctx: &egui::Context, wish: &AddFile, material: Material) {
        let workspace = self.editor.workspace();
        let known = own_materials(workspace, wish.doc).iter().find(|known| same_source(known, &material));
        let (id, kind) = known.map_or((material.id, material.kind), |known| (known.id, known.kind));
        let is_new = known.is_none();
        let linked = wish.item.and_then(|item| workspace.agenda(wish.doc)?.item(item));
        let linked = linked.is_some_and(|item| item.links.iter().any(|link| link.material == id));
        let mut commands = Vec::new();
        if is_new {
            commands.push(Command::Material(wish.doc, MaterialEdit::Add(Box::new(material))));
        }
        if let Some(item) = wish.item.filter(|_| !linked) {
            commands.push(self.link(wish.doc, item, id, kind));
        }
        if commands.is_empty() {
            let text = self.words.get("add-there-already").to_owned();
            self.say(Level::Info, text);
            return;
        }
        self.edit(ctx, Command::Batch(BatchName::AddMaterial, commands));
    }

    fn link(&self, doc: DocId, item: ItemId, material: MaterialId, kind: MaterialKind) -> Command {
        let link = Link {
            copies: Copies::usual(LinkKind::of(kind)),
            ..Link::to(self.ids.make(), material, LinkKind::of(kind))
        };
        Command::Agenda(doc, AgendaEdit::AddLink(item, Box::new(link)))
    }

    /// Files dropped on a session or on the materials of a course become materials there.
    pub(crate) fn take_dropped_files(&mut self, ctx: &egui::Context) {
        let dropped = ctx.input(|input| input.raw.dropped_files.clone());
        for file in dropped {
            if course_file::is_named_so(file.path()) {
                self.read_course_file(file.path().to_path_buf());
                continue;
            }
            if let Some(wanted) = self.table_dropped(file.path()) {
                self.read_table(wanted, file.path().to_path_buf(), None);
                return;
            }
            let (doc, item) = match self.state.place {
                Place::Session(doc, item) => (doc, Some(item)),
                Place::Course(id, CourseTab::Materials(_)) => (DocId::Course(id), None),
                _ => {
                    let text = self.words.get("drop-where").to_owned();
                    self.say(Level::Info, text);
                    return;
                }
            };
            let source = file.path().to_string_lossy().into_owned();
            self.add_file(AddFile { doc, item, source, title: String::new(), kind: None });
        }
    }
}

/// Whether a folder is to be chosen.
fn is_folder(pick: &Pick) -> bool {
    matches!(pick, Pick::MaterialsFolder | Pick::LookIn | Pick::TeamFolder)
}

/// A path that was chosen, if it may be used for that.
fn judged(
    pick: &Pick,
    path: PathBuf,
    format: Option<Format>,
    materials: Option<&Path>,
) -> Result<PathBuf, Trouble> {
    if matches!(pick, Pick::PlaceOf(_)) { usable(&path, format, materials) } else { Ok(path) }
}

/// The materials of a document beside those of the package.
fn own_materials(workspace: &crate::core::model::workspace::Workspace, doc: DocId) -> &[Arc<Material>] {
    match doc {
        DocId::Course(id) => workspace.course(id).map_or(&[], |course| course.materials.as_slice()),
        DocId::Training(id) => workspace.training(id).map_or(&[], |training| training.materials.as_slice()),
    }
}

/// Whether two materials are the same file or address.
fn same_source(one: &Material, other: &Material) -> bool {
    let source =
        |material: &Material| material.files.first().map(|file| (file.path.clone(), file.url.clone()));
    source(one) == source(other)
}
