//! One field as several devices wrote it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::core::ids::DeviceId;

/// How much of what each device wrote is meant: all up to this counter.
pub(super) type Past = BTreeMap<DeviceId, u64>;

/// What one device wrote at one time.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Write {
    /// Larger than that of everything that the device knew when it wrote. 0: it was there before anything was
    /// shared.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) counter: u64,
    /// Who wrote it. What was there before has an id made of the value, the same on every device.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    device: Option<DeviceId>,
    /// What was written; `None` if the field was emptied.
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some")]
    pub(super) value: Option<Value>,
    /// The long text that it took the place of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) before: Option<String>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(number: &u64) -> bool {
    *number == 0
}

/// A value that is there and says nothing is another thing than none.
fn some<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(from).map(Some)
}

impl Write {
    /// What was there before anything was shared.
    pub(super) fn original(value: Value) -> Self {
        Self { counter: 0, device: None, value: Some(value), before: None }
    }

    /// Who wrote it.
    pub(super) fn device(&self) -> DeviceId {
        self.device.unwrap_or_else(|| {
            let text = self.value.as_ref().map(Value::to_string).unwrap_or_default();
            DeviceId(Uuid::new_v5(&Uuid::NAMESPACE_OID, text.as_bytes()))
        })
    }

    fn is_in(&self, past: &Past) -> bool {
        // Most fields were written once: no need to work out by whom.
        !past.is_empty() && past.get(&self.device()).is_some_and(|counter| *counter >= self.counter)
    }

    /// What decides which of several is shown: the higher counter, then the device, then the value.
    fn rank(&self) -> (u64, DeviceId, String) {
        let text = self.value.as_ref().map(Value::to_string).unwrap_or_default();
        (self.counter, self.device(), text)
    }
}

/// A field: what was written and not written over, in the order of rank, and what was written over.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub(super) struct Field {
    /// What stands there. Several, if devices wrote without knowing of each other; the last one is shown.
    pub(super) writes: Vec<Write>,
    /// What was written over.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    past: Past,
}

impl Field {
    /// A field with one value.
    pub(super) fn of(write: Write) -> Self {
        Self { writes: vec![write], past: Past::new() }
    }

    /// What is shown of a field that is one value.
    pub(super) fn last(&self) -> Option<&Write> {
        self.writes.last()
    }

    /// Writes over all that stands there.
    pub(super) fn write(
        &mut self,
        counter: u64,
        device: DeviceId,
        value: Option<Value>,
        before: Option<String>,
    ) {
        let mut past = std::mem::take(&mut self.past);
        self.note(&mut past);
        *self = Self { writes: vec![Write { counter, device: Some(device), value, before }], past };
    }

    /// Adds all that was ever written here to `past`.
    pub(super) fn note(&self, past: &mut Past) {
        join_past(past, &self.past);
        for write in &self.writes {
            let counter = past.entry(write.device()).or_default();
            *counter = write.counter.max(*counter);
        }
    }

    /// Whether something stands here that is not in `past`.
    pub(super) fn is_newer_than(&self, past: &Past) -> bool {
        self.writes.iter().any(|write| !write.is_in(past))
    }

    /// The highest counter that is known here.
    pub(super) fn counter(&self) -> u64 {
        let written = self.writes.iter().map(|write| write.counter);
        written.chain(self.past.values().copied()).max().unwrap_or(0)
    }

    /// What `device` wrote here up to a counter and nobody wrote over, if there is any.
    pub(super) fn by(&self, device: DeviceId, most: u64) -> Option<Self> {
        let counters = 1..=most;
        let own =
            self.writes.iter().filter(|write| counters.contains(&write.counter) && write.device() == device);
        let writes: Vec<Write> = own.cloned().collect();
        (!writes.is_empty()).then(|| Self { writes, past: self.past.clone() })
    }

    /// Whether nobody but `device` ever wrote here, beside what was there before anything was shared.
    pub(super) fn is_only_by(&self, device: DeviceId) -> bool {
        let mut past = self.past.clone();
        self.note(&mut past);
        past.iter().all(|(other, counter)| *other == device || *counter == 0)
    }

    /// Whether `device` wrote something here that is not in `known`.
    pub(super) fn is_beyond(&self, known: &Self, device: DeviceId) -> bool {
        let mut past = Past::new();
        known.note(&mut past);
        let newest = past.get(&device).copied().unwrap_or(0);
        self.writes.iter().any(|write| write.device() == device && write.counter > newest)
    }

    /// What both wrote, without what one of them wrote over.
    pub(super) fn join(&mut self, other: &Self) {
        if self == other {
            return;
        }
        join_past(&mut self.past, &other.past);
        for write in &other.writes {
            if !self.writes.contains(write) {
                self.writes.push(write.clone());
            }
        }
        let past = &self.past;
        self.writes.retain(|write| !write.is_in(past));
        self.writes.sort_by_cached_key(Write::rank);
    }
}

/// The larger of both, for each device.
pub(super) fn join_past(one: &mut Past, other: &Past) {
    for (device, counter) in other {
        let known = one.entry(*device).or_default();
        *known = (*known).max(*counter);
    }
}
