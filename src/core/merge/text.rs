//! A long text that several wrote at the same time.

use std::ops::Range;

/// The most steps of a comparison; texts that need more are kept under each other.
const MOST_STEPS: usize = 1_000_000;

/// What one changed: these lines of the text before became those.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Change<'a> {
    start: usize,
    end: usize,
    lines: Vec<&'a str>,
}

impl Change<'_> {
    /// Whether both touch the same place.
    fn meets(&self, other: &Self) -> bool {
        let side_by_side = self.end == other.start || other.end == self.start;
        let empty = self.start == self.end || other.start == other.end;
        self.start <= other.end && other.start <= self.end && (empty || !side_by_side)
    }
}

/// One text of several, each with the name of who wrote it. Where they touch different paragraphs of the text
/// `before`, all changes are in it; else all of them stand under each other, with the names.
pub(super) fn join(before: Option<&str>, texts: &[(&str, &str)]) -> String {
    before.and_then(|before| by_paragraph(before, texts)).unwrap_or_else(|| under_each_other(texts))
}

fn under_each_other(texts: &[(&str, &str)]) -> String {
    let mut parts: Vec<String> = Vec::new();
    for (name, text) in texts.iter().filter(|(_, text)| !text.is_empty()) {
        let part = if name.is_empty() { (*text).to_owned() } else { format!("{name}:\n{text}") };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.join("\n\n")
}

fn by_paragraph(before: &str, texts: &[(&str, &str)]) -> Option<String> {
    let old: Vec<&str> = before.split('\n').collect();
    let mut all: Vec<Change> = Vec::new();
    for (_, text) in texts {
        for change in changes(&old, &text.split('\n').collect::<Vec<_>>())? {
            if all.contains(&change) {
                continue;
            }
            if all.iter().any(|other| other.meets(&change)) {
                return None;
            }
            all.push(change);
        }
    }
    all.sort();
    let mut joined: Vec<&str> = Vec::new();
    let mut next = 0;
    for change in all {
        joined.extend(&old[next..change.start]);
        joined.extend(change.lines);
        next = change.end;
    }
    joined.extend(&old[next..]);
    Some(joined.join("\n"))
}

/// What was changed between two texts; `None` if they are too long to compare.
fn changes<'a>(old: &[&str], new: &[&'a str]) -> Option<Vec<Change<'a>>> {
    let width = new.len() + 1;
    if (old.len() + 1).saturating_mul(width) > MOST_STEPS {
        return None;
    }
    // The length of the longest common subsequence of what is left, from each pair of places on.
    let mut common = vec![0_u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            common[i * width + j] = if old[i] == new[j] {
                common[(i + 1) * width + j + 1] + 1
            } else {
                common[(i + 1) * width + j].max(common[i * width + j + 1])
            };
        }
    }
    let mut found = Vec::new();
    let (mut i, mut j) = (0, 0);
    let mut from = (0, 0);
    let mut close = |from: (usize, usize), i: usize, j: usize| {
        let (gone, come): (Range<usize>, Range<usize>) = (from.0..i, from.1..j);
        if !gone.is_empty() || !come.is_empty() {
            found.push(Change { start: gone.start, end: gone.end, lines: new[come].to_vec() });
        }
    };
    while i < old.len() && j < new.len() {
        if old[i] == new[j] {
            close(from, i, j);
            (i, j) = (i + 1, j + 1);
            from = (i, j);
        } else if common[(i + 1) * width + j] >= common[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    close(from, old.len(), new.len());
    Some(found)
}
