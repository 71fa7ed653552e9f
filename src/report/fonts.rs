//! The bundled fonts of the window and of printed documents: Latin and Cyrillic, Georgian, Armenian.

/// What everything is set in: its name and its file.
pub const REGULAR: [(&str, &[u8]); 3] = [
    ("noto", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf")),
    ("noto-georgian", include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf")),
    ("noto-armenian", include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf")),
];

/// Headings, and what is chosen: half bold, which stays calm on a screen and stands out enough on paper.
pub const SEMI_BOLD: [(&str, &[u8]); 3] = [
    ("noto-semibold", include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf")),
    ("noto-georgian-semibold", include_bytes!("../../assets/fonts/NotoSansGeorgian-SemiBold.ttf")),
    ("noto-armenian-semibold", include_bytes!("../../assets/fonts/NotoSansArmenian-SemiBold.ttf")),
];

/// The icons of the window, made by `assets/fonts/icons.sh` out of all that the crate of icons brings.
pub const ICONS: &[u8] = include_bytes!("../../assets/fonts/Icons.ttf");
