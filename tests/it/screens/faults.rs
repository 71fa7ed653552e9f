//! What is wrong with a screen as it was drawn: words that break or are cut in a control, what stands outside
//! of the window, controls over each other.

use std::collections::BTreeSet;

use egui::accesskit::Role;
use egui::epaint::{ClippedShape, Shape, TextShape};
use egui::{Context, Rect, Vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

/// Two controls may share this much of an edge, in points: what scrolls is drawn three points beyond its frame.
const SHARED_EDGE: f32 = 3.5;

/// A control of at least this height, in points, is a card with sentences on it.
const CARD: f32 = 48.0;

/// A control of at least this width, in points, is a row of a list.
const ROW: f32 = 260.0;

/// A text as it was drawn.
struct Text<'a> {
    shape: &'a TextShape,
    rect: Rect,
    /// The part of the window in which it is drawn.
    clip: Rect,
    /// What of it can be seen.
    seen: Rect,
}

fn texts(shapes: &[ClippedShape]) -> Vec<Text<'_>> {
    fn walk<'a>(shape: &'a Shape, clip: Rect, found: &mut Vec<Text<'a>>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, clip, found)),
            Shape::Text(shape) => {
                let rect = shape.galley.rect.translate(shape.pos.to_vec2());
                found.push(Text { shape, rect, clip, seen: rect.intersect(clip) });
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    for shape in shapes {
        walk(&shape.shape, shape.clip_rect, &mut found);
    }
    found.retain(|text| text.seen.is_positive() && !text.shape.galley.text().trim().is_empty());
    found
}

/// The place at which a word breaks: a row that ends in the middle of one.
fn broken_word(text: &TextShape) -> Option<String> {
    let letter = |glyph: Option<char>| glyph.filter(|letter| letter.is_alphanumeric());
    text.galley.rows.windows(2).find_map(|rows| {
        let (before, after) = (rows[0].text(), rows[1].text());
        let inside = !rows[0].ends_with_newline
            && letter(before.chars().next_back()).is_some()
            && letter(after.chars().next()).is_some();
        inside.then(|| format!("{before}|{after}"))
    })
}

/// Whether the words of a control of this role may not wrap.
fn is_one_line(role: Role) -> bool {
    matches!(
        role,
        Role::Button | Role::Tab | Role::ColumnHeader | Role::MenuItem | Role::RadioButton | Role::ComboBox
    )
}

/// A control that can be pressed.
struct Control {
    role: Role,
    name: String,
    rect: Rect,
}

fn controls<State>(harness: &Harness<'_, State>) -> Vec<Control> {
    let pressed =
        |role: Role| is_one_line(role) || matches!(role, Role::CheckBox | Role::Link | Role::TextInput);
    let nodes = harness.query_all(egui_kittest::kittest::by().predicate(move |node| pressed(node.role())));
    let control = |node: egui_kittest::Node<'_>| Control {
        role: node.accesskit_node().role(),
        name: node.accesskit_node().label().unwrap_or_default(),
        rect: node.rect(),
    };
    nodes.map(control).collect()
}

/// The controls that stand behind what lies over `covered`, which has its own.
pub fn behind<State>(harness: &Harness<'_, State>, covered: Rect) -> Vec<String> {
    let inside = |control: &Control| covered.expand(1.0).contains_rect(control.rect);
    let (own, others): (Vec<Control>, Vec<Control>) =
        controls(harness).into_iter().partition(|control| inside(control));
    let touched = others.into_iter().filter(|control| control.rect.intersects(covered.shrink(SHARED_EDGE)));
    let more = own.len().saturating_sub(2);
    let names = touched.map(|control| format!("{:?} {:?}", control.role, control.name));
    names.chain((more > 0).then(|| format!("{more} within it"))).collect()
}

/// Everything that is wrong with what was drawn last. `sentences` are those of the application: a title that a
/// trainer wrote may be cut where there is no room for it, as its whole is in the name of the control; a row of a list
/// gives it several lines.
pub fn faults<State>(harness: &Harness<'_, State>, sentences: &BTreeSet<String>) -> Vec<String> {
    let window = harness.ctx.content_rect();
    let texts = texts(&harness.output().shapes);
    let controls = controls(harness);
    let mut found = Vec::new();
    for text in &texts {
        if let Some(broken) = broken_word(text.shape) {
            found.push(format!("a word breaks: {broken:?}"));
        }
        let outside = text.seen.right() > window.right() + 1.0 || text.seen.left() < window.left() - 1.0;
        if outside {
            found.push(format!("outside of the window: {:?}", text.shape.galley.text()));
        }
    }
    for control in controls.iter().filter(|control| is_one_line(control.role)) {
        let inside = texts.iter().filter(|text| control.rect.expand(0.5).contains_rect(text.rect));
        for text in inside {
            let galley = &text.shape.galley;
            // A control that is a whole card holds sentences; one of a line or two holds its name.
            let short = control.rect.height() < CARD;
            let ours = sentences.contains(galley.text()) || !control.name.contains(galley.text());
            // A row of a list has room below for the title that a trainer wrote; what is pressed as a button has not.
            let is_row = control.rect.width() >= ROW && !ours;
            if short && galley.rows.len() > 1 && !is_row {
                found.push(format!("wrapped in {:?} {:?}: {:?}", control.role, control.name, galley.text()));
            }
            if short && galley.elided && ours {
                found.push(format!("cut in {:?} {:?}: {:?}", control.role, control.name, galley.text()));
            }
        }
        if control.rect.width() > 0.0 && control.rect.left() > window.right() {
            found.push(format!("a control outside of the window: {:?}", control.name));
        }
    }
    found.extend(overlaps(&harness.ctx, &controls, &texts));
    found.extend(uneven_cards(&harness.output().shapes));
    found.sort();
    found.dedup();
    found
}

/// Cards beside each other that begin at one height, are as wide as each other, and do not end at one height.
fn uneven_cards(shapes: &[ClippedShape]) -> Vec<String> {
    fn walk(shape: &Shape, found: &mut Vec<Rect>) {
        match shape {
            Shape::Vec(shapes) => shapes.iter().for_each(|shape| walk(shape, found)),
            Shape::Rect(card) if card.rect.height() > 2.0 * CARD && card.stroke.width > 0.0 => {
                found.push(card.rect);
            }
            _ => {}
        }
    }
    let mut cards = Vec::new();
    for shape in shapes {
        walk(&shape.shape, &mut cards);
    }
    let near = |one: f32, other: f32| (one - other).abs() < 0.5;
    let mut found = Vec::new();
    for (index, one) in cards.iter().enumerate() {
        for other in &cards[index + 1..] {
            let beside = near(one.top(), other.top()) && !near(one.left(), other.left());
            if beside && near(one.width(), other.width()) && !near(one.height(), other.height()) {
                found.push(format!("cards beside each other are not as high: {one:?}, {other:?}"));
            }
        }
    }
    found
}

/// Controls that lie partly over each other.
fn overlaps(ctx: &Context, controls: &[Control], texts: &[Text<'_>]) -> Vec<String> {
    let window = ctx.content_rect();
    // What scrolled out of sight lies anywhere: only what can be seen counts.
    let seen = |control: &Control| {
        // Another's text may stand over it: its own is in its name, or the icon of a square one.
        let icon = control.rect.height() < CARD && control.rect.width() < CARD;
        let own = |text: &&Text<'_>| {
            let words = text.shape.galley.text();
            control.rect.contains_rect(text.rect)
                && (control.name.contains(words) || icon && words.chars().count() == 1)
        };
        let clip =
            texts.iter().filter(own).map(|text| text.clip).min_by(|a, b| a.area().total_cmp(&b.area()))?;
        Some((control.name.clone(), control.rect.intersect(clip).intersect(window)))
    };
    let seen: Vec<(String, Rect)> = controls.iter().filter_map(seen).collect();
    let mut found = Vec::new();
    for (index, (one, its)) in seen.iter().enumerate() {
        for (other, others) in &seen[index + 1..] {
            let both = its.intersect(*others);
            let apart = both.width() <= SHARED_EDGE || both.height() <= SHARED_EDGE;
            let grown = Vec2::splat(SHARED_EDGE);
            let nested =
                its.expand2(grown).contains_rect(*others) || others.expand2(grown).contains_rect(*its);
            if !apart && !nested {
                found.push(format!("{one:?} lies over {other:?}"));
            }
        }
    }
    found
}
