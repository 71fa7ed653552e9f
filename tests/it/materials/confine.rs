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
    // The one who starts it is a shell that waits; its input stays open, so only the watch can end it.
    let script = "\"$0\" draw-pages \"$1\" <&0 & echo $!; wait";
    let mut shell = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_doorstep")])
        .arg(guide())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell");
    let _input = shell.stdin.take().expect("its input");
    let lines: Vec<String> = BufReader::new(shell.stdout.take().expect("its output"))
        .lines()
        .take(2)
        .collect::<Result<_, _>>()
        .expect("two lines");
    assert!(lines.iter().any(|line| line.starts_with("open ")), "the file was opened: {lines:?}");
    let id = lines.iter().find(|line| line.bytes().all(|byte| byte.is_ascii_digit())).expect("its number");
    let status = of_process(id, "status").expect("it runs");
    assert!(status.contains("NoNewPrivs:\t1"), "{status}");
    let limits = of_process(id, "limits").expect("it runs");
    for line in ["Max file size", "Max core file size"] {
        let limit = limits.lines().find_map(|found| found.strip_prefix(line)).expect("a limit");
        assert_eq!(limit.split_whitespace().next(), Some("0"), "{line}");
    }
    shell.kill().expect("killed");
    shell.wait().expect("gone");
    let begun = Instant::now();
    let runs = || of_process(id, "stat").is_some_and(|stat| !stat.contains(") Z "));
    while runs() {
        assert!(begun.elapsed() < Duration::from_secs(20), "it goes on without who started it");
        std::thread::sleep(Duration::from_millis(20));
    }
}
