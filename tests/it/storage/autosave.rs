//! When to save: a table of moments, and any order of edits, answers and failures.

use std::time::Duration;

use doorstep::storage::autosave::{Autosave, LONGEST, PATIENCE, PAUSES, QUIET, SaveStatus};
use doorstep::storage::error::StorageError;
use doorstep::storage::keys::DocKey;
use proptest::prelude::*;
use uuid::Uuid;

fn key(number: u128) -> DocKey {
    DocKey::Course(Uuid::from_u128(number))
}

fn ms(millis: u64) -> Duration {
    Duration::from_millis(millis)
}

fn full() -> StorageError {
    StorageError::NoSpace { path: "disk".into() }
}

#[test]
fn a_single_edit_is_saved_after_a_short_quiet() {
    let mut autosave = Autosave::default();
    assert_eq!(autosave.status(), SaveStatus::Saved);
    assert_eq!(autosave.next_wake(ms(0)), None);
    autosave.edited(key(1), 1, ms(1000));
    assert_eq!(autosave.status(), SaveStatus::Saving);
    assert_eq!(autosave.next_wake(ms(1000)), Some(QUIET));
    assert!(autosave.take_due(ms(1299)).is_empty());
    assert_eq!(autosave.take_due(ms(1300)), [(key(1), 1)]);
    assert!(autosave.take_due(ms(1400)).is_empty(), "the writer has it");
    assert_eq!(
        autosave.next_wake(ms(1400)),
        PATIENCE.checked_sub(ms(100)),
        "the answer, or that there is none"
    );
    assert_eq!(autosave.status(), SaveStatus::Saving);
    autosave.saved(key(1), 1);
    assert_eq!(autosave.status(), SaveStatus::Saved);
    assert_eq!(autosave.acknowledged(key(1)), 1);
}

#[test]
fn steady_typing_is_saved_at_the_latest_after_a_second() {
    let mut autosave = Autosave::default();
    let mut taken = Vec::new();
    for (revision, now) in (1_u64..).zip((0..3000).step_by(100)) {
        autosave.edited(key(1), revision, ms(now));
        for (_, revision) in autosave.take_due(ms(now)) {
            taken.push(now);
            autosave.saved(key(1), revision);
        }
    }
    assert_eq!(taken, [1000, 2100], "a second after the first edit that was not saved");
}

#[test]
fn edits_while_the_writer_is_busy_are_saved_next() {
    let mut autosave = Autosave::default();
    autosave.edited(key(1), 1, ms(0));
    assert_eq!(autosave.take_due(ms(300)), [(key(1), 1)]);
    autosave.edited(key(1), 2, ms(400));
    assert!(autosave.take_due(ms(5000)).is_empty(), "one at a time");
    autosave.saved(key(1), 1);
    assert_eq!(autosave.status(), SaveStatus::Saving);
    assert_eq!(autosave.take_due(ms(5000)), [(key(1), 2)]);
    autosave.saved(key(1), 2);
    assert_eq!(autosave.status(), SaveStatus::Saved);
}

#[test]
fn flush_makes_everything_due_at_once() {
    let mut autosave = Autosave::default();
    autosave.edited(key(1), 1, ms(0));
    autosave.edited(key(2), 5, ms(0));
    autosave.flush();
    assert_eq!(autosave.take_due(ms(0)), [(key(1), 1), (key(2), 5)]);
    autosave.saved(key(1), 1);
    autosave.saved(key(2), 5);
    autosave.flush();
    assert!(autosave.take_due(ms(9999)).is_empty(), "nothing to save");
    autosave.edited(key(1), 2, ms(9999));
    assert!(autosave.take_due(ms(9999)).is_empty(), "an old flush does not hurry a new edit");
}

#[test]
fn a_failure_stays_until_it_is_saved_and_is_tried_again_with_growing_pauses() {
    let mut autosave = Autosave::default();
    let mut now = Duration::ZERO;
    autosave.edited(key(1), 1, now);
    now += QUIET;
    for attempt in 0..8 {
        assert_eq!(autosave.take_due(now), [(key(1), 1)], "attempt {attempt}");
        autosave.failed(key(1), 1, full(), now);
        let pause = Duration::from_secs(PAUSES[attempt.min(4)]);
        let next_try = now + pause;
        assert_eq!(autosave.status(), SaveStatus::Failed { key: key(1), error: full(), next_try });
        assert_eq!(autosave.next_wake(now), Some(pause));
        assert!(autosave.take_due(now + pause.saturating_sub(ms(1))).is_empty());
        now = next_try;
    }
    // Typing goes on meanwhile; it does not hammer the disk, and is saved with the next try.
    autosave.edited(key(1), 2, now);
    assert_eq!(autosave.take_due(now), [(key(1), 2)]);
    assert!(matches!(autosave.status(), SaveStatus::Failed { .. }), "still on screen while trying");
    autosave.saved(key(1), 2);
    assert_eq!(autosave.status(), SaveStatus::Saved);
    assert_eq!(autosave.unsaved().count(), 0);
}

#[test]
fn try_again_does_not_wait_for_the_pause() {
    let mut autosave = Autosave::default();
    autosave.edited(key(1), 1, ms(0));
    assert_eq!(autosave.take_due(ms(300)).len(), 1);
    autosave.failed(key(1), 1, full(), ms(300));
    autosave.flush();
    assert_eq!(autosave.take_due(ms(301)), [(key(1), 1)]);
}

#[test]
fn a_removed_document_is_forgotten() {
    let mut autosave = Autosave::default();
    autosave.edited(key(1), 1, ms(0));
    autosave.forget(key(1));
    autosave.saved(key(1), 1);
    autosave.failed(key(1), 1, full(), ms(0));
    assert_eq!(autosave.status(), SaveStatus::Saved);
    assert!(autosave.take_due(ms(5000)).is_empty());
}

#[derive(Clone, Debug)]
enum Event {
    Edit(u128),
    Answer { works: bool },
    Flush,
    Wait(u64),
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    let event = prop_oneof![
        4 => (1_u128..4).prop_map(Event::Edit),
        3 => prop::bool::weighted(0.7).prop_map(|works| Event::Answer { works }),
        1 => Just(Event::Flush),
        4 => (0_u64..700).prop_map(Event::Wait),
    ];
    prop::collection::vec(event, 1..120)
}

proptest! {
    /// Whatever happens in whatever order: what was acknowledged was really on the disk, nothing that was
    /// edited is forgotten, and in the end everything is saved.
    #[test]
    fn an_acknowledged_revision_is_never_lost(events in events()) {
        let mut autosave = Autosave::default();
        let mut now = Duration::ZERO;
        let mut revision = 0;
        let mut edited = std::collections::BTreeMap::new();
        let mut disk = std::collections::BTreeMap::new();
        let mut flying = std::collections::VecDeque::new();
        for event in events {
            match event {
                Event::Edit(number) => {
                    revision += 1;
                    edited.insert(key(number), revision);
                    autosave.edited(key(number), revision, now);
                }
                Event::Answer { works } => {
                    if let Some((key, revision)) = flying.pop_front() {
                        if works {
                            disk.insert(key, revision);
                            autosave.saved(key, revision);
                        } else {
                            autosave.failed(key, revision, full(), now);
                        }
                    }
                }
                Event::Flush => autosave.flush(),
                Event::Wait(millis) => now += ms(millis),
            }
            flying.extend(autosave.take_due(now));
            for (key, newest) in &edited {
                prop_assert_eq!(autosave.acknowledged(*key), disk.get(key).copied().unwrap_or(0));
                let unsaved = disk.get(key).copied().unwrap_or(0) < *newest;
                prop_assert_eq!(autosave.unsaved().any(|one| one == *key), unsaved);
            }
            prop_assert_eq!(autosave.status() == SaveStatus::Saved, autosave.unsaved().count() == 0);
        }
        // From now on the disk works: everything is on it after a few wakes.
        for _ in 0..50 {
            for (key, revision) in flying.drain(..) {
                disk.insert(key, revision);
                autosave.saved(key, revision);
            }
            if let Some(wait) = autosave.next_wake(now) {
                now += wait;
            }
            flying.extend(autosave.take_due(now));
        }
        prop_assert_eq!(disk, edited);
        prop_assert_eq!(autosave.status(), SaveStatus::Saved);
    }

    /// While the disk works, no edit waits longer than a second for its save to begin.
    #[test]
    fn at_most_a_second_is_pending(pauses in prop::collection::vec(0_u64..900, 1..200)) {
        let mut autosave = Autosave::default();
        let mut now = Duration::ZERO;
        let mut oldest: Option<Duration> = None;
        for (revision, pause) in (1_u64..).zip(pauses) {
            autosave.edited(key(1), revision, now);
            oldest = oldest.or(Some(now));
            let next = now + ms(pause);
            // The window sleeps until the next edit, or until the autosave wants to be woken.
            while let Some(wait) = autosave.next_wake(now) {
                if now + wait > next {
                    break;
                }
                now += wait;
                for (key, revision) in autosave.take_due(now) {
                    let waited = now.saturating_sub(oldest.take().unwrap_or(now));
                    prop_assert!(waited <= LONGEST, "waited {:?}", waited);
                    autosave.saved(key, revision);
                }
            }
            now = next;
            if let Some(oldest) = oldest {
                prop_assert!(now.saturating_sub(oldest) <= LONGEST + ms(900));
            }
        }
    }
}

#[test]
fn a_disk_that_does_not_answer_is_told_after_five_seconds() {
    let mut autosave = Autosave::default();
    autosave.edited(key(1), 1, Duration::ZERO);
    assert_eq!(autosave.take_due(Duration::from_secs(1)).len(), 1);
    assert!(!autosave.hangs(Duration::from_millis(5_900)));
    assert_eq!(autosave.next_wake(Duration::from_secs(2)), Some(Duration::from_secs(4)));
    assert!(autosave.hangs(Duration::from_secs(6)));
    assert_eq!(autosave.next_wake(Duration::from_secs(6)), None, "told once, nothing wakes the window");
    autosave.saved(key(1), 1);
    assert!(!autosave.hangs(Duration::from_secs(7)));
}
