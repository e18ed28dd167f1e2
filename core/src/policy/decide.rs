//! One cell: somebody asks, and the engine says what comes of it.

use super::{Asker, Cell, Item, Missing, Said};
use crate::advice::fault;
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::check;
use crate::header::Lines;
use crate::method::{is_forbidden_method, is_method, normalize};
use crate::origin::Origin;
use crate::scenario::{Credentials, Hop, Request, Scenario};
use crate::sent::isomorphic_decode;
use crate::url::{Url, UrlParser};
use crate::values::{fill, value_at};
use crate::verdict::{Blocked, Leg, Verdict};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// A server's answers, ready to be asked for again and again.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    exchange: Exchange,
    pub engine: Engine,
    /// The origins that the answers name, and the one that asked.
    pub origins: Vec<Origin>,
    pub asked_by: Option<Origin>,
    /// The method that asked, to tell of: one that a script may use.
    pub method: String,
    /// Sites that can stand for those not named.
    pub strangers: Vec<Origin>,
    /// The methods and header names that the preflight lists, as far as they are tried.
    pub methods: Vec<String>,
    pub headers: Vec<String>,
    pub left_out: usize,
}

/// One thing to ask for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ask<'a> {
    pub origin: &'a Origin,
    pub credentials: Credentials,
    pub method: &'a str,
    pub header: Option<&'a str>,
}

impl Answered {
    pub fn new(said: Said<'_>, engine: Engine, parser: &dyn UrlParser) -> Self {
        let origin = |text: &str| Some(Url::parse(parser, text, None)?.origin().clone());
        let is_tuple = |origin: &Origin| *origin != Origin::Opaque;
        let asked_by = said.asked_by.and_then(|text| match text {
            "null" => Some(Origin::Opaque),
            text => origin(text).filter(is_tuple),
        });
        let values = said.preflight.into_iter().chain(said.response).flat_map(allow_origins);
        let mut origins: Vec<Origin> = Vec::new();
        // A pattern parses as an origin, and no page has it.
        let is_said = |origin: &Origin| fault(origin.serialization().as_bytes()).is_none();
        let named = values.filter_map(origin).filter(is_said);
        for origin in named.chain(asked_by.clone()).filter(is_tuple) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let url = if origins.iter().any(|origin| TARGET.starts_with(origin.serialization())) {
            OTHER_TARGET
        } else {
            TARGET
        };
        let method = said.method.filter(|method| {
            is_method(method.as_bytes()) && !is_forbidden_method(method.as_bytes())
        });
        let hop = Hop { preflight: said.preflight.cloned(), response: said.response.cloned() };
        let scenario = Scenario {
            page_origin: "null".into(),
            request: Request { url: url.into(), ..Request::default() },
            hops: [hop].into(),
            ..Scenario::default()
        };
        let exchange = Exchange::on_opaque_page(scenario, parser);
        let mut left_out = 0;
        let mut listed = |names: Option<Vec<String>>| {
            let mut names = names.unwrap_or_default();
            left_out += names.len().saturating_sub(TRIED);
            names.truncate(TRIED);
            names
        };
        let preflight = exchange.preflight_at(0);
        let methods = listed(preflight.map(|answer| tokens(answer.allow_methods.tokens())));
        let headers = listed(preflight.map(|answer| tokens(answer.allow_headers.tokens())));
        Self {
            engine,
            origins,
            asked_by,
            method: isomorphic_decode(normalize(method.unwrap_or("GET").as_bytes())),
            strangers: strangers().filter_map(|text| origin(&text)).collect(),
            methods,
            headers,
            left_out,
            exchange,
        }
    }

    /// What comes of it, and why not.
    pub fn decide(&mut self, ask: Ask<'_>) -> (Cell, Option<String>) {
        let header = ask.header.map(|name| (name.to_string(), UNSAFE_VALUE.to_string()));
        let request = Request {
            method: ask.method.into(),
            headers: header.into_iter().collect(),
            credentials: ask.credentials,
            ..Request::default()
        };
        self.exchange.ask_again(ask.origin, request);
        match check(&self.exchange, self.engine) {
            Verdict::Readable(_) | Verdict::Opaque | Verdict::OpaqueRedirect => {
                (Cell::Allowed, None)
            }
            Verdict::Incomplete(next) => {
                let missing = match (next.at().hop, next.at().leg) {
                    (0, Leg::Preflight) => Missing::Preflight,
                    (0, _) => Missing::Response,
                    _ => Missing::Redirect,
                };
                (Cell::Unknown { missing }, None)
            }
            Verdict::NetworkError(blocked) | Verdict::TypeError(blocked) => {
                let cell = Cell::Forbidden { reason: blocked.reason.code(), leg: blocked.at.leg };
                (cell, Some(self.what_happened(ask.origin, &blocked)))
            }
        }
    }

    /// Why not, without the name of a site that only stands for others.
    fn what_happened(&self, origin: &Origin, blocked: &Blocked<'_>) -> String {
        let is_made_up = self.strangers.contains(origin) && !self.origins.contains(origin);
        let value_of = |name: &str| value_at(&self.exchange, &[], blocked, name);
        if is_made_up {
            let what = blocked.reason.what();
            return fill(&what.replace("`{needed}`", "the origin that asks"), value_of);
        }
        fill(blocked.reason.what(), value_of)
    }

    /// Whether the preflight lists this method.
    pub fn lists_method(&self, name: &str) -> bool {
        let answer = self.exchange.preflight_at(0);
        answer.is_some_and(|answer| answer.allow_methods.contains(name.as_bytes()))
    }

    /// Whether the preflight lists this header name in lower case.
    pub fn lists_header(&self, name: &str) -> bool {
        let answer = self.exchange.preflight_at(0);
        answer.is_some_and(|answer| answer.allow_headers.contains(name.as_bytes()))
    }

    /// Whether the answer of this leg is known.
    pub fn is_known(&self, leg: Leg) -> bool {
        match leg {
            Leg::Preflight => self.exchange.preflight_at(0).is_some(),
            Leg::Request | Leg::Response => self.exchange.response_at(0).is_some(),
        }
    }

    /// The lines of `Access-Control-Allow-Origin` in the answers that came.
    pub fn allow_origin(&self) -> impl Iterator<Item = Lines<'_>> {
        let answers = [self.exchange.response_at(0), self.exchange.preflight_at(0)];
        answers
            .into_iter()
            .flatten()
            .filter(|answer| answer.status != 0)
            .map(|answer| answer.headers.lines("access-control-allow-origin"))
    }
}

impl Asker {
    /// The axis of those who ask, with an origin for each.
    pub(super) fn axis<'a>(
        answered: impl Iterator<Item = &'a Answered> + Clone,
    ) -> Vec<(Self, Origin)> {
        let mut origins: Vec<&Origin> = Vec::new();
        for origin in answered.clone().flat_map(|one| &one.origins) {
            if !origins.contains(&origin) {
                origins.push(origin);
            }
        }
        let stranger = answered
            .flat_map(|one| &one.strangers)
            .find(|stranger| !origins.contains(stranger))
            .map(|stranger| (Self::AnyOther, stranger.clone()));
        origins
            .iter()
            .map(|&origin| (Self::Origin(origin.serialization().into()), origin.clone()))
            .chain(stranger)
            .chain([(Self::Null, Origin::Opaque)])
            .collect()
    }
}

impl Item {
    /// The name to ask with; `other` stands for any other.
    pub(super) fn name<'a>(&'a self, other: &'a str) -> Option<&'a str> {
        match self {
            Self::Simple => None,
            Self::Named(name) => Some(name),
            Self::AnyOther => Some(other),
        }
    }
}

/// The values of `Access-Control-Allow-Origin`, one by one even where several stand in a line.
fn allow_origins(answer: &crate::scenario::Response) -> impl Iterator<Item = &str> {
    answer
        .headers
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("access-control-allow-origin"))
        .flat_map(|(_, value)| value.split([',', ' ']))
        .filter(|value| !value.is_empty())
        .take(NAMED)
}

fn tokens<'a>(tokens: impl Iterator<Item = &'a [u8]>) -> Vec<String> {
    let mut names: Vec<String> =
        tokens.filter(|&token| token != b"*").map(isomorphic_decode).collect();
    names.dedup();
    names
}

/// One more than two policies can name.
fn strangers() -> impl Iterator<Item = String> {
    let numbered =
        (1..=4 * NAMED + 2).map(|number| format!("https://another-site-{number}.example"));
    ["https://another-site.example".to_string()].into_iter().chain(numbered)
}

/// A value that needs to be allowed, whatever the header's name.
const UNSAFE_VALUE: &str = "(";

const TARGET: &str = "https://the-server.example/";
const OTHER_TARGET: &str = "https://the-server.example:444/";

/// How many origins of an answer are tried; several never match anyway.
const NAMED: usize = 4;

/// How many listed methods and how many listed headers are tried.
const TRIED: usize = 24;
