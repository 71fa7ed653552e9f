//! Old files brought up to date, one version at a time, before anything else looks at them.

use serde_json::{Map, Value, json};

use super::error::ReadError;
use crate::core::ids::{QuestionId, SupplyId};

/// The version of the format that this Doorstep writes.
pub const VERSION: u32 = 1;

/// Brings the fields of a file from `version` to [`VERSION`]; those of a newer version stay as they are.
///
/// # Errors
/// If a field that has to be changed is not what that version had.
pub(super) fn up_to_date(fields: &mut Map<String, Value>, version: u32) -> Result<(), ReadError> {
    for from in version..VERSION {
        match from {
            0 => from_0_to_1(fields)?,
            _ => return Err(ReadError::NoVersion),
        }
    }
    complete(fields);
    Ok(())
}

/// Gives ids to what had none in the first files of version 1: supplies and questions of evaluations. They are
/// made of where a thing stands and what it says, so that every computer that reads the file makes the same.
fn complete(fields: &mut Map<String, Value>) {
    let mut supplies = Vec::new();
    let days = fields.get_mut("agenda").and_then(|agenda| agenda.get_mut("days"));
    for day in days.into_iter().flat_map(objects) {
        let day_id = text_of(day, "id");
        for item in day.get_mut("items").into_iter().flat_map(objects) {
            let item_id = text_of(item, "id");
            let list = item.get_mut("supplies").and_then(Value::as_array_mut);
            for (index, supply) in list.into_iter().flatten().enumerate() {
                if let Value::String(text) = supply {
                    let text = std::mem::take(text);
                    let id = SupplyId::named(&format!("{item_id}/{index}/{text}"));
                    supplies.push((day_id.clone(), text.trim().to_lowercase(), id));
                    *supply = json!({ "id": id, "text": text });
                }
            }
        }
    }
    let packed = fields.get_mut("packing").and_then(|packing| packing.get_mut("packed"));
    for (day, ticked) in packed.and_then(Value::as_object_mut).into_iter().flatten() {
        let Value::Array(list) = ticked else { continue };
        let said = |supply: &str| {
            let supply = supply.to_lowercase();
            let same = supplies.iter().filter(move |(of, text, _)| of == day && *text == supply);
            same.map(|(.., id)| json!(id)).collect::<Vec<_>>()
        };
        // A tick by the words of a supply becomes one by its id; what is gone needs no tick.
        *list = list
            .drain(..)
            .flat_map(|tick| match tick.as_str() {
                Some(text) if uuid::Uuid::parse_str(text).is_err() => said(text),
                _ => vec![tick],
            })
            .collect();
    }
    let closings = fields.get_mut("closings").and_then(Value::as_object_mut);
    for (day, closing) in closings.into_iter().flatten() {
        for (index, question) in closing.get_mut("questions").into_iter().flat_map(objects).enumerate() {
            if !question.contains_key("id") {
                let id = QuestionId::named(&format!("{day}/{index}/{}", text_of(question, "text")));
                question.insert("id".to_owned(), json!(id));
            }
        }
    }
}

fn text_of(fields: &Map<String, Value>, name: &str) -> String {
    fields.get(name).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// Version 0, of the first trials: the days stood at the top, a day had `sessions` with a `length` and a
/// `type`, times of day were minutes since midnight, a note had a `body`.
fn from_0_to_1(fields: &mut Map<String, Value>) -> Result<(), ReadError> {
    if let Some(mut days) = fields.shift_remove("days") {
        for (index, day) in objects(&mut days).enumerate() {
            let place = format!("days[{index}]");
            rename(day, "sessions", "items");
            time(day, "start", &place)?;
            time(day, "end", &place)?;
            for item in day.get_mut("items").into_iter().flat_map(objects) {
                rename(item, "length", "minutes");
                rename(item, "type", "kind");
                time(item, "locked_start", &place)?;
            }
        }
        let mut agenda = Map::new();
        agenda.insert("days".to_owned(), days);
        fields.insert("agenda".to_owned(), Value::Object(agenda));
    }
    if let Some(Value::Object(hours)) = fields.get_mut("hours") {
        for name in ["start", "end", "lunch"] {
            time(hours, name, "hours")?;
        }
    }
    for note in fields.get_mut("notes").into_iter().flat_map(objects) {
        rename(note, "body", "text");
    }
    Ok(())
}

fn objects(list: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut)
}

fn rename(fields: &mut Map<String, Value>, old: &str, new: &str) {
    if let Some(value) = fields.shift_remove(old) {
        fields.insert(new.to_owned(), value);
    }
}

/// Minutes since midnight become a time like `09:30`; what is a text already stays.
fn time(fields: &mut Map<String, Value>, name: &str, place: &str) -> Result<(), ReadError> {
    let Some(value) = fields.get_mut(name) else { return Ok(()) };
    let Some(minutes) = value.as_u64() else { return Ok(()) };
    if minutes >= 24 * 60 {
        let value = u32::try_from(minutes).unwrap_or(u32::MAX);
        return Err(ReadError::OutOfRange { place: format!("{place}.{name}"), value });
    }
    *value = Value::String(format!("{:02}:{:02}", minutes / 60, minutes % 60));
    Ok(())
}
