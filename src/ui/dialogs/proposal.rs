//! What the decks and guides of a day say, beside its plan: chosen, read, looked through, and taken over line by
//! line.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use egui::{Label, RichText, ScrollArea, Ui};
use egui_material_icons::icons::{ICON_CHECK, ICON_MENU_BOOK};

use super::proposal_slides::{self, PagePictures};
use crate::core::ids::{DayId, DocId, ItemId, MaterialId};
use crate::core::materials::choose::FileLocation;
use crate::core::model::agenda::{Agenda, Day};
use crate::core::model::link::LinkKind;
use crate::core::model::material::{Material, MaterialKind};
use crate::core::model::note::NoteTarget;
use crate::core::reading::Outline;
use crate::core::reading::by_hand::Beginnings;
use crate::core::reading::proposal::{Change, Proposal, ProposalInput, ProposalLine};
use crate::report::words::{file_trouble, range_words};
use crate::t;
use crate::ui::action::{Action, CourseTab, MaterialsView, Place, ReadingAction};
use crate::ui::background::MaterialReading;
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::{best, material_icon};
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{Tone, banner, bold, button, button_if, heading, segmented, text_button, weak};
use crate::ui::words;

/// From this part of certainty on, in percent, a line is ticked at first.
const SURE: u32 = 60;

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    /// The material that was asked for since the dialog is open.
    asked: Option<MaterialId>,
    /// What was read last, as it is shown.
    made: Option<Made>,
}

/// What was read of a file, beside the plan of a day.
#[derive(Debug)]
struct Made {
    proposal: Proposal,
    /// Which lines of the proposal are ticked.
    ticked: BTreeSet<usize>,
    /// Where sessions begin, by what was found and by what the trainer marked.
    beginnings: Beginnings,
    /// Looked through slide by slide.
    by_slides: bool,
    /// Small pages that are in sight.
    pictures: PagePictures,
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, doc: DocId, day: DayId) {
    ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    let Some(agenda) = agenda(cx, doc) else { return };
    let Some(index) = agenda.day_index(day) else { return };
    let day = &agenda.days[index];
    heading(ui, t!(cx, "proposal-title"));
    ui.add(Label::new(words::day(cx, index, day)).wrap());
    let asked = cx.background.reading.as_ref().filter(|(material, _)| state.asked == Some(*material));
    let done = match asked {
        None => {
            choose(ui, cx, state, (doc, agenda), index);
            false
        }
        Some((_, MaterialReading::UnderWay)) => {
            weak(ui, cx, t!(cx, "proposal-reading"));
            false
        }
        Some((_, MaterialReading::Refused(why))) => {
            banner(ui, cx, crate::ui::action::Level::Warning, t!(cx, file_trouble(*why)), |_| {});
            ui.add_space(space::S);
            choose(ui, cx, state, (doc, agenda), index);
            false
        }
        Some((material, MaterialReading::Done(found, pages))) => {
            let beside = |made: &Made| made.proposal.day == day.id && made.proposal.material == *material;
            if !state.made.as_ref().is_some_and(beside) {
                let (proposal, ticked) = proposal(cx, doc, (index, day), *material, (found, found));
                // Where nothing is proposed, the slides say why.
                let by_slides = proposal.lines.is_empty();
                state.made = Some(Made {
                    proposal,
                    ticked,
                    beginnings: Beginnings::found(found),
                    by_slides,
                    pictures: PagePictures::default(),
                });
            }
            state.made.as_mut().is_some_and(|made| {
                proposal_slides::summary(ui, cx, found, pages);
                views(ui, cx, made);
                if made.by_slides {
                    if proposal_slides::ui(ui, cx, (&mut made.beginnings, &mut made.pictures), found, pages) {
                        let marked = made.beginnings.outline(found);
                        (made.proposal, made.ticked) =
                            proposal(cx, doc, (index, day), *material, (found, &marked));
                    }
                } else {
                    lines(ui, cx, made, found);
                }
                take(ui, cx, made, agenda)
            })
        }
    };
    ui.add_space(space::M);
    let mut leave = false;
    ui.horizontal_wrapped(|ui| {
        leave = text_button(ui, cx, t!(cx, "common-close")).clicked();
        if state.asked.is_some() && text_button(ui, cx, t!(cx, "proposal-back")).clicked() {
            *state = State::default();
            cx.push(Action::Reading(ReadingAction::Stop));
        }
    });
    if leave || done {
        *state = State::default();
        cx.push(Action::Reading(ReadingAction::Stop));
        cx.push(Action::CloseDialog);
    }
}

fn agenda<'a>(cx: &Cx<'a>, doc: DocId) -> Option<&'a Agenda> {
    match doc {
        DocId::Course(id) => cx.workspace.course(id).map(|course| &course.agenda),
        DocId::Training(id) => cx.workspace.training(id).map(|training| &training.agenda),
    }
}

/// What would change, or the file slide by slide.
fn views(ui: &mut Ui, cx: &Cx<'_>, made: &mut Made) {
    let changes = t!(cx, "proposal-view-changes", count = made.proposal.lines.len());
    let slides = t!(cx, "proposal-view-slides", count = made.beginnings.len());
    let choices = [(false, changes.as_str()), (true, slides.as_str())];
    if let Some(by_slides) = segmented(ui, cx, &choices, made.by_slides) {
        made.by_slides = by_slides;
    }
    ui.add_space(space::S);
}

/// Lays what was found, with the beginnings as they are now, beside a day; ticks what is rather sure, and what the
/// trainer marked.
fn proposal(
    cx: &Cx<'_>,
    doc: DocId,
    (index, day): (usize, &Day),
    material: MaterialId,
    (found, marked): (&Outline, &Outline),
) -> (Proposal, BTreeSet<usize>) {
    let kind = cx.workspace.material(doc, material).map_or(LinkKind::Other, |one| LinkKind::of(one.kind));
    let handouts: Vec<Arc<Material>> =
        own_materials(cx, doc).iter().filter(|one| one.kind == MaterialKind::Handout).cloned().collect();
    let number = match day.reference {
        Some(reference) => reference.number,
        None => u32::try_from(index + 1).unwrap_or(u32::MAX),
    };
    let kept = kept(cx, doc);
    let beside = ProposalInput { doc, day, number, material, kind, handouts: &handouts, kept: &kept };
    let proposal = Proposal::of(&beside, marked, cx.ids);
    // Of another day nothing is taken unless it is wanted.
    let fits = proposal.other_day.is_none();
    let by_hand = |line: &ProposalLine| line.found.first > 0 && Beginnings::is_by_hand(&line.found, found);
    let sure = |(_, line): &(usize, &ProposalLine)| (fits && line.found.percent >= SURE) || by_hand(line);
    let ticked = proposal.lines.iter().enumerate().filter(sure).map(|(index, _)| index).collect();
    (proposal, ticked)
}

/// The items that something was recorded or noted of, or that were run.
fn kept(cx: &Cx<'_>, doc: DocId) -> BTreeSet<ItemId> {
    let DocId::Course(id) = doc else { return BTreeSet::new() };
    let Some(course) = cx.workspace.course(id) else { return BTreeSet::new() };
    let noted = course.notes.iter().filter_map(|note| match note.target {
        NoteTarget::Item(item) => Some(item),
        NoteTarget::Day(_) | NoteTarget::Course => None,
    });
    course.records.keys().copied().chain(noted).collect()
}

fn own_materials<'a>(cx: &Cx<'a>, doc: DocId) -> &'a [Arc<Material>] {
    match doc {
        DocId::Course(id) => cx.workspace.course(id).map(|course| course.materials.as_slice()),
        DocId::Training(id) => cx.workspace.training(id).map(|training| training.materials.as_slice()),
    }
    .unwrap_or_default()
}

/// The decks and guides that the sessions of the day are linked to, and those of the trainer's own.
fn choose(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, (doc, agenda): (DocId, &Agenda), index: usize) {
    weak(ui, cx, t!(cx, "proposal-explain"));
    let mut ids: Vec<MaterialId> = Vec::new();
    let linked = agenda.days[index].items.iter().flat_map(|item| &item.links).map(|link| link.material);
    for id in linked.chain(own_materials(cx, doc).iter().map(|material| material.id)) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let materials = ids.into_iter().filter_map(|id| cx.workspace.material(doc, id).cloned());
    let readable = |one: &Arc<Material>| matches!(one.kind, MaterialKind::Deck | MaterialKind::Guide);
    let materials: Vec<Arc<Material>> = materials.filter(readable).collect();
    if materials.is_empty() {
        weak(ui, cx, t!(cx, "proposal-no-materials"));
    }
    // What can be read comes first, what must be fetched before it after.
    let mut missing = Vec::new();
    let count = materials.len();
    for material in materials {
        let Some(path) = here(cx, doc, &material) else {
            missing.push(material.title.clone());
            continue;
        };
        ui.add_space(space::S);
        ui.push_id(material.id, |ui| {
            let text = t!(cx, "proposal-read", title = material.title.clone());
            if button(ui, cx, Some(material_icon(material.kind)), &text, Tone::Plain).clicked() {
                (state.asked, state.made) = (Some(material.id), None);
                cx.push(Action::Reading(ReadingAction::Material(material.id, path)));
            }
        });
    }
    if missing.is_empty() {
        return;
    }
    ui.add_space(space::S);
    weak(ui, cx, &t!(cx, "proposal-not-here", titles = missing.join(", ")));
    if let DocId::Course(id) = doc {
        ui.add_space(space::S);
        let tone = if missing.len() == count { Tone::Primary } else { Tone::Plain };
        if button(ui, cx, None, t!(cx, "command-materials"), tone).clicked() {
            cx.push(Action::CloseDialog);
            cx.go(Place::Course(id, CourseTab::Materials(MaterialsView::All)));
        }
    }
}

/// Where the best file of a material is on this computer.
fn here(cx: &Cx<'_>, doc: DocId, material: &Material) -> Option<PathBuf> {
    match best(cx, doc, material)?.location {
        FileLocation::Local(path) => Some(path),
        FileLocation::Web(_) => None,
    }
}

/// The lines with their ticks.
fn lines(ui: &mut Ui, cx: &Cx<'_>, made: &mut Made, found: &Outline) {
    let Made { proposal, ticked, .. } = made;
    if proposal.lines.is_empty() {
        weak(ui, cx, t!(cx, "proposal-nothing"));
        return;
    }
    match proposal.other_day {
        Some(day) => {
            let text = t!(cx, "proposal-other-day", day = day);
            banner(ui, cx, crate::ui::action::Level::Warning, &text, |_| {});
        }
        None => weak(ui, cx, t!(cx, "proposal-lines-explain")),
    }
    ui.add_space(space::S);
    let room = proposal_slides::room(ui);
    ScrollArea::vertical().id_salt("proposal").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        let mut before = None;
        for (index, line) in proposal.lines.iter().enumerate() {
            // What belongs to a session stands under it, a break behind it, too.
            let own = (line.found.first, &line.found.number);
            if before != Some(own) {
                before = Some(own);
                match &line.change {
                    Change::Remove(..) => {
                        ui.add_space(space::S);
                        ui.label(bold(t!(cx, "proposal-not-in-file")));
                    }
                    _ => head(ui, cx, line, found),
                }
            }
            let on = ticked.contains(&index);
            let text = change_words(cx, line);
            let pressed = ui.push_id(index, |ui| check(ui, cx, on, &text)).inner;
            if pressed {
                proposal.toggle(ticked, index);
            }
        }
    });
}

/// How long the day gets, and the button that takes what is ticked. Returns whether it was taken.
fn take(ui: &mut Ui, cx: &Cx<'_>, made: &Made, agenda: &Agenda) -> bool {
    let Made { proposal, ticked, .. } = made;
    if proposal.lines.is_empty() {
        return false;
    }
    ui.add_space(space::M);
    let more = proposal.minutes(ticked);
    let minutes = cx.t.minutes(u32::try_from(more.unsigned_abs()).unwrap_or(u32::MAX));
    match more.signum() {
        1 => weak(ui, cx, &t!(cx, "proposal-longer", minutes = minutes)),
        -1 => weak(ui, cx, &t!(cx, "proposal-shorter", minutes = minutes)),
        _ => {}
    }
    let take = t!(cx, "proposal-take", count = ticked.len());
    let some = !ticked.is_empty();
    let press = button_if(ui, cx, some, Some(ICON_CHECK), &take, Tone::Primary);
    if press.clicked()
        && let Some(command) = proposal.take(agenda, ticked, cx.ids)
    {
        cx.edit(command);
        return true;
    }
    false
}

/// The session as the file has it, and how sure it is.
fn head(ui: &mut Ui, cx: &Cx<'_>, line: &ProposalLine, all: &Outline) {
    ui.add_space(space::S);
    let found = &line.found;
    ui.horizontal_wrapped(|ui| {
        ui.label(crate::ui::widgets::icon(ICON_MENU_BOOK).color(cx.theme.accent));
        ui.add(Label::new(bold(&found.called())).wrap());
    });
    let text = if Beginnings::is_by_hand(found, all) {
        t!(cx, "proposal-marked", first = found.first, last = found.last)
    } else {
        t!(cx, "proposal-from", first = found.first, last = found.last, percent = found.percent)
    };
    ui.label(RichText::new(text).size(type_size::SMALL).color(cx.theme.weak));
}

fn change_words(cx: &Cx<'_>, line: &ProposalLine) -> String {
    let range = |range: crate::core::model::link::Range| {
        if range.first == range.last {
            range.first.to_string()
        } else {
            format!("{}–{}", range.first, range.last)
        }
    };
    match &line.change {
        Change::Add(_) => match line.found.minutes {
            Some(minutes) => t!(cx, "proposal-add-minutes", minutes = cx.t.minutes(minutes)),
            None => t!(cx, "proposal-add").to_owned(),
        },
        Change::AddBreak(_, rest) => {
            t!(cx, "proposal-add-break", title = rest.title.clone())
        }
        Change::Objective(text) => t!(cx, "proposal-objective", text = text.replace('\n', "; ")),
        Change::Handout(handout, _, None) => {
            t!(cx, "proposal-handout", label = handout.label.clone(), title = handout.title.clone())
        }
        Change::Handout(handout, _, Some(pages)) => t!(
            cx,
            "proposal-handout-pages",
            label = handout.label.clone(),
            title = handout.title.clone(),
            pages = range_words(cx.t, MaterialKind::Guide, *pages)
        ),
        Change::Supply(text) => t!(cx, "proposal-supply", text = text.clone()),
        Change::Remove(title, minutes) => {
            t!(cx, "proposal-remove", title = title.clone(), minutes = cx.t.minutes(*minutes))
        }
        Change::Title(before) => t!(cx, "proposal-change-title", before = before.clone()),
        Change::Minutes(before, after) => {
            t!(cx, "proposal-change-minutes", before = cx.t.minutes(*before), after = cx.t.minutes(*after))
        }
        Change::Link(None, after) => t!(cx, "proposal-link", after = range(*after)),
        Change::Link(Some(before), after) => {
            t!(cx, "proposal-change-link", before = range(*before), after = range(*after))
        }
    }
}
