//! The application: holds the data and the services, lets the window draw, and does what it asks for.
//!
//! - [`startup`] and [`services`]: what it starts with; `rehearsal`: its first frame, before there is a window;
//!   [`window`]: where the window stands.
//! - `notices`: what is told at the lower edge; `dispatch`: every action, one arm and one call each; [`events`]:
//!   everything that jobs report.
//! - [`courses`], [`materials`] and [`reports`]: the desks that do the work, each with its own state.
//! - [`overview`]: many courses at once, in figures.
//! - [`own_words`]: words for reading that a colleague adds in the data folder.

pub mod courses;
mod dispatch;
pub mod events;
pub mod materials;
mod notices;
pub mod overview;
pub mod own_words;
mod rehearsal;
pub mod reports;
pub mod services;
pub mod startup;
pub mod window;

use std::cell::RefCell;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Receiver;

use crate::app::materials::{downloads, folder, ready, texts};
use crate::app::startup::fonts::SystemFonts;
use crate::core::deliver::clock::Watch;
use crate::core::edit::editor::{Editor, Moment};
use crate::core::ids::Ids;
use crate::core::materials::files::FileMap;
use crate::core::model::built_in::{built_in_packages, outlines};
use crate::core::model::workspace::Workspace;
use crate::core::settings::{Settings, ThemeChoice};
use crate::exchange::course_file::CourseFile;
use crate::i18n::{I18n, best_for};
use crate::jobs::{Jobs, Wake};
use crate::storage::store::Store;
use crate::ui::action::{Dialog, Level, Notice};
use crate::ui::background::Background;
use crate::ui::cx::{Cx, SaveView};
use crate::ui::theme::Theme;
use crate::ui::{self, UiState};
use courses::saving::Saving;
use events::Event;
use notices::Notices;
use services::Services;
use startup::second_start::Handed;
use startup::{Start, StartNotice};
use window::Closing;

/// The application.
#[derive(Debug)]
pub struct App {
    editor: Editor,
    words: I18n,
    settings: Settings,
    files: FileMap,
    /// How looking for them goes.
    folder: folder::State,
    /// What is being opened.
    opening: materials::open::State,
    /// How fetching them goes.
    downloads: downloads::State,
    /// How reading their words goes.
    texts: texts::State,
    /// How the ready check goes.
    ready: ready::State,
    /// How the preview goes.
    preview: materials::preview::State,
    /// How the small pages beside a proposal go.
    page_pictures: materials::page_pictures::State,
    /// How the pictures of documents go.
    reports: reports::State,
    save: SaveView,
    background: Background,
    ids: Ids,
    notices: Notices,
    state: UiState,
    services: Services,
    jobs: Jobs<Event>,
    /// What reads documents; `None` where there is no data folder at all.
    store: Option<Arc<Store>>,
    /// What writes documents; `None` where this window may only look.
    saving: Option<Saving>,
    look_only: bool,
    digests_asked: bool,
    /// The colleague's course that was read last, and from where, until it is taken in.
    incoming: Option<Box<(PathBuf, CourseFile)>>,
    /// How exchanging with the team goes.
    team: courses::team::State,
    /// The clocks, as the run of a day needs them.
    watch: Watch,
    /// What second starts hand over.
    second_starts: Option<Receiver<Handed>>,
    /// The marker of the renderer, until the first frame was painted.
    marker: Option<crate::storage::marker::Marker>,
    /// Whether a frame was begun to be painted.
    painted: bool,
    /// The fonts of the system, until they are looked through, which is as soon as there is a window.
    fonts: Option<Arc<SystemFonts>>,
    /// How closing the window goes.
    closing: Closing,
    /// What waits until a field that is typed into has given its text.
    leaving: Option<window::Leaving>,
    /// Set from outside when the system asks Doorstep to end.
    end_asked: Arc<AtomicBool>,
    /// Keeps other instances out for as long as the window is open.
    lock: Option<crate::storage::lock::InstanceLock>,
}

impl App {
    /// The application on `services`, with what was made ready at the start.
    #[must_use]
    pub fn new(ctx: &egui::Context, services: Services, start: Start) -> Self {
        ui::theme::install(ctx);
        let Start { store, lock, settings, places, known, index, look_only, notices, in_the_way, .. } = start;
        let wake: Wake = {
            let ctx = ctx.clone();
            Arc::new(move || ctx.request_repaint())
        };
        let marker = store.as_ref().map(|store| crate::storage::marker::Marker::new(store.dir()));
        let saving = match &store {
            Some(store) if !look_only => Saving::start(Arc::clone(store), Arc::clone(&wake))
                .inspect_err(|error| tracing::error!(%error, "the writer's thread could not be started"))
                .ok(),
            _ => None,
        };
        let tag = services.language(&settings).to_owned();
        let words = I18n::new(&tag);
        let ids = Ids::new(services.clock.unix_millis(), services.seed);
        let outlines = outlines();
        let starter = outlines.iter().filter(|training| training.language == "en").cloned().collect();
        let mut workspace = Workspace { outlines, ..Workspace::new(built_in_packages(), starter) };
        workspace.show_starter_in(words.tag());
        let mut app = Self {
            editor: Editor::new(workspace),
            words,
            settings,
            files: FileMap { places, known, ..FileMap::default() },
            folder: folder::State::default(),
            opening: materials::open::State::default(),
            downloads: downloads::State::default(),
            texts: texts::State::default(),
            ready: ready::State::default(),
            preview: materials::preview::State::default(),
            page_pictures: materials::page_pictures::State::default(),
            reports: reports::State::default(),
            save: if look_only { SaveView::LookOnly } else { SaveView::Saved },
            background: Background {
                data_folder: store.as_ref().map(|s| s.dir().root().display().to_string()).unwrap_or_default(),
                ..Background::default()
            },
            ids,
            second_starts: start.listener.map(|listener| listener.listen(Arc::clone(&wake))),
            notices: Notices::default(),
            state: UiState::default(),
            services,
            jobs: Jobs::new(wake),
            store,
            saving,
            look_only,
            digests_asked: false,
            incoming: None,
            team: courses::team::State::default(),
            watch: Watch::default(),
            marker,
            painted: false,
            fonts: start.fonts,
            closing: Closing::default(),
            leaving: None,
            end_asked: Arc::default(),
            lock,
        };
        app.apply_settings(ctx);
        for (level, key) in notices.into_iter().map(StartNotice::words) {
            let path = in_the_way.as_ref().filter(|_| key == "start-in-the-way");
            let path = path.map(|path| format!(" {}", path.display())).unwrap_or_default();
            let text = format!("{}{path}", app.words.get(key));
            app.say(level, text);
        }
        app.fill_shelf(index);
        if let Some(file) = start.file {
            app.open_file(file);
        }
        app
    }

    /// The data, to look at.
    #[must_use]
    pub fn editor(&self) -> &Editor {
        &self.editor
    }

    /// What is set when the system asks Doorstep to end; the window has to be woken then.
    #[must_use]
    pub fn end_asked(&self) -> Arc<AtomicBool> {
        Arc::clone(&self.end_asked)
    }

    /// Where files are on this computer.
    #[must_use]
    pub fn files(&self) -> &FileMap {
        &self.files
    }

    /// Where the window stands.
    #[must_use]
    pub fn place(&self) -> ui::action::Place {
        self.state.place
    }

    /// The dialog over the screen.
    #[must_use]
    pub fn dialog(&self) -> Option<&Dialog> {
        self.state.dialog.as_ref()
    }

    /// How saving goes.
    #[must_use]
    pub fn save_view(&self) -> &SaveView {
        &self.save
    }

    /// The settings as they are now.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What background work has found.
    #[must_use]
    pub fn background(&self) -> &Background {
        &self.background
    }

    /// Whether no job runs and everything is on the disk.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        let leaving = self.saving.as_ref().is_some_and(Saving::is_removing);
        let quiet =
            self.jobs.is_idle() && !self.preview.is_busy() && !self.page_pictures.is_busy() && !leaving;
        quiet && matches!(self.save, SaveView::Saved | SaveView::LookOnly)
    }

    /// Whether a job runs, or the disk is at work.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        !self.jobs.is_idle() || self.saving.as_ref().is_some_and(Saving::is_writing)
    }

    fn apply_settings(&mut self, ctx: &egui::Context) {
        let theme = match self.settings.theme {
            ThemeChoice::System => egui::ThemePreference::System,
            ThemeChoice::Light => egui::ThemePreference::Light,
            ThemeChoice::Dark => egui::ThemePreference::Dark,
        };
        ctx.set_theme(theme);
        ui::theme::adapt(ctx, self.settings.more_contrast, self.settings.less_motion);
        ctx.set_zoom_factor(self.settings.zoom);
        // Reading the words takes a while, and settings change with every letter typed into them.
        let tag = best_for(self.services.language(&self.settings)).tag;
        if tag != self.words.tag() {
            self.words = I18n::new(tag);
            self.editor.show_starter_in(tag);
        }
    }

    /// The words.
    fn words(&self) -> &I18n {
        &self.words
    }

    fn moment(&self, ctx: &egui::Context) -> Moment {
        let interacting = ctx.input(|input| input.pointer.any_down());
        let today = Some(self.services.clock.now().date());
        Moment { millis: self.services.clock.steady_millis(), interacting, today }
    }

    fn say(&mut self, level: Level, text: impl Into<String>) {
        self.tell(Notice { level, text: text.into(), offer: None });
    }

    /// Tells what went wrong outside, in plain words.
    fn tell_trouble(&mut self, trouble: &crate::core::trouble::Trouble) {
        // The detail may hold a value of a file, and with it a name.
        tracing::warn!(kind = ?trouble.kind, "trouble");
        let text = ui::notices::sentence(&self.words, trouble);
        self.say(Level::Warning, text);
    }

    fn tell(&mut self, notice: Notice) {
        let newest = self.editor.history().next_undo().map(|step| step.number);
        self.notices.tell(notice, newest, self.services.clock.steady_millis());
    }

    /// That a frame was painted is a sign that the renderer works; every frame may have moved the window.
    fn remember_window(&mut self, ctx: &egui::Context) {
        if !self.painted {
            self.painted = true;
            ctx.request_repaint();
        } else if let Some(marker) = self.marker.take() {
            marker.clear();
            if let Some(fonts) = self.fonts.take() {
                fonts.look();
            }
        }
        let place = window::window_place(ctx, self.settings.window);
        if let Some(settings) = place.and_then(|place| window::with_place(&self.settings, place)) {
            self.settings = settings;
            self.small_file_changed(crate::storage::keys::DocKey::Settings);
        }
    }

    /// Takes in what a job reports.
    fn job_finished(&mut self, ctx: &egui::Context, finished: crate::jobs::Finished<Event>) {
        let Some(event) = finished.result else {
            tracing::error!(job = ?finished.kind, "a job panicked");
            let text = self.words.get("job-failed").to_owned();
            self.say(Level::Error, text);
            self.download_job_lost(finished.id);
            self.report_job_lost(finished.kind);
            self.shorten_job_lost(finished.kind);
            return;
        };
        match event {
            Event::Shelf { lines, trainings, unreadable } => self.shelf_filled(lines, trainings, unreadable),
            Event::Digests(digests) => {
                self.background.digests =
                    digests.into_iter().map(|one| (one.course, Arc::new(one))).collect();
                self.background.digests_revision += 1;
            }
            Event::Opened(id, result) => self.document_opened(id, result),
            Event::Rescues(rescues) => self.background.rescues.extend(rescues),
            Event::Backups(id, number, listed) => self.backups_listed(id, number, listed),
            Event::BackupView(id, path, result) => self.background.backup_view = Some((id, path, result)),
            Event::MaterialRead(id, result) => self.material_read(id, result),
            Event::Shortened(asked, proposal) => self.shortened(asked, proposal),
            Event::PreviewDeck(number, read) => self.preview_deck(number, read),
            Event::ReadyLine(report) => self.ready_line(report),
            Event::TextRead(read) => self.text_read(read),
            Event::Wiped(result) => self.backups_wiped(result),
            Event::BackupToRestore(id, backup, present) => self.restore_backup(ctx, id, backup, present),
            Event::Overview(read) => self.overview_read(read),
            Event::Bin(Ok(entries)) => self.background.bin = Some(entries),
            Event::OutOfBin(result) => self.out_of_bin(result),
            Event::SampleWritten(result) => self.sample_written(ctx, result),
            Event::TrainingLoaded(result) => self.training_loaded(ctx, result),
            Event::Changes(Ok(changes)) => self.changes_found(changes),
            Event::Changes(Err(why)) => tracing::info!(kind = ?why.kind, "the courses can't be listed"),
            Event::CopyRead(path, result) => self.copy_read(ctx, path, result),
            Event::OtherKept(Ok(())) => {}
            Event::OtherRead(result) => self.other_read(ctx, result),
            Event::CourseFileRead(result) => self.course_file_read(result),
            Event::Team(event) => self.team_event(ctx, event),
            Event::Unpacked(ids, written) => self.files_unpacked(ids, written),
            Event::Merged(result) => self.course_merged(ctx, result, false),
            Event::Chosen(result) => self.course_merged(ctx, result, true),
            Event::Questions(id, Ok(asked)) => drop(self.background.questions.insert(id, asked)),
            Event::CourseKept(result) => self.course_kept(ctx, result),
            Event::Written(written) => self.written(written),
            Event::Printed(printed) => self.printed(printed),
            Event::LogoRead(read) => self.logo_read(ctx, read),
            Event::TableRead(number, read) => self.table_read(number, read),
            Event::ReportPicture(number, kind, picture) => self.report_picture(number, kind, picture),
            Event::BinEmptied(Ok(())) => self.background.bin = None,
            Event::Materials(event) => self.materials_event(ctx, event),
            Event::Download(event) => self.download_event(event),
            Event::OtherKept(Err(why))
            | Event::Bin(Err(why))
            | Event::BinEmptied(Err(why))
            | Event::Questions(_, Err(why)) => {
                self.tell_trouble(&why);
            }
        }
    }

    fn drop_old_notices(&mut self, ctx: &egui::Context) {
        if let Some(millis) = self.notices.drop_old(self.services.clock.steady_millis()) {
            ctx.request_repaint_after(std::time::Duration::from_millis(millis));
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &egui::Context, _frame: &mut eframe::Frame) {
        self.ids.set_now(self.services.clock.unix_millis());
        while let Some(finished) = self.jobs.next_finished() {
            self.job_finished(ctx, finished);
        }
        self.answer_second_starts(ctx);
        if self.end_asked.swap(false, Ordering::Relaxed) {
            self.closing = Closing::AtOnce;
            ctx.send_viewport_cmd(egui::ViewportCommand::Close);
        }
        if ctx.input(|input| input.viewport().close_requested()) {
            self.closing(ctx);
        }
        self.look_for_new_files();
        self.look_for_changes();
        self.tend_downloads(ctx);
        self.look_after_preview();
        self.look_after_page_pictures();
        self.tend_team(ctx);
        self.save_what_is_due(ctx);
        self.drop_old_notices(ctx);
    }

    /// The ground of every screen: cleared with it, a window has one layer less to paint over all its points, which
    /// is felt where the processor has to paint.
    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }

    fn on_exit(&mut self, _gl: Option<&eframe::glow::Context>) {
        self.save_index();
    }

    fn raw_input_hook(&mut self, _ctx: &egui::Context, input: &mut egui::RawInput) {
        input.max_texture_side = input.max_texture_side.map(|side| side.min(rehearsal::WIDEST_TEXTURE));
    }

    fn ui(&mut self, ui: &mut egui::Ui, _frame: &mut eframe::Frame) {
        self.remember_window(ui.ctx());
        self.draw(ui);
    }
}

impl App {
    /// Draws the window and does what it asks for.
    fn draw(&mut self, ui: &mut egui::Ui) {
        let ctx = ui.ctx().clone();
        let clock = self.read_clocks();
        let begin_note = std::cell::Cell::new(self.state.begin_note);
        let entrance = std::cell::Cell::new(None);
        let foot = std::cell::Cell::new(0.0);
        let actions = {
            let cx = Cx {
                workspace: self.editor.workspace(),
                history: self.editor.history(),
                now: clock.wall,
                clock,
                t: &self.words,
                theme: Theme::of(&ctx, self.settings.more_contrast),
                settings: &self.settings,
                files: &self.files,
                save: &self.save,
                background: &self.background,
                ids: &self.ids,
                notices: self.notices.shown(),
                place: self.state.place,
                arrivals: self.state.arrivals,
                begin_note: &begin_note,
                entrance: &entrance,
                foot: &foot,
                actions: RefCell::new(Vec::new()),
            };
            ui::draw(ui, &cx, &mut self.state);
            cx.actions.into_inner()
        };
        self.state.begin_note = begin_note.get();
        self.state.entrance = entrance.get();
        for action in self.after_the_field(&ctx, actions) {
            self.dispatch(&ctx, action);
        }
        self.take_dropped_files(&ctx);
        self.take_clicked_addresses(&ctx);
        self.close_after_field(&ctx);
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(false))) {
            self.save_now();
        }
        // Back from a browser or a folder, perhaps with a file more.
        if ctx.input(|input| input.events.contains(&egui::Event::WindowFocused(true))) {
            self.look_for_files();
            self.look_for_changes_again();
            self.look_at_team();
        }
        self.save_what_is_due(&ctx);
    }
}
