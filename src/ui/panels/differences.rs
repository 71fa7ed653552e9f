//! What two trainers wrote differently: each field with all values and who wrote them, one press chooses. Shown where
//! the field is, and all together in a dialog.

use egui::Ui;
use serde_json::Value;

use crate::core::merge::summary::{Answer, Question, Subject};
use crate::core::model::course::Course;
use crate::core::model::record::{ReasonKind, Status};
use crate::core::text::one_line;
use crate::t;
use crate::ui::action::{Action, DocumentAction};
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, bold, button};
use crate::ui::words;

/// The longest value that is shown, in characters.
const LONGEST: usize = 80;

/// What is to be decided in a course, as far as it is known.
#[must_use]
pub fn open_questions<'a>(cx: &'a Cx<'_>, course: &Course) -> Option<&'a [Question]> {
    let asked = cx.background.questions.get(&course.id)?;
    // After an undo it is not true any more, until it was looked at again.
    (asked.merge == course.merged).then_some(asked.questions.as_slice())
}

/// What was written differently about one thing, if anything was: for the place where its fields are.
pub fn at(ui: &mut Ui, cx: &Cx<'_>, course: &Course, subject: Subject) {
    let questions = open_questions(cx, course).unwrap_or_default();
    for question in questions.iter().filter(|question| question.subject == subject) {
        ui.push_id(&question.path, |ui| one(ui, cx, course, question));
    }
}

/// One field: what it is, and a button for each value.
pub fn one(ui: &mut Ui, cx: &Cx<'_>, course: &Course, question: &Question) {
    let field = t!(cx, field_key(&question.field));
    let about = t!(cx, "questions-about", subject = subject(cx, course, question.subject), field = field);
    ui.label(bold(&about));
    ui.horizontal_wrapped(|ui| {
        // Where nobody is known for any of them, saying so of each helps nobody.
        let some_known = question.answers.iter().any(|answer| !answer.original);
        for (place, answer) in question.answers.iter().enumerate() {
            let who = match (answer.original, answer.who.is_empty()) {
                (true, _) => t!(cx, "questions-somebody").to_owned(),
                (false, _) if answer.own => t!(cx, "questions-own").to_owned(),
                (false, true) => t!(cx, "questions-nameless").to_owned(),
                (false, false) => answer.who.clone(),
            };
            let value = value(cx, &question.field, answer);
            let text = if some_known { t!(cx, "questions-take", value = value, name = who) } else { value };
            if button(ui, cx, None, &text, Tone::Plain).clicked() {
                let choose = DocumentAction::Choose(course.id, question.path.clone(), place);
                cx.push(Action::Documents(choose));
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
        "region" => "questions-field-region",
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
