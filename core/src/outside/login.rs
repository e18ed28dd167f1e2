//! Redirects to where a person logs in, or to any other page for people.

use super::error_page::is_html;
use super::{Kind, Outside, found};
use crate::explain::Explanation;
use crate::redirect::is_redirect_status;
use crate::sent::Sent;
use crate::url::Url;
use crate::verdict::{Leg, Verdict};
use alloc::format;
use alloc::string::ToString;

/// Of an exchange that was blocked at the redirect or behind it, or waits for an answer there.
pub(super) fn redirected(explanation: &Explanation<'_>) -> Option<Outside> {
    if !matches!(explanation.verdict, Verdict::NetworkError(_) | Verdict::Incomplete(_)) {
        return None;
    }
    let mut redirects = explanation.sent.iter().filter_map(|sent| leads_to(explanation, sent));
    if let Some((leg, status, url)) = redirects.find(|(.., url)| is_login(url)) {
        let url = without_query(url);
        return match leg {
            // It would lead there with the best of sessions: a preflight carries none.
            Leg::Preflight => {
                let evidence = format!(
                    "The `OPTIONS` request got status {status}, which leads to the login at `{url}`."
                );
                found(Kind::PreflightRefusedEarly, evidence)
            }
            Leg::Request | Leg::Response => {
                let evidence = format!("The answer with status {status} leads to `{url}`.");
                found(Kind::RedirectToLogin, evidence)
            }
        };
    }
    let last = explanation.sent.last()?;
    let answer = explanation.last_answer()?;
    let behind = last.at().hop > 0 && last.at().leg == Leg::Response;
    let evidence = format!("A redirect led to `{}`, which is HTML.", last.url());
    (behind && is_html(answer)).then(|| found(Kind::RedirectToPage, evidence)).flatten()
}

fn leads_to<'a>(explanation: &Explanation<'a>, sent: &Sent<'_>) -> Option<(Leg, u16, &'a Url)> {
    let at = sent.at();
    let answer = match at.leg {
        Leg::Preflight => explanation.exchange.preflight_at(at.hop),
        Leg::Request | Leg::Response => explanation.exchange.response_at(at.hop),
    }?;
    let url = answer.location.url()?;
    is_redirect_status(answer.status).then_some((at.leg, answer.status, url))
}

/// Whether a label of the host or a piece of the path is a word for it; `/login-tips` is none.
pub(crate) fn is_login(url: &Url) -> bool {
    let path = url.href().split_once("://").and_then(|(_, rest)| rest.split_once('/'));
    let path = path.map_or("", |(_, path)| path.split('?').next().unwrap_or_default());
    url.host().split('.').any(is_login_word) || path.split('/').any(is_login_word)
}

fn is_login_word(word: &str) -> bool {
    let word = word.split('.').next().unwrap_or_default();
    WORDS.iter().any(|one| one.eq_ignore_ascii_case(word))
}

/// The query of a login may hold secrets, and a report may be shared.
fn without_query(url: &Url) -> alloc::string::String {
    url.href().split('?').next().unwrap_or_default().to_string()
}

const WORDS: &[&str] = &[
    "accounts",
    "adfs",
    "auth",
    "authorize",
    "cas",
    "idp",
    "log-in",
    "log_in",
    "login",
    "logon",
    "oauth",
    "oauth2",
    "openid",
    "saml",
    "saml2",
    "sign-in",
    "sign_in",
    "signin",
    "sso",
];
