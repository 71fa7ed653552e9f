//! What a spreadsheet holds, before anything of it is taken: which column is what, what was understood of its rows,
//! what was not.

use std::path::Path;

use egui::{ScrollArea, Ui};
use egui_material_icons::icons::{ICON_CHECK, ICON_FOLDER_OPEN};
use strum::VariantArray;

use crate::core::edit::command::{BatchName, Command};
use crate::core::ids::CourseId;
use crate::core::lists::Column;
use crate::core::model::course::Course;
use crate::core::model::people::MOST;
use crate::core::model::progress::days_happened;
use crate::core::plan::dates::next_free;
use crate::core::table::heads::{Heads, Purpose, find};
use crate::core::table::people::{self, PeopleRead};
use crate::core::table::plan::{self, PlanRead};
use crate::core::table::take::{PlanMode, count, names_items_of, new_course, with_people, with_plan};
use crate::core::table::{Letters, Remark, Table, TableFile, Value, Why};
use crate::core::text::one_line;
use crate::core::time::TimeOfDay;
use crate::i18n::DateStyle;
use crate::report::words::{sex, table_trouble};
use crate::t;
use crate::ui::action::{Action, CourseTab, FileAction, Level, Notice, Offer, Pick, Place};
use crate::ui::cx::Cx;
use crate::ui::tables::{TableAction, TableFor, TableState, TableView};
use crate::ui::theme::space;
use crate::ui::widgets::check_box::check;
use crate::ui::widgets::{
    Tone, banner, bold, button, button_if, choice, field_row, heading, own_line, text_button, weak,
};
use crate::ui::words;

/// How many rows are shown of what was understood, and of what was not.
const SHOWN: usize = 12;
/// How many columns can be set: those of half-days are found by their heads.
const MOST_SET: usize = 24;
/// The longest title that a new course takes from the name of a file, in characters.
const LONGEST_TITLE: usize = 120;

/// What the dialog remembers while it is open.
#[derive(Debug, Default)]
pub struct State {
    /// The reading that this is of.
    number: u64,
    table: usize,
    made: Option<(Heads, Read)>,
    doubles: bool,
    mode: Option<PlanMode>,
    title: Option<String>,
}

/// What was understood.
#[derive(Debug)]
enum Read {
    People(PeopleRead),
    Plan(PlanRead),
}

impl Read {
    fn of(cx: &Cx<'_>, wanted: TableFor, table: &Table, heads: &Heads) -> Self {
        match wanted.purpose() {
            Purpose::People => Self::People(people::read(table, heads)),
            Purpose::Plan => Self::Plan(plan::read(table, heads, cx.now.date())),
        }
    }

    /// How many rows were understood.
    fn rows(&self) -> usize {
        match self {
            Self::People(read) => read.rows.len(),
            Self::Plan(read) => read.days.iter().map(|day| day.rows.len()).sum(),
        }
    }

    fn remarks(&self) -> &[Remark] {
        match self {
            Self::People(read) => &read.remarks,
            Self::Plan(read) => &read.remarks,
        }
    }

    fn cut(&self) -> bool {
        match self {
            Self::People(read) => read.cut,
            Self::Plan(read) => read.cut,
        }
    }
}

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, state: &mut State) {
    ui.set_width(760.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    let Some(view) = &cx.background.table else { return };
    if state.number != view.number {
        *state = State { number: view.number, ..State::default() };
    }
    heading(ui, t!(cx, if view.wanted.purpose() == Purpose::People { "table-people" } else { "table-plan" }));
    weak(ui, cx, &file_name(&view.path));
    ui.add_space(space::S);
    let leave = match &view.state {
        TableState::UnderWay => {
            weak(ui, cx, t!(cx, "table-reading"));
            ui.add_space(space::M);
            text_button(ui, cx, t!(cx, "common-cancel")).clicked()
        }
        TableState::Refused(why) => {
            banner(ui, cx, Level::Warning, t!(cx, table_trouble(*why)), |_| {});
            ui.add_space(space::M);
            ui.horizontal_wrapped(|ui| {
                let other = t!(cx, "table-other-file");
                if button(ui, cx, Some(ICON_FOLDER_OPEN), other, Tone::Plain).clicked() {
                    cx.push(Action::Files(FileAction::Pick(Pick::Table(view.wanted))));
                }
                text_button(ui, cx, t!(cx, "common-close")).clicked()
            })
            .inner
        }
        TableState::Done(file) => tables(ui, cx, state, view, file),
    };
    if leave {
        cx.push(Action::Tables(TableAction::Leave));
        cx.push(Action::CloseDialog);
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// The tables of the file. Returns whether the dialog is done with.
fn tables(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &TableView, file: &TableFile) -> bool {
    let purpose = view.wanted.purpose();
    if state.made.is_none() {
        // The table that says most is the one that is meant.
        let rows = |table: &Table| Read::of(cx, view.wanted, table, &find(table, purpose)).rows();
        let told = |table: &Table| (find(table, purpose).row.is_some(), rows(table));
        let best = (0..file.tables.len()).rev().max_by_key(|index| told(&file.tables[*index]));
        state.table = best.unwrap_or_default();
    }
    let Some(mut table) = file.tables.get(state.table) else { return true };
    field_row(ui, |ui| {
        if file.tables.len() > 1 {
            let names = file.tables.iter().enumerate().map(|(index, table)| (index, table.name.clone()));
            let names: Vec<(usize, String)> = names.collect();
            if let Some(index) = choice(ui, cx, t!(cx, "table-sheet"), &names, state.table, 200.0) {
                (state.table, state.made, table) = (index, None, &file.tables[index]);
            }
        }
        if let Some(letters) = file.letters {
            let all: Vec<(Letters, String)> =
                Letters::VARIANTS.iter().map(|one| (*one, t!(cx, letters_key(*one)).to_owned())).collect();
            if let Some(letters) = choice(ui, cx, t!(cx, "table-letters"), &all, letters, 240.0) {
                cx.push(Action::Tables(TableAction::ReadAs(letters)));
            }
        }
    });
    let (mut heads, mut read) = state.made.take().unwrap_or_else(|| {
        let heads = find(table, purpose);
        let read = Read::of(cx, view.wanted, table, &heads);
        (heads, read)
    });
    let room = (ui.ctx().content_rect().height() - 330.0).max(140.0);
    ScrollArea::vertical().id_salt("table").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        if columns(ui, cx, &mut heads, table, purpose) {
            read = Read::of(cx, view.wanted, table, &heads);
        }
        ui.add_space(space::S);
        ui.label(bold(t!(cx, "table-understood")));
        ui.scope(|ui| {
            ui.spacing_mut().interact_size.y = 0.0;
            ui.spacing_mut().item_spacing.y = space::XS;
            understood(ui, cx, &read);
        });
        remarks(ui, cx, file, table, &read);
    });
    ui.add_space(space::M);
    let done = foot(ui, cx, state, view, &read);
    state.made = Some((heads, read));
    done
}

/// What each column is. Returns whether that was changed.
fn columns(ui: &mut Ui, cx: &Cx<'_>, heads: &mut Heads, table: &Table, purpose: Purpose) -> bool {
    let found = match heads.row {
        Some(row) => t!(cx, "table-heads", row = row),
        None => t!(cx, "table-no-heads").to_owned(),
    };
    weak(ui, cx, &found);
    let head_row = heads.row.and_then(|row| table.rows.get(row - 1));
    let first = table.filled().find(|(row, _)| heads.row.is_none_or(|head| *row > head)).map(|(_, row)| row);
    heads.columns.resize(table.width(), Column::Ignored);
    let choices: Vec<(Column, String)> =
        column_keys(purpose).iter().map(|(column, key)| (*column, t!(cx, key).to_owned())).collect();
    let mut chosen = None;
    field_row(ui, |ui| {
        let set = heads.columns.iter().enumerate();
        let set = set.filter(|(_, column)| !matches!(column, Column::Half(..) | Column::Id));
        for (index, column) in set.take(MOST_SET) {
            let head = head_row.and_then(|row| row.get(index)).map(Value::line).unwrap_or_default();
            let sample = first.and_then(|row| row.get(index)).map(Value::line).unwrap_or_default();
            if head.is_empty() && sample.is_empty() {
                continue;
            }
            let name = one_line(if head.is_empty() { &sample } else { &head }, 24);
            let label = format!("{}: {name}", letter(index));
            if let Some(new) = choice(ui, cx, &label, &choices, *column, 150.0) {
                chosen = Some((index, new));
            }
        }
    });
    let halves = heads.columns.iter().filter(|column| matches!(column, Column::Half(..))).count();
    if halves > 0 {
        weak(ui, cx, &t!(cx, "table-halves", count = halves));
    }
    let Some((index, new)) = chosen else { return false };
    for column in heads.columns.iter_mut().filter(|column| **column == new) {
        *column = Column::Ignored;
    }
    heads.columns[index] = new;
    true
}

/// The name of a column as spreadsheets give it: A to Z, then AA.
fn letter(index: usize) -> String {
    let one = |index: usize| char::from(b'A' + u8::try_from(index % 26).unwrap_or_default()).to_string();
    if index < 26 { one(index) } else { format!("{}{}", one(index / 26 - 1), one(index)) }
}

fn column_keys(purpose: Purpose) -> &'static [(Column, &'static str)] {
    match purpose {
        Purpose::People => &[
            (Column::Ignored, "table-not-read"),
            (Column::Name, "people-name"),
            (Column::FirstName, "table-first-name"),
            (Column::Sex, "people-sex"),
            (Column::Profession, "people-profession"),
            (Column::Workplace, "people-workplace"),
            (Column::Before, "people-before"),
            (Column::After, "people-after"),
        ],
        Purpose::Plan => &[
            (Column::Ignored, "table-not-read"),
            (Column::Day, "report-day"),
            (Column::DayTitle, "report-day-title"),
            (Column::Date, "report-date"),
            (Column::Start, "report-begins"),
            (Column::End, "report-ends"),
            (Column::Minutes, "report-minutes"),
            (Column::Kind, "report-kind"),
            (Column::Title, "report-session"),
            (Column::Area, "report-area"),
            (Column::Lead, "report-lead"),
            (Column::Objective, "report-objective"),
            (Column::Method, "report-method"),
            (Column::Supplies, "report-supplies"),
        ],
    }
}

fn letters_key(letters: Letters) -> &'static str {
    match letters {
        Letters::Utf8 => "table-letters-utf8",
        Letters::Utf16 => "table-letters-utf16",
        Letters::Windows1251 => "table-letters-cyrillic",
        Letters::Windows1250 => "table-letters-central",
        Letters::Windows1254 => "table-letters-turkish",
        Letters::Windows1252 => "table-letters-western",
    }
}

/// The first rows as they were understood.
fn understood(ui: &mut Ui, cx: &Cx<'_>, read: &Read) {
    match read {
        Read::People(read) => {
            for row in read.rows.iter().take(SHOWN) {
                let sex = row.sex.map(|one| t!(cx, sex(Some(one))).to_owned()).unwrap_or_default();
                line(ui, cx, &row.name, [sex, row.profession.clone(), row.workplace.clone()]);
            }
        }
        Read::Plan(read) => {
            let mut left = SHOWN;
            for (index, day) in read.days.iter().enumerate() {
                if left == 0 {
                    break;
                }
                let number = day.number.map_or(index + 1, |number| number as usize);
                let date = day.date.map(|date| cx.t.date(date, DateStyle::Short)).unwrap_or_default();
                line(
                    ui,
                    cx,
                    &t!(cx, "day-number", number = number),
                    [date, day.title.clone(), String::new()],
                );
                for row in day.rows.iter().take(left) {
                    let start = row.start.map(|start| TimeOfDay::from_minutes(start).to_string());
                    let kind = t!(cx, words::item_kind(row.kind)).to_owned();
                    let title = if row.title.is_empty() { kind.clone() } else { row.title.clone() };
                    let title = start.map_or(title.clone(), |start| format!("{start}  {title}"));
                    let lead = row.lead.clone().unwrap_or_default();
                    line(ui, cx, &title, [cx.t.minutes(row.minutes), kind, lead]);
                }
                left = left.saturating_sub(day.rows.len());
            }
        }
    }
    if read.rows() > SHOWN {
        weak(ui, cx, &t!(cx, "people-paste-more", count = read.rows() - SHOWN));
    }
}

fn line(ui: &mut Ui, cx: &Cx<'_>, text: &str, rest: [String; 3]) {
    let rest: Vec<String> = rest.into_iter().filter(|text| !text.is_empty()).collect();
    ui.horizontal_wrapped(|ui| {
        ui.label(bold(text));
        weak(ui, cx, &rest.join(" · "));
    });
}

/// What there is to say: rows that are left out, and what can't be read.
fn remarks(ui: &mut Ui, cx: &Cx<'_>, file: &TableFile, table: &Table, read: &Read) {
    for why in Why::VARIANTS {
        let of_it = read.remarks().iter().filter(|remark| remark.why == *why);
        let rows: Vec<String> = of_it.clone().take(SHOWN).map(|remark| remark.row.to_string()).collect();
        let more = of_it.count().saturating_sub(SHOWN);
        if rows.is_empty() {
            continue;
        }
        let mut rows = rows.join(", ");
        if more > 0 {
            rows = format!("{rows} {}", t!(cx, "people-paste-more", count = more));
        }
        ui.label(t!(cx, why_key(*why), rows = rows));
    }
    if read.cut() || table.cut {
        ui.label(t!(cx, "table-cut", most = MOST));
    }
    for (key, count) in
        [("table-formulas", table.formulas), ("table-merged", table.merged), ("table-hidden", file.hidden)]
    {
        if count > 0 {
            weak(ui, cx, &t!(cx, key, count = count));
        }
    }
}

fn why_key(why: Why) -> &'static str {
    match why {
        Why::NoName => "table-why-no-name",
        Why::NoTitle => "table-why-no-title",
        Why::Minutes => "table-why-minutes",
        Why::Date => "table-why-date",
        Why::Sex => "table-why-sex",
        Why::Score => "table-why-score",
        Why::Presence => "table-why-presence",
    }
}

/// How it is taken, and the buttons. Returns whether the dialog is done with.
fn foot(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, view: &TableView, read: &Read) -> bool {
    let course = |id: CourseId| cx.workspace.course(id);
    let (text, take): (String, usize) = match (view.wanted, read) {
        (TableFor::People(id), Read::People(read)) => {
            let Some(course) = course(id) else { return true };
            let counts = count(course, read);
            if counts.known > 0 {
                weak(ui, cx, &t!(cx, "table-known", count = counts.known));
            }
            if counts.doubles > 0 {
                let text = t!(cx, "table-doubles", count = counts.doubles);
                state.doubles ^= check(ui, cx, state.doubles, &text);
            }
            let all = counts.new + counts.known + if state.doubles { counts.doubles } else { 0 };
            (t!(cx, "people-paste-take", count = all), all)
        }
        (TableFor::Plan(id), Read::Plan(read)) => {
            let Some(course) = course(id) else { return true };
            plan_mode(ui, cx, state, course, read);
            (t!(cx, "table-take-plan", count = read.days.len()), read.days.len())
        }
        (TableFor::NewCourse, Read::Plan(read)) => {
            let name =
                view.path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let shown = state.title.get_or_insert_with(|| one_line(&name, LONGEST_TITLE));
            if let Some(text) = own_line(ui, cx, t!(cx, "new-course-name"), shown, 360.0) {
                *shown = text;
            }
            (t!(cx, "table-take-new", count = read.days.len()), read.days.len())
        }
        _ => return true,
    };
    ui.add_space(space::S);
    ui.horizontal_wrapped(|ui| {
        if button_if(ui, cx, take > 0, Some(ICON_CHECK), &text, Tone::Primary).clicked() {
            taken(cx, state, view.wanted, read);
            return true;
        }
        text_button(ui, cx, t!(cx, "common-cancel")).clicked()
    })
    .inner
}

/// Where the days go that are in the file.
fn plan_mode(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, course: &Course, read: &PlanRead) {
    let named = names_items_of(course, read);
    let usual = if named > 0 { PlanMode::Over } else { PlanMode::After };
    let mode = *state.mode.get_or_insert(usual);
    let mut ways = vec![(PlanMode::After, "table-mode-after")];
    if named > 0 {
        ways.insert(0, (PlanMode::Over, "table-mode-over"));
    }
    // What has happened is no plan any more.
    let fresh = days_happened(course).is_empty();
    if fresh {
        ways.push((PlanMode::Instead, "table-mode-instead"));
    }
    let ways: Vec<(PlanMode, String)> =
        ways.into_iter().map(|(mode, key)| (mode, t!(cx, key).to_owned())).collect();
    if let Some(mode) = choice(ui, cx, t!(cx, "table-mode"), &ways, mode, 420.0) {
        state.mode = Some(mode);
    }
    if mode == PlanMode::Over {
        let left = course.agenda.items().count().saturating_sub(named);
        weak(ui, cx, &t!(cx, "table-known-items", count = named, left = left));
        if !fresh {
            weak(ui, cx, t!(cx, "plan-trouble-happened"));
        }
    }
}

/// Takes it, as one step.
fn taken(cx: &Cx<'_>, state: &State, wanted: TableFor, read: &Read) {
    let area = |name: &str| cx.workspace.area_named(name);
    let replace = |course: Course| {
        let replace = Command::ReplaceCourse(Box::new(course));
        cx.edit(Command::Batch(BatchName::FromTable, vec![replace]));
        let text = t!(cx, "table-taken").to_owned();
        cx.push(Action::Say(Notice { level: Level::Success, text, offer: Some(Offer::Undo) }));
    };
    match (wanted, read) {
        (TableFor::People(id), Read::People(read)) => {
            let Some(course) = cx.workspace.course(id) else { return };
            replace(with_people(course, read, state.doubles, cx.ids));
        }
        (TableFor::Plan(id), Read::Plan(read)) => {
            let Some(course) = cx.workspace.course(id) else { return };
            replace(with_plan(course, read, state.mode.unwrap_or_default(), &area, cx.ids));
        }
        (TableFor::NewCourse, Read::Plan(read)) => {
            let title = state.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
            let title = title.unwrap_or(t!(cx, "new-course-empty-title"));
            let bare = Course::new(cx.ids.make(), title, cx.t.tag(), cx.now);
            let first = next_free(cx.now.date(), &bare.days_off);
            let mut course = new_course(bare, read, first, &area, cx.ids);
            words::name_bare_items(cx, &mut course);
            let id = course.id;
            cx.edit(Command::CreateCourse(Box::new(course)));
            cx.go(Place::Course(id, CourseTab::Plan));
        }
        _ => {}
    }
}
