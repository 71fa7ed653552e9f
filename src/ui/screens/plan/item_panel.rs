//! The side panel for an item: everything of the plan that can be changed without opening the session.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{Align, FontId, Id, Key, Layout, Margin, Popup, RichText, Role, TextEdit, Ui, WidgetInfo};
use egui_material_icons::icons::{ICON_MORE_HORIZ, ICON_OPEN_IN_NEW};

use super::state::State;
use super::{View, card, item_menu, problems};
use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::ids::ItemId;
use crate::core::merge::summary::Subject;
use crate::core::model::agenda::{Item, ItemKind, Priority};
use crate::core::model::course::Course;
use crate::core::plan::lunch::lunch_to_days;
use crate::core::plan::quick_entry;
use crate::core::plan::quick_entry::{Quick, QuickError};
use crate::core::plan::times::Slot;
use crate::core::text::LONGEST_TEXT;
use crate::core::time::TimeOfDay;
use crate::report::words::range_words;
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::panels::material_rows::{self, group_key};
use crate::ui::panels::{differences, lunch_words, past_runs};
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::own_undo::own_undo;
use crate::ui::widgets::{
    Tone, badge, button, choice, field_row, icon_button, labelled, multiline, one_line, status_badge,
    text_button, touched, weak,
};
use crate::ui::words;

/// Draws the panel of an item.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, id: ItemId) {
    let Some((day, index)) = view.agenda.position(id) else { return };
    let (item, slot) = (&view.agenda.days[day].items[index], view.model.days[day].schedule.slots[index]);
    ui.spacing_mut().item_spacing.y = space::S;
    top(ui, cx, state, view, item);
    ui.add_enabled_ui(view.may_edit_item(id), |ui| {
        title(ui, cx, state, view, item);
        when(ui, cx, state, view, item, slot, day);
    });
    if state.splitting.as_ref().is_some_and(|splitting| splitting.item == id) {
        split(ui, cx, state, view, item);
    }
    for trouble in view.model.days[day].troubles.iter().filter(|trouble| trouble.item == Some(id)) {
        problems::show(ui, cx, trouble, view.may_edit_item(id));
    }
    materials(ui, cx, view, item);
    ui.add_space(space::XS);
    // A break has nothing more to say than what stands here; its menu opens it all the same.
    if !item.kind.is_rest()
        && button(ui, cx, Some(ICON_OPEN_IN_NEW), t!(cx, "plan-open-session"), Tone::Primary).clicked()
    {
        cx.go(Place::Session(view.doc, id));
    }
    ui.add_space(space::XS);
    ui.add_enabled_ui(view.may_edit_item(id), |ui| {
        if let Some(course) = view.course {
            differences::at(ui, cx, course, Subject::Item(id));
        }
        fields(ui, cx, view, item);
    });
}

/// What it is, and the menu of what can be done to it.
fn top(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    ui.horizontal(|ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if view.may_edit_item(item.id) {
                let response = icon_button(ui, cx, ICON_MORE_HORIZ, t!(cx, "plan-item-menu"));
                Popup::menu(&response).show(|ui| item_menu::ui(ui, cx, state, view, item));
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                badge(ui, words::item_colours(cx, item), t!(cx, words::item_kind(item.kind)));
                let status = card::status(view.course, item.id);
                if card::status_mark(status).is_some() {
                    status_badge(ui, cx, status);
                }
            });
        });
    });
}

/// The title: text until it is touched, and ready to be typed over when the item is new.
fn title(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let mut title = item.title.clone();
    let id = Id::unique(("plan-title", item.id));
    let response = touched(ui, cx, title.is_empty(), |ui| {
        let font = FontId::new(type_size::TITLE, bold_family());
        let edit = TextEdit::multiline(&mut title)
            .char_limit(LONGEST_TEXT)
            .desired_rows(1)
            .return_key(None)
            .id(id)
            .font(font);
        let hint = t!(cx, words::item_kind(item.kind));
        ui.add(edit.desired_width(f32::INFINITY).margin(Margin::symmetric(8, 2)).hint_text(hint))
    });
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, t!(cx, "plan-title")));
    if state.naming == Some(item.id) {
        state.naming = None;
        response.request_focus();
        let mut typed = TextEditState::load(ui.ctx(), id).unwrap_or_default();
        let all = CCursorRange::two(CCursor::new(0), CCursor::new(title.chars().count()));
        typed.cursor.set_char_range(Some(all));
        typed.store(ui.ctx(), id);
    }
    if response.changed() {
        view.edit(cx, AgendaEdit::Item(item.id, ItemField::Title(title.replace('\n', " "))));
    }
    let entered = response.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if entered {
        // The name is said: the card has the keys again.
        state.focus = true;
    }
}

/// When it is, and for how long.
fn when(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item, slot: Slot, day: usize) {
    let (start, end) = (card::clock(slot.start), card::clock(slot.end));
    weak(ui, cx, &t!(cx, "plan-item-when", number = day + 1, start = start, end = end));
    field_row(ui, |ui| {
        begins(ui, cx, state, view, item, slot);
        minutes(ui, cx, state, view, item);
        least(ui, cx, state, view, item);
    });
    if let Some(course) = view.course.filter(|_| item.kind == ItemKind::Lunch) {
        lunch(ui, cx, state, course, item, slot);
    }
    if let (Some(course), Some(reference)) = (view.course, item.reference) {
        let taken = past_runs::brief(ui, cx, &mut state.past, course.id, reference, item.minutes);
        if let Some(minutes) = taken {
            view.edit(cx, AgendaEdit::Item(item.id, ItemField::Minutes(minutes)));
        }
    }
}

/// Gives this lunch to all days, and says first what that changes.
fn lunch(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, item: &Item, slot: Slot) {
    let at = TimeOfDay::from_minutes(slot.start);
    let key = (cx.workspace.revision, course.id, item.id);
    let moved = state.lunch.get(key, |_| Arc::new(lunch_to_days(course, item, at, cx.ids)));
    let moved = Arc::clone(moved);
    let Some(command) = moved.command(course) else { return };
    let own = course.agenda.position(item.id).map(|(day, _)| course.agenda.days[day].id);
    let only_this = moved.days.iter().all(|(day, _)| Some(*day) == own);
    let text = if only_this { t!(cx, "plan-lunch-this-day") } else { t!(cx, "plan-lunch-to-days") };
    if button(ui, cx, None, text, Tone::Plain).clicked() {
        cx.edit(command);
    }
    let changes: Vec<_> = moved.days.iter().map(|(day, change)| (*day, change)).collect();
    weak(ui, cx, &lunch_words::days(cx, &course.agenda, &changes));
    for line in lunch_words::lines(cx, &course.agenda, &changes) {
        weak(ui, cx, &line);
    }
}

/// Its slides, guide pages and handouts: each row opens one.
fn materials(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let width = ui.available_width();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for link in &item.links {
            if let Some(material) = cx.workspace.material(view.doc, link.material) {
                let mut more = vec![t!(cx, group_key(link.kind)).to_owned()];
                more.extend(link.range.map(|range| range_words(cx.t, material.kind, range)));
                ui.push_id(link.id, |ui| {
                    material_rows::row(ui, cx, view.doc, link, material, &more.join(" · "), width);
                });
            }
        }
    });
}

/// Who leads, and what is set once.
fn fields(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let set = |field: ItemField| view.edit(cx, AgendaEdit::Item(item.id, field));
    let width = ui.available_width();
    // Nobody leads a break, and it belongs to no area.
    if !item.kind.is_rest() {
        taught(ui, cx, view, item);
    }
    let kinds = ItemKind::ALL.map(|kind| (kind, t!(cx, words::item_kind(kind)).to_owned()));
    if let Some(kind) = choice(ui, cx, t!(cx, "plan-kind"), &kinds, item.kind, width) {
        set(ItemField::Kind(kind));
    }
    if item.kind.is_rest() && item.objective.is_empty() {
        return;
    }
    if let Some(text) = multiline(ui, cx, t!(cx, "plan-objective"), &item.objective, 3) {
        set(ItemField::Objective(text));
    }
}

/// Who leads what is taught, how much it matters, and its area.
fn taught(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, item: &Item) {
    let set = |field: ItemField| view.edit(cx, AgendaEdit::Item(item.id, field));
    let width = ui.available_width();
    if let Some(course) = view.course {
        let mut leads = vec![(None, t!(cx, "plan-lead-nobody").to_owned())];
        leads.extend(course.trainers.iter().map(|trainer| (Some(trainer.id), trainer.name.clone())));
        if course.trainers.is_empty() {
            weak(ui, cx, t!(cx, "plan-lead-no-trainers"));
        } else if let Some(lead) = choice(ui, cx, t!(cx, "plan-lead"), &leads, item.lead, width) {
            set(ItemField::Lead(lead));
        }
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
}

/// When it begins: a time that is typed is locked.
fn begins(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item, slot: Slot) {
    let value = card::clock(slot.start);
    let field = Field::new(t!(cx, "new-course-start"), &value, 64.0)
        .id(Id::unique(("plan-start", item.id)))
        .tip(t!(cx, "plan-start-hint"));
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        TimeOfDay::parse(text).ok_or_else(|| t!(cx, "plan-refused-clock").to_owned())
    });
    if let Some(start) = typed {
        view.edit(cx, AgendaEdit::Item(item.id, ItemField::LockedStart(Some(start))));
    }
}

/// Minutes with quick entry.
fn minutes(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let value = item.minutes.to_string();
    let field = Field::new(t!(cx, "plan-minutes"), &value, 64.0)
        .id(Id::unique(("plan-minutes", item.id)))
        .tip(t!(cx, "plan-minutes-hint"));
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        quick_entry::parse(text).map_err(|error| words::quick_refusal(cx, error))
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
        Field::new(t!(cx, "plan-least"), &value, 64.0).id(Id::unique(("plan-least", item.id))).hint("–");
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| match quick_entry::parse(text) {
        Err(QuickError::Empty) => Ok(None),
        Ok(Quick::Length(minutes)) => Ok(Some(minutes)),
        Ok(_) => Err(t!(cx, "plan-refused-length").to_owned()),
        Err(error) => Err(words::quick_refusal(cx, error)),
    });
    if let Some(minutes) = typed {
        view.edit(cx, AgendaEdit::Item(item.id, ItemField::MinMinutes(minutes)));
    }
}

/// After how many minutes to split; half of them unless said otherwise. Nothing is split before it is said so.
fn split(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>, item: &Item) {
    let Some(splitting) = &mut state.splitting else { return };
    let response = labelled(ui, cx, t!(cx, "plan-split-after"), |ui| {
        let id = Id::unique(("plan-split", item.id));
        let edit = one_line(&mut splitting.text).id(id).desired_width(90.0);
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
                Err(error) => splitting.refusal = Some(words::quick_refusal(cx, error)),
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
