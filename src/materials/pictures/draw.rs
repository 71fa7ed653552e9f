//! The process that draws, seen from within: reads a PDF, then requests, and answers with pixels.
//!
//! A request is a line `PAGE WIDTH`. The answers are lines, too: first `open COUNT` and a line `WIDTH HEIGHT`
//! in points for each page, or `refused WHY` (a [`FileTrouble`] as JSON); then for each request `page PAGE WIDTH HEIGHT` and the pixels
//! as red, green, blue and opacity, or `failed PAGE`.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::Pixmap;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};

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
    writeln!(output, "open {}", pdf.pages().len())?;
    for page in pdf.pages().take(MOST_PAGES) {
        let (width, height) = size_of(page);
        writeln!(output, "{width} {height}")?;
    }
    output.flush()?;
    let mut cache = RenderCache::new();
    for line in input.lines() {
        let line = line?;
        let numbers =
            line.split_once(' ').and_then(|(page, width)| Some((page.parse().ok()?, width.parse().ok()?)));
        let Some((number, width)) = numbers else { continue };
        let number: u32 = number;
        let page = number.checked_sub(1).and_then(|index| pdf.page(index as usize));
        let drawn = page.map(|page| catch_unwind(AssertUnwindSafe(|| picture(page, width, &cache))));
        match drawn {
            Some(Ok(picture)) => {
                writeln!(output, "page {number} {} {}", picture.width(), picture.height())?;
                output.write_all(picture.data_as_u8_slice())?;
            }
            Some(Err(_)) => {
                // What the panic left behind in the cache is not to be trusted.
                cache = RenderCache::new();
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
    let drawn = picture(page, width, &RenderCache::new());
    let (width, height) = (u32::from(drawn.width()), u32::from(drawn.height()));
    Ok(Picture { width, height, rgba: drawn.data_as_u8_slice().to_vec() })
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

/// Draws a page on white, `width` pixels wide, less where it would be too large.
fn picture<'a>(page: &'a Page<'a>, width: u32, cache: &RenderCache<'a>) -> Pixmap {
    let (page_width, page_height) = size_of(page);
    let pixels = |count: u32| f32::from(u16::try_from(count).unwrap_or(u16::MAX));
    let wanted = pixels(width.clamp(NARROWEST, LONGEST_SIDE));
    let most = pixels(LONGEST_SIDE) / page_width.max(page_height);
    // A page that is very long and thin still gets a picture of at least a pixel's width.
    let least = 1.01 / page_width.min(page_height);
    let scale = (wanted / page_width).min(most).max(least.min(most));
    let settings = PixmapSettings { x_scale: scale, y_scale: scale, bg_color: WHITE };
    render(page, cache, &InterpreterSettings::default(), &RenderSettings::default(), &settings)
}
