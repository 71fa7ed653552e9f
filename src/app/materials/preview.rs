//! The preview: pictures of the pages of a PDF, drawn by a subprocess, and the words of a deck.

use std::path::PathBuf;
use std::sync::Arc;

use super::drawing::Drawing;
use crate::app::App;
use crate::app::events::Event;
use crate::core::ids::DocId;
use crate::core::materials::choose::{FileLocation, choose};
use crate::core::model::material::Format;
use crate::core::reading::pages::Pages;
use crate::core::trouble::FileTrouble;
use crate::jobs::JobKind;
use crate::materials::pictures::PictureEvent;
use crate::materials::reading::read_file;
use crate::ui::action::{Place, PreviewRequest};
use crate::ui::background::{PageWish, Preview, Shown};

/// The most memory for pictures, in bytes; those that were wanted longest ago go first.
const MOST_BYTES: usize = 96 << 20;

/// How the preview goes.
#[derive(Debug, Default)]
pub(crate) struct State {
    /// What a preview from before reports late is not taken in.
    number: u64,
    open: Option<Open>,
}

#[derive(Debug)]
struct Open {
    drawing: Drawing,
    /// It was not told yet whether the file opens.
    opening: bool,
}

impl State {
    /// Whether an answer is still to come.
    pub(crate) fn is_busy(&self) -> bool {
        self.open.as_ref().is_some_and(|open| open.opening || open.drawing.is_busy())
    }
}

impl App {
    /// Shows a material in the window, at a page.
    pub(crate) fn open_preview(&mut self, request: PreviewRequest) {
        self.go(Place::Preview(request));
        self.reopen_preview(request);
    }

    /// Opens the material of a place again, if it is not open.
    pub(crate) fn reopen_preview(&mut self, request: PreviewRequest) {
        let PreviewRequest { doc, material, .. } = request;
        let same =
            self.background.preview.as_ref().is_some_and(|one| one.doc == doc && one.material == material);
        if !same {
            self.begin_preview(doc, material);
        }
    }

    fn begin_preview(&mut self, doc: DocId, id: crate::core::ids::MaterialId) {
        self.close_preview();
        let workspace = self.editor.workspace();
        let Some(material) = workspace.material(doc, id).cloned() else { return };
        let language = workspace.language(doc).unwrap_or_default();
        let here = |format: Format| -> Option<PathBuf> {
            let candidates = choose(&material, None, format, language, &self.files);
            candidates.into_iter().filter(|one| one.file.format == format).find_map(|one| {
                match one.location {
                    FileLocation::Local(path) => Some(path),
                    FileLocation::Web(_) => None,
                }
            })
        };
        let (pdf, deck) = (here(Format::Pdf), here(Format::Pptx));
        let shown = if pdf.is_some() { Shown::Opening } else { Shown::NoPictures };
        self.background.preview = Some(Preview {
            doc,
            material: id,
            shown,
            sizes: Vec::new(),
            pictures: std::collections::BTreeMap::new(),
            failed: std::collections::BTreeMap::new(),
            deck: None,
            deck_opening: deck.is_some(),
            deck_refused: None,
            by_slides: false,
        });
        if let Some(pdf) = pdf {
            self.begin_pictures(&pdf);
        }
        if let Some(deck) = deck {
            let number = self.preview.number;
            self.jobs.spawn(JobKind::PreviewDeck, move |job| {
                Event::PreviewDeck(number, read_file(&deck, &|| job.is_cancelled()))
            });
        }
    }

    fn begin_pictures(&mut self, pdf: &std::path::Path) {
        self.preview.open = Some(Open { drawing: self.draw_pages(pdf), opening: true });
    }

    /// Looks through the slides, or through the pages of a PDF that has others.
    pub(crate) fn preview_by_slides(&mut self, by_slides: bool) {
        if let Some(preview) = &mut self.background.preview {
            preview.by_slides = by_slides && preview.deck.is_some();
        }
    }

    /// Nobody looks any more: the process that draws ends.
    pub(crate) fn close_preview(&mut self) {
        self.preview.number += 1;
        self.preview.open = None;
        self.background.preview = None;
        self.jobs.cancel(JobKind::PreviewDeck);
    }

    /// What is to be seen now, the most urgent first.
    pub(crate) fn want_pages(&mut self, wanted: Vec<PageWish>) {
        if let Some(open) = &mut self.preview.open {
            open.drawing.want(wanted);
        }
    }

    /// Takes in what was drawn; ends the preview when the window shows something else.
    pub(crate) fn look_after_preview(&mut self) {
        if self.background.preview.is_none() {
            return;
        }
        if !matches!(self.state.place, Place::Preview(..)) {
            self.close_preview();
            return;
        }
        let events: Vec<PictureEvent> =
            self.preview.open.iter().flat_map(|open| open.drawing.events()).collect();
        for event in events {
            self.picture_event(event);
        }
    }

    fn picture_event(&mut self, event: PictureEvent) {
        let (Some(open), Some(preview)) = (&mut self.preview.open, &mut self.background.preview) else {
            return;
        };
        match event {
            PictureEvent::Opened(sizes) => {
                open.opening = false;
                preview.sizes = sizes;
                preview.shown = Shown::Pictures;
                preview.by_slides = preview.differs();
            }
            PictureEvent::Refused(why) => {
                open.opening = false;
                preview.shown = Shown::Refused(why);
            }
            PictureEvent::Drawn(request, picture) => {
                let wish = open.drawing.answered(request);
                open.drawing.keep(&mut preview.pictures, wish, picture, MOST_BYTES);
            }
            PictureEvent::Failed(request, why) => {
                open.drawing.answered(request);
                preview.failed.insert(request.page, why);
            }
        }
    }

    /// Takes in the words of the deck.
    pub(crate) fn preview_deck(&mut self, number: u64, read: Result<Pages, FileTrouble>) {
        let Some(preview) = self.background.preview.as_mut().filter(|_| number == self.preview.number) else {
            return;
        };
        preview.deck_opening = false;
        match read {
            Ok(pages) => {
                preview.deck = Some(Arc::new(pages));
                // Sessions name slides: those are shown where the PDF has other pages.
                preview.by_slides = preview.differs();
            }
            Err(why) => preview.deck_refused = Some(why),
        }
    }
}
