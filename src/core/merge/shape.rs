//! A course taken apart into fields, each under a path of stable ids, and put together again.
//!
//! A path is made of names and ids with `/` between them: `@items/<id>/title`. What is not described here, and
//! so every field that this version does not know, is one value as a whole.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use crate::core::text::is_hidden;

/// The values of fields, by path.
pub(super) type Fields = BTreeMap<String, Value>;

/// Where items stand in the fields: outside of their days, so that an item that moves stays the same item.
pub(super) const ITEMS: &str = "@items";

/// The field of an item that says in which day it stands, and where there.
pub(super) const AT: &str = "@at";

/// The field of a list that says in which order its elements stand, by their ids.
pub(super) const ORDER: &str = "@order";

/// The field of an element of a list that has its id.
pub(super) const ID: &str = "id";

/// The field that an element of a map always has, be it as empty as it may.
pub(super) const IS: &str = "@is";

/// When a session began and ended: one field, so that the beginning of one computer is never beside the end of
/// another one.
pub(super) const TIMES: &str = "@times";

/// How a value is taken apart.
enum Shape {
    /// It is one value.
    Whole,
    /// Fields by name; one that is not listed is [`Shape::Whole`].
    Fields(&'static [(&'static str, Shape)]),
    /// Elements with ids, in an order of their own.
    List(&'static Shape),
    /// Elements with ids that say themselves where they stand.
    Sorted(&'static Shape),
    /// Elements by id, in no order.
    Map(&'static Shape),
    /// Ids, in no order.
    Set,
    /// The two halves of a day.
    Halves,
}

const PLAIN: Shape = Shape::Fields(&[]);
const ITEM: Shape = Shape::Fields(&[
    ("key_points", Shape::List(&PLAIN)),
    ("supplies", Shape::List(&PLAIN)),
    ("links", Shape::List(&PLAIN)),
]);
const RECORD: Shape = Shape::Fields(&[("key_points", Shape::Set)]);
const RUN: Shape = Shape::Fields(&[("items", Shape::Map(&Shape::Whole))]);
const CLOSING: Shape = Shape::Fields(&[("questions", Shape::List(&PLAIN))]);
const PERSON: Shape = Shape::Fields(&[("attendance", Shape::Map(&Shape::Halves))]);
const MATERIAL: Shape = Shape::Fields(&[("files", Shape::List(&PLAIN))]);
const COURSE: Shape = Shape::Fields(&[
    ("agenda", Shape::Fields(&[("days", Shape::Sorted(&PLAIN))])),
    (ITEMS, Shape::Map(&ITEM)),
    ("hours", PLAIN),
    ("days_off", PLAIN),
    ("office", PLAIN),
    ("trainers", Shape::List(&PLAIN)),
    ("records", Shape::Map(&RECORD)),
    ("runs", Shape::Map(&RUN)),
    ("notes", Shape::List(&PLAIN)),
    ("closings", Shape::Map(&CLOSING)),
    ("people", Shape::Fields(&[("participants", Shape::List(&PERSON))])),
    ("packing", Shape::Fields(&[("copied", Shape::Map(&Shape::Whole)), ("packed", Shape::Map(&Shape::Set))])),
    ("materials", Shape::List(&MATERIAL)),
]);

/// A course in fields.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Apart {
    /// The values.
    pub(super) fields: Fields,
    /// The paths of everything that has an id of its own, and so can be deleted.
    pub(super) entities: BTreeSet<String>,
}

/// Takes a course apart.
pub(super) fn apart(mut course: Value) -> Apart {
    hoist(&mut course);
    let mut apart = Apart::default();
    take_apart(course, &COURSE, "", &mut apart);
    apart
}

/// Puts a course together again.
pub(super) fn together(fields: &BTreeMap<&str, &Value>) -> Value {
    let mut root = Node::default();
    for (path, value) in fields {
        let mut node = &mut root;
        for step in path.split('/') {
            node = node.inner.entry(unescaped(step)).or_default();
        }
        node.value = Some((*value).clone());
    }
    // A course has a plan, even an empty one.
    root.inner.entry("agenda".to_owned()).or_default();
    let mut course = put_together(root, &COURSE);
    sink(&mut course);
    course
}

/// Takes marks that can't be seen out of a text, and leaves lines and what joins letters. Says whether there were any.
pub(super) fn clean_text(text: &mut String) -> bool {
    let seen = |c: char| matches!(c, '\n' | '\t' | '\u{200c}' | '\u{200d}') || !is_hidden(c);
    let any = !text.chars().all(seen);
    if any {
        text.retain(seen);
    }
    any
}

/// Takes them out of every text of a value.
pub(super) fn clean(value: &mut Value) -> bool {
    match value {
        Value::String(text) => clean_text(text),
        Value::Array(list) => list.iter_mut().fold(false, |any, one| clean(one) | any),
        Value::Object(fields) => fields.values_mut().fold(false, |any, one| clean(one) | any),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}

/// The ids of a list in the order of `wished`; those that it does not name follow by their ids.
pub(super) fn ordered<'a>(ids: &BTreeSet<&'a str>, wished: Option<&'a Value>) -> Vec<&'a str> {
    let mut left = ids.clone();
    let named = wished.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let mut order: Vec<&str> = named.filter_map(|id| left.take(id)).collect();
    order.extend(left);
    order
}

/// Takes the items out of their days, and joins fields that belong together.
fn hoist(course: &mut Value) {
    let mut all = Map::new();
    for day in elements(course.pointer_mut("/agenda/days")) {
        let Some(day_id) = day.get(ID).cloned() else { continue };
        let Some(Value::Array(items)) = day.shift_remove("items") else { continue };
        for mut item in items {
            let Some(fields) = item.as_object_mut() else { continue };
            let order = fields.shift_remove("order").unwrap_or_default();
            fields.insert(AT.to_owned(), Value::Array(vec![day_id.clone(), order]));
            if let Some(id) = id_of(&item).map(ToOwned::to_owned) {
                all.insert(id, item);
            }
        }
    }
    if let Some(fields) = course.as_object_mut() {
        fields.insert(ITEMS.to_owned(), Value::Object(all));
        for record in values(fields.get_mut("records")) {
            let times = ["started", "ended"].map(|name| record.shift_remove(name).unwrap_or_default());
            if times.iter().any(|time| !time.is_null()) {
                record.insert(TIMES.to_owned(), Value::Array(times.into()));
            }
        }
    }
}

/// Undoes [`hoist`]. An item whose day is not there, which no sound file has, stands in the last one.
fn sink(course: &mut Value) {
    let Some(fields) = course.as_object_mut() else { return };
    for record in values(fields.get_mut("records")) {
        if let Some(Value::Array(times)) = record.shift_remove(TIMES) {
            let named = ["started", "ended"].into_iter().zip(times).filter(|(_, time)| !time.is_null());
            record.extend(named.map(|(name, time)| (name.to_owned(), time)));
        }
    }
    let Some(Value::Object(items)) = fields.shift_remove(ITEMS) else { return };
    let mut days: Vec<&mut Map<String, Value>> = elements(course.pointer_mut("/agenda/days")).collect();
    let mut by_day: BTreeMap<usize, Vec<(String, String, Value)>> = BTreeMap::new();
    for (id, mut item) in items {
        let Some(fields) = item.as_object_mut() else { continue };
        let at = fields.shift_remove(AT).unwrap_or_default();
        let order = at.get(1).and_then(Value::as_str).unwrap_or_default().to_owned();
        if !order.is_empty() {
            fields.insert("order".to_owned(), Value::String(order.clone()));
        }
        fields.insert(ID.to_owned(), Value::String(id.clone()));
        let day = days.iter().position(|day| day.get(ID) == at.get(0));
        by_day.entry(day.unwrap_or(days.len().saturating_sub(1))).or_default().push((order, id, item));
    }
    for (index, mut items) in by_day {
        items.sort_by(|one, other| (&one.0, &one.1).cmp(&(&other.0, &other.1)));
        if let Some(day) = days.get_mut(index) {
            let items = items.into_iter().map(|(.., item)| item).collect();
            day.insert("items".to_owned(), Value::Array(items));
        }
    }
}

fn elements(list: Option<&mut Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    list.and_then(Value::as_array_mut).into_iter().flatten().filter_map(Value::as_object_mut)
}

fn values(map: Option<&mut Value>) -> impl Iterator<Item = &mut Map<String, Value>> {
    map.and_then(Value::as_object_mut).into_iter().flat_map(Map::values_mut).filter_map(Value::as_object_mut)
}

fn id_of(element: &Value) -> Option<&str> {
    element.get(ID)?.as_str()
}

fn take_apart(value: Value, shape: &Shape, path: &str, out: &mut Apart) {
    match (shape, value) {
        (Shape::Fields(known), Value::Object(fields)) => {
            for (name, value) in fields {
                let shape = known.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape);
                take_apart(value, shape.unwrap_or(&Shape::Whole), &below(path, &name), out);
            }
        }
        (Shape::List(inner) | Shape::Sorted(inner), Value::Array(list)) if have_ids(&list) => {
            let ids: Vec<Value> = list.iter().filter_map(|one| one.get(ID).cloned()).collect();
            if matches!(shape, Shape::List(_)) && !ids.is_sorted_by_key(|id| id.as_str()) {
                out.fields.insert(below(path, ORDER), Value::Array(ids.clone()));
            }
            for (id, element) in ids.iter().filter_map(Value::as_str).zip(list) {
                let path = below(path, id);
                take_apart(element, inner, &path, out);
                out.entities.insert(path);
            }
        }
        (Shape::Map(inner), Value::Object(map)) => {
            for (id, element) in map {
                let path = below(path, &id);
                if matches!(inner, Shape::Whole) {
                    out.fields.insert(path, sorted(element));
                    continue;
                }
                out.fields.insert(below(&path, IS), Value::Bool(true));
                take_apart(element, inner, &path, out);
                out.entities.insert(path);
            }
        }
        (Shape::Set, Value::Array(ids)) if ids.iter().all(Value::is_string) => {
            for id in ids.iter().filter_map(Value::as_str) {
                out.fields.insert(below(path, id), Value::Bool(true));
            }
        }
        (Shape::Halves, Value::Array(halves)) => {
            for (index, half) in halves.into_iter().enumerate() {
                out.fields.insert(below(path, &index.to_string()), half);
            }
        }
        (_, value) => {
            out.fields.insert(path.to_owned(), sorted(value));
        }
    }
}

/// Whether every element has an id, and none twice.
fn have_ids(list: &[Value]) -> bool {
    let ids: BTreeSet<&str> = list.iter().filter_map(id_of).collect();
    ids.len() == list.len()
}

/// The same value with the names of its fields in one order, so that equal values read alike.
fn sorted(value: Value) -> Value {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<(String, Value)> =
                fields.into_iter().map(|(name, value)| (name, sorted(value))).collect();
            fields.sort_by(|one, other| one.0.cmp(&other.0));
            Value::Object(fields.into_iter().collect())
        }
        Value::Array(list) => Value::Array(list.into_iter().map(sorted).collect()),
        plain => plain,
    }
}

fn below(path: &str, name: &str) -> String {
    let name = name.replace('~', "~0").replace('/', "~1");
    if path.is_empty() { name } else { format!("{path}/{name}") }
}

fn unescaped(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}

#[derive(Default)]
struct Node {
    value: Option<Value>,
    inner: BTreeMap<String, Node>,
}

fn put_together(node: Node, shape: &Shape) -> Value {
    let Node { value, mut inner } = node;
    // A value as a whole was stored here: what stands below it is of another time.
    if let Some(value) = value {
        return value;
    }
    match shape {
        Shape::List(element) => {
            let order = inner.remove(ORDER).and_then(|order| order.value);
            let ids: BTreeSet<&str> = inner.keys().map(String::as_str).collect();
            let order: Vec<String> =
                ordered(&ids, order.as_ref()).into_iter().map(ToOwned::to_owned).collect();
            let elements = order.into_iter().filter_map(|id| {
                let node = inner.remove(&id)?;
                Some(with_id(put_together(node, element), id))
            });
            Value::Array(elements.collect())
        }
        Shape::Sorted(element) => {
            let elements = inner.into_iter().map(|(id, node)| with_id(put_together(node, element), id));
            let mut elements: Vec<Value> = elements.collect();
            elements.sort_by_cached_key(|element| {
                let text =
                    |name: &str| element.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
                (text("order"), text(ID))
            });
            Value::Array(elements)
        }
        Shape::Map(element) => {
            let elements = inner.into_iter().map(|(id, mut node)| {
                node.inner.remove(IS);
                (id, put_together(node, element))
            });
            Value::Object(elements.collect())
        }
        Shape::Set => Value::Array(inner.into_keys().map(Value::String).collect()),
        Shape::Halves => {
            let mut half = |index: &str| inner.remove(index).and_then(|node| node.value);
            Value::Array(["0", "1"].map(|index| half(index).unwrap_or_else(|| Map::new().into())).into())
        }
        Shape::Fields(known) => {
            let fields = inner.into_iter().map(|(name, node)| {
                let shape = known.iter().find(|(known, _)| *known == name).map(|(_, shape)| shape);
                let value = put_together(node, shape.unwrap_or(&Shape::Whole));
                (name, value)
            });
            Value::Object(fields.collect())
        }
        // Nothing is ever stored below a whole value.
        Shape::Whole => Value::Null,
    }
}

fn with_id(mut element: Value, id: String) -> Value {
    if let Some(fields) = element.as_object_mut() {
        fields.insert(ID.to_owned(), Value::String(id));
    }
    element
}
