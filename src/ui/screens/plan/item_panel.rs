//! The side panel for an item: everything of the plan that can be changed without opening the session.

use egui::{Id, Margin, RichText, TextEdit, Ui};
use egui_material_icons::icons::{
    ICON_ARROW_BACK, ICON_ARROW_DOWNWARD, ICON_ARROW_FORWARD, ICON_ARROW_UPWARD, ICON_CALL_SPLIT,
    ICON_CONTENT_COPY, ICON_DELETE, ICON_LOCK, ICON_LOCK_OPEN, ICON_MERGE, ICON_OPEN_IN_NEW,
};

use super::edits::{self, Shift};
use super::state::{Splitting, State};
use super::{View, card, item_actions, problems};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::ids::ItemId;
use crate::core::merge::summary::Subject;
use crate::core::model::agenda::{Item, ItemKind, Priority};
use crate::core::plan::quick_entry;
use crate::core::plan::quick_entry::{Quick, QuickError};
use crate::core::plan::times::Slot;
use crate::core::text::LONGEST_TEXT;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::panels::{differences, past_runs};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::own_undo::own_undo;
use crate::ui::widgets::{
    Tone, badge, button, choice, icon_button, labelled, multiline, status_badge, text_button, weak,
};
use crate::ui::words;

/// Draws the panel of an item.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, id: ItemId) {
    let Some((day, index)) = view.agenda.position(id) else { return };
    let (item, slot) = (&view.agenda.days[day].items[index], view.model.days[day].schedule.slots[index]);
    ui.spacing_mut().item_spacing.y = 7.0;
    top(ui, cx, state, view, item, slot, day);
    for trouble in view.model.days[day].troubles.iter().filter(|trouble| trouble.item == Some(id)) {
        problems::show(ui, cx, trouble, view.may_edit_item(id));
    }
    let open = button(ui, cx, Some(ICON_OPEN_IN_NEW), t!(cx, "plan-open-session"), Tone::Primary);
    if open.clicked() {
        cx.go(Place::Session(view.doc, id));
    }
    ui.add_enabled_ui(view.may_edit_item(id), |ui| {
        if let Some(course) = view.course {
            differences::at(ui, cx, course, Subject::Item(id));
        }
        fields(ui, cx, state, view, item, slot);
    });
}

/// What it is, when it is, and the buttons that move it.
fn top(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item, slot: Slot, day: usize) {
    ui.horizontal_wrapped(|ui| {
        badge(ui, crate::ui::words::item_colours(cx, item), t!(cx, words::item_kind(item.kind)));
        let status = card::status(view.course, item.id);
        if card::status_mark(status).is_some() {
            status_badge(ui, cx, status);
        }
    });
    let when = t!(
        cx,
        "plan-item-when",
        number = day + 1,
        start = card::clock(slot.start),
        end = card::clock(slot.end)
    );
    weak(ui, cx, &when);
    if view.may_edit_item(item.id) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.spacing_mut().button_padding.x = 6.0;
            steps(ui, cx, state, view, item);
            tools(ui, cx, state, view, item);
        });
        if state.splitting.as_ref().is_some_and(|splitting| splitting.item == item.id) {
            split(ui, cx, state, view, item);
        }
    }
}

/// The buttons that move it.
fn steps(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let steps = [
        (ICON_ARROW_UPWARD, "plan-move-up", Shift::Up),
        (ICON_ARROW_DOWNWARD, "plan-move-down", Shift::Down),
        (ICON_ARROW_BACK, "plan-move-previous-day", Shift::PreviousDay),
        (ICON_ARROW_FORWARD, "plan-move-next-day", Shift::NextDay),
    ];
    for (mark, key, step) in steps {
        let possible = edits::step(view.agenda, item.id, step).is_some();
        ui.add_enabled_ui(possible, |ui| {
            if icon_button(ui, cx, mark, t!(cx, key)).clicked() {
                item_actions::move_item(cx, state, view, item.id, step);
            }
        });
    }
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item, slot: Slot) {
    let set = |field: ItemField| view.edit(cx, AgendaEdit::Item(item.id, field));
    let width = ui.available_width();
    let mut title = item.title.clone();
    let response = labelled(ui, cx, t!(cx, "plan-title"), |ui| {
        let edit =
            TextEdit::singleline(&mut title).char_limit(LONGEST_TEXT).id(Id::unique(("plan-title", item.id)));
        let hint = t!(cx, words::item_kind(item.kind));
        ui.add(edit.desired_width(width).margin(Margin::symmetric(8, 6)).hint_text(hint))
    });
    if response.changed() {
        set(ItemField::Title(title));
    }
    ui.horizontal_top(|ui| {
        ui.vertical(|ui| {
            ui.set_width((width - space::S) / 2.0);
            minutes(ui, cx, state, view, item);
        });
        ui.vertical(|ui| least(ui, cx, state, view, item));
    });
    ui.label(RichText::new(t!(cx, "plan-minutes-hint")).size(type_size::SMALL).color(cx.theme.weak));
    if let (Some(course), Some(reference)) = (view.course, item.reference) {
        let taken = past_runs::brief(ui, cx, &mut state.past, course.id, reference, item.minutes);
        if let Some(minutes) = taken {
            set(ItemField::Minutes(minutes));
        }
    }
    lock(ui, cx, view, item, slot);
    let kinds = ItemKind::ALL.map(|kind| (kind, t!(cx, words::item_kind(kind)).to_owned()));
    if let Some(kind) = choice(ui, cx, t!(cx, "plan-kind"), &kinds, item.kind, width) {
        set(ItemField::Kind(kind));
    }
    let priorities = [Priority::Core, Priority::Shorten, Priority::Drop]
        .map(|priority| (priority, t!(cx, words::priority(priority)).to_owned()));
    if let Some(priority) = choice(ui, cx, t!(cx, "plan-priority"), &priorities, item.priority, width) {
        set(ItemField::Priority(priority));
    }
    let areas: Vec<_> = cx.workspace.areas().map(|area| Some(area.id)).chain([None]).collect();
    let areas: Vec<_> = areas.into_iter().map(|area| (area, words::area(cx, area))).collect();
    if let Some(area) = choice(ui, cx, t!(cx, "plan-area"), &areas, item.area, width) {
        set(ItemField::Area(area));
    }
    if let Some(course) = view.course {
        let mut leads = vec![(None, t!(cx, "plan-lead-nobody").to_owned())];
        leads.extend(course.trainers.iter().map(|trainer| (Some(trainer.id), trainer.name.clone())));
        if course.trainers.is_empty() {
            weak(ui, cx, t!(cx, "plan-lead-no-trainers"));
        } else if let Some(lead) = choice(ui, cx, t!(cx, "plan-lead"), &leads, item.lead, width) {
            set(ItemField::Lead(lead));
        }
    }
    if let Some(text) = multiline(ui, cx, t!(cx, "plan-objective"), &item.objective, 3) {
        set(ItemField::Objective(text));
    }
}

/// Minutes with quick entry.
fn minutes(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let value = item.minutes.to_string();
    let field = Field::new(t!(cx, "plan-minutes"), &value, 90.0).id(Id::unique(("plan-minutes", item.id)));
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        quick_entry::parse(text).map_err(|error| refusal(cx, error))
    });
    let field = match typed {
        Some(Quick::Length(minutes)) => ItemField::Minutes(minutes),
        Some(Quick::Change(change)) => ItemField::Minutes(quick_entry::changed(item.minutes, change)),
        Some(Quick::Start(start)) => ItemField::LockedStart(Some(start)),
        None => return,
    };
    view.edit(cx, AgendaEdit::Item(item.id, field));
}

/// The least minutes; empty means none.
fn least(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let value = item.min_minutes.map(|minutes| minutes.to_string()).unwrap_or_default();
    let field =
        Field::new(t!(cx, "plan-least"), &value, 90.0).id(Id::unique(("plan-least", item.id))).hint("–");
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| match quick_entry::parse(text) {
        Err(QuickError::Empty) => Ok(None),
        Ok(Quick::Length(minutes)) => Ok(Some(minutes)),
        Ok(_) => Err(t!(cx, "plan-refused-length").to_owned()),
        Err(error) => Err(refusal(cx, error)),
    });
    if let Some(minutes) = typed {
        view.edit(cx, AgendaEdit::Item(item.id, ItemField::MinMinutes(minutes)));
    }
}

/// Why what was typed can't be taken, and what can.
pub(super) fn refusal(cx: &Cx<'_>, error: QuickError) -> String {
    match error {
        QuickError::Empty => t!(cx, "plan-refused-empty").to_owned(),
        QuickError::NotATime => t!(cx, "plan-refused-not-a-time").to_owned(),
        QuickError::TooLong(most) => t!(cx, "plan-refused-too-long", length = cx.t.minutes(most)),
        QuickError::TooShort => t!(cx, "plan-refused-too-short").to_owned(),
        QuickError::NoSuchClockTime => t!(cx, "plan-refused-clock").to_owned(),
    }
}

/// A start that must hold, and the way to let it go.
fn lock(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item, slot: Slot) {
    let set = |start| view.edit(cx, AgendaEdit::Item(item.id, ItemField::LockedStart(start)));
    if let Some(start) = item.locked_start {
        let text = t!(cx, "plan-unlock", time = start.to_string());
        if button(ui, cx, Some(ICON_LOCK), &text, Tone::Plain).clicked() {
            set(None);
        }
    } else {
        let start = TimeOfDay::from_minutes(slot.start);
        let text = t!(cx, "plan-lock", time = start.to_string());
        if button(ui, cx, Some(ICON_LOCK_OPEN), &text, Tone::Plain).clicked() {
            set(Some(start));
        }
    }
}

/// Duplicate, split, merge, delete.
fn tools(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    if icon_button(ui, cx, ICON_CONTENT_COPY, t!(cx, "plan-duplicate")).clicked() {
        item_actions::duplicate(cx, state, view, item.id);
    }
    ui.add_enabled_ui(item.minutes > 1, |ui| {
        if icon_button(ui, cx, ICON_CALL_SPLIT, t!(cx, "plan-split")).clicked() {
            let text = (item.minutes / 2).max(1).to_string();
            state.splitting = Some(Splitting { item: item.id, text, refusal: None });
        }
    });
    let last = edits::step(view.agenda, item.id, Shift::Down).is_none();
    ui.add_enabled_ui(!last, |ui| {
        if icon_button(ui, cx, ICON_MERGE, t!(cx, "plan-merge")).clicked() {
            view.edit(cx, AgendaEdit::MergeWithNext(item.id));
        }
    });
    if icon_button(ui, cx, ICON_DELETE, t!(cx, "common-delete")).clicked() {
        item_actions::delete(cx, state, view, item.id);
    }
}

/// After how many minutes to split; half of them unless said otherwise. Nothing is split before it is said so.
fn split(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let Some(splitting) = &mut state.splitting else { return };
    let response = labelled(ui, cx, t!(cx, "plan-split-after"), |ui| {
        let id = Id::unique(("plan-split", item.id));
        let edit = TextEdit::singleline(&mut splitting.text).id(id).desired_width(90.0);
        ui.add(edit.margin(Margin::symmetric(8, 6)))
    });
    own_undo(&response, &splitting.text, true);
    if response.changed() {
        splitting.refusal = None;
    }
    let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
    let mut over = false;
    ui.horizontal(|ui| {
        if text_button(ui, cx, t!(cx, "plan-split-do")).clicked() || entered {
            match quick_entry::parse(&splitting.text) {
                Ok(Quick::Length(minutes)) if minutes < item.minutes => {
                    view.edit(cx, AgendaEdit::Split(item.id, minutes, cx.ids.make()));
                    over = true;
                }
                Ok(_) => {
                    let most = item.minutes - 1;
                    splitting.refusal = Some(t!(cx, "plan-refused-split", most = most));
                }
                Err(error) => splitting.refusal = Some(refusal(cx, error)),
            }
        }
        over |= button(ui, cx, None, t!(cx, "common-cancel"), Tone::Quiet).clicked();
    });
    if let Some(reason) = &splitting.refusal {
        ui.label(RichText::new(reason).size(type_size::SMALL).color(cx.theme.bad));
    }
    if over {
        state.splitting = None;
    }
    ui.add_space(f32::from(size::RADIUS));
}
