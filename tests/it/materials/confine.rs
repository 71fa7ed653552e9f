//! The process that reads files of others has given up what it does not need, and ends with who started it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn guide() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading/guide-en.pdf")
}

fn of_process(id: &str, what: &str) -> Option<String> {
    std::fs::read_to_string(format!("/proc/{id}/{what}")).ok()
}

#[test]
fn it_may_write_nothing_and_ends_when_who_started_it_is_killed() {
    // The one who starts it is a shell that waits; its input stays open, so only the watch can end it. What a shell
    // puts into the background has no input of its own unless it comes under another number.
    let script = "exec 3<&0; \"$0\" draw-pages \"$1\" <&3 & echo $!; wait";
    let mut shell = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_doorstep")])
        .arg(guide())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let _input = shell.stdin.take().expect("its input");
    // Its output stays open, too, and the number may come between its lines.
    let mut output = BufReader::new(shell.stdout.take().expect("its output")).lines();
    let (mut opened, mut number) = (false, None);
    while !opened || number.is_none() {
        let line = output.next().expect("it goes on").expect("a line");
        opened |= line.starts_with("open ");
        if line.bytes().all(|byte| byte.is_ascii_digit()) {
            number = Some(line);
        }
    }
    let id = number.as_deref().expect("its number");
    let status = of_process(id, "status").expect("it runs");
    assert!(status.contains("NoNewPrivs:\t1"), "{status}");
    let limits = of_process(id, "limits").expect("it runs");
    for line in ["Max file size", "Max core file size"] {
        let limit = limits.lines().find_map(|found| found.strip_prefix(line)).expect("a limit");
        assert_eq!(limit.split_whitespace().next(), Some("0"), "{line}");
    }
    let runs = || of_process(id, "stat").is_some_and(|stat| !stat.contains(") Z "));
    std::thread::sleep(Duration::from_millis(300));
    assert!(runs(), "it waits for what is wanted next");
    shell.kill().expect("killed");
    shell.wait().expect("gone");
    let begun = Instant::now();
    while runs() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it goes on without who started it");
        std::thread::sleep(Duration::from_millis(20));
    }
}

/// The port of somebody who would answer: set for the process that is confined.
const PORT: &str = "DOORSTEP_TEST_PORT";

/// Whether this system can hold a process back from connections.
#[cfg(target_os = "linux")]
fn can_confine() -> bool {
    use landlock::{ABI, Access, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr};
    let rules = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    rules.handle_access(AccessNet::from_all(ABI::V4)).and_then(Ruleset::create).is_ok()
}

#[cfg(target_os = "linux")]
#[test]
fn it_reads_the_one_file_and_reaches_nobody() {
    use std::io::ErrorKind::PermissionDenied;
    use std::net::{TcpListener, TcpStream};
    if let Ok(port) = std::env::var(PORT) {
        let other = Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml");
        let there = ("127.0.0.1", port.parse::<u16>().expect("a port"));
        assert!(std::fs::read(&other).is_ok() && TcpStream::connect(there).is_ok(), "before");
        doorstep::materials::confine::confine(&guide());
        assert!(std::fs::read(guide()).is_ok(), "the file that it is for");
        assert_eq!(std::fs::read(&other).map_err(|error| error.kind()), Err(PermissionDenied));
        assert_eq!(TcpStream::connect(there).map(drop).map_err(|error| error.kind()), Err(PermissionDenied));
        return;
    }
    if !can_confine() {
        return;
    }
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let run = Command::new(std::env::current_exe().expect("there"))
        .args(["--exact", "materials::confine::it_reads_the_one_file_and_reaches_nobody"])
        .env(PORT, listener.local_addr().expect("an address").port().to_string())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
}
