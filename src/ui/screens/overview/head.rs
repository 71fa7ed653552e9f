//! Which courses are looked at, and the documents of them.

use egui::{Role, Ui};
use egui_material_icons::icons::{ICON_ARROW_DROP_DOWN, ICON_OPEN_IN_NEW, ICON_TABLE};

use crate::core::overview::filter::{Choices, Filter};
use crate::report::kinds::Format;
use crate::report::overview::training_name;
use crate::t;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::overview::{OverviewAction, OverviewWish};
use crate::ui::reports::ReportAction;
use crate::ui::theme::space;
use crate::ui::widgets::button::name;
use crate::ui::widgets::{Tone, button, choice, field_row, icon};

/// The formats of the report besides the one of the button.
const OTHERS: [Format; 2] = [Format::Docx, Format::Html];

/// Draws it.
pub(super) fn ui(ui: &mut Ui, cx: &Cx<'_>, filter: &mut Filter, choices: &Choices) {
    field_row(ui, |ui| {
        let years = choices.years.iter().map(ToString::to_string).collect();
        if let Some(year) =
            one_of(ui, cx, "overview-year", years, place(&choices.years, filter.year.as_ref()), 84.0)
        {
            filter.year = year.and_then(|place| choices.years.get(place).copied());
        }
        let at = place(&choices.regions, filter.region.as_ref());
        if let Some(region) = one_of(ui, cx, "overview-region", choices.regions.clone(), at, 180.0) {
            filter.region = region.and_then(|place| choices.regions.get(place).cloned());
        }
        let name = |id| training_name(cx.t, cx.workspace, id).to_owned();
        let trainings = choices.trainings.iter().map(|id| name(*id)).collect();
        let at = place(&choices.trainings, filter.training.as_ref());
        if let Some(training) = one_of(ui, cx, "overview-training", trainings, at, 240.0) {
            filter.training = training.and_then(|place| choices.trainings.get(place).copied());
        }
        let at = place(&choices.trainers, filter.trainer.as_ref());
        if let Some(trainer) = one_of(ui, cx, "overview-trainer", choices.trainers.clone(), at, 180.0) {
            filter.trainer = trainer.and_then(|place| choices.trainers.get(place).cloned());
        }
    });
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| documents(ui, cx, filter));
}

/// The place of what is chosen.
fn place<T: PartialEq>(all: &[T], chosen: Option<&T>) -> Option<usize> {
    all.iter().position(|one| Some(one) == chosen)
}

/// A choice of one of several, or all. Returns the new one.
fn one_of(
    ui: &mut Ui,
    cx: &Cx<'_>,
    label: &str,
    texts: Vec<String>,
    chosen: Option<usize>,
    width: f32,
) -> Option<Option<usize>> {
    let any = (None, t!(cx, "overview-any").to_owned());
    let some = texts.into_iter().enumerate().map(|(place, text)| (Some(place), text));
    let all: Vec<(Option<usize>, String)> = std::iter::once(any).chain(some).collect();
    choice(ui, cx, t!(cx, label), &all, chosen, width)
}

fn documents(ui: &mut Ui, cx: &Cx<'_>, filter: &Filter) {
    let open = |format: Format| {
        let wish = OverviewWish { filter: filter.clone(), format };
        cx.push(Action::Overview(OverviewAction::Open(Box::new(wish))));
    };
    if cx.background.overview.making || cx.background.report_making.is_some() {
        ui.label(t!(cx, "reports-making"));
        if button(ui, cx, None, t!(cx, "common-cancel"), Tone::Plain).clicked() {
            cx.push(Action::Reports(ReportAction::Cancel));
        }
        return;
    }
    if button(ui, cx, Some(ICON_OPEN_IN_NEW), t!(cx, "overview-report"), Tone::Primary).clicked() {
        open(Format::Pdf);
    }
    let menu = ui.menu_button(icon(ICON_ARROW_DROP_DOWN), |ui| {
        crate::ui::widgets::menu::rows(ui);
        for format in OTHERS {
            let text = t!(cx, "overview-report-format", format = t!(cx, format.key()));
            if ui.button(text).clicked() {
                open(format);
                ui.close();
            }
        }
    });
    name(&menu.response, Role::Button, &t!(cx, "reports-formats", title = t!(cx, "overview-title")));
    if button(ui, cx, Some(ICON_TABLE), t!(cx, "overview-sheet"), Tone::Plain).clicked() {
        open(Format::Xlsx);
    }
}
