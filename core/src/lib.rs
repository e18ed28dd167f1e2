//! corsplain: what a browser does with a cross-origin request, and why.
//!
//! CORS is enforced by the browser; it protects users, not servers. The browser asks one question:
//! did the other side agree to this conversation? This crate answers it for a page, a request and
//! the answers of the servers, by the exact algorithm of the
//! [Fetch standard](https://fetch.spec.whatwg.org/), and tells every step.
//!
//! ```
//! use corsplain::{Engine, Exchange, account, explain};
//! use corsplain::scenario::{Hop, Request, Response, Scenario};
//!
//! let scenario = Scenario {
//!     page_origin: "https://app.example".into(),
//!     page_csp: None,
//!     request: Request { url: "https://api.example/items".into(), ..Request::default() },
//!     hops: vec![Hop {
//!         preflight: None,
//!         response: Some(Response {
//!             status: 200,
//!             headers: vec![("Access-Control-Allow-Origin".into(), "https://www.example".into())],
//!         }),
//!     }],
//! };
//! let exchange = Exchange::new(scenario)?;
//! let explanation = explain(&exchange, Engine::Fetch);
//! assert_eq!(explanation.report().reason, Some("allow-origin-mismatch"));
//! let cause = account(&explanation).cause.unwrap();
//! assert_eq!(cause.saw.as_deref(), Some("https://www.example"));
//! assert_eq!(cause.needed.as_deref(), Some("https://app.example"));
//! # Ok::<(), corsplain::ScenarioError>(())
//! ```
//!
//! Features, each of which adds and none of which changes an answer:
//! - `har` (default): [`har`], and HAR in [`text::parse`].
//! - `serde` (default): [`scenario::Scenario`] and [`report::Report`] as JSON, and scenario JSON
//!   in [`text::parse`].
//! - `url` (default): [`Exchange::new`], which parses URLs by the `url` crate. Without it, give
//!   [`Exchange::with_parser`] a parser of your own.
//! - `js-url`: a parser for WebAssembly, JavaScript's own `URL`.
#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;

pub mod account;
pub mod advice;
mod agreement;
mod api;
mod author;
pub mod cache;
mod changes;
mod compare;
mod console;
mod construct;
mod cors_check;
pub mod csp;
pub mod diagnose;
mod engine;
mod engine_error;
mod engine_safelist;
mod exchange;
mod explain;
mod fetch;
mod filter;
pub mod fix;
pub mod grant;
#[cfg(feature = "har")]
pub mod har;
pub mod header;
mod hint;
mod hints;
mod http_cache;
mod markdown;
mod max_age;
pub mod method;
pub mod mime;
mod mixed_content;
mod names;
mod near_miss;
mod near_name;
pub mod origin;
pub mod outside;
pub mod over_time;
mod percent;
pub mod policy;
pub mod port;
mod preflight;
mod reason;
mod reason_page;
pub mod recipe;
mod redirect;
mod render;
pub mod report;
mod request;
mod resource_policy;
pub mod safelist;
pub mod scenario;
mod scheme_fetch;
mod seen;
mod sent;
pub mod site;
mod sorted;
pub mod spec;
mod tao_check;
pub mod text;
mod trace;
pub mod url;
mod values;
pub mod verdict;

pub use compare::{Standing, compare};
pub use console::console;
pub use diagnose::{Diagnosis, diagnose};
pub use engine::{Departure, Engine};
pub use engine_safelist::is_cors_safelisted_request_header_by;
pub use exchange::{Exchange, ScenarioError};
pub use explain::{Explanation, check, explain, needs_preflight};
pub use filter::{Exposure, filter_response_headers};
pub use hint::{Hint, Hinted};
pub use hints::hints;
pub use markdown::markdown;
pub use percent::percent_encoded;
pub use reason::Reason;
pub use reason_page::{PAGE_SECTIONS, Who};
pub use render::{account, accounts, accounts_by};
pub use sent::Sent;
pub use trace::Step;
pub use values::PLACEHOLDERS;
pub use verdict::{At, Blocked, Leg, Outcome, ResponseType, Saw, Verdict};

/// Its example is a test.
#[cfg(all(doctest, feature = "url"))]
#[doc = include_str!("../README.md")]
struct Readme;
