//! What two trainers wrote differently in a course: each field with all values and who wrote them, one press chooses.

use egui::{ScrollArea, Ui};
use serde_json::Value;

use crate::core::ids::CourseId;
use crate::core::merge::summary::{Answer, Question, Subject};
use crate::core::model::course::Course;
use crate::core::model::record::{ReasonKind, Status};
use crate::core::text::one_line;
use crate::t;
use crate::ui::action::{Action, DocumentAction};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, bold, button, heading, text_button, weak};
use crate::ui::words;

/// The longest value that is shown, in characters.
const LONGEST: usize = 80;

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: CourseId) {
    ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    heading(ui, t!(cx, "questions-title"));
    let (Some(course), Some(questions)) = (cx.workspace.course(id), cx.background.questions.get(&id)) else {
        weak(ui, cx, t!(cx, "course-loading"));
        return;
    };
    weak(ui, cx, if questions.is_empty() { t!(cx, "questions-none") } else { t!(cx, "questions-explain") });
    ui.add_space(space::S);
    let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    ScrollArea::vertical().id_salt("questions").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for question in questions {
            ui.push_id(&question.path, |ui| one(ui, cx, course, question));
        }
    });
    ui.add_space(space::M);
    if text_button(ui, cx, t!(cx, "common-close")).clicked() {
        cx.push(Action::CloseDialog);
    }
}

fn one(ui: &mut Ui, cx: &Cx<'_>, course: &Course, question: &Question) {
    let field = t!(cx, field_key(&question.field));
    let about = t!(cx, "questions-about", subject = subject(cx, course, question.subject), field = field);
    ui.label(bold(&about));
    ui.horizontal_wrapped(|ui| {
        for (place, answer) in question.answers.iter().enumerate() {
            let who = if answer.who.is_empty() {
                t!(cx, "questions-somebody").to_owned()
            } else {
                answer.who.clone()
            };
            let text = t!(cx, "questions-take", value = value(cx, &question.field, answer), name = who);
            if button(ui, cx, None, &text, Tone::Plain).clicked() {
                let choose = DocumentAction::Choose(course.id, question.path.clone(), place);
                cx.push(Action::Documents(choose));
                cx.push(Action::CloseDialog);
            }
        }
    });
    ui.add_space(space::S);
}

fn subject(cx: &Cx<'_>, course: &Course, subject: Subject) -> String {
    let day = |id| {
        let found = course.agenda.days.iter().enumerate().find(|(_, day)| day.id == id);
        found.map(|(index, day)| words::day(cx, index, day))
    };
    let found = match subject {
        Subject::Course => None,
        Subject::Day(id) | Subject::Closing(id) => day(id),
        Subject::Item(id) | Subject::Record(id) => course.agenda.item(id).map(|item| item.title.clone()),
        Subject::Note(id) => course.notes.iter().find(|note| note.id == id).map(|note| note.text.clone()),
        Subject::Person(id) => course.people.find(id).map(|person| person.name.clone()),
    };
    one_line(&found.unwrap_or_else(|| course.title.clone()), LONGEST)
}

fn field_key(field: &str) -> &'static str {
    match field {
        "title" => "questions-field-title",
        "minutes" => "questions-field-minutes",
        "status" => "questions-field-status",
        "reason" => "questions-field-reason",
        "@times" => "questions-field-times",
        "place" => "questions-field-place",
        "date" => "questions-field-date",
        "start" => "questions-field-start",
        "end" => "questions-field-end",
        "lead" => "questions-field-lead",
        "participants" => "questions-field-people",
        "counts" => "questions-field-counts",
        "attendance" => "questions-field-attendance",
        "before" => "questions-field-before",
        "after" => "questions-field-after",
        _ => "questions-field-other",
    }
}

fn value(cx: &Cx<'_>, field: &str, answer: &Answer) -> String {
    let Some(value) = &answer.value else { return t!(cx, "questions-value-none").to_owned() };
    let known = match field {
        "status" => serde_json::from_value::<Status>(value.clone()).ok().map(words::status),
        "reason" => serde_json::from_value::<ReasonKind>(value.clone()).ok().map(words::reason),
        _ => None,
    };
    one_line(&known.map_or_else(|| plain(cx, value), |key| cx.t.get(key).to_owned()), LONGEST)
}

/// A value as plain text.
fn plain(cx: &Cx<'_>, value: &Value) -> String {
    let all =
        |values: Vec<&Value>| values.iter().map(|value| plain(cx, value)).collect::<Vec<_>>().join(", ");
    match value {
        Value::Null => t!(cx, "questions-value-none").to_owned(),
        Value::Bool(true) => t!(cx, "questions-value-yes").to_owned(),
        Value::Bool(false) => t!(cx, "questions-value-no").to_owned(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(list) => all(list.iter().collect()),
        Value::Object(fields) if fields.is_empty() => t!(cx, "questions-value-none").to_owned(),
        Value::Object(fields) => all(fields.values().collect()),
    }
}
