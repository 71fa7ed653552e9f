//! The line above the plan: how it is shown, adding, whose sessions, the helpers.

use egui::{ComboBox, Popup, Role, TextStyle, Ui, WidgetInfo};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ADD, ICON_CONTENT_CUT, ICON_FACT_CHECK, ICON_RIGHT_PANEL_CLOSE, ICON_RIGHT_PANEL_OPEN, ICON_ZOOM_IN,
    ICON_ZOOM_OUT,
};

use super::View;
use super::state::{Selection, Shape, State};
use crate::core::edit::agenda::AgendaEdit;
use crate::core::ids::{DayId, DocId};
use crate::core::model::agenda::{Item, ItemKind};
use crate::core::plan::usual::usual_minutes;
use crate::t;
use crate::ui::action::{Action, Dialog, FileAction, Pick};
use crate::ui::cx::Cx;
use crate::ui::tables::TableFor;
use crate::ui::theme::{CardColours, space};
use crate::ui::widgets::{Tone, badge, button, icon_button, segmented};
use crate::ui::words;

/// Draws the line.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    ui.horizontal_wrapped(|ui| {
        // In a small window the helpers are icons alone, so that the plan keeps its room.
        let small = ui.available_width() < width(ui, cx);
        let roomy = ui.available_width() > 1000.0;
        ui.spacing_mut().item_spacing.x = if small { space::XS } else { space::S };
        let shapes = [(Shape::Board, t!(cx, "plan-board")), (Shape::List, t!(cx, "plan-list"))];
        if let Some(shape) = segmented(ui, cx, &shapes, state.shape) {
            state.shape = shape;
            state.reveal = true;
        }
        if view.editable {
            add_menu(ui, cx, state, view);
        }
        if let DocId::Course(id) = view.doc {
            if view.editable && helper(ui, cx, ICON_CONTENT_CUT, t!(cx, "plan-cut"), small) {
                cx.push(Action::Show(Dialog::Cut(id)));
            }
            if helper(ui, cx, ICON_FACT_CHECK, t!(cx, "plan-check"), small) {
                cx.push(Action::Show(Dialog::Check(id)));
            }
            whose(ui, cx, state, view);
            if view.starter && roomy {
                let colours = CardColours { strong: cx.theme.weak, soft: cx.theme.raised };
                badge(ui, colours, t!(cx, "plan-from-starter")).on_hover_text(t!(cx, "starter-explain"));
            }
        }
        if small {
            ui.spacing_mut().button_padding.x = 6.0;
        }
        if state.shape == Shape::Board {
            zoom(ui, cx, state);
        }
        let (mark, key) = if state.panel_hidden {
            (ICON_RIGHT_PANEL_OPEN, "plan-panel-show")
        } else {
            (ICON_RIGHT_PANEL_CLOSE, "plan-panel-hide")
        };
        if icon_button(ui, cx, mark, t!(cx, key)).clicked() {
            state.panel_hidden = !state.panel_hidden;
        }
    });
}

/// What the line needs with all its words, in points: how long they are differs between languages.
fn width(ui: &Ui, cx: &Cx<'_>) -> f32 {
    /// Icons, edges of buttons, and the air between them.
    const BESIDE_WORDS: f32 = 445.0;
    let font = TextStyle::Button.resolve(ui.style());
    let words = [
        t!(cx, "plan-board"),
        t!(cx, "plan-list"),
        t!(cx, "common-add"),
        t!(cx, "plan-cut"),
        t!(cx, "plan-check"),
        t!(cx, "plan-everybody"),
    ];
    let wide =
        |text: &str| ui.painter().layout_no_wrap(text.to_owned(), font.clone(), cx.theme.text).size().x;
    BESIDE_WORDS + words.into_iter().map(wide).sum::<f32>()
}

fn helper(ui: &mut Ui, cx: &Cx<'_>, mark: MaterialIcon, text: &str, small: bool) -> bool {
    if small {
        icon_button(ui, cx, mark, text).clicked()
    } else {
        button(ui, cx, Some(mark), text, Tone::Plain).clicked()
    }
}

fn zoom(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    let (smaller, larger) = (state.zoom.smaller(), state.zoom.larger());
    ui.add_enabled_ui(smaller.is_some(), |ui| {
        if icon_button(ui, cx, ICON_ZOOM_OUT, t!(cx, "plan-zoom-out")).clicked() {
            state.zoom = smaller.unwrap_or_default();
        }
    });
    ui.add_enabled_ui(larger.is_some(), |ui| {
        if icon_button(ui, cx, ICON_ZOOM_IN, t!(cx, "plan-zoom-in")).clicked() {
            state.zoom = larger.unwrap_or_default();
        }
    });
}

/// "Only mine": which trainer's sessions stand out.
fn whose(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let Some(course) = view.course.filter(|course| !course.trainers.is_empty()) else { return };
    let everybody = t!(cx, "plan-everybody");
    let name = course.trainers.iter().find(|trainer| Some(trainer.id) == state.only);
    let text = name.map_or(everybody, |trainer| trainer.name.as_str());
    let response = ComboBox::from_id_salt("plan-whose")
        .selected_text(text)
        .width(110.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut state.only, None, everybody);
            for trainer in &course.trainers {
                ui.selectable_value(&mut state.only, Some(trainer.id), trainer.name.as_str());
            }
        })
        .response;
    let label = t!(cx, "plan-whose", name = text.to_owned());
    response.widget_info(|| WidgetInfo::labeled(Role::ComboBox, true, label.as_str()));
    response.on_hover_text(t!(cx, "plan-whose-hint"));
}

/// The button that adds an item at the selected place.
fn add_menu(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let response = button(ui, cx, Some(ICON_ADD), t!(cx, "common-add"), Tone::Plain);
    Popup::menu(&response).show(|ui| {
        crate::ui::widgets::menu::rows(ui);
        for kind in ItemKind::ALL {
            if ui.button(t!(cx, words::item_kind(kind))).clicked()
                && let Some((day, index)) = selected_place(state, view, kind)
            {
                add(cx, state, view, kind, day, index);
            }
        }
        if let DocId::Course(id) = view.doc {
            ui.separator();
            if ui.button(t!(cx, "plan-from-file")).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::Table(TableFor::Plan(id)))));
            }
        }
    });
}

/// After the selected item, else at the end of the selected day, else of the first day; before what closes the day.
fn selected_place(state: &State, view: &View<'_>, kind: ItemKind) -> Option<(DayId, usize)> {
    let days = &view.agenda.days;
    match state.selection {
        Selection::Item(id) => {
            let (day, index) = view.agenda.position(id)?;
            Some((days[day].id, (index + 1).min(days[day].place_for(kind))))
        }
        Selection::Day(id) => view.agenda.day(id).map(|day| (id, day.place_for(kind))),
        Selection::Nothing => days.first().map(|day| (day.id, day.place_for(kind))),
    }
}

/// Adds an item and selects it.
pub(super) fn add(cx: &Cx<'_>, state: &mut State, view: &View<'_>, kind: ItemKind, day: DayId, index: usize) {
    let title = if kind == ItemKind::Session { "plan-new-session" } else { words::item_kind(kind) };
    let item = Item::new(cx.ids.make(), kind, t!(cx, title), usual_minutes(kind));
    let id = item.id;
    view.edit(cx, AgendaEdit::AddItem(day, index, Box::new(item)));
    state.select_and_show(id);
    if kind == ItemKind::Session && !state.panel_hidden {
        // Its name is what is typed next.
        state.focus = false;
        state.naming = Some(id);
    }
}
