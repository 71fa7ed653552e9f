//! The process that draws, seen from within: reads a PDF, then requests, and answers with pixels.
//!
//! A request is a line `PAGE WIDTH`. The answers are lines, too: first `open COUNT` and a line `WIDTH HEIGHT`
//! in points for each page, or `refused WHY` (a [`FileTrouble`] as JSON); then for each request
//! `page PAGE WIDTH HEIGHT BYTES` and so many bytes of [`packing`](super::packing): the pixels as red, green, blue
//! and opacity; or `failed PAGE`.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{Pixmap, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::packing::pack;
use super::{LONGEST_SIDE, MOST_PAGES, Picture};
use crate::core::trouble::FileTrouble;
use crate::materials::pdf::OpenPdf;

/// The word on the command line that starts it.
pub const COMMAND: &str = "draw-pages";

/// The largest file that is drawn, in bytes.
const LARGEST_FILE: u64 = 1 << 29;

/// The narrowest picture that is drawn, in pixels.
const NARROWEST: u32 = 16;

/// Serves requests until there are no more.
///
/// # Errors
/// If the answers can't be written: then nobody listens any more.
pub fn serve(path: &Path, input: impl BufRead, mut output: impl Write) -> io::Result<()> {
    let pdf = match catch_unwind(|| open(path)) {
        Ok(Ok(pdf)) => pdf,
        Ok(Err(why)) => return refuse(output, why),
        Err(_) => return refuse(output, FileTrouble::Damaged),
    };
    // Told at once: the output would go out line by line.
    let mut told = format!("open {}\n", pdf.pages().len());
    for page in pdf.pages().take(MOST_PAGES) {
        let (width, height) = size_of(page);
        told += &format!("{width} {height}\n");
    }
    output.write_all(told.as_bytes())?;
    output.flush()?;
    let (mut cache, mut sheet, mut packed) = (RenderCache::new(), Sheet::default(), Vec::new());
    for line in input.lines() {
        let line = line?;
        let numbers =
            line.split_once(' ').and_then(|(page, width)| Some((page.parse().ok()?, width.parse().ok()?)));
        let Some((number, width)) = numbers else { continue };
        let number: u32 = number;
        let page = number.checked_sub(1).and_then(|index| pdf.page(index as usize));
        let drawn = page.map(|page| catch_unwind(AssertUnwindSafe(|| sheet.draw(page, width, &cache))));
        match drawn {
            Some(Ok(())) => {
                packed.clear();
                pack(sheet.pixels.data_as_u8_slice(), &mut packed);
                let (width, height) = (sheet.pixels.width(), sheet.pixels.height());
                writeln!(output, "page {number} {width} {height} {}", packed.len())?;
                output.write_all(&packed)?;
            }
            Some(Err(_)) => {
                // What the panic left behind is not to be trusted.
                (cache, sheet) = (RenderCache::new(), Sheet::default());
                writeln!(output, "failed {number}")?;
            }
            None => writeln!(output, "failed {number}")?,
        }
        output.flush()?;
    }
    Ok(())
}

fn refuse(mut output: impl Write, why: FileTrouble) -> io::Result<()> {
    writeln!(output, "refused {}", serde_json::to_string(&why)?)
}

/// Draws the first page of a PDF of Doorstep's own, which needs no process of its own.
///
/// # Errors
/// Why it can't be drawn.
pub fn first_page(bytes: Vec<u8>, width: u32) -> Result<Picture, FileTrouble> {
    let pdf = OpenPdf::of(bytes)?;
    let page = pdf.page(0).ok_or(FileTrouble::Damaged)?;
    let mut sheet = Sheet::default();
    sheet.draw(page, width, &RenderCache::new());
    let (width, height) = (u32::from(sheet.pixels.width()), u32::from(sheet.pixels.height()));
    Ok(Picture { width, height, rgba: sheet.pixels.data_as_u8_slice().to_vec() })
}

fn open(path: &Path) -> Result<OpenPdf, FileTrouble> {
    let facts = std::fs::metadata(path).map_err(|_| FileTrouble::NotThere)?;
    if facts.len() > LARGEST_FILE {
        return Err(FileTrouble::TooLarge);
    }
    let bytes = std::fs::read(path).map_err(|_| FileTrouble::NotThere)?;
    OpenPdf::of(bytes)
}

/// The size of a page in points; one that makes no sense is taken for a sheet of A4.
fn size_of(page: &Page<'_>) -> (f32, f32) {
    let (width, height) = page.render_dimensions();
    let sound = |side: f32| side.is_finite() && (1.0..=100_000.0).contains(&side);
    if sound(width) && sound(height) { (width, height) } else { (595.0, 842.0) }
}

/// How much larger than its points a page is drawn that is to be `width` pixels wide; less where it would be too large.
fn scale_of(page: &Page<'_>, width: u32) -> f32 {
    let (page_width, page_height) = size_of(page);
    let pixels = |count: u32| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let wanted = pixels(width.clamp(NARROWEST, LONGEST_SIDE));
    let most = pixels(LONGEST_SIDE) / page_width.max(page_height);
    // A page that is very long and thin still gets a picture of at least a pixel's width.
    let least = 1.01 / page_width.min(page_height);
    (wanted / page_width).min(most).max(least.min(most))
}

/// What pages are drawn on, one after the other: most are of one size, and memory that was used is at hand.
struct Sheet {
    context: RenderContext,
    pixels: Pixmap,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { context: RenderContext::new(1, 1), pixels: Pixmap::new(1, 1) }
    }
}

impl Sheet {
    /// Draws a page on white.
    fn draw<'a>(&mut self, page: &'a Page<'a>, width: u32, cache: &RenderCache<'a>) {
        let scale = scale_of(page, width);
        let (page_width, page_height) = page.render_dimensions();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "sides are positive, and what is too large is cut"
        )]
        let (width, height) = ((page_width * scale) as u16, (page_height * scale) as u16);
        if (width, height) == (self.pixels.width(), self.pixels.height()) {
            self.context.reset();
        } else {
            self.context = RenderContext::new(width, height);
            self.pixels = Pixmap::new(width, height);
        }
        let place = Affine::scale(f64::from(scale)) * page.initial_transform(true).to_kurbo();
        let (interpreter, renderer) = (InterpreterSettings::default(), RenderSettings::default());
        render_into(page, cache, &interpreter, &renderer, &mut self.context, place);
        self.context.flush();
        let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        self.context.render_with(&mut self.pixels, &mut Resources::default(), paper);
    }
}
