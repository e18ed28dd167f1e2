//! What servers can do: the least that the rule at hand asks of an answer.

use super::address::is_private;
use super::lists::{Matching, Star, extended, misspellings, vary_by_origin};
use super::remedies::{Place, Style};
use super::words::{answer as answer_in_words, code, leg};
use super::{Change, Edit, Side};
use crate::header::{HeaderList, Lines};
use crate::method::is_cors_safelisted_method;
use crate::mixed_content::is_potentially_trustworthy;
use crate::redirect::is_redirect_status;
use crate::request::{RequestState, Tainting};
use crate::scenario::{Credentials, Field, Response};
use crate::sent::{Sent, isomorphic_decode};
use crate::url::Url;
use crate::verdict::{At, Leg};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

pub(super) const ORIGIN: &str = "Access-Control-Allow-Origin";
const CREDENTIALS: &str = "Access-Control-Allow-Credentials";
const METHODS: &str = "Access-Control-Allow-Methods";
const HEADERS: &str = "Access-Control-Allow-Headers";

/// Names the origin that asks, and keeps `Vary` right; or everybody, where that is looked for.
pub(super) fn allow_origin(place: &Place<'_>, at: At, asked: &[u8]) -> Option<Edit> {
    let (value, warning) = agreed(place, at, asked)?;
    let answer = place.answer(at)?;
    let headers = &answer.headers;
    let several = headers.lines("access-control-allow-origin") == Lines::Many;
    let mut changes = set(headers, ORIGIN, value.clone());
    if value != "*"
        && let Some(vary) = vary_by_origin(place.before(at).unwrap_or(headers))
    {
        changes.push(Change::SetHeader { name: "Vary".into(), value: vary });
    }
    let there = place.server(at.hop);
    let (name, shown, answer_name) = (code(ORIGIN), code(&value), place.answer_name(at));
    let title = match value.as_str() {
        "*" => {
            format!("say {} to everybody in {answer_name}", code("Access-Control-Allow-Origin: *"),)
        }
        _ => format!("name {shown} in {name} of {answer_name}"),
    };
    let mut text = format!("{there} sends `{ORIGIN}: {value}` with {}", answer_in_words(at.leg));
    text.push_str(match value.as_str() {
        "*" | "null" => ".",
        _ => ", because this origin is on its list and not because it asks, and `Vary: Origin` with every answer, so that no cache hands it to another origin.",
    });
    if several {
        text.push_str(" Two layers add this header: let one of them do it, and once.");
    }
    if at.leg == Leg::Response && matches!(answer.status, 400..) {
        text.push_str(&format!(
            " This is an error page (status {}): the header must be on those too.",
            answer.status
        ));
    } else if at.leg == Leg::Response && is_redirect_status(answer.status) {
        text.push_str(" A redirect is an answer as well, and needs the header itself.");
    }
    let cached = headers.values("age").next().is_some_and(|age| age != b"0");
    if cached {
        text.push_str(match value.as_str() {
            "*" => " This answer comes from a cache (it has an `Age`): empty it, or it goes on with the old one.",
            _ => " This answer comes from a cache (it has an `Age`), maybe one made for somebody else: empty it, and let it keep one copy for each `Origin`.",
        });
    }
    let from_proxy =
        several || (at.leg == Leg::Response && matches!(answer.status, 413 | 502..=504));
    let side = if from_proxy { Side::Proxy } else { Side::Server };
    Some(Edit { side, warning, ..Edit::server(place.original_at(at), title, text, changes) })
}

/// Whom an answer should name, and what is to be said about it.
fn agreed(place: &Place<'_>, at: At, asked: &[u8]) -> Option<(String, Option<String>)> {
    let with_credentials = place.includes_credentials();
    let there = place.server(at.hop);
    match place.style {
        Style::Exact if asked == b"null" => None,
        Style::Everybody if with_credentials => None,
        Style::Null if asked == b"null" => {
            let cookies = if with_credentials { ", with the user's own cookies" } else { "" };
            Some((
                "null".into(),
                Some(format!(
                    "UNSAFE: `null` is nobody's name. Every sandboxed frame, `data:` page and local file says it, so any website can put its script into one and read what {there} answers here{cookies}."
                )),
            ))
        }
        Style::Everybody => {
            let private = place.exchange.url_at(at.hop).is_some_and(|url| is_private(url.host()));
            let (unless, opened, done) = match at.leg {
                Leg::Preflight => (
                    "everybody may do what this request does",
                    format!("send this request to {there}"),
                    "send it",
                ),
                Leg::Request | Leg::Response => {
                    ("the data is public", format!("read what {there} answers here"), "read it")
                }
            };
            let private = if private {
                format!(
                    " This host looks private: any website that somebody opens inside the network could then {done} from there."
                )
            } else {
                String::new()
            };
            Some((
                "*".into(),
                Some(format!(
                    "UNSAFE unless {unless}: `*` lets every website {opened}, without the user's cookies.{private}"
                )),
            ))
        }
        Style::Exact | Style::Null => Some((isomorphic_decode(asked), insecure(place, at, asked))),
    }
}

/// What is to be said where an answer that came over `https`, made for the user, is shown to a page
/// that came over `http` from another machine.
fn insecure(place: &Place<'_>, at: At, named: &[u8]) -> Option<String> {
    let named = core::str::from_utf8(named).ok()?;
    let page = Url::parse(place.parser, named, None)?;
    let is_secret = place.exchange.url_at(at.hop).is_some_and(|url| url.scheme() == "https");
    (place.includes_credentials() && is_secret && !is_potentially_trustworthy(&page)).then(|| {
        format!(
            "UNSAFE: {} came over `http`. Such pages can be changed on their way by anybody on the network, who then reads along as the user, though the answer itself comes over `https`.",
            code(named)
        )
    })
}

/// Agrees to credentials.
pub(super) fn allow_credentials(place: &Place<'_>, at: At) -> Option<Edit> {
    let headers = &place.answer(at)?.headers;
    let there = place.server(at.hop);
    let title = format!("agree to credentials in {}", place.answer_name(at));
    let text = format!(
        "{there} sends `{CREDENTIALS}: true`, in lower case and once, with {}, to this origin and to those alone that may see the user's own data.",
        answer_in_words(at.leg)
    );
    let changes = set(headers, CREDENTIALS, "true".into());
    let named = headers.values("access-control-allow-origin").next();
    let warning = named.and_then(|named| insecure(place, at, named));
    Some(Edit { warning, ..Edit::server(place.original_at(at), title, text, changes) })
}

/// Answers the preflight with a success.
pub(super) fn succeed(place: &Place<'_>, at: At) -> Option<Edit> {
    let answer = place.answer(at)?;
    let mut changes = vec![Change::Status { to: 204 }];
    if is_redirect_status(answer.status) && !matches!(answer.headers.lines("location"), Lines::None)
    {
        changes.push(Change::RemoveHeader { name: "Location".into() });
    }
    let why = match answer.status {
        401 | 407 => {
            " A preflight never carries cookies or `Authorization`: answer it before anybody asks who it is."
        }
        403 if is_of_cors_layer(place.before(at).unwrap_or(&answer.headers)) => {
            " It was refused, it seems by the CORS layer itself, because the origin, the method or a header is not on its list."
        }
        403 => {
            " It was refused: by the CORS layer itself, because the origin, the method or a header is not on its list, or by a login check or a firewall, which has to let `OPTIONS` through."
        }
        404 | 405 | 501 => " The route needs an answer to `OPTIONS`.",
        300..=399 => " A preflight is never redirected, so it must be answered here.",
        _ => "",
    };
    let title = "answer the preflight with status 204".to_string();
    let text = format!(
        "{} answers the `OPTIONS` request with status 204 instead of {}.{why}",
        place.server(at.hop),
        answer.status,
    );
    Some(Edit::server(place.original_at(at), title, text, changes))
}

/// Whether what answered looked at what CORS asks.
fn is_of_cors_layer(headers: &HeaderList) -> bool {
    let named = headers.values("vary").flat_map(|value| value.split(|&byte| byte == b','));
    named.map(<[u8]>::trim_ascii).any(|name| {
        ["origin", "access-control-request-method", "access-control-request-headers"]
            .iter()
            .any(|asked| name.eq_ignore_ascii_case(asked.as_bytes()))
    })
}

/// Allows the method that the preflight asks for.
pub(super) fn allow_method(place: &Place<'_>, at: At, request: &RequestState<'_>) -> Option<Edit> {
    let headers = &place.answer(at)?.headers;
    let needs = !is_cors_safelisted_method(request.method);
    let value = list(place, headers, METHODS, needs.then_some(request.method), Matching::Exact);
    let method = code(&isomorphic_decode(request.method));
    let (title, what) = if needs {
        (format!("allow the method {method}"), format!("lists {method}"))
    } else {
        (format!("write {} as a list of methods", code(METHODS)), "is a list".to_string())
    };
    let text = format!(
        "In the preflight's answer from {}, `{METHODS}` {what}, in this very case and with commas between methods.",
        place.server(at.hop),
    );
    Some(Edit::server(place.original_at(at), title, text, set(headers, METHODS, value)))
}

/// Allows the headers that the preflight asks for.
pub(super) fn allow_headers(place: &Place<'_>, at: At, request: &RequestState<'_>) -> Option<Edit> {
    let headers = &place.answer(at)?.headers;
    let known = place.answer(at).map(|answer| &answer.allow_headers);
    let is_unknown = |name: &&[u8]| !known.is_some_and(|known| known.contains(name));
    let wildcard =
        known.is_some_and(|known| known.has_wildcard()) && !request.includes_credentials();
    let all: Vec<&[u8]> = request.cors_unsafe_request_header_names().filter(is_unknown).collect();
    // What `*` covers already need not be named.
    let named =
        |name: &&[u8]| !wildcard || crate::safelist::is_cors_non_wildcard_request_header_name(name);
    let needed = all.iter().copied().filter(named);
    let shown = super::words::names(needed.clone());
    let value = list(place, headers, HEADERS, needed, Matching::IgnoreCase);
    let (title, what) = if shown.is_empty() {
        (format!("write {} as a list of names", code(HEADERS)), "is a list".to_string())
    } else {
        (format!("allow {shown} in {}", code(HEADERS)), format!("lists {shown}"))
    };
    let text = format!(
        "In the preflight's answer from {}, `{HEADERS}` {what}, with commas between names.",
        place.server(at.hop),
    );
    Some(Edit::server(place.original_at(at), title, text, set(headers, HEADERS, value)))
}

fn list<'a>(
    place: &Place<'_>,
    headers: &HeaderList,
    name: &str,
    needed: impl IntoIterator<Item = &'a [u8]>,
    matching: Matching,
) -> String {
    let star = if place.includes_credentials() { Star::Dropped } else { Star::Kept };
    let own = [name];
    let listed = |names: &[&str]| !names.iter().all(|name| headers.lines(name) == Lines::None);
    let names = if listed(&own) { &own[..] } else { misspellings(name) };
    extended(headers, names, needed, matching, star)
}

/// One header set, and what was meant to be it left out.
fn set(headers: &HeaderList, name: &str, value: String) -> Vec<Change> {
    let wrong = misspellings(name).iter().filter(|wrong| headers.lines(wrong) != Lines::None);
    let removed = wrong.map(|wrong| Change::RemoveHeader { name: (*wrong).into() });
    let name = name.into();
    let set = if value.is_empty() {
        Change::RemoveHeader { name }
    } else {
        Change::SetHeader { name, value }
    };
    core::iter::once(set).chain(removed).collect()
}

/// Keeps one of several lines that contradict each other.
pub(super) fn keep_one_line(place: &Place<'_>, at: At, name: &str) -> Option<Edit> {
    let mut headers = place.answer(at)?.headers.headers().iter();
    let first = headers.find(|header| header.name.eq_ignore_ascii_case(name.as_bytes()))?;
    let (name, value) = (isomorphic_decode(&first.name), isomorphic_decode(&first.value));
    let title = format!("send {} once", code(&name));
    let text = format!(
        "{} sends one `{name}` header. Here two layers add one each, and they differ; the first is kept.",
        place.server(at.hop),
    );
    let changes = vec![Change::SetHeader { name, value }];
    Some(Edit { side: Side::Proxy, ..Edit::server(place.original_at(at), title, text, changes) })
}

/// The least that a server could answer, where its answer is not known.
pub(super) fn answer(place: &Place<'_>, sent: &Sent<'_>) -> Option<Edit> {
    let (at, request) = (sent.at(), &sent.request);
    let mut headers: Vec<Field> = Vec::new();
    let mut warning = None;
    let mut by = String::new();
    if request.tainting == Tainting::Cors || at.leg == Leg::Preflight {
        let (value, why) = agreed(place, at, sent.origin()?)?;
        warning = why;
        let names_one = value != "*";
        by = format!(", {} {}", if names_one { "naming" } else { "with" }, code(&value));
        headers.push((ORIGIN.into(), value));
        if names_one {
            headers.push(("Vary".into(), "Origin".into()));
        }
        if request.exchange.request().credentials == Credentials::Include {
            headers.push((CREDENTIALS.into(), "true".into()));
        }
    }
    if at.leg == Leg::Preflight {
        if !is_cors_safelisted_method(request.method) {
            headers.push((METHODS.into(), isomorphic_decode(request.method)));
        }
        let names: Vec<&[u8]> = request.cors_unsafe_request_header_names().collect();
        if !names.is_empty() {
            headers.push((HEADERS.into(), isomorphic_decode(&names.join(&b", "[..]))));
        }
    }
    let there = place.server(at.hop);
    let what = leg(at.leg);
    let (status, may) = match at.leg {
        Leg::Preflight => (204, "the request may be sent"),
        Leg::Request | Leg::Response => (200, "the page may read it"),
    };
    let title = format!("answer the {what} so that {may}{by}");
    let text = format!(
        "What {there} answers to the {what} is not known; with status {status} and these headers it is enough."
    );
    let assumed = Some(format!(
        "Nobody has seen what {there} answers to the {what}: the answer shown is the least that would do."
    ));
    let to = Response { status, headers };
    let changes = vec![Change::Answer { to }];
    Some(Edit { warning, assumed, ..Edit::server(place.original_at(at), title, text, changes) })
}
