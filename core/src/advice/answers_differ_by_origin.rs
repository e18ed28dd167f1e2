//! One URL that answers differently to different origins, and does not tell caches.

use super::vary_origin_missing::{is_cacheable, varies};
use super::{ALLOW_ORIGIN, Advice, Evidence, Found, Look, Seen, Severity, View};
use crate::verdict::Leg;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "answers-differ-by-origin", look: Look::Several(look) };

fn look(views: &[View<'_>]) -> Vec<Found> {
    let mut firsts: BTreeMap<&str, &Seen<'_>> = BTreeMap::new();
    let mut found: BTreeMap<&str, Found> = BTreeMap::new();
    for seen in views.iter().flat_map(|view| &view.answers) {
        let Some(url) = seen.url.map(|url| url.href()) else { continue };
        if seen.at.leg != Leg::Response || !is_cacheable(seen) {
            continue;
        }
        let first = *firsts.entry(url).or_insert(seen);
        let differ = first.asked_by != seen.asked_by
            && first.answer.headers.get(ALLOW_ORIGIN) != seen.answer.headers.get(ALLOW_ORIGIN);
        // Whichever of them a cache keeps goes to the other, unless it says on what it depends.
        if differ && !(varies(first) && varies(seen)) {
            found.entry(url).or_insert_with(|| tell(url, first, seen));
        }
    }
    found.into_values().collect()
}

fn tell(url: &str, first: &Seen<'_>, other: &Seen<'_>) -> Found {
    let lines = |seen: &Seen<'_>| seen.evidence(&[ALLOW_ORIGIN, "Vary"]);
    let evidence: Vec<Evidence> = lines(first).into_iter().chain(lines(other)).collect();
    Found::new(
        Severity::Medium,
        evidence,
        format!(
            "`{url}` answers differently to different origins, and not every answer says `Vary: Origin`. A cache may give to one origin what was meant for another, which the browser then blocks."
        ),
        "The server adds `Vary: Origin` to every answer of this URL, also where it does not agree and where no `Origin` was sent.",
    )
}
