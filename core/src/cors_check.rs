//! The CORS check: did the other side agree?

use crate::engine::{Departure, Rules};
use crate::exchange::Answer;
use crate::header::{HeaderList, Lines};
use crate::reason::Reason;
use crate::request::RequestState;
use crate::scenario::Credentials;
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::verdict::{At, Blocked, Saw};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_CREDENTIALS: &str = "access-control-allow-credentials";

/// Who asks, and for what: the part of a request that the check compares with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Asked<'a> {
    /// The serialized origin.
    origin: &'a [u8],
    credentials: Credentials,
}

impl<'a> Asked<'a> {
    /// The request itself.
    pub fn of_request(request: &RequestState<'a>) -> Self {
        let credentials = request.exchange.request().credentials;
        Self { origin: request.serialized_origin(), credentials }
    }

    /// Its preflight: the same, but for [`Departure::PreflightOriginUntainted`].
    pub fn of_preflight(request: &RequestState<'a>) -> Self {
        Self { origin: request.preflight_origin(), ..Self::of_request(request) }
    }

    /// The redirect that led here, as [`Departure::RedirectCheckedAfterPreflight`] has it.
    pub fn of_redirect(request: &RequestState<'a>) -> Self {
        let mut before = *request;
        before.redirect_tainted = request.last_redirect.was_tainted;
        Self { origin: before.serialized_origin(), credentials: Credentials::Include }
    }
}

/// <https://fetch.spec.whatwg.org/#concept-cors-check>
///
/// Values are compared byte for byte. A parsed origin must not decide: a parser repairs what the
/// check has to refuse, such as upper case, a default port or a trailing slash.
pub(crate) fn cors_check<'a>(
    asked: Asked<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let headers = &answer.headers;
    let asked_saw = Saw::Bytes(asked.origin);
    let said = Saw::Lines(headers, ALLOW_ORIGIN);
    let with_credentials = asked.credentials == Credentials::Include;
    // 1. Get the value.
    let origin = lines(headers, ALLOW_ORIGIN, cx.rules);
    // 2. Without one, nobody agreed.
    let missing = blocked(Reason::AllowOriginMissing, at, said, asked_saw);
    cx.demand(Rule::AllowOriginPresent, origin != Lines::None, missing)?;
    // 3. `*` agrees for everybody, but not to credentials.
    let wildcard = origin == Lines::One(b"*") && !with_credentials;
    cx.note(Rule::AllowOriginWildcard, at, wildcard, said, Saw::Nothing);
    if wildcard {
        return Ok(());
    }
    // 4. Else it must be the origin that asks. Several lines equal none.
    let equal = origin == Lines::One(asked.origin);
    let mismatch = blocked(why_not_equal(origin, answer), at, said, asked_saw);
    cx.demand(Rule::AllowOriginEqual, equal, mismatch)?;
    // 5. Without credentials that is all.
    let mode = Saw::Bytes(asked.credentials.word().as_bytes());
    cx.note(Rule::CredentialsNotAsked, at, !with_credentials, mode, Saw::Nothing);
    if !with_credentials {
        return Ok(());
    }
    // 6. Get the agreement to credentials.
    let credentials = lines(headers, ALLOW_CREDENTIALS, cx.rules);
    // 7. and 8. It is `true` or nothing.
    let reason = match credentials {
        Lines::None => Reason::AllowCredentialsMissing,
        Lines::One(_) | Lines::Many => Reason::AllowCredentialsNotTrue,
    };
    let said = Saw::Lines(headers, ALLOW_CREDENTIALS);
    let refused = blocked(reason, at, said, Saw::Bytes(b"true"));
    cx.demand(Rule::AllowCredentialsTrue, credentials == Lines::One(b"true"), refused)
}

/// The lines of a header, for [`Departure::EmptyLinesIgnored`] without the empty ones: that engine
/// joins lines and skips empty ones. It refuses several lines of `Access-Control-Allow-Origin`
/// before that, but counts only those whose name is written in exactly this way.
fn lines<'a>(headers: &'a HeaderList, name: &'static str, rules: Rules<'_>) -> Lines<'a> {
    let lines = headers.lines(name);
    if lines != Lines::Many || !rules.depart(Departure::EmptyLinesIgnored) {
        return lines;
    }
    let exact = headers.headers().iter().filter(|header| is_exact_allow_origin(&header.name));
    if name == ALLOW_ORIGIN && exact.count() > 1 {
        return Lines::Many;
    }
    let mut values = headers.values(name).filter(|value| !value.is_empty());
    match (values.next(), values.next()) {
        (None, _) => Lines::One(b""),
        (Some(value), None) => Lines::One(value),
        (Some(_), Some(_)) => Lines::Many,
    }
}

/// Whether a name is written as Firefox looks for it.
pub(crate) fn is_exact_allow_origin(name: &[u8]) -> bool {
    name == b"Access-Control-Allow-Origin"
}

/// The comparison has failed; look closer, only to say why.
fn why_not_equal(origin: Lines<'_>, answer: &Answer) -> Reason {
    match origin {
        // Step 2 has dealt with a missing one.
        Lines::None | Lines::Many => Reason::AllowOriginMultiple,
        Lines::One(b"*") => Reason::AllowOriginWildcardWithCredentials,
        Lines::One(value) if value.iter().any(|byte| matches!(byte, b' ' | b',')) => {
            Reason::AllowOriginMultiple
        }
        Lines::One(b"null") => Reason::AllowOriginMismatch,
        Lines::One(_) if !answer.allow_origin_parses => Reason::AllowOriginInvalid,
        Lines::One(_) => Reason::AllowOriginMismatch,
    }
}
