//! Tags of languages (BCP 47), as courses, trainings and files carry them.

/// The main part of a tag in lowercase: `ru` of `ru-KZ`. Two texts are in the same language if it is the same.
#[must_use]
pub fn main_subtag(tag: &str) -> String {
    tag.split(['-', '_', '.']).next().unwrap_or_default().to_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_region_of_a_language_does_not_count() {
        for (tag, main) in [("ru", "ru"), ("ru-KZ", "ru"), ("EN_gb", "en"), ("sq_AL.UTF-8", "sq"), ("", "")] {
            assert_eq!(main_subtag(tag), main);
        }
    }
}
