//! A second start for the same data: it hands what it was asked for to the window that is open, and ends. The
//! window listens on this computer alone, and to nobody who does not know the word in the note beside the lock,
//! which only its owner may read.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::time::Duration;

use serde::{Deserialize, Serialize};

use crate::app::App;
use crate::jobs::Wake;
use crate::storage::lock::{Door, Owner};

/// How long either side waits for the other.
const PATIENCE: Duration = Duration::from_secs(2);

/// The longest question, in bytes: a path, and the word.
const LONGEST: u64 = 128 * 1024;

/// What the window answers once it has what was handed over.
const TAKEN: &[u8] = b"taken\n";

/// What is asked.
#[derive(Serialize, Deserialize)]
struct Question {
    word: String,
    file: Option<PathBuf>,
}

/// What a second start was asked for: a file to open, or only to show the window.
pub type Handed = Option<PathBuf>;

/// Where second starts of this computer are heard. What comes before [`Listener::listen`] waits.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    door: Door,
}

impl Listener {
    /// Opens a door of its own.
    ///
    /// # Errors
    /// If this computer gives none.
    pub fn open() -> io::Result<Self> {
        let socket = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let door = Door { port: socket.local_addr()?.port(), word: uuid::Uuid::new_v4().to_string() };
        Ok(Self { socket, door })
    }

    /// How a second start finds it: for the note beside the lock.
    #[must_use]
    pub fn door(&self) -> &Door {
        &self.door
    }

    /// Listens for as long as the window is open; `wake` is called after each second start.
    #[must_use]
    pub fn listen(self, wake: Wake) -> Receiver<Handed> {
        let (sender, receiver) = channel();
        let listen = move || {
            for stream in self.socket.incoming() {
                match stream.and_then(|stream| answer(stream, &self.door.word, &sender)) {
                    Ok(()) => wake(),
                    Err(error) => tracing::info!(%error, "somebody knocked and was not let in"),
                }
            }
        };
        if let Err(error) = std::thread::Builder::new().name("doorstep-door".to_owned()).spawn(listen) {
            tracing::warn!(%error, "second starts are not heard");
        }
        receiver
    }
}

/// Answers one second start.
fn answer(mut stream: TcpStream, word: &str, sender: &Sender<Handed>) -> io::Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    let mut line = Vec::new();
    BufReader::new((&stream).take(LONGEST)).read_until(b'\n', &mut line)?;
    let question: Question = serde_json::from_slice(&line)?;
    if question.word != word || question.file.as_ref().is_some_and(|file| !file.is_absolute()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    sender.send(question.file).map_err(|_| io::ErrorKind::BrokenPipe)?;
    stream.write_all(TAKEN)
}

/// Hands `file`, or the wish to see the window, to who holds the lock. Says whether it was taken: it is not where
/// the other one is on another computer, older, or hangs.
#[must_use]
pub fn hand_over(owner: &Owner, file: Option<&Path>) -> bool {
    let Some(door) = owner.door.as_ref().filter(|_| owner.is_on_this_computer()) else { return false };
    let knock = || -> io::Result<bool> {
        let question = Question { word: door.word.clone(), file: file.map(Path::to_owned) };
        let mut line = serde_json::to_vec(&question)?;
        line.push(b'\n');
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, door.port));
        let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        stream.write_all(&line)?;
        let mut said = Vec::new();
        stream.take(TAKEN.len() as u64).read_to_end(&mut said)?;
        Ok(said == TAKEN)
    };
    knock().unwrap_or_else(|error| {
        tracing::info!(%error, "the window that is open does not answer");
        false
    })
}

impl App {
    /// Does what second starts were asked for.
    pub(crate) fn answer_second_starts(&mut self, ctx: &egui::Context) {
        let handed: Vec<Handed> = self.second_starts.iter().flat_map(Receiver::try_iter).collect();
        for file in handed {
            ctx.send_viewport_cmd(egui::ViewportCommand::Minimized(false));
            ctx.send_viewport_cmd(egui::ViewportCommand::Focus);
            if let Some(file) = file {
                self.open_file(file);
            }
        }
    }
}
