//! Many courses at once, from their digests: which are looked at, where each stands, and what they come to together.
//!
//! - [`filter`]: of which year, region, training and trainer; [`sums`]: the figures of those together.

pub mod filter;
pub mod sums;

use jiff::civil::Date;

use super::record::digest::CourseDigest;

/// Where a course stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Standing {
    /// It goes on, or has begun.
    UnderWay,
    /// It begins later.
    Ahead,
    /// Its last day is over, and of some of its sessions nobody has said what became of them.
    Unfinished,
    /// All of its sessions are recorded.
    Over,
    /// It has no dates yet.
    Undated,
}

impl Standing {
    /// Where a course stands on a date.
    #[must_use]
    pub fn of(digest: &CourseDigest, today: Date) -> Self {
        let progress = digest.progress;
        if progress.sessions > 0 && progress.closed() >= progress.sessions {
            return Self::Over;
        }
        match digest.dates {
            None => Self::Undated,
            Some((_, last)) if last < today => Self::Unfinished,
            Some((first, _)) if first > today && progress.closed() == 0 && progress.in_progress == 0 => {
                Self::Ahead
            }
            Some(_) => Self::UnderWay,
        }
    }
}

/// The dates that a time line of these courses shows: whole months, from the first that has a course to the last;
/// none where nothing has a date.
#[must_use]
pub fn span<'a>(digests: impl IntoIterator<Item = &'a CourseDigest>) -> Option<(Date, Date)> {
    let dates = digests.into_iter().filter_map(|digest| digest.dates);
    let (first, last) = dates.reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))?;
    Some((first.first_of_month(), last.last_of_month()))
}
