//! A file that was read, slide by slide: what was seen in it, and where sessions begin, to be marked by hand.

use egui::{Label, RichText, ScrollArea, Ui};

use crate::core::reading::Outline;
use crate::core::reading::by_hand::{Beginnings, called};
use crate::core::reading::pages::{Page, Pages};
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{own_line, weak};

/// The height of a row whose session has a field for its title, and of one without.
const ROW: (f32, f32) = (112.0, 62.0);

/// How much height lists of this dialog have.
pub(super) fn room(ui: &Ui) -> f32 {
    (ui.ctx().content_rect().height() - 430.0).max(120.0)
}

/// What was read, in one sentence: whatever came of it, the trainer sees what the file says.
pub(super) fn summary(ui: &mut Ui, cx: &Cx<'_>, found: &Outline, pages: &Pages) {
    let titles = pages.pages.iter().filter(|page| !page.title.is_empty()).count();
    let lengths = found.sessions.iter().filter(|session| session.minutes.is_some()).count();
    let text = t!(
        cx,
        "proposal-summary",
        slides = pages.pages.len(),
        titles = titles,
        sessions = found.sessions.len(),
        lengths = lengths
    );
    weak(ui, cx, &text);
    ui.add_space(space::S);
}

/// The slides or pages, each with a mark for a session that begins there. Returns whether a mark or title changed.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    beginnings: &mut Beginnings,
    found: &Outline,
    pages: &Pages,
) -> bool {
    weak(ui, cx, t!(cx, "proposal-slides-explain"));
    ui.add_space(space::S);
    let room = room(ui);
    let mut changed = false;
    ScrollArea::vertical().id_salt("proposal slides").max_height(room).auto_shrink([false, true]).show(
        ui,
        |ui| {
            for (number, page) in (1..).zip(&pages.pages) {
                changed |=
                    ui.push_id(number, |ui| row(ui, cx, (number, page), beginnings, found, pages)).inner;
            }
        },
    );
    changed
}

fn row(
    ui: &mut Ui,
    cx: &Cx<'_>,
    (number, page): (u32, &Page),
    beginnings: &mut Beginnings,
    found: &Outline,
    pages: &Pages,
) -> bool {
    let on = beginnings.title(number).is_some();
    // A guide has hundreds of pages: of those out of sight only the room is kept, and one beyond the edge, which the
    // keyboard reaches.
    let height = if on { ROW.0 } else { ROW.1 };
    let place =
        egui::Rect::from_min_size(ui.next_widget_position(), egui::vec2(ui.available_width(), height));
    if !ui.clip_rect().expand(ROW.0 * 2.0).intersects(place) {
        ui.allocate_space(place.size());
        return false;
    }
    let mut changed = false;
    let before = ui.cursor().top();
    let title = match called(page) {
        "" => t!(cx, "proposal-slide-empty", page = number),
        title => t!(cx, "proposal-slide", page = number, title = title.to_owned()),
    };
    if check(ui, cx, on, &title) {
        beginnings.toggle(number, found, pages);
        changed = true;
    }
    let lines: Vec<&str> = page
        .lines
        .iter()
        .map(|line| line.text.as_str())
        .filter(|text| *text != called(page))
        .take(3)
        .collect();
    if !lines.is_empty() {
        let text = RichText::new(lines.join(" \u{b7} ")).size(type_size::SMALL).color(cx.theme.weak);
        ui.add(Label::new(text).truncate());
    }
    if let Some(own) = beginnings.title(number).map(str::to_owned)
        && let Some(title) = own_line(ui, cx, &t!(cx, "proposal-called", page = number), &own, 360.0)
    {
        beginnings.call(number, title);
        changed = true;
    }
    let left = height - (ui.cursor().top() - before);
    ui.add_space(left.max(0.0));
    changed
}
