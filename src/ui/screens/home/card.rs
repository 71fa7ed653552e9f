//! A course as a card: press it anywhere to open it.

use std::sync::Arc;

use egui::{
    Label, Layout, RichText, Role, Sense, Stroke, StrokeKind, TextStyle, TextWrapMode, Ui, UiBuilder, Vec2,
    WidgetInfo, pos2,
};
use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ARCHIVE, ICON_CONTENT_COPY, ICON_DELETE, ICON_MORE_HORIZ, ICON_UNARCHIVE,
};

use crate::core::edit::command::{Command, CourseEdit};
use crate::core::ids::DocId;
use crate::core::materials::ready::needs;
use crate::core::model::summary::CourseSummary;
use crate::t;
use crate::ui::action::{Action, CourseTab, Dialog, DocumentAction, Level, Notice, Offer, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::not_here;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::{Tone, bold, button, icon_button, large_icon_button, progress_bar};

/// The least width of a card, in points.
const LEAST: f32 = 280.0;

/// The height of a card, in points.
const HEIGHT: f32 = 152.0;

/// How far out of sight a card is still drawn, in points, so that the keys get from card to card.
const OUT_OF_SIGHT: f32 = 240.0;

/// Courses side by side. Those well out of sight are not drawn: there may be thousands.
pub(super) fn grid(ui: &mut Ui, cx: &Cx<'_>, group: &[Arc<CourseSummary>]) {
    let gap = space::L;
    let columns = ((ui.available_width() + gap) / (LEAST + gap)).floor().max(1.0);
    let width = ((ui.available_width() - gap * (columns - 1.0)) / columns).floor();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = Vec2::splat(gap);
        for row in group.chunks(columns as usize) {
            let top = ui.cursor().top();
            let sight = ui.clip_rect().expand(OUT_OF_SIGHT);
            if top > sight.bottom() || top + HEIGHT < sight.top() {
                ui.allocate_space(Vec2::new(ui.available_width(), HEIGHT));
                continue;
            }
            ui.horizontal(|ui| {
                for summary in row {
                    ui.push_id(summary.id, |ui| card(ui, cx, summary, width));
                }
            });
        }
    });
}

fn card(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, width: f32) {
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, HEIGHT), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &summary.title));
    if response.clicked() {
        cx.go(Place::Course(summary.id, CourseTab::Plan));
    }
    let radius = f32::from(size::RADIUS);
    let line = if response.hovered() { Stroke::new(1.0, cx.theme.border) } else { cx.theme.line_stroke() };
    ui.painter().rect(rect, radius, cx.theme.card, line, StrokeKind::Inside);
    focus_ring(ui, cx, &response);
    let inside = rect.shrink(space::L);
    // Its title is its name: painted, so that it is read out once.
    let text: egui::WidgetText = bold(&summary.title).size(type_size::HEADING).color(cx.theme.text).into();
    let room = inside.width() - size::CONTROL;
    let galley = text.into_galley(ui, Some(TextWrapMode::Truncate), room, TextStyle::Body);
    let below = inside.top() + galley.size().y + space::XS;
    ui.painter().galley(inside.min, galley, cx.theme.text);
    response.on_hover_text(&summary.title);
    let corner = egui::Rect::from_min_size(
        pos2(rect.right() - size::CONTROL - space::S, rect.top() + space::S),
        Vec2::splat(size::CONTROL),
    );
    ui.scope_builder(UiBuilder::new().max_rect(corner), |ui| menu(ui, cx, summary, size::CONTROL));
    let rest = egui::Rect::from_min_max(pos2(inside.left(), below), inside.max);
    let down = UiBuilder::new().max_rect(rest).layout(Layout::top_down(egui::Align::Min));
    ui.scope_builder(down, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        // Each on a line of its own: beside the dates, most places would be cut.
        for text in [&dates(cx, summary), &summary.place].into_iter().filter(|text| !text.is_empty()) {
            ui.add(Label::new(RichText::new(text).color(cx.theme.weak)).truncate());
        }
    });
    let up = UiBuilder::new().max_rect(rest).layout(Layout::bottom_up(egui::Align::Min));
    ui.scope_builder(up, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        let next = what_next(cx, summary);
        if next.is_none() || summary.progress.closed() > 0 {
            progress(ui, cx, summary, 120.0);
        }
        if let Some(text) = next {
            ui.add(Label::new(RichText::new(text).color(cx.theme.text)).truncate());
        }
    });
}

/// The dates of a course, and where it is.
pub(super) fn dates_and_place(cx: &Cx<'_>, summary: &CourseSummary) -> String {
    let dates = dates(cx, summary);
    if summary.place.is_empty() { dates } else { format!("{dates} · {}", summary.place) }
}

fn dates(cx: &Cx<'_>, summary: &CourseSummary) -> String {
    match (summary.first_date(), summary.last_date()) {
        (Some(first), Some(last)) => cx.t.dates(first, last),
        _ => t!(cx, "home-no-dates").to_owned(),
    }
}

/// How far a course has come, as a bar and in words.
pub(super) fn progress(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, width: f32) {
    let progress = summary.progress;
    let text = t!(cx, "home-progress", done = progress.done(), sessions = progress.sessions);
    // As high as its words, not as a control.
    let row = Vec2::new(ui.available_width(), type_size::SMALL + space::XS);
    ui.allocate_ui_with_layout(row, Layout::left_to_right(egui::Align::Center), |ui| {
        ui.spacing_mut().item_spacing.x = space::M;
        progress_bar(ui, cx, progress, width.min(ui.available_width()), &text);
        ui.label(RichText::new(&text).size(type_size::SMALL).color(cx.theme.weak));
    });
}

/// How long until a course begins, in words.
pub(super) fn begins_in(cx: &Cx<'_>, today: jiff::civil::Date, date: jiff::civil::Date) -> String {
    let days = today.until(date).map_or(0, |span| span.get_days());
    t!(cx, "home-begins-in", days = i64::from(days))
}

/// What is next with a course that is not today's: when it begins and what it lacks, or what was left open.
fn what_next(cx: &Cx<'_>, summary: &CourseSummary) -> Option<String> {
    let today = cx.now.date();
    let (first, last) = (summary.first_date()?, summary.last_date()?);
    if first > today {
        let begins = begins_in(cx, today, first);
        let course = cx.workspace.course(summary.id);
        let missing = course.map_or(0, |course| not_here(cx, DocId::Course(course.id), &needs(course, None)));
        if missing == 0 {
            return Some(begins);
        }
        return Some(format!("{begins} · {}", t!(cx, "home-not-here-short", count = missing)));
    }
    let open = summary.progress.sessions.saturating_sub(summary.progress.closed());
    let begun = summary.progress.closed() > 0;
    (last < today && open > 0 && begun).then(|| t!(cx, "home-left-open", count = open))
}

/// What can be done with a course.
pub(super) fn menu(ui: &mut Ui, cx: &Cx<'_>, summary: &CourseSummary, side: f32) {
    let id = summary.id;
    let name = t!(cx, "home-menu", title = summary.title.clone());
    let large = side > size::CONTROL;
    let response = if large {
        large_icon_button(ui, cx, ICON_MORE_HORIZ, &name)
    } else {
        icon_button(ui, cx, ICON_MORE_HORIZ, &name)
    };
    egui::Popup::menu(&response).show(|ui| {
        ui.set_min_width(220.0);
        crate::ui::widgets::menu::rows(ui);
        let entry = |ui: &mut Ui, mark: MaterialIcon, key: &str| {
            let pressed = button(ui, cx, Some(mark), t!(cx, key), Tone::Quiet).clicked();
            if pressed {
                ui.close();
            }
            pressed
        };
        if entry(ui, ICON_CONTENT_COPY, "home-copy") {
            cx.push(Action::Documents(DocumentAction::Open(DocId::Course(id))));
            cx.push(Action::Show(Dialog::CopyCourse(id)));
        }
        let open = cx.workspace.course(id).is_some();
        let (mark, key) = if summary.archived {
            (ICON_UNARCHIVE, "home-unarchive")
        } else {
            (ICON_ARCHIVE, "home-archive")
        };
        // Only an open course can be edited; one on the shelf is opened first by its card.
        ui.add_enabled_ui(open, |ui| {
            if entry(ui, mark, key) {
                cx.edit(Command::Course(id, CourseEdit::Archived(!summary.archived)));
            }
            if entry(ui, ICON_DELETE, "home-delete") {
                cx.edit(Command::BinCourse(id));
                let text = t!(cx, "home-deleted", title = summary.title.clone());
                cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
            }
        });
        if !open {
            cx.push(Action::Documents(DocumentAction::Open(DocId::Course(id))));
        }
    });
}
