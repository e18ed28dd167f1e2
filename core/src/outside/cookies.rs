//! Cookies, which have rules of their own beside CORS. Whether one was sent, nobody can tell from
//! here: `Cookie` is not part of what is looked at.

use super::{Kind, Outside, found};
use crate::explain::Explanation;
use crate::scenario::Credentials;
use crate::sent::Sent;
use crate::site::is_schemelessly_same_site;
use crate::verdict::Leg;
use alloc::format;
use alloc::string::String;

/// A cookie came that the browser throws away, because the request asked without credentials.
pub(super) fn ignored(explanation: &Explanation<'_>) -> Option<Outside> {
    let sent = last(explanation)?;
    let name = cookie(explanation, |_| true).filter(|_| !sent.credentials())?;
    let mode = explanation.exchange.request().credentials.word();
    let evidence =
        format!("The answer sets the cookie `{name}`, and the credentials mode is `{mode}`.");
    found(Kind::CookieIgnored, evidence)
}

/// A cookie came that will not go along the next time.
pub(super) fn not_cross_site(explanation: &Explanation<'_>) -> Option<Outside> {
    let sent = last(explanation).filter(|sent| sent.credentials() && is_cross_site(sent))?;
    let name = cookie(explanation, |attributes| !attributes.goes_cross_site())?;
    let evidence = format!(
        "The answer from another site than the page's sets the cookie `{name}` without `SameSite=None; Secure`: `{}` is not the site of `{}`.",
        sent.request.url()?.origin().serialization(),
        sent.request.origin().serialization(),
    );
    found(Kind::CookieNotCrossSite, evidence)
}

/// Credentials were asked for between sites, and somebody is not recognized or sets a cookie.
pub(super) fn third_party(explanation: &Explanation<'_>) -> Option<Outside> {
    let include = explanation.exchange.request().credentials == Credentials::Include;
    let sent = last(explanation).filter(|sent| include && is_cross_site(sent))?;
    let status = explanation.last_answer()?.status;
    let sets = cookie(explanation, Attributes::goes_cross_site);
    let what = match sets {
        Some(name) => format!("the answer sets the cookie `{name}`"),
        None if matches!(status, 401 | 403) => format!("the answer has status {status}"),
        None => return None,
    };
    let evidence = format!(
        "The page `{}` asks `{}`, another site, with credentials, and {what}.",
        sent.request.origin().serialization(),
        sent.request.url()?.origin().serialization(),
    );
    found(Kind::ThirdPartyCookies, evidence)
}

/// The last request, if it was no preflight and went to another origin.
fn last<'e, 'a>(explanation: &'e Explanation<'a>) -> Option<&'e Sent<'a>> {
    let sent = explanation.sent.last()?;
    let own = sent.request.url()?.origin().is_same_origin(sent.request.origin());
    (sent.at().leg == Leg::Response && !own).then_some(sent)
}

/// <https://html.spec.whatwg.org/multipage/browsers.html#same-site>
fn is_cross_site(sent: &Sent<'_>) -> bool {
    let Some(url) = sent.request.url() else { return false };
    let (page, there) = (sent.request.origin(), url.origin());
    !(is_schemelessly_same_site(page, there) && page.scheme() == there.scheme())
}

/// What matters of a cookie's attributes.
#[derive(Clone, Copy, Debug, Default)]
struct Attributes {
    none: bool,
    secure: bool,
}

impl Attributes {
    const fn goes_cross_site(&self) -> bool {
        self.none && self.secure
    }
}

/// The name of the first cookie of the last answer whose attributes are so. Never its value.
fn cookie(explanation: &Explanation<'_>, fits: impl Fn(&Attributes) -> bool) -> Option<String> {
    let answer = explanation.last_answer()?;
    let mut cookies = answer.headers.values("set-cookie").filter_map(|line| {
        let line = core::str::from_utf8(line).ok()?;
        let (name, _) = line.split(';').next()?.split_once('=')?;
        let mut attributes = Attributes::default();
        for attribute in line.split(';').skip(1) {
            let (name, value) = attribute.split_once('=').unwrap_or((attribute, ""));
            let is = |one: &str| name.trim().eq_ignore_ascii_case(one);
            attributes.secure |= is("secure");
            attributes.none |= is("samesite") && value.trim().eq_ignore_ascii_case("none");
        }
        Some((name, attributes))
    });
    cookies.find(|(_, attributes)| fits(attributes)).map(|(name, _)| name.trim().into())
}
