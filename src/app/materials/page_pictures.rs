//! Small pictures of the pages of a PDF, beside the words that were read of them: drawn by a subprocess, those in
//! sight only.

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use crate::app::App;
use crate::jobs::JobKind;
use crate::materials::pictures::{Limits, OnPicture, PictureEvent, Pictures, Request};
use crate::ui::action::Dialog;
use crate::ui::background::PageWish;
use crate::ui::theme;

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
    pictures: Pictures,
    events: Receiver<PictureEvent>,
    /// What was asked for and is not answered yet.
    asked: Vec<PageWish>,
    /// The pictures that are kept, the one that came last at the end.
    order: VecDeque<PageWish>,
    /// It can't be drawn at all.
    refused: bool,
}

impl State {
    /// Whether an answer is still to come.
    pub(crate) fn is_busy(&self) -> bool {
        self.open.as_ref().is_some_and(|open| !open.asked.is_empty())
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
            let (sender, events) = channel();
            let wake = self.jobs.wake();
            let on_event: OnPicture = Arc::new(move |event| {
                // The dialog may be closed by now; then nobody looks.
                sender.send(event).ok();
                wake();
            });
            let pictures = Pictures::open(&self.services.program, &file, Limits::default(), on_event);
            let (asked, order) = (Vec::new(), VecDeque::new());
            self.page_pictures.open = Some(Open { pictures, events, asked, order, refused: false });
        }
        if let Some(open) = self.page_pictures.open.as_mut().filter(|open| !open.refused) {
            open.asked.clone_from(&wanted);
            open.pictures.want(wanted.into_iter().map(|(page, width)| Request { page, width }));
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
        for event in open.events.try_iter() {
            let (request, picture) = match event {
                // The row keeps its words; a page that can't be drawn has an empty sheet.
                PictureEvent::Opened(_) => continue,
                PictureEvent::Refused(_) => {
                    open.asked.clear();
                    open.refused = true;
                    continue;
                }
                PictureEvent::Failed(request, _) => (request, None),
                PictureEvent::Drawn(request, picture) => (request, Some(picture)),
            };
            let wish = (request.page, request.width);
            open.asked.retain(|asked| *asked != wish);
            let Some(picture) = picture else { continue };
            let kept = &mut self.background.page_pictures;
            open.order.retain(|kept| *kept != wish);
            open.order.push_back(wish);
            kept.insert(wish, Arc::new(theme::picture(picture.width, picture.height, &picture.rgba)));
            let bytes = |image: &Arc<egui::ColorImage>| image.pixels.len() * 4;
            let mut used: usize = kept.values().map(bytes).sum();
            while used > MOST_BYTES && open.order.len() > 1 {
                let Some(oldest) = open.order.pop_front() else { break };
                used -= kept.remove(&oldest).as_ref().map_or(0, bytes);
            }
        }
    }
}
