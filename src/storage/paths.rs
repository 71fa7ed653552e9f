//! The data folder: where it is, and where each thing stands in it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::error::StorageError;
use super::keys::{DocKey, DocKind};

/// The environment variable that names another data folder.
pub const DATA_DIR_VARIABLE: &str = "DOORSTEP_DATA_DIR";

/// The folder beside the program that makes it portable: on a memory stick, say.
pub const PORTABLE_FOLDER: &str = "doorstep-data";

/// The data folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataDir {
    root: PathBuf,
    /// It stands in the usual place: nobody chose it, and nobody else has any business in it.
    usual: bool,
}

/// Why the data folder is where it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Chosen {
    /// Named on the command line.
    CommandLine,
    /// Named by the environment variable.
    Environment,
    /// Beside the program.
    Portable,
    /// The usual place of this computer.
    Usual,
}

/// Where to look for the data folder. A value, so that tests need not change the environment.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Surroundings {
    /// What the command line said.
    pub argument: Option<PathBuf>,
    /// What the environment variable said.
    pub variable: Option<OsString>,
    /// The folder that the program is in.
    pub program_folder: Option<PathBuf>,
    /// The usual place of this computer; `None` without a home folder.
    pub usual: Option<PathBuf>,
}

impl Surroundings {
    /// The surroundings of this process, with what the command line said.
    #[must_use]
    pub fn of_process(argument: Option<PathBuf>) -> Self {
        let program = std::env::current_exe().ok();
        Self {
            argument,
            variable: std::env::var_os(DATA_DIR_VARIABLE),
            program_folder: program.and_then(|program| program.parent().map(Path::to_path_buf)),
            usual: directories::ProjectDirs::from("org", "Doorstep", "Doorstep")
                .map(|dirs| dirs.data_local_dir().to_path_buf()),
        }
    }
}

impl DataDir {
    /// The data folder at `root`.
    #[must_use]
    pub fn at(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), usual: false }
    }

    /// Finds the data folder: command line, environment, beside the program, usual place.
    ///
    /// # Errors
    /// [`StorageError::NoHome`] if there is none of these.
    pub fn find(around: Surroundings) -> Result<(Self, Chosen), StorageError> {
        let absolute = |path: PathBuf| std::path::absolute(&path).unwrap_or(path);
        if let Some(path) = around.argument {
            return Ok((Self::at(absolute(path)), Chosen::CommandLine));
        }
        if let Some(path) = around.variable.filter(|path| !path.is_empty()) {
            return Ok((Self::at(absolute(path.into())), Chosen::Environment));
        }
        let portable = around.program_folder.map(|folder| folder.join(PORTABLE_FOLDER));
        if let Some(path) = portable.filter(|path| path.is_dir()) {
            return Ok((Self::at(path), Chosen::Portable));
        }
        let path = around.usual.ok_or(StorageError::NoHome)?;
        Ok((Self { usual: true, ..Self::at(path) }, Chosen::Usual))
    }

    /// Whether it is Doorstep's alone, as nobody chose the place.
    #[must_use]
    pub fn is_usual(&self) -> bool {
        self.usual
    }

    /// The folder itself.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The file that one instance holds a lock on.
    #[must_use]
    pub fn lock_file(&self) -> PathBuf {
        self.root.join("doorstep.lock")
    }

    /// The note of who holds the lock.
    #[must_use]
    pub fn lock_note(&self) -> PathBuf {
        self.root.join("doorstep.lock.json")
    }

    /// The words of a colleague, by which more decks and guides are understood.
    #[must_use]
    pub fn own_words(&self) -> PathBuf {
        self.root.join("words.json")
    }

    /// Where logs go.
    #[must_use]
    pub fn logs(&self) -> PathBuf {
        self.root.join("logs")
    }

    /// Where removed documents go.
    #[must_use]
    pub fn bin(&self) -> PathBuf {
        self.root.join("bin")
    }

    /// The folder of all documents of a kind.
    #[must_use]
    pub fn folder(&self, kind: DocKind) -> PathBuf {
        self.root.join(kind.folder())
    }

    /// The folder that a document's file is in.
    #[must_use]
    pub fn folder_of(&self, key: DocKey) -> PathBuf {
        match (key.kind(), key) {
            (Some((kind, _)), _) => self.folder(kind),
            (None, DocKey::Stamps(_)) => self.folder(DocKind::Course),
            (None, _) => self.root.clone(),
        }
    }

    /// The file of a document.
    #[must_use]
    pub fn file(&self, key: DocKey) -> PathBuf {
        self.folder_of(key).join(file_name(key))
    }

    /// The folder of a document's backups, and of versions of it that were set aside.
    #[must_use]
    pub fn backups(&self, key: DocKey) -> PathBuf {
        let all = self.root.join("backups");
        match key {
            DocKey::Course(id) => all.join("courses").join(id.to_string()),
            DocKey::Training(id) => all.join("trainings").join(id.to_string()),
            DocKey::Settings => all.join("settings"),
            DocKey::Places => all.join("places"),
            DocKey::Known => all.join("known-files"),
            DocKey::Index => all.join("index"),
            DocKey::Stamps(id) => all.join("stamps").join(id.to_string()),
            DocKey::Device => all.join("device"),
        }
    }

    /// The folders that must be there before anything is saved.
    #[must_use]
    pub fn folders(&self) -> Vec<PathBuf> {
        vec![
            self.folder(DocKind::Course),
            self.folder(DocKind::Training),
            self.root.join("backups"),
            self.bin(),
            self.logs(),
        ]
    }
}

/// The name of a document's file.
#[must_use]
pub fn file_name(key: DocKey) -> String {
    match key {
        DocKey::Course(id) | DocKey::Training(id) => format!("{id}.json"),
        DocKey::Settings => "settings.json".to_owned(),
        DocKey::Places => "places.json".to_owned(),
        DocKey::Known => "known-files.json".to_owned(),
        DocKey::Index => "index.json".to_owned(),
        DocKey::Stamps(id) => format!("{id}.stamps.json"),
        DocKey::Device => "device.json".to_owned(),
    }
}

/// The id in the name of a document's file; `None` for any other file.
#[must_use]
pub fn id_in_name(name: &str) -> Option<Uuid> {
    let stem = name.strip_suffix(".json")?;
    let id = Uuid::try_parse(stem).ok()?;
    // Only the one spelling that is written: `{…}` and capitals would be a second file of the same id.
    (id.to_string() == stem).then_some(id)
}

/// A moment as it stands in names of files: `20261123T155830Z`.
#[must_use]
pub fn stamp(at: Timestamp) -> String {
    let at = TimeZone::UTC.to_datetime(at);
    // A clock can be set to anything; four digits must do.
    let (year, month, day) = (at.year().max(0), at.month(), at.day());
    format!("{year:04}{month:02}{day:02}T{:02}{:02}{:02}Z", at.hour(), at.minute(), at.second())
}

/// The moment in a name of a file.
#[must_use]
pub fn parse_stamp(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    if bytes.len() != 16 || !text.is_ascii() || bytes[8] != b'T' || bytes[15] != b'Z' {
        return None;
    }
    let number = |from: usize, to: usize| {
        let digits = &text[from..to];
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse::<i16>().ok()).flatten()
    };
    let small = |from: usize| number(from, from + 2).and_then(|number| i8::try_from(number).ok());
    let date = jiff::civil::Date::new(number(0, 4)?, small(4)?, small(6)?).ok()?;
    let time = jiff::civil::Time::new(small(9)?, small(11)?, small(13)?, 0).ok()?;
    TimeZone::UTC.to_timestamp(date.to_datetime(time)).ok()
}
