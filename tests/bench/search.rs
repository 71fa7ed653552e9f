//! Search as one types, beside ripgrep over the same words as files: 10,000 notes, and the text of 20 decks of
//! 100 slides. Prints medians and their ratio. Without ripgrep on the computer it says so.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a benchmark prints what it measured, and writes the files to measure with"
)]

use std::hint::black_box;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use doorstep::core::find::texts::{MaterialText, search};
use doorstep::core::find::{Candidate, Findable};
use doorstep::core::ids::{FileId, MaterialId};
use doorstep::core::reading::pages::{Line, Page, Pages, PagesFormat};

const ROUNDS: usize = 31;
const NOTES: usize = 10_000;
const DECKS: usize = 20;
const SLIDES: usize = 100;

/// Words that trainers write, in two scripts; the numbers beside them make each text its own.
const WORDS: [&str; 16] = [
    "family",
    "strengths",
    "visit",
    "listening",
    "play",
    "mother",
    "feeding",
    "question",
    "семья",
    "ребёнок",
    "занятие",
    "вопрос",
    "поддержка",
    "игра",
    "развитие",
    "доверие",
];

fn main() {
    let texts: Vec<MaterialText> = (0..DECKS).map(deck).collect();
    // As the search box does it: made ready once, looked through with each letter.
    let notes = Findable::new((0..NOTES).map(note).collect());
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target").join("search-bench");
    write_files(&folder);
    let bytes: usize = texts.iter().map(MaterialText::bytes).sum();
    println!("{NOTES} notes; {DECKS} decks of {SLIDES} slides, {} KB kept to search them", bytes / 1024);
    for typed in ["st", "strengths", "семья", "вопрос play", "needle", "nothing like it"] {
        let slides = median(|| drop(black_box(search(&texts, typed, 20))));
        let both = median(|| {
            black_box(notes.rank(typed, 40));
            black_box(search(&texts, typed, 20));
        });
        let hits = search(&texts, typed, 20).len();
        print!("{typed:?}: slides {slides:?}, with the notes {both:?}, {hits} slides shown");
        match ripgrep(&folder, typed) {
            Some(beside) => {
                let ratio = both.as_secs_f64() / beside.as_secs_f64();
                println!("; ripgrep {beside:?}: {ratio:.2} times its time");
            }
            None => println!("; ripgrep is not on this computer"),
        }
    }
}

fn median(mut work: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..ROUNDS)
        .map(|_| {
            let begun = Instant::now();
            work();
            begun.elapsed()
        })
        .collect();
    times.sort();
    times[ROUNDS / 2]
}

/// A line of some ten words, another for each number.
fn line(number: usize) -> String {
    let words = (0..10).map(|place| WORDS[(number * 7 + place * (number % 5 + 1)) % WORDS.len()]);
    format!("{} {number}", words.collect::<Vec<_>>().join(" "))
}

fn slide_lines(deck: usize, slide: usize) -> Vec<String> {
    let mut lines: Vec<String> =
        (0..6).map(|line_number| line(deck * 977 + slide * 13 + line_number)).collect();
    if deck == 7 && slide == 70 {
        lines.push("the needle in all of it".to_owned());
    }
    lines
}

fn deck(number: usize) -> MaterialText {
    let page = |slide| {
        let lines = slide_lines(number, slide).into_iter().map(|text| Line { text, ..Line::default() });
        Page { lines: lines.collect(), ..Page::default() }
    };
    let pages = (0..SLIDES).map(page).collect();
    let read = Pages { format: PagesFormat::Deck, pages, ..Pages::default() };
    let name = number.to_string();
    MaterialText::of(MaterialId::named(&name), FileId::named(&name), &read)
}

fn note(number: usize) -> Candidate<usize> {
    let text = format!("{}. {}", line(number), line(number + 3));
    let title = text.chars().take(40).collect();
    Candidate { title, detail: text, weight: 0, payload: number }
}

fn write_files(folder: &Path) {
    std::fs::create_dir_all(folder).expect("a folder");
    for number in 0..DECKS {
        let lines: Vec<String> = (0..SLIDES).flat_map(|slide| slide_lines(number, slide)).collect();
        std::fs::write(folder.join(format!("deck {number}.txt")), lines.join("\n")).expect("written");
    }
    let notes: Vec<String> = (0..NOTES).map(|number| note(number).detail).collect();
    std::fs::write(folder.join("notes.txt"), notes.join("\n")).expect("written");
}

/// The time of ripgrep for the longest word typed, as it would be run by hand; `None` without ripgrep.
fn ripgrep(folder: &Path, typed: &str) -> Option<Duration> {
    let word = typed.split(' ').max_by_key(|word| word.len())?;
    let run = || {
        let arguments = ["--ignore-case", "--fixed-strings", "--line-number", word, "."];
        let mut command = Command::new("rg");
        command.args(arguments).current_dir(folder).stdout(Stdio::null()).stderr(Stdio::null()).status().ok()
    };
    run()?;
    Some(median(|| {
        black_box(run());
    }))
}
