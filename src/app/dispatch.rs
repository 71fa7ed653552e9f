//! Does what the window asked for: one arm, one call.

use super::App;
use crate::core::edit::command::Command;
use crate::storage::keys::DocKey;
use crate::ui::action::{Action, CourseTab, Level, MaterialsView, Place};

impl App {
    /// Does one action.
    pub fn dispatch(&mut self, ctx: &egui::Context, action: Action) {
        match action {
            Action::Edit(command) => self.edit(ctx, command),
            Action::Undo => self.undo(),
            Action::Redo => self.redo(),
            Action::Go(place) => self.go(place),
            Action::Back => self.back(),
            Action::Show(dialog) => self.state.dialog = Some(dialog),
            Action::CloseDialog => self.state.dialog = None,
            Action::Settings(settings) => {
                self.settings = *settings;
                self.apply_settings(ctx);
                self.small_file_changed(DocKey::Settings);
            }
            Action::Say(notice) => self.tell(notice),
            Action::Dismiss(id) => self.notices.retain(|(other, _)| *other != id),
            Action::Chime => self.chime(),
            Action::Copy(text) => ctx.copy_text(text),
            Action::Quit => ctx.send_viewport_cmd(egui::ViewportCommand::Close),
            Action::QuitAnyway => {
                self.close_anyway = true;
                ctx.send_viewport_cmd(egui::ViewportCommand::Close);
            }
            Action::OpenDocument(doc) => self.open_document(doc),
            Action::NewCourseFrom(training) => {
                self.state.screens.new_course.wanted = Some(training);
                self.go(Place::NewCourse);
            }
            Action::ReadDigests => self.read_digests(),
            Action::ReadTexts => self.read_texts(),
            Action::OpenSample => self.open_sample(),
            Action::ExportTraining(id) => self.export_training(id),
            Action::SaveElsewhere => self.save_elsewhere(),
            Action::SaveNow => self.save_now(),
            Action::ListBackups(doc) => self.list_backups(doc),
            Action::LookAtBackup(doc, path) => self.read_backup(doc, path, false),
            Action::RestoreBackup(doc, path) => self.read_backup(doc, path, true),
            Action::ListBin => self.list_bin(),
            Action::RestoreFromBin(path) => self.restore_from_bin(path),
            Action::EmptyBin => self.empty_bin(),
            Action::ClockJumped(course, day, meant) => self.clock_jumped(ctx, course, day, meant),
            Action::OpenPreview(request) => self.open_preview(request),
            Action::WantPages(wanted) => self.want_pages(wanted),
            Action::PreviewBySlides(by_slides) => self.preview_by_slides(by_slides),
            Action::CheckReady(course, day) => self.check_ready(course, day),
            Action::ShowMaterials(course, view) => {
                self.state.screens.materials.view = view;
                self.go(Place::Course(course, CourseTab::Materials));
                if let MaterialsView::Ready(day) = view {
                    self.check_ready(course, day);
                }
            }
            Action::PrintPacking(course) => self.print_packing(course),
            Action::ReadMaterial(material, path) => self.read_material(material, path),
            Action::StopReading => self.stop_reading(),
            action @ (Action::Open(_)
            | Action::OpenAnyway(..)
            | Action::ShowInFolder(_)
            | Action::Pick(_)
            | Action::AddFile(_)
            | Action::SetFilePlace(..)
            | Action::LookForFiles
            | Action::LookAgain
            | Action::UseFolder(_)) => self.materials_action(action),
            action @ (Action::Download(_)
            | Action::PauseDownload(_)
            | Action::ResumeDownload(_)
            | Action::CancelDownloads(_)
            | Action::ClearDownloads) => self.download_action(action),
        }
    }

    fn undo(&mut self) {
        let changed = self.editor.undo();
        self.documents_changed(&changed);
    }

    fn redo(&mut self) {
        let changed = self.editor.redo();
        self.documents_changed(&changed);
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

    fn refusal(&self, error: crate::core::edit::error::EditError) -> String {
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
        if place != self.state.place {
            self.state.trail.push(self.state.place);
            if self.state.trail.len() > 50 {
                self.state.trail.remove(0);
            }
            self.state.place = place;
            self.arrived();
        }
    }

    /// Leaving a place saves at once, and the new one may need a document to be read.
    fn arrived(&mut self) {
        self.save_now();
        if let Some(doc) = self.state.place.doc() {
            self.open_document(doc);
        }
    }

    fn back(&mut self) {
        self.state.place = self.state.trail.pop().unwrap_or_default();
        self.arrived();
    }
}
