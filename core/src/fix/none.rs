//! Why nothing helps.

use super::NoFix;
use super::remedies::Place;
use super::state::Obstacle;
use crate::reason::Reason;
use crate::verdict::At;

/// Why nothing removes this obstacle.
pub(super) fn why(place: &Place<'_>, obstacle: &Obstacle<'_>) -> NoFix {
    match obstacle {
        Obstacle::Blocked(blocked) => NoFix {
            at: place.original_at(blocked.at),
            reason: Some(blocked.reason.code()),
            text: of_reason(blocked.reason).into(),
        },
        Obstacle::Waits(_) | Obstacle::Opaque | Obstacle::OpaqueRedirect => unknown(),
    }
}

/// Nothing was found, and no rule is to blame.
pub(super) fn unknown() -> NoFix {
    NoFix { at: At::default(), reason: None, text: UNKNOWN.into() }
}

const UNKNOWN: &str = "No edit of the page's request or of the servers' answers was found that lets the page read the answer.";

const fn of_reason(reason: Reason) -> &'static str {
    match reason {
        Reason::MethodForbidden => {
            "No page can send `CONNECT`, `TRACE` or `TRACK`, and no server can allow them: they would show what browsers keep from scripts, so use another method."
        }
        Reason::MethodNotAToken => {
            "What stands there is no method, and it is not clear which one was meant."
        }
        Reason::NotAByteString => {
            "A method is made of a few ASCII characters, and it is not clear which one was meant."
        }
        Reason::UrlNotParsable => {
            "What stands there is no URL, and it is not clear which one was meant."
        }
        Reason::SchemeNotHttp | Reason::UrlNotFetchable => {
            "Another origin can only be asked over `http` or `https`: serve what is wanted there over HTTP."
        }
        Reason::PortBlocked => {
            "Browsers never speak HTTP on this port, whatever the server says: let the server listen on another one."
        }
        Reason::NoAnswer => {
            "Nothing came back, so there is no answer that could agree: this is the network, the name, the certificate, a blocker or a server that is down, and not CORS."
        }
        Reason::MixedContent
        | Reason::ContentSecurityPolicy
        | Reason::UrlHasCredentials
        | Reason::HeaderNameInvalid
        | Reason::HeaderValueInvalid
        | Reason::NoCorsMethodNotSafelisted
        | Reason::GetOrHeadWithBody
        | Reason::HeaderRefused
        | Reason::CrossOriginInSameOriginMode
        | Reason::NoCorsRedirectModeNotFollow
        | Reason::AnswerMalformed
        | Reason::AllowOriginMissing
        | Reason::AllowOriginMultiple
        | Reason::AllowOriginWildcardWithCredentials
        | Reason::AllowOriginInvalid
        | Reason::AllowOriginMismatch
        | Reason::AllowCredentialsMissing
        | Reason::AllowCredentialsNotTrue
        | Reason::PreflightRedirected
        | Reason::PreflightStatusNotOk
        | Reason::AllowMethodsInvalid
        | Reason::AllowHeadersInvalid
        | Reason::MethodNotAllowed
        | Reason::AuthorizationNotAllowed
        | Reason::HeaderNotAllowed
        | Reason::ResourcePolicyBlocks
        | Reason::RedirectModeError
        | Reason::LocationRepeated
        | Reason::LocationNotParsable
        | Reason::LocationSchemeNotHttp
        | Reason::TooManyRedirects
        | Reason::RedirectHasCredentials => UNKNOWN,
    }
}
