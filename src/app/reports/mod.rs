//! Documents of a course: made in the background, written beside the downloads, opened in the person's own program.
//!
//! - [`order`]: everything that making a document needs.

pub mod order;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::App;
use crate::app::courses::saving::trouble;
use crate::app::events::{Event, Printed};
use crate::core::ids::CourseId;
use crate::exchange::report_file::NoFile;
use crate::jobs::JobKind;
use crate::report::input::Options;
use crate::report::kinds::{Format, Kind};
use crate::storage::error::StorageError;
use crate::storage::outside::{write_new, write_outside};
use crate::t;
use crate::ui::action::Level;
use order::Order;

/// How many names are tried when a name is taken: `name (2).pdf` and so on.
const MOST_NAMES: u32 = 99;

impl App {
    /// An order for a document of a course, as things are now.
    pub(crate) fn order(&self, course: CourseId, kind: Kind, format: Format) -> Order {
        Order {
            workspace: self.editor.workspace().clone(),
            course,
            kind,
            format,
            language: self.words.tag().to_owned(),
            options: Options::default(),
            now: self.services.clock.now(),
            zone: jiff::tz::TimeZone::system(),
        }
    }

    /// Makes a document, writes it beside the downloads, or where the person says, and opens it.
    pub(crate) fn print(&mut self, order: Order) {
        let folder = self.services.downloads.clone().filter(|folder| folder.is_dir());
        let (opener, dialogs) = (Arc::clone(&self.services.opener), Arc::clone(&self.services.dialogs));
        let title = t!(self.words, "report-save-title").to_owned();
        self.jobs.spawn(JobKind::Print, move |job| {
            let file = match order.file() {
                Ok(file) => file,
                Err(why) => return Event::Printed(Printed::NotMade(why)),
            };
            if job.is_cancelled() {
                return Event::Printed(Printed::Dropped);
            }
            let name = order.name();
            let written = match folder {
                Some(folder) => write_beside(&folder, &name, &file.bytes),
                None => match dialogs.save(&title, &name) {
                    // The dialog of the system has asked whether a file that is there may go.
                    Some(path) => write_outside(&path, &file.bytes).map(|()| path),
                    None => return Event::Printed(Printed::Dropped),
                },
            };
            Event::Printed(match written {
                Err(why) => Printed::NotWritten(trouble(&why)),
                Ok(path) => match opener.open_path(&path) {
                    Ok(()) => Printed::Opened(path, file.without_shape),
                    Err(why) => Printed::NotOpened(path, why),
                },
            })
        });
    }

    /// Says what came of a document.
    pub(crate) fn printed(&mut self, printed: Printed) {
        match printed {
            Printed::Dropped => {}
            Printed::Opened(path, without_shape) => {
                let text = t!(self.words, "report-opened", path = path.display().to_string());
                self.say(Level::Success, text);
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

/// Why a document could not be made, in words.
#[must_use]
pub fn not_made(words: &crate::i18n::I18n, why: &NoFile) -> String {
    match why {
        NoFile::Letters(letters) => {
            let place = letters.first().map_or("", |(_, text)| text.as_str());
            let signs: String = letters.iter().map(|(letter, _)| *letter).take(20).collect();
            t!(words, "report-no-letters", letters = signs, place = crate::core::text::one_line(place, 60))
        }
        NoFile::NoCourse | NoFile::Format | NoFile::Writer(_) => t!(words, "report-not-made").to_owned(),
    }
}

/// Writes a file into a folder under its name, or under one with a number where the name is taken: what somebody
/// has changed in Word is never written over.
fn write_beside(folder: &Path, name: &str, bytes: &[u8]) -> Result<PathBuf, StorageError> {
    let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
    for number in 1..=MOST_NAMES {
        let path =
            folder.join(if number == 1 { name.to_owned() } else { format!("{stem} ({number}).{extension}") });
        if write_new(&path, bytes)? {
            return Ok(path);
        }
    }
    Err(StorageError::from_io(&std::io::ErrorKind::AlreadyExists.into(), folder))
}
