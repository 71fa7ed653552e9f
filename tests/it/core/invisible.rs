//! Characters that are not seen are handled by one list, whatever text they come in.

use std::path::Path;

use doorstep::core::table::people::of_text;
use doorstep::core::text::is_hidden;
use doorstep::exchange::{html, training_file};
use doorstep::materials::may_open::{Verdict, escaped, judge_address};
use doorstep::materials::reading::clean;
use doorstep::report::document::{Block, Document, Level};

/// One of each set, and the ends of every range.
const HIDDEN: [char; 16] = [
    '\u{0}',
    '\u{7f}',
    '\u{ad}',
    '\u{61c}',
    '\u{180e}',
    '\u{200b}',
    '\u{200f}',
    '\u{202a}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{206f}',
    '\u{feff}',
    '\u{fffb}',
    '\u{e0001}',
    '\u{e007f}',
];

#[test]
fn no_text_from_elsewhere_keeps_a_character_that_is_not_seen() {
    for c in HIDDEN {
        let text = format!("be{c}fore");
        let shown = c.escape_unicode();
        let pasted = of_text(&format!("Name\tWorkplace\n{text}\t{text}"));
        let row = pasted.rows.first().expect("a row");
        for (place, kept) in [
            ("a pasted name", row.name.clone()),
            ("a pasted workplace", row.workplace.clone()),
            ("the title of a training", training_file::clean(&text)),
            ("a line of a deck", clean::line(&text)),
            ("a name written out", escaped(&text)),
        ] {
            assert!(!kept.chars().any(is_hidden), "{place}: {shown}");
            assert!(kept.starts_with("be") && kept.ends_with("fore"), "{place}: {shown}: {kept}");
        }
        let verdict = judge_address(&format!("https://example.org/{c}"));
        assert!(matches!(verdict, Verdict::Refused(_)), "{shown}");
    }
}

#[test]
fn a_printed_page_keeps_nothing_that_turns_its_direction() {
    for c in ['\u{61c}', '\u{200f}', '\u{202e}', '\u{2066}'] {
        let document = Document {
            title: format!("a{c}b"),
            blocks: vec![Block::Heading(Level::Part, format!("c{c}d"))],
            ..Document::default()
        };
        assert!(!html::to_html(&document).contains(c), "{}", c.escape_unicode());
    }
}

/// A list of such characters that stands anywhere else would go its own way.
#[test]
fn the_list_stands_once() {
    fn walk(folder: &Path, broken: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).expect("the folder is there") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, broken);
            } else if !path.ends_with("core/text.rs") {
                let text = std::fs::read_to_string(&path).expect("a text").to_lowercase();
                if ["\\u{202e}'", "\\u{200b}'", "\\u{200f}'"].iter().any(|mark| text.contains(mark)) {
                    broken.push(path.display().to_string());
                }
            }
        }
    }
    let mut broken = Vec::new();
    walk(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut broken);
    assert!(broken.is_empty(), "the list of hidden characters is core/text.rs: {broken:?}");
}
