//! A field whose text must be understood: it is kept while it is typed, taken on Enter or on leaving,
//! and refused in words below, without changing anything.

use egui::{Response, RichText, TextEdit, Ui};

use super::field::{labelled, room};
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// What is typed and not taken yet, for all such fields of a screen; one has the focus at a time.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    open: Option<(egui::Id, String)>,
    refused: Option<(egui::Id, &'static str)>,
}

/// A field. `shown` is the value as it stands; `read` understands a text, or names the key of the sentence
/// that says why not. Returns the value that was taken.
pub fn draft_field<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drafts: &mut Drafts,
    (label, shown, width): (&str, &str, f32),
    read: impl FnOnce(&str) -> Result<T, &'static str>,
) -> Option<T> {
    let id = ui.make_persistent_id(label);
    let mut text = match &drafts.open {
        Some((open, text)) if *open == id => text.clone(),
        _ => shown.to_owned(),
    };
    let mut taken = None;
    room(ui, width.max(label_width(ui, label)) + 18.0, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let response: Response = labelled(ui, cx, label, |ui| {
            let margin = egui::Margin::symmetric(8, 6);
            ui.add(TextEdit::singleline(&mut text).id(id).desired_width(width).margin(margin))
        });
        if response.changed() {
            drafts.open = Some((id, text.clone()));
            drafts.refused = None;
        }
        let was_typed = drafts.open.as_ref().is_some_and(|(open, _)| *open == id);
        if response.lost_focus() && was_typed {
            if ui.input(|input| input.key_pressed(egui::Key::Escape)) {
                drafts.open = None;
            } else {
                match read(text.trim()) {
                    Ok(value) => {
                        drafts.open = None;
                        drafts.refused = None;
                        taken = Some(value);
                    }
                    Err(key) => drafts.refused = Some((id, key)),
                }
            }
        }
        if let Some((refused, key)) = drafts.refused
            && refused == id
        {
            let sentence = RichText::new(t!(cx, key)).size(type_size::SMALL).color(cx.theme.bad);
            ui.add(egui::Label::new(sentence).wrap());
        }
    });
    taken
}

/// How wide a label is: a short field must not break its label.
fn label_width(ui: &Ui, label: &str) -> f32 {
    let font = egui::FontId::proportional(type_size::SMALL);
    ui.painter().layout_no_wrap(label.to_owned(), font, egui::Color32::PLACEHOLDER).size().x
}

/// A time of day.
pub fn time_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drafts: &mut Drafts,
    label: &str,
    value: TimeOfDay,
) -> Option<TimeOfDay> {
    let shown = value.to_string();
    draft_field(ui, cx, drafts, (label, &shown, 76.0), |text| TimeOfDay::parse(text).ok_or("refused-time"))
}

/// A whole number within bounds.
pub fn number_field(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drafts: &mut Drafts,
    label: &str,
    value: u32,
    bounds: std::ops::RangeInclusive<u32>,
) -> Option<u32> {
    let shown = value.to_string();
    draft_field(ui, cx, drafts, (label, &shown, 76.0), |text| {
        text.parse().ok().filter(|number| bounds.contains(number)).ok_or("refused-number")
    })
}
