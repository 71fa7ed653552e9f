//! Undo within a field: text that was typed there and is no data yet is taken back before anything else is.

use egui::text_edit::TextEditState;
use egui::{Context, Id, Response};

/// What the field with the focus can take back by itself.
#[derive(Clone, Copy, Debug)]
struct OwnUndo {
    field: Id,
    pass: u64,
    undo: bool,
    redo: bool,
}

/// To be called for a field whose text is no data yet, after it was drawn. `typed`: it holds something that was
/// typed there.
pub fn own_undo(response: &Response, text: &str, typed: bool) {
    let ctx = &response.ctx;
    if !response.has_focus() {
        return;
    }
    let Some(mut state) = TextEditState::load(ctx, response.id) else { return };
    let undoer = state.undoer();
    let now = (state.cursor.char_range().unwrap_or_default(), text.to_owned());
    let redo = undoer.has_redo(&now);
    if !typed && !redo {
        // Taken, or begun anew: what stood there before is not to be had back here.
        state.clear_undoer();
    }
    let own = OwnUndo {
        field: response.id,
        pass: ctx.cumulative_pass_nr(),
        undo: typed && undoer.has_undo(&now),
        redo,
    };
    ctx.data_mut(|data| data.insert_temp(place(), own));
}

/// Whether the field with the focus keeps the keys of undo for itself.
#[must_use]
pub fn keeps_undo(ctx: &Context) -> bool {
    here(ctx).is_some_and(|own| own.undo)
}

/// Whether the field with the focus keeps the keys of redo for itself.
#[must_use]
pub fn keeps_redo(ctx: &Context) -> bool {
    here(ctx).is_some_and(|own| own.redo)
}

fn here(ctx: &Context) -> Option<OwnUndo> {
    let own = ctx.data(|data| data.get_temp::<OwnUndo>(place()))?;
    let drawn = own.pass + 1 >= ctx.cumulative_pass_nr();
    (drawn && ctx.memory(|memory| memory.has_focus(own.field))).then_some(own)
}

fn place() -> Id {
    Id::unique("own-undo")
}
