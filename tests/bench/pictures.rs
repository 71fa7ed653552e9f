//! Pictures of pages, beside pdftoppm at the same size: the process that draws is asked for each page of the
//! guides among the fixtures. Prints the ratio; a page that was drawn is in memory, and is shown at once.

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
        let mut ours: Vec<Duration> = (0..ROUNDS).map(|_| drawn(&file)).collect();
        let mut theirs: Vec<Duration> = (0..ROUNDS).filter_map(|_| pdftoppm(&file)).collect();
        let own = median(&mut ours);
        if theirs.is_empty() {
            println!("{name}: {own:?}; pdftoppm is not on this computer");
            continue;
        }
        let other = median(&mut theirs);
        let ratio = own.as_secs_f64() / other.as_secs_f64();
        println!("{name}: {own:?}, pdftoppm {other:?}: {ratio:.2} times its time, both with their start");
    }
}

/// All pages, from starting the process to the last picture.
fn drawn(file: &Path) -> Duration {
    let (sender, events) = channel();
    let program = PathBuf::from(env!("CARGO_BIN_EXE_doorstep"));
    let begun = Instant::now();
    let on_event = Arc::new(move |event| {
        sender.send(event).ok();
    });
    let pictures = Pictures::open(&program, file, Limits::default(), on_event);
    let PictureEvent::Opened(sizes) = events.recv().expect("it opens") else { unreachable!("it opens") };
    let pages = u32::try_from(sizes.len()).expect("few");
    pictures.want((1..=pages).map(|page| Request { page, width: WIDTH }));
    for _ in 0..pages {
        let event = events.recv().expect("an answer");
        assert!(matches!(event, PictureEvent::Drawn(..)), "{event:?}");
    }
    begun.elapsed()
}

fn pdftoppm(file: &Path) -> Option<Duration> {
    let begun = Instant::now();
    let width = WIDTH.to_string();
    let arguments = ["-scale-to-x", &width, "-scale-to-y", "-1"];
    // Without a name to write to, the pictures go to the output.
    let mut command = Command::new("pdftoppm");
    let status =
        command.args(arguments).arg(file).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()?;
    status.success().then(|| begun.elapsed())
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
