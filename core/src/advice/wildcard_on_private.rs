//! `*` on an answer that looks as if it were for one user.

use super::{ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "wildcard-on-private", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    if seen.only(ALLOW_ORIGIN) != Some(b"*") || seen.is_preflight() {
        return Vec::new();
    }
    let signs = [
        ("Set-Cookie", seen.has("Set-Cookie"), "it sets a cookie"),
        (
            "Cache-Control",
            seen.lists("Cache-Control", "private"),
            "it says `Cache-Control: private`",
        ),
    ];
    signs
        .into_iter()
        .filter(|(_, is_there, _)| *is_there)
        .map(|(name, _, sign)| {
            Found::new(
                Severity::Low,
                seen.evidence(&[ALLOW_ORIGIN, name]),
                format!(
                    "`*` lets every site read this answer, and {sign}, as if it were for one user. Browsers send no cookies where `*` is all that the server says; what it knows of the user otherwise, by address or network, every site may read."
                ),
                "If the answer is for one user, the server names the origins that it trusts. If it is for everybody, all is well, and the cookie is not needed.",
            )
        })
        .collect()
}
