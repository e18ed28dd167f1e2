//! The request on its way: what redirects have made of it so far.

use crate::author::AuthorHeader;
use crate::engine::{Departure, Rules};
use crate::engine_safelist::is_client_hint_name;
use crate::exchange::{Answer, Exchange};
use crate::method;
use crate::origin::Origin;
use crate::safelist::{is_cors_non_wildcard_request_header_name, is_request_body_header_name};
use crate::scenario::Credentials;
use crate::url::Url;

/// <https://fetch.spec.whatwg.org/#concept-request-response-tainting>
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tainting {
    Basic,
    Cors,
    Opaque,
}

/// What the last redirect did to the request.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct LastRedirect {
    /// It turned the request into a `GET`.
    pub dropped_body_headers: bool,
    /// It led to another origin.
    pub dropped_authorization: bool,
    /// It stayed within the origin, and the request had an `Origin` header.
    pub kept_origin: bool,
    /// It came from another origin than the page's.
    pub from_other_origin: bool,
    /// The request was tainted before it.
    pub was_tainted: bool,
}

/// <https://fetch.spec.whatwg.org/#concept-request>, as far as it changes on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestState<'a> {
    pub exchange: &'a Exchange,
    pub rules: Rules<'a>,
    /// Which URL of the list it is at; also the redirect count.
    pub hop: u8,
    /// The answer that led here.
    pub redirected_by: Option<&'a Answer>,
    /// Whether a stored redirect led elsewhere than the exchange goes on.
    pub strayed: bool,
    pub method: &'a [u8],
    pub tainting: Tainting,
    /// Whether <https://fetch.spec.whatwg.org/#concept-request-tainted-origin> is other than
    /// "same-origin".
    pub redirect_tainted: bool,
    pub body_headers_dropped: bool,
    pub authorization_dropped: bool,
    /// [`Departure::ClientHintsDroppedOnRedirect`]
    pub client_hints_dropped: bool,
    /// Whether it was preflighted, or would have been, at an earlier URL.
    pub was_preflighted: bool,
    /// The drops of the last redirect alone, for [`Departure::PreflightForgetsDrops`].
    pub last_redirect: LastRedirect,
    /// <https://fetch.spec.whatwg.org/#timing-allow-failed>
    pub timing_allow_failed: bool,
}

impl<'a> RequestState<'a> {
    pub fn new(exchange: &'a Exchange, rules: Rules<'a>) -> Self {
        let written = exchange.method.as_deref().unwrap_or_default();
        Self {
            exchange,
            rules,
            hop: 0,
            redirected_by: None,
            strayed: false,
            method: method::normalize(written),
            tainting: Tainting::Basic,
            redirect_tainted: false,
            body_headers_dropped: false,
            authorization_dropped: false,
            client_hints_dropped: false,
            was_preflighted: false,
            last_redirect: LastRedirect::default(),
            timing_allow_failed: false,
        }
    }

    /// <https://fetch.spec.whatwg.org/#concept-request-current-url>
    pub fn url(&self) -> Option<&'a Url> {
        match self.redirected_by {
            None => self.exchange.url_at(0),
            Some(answer) => answer.leads_to(),
        }
    }

    /// What the exchange says that the server answers to the preflight here.
    pub fn preflight_answer(&self) -> Option<&'a Answer> {
        self.exchange.preflight_at(self.hop).filter(|_| !self.strayed)
    }

    /// What the exchange says that the server answers here.
    pub fn answer(&self) -> Option<&'a Answer> {
        self.exchange.response_at(self.hop).filter(|_| !self.strayed)
    }

    /// Whether it began at the page's own origin.
    pub fn first_url_is_own(&self) -> bool {
        self.exchange.url_at(0).is_some_and(|url| url.origin().is_same_origin(self.origin()))
    }

    /// The page's origin: <https://fetch.spec.whatwg.org/#concept-request-origin>
    pub const fn origin(&self) -> &'a Origin {
        &self.exchange.page_origin
    }

    /// Credentials mode `include`.
    pub fn includes_credentials(&self) -> bool {
        self.exchange.request().credentials == Credentials::Include
    }

    /// Whether the request has an `Origin` header at its current URL.
    pub fn says_who_asks(&self) -> bool {
        self.tainting == Tainting::Cors
            || !matches!(self.method, b"GET" | b"HEAD")
            || (self.last_redirect.kept_origin && self.rules.depart(Departure::OriginKeptOnGet))
    }

    /// <https://fetch.spec.whatwg.org/#byte-serializing-a-request-origin>
    pub fn serialized_origin(&self) -> &'a [u8] {
        // 2. A tainted request has lost its origin.
        if self.redirect_tainted {
            return b"null";
        }
        // 3. Else it is the page's.
        self.origin().serialization().as_bytes()
    }

    /// Who asks in a preflight.
    pub fn preflight_origin(&self) -> &'a [u8] {
        if self.redirect_tainted && self.rules.depart(Departure::PreflightOriginUntainted) {
            return self.origin().serialization().as_bytes();
        }
        self.serialized_origin()
    }

    /// The header list, sorted by name in lower case.
    pub fn headers(&self) -> impl Iterator<Item = &'a AuthorHeader> + Clone + use<'a> {
        let state = *self;
        self.author().filter(move |header| !state.has_dropped(&header.lower))
    }

    /// The headers that a preflight is about: the header list, but for engines that compute it
    /// from what the script set.
    fn preflight_headers(&self) -> impl Iterator<Item = &'a AuthorHeader> + Clone + use<'a> {
        let state = *self;
        self.author().filter(move |header| !state.is_left_out(&header.lower))
    }

    fn author(&self) -> impl Iterator<Item = &'a AuthorHeader> + Clone + use<'a> {
        self.exchange.author.list(self.rules).sorted()
    }

    /// Whether a redirect took this header away.
    pub fn has_dropped(&self, name: &[u8]) -> bool {
        (self.body_headers_dropped && is_request_body_header_name(name))
            || (self.authorization_dropped && is_cors_non_wildcard_request_header_name(name))
            || (self.client_hints_dropped && is_client_hint_name(name))
    }

    /// Whether a preflight does not ask for this header.
    fn is_left_out(&self, name: &[u8]) -> bool {
        let last = self.last_redirect;
        let is_any_dropped = self.body_headers_dropped
            || self.authorization_dropped
            || self.client_hints_dropped
            || last.dropped_body_headers
            || last.dropped_authorization;
        if !is_any_dropped || self.rules.depart(Departure::PreflightNamesDroppedHeaders) {
            false
        } else if self.rules.depart(Departure::PreflightForgetsDrops) {
            (last.dropped_body_headers && is_request_body_header_name(name))
                || (last.dropped_authorization && is_cors_non_wildcard_request_header_name(name))
        } else {
            self.has_dropped(name)
        }
    }

    /// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>: each name once, in lower
    /// case, sorted.
    pub fn cors_unsafe_request_header_names(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let rules = self.rules;
        let all_unsafe = self.safelist_value_size() > SAFELIST_VALUE_SIZE_LIMIT
            && !rules.depart(Departure::SafelistSizeUnlimited);
        let mut last: Option<&'a [u8]> = None;
        self.preflight_headers()
            .filter(move |header| all_unsafe || header.why_unsafe(rules).is_some())
            .map(|header| header.lower.as_slice())
            .filter(move |&name| {
                last.replace(name) != Some(name) || rules.depart(Departure::UnsafeNamesRepeated)
            })
    }

    /// Whether the script set any header that is unsafe, whatever became of it since.
    pub fn has_set_unsafe_header(&self) -> bool {
        self.author().any(|header| header.why_unsafe(self.rules).is_some())
    }

    /// The length of all values of safelisted headers together.
    pub fn safelist_value_size(&self) -> usize {
        self.preflight_headers()
            .filter(|header| header.why_unsafe(self.rules).is_none())
            .map(|header| header.value.len())
            .sum()
    }
}

/// Safelisted values together may have this many bytes.
pub(crate) const SAFELIST_VALUE_SIZE_LIMIT: usize = 1024;
