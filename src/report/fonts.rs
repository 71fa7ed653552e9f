//! The bundled fonts, which the window and printed documents share: Latin and Cyrillic, Georgian, Armenian.

/// Each face: its name, its file, and whether it is bold.
pub const FACES: [(&str, &[u8], bool); 6] = [
    ("noto", include_bytes!("../../assets/fonts/NotoSans-Regular.ttf"), false),
    ("noto-georgian", include_bytes!("../../assets/fonts/NotoSansGeorgian-Regular.ttf"), false),
    ("noto-armenian", include_bytes!("../../assets/fonts/NotoSansArmenian-Regular.ttf"), false),
    ("noto-bold", include_bytes!("../../assets/fonts/NotoSans-Bold.ttf"), true),
    ("noto-georgian-bold", include_bytes!("../../assets/fonts/NotoSansGeorgian-Bold.ttf"), true),
    ("noto-armenian-bold", include_bytes!("../../assets/fonts/NotoSansArmenian-Bold.ttf"), true),
];
