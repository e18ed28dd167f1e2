//! Which hints an exchange gives. They are looked for after the verdict and decide nothing.

mod value;

use self::value::value;
use crate::changes::is_about_null;
use crate::exchange::Answer;
use crate::explain::Explanation;
use crate::header::{HeaderList, Lines};
use crate::hint::{Hint, Hinted};
use crate::near_name::near_name;
use crate::origin::Origin;
use crate::outside::{is_login, refused_by_cors};
use crate::reason::Reason;
use crate::redirect::is_redirect_status;
use crate::url::Url;
use crate::values::{Value, fill, value_at};
use crate::verdict::{Blocked, Leg, Saw};
use alloc::string::String;
use alloc::vec::Vec;

/// The hints about why an exchange was blocked, the most telling first.
#[must_use]
pub fn hints(explanation: &Explanation<'_>) -> Vec<Hinted> {
    let Some(blocked) = explanation.verdict.blocked() else { return Vec::new() };
    let mut found = Found { explanation, blocked, hints: Vec::new() };
    let answer = match blocked.at.leg {
        Leg::Request => None,
        Leg::Preflight => explanation.exchange.preflight_at(blocked.at.hop),
        Leg::Response => explanation.exchange.response_at(blocked.at.hop),
    };
    if let Some(answer) = answer {
        header_names(answer, &mut found);
        value(answer, &mut found);
        who_asks(&mut found);
        status(answer, &mut found);
        way_here(answer, &mut found);
        cache(answer, &mut found);
    }
    found.hints
}

struct Found<'a, 'e> {
    explanation: &'e Explanation<'a>,
    blocked: &'e Blocked<'a>,
    hints: Vec<Hinted>,
}

impl<'a> Found<'a, '_> {
    fn add(&mut self, hint: Hint) {
        self.add_seen(hint, Saw::Nothing);
    }

    /// Adds a hint with a value of its own, `{seen}`.
    fn add_seen(&mut self, hint: Hint, seen: Saw<'a>) {
        let sentence = fill(hint.text(), |name| match name {
            "seen" => Value::Of(seen),
            name => value_at(self.explanation.exchange, &self.explanation.sent, self.blocked, name),
        });
        self.hints.push(Hinted { hint, sentence });
    }
}

/// The header that was meant has another name, or stands in the request.
fn header_names<'a>(answer: &'a Answer, found: &mut Found<'a, '_>) {
    let wanted = match found.blocked.reason {
        Reason::AllowOriginMissing => "access-control-allow-origin",
        Reason::AllowCredentialsMissing => "access-control-allow-credentials",
        Reason::MethodNotAllowed => "access-control-allow-methods",
        Reason::HeaderNotAllowed | Reason::AuthorizationNotAllowed => {
            "access-control-allow-headers"
        }
        _ => return,
    };
    if answer.headers.lines(wanted) == Lines::None
        && let Some(name) = near_name(&answer.headers, wanted)
    {
        found.add_seen(Hint::HeaderMisspelt, Saw::Bytes(name));
    }
    let author = found.explanation.exchange.author.list(found.explanation.rules).all();
    let on_request =
        author.iter().find(|header| header.lower.starts_with(b"access-control-allow-"));
    if let Some(header) = on_request {
        found.add_seen(Hint::AnswersHeaderOnRequest, Saw::Bytes(&header.name));
    }
}

/// A status that is no success is more often the cause than its missing headers.
fn status<'a>(answer: &'a Answer, found: &mut Found<'a, '_>) {
    let Blocked { reason, at, .. } = *found.blocked;
    let is_missing = reason == Reason::AllowOriginMissing;
    let is_redirect =
        is_redirect_status(answer.status) && (is_missing || reason == Reason::PreflightRedirected);
    let leads = answer.location.url().filter(|_| is_redirect);
    if at.leg == Leg::Preflight && reason.is_about_agreement() {
        match answer.status {
            401 | 407 => found.add(Hint::PreflightNeedsLogin),
            403 => match refused_by_cors(answer) {
                Some(vary) => found.add_seen(Hint::PreflightRefusedByCors, Saw::Bytes(vary)),
                None => found.add(Hint::PreflightForbidden),
            },
            404 | 405 | 501 => found.add(Hint::PreflightUnknown),
            500..=599 => found.add(Hint::PreflightFailed),
            400..=499 => found.add(Hint::PreflightRefused),
            300..=399 if is_missing && leads.is_some() => found.add(Hint::PreflightLedElsewhere),
            _ => {}
        }
    } else if is_missing {
        match answer.status {
            502..=504 => found.add(Hint::GatewayAnswered),
            401 => found.add(Hint::LoginRefused),
            403 => match refused_by_cors(answer) {
                Some(vary) => found.add_seen(Hint::RefusedByCors, Saw::Bytes(vary)),
                None => found.add(Hint::Forbidden),
            },
            400..=599 => found.add(Hint::ErrorPage),
            _ if leads.is_some() => found.add(Hint::RedirectUnasked),
            _ => {}
        }
    }
    if let (Some(to), Some(from)) = (leads, found.explanation.exchange.url_at(at.hop)) {
        let hint = redirect_kind(from, to, at.leg);
        found.add_seen(hint, Saw::Bytes(to.href().as_bytes()));
    }
}

/// What a redirect changes, where that can be done without it.
fn redirect_kind(from: &Url, to: &Url, leg: Leg) -> Hint {
    if is_login(to) {
        return match leg {
            Leg::Preflight => Hint::PreflightSentToLogin,
            Leg::Request | Leg::Response => Hint::RedirectToLogin,
        };
    }
    let (from, to) = (from.href(), to.href());
    let is_slash = |one: &str, other: &str| one.strip_suffix('/') == Some(other);
    if is_slash(to, from) || is_slash(from, to) {
        return Hint::RedirectForSlash;
    }
    let rest = |href: &str, scheme: &str| href.strip_prefix(scheme).map(String::from);
    if let (Some(from), Some(to)) = (rest(from, "http://"), rest(to, "https://"))
        && from == to
    {
        return Hint::RedirectForHttps;
    }
    Hint::RedirectElsewhere
}

/// How the request came to the answer that does not agree.
fn way_here<'a>(answer: &'a Answer, found: &mut Found<'a, '_>) {
    let Blocked { reason, at, .. } = *found.blocked;
    if reason != Reason::AllowOriginMissing || at.leg != Leg::Response {
        return;
    }
    let asked_first = found
        .explanation
        .sent
        .iter()
        .any(|sent| sent.at().hop == at.hop && sent.at().leg == Leg::Preflight);
    if asked_first && matches!(answer.status, 200..=299) {
        found.add(Hint::OnlyPreflightAgrees);
    }
    if at.hop > 0
        && let Some(first) = found.explanation.exchange.url_at(0)
    {
        found.add_seen(Hint::RedirectedHere, Saw::Bytes(first.href().as_bytes()));
    }
}

/// Who asks may be nobody that a server could name.
fn who_asks(found: &mut Found<'_, '_>) {
    if !is_about_null(found.blocked) {
        return;
    }
    found.add(match found.explanation.exchange.page_origin() {
        Origin::Opaque => Hint::PageIsOpaque,
        Origin::Tuple(_) => Hint::OriginLostOnTheWay,
    });
}

/// Whether the answer may have been made for somebody else.
fn cache<'a>(answer: &'a Answer, found: &mut Found<'a, '_>) {
    let is_about_origin =
        matches!(found.blocked.reason, Reason::AllowOriginMissing | Reason::AllowOriginMismatch);
    if !is_about_origin || varies_by_origin(&answer.headers) {
        return;
    }
    let traces = ["age", "x-cache", "cf-cache-status", "x-cache-hits"];
    let trace = traces.into_iter().find(|name| answer.headers.values(name).any(is_hit));
    if let Some(name) = trace {
        let seen = answer.headers.headers().iter().find(|header| {
            header.name.eq_ignore_ascii_case(name.as_bytes()) && is_hit(&header.value)
        });
        if let Some(seen) = seen {
            found.add_seen(Hint::AnswerFromCache, Saw::Header(&seen.name, &seen.value));
        }
    } else if found.blocked.reason == Reason::AllowOriginMismatch
        && found.blocked.at.leg == Leg::Response
        && found.hints.is_empty()
    {
        found.add(Hint::VaryMissing);
    }
}

fn varies_by_origin(headers: &HeaderList) -> bool {
    let listed = headers.get_decode_split("vary").unwrap_or_default();
    listed.iter().any(|name| name == b"*" || name.eq_ignore_ascii_case(b"origin"))
}

/// Whether a cache says that it answered by itself.
fn is_hit(value: &[u8]) -> bool {
    let lower = value.to_ascii_lowercase();
    let is_number = !lower.is_empty() && lower.iter().all(u8::is_ascii_digit);
    lower.windows(3).any(|word| word == b"hit") || (is_number && lower != b"0")
}
