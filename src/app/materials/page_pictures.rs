//! Small pictures of the pages of a PDF, beside the words that were read of them: drawn by a subprocess, those in
//! sight only.

use std::path::{Path, PathBuf};

use super::drawing::Drawing;
use crate::app::App;
use crate::jobs::JobKind;
use crate::materials::pictures::PictureEvent;
use crate::ui::action::Dialog;
use crate::ui::background::PageWish;

/// The most memory for pictures, in bytes: some screens full. Those that came longest ago go first.
const MOST_BYTES: usize = 8 << 20;

/// How the pictures go.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// The file that was read last.
    file: Option<PathBuf>,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    drawing: Drawing,
    /// It can't be drawn at all.
    refused: bool,
}

impl State {
    /// Whether an answer is still to come.
    pub(crate) fn is_busy(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.drawing.is_busy())
    }
}

impl App {
    /// Another file is read: the pictures will be its own.
    pub(crate) fn begin_page_pictures(&mut self, file: &Path) {
        self.end_page_pictures();
        self.page_pictures.file = Some(file.to_owned());
    }

    /// Nobody looks any more: the process that draws ends, and the pictures go.
    pub(crate) fn end_page_pictures(&mut self) {
        self.page_pictures = State::default();
        self.background.page_pictures.clear();
    }

    /// The pages that are in sight; the process that draws them starts with the first.
    pub(crate) fn want_page_pictures(&mut self, wanted: Vec<PageWish>) {
        let Some(file) = self.page_pictures.file.clone() else { return };
        if self.page_pictures.open.is_none() {
            self.page_pictures.open = Some(Open { drawing: self.draw_pages(&file), refused: false });
        }
        if let Some(open) = self.page_pictures.open.as_mut().filter(|open| !open.refused) {
            open.drawing.want(wanted);
        }
    }

    /// Takes in what was drawn; ends when the dialog is closed, in whatever way.
    pub(crate) fn look_after_page_pictures(&mut self) {
        if self.page_pictures.file.is_none() {
            return;
        }
        let shown = matches!(self.state.dialog, Some(Dialog::Proposal(..)));
        if !shown && !self.jobs.is_running(JobKind::ReadMaterial) {
            // It may be opened again with what was read.
            self.page_pictures.open = None;
            self.background.page_pictures.clear();
            return;
        }
        let Some(open) = &mut self.page_pictures.open else { return };
        for event in open.drawing.events() {
            match event {
                // The row keeps its words; a page that can't be drawn has an empty sheet.
                PictureEvent::Opened(_) => {}
                PictureEvent::Refused(_) => {
                    open.drawing.give_up();
                    open.refused = true;
                }
                PictureEvent::Failed(request, _) => drop(open.drawing.answered(request)),
                PictureEvent::Drawn(request, picture) => {
                    let wish = open.drawing.answered(request);
                    open.drawing.keep(&mut self.background.page_pictures, wish, picture, MOST_BYTES);
                }
            }
        }
    }
}
