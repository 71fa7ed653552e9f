//! Logos on a page: beside each other, in the middle of a certificate or at the left above a title.

use std::sync::Arc;

use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::surface::Surface;

use super::pages::{MM, Mark, Pages, Tag};
use crate::core::model::logo::Logo;
use crate::exchange::logo_file::pixels;
use crate::report::document::{Document, logo_sizes};

/// Between two logos, in millimetres.
const BETWEEN: f32 = 8.0;

/// Puts them on the page; `part` says where in the line they stand: 0 at its start, 0.5 in its middle.
pub fn put(pages: &mut Pages, logos: &[Logo], part: f32) {
    let sizes = logo_sizes(logos, pages.width / MM, BETWEEN);
    let tallest = sizes.iter().map(|(_, height)| *height).fold(0.0, f32::max) * MM;
    if tallest <= 0.0 {
        return;
    }
    pages.want(tallest);
    let gaps = BETWEEN * sizes.len().saturating_sub(1) as f32;
    let wide = (sizes.iter().map(|(width, _)| *width).sum::<f32>() + gaps) * MM;
    let mut x = pages.left + (pages.width - wide).max(0.0) * part;
    for (logo, (width, height)) in logos.iter().zip(sizes) {
        let (width, height) = (width * MM, height * MM);
        let node = pages.node(0, Tag::Figure(logo.name.clone()));
        let place = [x, pages.y + (tallest - height) / 2.0, width, height];
        pages.put(Mark::Logo(place, logo.clone()), Some(node));
        x += width + BETWEEN * MM;
    }
    pages.y += tallest + 9.0;
}

/// The pictures of the logos of a document, read once however often they stand in it.
pub struct Pictures(Vec<(Arc<[u8]>, Image)>);

impl Pictures {
    /// Reads them.
    ///
    /// # Errors
    /// If one is no picture: it was tampered with after it was taken in.
    pub fn of(document: &Document) -> Result<Self, String> {
        let read = |logo: &Logo| {
            let picture = pixels(logo).ok_or_else(|| "a logo is no picture".to_owned())?;
            let (width, height) = picture.dimensions();
            Ok((Arc::clone(&logo.png), Image::from_rgba8(picture.into_raw(), width, height)))
        };
        document.pictures().into_iter().map(read).collect::<Result<_, String>>().map(Self)
    }

    /// Draws one at its place.
    pub fn draw(&self, surface: &mut Surface<'_>, [x, y, width, height]: [f32; 4], logo: &Logo) {
        let found = self.0.iter().find(|(png, _)| *png == logo.png);
        let (Some((_, image)), Some(size)) = (found, Size::from_wh(width, height)) else { return };
        surface.push_transform(&Transform::from_translate(x, y));
        surface.draw_image(image.clone(), size);
        surface.pop();
    }
}
