//! A form filled in with what a line tells.

use super::Diagnosis;
use crate::reason::Reason;
use crate::scenario::{Credentials, Mode, Redirect, Request, Scenario};
use alloc::string::String;
use alloc::vec;

/// What a line tells of the exchange. Answers are left unknown: a line quotes one value of an
/// answer at most, and what else stood there decides.
#[must_use]
pub fn to_scenario(diagnosis: &Diagnosis) -> Scenario {
    let first = diagnosis.redirected_from.as_ref().or(diagnosis.url.as_ref());
    let asks_for_credentials = diagnosis.reasons.iter().any(|reason| {
        matches!(
            reason,
            Reason::AllowOriginWildcardWithCredentials
                | Reason::AllowCredentialsMissing
                | Reason::AllowCredentialsNotTrue
        )
    });
    let sets_header = diagnosis.is_warning
        || diagnosis.reasons.iter().any(|reason| {
            matches!(reason, Reason::HeaderNotAllowed | Reason::AuthorizationNotAllowed)
        });
    let mut request = Request {
        url: first.cloned().unwrap_or_default(),
        api: diagnosis.api.unwrap_or_default(),
        mode: diagnosis.mode.unwrap_or_default(),
        ..Request::default()
    };
    if let Some(method) = &diagnosis.method {
        request.method.clone_from(method);
    }
    if let Some(header) = diagnosis.header.clone().filter(|_| sets_header) {
        request.headers = vec![(header, String::new())];
    }
    if asks_for_credentials {
        request.credentials = Credentials::Include;
    }
    if diagnosis.reasons.contains(&Reason::RedirectModeError)
        || diagnosis.mode == Some(Mode::NoCors)
    {
        request.redirect = Redirect::Error;
    }
    Scenario {
        page_origin: diagnosis.page_origin.clone().unwrap_or_default(),
        request,
        ..Scenario::default()
    }
}
