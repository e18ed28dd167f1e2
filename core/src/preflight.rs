//! The preflight: asking before doing.

use crate::author::{AuthorHeader, has_body};
use crate::cors_check::{Asked, cors_check};
use crate::engine::{Departure, Rules};
use crate::exchange::Answer;
use crate::fetch::{Stop, answered};
use crate::method::is_cors_safelisted_method;
use crate::reason::Reason;
use crate::redirect::{is_redirect_status, leads_anywhere};
use crate::request::{RequestState, SAFELIST_VALUE_SIZE_LIMIT};
use crate::safelist::{Unsafe, is_cors_non_wildcard_request_header_name};
use crate::sent::Sent;
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::verdict::{At, Leg, Saw};

const ALLOW_METHODS: &str = "access-control-allow-methods";
const ALLOW_HEADERS: &str = "access-control-allow-headers";

/// Main fetch 12, case 6: whether the request could do what no form or link can.
/// <https://fetch.spec.whatwg.org/#concept-main-fetch>
pub(crate) fn is_preflight_needed<'a>(
    request: &RequestState<'a>,
    cx: &mut Context<'a, '_>,
) -> bool {
    let at = At { hop: request.hop, leg: Leg::Request };
    // The use-CORS-preflight flag.
    let settings = request.exchange.request();
    let listens = settings.upload_listener
        && (has_body(settings) || !request.rules.depart(Departure::UploadListenerNeedsBody));
    if listens {
        cx.note(Rule::UploadListened, at, true, Saw::Nothing, Saw::Nothing);
    }
    let again =
        request.was_preflighted && request.rules.depart(Departure::PreflightRepeatedAfterRedirect);
    if again {
        cx.note(Rule::PreflightedBefore, at, true, Saw::Nothing, Saw::Nothing);
    }
    // The method.
    let method_is_safe = is_cors_safelisted_method(request.method);
    let method = Saw::Bytes(request.method);
    cx.note(Rule::MethodSafelisted, at, method_is_safe, method, Saw::Nothing);
    // The headers, one by one and all together.
    if cx.is_traced() {
        for header in request.headers() {
            note_header(header, request.rules, at, cx);
        }
        let size = request.safelist_value_size();
        if size > SAFELIST_VALUE_SIZE_LIMIT
            && !request.rules.depart(Departure::SafelistSizeUnlimited)
        {
            let size = Saw::Number(size as u64);
            cx.note(Rule::HeadersShort, at, false, size, Saw::Nothing);
        }
    }
    let headers_are_safe = request.cors_unsafe_request_header_names().next().is_none();
    let was_unsafe = || {
        request.has_set_unsafe_header() && request.rules.depart(Departure::PreflightForgetsDrops)
    };
    let needed = listens || again || !method_is_safe || !headers_are_safe || was_unsafe();
    cx.note(Rule::PreflightNeeded, at, needed, Saw::Nothing, Saw::Nothing);
    needed
}

/// Writes down which step found a header safe or unsafe.
fn note_header<'a>(header: &'a AuthorHeader, rules: Rules<'_>, at: At, cx: &mut Context<'a, '_>) {
    let mut needed = Saw::Nothing;
    let why_unsafe = header.why_unsafe(rules);
    let rule = match why_unsafe {
        None => Rule::HeaderSafelisted,
        Some(Unsafe::ValueTooLong(length)) => {
            needed = Saw::Number(length as u64);
            Rule::HeaderValueShort
        }
        Some(Unsafe::NameNotListed) => Rule::HeaderNameSafelisted,
        Some(Unsafe::UnsafeByte(_)) if header.lower == b"accept" => Rule::AcceptBytes,
        Some(Unsafe::UnsafeByte(_)) => Rule::ContentTypeBytes,
        Some(Unsafe::NotALanguageByte(_)) => Rule::LanguageBytes,
        Some(Unsafe::NotAMimeType) => Rule::ContentTypeParses,
        Some(Unsafe::EssenceNotListed) => Rule::ContentTypeSafelisted,
        Some(Unsafe::NotASingleRange) => Rule::RangeParses,
        Some(Unsafe::RangeWithoutStart) => Rule::RangeStarts,
    };
    cx.note(rule, at, why_unsafe.is_none(), header.saw(), needed);
}

/// HTTP fetch 4.1: whether the preflight cache covers the method and every unsafe header.
/// <https://fetch.spec.whatwg.org/#concept-http-fetch>
pub(crate) fn is_cached<'a>(request: &RequestState<'a>, cx: &mut Context<'a, '_>) -> bool {
    let Some(cache) = &mut cx.cache else { return false };
    let covered = cache.covers(request);
    let at = At { hop: request.hop, leg: Leg::Preflight };
    cx.note(Rule::PreflightCached, at, covered, Saw::Nothing, Saw::Nothing);
    covered
}

/// <https://fetch.spec.whatwg.org/#cors-preflight-fetch-0>
pub(crate) fn cors_preflight_fetch<'a>(
    request: &RequestState<'a>,
    cx: &mut Context<'a, '_>,
) -> Result<(), Stop<'a>> {
    let at = At { hop: request.hop, leg: Leg::Preflight };
    let method = Saw::Bytes(request.method);
    // 1. to 5. The preflight; what it says is rendered by `Sent`.
    let sent = Sent {
        request: *request,
        leg: Leg::Preflight,
        origin: Some(request.preflight_origin()),
        credentials: false,
    };
    // 6. Send it.
    cx.note(Rule::PreflightSent, at, true, method, Saw::Nothing);
    let Some(answer) = request.preflight_answer() else {
        return Err(Stop::Waits(sent));
    };
    cx.send(sent);
    answered(request, answer, at, cx)?;
    // 7. The CORS check, for the request's own credentials mode, and a status of success.
    let leads = leads_anywhere(answer, cx.rules);
    let redirected = is_redirect_status(answer.status) && leads;
    let reason =
        if redirected { Reason::PreflightRedirected } else { Reason::PreflightStatusNotOk };
    let status = blocked(reason, at, Saw::Number(answer.status.into()), Saw::Nothing);
    let ok = matches!(answer.status, 200..=299);
    if (redirected && cx.rules.depart(Departure::PreflightRedirectFirst))
        || cx.rules.depart(Departure::PreflightStatusFirst)
    {
        cx.demand(Rule::PreflightOk, ok, status)?;
    }
    if !is_own_origin_again(request) {
        cors_check(Asked::of_preflight(request), answer, at, cx)?;
    }
    cx.demand(Rule::PreflightOk, ok, status)?;
    allows(request, answer, at, cx)
}

/// [`Departure::PreflightToOwnOriginUnchecked`]
fn is_own_origin_again(request: &RequestState<'_>) -> bool {
    request.url().is_some_and(|url| url.origin().is_same_origin(request.origin()))
        && request.rules.depart(Departure::PreflightToOwnOriginUnchecked)
}

/// CORS-preflight fetch 7.1 to 7.16: whether the answer allows method and headers.
fn allows<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Stop<'a>> {
    let (methods, names) = (&answer.allow_methods, &answer.allow_headers);
    let with_credentials = request.includes_credentials();
    // 7.1 to 7.3 Both lists can be read.
    let bad = methods.invalid().map_or(Saw::Nothing, Saw::Bytes);
    let refused = blocked(Reason::AllowMethodsInvalid, at, bad, Saw::Nothing);
    cx.demand(Rule::AllowMethodsParse, methods.invalid().is_none(), refused)?;
    let bad = names.invalid().map_or(Saw::Nothing, Saw::Bytes);
    let refused = blocked(Reason::AllowHeadersInvalid, at, bad, Saw::Nothing);
    let later = cx.rules.depart(Departure::MethodBeforeAllowHeaders);
    if !later {
        cx.demand(Rule::AllowHeadersParse, names.invalid().is_none(), refused)?;
    }
    // 7.4 A preflight for an upload listener alone needs no methods.
    let method = Saw::Bytes(request.method);
    let defaulted = methods.is_missing()
        && request.exchange.request().upload_listener
        && !cx.rules.depart(Departure::UploadListenerNeedsAllowMethods);
    if defaulted {
        cx.note(Rule::MethodsDefaulted, at, true, method, Saw::Nothing);
    }
    let remembers_first = cx.cache.is_some() && cx.rules.depart(Departure::CacheStoresDenied);
    if remembers_first {
        remember(request, answer, defaulted, cx);
    }
    // 7.5 The method.
    let allowed = defaulted
        || methods.contains(request.method)
        || is_cors_safelisted_method(request.method)
        || (!with_credentials && methods.has_wildcard());
    let said = Saw::Lines(&answer.headers, ALLOW_METHODS);
    let not_allowed = blocked(Reason::MethodNotAllowed, at, method, said);
    cx.demand(Rule::MethodIsAllowed, allowed, not_allowed)?;
    if later {
        cx.demand(Rule::AllowHeadersParse, names.invalid().is_none(), refused)?;
    }
    // 7.6 `Authorization`, by name.
    let said = Saw::Lines(&answer.headers, ALLOW_HEADERS);
    let rules = cx.rules;
    let is_non_wildcard = |name: &[u8]| {
        is_cors_non_wildcard_request_header_name(name)
            && !rules.depart(Departure::AuthorizationCoveredByWildcard)
    };
    for header in request.headers().filter(|header| is_non_wildcard(&header.lower)) {
        let listed = names.contains(&header.lower);
        let refused = blocked(Reason::AuthorizationNotAllowed, at, Saw::Bytes(&header.lower), said);
        cx.demand(Rule::AuthorizationIsAllowed, listed, refused)?;
    }
    // 7.7 Every other unsafe header.
    let wildcard = !with_credentials && names.has_wildcard();
    let mut listed = names.ascending();
    for name in request.cors_unsafe_request_header_names() {
        let allowed = wildcard || listed.contains(name);
        let refused = blocked(Reason::HeaderNotAllowed, at, Saw::Bytes(name), said);
        cx.demand(Rule::HeaderIsAllowed, allowed, refused)?;
    }
    // 7.8 to 7.15 Remember it.
    if !remembers_first {
        remember(request, answer, defaulted, cx);
    }
    Ok(())
}

fn remember(
    request: &RequestState<'_>,
    answer: &Answer,
    defaulted: bool,
    cx: &mut Context<'_, '_>,
) {
    if let Some(cache) = &mut cx.cache {
        cache.remember(request, answer, defaulted);
    }
}
