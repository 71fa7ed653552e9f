//! What is being told at the lower edge, and the sentences of every trouble.

use egui::{Align2, Ui, Vec2};

use super::action::{Action, BinAction, FileAction, Notice, Offer};
use super::cx::Cx;
use super::widgets::layout::{NOTICE_MARGIN, notice_area};
use super::widgets::{banner, text_button};
use crate::core::trouble::{Trouble, TroubleKind};
use crate::i18n::I18n;
use crate::report::words::file_trouble;
use crate::t;

/// Draws the notices, the newest at the bottom.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>) {
    if cx.notices.is_empty() {
        return;
    }
    let width = 640.0_f32.min(ui.ctx().content_rect().width() - 48.0);
    let above = Vec2::new(0.0, -NOTICE_MARGIN - cx.foot.get());
    notice_area().anchor(Align2::CENTER_BOTTOM, above).show(ui.ctx(), |ui| {
        ui.set_width(width);
        for (id, notice) in cx.notices {
            ui.push_id(id, |ui| one(ui, cx, *id, notice));
        }
    });
}

fn one(ui: &mut Ui, cx: &Cx<'_>, id: u64, notice: &Notice) {
    banner(ui, cx, notice.level, &notice.text, |ui| {
        if let Some(offer) = &notice.offer {
            let (key, action) = match offer {
                Offer::Undo => ("common-undo", Action::Undo),
                Offer::Restore(doc) => ("bin-restore", Action::Bin(BinAction::BringBack(*doc))),
                Offer::ShowInFolder(path) => {
                    ("settings-show-folder", Action::Files(FileAction::ShowInFolder(path.clone())))
                }
            };
            if text_button(ui, cx, t!(cx, key)).clicked() {
                cx.push(action);
                cx.push(Action::Dismiss(id));
            }
        }
        if text_button(ui, cx, t!(cx, "common-dismiss")).clicked() {
            cx.push(Action::Dismiss(id));
        }
    });
}

/// A trouble in plain words: what, and what to do. The path comes last.
#[must_use]
pub fn trouble_text(cx: &Cx<'_>, trouble: &Trouble) -> String {
    sentence(cx.t, trouble)
}

/// The same from the words alone.
#[must_use]
pub fn sentence(words: &I18n, trouble: &Trouble) -> String {
    let key = match trouble.kind {
        TroubleKind::NoSpace => "trouble-no-space",
        TroubleKind::ReadOnly => "trouble-read-only",
        TroubleKind::DiskHangs => "trouble-disk-hangs",
        TroubleKind::Denied => "trouble-denied",
        TroubleKind::FolderGone => "trouble-folder-gone",
        TroubleKind::InUse => "trouble-in-use",
        TroubleKind::FileGone => "trouble-file-gone",
        TroubleKind::Unreadable => "trouble-unreadable",
        TroubleKind::Newer => "trouble-newer",
        TroubleKind::ChangedOutside => "trouble-changed-outside",
        TroubleKind::InTheWay => "trouble-in-the-way",
        TroubleKind::TooLarge => "trouble-too-large",
        TroubleKind::TextTooLong => "trouble-text-too-long",
        TroubleKind::NoProgram => "trouble-no-program",
        TroubleKind::Unsafe => "trouble-unsafe",
        TroubleKind::Macro => "trouble-macro",
        TroubleKind::BadName => "trouble-bad-name",
        TroubleKind::RemotePath => "trouble-remote-path",
        TroubleKind::BadAddress => "trouble-bad-address",
        TroubleKind::BadPath => "trouble-bad-path",
        TroubleKind::NotACourseFile => "trouble-not-a-course-file",
        TroubleKind::DamagedCourseFile => "trouble-damaged-course-file",
        TroubleKind::UnsafeCourseFile => "trouble-unsafe-course-file",
        TroubleKind::LargeCourseFile => "trouble-large-course-file",
        TroubleKind::NewerCourseFile => "trouble-newer-course-file",
        TroubleKind::NotATraining => "trouble-not-a-training",
        TroubleKind::DamagedTraining => "trouble-damaged-training",
        TroubleKind::NewerTraining => "trouble-newer-training",
        TroubleKind::OddTraining => "trouble-odd-training",
        TroubleKind::File(why) => file_trouble(why),
        TroubleKind::Other => "trouble-other",
    };
    let mut text = words.get(key).to_owned();
    if let Some(path) = &trouble.path {
        text.push(' ');
        text.push_str(&path.display().to_string());
    }
    text
}
