//! The CORS check: did the other side agree?

use crate::exchange::Answer;
use crate::header::Lines;
use crate::reason::Reason;
use crate::request::RequestState;
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::verdict::{At, Blocked, Saw};

const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const ALLOW_CREDENTIALS: &str = "access-control-allow-credentials";

/// <https://fetch.spec.whatwg.org/#concept-cors-check>
///
/// Values are compared byte for byte. A parsed origin must not decide: a parser repairs what the
/// check has to refuse, such as upper case, a default port or a trailing slash.
pub(crate) fn cors_check<'a>(
    request: &RequestState<'a>,
    answer: &'a Answer,
    at: At,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let headers = &answer.headers;
    let asked = request.serialized_origin();
    let asked_saw = Saw::Bytes(asked);
    let said = Saw::Lines(headers, ALLOW_ORIGIN);
    let with_credentials = request.includes_credentials();
    // 1. Get the value.
    let origin = headers.lines(ALLOW_ORIGIN);
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
    let equal = origin == Lines::One(asked);
    let mismatch = blocked(why_not_equal(origin, answer), at, said, asked_saw);
    cx.demand(Rule::AllowOriginEqual, equal, mismatch)?;
    // 5. Without credentials that is all.
    let mode = Saw::Bytes(request.exchange.request().credentials.word().as_bytes());
    cx.note(Rule::CredentialsNotAsked, at, !with_credentials, mode, Saw::Nothing);
    if !with_credentials {
        return Ok(());
    }
    // 6. Get the agreement to credentials.
    let credentials = headers.lines(ALLOW_CREDENTIALS);
    // 7. and 8. It is `true` or nothing.
    let reason = match credentials {
        Lines::None => Reason::AllowCredentialsMissing,
        Lines::One(_) | Lines::Many => Reason::AllowCredentialsNotTrue,
    };
    let said = Saw::Lines(headers, ALLOW_CREDENTIALS);
    let refused = blocked(reason, at, said, Saw::Bytes(b"true"));
    cx.demand(Rule::AllowCredentialsTrue, credentials == Lines::One(b"true"), refused)
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
