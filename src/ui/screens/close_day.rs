//! Closing a day: what is open, the parking lot, tallies of the paper evaluation, what to keep and what to
//! change, and tomorrow.

use std::collections::BTreeSet;

use egui::{Button, Label, RichText, Role, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_ADD, ICON_ARROW_FORWARD, ICON_CALENDAR_MONTH, ICON_CHECK, ICON_DELETE, ICON_REMOVE, ICON_UNDO,
};

use crate::core::edit::closing::ClosingEdit;
use crate::core::edit::command::{BatchName, Command, CourseEdit};
use crate::core::ids::{CourseId, DayId, DocId, ItemId, QuestionId};
use crate::core::merge::summary::Subject;
use crate::core::model::agenda::Day;
use crate::core::model::closing::{Closing, MARKS, MOST_QUESTIONS, MOST_SHEETS, Question};
use crate::core::model::course::Course;
use crate::core::model::record::Status;
use crate::core::plan::problems::problems;
use crate::core::record::open_notes;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, MaterialsView, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::{differences, notes, record};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{
    Tone, badge, bold, button, button_if, card, heading, icon, icon_button, large_button, multiline, scroll,
    single_line, title, weak,
};
use crate::ui::words;

/// The three questions that every evaluation begins with.
const USUAL: [&str; 3] = ["close-question-useful", "close-question-clear", "close-question-heard"];

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
        title(ui, &t!(cx, "close-title", day = words::day(cx, index, day)));
        if let Some(date) = day.date {
            weak(ui, cx, &cx.t.date(date, DateStyle::Long));
        }
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
            if let Some(next) = course.agenda.days.get(index + 1) {
                card(ui, cx, |ui| tomorrow(ui, cx, &view, next));
                ui.add_space(space::M);
            }
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
            ui.add(Label::new(bold(record::title_of(view.course, item.id))).wrap());
            ui.horizontal_wrapped(|ui| record::choices(ui, cx, view.course, item.id));
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
        for mark in 0..MARKS {
            tally(ui, cx, view, (index, question), mark);
            ui.add_space(space::S);
        }
        if let Some(mean) = question.mean() {
            let mean = format!("{}.{}", mean / 10, mean % 10);
            let text = t!(cx, "close-mean", mean = mean, sheets = question.sheets());
            ui.label(RichText::new(text).color(cx.theme.weak));
        }
    });
}

/// How many sheets gave a mark: one press more, one press less.
fn tally(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>, (index, question): (usize, &Question), mark: usize) {
    let count = question.counts[mark];
    let set = |count: u32| view.edit_evaluation(cx, ClosingEdit::Count(question.id, mark, count));
    let number = index + 1;
    ui.push_id(("mark", mark), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let more = t!(cx, "close-mark-more", number = number, mark = mark + 1, count = count);
        let text = RichText::new(format!("{}:  {count}", mark + 1)).size(type_size::BODY);
        let control = Button::new(text.color(cx.theme.text)).min_size(Vec2::new(64.0, size::CONTROL_LARGE));
        let response = ui.add(control.fill(cx.theme.field));
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &more));
        focus_ring(ui, cx, &response);
        if response.on_hover_text(more).clicked() && count < MOST_SHEETS {
            set(count + 1);
        }
        if count > 0 {
            let less = t!(cx, "close-mark-less", number = number, mark = mark + 1);
            let control = Button::new(icon(ICON_REMOVE)).min_size(Vec2::new(28.0, size::CONTROL_LARGE));
            let response = ui.add(control.frame(false));
            response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &less));
            focus_ring(ui, cx, &response);
            if response.on_hover_text(less).clicked() {
                set(count - 1);
            }
        }
    });
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
            ui.label(t!(cx, "close-closed-at", moment = cx.t.moment(at)));
            if button(ui, cx, Some(ICON_UNDO), t!(cx, "close-reopen"), Tone::Plain).clicked() {
                view.edit(cx, ClosingEdit::Closed(None));
            }
            ui.add_space(space::S);
            lead_on(ui, cx, view);
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
        None => {
            weak(ui, cx, t!(cx, "close-course-over"));
            (t!(cx, "deliver-to-record").to_owned(), CourseTab::Record(None))
        }
    };
    if large_button(ui, cx, Some(ICON_ARROW_FORWARD), &text, Tone::Primary).clicked() {
        cx.go(Place::Course(view.course.id, tab));
    }
}
