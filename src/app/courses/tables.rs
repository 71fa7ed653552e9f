//! Spreadsheets of others: read in the background, shown before anything is taken.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::app::App;
use crate::app::events::Event;
use crate::core::table::{Letters, TableFile};
use crate::core::trouble::FileTrouble;
use crate::exchange::table_file;
use crate::jobs::JobKind;
use crate::storage::error::StorageError;
use crate::storage::outside::read_outside;
use crate::ui::action::{CourseTab, Dialog, Place};
use crate::ui::tables::{TableAction, TableFor, TableState, TableView};

/// How the names of spreadsheets end that are read.
const ENDINGS: [&str; 5] = ["xlsx", "xlsm", "csv", "tsv", "txt"];

impl App {
    /// Does what was asked for about tables.
    pub(crate) fn table_action(&mut self, action: TableAction) {
        match action {
            TableAction::Read(wanted, path) => self.read_table(wanted, path, None),
            TableAction::ReadAs(letters) => {
                if let Some(TableView { wanted, path, .. }) = self.background.table.clone() {
                    self.read_table(wanted, path, Some(letters));
                }
            }
            TableAction::Leave => {
                self.jobs.cancel(JobKind::ReadTable);
                self.background.table = None;
            }
        }
    }

    /// Reads a spreadsheet, and shows what it holds.
    pub(crate) fn read_table(&mut self, wanted: TableFor, path: PathBuf, letters: Option<Letters>) {
        self.jobs.cancel(JobKind::ReadTable);
        let number = self.background.table.as_ref().map_or(0, |view| view.number) + 1;
        let view = TableView { number, wanted, path: path.clone(), state: TableState::UnderWay };
        self.background.table = Some(view);
        self.state.dialog = Some(Dialog::Table);
        self.jobs.spawn(JobKind::ReadTable, move |job| {
            let bytes = read_outside(&path, table_file::LARGEST).map_err(|error| trouble(&error));
            let read = |bytes: Vec<u8>| table_file::read(&bytes, letters, &|| job.is_cancelled());
            Event::TableRead(number, bytes.and_then(read))
        });
    }

    /// Takes in what a spreadsheet holds.
    pub(crate) fn table_read(&mut self, number: u64, read: Result<TableFile, FileTrouble>) {
        if let Some(view) = self.background.table.as_mut().filter(|view| view.number == number) {
            view.state = match read {
                Ok(file) => TableState::Done(Arc::new(file)),
                Err(why) => TableState::Refused(why),
            };
        }
    }

    /// The reader tripped over the file.
    pub(crate) fn table_lost(&mut self) {
        if let Some(view) = &mut self.background.table {
            view.state = TableState::Refused(FileTrouble::Damaged);
        }
    }

    /// What a spreadsheet is for that is dropped here; none where it is no spreadsheet, or a material.
    pub(crate) fn table_dropped(&self, path: &Path) -> Option<TableFor> {
        let ending = path.extension()?.to_string_lossy().to_lowercase();
        let wanted = match self.state.place {
            Place::Course(id, CourseTab::People) => TableFor::People(id),
            Place::Course(id, CourseTab::Plan) => TableFor::Plan(id),
            Place::NewCourse(_) => TableFor::NewCourse,
            _ => return None,
        };
        ENDINGS.contains(&ending.as_str()).then_some(wanted)
    }
}

fn trouble(error: &StorageError) -> FileTrouble {
    match error {
        StorageError::Missing { .. } => FileTrouble::NotThere,
        StorageError::Unreadable { .. } => FileTrouble::TooLarge,
        _ => FileTrouble::Unreadable,
    }
}
