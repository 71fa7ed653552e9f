//! All that two trainers wrote differently in a course.

use egui::{ScrollArea, Ui};

use crate::core::ids::CourseId;
use crate::t;
use crate::ui::action::Action;
use crate::ui::cx::Cx;
use crate::ui::panels::differences::{one, open_questions};
use crate::ui::theme::space;
use crate::ui::widgets::{heading, text_button, weak};

/// Draws the dialog.
pub fn ui(ui: &mut Ui, cx: &Cx<'_>, id: CourseId) {
    ui.set_width(620.0_f32.min(ui.ctx().content_rect().width() - 80.0));
    heading(ui, t!(cx, "questions-title"));
    let course = cx.workspace.course(id);
    let Some((course, questions)) = course.and_then(|course| Some((course, open_questions(cx, course)?)))
    else {
        weak(ui, cx, t!(cx, "course-loading"));
        return;
    };
    weak(ui, cx, if questions.is_empty() { t!(cx, "questions-none") } else { t!(cx, "questions-explain") });
    ui.add_space(space::S);
    let room = (ui.ctx().content_rect().height() - 260.0).max(160.0);
    ScrollArea::vertical().id_salt("questions").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
        for question in questions {
            ui.push_id(&question.path, |ui| one(ui, cx, course, question));
        }
    });
    ui.add_space(space::M);
    if text_button(ui, cx, t!(cx, "common-close")).clicked() {
        cx.push(Action::CloseDialog);
    }
}
