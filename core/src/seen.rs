//! One exchange laid out for a reader: each answer beside what asked for it.

use crate::advice::{ALLOW_CREDENTIALS, SHOWN};
use crate::engine::Engine;
use crate::exchange::{Answer, Exchange};
use crate::explain::explain;
use crate::header::Lines;
use crate::scenario::{Credentials, Mode};
use crate::url::Url;
use crate::values::show;
use crate::verdict::{At, Leg};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// A header line that was seen.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Evidence {
    /// Which of the exchanges that were given, from 0.
    pub exchange: usize,
    /// Where in it; `request` stands for what the script set.
    pub at: At,
    /// The name as it was written.
    pub name: String,
    /// The value; of a cookie its name only.
    pub value: String,
}

/// One exchange, laid out.
pub(crate) struct View<'a> {
    pub number: usize,
    pub exchange: &'a Exchange,
    pub answers: Vec<Seen<'a>>,
}

/// One answer and what asked for it.
#[derive(Clone, Copy)]
pub(crate) struct Seen<'a> {
    pub exchange: usize,
    pub at: At,
    pub answer: &'a Answer,
    pub url: Option<&'a Url>,
    pub method: &'a str,
    /// The `Origin` header of the request, where there was one.
    pub asked_by: Option<&'a [u8]>,
    /// Whether another origin than the page's has to agree, here or before.
    pub crosses: bool,
    pub credentials: Credentials,
    /// Whether anything is sent to this URL at all, be it the preflight alone.
    pub reached: bool,
}

impl<'a> View<'a> {
    pub fn new(number: usize, exchange: &'a Exchange) -> Self {
        let sent = explain(exchange, Engine::Fetch).sent;
        let request = exchange.request();
        let page = exchange.page_origin();
        let (mut answers, mut crosses) = (Vec::new(), false);
        for hop in 0..=MOST_REDIRECTS {
            let (url, credentials) = (exchange.url_at(hop), request.credentials);
            crosses |= url.is_some_and(|url| !url.origin().is_same_origin(page));
            let reached = sent.iter().any(|sent| sent.at().hop == hop);
            let both = [
                (Leg::Preflight, exchange.preflight_at(hop)),
                (Leg::Response, exchange.response_at(hop)),
            ];
            for (leg, answer) in both {
                let (Some(answer), at) = (answer, At { hop, leg }) else { continue };
                // What was not reached would have been asked for by the page, if at the first URL.
                let by_page = hop == 0 && crosses && request.mode == Mode::Cors;
                let asked_by = match sent.iter().find(|sent| sent.at() == at) {
                    Some(sent) => sent.origin(),
                    None => by_page.then(|| page.serialization().as_bytes()),
                };
                let (method, exchange) = (request.method.as_str(), number);
                answers.push(Seen {
                    exchange,
                    at,
                    answer,
                    url,
                    method,
                    asked_by,
                    crosses,
                    credentials,
                    reached,
                });
            }
        }
        Self { number, exchange, answers }
    }

    /// The preflight's answer and the answer itself, for each URL that has both.
    pub fn pairs(&self) -> impl Iterator<Item = (&Seen<'a>, &Seen<'a>)> {
        self.answers.windows(2).filter_map(|pair| match pair {
            [one, two] if one.at.hop == two.at.hop => Some((one, two)),
            _ => None,
        })
    }
}

impl<'a> Seen<'a> {
    /// Whether this is a preflight's answer.
    pub fn is_preflight(&self) -> bool {
        self.at.leg == Leg::Preflight
    }

    pub fn lines(&self, name: &'a str) -> Lines<'a> {
        self.answer.headers.lines(name)
    }

    /// The value, where there is exactly one line.
    pub fn only(&self, name: &'a str) -> Option<&'a [u8]> {
        match self.lines(name) {
            Lines::One(value) => Some(value),
            Lines::None | Lines::Many => None,
        }
    }

    pub fn has(&self, name: &'a str) -> bool {
        self.lines(name) != Lines::None
    }

    /// Whether it agrees to credentials.
    pub fn agrees_to_credentials(&self) -> bool {
        self.only(ALLOW_CREDENTIALS) == Some(b"true")
    }

    /// Whether a header is a list with this word in it, in any case.
    pub fn lists(&self, name: &str, word: &str) -> bool {
        let values = self.answer.headers.get_decode_split(name).unwrap_or_default();
        values.iter().any(|value| value.eq_ignore_ascii_case(word.as_bytes()))
    }

    /// The lines of these names, in order.
    pub fn evidence(&self, names: &[&str]) -> Vec<Evidence> {
        let is_one =
            |name: &[u8]| names.iter().any(|known| name.eq_ignore_ascii_case(known.as_bytes()));
        self.answer
            .headers
            .headers()
            .iter()
            .filter(|header| is_one(&header.name))
            .take(SHOWN)
            .map(|header| Evidence {
                exchange: self.exchange,
                at: self.at,
                name: show(&header.name),
                value: shown_value(&header.name, &header.value),
            })
            .collect()
    }
}

/// A cookie's value is nobody's business.
fn shown_value(name: &[u8], value: &[u8]) -> String {
    if name.eq_ignore_ascii_case(b"set-cookie") {
        let cookie = value.split(|&byte| matches!(byte, b'=' | b';')).next().unwrap_or_default();
        return format!("{}=…", show(cookie));
    }
    show(value)
}

/// <https://fetch.spec.whatwg.org/#http-redirect-fetch>, step 7.
const MOST_REDIRECTS: u8 = 20;
