//! The CORS-preflight cache: what a server agreed to a moment ago.
//!
//! Time is an input, not a clock: a [`Session`] is told the time of each exchange.

use crate::engine::{Engine, Rules};
use crate::exchange::{Answer, Exchange};
use crate::explain::{Explanation, run};
use crate::header::{HeaderList, Lines};
use crate::names::Names;
use crate::request::RequestState;
use crate::safelist::is_cors_non_wildcard_request_header_name;
use crate::verdict::Verdict;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

/// Seconds on a clock of the caller's choice.
pub type Seconds = u64;

/// One browser over time: its preflight cache.
///
/// ```
/// use corsplain::{Engine, Exchange, cache::Session};
/// # use corsplain::scenario::{Hop, Request, Response, Scenario};
/// # let field = |name: &str, value: &str| (name.into(), value.into());
/// # let answer = |headers| Some(Response { status: 200, headers });
/// # let scenario = Scenario {
/// #     page_origin: "https://app.example".into(),
/// #     request: Request { url: "https://api.example/".into(), method: "PUT".into(), ..Request::default() },
/// #     hops: vec![Hop {
/// #         preflight: answer(vec![
/// #             field("Access-Control-Allow-Origin", "*"),
/// #             field("Access-Control-Allow-Methods", "PUT"),
/// #             field("Access-Control-Max-Age", "60"),
/// #         ]),
/// #         response: answer(vec![field("Access-Control-Allow-Origin", "*")]),
/// #     }],
/// # };
/// let exchange = Exchange::new(scenario)?;
/// let mut browser = Session::new(Engine::Fetch);
/// assert_eq!(browser.explain(&exchange, 0).report().preflights, [true]);
/// assert_eq!(browser.explain(&exchange, 59).report().preflights, [false]);
/// assert_eq!(browser.explain(&exchange, 60).report().preflights, [true]);
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Session {
    rules: Rules,
    cache: PreflightCache,
}

impl Session {
    /// A browser that was just started.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self { rules: Rules::of(engine), cache: PreflightCache::default() }
    }

    /// [`crate::check`], at a time, with what the cache knows.
    pub fn check<'a>(&mut self, exchange: &'a Exchange, at: Seconds) -> Verdict<'a> {
        run(exchange, self.rules, None, Some(Visit { cache: &mut self.cache, now: at }))
    }

    /// [`crate::explain`], at a time, with what the cache knows.
    pub fn explain<'a>(&mut self, exchange: &'a Exchange, at: Seconds) -> Explanation<'a> {
        let visit = Visit { cache: &mut self.cache, now: at };
        crate::explain::traced(exchange, self.rules, Some(visit))
    }
}

/// <https://fetch.spec.whatwg.org/#concept-cache>
#[derive(Clone, Debug, Default)]
pub(crate) struct PreflightCache {
    groups: BTreeMap<Key, Group>,
}

/// What <https://fetch.spec.whatwg.org/#concept-cache-match> compares.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    /// Stands for the network partition key: this engine's pages are top-level.
    page_origin: String,
    origin: Vec<u8>,
    url: String,
    credentials: bool,
}

/// The entries under one key, by method and by header name in lower case.
#[derive(Clone, Debug, Default)]
struct Group {
    methods: BTreeMap<Vec<u8>, Entry>,
    header_names: BTreeMap<Vec<u8>, Entry>,
}

/// <https://fetch.spec.whatwg.org/#cache-entry>
#[derive(Clone, Copy, Debug)]
struct Entry {
    stored: Seconds,
    max_age: Seconds,
}

impl Entry {
    const fn is_fresh(self, now: Seconds) -> bool {
        now.saturating_sub(self.stored) < self.max_age
    }
}

/// The cache and the time of one exchange.
pub(crate) struct Visit<'run> {
    cache: &'run mut PreflightCache,
    now: Seconds,
}

impl Visit<'_> {
    /// <https://fetch.spec.whatwg.org/#concept-cache-match-method>
    pub fn has_method(&self, request: &RequestState<'_>, method: &[u8]) -> bool {
        keys(request).into_iter().flatten().any(|key| {
            let methods = self.cache.groups.get(&key).map(|group| &group.methods);
            methods.is_some_and(|methods| {
                [method, b"*"].into_iter().any(|name| self.is_fresh(methods, name))
            })
        })
    }

    /// <https://fetch.spec.whatwg.org/#concept-cache-match-header>
    pub fn has_header_name(&self, request: &RequestState<'_>, name: &[u8]) -> bool {
        keys(request).into_iter().flatten().any(|key| {
            let names = self.cache.groups.get(&key).map(|group| &group.header_names);
            names.is_some_and(|names| {
                self.is_fresh(names, name)
                    || (!is_cors_non_wildcard_request_header_name(name)
                        && self.is_fresh(names, b"*"))
            })
        })
    }

    fn is_fresh(&self, entries: &BTreeMap<Vec<u8>, Entry>, name: &[u8]) -> bool {
        entries.get(name).is_some_and(|entry| entry.is_fresh(self.now))
    }

    /// <https://fetch.spec.whatwg.org/#concept-cache-clear>
    pub fn clear_entries(&mut self, request: &RequestState<'_>) {
        for credentials in [false, true] {
            self.cache.groups.remove(&key(request, credentials));
        }
    }

    /// CORS-preflight fetch 7.8 to 7.15.
    /// <https://fetch.spec.whatwg.org/#cors-preflight-fetch-0>
    pub fn remember(
        &mut self,
        request: &RequestState<'_>,
        answer: &Answer,
        defaulted: bool,
        limit: Option<Seconds>,
    ) {
        // 7.8 to 7.10 How long.
        let max_age = max_age(&answer.headers).min(limit.unwrap_or(Seconds::MAX));
        let own = if defaulted { Some(request.method) } else { None };
        // 7.12 and 7.13 Methods.
        for method in answer.allow_methods.tokens().chain(own) {
            self.refresh_or_create(request, max_age, method, |group| &mut group.methods);
        }
        // 7.14 and 7.15 Header names.
        for name in Names::tokens(&answer.allow_headers) {
            self.refresh_or_create(request, max_age, name, |group| &mut group.header_names);
        }
    }

    /// An entry that matches gets the new max-age, and keeps the time at which it was stored; only
    /// where none matches is one created.
    fn refresh_or_create(
        &mut self,
        request: &RequestState<'_>,
        max_age: Seconds,
        name: &[u8],
        entries: fn(&mut Group) -> &mut BTreeMap<Vec<u8>, Entry>,
    ) {
        let now = self.now;
        let covered_by: &[&[u8]] =
            if is_cors_non_wildcard_request_header_name(name) { &[name] } else { &[name, b"*"] };
        let mut matched = false;
        for key in keys(request).into_iter().flatten() {
            let Some(group) = self.cache.groups.get_mut(&key) else { continue };
            for &name in covered_by {
                if let Some(entry) = entries(group).get_mut(name).filter(|e| e.is_fresh(now)) {
                    entry.max_age = max_age;
                    matched = true;
                }
            }
        }
        if !matched {
            let group = self.cache.groups.entry(key(request, request.includes_credentials()));
            entries(group.or_default()).insert(name.to_vec(), Entry { stored: now, max_age });
        }
    }
}

/// The keys whose entries match: those stored with credentials always, those stored without only
/// for a request without.
fn keys(request: &RequestState<'_>) -> [Option<Key>; 2] {
    let without = (!request.includes_credentials()).then(|| key(request, false));
    [Some(key(request, true)), without]
}

fn key(request: &RequestState<'_>, credentials: bool) -> Key {
    Key {
        page_origin: request.origin().serialization().into(),
        origin: request.serialized_origin().to_vec(),
        url: request.url().map_or("", |url| url.href()).into(),
        credentials,
    }
}

/// The seconds that `Access-Control-Max-Age` says; 5 where it says nothing or nothing readable.
/// <https://fetch.spec.whatwg.org/#http-access-control-max-age>
pub(crate) fn max_age(headers: &HeaderList) -> Seconds {
    match headers.lines("access-control-max-age") {
        Lines::One(value) if is_delta_seconds(value) => {
            value.iter().fold(0, |sum: Seconds, &digit| {
                sum.saturating_mul(10).saturating_add(Seconds::from(digit - b'0'))
            })
        }
        Lines::One(_) | Lines::None | Lines::Many => DEFAULT_MAX_AGE,
    }
}

const DEFAULT_MAX_AGE: Seconds = 5;

fn is_delta_seconds(value: &[u8]) -> bool {
    !value.is_empty() && value.iter().all(u8::is_ascii_digit)
}
