//! What hands do: press what has a name, type into a field, wherever it is on the screen.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use doorstep::i18n::I18n;
use doorstep::ui::action::Action;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;

use crate::harness::Window;

/// Brings the control with this name into sight and presses it.
pub fn press(window: &mut Window, name: &str) {
    window.get_by_label(name).scroll_to_me();
    window.run();
    window.get_by_label(name).click();
    window.run();
}

/// Puts the focus into a field and replaces what stands there.
pub fn fill(window: &mut Window, name: &str, text: &str) {
    window.get_by_label(name).scroll_to_me();
    window.run();
    window.get_by_label(name).focus();
    window.run();
    window.key_press_modifiers(Modifiers::COMMAND, Key::A);
    window.run();
    type_text(window, text);
}

/// Types into whatever has the focus.
pub fn type_text(window: &mut Window, text: &str) {
    window.event(egui::Event::Text(text.to_owned()));
    window.run();
}

/// Presses a key.
pub fn key(window: &mut Window, modifiers: Modifiers, key: Key) {
    window.key_press_modifiers(modifiers, key);
    window.run();
}

/// Whether something on the screen is called so.
pub fn sees(window: &Window, name: &str) -> bool {
    window.query_all_by_label(name).next().is_some()
}

/// Whether this text is drawn, by itself or among others.
pub fn paints(window: &Window, text: &str) -> bool {
    fn holds(shape: &egui::Shape, text: &str) -> bool {
        match shape {
            egui::Shape::Vec(shapes) => shapes.iter().any(|shape| holds(shape, text)),
            egui::Shape::Text(shape) => shape.galley.text().contains(text),
            _ => false,
        }
    }
    window.output().shapes.iter().any(|shape| holds(&shape.shape, text))
}

/// How many things on the screen have this in their names.
pub fn count(window: &Window, part: &str) -> usize {
    window.query_all_by_label_contains(part).count()
}

/// Takes everything back but the first `keep` steps.
pub fn undo_to(window: &mut Window, keep: usize) {
    while window.state().editor().history().undo_len() > keep {
        window.act(Action::Undo);
    }
}

/// The words of a language.
pub fn words(tag: &str) -> I18n {
    I18n::new(tag)
}

/// The words of stories: those that are told in one language are told in English.
pub fn words_of_stories() -> &'static I18n {
    static WORDS: std::sync::LazyLock<I18n> = std::sync::LazyLock::new(|| I18n::new("en"));
    &WORDS
}

/// What a key says in a story.
pub fn en(key: &'static str) -> &'static str {
    let text = words_of_stories().get(key);
    assert_ne!(text, key, "a key of the translations");
    text
}

/// A file dropped on the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("nobody reads it".to_owned())
    }
}

/// Drops a file on the window.
pub fn drop_file(window: &mut Window, path: PathBuf) {
    let dropped: Arc<dyn egui::DroppedFile + Send + Sync> = Arc::new(Dropped(path));
    window.harness.input_mut().dropped_files.push(dropped);
    window.step();
    window.settle();
}

/// Asks the window to close, and whether it goes.
pub fn close(window: &mut Window) -> bool {
    window
        .input_mut()
        .viewports
        .entry(egui::ViewportId::ROOT)
        .or_default()
        .events
        .push(egui::ViewportEvent::Close);
    window.step();
    window.input_mut().viewports.entry(egui::ViewportId::ROOT).or_default().events.clear();
    let asked = |window: &Window, wanted: &egui::ViewportCommand| {
        let output = &window.harness.output().viewport_output;
        output.values().any(|viewport| viewport.commands.contains(wanted))
    };
    if !asked(window, &egui::ViewportCommand::CancelClose) {
        return true;
    }
    asked(window, &egui::ViewportCommand::Close) && close(window)
}
