//! A part of a whole, for bars and rings.

/// The finest step of a fraction: more than any screen has points.
const STEPS: u16 = 60_000;

/// How much of `whole` `part` is, from 0 to 1; 0 of nothing.
#[must_use]
pub fn fraction(part: u64, whole: u64) -> f32 {
    if whole == 0 {
        return 0.0;
    }
    let whole = u128::from(whole);
    let steps = (u128::from(part) * u128::from(STEPS) + whole / 2) / whole;
    f32::from(u16::try_from(steps).unwrap_or(STEPS).min(STEPS)) / f32::from(STEPS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_between_nothing_and_all() {
        for (part, whole, expected) in [
            (0, 0, 0.0),
            (1, 0, 0.0),
            (0, 9, 0.0),
            (1, 4, 0.25),
            (1, 3, 1.0 / 3.0),
            (5, 5, 1.0),
            (9, 5, 1.0),
            (u64::MAX, 1, 1.0),
            (u64::MAX / 2, u64::MAX, 0.5),
        ] {
            assert!((fraction(part, whole) - expected).abs() < 1e-6, "{part} of {whole}");
        }
    }
}
