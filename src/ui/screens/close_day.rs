//! Closing a day: what is open, the parking lot, tallies of the paper evaluation, what to keep and what to
//! change, and tomorrow.

use std::collections::BTreeSet;

use egui::{Align2, Button, Color32, FontId, Label, RichText, Role, Sense, Stroke, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_ADD, ICON_ARROW_FORWARD, ICON_CALENDAR_MONTH, ICON_CHECK, ICON_DELETE, ICON_EVENT_UPCOMING,
    ICON_REMOVE, ICON_UNDO,
};

use crate::core::edit::closing::ClosingEdit;
use crate::core::edit::command::{BatchName, Command, CourseEdit};
use crate::core::ids::{CourseId, DayId, DocId, ItemId, QuestionId};
use crate::core::merge::summary::Subject;
use crate::core::model::agenda::Day;
use crate::core::model::closing::{Closing, MARKS, MOST_QUESTIONS, MOST_SHEETS, Question, mean_of};
use crate::core::model::course::Course;
use crate::core::model::progress::Progress;
use crate::core::model::record::Status;
use crate::core::plan::problems::problems;
use crate::core::record::open_notes;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, MaterialsView, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{differences, notes, record};
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::button::{focus_ring, name};
use crate::ui::widgets::{
    Tone, badge, button, button_if, card, heading, icon, icon_button, large_button, multiline, scroll,
    single_line, title, weak,
};
use crate::ui::words;

/// The three questions that every evaluation begins with.
const USUAL: [&str; 3] = ["close-question-useful", "close-question-clear", "close-question-heard"];

/// The least room for the title of a session beside its choices, in points.
const TITLE: f32 = 170.0;

/// The size of a mark to press, in points.
const TALLY: Vec2 = Vec2::new(64.0, size::CONTROL_LARGE);

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// The sessions that were open when the day was looked at: they stay in sight while their reasons are
    /// told.
    looked_at: Option<(DayId, BTreeSet<ItemId>)>,
    notes: notes::State,
}

/// What the parts of the screen see.
struct View<'a> {
    course: &'a Course,
    day: &'a Day,
    index: usize,
    closing: Option<&'a Closing>,
}

impl View<'_> {
    /// Asks for a change of the closing.
    fn edit(&self, cx: &Cx<'_>, edit: ClosingEdit) {
        cx.edit(Command::Course(self.course.id, CourseEdit::Closing(self.day.id, edit)));
    }

    /// The questions that an evaluation begins with. Their ids are the same on every computer, so that tallies of
    /// one day come together.
    fn usual_questions(&self, cx: &Cx<'_>) -> Vec<Question> {
        let id = |key: &str| QuestionId::named(&format!("{}/{key}", self.day.id));
        USUAL.iter().map(|key| Question::new(id(key), t!(cx, key))).collect()
    }

    /// The same for the evaluation: the first change writes the usual questions down.
    fn edit_evaluation(&self, cx: &Cx<'_>, edit: ClosingEdit) {
        let commands = [ClosingEdit::Begin(self.usual_questions(cx)), edit]
            .map(|edit| Command::Course(self.course.id, CourseEdit::Closing(self.day.id, edit)));
        cx.edit(Command::Batch(BatchName::CloseDay, commands.to_vec()));
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId, day: DayId) {
    let Some(course) = cx.workspace.course(id) else { return };
    let Some(index) = course.agenda.day_index(day) else {
        weak(ui, cx, t!(cx, "close-day-gone"));
        return;
    };
    let day = &course.agenda.days[index];
    let view = View { course, day, index, closing: course.closings.get(&day.id).map(AsRef::as_ref) };
    let can = cx.workspace.can_edit(DocId::Course(id));
    scroll(ui, "close-day", size::READING, |ui| {
        let what = t!(cx, "close-title");
        let date = day.date.map(|date| cx.t.date(date, DateStyle::Long));
        weak(ui, cx, &date.map_or_else(|| what.to_owned(), |date| format!("{what} · {date}")));
        title(ui, &words::day(cx, index, day));
        ui.add_space(space::M);
        ui.add_enabled_ui(can, |ui| {
            card(ui, cx, |ui| still_open(ui, cx, state, &view));
            ui.add_space(space::M);
            card(ui, cx, |ui| parked(ui, cx, state, &view));
            ui.add_space(space::M);
            card(ui, cx, |ui| evaluation(ui, cx, &view));
            ui.add_space(space::M);
            card(ui, cx, |ui| debrief(ui, cx, &view));
            ui.add_space(space::M);
            card(ui, cx, |ui| summary(ui, cx, &view));
            ui.add_space(space::M);
            if let Some(next) = course.agenda.days.get(index + 1) {
                card(ui, cx, |ui| tomorrow(ui, cx, &view, next));
                ui.add_space(space::M);
            }
            ui.add_space(space::S);
            close(ui, cx, &view);
        });
    });
}

/// Sessions of the day of which nobody said what became of them.
fn still_open(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    heading(ui, t!(cx, "close-open"));
    let teaching = || view.day.items.iter().filter(|item| item.kind.is_teaching());
    let is_open = |id: ItemId| !record::status_of(view.course, id).is_closed();
    if state.looked_at.as_ref().is_none_or(|(day, _)| *day != view.day.id) {
        let ids = teaching().map(|item| item.id).filter(|id| is_open(*id)).collect();
        state.looked_at = Some((view.day.id, ids));
    }
    let seen = state.looked_at.as_ref().map(|(_, ids)| ids.clone()).unwrap_or_default();
    let open: Vec<_> = teaching().filter(|item| is_open(item.id) || seen.contains(&item.id)).collect();
    let count = open.iter().filter(|item| is_open(item.id)).count();
    if open.is_empty() {
        weak(ui, cx, t!(cx, "close-nothing-open"));
        return;
    }
    if count == 0 {
        weak(ui, cx, t!(cx, "close-nothing-open"));
    } else {
        weak(ui, cx, &t!(cx, "close-open-explain", count = count));
    }
    for item in open {
        ui.add_space(space::S);
        ui.push_id(item.id, |ui| {
            let title = Label::new(record::title_of(view.course, item.id)).wrap();
            // The title beside its choices, where a few words of it have room there.
            let left = ui.available_width() - ui.spacing().item_spacing.x - record::choices_width(ui, cx);
            if left < TITLE {
                ui.add(title);
                ui.horizontal_wrapped(|ui| record::choices(ui, cx, view.course, item.id));
            } else {
                ui.horizontal(|ui| {
                    ui.allocate_ui(Vec2::new(left, size::CONTROL), |ui| {
                        ui.set_width(left);
                        ui.add(title);
                    });
                    record::choices(ui, cx, view.course, item.id);
                });
            }
            if let Some(known) = view.course.record(item.id).filter(|known| known.status.asks_reason()) {
                record::reason(ui, cx, view.course, item.id, known);
            }
        });
    }
}

fn parked(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    heading(ui, t!(cx, "close-parked"));
    let open: Vec<_> = open_notes::open_notes(view.course).cloned().collect();
    if open.is_empty() {
        weak(ui, cx, t!(cx, "close-nothing-parked"));
        return;
    }
    weak(ui, cx, t!(cx, "close-parked-explain"));
    for note in open {
        notes::card(ui, cx, &mut state.notes, view.course.id, &note);
        ui.add_space(space::S);
    }
}

/// The sheets of paper, counted: a row for each question, a cell for each mark.
fn evaluation(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    heading(ui, t!(cx, "close-evaluation"));
    weak(ui, cx, t!(cx, "close-evaluation-explain"));
    let written = view.closing.map(|closing| closing.questions.as_slice()).unwrap_or_default();
    let usual: Vec<Question> = if written.is_empty() { view.usual_questions(cx) } else { Vec::new() };
    let questions = if written.is_empty() { usual.as_slice() } else { written };
    for (index, question) in questions.iter().enumerate() {
        ui.add_space(space::S);
        ui.push_id(("question", index), |ui| one_question(ui, cx, view, index, question));
    }
    differences::at(ui, cx, view.course, Subject::Closing(view.day.id));
    ui.add_space(space::S);
    let room = questions.len() < MOST_QUESTIONS;
    let add = button_if(ui, cx, room, Some(ICON_ADD), t!(cx, "close-question-add"), Tone::Plain);
    if add.clicked() {
        view.edit_evaluation(cx, ClosingEdit::Add(Question::new(cx.ids.make(), "")));
    }
}

fn one_question(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, index: usize, question: &Question) {
    ui.horizontal(|ui| {
        let label = t!(cx, "close-question", number = index + 1);
        let width = (ui.available_width() - size::CONTROL - space::L).max(200.0);
        if let Some(text) = single_line(ui, cx, &label, &question.text, width - 18.0) {
            view.edit_evaluation(cx, ClosingEdit::Text(question.id, text));
        }
        let name = t!(cx, "close-question-remove", number = index + 1);
        ui.with_layout(egui::Layout::bottom_up(egui::Align::Min), |ui| {
            if icon_button(ui, cx, ICON_DELETE, &name).clicked() {
                view.edit_evaluation(cx, ClosingEdit::Remove(question.id));
            }
        });
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = space::XS;
        for mark in 0..MARKS {
            ui.push_id(("mark", mark), |ui| tally(ui, cx, view, (index, question), mark));
        }
        if let Some(mean) = question.mean() {
            let text = t!(cx, "close-mean", mean = tenths(mean), sheets = question.sheets());
            ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).extend());
        }
    });
}

/// A mean mark: tenths as a number with one digit.
fn tenths(mean: u32) -> String {
    format!("{}.{}", mean / 10, mean % 10)
}

/// How many sheets gave a mark: one press more, one press less. Both keep their places whatever was counted.
fn tally(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, (index, question): (usize, &Question), mark: usize) {
    let count = question.counts[mark];
    let set = |count: u32| view.edit_evaluation(cx, ClosingEdit::Count(question.id, mark, count));
    let number = index + 1;
    let padding = std::mem::replace(&mut ui.spacing_mut().button_padding, Vec2::ZERO);
    let more = t!(cx, "close-mark-more", number = number, mark = mark + 1, count = count);
    let fill = if count > 0 { cx.theme.accent_soft } else { cx.theme.tonal };
    let control = Button::new("").min_size(TALLY).fill(fill).stroke(Stroke::NONE);
    let response = ui.add(control);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &more));
    focus_ring(ui, cx, &response);
    let at = response.rect.left_center() + Vec2::new(space::M, 0.0);
    let small = FontId::proportional(type_size::SMALL);
    ui.painter().text(at, Align2::LEFT_CENTER, (mark + 1).to_string(), small, cx.theme.weak);
    let at = response.rect.right_center() - Vec2::new(space::M, 0.0);
    let large = FontId::new(type_size::HEADING, bold_family());
    let (text, colour) =
        if count > 0 { (count.to_string(), cx.theme.text) } else { ("0".to_owned(), cx.theme.weak) };
    ui.painter().text(at, Align2::RIGHT_CENTER, text, large, colour);
    if response.on_hover_text(more).clicked() && count < MOST_SHEETS {
        set(count + 1);
    }
    let less_size = Vec2::new(28.0, size::CONTROL_LARGE);
    if count > 0 {
        let less = t!(cx, "close-mark-less", number = number, mark = mark + 1);
        let control = Button::new(icon(ICON_REMOVE).color(cx.theme.weak)).min_size(less_size);
        let response = ui.add(control.fill(Color32::TRANSPARENT).stroke(Stroke::NONE));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, &less));
        focus_ring(ui, cx, &response);
        if response.on_hover_text(less).clicked() {
            set(count - 1);
        }
    } else {
        ui.allocate_exact_size(less_size, Sense::hover());
    }
    ui.spacing_mut().button_padding = padding;
}

fn debrief(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    heading(ui, t!(cx, "close-debrief"));
    let (keep, change) =
        view.closing.map(|closing| (closing.keep.as_str(), closing.change.as_str())).unwrap_or_default();
    if let Some(text) = multiline(ui, cx, t!(cx, "close-keep"), keep, 3) {
        view.edit(cx, ClosingEdit::Keep(text));
    }
    if let Some(text) = multiline(ui, cx, t!(cx, "close-change"), change, 3) {
        view.edit(cx, ClosingEdit::Change(text));
    }
    weak(ui, cx, t!(cx, "close-change-explain"));
}

/// What became of the day, in one line; and what was left out, with the way into the next day.
fn summary(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    heading(ui, t!(cx, "close-summary"));
    let progress = Progress::of(&view.day.items, &view.course.records);
    let taught = cx.t.minutes(progress.minutes_delivered);
    let mut parts = vec![t!(
        cx,
        "close-summary-done",
        done = progress.done(),
        sessions = progress.sessions,
        taught = taught
    )];
    if progress.skipped > 0 {
        parts.push(t!(cx, "progress-skipped", count = progress.skipped));
    }
    if progress.moved > 0 {
        parts.push(t!(cx, "progress-moved", count = progress.moved));
    }
    let questions = view.closing.map(|closing| closing.questions.as_slice()).unwrap_or_default();
    if let Some(mean) = mean_of(questions.iter().map(|question| question.counts)) {
        let sheets = questions.iter().map(Question::sheets).max().unwrap_or(0);
        parts.push(t!(cx, "close-mean", mean = tenths(mean), sheets = sheets));
    }
    ui.add(Label::new(parts.join(" · ")).wrap());
    let left_out = |item: ItemId| matches!(record::status_of(view.course, item), Status::Skipped);
    if view.course.agenda.days.get(view.index + 1).is_none() {
        return;
    }
    for item in view.day.items.iter().filter(|item| item.kind.is_teaching() && left_out(item.id)) {
        ui.push_id(item.id, |ui| {
            ui.horizontal_wrapped(|ui| {
                badge(ui, cx.theme.status(Status::Skipped), t!(cx, words::status(Status::Skipped)));
                ui.add(Label::new(&item.title).wrap());
                let text = t!(cx, "close-put-into", number = view.index + 2);
                let response = button(ui, cx, Some(ICON_EVENT_UPCOMING), &text, Tone::Plain);
                name(&response, Role::Button, &format!("{text}: {}", item.title));
                if response.clicked()
                    && let Some(command) =
                        record::move_in_plan(cx, view.course, item.id, view.index, view.index + 1)
                {
                    cx.edit(command);
                }
            });
        });
    }
}

fn tomorrow(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, next: &Day) {
    heading(ui, &t!(cx, "close-tomorrow", day = words::day(cx, view.index + 1, next)));
    let here = |id| {
        view.course
            .record(id)
            .is_some_and(|record| record.status == Status::Moved && record.moved_to == Some(next.id))
    };
    for item in view.day.items.iter().filter(|item| here(item.id)) {
        ui.horizontal_wrapped(|ui| {
            badge(ui, cx.theme.status(Status::Moved), t!(cx, "close-moved-in"));
            ui.add(Label::new(record::title_of(view.course, item.id)).wrap());
        });
    }
    let troubles = problems(next).len();
    let text = if troubles == 0 {
        t!(cx, "close-tomorrow-fits").to_owned()
    } else {
        t!(cx, "close-tomorrow-problems", count = troubles)
    };
    weak(ui, cx, &text);
    if button(ui, cx, Some(ICON_CALENDAR_MONTH), t!(cx, "close-tomorrow-plan"), Tone::Plain).clicked() {
        cx.go(Place::Course(view.course.id, CourseTab::Plan));
    }
}

fn close(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    match view.closing.and_then(|closing| closing.closed) {
        Some(at) => {
            // What leads on stands where the day was closed: it is in sight there.
            ui.horizontal_wrapped(|ui| {
                lead_on(ui, cx, view);
                if large_button(ui, cx, Some(ICON_UNDO), t!(cx, "close-reopen"), Tone::Quiet).clicked() {
                    view.edit(cx, ClosingEdit::Closed(None));
                }
            });
            let over = view.index + 1 == view.course.agenda.days.len();
            if over {
                weak(ui, cx, t!(cx, "close-course-over"));
            }
            weak(ui, cx, &t!(cx, "close-closed-at", moment = cx.t.moment(at)));
        }
        None => {
            if large_button(ui, cx, Some(ICON_CHECK), t!(cx, "close-do"), Tone::Primary).clicked() {
                view.edit(cx, ClosingEdit::Closed(Some(cx.now)));
            }
        }
    }
}

/// Where it goes on, once the day is closed: with the next day, or with what was recorded of the course.
fn lead_on(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let (text, tab) = match view.course.agenda.days.get(view.index + 1) {
        Some(next) => {
            let day = words::day(cx, view.index + 1, next);
            let ready = CourseTab::Materials(MaterialsView::Ready(Some(next.id)));
            (t!(cx, "close-next-ready", day = day), ready)
        }
        None => (t!(cx, "deliver-to-record").to_owned(), CourseTab::Record(None)),
    };
    if large_button(ui, cx, Some(ICON_ARROW_FORWARD), &text, Tone::Primary).clicked() {
        cx.go(Place::Course(view.course.id, tab));
    }
}
