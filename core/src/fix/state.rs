//! What stands between the page and the answer.

use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::check;
use crate::redirect::is_redirect_status;
use crate::sent::Sent;
use crate::verdict::{Blocked, Verdict};
use alloc::vec::Vec;

/// What keeps an engine from handing the answer to the page.
pub(super) enum Obstacle<'a> {
    /// A rule.
    Blocked(Blocked<'a>),
    /// An answer is not known.
    Waits(Sent<'a>),
    /// The page did not ask to read.
    Opaque,
    /// The page did not want to follow.
    OpaqueRedirect,
}

/// The first obstacle and the engine that meets it, the standard before browsers; `None` where the
/// page can read the answer everywhere.
pub(super) fn obstacle(exchange: &Exchange) -> Option<(Engine, Obstacle<'_>)> {
    Engine::ALL.iter().find_map(|&engine| Some((engine, of(exchange, engine)?)))
}

/// Whether these engines hand the answer to the page.
pub(super) fn is_readable_in(exchange: &Exchange, engines: &[Engine]) -> bool {
    engines.iter().all(|&engine| of(exchange, engine).is_none())
}

/// The engines that hand the answer to the page.
pub(super) fn readable_in(exchange: &Exchange) -> Vec<Engine> {
    Engine::ALL.iter().copied().filter(|&engine| of(exchange, engine).is_none()).collect()
}

fn of(exchange: &Exchange, engine: Engine) -> Option<Obstacle<'_>> {
    match check(exchange, engine) {
        Verdict::Readable(_) => None,
        Verdict::Opaque => Some(Obstacle::Opaque),
        Verdict::OpaqueRedirect => Some(Obstacle::OpaqueRedirect),
        Verdict::NetworkError(blocked) | Verdict::TypeError(blocked) => {
            Some(Obstacle::Blocked(blocked))
        }
        Verdict::Incomplete(sent) => Some(Obstacle::Waits(sent)),
    }
}

/// The last URL to which known redirects lead.
pub(super) fn last_url(exchange: &Exchange) -> u8 {
    let leads = |hop: &u8| {
        let answer = exchange.response_at(*hop);
        *hop < 20
            && answer.is_some_and(|answer| is_redirect_status(answer.status))
            && exchange.url_at(hop + 1).is_some_and(|url| url.is_http())
    };
    (0..=20).find(|hop| !leads(hop)).unwrap_or(20)
}
