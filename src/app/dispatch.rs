//! Does what the window asked for: one arm, one call.

use super::App;
use crate::core::edit::command::Command;
use crate::core::ids::DocId;
use crate::core::settings::Settings;
use crate::jobs::JobKind;
use crate::report::input::Options;
use crate::report::kinds::{Format, Kind};
use crate::storage::keys::DocKey;
use crate::t;
use crate::ui::action::{
    Action, BackupAction, BinAction, CourseTab, DocumentAction, ExportAction, Level, MaterialsView, Notice,
    Offer, Place, PreviewAction, ReadingAction, WindowAction,
};
use crate::ui::reports::{ReportAction, ReportWish};
use crate::ui::undo_words::step_name;

impl App {
    /// Does one action.
    pub fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(command) => self.edit(ctx, command),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Go(place) => self.go(place),
            Action::Back => self.back(),
            Action::Out(place) => self.step_out(place),
            Action::Show(dialog) => self.state.dialog = Some(dialog),
            Action::CloseDialog => self.state.dialog = None,
            Action::Settings(settings) => self.change_settings(ctx, *settings),
            Action::Say(notice) => self.tell(notice),
            Action::Dismiss(id) => self.notices.dismiss(id),
            Action::Shorten(course, less) => self.shorten(course, less),
            Action::BeginNote => self.begin_note(),
            Action::ClockJumped(course, day, meant) => self.clock_jumped(ctx, course, day, meant),
            Action::Documents(action) => self.document_action(action),
            Action::Backups(action) => self.backup_action(action),
            Action::Bin(action) => self.bin_action(action),
            Action::Team(action) => self.team_action(action),
            Action::Export(action) => self.export_action(action),
            Action::Files(action) => self.file_action(action),
            Action::Downloads(action) => self.download_action(action),
            Action::Reading(action) => self.reading_action(action),
            Action::Preview(action) => self.preview_action(action),
            Action::Overview(action) => self.overview_action(action),
            Action::Reports(action) => self.report_action(action),
            Action::Tables(action) => self.table_action(action),
            Action::Window(action) => self.window_action(ctx, action),
        }
    }

    fn document_action(&mut self, action: DocumentAction) {
        match action {
            DocumentAction::Open(doc) => self.open_document(doc),
            DocumentAction::OpenSample => self.open_sample(),
            DocumentAction::TakeIn => self.take_in_course(),
            DocumentAction::Questions(id) => self.show_questions(id),
            DocumentAction::Choose(id, path, place) => self.choose_answer(id, path, place),
            DocumentAction::SaveNow => self.save_now(),
            DocumentAction::SaveElsewhere => self.save_elsewhere(),
            DocumentAction::Other(path, choice) => self.choose_other(path, choice),
        }
    }

    fn backup_action(&mut self, action: BackupAction) {
        match action {
            BackupAction::List(doc) => self.list_backups(doc),
            BackupAction::LookAt(doc, path) => self.read_backup(doc, path, false),
            BackupAction::LookAway => self.background.backup_view = None,
            BackupAction::Restore(doc, path) => self.read_backup(doc, path, true),
        }
    }

    fn bin_action(&mut self, action: BinAction) {
        match action {
            BinAction::List => self.list_bin(),
            BinAction::Restore(path) => self.restore_from_bin(move |entry| entry.path == path),
            BinAction::BringBack(doc) => self.bring_back(doc),
            BinAction::Empty => self.empty_bin(),
        }
    }

    fn export_action(&mut self, action: ExportAction) {
        match action {
            ExportAction::Training(id) => self.export_training(id),
            ExportAction::Course(id, people, files) => self.send_course(id, people, files),
            ExportAction::Packing(course) => {
                let language = self.words.tag().to_owned();
                let (kind, format, options) = (Kind::Packing, Format::Html, Options::default());
                self.print(self.order(ReportWish { course, kind, format, language, options }));
            }
        }
    }

    fn reading_action(&mut self, action: ReadingAction) {
        match action {
            ReadingAction::Material(material, path) => self.read_material(material, path),
            ReadingAction::Stop => self.stop_reading(),
            ReadingAction::WantPages(wanted) => self.want_page_pictures(wanted),
            ReadingAction::Texts => self.read_texts(),
            ReadingAction::Digests => self.read_digests(),
        }
    }

    fn preview_action(&mut self, action: PreviewAction) {
        match action {
            PreviewAction::Open(request) => self.open_preview(request),
            PreviewAction::Reopen(request) => self.reopen_preview(request),
            PreviewAction::BySlides(by_slides) => self.preview_by_slides(by_slides),
            PreviewAction::WantPages(wanted) => self.want_pages(wanted),
        }
    }

    fn report_action(&mut self, action: ReportAction) {
        match action {
            ReportAction::Open(wish) => self.print(self.order(*wish)),
            ReportAction::Cancel => self.jobs.cancel(JobKind::Print),
            ReportAction::Pictures(wish) => self.draw_reports(*wish),
        }
    }

    fn window_action(&mut self, ctx: &egui::Context, action: WindowAction) {
        match action {
            WindowAction::Chime => self.chime(),
            WindowAction::Copy(text) => ctx.copy_text(text),
            WindowAction::FullScreen(on) => ctx.send_viewport_cmd(egui::ViewportCommand::Fullscreen(on)),
            WindowAction::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            WindowAction::QuitAnyway => {
                self.closing = super::Closing::Anyway;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
        }
    }

    pub(super) fn change_settings(&mut self, ctx: &egui::Context, settings: Settings) {
        self.settings = settings;
        self.apply_settings(ctx);
        self.small_file_changed(DocKey::Settings);
    }

    /// A note is begun on the screen that is shown, if it has a field for one, or among the notes of the course.
    fn begin_note(&mut self) {
        let here = matches!(
            self.state.place,
            Place::Session(..) | Place::Course(_, CourseTab::Record(_) | CourseTab::Notes)
        );
        if let (false, Some(course)) = (here, self.state.place.course()) {
            self.go(Place::Course(course, CourseTab::Notes));
        }
        self.state.begin_note = true;
    }

    fn undo(&mut self) {
        let Some(step) = self.editor.history().next_undo() else { return };
        let (number, name) = (step.number, step_name(&self.words, step));
        let changed = self.editor.undo();
        self.notices.undone(number);
        self.documents_changed(&changed);
        for doc in changed {
            if self.editor.workspace().doc(doc).is_some() {
                continue;
            }
            let text = t!(self, "undone-to-bin", name = name.clone());
            self.tell(Notice { level: Level::Success, text, offer: Some(Offer::Restore(doc)) });
        }
    }

    fn redo(&mut self) {
        let changed = self.editor.redo();
        self.documents_changed(&changed);
    }

    /// Brings a document back that went to the bin: with its steps where redo does that, else out of the bin.
    fn bring_back(&mut self, doc: DocId) {
        if self.editor.history().redo_brings_back(doc) {
            self.redo();
            self.go(Place::of(doc));
        } else if self.editor.workspace().doc(doc).is_none() {
            self.restore_from_bin(move |entry| entry.key == DocKey::from(doc));
        }
    }

    pub(super) fn edit(&mut self, ctx: &egui::Context, command: Command) {
        let moment = self.moment(ctx);
        let wipes = command.wipes_people();
        match self.editor.run(command, moment) {
            Ok(changed) => {
                self.documents_changed(&changed);
                if wipes {
                    self.people_wiped(&changed);
                }
            }
            Err(error) => {
                tracing::warn!(%error, "an edit was refused");
                let text = self.refusal(error);
                self.say(Level::Warning, text);
            }
        }
    }

    pub(super) fn refusal(&self, error: crate::core::edit::error::EditError) -> String {
        use crate::core::edit::error::EditError as E;
        let key = match error {
            E::ReadOnly(_) => "refused-read-only",
            E::Locked(_) => "plan-locked-refused",
            E::BadMinutes(_) => "refused-minutes",
            E::LastDay => "refused-last-day",
            E::CannotSplitOrMerge => "refused-split-merge",
            E::BadRange => "refused-range",
            E::TooLarge(_) => "refused-too-large",
            E::AlreadyThere => "refused-already-there",
            _ => "refused-gone",
        };
        self.words.get(key).to_owned()
    }

    pub(super) fn go(&mut self, place: Place) {
        self.state.arrivals += 1;
        if place == self.state.place {
            return;
        }
        if !place.is_same_screen(self.state.place) {
            self.state.trail.push((self.state.place, self.state.focused));
            if self.state.trail.len() > 50 {
                self.state.trail.remove(0);
            }
        }
        if matches!((self.state.place, place), (Place::NewCourse(_), Place::Course(_, CourseTab::Plan))) {
            self.state.screens.plan.begin();
        }
        self.state.place = place;
        if let Place::Course(course, CourseTab::Materials(MaterialsView::Ready(day))) = place {
            self.check_ready(course, day);
        }
        if place == Place::Overview {
            self.read_overview();
        }
        self.arrived();
    }

    /// Leaving a place saves at once, and the new one may need a document to be read.
    fn arrived(&mut self) {
        self.save_now();
        if let Some(doc) = self.state.place.doc() {
            self.open_document(doc);
        }
    }

    fn back(&mut self) {
        (self.state.place, self.state.focus_next) = self.state.trail.pop().unwrap_or_default();
        self.arrived();
    }

    /// Out to a place: back to it if it was come from, and else to it as if it had been.
    fn step_out(&mut self, place: Place) {
        let trail = &mut self.state.trail;
        match trail.iter().rposition(|(before, _)| before.is_same_screen(place)) {
            Some(index) => trail.truncate(index + 1),
            None => trail.push((place, None)),
        }
        self.back();
    }

    /// A document is gone: nothing that is shown or was come from shows it any more.
    pub(super) fn leave(&mut self, doc: DocId) {
        self.state.trail.retain(|(place, _)| place.doc() != Some(doc));
        if self.state.place.doc() == Some(doc) {
            self.state.dialog = None;
            self.back();
        }
    }
}
