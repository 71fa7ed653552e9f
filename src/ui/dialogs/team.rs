//! The folder of the team: who is in it, which courses can be taken in, and which are shared from here.

use egui::{Label, RichText, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_FOLDER_OPEN, ICON_REFRESH};

use crate::core::model::people::WithPeople;
use crate::t;
use crate::ui::action::{Action, FileAction, Pick};
use crate::ui::cx::Cx;
use crate::ui::notices::sentence;
use crate::ui::team::TeamAction;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, bold, button, choice, heading, text_button, weak};

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    heading(ui, t!(cx, "team-title"));
    weak(ui, cx, t!(cx, "team-explain"));
    ui.add_space(space::S);
    match &cx.settings.team_folder {
        None => {
            if button(ui, cx, Some(ICON_FOLDER_OPEN), t!(cx, "team-choose"), Tone::Primary).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::TeamFolder)));
            }
        }
        Some(folder) => {
            ui.add(Label::new(folder).wrap());
            let team = &cx.background.team;
            for trouble in team.trouble.iter().chain(&team.newer) {
                ui.add(Label::new(RichText::new(sentence(cx.t, trouble)).color(cx.theme.bad)).wrap());
            }
            let room = (ui.ctx().content_rect().height() - 320.0).max(160.0);
            ScrollArea::vertical().id_salt("team").max_height(room).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    members(ui, cx);
                    offers(ui, cx);
                    courses(ui, cx);
                },
            );
        }
    }
    ui.add_space(space::M);
    ui.horizontal(|ui| {
        if text_button(ui, cx, t!(cx, "common-close")).clicked() {
            cx.push(Action::CloseDialog);
        }
        if cx.settings.team_folder.is_none() {
            return;
        }
        if button(ui, cx, Some(ICON_REFRESH), t!(cx, "team-look"), Tone::Plain).clicked() {
            cx.push(Action::Team(TeamAction::Look));
        }
        if text_button(ui, cx, t!(cx, "team-leave")).clicked() {
            cx.push(Action::Team(TeamAction::Leave));
        }
    });
}

/// Who was seen when.
fn members(ui: &mut Ui, cx: &Cx<'_>) {
    for member in &cx.background.team.members {
        let name =
            if member.name.is_empty() { t!(cx, "team-nameless").to_owned() } else { member.name.clone() };
        let text = match member.at {
            Some(at) => t!(cx, "team-seen", name = name, when = cx.t.moment(at)),
            None => name,
        };
        weak(ui, cx, &text);
    }
}

/// Courses of colleagues that are not here.
fn offers(ui: &mut Ui, cx: &Cx<'_>) {
    let offers = &cx.background.team.offers;
    // What comes next, where there is one thing that does.
    let tone = if offers.len() == 1 { Tone::Primary } else { Tone::Plain };
    for offer in offers {
        ui.push_id(&offer.path, |ui| {
            let (title, from) = (offer.title.clone(), offer.from.clone());
            let name = if from.is_empty() {
                t!(cx, "team-take-in", title = title)
            } else {
                t!(cx, "team-take-in-from", title = title, name = from)
            };
            if button(ui, cx, None, &name, tone).clicked() {
                cx.push(Action::Team(TeamAction::TakeIn(offer.path.clone())));
            }
        });
    }
}

/// The courses that are here, and what of each goes to the team.
fn courses(ui: &mut Ui, cx: &Cx<'_>) {
    let choices = [
        (None, t!(cx, "team-not-shared").to_owned()),
        (Some(WithPeople::No), t!(cx, "team-without-people").to_owned()),
        (Some(WithPeople::WithoutScores), t!(cx, "send-people-without-scores").to_owned()),
        (Some(WithPeople::All), t!(cx, "send-people-all").to_owned()),
    ];
    let (open, shelf) = (&cx.workspace.courses, &cx.workspace.shelf);
    let made = open.values().filter(|course| !course.sample && !course.archived);
    let closed = shelf.values().filter(|course| !open.contains_key(&course.id));
    let closed = closed.filter(|course| !course.sample && !course.archived);
    let all = made.map(|course| (course.title.as_str(), course.id));
    let mut all: Vec<_> = all.chain(closed.map(|course| (course.title.as_str(), course.id))).collect();
    all.sort_unstable();
    if all.is_empty() && cx.background.team.offers.is_empty() {
        weak(ui, cx, t!(cx, "team-nothing-yet"));
    } else if !all.is_empty() {
        ui.add_space(space::S);
        ui.label(bold(t!(cx, "team-sees")));
    }
    for (title, id) in all {
        ui.add_space(space::S);
        ui.push_id(id, |ui| {
            let shared = cx.settings.team_courses.get(&id).copied();
            if let Some(people) = choice(ui, cx, title, &choices, shared, 360.0) {
                cx.push(Action::Team(TeamAction::Share(id, people)));
            }
        });
    }
}
