//! The courses on a time line: a row for each, with its days as a bar on the months, and where it stands.

use egui::{Align2, CornerRadius, FontId, Rect, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::{Date, date};

use crate::core::ids::DocId;
use crate::core::overview::{Standing, span};
use crate::core::record::digest::CourseDigest;
use crate::report::overview::{standing, title_of};
use crate::t;
use crate::ui::action::Place;
use crate::ui::cx::Cx;
use crate::ui::theme::{CardColours, size, space, type_size};
use crate::ui::widgets::button::focus_ring;
use crate::ui::widgets::list;
use crate::ui::widgets::table::hairline;

/// The height of a row.
const ROW: f32 = 36.0;
/// The height of the row of months.
const MONTHS: f32 = 28.0;
/// The height of a course on the line, and its least width.
const BAR: f32 = 12.0;
/// The least room for the name of a month.
const MONTH: f32 = 29.0;

/// Where things stand across the row, in points of the window.
struct Across {
    title: f32,
    /// Where the months begin and end.
    from: f32,
    to: f32,
    state: f32,
    /// Which dates they are.
    first: Date,
    days: f32,
}

impl Across {
    fn new(rect: Rect, first: Date, last: Date) -> Self {
        let (left, width) = (rect.left() + space::L, rect.width() - 2.0 * space::L);
        let days = (last - first).get_days() + 1;
        Self {
            title: left,
            from: left + width * 0.32,
            to: left + width * 0.82,
            state: left + width * 0.84,
            first,
            days: days as f32,
        }
    }

    /// Where a date begins.
    fn at(&self, day: Date) -> f32 {
        let days = (day - self.first).get_days() as f32;
        self.from + (self.to - self.from) * (days / self.days).clamp(0.0, 1.0)
    }
}

/// Draws the courses, those of `year` on its months.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, year: Option<i16>, courses: &[&CourseDigest]) {
    let today = cx.now.date();
    let of_year = year.map(|year| (date(year, 1, 1), date(year, 12, 31)));
    let (first, last) = of_year
        .or_else(|| span(courses.iter().copied()))
        .unwrap_or((today.first_of_month(), today.last_of_month()));
    list(ui, cx, |ui| {
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), MONTHS), Sense::hover());
        let across = Across::new(rect, first, last);
        months(ui, cx, rect, &across, last);
        for digest in courses {
            row(ui, cx, &across, digest, today);
        }
    });
}

/// The names of the months, as many as have room.
fn months(ui: &Ui, cx: &Cx<'_>, rect: Rect, across: &Across, last: Date) {
    let font = FontId::proportional(type_size::SMALL);
    let mut free = across.from;
    let mut month = across.first;
    while month <= last {
        let at = across.at(month);
        if at >= free && at + MONTH <= across.to + MONTH / 2.0 {
            let text = if month.month() == 1 && across.days > 366.0 {
                month.year().to_string()
            } else {
                t!(cx, &format!("month-short-{}", month.month())).to_owned()
            };
            let place = pos2(at, rect.center().y);
            ui.painter().text(place, Align2::LEFT_CENTER, text, font.clone(), cx.theme.weak);
            free = at + MONTH;
        }
        let Ok(next) = month.last_of_month().tomorrow() else { return };
        month = next;
    }
    ui.painter().hline(rect.x_range(), rect.bottom(), cx.theme.line_stroke());
}

fn row(ui: &mut Ui, cx: &Cx<'_>, across: &Across, digest: &CourseDigest, today: Date) {
    // A course of a colleague that is not here can't be opened.
    let (open, shelf) = (&cx.workspace.courses, &cx.workspace.shelf);
    let here = open.contains_key(&digest.course) || shelf.contains_key(&digest.course);
    let sense = if here { Sense::click() } else { Sense::focusable_noninteractive() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), sense);
    let stands = Standing::of(digest, today);
    let state = t!(cx, standing(stands));
    let title = title_of(cx.t, digest);
    let dates = digest.dates.map(|(first, last)| cx.t.dates(first, last)).unwrap_or_default();
    let (closed, sessions) = (digest.progress.closed(), digest.progress.sessions);
    let said = || {
        t!(
            cx,
            "overview-row",
            title = title,
            dates = dates.clone(),
            state = state,
            closed = closed,
            sessions = sessions
        )
    };
    let role = if here { Role::Button } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, true, said()));
    focus_ring(ui, cx, &response);
    if response.clicked() {
        cx.go(Place::of(DocId::Course(digest.course)));
    }
    if !ui.is_rect_visible(rect) {
        return;
    }
    let painter = ui.painter();
    if here && response.hovered() {
        painter.rect_filled(rect, CornerRadius::same(size::RADIUS_SMALL), cx.theme.raised);
    }
    let middle = rect.center().y;
    let part = |text: &str, from: f32, to: f32, colour| {
        let font = FontId::proportional(type_size::BODY);
        let mut job = egui::text::LayoutJob::simple_singleline(text.to_owned(), font, colour);
        job.wrap = egui::text::TextWrapping::truncate_at_width(to - from);
        let galley = painter.layout_job(job);
        painter.galley(pos2(from, middle - galley.size().y / 2.0), galley, colour);
    };
    part(title, across.title, across.from - space::M, cx.theme.text);
    let colours = colours(cx, stands);
    part(state, across.state, rect.right() - space::L, colours.strong);
    let now = across.at(today);
    if now > across.from && now < across.to {
        painter.vline(now, rect.y_range(), Stroke::new(1.0, cx.theme.bad));
    }
    if let Some((first, last)) = digest.dates {
        let (from, to) = (across.at(first), across.at(last.tomorrow().unwrap_or(last)));
        let bar =
            Rect::from_min_max(pos2(from, middle - BAR / 2.0), pos2(to.max(from + BAR), middle + BAR / 2.0));
        painter.rect_filled(bar, CornerRadius::same(3), colours.soft);
        let done = bar.width() * digest.progress.fraction();
        let done = Rect::from_min_size(bar.min, vec2(done, bar.height()));
        painter.rect_filled(done, CornerRadius::same(3), colours.strong);
        painter.rect_stroke(bar, 3.0, Stroke::new(1.0, colours.strong), egui::StrokeKind::Inside);
    }
    hairline(ui, cx, rect);
    let shown = digest.progress.sessions > 0;
    if shown {
        response.on_hover_text(said());
    }
}

/// What is behind wants attention, what is over went well.
fn colours(cx: &Cx<'_>, standing: Standing) -> CardColours {
    let (strong, soft) = match standing {
        Standing::UnderWay => (cx.theme.accent, cx.theme.accent_soft),
        Standing::Ahead | Standing::Undated => (cx.theme.weak, cx.theme.raised),
        Standing::Unfinished => (cx.theme.warn, cx.theme.warn_soft),
        Standing::Over => (cx.theme.good, cx.theme.good_soft),
    };
    CardColours { strong, soft }
}
