//! The legend of the board: what its colours stand for, in one quiet line below the days.

use egui::{CornerRadius, Frame, Label, Margin, Panel, Rect, RichText, Sense, Ui, vec2};

use super::View;
use crate::core::ids::AreaId;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::words;

/// Below this height of the board the days need the room more, in points.
const FROM: f32 = 480.0;

/// Draws it, where there is room.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    if ui.available_height() < FROM {
        return;
    }
    let areas = areas(cx, view);
    if areas.len() < 2 {
        return;
    }
    let frame = Frame::new().inner_margin(Margin { left: 48, right: 4, top: 6, bottom: 0 });
    Panel::bottom("plan-legend").resizable(false).show_separator_line(false).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            // Each has its share of the line, so that none pushes another out of it.
            let share = ui.available_width() / areas.len() as f32 - 3.0 * space::L;
            for area in areas {
                let (place, _) = ui.allocate_exact_size(vec2(14.0, 14.0), Sense::hover());
                let colours = words::area_colours(cx, area);
                let bar = Rect::from_min_size(place.min, vec2(4.0, place.height()));
                ui.painter().rect_filled(place, CornerRadius::same(3), colours.soft);
                ui.painter().rect_filled(bar, CornerRadius { nw: 3, sw: 3, ne: 0, se: 0 }, colours.strong);
                let text = RichText::new(words::area(cx, area)).size(type_size::SMALL).color(cx.theme.weak);
                ui.scope(|ui| {
                    ui.set_max_width(share.max(0.0));
                    ui.add(Label::new(text).truncate());
                });
                ui.add_space(space::M);
            }
        });
    });
}

/// The areas that the sessions of the plan belong to, in the order of the package; `None` last, for those of none.
fn areas(cx: &Cx<'_>, view: &View<'_>) -> Vec<Option<AreaId>> {
    let used = |area: Option<AreaId>| {
        let mut items = view.agenda.days.iter().flat_map(|day| &day.items);
        items.any(|item| item.kind.is_teaching() && item.area == area)
    };
    let known = cx.workspace.areas().map(|area| Some(area.id)).chain([None]);
    known.filter(|area| used(*area)).collect()
}
