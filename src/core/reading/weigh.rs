//! Beginnings of sessions, and how much speaks for each: every way of finding them proposes a division of
//! the whole file, each division is weighed by all signs, and one is chosen, to which those of others are
//! added that look alike.
//!
//! Weights are points: ten of them make something about three times as likely.

use std::collections::BTreeSet;

use super::MOST_FOUND;
use super::letters;
use super::pairs::{self, in_order};

/// How sure a session is that nothing is said of: below this it is not told, in percent.
pub(super) const LEAST_PERCENT: u32 = 50;

/// A way in which beginnings are found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub(super) enum Way {
    /// By a word for sessions with a number: "Session 3".
    Session,
    /// By a word for what may hold sessions: "Module 2".
    Module,
    /// By a word for parts: "Topic 1".
    Part,
    /// By any word that counts: "Step 1", also in languages of which no words are known.
    Counted,
    /// By numbers with parts: "2.1 Play".
    Decimal,
    /// By whole numbers: "2. Play".
    Whole,
    /// By a number that stands alone beside a title.
    NumberBeside,
    /// By the sections of a deck.
    Section,
    /// By the lines of an agenda.
    Agenda,
    /// By the layout for headers of sections.
    HeaderLayout,
    /// By the layout of title slides.
    TitleLayout,
    /// By the layout that has only a title.
    TitleOnly,
    /// By little text before slides with more.
    Sparse,
    /// By times of day beside titles.
    Times,
    /// By lengths beside titles.
    Lengths,
    /// By the outline of a PDF.
    Bookmark,
    /// By the largest letters.
    Large,
    /// By the rows of a plan.
    Row,
    /// The whole file.
    File,
}

impl Way {
    /// What speaks for a beginning that was found in this way, before anything else is known of it.
    fn base(self) -> i32 {
        match self {
            Self::Session => 26,
            Self::Module | Self::Part => 15,
            Self::Section => 13,
            Self::Agenda | Self::Times => 12,
            Self::Decimal => 11,
            Self::NumberBeside => 10,
            Self::Lengths | Self::Counted | Self::Bookmark => 9,
            Self::HeaderLayout => 8,
            Self::File => 7,
            Self::TitleLayout => 6,
            Self::Whole => 4,
            Self::TitleOnly | Self::Large | Self::Row => 2,
            Self::Sparse => 1,
        }
    }

    /// Whether a word or a number tells one from the next.
    pub(super) fn is_labelled(self) -> bool {
        self.is_named() || matches!(self, Self::Counted | Self::Decimal | Self::Whole | Self::NumberBeside)
    }

    /// Whether a word says what it is.
    fn is_named(self) -> bool {
        matches!(self, Self::Session | Self::Module | Self::Part)
    }
}

/// Where a session may begin.
#[derive(Clone, Debug, Default)]
pub(super) struct Beginning {
    /// Its slide or page.
    pub(super) page: u32,
    /// Its line on the page, counted from 0.
    pub(super) line: usize,
    /// The day that it stands under, or 0.
    pub(super) day: u32,
    /// The word of its label, or empty.
    pub(super) word: String,
    /// What its number stands in: "Module 2, unit 1" is another than "Module 3, unit 1".
    pub(super) outer: String,
    /// Its number, if one is shown.
    pub(super) number: Option<String>,
    /// Its title.
    pub(super) title: String,
    /// It has a length.
    pub(super) timed: bool,
    /// It may be taken in between those of another way that look like it: an agenda lists it, or it opens a day.
    pub(super) joins: bool,
    /// An agenda lists it.
    pub(super) listed: bool,
    /// What it looks like: only what looks alike is of one kind.
    pub(super) looks: String,
    /// What speaks for it beside the way in which it was found.
    pub(super) points: i32,
    /// How sure it is, in percent, once it was chosen.
    pub(super) percent: u32,
}

/// All beginnings of one kind: a file as it would be divided by them.
#[derive(Clone, Debug)]
pub(super) struct Division {
    /// How they were found.
    pub(super) way: Way,
    /// In the order of the file.
    pub(super) beginnings: Vec<Beginning>,
}

/// What a file has beside its beginnings.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    /// The last slide or page before what is weighed: 0, or the end of the day before.
    pub(super) before: u32,
    /// Its last slide or page.
    pub(super) pages: u32,
    /// How many lines its agendas have.
    pub(super) listed: usize,
    /// How many slides a session has at least, as a rule.
    pub(super) usual: u32,
}

impl Division {
    /// A division without what holds others of it: "Module 2" is none beside "Module 2.1" and "Module 2.2".
    pub(super) fn of(way: Way, mut beginnings: Vec<Beginning>) -> Self {
        let numbers: BTreeSet<String> = beginnings.iter().filter_map(|one| one.number.clone()).collect();
        let holds = |number: &String| {
            let within = format!("{number}.");
            numbers.range(within.clone()..).take_while(|other| other.starts_with(&within)).count() > 1
        };
        beginnings.retain(|one| !one.number.as_ref().is_some_and(holds));
        if !letters::run_on(beginnings.iter().filter_map(|one| one.number.as_deref())) {
            beginnings
                .retain(|one| one.number.as_deref().is_none_or(|number| letters::place(number).is_none()));
        }
        Self { way, beginnings }
    }

    /// Whether these are modules that hold what others are: "Module 2" with "Session 2.1" behind it, and "2.2".
    fn holds(&self, other: &Self) -> bool {
        let place = |one: &Beginning| (one.page, one.line);
        let within = |one: &&Beginning| {
            let module = self.beginnings.iter().rev().find(|module| place(module) <= place(one));
            let outer =
                one.number.as_deref().and_then(|number| number.split_once('.')).map(|(outer, _)| outer);
            outer.is_some() && outer == module.and_then(|module| module.number.as_deref())
        };
        let parts = other.beginnings.len();
        self.way == Way::Module
            && other.way.is_labelled()
            && parts > self.beginnings.len()
            && other.beginnings.iter().filter(within).count() * 3 >= parts * 2
    }

    /// What speaks for the whole division.
    fn weight(&self, measure: Measure) -> i32 {
        let Some(first) = self.beginnings.first() else { return i32::MIN };
        let count = i32::try_from(self.beginnings.len()).unwrap_or(i32::MAX);
        let own: i32 = self.beginnings.iter().map(|one| one.points).sum();
        let mut weight = self.way.base() + own / count;
        weight += match count {
            // One session alone stands on the first slide.
            1 if self.way.is_named() && first.page == measure.before + 1 => -4,
            1 if self.way == Way::File => 0,
            1 => -13,
            2 => 1,
            3 => 4,
            4..=14 => 6,
            15..=40 => 3,
            _ => -5,
        };
        weight += if self.counts_on() { 4 } else { -8 * self.disorder() };
        let matched = self.beginnings.iter().filter(|one| one.listed).count();
        if measure.listed > 1 {
            let most = measure.listed.max(matched);
            let share = i32::try_from(matched * 10 / most).unwrap_or(0);
            weight += if matched == 0 && !self.way.is_named() { -6 } else { share };
        }
        let covered = measure.pages.saturating_sub(first.page) + 1;
        let crowded = covered < measure.usual * u32::try_from(count).unwrap_or(u32::MAX);
        // Short ones share their pages; each says how long it is.
        let told = count > 2 && self.beginnings.iter().all(|one| one.timed);
        weight -= if crowded && self.way != Way::Row && !told { 8 } else { 0 };
        // Components that follow each other slide by slide are no sessions.
        let near =
            self.beginnings.windows(2).filter(|pair| pair[1].page < pair[0].page + measure.usual).count();
        let bare = i32::try_from(near).unwrap_or(i32::MAX / 16) * 10 / count;
        weight -= if self.way.is_named() || self.way == Way::Row || told { 0 } else { bare };
        // What begins behind the middle is a part of something.
        let (at, of) =
            (first.page.saturating_sub(measure.before), measure.pages.saturating_sub(measure.before));
        weight - if at > 3 && at * 2 > of { 8 } else { 0 }
    }

    /// Whether each number follows the one before it.
    fn counts_on(&self) -> bool {
        let next = |one: &str, other: &str| pairs::is_next(pairs::last(one), other);
        let on = |pair: &[Beginning]| matches!((&pair[0].number, &pair[1].number), (Some(one), Some(other)) if next(one, other));
        self.beginnings.len() > 1 && self.beginnings.windows(2).all(on)
    }

    /// How often a number does not follow the one before it.
    fn disorder(&self) -> i32 {
        let wrong = self.beginnings.windows(2).filter(|pair| !follows(&pair[0], &pair[1])).count();
        i32::try_from(wrong).unwrap_or(i32::MAX / 16).min(8)
    }
}

/// Whether a number may stand behind another: numbers go up, and begin again in another day or module.
fn follows(before: &Beginning, next: &Beginning) -> bool {
    match (&before.number, &next.number) {
        (Some(one), Some(other)) => {
            before.day != next.day || before.outer != next.outer || in_order(one) < in_order(other)
        }
        _ => true,
    }
}

/// Chooses one division of a file, the heaviest; what others have beside it and what looks like it is taken
/// in. Each gets how sure it is; what is not sure enough is left out.
pub(super) fn choose(divisions: &[Division], measure: Measure) -> Vec<Beginning> {
    let holders = divisions.iter().filter(|division| divisions.iter().any(|other| division.holds(other)));
    let held: BTreeSet<u32> = holders.flat_map(|module| &module.beginnings).map(|one| one.page).collect();
    // Whatever else begins with the modules is what holds the sessions, too.
    let holds = |division: &&Division| {
        let same = division.beginnings.iter().filter(|one| held.contains(&one.page)).count();
        let named = matches!(division.way, Way::Session | Way::Part | Way::Decimal);
        !named && same > 1 && same * 3 >= division.beginnings.len() * 2
    };
    let weighed = divisions.iter().filter(|division| !holds(division));
    let weighed = weighed.map(|division| (division.weight(measure), division));
    let Some((weight, spine)) = weighed.max_by_key(|(weight, _)| *weight) else { return Vec::new() };
    let mean = spine.beginnings.iter().map(|one| one.points).sum::<i32>()
        / i32::try_from(spine.beginnings.len()).unwrap_or(i32::MAX).max(1);
    let mut chosen = heaviest_chain(spine, divisions);
    // Where nearly all have a length, what has neither length nor number is an introduction, or an end.
    let timed = chosen.iter().filter(|one| one.timed).count();
    let all_timed = spine.beginnings.len() > 2 && spine.beginnings.iter().all(|one| one.timed);
    if timed > 2 && (timed * 4 >= chosen.len() * 3 || all_timed) {
        chosen.retain(|one| one.timed || one.number.is_some());
    }
    take_numbers(&mut chosen, divisions);
    for one in &mut chosen {
        // One that is weaker than the others is less sure than they are.
        one.percent = percent(weight + (one.points - mean).min(0) / 2);
        if one.title.is_empty() {
            one.percent = one.percent.saturating_sub(10);
        }
    }
    chosen.retain(|one| one.percent >= LEAST_PERCENT);
    chosen
}

/// Takes over numbers, and titles without them, from another way that has them for most of what was chosen.
fn take_numbers(chosen: &mut [Beginning], divisions: &[Division]) {
    if chosen.iter().any(|one| one.number.is_some()) {
        return;
    }
    let at = |other: &Division, one: &Beginning| {
        other.beginnings.iter().position(|own| (own.page, own.line) == (one.page, one.line))
    };
    let fits = |other: &&Division| {
        let both = chosen.iter().filter(|one| at(other, one).is_some()).count();
        other.way.is_labelled() && other.disorder() == 0 && both > 1 && both * 3 >= chosen.len() * 2
    };
    let Some(numbered) = divisions.iter().find(fits) else { return };
    for one in chosen {
        if let Some(own) = at(numbered, one).map(|at| &numbered.beginnings[at]) {
            one.number.clone_from(&own.number);
            one.title.clone_from(&own.title);
        }
    }
}

/// How many beginnings before one are looked at: no more are between two that follow each other.
const LOOK_BACK: usize = 24;

/// The heaviest row of beginnings through the file: those of the spine, and between them those of other
/// divisions that look alike and that enough speaks for.
fn heaviest_chain(spine: &Division, divisions: &[Division]) -> Vec<Beginning> {
    /// What speaks for the division speaks for each of its beginnings.
    const OF_SPINE: i32 = 30;
    /// What must speak for one of another division.
    const OF_OTHERS: i32 = -5;
    /// From one division to another.
    const CHANGE: i32 = 3;
    let looks: &BTreeSet<&str> = &spine.beginnings.iter().map(|one| one.looks.as_str()).collect();
    let numbers: &BTreeSet<&str> = &spine.beginnings.iter().filter_map(|one| one.number.as_deref()).collect();
    let own = spine.beginnings.iter().map(|one| (one, one.points + spine.way.base() + OF_SPINE, true));
    let first = spine.beginnings.first().map(|one| one.page);
    // What counts otherwise, such as cases or steps, counts something else.
    let others = divisions.iter().filter(|other| !std::ptr::eq(*other, spine));
    let others = others.filter(|other| !(spine.way.is_labelled() && other.way.is_labelled()));
    let others = others.flat_map(|other| {
        let joins =
            |one: &&Beginning| one.joins || (one.timed && first.is_some_and(|first| one.page < first));
        // A welcome that an agenda gives a time looks as it likes.
        let opens = move |one: &&Beginning| {
            other.way == Way::Agenda && one.timed && first.is_some_and(|first| one.page < first)
        };
        let alike =
            other.beginnings.iter().filter(move |one| looks.contains(one.looks.as_str()) || opens(one));
        // A number that the spine has is that of another: the title is only like the one in the agenda.
        let known = |one: &&Beginning| one.number.as_deref().is_some_and(|number| numbers.contains(number));
        let alike = alike.filter(joins).filter(move |one| !known(one));
        alike.map(|one| (one, one.points + other.way.base() + OF_OTHERS, false))
    });
    let mut all: Vec<(&Beginning, i32, bool)> =
        own.chain(others.filter(|(_, value, _)| *value > 0).take(MOST_FOUND)).collect();
    all.sort_by_key(|(one, value, _)| (one.page, one.line, -value));
    // The best row that ends with each, by its value and what stands before.
    let mut rows: Vec<(i32, Option<usize>)> = Vec::with_capacity(all.len());
    for (at, (one, value, of_spine)) in all.iter().enumerate() {
        let best = (at.saturating_sub(LOOK_BACK)..at)
            .filter(|before| (all[*before].0.page, all[*before].0.line) < (one.page, one.line))
            .filter(|before| *of_spine || all[*before].0.page < one.page)
            .map(|before| {
                let change = if all[before].2 == *of_spine { 0 } else { CHANGE };
                (rows[before].0 - change, Some(before))
            })
            .max_by_key(|(value, _)| *value)
            .filter(|(value, _)| *value > 0);
        let (sum, before) = best.unwrap_or((0, None));
        rows.push((sum + value, before));
    }
    let mut at = (0..rows.len()).max_by_key(|at| rows[*at].0);
    let mut chain = Vec::new();
    while let Some(here) = at {
        chain.push(all[here].0.clone());
        at = rows[here].1;
    }
    chain.reverse();
    chain
}

/// How many of a hundred were right that had these points, on the files of the tests.
fn percent(points: i32) -> u32 {
    const MEASURED: [(i32, u32); 6] = [(-10, 5), (8, 50), (16, 65), (25, 80), (34, 90), (52, 98)];
    let below = MEASURED.iter().rev().find(|(at, _)| *at <= points);
    let above = MEASURED.iter().find(|(at, _)| *at > points);
    match (below, above) {
        (Some((low, from)), Some((high, to))) => {
            let part = u32::try_from(points - low).unwrap_or(0) * (to - from);
            from + part / u32::try_from(high - low).unwrap_or(1)
        }
        (Some((_, most)), None) => *most,
        (None, _) => 0,
    }
}
