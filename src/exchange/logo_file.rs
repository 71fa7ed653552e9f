//! A logo out of a picture that somebody else made: read within limits, and made small.

use std::io::Cursor;
use std::path::Path;
use std::sync::Arc;

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ImageFormat, ImageReader, Limits, RgbaImage};

use crate::core::model::logo::{LARGEST_LOGO, LOGO_ROOM, Logo};
use crate::core::trouble::FileTrouble;

/// The largest file that is read, in bytes.
pub const LARGEST: u64 = 20 << 20;

/// The widest and the highest picture that is read, in pixels.
const WIDEST: u32 = 10_000;

/// The most memory that reading a picture may take, in bytes.
const MEMORY: u64 = 256 << 20;

/// Reads what is in a PNG or JPEG file as a logo, called as the file is.
///
/// # Errors
/// Why it is none: it is empty, of another kind, too large, or damaged.
pub fn read(bytes: &[u8], path: &Path) -> Result<Logo, FileTrouble> {
    if bytes.is_empty() {
        return Err(FileTrouble::Empty);
    }
    if bytes.len() as u64 > LARGEST {
        return Err(FileTrouble::TooLarge);
    }
    // Judged by its content, whatever its name says.
    let format = match image::guess_format(bytes) {
        Ok(format @ (ImageFormat::Png | ImageFormat::Jpeg)) => format,
        _ => return Err(FileTrouble::NoPicture),
    };
    let mut limits = Limits::default();
    limits.max_image_width = Some(WIDEST);
    limits.max_image_height = Some(WIDEST);
    limits.max_alloc = Some(MEMORY);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits);
    let picture = reader.decode().map_err(|error| match error {
        image::ImageError::Limits(_) => FileTrouble::TooLarge,
        _ => FileTrouble::Damaged,
    })?;
    let mut room = LOGO_ROOM;
    loop {
        let small = if picture.width() > room.0 || picture.height() > room.1 {
            picture.thumbnail(room.0, room.1).into_rgba8()
        } else {
            picture.to_rgba8()
        };
        let png = packed(&small).ok_or(FileTrouble::Damaged)?;
        if png.len() <= LARGEST_LOGO {
            let (width, height) = small.dimensions();
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            return Ok(Logo { name, width, height, png: Arc::from(png) });
        }
        // Noise does not pack: then fewer pixels have to do.
        room = (room.0 / 2, room.1 / 2);
    }
}

/// The pixels of a logo; none if it was tampered with.
#[must_use]
pub fn pixels(logo: &Logo) -> Option<RgbaImage> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LOGO_ROOM.0);
    limits.max_image_height = Some(LOGO_ROOM.1);
    let mut reader = ImageReader::with_format(Cursor::new(&logo.png[..]), ImageFormat::Png);
    reader.limits(limits);
    reader.decode().ok().map(image::DynamicImage::into_rgba8)
}

/// The picture as a PNG file, the same for the same pixels.
fn packed(picture: &RgbaImage) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    let encoder = PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive);
    picture.write_with_encoder(encoder).ok()?;
    Some(png)
}
