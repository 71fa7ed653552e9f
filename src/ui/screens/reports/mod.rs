//! The documents of a course: a gallery with a picture of each first page, options, and pictures of the figures.

mod options;

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use egui::{Label, Role, Sense, Stroke, TextureHandle, TextureOptions, Ui, WidgetInfo, vec2};
use egui_material_icons::icons::{ICON_ARROW_DROP_DOWN, ICON_CALENDAR_MONTH, ICON_OPEN_IN_NEW, ICON_TABLE};
use strum::VariantArray;

use crate::core::ids::{CourseId, DayId};
use crate::report::charts;
use crate::report::document::Chart;
use crate::report::input::Input;
use crate::report::kinds::{Format, Kind};
use crate::t;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::memo::Memo;
use crate::ui::panels::chart;
use crate::ui::reports::{ReportAction, ReportPictures, ReportWish};
use crate::ui::theme::{PAPER, UNTINTED, size, space};
use crate::ui::widgets::button::name;
use crate::ui::widgets::{Tone, bold, button, button_if, card, icon, scroll, section, weak};
use crate::ui::words::capital;

/// The height of a picture of a page, in points.
const PICTURE: f32 = 132.0;
/// After how long it is said how far a document has come.
const SLOW: Duration = Duration::from_millis(500);
/// The narrowest that a document of the gallery may be, in points.
const NARROWEST: f32 = 380.0;

/// What the screen remembers while the window is open.
#[derive(Default)]
pub struct State {
    /// The day that was chosen, with its course.
    day: Option<(CourseId, DayId)>,
    /// How high the contents of each card of the gallery are, in points.
    heights: BTreeMap<Kind, f32>,
    charts: Memo<(CourseId, u64, &'static str), Vec<Chart>>,
    /// Since when a document is being made, in seconds of the window's time.
    making_since: Option<f64>,
    /// With the picture that each shows: an older one stays until the new one is drawn.
    textures: BTreeMap<Kind, (Arc<egui::ColorImage>, TextureHandle)>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").field("day", &self.day).finish_non_exhaustive()
    }
}

/// Draws the screen.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, id: CourseId) {
    let Some(course) = cx.workspace.course(id) else { return };
    if state.day.is_some_and(|(of, day)| of != id || course.agenda.day(day).is_none()) {
        state.day = None;
    }
    let wish = |kind: Kind, format: Format, state: &State| ReportWish {
        course: id,
        kind,
        format,
        language: options::language(cx, course).to_owned(),
        options: options::chosen(cx, state.day.map(|(_, day)| day)),
    };
    let now = ui.input(|input| input.time);
    state.making_since = cx.background.report_making.as_ref().map(|_| state.making_since.unwrap_or(now));
    // The pictures show what is there now: other data or other options ask for others.
    let pictures = &cx.background.report_pictures;
    let now = wish(Kind::Agenda, Format::Pdf, state);
    if !pictures.are_of(&now, cx.workspace.revision) {
        cx.push(Action::Reports(ReportAction::Pictures(Box::new(now))));
    }
    scroll(ui, "reports", size::WORK, |ui| {
        weak(ui, cx, t!(cx, "reports-explain"));
        ui.add_space(space::S);
        card(ui, cx, |ui| options::ui(ui, cx, &mut state.day, course));
        ui.add_space(space::M);
        let columns = ((ui.available_width() / NARROWEST) as usize).clamp(1, 3);
        for row in Kind::VARIANTS.chunks(columns) {
            // Those beside each other are as high as the highest was when they were drawn last.
            let heights = row.iter().filter_map(|kind| state.heights.get(kind).copied());
            let height = heights.fold(PICTURE, f32::max);
            ui.columns(columns, |uis| {
                for (ui, kind) in uis.iter_mut().zip(row) {
                    let format = options::format(cx, *kind);
                    if let Some(format) = one(ui, cx, state, *kind, format, height) {
                        cx.push(Action::Reports(ReportAction::Open(Box::new(wish(*kind, format, state)))));
                    }
                }
            });
            ui.add_space(space::S);
        }
        let key = (id, cx.workspace.revision, cx.t.tag());
        let (zone, options) = (jiff::tz::TimeZone::UTC, options::chosen(cx, None));
        let all = state.charts.get(key, |_| {
            charts::all(&Input {
                words: cx.t,
                workspace: cx.workspace,
                course,
                now: cx.now,
                zone: &zone,
                options: &options,
            })
        });
        if !all.is_empty() {
            section(ui, t!(cx, "reports-pictures"), |ui| {
                for one in all {
                    card(ui, cx, |ui| chart::ui(ui, cx, one));
                    ui.add_space(space::S);
                }
            });
        }
    });
}

/// A document of the gallery, at least `height` points high. Returns the format in which it is to be opened.
fn one(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    kind: Kind,
    format: Format,
    height: f32,
) -> Option<Format> {
    let mut open = None;
    let (title, about) = kind.keys();
    card(ui, cx, |ui| {
        ui.set_min_height(height);
        let contents = ui.horizontal_top(|ui| {
            picture(ui, cx, state, kind, t!(cx, title));
            ui.add_space(space::S);
            ui.vertical(|ui| {
                ui.add(Label::new(bold(t!(cx, title))).wrap());
                weak(ui, cx, t!(cx, about));
                ui.add_space(space::XS);
                let slow = is_slow(ui, state.making_since);
                open = buttons(ui, cx, slow, kind, format);
            });
        });
        let needed = contents.response.rect.height();
        if state.heights.insert(kind, needed) != Some(needed) {
            ui.ctx().request_discard("a card of the gallery has another height");
        }
    });
    open
}

/// Whether a document takes so long that it is said how far it has come.
fn is_slow(ui: &Ui, since: Option<f64>) -> bool {
    let waited = since.map_or(0.0, |since| ui.input(|input| input.time) - since).max(0.0);
    let left = SLOW.saturating_sub(Duration::try_from_secs_f64(waited).unwrap_or_default());
    if since.is_some() && !left.is_zero() {
        ui.ctx().request_repaint_after(left);
    }
    left.is_zero()
}

fn buttons(ui: &mut Ui, cx: &Cx<'_>, slow: bool, kind: Kind, format: Format) -> Option<Format> {
    let mut open = None;
    let title = t!(cx, kind.keys().0);
    ui.horizontal_wrapped(|ui| {
        let making = cx.background.report_making.as_ref();
        if let Some(making) = making.filter(|making| making.kind == kind && slow) {
            let percent = making.percent.load(Ordering::Relaxed);
            ui.label(t!(cx, "reports-making"));
            ui.label(t!(cx, "reports-made-percent", percent = percent));
            if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Plain).clicked() {
                cx.push(Action::Reports(ReportAction::Cancel));
            }
            return;
        }
        let free = making.is_none();
        let said = t!(cx, "reports-open", format = t!(cx, format.key()));
        let press = button_if(ui, cx, free, Some(ICON_OPEN_IN_NEW), &said, Tone::Plain);
        name(
            &press,
            Role::Button,
            &t!(cx, "reports-open-named", title = title, format = t!(cx, format.key())),
        );
        if press.clicked() {
            open = Some(format);
        }
        if kind.formats().len() < 2 {
            return;
        }
        let menu = ui.menu_button(icon(ICON_ARROW_DROP_DOWN), |ui| {
            crate::ui::widgets::menu::rows(ui);
            for format in kind.formats() {
                if ui.button(capital(t!(cx, format.key()))).clicked() {
                    options::remember_format(cx, kind, *format);
                    open = Some(*format);
                    ui.close();
                }
            }
        });
        name(&menu.response, Role::Button, &t!(cx, "reports-formats", title = title));
    });
    open
}

/// The first page, as it will be; until it is drawn, an empty sheet.
fn picture(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, kind: Kind, title: &str) {
    let (room, response) = ui.allocate_exact_size(vec2(PICTURE, PICTURE), Sense::hover());
    // What has no pages has a sign instead.
    let sign = match kind {
        Kind::Workbook => Some(ICON_TABLE),
        Kind::Calendar => Some(ICON_CALENDAR_MONTH),
        _ => None,
    };
    if let Some(sign) = sign {
        let font = egui::FontId::new(PICTURE / 3.0, sign.font_family());
        let middle = egui::Align2::CENTER_CENTER;
        ui.painter().text(room.center(), middle, sign.codepoint, font, cx.theme.accent);
        return;
    }
    let pictures: &ReportPictures = &cx.background.report_pictures;
    let image = pictures.pictures.get(&kind);
    let ratio = image.map_or(0.707, |image| image.size[0] as f32 / image.size[1].max(1) as f32);
    let (tall, wide) = if ratio > 1.0 { (PICTURE / ratio, PICTURE) } else { (PICTURE, PICTURE * ratio) };
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, t!(cx, "reports-page-of", title = title)));
    let rect = egui::Rect::from_center_size(room.center(), vec2(wide, tall));
    ui.painter().rect_filled(rect, 1.0, PAPER);
    if let Some(image) = image {
        let fresh = state.textures.get(&kind).filter(|(shown, _)| Arc::ptr_eq(shown, image));
        let handle = match fresh {
            Some((_, handle)) => handle.clone(),
            None => {
                let handle = ui.ctx().load_texture(kind.name(), Arc::clone(image), TextureOptions::LINEAR);
                state.textures.insert(kind, (Arc::clone(image), handle.clone()));
                handle
            }
        };
        let whole = egui::Rect::from_min_max(egui::pos2(0.0, 0.0), egui::pos2(1.0, 1.0));
        ui.painter().image(handle.id(), rect, whole, UNTINTED);
    }
    ui.painter().rect_stroke(rect, 1.0, Stroke::new(1.0, cx.theme.border), egui::StrokeKind::Outside);
}
