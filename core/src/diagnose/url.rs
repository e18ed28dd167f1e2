//! URLs in the middle of a text.

use crate::console::template::{is_quote, split};
use alloc::string::String;

/// The URL that a text begins with, without the quotes and the full stop around it.
pub(super) fn url(text: &str) -> Option<String> {
    let word = text.trim_start().split(char::is_whitespace).next()?;
    let word = word.trim_start_matches(is_quote);
    let end = word.find(['‘', '’', '“', '”', '"']).unwrap_or(word.len());
    let word =
        word.get(..end)?.trim_end_matches(|point| is_quote(point) || matches!(point, '.' | ','));
    (!word.is_empty()).then(|| word.into())
}

/// The URL behind these words.
pub(super) fn behind(text: &str, words: &str) -> Option<String> {
    url(split(text, words)?.1)
}

/// The first word that is a URL.
pub(super) fn any_url(text: &str) -> Option<String> {
    let is_url = |word: &&str| word.contains("http://") || word.contains("https://");
    let word = text.split(char::is_whitespace).find(is_url)?;
    let start = word.find("http")?;
    let word = url(word.get(start..)?)?;
    Some(word.trim_end_matches([')', ']', ';', ':', '>']).into())
}

/// The origin of a URL, as far as it can be told without parsing it.
pub(super) fn origin_of(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', '\'', '’']).next()?;
    Some([scheme, "://", host].concat())
}
