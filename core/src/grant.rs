//! What a server agrees to, as plain data: the least that a fix asks for, and what a recipe writes
//! down in a server's own language.

use crate::engine::{Engine, Rules};
use crate::exchange::Exchange;
use crate::method::is_cors_safelisted_method;
use crate::origin::Origin;
use crate::request::RequestState;
use crate::scenario::Credentials;
use crate::sent::isomorphic_decode;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A permission that a server gives to other origins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Grant {
    /// The serialized origins that may read, compared byte for byte; empty stands for everybody
    /// (`*`), which excludes credentials.
    pub origins: Vec<String>,
    /// The methods that a preflight allows beside `GET`, `HEAD` and `POST`, in their exact case.
    pub methods: Vec<String>,
    /// The request header names that a preflight allows, in lower case.
    pub headers: Vec<String>,
    /// The response header names that scripts may read beside the safelisted ones.
    pub exposed: Vec<String>,
    /// Whether requests with credentials are agreed to.
    pub credentials: bool,
    /// For how many seconds a preflight may be remembered; `None` leaves it to the browser.
    pub max_age: Option<u32>,
}

impl Grant {
    /// The least policy with which the first server lets the page read what this request asks for,
    /// in every engine; `None` where nobody has to agree: the page asks its own origin, or has no
    /// origin that a server could name.
    ///
    /// What the answer exposes already is kept.
    #[must_use]
    pub fn needed_by(exchange: &Exchange) -> Option<Self> {
        let page = exchange.page_origin();
        let url = exchange.url_at(0)?;
        if *page == Origin::Opaque || page.is_same_origin(url.origin()) || !url.is_http() {
            return None;
        }
        let fetch = RequestState::new(exchange, Rules::of(Engine::Fetch));
        let is_listed = !is_cors_safelisted_method(fetch.method);
        let asked = Engine::ALL.iter().flat_map(|&engine| {
            RequestState::new(exchange, Rules::of(engine)).cors_unsafe_request_header_names()
        });
        let headers: BTreeSet<&[u8]> = asked.collect();
        let answer = exchange.response_at(0);
        let exposed = answer.into_iter().flat_map(|answer| answer.expose_headers.tokens());
        Some(Self {
            origins: [page.serialization().into()].into(),
            methods: is_listed.then(|| isomorphic_decode(fetch.method)).into_iter().collect(),
            headers: headers.into_iter().map(isomorphic_decode).collect(),
            exposed: exposed.filter(|name| *name != b"*").map(isomorphic_decode).collect(),
            credentials: exchange.request().credentials == Credentials::Include,
            max_age: None,
        })
    }
}
