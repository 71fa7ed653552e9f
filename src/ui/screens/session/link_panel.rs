//! The details of a link: its other files, the range of slides or pages, the copies, removing it.

use egui::{Id, RichText, Ui};
use egui_material_icons::icons::{
    ICON_DELETE, ICON_FOLDER_OPEN, ICON_LANGUAGE, ICON_OPEN_IN_NEW, ICON_SEARCH,
};

use super::{Shown, State};
use crate::core::edit::agenda::AgendaEdit;
use crate::core::ids::FileId;
use crate::core::materials::files::FileState;
use crate::core::materials::packing::people;
use crate::core::model::link::{Copies, Link, LinkKind, Range};
use crate::core::model::material::{Format, Material};
use crate::report::words::has_slides;
use crate::t;
use crate::ui::action::{Action, FileAction, Level, Notice, Offer, OpenRequest, Pick};
use crate::ui::cx::Cx;
use crate::ui::panels::file_mark::file_words;
use crate::ui::theme::{space, type_size};
use crate::ui::widgets::draft::{Field, draft_field};
use crate::ui::widgets::{Tone, button, segmented};

/// The most slides or pages that a material can have.
const MOST_PAGES: u32 = 10_000;

/// The most copies that are plausible.
const MOST_COPIES: u32 = 10_000;

/// Draws them.
pub(super) fn ui(
    ui: &mut Ui,
    cx: &Cx<'_>,
    state: &mut State,
    shown: &Shown<'_>,
    link: &Link,
    material: &Material,
) {
    ui.spacing_mut().item_spacing.y = space::S;
    ui.separator();
    ui.horizontal_wrapped(|ui| files(ui, cx, shown, link, material));
    if !shown.may_edit {
        return;
    }
    range(ui, cx, state, shown, link, material);
    if link.kind == LinkKind::Handout || link.copies != Copies::None {
        copies(ui, cx, state, shown, link);
    }
    remove(ui, cx, shown, link);
}

/// Ways to each file.
fn files(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, link: &Link, material: &Material) {
    let request = |file: FileId, online| OpenRequest {
        doc: shown.doc,
        material: material.id,
        file: Some(file),
        range: link.range,
        online,
    };
    for file in &material.files {
        let words = file_words(cx, file);
        if let FileState::Here(path) = cx.files.state(file.id) {
            let text = t!(cx, "file-open-as", what = words.clone());
            if button(ui, cx, Some(ICON_OPEN_IN_NEW), &text, Tone::Plain).clicked() {
                cx.push(Action::Files(FileAction::Open(request(file.id, false))));
            }
            let text = t!(cx, "file-show-in-folder", what = words.clone());
            if button(ui, cx, Some(ICON_FOLDER_OPEN), &text, Tone::Plain).clicked() {
                cx.push(Action::Files(FileAction::ShowInFolder(path.clone())));
            }
        }
        if file.url.is_some() {
            let text = t!(cx, "file-open-online-as", what = words.clone());
            if button(ui, cx, Some(ICON_LANGUAGE), &text, Tone::Plain).clicked() {
                cx.push(Action::Files(FileAction::Open(request(file.id, true))));
            }
        }
        if file.format != Format::Web {
            let text = t!(cx, "file-choose-as", what = words);
            if button(ui, cx, Some(ICON_SEARCH), &text, Tone::Plain).clicked() {
                cx.push(Action::Files(FileAction::Pick(Pick::PlaceOf(file.id))));
            }
        }
    }
}

/// Which slides or pages: `4-12`, `7`, or nothing for all.
fn range(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, link: &Link, material: &Material) {
    let label = t!(cx, if has_slides(material.kind) { "range-slides-field" } else { "range-pages-field" });
    let value = match link.range {
        Some(range) if range.first == range.last => range.first.to_string(),
        Some(range) => format!("{}-{}", range.first, range.last),
        None => String::new(),
    };
    let id = Id::unique(("session-range", link.id));
    let field = Field::new(label, &value, 120.0).id(id);
    let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
        read_range(text).map_err(|why| t!(cx, why.words()).to_owned())
    });
    if let Some(range) = typed {
        set(cx, shown, Link { range, ..link.clone() });
    }
    ui.label(RichText::new(t!(cx, "range-hint")).size(type_size::SMALL).color(cx.theme.weak));
}

/// Why a range is not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum RangeRefusal {
    /// It is neither a number nor two with a dash between.
    Unclear,
    /// It begins before the first.
    Zero,
    /// It ends before it begins.
    Order,
    /// No deck or guide has so many.
    Large,
}

impl RangeRefusal {
    /// The key of the sentence that says it.
    fn words(self) -> &'static str {
        match self {
            Self::Unclear => "range-refused-unclear",
            Self::Zero => "range-refused-zero",
            Self::Order => "range-refused-order",
            Self::Large => "range-refused-large",
        }
    }
}

/// Reads a range, or says why not.
fn read_range(text: &str) -> Result<Option<Range>, RangeRefusal> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if text.is_empty() {
        return Ok(None);
    }
    let mut ends = text.split(['-', '–', '—', '−']);
    let (first, last) = (ends.next().unwrap_or_default(), ends.next());
    let number = |digits: &str| -> Result<u32, RangeRefusal> {
        if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return Err(RangeRefusal::Unclear);
        }
        digits.parse().ok().filter(|number| *number <= MOST_PAGES).ok_or(RangeRefusal::Large)
    };
    let first = number(first)?;
    let last = last.map_or(Ok(first), number)?;
    if ends.next().is_some() {
        return Err(RangeRefusal::Unclear);
    }
    if first == 0 {
        return Err(RangeRefusal::Zero);
    }
    if last < first {
        return Err(RangeRefusal::Order);
    }
    Ok(Some(Range { first, last }))
}

fn copies(ui: &mut Ui, cx: &Cx<'_>, state: &mut State, shown: &Shown<'_>, link: &Link) {
    let people = shown.course.map_or(1, people).max(1);
    let number = link.copies.number(people).max(1);
    ui.label(RichText::new(t!(cx, "copies-title")).size(type_size::SMALL).color(cx.theme.weak));
    let count = if matches!(link.copies, Copies::Count(_)) { link.copies } else { Copies::Count(number) };
    let choices = [
        (Copies::None, t!(cx, "copies-none")),
        (Copies::PerPerson, t!(cx, "copies-per-person")),
        (count, t!(cx, "copies-count")),
    ];
    if let Some(copies) = segmented(ui, cx, &choices, link.copies) {
        set(cx, shown, Link { copies, ..link.clone() });
    }
    if let Copies::Count(number) = link.copies {
        let id = Id::unique(("session-copies", link.id));
        let value = number.to_string();
        let field = Field::new(t!(cx, "copies-field"), &value, 90.0).id(id);
        let typed = draft_field(ui, cx, &mut state.drafts, field, |text| {
            let number = text.trim().parse::<u32>().ok().filter(|number| (1..=MOST_COPIES).contains(number));
            number.ok_or_else(|| t!(cx, "copies-refused").to_owned())
        });
        if let Some(number) = typed {
            set(cx, shown, Link { copies: Copies::Count(number), ..link.clone() });
        }
    }
}

/// Takes the link away; the material stays.
pub(super) fn remove(ui: &mut Ui, cx: &Cx<'_>, shown: &Shown<'_>, link: &Link) {
    if shown.may_edit && button(ui, cx, Some(ICON_DELETE), t!(cx, "session-unlink"), Tone::Quiet).clicked() {
        shown.edit(cx, AgendaEdit::RemoveLink(shown.item.id, link.id));
        let text = t!(cx, "session-unlinked").to_owned();
        cx.push(Action::Say(Notice { level: Level::Info, text, offer: Some(Offer::Undo) }));
    }
}

fn set(cx: &Cx<'_>, shown: &Shown<'_>, link: Link) {
    shown.edit(cx, AgendaEdit::SetLink(shown.item.id, Box::new(link)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_read_or_refused_with_the_reason() {
        let range = |first, last| Ok(Some(Range { first, last }));
        let table = [
            ("4-12", range(4, 12)),
            (" 4 – 12 ", range(4, 12)),
            ("7", range(7, 7)),
            ("", Ok(None)),
            ("12-4", Err(RangeRefusal::Order)),
            ("0-4", Err(RangeRefusal::Zero)),
            ("4-", Err(RangeRefusal::Unclear)),
            ("-4", Err(RangeRefusal::Unclear)),
            ("4-5-6", Err(RangeRefusal::Unclear)),
            ("four", Err(RangeRefusal::Unclear)),
            ("1-99999", Err(RangeRefusal::Large)),
            ("99999999999999", Err(RangeRefusal::Large)),
        ];
        for (typed, expected) in table {
            assert_eq!(read_range(typed), expected, "{typed:?}");
        }
    }
}
