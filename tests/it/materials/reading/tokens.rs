//! XML cut into tags and texts, beside a library that knows all of XML.

use doorstep::materials::reading::bounds::Bounds;
use doorstep::materials::reading::tokens::{BrokenOff, Token, Tokens};
use doorstep::materials::reading::xml;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;

fn tokens(text: &str) -> Vec<Result<Token<'_>, BrokenOff>> {
    Tokens::of(text).collect()
}

#[test]
fn tags_and_texts_are_told_apart() {
    let start = |tag, empty| Ok(Token::Start { tag, empty });
    let text = |text| Ok(Token::Text(text));
    let cases = [
        ("", vec![]),
        ("a & b", vec![text("a & b")]),
        ("<a>b</a>", vec![start("a", false), text("b"), Ok(Token::End)]),
        ("<p:sp x=\"1\"/>", vec![start("p:sp x=\"1\"", true)]),
        ("<a b=\">\" c='\"/>'/>", vec![start("a b=\">\" c='\"/>'", true)]),
        ("<?xml version=\"1.0\"?><!-- <b> --><a/>", vec![start("a", true)]),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><a/>", vec![start("a", true)]),
        ("<![CDATA[<b>&amp;]]>", vec![Ok(Token::Literal("<b>&amp;"))]),
        ("<a></a b=\">\">", vec![start("a", false), Ok(Token::End)]),
        ("<a", vec![Err(BrokenOff)]),
        ("<a b=\">", vec![Err(BrokenOff)]),
        ("x<!-- y", vec![text("x"), Err(BrokenOff)]),
        ("<![CDATA[ y", vec![Err(BrokenOff)]),
        ("<", vec![Err(BrokenOff)]),
    ];
    for (xml, right) in cases {
        assert_eq!(tokens(xml), right, "{xml}");
    }
}

/// What stands in an element that holds text.
fn said(xml: &str) -> (String, bool) {
    let (part, broken) = xml::parse(xml, &Bounds::usual()).expect("within bounds");
    (part.root().all("t").map(xml::Element::text).collect(), broken)
}

#[test]
fn references_stand_for_letters_and_nothing_else() {
    let cases = [
        ("<t>a &amp; b &lt; c &gt; d &quot;e&quot; &apos;f&apos;</t>", "a & b < c > d \"e\" 'f'"),
        ("<t>&#1071;&#x44F;</t>", "Яя"),
        // What the file declares is never put in.
        ("<!DOCTYPE t [<!ENTITY own \"much\">]><t>a&own;b</t>", "ab"),
        ("<t>&#0;&#xD800;&#x110000;&#x;c</t>", "c"),
        ("<t>a<![CDATA[ &amp; <b> ]]>c</t>", "a &amp; <b> c"),
        ("<x>not <t>this</t> and not that</x>", "this"),
    ];
    for (xml, right) in cases {
        assert_eq!(said(xml), (right.to_owned(), false), "{xml}");
    }
    for broken in ["<t>AT&T</t>", "<t>a & b &amp; c</t>", "<t>a", "</t>", "<t></t></t>"] {
        assert!(said(broken).1, "{broken}");
    }
}

#[test]
fn attributes_are_read_however_they_are_written() {
    let cases = [
        ("<a b=\"1\" c=\"2\"/>", Some("1"), Some("2")),
        ("<a\n\tc = '2'\n\tb='1' />", Some("1"), Some("2")),
        ("<a c=\"x &amp; y\" b=\"\"/>", Some(""), Some("x & y")),
        ("<a x=\"b=1\" c=\">\"/>", None, Some(">")),
        ("<a b=\"1\" b=\"2\" d=\"&bad;\"/>", Some("1"), None),
        ("<a c=\"two\nlines\"/>", None, Some("two lines")),
        ("<a c='b=\"1\"'/>", None, Some("b=\"1\"")),
    ];
    for (xml, one, other) in cases {
        let (part, broken) = xml::parse(xml, &Bounds::usual()).expect("within bounds");
        let element = part.root().child("a").expect("there");
        let [b, c] = element.attributes(["b", "c"]);
        assert_eq!((b.as_deref(), c.as_deref(), broken), (one, other, false), "{xml}");
        assert_eq!(element.attribute("c").as_deref(), other, "{xml}");
    }
}

/// What a library says of a text: a line for each piece; `None` if it is not well formed to it.
fn by_library(text: &str) -> Option<Vec<String>> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut pieces = Vec::new();
    loop {
        match reader.read_event().ok()? {
            Event::Start(start) => pieces.push(format!("<{}>", &*start)),
            Event::Empty(start) => pieces.push(format!("<{}/>", &*start)),
            Event::End(_) => pieces.push("</>".to_owned()),
            Event::Text(text) => add(&mut pieces, &text),
            Event::CData(text) => add(&mut pieces, &text),
            Event::GeneralRef(name) => add(&mut pieces, &format!("&{};", &*name)),
            Event::Eof => return Some(pieces),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

/// Adds text to the text before it, if that was the last piece.
fn add(pieces: &mut Vec<String>, text: &str) {
    match pieces.last_mut() {
        Some(last) if last.starts_with('=') => last.push_str(text),
        _ => pieces.push(format!("={text}")),
    }
}

fn by_us(text: &str) -> Option<Vec<String>> {
    let mut pieces = Vec::new();
    for token in Tokens::of(text) {
        match token.ok()? {
            Token::Start { tag, empty } => pieces.push(format!("<{tag}{}>", if empty { "/" } else { "" })),
            Token::End => pieces.push("</>".to_owned()),
            Token::Text(text) | Token::Literal(text) => add(&mut pieces, text),
        }
    }
    Some(pieces)
}

const PIECES: [&str; 24] = [
    "<a>",
    "</a>",
    "<a:b c=\"d\">",
    "<a:b c=\"d\"/>",
    "<b c='d\"' e=\">\"/>",
    "<",
    ">",
    "/",
    "\"",
    "'",
    "=",
    "&amp;",
    "&#9;",
    "&",
    "<!-- x -->",
    "<!--",
    "-->",
    "<![CDATA[",
    "]]>",
    "<?x y?>",
    "?>",
    "é Я",
    " ",
    "\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]
    #[test]
    fn what_is_well_formed_to_a_library_is_cut_as_it_cuts_it(chosen in prop::collection::vec(0..PIECES.len(), 0..12)) {
        let text: String = chosen.iter().map(|piece| PIECES[*piece]).collect();
        if let Some(right) = by_library(&text) {
            prop_assert_eq!(by_us(&text), Some(right), "{}", text);
        }
        // Whatever it is, it ends, and reading it harms nothing.
        prop_assert!(Tokens::of(&text).count() <= text.len());
        prop_assert!(xml::parse(&text, &Bounds::usual()).is_ok());
    }
}
