//! Headers of Private Network Access, a trial that ended.
//! <https://github.com/WICG/local-network-access>

use super::{Advice, Found, Look, Seen, Severity};
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "private-network-headers", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let evidence = seen.evidence(&NAMES);
    if evidence.is_empty() {
        return Vec::new();
    }
    [Found::new(
        Severity::Info,
        evidence,
        "These headers come from Private Network Access, which Chromium tried and gave up. Its successor, Local Network Access, asks the user for permission, and not the server.",
        "The server may leave them out. The page has to be served over `https`, and its user to agree.",
    )]
    .into()
}

const NAMES: [&str; 3] = [
    "Access-Control-Allow-Private-Network",
    "Private-Network-Access-ID",
    "Private-Network-Access-Name",
];
