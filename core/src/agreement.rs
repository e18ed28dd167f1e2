//! Did the other side agree to this conversation? The answer in one plain sentence.

use crate::explain::Explanation;
use crate::reason::Reason;
use crate::values::{fill, value_at};
use crate::verdict::{Blocked, Leg, ResponseType, Verdict};
use alloc::format;
use alloc::string::{String, ToString};

/// The answer; `there` is who answered last.
pub(crate) fn agreement(explanation: &Explanation<'_>, there: &str) -> String {
    let said = match &explanation.verdict {
        Verdict::Readable(ResponseType::Cors) => return format!("Yes, {there} agreed."),
        Verdict::Readable(_) => "There was nobody to ask: no other origin has to agree.",
        Verdict::Opaque => "Nobody was asked to agree, so nothing may be read.",
        Verdict::OpaqueRedirect => {
            "That does not matter here: of a redirect that it does not follow, no page may read anything."
        }
        Verdict::TypeError(_) => "Nobody was asked: the call itself is refused.",
        Verdict::NetworkError(blocked) => {
            let (exchange, sent) = (explanation.exchange, &explanation.sent);
            let template = disagreement(blocked, explanation.last_answered().is_some());
            return fill(template, |name| value_at(exchange, sent, blocked, name));
        }
        Verdict::Incomplete(_) => "Not known yet.",
    };
    said.to_string()
}

/// Why not, in the words of a reason's page; somebody `answered` before it stopped, or nobody.
fn disagreement(blocked: &Blocked<'_>, answered: bool) -> &'static str {
    match blocked.reason {
        Reason::AllowOriginMissing => "No: {server} did not say so.",
        Reason::AllowOriginMultiple => {
            "Not so that it counts: {server} names more than one origin."
        }
        Reason::AllowOriginInvalid => {
            "Not so that it counts: what {server} names is not an origin."
        }
        Reason::AllowOriginMismatch => {
            "No: {server} agreed with {saw}, and this request comes from {needed}."
        }
        Reason::AllowOriginWildcardWithCredentials => {
            "Only without credentials: {server} agreed with everybody, and `*` does not cover those."
        }
        Reason::AllowCredentialsMissing => {
            "Only without credentials: {server} did not agree to those."
        }
        Reason::AllowCredentialsNotTrue => {
            "Only without credentials: for those, {server} would have to say exactly `true`."
        }
        Reason::PreflightRedirected => "No: {server} answered the question with a redirect.",
        Reason::PreflightStatusNotOk => "No: {server} answered the question with status {saw}.",
        Reason::AllowMethodsInvalid | Reason::AllowHeadersInvalid => {
            "Not so that it counts: the list of what {server} allows cannot be read."
        }
        Reason::MethodNotAllowed => "Not to all of it: {server} did not agree to the method {saw}.",
        Reason::AuthorizationNotAllowed | Reason::HeaderNotAllowed => {
            "Not to all of it: {server} did not agree to the header {saw}."
        }
        Reason::ResourcePolicyBlocks => "No: {server} keeps this answer from other sites.",
        Reason::NoAnswer => "Not known: {server} did not answer.",
        Reason::AnswerMalformed => "Not known: the answer of {server} contradicts itself.",
        Reason::RedirectModeError
        | Reason::LocationRepeated
        | Reason::LocationNotParsable
        | Reason::LocationSchemeNotHttp
        | Reason::TooManyRedirects
        | Reason::RedirectHasCredentials => "That is not what stopped it: the redirect is.",
        Reason::NotAByteString
        | Reason::UrlNotParsable
        | Reason::UrlHasCredentials
        | Reason::MethodNotAToken
        | Reason::MethodForbidden
        | Reason::NoCorsMethodNotSafelisted
        | Reason::HeaderNameInvalid
        | Reason::HeaderValueInvalid
        | Reason::GetOrHeadWithBody
        | Reason::HeaderRefused
        | Reason::PortBlocked
        | Reason::MixedContent
        | Reason::ContentSecurityPolicy
        | Reason::CrossOriginInSameOriginMode
        | Reason::NoCorsRedirectModeNotFollow
        | Reason::SchemeNotHttp
        | Reason::UrlNotFetchable => {
            if answered && blocked.at.leg == Leg::Request {
                "Whoever comes next was not asked: the browser stopped before that."
            } else {
                "Nobody was asked: the browser stopped before that."
            }
        }
    }
}
