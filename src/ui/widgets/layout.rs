//! How screens are laid out: cards, sections, headings, banners, empty states.

use egui::{
    Align, Area, Color32, CornerRadius, FontSelection, Frame, Id, InnerResponse, Label, Layout, Margin,
    RichText, ScrollArea, Ui, UiBuilder, Vec2, vec2,
};
use egui_material_icons::MaterialIcon;

use super::button::icon;
use super::field::quiet;
use super::table::hairline;
use crate::ui::action::Level;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};

/// The room between a screen and the edge of the window, in points.
const EDGE: f32 = 24.0;

/// The width of the mark before a sentence, in points.
const MARK: f32 = 20.0;

/// What is narrower than this is a column: in it, what belongs to a sentence stands at the edge.
const COLUMN: f32 = 600.0;

/// The room between what is told at the foot and what is below it, in points.
pub const NOTICE_MARGIN: f32 = 20.0;

/// The part of the window in which it is told.
pub fn notice_area() -> Area {
    Area::new(Id::unique("notices"))
}

/// How much of what scrolls in `ui` was behind what is told in the last frame, in points: it goes on for so much, so
/// that nothing at its end stays there.
#[must_use]
pub fn behind_notices(ui: &Ui) -> f32 {
    let told = ui.ctx().memory(|memory| {
        let layer = notice_area().layer();
        memory.area_rect(layer.id).filter(|_| memory.areas().visible_last_frame(&layer))
    });
    let seen = ui.clip_rect();
    told.filter(|told| told.intersects(seen)).map_or(0.0, |told| seen.bottom() - told.top() + space::S)
}

/// A card: paper with a thin line around. Its fields are text until they are touched.
pub fn card<R>(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    form_card(ui, cx, |ui| {
        quiet(ui);
        contents(ui)
    })
}

/// A card of a form to fill in: its fields are boxes.
pub fn form_card<R>(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    Frame::new()
        .fill(cx.theme.card)
        .stroke(cx.theme.line_stroke())
        .corner_radius(CornerRadius::same(size::RADIUS))
        .inner_margin(Margin::same(20))
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            contents(ui)
        })
}

/// A list: rows in one card, without room between them; each row is a [`list_row`].
pub fn list<R>(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    // The line below the last row is the edge of the list.
    let frame = Frame::new().fill(cx.theme.card).stroke(cx.theme.line_stroke());
    let frame = frame.inner_margin(Margin { bottom: -1, ..Margin::ZERO });
    frame.corner_radius(CornerRadius::same(size::RADIUS)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        contents(ui)
    })
}

/// A row of a [`list`], with a thin line below.
pub fn list_row<R>(ui: &mut Ui, cx: &Cx<'_>, contents: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
    let row = Frame::new().inner_margin(Margin::symmetric(16, 3)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = space::S;
        contents(ui)
    });
    hairline(ui, cx, row.response.rect);
    row
}

/// Scrolls a whole screen, with its margin. It stands in the middle, no wider than `widest` points.
pub fn scroll<R>(ui: &mut Ui, name: &str, widest: f32, contents: impl FnOnce(&mut Ui) -> R) -> R {
    // There is room for the bar, whether it is there or not: a page that gets longer stays where it is.
    let right = ui.available_rect_before_wrap().right() - ui.spacing().scroll.allocated_width();
    ScrollArea::vertical()
        .id_salt(name)
        .auto_shrink([false, false])
        .show(ui, |ui| {
            // In the middle of the room that is there, but never nearer to its edge than the margin.
            let room = ui.available_rect_before_wrap();
            let room = room.with_max_x(room.right().min(right));
            let spare = ((room.width() - widest) / 2.0).max(EDGE);
            let place = room.shrink2(Vec2::new(spare, EDGE));
            let inner = ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
                ui.set_width(place.width());
                contents(ui)
            });
            ui.add_space(EDGE + behind_notices(ui));
            inner.inner
        })
        .inner
}

/// The title of a screen.
pub fn title(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).family(bold_family()).size(type_size::PAGE)).wrap());
}

/// A heading in a card.
pub fn heading(ui: &mut Ui, text: &str) {
    ui.add(Label::new(RichText::new(text).family(bold_family()).size(type_size::HEADING)).wrap());
}

/// Text of less weight.
pub fn weak(ui: &mut Ui, cx: &Cx<'_>, text: &str) {
    ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).wrap());
}

/// Bold text.
#[must_use]
pub fn bold(text: &str) -> RichText {
    RichText::new(text).family(bold_family())
}

/// A heading with what belongs to it below.
pub fn section<R>(ui: &mut Ui, text: &str, contents: impl FnOnce(&mut Ui) -> R) -> R {
    ui.add_space(space::L);
    heading(ui, text);
    ui.add_space(space::XS);
    contents(ui)
}

/// Nothing here yet: what this place is for, and the way on (buttons in `contents`).
pub fn empty_state<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    mark: MaterialIcon,
    heading: &str,
    text: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    ui.vertical_centered(|ui| {
        ui.add_space(space::XXL);
        ui.label(icon(mark).size(44.0).color(cx.theme.accent));
        ui.add_space(space::S);
        ui.add(Label::new(bold(heading).size(type_size::HEADING)).wrap());
        let widest = 520.0_f32.min(ui.available_width());
        ui.allocate_ui(Vec2::new(widest, 0.0), |ui| {
            ui.vertical_centered(|ui| ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).wrap()));
        });
        ui.add_space(space::M);
        let inner = contents(ui);
        ui.add_space(space::XXL);
        inner
    })
    .inner
}

/// A line across the screen that says what is the matter, with its buttons in `contents`.
pub fn banner<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    level: Level,
    text: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    use egui_material_icons::icons::{ICON_CHECK_CIRCLE, ICON_ERROR, ICON_INFO, ICON_WARNING};
    let (mark, colour, fill) = match level {
        Level::Info => (ICON_INFO, cx.theme.accent, cx.theme.accent_soft),
        Level::Success => (ICON_CHECK_CIRCLE, cx.theme.good, cx.theme.good_soft),
        Level::Warning => (ICON_WARNING, cx.theme.warn, cx.theme.warn_soft),
        Level::Error => (ICON_ERROR, cx.theme.bad, cx.theme.bad_soft),
    };
    let frame = Frame::new().fill(fill).corner_radius(CornerRadius::same(size::RADIUS));
    let frame = frame.inner_margin(Margin::symmetric(14, 10));
    let shown = frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.x = space::S;
        sentence_and_more(ui, cx, (mark, colour), text, contents)
    });
    shown.inner
}

/// A sentence behind its mark, and what belongs to it: beside it, in the middle, or below where it is too wide for that.
fn sentence_and_more<R>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (mark, colour): (MaterialIcon, Color32),
    text: &str,
    contents: impl FnOnce(&mut Ui) -> R,
) -> R {
    let id = ui.next_auto_id().with("beside");
    let known: Option<Vec2> = ui.data(|data| data.get_temp(id));
    let more = known.unwrap_or_default();
    let room = ui.available_width() - MARK - space::S;
    // Seen first, it is measured where it has all the room.
    let below = known.is_none() || more.x > room * 0.45;
    let beside = if below { 0.0 } else { more.x + space::M };
    let font = FontSelection::Default.resolve(ui.style());
    let words = ui.painter().layout(text.to_owned(), font, cx.theme.text, room - beside);
    // In a column of its own, what belongs to it stands at the edge.
    let free = if words.rows.len() > 1 || room < COLUMN { room - beside - words.size().x } else { 0.0 };
    let size = vec2(ui.available_width(), words.size().y.max(if below { 0.0 } else { more.y }));
    let row = |ui: &mut Ui| {
        let mark = Label::new(icon(mark).color(colour));
        ui.add_sized([MARK, ui.available_height()], mark);
        ui.label(words);
    };
    let in_row = Layout::left_to_right(Align::Center);
    let answer = if below {
        ui.allocate_ui_with_layout(size, in_row, row);
        ui.horizontal_wrapped(|ui| {
            ui.add_space(MARK);
            ui.scope(contents)
        })
        .inner
    } else {
        ui.allocate_ui_with_layout(size, in_row, |ui| {
            row(ui);
            ui.add_space(free.max(0.0));
            ui.horizontal(contents)
        })
        .inner
    };
    // What stands below may have wrapped: it is as wide as it was beside the sentence.
    let now = if below { more.max(answer.response.rect.size()) } else { answer.response.rect.size() };
    if known != Some(now) {
        ui.data_mut(|data| data.insert_temp(id, now));
        ui.ctx().request_discard("what belongs to a sentence has another size");
    }
    answer.inner
}
