//! `Access-Control-Max-Age` with something that is no number of seconds.

use super::{Advice, Found, Look, MAX_AGE, Seen, Severity};
use crate::engine::{Engine, Rules};
use crate::max_age::{MaxAge, delta_seconds, max_age};
use crate::values::show;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

pub(super) const ADVICE: Advice = Advice { code: "max-age-unreadable", look: Look::Answer(look) };

fn look(seen: &Seen<'_>) -> Vec<Found> {
    let value = seen.only(MAX_AGE).filter(|_| seen.is_preflight());
    let found = value.filter(|value| delta_seconds(value).is_none()).map(|value| {
        let made: Vec<String> = Engine::ALL
            .iter()
            .map(|&engine| {
                let seconds = match max_age(&seen.answer.headers, Rules::of(engine)) {
                    MaxAge::Seconds(seconds) => format!("{seconds}"),
                    MaxAge::NotStored => "not remembered".into(),
                };
                match engine {
                    Engine::Fetch => format!("the {} {seconds}", engine.name()),
                    Engine::Chromium | Engine::Firefox | Engine::WebKit => {
                        format!("{} {seconds}", engine.name())
                    }
                }
            })
            .collect();
        Found::new(
            Severity::Low,
            seen.evidence(&[MAX_AGE]),
            format!(
                "`Access-Control-Max-Age` says `{}`, which is not a number made of digits. Each browser makes something else of it, in seconds: {}.",
                show(value),
                made.join(", ")
            ),
            "The server writes seconds in digits alone, and 0 where the preflight is not to be remembered.",
        )
    });
    found.into_iter().collect()
}
