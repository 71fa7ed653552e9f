//! Colours that are the same on paper and in the light window, as `0xRRGGBB`: a trainer knows an area by its colour.

/// Those of the areas, by their number; they begin again after the last.
const AREAS: [u32; 6] = [0x1B5F93, 0x863F7F, 0x1E6A66, 0x7E5512, 0x9A3B3F, 0x4A5578];

/// That of no area.
const NO_AREA: u32 = 0x4F662F;

/// That of an area by its number, counted from 0, or of no area.
#[must_use]
pub fn area(number: Option<usize>) -> u32 {
    number.map_or(NO_AREA, |number| AREAS[number % AREAS.len()])
}
