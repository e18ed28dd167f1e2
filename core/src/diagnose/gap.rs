//! What stands between lines that have a form of their own: reasons of WebKit's, titles of issues,
//! and what is not about CORS.

use super::Diagnosis;
use super::detail::{WEBKIT, first, outside, understand};
use super::sieve::Sieve;
use super::url::{any_url, origin_of, url};
use super::wordings::{ISSUES, NETWORK, NO_INFORMATION, OUTSIDE, UNKNOWN};
use crate::console::outside::upgrades;
use crate::console::template::{find, rarest_word, split};
use crate::console::{chromium, webkit};
use crate::engine::Engine;
use crate::reason::Reason;
use crate::verdict::Leg;
use alloc::string::String;
use alloc::vec::Vec;

/// What stands between lines that have a form of their own: reasons of WebKit's, titles of issues,
/// and what is not about CORS.
pub(super) fn read_gap(gap: &str, sieve: &Sieve, found: &mut Vec<Diagnosis>) {
    let lines = gap.split('\n').filter(|text| text.len() >= SHORTEST && sieve.holds(text));
    for text in lines.filter(|text| !is_upgrade(text)) {
        if let Some(line) = apart(text) {
            found.push(line);
        } else if let Some((wording, read)) = first(WEBKIT, text) {
            let mut line = Diagnosis::by(Engine::WebKit);
            understand(&mut line, wording, &read);
            line.page_origin = read.hole("origin").and_then(url);
            if let Some(redirection) = find(webkit::REDIRECTION, text) {
                line.leg = Some(Leg::Response);
                line.redirects_to = redirection.hole("location").and_then(url);
            }
            // Safari's inspector says it twice.
            let is_echo = |above: &Diagnosis| {
                above.says_as_much(&line)
                    || (wording.id == "request" && (above.awaits_url() || above.outside.is_some()))
            };
            if !found.iter().any(is_echo) {
                found.push(line);
            }
        } else if let Some((wording, _)) = first(&[ISSUES], text) {
            let mut line = Diagnosis::by(Engine::Chromium);
            line.reasons = wording.reasons.to_vec();
            found.push(line);
        } else if let Some((is, read)) = outside(text) {
            let mut line = Diagnosis { outside: Some(is.code), ..Diagnosis::default() };
            line.engines.extend(is.engine);
            // Some of what is not CORS is a reason of the algorithm all the same.
            line.reasons.extend(Reason::from_code(is.code));
            line.url = read.hole("url").and_then(url).or_else(|| any_url(text));
            line.page_origin = read.hole("page").and_then(origin_of);
            if matches!(is.code, NETWORK | NO_INFORMATION) {
                line.method = text.split(' ').find(is_method).map(String::from);
            }
            found.push(line);
        } else if is_about_access(text) && any_url(text).is_some() {
            let mut line = Diagnosis { outside: Some(UNKNOWN), ..Diagnosis::default() };
            line.url = any_url(text);
            found.push(line);
        }
    }
}

/// A sieve that holds every line of which anything here can be made.
pub(super) fn sieve() -> Sieve {
    let wordings = WEBKIT.iter().copied().chain([ISSUES, chromium::LINES]).flatten();
    let texts = wordings.map(|wording| wording.text).chain(OUTSIDE.iter().map(|one| one.text));
    Sieve::new(texts.filter_map(rarest_word).chain(ABOUT_ACCESS.iter().copied()))
}

/// A request that was upgraded went out: nothing failed.
fn is_upgrade(text: &str) -> bool {
    upgrades().any(|wording| find(wording.text, text).is_some_and(|read| !read.is_cut))
}

/// No line that tells anything is shorter.
const SHORTEST: usize = 9;

/// Chromium's whole lines that begin in their own way.
fn apart(text: &str) -> Option<Diagnosis> {
    let mut wordings = chromium::LINES.iter().filter(|wording| !wording.text.starts_with("Fetch"));
    let (wording, read) = wordings.find_map(|wording| {
        Some((wording, find(wording.text.trim_end(), text).filter(|read| !read.is_cut)?))
    })?;
    let mut line = Diagnosis::by(Engine::Chromium);
    if wording.id == "LocalResource" {
        line.engines.push(Engine::WebKit);
    }
    line.reasons = wording.reasons.to_vec();
    line.url = read.hole("url").and_then(url);
    line.page_origin = read.hole("page").and_then(origin_of);
    Some(line)
}

/// Whether a line of another language, or of another time, is about access between origins.
fn is_about_access(text: &str) -> bool {
    ABOUT_ACCESS.iter().any(|word| split(text, word).is_some())
}

const ABOUT_ACCESS: &[&str] = &["CORS", "Access-Control-", "Cross-Origin", "cross-origin"];

fn is_method(word: &&str) -> bool {
    matches!(*word, "GET" | "HEAD" | "POST" | "PUT" | "PATCH" | "DELETE" | "OPTIONS")
}
