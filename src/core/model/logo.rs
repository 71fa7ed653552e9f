//! Logos for documents: small pictures of those who organise, pay for or approve a course.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The most logos at the head of a document.
pub const MOST_LOGOS: usize = 4;

/// Width and height that a logo is made to fit in, in pixels: sharp at the size it has on paper.
pub const LOGO_ROOM: (u32, u32) = (900, 300);

/// The largest file of a logo that is kept, in bytes.
pub const LARGEST_LOGO: usize = 300_000;

/// A logo.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Logo {
    /// Whose it is: said where it can't be seen.
    pub name: String,
    /// Its width, in pixels.
    pub width: u32,
    /// Its height, in pixels.
    pub height: u32,
    /// The picture as a PNG file.
    #[serde(serialize_with = "as_text", deserialize_with = "from_text")]
    pub png: Arc<[u8]>,
}

impl Logo {
    /// The picture as text, for formats that hold nothing else.
    #[must_use]
    pub fn base64(&self) -> String {
        STANDARD.encode(&self.png)
    }

    /// Width and height on paper that is at most `widest` and `highest`, in the unit of these two.
    #[must_use]
    pub fn fitted(&self, widest: f32, highest: f32) -> (f32, f32) {
        #[expect(clippy::cast_precision_loss, reason = "a logo has at most 900 pixels a side")]
        let (width, height) = (self.width.max(1) as f32, self.height.max(1) as f32);
        let scale = (widest / width).min(highest / height);
        (width * scale, height * scale)
    }

    /// Whether it is as a logo that was taken in: small, and a PNG by its beginning.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        (1..=LOGO_ROOM.0).contains(&self.width)
            && (1..=LOGO_ROOM.1).contains(&self.height)
            && self.png.len() <= LARGEST_LOGO
            && self.png.starts_with(b"\x89PNG\r\n\x1a\n")
    }
}

fn as_text<S: Serializer>(png: &Arc<[u8]>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&STANDARD.encode(png))
}

fn from_text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Arc<[u8]>, D::Error> {
    let text = String::deserialize(deserializer)?;
    // The value itself is never told: it may be anything.
    STANDARD.decode(text).map(Arc::from).map_err(|_| serde::de::Error::custom("not base64"))
}
