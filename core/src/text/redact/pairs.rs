//! Names and values that stand in members of their own: the lists of a HAR, cookies in PowerShell.

use super::names::{self, Class};
use super::quotes::{self, Quote};
use super::words::{BLANKS, skip};
use super::{Finds, SecretKind, values};

/// The secrets of such pairs.
pub(super) fn find<'t>(text: &'t str, finds: &mut Finds<'t>) {
    named(text, finds);
    let mut done = 0;
    for (at, mark) in text.match_indices("\"cookies\"") {
        if at >= done {
            done = of_list(text, at + mark.len(), finds);
        }
    }
    for (at, mark) in text.match_indices("Net.Cookie(") {
        of_power_shell(text, at + mark.len(), finds);
    }
}

/// `{"name": "authorization", "value": "Bearer x"}`
fn named<'t>(text: &'t str, finds: &mut Finds<'t>) {
    for (at, mark) in text.match_indices("\"name\"") {
        let Some((name, next)) = member(text, at + mark.len()) else { continue };
        let Some(next) = after(text, next, ",").and_then(|next| after(text, next, "\"value\""))
        else {
            continue;
        };
        let Some((value, _)) = member(text, next) else { continue };
        let name = text.get(name.0..name.1).unwrap_or_default();
        let Some(class) = names::class(name) else { continue };
        let is_header = name.contains('-') || class == Class::Authorization;
        let kind = if is_header { SecretKind::Header } else { SecretKind::Parameter };
        values::find(text, value, class, name, kind, finds);
    }
}

/// Every value of a list of cookies, and where that ends.
fn of_list<'t>(text: &'t str, at: usize, finds: &mut Finds<'t>) -> usize {
    let Some(from) = after(text, at, ":").and_then(|at| after(text, at, "[")) else { return at };
    let list = text.get(from..).unwrap_or_default();
    let list = list.split_once(']').map_or(list, |(list, _)| list);
    let mut at = from;
    for object in list.split_inclusive('}') {
        let of = |key: &str| member(text, at + object.find(key)? + key.len());
        let name = of("\"name\"").and_then(|((from, to), _)| text.get(from..to));
        if let Some((value, _)) = of("\"value\"") {
            finds.add(text, value, SecretKind::Cookie, name.unwrap_or_default());
        }
        at += object.len();
    }
    at
}

/// `(New-Object System.Net.Cookie("sid", "value", "/", "app.example"))`
fn of_power_shell<'t>(text: &'t str, at: usize, finds: &mut Finds<'t>) {
    let Some((name, next)) = string(text, at) else { return };
    let Some((value, _)) = after(text, next, ",").and_then(|next| string(text, next)) else {
        return;
    };
    finds.add(text, value, SecretKind::Cookie, text.get(name.0..name.1).unwrap_or_default());
}

/// `: "value"`
fn member(text: &str, at: usize) -> Option<((usize, usize), usize)> {
    string(text, after(text, at, ":")?)
}

/// A string, where it stands and where the text goes on.
fn string(text: &str, at: usize) -> Option<((usize, usize), usize)> {
    let bytes = text.as_bytes();
    let (quote, from): (Quote, usize) = quotes::opens(bytes, skip(bytes, at, BLANKS))?;
    let (to, next) = quote.end(bytes, from)?;
    Some(((from, to), next))
}

/// Where the text goes on behind these words, if they are next.
fn after(text: &str, at: usize, words: &str) -> Option<usize> {
    let at = skip(text.as_bytes(), at, BLANKS);
    text.get(at..)?.starts_with(words).then_some(at + words.len())
}
