//! The same exchange at another time: what has changed on the server, or what the page asks now.

use crate::author::AuthorHeaders;
use crate::exchange::{Answer, Exchange};
use crate::header::HeaderList;
use crate::names::Names;
use crate::scenario::{Api, Credentials, Mode, Request, Response};
use crate::verdict::Leg;
use alloc::string::String;

/// A server that no longer agrees: its answers of these kinds have lost every `Access-Control-*`.
pub(super) fn revoked(exchange: &Exchange, legs: &[Leg]) -> Exchange {
    without(exchange, legs, is_access_control)
}

/// The page sets one more header, which has to be asked for.
pub(super) fn with_another_header(exchange: &Exchange) -> Exchange {
    let mut request = exchange.request().clone();
    request.headers.push(("X-Another".into(), "1".into()));
    with_request(exchange.clone(), request)
}

/// An `<img>` without `crossorigin` asks for the URL, and the server says neither who may read nor
/// that its answer depends on who asks, as many do where a request has no `Origin`.
pub(super) fn picture(exchange: &Exchange) -> Exchange {
    let silent = |name: &[u8]| is_access_control(name) || name.eq_ignore_ascii_case(b"vary");
    let exchange = without(exchange, &[Leg::Response], silent);
    let request = Request {
        api: Api::Img,
        url: exchange.request().url.clone(),
        mode: Mode::NoCors,
        credentials: Credentials::Include,
        ..Request::default()
    };
    with_request(exchange, request)
}

/// A page of the same site, but of another origin, asks, and the server names that origin where it
/// named the first; `None` where it names no origin, or there is no such page.
pub(super) fn from_sibling_page(exchange: &Exchange) -> Option<Exchange> {
    let (first, sibling) = (exchange.page_origin(), exchange.page_origin().sibling()?);
    let [first, second] = [first, &sibling].map(|origin| String::from(origin.serialization()));
    let named = |value: &[u8]| value == first.as_bytes();
    let answer = exchange.response_at(0)?;
    if !answer.headers.values(ALLOW_ORIGIN).any(named) {
        return None;
    }
    let mut other = exchange.clone();
    other.scenario.page_origin.clone_from(&second);
    other.page_origin = sibling;
    for hop in &mut other.scenario.hops {
        for answer in hop.preflight.iter_mut().chain(&mut hop.response) {
            for (name, value) in &mut answer.headers {
                if name.eq_ignore_ascii_case(ALLOW_ORIGIN) && value.trim() == first {
                    value.clone_from(&second);
                }
            }
        }
    }
    for answers in &mut other.hops {
        for answer in answers.preflight.iter_mut().chain(&mut answers.response) {
            let headers = answer.headers.headers().iter().map(|header| {
                let names = header.name.eq_ignore_ascii_case(ALLOW_ORIGIN.as_bytes());
                let renames = names && named(&header.value);
                (&header.name, if renames { second.as_bytes() } else { header.value.as_slice() })
            });
            answer.headers = HeaderList::new(headers);
        }
    }
    Some(other)
}

const ALLOW_ORIGIN: &str = "access-control-allow-origin";

fn with_request(mut exchange: Exchange, request: Request) -> Exchange {
    exchange.method = crate::exchange::bytes(&request.method);
    exchange.author = AuthorHeaders::new(&request);
    exchange.scenario.request = request;
    exchange
}

fn without(exchange: &Exchange, legs: &[Leg], goes: fn(&[u8]) -> bool) -> Exchange {
    let mut exchange = exchange.clone();
    for (written, ready) in exchange.scenario.hops.iter_mut().zip(&mut exchange.hops) {
        if legs.contains(&Leg::Preflight) {
            strip(written.preflight.as_mut(), ready.preflight.as_mut(), goes);
        }
        if legs.contains(&Leg::Response) {
            strip(written.response.as_mut(), ready.response.as_mut(), goes);
        }
    }
    exchange
}

/// Takes headers out of an answer, as written and as made ready.
fn strip(written: Option<&mut Response>, ready: Option<&mut Answer>, goes: fn(&[u8]) -> bool) {
    if let Some(response) = written {
        response.headers.retain(|(name, _)| !goes(name.as_bytes()));
    }
    if let Some(answer) = ready {
        let kept = answer.headers.headers().iter().filter(|header| !goes(&header.name));
        answer.headers = HeaderList::new(kept.map(|header| (&header.name, &header.value)));
        answer.allow_methods = Names::default();
        answer.allow_headers = Names::default();
        answer.expose_headers = Names::default();
        answer.allow_origin_parses = false;
    }
}

fn is_access_control(name: &[u8]) -> bool {
    name.get(..PREFIX.len()).is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

const PREFIX: &[u8] = b"access-control-";
