//! Recovery: what to offer when a document's file can't be read. The file itself stays as it is.

use jiff::Timestamp;
use serde_json::Value;

use super::backups::Backup;
use super::codec::Opened;
use super::documents::{self, OpenError};
use super::error::StorageError;
use super::keys::DocKey;
use super::store::Store;
use crate::core::ids::DocId;
use crate::core::model::agenda::{Agenda, ItemKind};
use crate::core::model::workspace::Doc;

/// What a version holds, in numbers.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Days.
    pub days: usize,
    /// Sessions: items that teach.
    pub sessions: usize,
    /// Notes.
    pub notes: usize,
    /// Items of which something was recorded.
    pub records: usize,
}

/// What can be done about a document whose file can't be read.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// The document.
    pub id: DocId,
    /// Why it can't be read.
    pub problem: OpenError,
    /// When the broken file was written, by the disk's clock; `None` if unknown.
    pub broken_at: Option<Timestamp>,
    /// The size of the broken file in bytes.
    pub broken_size: u64,
    /// What can still be made out in the broken file.
    pub broken_holds: Option<Counts>,
    /// The newest backup that can be read.
    pub backup: Option<RescueCandidate>,
    /// Backups that are newer than that one, but can't be read either.
    pub unreadable_backups: usize,
}

/// A backup that can take the place of a broken file.
#[derive(Clone, PartialEq, Debug)]
pub struct RescueCandidate {
    /// The backup, with its time.
    pub backup: Backup,
    /// What it holds.
    pub holds: Counts,
    /// The document as it was then.
    pub doc: Opened<Doc>,
}

impl Counts {
    /// What a document holds.
    #[must_use]
    pub fn of(doc: &Doc) -> Self {
        let plan = |agenda: &Agenda| {
            (agenda.days.len(), agenda.items().filter(|item| item.kind.is_teaching()).count())
        };
        match doc {
            Doc::Course(course) => {
                let (days, sessions) = plan(&course.agenda);
                Self { days, sessions, notes: course.notes.len(), records: course.records.len() }
            }
            Doc::Training(training) => {
                let (days, sessions) = plan(&training.agenda);
                Self { days, sessions, ..Self::default() }
            }
        }
    }

    /// What can be made out in bytes that are not a whole document; `None` if nothing can.
    #[must_use]
    pub fn of_broken(bytes: &[u8]) -> Option<Self> {
        let value = parse_as_far_as_it_goes(bytes)?;
        let days = value.pointer("/agenda/days").and_then(Value::as_array);
        let items = days.into_iter().flatten().filter_map(|day| day.get("items")?.as_array()).flatten();
        let teaches = |item: &&Value| {
            let kind = item.get("kind").cloned().map(serde_json::from_value::<ItemKind>);
            matches!(kind, Some(Ok(kind)) if kind.is_teaching())
        };
        Some(Self {
            days: days.map_or(0, Vec::len),
            sessions: items.filter(teaches).count(),
            notes: value.get("notes").and_then(Value::as_array).map_or(0, Vec::len),
            records: value.get("records").and_then(Value::as_object).map_or(0, serde_json::Map::len),
        })
    }
}

/// What to offer for a document; `None` if its file can be read, or there is none.
///
/// # Errors
/// If the folder of its backups can't be looked into.
pub fn offer(store: &Store, id: DocId) -> Result<Option<Offer>, StorageError> {
    let key = DocKey::from(id);
    let Err(problem) = documents::look(store, id) else { return Ok(None) };
    let meta = store.metadata(key)?;
    let broken = store.peek(key).ok().flatten();
    let mut unreadable_backups = 0;
    let mut candidate = None;
    for backup in store.backups(key)? {
        let bytes = store.read_backup(&backup);
        let doc =
            bytes.map_err(OpenError::from).and_then(|bytes| documents::from_bytes(id, &bytes, &backup.path));
        match doc {
            Ok(doc) => {
                candidate = Some(RescueCandidate { holds: Counts::of(&doc.doc), backup, doc });
                break;
            }
            Err(_) => unreadable_backups += 1,
        }
    }
    let modified = meta.map(|meta| meta.modified).filter(|modified| *modified != 0);
    Ok(Some(Offer {
        id,
        problem,
        broken_at: modified.and_then(|modified| Timestamp::from_microsecond(modified).ok()),
        broken_size: meta.map_or(0, |meta| meta.size),
        broken_holds: broken.as_deref().and_then(Counts::of_broken),
        backup: candidate,
        unreadable_backups,
    }))
}

/// Reads JSON that may be cut short: up to the last value that is whole, with the brackets closed.
fn parse_as_far_as_it_goes(bytes: &[u8]) -> Option<Value> {
    if let Ok(fields) = super::codec::parse(bytes) {
        return Some(Value::Object(fields));
    }
    let (mut end, mut open) = (0, Vec::new());
    let mut at_end = Vec::new();
    let (mut in_text, mut escaped) = (false, false);
    for (index, byte) in bytes.iter().enumerate() {
        if in_text {
            in_text = escaped || *byte != b'"';
            escaped = *byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'"' => in_text = true,
            b'{' => open.push(b'}'),
            b'[' => open.push(b']'),
            b'}' | b']' => {
                if open.pop() != Some(*byte) {
                    break;
                }
                end = index + 1;
                at_end.clone_from(&open);
            }
            _ => {}
        }
        if open.len() > super::codec::MAX_DEPTH {
            break;
        }
    }
    let mut whole = bytes.get(..end)?.to_vec();
    whole.extend(at_end.iter().rev());
    super::codec::parse(&whole).ok().map(Value::Object)
}
