//! The bar at the foot of the page of a session: what became of it, how long it took, and a new note, in sight
//! wherever the page stands.

use egui::{Frame, Label, Margin, Panel, RichText, Ui};

use super::State;
use crate::core::ids::DocId;
use crate::core::model::agenda::Item;
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::ui::cx::Cx;
use crate::ui::panels::{notes, record};
use crate::ui::theme::space;

/// The least room for a new note beside the rest, in points.
const NOTE: f32 = 340.0;

/// Draws it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: &Item) {
    let frame = Frame::new().fill(cx.theme.panel).inner_margin(Margin::symmetric(24, 8));
    let bar = Panel::bottom("session-bar").resizable(false).frame(frame).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let took = record::took_words(cx, course, item.id);
        let words = took.as_ref().map_or(0.0, |text| {
            let font = egui::TextStyle::Body.resolve(ui.style());
            ui.painter().layout_no_wrap(text.clone(), font, cx.theme.weak).size().x + space::S
        });
        let room = ui.available_width() - record::choices_width(ui, cx) - words;
        let record_row = |ui: &mut Ui| {
            let may = cx.workspace.can_edit(DocId::Course(course.id));
            ui.add_enabled_ui(may, |ui| record::choices(ui, cx, course, item.id));
            if let Some(took) = &took {
                ui.add(Label::new(RichText::new(took).color(cx.theme.weak)));
            }
        };
        let target = NoteTarget::Item(item.id);
        if room >= NOTE {
            ui.horizontal(|ui| {
                record_row(ui);
                notes::line(ui, cx, &mut state.notes, course, target);
            });
        } else {
            ui.horizontal_wrapped(record_row);
            notes::line(ui, cx, &mut state.notes, course, target);
        }
    });
    cx.foot.set(bar.response.rect.height());
}
