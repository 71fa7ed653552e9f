//! The screens: one file or folder each, named after what the person sees.
//!
//! A screen has a `State` (what it remembers while the window is open: selection, half-typed fields) and
//! a function `ui` that draws it from the read-only view and pushes actions.

pub mod backups;
pub mod bin;
pub mod close_day;
pub mod deliver;
pub mod details;
pub mod help;
pub mod home;
pub mod materials;
pub mod new_course;
pub mod news;
pub mod notes;
pub mod overview;
pub mod people;
pub mod plan;
pub mod preview;
pub mod record;
pub mod reports;
pub(crate) mod rescue;
pub mod session;
pub mod settings;
pub mod trainings;

/// What all screens remember.
#[derive(Debug, Default)]
pub struct Screens {
    /// The first screen.
    pub home: home::State,
    /// Making a new course.
    pub new_course: new_course::State,
    /// The plan of a course or training.
    pub plan: plan::State,
    /// A session.
    pub session: session::State,
    /// The reference trainings.
    pub trainings: trainings::State,
    /// The running day.
    pub deliver: deliver::State,
    /// What was delivered.
    pub record: record::State,
    /// Pages of a material.
    pub preview: preview::State,
    /// Closing a day.
    pub close_day: close_day::State,
    /// Participants of a course.
    pub people: people::State,
    /// Many courses at once.
    pub overview: overview::State,
    /// Notes.
    pub notes: notes::State,
    /// Documents of a course.
    pub reports: reports::State,
    /// Materials of a course.
    pub materials: materials::State,
    /// Title, dates, people of a course.
    pub details: details::State,
    /// Backups.
    pub backups: backups::State,
    /// The bin.
    pub bin: bin::State,
    /// Settings.
    pub settings: settings::State,
    /// Help.
    pub help: help::State,
}
