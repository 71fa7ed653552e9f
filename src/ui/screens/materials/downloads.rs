//! Fetching the files of the package: what is missing can be fetched, and each download shows how far it
//! is, and in plain words what to do when it does not come.

use egui::{Label, RichText, Sense, Ui, Vec2, WidgetInfo};
use egui_material_icons::icons::{
    ICON_CHECK_CIRCLE, ICON_CLOSE, ICON_DOWNLOAD, ICON_LANGUAGE, ICON_PAUSE, ICON_PLAY_ARROW, ICON_REPLAY,
};

use crate::core::ids::{DocId, FileId, MaterialId};
use crate::core::materials::download_queue::{Download, DownloadError, State, Then, Wanted};
use crate::core::materials::files::FileState;
use crate::core::model::course::Course;
use crate::core::model::material::{Material, MaterialFile};
use crate::t;
use crate::ui::action::{Action, Confirm, Dialog, DownloadAction, FileAction, OpenRequest};
use crate::ui::cx::{Cx, SaveView};
use crate::ui::panels::file_mark::{file_words, is_here};
use crate::ui::theme::{size, space, type_size};
use crate::ui::widgets::{Tone, bold, button, card, heading, icon, icon_button, weak};
use crate::ui::words;

/// This many that wait for their turn are shown one by one.
const MOST_WAITING: usize = 3;

/// The card of downloads: absent where none is under way.
pub fn section(ui: &mut Ui, cx: &Cx<'_>, course: &Course) {
    let all = cx.background.downloads.all();
    if *cx.save == SaveView::LookOnly || all.is_empty() {
        return;
    }
    ui.add_space(space::L);
    card(ui, cx, |ui| {
        ui.spacing_mut().item_spacing.y = space::S;
        heading(ui, t!(cx, "download-heading"));
        of_all(ui, cx);
        let unfinished = || all.iter().filter(|one| !matches!(one.state, State::Done(_)));
        // Those that move, or need the person, come first; a long queue behind them is told in one line.
        let (waiting, shown): (Vec<&Download>, Vec<&Download>) =
            unfinished().partition(|one| one.state == State::Waiting);
        for one in shown.into_iter().chain(waiting.iter().copied().take(MOST_WAITING)) {
            ui.push_id(one.wanted.file, |ui| row(ui, cx, course, one));
        }
        if waiting.len() > MOST_WAITING {
            weak(ui, cx, &t!(cx, "download-more-waiting", count = waiting.len() - MOST_WAITING));
        }
        finished(ui, cx);
    });
}

/// The button that fetches one file of a material, where that can be done.
pub fn offer(ui: &mut Ui, cx: &Cx<'_>, file: &MaterialFile, what: &str) {
    if *cx.save != SaveView::LookOnly && can_fetch(cx, file) {
        let text = t!(cx, "download-one", what = what.to_owned());
        if button(ui, cx, Some(ICON_DOWNLOAD), &text, Tone::Plain).clicked() {
            cx.push(Action::Downloads(DownloadAction::Fetch(vec![file.id])));
        }
    }
}

/// Whether a file is known to be missing, has an address to fetch it from, and is not being fetched.
pub fn can_fetch(cx: &Cx<'_>, file: &MaterialFile) -> bool {
    let under_way =
        cx.background.downloads.of(file.id).is_some_and(|one| !matches!(one.state, State::Done(_)));
    let gone = matches!(cx.files.state(file.id), FileState::Missing | FileState::Unusable(..));
    gone && !under_way && Wanted::of(file).is_some()
}

/// Fetching what is missing: how many files, in words, and asking for it.
pub struct Offer {
    /// The button's text.
    pub text: String,
    action: Action,
}

impl Offer {
    /// Asks for the files.
    pub fn take(self, cx: &Cx<'_>) {
        cx.push(self.action);
    }
}

/// The offers to fetch missing files: those that the course needs, and all; none where there is nothing to fetch,
/// or where both would be the same.
pub fn offers(cx: &Cx<'_>, course: &Course) -> (Option<Offer>, Option<Offer>) {
    if *cx.save == SaveView::LookOnly {
        return (None, None);
    }
    let of_course =
        |material: &Material| material.training.is_some_and(|training| course.trainings.contains(&training));
    let files = |wanted: bool| {
        let materials = cx.workspace.materials_of(course);
        let fitting = materials.filter(move |material| of_course(material) == wanted);
        fitting.flat_map(|material| &material.files).filter(|file| can_fetch(cx, file)).map(|file| file.id)
    };
    let needed: Vec<FileId> = files(true).collect();
    let all: Vec<FileId> = needed.iter().copied().chain(files(false)).collect();
    // Where every material is here in one format, only its twins are not.
    let here = |id: &FileId| {
        let material = cx.workspace.materials().find(|one| one.files.iter().any(|file| file.id == *id));
        material.is_some_and(|material| is_here(cx, material))
    };
    let twins = all.iter().all(here);
    let offer = |text: String, files: Vec<FileId>| Offer {
        text,
        action: Action::Downloads(DownloadAction::Fetch(files)),
    };
    let same = needed.len() == all.len() || twins;
    let for_course = (!needed.is_empty() && !twins)
        .then(|| offer(t!(cx, "download-for-course", count = needed.len()), needed));
    let key = if twins { "download-twins" } else { "download-all" };
    let nothing_more = all.is_empty() || same && for_course.is_some();
    let for_all = (!nothing_more).then(|| offer(t!(cx, key, count = all.len()), all));
    (for_course, for_all)
}

/// What can be done with all downloads at once.
fn of_all(ui: &mut Ui, cx: &Cx<'_>) {
    let all = cx.background.downloads.all();
    ui.horizontal_wrapped(|ui| {
        let moving: Vec<&Download> = all.iter().filter(|one| one.is_under_way()).collect();
        if moving.len() > 1
            && button(ui, cx, Some(ICON_PAUSE), t!(cx, "download-pause-all"), Tone::Quiet).clicked()
        {
            for one in moving {
                cx.push(Action::Downloads(DownloadAction::Pause(one.wanted.file)));
            }
        }
        let paused: Vec<&Download> =
            all.iter().filter(|one| matches!(one.state, State::Paused | State::Failed(_))).collect();
        if paused.len() > 1
            && button(ui, cx, Some(ICON_PLAY_ARROW), t!(cx, "download-resume-all"), Tone::Quiet).clicked()
        {
            for one in paused {
                cx.push(Action::Downloads(DownloadAction::Resume(one.wanted.file)));
            }
        }
        let unfinished: Vec<&Download> =
            all.iter().filter(|one| !matches!(one.state, State::Done(_))).collect();
        if unfinished.len() > 1
            && button(ui, cx, Some(ICON_CLOSE), t!(cx, "download-cancel-all"), Tone::Quiet).clicked()
        {
            give_up(cx, &unfinished);
        }
    });
}

/// One download: its name and what can be done with it, how far it is, and what is the matter.
fn row(ui: &mut Ui, cx: &Cx<'_>, course: &Course, one: &Download) {
    ui.spacing_mut().item_spacing.y = space::XS;
    let (material, title) = title(cx, course, one);
    let title = title.as_str();
    let buttons = controls(one);
    ui.horizontal(|ui| {
        let room = buttons as f32 * (size::CONTROL + 2.0 * space::S);
        let width = (ui.available_width() - room).max(80.0);
        ui.allocate_ui_with_layout(
            Vec2::new(width, size::CONTROL),
            egui::Layout::left_to_right(egui::Align::Center),
            |ui| {
                ui.set_min_width(width);
                ui.add(Label::new(bold(title)).truncate()).on_hover_text(&one.wanted.name);
            },
        );
        let file = one.wanted.file;
        let t = |key: &str| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("title", title.to_owned());
            cx.t.format(key, &args)
        };
        if one.is_under_way() && icon_button(ui, cx, ICON_PAUSE, &t("download-pause")).clicked() {
            cx.push(Action::Downloads(DownloadAction::Pause(file)));
        }
        match one.state {
            State::Paused | State::Stopping(Then::Pause)
                if icon_button(ui, cx, ICON_PLAY_ARROW, &t("download-resume")).clicked() =>
            {
                cx.push(Action::Downloads(DownloadAction::Resume(file)));
            }
            State::Failed(_) | State::Pausing(..)
                if icon_button(ui, cx, ICON_REPLAY, &t("download-again")).clicked() =>
            {
                cx.push(Action::Downloads(DownloadAction::Resume(file)));
            }
            _ => {}
        }
        if let (State::Failed(_), Some(material)) = (&one.state, material)
            && icon_button(ui, cx, ICON_LANGUAGE, &t("download-online")).clicked()
        {
            let (doc, file) = (DocId::Course(course.id), Some(file));
            cx.push(Action::Files(FileAction::Open(OpenRequest {
                doc,
                material,
                file,
                range: None,
                online: true,
            })));
        }
        if one.state != State::Stopping(Then::Forget)
            && icon_button(ui, cx, ICON_CLOSE, &t("download-cancel")).clicked()
        {
            give_up(cx, &[one]);
        }
    });
    if one.state == State::Running || one.done > 0 {
        bar(ui, cx, one, title);
    }
    let line = line(cx, one);
    if !line.is_empty() {
        ui.add(Label::new(RichText::new(line).size(type_size::SMALL).color(cx.theme.weak)).wrap());
    }
    if let State::Failed(why) | State::Pausing(_, why) = one.state {
        let colour = if matches!(one.state, State::Failed(_)) { cx.theme.bad } else { cx.theme.warn };
        let mut text = t!(cx, why_key(why)).to_owned();
        if matches!(one.state, State::Pausing(..)) {
            text = format!("{text} {}", t!(cx, "download-retry"));
        }
        ui.add(Label::new(RichText::new(text).color(colour)).wrap());
    }
}

/// Gives downloads up; asks first if something has come that would be thrown away.
fn give_up(cx: &Cx<'_>, downloads: &[&Download]) {
    let action =
        Action::Downloads(DownloadAction::Cancel(downloads.iter().map(|one| one.wanted.file).collect()));
    let come: u64 = downloads.iter().map(|one| one.done).sum();
    if come == 0 {
        cx.push(action);
        return;
    }
    cx.push(Action::Show(Dialog::Confirm(Box::new(Confirm {
        title: t!(cx, "download-cancel-title", count = downloads.len()),
        text: t!(cx, "download-cancel-text", size = words::size(cx, come)),
        yes: t!(cx, "download-cancel-yes").to_owned(),
        action,
        grave: true,
    }))));
}

/// How many buttons a row has at most in this state, so that its name leaves room for them.
fn controls(one: &Download) -> usize {
    match one.state {
        State::Failed(_) | State::Pausing(..) => 3,
        _ => 2,
    }
}

/// The title of the material and the format, or the name of the file if its material is not known here.
fn title(cx: &Cx<'_>, course: &Course, one: &Download) -> (Option<MaterialId>, String) {
    let materials = cx.workspace.materials_of(course);
    let found = materials
        .flat_map(|material| material.files.iter().map(move |file| (material, file)))
        .find(|(_, file)| file.id == one.wanted.file);
    match found {
        Some((material, file)) => {
            (Some(material.id), format!("{} · {}", material.title, file_words(cx, file)))
        }
        None => (None, one.wanted.name.clone()),
    }
}

/// How far it is: an empty bar while its length is not known.
fn bar(ui: &mut Ui, cx: &Cx<'_>, one: &Download, title: &str) {
    let share = one.share().unwrap_or(0.0);
    let (rect, response) = ui.allocate_exact_size(Vec2::new(ui.available_width(), 8.0), Sense::hover());
    let percent = (share * 100.0) as u32;
    response.widget_info(|| {
        let name = t!(cx, "download-bar", title = title.to_owned(), percent = percent);
        WidgetInfo::labeled(egui::Role::ProgressIndicator, true, name)
    });
    ui.painter().rect_filled(rect, 4.0, cx.theme.raised);
    let colour = match one.state {
        State::Failed(_) => cx.theme.bad,
        State::Paused | State::Stopping(_) | State::Pausing(..) => cx.theme.weak,
        _ => cx.theme.accent,
    };
    let part = egui::Rect::from_min_size(rect.min, Vec2::new(rect.width() * share, rect.height()));
    ui.painter().rect_filled(part, 4.0, colour);
}

/// Size, speed, time left, state: as much as is known.
fn line(cx: &Cx<'_>, one: &Download) -> String {
    let mut parts = Vec::new();
    match one.state {
        State::Waiting => parts.push(t!(cx, "download-waiting").to_owned()),
        State::Running if one.done == 0 && one.total.is_none() => {
            parts.push(t!(cx, "download-starting").to_owned());
        }
        State::Stopping(_) => parts.push(t!(cx, "download-stopping").to_owned()),
        State::Paused => parts.push(t!(cx, "download-paused").to_owned()),
        _ => {}
    }
    match one.total {
        Some(_) if one.done == 0 && one.state != State::Running => {}
        Some(total) => {
            let (done, total) = (words::size(cx, one.done), words::size(cx, total));
            parts.push(t!(cx, "download-progress", done = done, total = total));
        }
        None if one.done > 0 => parts.push(t!(cx, "download-so-far", done = words::size(cx, one.done))),
        None => {}
    }
    if one.state == State::Running {
        if let Some(speed) = one.speed.filter(|speed| *speed > 0) {
            parts.push(t!(cx, "download-speed", size = words::size(cx, speed)));
        }
        match one.seconds_left() {
            Some(0..60) => parts.push(t!(cx, "download-left-soon").to_owned()),
            Some(seconds) => {
                let minutes = u32::try_from(seconds.div_ceil(60)).unwrap_or(u32::MAX);
                parts.push(t!(cx, "download-left", length = cx.t.minutes(minutes)));
            }
            None => {}
        }
    }
    parts.join(" · ")
}

/// Those that are there: the list below shows them, so one line is enough.
fn finished(ui: &mut Ui, cx: &Cx<'_>) {
    let count = cx.background.downloads.done();
    if count == 0 {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.label(icon(ICON_CHECK_CIRCLE).color(cx.theme.good));
        ui.add(Label::new(t!(cx, "download-done", count = count)).wrap());
        if button(ui, cx, None, t!(cx, "download-clear"), Tone::Quiet).clicked() {
            cx.push(Action::Downloads(DownloadAction::Clear));
        }
    });
}

fn why_key(why: DownloadError) -> &'static str {
    match why {
        DownloadError::NoConnection => "download-why-no-connection",
        DownloadError::Stalled => "download-why-stalled",
        DownloadError::Cut => "download-why-cut",
        DownloadError::Busy => "download-why-busy",
        DownloadError::Forbidden => "download-why-forbidden",
        DownloadError::Gone => "download-why-gone",
        DownloadError::Answer => "download-why-answer",
        DownloadError::RedirectLoop => "download-why-redirect-loop",
        DownloadError::BadRedirect => "download-why-bad-redirect",
        DownloadError::Certificate => "download-why-certificate",
        DownloadError::Proxy => "download-why-proxy",
        DownloadError::WebPage => "download-why-web-page",
        DownloadError::WrongKind => "download-why-wrong-kind",
        DownloadError::Damaged => "download-why-damaged",
        DownloadError::TooLarge => "download-why-too-large",
        DownloadError::NoSpace => "download-why-no-space",
        DownloadError::Denied => "download-why-denied",
        DownloadError::FolderGone => "download-why-folder-gone",
        DownloadError::InUse => "download-why-in-use",
        DownloadError::Disk => "download-why-disk",
    }
}
