//! Fields that must be understood: what is typed stays a draft until Enter or until the field is left;
//! what is refused stays in the field, with the reason below, and changes nothing.

use std::collections::HashMap;

use egui::{Id, Key, Label, Margin, RichText, TextEdit, Ui};

use crate::ui::cx::Cx;
use crate::ui::theme::type_size;
use crate::ui::widgets::labelled;

/// What was typed and not taken yet, by field.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts {
    texts: HashMap<Id, (String, Option<String>)>,
}

/// Draws the field, `width` points wide. Gives back once what was typed and understood.
pub(super) fn draft<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drafts: &mut Drafts,
    (id, label, value, width): (Id, &str, &str, f32),
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let kept = drafts.texts.get(&id).cloned();
    let (mut text, mut refusal) = kept.unwrap_or_else(|| (value.to_owned(), None));
    let response = labelled(ui, cx, label, |ui| {
        ui.add(TextEdit::singleline(&mut text).id(id).desired_width(width).margin(Margin::symmetric(8, 6)))
    });
    let mut understood = None;
    if response.changed() {
        refusal = None;
        drafts.texts.insert(id, (text.clone(), None));
    }
    if response.lost_focus() && drafts.texts.contains_key(&id) {
        if ui.input(|input| input.key_pressed(Key::Escape)) || text == value {
            drafts.texts.remove(&id);
            refusal = None;
        } else {
            match read(&text) {
                Ok(taken) => {
                    drafts.texts.remove(&id);
                    understood = Some(taken);
                }
                Err(why) => {
                    drafts.texts.insert(id, (text, Some(why.clone())));
                    refusal = Some(why);
                }
            }
        }
    }
    if let Some(why) = refusal {
        ui.add(Label::new(RichText::new(why).size(type_size::SMALL).color(cx.theme.bad)).wrap());
    }
    understood
}
