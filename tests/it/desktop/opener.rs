//! Files reach the programs of this computer exactly as they are named: tried with an opener that logs.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use doorstep::desktop::opener::{Opener, SystemOpener};

/// Tells the test, run once more by itself, to open what is in this folder.
const FOLDER: &str = "DOORSTEP_TEST_OPENS";

/// Where the opener writes what it was asked to open.
const LOG: &str = "DOORSTEP_TEST_LOG";

const NAMES: [&str; 14] = [
    "a#b.pdf",
    "50%20 off%.pdf",
    "two  spaces .x.pdf",
    "-rf.pdf",
    "--help.pdf",
    "it's \"quoted\" `now` $HOME $(date).pdf",
    "Руководство № 1.pdf",
    "ოჯახი.pdf",
    "עברית.pdf",
    "e\u{301}tude.pdf",
    "👩🏽\u{200d}🏫.pdf",
    "dots at the end.pdf..",
    "semi;colon&amp|pipe>.pdf",
    "back\\slash.pdf",
];

#[test]
fn names_reach_the_program_as_they_are() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        for name in NAMES {
            SystemOpener.open_path(&Path::new(&folder).join(name)).expect("the opener is there");
        }
        return;
    }
    let place = tempfile::tempdir().expect("a folder");
    let (programs, files, log) =
        (place.path().join("bin"), place.path().join("my files"), place.path().join("log"));
    for folder in [&programs, &files] {
        std::fs::create_dir(folder).expect("made");
    }
    for name in NAMES {
        std::fs::write(files.join(name), "x").expect("written");
    }
    let opener = programs.join("xdg-open");
    std::fs::write(&opener, format!("#!/bin/sh\nprintf '%s\\0' \"$@\" >> \"${LOG}\"\n")).expect("written");
    std::fs::set_permissions(&opener, std::fs::Permissions::from_mode(0o755)).expect("made to run");
    // The search path of a process is set before it begins.
    let myself = std::env::current_exe().expect("there");
    let run = Command::new(myself)
        .args(["--exact", "desktop::opener::names_reach_the_program_as_they_are"])
        .env("PATH", &programs)
        .env(FOLDER, &files)
        .env(LOG, &log)
        .output()
        .expect("it runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    let logged = || -> BTreeSet<PathBuf> {
        let said = std::fs::read_to_string(&log).unwrap_or_default();
        said.split_terminator('\0').map(PathBuf::from).collect()
    };
    // What is opened goes on by itself.
    let patience = Instant::now() + Duration::from_mins(1);
    while logged().len() < NAMES.len() && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(5));
    }
    let expected: BTreeSet<PathBuf> = NAMES.iter().map(|name| files.join(name)).collect();
    assert_eq!(logged(), expected);
}
