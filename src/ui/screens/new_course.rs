//! Making a new course: training, dates, hours, people, in under a minute.

use std::sync::Arc;

use egui::{Rect, RichText, Ui, UiBuilder, Vec2, pos2};
use egui_material_icons::icons::{ICON_CHECK, ICON_TABLE};
use jiff::ToSpan;
use jiff::civil::Date;

use crate::core::edit::command::Command;
use crate::core::ids::TrainingId;
use crate::core::model::course::DaysOff;
use crate::core::model::training::{Origin, Training};
use crate::core::plan::dates::{free_dates, next_free};
use crate::core::plan::new_course::{NewCourse, new_course};
use crate::t;
use crate::ui::action::{Action, CourseTab, FileAction, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::panels::course_fields::{course_languages, dated_day, dated_day_height, days_off, hours};
use crate::ui::tables::TableFor;
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::date_picker::{self, Given, Marks, calendar_of_days};
use crate::ui::widgets::draft::{Drafts, number_field};
use crate::ui::widgets::{
    Tone, bold, button, choice, field_row, form_card, heading, large_button_if, own_line, scroll, title, weak,
};

/// The most days that an empty course may begin with.
const MOST_DAYS: u32 = 60;

/// The height of what is said above the list of dates, in points.
const DAYS: f32 = 24.0;

/// The least room beside the calendar in which days off and hours stand well, in points.
const BESIDE: f32 = 250.0;

/// The least height of the screen at which what will be made stays in view.
const STAYS: f32 = 320.0;

/// What the screen remembers while the window is open.
#[derive(Debug, Default)]
pub struct State {
    /// The arrival for which the training was chosen.
    arrival: u64,
    form: Option<Form>,
    calendar: date_picker::State,
    drafts: Drafts,
    /// Create was pressed, and the field that was left for it is still to be read.
    creating: bool,
}

/// What has been filled in so far.
#[derive(Clone, Debug)]
struct Form {
    trainings: Vec<TrainingId>,
    /// The title, once the trainer has written one of their own.
    title: Option<String>,
    new: NewCourse,
    trainers: String,
}

impl Form {
    fn fresh(cx: &Cx<'_>) -> Self {
        let days_off = DaysOff::default();
        // A course is seldom planned for tomorrow: next Monday, unless today is one.
        let today = cx.now.date();
        let to_monday = (7 - i32::from(today.weekday().to_monday_zero_offset())) % 7;
        let monday = today.checked_add(to_monday.days()).unwrap_or(today);
        let first = cx.workspace.starter.first().map(|training| training.id);
        Self {
            trainings: first.into_iter().collect(),
            title: None,
            new: NewCourse {
                language: cx.t.tag().to_owned(),
                first_date: next_free(monday, &days_off),
                empty_days: 1,
                days_off,
                participants: 25,
                ..NewCourse::default()
            },
            trainers: cx.settings.trainer_name.clone(),
        }
    }

    fn chosen<'a>(&self, cx: &Cx<'a>) -> Vec<&'a Arc<Training>> {
        // Its texts are the course's from then on: they are taken in the course's language.
        let language = &self.new.language;
        self.trainings.iter().filter_map(|id| cx.workspace.training_in(*id, language)).collect()
    }

    fn title(&self, cx: &Cx<'_>) -> String {
        if let Some(title) = &self.title {
            return title.clone();
        }
        let names: Vec<&str> = self.chosen(cx).iter().map(|training| training.title.as_str()).collect();
        let what =
            if names.is_empty() { t!(cx, "new-course-empty-title").to_owned() } else { names.join(" + ") };
        let place = self.new.place.trim();
        if place.is_empty() { what } else { format!("{what}, {place}") }
    }

    fn dates(&self, cx: &Cx<'_>) -> Vec<Date> {
        free_dates(self.new.first_date, self.days(cx), &self.new.days_off)
    }

    fn days(&self, cx: &Cx<'_>) -> usize {
        let chosen = self.chosen(cx);
        let days: usize = chosen.iter().map(|training| training.agenda.days.len()).sum();
        if chosen.is_empty() { self.new.empty_days } else { days }
    }
}

/// Draws the screen; `wanted` is the training to choose when one arrives.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, wanted: Option<TrainingId>) {
    let arrived = state.arrival != cx.arrivals;
    state.arrival = cx.arrivals;
    if let Some(training) = wanted.filter(|_| arrived) {
        state.form = Some(Form { trainings: vec![training], ..Form::fresh(cx) });
    }
    let State { form, calendar, drafts, creating, .. } = state;
    let form = form.get_or_insert_with(|| Form::fresh(cx));
    let refused = drafts.is_refused(ui) || calendar.is_refused(ui);
    scroll(ui, "new-course", size::WORK, |ui| {
        title(ui, t!(cx, "new-course-title"));
        weak(ui, cx, t!(cx, "new-course-explain"));
        ui.add_space(space::M);
        let room = ui.available_rect_before_wrap();
        let right = (room.width() * 0.34).clamp(280.0, 340.0);
        let left = room.width() - right - space::XL;
        // What will be made stays in view while the fields scroll, where it fits.
        let seen = ui.clip_rect().shrink2(Vec2::new(0.0, space::XL));
        let top = if seen.height() < STAYS { room.top() } else { room.top().max(seen.top()) };
        let place = Rect::from_min_max(pos2(room.right() - right, top), pos2(room.right(), seen.bottom()));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| *creating |= preview(ui, cx, form, refused));
        let place = Rect::from_min_size(room.min, Vec2::new(left, room.height()));
        ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
            ui.set_width(left);
            fields(ui, cx, form, calendar, drafts);
        });
    });
    if !*creating {
        return;
    }
    // The preview stands before the fields: what the person typed last is read by the field first.
    if drafts.is_refused(ui) || calendar.is_refused(ui) {
        *creating = false;
    } else if drafts.is_open(ui) || calendar.is_open(ui) {
        ui.memory_mut(egui::Memory::stop_text_input);
        ui.request_repaint();
    } else {
        create(cx, form);
        *state = State::default();
    }
}

fn fields(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form, calendar: &mut date_picker::State, drafts: &mut Drafts) {
    form_card(ui, cx, |ui| {
        heading(ui, t!(cx, "new-course-what"));
        trainings(ui, cx, form, drafts);
        ui.add_space(space::S);
        weak(ui, cx, t!(cx, "new-course-from-file-explain"));
        if button(ui, cx, Some(ICON_TABLE), t!(cx, "new-course-from-file"), Tone::Plain).clicked() {
            cx.push(Action::Files(FileAction::Pick(Pick::Table(TableFor::NewCourse))));
        }
    });
    ui.add_space(space::M);
    form_card(ui, cx, |ui| {
        heading(ui, t!(cx, "new-course-when"));
        ui.add_space(space::XS);
        let beside = ui.available_width() >= date_picker::WIDTH + space::L + BESIDE;
        let mut both = |ui: &mut Ui| {
            ui.vertical(|ui| dates(ui, cx, form, calendar));
            ui.add_space(space::L);
            ui.vertical(|ui| {
                let new = &mut form.new;
                days_off(ui, cx, &mut new.days_off, new.first_date, drafts);
                ui.add_space(space::S);
                hours(ui, cx, &mut new.hours, drafts);
            });
        };
        if beside {
            ui.horizontal_top(both);
        } else {
            both(ui);
        }
    });
    ui.add_space(space::M);
    form_card(ui, cx, |ui| {
        heading(ui, t!(cx, "new-course-who"));
        people(ui, cx, form, drafts);
    });
}

/// The days of the course in a calendar. A press on one of them makes a holiday of it, a press on a holiday takes
/// it back, and any other day is the new first one.
fn dates(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form, calendar: &mut date_picker::State) {
    let days = form.dates(cx);
    let new = &mut form.new;
    let marks = Marks { first: new.first_date, days: &days, days_off: &new.days_off };
    match calendar_of_days(ui, cx, calendar, t!(cx, "new-course-first-date"), marks) {
        Some(Given::Pressed(date)) if new.days_off.dates.contains(&date) => {
            new.days_off.dates.retain(|other| *other != date);
        }
        Some(Given::Pressed(date)) if date != new.first_date && days.contains(&date) => {
            new.days_off.dates.push(date);
            new.days_off.dates.sort_unstable();
        }
        Some(Given::Typed(date) | Given::Pressed(date)) => new.first_date = date,
        None => {}
    }
    let text = RichText::new(t!(cx, "new-course-press-day")).size(type_size::SMALL).color(cx.theme.weak);
    ui.set_max_width(date_picker::WIDTH);
    ui.add(egui::Label::new(text).wrap());
}

fn trainings(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form, drafts: &mut Drafts) {
    for training in cx.workspace.all_trainings() {
        let on = form.trainings.contains(&training.id);
        let days = training.agenda.days.len();
        let mut text = t!(cx, "new-course-training", title = training.title.clone(), days = days);
        if training.origin == Origin::Starter {
            text = format!("{text} ({})", t!(cx, "starter-label"));
        }
        if check(ui, cx, on, &text) {
            if on {
                form.trainings.retain(|id| *id != training.id);
            } else {
                form.trainings.push(training.id);
            }
        }
    }
    if form.trainings.is_empty() {
        weak(ui, cx, t!(cx, "new-course-empty-explain"));
        let days = u32::try_from(form.new.empty_days).unwrap_or(1);
        if let Some(days) = number_field(ui, cx, drafts, t!(cx, "new-course-days"), days, 1..=MOST_DAYS) {
            form.new.empty_days = days as usize;
        }
    }
}

fn people(ui: &mut Ui, cx: &Cx<'_>, form: &mut Form, drafts: &mut Drafts) {
    // Two beside each other.
    let width = (ui.available_width() - space::M) / 2.0 - 1.0;
    field_row(ui, |ui| {
        let shown = form.title(cx);
        if let Some(text) = own_line(ui, cx, t!(cx, "new-course-name"), &shown, width) {
            form.title = Some(text);
        }
        if let Some(text) = own_line(ui, cx, t!(cx, "new-course-place"), &form.new.place, width) {
            form.new.place = text;
        }
        if let Some(text) = own_line(ui, cx, t!(cx, "new-course-trainers"), &form.trainers, width) {
            form.trainers = text;
        }
        let languages = course_languages();
        let here = languages.iter().find(|(tag, _)| *tag == form.new.language).map_or("en", |(tag, _)| *tag);
        let label = t!(cx, "new-course-language");
        if let Some(tag) = choice(ui, cx, label, &languages, here, width) {
            form.new.language = tag.to_owned();
        }
        let label = t!(cx, "new-course-participants");
        if let Some(number) = number_field(ui, cx, drafts, label, form.new.participants, 1..=1_000) {
            form.new.participants = number;
        }
    });
}

/// What will be made: the dates, and the button. Returns whether it was pressed.
fn preview(ui: &mut Ui, cx: &Cx<'_>, form: &Form, refused: bool) -> bool {
    let bottom = ui.max_rect().bottom();
    form_card(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::XS;
        ui.add(egui::Label::new(bold(&form.title(cx)).size(type_size::TITLE)).wrap());
        let chosen = form.chosen(cx);
        let items = || chosen.iter().flat_map(|training| training.agenda.items());
        let sessions = items().filter(|item| item.kind.is_teaching()).count();
        if sessions > 0 {
            let minutes: u32 = items().filter(|item| item.kind.is_teaching()).map(|item| item.minutes).sum();
            let length = cx.t.minutes(minutes);
            weak(ui, cx, &t!(cx, "new-course-holds", sessions = sessions, length = length));
        }
        ui.add_space(space::M);
        let good = !refused && form.new.hours.end > form.new.hours.start;
        let create = t!(cx, "new-course-create");
        let pressed = ui.vertical_centered_justified(|ui| {
            large_button_if(ui, cx, good, Some(ICON_CHECK), create, Tone::Primary).clicked()
        });
        if !good {
            let text = RichText::new(t!(cx, "new-course-mend-first")).size(type_size::SMALL);
            ui.add(egui::Label::new(text.color(cx.theme.bad)).wrap());
        }
        ui.add_space(space::M);
        let mut titles = chosen.iter().flat_map(|training| &training.agenda.days).map(|day| &day.title);
        let dates = form.dates(cx);
        let lines: Vec<(Date, String)> = dates
            .iter()
            .enumerate()
            .map(|(index, date)| {
                let title = titles.next().filter(|title| !title.is_empty()).cloned();
                (*date, title.unwrap_or_else(|| t!(cx, "day-number", number = index + 1)))
            })
            .collect();
        // As many as there is room for below their number: the calendar shows them all.
        let mut below = ui.cursor().top() + space::XL + DAYS;
        let fits = lines.iter().take_while(|(_, title)| {
            below += dated_day_height(ui, title) + space::XS;
            below <= bottom
        });
        let fits = fits.count();
        let shown = if lines.len() > fits { fits.saturating_sub(1) } else { lines.len() };
        if shown > 0 {
            weak(ui, cx, &t!(cx, "new-course-preview", days = form.days(cx)));
        }
        for (date, title) in lines.iter().take(shown) {
            dated_day(ui, cx, *date, title);
        }
        if shown > 0 && shown < dates.len() {
            weak(ui, cx, &t!(cx, "new-course-more-days", count = dates.len() - shown));
        }
        pressed.inner
    })
    .inner
}

fn create(cx: &Cx<'_>, form: &Form) {
    let trainings: Vec<&Training> = form.chosen(cx).into_iter().map(AsRef::as_ref).collect();
    let mut new = form.new.clone();
    new.title = form.title(cx).trim().to_owned();
    if new.title.is_empty() {
        new.title = t!(cx, "new-course-empty-title").to_owned();
    }
    new.trainers = form.trainers.split([',', ';']).map(|name| name.trim().to_owned()).collect();
    let mut course = new_course(&new, &trainings, cx.ids, cx.now);
    crate::ui::words::name_bare_items(cx, &mut course);
    let id = course.id;
    cx.edit(Command::CreateCourse(Box::new(course)));
    cx.go(Place::Course(id, CourseTab::Plan));
}
