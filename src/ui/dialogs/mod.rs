//! Dialogs over the screen: one file each. Escape closes, Enter goes ahead where that is safe.

pub mod add_material;
pub mod check;
pub mod confirm;
pub mod copy_course;
pub mod cut;
pub mod file_missing;
pub mod found_files;
pub mod link_material;
pub mod proposal;
mod proposal_slides;
pub mod questions;
pub mod send_course;
pub mod shortcuts;
pub mod table;
pub mod take_in;
pub mod team;
pub mod type_path;
pub mod undo_list;

use egui::{Id, Modal, ScrollArea, Ui};

use super::action::{Action, Dialog};
use super::cx::Cx;
use super::find;
use super::tables::TableAction;
use super::theme::space;

/// The room between the edge of a dialog and its contents, in points.
const MARGIN: f32 = 20.0;

/// What all dialogs remember while they are open.
#[derive(Debug, Default)]
pub struct State {
    cut: cut::State,
    /// How large the dialog was in the frame before.
    size: egui::Vec2,
    add_material: add_material::State,
    link_material: link_material::State,
    /// The search box. Outlives its closing: what it gathered is good until the data change.
    pub find: find::State,
    copy_course: copy_course::State,
    proposal: proposal::State,
    send_course: send_course::State,
    found_files: found_files::State,
    table: table::State,
    type_path: type_path::State,
}

/// Draws the open dialog, if there is one.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, dialog: Option<&Dialog>, state: &mut State) {
    let Some(dialog) = dialog else {
        state.cut = cut::State::default();
        state.size = egui::Vec2::ZERO;
        state.add_material = add_material::State::default();
        state.link_material = link_material::State::default();
        state.proposal = proposal::State::default();
        state.send_course = send_course::State::default();
        state.found_files = found_files::State::default();
        state.table = table::State::default();
        state.type_path = type_path::State::default();
        return;
    };
    let frame = egui::Frame::popup(ui.style()).inner_margin(MARGIN);
    let contents = |ui: &mut Ui| match dialog {
        Dialog::Confirm(confirm) => confirm::ui(ui, cx, confirm),
        Dialog::Cut(course) => cut::ui(ui, cx, &mut state.cut, *course),
        Dialog::CopyCourse(course) => copy_course::ui(ui, cx, &mut state.copy_course, *course),
        Dialog::SendCourse(course) => send_course::ui(ui, cx, &mut state.send_course, *course),
        Dialog::Questions(course) => questions::ui(ui, cx, *course),
        Dialog::Team => team::ui(ui, cx),
        Dialog::Table => table::ui(ui, cx, &mut state.table),
        Dialog::TakeIn(incoming) => take_in::ui(ui, cx, incoming),
        Dialog::Check(course) => check::ui(ui, cx, *course),
        Dialog::UndoList => undo_list::ui(ui, cx),
        Dialog::Find => find::ui(ui, cx, &mut state.find),
        Dialog::Shortcuts => shortcuts::ui(ui, cx),
        Dialog::LinkMaterial(doc, item) => link_material::ui(ui, cx, &mut state.link_material, *doc, *item),
        Dialog::AddMaterial(doc, item) => add_material::ui(ui, cx, &mut state.add_material, *doc, *item),
        Dialog::FoundFiles(found) => found_files::ui(ui, cx, &mut state.found_files, found),
        Dialog::Proposal(doc, day) => proposal::ui(ui, cx, &mut state.proposal, *doc, *day),
        Dialog::TypePath(pick) => type_path::ui(ui, cx, &mut state.type_path, pick),
        Dialog::FileMissing(request) => file_missing::ui(ui, cx, request),
        _ => {}
    };
    // Where the window is too low for it, it scrolls: its buttons can be reached at every size.
    let room = ui.ctx().content_rect().height() - 2.0 * (MARGIN + space::S);
    let modal = Modal::new(Id::unique("dialog")).frame(frame).show(ui.ctx(), |ui| {
        // As high as it needs to be, whatever it needed in the frame before.
        let area = ScrollArea::vertical().id_salt("dialog").max_height(room).min_scrolled_height(room);
        area.auto_shrink([true, true]).show(ui, contents);
    });
    // A dialog stands in the middle by the size it had before: when that changed, it is drawn once more.
    let size = modal.response.rect.size();
    if size != state.size {
        state.size = size;
        ui.ctx().request_discard("the dialog changed its size");
        ui.ctx().request_repaint();
    }
    if modal.should_close() {
        if matches!(dialog, Dialog::Table) {
            cx.push(Action::Tables(TableAction::Leave));
        }
        cx.push(Action::CloseDialog);
    }
}
