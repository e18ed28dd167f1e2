//! A page that came over plain `http` may read what was fetched over `https`.

use super::allow_origin_malformed::fault;
use super::origin_reflected::{host, is_local};
use super::{ALLOW_CREDENTIALS, ALLOW_ORIGIN, Advice, Found, Look, Seen, Severity};
use crate::values::show;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "insecure-origin-allowed", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let insecure = |value: &&[u8]| {
        value.starts_with(b"http://") && fault(value).is_none() && !is_local(host(value))
    };
    // A server that is itself on `http` has nothing to lose.
    let secret = seen.url.is_some_and(|url| url.scheme() == "https");
    let value = seen.only(ALLOW_ORIGIN).filter(insecure).filter(|_| secret);
    let found = value.map(|value| {
        let severity = if seen.agrees_to_credentials() { Severity::High } else { Severity::Low };
        Found::new(
            severity,
            seen.evidence(&[ALLOW_ORIGIN, ALLOW_CREDENTIALS]),
            format!(
                "`{}` may read this answer. Pages of `http` can be changed on their way by anybody on the network, who then reads along{}, though the answer itself comes over `https`.",
                show(value),
                if severity == Severity::High { " as the user" } else { "" }
            ),
            "The server agrees to `https` origins only.",
        )
    });
    found.into_iter().collect()
}
