//! A value that is worked out of the data, and kept until the data are others.
//!
//! The key says what it was made of: a revision (of the workspace, or of what jobs found) and whatever else
//! it depends on. Whether anything changed is never guessed from addresses in memory.

/// A value made for a key.
#[derive(Debug)]
pub struct Memo<K, V> {
    made: Option<(K, V)>,
}

impl<K, V> Default for Memo<K, V> {
    fn default() -> Self {
        Self { made: None }
    }
}

impl<K: PartialEq, V> Memo<K, V> {
    /// The value for `key`, made anew if it was made for another one.
    pub fn get(&mut self, key: K, make: impl FnOnce(&K) -> V) -> &V {
        let fresh = self.made.take().filter(|(known, _)| *known == key);
        let made = fresh.unwrap_or_else(|| {
            let value = make(&key);
            (key, value)
        });
        &self.made.insert(made).1
    }

    /// The value that was made last, if one was.
    #[must_use]
    pub fn last(&self) -> Option<&V> {
        self.made.as_ref().map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn a_value_is_made_once_for_a_key() {
        let (mut memo, mut made) = (Memo::default(), 0);
        for (key, expected) in [(1, 1), (1, 1), (2, 2), (2, 2), (1, 3)] {
            let value = *memo.get(key, |_| {
                made += 1;
                made
            });
            assert_eq!(value, expected, "{key}");
        }
        assert_eq!(memo.last(), Some(&3));
    }
}
