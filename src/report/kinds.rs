//! The documents that there are: what each is called, and how it is made.

use strum::VariantArray;

use super::calendar::{Calendar, calendar};
use super::document::Document;
use super::input::Input;
use super::workbook::{Workbook, workbook};
use super::{agenda, cards, course_notes, forms, packing, training_report};

/// A document of a course, in the order in which they are offered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray)]
pub enum Kind {
    /// The agenda for participants.
    Agenda,
    /// The agenda for trainers.
    AgendaTrainers,
    /// The agenda for the venue.
    AgendaVenue,
    /// The sessions as a booklet.
    SessionPlans,
    /// The sign-in sheet.
    SignIn,
    /// Name badges.
    Badges,
    /// Table cards.
    TableCards,
    /// Certificates.
    Certificates,
    /// The evaluation form.
    Evaluation,
    /// The form of the test before and after.
    TestForm,
    /// The draft of the training report.
    Report,
    /// The notes.
    Notes,
    /// What to print and pack.
    Packing,
    /// The course as sheets of a spreadsheet.
    Workbook,
    /// The days for a calendar.
    Calendar,
}

/// A format of files.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, VariantArray)]
pub enum Format {
    /// PDF.
    Pdf,
    /// Word.
    Docx,
    /// A page for the browser.
    Html,
    /// Plain text.
    Text,
    /// A spreadsheet.
    Xlsx,
    /// A calendar.
    Ics,
}

/// What is made of a course, before it gets a format.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Made {
    /// Pages.
    Document(Document),
    /// Sheets.
    Workbook(Workbook),
    /// Events.
    Calendar(Calendar),
}

impl Format {
    /// The extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Text => "txt",
            Self::Xlsx => "xlsx",
            Self::Ics => "ics",
        }
    }

    /// The key of its name.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Pdf => "report-format-pdf",
            Self::Docx => "report-format-docx",
            Self::Html => "report-format-html",
            Self::Text => "report-format-text",
            Self::Xlsx => "report-format-xlsx",
            Self::Ics => "report-format-ics",
        }
    }
}

impl Kind {
    /// Its name on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Agenda => "agenda",
            Self::AgendaTrainers => "agenda-trainers",
            Self::AgendaVenue => "agenda-venue",
            Self::SessionPlans => "session-plans",
            Self::SignIn => "sign-in",
            Self::Badges => "badges",
            Self::TableCards => "table-cards",
            Self::Certificates => "certificates",
            Self::Evaluation => "evaluation",
            Self::TestForm => "test",
            Self::Report => "report",
            Self::Notes => "notes",
            Self::Packing => "packing",
            Self::Workbook => "workbook",
            Self::Calendar => "calendar",
        }
    }

    /// The key of its title, and of the sentence that says what it is.
    #[must_use]
    pub fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Agenda => ("report-agenda", "report-agenda-about"),
            Self::AgendaTrainers => ("report-agenda-trainers", "report-agenda-trainers-about"),
            Self::AgendaVenue => ("report-agenda-venue", "report-agenda-venue-about"),
            Self::SessionPlans => ("report-plans", "report-plans-about"),
            Self::SignIn => ("report-sign-in", "report-sign-in-about"),
            Self::Badges => ("report-badges", "report-badges-about"),
            Self::TableCards => ("report-table-cards", "report-table-cards-about"),
            Self::Certificates => ("report-certificates", "report-certificates-about"),
            Self::Evaluation => ("report-evaluation", "report-evaluation-about"),
            Self::TestForm => ("report-test", "report-test-about"),
            Self::Report => ("report-training", "report-training-about"),
            Self::Notes => ("report-course-notes", "report-course-notes-about"),
            Self::Packing => ("packing-title", "report-packing-about"),
            Self::Workbook => ("report-workbook", "report-workbook-about"),
            Self::Calendar => ("report-calendar", "report-calendar-about"),
        }
    }

    /// The formats that it is written in, the usual one first.
    #[must_use]
    pub fn formats(self) -> &'static [Format] {
        match self {
            Self::Workbook => &[Format::Xlsx],
            Self::Calendar => &[Format::Ics],
            _ => &[Format::Pdf, Format::Docx, Format::Html, Format::Text],
        }
    }

    /// Makes it.
    #[must_use]
    pub fn make(self, input: &Input<'_>) -> Made {
        Made::Document(match self {
            Self::Agenda => agenda::for_participants(input),
            Self::AgendaTrainers => agenda::for_trainers(input),
            Self::AgendaVenue => agenda::for_venue(input),
            Self::SessionPlans => agenda::session_plans(input),
            Self::SignIn => forms::sign_in(input),
            Self::Badges => cards::badges(input),
            Self::TableCards => cards::table_cards(input),
            Self::Certificates => cards::certificates(input),
            Self::Evaluation => forms::evaluation(input),
            Self::TestForm => forms::test_form(input),
            Self::Report => training_report::document(input),
            Self::Notes => course_notes::document(input),
            Self::Packing => packing::document(input),
            Self::Workbook => return Made::Workbook(workbook(input)),
            Self::Calendar => return Made::Calendar(calendar(input)),
        })
    }
}
