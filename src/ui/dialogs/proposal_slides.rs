//! A file that was read, slide by slide: what was seen in it, and where sessions begin, to be marked by hand.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{
    Label, Rect, RichText, ScrollArea, Stroke, StrokeKind, TextureHandle, TextureOptions, Ui, UiBuilder,
    Vec2, pos2, vec2,
};

use crate::core::reading::Outline;
use crate::core::reading::by_hand::{Beginnings, called};
use crate::core::reading::pages::{Page, Pages, PagesFormat};
use crate::t;
use crate::ui::action::{Action, ReadingAction};
use crate::ui::background::PageWish;
use crate::ui::cx::Cx;
use crate::ui::theme::{PAPER, UNTINTED, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{own_line, weak};

/// The height of a row whose session has a field for its title, and of one without.
const ROW: (f32, f32) = (112.0, 62.0);

/// The room of the picture of a page.
const SHEET: Vec2 = vec2(80.0, 96.0);

/// The height of a row that has one.
const PICTURED: f32 = 106.0;

/// How much height lists of this dialog have.
pub(super) fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 430.0).max(120.0)
}

/// What was read, in one sentence: whatever came of it, the trainer sees what the file says.
pub(super) fn summary(ui: &mut Ui, cx: &Cx<'_>, found: &Outline, pages: &Pages) {
    let titles = pages.pages.iter().filter(|page| !page.title.is_empty()).count();
    let lengths = found.sessions.iter().filter(|session| session.minutes.is_some()).count();
    let text = t!(
        cx,
        "proposal-summary",
        slides = pages.pages.len(),
        titles = titles,
        sessions = found.sessions.len(),
        lengths = lengths
    );
    weak(ui, cx, &text);
    ui.add_space(space::S);
}

/// The small pages in sight.
#[derive(Default)]
pub(super) struct PagePictures {
    /// What was asked for last.
    asked: Vec<PageWish>,
    /// Those in sight as the screen has them.
    textures: BTreeMap<PageWish, TextureHandle>,
}

impl std::fmt::Debug for PagePictures {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PagePictures({:?})", self.asked)
    }
}

/// The slides or pages, each with a mark for a session that begins there. Returns whether a mark or title changed.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (beginnings, pictures): (&mut Beginnings, &mut PagePictures),
    found: &Outline,
    pages: &Pages,
) -> bool {
    weak(ui, cx, t!(cx, "proposal-slides-explain"));
    ui.add_space(space::S);
    let room = room(ui);
    let mut changed = false;
    let mut wanted = Vec::new();
    ScrollArea::vertical().id_salt("proposal slides").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for (number, page) in (1..).zip(&pages.pages) {
                let height = height(pages, beginnings.title(number).is_some());
                let size = vec2(ui.available_width(), height);
                let place = Rect::from_min_size(ui.next_widget_position(), size);
                // A guide has hundreds of pages: of those out of sight only the room is kept, and one beyond the
                // edge, which the keyboard reaches.
                if !ui.clip_rect().expand(PICTURED * 2.0).intersects(place) {
                    ui.allocate_space(size);
                    continue;
                }
                let mut inside = |ui: &mut Ui| {
                    ui.push_id(number, |ui| row(ui, cx, (number, page), beginnings, found, pages)).inner
                };
                if pages.format != PagesFormat::Pdf {
                    let own = ui.new_child(UiBuilder::new().max_rect(place));
                    changed |= within(ui, own, size, &mut inside);
                    continue;
                }
                let (left, right) = place.split_left_right_at_x(place.left() + SHEET.x + space::M);
                wanted.push((number, in_steps(ui)));
                sheet(ui, cx, pictures, (number, in_steps(ui)), left);
                let own = ui.new_child(UiBuilder::new().max_rect(right));
                changed |= within(ui, own, size, &mut inside);
            }
        },
    );
    pictures.textures.retain(|wish, _| wanted.contains(wish));
    // Those of a dialog that was closed meanwhile are gone.
    let gone = cx.background.page_pictures.is_empty();
    if pages.format == PagesFormat::Pdf && (gone || pictures.asked != wanted) {
        pictures.asked.clone_from(&wanted);
        wanted.retain(|wish| !cx.background.page_pictures.contains_key(wish));
        cx.push(Action::Reading(ReadingAction::WantPages(wanted)));
    }
    changed
}

/// Draws a row in its own part of the room, which is kept whatever it needs.
fn within(ui: &mut Ui, mut own: Ui, size: Vec2, inside: &mut dyn FnMut(&mut Ui) -> bool) -> bool {
    let changed = inside(&mut own);
    ui.allocate_space(size);
    changed
}

/// How high a row is.
fn height(pages: &Pages, on: bool) -> f32 {
    let words = if on { ROW.0 } else { ROW.1 };
    if pages.format == PagesFormat::Pdf { words.max(PICTURED) } else { words }
}

/// The width of a picture in pixels, in steps, so that a small change of the window asks for no new one.
fn in_steps(ui: &Ui) -> u32 {
    const STEP: f32 = 64.0;
    let pixels = (SHEET.x * ui.ctx().pixels_per_point() / STEP).ceil() * STEP;
    pixels.clamp(STEP, 512.0) as u32
}

/// The small page beside its words; an empty sheet until it is drawn. It says nothing that the words do not.
fn sheet(ui: &Ui, cx: &Cx<'_>, pictures: &mut PagePictures, wish: PageWish, room: Rect) {
    let image = cx.background.page_pictures.get(&wish);
    let ratio = image.map_or(0.707, |image| image.size[0] as f32 / image.size[1].max(1) as f32);
    let size = if ratio * SHEET.y > SHEET.x {
        vec2(SHEET.x, SHEET.x / ratio)
    } else {
        vec2(SHEET.y * ratio, SHEET.y)
    };
    let middle = pos2(room.left() + SHEET.x / 2.0, room.top() + SHEET.y / 2.0);
    let rect = Rect::from_center_size(middle, size);
    ui.painter().rect_filled(rect, 1.0, PAPER);
    if let Some(image) = image {
        let handle = pictures.textures.entry(wish).or_insert_with(|| {
            let name = format!("small page {}", wish.0);
            ui.ctx().load_texture(name, Arc::clone(image), TextureOptions::LINEAR)
        });
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(handle.id(), rect, whole, UNTINTED);
    }
    ui.painter().rect_stroke(rect, 1.0, Stroke::new(1.0, cx.theme.border), StrokeKind::Outside);
}

fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (number, page): (u32, &Page),
    beginnings: &mut Beginnings,
    found: &Outline,
    pages: &Pages,
) -> bool {
    let mut changed = false;
    let title = match called(page) {
        "" => t!(cx, "proposal-slide-empty", page = number),
        title => t!(cx, "proposal-slide", page = number, title = title.to_owned()),
    };
    let on = beginnings.title(number).is_some();
    if check(ui, cx, on, &title) {
        beginnings.toggle(number, found, pages);
        changed = true;
    }
    let lines: Vec<&str> = page
        .lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| *text != called(page))
        .take(3)
        .collect();
    if !lines.is_empty() {
        let text = RichText::new(lines.join(" \u{b7} ")).size(type_size::SMALL).color(cx.theme.weak);
        ui.add(Label::new(text).truncate());
    }
    if let Some(own) = beginnings.title(number).map(str::to_owned)
        && let Some(title) = own_line(ui, cx, &t!(cx, "proposal-called", page = number), &own, 360.0)
    {
        beginnings.call(number, title);
        changed = true;
    }
    changed
}
