//! Files reach the programs of this computer exactly as they are named: tried with an opener that logs.

use std::ffi::{OsStr, OsString};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use doorstep::desktop::opener::{Opener, SystemOpener};

/// Tells the test, run once more by itself, to open what is in this folder.
const FOLDER: &str = "DOORSTEP_TEST_OPENS";

/// Where the opener writes what it was asked to open.
const LOG: &str = "DOORSTEP_TEST_LOG";

const NAMES: [&[u8]; 16] = [
    b"a#b.pdf",
    b"50%20 off%.pdf",
    b"two  spaces .x.pdf",
    b"-rf.pdf",
    b"--help.pdf",
    b"it's \"quoted\" `now` $HOME $(date).pdf",
    "Руководство № 1.pdf".as_bytes(),
    "ოჯახი.pdf".as_bytes(),
    "עברית.pdf".as_bytes(),
    "e\u{301}tude.pdf".as_bytes(),
    "👩🏽\u{200d}🏫.pdf".as_bytes(),
    b"dots at the end.pdf..",
    b"semi;colon&amp|pipe>.pdf",
    b"back\\slash.pdf",
    b"one, two, three.pdf",
    // In the letters of an old system.
    b"caf\xE9.pdf",
];

/// Those that are opened at a page, and shown in their folder.
const SOME: [usize; 5] = [0, 1, 5, 6, 14];

fn named(name: &[u8]) -> &OsStr {
    OsStr::from_bytes(name)
}

#[test]
fn names_reach_the_program_as_they_are() {
    if let Some(folder) = std::env::var_os(FOLDER) {
        let path = |name: &[u8]| Path::new(&folder).join(named(name));
        for name in NAMES {
            SystemOpener.open_path(&path(name)).expect("the opener is there");
        }
        for name in SOME.map(|some| NAMES[some]) {
            SystemOpener.open_path_at_page(&path(name), 7).expect("the viewer is there");
            SystemOpener.show_in_folder(&path(name)).expect("the file manager is there");
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
        std::fs::write(files.join(named(name)), "x").expect("written");
    }
    let logs = format!("#!/bin/sh\nprintf '%s\\0' \"$@\" >> \"${LOG}\"\n");
    let tells = "#!/bin/sh\necho okularApplication_pdf.desktop\n".to_owned();
    for (name, script) in [("xdg-open", &logs), ("okular", &logs), ("dbus-send", &logs), ("xdg-mime", &tells)]
    {
        let program = programs.join(name);
        std::fs::write(&program, script).expect("written");
        std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("made to run");
    }
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
    let logged = || -> Vec<OsString> {
        let said = std::fs::read(&log).unwrap_or_default();
        said.split(|byte| *byte == 0).map(|one| named(one).to_owned()).collect()
    };
    let times = |said: &[OsString], name: &[u8]| {
        said.iter().filter(|one| **one == *files.join(named(name)).as_os_str()).count()
    };
    let here = |said: &[OsString]| NAMES.iter().all(|name| times(said, name) > 0);
    // What is opened goes on by itself.
    let patience = Instant::now() + Duration::from_mins(1);
    while !here(&logged()) && Instant::now() < patience {
        std::thread::sleep(Duration::from_millis(5));
    }
    let said = logged();
    for (number, name) in NAMES.iter().enumerate() {
        let expected = 1 + usize::from(SOME.contains(&number));
        assert_eq!(times(&said, name), expected, "{}", String::from_utf8_lossy(name));
    }
    assert_eq!(said.iter().filter(|one| *one == "-p").count(), SOME.len(), "at a page");
    // Of an address nothing is cut: neither at a comma, between which the bus has several, nor at a number sign.
    let shown: Vec<String> = said.iter().filter_map(|one| one.to_str()).map(str::to_owned).collect();
    let shown = shown.iter().filter_map(|one| one.strip_prefix("array:string:file://"));
    let ends: Vec<&str> = shown.filter_map(|address| address.rsplit('/').next()).collect();
    assert_eq!(ends.len(), SOME.len());
    assert_eq!(
        (ends[0], ends[1], ends[4]),
        ("a%23b.pdf", "50%2520%20off%25.pdf", "one%2C%20two%2C%20three.pdf")
    );
}
