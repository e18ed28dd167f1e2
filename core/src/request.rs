//! The request on its way: what redirects have made of it so far.

use crate::author::{AuthorHeader, has_body};
use crate::exchange::Exchange;
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

/// <https://fetch.spec.whatwg.org/#concept-request>, as far as it changes on its way.
#[derive(Clone, Copy, Debug)]
pub(crate) struct RequestState<'a> {
    pub exchange: &'a Exchange,
    /// Which URL of the list it is at; also the redirect count.
    pub hop: u8,
    pub method: &'a [u8],
    pub has_body: bool,
    pub tainting: Tainting,
    /// Whether <https://fetch.spec.whatwg.org/#concept-request-tainted-origin> is other than
    /// "same-origin".
    pub redirect_tainted: bool,
    pub body_headers_dropped: bool,
    pub authorization_dropped: bool,
    /// <https://fetch.spec.whatwg.org/#timing-allow-failed>
    pub timing_allow_failed: bool,
}

impl<'a> RequestState<'a> {
    pub fn new(exchange: &'a Exchange) -> Self {
        let written = exchange.method.as_deref().unwrap_or_default();
        Self {
            exchange,
            hop: 0,
            method: method::normalize(written),
            has_body: has_body(exchange.request()),
            tainting: Tainting::Basic,
            redirect_tainted: false,
            body_headers_dropped: false,
            authorization_dropped: false,
            timing_allow_failed: false,
        }
    }

    /// <https://fetch.spec.whatwg.org/#concept-request-current-url>
    pub fn url(&self) -> Option<&'a Url> {
        self.exchange.url_at(self.hop)
    }

    /// The page's origin: <https://fetch.spec.whatwg.org/#concept-request-origin>
    pub const fn origin(&self) -> &'a Origin {
        &self.exchange.page_origin
    }

    /// Credentials mode `include`.
    pub fn includes_credentials(&self) -> bool {
        self.exchange.request().credentials == Credentials::Include
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

    /// The header list, sorted by name in lower case.
    pub fn headers(&self) -> impl Iterator<Item = &'a AuthorHeader> + Clone + use<'a> {
        let state = *self;
        let drops_any = state.body_headers_dropped || state.authorization_dropped;
        state
            .exchange
            .author
            .sorted()
            .filter(move |header| !drops_any || !state.has_dropped(&header.lower))
    }

    /// Whether a redirect took this header away.
    pub fn has_dropped(&self, name: &[u8]) -> bool {
        (self.body_headers_dropped && is_request_body_header_name(name))
            || (self.authorization_dropped && is_cors_non_wildcard_request_header_name(name))
    }

    /// <https://fetch.spec.whatwg.org/#cors-unsafe-request-header-names>: each name once, in lower
    /// case, sorted.
    pub fn cors_unsafe_request_header_names(&self) -> impl Iterator<Item = &'a [u8]> + use<'a> {
        let all_unsafe = self.safelist_value_size() > SAFELIST_VALUE_SIZE_LIMIT;
        let mut last: Option<&'a [u8]> = None;
        self.headers()
            .filter(move |header| all_unsafe || header.why_unsafe.is_some())
            .map(|header| header.lower.as_slice())
            .filter(move |&name| last.replace(name) != Some(name))
    }

    /// The length of all values of safelisted headers together.
    pub fn safelist_value_size(&self) -> usize {
        self.headers()
            .filter(|header| header.why_unsafe.is_none())
            .map(|header| header.value.len())
            .sum()
    }
}

/// Safelisted values together may have this many bytes.
pub(crate) const SAFELIST_VALUE_SIZE_LIMIT: usize = 1024;
