//! Labels of things that are counted: "Day II", "Session 3: Play", "2. oturum", "Второй день"; and titles
//! without them.

use super::lengths::minutes;
use super::letters;
use super::pairs;
use super::tokens::{Kind, Token, begins_small, roman, tokens};
use super::words::{Concept, Lexicons};

/// A label in a line.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    /// Its number, such as `3` or `2.1`.
    pub number: String,
    /// The word that it has: two files may count modules and, within them, units.
    pub word: String,
    /// The number of what it stands in: of "Module 2 / Unit 3" the number is 3, and this is 2. Or empty.
    pub outer: String,
    /// The number of a second one that it is of, too: "Session 3 and 4".
    pub second: Option<String>,
    /// The place of its first token.
    first: usize,
    /// Where it begins in the line, in bytes.
    start: usize,
    /// Where it ends in the line, in bytes.
    pub end: usize,
}

impl Label {
    /// The label as the line has it: `Handout 2.1`.
    #[must_use]
    pub fn text<'a>(&self, line: &'a str) -> &'a str {
        line.get(self.start..self.end).unwrap_or_default()
    }

    /// Its number, or both of them: "3–4".
    #[must_use]
    pub fn numbers(&self) -> String {
        self.second.as_ref().map_or_else(|| self.number.clone(), |second| pairs::joined(&self.number, second))
    }

    /// What stands before the label in the line.
    #[must_use]
    pub fn before<'a>(&self, line: &'a str) -> &'a str {
        line.get(..self.start).unwrap_or_default()
    }

    /// The number if it is a whole one.
    #[must_use]
    pub fn value(&self) -> Option<u32> {
        self.number.parse().ok()
    }
}

/// Small words that may stand between a word and its number: "No. 2", "Nr. 3".
const COUNTERS: [&str; 4] = ["no", "nr", "n", "num"];

/// Small words that may stand between a word and a number in words: "Dita e dytë", "Ziua a doua".
const ARTICLES: [&str; 4] = ["e", "i", "a", "al"];

/// The first label of `concept` anywhere in a line.
#[must_use]
pub fn anywhere(line: &str, words: &Lexicons<'_>, concept: Concept) -> Option<Label> {
    let tokens = tokens(line);
    (0..tokens.len()).find_map(|at| label_at(line, &tokens, at, words, concept))
}

/// All labels of `concept` in a line.
#[must_use]
pub fn all(line: &str, words: &Lexicons<'_>, concept: Concept) -> Vec<Label> {
    let tokens = tokens(line);
    (0..tokens.len()).filter_map(|at| label_at(line, &tokens, at, words, concept)).collect()
}

/// The label of `concept` with which a line begins; before it may stand a time, or the label of the day.
/// Of two labels, such as "Module 2 / Unit 3", it is the inner one.
#[must_use]
pub fn leading(line: &str, words: &Lexicons<'_>, concept: Concept) -> Option<Label> {
    let label = outermost(line, words, concept)?;
    let tail = rest(line, label.end);
    let Some(inner) = outermost(tail, words, concept).filter(|inner| inner.first == 0) else {
        return Some(label);
    };
    if inner.word == label.word {
        return Some(label);
    }
    // The tail is a part of the line: so far in it begins.
    let at = label.end + line[label.end..].find(tail)?;
    Some(Label { outer: label.number, start: label.start, end: at + inner.end, ..inner })
}

fn outermost(line: &str, words: &Lexicons<'_>, concept: Concept) -> Option<Label> {
    let tokens = tokens(line);
    for at in 0..tokens.len().min(8) {
        let Some(label) = label_at(line, &tokens, at, words, concept) else { continue };
        let label = with_second(line, &tokens, label, words, concept);
        let before = &tokens[..label.first];
        let only_times = before.iter().all(|token| token.kind != Kind::Word);
        let day = concept != Concept::Day
            && before.len() <= 4
            && (0..before.len()).any(|at| {
                label_at(line, &tokens, at, words, Concept::Day).is_some_and(|day| {
                    day.first == 0 && before.last().is_some_and(|token| day.end >= token.end)
                })
            });
        return (only_times || day).then_some(label);
    }
    None
}

/// A label with the second of the two that it may be of: "Session 3 and 4", "3. ve 4. oturum".
fn with_second(line: &str, tokens: &[Token], label: Label, words: &Lexicons<'_>, concept: Concept) -> Label {
    if !matches!(concept, Concept::Session | Concept::Part) {
        return label;
    }
    if let Some((second, end)) =
        pairs::behind(line, tokens, (&label.number, label.end, &label.word), words, concept)
    {
        return Label { second: Some(second), end, ..label };
    }
    match pairs::before(line, tokens, (&label.number, label.first), words) {
        Some((number, first)) => {
            let start = tokens[first].start;
            Label { second: Some(label.number), number, first, start, ..label }
        }
        None => label,
    }
}

fn label_at(
    line: &str,
    tokens: &[Token],
    at: usize,
    words: &Lexicons<'_>,
    concept: Concept,
) -> Option<Label> {
    let used = words.at(&tokens[at..], concept)?;
    let last = tokens.get(at + used - 1)?;
    // Behind it: "Day 2", "Session No. 2", "Dita e dytë".
    let mut next = at + used;
    while let (Some(token), Some(after)) = (tokens.get(next), tokens.get(next + 1)) {
        let small = token.text.as_str();
        let article = ARTICLES.contains(&small) && after.kind == Kind::Word && words.number(after).is_some();
        let filler = article || (COUNTERS.contains(&small) && words.number(after).is_some());
        // "Session I a" has its number already.
        let is_number = token.kind == Kind::Number;
        if !filler || is_number || next > at + used {
            break;
        }
        next += 1;
    }
    if let Some(token) = tokens.get(next)
        && is_near(&line[last.end..token.start])
        // Behind a colon a word for a number belongs to the title: "1. Oturum: İlk bin gün".
        && (token.kind == Kind::Number || !line[last.end..token.start].contains(':'))
        && let Some(number) = words.number(token)
    {
        let (number, end) = match letter_behind(line, tokens, next) {
            Some((sign, letter)) => {
                (format!("{number}{sign}{}", &line[letter.start..letter.end]), letter.end)
            }
            None => (number, behind_ending(line, tokens, next)),
        };
        let (word, start) = (tokens[at].text.clone(), tokens[at].start);
        return Some(Label { number, word, outer: String::new(), second: None, first: at, start, end });
    }
    if let Some(letter) = tokens.get(next)
        && is_near(&line[last.end..letter.start])
        && letters::place(&line[letter.start..letter.end]).is_some()
        // A sentence may have "A" for a word.
        && (concept == Concept::Handout || (concept == Concept::Session && ends_label(&line[letter.end..])))
    {
        let (word, start) = (tokens[at].text.clone(), tokens[at].start);
        let (number, outer) = (line[letter.start..letter.end].to_owned(), String::new());
        return Some(Label { number, word, outer, second: None, first: at, start, end: letter.end });
    }
    // Roman numbers may stand before it with nothing between, if they are capitals: "II sesija".
    if let Some(number) = at.checked_sub(1).map(|index| &tokens[index])
        && let (Kind::Word, Some(value)) = (number.kind, roman(&number.text))
        && line[number.start..number.end].chars().all(char::is_uppercase)
        && line[number.end..tokens[at].start].trim().is_empty()
    {
        let (word, start) = (tokens[at].text.clone(), number.start);
        let (number, outer) = (value.to_string(), String::new());
        return Some(Label { number, word, outer, second: None, first: at - 1, start, end: last.end });
    }
    // Before it: "2. oturum", "2-й день", "second day".
    before(line, tokens, at, words).map(|(number, first)| Label {
        number,
        word: tokens[at].text.clone(),
        outer: String::new(),
        second: None,
        first,
        start: tokens[first].start,
        end: last.end,
    })
}

/// Whether a label ends before this: with the line, or at a sign behind which a title stands.
fn ends_label(behind: &str) -> bool {
    let behind = behind.trim_start();
    behind.is_empty() || behind.starts_with([':', '.', '–', '—', '-', '|', ')'])
}

/// The letter of "Handout 2b" and "Handout 5.A", and the sign before it.
fn letter_behind<'l, 't>(line: &'l str, tokens: &'t [Token], at: usize) -> Option<(&'l str, &'t Token)> {
    let (number, letter) = (tokens.get(at)?, tokens.get(at + 1)?);
    let sign = &line[number.end..letter.start];
    let small = sign.is_empty() && letter.text.starts_with(|c| matches!(c, 'a'..='f' | 'а'..='г'));
    let large = matches!(sign, "" | "." | "-") && letters::place(&line[letter.start..letter.end]).is_some();
    let alone = letter.text.chars().count() == 1 && number.kind == Kind::Number;
    (alone && (small || large)).then_some((sign, letter))
}

/// Where a number ends with what is hung on to it: "a II-a", "2-й", "1st".
fn behind_ending(line: &str, tokens: &[Token], at: usize) -> usize {
    let end = tokens[at].end;
    let Some(next) = tokens.get(at + 1).filter(|next| next.kind == Kind::Word) else { return end };
    let between = &line[end..next.start];
    let hung = between == "-" || (between.is_empty() && tokens[at].kind == Kind::Number);
    // "Session 2-Fun" has a title there.
    let small = begins_small(&line[next.start..]);
    if hung && small && next.text.chars().count() <= 3 { next.end } else { end }
}

/// Whether what stands between a word and its number keeps them together.
fn is_near(between: &str) -> bool {
    let far = |c: char| matches!(c, ',' | ';' | '|' | '!' | '?');
    between.chars().count() <= 8 && !between.contains(far)
}

fn before(line: &str, tokens: &[Token], at: usize, words: &Lexicons<'_>) -> Option<(String, usize)> {
    let word = tokens.get(at)?;
    let one = at.checked_sub(1).map(|index| (index, &tokens[index]))?;
    if one.1.kind == Kind::Word {
        if let Some(number) = words.ordinal(&one.1.text)
            && is_near(&line[one.1.end..word.start])
        {
            return Some((number.to_string(), one.0));
        }
        // An ending that was set off from its number: "2-й", "1st", "2-րդ".
        let (index, number) = one.0.checked_sub(1).map(|index| (index, &tokens[index]))?;
        let between = &line[number.end..one.1.start];
        let ending = one.1.text.chars().count() <= 4 && (between.is_empty() || between == "-");
        return (ending && number.kind == Kind::Number).then(|| Some((words.number(number)?, index)))?;
    }
    // "3 дня" and "2 gün" are lengths; "2. gün" and "2-күн" are labels.
    let between = &line[one.1.end..word.start];
    let joined = matches!(between.trim(), "." | "-" | "–" | ".)" | ")" | ". -");
    (joined && one.1.kind == Kind::Number).then(|| Some((words.number(one.1)?, one.0)))?
}

/// What stands behind a label, without the signs between: the title.
#[must_use]
pub fn rest(line: &str, end: usize) -> &str {
    let is_sign = |c: char| {
        c.is_whitespace()
            || matches!(
                c,
                ':' | '.' | ',' | '-' | '–' | '—' | '|' | ')' | '/' | '_' | ']' | '•' | '·' | '․' | '։'
            )
    };
    line.get(end..).unwrap_or_default().trim_start_matches(is_sign).trim()
}

/// A label without a number: "Handout: Family map". A title has to follow behind a sign.
#[must_use]
pub fn without_number(line: &str, words: &Lexicons<'_>, concept: Concept) -> Option<Label> {
    let tokens = tokens(line);
    let used = words.at(&tokens, concept)?;
    let end = tokens.get(used - 1)?.end;
    let title = title_behind(line, end);
    let begins = line[end..].trim_start().starts_with([':', '–', '—']);
    let word = tokens.get(used).is_some_and(|next| next.kind == Kind::Word);
    (begins && word && !title.is_empty()).then(|| Label {
        number: String::new(),
        word: tokens[0].text.clone(),
        outer: String::new(),
        second: None,
        first: 0,
        start: tokens[0].start,
        end,
    })
}

/// A label that goes over two cells of a table: "Session | 3".
#[must_use]
pub fn in_cells(line: &str, words: &Lexicons<'_>, concept: Concept) -> Option<Label> {
    let (name, value) = line.split_once(" | ").filter(|(_, value)| !value.contains(" | "))?;
    let (told, counted) = (tokens(name), tokens(value));
    let number = counted.first().filter(|_| counted.len() == 1)?;
    let number = words.number(number).filter(|_| words.at(&told, concept) == Some(told.len()))?;
    let word = told.first()?.text.clone();
    Some(Label { number, word, outer: String::new(), second: None, first: 0, start: 0, end: line.len() })
}

/// A line without the sign that stands before it in a list.
#[must_use]
pub fn without_bullet(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_whitespace() || matches!(c, '•' | '·' | '–' | '-' | '—' | '*' | '▪' | '●' | '○' | '►' | '✓')
    })
}

/// The number with which a title begins, and the title: "2.1 Play", "3. Talk", "4) Listen". Numbers with
/// more than two parts, lengths and years are none.
#[must_use]
pub fn numbered(title: &str) -> Option<(String, &str)> {
    let title = title.trim_start();
    let tokens = tokens(title);
    let (number, next) = (tokens.first()?, tokens.get(1)?);
    let parts: Vec<&str> = number.text.split('.').collect();
    let sound = number.kind == Kind::Number
        && number.start == 0
        && next.kind == Kind::Word
        && parts.len() <= 2
        && parts.iter().all(|part| part.len() <= 2 && !part.starts_with('0'));
    if !sound {
        return None;
    }
    let between = &title[number.end..next.start];
    let marked = between.starts_with(['.', ')', ':', ' ', '\u{a0}']) && between.chars().count() <= 4;
    // "3 steps" counts them.
    let enough = parts.len() == 2 || between.starts_with(['.', ')', ':']);
    let capital = !begins_small(&title[next.start..]);
    (marked && enough && capital).then(|| (number.text.clone(), rest(title, number.end)))
}

/// The letter with which a title begins, and the title: "A. Play", "B) Talk".
pub(super) fn lettered(title: &str) -> Option<(String, &str)> {
    let title = title.trim_start();
    let told = tokens(title);
    let [letter, next, ..] = told.as_slice() else { return None };
    let own = title.get(letter.start..letter.end).filter(|own| letters::place(own).is_some())?;
    let marked = matches!(title.get(letter.end..next.start)?.trim_end(), "." | ")" | ".)");
    // "A. B. Smith" is a name.
    let is_title = next.kind == Kind::Word && next.text.chars().count() > 1;
    let sound = letter.start == 0 && marked && is_title && !begins_small(&title[next.start..]);
    sound.then(|| (own.to_owned(), rest(title, letter.end)))
}

/// What counts with some word, also in a language of which no words are known, "Step 1: Listen": the word, the
/// number, and the title behind it, which may be empty.
#[must_use]
pub fn counted(title: &str, words: &Lexicons<'_>) -> Option<(String, String, String)> {
    let told = tokens(title);
    let [word, number, ..] = told.as_slice() else { return None };
    let counts = word.kind == Kind::Word && word.start < 4 && number.kind == Kind::Number;
    let apart = title.get(word.end..number.start)?.trim().is_empty();
    let known = [Concept::Day, Concept::Handout, Concept::Session, Concept::Part];
    let ends = ends_label(&title[number.end..]);
    if !counts || !apart || !ends || known.iter().any(|concept| words.begins(&told, *concept)) {
        return None;
    }
    Some((word.text.clone(), words.number(number)?, rest(title, number.end).to_owned()))
}

/// The title behind a label in the middle of a sentence: in quotes, in brackets, or behind a sign. Empty
/// where the sentence goes on.
#[must_use]
pub fn title_behind(line: &str, end: usize) -> &str {
    const PAIRS: [(char, char); 8] = [
        ('\u{201c}', '\u{201d}'),
        ('\u{201e}', '\u{201c}'),
        ('\u{201e}', '\u{201d}'),
        ('«', '»'),
        ('"', '"'),
        ('\u{2018}', '\u{2019}'),
        ('\'', '\''),
        ('(', ')'),
    ];
    let behind = line.get(end..).unwrap_or_default();
    let tail = rest(line, end);
    for (open, close) in PAIRS {
        if let Some(inner) = tail.strip_prefix(open)
            && let Some(at) = inner.find(close)
        {
            return inner[..at].trim();
        }
    }
    let sign = behind.trim_start();
    let signed = sign.starts_with([':', '–', '—', '|']) || (sign.starts_with(['-', '.']) && sign.len() > 1);
    let title = tail.split([';', '|', '(']).next().unwrap_or_default();
    // A sentence ends; "e.g." and numbers do not end one.
    let title = title.split(". ").next().unwrap_or_default().trim().trim_end_matches('.');
    if signed && !begins_small(title) && tokens(title).len() <= 14 { title } else { "" }
}

/// A title without the length or the times that stand around it, and without "(continued)".
#[must_use]
pub fn title_alone(text: &str, words: &Lexicons<'_>) -> String {
    let mut title = text.trim();
    loop {
        let before = title;
        title = without_end(title, words);
        title = without_times(title);
        if title == before {
            return title
                .trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '–' | '—' | '-'))
                .to_owned();
        }
    }
}

fn without_end<'a>(title: &'a str, words: &Lexicons<'_>) -> &'a str {
    let aside = |text: &str| {
        let tokens = tokens(text);
        let length = !tokens.is_empty() && tokens.len() <= 5 && minutes(text, words).is_some();
        let part = tokens.len() <= 2 && label_at(text, &tokens, 0, words, Concept::Part).is_some();
        length || part || (tokens.len() <= 2 && words.begins(&tokens, Concept::Continued))
    };
    if let Some(inner) = title.strip_suffix(')').or_else(|| title.strip_suffix(']'))
        && let Some(open) = inner.rfind(['(', '['])
        && (aside(&inner[open + 1..]) || is_count(&inner[open + 1..]))
    {
        return title[..open].trim_end();
    }
    // "Building trust 45 minutes": behind several words a length may stand without a sign.
    let told = tokens(title);
    if let [.., before, number, unit] = told.as_slice()
        && told.len() > 4
        && before.kind == Kind::Word
        && number.kind == Kind::Number
        && words.at(std::slice::from_ref(unit), Concept::Minutes) == Some(1)
    {
        return title[..number.start].trim_end();
    }
    for sign in [" – ", " — ", " - ", " | ", ", ", " · ", ". "] {
        if let Some((start, end)) = title.rsplit_once(sign)
            && !start.trim().is_empty()
            && aside(end)
        {
            return start.trim_end();
        }
    }
    title
}

/// "2/4", "3": which slide of several it is.
fn is_count(text: &str) -> bool {
    let tokens = tokens(text);
    (1..=2).contains(&tokens.len())
        && tokens.iter().all(|one| one.kind == Kind::Number && one.text.len() <= 2)
}

/// "09:00–10:30 | Play" is about play.
fn without_times(title: &str) -> &str {
    let tokens = tokens(title);
    let times = tokens.iter().take_while(|token| token.kind == Kind::Time).count();
    if times == 0 || times == tokens.len() {
        return title;
    }
    rest(title, tokens[times - 1].end)
}
