//! Everything about one session on one page, editable in place, and its materials one click away.

mod bar;
mod facts;
mod key_points;
mod link_panel;
mod links;
mod steps;
mod texts;

use std::sync::Arc;

use egui::{Align, Frame, Label, Layout, Margin, RichText, Role, ScrollArea, TextEdit, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{ICON_ARROW_BACK, ICON_ARROW_FORWARD, ICON_MENU_BOOK};

use crate::core::edit::agenda::{AgendaEdit, ItemField};
use crate::core::edit::command::Command;
use crate::core::ids::{DocId, ItemId, LinkId};
use crate::core::model::agenda::{Day, Item};
use crate::core::model::course::Course;
use crate::core::model::note::NoteTarget;
use crate::core::model::progress::locking_day;
use crate::core::model::training::Origin;
use crate::core::plan::times::DaySchedule;
use crate::core::text::LONGEST_TEXT;
use crate::core::time::TimeOfDay;
use crate::t;
use crate::ui::action::{CourseTab, Level, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{notes, past_runs, plan_lock, record};
use crate::ui::theme::{bold_family, space, type_size};
use crate::ui::widgets::layout::behind_notices;
use crate::ui::widgets::{
    Tone, banner, boxed, button, card, empty_state, flush, heading, icon_button, status_badge, title, touched,
};
use crate::ui::words;

/// The width of the column of materials, in points.
const MATERIALS: f32 = 336.0;

/// Below this width the materials stand above the rest, in points.
const TWO_COLUMNS_FROM: f32 = 760.0;

/// From this height on, in points, status and new notes stand in a bar at the foot, in sight at all times.
const BAR_FROM: f32 = 400.0;

/// What the screen remembers while the window is open.
#[derive(Default)]
pub struct State {
    drafts: crate::ui::widgets::draft::Drafts,
    record: record::State,
    notes: notes::State,
    past_runs: past_runs::State,
    /// The steps are written, not read.
    writing_steps: bool,
    markdown: egui_commonmark::CommonMarkCache,
    /// The link whose details are open.
    open_link: Option<LinkId>,
    /// How high the materials were drawn last, in points.
    materials_height: f32,
    /// The key point that gets the focus when it is drawn next.
    focus_point: Option<crate::core::ids::KeyPointId>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("open_link", &self.open_link).finish_non_exhaustive()
    }
}

/// The session that is shown, and where it stands.
struct Shown<'a> {
    doc: DocId,
    day: &'a Day,
    /// The place of the day, counted from 0.
    day_index: usize,
    /// The place in the day, counted from 0.
    index: usize,
    item: &'a Item,
    /// The course, unless it is a training.
    course: Option<&'a Course>,
    /// Its day runs, and the plan of that is locked.
    locked: bool,
    may_edit: bool,
}

impl Shown<'_> {
    fn set(&self, cx: &Cx<'_>, field: ItemField) {
        self.edit(cx, AgendaEdit::Item(self.item.id, field));
    }

    fn edit(&self, cx: &Cx<'_>, edit: AgendaEdit) {
        cx.edit(Command::Agenda(self.doc, edit));
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, doc: DocId, item: ItemId) {
    let Some(shown) = find(cx, doc, item) else {
        gone(ui, cx, doc);
        return;
    };
    let bar = shown.course.filter(|_| shown.item.kind.is_teaching() && ui.available_height() >= BAR_FROM);
    if let Some(course) = bar {
        bar::ui(ui, cx, state, course, shown.item);
    }
    ScrollArea::vertical().id_salt(("session", item)).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin::same(24)).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(1240.0));
            if let Some(course) = shown.course.filter(|_| shown.locked) {
                plan_lock::note(ui, cx, course);
            }
            top(ui, cx, &shown);
            ui.add_space(space::M);
            // What is shown of one session must not be taken for that of another.
            ui.push_id(item, |ui| body(ui, cx, state, &shown, bar.is_some()));
            ui.add_space(behind_notices(ui));
        });
    });
}

fn find<'a>(cx: &'a Cx<'_>, doc: DocId, item: ItemId) -> Option<Shown<'a>> {
    let agenda = cx.workspace.agenda(doc)?;
    let (day_index, index) = agenda.position(item)?;
    let day = agenda.days.get(day_index)?;
    let course = doc.course().and_then(|id| cx.workspace.course(id)).map(Arc::as_ref);
    let locked = course.is_some_and(|course| locking_day(course, cx.now.date()) == Some(day.id));
    let may_edit = cx.workspace.can_edit(doc) && !locked;
    Some(Shown { doc, day, day_index, index, item: day.items.get(index)?, course, locked, may_edit })
}

fn gone(ui: &mut Ui, cx: &Cx<'_>, doc: DocId) {
    empty_state(ui, cx, ICON_MENU_BOOK, t!(cx, "session-gone"), t!(cx, "session-gone-explain"), |ui| {
        if button(ui, cx, None, t!(cx, "session-to-plan"), Tone::Primary).clicked() {
            cx.go(plan_of(doc));
        }
    });
}

fn plan_of(doc: DocId) -> Place {
    match doc {
        DocId::Course(id) => Place::Course(id, CourseTab::Plan),
        DocId::Training(id) => Place::Training(id),
    }
}

/// Draws the page and its materials; `bar` says that status and new notes have a bar of their own.
fn body(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, bar: bool) {
    let width = ui.available_width();
    if width < TWO_COLUMNS_FROM {
        links::ui(ui, cx, state, shown);
        ui.add_space(space::M);
        main_column(ui, cx, state, shown, bar);
        return;
    }
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = space::L;
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(width - MATERIALS - space::L);
            main_column(ui, cx, state, shown, bar);
        });
        ui.vertical(|ui| {
            // What stands in a row of a link is measured with the usual spacing.
            ui.spacing_mut().item_spacing.x = space::S;
            ui.set_width(MATERIALS);
            // They stay in view while the page scrolls, where they fit.
            let seen = ui.clip_rect().shrink2(Vec2::new(0.0, space::XL));
            if state.materials_height <= seen.height() {
                ui.add_space((seen.top() - ui.cursor().top()).max(0.0));
            }
            let drawn = ui.scope(|ui| links::ui(ui, cx, state, shown)).response.rect.height();
            state.materials_height = drawn;
        });
    });
}

/// The page: everything of the session under each other on one sheet, its parts with a thin line between.
fn main_column(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, bar: bool) {
    card(ui, cx, |ui| {
        the_title(ui, cx, shown);
        ui.add_space(space::S);
        facts::ui(ui, cx, state, shown);
        part(ui);
        texts::ui(ui, cx, state, shown);
        if let Some(course) = shown.course.filter(|_| shown.item.kind.is_teaching()) {
            part(ui);
            record(ui, cx, state, course, shown.item, bar);
        }
        if let Some(course) = shown.course {
            let target = NoteTarget::Item(shown.item.id);
            if bar && course.notes.iter().all(|note| note.target != target) {
                return;
            }
            part(ui);
            heading(ui, t!(cx, "tab-notes"));
            if bar {
                notes::filed(ui, cx, &mut state.notes, course, target);
            } else {
                ui.add_space(space::S);
                boxed(ui, cx, |ui| notes::ui(ui, cx, &mut state.notes, course, target));
            }
        }
    });
}

/// The line between two parts of the page.
fn part(ui: &mut Ui) {
    ui.add_space(space::S);
    ui.separator();
    ui.add_space(space::S);
}

fn record(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, shown: &Item, bar: bool) {
    let (item, reference) = (shown.id, shown.reference);
    ui.horizontal_wrapped(|ui| {
        heading(ui, t!(cx, "tab-record"));
        status_badge(ui, cx, record::status_of(course, item));
    });
    ui.add_space(space::S);
    if bar {
        record::below(ui, cx, &mut state.record, course, item);
    } else {
        record::ui(ui, cx, &mut state.record, course, item);
    }
    if let Some(reference) = reference {
        ui.add_space(space::S);
        past_runs::ui(ui, cx, &mut state.past_runs, course.id, reference);
    }
    ui.add_space(space::S);
    if flush(ui, |ui| button(ui, cx, None, t!(cx, "session-to-record"), Tone::Quiet)).clicked() {
        let day = course.agenda.position(item).map(|(day, _)| course.agenda.days[day].id);
        cx.go(Place::Course(course.id, CourseTab::Record(day)));
    }
}

/// Where the session stands, its title, and the ones before and after it.
fn top(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    if let DocId::Training(id) = shown.doc
        && cx.workspace.training(id).is_some_and(|training| training.origin == Origin::Starter)
    {
        banner(ui, cx, Level::Info, t!(cx, "starter-explain"), |_| {});
        ui.add_space(space::M);
    }
    ui.horizontal(|ui| {
        let day = words::day(cx, shown.day_index, shown.day);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            neighbour(ui, cx, shown, true);
            neighbour(ui, cx, shown, false);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let text = format!("{day} · {}", when(cx, shown));
                ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).truncate());
            });
        });
    });
}

/// The title: text until it is touched.
fn the_title(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>) {
    if !shown.may_edit {
        title(ui, title_of(cx, shown.item));
        return;
    }
    let mut text = shown.item.title.clone();
    let response = touched(ui, cx, text.is_empty(), |ui| {
        let hint = t!(cx, words::item_kind(shown.item.kind));
        let font = egui::FontId::new(type_size::PAGE, bold_family());
        let field = TextEdit::multiline(&mut text)
            .char_limit(LONGEST_TEXT)
            .desired_rows(1)
            .font(font)
            .desired_width(f32::INFINITY);
        ui.add(field.hint_text(hint).margin(Margin::symmetric(8, 2)).return_key(None))
    });
    response.widget_info(|| WidgetInfo::labeled(Role::TextInput, true, t!(cx, "plan-title")));
    if response.changed() {
        // A title that was pasted from several lines is one.
        shown.set(cx, ItemField::Title(text.replace('\n', " ")));
    }
}

/// The title of an item, or the name of its kind where it has none.
fn title_of<'a>(cx: &'a Cx<'_>, item: &'a Item) -> &'a str {
    if item.title.trim().is_empty() { t!(cx, words::item_kind(item.kind)) } else { &item.title }
}

/// `Mon 14 Sep, 10:15–11:15 (3 of 9)`.
fn when(cx: &Cx<'_>, shown: &Shown<'_>) -> String {
    let schedule = DaySchedule::of(shown.day);
    let (start, end) = schedule.slots.get(shown.index).map_or((0, 0), |slot| (slot.start, slot.end));
    let clock = |minutes| TimeOfDay::from_minutes(minutes).to_string();
    let date = shown.day.date.map(|date| format!("{}, ", cx.t.date(date, crate::i18n::DateStyle::Short)));
    let place = t!(cx, "session-place", number = shown.index + 1, all = shown.day.items.len());
    format!("{}{}–{} · {place}", date.unwrap_or_default(), clock(start), clock(end))
}

fn neighbour(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, after: bool) {
    let index = if after { Some(shown.index + 1) } else { shown.index.checked_sub(1) };
    let other = index.and_then(|index| shown.day.items.get(index));
    let (mark, key, none) = if after {
        (ICON_ARROW_FORWARD, "session-next", "session-next-none")
    } else {
        (ICON_ARROW_BACK, "session-previous", "session-previous-none")
    };
    let name = match other {
        Some(other) => t!(cx, key, title = title_of(cx, other).to_owned()),
        None => t!(cx, none).to_owned(),
    };
    ui.add_enabled_ui(other.is_some(), |ui| {
        if icon_button(ui, cx, mark, &name).clicked()
            && let Some(other) = other
        {
            cx.go(Place::Session(shown.doc, other.id));
        }
    });
}

/// A label above a text that can't be edited here; nothing where there is no text.
fn fact(ui: &mut Ui, cx: &Cx<'_>, label: &str, text: &str) {
    if text.trim().is_empty() {
        return;
    }
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.label(RichText::new(label).size(type_size::SMALL).color(cx.theme.weak));
        ui.add(Label::new(text).wrap().selectable(true));
    });
}
