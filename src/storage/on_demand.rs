//! Files of which only the name is on this computer, as OneDrive and its like keep them: reading one fetches the
//! whole file from the web, so nothing reads them that the trainer did not ask for.

use std::fs::Metadata;
use std::path::Path;

/// The marks of Windows for it: fetched when it is read, fetched when it is opened, kept elsewhere.
const MARKS: u32 = 0x0040_0000 | 0x0004_0000 | 0x0000_1000;

/// Whether what a file holds is on this computer. Looks at its name only; what can't be looked at counts as here,
/// so that reading it says why.
#[must_use]
pub fn is_here(path: &Path) -> bool {
    std::fs::metadata(path).map_or(true, |facts| !would_be_fetched(attributes(&facts)))
}

/// Whether reading a file with these attributes of Windows would fetch it first.
#[must_use]
pub const fn would_be_fetched(attributes: u32) -> bool {
    attributes & MARKS != 0
}

#[cfg(windows)]
fn attributes(facts: &Metadata) -> u32 {
    std::os::windows::fs::MetadataExt::file_attributes(facts)
}

/// Elsewhere such files can't be told from others.
#[cfg(not(windows))]
fn attributes(_facts: &Metadata) -> u32 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_on_demand_are_known_by_their_marks() {
        // As OneDrive marks one that is in the cloud only: archive, sparse, reparse point, offline, recall.
        assert!(would_be_fetched(0x0040_1620));
        assert!(would_be_fetched(0x0004_0020));
        // One that was fetched, one that is pinned, and ordinary ones: archive, read-only, hidden, indexed not.
        for here in [0x0000_0420, 0x0008_0420, 0x20, 0x21, 0x22, 0x2020, 0x80] {
            assert!(!would_be_fetched(here), "{here:#x}");
        }
        assert!(is_here(Path::new("no such file")));
    }
}
