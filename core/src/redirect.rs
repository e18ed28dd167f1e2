//! Redirects: where to, with what, and who asks from then on.

use crate::cors_check::{Asked, cors_check};
use crate::engine::{Departure, Rules};
use crate::exchange::{Answer, Location};
use crate::reason::Reason;
use crate::request::{LastRedirect, RequestState, Tainting};
use crate::scenario::{Credentials, Mode, Redirect};
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::url::Url;
use crate::verdict::{At, Blocked, Leg, Saw};

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
    let leads = leads_anywhere(answer, request.rules);
    cx.note(Rule::LocationPresent, at, leads, said, Saw::Nothing);
    if !leads {
        return Ok(false);
    }
    // 5. It must be one URL.
    let location = location(answer, request.rules, said, at, cx)?;
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
    let later = request.rules.depart(Departure::RedirectCheckedAfterPreflight)
        && request.tainting != Tainting::Cors;
    if request.exchange.request().mode == Mode::Cors && !later {
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
    let said_who_asks = request.says_who_asks();
    if changes {
        request.method = b"GET";
        request.body_headers_dropped = true;
    }
    // 13. `Authorization` stays with its origin.
    let Some(current) = request.url() else { return Ok(false) };
    let leaves = !current.origin().is_same_origin(location.origin());
    let dropped = leaves && request.headers().any(|header| header.lower == b"authorization");
    cx.note(Rule::AuthorizationDropped, at, dropped, Saw::Nothing, Saw::Nothing);
    request.authorization_dropped |= leaves;
    request.client_hints_dropped |=
        !own && request.rules.depart(Departure::ClientHintsDroppedOnRedirect);
    request.last_redirect = LastRedirect {
        dropped_body_headers: changes,
        dropped_authorization: leaves,
        kept_origin: said_who_asks && !leaves,
        from_other_origin: request.tainting == Tainting::Cors,
        was_tainted: request.redirect_tainted,
    };
    // 18. On to the next URL; from here on the origin may be lost.
    request.redirect_tainted |= leaves && !request.origin().is_same_origin(current.origin());
    let loses = request.rules.depart(Departure::NoCorsRedirectLosesOrigin);
    request.redirect_tainted |=
        leaves && loses && said_who_asks && request.exchange.request().mode == Mode::NoCors;
    let next = request.exchange.url_at(request.hop + 1).map(Url::href);
    request.strayed |= next != answer.leads_to().map(Url::href);
    request.redirected_by = Some(answer);
    request.hop += 1;
    Ok(true)
}

/// A request is redirected this often and no more.
const REDIRECT_LIMIT: u8 = 20;

/// Whether the answer has a `Location` that counts.
pub(crate) fn leads_anywhere(answer: &Answer, rules: Rules<'_>) -> bool {
    let is_ignored = || {
        answer.headers.values("location").all(<[u8]>::is_empty)
            && rules.depart(Departure::EmptyLocationIgnored)
    };
    !matches!(answer.location, Location::Absent) && !is_ignored()
}

/// [`Departure::UnparsableLocationFirst`] and [`Departure::LocationBeforeCheck`]: the network layer
/// looks at where to before anybody else does.
pub(crate) fn refuse_location<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    if !is_redirect_status(answer.status) || !leads_anywhere(answer, cx.rules) {
        return Ok(());
    }
    let follows = request.exchange.request().redirect == Redirect::Follow;
    let early = follows && cx.rules.depart(Departure::LocationBeforeCheck);
    let takes = |url: &&Url| !(early && url.host().contains(['"', '*']));
    let Some(url) = answer.location.url().filter(takes) else {
        let is_none = !matches!(answer.location, Location::UnparsableHost { .. });
        let looks = early || (is_none && cx.rules.depart(Departure::UnparsableLocationFirst));
        let said = Saw::Lines(&answer.headers, "location");
        let refused = blocked(Reason::LocationNotParsable, at, said, Saw::Nothing);
        return if looks { cx.demand(Rule::LocationParses, false, refused) } else { Ok(()) };
    };
    // A tainted request has no origin of its own any more.
    let own = at.leg == Leg::Preflight
        || (!request.redirect_tainted && url.origin().is_same_origin(request.origin()));
    let refuses = (own && url.scheme() == "blob")
        || is_refused_by_network_layer(url)
        || matches!(url.scheme(), "file" | "view-source");
    if early && refuses {
        let scheme = Saw::Bytes(url.scheme().as_bytes());
        let there = Saw::Bytes(url.href().as_bytes());
        let refused = blocked(Reason::LocationSchemeNotHttp, at, scheme, there);
        cx.demand(Rule::LocationSchemeHttp, false, refused)?;
    }
    Ok(())
}

/// Where Firefox's network layer goes nowhere, so that nobody else is asked.
pub(crate) fn is_refused_by_network_layer(url: &Url) -> bool {
    match url.scheme() {
        "about" => url.href() != "about:blank",
        scheme => matches!(
            scheme,
            "chrome" | "data" | "javascript" | "moz-extension" | "resource" | "ws" | "wss"
        ),
    }
}

/// [`Departure::RedirectCredentialsRefused`]: the browser looks at the new URL before anything else.
pub(crate) fn refuse_credentials<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    if let Location::UnparsableHost { includes_credentials } = answer.location {
        let said = Saw::Lines(&answer.headers, "location");
        let refused = blocked(Reason::RedirectHasCredentials, at, said, Saw::Nothing);
        return cx.demand(Rule::RedirectWithoutCredentials, !includes_credentials, refused);
    }
    let Some(url) = answer.location.url().filter(|_| leads_anywhere(answer, request.rules)) else {
        return Ok(());
    };
    let there = Saw::Bytes(url.href().as_bytes());
    let refused = blocked(Reason::RedirectHasCredentials, at, there, Saw::Nothing);
    cx.demand(Rule::RedirectWithoutCredentials, !url.includes_credentials(), refused)
}

/// [`Departure::RedirectCheckedAfterPreflight`]: the redirect that led to this URL, once more.
pub(crate) fn check_redirect_again<'a>(
    request: &RequestState<'a>,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let Some(before) = request.hop.checked_sub(1) else { return Ok(()) };
    let (Some(answer), Some(url)) = (request.redirected_by, request.url()) else {
        return Ok(());
    };
    let at = At { hop: before, leg: Leg::Response };
    let there = Saw::Bytes(url.href().as_bytes());
    let refused = blocked(Reason::RedirectHasCredentials, at, there, Saw::Nothing);
    cx.demand(Rule::RedirectCheckedAgain, !url.includes_credentials(), refused)?;
    if !request.last_redirect.from_other_origin {
        return Ok(());
    }
    // As if credentials were asked for, where they were for the first URL.
    let settings = request.exchange.request();
    if settings.credentials == Credentials::SameOrigin && request.first_url_is_own() {
        let asked = Asked::of_redirect(request);
        cors_check(asked, answer, at, cx)?;
    }
    Ok(())
}

fn location<'a>(
    answer: &'a Answer,
    rules: Rules<'_>,
    said: Saw<'a>,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<&'a Url, Blocked<'a>> {
    let location = match &answer.location {
        Location::Url(url) => Ok(url),
        Location::Repeated(Some(url)) if rules.depart(Departure::EqualLocationsFollowed) => Ok(url),
        Location::Repeated(_) => Err(Reason::LocationRepeated),
        Location::Absent | Location::Unparsable | Location::UnparsableHost { .. } => {
            Err(Reason::LocationNotParsable)
        }
    };
    let saw = location.map_or(said, |url| Saw::Bytes(url.href().as_bytes()));
    cx.note(Rule::LocationParses, at, location.is_ok(), saw, Saw::Nothing);
    location.map_err(|reason| blocked(reason, at, said, Saw::Nothing))
}
