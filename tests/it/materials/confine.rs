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
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    if can_forbid() {
        assert!(status.contains("Seccomp:\t2"), "{status}");
    }
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
    use std::net::TcpStream;
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
    again_apart("it_reads_the_one_file_and_reaches_nobody");
}

/// Whether this system can forbid system calls to a process.
#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
fn can_forbid() -> bool {
    let known = std::fs::read_to_string("/proc/sys/kernel/seccomp/actions_avail");
    known.is_ok_and(|known| known.split_whitespace().any(|action| action == "errno"))
}

/// Runs a test of this file again in a process of its own, which finds [`PORT`] set.
#[cfg(target_os = "linux")]
fn again_apart(name: &str) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let run = Command::new(std::env::current_exe().expect("there"))
        .args(["--exact", &format!("materials::confine::{name}")])
        .env(PORT, listener.local_addr().expect("an address").port().to_string())
        .output()
        .expect("it runs");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains("1 passed"), "{said}");
}

#[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
#[test]
fn it_makes_no_socket_of_any_kind_and_begins_no_program() {
    use std::net::UdpSocket;
    use std::os::unix::net::{UnixDatagram, UnixListener, UnixStream};
    use std::os::unix::process::CommandExt;
    // "Not permitted", as the filter says it: what is refused by its path is told otherwise.
    const EPERM: Option<i32> = Some(1);
    fn refused<T>(result: std::io::Result<T>) -> bool {
        result.is_err_and(|error| error.raw_os_error() == EPERM)
    }
    if std::env::var(PORT).is_err() {
        if can_forbid() {
            again_apart("it_makes_no_socket_of_any_kind_and_begins_no_program");
        }
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let there = folder.path().join("there");
    let listener = UnixListener::bind(&there).expect("before");
    let udp = UdpSocket::bind("127.0.0.1:0").expect("before");
    let nobody = udp.local_addr().expect("an address");
    assert!(Command::new("true").status().is_ok_and(|status| status.success()), "before");
    doorstep::materials::confine::confine(&guide());
    assert!(refused(UdpSocket::bind("127.0.0.1:0")), "it makes one");
    assert!(refused(UdpSocket::bind("[::1]:0")), "it makes one of the other kind");
    assert!(refused(udp.send_to(b"x", nobody)), "it sends by one that it has");
    assert!(refused(listener.accept()), "it answers by one that it has");
    assert!(
        refused(UnixStream::connect(&there)) && refused(UnixDatagram::unbound()),
        "it reaches others here"
    );
    assert!(refused(Command::new("true").status()), "it begins another");
    assert!(refused::<()>(Err(Command::new("true").exec())), "it becomes another");
    // What it needs it has: the file, a thread, the way back to who started it.
    assert!(std::fs::read(guide()).is_ok_and(|bytes| bytes.starts_with(b"%PDF")));
    assert_eq!(std::thread::spawn(|| 7).join().expect("a thread"), 7);
}

#[test]
fn confined_it_reads_every_fixture_as_it_would_unconfined() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading");
    let apart = doorstep::materials::reading::reader::Reader::with(env!("CARGO_BIN_EXE_doorstep").into());
    let here = doorstep::materials::reading::reader::Reader::default();
    let mut count = 0;
    let mut folders = vec![folder];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("fixtures") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "pdf") {
                count += 1;
                assert_eq!(apart.read(&path, &|| false), here.read(&path, &|| false), "{path:?}");
                assert_eq!(apart.page_count(&path, &|| false), here.page_count(&path, &|| false), "{path:?}");
            }
        }
    }
    assert!(count > 10, "{count}");
}
