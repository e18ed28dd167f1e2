//! A request as it goes over the wire, rendered on demand.

use crate::report::SentRequest;
use crate::request::RequestState;
use crate::verdict::{At, Leg};
use alloc::string::String;
use alloc::vec::Vec;

/// A request that went out, or would go out next.
#[derive(Clone, Copy, Debug)]
pub struct Sent<'a> {
    pub(crate) request: RequestState<'a>,
    pub(crate) leg: Leg,
    pub(crate) origin: Option<&'a [u8]>,
    pub(crate) credentials: bool,
}

impl<'a> Sent<'a> {
    /// Which URL, and whether this is the preflight or the request itself.
    #[must_use]
    pub const fn at(&self) -> At {
        At { hop: self.request.hop, leg: self.leg }
    }

    /// Its method: `OPTIONS` for a preflight.
    #[must_use]
    pub const fn method(&self) -> &'a [u8] {
        match self.leg {
            Leg::Preflight => b"OPTIONS",
            Leg::Request | Leg::Response => self.request.method,
        }
    }

    /// Its URL without the fragment.
    #[must_use]
    pub fn url(&self) -> &'a str {
        self.request.url().map_or("", |url| url.href())
    }

    /// The value of its `Origin` header, if it has one.
    #[must_use]
    pub const fn origin(&self) -> Option<&'a [u8]> {
        self.origin
    }

    /// Whether cookies and other credentials go along.
    #[must_use]
    pub const fn credentials(&self) -> bool {
        self.credentials
    }

    /// `Access-Control-Request-Method`, `Access-Control-Request-Headers` and `Origin`, those of
    /// them that it has, in the order in which the standard appends them.
    #[must_use]
    pub fn cors_headers(&self) -> Vec<(&'static str, Vec<u8>)> {
        let mut headers = Vec::new();
        if self.leg == Leg::Preflight {
            headers.push(("Access-Control-Request-Method", self.request.method.to_vec()));
            let names: Vec<&[u8]> = self.request.cors_unsafe_request_header_names().collect();
            if !names.is_empty() {
                headers.push(("Access-Control-Request-Headers", names.join(&b","[..])));
            }
        }
        if let Some(origin) = self.origin {
            headers.push(("Origin", origin.to_vec()));
        }
        headers
    }

    /// The headers that the script set, or that its body implies, in the script's order; none on
    /// a preflight.
    pub fn author_headers(&self) -> impl Iterator<Item = (&'a [u8], &'a [u8])> + use<'a> {
        let request = self.request;
        let is_preflight = self.leg == Leg::Preflight;
        request
            .exchange
            .author
            .list(request.rules)
            .all()
            .iter()
            .filter(move |header| {
                !is_preflight
                    && header.fate == crate::author::Fate::Kept
                    && !request.has_dropped(&header.lower)
            })
            .map(|header| (header.name.as_slice(), header.value.as_slice()))
    }

    /// As plain data, in the words of the conformance door.
    #[must_use]
    pub fn to_request(&self) -> SentRequest {
        SentRequest {
            method: isomorphic_decode(self.method()),
            url: String::from(self.url()),
            headers: self
                .cors_headers()
                .into_iter()
                .map(|(name, value)| (name, isomorphic_decode(&value)))
                .collect(),
            credentials: self.credentials,
        }
    }
}

/// <https://infra.spec.whatwg.org/#isomorphic-decode>
pub(crate) fn isomorphic_decode(bytes: &[u8]) -> String {
    match core::str::from_utf8(bytes).ok().filter(|text| text.is_ascii()) {
        Some(text) => String::from(text),
        None => bytes.iter().copied().map(char::from).collect(),
    }
}
