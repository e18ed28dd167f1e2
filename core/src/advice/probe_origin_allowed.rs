//! An origin that somebody made up to try the server, allowed by it.

use super::origin_reflected::host;
use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "probe-origin-allowed", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(ALLOW_ORIGIN).filter(|value| seen.asked_by == Some(value));
    let found = value.filter(|value| is_made_up(host(value))).map(|value| {
        let severity = if seen.agrees_to_credentials() { Severity::High } else { Severity::Low };
        let more = if severity == Severity::High { ", with the user's own cookies" } else { "" };
        Found::new(
            severity,
            seen.evidence(&[ALLOW_ORIGIN, ALLOW_CREDENTIALS]),
            format!(
                "`{}` asked and is allowed{more}. Nobody lists such an origin, so the server seems to allow whoever asks.",
                show(value)
            ),
            "The server compares the `Origin` that asks with a list of those it trusts, as a whole, and repeats it only where it is listed.",
        )
    });
    found.into_iter().collect()
}

/// Whether a host has one of these words between its dots and hyphens.
fn is_made_up(host: &[u8]) -> bool {
    let mut words = host.split(|byte| matches!(byte, b'.' | b'-'));
    words.any(|word| [&b"evil"[..], b"attacker", b"hacker", b"malicious"].contains(&word))
}
