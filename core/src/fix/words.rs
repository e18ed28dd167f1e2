//! The words that fixes share.

use super::{Edit, Side};
use crate::policy::list;
use crate::sent::isomorphic_decode;
use crate::verdict::Leg;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A value as people read it: in backticks, cut where nobody would read on.
pub(super) fn code(text: &str) -> String {
    let mut shown: String =
        text.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(SHOWN).is_some() {
        shown.push('…');
    }
    format!("`{shown}`")
}

const SHOWN: usize = 120;

/// Some of many names.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a [u8]> + Clone) -> String {
    let count = names.clone().count();
    let shown: Vec<String> = names.take(NAMED).map(|name| code(&isomorphic_decode(name))).collect();
    match count {
        0..=NAMED => list(&shown),
        _ => format!("{} and {} more", shown.join(", "), count - NAMED),
    }
}

const NAMED: usize = 5;

/// What a leg is called.
pub(super) const fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Preflight => "preflight",
        Leg::Request | Leg::Response => "request itself",
    }
}

/// What a leg's answer is called.
pub(super) const fn answer(leg: Leg) -> &'static str {
    match leg {
        Leg::Preflight => "the preflight's answer",
        Leg::Request | Leg::Response => "the answer",
    }
}

/// A fix in one line.
pub(super) fn title(edits: &[Edit]) -> String {
    let mut parts: Vec<String> = edits.iter().take(TITLED).map(|edit| edit.title.clone()).collect();
    if let Some(more) = edits.len().checked_sub(TITLED).filter(|&more| more > 0) {
        parts.push(format!("{more} more {}", if more == 1 { "edit" } else { "edits" }));
    }
    let whole = list(&parts);
    let mut points = whole.chars();
    points.next().map_or_else(String::new, |first| first.to_uppercase().chain(points).collect())
}

const TITLED: usize = 4;

/// Who must act.
pub(super) fn who(edits: &[Edit]) -> String {
    let mut sides: Vec<Side> = edits.iter().map(|edit| edit.side).collect();
    sides.sort_unstable();
    sides.dedup();
    let words: Vec<String> = sides.into_iter().map(|side| side.word().to_string()).collect();
    list(&words)
}

impl Side {
    /// In a few words, for people.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Page => "the page",
            Self::Server => "the server",
            Self::Proxy => "the server or what stands in front of it",
        }
    }
}
