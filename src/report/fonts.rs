//! The bundled fonts of the window and of printed documents: Latin and Cyrillic, Georgian, Armenian.

/// The faces of the window's headings and of what is chosen: half bold, which stays calm on a screen.
pub const SEMI_BOLD: [(&str, &[u8]); 3] = [
    ("noto-semibold", include_bytes!("../../assets/fonts/NotoSans-SemiBold.ttf")),
    ("noto-georgian-semibold", include_bytes!("../../assets/fonts/NotoSansGeorgian-SemiBold.ttf")),
    ("noto-armenian-semibold", include_bytes!("../../assets/fonts/NotoSansArmenian-SemiBold.ttf")),
];

/// Each face of documents, of which the window takes those that are not bold: its name, its file, and whether it is bold.
pub const FACES: [(&str, &[u8], bool); 6] = [
    ("noto", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"), false),
    ("noto-georgian", include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf"), false),
    ("noto-armenian", include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf"), false),
    ("noto-bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"), true),
    ("noto-georgian-bold", include_bytes!("../../assets/fonts/NotoSansGeorgian-Bold.ttf"), true),
    ("noto-armenian-bold", include_bytes!("../../assets/fonts/NotoSansArmenian-Bold.ttf"), true),
];
