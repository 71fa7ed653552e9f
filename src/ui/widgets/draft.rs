//! A field whose text must be understood: it is kept while it is typed, taken on Enter or on leaving,
//! and refused in words below, without changing anything. Escape takes back what was typed.

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Id, Response, RichText, Role, Ui, WidgetInfo};

use super::field::{labelled, one_line, room, touched};
use super::own_undo::own_undo;
use crate::core::text::LONGEST_TEXT;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};

/// The least width of the sentence that says why a text was refused, in points.
const REFUSAL_WIDTH: f32 = 180.0;

/// What is typed and not taken yet, for all such fields of a screen. A refused text stays in its field,
/// with its reason, while the person goes on elsewhere.
#[derive(Clone, Debug, Default)]
pub struct Drafts {
    typed: egui::IdMap<Draft>,
    /// The field of a table whose text was refused last: of several, its reason alone is told.
    told: Option<Id>,
}

/// A text that was not taken yet.
#[derive(Clone, Debug)]
struct Draft {
    text: String,
    /// The sentence that says why it was refused.
    refused: Option<String>,
    /// The last pass of the window that showed the field: one that is gone holds nothing back.
    seen: u64,
}

impl Drafts {
    /// Whether a field on the screen holds a text that was refused.
    #[must_use]
    pub fn is_refused(&self, ui: &Ui) -> bool {
        self.shown(ui).any(|draft| draft.refused.is_some())
    }

    /// Whether a field on the screen holds a text that was neither taken nor refused yet.
    #[must_use]
    pub fn is_open(&self, ui: &Ui) -> bool {
        self.shown(ui).any(|draft| draft.refused.is_none())
    }

    /// Forgets everything that was typed: the fields belonged to something else.
    pub fn clear(&mut self) {
        self.typed.clear();
    }

    /// Forgets what was typed into one field: its value was set otherwise.
    pub fn drop_field(&mut self, id: Id) {
        self.typed.remove(&id);
    }

    fn shown(&self, ui: &Ui) -> impl Iterator<Item = &Draft> {
        let pass = ui.ctx().cumulative_pass_nr();
        self.typed.values().filter(move |draft| draft.seen + 1 >= pass)
    }
}

/// What a field shows.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    label: &'a str,
    value: &'a str,
    width: f32,
    hint: &'a str,
    tip: &'a str,
    name: Option<&'a str>,
    id: Option<Id>,
    next: Option<Id>,
}

impl<'a> Field<'a> {
    /// A field with a label above it, the value as it stands, and its width in points. Without a label it stands in
    /// a table: it is to be [`Field::named`], and why a text was refused stands over what is near.
    #[must_use]
    pub fn new(label: &'a str, value: &'a str, width: f32) -> Self {
        Self { label, value, width, hint: "", tip: "", name: None, id: None, next: None }
    }

    /// What can be typed, shown while the field is empty.
    #[must_use]
    pub fn hint(self, hint: &'a str) -> Self {
        Self { hint, ..self }
    }

    /// What else can be typed, shown under the pointer.
    #[must_use]
    pub fn tip(self, tip: &'a str) -> Self {
        Self { tip, ..self }
    }

    /// What screen readers call it, where the label alone does not say enough.
    #[must_use]
    pub fn named(self, name: &'a str) -> Self {
        Self { name: Some(name), ..self }
    }

    /// Tells the same field of different things apart.
    #[must_use]
    pub fn id(self, id: Id) -> Self {
        Self { id: Some(id), ..self }
    }

    /// Enter leads on to the field of this id.
    #[must_use]
    pub fn then(self, next: Option<Id>) -> Self {
        Self { next, ..self }
    }
}

/// Where the pass is kept in which a text was refused last.
fn refused_id() -> Id {
    Id::unique("a text was refused")
}

/// Whether a field refused its text in this pass of the window.
#[must_use]
pub fn refused_now(ctx: &egui::Context) -> bool {
    ctx.data(|data| data.get_temp(refused_id())) == Some(ctx.cumulative_pass_nr())
}

/// Draws a field. `read` understands a text without spaces around it, or says in a sentence why not. Returns
/// the value that was taken, once.
pub fn draft_field<T>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    drafts: &mut Drafts,
    field: Field<'_>,
    read: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let Field { label, value, width, hint, tip, name, id, next } = field;
    let id = id.unwrap_or_else(|| ui.make_persistent_id(label));
    let pass = ui.ctx().cumulative_pass_nr();
    let mut draft =
        drafts.typed.remove(&id).filter(|draft| draft.refused.is_some() || draft.seen + 1 >= pass);
    let mut text = draft.as_ref().map_or_else(|| value.to_owned(), |draft| draft.text.clone());
    let mut taken = None;
    let refused = draft.as_ref().is_some_and(|draft| draft.refused.is_some());
    let least = if refused { REFUSAL_WIDTH } else { 0.0 };
    let in_table = label.is_empty();
    let room_width = width.max(label_width(ui, label) + 1.0).max(least);
    let show = |ui: &mut Ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        let margin = egui::Margin::symmetric(8, 6);
        let edit = one_line(&mut text).char_limit(LONGEST_TEXT).id(id).desired_width(width);
        let edit = edit.margin(margin).hint_text(hint);
        let response: Response = if in_table {
            let response = ui.add(edit.text_color_opt(refused.then_some(cx.theme.bad)));
            // As in a table of figures: what is typed into a cell that the keys went to takes the place of what is there.
            if response.gained_focus() && !ui.input(|input| input.pointer.any_pressed()) {
                select_all(ui, id, value);
            }
            response
        } else {
            let is_empty = value.is_empty() || refused;
            labelled(ui, cx, label, |ui| touched(ui, cx, is_empty, |ui| ui.add(edit)))
        };
        let response = if tip.is_empty() { response } else { response.on_hover_text(tip) };
        if let Some(name) = name {
            let enabled = ui.is_enabled();
            response.widget_info(|| WidgetInfo::labeled(Role::TextInput, enabled, name));
        }
        if response.changed() {
            draft = Some(Draft { text: text.clone(), refused: None, seen: pass });
        }
        own_undo(&response, &text, text != value);
        if let Some(next) = next.filter(|_| response.lost_focus())
            // Taken out, or the field that gets the focus would be left by it at once.
            && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::Enter))
        {
            ui.memory_mut(|memory| memory.request_focus(next));
        }
        if !response.has_focus()
            && let Some(left) = draft.take_if(|draft| draft.refused.is_none())
        {
            let escaped = ui.input(|input| input.key_pressed(egui::Key::Escape));
            match read(text.trim()) {
                _ if escaped || text == value => {}
                Ok(value) => taken = Some(value),
                Err(why) => {
                    ui.ctx().data_mut(|data| data.insert_temp(refused_id(), pass));
                    drafts.told = Some(id);
                    draft = Some(Draft { refused: Some(why), ..left });
                }
            }
        }
        if let Some(why) = draft.as_ref().and_then(|draft| draft.refused.as_ref()) {
            let sentence = RichText::new(why).size(type_size::SMALL).color(cx.theme.bad);
            if in_table {
                // The rows of a table keep their height: the reason stands over what is near.
                if drafts.told == Some(id) || response.hovered() || response.has_focus() {
                    response.show_tooltip_ui(|ui| drop(ui.add(egui::Label::new(sentence).wrap())));
                }
            } else {
                ui.add(egui::Label::new(sentence).wrap());
            }
        }
    };
    if in_table {
        show(ui);
    } else {
        room(ui, room_width, show);
    }
    if let Some(draft) = draft {
        drafts.typed.insert(id, Draft { seen: pass, ..draft });
    }
    taken
}

/// Selects all of what is in a field.
fn select_all(ui: &Ui, id: Id, text: &str) {
    let mut typed = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let all = CCursorRange::two(CCursor::default(), CCursor::new(text.chars().count()));
    typed.cursor.set_char_range(Some(all));
    typed.store(ui.ctx(), id);
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
    draft_field(ui, cx, drafts, Field::new(label, &shown, 76.0), |text| {
        TimeOfDay::parse(text).ok_or_else(|| t!(cx, "refused-time").to_owned())
    })
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
    draft_field(ui, cx, drafts, Field::new(label, &shown, 76.0), |text| {
        let number = text.parse().ok().filter(|number| bounds.contains(number));
        number.ok_or_else(|| t!(cx, "refused-number", least = *bounds.start(), most = *bounds.end()))
    })
}
