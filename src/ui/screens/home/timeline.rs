//! The day as a line: what is done, where one stands, what comes. A press on a session opens it.

use egui::{
    Align, Align2, FontId, Label, Layout, Rect, Role, Sense, Stroke, TextStyle, TextWrapMode, Ui, UiBuilder,
    Vec2, WidgetInfo, pos2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_DO_NOT_DISTURB_ON, ICON_EVENT_REPEAT, ICON_TIMELAPSE,
};

use super::view::{View, words_of};
use crate::core::deliver::forecast::ItemForecast;
use crate::core::ids::DocId;
use crate::core::model::agenda::Item;
use crate::core::model::record::Status;
use crate::core::model::run::Phase;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{bold, list};
use crate::ui::words;

/// The height of a session, in points.
const ROW: f32 = 30.0;
/// The height of a break.
const REST: f32 = 24.0;
/// Where the line stands, from the left edge.
const AXIS: f32 = 72.0;
/// How far the mark of the present reaches to the left of the line.
const NOW: f32 = 16.0;
/// Where titles begin.
const TITLE: f32 = 92.0;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    list(ui, cx, |ui| {
        ui.add_space(space::M);
        // As far from the edges of the card as the lines below.
        let (head, _) = ui.allocate_exact_size(Vec2::new(ui.available_width(), ROW), Sense::hover());
        let inside = head.shrink2(Vec2::new(space::L, 0.0));
        let left = UiBuilder::new().max_rect(inside).layout(Layout::left_to_right(Align::Center));
        ui.scope_builder(left, |ui| {
            ui.add(Label::new(bold(&words::day(cx, view.index, view.day))).wrap());
        });
        ui.add_space(space::S);
        let lines = || view.expected.lines.iter().filter_map(|line| Some((line, view.item(line)?)));
        let last = lines().count();
        let mut now = None;
        for (index, (line, item)) in lines().enumerate() {
            let ends = (index == 0, index + 1 == last);
            let rect = ui.push_id(line.item, |ui| row(ui, cx, view, (line, item), ends)).inner;
            let (from, to) = (view.start(line), view.end(line));
            if view.is_today && (from..to).contains(&cx.now) {
                let part = cx.now.duration_since(from).as_secs_f32() / to.duration_since(from).as_secs_f32();
                now = Some((rect, rect.top() + rect.height() * part));
            }
        }
        ui.add_space(space::M);
        if let Some((rect, y)) = now {
            // Beside the words, never through them.
            let x = rect.left() + AXIS;
            ui.painter().hline(x - NOW..=x + NOW / 2.0, y, Stroke::new(2.0, cx.theme.bad));
            ui.painter().circle_filled(pos2(x, y), 4.0, cx.theme.bad);
        }
    });
}

/// A line of the day. Returns where it stands.
fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    view: &View<'_>,
    (line, item): (&ItemForecast, &Item),
    ends: (bool, bool),
) -> Rect {
    let teaches = item.kind.is_teaching();
    let running = matches!(line.phase, Phase::Running | Phase::Paused);
    let faint = !teaches || line.phase == Phase::Done;
    let title = words_of(cx, item);
    let text = if running { bold(title) } else { egui::RichText::new(title) };
    let text = text.size(if teaches { type_size::BODY } else { type_size::SMALL });
    let text: egui::WidgetText = text.color(if faint { cx.theme.weak } else { cx.theme.text }).into();
    let width = ui.available_width() - TITLE - space::M;
    let galley = text.into_galley(ui, Some(TextWrapMode::Wrap), width, TextStyle::Body);
    // A long title takes two lines, and its row the room for them.
    let height = if teaches { ROW } else { REST };
    let height = height.max(galley.size().y + space::S);
    let sense = if teaches { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), height), sense);
    let clock = words::time_text(view.start(line));
    if teaches {
        let status = view.course.record(item.id).map_or(Status::Planned, |record| record.status);
        let name = format!("{clock} {title}: {}", t!(cx, words::status(status)));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
        if response.clicked() {
            cx.go(Place::Session(DocId::Course(view.course.id), item.id));
        }
    }
    if !ui.is_rect_visible(rect) {
        return rect;
    }
    let painter = ui.painter();
    if response.hovered() && teaches {
        let inside = rect.shrink2(Vec2::new(space::S, 0.0));
        painter.rect_filled(inside, f32::from(size::RADIUS_SMALL), cx.theme.raised);
    }
    let (x, y) = (rect.left() + AXIS, rect.center().y);
    let top = if ends.0 { y } else { rect.top() };
    let bottom = if ends.1 { y } else { rect.bottom() };
    painter.vline(x, top..=bottom, Stroke::new(1.5, cx.theme.line));
    node(ui, cx, view, line, pos2(x, y), teaches);
    let small = FontId::proportional(type_size::SMALL);
    let at = pos2(rect.left() + space::L, y);
    painter.text(at, Align2::LEFT_CENTER, &clock, small, cx.theme.weak);
    let place = pos2(rect.left() + TITLE, y - galley.size().y / 2.0);
    ui.painter().galley(place, galley, cx.theme.text);
    focus_ring(ui, cx, &response);
    if teaches {
        response.on_hover_text(title);
    }
    rect
}

/// The mark of a line: what became of it.
fn node(ui: &Ui, cx: &Cx<'_>, view: &View<'_>, line: &ItemForecast, at: egui::Pos2, teaches: bool) {
    let painter = ui.painter();
    let status = view.course.record(line.item).map_or(Status::Planned, |record| record.status);
    let mark = |mark: MaterialIcon, status: Status| {
        painter.circle_filled(at, 9.0, cx.theme.card);
        let font = FontId::new(size::ICON, mark.font_family());
        painter.text(at, Align2::CENTER_CENTER, mark.codepoint, font, cx.theme.status(status).strong);
    };
    match (line.phase, status) {
        (Phase::Running | Phase::Paused, _) => {
            painter.circle_filled(at, 6.0, cx.theme.accent);
        }
        (Phase::Done, Status::Skipped) => mark(ICON_DO_NOT_DISTURB_ON, Status::Skipped),
        (Phase::Done, Status::Moved) => mark(ICON_EVENT_REPEAT, Status::Moved),
        (Phase::Done, Status::Partly) => mark(ICON_TIMELAPSE, Status::Partly),
        (Phase::Done, _) if teaches => mark(ICON_CHECK_CIRCLE, Status::Delivered),
        (Phase::Done | Phase::Waiting, _) if teaches => {
            painter.circle(at, 4.5, cx.theme.card, Stroke::new(1.5, cx.theme.border));
        }
        (Phase::Done | Phase::Waiting, _) => {
            painter.circle_filled(at, 2.5, cx.theme.border);
        }
    }
}
