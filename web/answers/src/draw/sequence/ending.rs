//! How a conversation ended: where it stopped, and what the page gets.

use crate::draw::sequence::events::{Event, Kind, Line};
use corsplain::account::{Account, Cause};
use corsplain::scenario::{Api, Mode, Request};
use corsplain::{Leg, Outcome, Reason};
use corsplain_nodes::words::{self, fill};

/// The mark at the very place, after the `last` server was asked.
pub fn stops(account: &Account, cause: &Cause, last: usize) -> Event {
    let reason = Reason::from_code(cause.code);
    let is_silence = reason == Some(Reason::NoAnswer);
    let means = match cause.at.leg {
        _ if account.outcome == Outcome::TypeError => words::STOP_CALL,
        _ if account.sent.is_empty() => words::STOP_BEFORE,
        _ if is_silence => words::STOP_SILENCE,
        Leg::Request => words::STOP_BEFORE_NEXT,
        Leg::Preflight => words::STOP_PREFLIGHT,
        Leg::Response if reason.is_some_and(Reason::is_about_agreement) => words::STOP_ANSWER,
        Leg::Response => words::STOP_ONWARD,
    };
    Event {
        kind: if is_silence { Kind::Silence(last) } else { Kind::Stops },
        lines: vec![Line::Title(cause.title.to_owned()), Line::Note(means.to_owned())],
        said: fill(words::SAYS_STOP, &[cause.title, means]),
    }
}

/// What the page gets at the end; `None` where there is no end yet.
pub fn gets(account: &Account, request: &Request) -> Option<Event> {
    let outcome = account.outcome;
    let is_navigation = request.mode == Mode::Navigate;
    let is_beacon = request.api == Api::Beacon && !request.upload_listener;
    let what = match outcome {
        Outcome::Incomplete => return None,
        Outcome::TypeError => words::GETS_TYPE_ERROR,
        Outcome::Readable if is_navigation => words::GETS_SHOWN,
        Outcome::NetworkError if is_navigation => words::GETS_ERROR_PAGE,
        Outcome::Readable | Outcome::Opaque | Outcome::NetworkError if is_beacon => {
            words::GETS_NOTHING
        }
        Outcome::Readable if account.sent.is_empty() => words::GETS_OWN,
        Outcome::Readable => words::GETS_ANSWER,
        Outcome::Opaque => words::GETS_OPAQUE,
        Outcome::OpaqueRedirect => words::GETS_OPAQUE_REDIRECT,
        Outcome::NetworkError => words::GETS_ERROR,
    };
    let said = if is_navigation {
        format!("{}.", crate::values::capitalized(what))
    } else {
        fill(words::SAYS_GETS, &[what])
    };
    let lines = vec![Line::Title(crate::values::capitalized(what))];
    Some(Event { kind: Kind::Gets(outcome), lines, said })
}
