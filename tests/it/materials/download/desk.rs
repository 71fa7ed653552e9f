//! A folder, a server and a file to fetch: what every test of one download needs.

use std::collections::BTreeSet;
use std::path::Path;

use doorstep::core::ids::FileId;
use doorstep::core::materials::download_queue::{DownloadError, Ended, Wanted, format_of_name};
use doorstep::materials::download::fetch::{Job, fetch};
use doorstep::materials::download::line::Stop;
use doorstep::storage::disk::{Disk, RealDisk};

use super::server::{Reply, Request, Server};

pub fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name))
        .expect("a fixture")
}

pub fn deck() -> Vec<u8> {
    fixture("boxes-en.pptx")
}

pub fn guide() -> Vec<u8> {
    fixture("guide-en.pdf")
}

/// A folder and what is fetched into it.
pub struct Desk {
    pub folder: tempfile::TempDir,
    pub server: Server,
    pub wanted: Wanted,
}

impl Desk {
    pub fn new(name: &str, answers: impl Fn(&Request, usize) -> Reply + Send + Sync + 'static) -> Self {
        let server = Server::new(answers);
        let format = format_of_name(name).expect("a format");
        let url = "https://a.org/file".to_owned();
        let wanted = Wanted { file: FileId::named("f"), name: name.to_owned(), url, format };
        Self { folder: tempfile::tempdir().expect("a folder"), server, wanted }
    }

    pub fn try_on(&self, disk: &dyn Disk) -> Ended {
        let stop = Stop::default();
        let web = self.server.web();
        let job = Job { wanted: &self.wanted, folder: self.folder.path(), disk, web: &web, stop: &stop };
        fetch(&job, &|_, _| {})
    }

    pub fn try_once(&self) -> Ended {
        self.try_on(&RealDisk)
    }

    /// All names in the folder.
    pub fn names(&self) -> BTreeSet<String> {
        std::fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").file_name().into_string().expect("a text"))
            .collect()
    }

    /// The file is there with these bytes, and nothing else.
    pub fn assert_done(&self, ended: &Ended, bytes: &[u8]) {
        let path = self.folder.path().join(&self.wanted.name);
        assert_eq!(*ended, Ended::Done(path.clone()));
        assert_eq!(std::fs::read(&path).expect("the file"), bytes);
        assert_eq!(self.names(), BTreeSet::from([self.wanted.name.clone()]));
    }

    /// Nothing has the name of the file.
    pub fn assert_failed(&self, ended: &Ended, why: DownloadError) {
        assert!(matches!(ended, Ended::Failed(told, _) if *told == why), "{ended:?} is not {why:?}");
        assert!(!self.folder.path().join(&self.wanted.name).exists());
    }
}
