//! The letters of a page of a PDF: where they stand, and how many can't be read.

use hayro::kurbo::Affine;

use super::fonts::{Sign, UNITS_PER_EM, nearest};
use super::grouping::{Grouping, Letter};
use crate::core::reading::pages::Line;

/// Takes the letters of a page.
#[derive(Debug, Default)]
pub(super) struct Letters {
    grouping: Grouping,
    /// There were more letters than are read.
    pub(super) full: bool,
    /// The time is over: the rest of the page is passed by.
    pub(super) late: bool,
    /// How many glyphs were read.
    read: usize,
    /// How many do not say which letter they are.
    unread: usize,
    /// How the letter before was turned and sized, and what that makes: most are as the one before.
    turned: [u64; 4],
    size: f64,
    along: f64,
}

impl Letters {
    /// Whether the page is to the eye what a picture of text is: there are letters, and most can't be read. A few
    /// signs in a font of their own, such as bullets, are none.
    pub(super) fn is_picture(&self) -> bool {
        const FEW: usize = 20;
        self.unread > FEW && self.unread > self.read
    }

    /// Takes in a sign, which stands at a place.
    pub(super) fn add(&mut self, sign: &Sign, place: Affine) {
        let Some(text) = &sign.text else {
            self.unread += 1;
            return;
        };
        self.read += 1;
        let [right_x, right_y, up_x, up_y, x, y] = place.as_coeffs();
        let turned = [right_x, right_y, up_x, up_y].map(f64::to_bits);
        if self.turned != turned {
            self.turned = turned;
            self.size = up_x.hypot(up_y) * f64::from(UNITS_PER_EM);
            self.along = right_x.hypot(right_y);
        }
        // Half of its size is what a letter usually takes.
        let advance = sign.width.map_or(self.size * 0.5, |units| f64::from(units) * self.along);
        let (x, y, advance, size) = (nearest(x), nearest(y), nearest(advance), nearest(self.size));
        self.full |= !self.grouping.add(Letter { text, x, y, advance, size });
    }

    /// The lines that the letters make.
    pub(super) fn lines(self) -> Vec<Line> {
        self.grouping.lines()
    }
}
