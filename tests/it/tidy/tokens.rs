//! A source file as tokens: its paths, its texts, its functions and its modules, without comments and tests.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::Source;

/// What stands in a source file.
#[derive(Default)]
pub struct Tokens {
    /// Every path, those of `use` lines spread out: the line, and its steps (`crate`, `core`, `ids`).
    pub paths: Vec<(usize, Vec<String>)>,
    /// Every text in quotes: the line, what stands right before it, and the text.
    pub texts: Vec<(usize, String, String)>,
    /// Every function with a body: the line of its name, the name, and its lines from there to its end.
    pub functions: Vec<(usize, String, usize)>,
    /// The modules that it declares in files of their own.
    pub modules: Vec<String>,
}

/// Reads a source file. What is compiled for tests only is left out, and so are the texts of attributes.
///
/// # Panics
/// If the text is no Rust.
pub fn read(source: &Source) -> Tokens {
    let stream: TokenStream = source.text.parse().unwrap_or_else(|error| panic!("{}: {error}", source.path));
    let mut found = Tokens::default();
    walk(stream, &mut found);
    found
}

fn walk(stream: TokenStream, found: &mut Tokens) {
    let tokens: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < tokens.len() {
        at += step(&tokens[at..], at.checked_sub(1).map(|before| &tokens[before]), found);
    }
}

/// Takes what stands at the beginning of `tokens`, and says how many of them that is.
fn step(tokens: &[TokenTree], before: Option<&TokenTree>, found: &mut Tokens) -> usize {
    match &tokens[0] {
        TokenTree::Punct(punct) if punct.as_char() == '#' => attribute(tokens),
        TokenTree::Ident(word) if *word == "use" => {
            let end = tokens.iter().position(|token| is(token, ';')).unwrap_or(tokens.len());
            let line = word.span().start().line;
            spread(&tokens[1..end], &[], line, found);
            end + 1
        }
        TokenTree::Ident(word) if *word == "mod" => {
            if let (Some(name), Some(true)) = (tokens.get(1), tokens.get(2).map(|token| is(token, ';'))) {
                found.modules.push(name.to_string());
            }
            1
        }
        TokenTree::Ident(word) if *word == "fn" => {
            let body = tokens.iter().take_while(|token| !is(token, ';')).find_map(|token| match token {
                TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group),
                _ => None,
            });
            if let (Some(TokenTree::Ident(name)), Some(body)) = (tokens.get(1), body) {
                let line = name.span().start().line;
                found.functions.push((line, name.to_string(), body.span_close().end().line + 1 - line));
            }
            1
        }
        TokenTree::Ident(_) => path(tokens, found),
        TokenTree::Group(group) => {
            walk(group.stream(), found);
            1
        }
        TokenTree::Literal(literal) => {
            let text = literal.to_string();
            if let Some(text) = text.strip_prefix('"').and_then(|text| text.strip_suffix('"')) {
                let before = before.map(ToString::to_string).unwrap_or_default();
                found.texts.push((literal.span().start().line, before, text.to_owned()));
            }
            1
        }
        TokenTree::Punct(_) => 1,
    }
}

/// Passes by an attribute, with the item after it if that is for tests only.
fn attribute(tokens: &[TokenTree]) -> usize {
    let inner = usize::from(tokens.get(1).is_some_and(|token| is(token, '!')));
    let group = tokens.get(1 + inner).map(ToString::to_string).unwrap_or_default();
    let length = 2 + inner;
    if group.replace(' ', "") != "[cfg(test)]" {
        return length;
    }
    let ends = |token: &TokenTree| {
        is(token, ';') || matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    };
    tokens[length..].iter().position(ends).map_or(tokens.len(), |end| length + end + 1)
}

/// Takes a path such as `crate::core::ids`; a single word is none.
fn path(tokens: &[TokenTree], found: &mut Tokens) -> usize {
    let (mut steps, mut length) = (vec![tokens[0].to_string()], 1);
    while colons(&tokens[length..])
        && let Some(TokenTree::Ident(next)) = tokens.get(length + 2)
    {
        steps.push(next.to_string());
        length += 3;
    }
    if steps.len() > 1 {
        found.paths.push((tokens[0].span().start().line, steps));
    }
    length
}

/// Spreads the tree of a `use` line out into its paths.
fn spread(tokens: &[TokenTree], before: &[String], line: usize, found: &mut Tokens) {
    for part in tokens.split(|token| is(token, ',')) {
        let mut steps = before.to_vec();
        let mut whole = !part.is_empty();
        for token in part.iter().take_while(|token| token.to_string() != "as") {
            match token {
                TokenTree::Ident(word) if *word == "self" && !steps.is_empty() => {}
                TokenTree::Ident(word) => steps.push(word.to_string()),
                TokenTree::Group(group) => {
                    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                    spread(&inner, &steps, line, found);
                    whole = false;
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        if whole {
            found.paths.push((line, steps));
        }
    }
}

fn colons(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [TokenTree::Punct(one), two, ..]
        if one.as_char() == ':' && one.spacing() == Spacing::Joint && is(two, ':'))
}

fn is(token: &TokenTree, mark: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == mark)
}
