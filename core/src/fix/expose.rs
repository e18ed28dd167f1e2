//! Headers that the page can see in its developer tools and not in its script.

use super::lists::{Matching, Star, extended, misspellings};
use super::told::fix;
use super::words::{code, names};
use super::{Change, Edit, Fix, Purpose, apply};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::{Explanation, explain};
use crate::filter::exposures;
use crate::header::{HeaderList, Lines};
use crate::scenario::Credentials;
use crate::url::UrlParser;
use crate::verdict::{At, Leg};
use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

const EXPOSE: &str = "Access-Control-Expose-Headers";

/// The fixes that expose what a script may want to read: by name, and without credentials all.
pub(super) fn fixes(exchange: &Exchange, parser: &dyn UrlParser) -> Vec<Fix> {
    let explanation = explain(exchange, Engine::Fetch);
    let wanted = |name: &Vec<u8>| !is_plumbing(name);
    let hidden: BTreeSet<Vec<u8>> = hidden(&explanation).into_iter().filter(wanted).collect();
    if hidden.is_empty() {
        return Vec::new();
    }
    let mut edits: Vec<Edit> = by_name(&explanation, &hidden).into_iter().collect();
    if exchange.request().credentials != Credentials::Include {
        edits.extend(by_wildcard(&explanation));
    }
    edits.into_iter().filter_map(|edit| proven(exchange, parser, edit, &hidden)).collect()
}

/// The fix that exposes these headers.
pub(super) fn named(exchange: &Exchange, parser: &dyn UrlParser, names: &[&str]) -> Option<Fix> {
    let explanation = explain(exchange, Engine::Fetch);
    let asked: BTreeSet<Vec<u8>> =
        names.iter().map(|name| name.as_bytes().to_ascii_lowercase()).collect();
    let hidden: BTreeSet<Vec<u8>> =
        hidden(&explanation).into_iter().filter(|name| asked.contains(name)).collect();
    if hidden.is_empty() {
        return None;
    }
    let edit = by_name(&explanation, &hidden)?;
    proven(exchange, parser, edit, &hidden)
}

/// The names that script cannot read although a server could let it, in lower case.
fn hidden(explanation: &Explanation<'_>) -> BTreeSet<Vec<u8>> {
    let all = exposures(explanation).into_iter();
    let hidden = all.filter(|(name, _, exposure)| exposure.remedy(name).is_some());
    hidden.map(|(name, _, _)| name.to_ascii_lowercase()).collect()
}

fn by_name(explanation: &Explanation<'_>, hidden: &BTreeSet<Vec<u8>>) -> Option<Edit> {
    let headers = headers(explanation)?;
    let credentials = explanation.exchange.request().credentials;
    let star = if credentials == Credentials::Include { Star::Dropped } else { Star::Kept };
    let own = [EXPOSE];
    let is_there = headers.lines(EXPOSE) != Lines::None;
    let listed = if is_there { &own[..] } else { misspellings(EXPOSE) };
    let needed = hidden.iter().map(Vec::as_slice);
    let shown = names(needed.clone());
    let value = extended(headers, listed, needed, Matching::IgnoreCase, star);
    let title = format!("expose {shown}");
    let mut text = format!(
        "The developer tools show {shown}, but scripts of other origins read seven harmless headers only, and those that `{EXPOSE}` names."
    );
    if credentials == Credentials::Include {
        text.push_str(
            " With credentials `*` is not a wildcard there: each name has to be written.",
        );
    }
    Some(edit(explanation, title, text, value))
}

fn by_wildcard(explanation: &Explanation<'_>) -> Option<Edit> {
    let title = format!("expose every header by {}", code("Access-Control-Expose-Headers: *"));
    let text = format!(
        "`{EXPOSE}: *` covers every header but `Set-Cookie`, for requests without credentials."
    );
    let warning = Some(
        "UNSAFE if any header is not meant for others: `*` exposes every header that this server or a proxy ever adds to this answer, to everybody who may read the answer.".into(),
    );
    let edit = edit(explanation, title, text, "*".into());
    Some(Edit { warning, ..edit })
}

fn edit(explanation: &Explanation<'_>, title: String, text: String, value: String) -> Edit {
    let hop = explanation.sent.last().map_or(0, |sent| sent.at().hop);
    let at = At { hop, leg: Leg::Response };
    let wrong = misspellings(EXPOSE).iter().filter(|wrong| {
        headers(explanation).is_some_and(|headers| headers.lines(wrong) != Lines::None)
    });
    let mut changes = vec![Change::SetHeader { name: EXPOSE.into(), value }];
    changes.extend(wrong.map(|wrong| Change::RemoveHeader { name: (*wrong).into() }));
    Edit::server(at, title, text, changes)
}

fn headers<'a>(explanation: &Explanation<'a>) -> Option<&'a HeaderList> {
    explanation.last_answer().map(|answer| &answer.headers)
}

/// The fix, if every one of these headers can be read after it.
fn proven(
    exchange: &Exchange,
    parser: &dyn UrlParser,
    edit: Edit,
    wanted: &BTreeSet<Vec<u8>>,
) -> Option<Fix> {
    let edits = vec![edit];
    let healed = apply(exchange.scenario(), &edits);
    let after = Exchange::with_parser(healed.clone(), parser).ok()?;
    let reads = |engine: &Engine| {
        let explanation = explain(&after, *engine);
        let still = hidden(&explanation);
        !explanation.sent.is_empty() && wanted.intersection(&still).next().is_none()
    };
    let engines: Vec<Engine> = Engine::ALL.iter().copied().filter(reads).collect();
    (!engines.is_empty()).then(|| fix(Purpose::HeadersExposed, edits, engines, healed))
}

/// Headers of the protocol, of browsers' security and of the way there, which no script asks for.
fn is_plumbing(lower: &[u8]) -> bool {
    const STARTS: &[&[u8]] =
        &[b"access-control-", b"cross-origin-", b"sec-", b"cf-", b"x-amz-cf-", b"proxy-"];
    const NAMES: &[&[u8]] = &[
        b"accept-ranges",
        b"age",
        b"allow",
        b"alt-svc",
        b"connection",
        b"content-encoding",
        b"content-security-policy",
        b"date",
        b"keep-alive",
        b"nel",
        b"permissions-policy",
        b"referrer-policy",
        b"report-to",
        b"reporting-endpoints",
        b"server",
        b"strict-transport-security",
        b"timing-allow-origin",
        b"transfer-encoding",
        b"upgrade",
        b"vary",
        b"via",
        b"www-authenticate",
        b"x-cache",
        b"x-content-type-options",
        b"x-frame-options",
        b"x-powered-by",
        b"x-xss-protection",
    ];
    STARTS.iter().any(|start| lower.starts_with(start)) || NAMES.contains(&lower)
}
