//! The process that draws, seen from within: reads a PDF, then requests, and answers with pixels.
//!
//! A request is a line `PAGE WIDTH`. The answers are lines, too: first `open COUNT` and a line `WIDTH HEIGHT`
//! in points for each page, or `refused WHY` (a [`FileTrouble`] as JSON); then for each request
//! `page PAGE WIDTH HEIGHT BYTES` and so many bytes of [`packing`](super::packing): the pixels as red, green, blue
//! and opacity; or `failed PAGE`. Two threads share the work: one finds out what shapes are on a page while the other
//! paints those of the page before.

use std::io::{self, BufRead, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{Receiver, Sender, SyncSender, channel, sync_channel};
use std::thread;

use hayro::hayro_interpret::{InterpreterSettings, TransformExt};
use hayro::hayro_syntax::page::Page;
use hayro::kurbo::Affine;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::vello_cpu::{PixmapMut, RasterizerSettings, RenderContext, Resources, TargetInit};
use hayro::{RenderCache, RenderSettings, render_into};

use super::packing::pack;
use super::{LONGEST_SIDE, MOST_PAGES, Picture};
use crate::core::trouble::FileTrouble;
use crate::materials::pdf::OpenPdf;
use crate::materials::reading::file_bytes;

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
pub fn serve(path: &Path, input: impl BufRead, mut output: impl Write + Send) -> io::Result<()> {
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
    let (to_painter, to_paint) = sync_channel(1);
    let (used, free) = channel();
    // One is painted while the other is filled.
    for _ in 0..2 {
        used.send(Box::new(RenderContext::new(1, 1))).ok();
    }
    thread::scope(|scope| {
        let painter = thread::Builder::new().name("doorstep-painter".to_owned());
        let painting = painter.spawn_scoped(scope, move || paint_pages(&to_paint, &used, output))?;
        find_shapes(&pdf, input, &free, &to_painter);
        // No more pages.
        drop(to_painter);
        painting.join().unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
    })
}

/// What is told to the one who paints.
enum ToPaint {
    /// Pages will take so many bytes of pixels. Memory that is used for the first time is slow: it is made ready while
    /// the shapes are found.
    Sheet(usize),
    /// The number of a page and the shapes on it; none if it can't be drawn.
    Page(u32, Option<Box<RenderContext>>),
}

/// Finds the shapes of each page that is asked for, until there are no more, or nobody paints them.
fn find_shapes(
    pdf: &OpenPdf,
    input: impl BufRead,
    free: &Receiver<Box<RenderContext>>,
    to_painter: &SyncSender<ToPaint>,
) {
    let (mut cache, mut largest) = (RenderCache::new(), 0);
    for line in input.lines().map_while(Result::ok) {
        let numbers =
            line.split_once(' ').and_then(|(page, width)| Some((page.parse().ok()?, width.parse().ok()?)));
        let Some((number, width)) = numbers else { continue };
        let number: u32 = number;
        let page = number.checked_sub(1).and_then(|index| pdf.page(index as usize));
        let Ok(mut context) = free.recv() else { return };
        let size = page.map_or((0, 0), |page| pixels_of(page, width));
        if bytes_of(size) > largest {
            largest = bytes_of(size);
            if to_painter.send(ToPaint::Sheet(largest)).is_err() {
                return;
            }
        }
        let find = AssertUnwindSafe(|| page.map(|page| find_shapes_of(page, width, &cache, &mut context)));
        let found = catch_unwind(find);
        if found.is_err() {
            // What the panic left behind is not to be trusted.
            cache = RenderCache::new();
        }
        let found = matches!(found, Ok(Some(()))).then_some(context);
        if to_painter.send(ToPaint::Page(number, found)).is_err() {
            return;
        }
    }
}

/// Paints one page after the other, and gives back what held its shapes.
fn paint_pages(
    to_paint: &Receiver<ToPaint>,
    used: &Sender<Box<RenderContext>>,
    mut output: impl Write,
) -> io::Result<()> {
    let (mut sheet, mut packed) = (Vec::new(), Vec::new());
    for told in to_paint {
        let (number, shapes) = match told {
            ToPaint::Page(number, shapes) => (number, shapes),
            ToPaint::Sheet(bytes) => {
                sheet = vec![u8::MAX; bytes];
                continue;
            }
        };
        let painted = shapes.and_then(|context| {
            packed.clear();
            let paint = || pack(paint(&context, &mut sheet), &mut packed);
            catch_unwind(AssertUnwindSafe(paint)).ok().map(|()| context)
        });
        if let Some(context) = &painted {
            writeln!(output, "page {number} {} {} {}", context.width(), context.height(), packed.len())?;
            output.write_all(&packed)?;
        } else {
            writeln!(output, "failed {number}")?;
        }
        output.flush()?;
        // Nobody may need it any more.
        used.send(painted.unwrap_or_else(|| Box::new(RenderContext::new(1, 1)))).ok();
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
    let (mut context, mut sheet) = (RenderContext::new(1, 1), Vec::new());
    find_shapes_of(page, width, &RenderCache::new(), &mut context);
    let (width, height) = (u32::from(context.width()), u32::from(context.height()));
    let mut pixels = vec![0; width as usize * height as usize];
    bytemuck::cast_slice_mut(&mut pixels).copy_from_slice(paint(&context, &mut sheet));
    Ok(Picture { width, height, pixels })
}

fn open(path: &Path) -> Result<OpenPdf, FileTrouble> {
    OpenPdf::of(file_bytes(path, LARGEST_FILE)?)
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

/// How many pixels wide and high the picture of a page is that is to be so wide.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "sides are positive, and what is too large is cut"
)]
fn pixels_of(page: &Page<'_>, width: u32) -> (u16, u16) {
    let scale = scale_of(page, width);
    let (page_width, page_height) = page.render_dimensions();
    ((page_width * scale) as u16, (page_height * scale) as u16)
}

/// How many bytes so many pixels take.
fn bytes_of((width, height): (u16, u16)) -> usize {
    usize::from(width) * usize::from(height) * 4
}

/// Finds the shapes of a page, placed for a picture of this width in pixels.
fn find_shapes_of<'a>(page: &'a Page<'a>, width: u32, cache: &RenderCache<'a>, context: &mut RenderContext) {
    let (across, down) = pixels_of(page, width);
    context.reset_and_resize(across, down);
    let place = Affine::scale(f64::from(scale_of(page, width))) * page.initial_transform(true).to_kurbo();
    let (interpreter, renderer) = (InterpreterSettings::default(), RenderSettings::default());
    render_into(page, cache, &interpreter, &renderer, context, place);
    context.flush();
}

/// Paints shapes on white. Gives the pixels: red, green, blue and opacity of each, row by row. The sheet is at hand
/// for the next page, which is mostly of the same size.
fn paint<'a>(shapes: &RenderContext, sheet: &'a mut Vec<u8>) -> &'a [u8] {
    let (width, height) = (shapes.width(), shapes.height());
    let length = bytes_of((width, height));
    if sheet.len() < length {
        sheet.resize(length, 0);
    }
    let pixels = &mut sheet[..length];
    if let Some(target) = PixmapMut::new(width, height, pixels) {
        let paper = RasterizerSettings { target_init: TargetInit::Clear(WHITE), ..Default::default() };
        shapes.render_with(target, &mut Resources::default(), paper);
    }
    pixels
}
