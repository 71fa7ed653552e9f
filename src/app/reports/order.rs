//! An order for a document: everything that making it needs, so that a job or the command line can make it.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::app::courses::share::file_name;
use crate::core::ids::CourseId;
use crate::core::model::workspace::Workspace;
use crate::exchange::report_file::{NoFile, ReportFile, to_file_while};
use crate::i18n::I18n;
use crate::report::input::{Input, Options};
use crate::report::kinds::{Format, Kind, Made};
use crate::t;

/// An order. Cloning it is cheap: the course is shared.
#[derive(Clone, Debug)]
pub struct Order {
    /// The data as it was when the document was asked for.
    pub workspace: Workspace,
    /// The course, which is in it.
    pub course: CourseId,
    /// What is to be made.
    pub kind: Kind,
    /// In which format.
    pub format: Format,
    /// The language of the document, as a BCP 47 tag.
    pub language: String,
    /// What was chosen.
    pub options: Options,
    /// The clock of the room.
    pub now: DateTime,
    /// Its time zone.
    pub zone: TimeZone,
}

impl Order {
    /// What is made of the course, before it gets a format.
    ///
    /// # Errors
    /// [`NoFile::NoCourse`].
    pub fn made(&self) -> Result<Made, NoFile> {
        let words = I18n::new(&self.language);
        let course = self.workspace.course(self.course).ok_or(NoFile::NoCourse)?;
        let (now, zone, options) = (self.now, &self.zone, &self.options);
        Ok(self.kind.make(&Input { words: &words, workspace: &self.workspace, course, now, zone, options }))
    }

    /// The file.
    ///
    /// # Errors
    /// [`NoFile`].
    pub fn file(&self) -> Result<ReportFile, NoFile> {
        self.file_while(&|_| true)
    }

    /// The file, told in percent how far it has come: it stops where `tell` says so.
    ///
    /// # Errors
    /// [`NoFile`].
    pub fn file_while(&self, tell: &dyn Fn(u32) -> bool) -> Result<ReportFile, NoFile> {
        to_file_while(&self.made()?, self.format, tell)
    }

    /// The name of the file without its ending: the course, and what it is, in the words of the document.
    #[must_use]
    pub fn name(&self) -> String {
        let words = I18n::new(&self.language);
        let course = self.workspace.course(self.course).map_or("", |course| course.title.as_str());
        let (title, _) = self.kind.keys();
        format!("{} - {}", file_name(course), file_name(t!(words, title)))
    }
}
