//! What is to be expected, in one strip: what comes next, over or under so far, the end of the block, lunch, the
//! end of the day.

use egui::{Color32, FontId, Frame, Label, Margin, RichText, Role, Ui, WidgetInfo, vec2};

use super::{View, title_of};
use crate::core::deliver::forecast::Expected;
use crate::t;
use crate::ui::cx::Cx;
use crate::ui::theme::{bold_family, size, space, type_size};
use crate::ui::widgets::bold;
use crate::ui::words::time_text;

/// What comes next has at least this much room, in points: figures come before it.
const NEXT_LEAST: f32 = 120.0;

/// One part of the strip: two lines.
struct Part {
    label: String,
    value: String,
    /// What the plan says, where that is something else.
    planned: Option<String>,
    colour: Color32,
    /// All of it in words, for a screen reader and under the pointer.
    name: String,
}

/// Draws the strip. Once the day is over, or its time has passed, there is nothing to expect.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, view: &View<'_>) {
    let expected = &view.expected;
    if expected.is_over() || expected.passed {
        return;
    }
    let next = next(cx, view);
    let figures = figures(cx, view);
    let needs: Vec<f32> = figures.iter().map(|figure| need(ui, figure)).collect();
    Frame::new()
        .fill(cx.theme.card)
        .stroke(cx.theme.line_stroke())
        .corner_radius(size::RADIUS)
        .inner_margin(Margin::symmetric(16, 8))
        .show(ui, |ui| {
            // As wide as the cards above and below it.
            ui.set_width(ui.available_width());
            let gap = space::L;
            let parts = figures.len() + usize::from(next.is_some());
            let room = ui.available_width() - gap * (parts - 1) as f32;
            let wanted: f32 = needs.iter().sum();
            // Each figure is as wide as its words; what is left goes to what comes next, or to all.
            let rest = if next.is_some() { (room - wanted).max(NEXT_LEAST) } else { 0.0 };
            let more = if next.is_some() { 0.0 } else { ((room - wanted) / parts as f32).max(0.0) };
            let share = ((room - rest) / wanted).min(1.0);
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing.x = gap;
                if let Some(next) = &next {
                    part(ui, cx, rest.floor(), next);
                }
                for (figure, need) in figures.iter().zip(&needs) {
                    part(ui, cx, (need * share + more).floor(), figure);
                }
            });
        });
}

/// What comes next, while something goes on; before that the large card says it.
fn next(cx: &Cx<'_>, view: &View<'_>) -> Option<Part> {
    view.under_way().next()?;
    let Some(line) = view.expected.next() else {
        let text = t!(cx, "deliver-nothing-next").to_owned();
        let (label, colour) = (t!(cx, "deliver-next").to_owned(), cx.theme.weak);
        return Some(Part { label, name: text.clone(), value: text, planned: None, colour });
    };
    let item = view.item(line.item)?;
    let at = line.start.map(time_text).unwrap_or_default();
    let at = t!(cx, "deliver-next-at", time = at, minutes = cx.t.minutes(line.minutes));
    let label = format!("{} {at}", t!(cx, "deliver-next"));
    let value = title_of(cx, item).to_owned();
    Some(Part { name: format!("{label}: {value}"), label, value, planned: None, colour: cx.theme.text })
}

/// Over or under so far, the end of the block, lunch, the end of the day.
fn figures(cx: &Cx<'_>, view: &View<'_>) -> Vec<Part> {
    let expected = &view.expected;
    let (value, colour) = so_far(cx, expected.over);
    let label = t!(cx, "deliver-so-far").to_owned();
    let mut parts = vec![Part { name: format!("{label}: {value}"), label, value, planned: None, colour }];
    let times = [
        ("deliver-block-ends", expected.block),
        ("deliver-lunch", expected.lunch),
        ("deliver-day-ends", expected.end),
    ];
    for (key, expected) in times {
        if let Some(expected) = expected {
            parts.push(moment(cx, t!(cx, key), expected));
        }
    }
    if expected.doubt.is_some() {
        for part in &mut parts {
            part.name = format!("{} ({})", part.name, t!(cx, "deliver-not-sure"));
            part.value.push('?');
        }
    }
    parts
}

/// How wide a part is where nothing of it is cut.
fn need(ui: &Ui, part: &Part) -> f32 {
    let wide = |text: &str, font: FontId| {
        ui.painter().layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x
    };
    let small = FontId::proportional(type_size::SMALL);
    let planned = part.planned.as_ref().map_or(0.0, |text| wide(text, small.clone()) + space::XS);
    let value = wide(&part.value, FontId::new(type_size::HEADING, bold_family())) + planned;
    // A point for what rounding takes away.
    value.max(wide(&part.label, small)).ceil() + 1.0
}

fn part(ui: &mut Ui, cx: &Cx<'_>, width: f32, part: &Part) {
    let contents = |ui: &mut Ui| {
        ui.set_width(width);
        ui.spacing_mut().item_spacing.y = 0.0;
        let label = RichText::new(&part.label).size(type_size::SMALL).color(cx.theme.weak);
        ui.add(Label::new(label).truncate());
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = space::XS;
            let value = bold(&part.value).size(type_size::HEADING).color(part.colour);
            let response = ui.add(Label::new(value).truncate());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &part.name));
            response.on_hover_text(&part.name);
            if let Some(planned) = &part.planned {
                let planned = RichText::new(planned).size(type_size::SMALL).color(cx.theme.weak);
                ui.add(Label::new(planned.strikethrough()).truncate());
            }
        });
    };
    ui.allocate_ui(vec2(width, 0.0), |ui| ui.vertical(contents));
}

/// Over or under so far, in words, to the minute.
pub(super) fn so_far(cx: &Cx<'_>, over: i64) -> (String, Color32) {
    let minutes = over / 60_000;
    let text = |minutes: i64| cx.t.minutes(u32::try_from(minutes.abs()).unwrap_or(u32::MAX));
    match minutes {
        0 => (t!(cx, "deliver-on-time").to_owned(), cx.theme.good),
        over if over > 0 => (t!(cx, "deliver-over", minutes = text(over)), cx.theme.warn),
        under => (t!(cx, "deliver-under", minutes = text(under)), cx.theme.good),
    }
}

/// A time and how it differs from the plan.
fn moment(cx: &Cx<'_>, label: &str, expected: Expected) -> Part {
    let late = expected.at.duration_since(expected.planned).as_mins();
    let value = time_text(expected.at);
    let note = match late {
        0 => t!(cx, "deliver-as-planned").to_owned(),
        _ => t!(cx, "deliver-planned-at", time = time_text(expected.planned)),
    };
    Part {
        label: label.to_owned(),
        name: format!("{label}: {value}, {note}"),
        value,
        planned: (late != 0).then(|| time_text(expected.planned)),
        colour: if late >= 1 { cx.theme.warn } else { cx.theme.text },
    }
}
