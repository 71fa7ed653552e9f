//! Letters as the files of Word want them.

use quick_xml::escape::escape;

use crate::core::text::is_hidden;

/// A text in which nothing is taken for markup.
pub fn text(text: &str) -> String {
    let seen: String = text.chars().filter(|c| *c == '\n' || !is_hidden(*c)).collect();
    escape(seen.as_str()).into_owned()
}
