//! Redirects: where to, with what, and who asks from then on.

use crate::exchange::{Answer, Location};
use crate::reason::Reason;
use crate::request::{RequestState, Tainting};
use crate::scenario::Mode;
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::url::Url;
use crate::verdict::{At, Blocked, Saw};

/// <https://fetch.spec.whatwg.org/#redirect-status>
#[must_use]
pub const fn is_redirect_status(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

/// <https://fetch.spec.whatwg.org/#concept-http-redirect-fetch>
///
/// Says whether the request goes on to another URL.
pub(crate) fn http_redirect_fetch<'a>(
    request: &mut RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<bool, Blocked<'a>> {
    let said = Saw::Lines(&answer.headers, "location");
    // 3. and 4. Where to? Without a location this answer is the response.
    let leads = !matches!(answer.location, Location::Absent);
    cx.note(Rule::LocationPresent, at, leads, said, Saw::Nothing);
    if !leads {
        return Ok(false);
    }
    // 5. It must be one URL.
    let location = location(answer, said, at, cx)?;
    let there = Saw::Bytes(location.href().as_bytes());
    // 6. Over HTTP.
    let scheme = Saw::Bytes(location.scheme().as_bytes());
    let refused = blocked(Reason::LocationSchemeNotHttp, at, scheme, there);
    cx.demand(Rule::LocationSchemeHttp, location.is_http(), refused)?;
    // 7. and 8. Not for ever.
    let count = Saw::Number(request.hop.into());
    let refused = blocked(Reason::TooManyRedirects, at, count, Saw::Number(REDIRECT_LIMIT.into()));
    cx.demand(Rule::RedirectsCounted, request.hop < REDIRECT_LIMIT, refused)?;
    // 9. and 10. No user name or password between origins.
    let bare = !location.includes_credentials();
    let own = request.origin().is_same_origin(location.origin());
    let refused = blocked(Reason::RedirectHasCredentials, at, there, Saw::Nothing);
    if request.exchange.request().mode == Mode::Cors {
        cx.demand(Rule::RedirectWithoutCredentials, bare || own, refused)?;
    }
    if request.tainting == Tainting::Cors {
        cx.demand(Rule::TaintedRedirectWithoutCredentials, bare, refused)?;
    }
    // 11. A text body can be sent again.
    // 12. Some redirects turn the request into a GET.
    let changes = match answer.status {
        301 | 302 => request.method == b"POST",
        303 => !matches!(request.method, b"GET" | b"HEAD"),
        _ => false,
    };
    let status = Saw::Number(answer.status.into());
    cx.note(Rule::MethodChanged, at, changes, status, Saw::Bytes(request.method));
    if changes {
        request.method = b"GET";
        request.has_body = false;
        request.body_headers_dropped = true;
    }
    // 13. `Authorization` stays with its origin.
    let Some(current) = request.url() else { return Ok(false) };
    let leaves = !current.origin().is_same_origin(location.origin());
    let dropped = leaves && request.headers().any(|header| header.lower == b"authorization");
    cx.note(Rule::AuthorizationDropped, at, dropped, Saw::Nothing, Saw::Nothing);
    request.authorization_dropped |= leaves;
    // 18. On to the next URL; from here on the origin may be lost.
    request.redirect_tainted |= leaves && !request.origin().is_same_origin(current.origin());
    request.hop += 1;
    Ok(true)
}

/// A request is redirected this often and no more.
const REDIRECT_LIMIT: u8 = 20;

fn location<'a>(
    answer: &'a Answer,
    said: Saw<'a>,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<&'a Url, Blocked<'a>> {
    let reason = match &answer.location {
        Location::Url(url) => {
            let there = Saw::Bytes(url.href().as_bytes());
            cx.note(Rule::LocationParses, at, true, there, Saw::Nothing);
            return Ok(url);
        }
        Location::Repeated => Reason::LocationRepeated,
        Location::Absent | Location::Unparsable => Reason::LocationNotParsable,
    };
    let refused = blocked(reason, at, said, Saw::Nothing);
    cx.note(Rule::LocationParses, at, false, said, Saw::Nothing);
    Err(refused)
}
