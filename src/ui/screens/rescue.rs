//! What is offered in the place of a course whose file can't be read: its newest good backup, with both
//! times and what each of the two holds.

use egui::{Label, Ui};
use egui_material_icons::icons::ICON_RESTORE;

use crate::core::ids::DocId;
use crate::t;
use crate::ui::action::{Action, BackupAction};
use crate::ui::background::Holds;
use crate::ui::cx::Cx;
use crate::ui::theme::space;
use crate::ui::widgets::{Tone, button};

/// Draws the offer, as soon as it is known.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, doc: DocId) {
    let Some(rescue) = cx.background.rescues.get(&doc) else { return };
    let line = |ui: &mut Ui, text: String| ui.add(Label::new(text).wrap());
    if let Some(at) = rescue.broken_at {
        line(ui, t!(cx, "rescue-broken", moment = cx.t.moment(at)));
    }
    if let Some(holds) = rescue.broken_holds {
        line(ui, t!(cx, "rescue-broken-holds", holds = in_words(cx, holds)));
    }
    let Some((backup, holds)) = &rescue.backup else {
        line(ui, t!(cx, "rescue-none").to_owned());
        return;
    };
    line(ui, t!(cx, "rescue-backup", moment = cx.t.moment(backup.at), holds = in_words(cx, *holds)));
    ui.add_space(space::S);
    if button(ui, cx, Some(ICON_RESTORE), t!(cx, "rescue-restore"), Tone::Primary).clicked() {
        cx.push(Action::Backups(BackupAction::Restore(doc, backup.path.clone())));
    }
    ui.add_space(space::S);
}

fn in_words(cx: &Cx<'_>, holds: Holds) -> String {
    t!(
        cx,
        "backups-holds",
        days = holds.days,
        sessions = holds.sessions,
        recorded = holds.recorded,
        notes = holds.notes
    )
}
