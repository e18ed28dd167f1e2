//! Origins that are allowed because they resemble one that is trusted.
//! <https://portswigger.net/research/exploiting-cors-misconfigurations-for-bitcoins-and-bounties>

use super::origin_reflected::{by_server, host, is_local, is_reflecting, site};
use super::{Advice, Evidence, Found, Look, Severity, View};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "origin-matched-loosely", look: Look::Several(look) };

fn look(views: &[View<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (server, asked) in by_server(views) {
        // Where everybody is allowed, resemblance is not the point.
        if is_reflecting(&asked) {
            continue;
        }
        let allowed: Vec<_> = asked.iter().filter(|(_, asked)| asked.allowed).collect();
        for (one, first) in &allowed {
            for (other, second) in &allowed {
                let Some(relation) = relation(one, other) else { continue };
                let credentials = second.seen.agrees_to_credentials();
                let evidence: Vec<Evidence> =
                    first.evidence().into_iter().chain(second.evidence()).collect();
                found.push(Found::new(
                    if credentials { Severity::High } else { Severity::Medium },
                    evidence,
                    format!(
                        "`{server}` allows `{}`, and `{}` too, {}. Whoever registers such a name may read what was meant for the first.",
                        show(one),
                        show(other),
                        relation.words()
                    ),
                    "The server compares whole origins, byte for byte, or parses the host and compares it label by label from the right. If both are trusted, all is well.",
                ));
            }
        }
    }
    found
}

/// How a second origin resembles a first that it has nothing to do with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Suffix,
    Prefix,
    Substring,
    Dot,
}

impl Relation {
    const fn words(self) -> &'static str {
        match self {
            Self::Suffix => {
                "whose host ends with the same letters: the end of the host seems to be compared, without the dot in front"
            }
            Self::Prefix => {
                "which starts with the same letters: the start of the origin seems to be compared, without an end"
            }
            Self::Substring => {
                "which has the first's host somewhere inside: it seems to be looked for anywhere"
            }
            Self::Dot => {
                "which has another letter where the first has a dot: a dot in a pattern seems to stand for any letter"
            }
        }
    }
}

/// Whether `other` could be allowed by a careless comparison with `one`.
pub(super) fn relation(one: &[u8], other: &[u8]) -> Option<Relation> {
    let (trusted, asks) = (host(one), host(other));
    let is_name = trusted.contains(&b'.') || is_local(trusted);
    if !is_name || trusted == asks {
        return None;
    }
    // A dot taken for any letter.
    let mut pairs = trusted.iter().zip(asks);
    if trusted.len() == asks.len() {
        let loose = pairs.all(|(one, other)| one == other || *one == b'.');
        return loose.then_some(Relation::Dot);
    }
    if site(one) == site(other) {
        return None;
    }
    if let Some(before) = asks.strip_suffix(trusted) {
        return (!before.ends_with(b".")).then_some(Relation::Suffix);
    }
    if other.starts_with(one) && asks.starts_with(trusted) {
        return Some(Relation::Prefix);
    }
    let mut places = asks.windows(trusted.len());
    places.any(|place| place == trusted).then_some(Relation::Substring)
}
