//! What the search box can find: every command, screen, course, day, session, note and material.

use egui_material_icons::MaterialIcon;
use egui_material_icons::icons::{
    ICON_ARTICLE, ICON_ATTACH_FILE, ICON_BOLT, ICON_CALENDAR_TODAY, ICON_CO_PRESENT, ICON_MENU_BOOK,
    ICON_SCHOOL, ICON_UPCOMING,
};

use super::corpus::{Corpus, place_of};
use crate::core::find::Candidate;
use crate::core::find::digest::Digest;
use crate::core::find::texts::Hit;
use crate::core::ids::{CourseId, DocId};
use crate::core::model::course::Course;
use crate::core::model::material::Material;
use crate::core::model::record::Status;
use crate::core::plan::times::DaySchedule;
use crate::core::time::TimeOfDay;
use crate::i18n::DateStyle;
use crate::t;
use crate::ui::action::{CourseTab, OpenRequest, Place, PreviewRequest};
use crate::ui::commands::UiCommand;
use crate::ui::cx::Cx;
use crate::ui::panels::notes::kind_icon;
use crate::ui::words;

/// How much sooner something comes when nothing is typed.
mod weight {
    /// The session that comes next.
    pub const NEXT: u32 = 100;
    /// The course of today, then the one that is open, then the others.
    pub const COURSE_TODAY: u32 = 90;
    pub const COURSE_HERE: u32 = 80;
    pub const COURSE: u32 = 30;
    /// Commands for the place where one is, then the others.
    pub const COMMAND_HERE: u32 = 40;
    pub const COMMAND: u32 = 15;
}

/// This many letters of a note are its title, in which letters may be left out when typing.
const NOTE_TITLE: usize = 40;

/// What is behind a result.
#[derive(Clone, Debug)]
pub struct FindResult {
    /// What happens when it is chosen.
    pub target: Destination,
    /// Its icon.
    pub mark: MaterialIcon,
    /// What it is and where, in words.
    pub place: String,
    /// It is shown by its detail: a note by its whole text, of which the title is only the beginning.
    pub by_detail: bool,
}

/// What happens when a result is chosen.
#[derive(Clone, PartialEq, Debug)]
pub enum Destination {
    /// A command is done.
    Command(UiCommand),
    /// A place is shown.
    Place(Place),
    /// A material is opened.
    Material(OpenRequest),
    /// A slide or page is shown in the window.
    Page(PreviewRequest),
}

/// A slide or page as a result. It is shown in the window, as no program opens a deck at a slide.
#[must_use]
pub fn in_text(cx: &Cx<'_>, hit: Hit) -> Option<Candidate<FindResult>> {
    let package = cx.workspace.package_materials().any(|material| material.id == hit.material);
    let owner = cx.workspace.courses.values().find(|course| {
        let owns = course.materials.iter().any(|material| material.id == hit.material);
        if package { cx.place.course() == Some(course.id) } else { owns }
    });
    let training = cx
        .workspace
        .all_trainings()
        .find(|training| package || training.materials.iter().any(|material| material.id == hit.material));
    let doc = owner.map(|course| DocId::Course(course.id));
    let doc = doc.or_else(|| training.map(|training| DocId::Training(training.id)))?;
    let material = cx.workspace.material(doc, hit.material)?;
    let part = if hit.slide { "find-on-slide" } else { "find-on-page" };
    let place = format!("{} · {}", material.title, t!(cx, part, number = hit.number));
    let (page, slide) = if hit.slide { (None, Some(hit.number)) } else { (Some(hit.number), None) };
    let material = hit.material;
    let target = Destination::Page(PreviewRequest { doc, material, link: None, page, slide });
    let payload = FindResult { target, mark: ICON_ARTICLE, place, by_detail: false };
    Some(Candidate { title: hit.excerpt, detail: String::new(), weight: 0, payload })
}

type Candidates = Vec<Candidate<FindResult>>;

/// Everything that can be found now.
#[must_use]
pub fn gather(cx: &Cx<'_>, corpus: &Corpus) -> Candidates {
    let mut all = Candidates::new();
    commands(cx, &mut all);
    next_session(cx, &mut all);
    courses(cx, &mut all);
    for digest in corpus.digests() {
        sessions(cx, digest, &mut all);
        notes(cx, digest, &mut all);
    }
    trainings(cx, &mut all);
    materials(cx, &mut all);
    all
}

fn push(
    all: &mut Candidates,
    title: String,
    detail: String,
    weight: u32,
    target: Destination,
    mark: MaterialIcon,
) {
    let place = detail.clone();
    all.push(Candidate {
        title,
        detail,
        weight,
        payload: FindResult { target, mark, place, by_detail: false },
    });
}

fn commands(cx: &Cx<'_>, all: &mut Candidates) {
    for command in UiCommand::ALL.iter().copied() {
        if command == UiCommand::Find || !command.applies(cx) {
            continue;
        }
        let (name, about) = command.words();
        let weight = match command {
            UiCommand::AddNote | UiCommand::Plan | UiCommand::Record | UiCommand::Materials => {
                weight::COMMAND_HERE
            }
            UiCommand::NewCourse => weight::COMMAND_HERE,
            _ => weight::COMMAND,
        };
        let target = Destination::Command(command);
        push(all, t!(cx, name).to_owned(), t!(cx, about).to_owned(), weight, target, ICON_BOLT);
    }
}

/// The course that the trainer is in, teaches today, or had open last.
fn course_now<'a>(cx: &'a Cx<'_>) -> Option<&'a Course> {
    let here = cx.place.course().and_then(|id| cx.workspace.course(id));
    let today = || {
        let today = Some(cx.now.date());
        cx.workspace.courses.values().find(|course| course.agenda.days.iter().any(|day| day.date == today))
    };
    let last = || cx.settings.last_course.and_then(|id| cx.workspace.course(id));
    here.or_else(today).or_else(last).map(AsRef::as_ref)
}

/// The first session of today, or of what is not over, of which nothing is recorded.
fn next_session(cx: &Cx<'_>, all: &mut Candidates) {
    let Some(course) = course_now(cx) else { return };
    let today = cx.now.date();
    let left =
        course.agenda.days.iter().enumerate().filter(|(_, day)| day.date.is_none_or(|date| date >= today));
    for (index, day) in left {
        let schedule = DaySchedule::of(day);
        for (item, slot) in day.items.iter().zip(&schedule.slots) {
            let status = course.record(item.id).map_or(Status::Planned, |record| record.status);
            if !item.kind.is_teaching() || status.is_closed() {
                continue;
            }
            let detail = t!(
                cx,
                "find-next-session",
                day = index + 1,
                time = TimeOfDay::from_minutes(slot.start).to_string()
            );
            let target = Destination::Place(Place::Session(DocId::Course(course.id), item.id));
            push(all, item.title.clone(), detail, weight::NEXT, target, ICON_UPCOMING);
            return;
        }
    }
}

fn courses(cx: &Cx<'_>, all: &mut Candidates) {
    let ids: std::collections::BTreeSet<CourseId> =
        cx.workspace.courses.keys().chain(cx.workspace.shelf.keys()).copied().collect();
    let today = Some(cx.now.date());
    for id in ids {
        let Some(summary) = cx.workspace.summary(id) else { continue };
        let mut detail = t!(cx, "find-course").to_owned();
        if let (Some(first), Some(last)) = (summary.first_date(), summary.last_date()) {
            detail = format!("{detail} · {}", cx.t.dates(first, last));
        }
        if !summary.place.is_empty() {
            detail = format!("{detail} · {}", summary.place);
        }
        let weight = if summary.days.iter().any(|day| day.date == today) {
            weight::COURSE_TODAY
        } else if cx.place.course() == Some(id) {
            weight::COURSE_HERE
        } else {
            u32::from(!summary.archived) * weight::COURSE
        };
        let target = Destination::Place(Place::Course(id, CourseTab::Plan));
        push(all, summary.title.clone(), detail, weight, target, ICON_SCHOOL);
        for (index, day) in summary.days.iter().enumerate() {
            let mut title = t!(cx, "day-number", number = index + 1);
            if !day.title.is_empty() {
                title = format!("{title}: {}", day.title);
            }
            let mut detail = summary.title.clone();
            if let Some(date) = day.date {
                detail = format!("{} · {detail}", cx.t.date(date, DateStyle::Long));
            }
            let live = cx.workspace.course(id).and_then(|course| course.agenda.days.get(index));
            let target = match live {
                Some(day) => Destination::Place(Place::Course(id, CourseTab::Record(Some(day.id)))),
                None => Destination::Place(Place::Course(id, CourseTab::Plan)),
            };
            push(all, title, detail, 0, target, ICON_CALENDAR_TODAY);
        }
    }
}

fn sessions(cx: &Cx<'_>, digest: &Digest, all: &mut Candidates) {
    for item in &digest.items {
        let mut detail = t!(cx, "day-number", number = item.day);
        if let Some(date) = item.date {
            detail = format!("{detail} · {}", cx.t.date(date, DateStyle::Short));
        }
        let detail = format!("{} · {} · {detail}", t!(cx, "kind-session"), digest.title);
        let target = Destination::Place(Place::Session(DocId::Course(digest.course), item.id));
        push(all, item.title.clone(), detail, 0, target, ICON_CO_PRESENT);
    }
}

fn notes(cx: &Cx<'_>, digest: &Digest, all: &mut Candidates) {
    for note in &digest.notes {
        let target = Destination::Place(place_of(cx, digest, note));
        let about = if note.about.is_empty() { digest.title.as_str() } else { note.about.as_str() };
        let place = format!("{} · {about}", t!(cx, words::note_kind(note.kind)));
        all.push(Candidate {
            title: note.text.lines().next().unwrap_or_default().chars().take(NOTE_TITLE).collect(),
            detail: note.text.clone(),
            weight: 0,
            payload: FindResult { target, mark: kind_icon(note.kind), place, by_detail: true },
        });
    }
}

fn trainings(cx: &Cx<'_>, all: &mut Candidates) {
    for training in cx.workspace.all_trainings() {
        let target = Destination::Place(Place::Training(training.id));
        let detail = t!(cx, "find-training").to_owned();
        push(all, training.title.clone(), detail, 0, target, ICON_MENU_BOOK);
    }
}

fn materials(cx: &Cx<'_>, all: &mut Candidates) {
    let starter = cx.workspace.starter.first().map(|training| training.id);
    for material in cx.workspace.package_materials() {
        if let Some(training) = material.training.or(starter) {
            let doc = cx.place.course().map_or(DocId::Training(training), DocId::Course);
            material_of(cx, doc, material, t!(cx, "find-package"), all);
        }
    }
    for course in cx.workspace.courses.values() {
        for material in &course.materials {
            material_of(cx, DocId::Course(course.id), material, &course.title, all);
        }
    }
}

fn material_of(cx: &Cx<'_>, doc: DocId, material: &Material, of: &str, all: &mut Candidates) {
    let detail = format!("{} · {of}", t!(cx, words::material_kind(material.kind)));
    let request = OpenRequest { doc, material: material.id, file: None, range: None, online: false };
    push(all, material.title.clone(), detail, 0, Destination::Material(request), ICON_ATTACH_FILE);
}
