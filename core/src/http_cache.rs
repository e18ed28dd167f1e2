//! The HTTP cache of one browser, as far as CORS meets it: a stored response answers in the server's
//! stead, and then it is the copy that the CORS check looks at.
//!
//! RFC 9111, of a private cache. What is kept of one URL is one response, the last, as all three
//! browsers do; responses of one top-level site are kept apart from those of every other
//! (<https://fetch.spec.whatwg.org/#network-partition-keys>; this engine's pages are top-level).
//!
//! Left out, because an exchange does not show it:
//! - revalidation: a response that is no longer fresh is asked for anew, and the answer given counts
//!   as a whole; `stale-while-revalidate` counts for nothing;
//! - what is evicted before its time, and what restarts and several windows do;
//! - request headers that the browser adds itself, but for `Origin`: where `Vary` names one, it is
//!   taken to be the same each time for the same kind of request;
//! - requests with `Range`, and `HEAD` answered from a stored `GET`, as Chromium does;
//! - shared caches on the way (proxies, CDNs): they mix what a browser keeps apart, and what they
//!   answer is what the exchange shows;
//! - what one exchange stores answers from the next exchange on, not within it.

mod freshness;
mod http_date;
mod request_values;

use crate::cache::Seconds;
use crate::engine::{Departure, Rules};
use crate::exchange::Answer;
use crate::header::extract_tokens;
use crate::origin::Origin;
use crate::redirect::is_redirect_status;
use crate::request::RequestState;
use crate::scenario::Api;
use crate::sent::Sent;
use crate::site::registrable_domain;
use crate::sorted::Sorted;
use crate::spec::Rule;
use crate::trace::Context;
use crate::verdict::{At, Saw};
use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use freshness::{age, freshness_lifetime};
use request_values::RequestValues;

/// <https://fetch.spec.whatwg.org/#determine-the-http-cache-partition>, for all partitions.
#[derive(Clone, Debug, Default)]
pub(crate) struct HttpCache {
    responses: Sorted<Key, StoredResponse>,
}

/// What a request and a stored response must have in common.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// The page's site.
    partition: String,
    /// Without its fragment.
    url: String,
    /// [`Departure::StoredApart`]: whether by an element, and whether with credentials.
    apart: (bool, bool),
}

#[derive(Clone, Debug)]
struct StoredResponse {
    answer: Answer,
    stored: Seconds,
    /// How old it was when it came.
    age: Seconds,
    lifetime: Seconds,
    /// The request headers that `Vary` names, as they were.
    varied: Vec<(Vec<u8>, Option<Vec<u8>>)>,
}

/// What an exchange does to the cache: it is done when the next one begins.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    hop: u8,
    key: Key,
    /// `None` forgets what was stored.
    response: Option<Box<StoredResponse>>,
}

/// The cache during one exchange.
pub(crate) struct HttpVisit<'a, 'run> {
    pub cache: &'a HttpCache,
    pub changes: &'run mut Vec<Change>,
}

impl HttpCache {
    /// Does what an exchange did to it.
    pub fn apply(&mut self, changes: &mut Vec<Change>) {
        for Change { key, response, .. } in changes.drain(..) {
            match response {
                Some(response) => self.responses.insert(key, *response),
                None => self.responses.remove(&key),
            }
        }
    }
}

/// HTTP-network-or-cache fetch 8.26: the stored response that answers this request, if one does.
/// <https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch>
pub(crate) fn select<'a>(sent: &Sent<'a>, at: At, cx: &mut Context<'a, '_>) -> Option<&'a Answer> {
    let visit = cx.cache.as_ref()?;
    let now = visit.now;
    let cache = visit.http.as_ref()?.cache;
    if sent.method() != b"GET" || cache.responses.is_empty() {
        return None;
    }
    let request = RequestValues::of(sent);
    if request.ask_anew() {
        return None;
    }
    // 8.26.1 Select a response; `Vary` counts.
    let stored = cache.responses.get(&key(sent, sent.credentials())?)?;
    let fits = stored.varied.iter().all(|(name, value)| request.get(name) == value.as_deref());
    let varies = Saw::Lines(&stored.answer.headers, "vary");
    cx.note(Rule::StoredResponseFits, at, fits, varies, Saw::Nothing);
    if !fits {
        return None;
    }
    // 8.26.2.2 Only a fresh one answers by itself.
    let age = stored.age.saturating_add(now.saturating_sub(stored.stored));
    let is_fresh = age < stored.lifetime;
    let lifetime = Saw::Number(stored.lifetime);
    cx.note(Rule::StoredResponseFresh, at, is_fresh, Saw::Number(age), lifetime);
    is_fresh.then_some(&stored.answer)
}

/// HTTP-network-or-cache fetch 11.3 and 11.5.2: a request that may change something makes stored
/// responses invalid, and what came is stored.
pub(crate) fn store<'a>(sent: &Sent<'a>, answer: &'a Answer, at: At, cx: &mut Context<'a, '_>) {
    let Some(visit) = &mut cx.cache else { return };
    let Some(http) = &mut visit.http else { return };
    let (rules, hop) = (sent.request.rules, at.hop);
    match sent.method() {
        b"GET" => {
            let request = RequestValues::of(sent);
            // What is only a part, or no response of its own, changes nothing here.
            if answer.status == 304 || request.get(b"range").is_some() {
                return;
            }
            let Some(key) = key(sent, sent.credentials()) else { return };
            let response = stored_response(&request, answer, visit.now, rules).map(Box::new);
            let lifetime = response.as_ref().map(|response| Saw::Number(response.lifetime));
            http.changes.push(Change { hop, key, response });
            if let Some(lifetime) = lifetime {
                cx.note(Rule::ResponseStored, at, true, lifetime, Saw::Nothing);
            }
        }
        b"HEAD" | b"OPTIONS" => {}
        _ => {
            let succeeded = matches!(answer.status, 200..=399);
            if succeeded && !rules.depart(Departure::StoredOutlivesChange) {
                let keys = [true, false].map(|credentials| key(sent, credentials));
                http.changes.extend(keys.into_iter().flatten().map(|key| Change {
                    hop,
                    key,
                    response: None,
                }));
            }
        }
    }
}

/// [`Departure::RefusedNotStored`]: what came at this hop is not kept after all.
pub(crate) fn forget_refused(request: &RequestState<'_>, http: &mut HttpVisit<'_, '_>) {
    if request.rules.depart(Departure::RefusedNotStored) {
        for change in http.changes.iter_mut().filter(|change| change.hop == request.hop) {
            change.response = None;
        }
    }
}

/// RFC 9111 section 3; `None` where the response is not stored, or could never answer.
fn stored_response(
    request: &RequestValues<'_>,
    answer: &Answer,
    now: Seconds,
    rules: Rules<'_>,
) -> Option<StoredResponse> {
    let mut varied = Vec::new();
    for name in answer.headers.values("vary").flat_map(extract_tokens).flatten() {
        if name == b"*" {
            return None;
        }
        let name = name.to_ascii_lowercase();
        let value = request.get(&name).map(<[u8]>::to_vec);
        varied.push((name, value));
    }
    let (age, lifetime) = (age(answer), freshness_lifetime(answer, rules));
    let keeps = is_storable(answer.status, rules) && age < lifetime && !request.forbid_to_store();
    keeps.then(|| StoredResponse { answer: answer.clone(), stored: now, age, lifetime, varied })
}

/// Whether a response of this status may answer again.
fn is_storable(status: u16, rules: Rules<'_>) -> bool {
    if rules.depart(Departure::StoredStatusesOfFirefox) {
        is_redirect_status(status) || matches!(status, 200 | 203 | 204 | 410)
    } else if rules.depart(Departure::StoredStatusesOfWebKit) {
        matches!(status, 200..=205 | 300..=303 | 307 | 403..=406 | 410 | 414 | 415 | 501)
    } else {
        !matches!(status, 0..=199 | 206 | 304)
    }
}

/// `None` where nothing is stored for such a page.
fn key(sent: &Sent<'_>, credentials: bool) -> Option<Key> {
    let rules = sent.request.rules;
    let page = sent.request.origin();
    if *page == Origin::Opaque && rules.depart(Departure::OpaquePagesStoreNothing) {
        return None;
    }
    let site = registrable_domain(page.host()).unwrap_or_else(|| page.host());
    Some(Key {
        partition: format!("{}://{site}", page.scheme()),
        url: sent.url().into(),
        apart: if rules.depart(Departure::StoredApart) {
            (sent.request.exchange.request().api == Api::Img, credentials)
        } else {
            (false, false)
        },
    })
}
