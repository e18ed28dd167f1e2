//! What each engine prints on its console for an exchange, letter by letter.
//!
//! Every wording stands once, as a template in the table of its engine; the same tables read a line
//! that somebody pastes ([`crate::diagnose()`]). An exception that the script does not catch is not a
//! line of the engine's.

pub(crate) mod chromium;
pub(crate) mod firefox;
mod header_order;
pub(crate) mod outside;
pub(crate) mod template;
pub(crate) mod webkit;

use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::url::Url;
use crate::verdict::{At, Leg, Saw};
use alloc::string::String;
use alloc::vec::Vec;

/// A wording of an engine: what it is called there, how it reads, and for what it is printed.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wording {
    /// The engine's own id of it, without what is common to several.
    pub id: &'static str,
    /// The text, with holes.
    pub text: &'static str,
    /// Every reason that prints it.
    pub reasons: &'static [Reason],
}

impl Wording {
    /// The wording of this id.
    pub fn find(wordings: &'static [Self], id: &str) -> Option<&'static Self> {
        wordings.iter().find(|wording| wording.id == id)
    }
}

/// The lines that the engine prints for this exchange, in order; none under the standard, which
/// says nothing about them. WebKit's are without the source and level that some of its tools put
/// in front.
///
/// A page is known by its origin only: where an engine prints the page's whole URL, the origin
/// followed by `/` stands for it.
#[must_use]
pub fn console(explanation: &Explanation<'_>) -> Vec<String> {
    let mut lines = outside::console(explanation);
    lines.extend(match explanation.engine {
        Engine::Fetch => Vec::new(),
        Engine::Chromium => chromium::console(explanation),
        Engine::Firefox => firefox::console(explanation),
        Engine::WebKit => webkit::console(explanation),
    });
    lines
}

/// The URL of a hop as consoles show it: with the fragment that it has, or that a redirect kept.
fn shown_url(exchange: &Exchange, hop: u8) -> String {
    shown(exchange, hop, exchange.url_at(hop))
}

/// The same as it was before an upgrade to `https`.
fn written_url(exchange: &Exchange, hop: u8) -> String {
    shown(exchange, hop, exchange.written_url_at(hop))
}

fn shown(exchange: &Exchange, hop: u8, url: Option<&Url>) -> String {
    let Some(url) = url else { return exchange.request().url.clone() };
    whole(url, url.fragment().or_else(|| kept_fragment(exchange, hop)))
}

/// The fragment that redirects carried along to a hop: one that says something.
fn kept_fragment(exchange: &Exchange, hop: u8) -> Option<&str> {
    let before = (0..hop).rev().filter_map(|hop| exchange.url_at(hop)?.fragment());
    before.into_iter().find(|fragment| *fragment != "#")
}

/// Where the answer at a place leads to.
fn location(exchange: &Exchange, at: At) -> Option<&Url> {
    let answer = match at.leg {
        Leg::Preflight => exchange.preflight_at(at.hop),
        Leg::Request | Leg::Response => exchange.response_at(at.hop),
    };
    answer?.leads_to()
}

/// Where the answer at a place leads to, as consoles show it.
fn shown_location(exchange: &Exchange, at: At) -> String {
    let Some(url) = location(exchange, at) else { return String::new() };
    whole(url, url.fragment().or_else(|| kept_fragment(exchange, at.hop.saturating_add(1))))
}

fn whole(url: &Url, fragment: Option<&str>) -> String {
    let mut whole = String::from(url.href());
    whole.push_str(fragment.unwrap_or_default());
    whole
}

/// A value as bytes, several lines joined as when a header is got.
fn bytes(saw: Saw<'_>) -> Vec<u8> {
    match saw {
        Saw::Bytes(bytes) | Saw::Header(_, bytes) => bytes.to_vec(),
        Saw::Lines(headers, name) => headers.get(name).unwrap_or_default(),
        Saw::Nothing | Saw::Number(_) => Vec::new(),
    }
}
