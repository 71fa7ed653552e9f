//! Pages of one PDF that are being drawn: the process that draws them, what it was asked for, and which pictures are
//! kept.

use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use crate::app::App;
use crate::materials::pictures::{Limits, OnPicture, Picture, PictureEvent, Pictures, Request};
use crate::ui::background::PageWish;
use crate::ui::theme;

/// Pages that are being drawn, until it is dropped.
#[derive(Debug)]
pub(super) struct Drawing {
    pictures: Pictures,
    events: Receiver<PictureEvent>,
    /// What was asked for and is not answered yet.
    asked: Vec<PageWish>,
    /// The pictures that are kept, the one that came last at the end.
    order: VecDeque<PageWish>,
}

impl App {
    /// Begins to draw the pages of a PDF; the window wakes when something has come.
    pub(super) fn draw_pages(&self, pdf: &Path) -> Drawing {
        let (sender, events) = channel();
        let wake = self.jobs.wake();
        let on_event: OnPicture = Arc::new(move |event| {
            // It may be closed by now; then nobody looks.
            sender.send(event).ok();
            wake();
        });
        let pictures = Pictures::open(&self.services.program, pdf, Limits::default(), on_event);
        Drawing { pictures, events, asked: Vec::new(), order: VecDeque::new() }
    }
}

impl Drawing {
    /// Whether a page was asked for and has not come.
    pub(super) fn is_busy(&self) -> bool {
        !self.asked.is_empty()
    }

    /// What is to be seen now, the most urgent first.
    pub(super) fn want(&mut self, wanted: Vec<PageWish>) {
        self.asked.clone_from(&wanted);
        self.pictures.want(wanted.into_iter().map(|(page, width)| Request { page, width }));
    }

    /// What has come since this was asked last.
    pub(super) fn events(&self) -> Vec<PictureEvent> {
        self.events.try_iter().collect()
    }

    /// A page has come, or can't be drawn. Gives its place among the pictures.
    pub(super) fn answered(&mut self, request: Request) -> PageWish {
        let wish = (request.page, request.width);
        self.asked.retain(|asked| *asked != wish);
        wish
    }

    /// Nothing will come any more.
    pub(super) fn give_up(&mut self) {
        self.asked.clear();
    }

    /// Puts a picture among those that are kept, in at most so many bytes: those that came longest ago go.
    pub(super) fn keep(
        &mut self,
        kept: &mut BTreeMap<PageWish, Arc<egui::ColorImage>>,
        wish: PageWish,
        picture: Picture,
        most_bytes: usize,
    ) {
        self.order.retain(|kept| *kept != wish);
        self.order.push_back(wish);
        kept.insert(wish, Arc::new(theme::picture(picture.width, picture.height, picture.pixels)));
        let bytes = |image: &Arc<egui::ColorImage>| image.pixels.len() * 4;
        let mut used: usize = kept.values().map(bytes).sum();
        while used > most_bytes && self.order.len() > 1 {
            let Some(oldest) = self.order.pop_front() else { break };
            used -= kept.remove(&oldest).as_ref().map_or(0, bytes);
        }
    }
}
