//! Every word the user reads: Fluent messages from `assets/i18n`, with English behind every language.
//!
//! A message without variables is formatted once, when the language is loaded, so that drawing a frame
//! costs no formatting. Variables are not wrapped in isolation marks: they would leak into file names.

use std::borrow::Cow;
use std::collections::HashMap;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::{Date, DateTime};
use unic_langid::LanguageIdentifier;

use crate::core::model::language::main_subtag;

/// A language of the window.
#[derive(Clone, Copy, Debug)]
pub struct Language {
    /// Its BCP 47 tag.
    pub tag: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    sources: &'static [&'static str],
}

// `LANGUAGES` and `LANGUAGE_NAMES`, from the folders and the list in `assets/i18n`.
include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The end of the tag of a made language, by which screens are tried with words that are longer: `en-x-longer`.
pub const LONGER: &str = "-x-longer";

/// The words of one language.
pub struct I18n {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
    /// English, behind any other language.
    fallback: Option<FluentBundle<FluentResource>>,
    plain: HashMap<String, String>,
}

impl std::fmt::Debug for I18n {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("I18n").field("tag", &self.tag).finish_non_exhaustive()
    }
}

/// How a date is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateStyle {
    /// `Mon 23 Nov`.
    Short,
    /// `Monday, 23 November 2026`.
    Long,
    /// `23 November 2026`.
    Plain,
    /// `23 November`.
    OfYear,
}

impl I18n {
    /// The words of the language that fits `tag` best; English where none fits. With [`LONGER`] at the end of the
    /// tag every word is two fifths longer, as in languages that are not translated yet.
    #[must_use]
    pub fn new(tag: &str) -> Self {
        let (language, english) = (best_for(tag), &LANGUAGES[0]);
        let mut words = Self {
            tag: language.tag,
            bundle: bundle(language),
            fallback: (language.tag != english.tag).then(|| bundle(english)),
            plain: HashMap::new(),
        };
        if tag.ends_with(LONGER) {
            words.bundle.set_transform(Some(longer));
        }
        words.format_plain();
        words
    }

    /// Itself: what lets `t!` take the words alone as well as what holds them.
    #[must_use]
    pub fn words(&self) -> &Self {
        self
    }

    /// The tag of the language in use.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The message `key`, which has no variables. A key that is nowhere comes back as it is.
    #[must_use]
    pub fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The message `key` with its variables.
    #[must_use]
    pub fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        for bundle in std::iter::once(&self.bundle).chain(&self.fallback) {
            if let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) {
                return bundle.format_pattern(pattern, Some(args), &mut Vec::new()).into_owned();
            }
        }
        key.to_owned()
    }

    /// A date.
    #[must_use]
    pub fn date(&self, date: Date, style: DateStyle) -> String {
        let mut args = FluentArgs::new();
        let weekday = date.weekday().to_monday_one_offset();
        args.set("day", i64::from(date.day()));
        args.set("year", date.year().to_string());
        let (key, weekday_key, month_key) = match style {
            DateStyle::Short => ("date-short", "weekday-short", "month-short"),
            DateStyle::Long => ("date-long", "weekday", "month-of"),
            DateStyle::Plain => ("date-plain", "weekday", "month-of"),
            DateStyle::OfYear => ("date-of-year", "weekday", "month-of"),
        };
        args.set("weekday", self.get(&format!("{weekday_key}-{weekday}")).to_owned());
        args.set("month", self.get(&format!("{month_key}-{}", date.month())).to_owned());
        self.format(key, &args)
    }

    /// The name of a month with its year, as above a calendar.
    #[must_use]
    pub fn month(&self, date: Date) -> String {
        format!("{} {}", self.get(&format!("month-{}", date.month())), date.year())
    }

    /// The name of a weekday, Monday being 1; short where `short`.
    #[must_use]
    pub fn weekday(&self, number: i8, short: bool) -> String {
        let key = if short { "weekday-short" } else { "weekday" };
        self.get(&format!("{key}-{number}")).to_owned()
    }

    /// From one date to another, as short as is clear.
    #[must_use]
    pub fn dates(&self, first: Date, last: Date) -> String {
        let end = self.date(last, DateStyle::Plain);
        let (same_year, same_month) = (first.year() == last.year(), first.month() == last.month());
        match (first == last, same_year, same_month) {
            (true, ..) => self.date(first, DateStyle::Long),
            (false, true, true) => format!("{} – {end}", first.day()),
            (false, true, false) => format!("{} – {end}", self.date(first, DateStyle::OfYear)),
            (false, false, _) => format!("{} – {end}", self.date(first, DateStyle::Plain)),
        }
    }

    /// The first and the last day without their year, where there is little room: `26 Nov – 2 Dec`.
    #[must_use]
    pub fn dates_brief(&self, first: Date, last: Date) -> String {
        let brief = |date: Date| {
            let mut args = FluentArgs::new();
            args.set("day", i64::from(date.day()));
            args.set("month", self.get(&format!("month-short-{}", date.month())).to_owned());
            self.format("date-brief", &args)
        };
        let same_month = (first.year(), first.month()) == (last.year(), last.month());
        match (first == last, same_month) {
            (true, _) => brief(first),
            (false, true) => format!("{} – {}", first.day(), brief(last)),
            (false, false) => format!("{} – {}", brief(first), brief(last)),
        }
    }

    /// A moment: short date and time.
    #[must_use]
    pub fn moment(&self, at: DateTime) -> String {
        format!("{}, {:02}:{:02}", self.date(at.date(), DateStyle::Short), at.hour(), at.minute())
    }

    /// A length of time in words: `1 h 30 min`.
    #[must_use]
    pub fn minutes(&self, minutes: u32) -> String {
        let mut args = FluentArgs::new();
        args.set("hours", i64::from(minutes / 60));
        args.set("minutes", i64::from(minutes % 60));
        let key = match (minutes / 60, minutes % 60) {
            (0, _) => "length-minutes",
            (_, 0) => "length-hours",
            _ => "length-both",
        };
        self.format(key, &args)
    }

    fn format_plain(&mut self) {
        let mut plain = HashMap::new();
        let english = self.fallback.iter().map(|bundle| (bundle, LANGUAGES[0].tag));
        for (bundle, language) in english.chain(std::iter::once((&self.bundle, self.tag))) {
            for key in keys_of(language) {
                let Some(pattern) = bundle.get_message(&key).and_then(|message| message.value()) else {
                    continue;
                };
                let mut errors = Vec::new();
                let text: Cow<'_, str> = bundle.format_pattern(pattern, None, &mut errors);
                if errors.is_empty() {
                    let text = text.into_owned();
                    plain.insert(key, text);
                }
            }
        }
        self.plain = plain;
    }
}

/// The language that fits `tag` best; English where none fits.
#[must_use]
pub fn best_for(tag: &str) -> &'static Language {
    let wanted = main_subtag(tag);
    LANGUAGES.iter().find(|language| language.tag == wanted).unwrap_or(&LANGUAGES[0])
}

/// The name of a language in itself; of one that is not in the list, its tag in capitals.
#[must_use]
pub fn language_name(tag: &str) -> String {
    let name =
        |wanted: &str| LANGUAGE_NAMES.iter().find(|(known, _)| *known == wanted).map(|(_, name)| *name);
    name(tag).or_else(|| name(&main_subtag(tag))).map_or_else(|| tag.to_uppercase(), ToOwned::to_owned)
}

/// The keys of all messages of a language, in the order of its files.
#[must_use]
pub fn keys_of(tag: &str) -> Vec<String> {
    sources_of(tag)
        .iter()
        .flat_map(|source| source.lines())
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()))
        .filter_map(|line| line.split_once('=').map(|(key, _)| key.trim().to_owned()))
        .collect()
}

/// The texts of a language's files, for tests.
#[must_use]
pub fn sources_of(tag: &str) -> &'static [&'static str] {
    LANGUAGES.iter().find(|language| language.tag == tag).map_or(&[], |language| language.sources)
}

fn bundle(language: &Language) -> FluentBundle<FluentResource> {
    let id: LanguageIdentifier = language.tag.parse().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(false);
    // A broken entry is left out and the rest is used; a test reads every file and fails on one.
    for source in language.sources {
        let read = FluentResource::try_new((*source).to_owned());
        bundle.add_resource_overriding(read.unwrap_or_else(|(resource, _)| resource));
    }
    bundle
}

/// Each word with its last letter as often as makes it two fifths longer.
fn longer(text: &str) -> Cow<'_, str> {
    let mut long = String::with_capacity(text.len() * 2);
    let mut letters = 0_usize;
    let mut last = None;
    for letter in text.chars().map(Some).chain([None]) {
        if let Some(letter) = letter.filter(|letter| letter.is_alphabetic()) {
            letters += 1;
            last = Some(letter);
            long.push(letter);
            continue;
        }
        if let Some(last) = last.take() {
            long.extend(std::iter::repeat_n(last, (letters * 2).div_ceil(5)));
        }
        letters = 0;
        long.extend(letter);
    }
    Cow::Owned(long)
}

/// A value for a message.
pub fn value<'a>(value: impl Into<FluentValue<'a>>) -> FluentValue<'a> {
    value.into()
}

/// The words of a key: with the key alone `t!` gives `&str`, with `name = value` after it a `String`.
/// `cx` is anything with a method `words` that gives an [`I18n`], such as an [`I18n`] itself.
#[macro_export]
macro_rules! t {
    ($cx:expr, $key:expr) => {
        $cx.words().get($key)
    };
    ($cx:expr, $key:expr, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut args = ::fluent_bundle::FluentArgs::new();
        $(args.set(stringify!($name), $crate::i18n::value($value));)+
        $cx.words().format($key, &args)
    }};
}
