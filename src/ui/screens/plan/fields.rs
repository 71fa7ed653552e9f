//! Fields that must be understood before they change anything: what is typed stays a draft until Enter or
//! until the field is left; what is refused stays in the field, with the reason below.

use egui::{Id, Key, Label, Margin, RichText, TextEdit, Ui};

use super::state::State;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::labelled;

/// What a field shows.
pub(super) struct Field<'a> {
    /// Tells the fields of a thing apart.
    pub(super) id: Id,
    pub(super) label: &'a str,
    /// The value as it is now.
    pub(super) value: String,
    /// What can be typed.
    pub(super) hint: &'a str,
    /// In points.
    pub(super) width: f32,
}

/// Draws the field. When something was typed that `read` understands, gives it back once.
pub(super) fn draft<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    field: Field<'_>,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let kept = state.drafts.get(&field.id);
    let mut text = kept.map_or_else(|| field.value.clone(), |draft| draft.text.clone());
    let mut refusal = kept.and_then(|draft| draft.refusal.clone());
    let response = labelled(ui, cx, field.label, |ui| {
        let edit = TextEdit::singleline(&mut text).id(field.id).desired_width(field.width);
        ui.add(edit.margin(Margin::symmetric(8, 6)).hint_text(field.hint))
    });
    let mut understood = None;
    if response.changed() {
        refusal = None;
        state.draft(field.id, text.clone(), None);
    }
    if response.lost_focus() {
        if ui.input(|input| input.key_pressed(Key::Escape)) || text == field.value {
            state.drafts.remove(&field.id);
            refusal = None;
        } else if state.drafts.contains_key(&field.id) {
            match read(&text) {
                Ok(value) => {
                    state.drafts.remove(&field.id);
                    refusal = None;
                    understood = Some(value);
                }
                Err(reason) => {
                    state.draft(field.id, text, Some(reason.clone()));
                    refusal = Some(reason);
                }
            }
        }
    }
    if let Some(reason) = refusal {
        ui.add_space(-space::XS);
        let reason = RichText::new(reason).size(type_size::SMALL).color(cx.theme.bad);
        ui.add(Label::new(reason).wrap());
    }
    understood
}
