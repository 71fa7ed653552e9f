//! The process that draws, seen from the window's side: started, asked, timed, and ended.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::ChildStdin;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Instant;

use super::draw::COMMAND;
use super::packing::{most_packed, unpack};
use super::{LONGEST_SIDE, Limits, MOST_PAGES, Picture, Request};
use crate::core::trouble::FileTrouble;
use crate::materials::subprocess::{LOOK, Subprocess};

/// The longest line that is read; numbers need no more.
const LONGEST_LINE: u64 = 100;

/// What the process answers.
pub(super) enum Answer {
    /// The file is open: the sizes of its pages in points.
    Opened(Vec<(f32, f32)>),
    /// The file can't be shown.
    Refused(FileTrouble),
    /// A page.
    Drawn(u32, Picture),
    /// A page that can't be drawn.
    Failed(u32),
}

/// The process.
pub(super) struct Worker {
    apart: Subprocess,
    requests: ChildStdin,
    answers: Receiver<Answer>,
    limits: Limits,
}

impl Worker {
    pub(super) fn start(program: &Path, file: &Path, limits: Limits) -> Result<Self, FileTrouble> {
        let arguments = [OsStr::new(COMMAND), file.as_os_str()];
        let started = Subprocess::start(program, &arguments, limits.memory);
        let (apart, requests, output) = started.map_err(|_| FileTrouble::DrawingFailed)?;
        let (sender, answers) = channel();
        let reader = move || {
            let (mut output, mut packed) = (BufReader::with_capacity(1 << 16, output), Vec::new());
            // Ends with the process, or when nobody listens any more.
            while let Some(answer) = read_answer(&mut output, &mut packed) {
                if sender.send(answer).is_err() {
                    return;
                }
            }
        };
        let thread = std::thread::Builder::new().name("doorstep-pixels".to_owned());
        let started = thread.spawn(reader);
        let worker = Self { apart, requests, answers, limits };
        if started.is_err() { Err(FileTrouble::DrawingFailed) } else { Ok(worker) }
    }

    /// Asks for a page.
    pub(super) fn ask(&mut self, request: Request) -> Result<(), FileTrouble> {
        let line = format!("{} {}\n", request.page, request.width);
        let sent = self.requests.write_all(line.as_bytes()).and_then(|()| self.requests.flush());
        sent.map_err(|_| FileTrouble::DrawingFailed)
    }

    /// Waits for the page that was asked for first. `Ok(None)`: it can't be drawn. `Err(None)`: nobody wants it any
    /// more.
    pub(super) fn answer(
        &mut self,
        request: Request,
        gone: &dyn Fn() -> bool,
    ) -> Result<Option<Picture>, Option<FileTrouble>> {
        match self.wait(gone)? {
            Answer::Drawn(page, picture) if page == request.page => Ok(Some(picture)),
            Answer::Failed(page) if page == request.page => Ok(None),
            _ => Err(Some(FileTrouble::DrawingFailed)),
        }
    }

    /// Waits for an answer, at most as long as is allowed. `Err(None)`: nobody waits any more.
    pub(super) fn wait(&mut self, gone: &dyn Fn() -> bool) -> Result<Answer, Option<FileTrouble>> {
        let deadline = Instant::now() + self.limits.time;
        loop {
            match self.answers.recv_timeout(LOOK) {
                Ok(answer) => return Ok(answer),
                Err(RecvTimeoutError::Disconnected) => return Err(Some(FileTrouble::DrawingFailed)),
                Err(RecvTimeoutError::Timeout) if gone() => return Err(None),
                Err(RecvTimeoutError::Timeout) if Instant::now() >= deadline => {
                    return Err(Some(FileTrouble::DrawingTooLong));
                }
                Err(RecvTimeoutError::Timeout) if self.apart.uses_too_much() => {
                    return Err(Some(FileTrouble::DrawingTooLarge));
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }
}

/// Reads one answer, with the help of some memory; `None` at the end, or if it is not one.
fn read_answer(output: &mut impl BufRead, packed: &mut Vec<u8>) -> Option<Answer> {
    let line = read_line(output)?;
    let mut words = line.split(' ');
    let kind = words.next()?;
    let mut number = || words.next()?.parse::<u32>().ok();
    match kind {
        "open" => {
            let pages = number()? as usize;
            let mut sizes = Vec::new();
            for _ in 0..pages.min(MOST_PAGES) {
                let line = read_line(output)?;
                let (width, height) = line.split_once(' ')?;
                sizes.push((width.parse().ok()?, height.parse().ok()?));
            }
            Some(Answer::Opened(sizes))
        }
        "refused" => {
            Some(Answer::Refused(serde_json::from_str(words.next()?).unwrap_or(FileTrouble::Damaged)))
        }
        "page" => {
            let (page, width, height, length) = (number()?, number()?, number()?, number()? as usize);
            let bytes = width as usize * height as usize * 4;
            let sound = (1..=LONGEST_SIDE).contains(&width) && (1..=LONGEST_SIDE).contains(&height);
            if !sound || length > most_packed(bytes) {
                return None;
            }
            packed.resize(length, 0);
            output.read_exact(packed).ok()?;
            let pixels = unpack(packed, bytes / 4)?;
            Some(Answer::Drawn(page, Picture { width, height, pixels }))
        }
        "failed" => Some(Answer::Failed(number()?)),
        _ => None,
    }
}

fn read_line(output: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    output.take(LONGEST_LINE).read_line(&mut line).ok()?;
    line.strip_suffix('\n').map(ToOwned::to_owned)
}
