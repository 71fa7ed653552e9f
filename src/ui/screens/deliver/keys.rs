//! The keys of the running day. They work while nothing is typed; a control that has the focus keeps
//! Space and Enter for itself.

use egui::{Event, Key, Ui};

use super::{Main, State, View, do_main, notes, step, timer, wall};
use crate::core::model::run::Phase;
use crate::ui::cx::Cx;

/// A session that is younger than this, in milliseconds, is not finished by a key.
const SLIP: i64 = 2_000;

/// What was pressed, without the repeats of a key that is held down.
fn take(ui: &Ui, wanted: impl Fn(Key) -> bool) -> Option<Key> {
    ui.input_mut(|input| {
        let mut found = None;
        input.events.retain(|event| match event {
            Event::Key { key, physical_key, pressed: true, repeat, modifiers }
                if modifiers.is_none() || modifiers.shift_only() =>
            {
                let Some(key) = meant(*key, *physical_key).into_iter().find(|key| wanted(*key)) else {
                    return true;
                };
                if !repeat {
                    found = Some(key);
                }
                false
            }
            _ => true,
        });
        if found.is_some() {
            // The letter of the key must not be typed into the field that the key opens.
            input.events.retain(|event| !matches!(event, Event::Text(_)));
        }
        found
    })
}

/// What a key may be meant for: what is printed on it; where that is no Latin letter or digit, as on Cyrillic
/// keyboards, the letter at its place on a Latin one.
fn meant(key: Key, physical: Option<Key>) -> Vec<Key> {
    let is_latin = |key: &Key| key.name().len() == 1 && key.name().as_bytes()[0].is_ascii_alphanumeric();
    let at_its_place = physical.filter(|place| !is_latin(&key) && is_latin(place));
    std::iter::once(key).chain(at_its_place).collect()
}

/// A key pressed twice by a slip of the hand would finish what it has just started.
fn is_slip(view: &View<'_>, main: Main) -> bool {
    let just_begun = |id| view.expected.line(id).is_some_and(|line| line.spent < SLIP);
    matches!(main, Main::Finish(id) if just_begun(id))
}

/// Does what the keys ask for.
pub(super) fn handle(ui: &Ui, cx: &Cx<'_>, state: &mut State, view: &View<'_>) {
    let ctx = ui.ctx();
    let blocked = ctx.memory(|memory| memory.top_modal_layer().is_some());
    if blocked {
        return;
    }
    wall::keys(ui, cx, state);
    if !view.may_edit {
        return;
    }
    // Keys of notes work while a note is typed, too: they change what it is.
    if let Some(kind) = notes::take_f_key(ui) {
        notes::begin(&mut state.notes, cx, view, kind);
    }
    if ctx.text_edit_focused() {
        return;
    }
    if let Some(kind) = take(ui, |key| notes::kind_of_digit(key).is_some()).and_then(notes::kind_of_digit) {
        notes::begin(&mut state.notes, cx, view, kind);
    }
    let running = view.under_way().next();
    match take(ui, |key| matches!(key, Key::Plus | Key::Equals | Key::Minus | Key::P | Key::T | Key::O)) {
        Some(Key::Plus | Key::Equals) => {
            if let Some(line) = running {
                super::choices::give(cx, &mut state.choice, view, line.item, 5);
            }
        }
        Some(Key::Minus) => {
            if let Some(line) = running {
                super::choices::give(cx, &mut state.choice, view, line.item, -5);
            }
        }
        Some(Key::P) => match running {
            Some(line) if line.phase == Phase::Running => step(cx, view.stage.pause(line.item)),
            Some(line) => step(cx, view.stage.start(line.item, false)),
            None => {}
        },
        Some(Key::T) => timer::toggle(&mut state.timer),
        Some(Key::O) => state.small = !state.small,
        _ => {}
    }
    let nothing_has_focus = ctx.memory(|memory| memory.focused().is_none());
    if nothing_has_focus
        && let Some(main) = view.main()
        && take(ui, |key| matches!(key, Key::Space | Key::Enter)).is_some()
        && !is_slip(view, main)
    {
        do_main(cx, state, view, main);
    }
}
