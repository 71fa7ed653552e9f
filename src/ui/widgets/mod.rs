//! The controls that every screen is made of, each named for screen readers.

pub mod button;
pub mod check_box;
pub mod chip;
pub mod date_picker;
pub mod draft;
pub mod field;
pub mod layout;
pub mod mark;
pub mod menu;
pub mod own_undo;
pub mod progress;
pub mod segmented;
pub mod table;

pub use button::{
    Tone, button, button_if, flush, icon, icon_button, large_button, large_button_if, large_icon_button,
    primary_button, row_button, text_button,
};
pub use chip::{chip, chip_width, coloured_chip};
pub use field::{
    boxed, choice, field_row, first_line, first_own_line, in_line, labelled, multiline, on_touch, one_line,
    own_line, own_lines, own_search, quiet, room, single_line, touched,
};
pub use layout::{
    banner, bold, card, empty_state, form_card, heading, list, list_row, scroll, section, title, weak,
};
pub use mark::{badge, plain_bar, progress_bar, status_badge};
pub use menu::more_menu;
pub use progress::{progress_block, progress_parts, progress_text};
pub use segmented::{Segment, segmented, segments};
