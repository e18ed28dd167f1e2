//! Templates of console lines: text with named holes, filled in to print a line and matched to
//! read one.

use alloc::string::String;
use alloc::vec::Vec;

/// What fills the holes of a template, by name.
pub(crate) type Holes<'a> = [(&'static str, &'a str)];

/// The template with every hole filled; a hole that nobody fills is left out.
pub(crate) fn fill(template: &str, holes: &Holes<'_>) -> String {
    let mut line = String::with_capacity(template.len());
    for piece in pieces(template) {
        match piece {
            Piece::Text(text) => line.push_str(text),
            Piece::Hole(name) => {
                let value = holes.iter().find(|(hole, _)| *hole == name);
                line.push_str(value.map_or("", |(_, value)| value));
            }
        }
    }
    line
}

/// What a template was found to say.
#[derive(Clone, Debug)]
pub(crate) struct Found<'t> {
    holes: Vec<(&'static str, &'t str)>,
    /// What stands before the template.
    pub before: &'t str,
    /// What stands behind it.
    pub rest: &'t str,
    /// Whether the text ends before the template does.
    pub is_cut: bool,
}

impl<'t> Found<'t> {
    /// What fills a hole.
    pub fn hole(&self, name: &str) -> Option<&'t str> {
        self.holes.iter().find(|(hole, _)| *hole == name).map(|(_, value)| *value)
    }

    /// Whether this is the template: whole, or cut off within a word that fills a hole.
    pub fn is_likely(&self) -> bool {
        let is_word = |(_, value): &(_, &str)| !value.contains(char::is_whitespace);
        !self.is_cut || (self.before.is_empty() && self.holes.last().is_none_or(is_word))
    }
}

/// Finds a template anywhere in a text whose white space is single characters. The text may end
/// early, but not within the template's first words. Every kind of quote is as good as any other.
///
/// A hole ends where the words behind it first occur: where they do not occur behind the first
/// place that fits, they occur behind no later one, so that one walk is enough.
pub(crate) fn find<'t>(template: &'static str, text: &'t str) -> Option<Found<'t>> {
    let mut pieces = pieces(template).filter(|piece| *piece != Piece::Text("")).peekable();
    let Some(Piece::Text(opening)) = pieces.next() else { return None };
    let (mut before, behind) = split(text, opening)?;
    let mut found = Found { holes: Vec::new(), before, rest: behind, is_cut: false };
    while let Some(piece) = pieces.next() {
        let Piece::Hole(name) = piece else { continue };
        let Some(Piece::Text(words)) = pieces.peek() else {
            let (value, rest) = found.rest.split_once('\n').unwrap_or((found.rest, ""));
            found.holes.push((name, value));
            found.rest = rest;
            break;
        };
        let Some((mut value, rest)) = split(found.rest, words) else {
            found.holes.push((name, without_cut(found.rest, words)));
            found.rest = "";
            found.is_cut = true;
            return Some(found);
        };
        // The opening may have stood there before, by chance.
        if found.holes.is_empty()
            && let Some((skipped, nearer)) = split_last(value, opening)
        {
            let skipped = text.len() - behind.len() + skipped.len();
            before = text.get(..skipped).unwrap_or(before);
            value = nearer;
        }
        found.holes.push((name, value));
        found.rest = rest;
    }
    found.before = before;
    Some(found)
}

/// A template that a text begins with, or that begins with the text.
pub(crate) fn begins<'t>(template: &'static str, text: &'t str) -> Option<Found<'t>> {
    let Some(Piece::Text(opening)) = pieces(template).next() else { return None };
    match words_at(text, opening) {
        Words::Whole(_) => find(template, text).filter(|found| found.before.is_empty()),
        Words::Cut => Some(Found { holes: Vec::new(), before: "", rest: "", is_cut: true }),
        Words::No => None,
    }
}

/// The longest word of a template's first words, without which nothing is found of it; `None` where
/// nothing ever is.
pub(crate) fn rarest_word(template: &'static str) -> Option<&'static str> {
    let (opening, _) = template.split_once('{').unwrap_or((template, ""));
    // One that begins with a hole is never found.
    (!opening.is_empty()).then(|| longest_word(opening).map_or("", |(_, word)| word))
}

/// The text before and behind the first place where these words stand.
pub(crate) fn split<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    // What is looked for is the longest word; only around it need be compared with care.
    let (skipped, word) = longest_word(words).unwrap_or_default();
    text.match_indices(word).find_map(|(at, _)| {
        let start = match skipped.checked_sub(1) {
            None => at,
            Some(back) => text.get(..at)?.char_indices().rev().nth(back).map(|(start, _)| start)?,
        };
        let (before, here) = text.split_at_checked(start)?;
        match words_at(here, words) {
            Words::Whole(len) => Some((before, here.get(len..)?)),
            Words::Cut | Words::No => None,
        }
    })
}

/// The longest part without white space and quotes, and how many characters stand before it.
fn longest_word(words: &str) -> Option<(usize, &str)> {
    let is_loose = |point: char| point.is_whitespace() || is_quote(point);
    let parts = words.split(is_loose).scan(0, |at, part| {
        let start = *at;
        *at += part.chars().count() + 1;
        Some((start, part))
    });
    parts.max_by_key(|(_, part)| part.len()).filter(|(_, part)| !part.is_empty())
}

/// The same for the last place.
fn split_last<'t>(text: &'t str, words: &str) -> Option<(&'t str, &'t str)> {
    let mut last = None;
    let mut rest = text;
    while let Some((before, behind)) = split(rest, words) {
        let at = text.len() - rest.len() + before.len();
        last = text.get(..at).map(|before| (before, behind));
        rest = behind;
    }
    last
}

/// A value whose end is cut off, without the beginning of the words that would end it.
fn without_cut<'t>(text: &'t str, words: &str) -> &'t str {
    let is_cut = |at: usize| text.get(at..).is_some_and(|here| words_at(here, words) == Words::Cut);
    // No cut is longer than the words, so that only the end need be looked at.
    let tail = text.char_indices().rev().take(words.len()).map(|(at, _)| at);
    let cut = tail.filter(|&at| is_cut(at)).last();
    cut.and_then(|at| text.get(..at)).unwrap_or(text)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// They are there, this long.
    Whole(usize),
    /// The text ends within them.
    Cut,
    No,
}

fn words_at(text: &str, words: &str) -> Words {
    let mut there = text.chars();
    let mut len = 0;
    for word in words.chars() {
        match there.next() {
            None => return Words::Cut,
            Some(point) if is_alike(point, word) => len += point.len_utf8(),
            Some(_) => return Words::No,
        }
    }
    Words::Whole(len)
}

fn is_alike(point: char, word: char) -> bool {
    point == word
        || (point.is_whitespace() && word.is_whitespace())
        || (is_quote(point) && is_quote(word))
}

/// Whether this is a quotation mark of any kind.
pub(crate) const fn is_quote(point: char) -> bool {
    matches!(point, '\'' | '"' | '`' | '´' | '‘' | '’' | '‚' | '“' | '”' | '„' | '«' | '»')
}

/// A part of a template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Piece<'t> {
    /// Words that stand there as they are.
    Text(&'t str),
    /// A place for a value, by its name.
    Hole(&'t str),
}

/// The parts of a template, in order; `{name}` is a hole.
fn pieces(template: &str) -> impl Iterator<Item = Piece<'_>> {
    template.split_inclusive('}').flat_map(|part| match part.split_once('{') {
        Some((text, hole)) => [Piece::Text(text), Piece::Hole(hole.trim_end_matches('}'))],
        None => [Piece::Text(part), Piece::Text("")],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "Access to {kind} at '{url}' from '{origin}'. {detail}";

    #[test]
    fn holes_are_filled_by_name() {
        let holes = [("url", "https://b.example/"), ("kind", "{url}")];
        assert_eq!(fill("{kind} at '{url}'.", &holes), "{url} at 'https://b.example/'.");
        assert_eq!(fill("no hole", &holes), "no hole");
        assert_eq!(fill("{none}", &holes), "");
    }

    #[test]
    fn what_was_filled_is_found_again_anywhere() {
        let holes = [("kind", "fetch"), ("url", "u"), ("origin", "o"), ("detail", "d.")];
        let text = alloc::format!("Access to x:1 {}\nmore", fill(LINE, &holes));
        let found = find(LINE, &text).unwrap();
        assert_eq!(found.holes, holes);
        assert_eq!((found.before, found.rest, found.is_cut), ("Access to x:1 ", "more", false));
    }

    #[test]
    fn quotes_are_alike() {
        let found = find(LINE, "Access to a at ‘b’ from “c”. d").unwrap();
        assert_eq!(found.hole("origin"), Some("c"));
    }

    #[test]
    fn a_cut_keeps_what_is_whole() {
        let found = find(LINE, "Access to a at 'b' fr").unwrap();
        assert_eq!((found.hole("url"), found.is_cut), (Some("b"), true));
        assert_eq!(find(LINE, "Access to a at 'b").unwrap().hole("url"), Some("b"));
        assert!(find(LINE, "Access").is_none());
        assert!(begins(LINE, "Acc").is_some_and(|found| found.is_cut));
        assert!(begins(LINE, "an Access to a").is_none());
    }
}
