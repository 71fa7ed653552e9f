//! Whether what is written can be read: the contrast of each pair of colours that stand on each other, by the
//! formula of WCAG 2.2.

use doorstep::core::model::record::Status;
use doorstep::ui::theme::{DARK, DARK_STRONG, LIGHT, LIGHT_STRONG, Theme};
use egui::Color32;

/// How bright a colour is, from 0 to 1, as the eye sees it.
fn luminance(colour: Color32) -> f64 {
    let part = |value: u8| {
        let value = f64::from(value) / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
}

fn contrast(one: Color32, other: Color32) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Every text on everything that it is written on, with a name.
fn texts(theme: &Theme) -> Vec<(String, Color32, Color32)> {
    let grounds = [
        ("background", theme.background),
        ("panel", theme.panel),
        ("card", theme.card),
        ("field", theme.field),
        ("raised", theme.raised),
    ];
    let mut pairs = Vec::new();
    for (name, ground) in grounds {
        for (what, colour) in [
            ("text", theme.text),
            ("weak", theme.weak),
            ("accent", theme.accent),
            ("good", theme.good),
            ("warn", theme.warn),
            ("bad", theme.bad),
        ] {
            pairs.push((format!("{what} on {name}"), colour, ground));
        }
    }
    let tints = [
        ("tonal", theme.tonal),
        ("accent_soft", theme.accent_soft),
        ("good_soft", theme.good_soft),
        ("warn_soft", theme.warn_soft),
        ("bad_soft", theme.bad_soft),
    ];
    pairs.extend(tints.map(|(name, tint)| (format!("text on {name}"), theme.text, tint)));
    pairs.extend([
        ("accent on tonal".to_owned(), theme.accent, theme.tonal),
        ("accent on accent_soft".to_owned(), theme.accent, theme.accent_soft),
        ("on_accent".to_owned(), theme.on_accent, theme.accent),
        ("on_bad".to_owned(), theme.on_bad, theme.bad),
        ("good on good_soft".to_owned(), theme.good, theme.good_soft),
        ("warn on warn_soft".to_owned(), theme.warn, theme.warn_soft),
        ("bad on bad_soft".to_owned(), theme.bad, theme.bad_soft),
    ]);
    for number in (0..6).map(Some).chain([None]) {
        let colours = theme.area(number);
        pairs.push((format!("area {number:?}"), colours.strong, colours.soft));
        pairs.push((format!("text on area {number:?}"), theme.text, colours.soft));
        pairs.push((format!("weak on area {number:?}"), theme.weak, colours.soft));
    }
    pairs.push(("rest".to_owned(), theme.rest().strong, theme.rest().soft));
    let all = [
        Status::Planned,
        Status::InProgress,
        Status::Delivered,
        Status::Partly,
        Status::Skipped,
        Status::Moved,
    ];
    pairs.extend(all.map(|status| {
        let colours = theme.status(status);
        (format!("{status:?}"), colours.strong, colours.soft)
    }));
    pairs
}

#[test]
fn every_text_can_be_read_on_what_it_stands_on() {
    for theme in [LIGHT, DARK, LIGHT_STRONG, DARK_STRONG] {
        let faint: Vec<String> = texts(&theme)
            .into_iter()
            .filter(|(_, text, ground)| contrast(*text, *ground) < 4.5)
            .map(|(what, text, ground)| format!("{what}: {:.2}", contrast(text, ground)))
            .collect();
        assert!(faint.is_empty(), "dark {}: {faint:?}", theme.dark);
    }
}

#[test]
fn what_is_touched_stands_out_and_what_rests_is_still_seen() {
    for theme in [LIGHT, DARK, LIGHT_STRONG, DARK_STRONG] {
        for ground in [theme.background, theme.panel, theme.card, theme.field] {
            assert!(contrast(theme.border, ground) >= 3.0, "a touched field, dark {}", theme.dark);
            assert!(contrast(theme.accent, ground) >= 3.0, "the ring of the focus, dark {}", theme.dark);
        }
        for ground in [theme.card, theme.field] {
            assert!(contrast(theme.hairline, ground) >= 1.55, "a field at rest, dark {}", theme.dark);
        }
    }
}

#[test]
fn with_more_contrast_text_reaches_seven_to_one_and_every_line_three() {
    for theme in [LIGHT_STRONG, DARK_STRONG] {
        for ground in [theme.background, theme.panel, theme.card, theme.field, theme.raised] {
            for text in [theme.text, theme.weak, theme.accent, theme.good, theme.warn, theme.bad] {
                assert!(contrast(text, ground) >= 7.0, "{text:?} on {ground:?}, dark {}", theme.dark);
            }
            for line in [theme.line, theme.hairline, theme.border] {
                assert!(contrast(line, ground) >= 3.0, "{line:?} on {ground:?}, dark {}", theme.dark);
            }
        }
    }
}
