//! Main fetch and HTTP fetch: the course of an exchange.

use crate::construct::{new_request, refuse_headers};
use crate::cors_check::{Asked, cors_check};
use crate::csp::{Load, violated_directives};
use crate::engine::Departure;
use crate::exchange::{Answer, Exchange};
use crate::http_cache::{forget_refused, select, store};
use crate::mixed_content::{is_local_network, is_potentially_trustworthy, prohibits_mixed_content};
use crate::port::should_be_blocked_due_to_a_bad_port;
use crate::preflight::{cors_preflight_fetch, is_cached, is_preflight_needed};
use crate::reason::Reason;
use crate::redirect::{
    check_redirect_again, http_redirect_fetch, is_redirect_status, refuse_credentials,
    refuse_location,
};
use crate::request::{RequestState, Tainting};
use crate::resource_policy::cross_origin_resource_policy_check;
use crate::scenario::{Api, Credentials, Mode, Redirect};
use crate::scheme_fetch::scheme_fetch;
use crate::sent::Sent;
use crate::spec::Rule;
use crate::tao_check::tao_check;
use crate::trace::{Context, blocked};
use crate::url::Url;
use crate::verdict::{At, Blocked, Leg, ResponseType, Saw, Verdict};

/// How a round through main fetch ended.
pub(crate) enum Round<'a> {
    /// With an answer for the script.
    Done(Verdict<'a>),
    /// With a redirect to the next URL.
    Redirected,
}

/// Why a round did not end.
pub(crate) enum Stop<'a> {
    /// A network error.
    Blocked(Blocked<'a>),
    /// This request waits for an answer that was not given.
    Waits(Sent<'a>),
}

impl<'a> From<Blocked<'a>> for Stop<'a> {
    fn from(blocked: Blocked<'a>) -> Self {
        Self::Blocked(blocked)
    }
}

/// <https://fetch.spec.whatwg.org/#dom-global-fetch>, from the call to what the script gets.
pub(crate) fn fetch<'a>(exchange: &'a Exchange, cx: &mut Context<'a, '_>) -> Verdict<'a> {
    // A navigation and an element are no call of a script.
    let request = exchange.request();
    if request.mode != Mode::Navigate && !request.api.is_element() {
        if let Err(blocked) = new_request(exchange, cx) {
            return Verdict::TypeError(blocked);
        }
        if let Err(blocked) = refuse_headers(exchange, cx) {
            return Verdict::NetworkError(blocked);
        }
    }
    let mut request = RequestState::new(exchange, cx.rules);
    loop {
        match main_fetch(&mut request, cx) {
            Ok(Round::Redirected) => {}
            Ok(Round::Done(verdict)) => return verdict,
            Err(Stop::Waits(sent)) => return Verdict::Incomplete(sent),
            Err(Stop::Blocked(blocked)) => {
                if blocked.at.leg == Leg::Response
                    && let Some(http) = cx.cache.as_mut().and_then(|visit| visit.http.as_mut())
                {
                    forget_refused(&request, http);
                }
                // Main fetch 12, case 6, 3. What failed is forgotten.
                if let Some(cache) = &mut cx.cache
                    && request.tainting == Tainting::Cors
                {
                    cache.forget(&request);
                }
                return Verdict::NetworkError(blocked);
            }
        }
    }
}

/// <https://fetch.spec.whatwg.org/#concept-main-fetch>
///
/// Steps 3, 4 and 10 (local URLs, reports, HSTS) depend on more than an exchange or decide nothing
/// and are left out, as are 19 to 23 (the same checks of the response, MIME type blocking,
/// integrity, bodies).
fn main_fetch<'a>(
    request: &mut RequestState<'a>,
    cx: &mut Context<'a, '_>,
) -> Result<Round<'a>, Stop<'a>> {
    let at = At { hop: request.hop, leg: Leg::Request };
    let settings = request.exchange.request();
    let Some(url) = request.url() else {
        // The constructor saw to it that there is one, and HTTP-redirect fetch on the way. Only a
        // navigation or an element comes here without.
        let seen = Saw::Bytes(settings.url.as_bytes());
        return Err(blocked(Reason::UrlNotParsable, at, seen, Saw::Nothing).into());
    };
    // 5. and 6. Some pages, and some elements, ask for `https` in the place of `http`. It was done
    // when the exchange was built.
    if let (Some(_), Some(written)) =
        (request.exchange.upgraded_at(request.hop), request.exchange.written_url_at(request.hop))
    {
        let (from, to) = (written.href().as_bytes(), url.href().as_bytes());
        cx.note(Rule::Upgraded, at, true, Saw::Bytes(from), Saw::Bytes(to));
    }
    // 7. Some ports are never spoken to.
    if let Some(port) = should_be_blocked_due_to_a_bad_port(url) {
        let refused = blocked(Reason::PortBlocked, at, Saw::Number(port.into()), Saw::Nothing);
        cx.demand(Rule::PortAllowed, false, refused)?;
    }
    if settings.mode != Mode::Navigate {
        // Any of them will do; Chromium names the policy first.
        refuse_by_content_security_policy(request, url, at, cx)?;
        refuse_mixed_content(request, url, at, cx)?;
    }
    // 12. The first case that fits.
    let (here, page) = (origin(url.origin()), origin(request.origin()));
    if settings.mode == Mode::Navigate {
        cx.note(Rule::Navigation, at, true, Saw::Nothing, Saw::Nothing);
        request.tainting = Tainting::Basic;
        return scheme_fetch(request, url, cx);
    }
    if url.scheme() == "data" {
        cx.note(Rule::DataUrl, at, true, Saw::Nothing, Saw::Nothing);
        request.tainting = Tainting::Basic;
        return scheme_fetch(request, url, cx);
    }
    let same = url.origin().is_same_origin(request.origin()) && request.tainting == Tainting::Basic;
    cx.note(Rule::SameOrigin, at, same, here, page);
    if same {
        return scheme_fetch(request, url, cx);
    }
    let stays = settings.mode == Mode::SameOrigin;
    let refused = blocked(Reason::CrossOriginInSameOriginMode, at, here, page);
    cx.demand(Rule::ModeAllowsOtherOrigins, !stays, refused)?;
    let scheme = Saw::Bytes(url.scheme().as_bytes());
    let not_http = blocked(Reason::SchemeNotHttp, at, scheme, Saw::Nothing);
    let no_cors = settings.mode == Mode::NoCors;
    cx.note(Rule::ModeNoCors, at, no_cors, Saw::Nothing, Saw::Nothing);
    if no_cors {
        let follows = settings.redirect == Redirect::Follow;
        let mode = Saw::Bytes(settings.redirect.word().as_bytes());
        let refused = blocked(Reason::NoCorsRedirectModeNotFollow, at, mode, Saw::Nothing);
        cx.demand(Rule::NoCorsFollows, follows, refused)?;
        request.tainting = Tainting::Opaque;
        return scheme_fetch(request, url, cx);
    }
    cx.demand(Rule::SchemeHttp, url.is_http(), not_http)?;
    let asks_first = is_preflight_needed(request, cx);
    request.was_preflighted |= asks_first;
    request.tainting = Tainting::Cors;
    http_fetch(request, asks_first, cx)
}

/// <https://w3c.github.io/webappsec-mixed-content/#should-block-fetch>
fn refuse_mixed_content<'a>(
    request: &RequestState<'a>,
    url: &'a Url,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    if url.scheme() != "http" || !prohibits_mixed_content(request.origin()) {
        return Ok(());
    }
    let (there, page) = (Saw::Bytes(url.href().as_bytes()), origin(request.origin()));
    let refused = blocked(Reason::MixedContent, at, there, page);
    let trustworthy =
        is_potentially_trustworthy(url) && !cx.rules.depart(Departure::LoopbackIsMixedContent);
    // Of a picture or a sound from there nothing is known.
    let is_exempt = !matches!(request.exchange.request().api, Api::Img | Api::Media)
        && is_local_network(url.host())
        && cx.rules.depart(Departure::LocalNetworkIsNoMixedContent);
    cx.demand(Rule::MixedContentAllowed, trustworthy || is_exempt, refused)
}

/// <https://w3c.github.io/webappsec-csp/#should-block-request>
fn refuse_by_content_security_policy<'a>(
    request: &RequestState<'a>,
    url: &'a Url,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let Some(policies) = &request.exchange.scenario().page_csp else { return Ok(()) };
    let api = request.exchange.request().api;
    let sockets = request.rules.sockets();
    let load = Load { api, url, page: request.origin(), redirects: request.hop, sockets };
    let violated = violated_directives(policies, load).next();
    let there = Saw::Bytes(url.href().as_bytes());
    let directive = violated.map_or(Saw::Nothing, |directive| Saw::Bytes(directive.as_bytes()));
    let refused = blocked(Reason::ContentSecurityPolicy, at, there, directive);
    cx.demand(Rule::ContentSecurityPolicyAllows, violated.is_none(), refused)
}

/// <https://fetch.spec.whatwg.org/#concept-http-fetch>, without service workers.
pub(crate) fn http_fetch<'a>(
    request: &mut RequestState<'a>,
    make_cors_preflight: bool,
    cx: &mut Context<'a, '_>,
) -> Result<Round<'a>, Stop<'a>> {
    let at = At { hop: request.hop, leg: Leg::Response };
    // 4.1 Ask first, unless the server agreed a moment ago.
    if make_cors_preflight && !is_cached(request, cx) {
        cors_preflight_fetch(request, cx)?;
    }
    if request.tainting == Tainting::Cors
        && request.redirected_by.is_some()
        && request.rules.depart(Departure::RedirectCheckedAfterPreflight)
    {
        check_redirect_again(request, cx)?;
    }
    // 4.3 Send it.
    let answer = http_network_or_cache_fetch(request, cx)?;
    // 4.4 The CORS check.
    if request.tainting == Tainting::Cors {
        cors_check(Asked::of_request(request), answer, at, cx)?;
    }
    // 4.5 The TAO check decides about timings only.
    if cx.is_traced() {
        request.timing_allow_failed |= !tao_check(request, &answer.headers);
        let allowed = !request.timing_allow_failed;
        cx.note(Rule::TimingAllowed, at, allowed, Saw::Nothing, Saw::Nothing);
    }
    // 5. What the server keeps from other origins, even unread.
    if request.tainting == Tainting::Opaque {
        cross_origin_resource_policy_check(request, answer, at, cx)?;
    }
    // 6. Redirects.
    let settings = request.exchange.request();
    let status = Saw::Number(answer.status.into());
    if is_redirect_status(answer.status) {
        cx.note(Rule::RedirectStatus, at, true, status, Saw::Nothing);
        if settings.redirect != Redirect::Manual
            && !settings.is_xml_http_request()
            && request.rules.depart(Departure::RedirectCredentialsRefused)
        {
            refuse_credentials(request, answer, at, cx)?;
        }
        let refused = blocked(Reason::RedirectModeError, at, status, Saw::Nothing);
        let navigates = settings.mode == Mode::Navigate;
        if settings.redirect == Redirect::Error && !navigates {
            cx.demand(Rule::RedirectModeAllows, false, refused)?;
        }
        if settings.redirect == Redirect::Manual && !navigates {
            cx.note(Rule::RedirectManual, at, true, Saw::Nothing, Saw::Nothing);
            return Ok(Round::Done(Verdict::OpaqueRedirect));
        }
        if http_redirect_fetch(request, answer, at, cx)? {
            return Ok(Round::Redirected);
        }
    }
    // Main fetch 14. The response is filtered.
    let (verdict, kind) = match request.tainting {
        Tainting::Basic => (Verdict::Readable(ResponseType::Basic), "basic"),
        Tainting::Cors => (Verdict::Readable(ResponseType::Cors), "cors"),
        Tainting::Opaque => (Verdict::Opaque, "opaque"),
    };
    if request.tainting == Tainting::Cors {
        let exposes = answer.expose_headers.tokens().next().is_some();
        let said = Saw::Lines(&answer.headers, "access-control-expose-headers");
        cx.note(Rule::HeadersExposed, at, exposes, said, Saw::Nothing);
    }
    cx.note(Rule::ResponseFiltered, at, true, Saw::Bytes(kind.as_bytes()), Saw::Nothing);
    Ok(Round::Done(verdict))
}

/// <https://fetch.spec.whatwg.org/#concept-http-network-or-cache-fetch>, as far as another origin
/// can see it: credentials, the `Origin` header and, in a session, the HTTP cache.
fn http_network_or_cache_fetch<'a>(
    request: &RequestState<'a>,
    cx: &mut Context<'a, '_>,
) -> Result<&'a Answer, Stop<'a>> {
    let at = At { hop: request.hop, leg: Leg::Response };
    // 8.3 Cookies go along.
    let mode = request.exchange.request().credentials;
    let credentials = mode == Credentials::Include
        || (mode == Credentials::SameOrigin
            && (request.tainting == Tainting::Basic || keeps_credentials(request)));
    let word = Saw::Bytes(mode.word().as_bytes());
    cx.note(Rule::CredentialsIncluded, at, credentials, word, Saw::Nothing);
    // 8.12 Say who asks.
    let origin = append_a_request_origin_header(request, at, cx);
    let sent = Sent { request: *request, leg: Leg::Response, origin, credentials };
    // 8.26 A stored response answers in the server's stead.
    if let Some(answer) = select(&sent, at, cx) {
        cx.reuse(sent, answer);
        refuse_location(request, answer, at, cx)?;
        return Ok(answer);
    }
    let Some(answer) = request.answer() else {
        return Err(Stop::Waits(sent));
    };
    cx.send(sent);
    answered(request, answer, at, cx)?;
    // 11.3 and 11.5.2 What it does to the HTTP cache.
    store(&sent, answer, at, cx);
    Ok(answer)
}

/// [`Departure::NoCorsRedirectKeepsCredentials`]
fn keeps_credentials(request: &RequestState<'_>) -> bool {
    request.exchange.request().mode == Mode::NoCors
        && request.first_url_is_own()
        && request.rules.depart(Departure::NoCorsRedirectKeepsCredentials)
}

/// A status of 0 is a connection that brought no answer; some browsers refuse some answers.
pub(crate) fn answered<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let status = Saw::Number(answer.status.into());
    let silence = blocked(Reason::NoAnswer, at, status, Saw::Nothing);
    cx.demand(Rule::Answered, answer.status != 0, silence)?;
    if let Some(name) = answer.contradiction
        && cx.rules.depart(Departure::DifferentLinesRefused)
    {
        let named = Saw::Bytes(name.as_bytes());
        let refused = blocked(Reason::AnswerMalformed, at, named, Saw::Nothing);
        cx.demand(Rule::AnswerWellFormed, false, refused)?;
    }
    refuse_location(request, answer, at, cx)
}

/// <https://fetch.spec.whatwg.org/#append-a-request-origin-header>, for the default referrer
/// policy, strict-origin-when-cross-origin.
fn append_a_request_origin_header<'a>(
    request: &RequestState<'a>,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Option<&'a [u8]> {
    // 2. Serialize the origin.
    let mut serialized = request.serialized_origin();
    if request.hop > 0 {
        let tainted = request.redirect_tainted;
        cx.note(Rule::OriginTainted, at, tainted, Saw::Bytes(serialized), Saw::Nothing);
    }
    // 3. CORS always says who asks.
    if request.tainting == Tainting::Cors {
        cx.note(Rule::OriginSent, at, true, Saw::Bytes(serialized), Saw::Nothing);
        return Some(serialized);
    }
    // 4. Otherwise only methods that may change something do.
    let says = request.says_who_asks();
    // 4.1 From https to http the origin is kept back, unless the mode is `cors`.
    let downgrades = request.origin().scheme() == "https"
        && request.url().is_some_and(|url| url.scheme() != "https");
    if request.exchange.request().mode != Mode::Cors && downgrades {
        serialized = b"null";
    }
    cx.note(Rule::OriginSentForMethod, at, says, Saw::Bytes(serialized), Saw::Nothing);
    says.then_some(serialized)
}

fn origin(origin: &crate::origin::Origin) -> Saw<'_> {
    Saw::Bytes(origin.serialization().as_bytes())
}
