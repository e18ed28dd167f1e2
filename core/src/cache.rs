//! What a browser remembers: the CORS-preflight cache, what a server agreed to a moment ago, and the
//! HTTP cache.
//!
//! Time is an input, not a clock: a [`Session`] is told the time of each exchange.

use crate::engine::{Departure, Engine, Rules};
use crate::exchange::{Answer, Exchange};
use crate::explain::{Explanation, run, traced};
use crate::http_cache::{Change, HttpCache, HttpVisit};
use crate::max_age::{MaxAge, max_age};
use crate::method::is_cors_safelisted_method;
use crate::origin::Origin;
use crate::request::RequestState;
use crate::safelist::is_cors_non_wildcard_request_header_name;
use crate::sorted::Sorted;
use crate::url::Url;
use crate::verdict::Verdict;
use alloc::string::String;
use alloc::vec::Vec;

/// Seconds on a clock of the caller's choice.
pub type Seconds = u64;

/// One browser over time: its preflight cache and its HTTP cache.
///
/// ```
/// use corsplain::{Engine, Exchange, cache::Session};
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
    rules: Rules<'static>,
    cache: PreflightCache,
    http: HttpCache,
    /// What the last exchange does to the HTTP cache.
    changes: Vec<Change>,
}

impl Session {
    /// A browser that was just started.
    #[must_use]
    pub fn new(engine: Engine) -> Self {
        Self {
            rules: Rules::of(engine),
            cache: PreflightCache::default(),
            http: HttpCache::default(),
            changes: Vec::new(),
        }
    }

    /// [`crate::check`], at a time, with what the caches know.
    pub fn check<'a>(&'a mut self, exchange: &'a Exchange, at: Seconds) -> Verdict<'a> {
        run(exchange, self.rules, None, Some(self.visit(at)))
    }

    /// [`crate::explain`], at a time, with what the caches know.
    pub fn explain<'a>(&'a mut self, exchange: &'a Exchange, at: Seconds) -> Explanation<'a> {
        traced(exchange, self.rules, Some(self.visit(at)))
    }

    fn visit(&mut self, now: Seconds) -> Visit<'_, '_> {
        self.http.apply(&mut self.changes);
        let http = HttpVisit { cache: &self.http, changes: &mut self.changes };
        Visit { cache: &mut self.cache, http: Some(http), now }
    }
}

/// <https://fetch.spec.whatwg.org/#concept-cache>
#[derive(Clone, Debug, Default)]
pub(crate) struct PreflightCache {
    groups: Sorted<Key, Group>,
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
    /// The last answer that was remembered here, whatever it allowed.
    last: Option<Entry>,
    methods: Entries,
    header_names: Entries,
}

type Entries = Sorted<Vec<u8>, Entry>;

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

/// The caches and the time of one exchange.
pub(crate) struct Visit<'a, 'run> {
    pub cache: &'run mut PreflightCache,
    /// `None` where nothing is stored.
    pub http: Option<HttpVisit<'a, 'run>>,
    pub now: Seconds,
}

impl Visit<'_, '_> {
    /// HTTP fetch 4.1: whether the method and every unsafe header are covered.
    /// <https://fetch.spec.whatwg.org/#concept-http-fetch>
    pub fn covers(&mut self, request: &RequestState<'_>) -> bool {
        // Where a browser asks without need, it skips that only for a URL that it knows.
        let asks_for_something = !Self::is_exempt(request)
            || request.cors_unsafe_request_header_names().next().is_some();
        let covered = (asks_for_something || self.knows(request))
            && (Self::is_exempt(request) || self.has_method(request, request.method))
            && request
                .cors_unsafe_request_header_names()
                .all(|name| self.has_header_name(request, name));
        if !covered && request.rules.depart(Departure::CacheEntryDroppedOnMiss) {
            self.remove(request);
        }
        covered
    }

    /// Whether the method needs no entry.
    fn is_exempt(request: &RequestState<'_>) -> bool {
        let rules = request.rules;
        let safelisted = is_cors_safelisted_method(request.method)
            && !(request.method == b"HEAD" && rules.depart(Departure::CacheHeadNeedsEntry));
        let listens = request.exchange.request().upload_listener
            && !rules.depart(Departure::CacheListenerNeedsNoMethod);
        safelisted && !listens
    }

    /// Whether anything at all is remembered for this request.
    fn knows(&self, request: &RequestState<'_>) -> bool {
        keys(request).into_iter().flatten().any(|key| {
            let last = self.cache.groups.get(&key).and_then(|group| group.last);
            let stays = request.rules.depart(Departure::CacheEntryOutlivesTokens);
            last.is_some_and(|last| stays || last.is_fresh(self.now))
        })
    }

    /// <https://fetch.spec.whatwg.org/#concept-cache-match-method>
    fn has_method(&self, request: &RequestState<'_>, method: &[u8]) -> bool {
        keys(request).into_iter().flatten().any(|key| {
            let methods = self.cache.groups.get(&key).map(|group| &group.methods);
            methods.is_some_and(|methods| {
                self.is_fresh(methods, method)
                    || (star_counts(request, &key) && self.is_fresh(methods, b"*"))
            })
        })
    }

    /// <https://fetch.spec.whatwg.org/#concept-cache-match-header>
    fn has_header_name(&self, request: &RequestState<'_>, name: &[u8]) -> bool {
        let by_name = is_cors_non_wildcard_request_header_name(name)
            && !request.rules.depart(Departure::CacheStarCoversAuthorization);
        keys(request).into_iter().flatten().any(|key| {
            let names = self.cache.groups.get(&key).map(|group| &group.header_names);
            names.is_some_and(|names| {
                self.is_fresh(names, name)
                    || (!by_name && star_counts(request, &key) && self.is_fresh(names, b"*"))
            })
        })
    }

    fn is_fresh(&self, entries: &Entries, name: &[u8]) -> bool {
        entries.get(name).is_some_and(|entry| entry.is_fresh(self.now))
    }

    /// After a network error. The standard forgets what was preflighted; some browsers nothing,
    /// others more. <https://fetch.spec.whatwg.org/#concept-cache-clear>
    pub fn forget(&mut self, request: &RequestState<'_>) {
        let rules = request.rules;
        let clears = request.was_preflighted || rules.depart(Departure::CacheClearedByAnyFailure);
        if clears && !rules.depart(Departure::CacheKeptOnFailure) {
            self.remove(request);
        }
    }

    fn remove(&mut self, request: &RequestState<'_>) {
        for credentials in [false, true] {
            self.cache.groups.remove(&key(request, credentials));
        }
    }

    /// CORS-preflight fetch 7.8 to 7.15.
    /// <https://fetch.spec.whatwg.org/#cors-preflight-fetch-0>
    pub fn remember(&mut self, request: &RequestState<'_>, answer: &Answer, defaulted: bool) {
        let rules = request.rules;
        // 7.8 to 7.10 How long.
        let MaxAge::Seconds(max_age) = max_age(&answer.headers, rules) else { return };
        let long = request.url().is_some_and(|url| url.href().len() >= LONG_URL);
        if (rules.depart(Departure::CacheForgetsTainted) && request.redirect_tainted)
            || (rules.depart(Departure::CacheForgetsOpaquePages)
                && *request.origin() == Origin::Opaque)
            || (rules.depart(Departure::CacheForgetsLongUrls) && long)
        {
            return;
        }
        if rules.depart(Departure::CacheEntryReplaced) {
            self.remove(request);
        }
        let key = key(request, request.includes_credentials());
        let last = Some(Entry { stored: self.now, max_age });
        self.cache.groups.update(key, |group| group.last = last);
        let own = defaulted.then_some(request.method);
        // 7.12 and 7.13 Methods.
        for method in answer.allow_methods.tokens().chain(own) {
            self.refresh_or_create(request, max_age, method, |group| &mut group.methods);
        }
        // 7.14 and 7.15 Header names.
        for name in answer.allow_headers.tokens() {
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
        entries: fn(&mut Group) -> &mut Entries,
    ) {
        let now = self.now;
        let literal = is_cors_non_wildcard_request_header_name(name)
            || request.rules.depart(Departure::CacheStarLiteral);
        let covered_by: &[&[u8]] = if literal { &[name] } else { &[name, b"*"] };
        let mut matched = false;
        for key in keys(request).into_iter().flatten() {
            let Some(group) = self.cache.groups.get_mut(&key) else { continue };
            for &name in covered_by {
                if let Some(entry) = entries(group).get_mut(name).filter(|e| e.is_fresh(now)) {
                    if request.rules.depart(Departure::CacheRefreshedFromNow) {
                        entry.stored = now;
                    }
                    entry.max_age = max_age;
                    matched = true;
                }
            }
        }
        if !matched {
            let key = key(request, request.includes_credentials());
            let entry = Entry { stored: now, max_age };
            self.cache.groups.update(key, |group| entries(group).insert(name.to_vec(), entry));
        }
    }
}

/// [`Departure::CacheForgetsLongUrls`]
const LONG_URL: usize = 1024;

/// Whether `*` under this key stands for everything.
fn star_counts(request: &RequestState<'_>, key: &Key) -> bool {
    let rules = request.rules;
    if rules.depart(Departure::CacheStarLiteral) {
        false
    } else if rules.depart(Departure::CacheStarOfEntryWithoutCredentials) {
        !key.credentials
    } else if rules.depart(Departure::CacheStarForRequestWithoutCredentials) {
        !request.includes_credentials()
    } else {
        true
    }
}

/// The keys whose entries match: those stored with credentials always, those stored without only
/// for a request without.
fn keys(request: &RequestState<'_>) -> [Option<Key>; 2] {
    let with = request.includes_credentials();
    let apart = request.rules.depart(Departure::CacheCredentialsApart);
    [(with || !apart).then(|| key(request, true)), (!with).then(|| key(request, false))]
}

fn key(request: &RequestState<'_>, credentials: bool) -> Key {
    let page_origin = request.origin().serialization();
    let by_page = request.rules.depart(Departure::CacheByPageOrigin);
    Key {
        page_origin: page_origin.into(),
        origin: if by_page { page_origin.into() } else { request.serialized_origin().to_vec() },
        url: request.url().map_or_else(String::new, Url::with_fragment),
        credentials,
    }
}
