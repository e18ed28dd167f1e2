//! The wire is not the script: what a page's script asked for, going by what was sent.

use super::address::origin_of;
use super::author::{Written, author_headers};
use super::fetch_call::Call;
use super::head::{Head, Start, Writer};
use super::lines::trim;
use super::notes::{Notes, excerpt};
use super::pairing::Exchange;
use super::target::{assumed_origin, say_other_origins, sent_origin, url};
use super::{Assumption, Choices, Subject};
use crate::scenario::{Api, Credentials, Mode, Redirect, Request};
use alloc::string::String;
use alloc::vec::Vec;

/// What the text was understood to say of the page and its request.
pub(super) struct Script {
    pub page_origin: String,
    pub request: Request,
    pub assumptions: Vec<Assumption>,
}

/// What is known apart from the heads.
#[derive(Clone, Debug, Default)]
pub(super) struct Known {
    /// The page's origin, where somebody gave it.
    pub page_origin: Option<String>,
    pub choices: Choices,
    /// Whether the request has a box of its own, so that nothing else can stand behind its head.
    pub is_boxed: bool,
}

/// Reads the script's request out of what was sent.
pub(super) fn script(exchange: &Exchange, known: &Known, notes: &mut Notes) -> Script {
    let nothing = Head::default();
    let head = exchange.actual.as_ref().or(exchange.preflight.as_ref()).unwrap_or(&nothing);
    let mut assumptions = Vec::new();
    let told = match &known.page_origin {
        Some(origin) => {
            say_other_origins(exchange, origin, notes);
            Some(origin.clone())
        }
        None => sent_origin(exchange, notes),
    };
    let url = url(head, told.as_deref(), &mut assumptions);
    let page_origin = told.unwrap_or_else(|| assumed_origin(head, &url, &mut assumptions));
    let method = method(exchange, head, &mut assumptions, notes);
    let headers = author_headers(exchange, head, known, &mut assumptions, notes);
    let is_cross_origin = origin_of(&url).is_some_and(|origin| origin != page_origin);
    let request = Request {
        api: known.choices.api.unwrap_or_else(|| api(head)),
        body: body(head, &method, headers.written, known, notes),
        mode: mode(exchange, head, known.choices, &mut assumptions, notes),
        credentials: credentials(head, is_cross_origin, known.choices, &mut assumptions),
        redirect: redirect(exchange, head, known.choices, &mut assumptions),
        upload_listener: known.choices.upload_listener.unwrap_or_default(),
        headers: headers.fields,
        url,
        method,
    };
    Script { page_origin, request, assumptions }
}

/// Adds an assumption, in the order of the subjects.
pub(super) fn assume(
    assumptions: &mut Vec<Assumption>,
    subject: Subject,
    value: &str,
    because: &str,
    others: &[&str],
) {
    let at = assumptions.partition_point(|before| before.subject as u8 <= subject as u8);
    let assumption = Assumption {
        subject,
        value: String::from(value),
        because: String::from(because),
        others: others.iter().copied().map(String::from).collect(),
    };
    assumptions.insert(at, assumption);
}

/// What a subject may be instead.
pub(super) fn others(subject: Subject, value: &str) -> Vec<&'static str> {
    subject.takes().iter().copied().filter(|word| *word != value).collect()
}

/// The method: the preflight's word counts more than the request line.
fn method(
    exchange: &Exchange,
    head: &Head,
    assumptions: &mut Vec<Assumption>,
    notes: &mut Notes,
) -> String {
    let asked = exchange.preflight.as_ref().and_then(|head| {
        head.all("access-control-request-method").next().map(|(line, method)| (line, trim(method)))
    });
    let written = exchange.actual.as_ref().and_then(|head| head.method.as_deref());
    match (asked, written) {
        (Some((line, asked)), Some(written)) => {
            if asked != written {
                notes.add(
                    line,
                    format_args!(
                        "The preflight asks for the method {}, and the request line says {}; the \
                         preflight's was used.",
                        excerpt(asked),
                        excerpt(written)
                    ),
                );
            }
            String::from(asked)
        }
        (Some((_, asked)), None) => String::from(asked),
        (None, Some(written)) => String::from(written),
        (None, None) => {
            let because = if head.call.is_some() {
                "The method of the call could not be told; `GET` is what `fetch()` uses by itself."
            } else if head.target.is_some() {
                "A URL alone names no method; `GET` is what `fetch()` uses."
            } else {
                "There is no request line to tell the method; `GET` is what `fetch()` uses."
            };
            assume(assumptions, Subject::Method, "GET", because, &others(Subject::Method, "GET"));
            String::from("GET")
        }
    }
}

/// A text body. Blank lines behind a head are none, unless a length says that they are.
fn body(
    head: &Head,
    method: &str,
    written: Written,
    known: &Known,
    notes: &mut Notes,
) -> Option<String> {
    let body = head.body.as_deref()?;
    if matches!(head.start, Start::Curl | Start::PowerShell | Start::Call(_)) {
        return Some(String::from(body));
    }
    let is_wire = written == Written::ByBrowser;
    let has_none = method.eq_ignore_ascii_case("GET") || method.eq_ignore_ascii_case("HEAD");
    if body.trim().is_empty() {
        let is_meant = match written {
            Written::ByBrowser => false,
            Written::ByScript => head.get("content-length").is_some(),
            Written::Exactly => !has_none,
        };
        return is_meant.then(|| String::from(body));
    }
    if has_none && (is_wire || !known.is_boxed) {
        notes.add(
            head.line,
            format_args!(
                "A {method} request has no body; the text behind its head, {}, was set aside.",
                excerpt(body)
            ),
        );
        return None;
    }
    Some(String::from(if is_wire { body.trim_end_matches(['\n', '\r']) } else { body }))
}

/// What a captured request was for: an element of the page, or else a script's call.
/// <https://w3c.github.io/webappsec-fetch-metadata/#sec-fetch-dest-header>
fn api(head: &Head) -> Api {
    if head.start == Start::Call(Writer::ByHand) {
        return Api::Fetch;
    }
    match head.get("sec-fetch-dest") {
        Some("image") => Api::Img,
        Some("audio" | "track" | "video") => Api::Media,
        Some("script") => Api::Script,
        Some("style") => Api::Style,
        Some("font") => Api::Font,
        _ => Api::Fetch,
    }
}

fn mode(
    exchange: &Exchange,
    head: &Head,
    choices: Choices,
    assumptions: &mut Vec<Assumption>,
    notes: &mut Notes,
) -> Mode {
    if let Some(mode) = choices.mode.or_else(|| by_hand(head)?.mode) {
        return mode;
    }
    if let Some((line, word)) = head.all("sec-fetch-mode").next() {
        if let Some(mode) = Mode::from_word(word) {
            return mode;
        }
        notes.add(line, format_args!("{} is not a mode that a script can ask for.", excerpt(word)));
    }
    // No other mode has preflights.
    if exchange.preflight.is_some() {
        return Mode::Cors;
    }
    let because = if head.start == Start::Call(Writer::Copied) {
        "DevTools write `cors` whatever the request's mode was, so this is only likely."
    } else {
        "Nothing in the text tells the mode; `cors` is what `fetch()` and XMLHttpRequest use."
    };
    assume(assumptions, Subject::Mode, "cors", because, &others(Subject::Mode, "cors"));
    Mode::Cors
}

fn credentials(
    head: &Head,
    is_cross_origin: bool,
    choices: Choices,
    assumptions: &mut Vec<Assumption>,
) -> Credentials {
    if let Some(credentials) = choices.credentials.or_else(|| by_hand(head)?.credentials) {
        return credentials;
    }
    if let Some(copied) = head.call.as_ref().and_then(|call| call.credentials) {
        return copied_credentials(copied, head, assumptions);
    }
    // Only this mode sends cookies to another origin.
    if is_cross_origin && head.get("cookie").is_some() {
        return Credentials::Include;
    }
    // Browsers send this with no other mode.
    // <https://privacycg.github.io/storage-access-headers/#sec-fetch-storage-access-header>
    if is_cross_origin && head.get("sec-fetch-storage-access").is_some() {
        return Credentials::Include;
    }
    let because = "Nothing in the text tells whether the script asked for credentials; \
                   `same-origin` is what `fetch()` does by itself.";
    let others = others(Subject::Credentials, "same-origin");
    assume(assumptions, Subject::Credentials, "same-origin", because, &others);
    Credentials::SameOrigin
}

/// What a person wrote in a call.
fn by_hand(head: &Head) -> Option<&Call> {
    head.call.as_ref().filter(|_| head.start == Start::Call(Writer::ByHand))
}

/// DevTools tell the credentials mode from what was sent, not from what the script asked for.
fn copied_credentials(
    copied: Credentials,
    head: &Head,
    assumptions: &mut Vec<Assumption>,
) -> Credentials {
    let because = match copied {
        Credentials::Include if head.get("authorization").is_none() => return copied,
        Credentials::Include => {
            "DevTools write `include` for every request with an `Authorization`, also where the \
             script set that header itself and asked for no cookies."
        }
        Credentials::Omit | Credentials::SameOrigin => {
            "DevTools write `omit` for every request that carried no cookie and no \
             `Authorization`, whatever the script asked for."
        }
    };
    let others = others(Subject::Credentials, copied.word());
    assume(assumptions, Subject::Credentials, copied.word(), because, &others);
    copied
}

fn redirect(
    exchange: &Exchange,
    head: &Head,
    choices: Choices,
    assumptions: &mut Vec<Assumption>,
) -> Redirect {
    if let Some(redirect) = choices.redirect.or_else(|| by_hand(head)?.redirect) {
        return redirect;
    }
    if exchange.hops.iter().any(|hop| hop.response.as_ref().is_some_and(Head::is_redirect)) {
        let because = "Nothing in the text tells what the script does with a redirect; `follow` is \
                       what `fetch()` does by itself.";
        let others = others(Subject::Redirect, "follow");
        assume(assumptions, Subject::Redirect, "follow", because, &others);
    }
    Redirect::Follow
}
