//! The preview: the pages of a guide or deck in the window, small ones on the left, one large, and for a deck
//! its words. From a session, its first and last page are chosen by pointing at them.

mod page;
mod strip;

use std::collections::BTreeMap;

use egui::{Key, Modifiers, TextureHandle, TextureOptions, Ui};
use egui_material_icons::icons::{
    ICON_ADD, ICON_CHEVRON_LEFT, ICON_CHEVRON_RIGHT, ICON_FIRST_PAGE, ICON_FIT_SCREEN, ICON_FOLDER_OPEN,
    ICON_LAST_PAGE, ICON_OPEN_IN_NEW, ICON_REMOVE,
};

use crate::core::edit::agenda::AgendaEdit;
use crate::core::edit::command::Command;
use crate::core::ids::{DocId, MaterialId};
use crate::core::model::link::{Link, Range};
use crate::core::model::material::{Format, Material};
use crate::report::words::{file_trouble, range_words};
use crate::t;
use crate::ui::action::{Action, FileAction, OpenRequest, Pick, PreviewAction, PreviewRequest};
use crate::ui::background::{PageWish, Preview, Shown};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button, empty_state, icon_button, segmented, weak};

/// How much larger than the room a page can be made.
const ZOOMS: [f32; 7] = [1.0, 1.25, 1.5, 2.0, 2.5, 3.0, 4.0];

/// What the screen remembers while the window is open.
#[derive(Default)]
pub struct State {
    /// The page that is shown large, counted from 1; 0 until it is known.
    page: u32,
    /// It was asked for, and not only left standing there.
    asked_for: bool,
    /// Where each material was left, for coming back.
    left: BTreeMap<(DocId, MaterialId), u32>,
    /// The slide that is wanted, until its page is known.
    slide: Option<u32>,
    /// The place in [`ZOOMS`].
    zoom: usize,
    /// What it was asked to show.
    of: Option<(DocId, MaterialId)>,
    /// The pictures that the graphics card has.
    textures: BTreeMap<PageWish, TextureHandle>,
    /// What was asked for last.
    asked: Vec<PageWish>,
    /// The arrival for which a page was chosen.
    arrival: u64,
    /// The small pages are to be brought to the page that is shown.
    follow: bool,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("page", &self.page).field("zoom", &self.zoom).finish_non_exhaustive()
    }
}

impl State {
    /// Shows a page.
    fn show(&mut self, page: u32) {
        self.page = page.max(1);
        self.asked_for = true;
        self.follow = true;
    }

    /// Shows the page of a slide, as soon as it is known which one that is.
    fn show_slide(&mut self, slide: u32) {
        self.show(slide);
        self.slide = Some(slide);
    }

    /// The page that is shown, counted from 1.
    #[must_use]
    pub fn page(&self) -> u32 {
        self.page
    }
}

/// The session from which the preview was opened, and its link.
struct From<'a> {
    item: &'a crate::core::model::agenda::Item,
    link: &'a Link,
    may_edit: bool,
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, request: PreviewRequest) {
    let PreviewRequest { doc, material: id, link, page, slide } = request;
    if state.arrival != cx.arrivals {
        state.arrival = cx.arrivals;
        if let Some(page) = page {
            state.show(page);
        }
        if let Some(slide) = slide {
            state.show_slide(slide);
        }
    }
    let Some(material) = cx.workspace.material(doc, id).cloned() else {
        weak(ui, cx, t!(cx, "session-material-gone"));
        return;
    };
    let preview = cx.background.preview.as_ref().filter(|one| one.doc == doc && one.material == id);
    let Some(preview) = preview else {
        // Come back to by the way back: it is opened anew, once.
        cx.push(Action::Preview(PreviewAction::Reopen(request)));
        return;
    };
    let agenda = cx.workspace.agenda(doc);
    let from = link.zip(agenda).and_then(|((item, link), agenda)| {
        let item = agenda.item(item)?;
        let link = item.links.iter().find(|one| one.id == link)?;
        Some(From { item, link, may_edit: cx.workspace.can_edit(doc) })
    });
    begin(state, preview, from.as_ref());
    let pages = preview.pages();
    if preview.shown != Shown::Opening
        && !preview.deck_opening
        && let Some(slide) = state.slide.take()
    {
        state.show(preview.page_of(slide));
    }
    if pages > 0 {
        keys(ui, state, pages);
        state.page = state.page.clamp(1, pages);
    }
    let margin = egui::Margin { left: 24, right: 24, top: 10, bottom: 12 };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        bar(ui, cx, state, &material, preview, from.as_ref());
        if let Some(from) = &from {
            range_bar(ui, cx, state, preview, &material, from);
        }
        if preview.differs() {
            differs(ui, cx, preview);
        }
        ui.add_space(space::XS);
        body(ui, cx, state, preview, &material, from.as_ref());
    });
    state.follow = false;
}

/// The PDF has other pages than the deck: which of them are looked through.
fn differs(ui: &mut Ui, cx: &Cx<'_>, preview: &Preview) {
    ui.horizontal_wrapped(|ui| {
        let choices = [(true, t!(cx, "preview-slides")), (false, t!(cx, "preview-pages"))];
        if let Some(by_slides) = segmented(ui, cx, &choices, preview.by_slides) {
            cx.push(Action::Preview(PreviewAction::BySlides(by_slides)));
        }
        weak(ui, cx, t!(cx, "preview-differs"));
    });
}

/// A material that is shown for the first time begins at the pages of its session.
fn begin(state: &mut State, preview: &Preview, from: Option<&From<'_>>) {
    let of = Some((preview.doc, preview.material));
    if state.of != of {
        state.of = of;
        state.textures.clear();
        state.asked.clear();
        state.zoom = 0;
        state.follow = true;
        if !state.asked_for {
            let left = of.and_then(|of| state.left.get(&of).copied());
            let first = from.and_then(|from| from.link.range).map(|range| range.first);
            state.page = left.or(first).unwrap_or(1);
        }
    }
    state.asked_for = false;
    state.left.insert((preview.doc, preview.material), state.page);
}

fn keys(ui: &Ui, state: &mut State, pages: u32) {
    if ui.ctx().egui_wants_keyboard_input() {
        return;
    }
    let free = ui.ctx().memory(|memory| memory.focused().is_none());
    let pressed = |key| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let before = state.page;
    if pressed(Key::PageDown) || (free && (pressed(Key::ArrowRight) || pressed(Key::ArrowDown))) {
        state.page = (state.page + 1).min(pages);
    }
    if pressed(Key::PageUp) || (free && (pressed(Key::ArrowLeft) || pressed(Key::ArrowUp))) {
        state.page = state.page.saturating_sub(1).max(1);
    }
    if pressed(Key::Home) {
        state.page = 1;
    }
    if pressed(Key::End) {
        state.page = pages;
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        state.zoom = (state.zoom + 1).min(ZOOMS.len() - 1);
    }
    if pressed(Key::Minus) {
        state.zoom = state.zoom.saturating_sub(1);
    }
    state.follow |= state.page != before;
}

/// The title, the page, the size.
fn bar(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    material: &Material,
    preview: &Preview,
    from: Option<&From<'_>>,
) {
    let pages = preview.pages();
    if pages == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let before = state.page;
        ui.add_enabled_ui(state.page > 1, |ui| {
            if icon_button(ui, cx, ICON_CHEVRON_LEFT, t!(cx, "preview-previous")).clicked() {
                state.page -= 1;
            }
        });
        let mut page = state.page;
        let label = ui.label(t!(cx, "preview-page"));
        let field = egui::DragValue::new(&mut page).range(1..=pages).speed(0.1);
        if ui.add_enabled(pages > 1, field).labelled_by(label.id).changed() {
            state.page = page;
        }
        ui.label(t!(cx, "preview-of", count = pages));
        ui.add_enabled_ui(state.page < pages, |ui| {
            if icon_button(ui, cx, ICON_CHEVRON_RIGHT, t!(cx, "preview-next")).clicked() {
                state.page += 1;
            }
        });
        state.follow |= state.page != before;
        if preview.has_pictures() {
            ui.add_space(space::M);
            zoom(ui, cx, state);
        }
        ui.add_space(space::M);
        if button(ui, cx, Some(ICON_OPEN_IN_NEW), t!(cx, "preview-open"), Tone::Plain).clicked() {
            let range = Some(Range { first: state.page.max(1), last: state.page.max(1) });
            let range = if material.kind == crate::core::model::material::MaterialKind::Deck {
                from.and_then(|from| from.link.range)
            } else {
                range
            };
            let (doc, material) = (preview.doc, material.id);
            cx.push(Action::Files(FileAction::Open(OpenRequest {
                doc,
                material,
                file: None,
                range,
                online: false,
            })));
        }
    });
}

fn zoom(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.add_enabled_ui(state.zoom > 0, |ui| {
        if icon_button(ui, cx, ICON_REMOVE, t!(cx, "preview-smaller")).clicked() {
            state.zoom -= 1;
        }
    });
    let percent = format!("{}\u{a0}%", (ZOOMS[state.zoom] * 100.0).round());
    ui.label(percent);
    ui.add_enabled_ui(state.zoom + 1 < ZOOMS.len(), |ui| {
        if icon_button(ui, cx, ICON_ADD, t!(cx, "preview-larger")).clicked() {
            state.zoom += 1;
        }
    });
    ui.add_enabled_ui(state.zoom > 0, |ui| {
        if icon_button(ui, cx, ICON_FIT_SCREEN, t!(cx, "preview-fit")).clicked() {
            state.zoom = 0;
        }
    });
}

/// Which pages belong to the session, and the two presses that change it.
fn range_bar(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    preview: &Preview,
    material: &Material,
    from: &From<'_>,
) {
    ui.horizontal_wrapped(|ui| {
        let range = from.link.range;
        let words = match range {
            Some(range) => range_words(cx.t, material.kind, range),
            None => t!(cx, "preview-whole").to_owned(),
        };
        ui.label(t!(cx, "preview-session", title = from.item.title.clone(), pages = words));
        // The pages of a PDF with others than the deck are not what a session names.
        let foreign = preview.differs() && !preview.by_slides;
        if !from.may_edit || preview.pages() == 0 || foreign {
            return;
        }
        let here = preview.number_of(state.page);
        let set = |range: Option<Range>| {
            let link = Link { range, ..from.link.clone() };
            cx.edit(Command::Agenda(preview.doc, AgendaEdit::SetLink(from.item.id, Box::new(link))));
        };
        if button(ui, cx, Some(ICON_FIRST_PAGE), t!(cx, "preview-begins"), Tone::Plain).clicked() {
            let last = range.map_or(here, |range| range.last.max(here));
            set(Some(Range { first: here, last }));
        }
        if button(ui, cx, Some(ICON_LAST_PAGE), t!(cx, "preview-ends"), Tone::Plain).clicked() {
            let first = range.map_or(here, |range| range.first.min(here));
            set(Some(Range { first, last: here }));
        }
        if range.is_some() && button(ui, cx, None, t!(cx, "preview-all"), Tone::Quiet).clicked() {
            set(None);
        }
    });
}

fn body(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    preview: &Preview,
    material: &Material,
    from: Option<&From<'_>>,
) {
    let range = from.and_then(|from| from.link.range);
    match (&preview.shown, &preview.deck) {
        (Shown::Opening, _) => weak(ui, cx, t!(cx, "preview-opening")),
        (Shown::NoPictures, None) if preview.deck_opening => weak(ui, cx, t!(cx, "preview-opening")),
        (Shown::NoPictures | Shown::Refused(_), None) => {
            let why = match (preview.shown, preview.deck_refused) {
                (Shown::Refused(why), _) | (_, Some(why)) => file_trouble(why),
                _ => "preview-no-file",
            };
            no_preview(ui, cx, material, why);
        }
        _ => {
            let height = ui.available_height();
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = space::M;
                let mut wishes = Vec::new();
                let strip = strip::ui(ui, cx, state, preview, range, height);
                page::ui(ui, cx, state, preview, height, &mut wishes);
                wishes.extend(strip);
                ask(cx, state, preview, wishes);
            });
        }
    }
}

/// Asks for the pictures that are missing, if they are others than before.
fn ask(cx: &Cx<'_>, state: &mut State, preview: &Preview, mut wishes: Vec<PageWish>) {
    wishes.retain(|wish| !preview.pictures.contains_key(wish) && !preview.failed.contains_key(&wish.0));
    state.textures.retain(|wish, _| preview.pictures.contains_key(wish));
    if wishes != state.asked {
        // Those that came meanwhile need no new question.
        let fewer = wishes.iter().all(|wish| state.asked.contains(wish));
        state.asked.clone_from(&wishes);
        if !fewer {
            cx.push(Action::Preview(PreviewAction::WantPages(wishes)));
        }
    }
}

/// The picture of a page, the one that suits a width best; handed to the graphics card once.
fn texture(ui: &Ui, state: &mut State, preview: &Preview, wish: PageWish) -> Option<TextureHandle> {
    let exact = preview.pictures.contains_key(&wish).then_some(wish);
    let of_page = || preview.pictures.range((wish.0, 0)..(wish.0 + 1, 0)).map(|(wish, _)| *wish);
    let chosen = exact.or_else(|| of_page().max_by_key(|(_, width)| *width))?;
    let image = preview.pictures.get(&chosen)?;
    let handle = state.textures.entry(chosen).or_insert_with(|| {
        let name = format!("page {} {}", chosen.0, chosen.1);
        ui.ctx().load_texture(name, std::sync::Arc::clone(image), TextureOptions::LINEAR)
    });
    Some(handle.clone())
}

/// A width in pixels, in steps, so that a small change of the window asks for no new picture.
fn in_steps(ui: &Ui, points: f32, step: f32) -> u32 {
    let pixels = (points * ui.ctx().pixels_per_point() / step).ceil() * step;
    pixels.clamp(step, 2_048.0) as u32
}

fn no_preview(ui: &mut Ui, cx: &Cx<'_>, material: &Material, why: &str) {
    empty_state(ui, cx, ICON_FOLDER_OPEN, t!(cx, "preview-none"), t!(cx, why), |ui| {
        let pdf = material.files.iter().find(|file| file.format == Format::Pdf);
        let file = pdf.or_else(|| material.files.iter().find(|file| file.format != Format::Web));
        if let Some(file) = file
            && button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "ready-choose"), Tone::Primary).clicked()
        {
            cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file.id))));
        }
    });
}
