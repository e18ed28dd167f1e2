//! The options of curl that carry secrets without naming a header.

use super::names::Class;
use super::quotes::byte;
use super::{Finds, SecretKind, values};
use crate::text::curl::is_command;
use crate::text::options::FLAG_LETTERS;

/// The secrets of every command.
pub(super) fn find<'t>(text: &'t str, finds: &mut Finds<'t>) {
    let mut line_at = 0;
    let mut done = 0;
    for line in text.split_inclusive(['\n', '\r']) {
        let inner = line.trim_start_matches([' ', '\t']);
        if line_at >= done && is_command(inner.trim_end_matches(['\n', '\r'])) {
            done = command(text, line_at + line.len() - inner.len(), finds);
        }
        line_at += line.len();
    }
}

/// Reads a command word by word, and says where it ends.
fn command<'t>(text: &'t str, from: usize, finds: &mut Finds<'t>) -> usize {
    let mut at = from;
    let mut waiting = None;
    while let Some((from, to)) = word(text.as_bytes(), &mut at) {
        let whole = text.get(from..to).unwrap_or_default();
        if let Some(option) = waiting.take() {
            carried(text, inside(whole, from, to), option, finds);
        } else if let Some((option, length)) = option(whole) {
            match whole.len() {
                all if all == length => waiting = Some(option),
                _ => {
                    let (from, rest) = (from + length, whole.get(length..).unwrap_or_default());
                    carried(text, inside(rest, from, to), option, finds);
                }
            }
        }
    }
    at
}

/// What an option carries.
#[derive(Clone, Copy)]
enum Carries {
    User,
    Cookies,
    Token,
}

/// What the option at the start of a word carries, and where the value begins if it stands in the
/// same word.
fn option(word: &str) -> Option<(Carries, usize)> {
    if let Some(long) = word.strip_prefix("--") {
        let (name, equals) = long.split_once('=').map_or((long, 0), |(name, _)| (name, 1));
        let carries = match name {
            "user" | "proxy-user" => Carries::User,
            "cookie" => Carries::Cookies,
            "oauth2-bearer" | "pass" => Carries::Token,
            _ => return None,
        };
        return Some((carries, 2 + name.len() + equals));
    }
    let letters = word.strip_prefix('-')?;
    let (at, letter) =
        letters.char_indices().find(|(_, letter)| !FLAG_LETTERS.contains(*letter))?;
    let carries = match letter {
        'u' | 'U' => Carries::User,
        'b' => Carries::Cookies,
        _ => return None,
    };
    Some((carries, 1 + at + letter.len_utf8()))
}

fn carried<'t>(text: &'t str, span: (usize, usize), carries: Carries, finds: &mut Finds<'t>) {
    let (from, to) = span;
    let value = text.get(from..to).unwrap_or_default();
    match carries {
        Carries::User => {
            let name = value.split(':').next().unwrap_or_default();
            finds.add(text, (from, from + name.len()), SecretKind::UserInfo, "user");
            if name.len() < value.len() {
                let password = (from + name.len() + 1, to);
                finds.add(text, password, SecretKind::UserInfo, "password");
            }
        }
        // Without a `=` it names a file.
        Carries::Cookies if value.contains('=') => {
            values::find(text, span, Class::Cookie, "Cookie", SecretKind::Cookie, finds);
        }
        Carries::Cookies => {}
        Carries::Token => finds.add(text, span, SecretKind::Token, "--oauth2-bearer"),
    }
}

/// A word without the quotes around it.
fn inside(word: &str, from: usize, to: usize) -> (usize, usize) {
    for (open, close) in [("^\"", "^\""), ("$'", "'"), ("'", "'"), ("\"", "\"")] {
        let inner = word.strip_prefix(open).and_then(|rest| rest.strip_suffix(close));
        if let Some(inner) = inner {
            return (from + open.len(), from + open.len() + inner.len());
        }
    }
    (from, to)
}

/// The next word of the command as it is written; `None` where the command ends.
fn word(bytes: &[u8], at: &mut usize) -> Option<(usize, usize)> {
    loop {
        let next = byte(bytes, *at + 1);
        match byte(bytes, *at)? {
            b' ' | b'\t' => *at += 1,
            b'\\' | b'^' if matches!(next, Some(b'\n' | b'\r')) => {
                *at += if bytes.get(*at + 1..)?.starts_with(b"\r\n") { 3 } else { 2 };
            }
            b'\n' | b'\r' => return None,
            _ => break,
        }
    }
    let from = *at;
    while let Some(here) = byte(bytes, *at) {
        match here {
            b' ' | b'\t' | b'\n' | b'\r' => break,
            b'\'' | b'"' => *at = quoted(bytes, *at, here),
            b'\\' | b'^' if matches!(byte(bytes, *at + 1), Some(b'\n' | b'\r')) => break,
            b'\\' => *at += 2,
            _ => *at += 1,
        }
    }
    Some((from, (*at).min(bytes.len())))
}

/// Where a quoted part ends; with the line, if nothing closes it.
fn quoted(bytes: &[u8], from: usize, mark: u8) -> usize {
    let is_ansi = from.checked_sub(1).and_then(|at| byte(bytes, at)) == Some(b'$');
    let mut at = from + 1;
    while let Some(here) = byte(bytes, at) {
        match here {
            b'\\' if mark == b'"' || is_ansi => at += 2,
            here if here == mark => return at + 1,
            _ => at += 1,
        }
    }
    let rest = bytes.get(from..).unwrap_or_default();
    let line = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(rest.len());
    from + line.max(1)
}
