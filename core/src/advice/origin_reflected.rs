//! Whoever asks is allowed.

use super::origin_matched_loosely::relation;
use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Evidence, Found, Look, Seen, Severity, View};
use crate::header::Lines;
use crate::site::registrable_domain;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "origin-reflected", look: Look::Several(look) };

fn look(views: &[View<'_>]) -> Vec<Found> {
    let mut found = Vec::new();
    for (server, asked) in by_server(views) {
        if !is_reflecting(&asked) {
            continue;
        }
        let allowed: Vec<&Asked<'_>> = asked.values().collect();
        let severity = if allowed.iter().any(|asked| asked.seen.agrees_to_credentials()) {
            Severity::High
        } else {
            Severity::Low
        };
        let more = if severity == Severity::High {
            "That gives every site the user's own data, with cookies"
        } else {
            "That is what `*` says more plainly"
        };
        let evidence: Vec<Evidence> = allowed.iter().flat_map(|asked| asked.evidence()).collect();
        found.push(Found::new(
            severity,
            evidence,
            format!(
                "`{server}` named each of the {} origins that asked, of different sites, and refused none: it seems to allow whoever asks. {more}.",
                allowed.len()
            ),
            "The server compares the `Origin` that asks with a list of those it trusts, as a whole, and repeats it only where it is listed. If these are all on that list, all is well.",
        ));
    }
    found
}

/// Whether nobody was refused, and those allowed have nothing in common.
pub(super) fn is_reflecting(asked: &BTreeMap<&[u8], Asked<'_>>) -> bool {
    let far = || asked.keys().filter(|origin| !is_local(host(origin)));
    asked.values().all(|asked| asked.allowed)
        && far().any(|one| {
            far().any(|other| {
                site(one) != site(other)
                    && relation(one, other).is_none()
                    && relation(other, one).is_none()
            })
        })
}

/// An origin that asked, and how it fared.
pub(super) struct Asked<'a> {
    pub allowed: bool,
    /// The answer that allowed it, else one that did not.
    pub seen: &'a Seen<'a>,
}

impl Asked<'_> {
    pub fn evidence(&self) -> Vec<Evidence> {
        self.seen.evidence(&[ALLOW_ORIGIN, ALLOW_CREDENTIALS])
    }
}

/// Who asked which server, as far as an answer named somebody or refused; each origin once.
pub(super) fn by_server<'a>(
    views: &'a [View<'a>],
) -> BTreeMap<&'a str, BTreeMap<&'a [u8], Asked<'a>>> {
    let mut servers: BTreeMap<&str, BTreeMap<&[u8], Asked<'_>>> = BTreeMap::new();
    for seen in views.iter().flat_map(|view| &view.answers) {
        let (Some(url), Some(origin)) = (seen.url, seen.asked_by) else { continue };
        let lines = seen.lines(ALLOW_ORIGIN);
        if seen.answer.status == 0 || lines == Lines::One(b"*") || origin == b"null" {
            continue;
        }
        let asked = servers.entry(url.origin().serialization()).or_default();
        let allowed = lines == Lines::One(origin);
        let room = asked.len() < MOST;
        match asked.get_mut(origin) {
            Some(known) if known.allowed || !allowed => {}
            Some(known) => *known = Asked { allowed, seen },
            None if room => {
                asked.insert(origin, Asked { allowed, seen });
            }
            None => {}
        }
    }
    servers
}

/// The host of a serialized origin.
pub(super) fn host(origin: &[u8]) -> &[u8] {
    let rest = super::allow_origin_malformed::split(origin).map_or(origin, |(_, rest)| rest);
    let end = match rest.first() {
        Some(b'[') => rest.iter().position(|&byte| byte == b']').map(|at| at + 1),
        _ => rest.iter().position(|&byte| byte == b':'),
    };
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// Whether a host is the user's own machine.
pub(super) fn is_local(host: &[u8]) -> bool {
    let numbers = |host: &[u8]| host.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.');
    matches!(host, b"localhost" | b"[::1]")
        || host.ends_with(b".localhost")
        || (host.starts_with(b"127.") && numbers(host))
}

/// The registrable domain, or the host where there is none.
pub(super) fn site(origin: &[u8]) -> &[u8] {
    let host = host(origin);
    let domain = core::str::from_utf8(host).ok().and_then(registrable_domain);
    domain.map_or(host, str::as_bytes)
}

/// How many origins of one server are looked at.
const MOST: usize = 64;
