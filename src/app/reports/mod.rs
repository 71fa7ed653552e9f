//! Documents of a course: made in the background, written beside the downloads, opened in the person's own program.
//!
//! - `logos`: pictures at the heads of documents.
//! - [`order`]: everything that making a document needs.

mod logos;
pub mod order;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use strum::VariantArray;

use crate::app::App;
use crate::app::courses::saving::trouble;
use crate::app::events::{Event, Printed};
use crate::desktop::clock::time_zone;
use crate::desktop::dialogs::{NoDialog, folder_without_asking};
use crate::exchange::report_file::{NoFile, ReportFile};
use crate::jobs::JobKind;
use crate::materials::pictures::Picture;
use crate::materials::pictures::draw::first_page;
use crate::report::kinds::{Format, Kind};
use crate::storage::outside::write_outside;
use crate::t;
use crate::ui::action::{Level, Notice, Offer};
use crate::ui::reports::{Making, ReportWish};
use crate::ui::theme;
use order::Order;

/// By how many percent more a document is told to have come.
const TOLD_EVERY: u32 = 5;

/// How wide the picture of a first page is, in pixels.
const PICTURE_WIDTH: u32 = 264;

/// How the pictures of documents go.
#[derive(Debug, Default)]
pub struct State {
    /// What the pictures are made of, until all are there.
    order: Option<Order>,
    /// The documents that are still to be drawn, the next one last.
    left: Vec<Kind>,
}

impl App {
    /// An order for a document of a course, as things are now.
    pub(crate) fn order(&self, wish: ReportWish) -> Order {
        let ReportWish { course, kind, format, language, options } = wish;
        Order {
            workspace: self.editor.workspace().clone(),
            course,
            kind,
            format,
            language,
            options,
            now: self.services.clock.now(),
            zone: time_zone(),
        }
    }

    /// Makes a document, writes it beside the downloads, or where the person says, and opens it.
    pub(crate) fn print(&mut self, order: Order) {
        if self.background.report_making.is_some() {
            return;
        }
        let percent = Arc::new(AtomicU32::new(0));
        self.background.report_making = Some(Making { kind: order.kind, percent: Arc::clone(&percent) });
        self.make_and_open(percent, move |tell| Ok((order.name(), order.format, order.file_while(tell)?)));
    }

    /// Makes a file of a name that every system takes, without its ending, and a format, writes it beside the
    /// downloads, or where the person says, and opens it. How far it has come stands in `percent`.
    pub(crate) fn make_and_open(
        &mut self,
        percent: Arc<AtomicU32>,
        make: impl FnOnce(&dyn Fn(u32) -> bool) -> Result<(String, Format, ReportFile), NoFile> + Send + 'static,
    ) {
        let folder = self.services.downloads.clone().filter(|folder| folder.is_dir());
        let (opener, dialogs) = (Arc::clone(&self.services.opener), Arc::clone(&self.services.dialogs));
        let title = t!(self.words, "report-save-title").to_owned();
        let wake = self.jobs.wake();
        self.jobs.spawn(JobKind::Print, move |job| {
            let tell = |done: u32| {
                if done >= percent.load(Ordering::Relaxed) + TOLD_EVERY {
                    percent.store(done, Ordering::Relaxed);
                    wake();
                }
                !job.is_cancelled()
            };
            let (name, format, file) = match make(&tell) {
                Ok(made) => made,
                Err(NoFile::Stopped) => return Event::Printed(Printed::Dropped),
                Err(why) => return Event::Printed(Printed::NotMade(why)),
            };
            if job.is_cancelled() {
                return Event::Printed(Printed::Dropped);
            }
            let name = format!("{name}.{}", format.extension());
            let wished = match folder {
                Some(folder) => folder.join(&name),
                None => match dialogs.save(&title, &name) {
                    Ok(Some(path)) => path,
                    Ok(None) => return Event::Printed(Printed::Dropped),
                    Err(NoDialog) => folder_without_asking(None).join(&name),
                },
            };
            // What somebody has changed in Word is never written over.
            Event::Printed(match write_outside(&wished, &file.bytes) {
                Err(why) => Printed::NotWritten(trouble(&why)),
                Ok(path) => match opener.open_path(&path) {
                    Ok(()) => {
                        let taken = (path != wished).then_some(wished);
                        Printed::Opened(path, taken, file.without_shape)
                    }
                    Err(why) => Printed::NotOpened(path, why),
                },
            })
        });
    }

    /// A job panicked: nothing is being made any more, and the other pictures are drawn all the same.
    pub(crate) fn report_job_lost(&mut self, kind: JobKind) {
        match kind {
            JobKind::Print => self.nothing_is_made(),
            JobKind::ReportPicture => self.draw_next_report(),
            JobKind::ReadTable => self.table_lost(),
            _ => {}
        }
    }

    fn nothing_is_made(&mut self) {
        self.background.report_making = None;
        self.background.overview.making = false;
    }

    /// Says what came of a document.
    pub(crate) fn printed(&mut self, printed: Printed) {
        self.nothing_is_made();
        match printed {
            Printed::Dropped => {}
            Printed::Opened(path, taken, without_shape) => {
                let offer = Some(Offer::ShowInFolder(path.clone()));
                let path = path.display().to_string();
                let taken = taken.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy());
                let text = match taken {
                    Some(was) => t!(self.words, "report-opened-as", was = was.into_owned(), path = path),
                    None => t!(self.words, "report-opened", path = path),
                };
                self.tell(Notice { level: Level::Success, text, offer });
                if !without_shape.is_empty() {
                    let signs: String = without_shape.into_iter().collect();
                    let text = t!(self.words, "report-without-shape", signs = signs);
                    self.say(Level::Warning, text);
                }
            }
            Printed::NotOpened(path, why) => {
                self.tell_trouble(&why);
                let text = t!(self.words, "report-not-opened", path = path.display().to_string());
                self.say(Level::Info, text);
            }
            Printed::NotMade(why) => {
                tracing::warn!("a document could not be made");
                let text = not_made(&self.words, &why);
                self.say(Level::Warning, text);
            }
            Printed::NotWritten(why) => self.tell_trouble(&why),
        }
    }
}

impl App {
    /// Draws the first pages of all documents, one after the other.
    pub(crate) fn draw_reports(&mut self, wish: ReportWish) {
        self.jobs.cancel(JobKind::ReportPicture);
        let view = &mut self.background.report_pictures;
        // What was drawn before stays to be seen until the new one is there.
        if view.of.as_ref().is_none_or(|(of, _)| of.course != wish.course) {
            view.pictures.clear();
        }
        view.number += 1;
        view.of = Some((wish.clone(), self.editor.workspace().revision));
        let kinds = Kind::VARIANTS.iter().copied().filter(|kind| kind.formats().contains(&Format::Pdf));
        self.reports.left = kinds.rev().collect();
        self.reports.order = Some(self.order(ReportWish { format: Format::Pdf, ..wish }));
        self.draw_next_report();
    }

    fn draw_next_report(&mut self) {
        let (Some(order), Some(kind)) = (&self.reports.order, self.reports.left.pop()) else {
            self.reports.order = None;
            return;
        };
        let order = Order { kind, ..order.clone() };
        let number = self.background.report_pictures.number;
        self.jobs.spawn(JobKind::ReportPicture, move |job| {
            let page = |bytes| if job.is_cancelled() { None } else { first_page(bytes, PICTURE_WIDTH).ok() };
            let picture = order.file().ok().and_then(|file| page(file.bytes));
            Event::ReportPicture(number, kind, picture)
        });
    }

    /// Takes in the first page of a document, and goes on with the next one.
    pub(crate) fn report_picture(&mut self, number: u64, kind: Kind, picture: Option<Picture>) {
        if number != self.background.report_pictures.number {
            return;
        }
        match picture {
            Some(one) => {
                let image = theme::picture(one.width, one.height, one.pixels);
                self.background.report_pictures.pictures.insert(kind, Arc::new(image));
            }
            None => drop(self.background.report_pictures.pictures.remove(&kind)),
        }
        self.draw_next_report();
    }
}

/// Why a document could not be made, in words.
#[must_use]
pub fn not_made(words: &crate::i18n::I18n, why: &NoFile) -> String {
    match why {
        NoFile::Letters(letters) => {
            let place = letters.first().map_or("", |(_, text)| text.as_str());
            let signs: String = letters.iter().map(|(letter, _)| *letter).take(20).collect();
            t!(words, "report-no-letters", letters = signs, place = crate::core::text::one_line(place, 60))
        }
        NoFile::NoCourse | NoFile::Format | NoFile::Stopped | NoFile::Writer(_) => {
            t!(words, "report-not-made").to_owned()
        }
    }
}
