//! How long a permission lives on after the server took it back, and what the second request is
//! like.
//!
//! Everything here is found by running sessions: an exchange, and then at another time the same
//! exchange with a server that has changed its mind. There is no second formula for any lifetime.
//!
//! What a session does not know, neither does this: how many preflights a browser remembers before
//! it drops some (Chromium 1,024, Firefox 100, by their sources), what it drops for want of space,
//! and what a restart, another window, a frame within another site, a name that leads to another
//! address by now, and shared caches on the way do. A browser may ask earlier than told here, and
//! what a shared cache keeps may outlive all of it.

mod story;
mod variation;

use crate::cache::{Seconds, Session};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::policy::browser_of;
use crate::verdict::{Leg, ResponseType, Verdict};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;
pub use story::{Moment, Story, Telling, stories};

/// How long the permission of an exchange lives on in one engine after the server took it back.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct LivesOn {
    /// Whose rules.
    pub engine: Engine,
    /// Its name for people.
    pub name: &'static str,
    /// What the preflight allowed.
    pub preflight: Lifetime,
    /// The actual answer, as a stored response of the HTTP cache.
    pub response: Lifetime,
    /// Both in words.
    pub sentences: Vec<String>,
}

/// For how long something lives on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "lowercase"))]
pub enum Lifetime {
    /// There is no such permission.
    None,
    /// This many seconds after the exchange it is over; 0 says that it is not remembered.
    Seconds(Seconds),
    /// No time was found at which it is over.
    Forever,
}

/// Finds out how long the permission of an exchange lives on.
///
/// ```
/// use corsplain::over_time::{Lifetime, lives_on};
/// use corsplain::{Engine, Exchange};
/// # use corsplain::scenario::{Hop, Request, Response, Scenario};
/// # let field = |name: &str, value: &str| (name.into(), value.into());
/// # let answer = |headers| Some(Response { status: 200, headers });
/// # let scenario = Scenario {
/// #     page_origin: "https://app.example".into(),
/// #     page_csp: None,
/// #     request: Request { url: "https://api.example/".into(), method: "PUT".into(), ..Request::default() },
/// #     hops: vec![Hop {
/// #         preflight: answer(vec![
/// #             field("Access-Control-Allow-Origin", "*"),
/// #             field("Access-Control-Allow-Methods", "PUT"),
/// #             field("Access-Control-Max-Age", "86400"),
/// #         ]),
/// #         response: answer(vec![field("Access-Control-Allow-Origin", "*")]),
/// #     }],
/// # };
/// let exchange = Exchange::new(scenario)?;
/// let chromium = lives_on(&exchange, Engine::Chromium);
/// assert_eq!(chromium.preflight, Lifetime::Seconds(7200));
/// assert_eq!(chromium.response, Lifetime::Seconds(0));
/// assert_eq!(
///     chromium.sentences[0],
///     "Chromium asks again after 2 hours at most, however large `Access-Control-Max-Age` is."
/// );
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn lives_on(exchange: &Exchange, engine: Engine) -> LivesOn {
    let name = engine.name();
    let mut browser = Session::new(engine);
    let first = browser.explain(exchange, 0);
    if !is_granted(&first.verdict) {
        let sentence = format!(
            "{} gives the page nothing to read here for which another origin had to agree, so no permission lives on.",
            browser_of(engine)
        );
        let (preflight, response) = (Lifetime::None, Lifetime::None);
        return LivesOn { engine, name, preflight, response, sentences: vec![sentence] };
    }
    let asked_first = first.report().preflights.contains(&true);
    let preflight = if asked_first {
        lifetime(exchange, &variation::revoked(exchange, &[Leg::Preflight]), engine)
    } else {
        Lifetime::None
    };
    let response = lifetime(exchange, &variation::revoked(exchange, &[Leg::Response]), engine);
    let sentences = vec![of_preflight(preflight, engine), of_response(response, engine)];
    LivesOn { engine, name, preflight, response, sentences }
}

/// The first time at which a server that has taken something back is heard. The later, the less is
/// remembered, so that halving finds it.
fn lifetime(exchange: &Exchange, revoked: &Exchange, engine: Engine) -> Lifetime {
    let lives = |at| {
        let mut browser = Session::new(engine);
        let granted = is_granted(&browser.check(exchange, 0));
        granted && is_granted(&browser.check(revoked, at))
    };
    if lives(Seconds::MAX) {
        return Lifetime::Forever;
    }
    let (mut over, mut known_over) = (0, Seconds::MAX);
    while over < known_over {
        let middle = over + (known_over - over) / 2;
        if lives(middle) {
            over = middle + 1;
        } else {
            known_over = middle;
        }
    }
    Lifetime::Seconds(over)
}

/// Whether another origin agreed.
const fn is_granted(verdict: &Verdict<'_>) -> bool {
    matches!(verdict, Verdict::Readable(ResponseType::Cors))
}

fn of_preflight(lifetime: Lifetime, engine: Engine) -> String {
    let name = browser_of(engine);
    match lifetime {
        Lifetime::None => {
            format!("{name} sends no preflight here, so there is no permission to remember.")
        }
        Lifetime::Seconds(0) => format!(
            "{name} does not remember this preflight: it asks before every request, and a refusal takes effect at once."
        ),
        Lifetime::Seconds(seconds) if engine.max_age_limit() == Some(seconds) => format!(
            "{name} asks again after {} at most, however large `Access-Control-Max-Age` is.",
            duration(seconds)
        ),
        Lifetime::Seconds(seconds) => format!(
            "{name} asks again after {}; until then it goes by the earlier answer to the preflight.",
            duration(seconds)
        ),
        Lifetime::Forever => {
            format!("{name} goes by the earlier answer to the preflight and does not ask again.")
        }
    }
}

fn of_response(lifetime: Lifetime, engine: Engine) -> String {
    let name = browser_of(engine);
    match lifetime {
        Lifetime::None | Lifetime::Seconds(0) => {
            "The actual answer is always checked anew: removing `Access-Control-Allow-Origin` there takes effect at once."
                .to_string()
        }
        Lifetime::Seconds(seconds) => format!(
            "{name} keeps the actual answer in its HTTP cache for {}; until then it reads the stored copy, and the server is not heard.",
            duration(seconds)
        ),
        Lifetime::Forever => format!(
            "{name} keeps the actual answer in its HTTP cache, and reads the stored copy from then on."
        ),
    }
}

/// In the largest unit that says it exactly.
fn duration(seconds: Seconds) -> String {
    let units = [(86_400, "day"), (3_600, "hour"), (60, "minute"), (1, "second")];
    let fits = |(size, _): &&(Seconds, &str)| seconds.is_multiple_of(*size);
    let (size, word) = units.iter().find(fits).copied().unwrap_or((1, "second"));
    let count = seconds / size;
    if count == 1 { format!("1 {word}") } else { format!("{count} {word}s") }
}
