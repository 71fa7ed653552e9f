//! XML cut into its tags and texts, each as it stands. Only what the parts of a deck need is told apart; what declares
//! or explains is passed over. A library that knows all of XML takes half as many steps again for it; where one of its
//! finer rules is needed, for a letter by number or an odd attribute, it is asked all the same.

use memchr::{memchr, memchr3, memmem};

/// A piece of a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Token<'t> {
    /// An element begins: what stands between the brackets, and whether it ends at once.
    Start {
        /// Its name and its attributes.
        tag: &'t str,
        /// Whether nothing can be within.
        empty: bool,
    },
    /// The element that was begun last ends.
    End,
    /// Text, in which references may stand.
    Text(&'t str),
    /// Text in which nothing stands for something else.
    Literal(&'t str),
}

/// The text ends in the middle of something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BrokenOff;

/// Goes through the pieces of a text. After [`BrokenOff`] there is nothing more.
#[derive(Clone, Debug)]
pub struct Tokens<'t> {
    rest: &'t str,
}

impl<'t> Tokens<'t> {
    /// The pieces of this text.
    #[must_use]
    pub fn of(text: &'t str) -> Self {
        Self { rest: text }
    }

    /// What stands before `end`; the text goes on `mark` bytes behind it.
    fn until(&mut self, end: Option<usize>, mark: usize) -> Result<&'t str, BrokenOff> {
        let rest = std::mem::take(&mut self.rest);
        let end = end.ok_or(BrokenOff)?;
        self.rest = rest.get(end + mark..).unwrap_or_default();
        rest.get(..end).ok_or(BrokenOff)
    }

    /// What stands between a mark and the next one like `end`.
    fn between(&mut self, begin: usize, end: &str) -> Result<&'t str, BrokenOff> {
        self.rest = self.rest.get(begin..).unwrap_or_default();
        let found = memmem::find(self.rest.as_bytes(), end.as_bytes());
        self.until(found, end.len())
    }

    /// What begins with a bracket, which is taken off already; nothing for what is passed over.
    fn markup(&mut self) -> Result<Option<Token<'t>>, BrokenOff> {
        match self.rest.as_bytes().first() {
            Some(b'/') => self.until(end_of_tag(self.rest), 1).map(|_| Some(Token::End)),
            Some(b'?') => self.between(1, "?>").map(|_| None),
            Some(b'!') if self.rest.starts_with("!--") => self.between(3, "-->").map(|_| None),
            Some(b'!') if self.rest.starts_with("![CDATA[") => {
                self.between(8, "]]>").map(|text| Some(Token::Literal(text)))
            }
            Some(b'!') => self.until(end_of_declaration(self.rest), 1).map(|_| None),
            _ => {
                let tag = self.until(end_of_tag(self.rest), 1)?;
                let empty = tag.as_bytes().last() == Some(&b'/');
                Ok(Some(Token::Start { tag: &tag[..tag.len() - usize::from(empty)], empty }))
            }
        }
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Result<Token<'t>, BrokenOff>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.rest.is_empty() {
                return None;
            }
            if self.rest.as_bytes()[0] != b'<' {
                let end = memchr(b'<', self.rest.as_bytes()).unwrap_or(self.rest.len());
                return Some(self.until(Some(end), 0).map(Token::Text));
            }
            self.rest = &self.rest[1..];
            if let Some(token) = self.markup().transpose() {
                return Some(token);
            }
        }
    }
}

/// Where a tag ends: at the first bracket that does not stand in quotes.
fn end_of_tag(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 0;
    loop {
        at += memchr3(b'>', b'"', b'\'', bytes.get(at..)?)?;
        match bytes[at] {
            b'>' => return Some(at),
            quote => at += 2 + memchr(quote, bytes.get(at + 1..)?)?,
        }
    }
}

/// Where a declaration ends, with all that is declared within.
fn end_of_declaration(text: &str) -> Option<usize> {
    let mut depth = 1_usize;
    let ends = memchr::memchr2_iter(b'<', b'>', text.as_bytes());
    ends.into_iter().find(|at| {
        depth = if text.as_bytes()[*at] == b'<' { depth + 1 } else { depth - 1 };
        depth == 0
    })
}
