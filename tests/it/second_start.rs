//! A second start hands what it was asked for to the window that is open, and to that alone.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use doorstep::app::startup::second_start::{Handed, Listener, hand_over};
use doorstep::app::startup::{Start, StartNotice};
use doorstep::core::ids::TrainingId;
use doorstep::storage::lock::{Door, Owner};
use doorstep::storage::paths::DataDir;
use doorstep::ui::action::Place;
use jiff::Timestamp;

fn owner(door: Option<Door>) -> Owner {
    Owner { door, ..Owner::this_process(Timestamp::UNIX_EPOCH) }
}

fn opened() -> (Owner, Receiver<Handed>) {
    let listener = Listener::open().expect("a door");
    let owner = owner(Some(listener.door().clone()));
    (owner, listener.listen(Arc::new(|| {})))
}

#[test]
fn a_file_and_the_wish_to_see_the_window_are_handed_over() {
    let (owner, handed) = opened();
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("Курс 1.doorstep");
    assert!(hand_over(&owner, Some(&file)));
    assert!(hand_over(&owner, None));
    assert_eq!(handed.recv(), Ok(Some(file)));
    assert_eq!(handed.recv(), Ok(None));
}

#[test]
fn who_does_not_know_the_word_is_not_let_in() {
    let (real, handed) = opened();
    let door = real.door.clone().expect("a door");
    let guessed = owner(Some(Door { word: "guessed".to_owned(), ..door.clone() }));
    assert!(!hand_over(&guessed, None));
    let far = Owner { host: "another computer".to_owned(), ..real.clone() };
    assert!(!hand_over(&far, None), "the same port of another computer is another program");
    for noise in [
        "\n".to_owned(),
        "GET / HTTP/1.1\r\n\r\n".to_owned(),
        format!("{{\"word\":\"{}\",\"file\":\"not/absolute\"}}\n", door.word),
        "x".repeat(200_000),
    ] {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, door.port)).expect("connected");
        // It may be hung up on before all is said.
        stream.write_all(noise.as_bytes()).ok();
        let mut said = Vec::new();
        stream.read_to_end(&mut said).ok();
        assert!(said.is_empty(), "{:?}", noise.get(..20));
    }
    assert!(hand_over(&real, None), "it still listens");
    assert_eq!(handed.try_iter().count(), 1, "and heard nobody else");
}

#[test]
fn where_nobody_answers_the_second_window_opens_to_look() {
    assert!(!hand_over(&owner(None), None), "an older one has no door");
    let door = Listener::open().expect("a door").door().clone();
    assert!(!hand_over(&owner(Some(door)), Some(Path::new("/x.doorstep"))), "it is gone");
}

#[test]
fn the_note_beside_the_lock_leads_to_the_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let first = Start::on(DataDir::at(folder.path()));
    let handed = first.listener.expect("it listens").listen(Arc::new(|| {}));
    let second = Start::on(DataDir::at(folder.path()));
    assert!(second.look_only && second.notices == [StartNotice::OtherInstance]);
    assert!(second.listener.is_none(), "who may only look has nothing to hear");
    assert!(hand_over(&second.other.expect("the first is known"), None));
    assert_eq!(handed.recv(), Ok(None));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let note = DataDir::at(folder.path()).lock_note();
        let mode = std::fs::metadata(note).expect("there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "the word is for its owner alone");
    }
}

#[test]
fn the_window_opens_what_a_second_start_was_for() {
    let mut window = crate::harness::window(&crate::harness::Setup::default());
    window.settle();
    let workspace = window.state().editor().workspace();
    let training = Arc::clone(workspace.training(TrainingId::named("foundational")).expect("a training"));
    let bytes = doorstep::exchange::training_file::to_bytes(&training).expect("bytes");
    let file = window.folder.path().join("From Nino.doorstep-training.json");
    std::fs::write(&file, bytes).expect("written");
    let second = Start::on(DataDir::at(window.folder.path()));
    assert!(hand_over(&second.other.expect("the window is known"), Some(&file)));
    window.harness.step();
    window.settle();
    let Place::Training(id) = window.state().place() else { panic!("{:?}", window.state().place()) };
    let loaded = window.state().editor().workspace().training(id).expect("there");
    assert_eq!(loaded.title, training.title);
}
