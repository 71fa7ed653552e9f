//! A chart on a page: bars, or pairs of dots, with their numbers beside them.

use super::pages::{Ink, Mark, Pages, Tag};
use crate::report::document::{Chart, Document};

/// The height of a bar, and of a line with a pair of dots.
const BAR: f32 = 8.0;
const DOTS: f32 = 13.0;
/// Below each label.
const GAP: f32 = 7.0;
/// The title and the names of the series.
const HEAD: f32 = 34.0;
/// The size of letters.
const SIZE: f32 = 9.0;

/// How high the bars of one label are.
fn step(chart: &Chart) -> f32 {
    let bars = if chart.dots { DOTS } else { BAR * chart.series.len().max(1) as f32 };
    bars.max(SIZE * 1.3) + GAP
}

/// How high the whole chart is.
pub fn tall(chart: &Chart) -> f32 {
    HEAD + step(chart) * chart.bars.len() as f32
}

/// Puts a chart on the pages. One that is higher than a page goes on on the next.
pub fn put(pages: &mut Pages, document: &Document, chart: &Chart) {
    if chart.bars.is_empty() {
        return;
    }
    pages.want(tall(chart).min((pages.bottom - pages.top) * 0.6));
    let figure = pages.node(0, Tag::Figure(chart.told.clone()));
    let width = pages.width;
    let text = |pages: &mut Pages, said: &str, (x, room, part): (f32, f32, f32), bold: bool| {
        let lines = pages.lines(said, SIZE, bold, room);
        let Some(line) = lines.into_iter().next() else { return 0.0 };
        let (wide, y) = (line.width, pages.y);
        let x = x + (room - wide).max(0.0) * part;
        let language = document.language_of(said).to_owned();
        pages.put(Mark::Text { line, x, y, ink: Ink::Black, language }, Some(figure));
        wide
    };
    text(pages, &chart.title, (pages.left, width, 0.0), true);
    pages.y += 15.0;
    let mut x = pages.left;
    for (index, name) in chart.series.iter().enumerate() {
        let y = pages.y + 2.5;
        swatch(pages, chart, index, [x, y, 8.0, 8.0], figure);
        x += 12.0 + text(pages, name, (x + 12.0, width, 0.0), false) + 16.0;
    }
    pages.y += HEAD - 15.0;
    let (from, room, said) = (pages.left + width * 0.3, width * 0.5, width * 0.2);
    for bar in &chart.bars {
        let step = step(chart);
        pages.want(step);
        let top = pages.y;
        pages.y = top + (step - GAP - SIZE * 1.3) / 2.0;
        text(pages, &bar.label, (pages.left, width * 0.3 - 6.0, 0.0), false);
        text(pages, &bar.written(), (from + room, said, 1.0), false);
        pages.y = top;
        let at = |value: u32| room * (f64::from(value) / f64::from(chart.most.max(1))).min(1.0) as f32;
        if chart.dots {
            let y = top + DOTS / 2.0;
            pages.put(Mark::Stroke([from, y, from + room, y], 0.4, Ink::Rule, false), Some(figure));
        }
        for (index, value) in bar.values.iter().enumerate() {
            let Some((value, _)) = value else { continue };
            if chart.dots {
                let dot = [from + at(*value), top + DOTS / 2.0, 3.5];
                pages.put(Mark::Dot(dot, Ink::Series(index), index > 0), Some(figure));
            } else {
                let y = top + BAR * index as f32;
                let wide = at(*value).max(0.5);
                pages.put(Mark::Fill([from, y, wide, BAR - 1.0], Ink::Series(index)), Some(figure));
            }
        }
        pages.y = top + step;
    }
    pages.y += 6.0;
}

/// The sign of a series beside its name.
fn swatch(pages: &mut Pages, chart: &Chart, index: usize, place: [f32; 4], figure: usize) {
    let mark = if chart.dots {
        Mark::Dot([place[0] + 4.0, place[1] + 4.0, 3.5], Ink::Series(index), index > 0)
    } else {
        Mark::Fill(place, Ink::Series(index))
    };
    pages.put(mark, Some(figure));
}
