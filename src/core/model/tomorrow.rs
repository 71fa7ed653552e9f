//! Values that a later Doorstep knows and this one does not: kept, and written back unchanged.
//!
//! An unknown *field* is kept by the `extra` of its object. An unknown *value* of a field that this version
//! reads as one of a few (a kind, a status) is set aside before reading: a value that this version understands
//! takes its place, and the real one waits in the same object under the field's name with a `~`, where `extra`
//! keeps it. Before writing it goes back, unless the field was changed meanwhile: then the person's choice
//! stands. No file ever has a `~`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::agenda::{ItemKind, Priority};
use super::link::{Copies, LinkKind};
use super::material::{Format, MaterialKind};
use super::note::{NoteKind, NoteTarget};
use super::people::Sex;
use super::record::{ReasonKind, Status};
use super::training::Origin;

/// A field that is one of a few values.
struct Choice {
    /// Where it is, from the top of the file; `*` stands for every element of a list or map.
    path: &'static [&'static str],
    /// Whether this version knows a value.
    knows: fn(&Value) -> bool,
    /// What is read in place of an unknown value; `None` where the field may be left out.
    instead: Option<&'static str>,
}

fn knows<T: DeserializeOwned>(value: &Value) -> bool {
    T::deserialize(value).is_ok()
}

/// Every such field of a course or training. What an unknown value is treated as: a kind of item as one that
/// is neither a session nor a break, a kind of note as a plain note, a target as the whole course, a status as
/// not begun, a kind of material, link or file as another one, everything else as not said.
const CHOICES: [Choice; 12] = [
    Choice {
        path: &["agenda", "days", "*", "items", "*", "kind"],
        knows: knows::<ItemKind>,
        instead: Some("other"),
    },
    Choice {
        path: &["agenda", "days", "*", "items", "*", "priority"],
        knows: knows::<Priority>,
        instead: Some("core"),
    },
    Choice {
        path: &["agenda", "days", "*", "items", "*", "links", "*", "kind"],
        knows: knows::<LinkKind>,
        instead: Some("other"),
    },
    Choice {
        path: &["agenda", "days", "*", "items", "*", "links", "*", "copies"],
        knows: knows::<Copies>,
        instead: None,
    },
    Choice { path: &["records", "*", "status"], knows: knows::<Status>, instead: Some("planned") },
    Choice { path: &["records", "*", "reason"], knows: knows::<Option<ReasonKind>>, instead: None },
    Choice { path: &["notes", "*", "kind"], knows: knows::<NoteKind>, instead: Some("note") },
    Choice { path: &["notes", "*", "target"], knows: knows::<NoteTarget>, instead: Some("course") },
    Choice { path: &["people", "participants", "*", "sex"], knows: knows::<Option<Sex>>, instead: None },
    Choice { path: &["materials", "*", "kind"], knows: knows::<MaterialKind>, instead: Some("other") },
    Choice {
        path: &["materials", "*", "files", "*", "format"],
        knows: knows::<Format>,
        instead: Some("other"),
    },
    Choice { path: &["origin"], knows: knows::<Origin>, instead: Some("loaded") },
];

/// What stands under the name with a `~`: what was read instead, and the real value.
const INSTEAD: &str = "instead";
const WAS: &str = "was";

/// The name under which the real value of a field waits.
fn aside(name: &str) -> String {
    format!("{name}~")
}

/// Sets every value aside that this version does not know.
pub fn set_aside(fields: &mut Map<String, Value>) {
    for choice in &CHOICES {
        each(fields, choice.path, &mut |object, name| {
            if object.get(name).is_some_and(|value| is_variant(value) && !(choice.knows)(value)) {
                set_one_aside(object, name, choice.instead.map(Value::from));
            }
        });
    }
}

/// Whether a value has the shape of one of several: a name, alone or with what belongs to it. Anything else is
/// damage, and said as that.
fn is_variant(value: &Value) -> bool {
    match value {
        Value::String(_) => true,
        Value::Object(fields) => fields.len() == 1,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) => false,
    }
}

/// Sets the value of one field aside, if it may be one that is not known yet.
pub fn set_aside_of(object: &mut Map<String, Value>, name: &str, instead: Value) -> bool {
    let may = object.get(name).is_some_and(is_variant);
    if may {
        set_one_aside(object, name, Some(instead));
    }
    may
}

/// Sets the value of one field aside.
fn set_one_aside(object: &mut Map<String, Value>, name: &str, instead: Option<Value>) {
    let Some(was) = object.shift_remove(name) else { return };
    let mut kept = Map::new();
    if let Some(instead) = instead {
        object.insert(name.to_owned(), instead.clone());
        kept.insert(INSTEAD.to_owned(), instead);
    }
    kept.insert(WAS.to_owned(), was);
    object.insert(aside(name), Value::Object(kept));
}

/// Calls `found` with each object that `path` leads to, and the name of the field at its end.
fn each(
    fields: &mut Map<String, Value>,
    path: &[&str],
    found: &mut impl FnMut(&mut Map<String, Value>, &str),
) {
    match path {
        [] => {}
        [name] => found(fields, name),
        [name, "*", rest @ ..] => match fields.get_mut(*name) {
            Some(Value::Array(list)) => {
                list.iter_mut().filter_map(Value::as_object_mut).for_each(|one| each(one, rest, found));
            }
            Some(Value::Object(map)) => {
                map.values_mut().filter_map(Value::as_object_mut).for_each(|one| each(one, rest, found));
            }
            _ => {}
        },
        [name, rest @ ..] => {
            if let Some(Value::Object(inner)) = fields.get_mut(*name) {
                each(inner, rest, found);
            }
        }
    }
}

/// Whether something waits in these bytes to be put back.
pub fn waits_in(bytes: &[u8]) -> bool {
    memchr::memmem::find(bytes, b"~\": {").is_some()
}

/// Puts everything back that was set aside, wherever it stands.
pub fn put_back(value: &mut Value) {
    match value {
        Value::Array(list) => list.iter_mut().for_each(put_back),
        Value::Object(object) => {
            let names: Vec<String> =
                object.keys().filter_map(|name| name.strip_suffix('~').map(ToOwned::to_owned)).collect();
            for name in names {
                put_one_back(object, &name);
            }
            object.values_mut().for_each(put_back);
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn put_one_back(object: &mut Map<String, Value>, name: &str) {
    let kept = object.get(&aside(name)).and_then(Value::as_object);
    let Some(was) = kept.and_then(|kept| kept.get(WAS)).cloned() else { return };
    let untouched = object.get(name) == kept.and_then(|kept| kept.get(INSTEAD));
    object.shift_remove(&aside(name));
    if untouched {
        object.insert(name.to_owned(), was);
    }
}
