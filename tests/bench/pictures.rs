//! Pictures of pages, beside pdftoppm at the same size: the process that draws is asked for each page of the
//! guides among the fixtures. Prints the ratio, both without their start, as Doorstep's process stays while a file is
//! looked at; and when the first page was there. A page that was drawn is in memory, and is shown at once.

#![allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints what it measured")]

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::{Duration, Instant};

use doorstep::materials::pictures::{Limits, PictureEvent, Pictures, Request};

const ROUNDS: usize = 7;
const WIDTH: u32 = 1_200;

fn main() {
    for name in ["guide-en.pdf", "guide-ru.pdf", "guide-ka.pdf", "twin-en.pdf"] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/reading").join(name);
        let (mut firsts, mut ours): (Vec<Duration>, Vec<Duration>) =
            (0..ROUNDS).map(|_| drawn(&file)).unzip();
        let without_start = || Some(pdftoppm(Some(&file))?.saturating_sub(pdftoppm(None)?));
        let mut theirs: Vec<Duration> = (0..ROUNDS).filter_map(|_| without_start()).collect();
        let (first, own) = (median(&mut firsts), median(&mut ours));
        if theirs.is_empty() {
            println!("{name}: {own:?}, the first page {first:?}; pdftoppm is not on this computer");
            continue;
        }
        let other = median(&mut theirs);
        let ratio = own.as_secs_f64() / other.as_secs_f64();
        println!("{name}: {own:?}, the first page {first:?}; pdftoppm {other:?}: {ratio:.2} times its time");
    }
}

/// The first page, and all of them, once the process has the file open.
fn drawn(file: &Path) -> (Duration, Duration) {
    let (sender, events) = channel();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_doorstep"));
    let on_event = Arc::new(move |event| {
        sender.send(event).ok();
    });
    let pictures = Pictures::open(&program, file, Limits::default(), on_event);
    let PictureEvent::Opened(sizes) = events.recv().expect("it opens") else { unreachable!("it opens") };
    let pages = u32::try_from(sizes.len()).expect("few");
    let begun = Instant::now();
    pictures.want((1..=pages).map(|page| Request { page, width: WIDTH }));
    let mut first = None;
    for _ in 0..pages {
        let event = events.recv().expect("an answer");
        assert!(matches!(event, PictureEvent::Drawn(..)), "{event:?}");
        first.get_or_insert_with(|| begun.elapsed());
    }
    (first.expect("a page"), begun.elapsed())
}

/// All pages; without a file only the start.
fn pdftoppm(file: Option<&Path>) -> Option<Duration> {
    let begun = Instant::now();
    let width = WIDTH.to_string();
    let drawing = ["-scale-to-x", &width, "-scale-to-y", "-1"];
    let arguments: &[&str] = if file.is_some() { &drawing } else { &["-v"] };
    // Without a name to write to, the pictures go to the output.
    let mut command = Command::new("pdftoppm");
    let status =
        command.args(arguments).args(file).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| begun.elapsed())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
