//! `Access-Control-Max-Age` for longer than any browser remembers.

use super::{Advice, Found, Look, MAX_AGE, Seen, Severity};
use crate::engine::Engine;
use crate::max_age::delta_seconds;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice =
    Advice { code: "max-age-beyond-limits", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let longest = Engine::ALL.iter().filter_map(|engine| engine.max_age_limit()).max();
    let value = seen.only(MAX_AGE).filter(|_| seen.is_preflight()).and_then(delta_seconds);
    let found = value.filter(|&seconds| Some(seconds) > longest).map(|seconds| {
        let limits: Vec<String> = Engine::ALL
            .iter()
            .filter_map(|engine| Some(format!("{} {}", engine.name(), engine.max_age_limit()?)))
            .collect();
        Found::new(
            Severity::Info,
            seen.evidence(&[MAX_AGE]),
            format!(
                "`Access-Control-Max-Age` says {seconds} seconds, which is longer than any browser remembers a preflight. The most are, in seconds: {}.",
                limits.join(", ")
            ),
            "Nothing breaks. The server may say the time that counts, and reckon with it when it takes a permission back.",
        )
    });
    found.into_iter().collect()
}
