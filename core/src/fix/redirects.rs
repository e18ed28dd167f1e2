//! What can be done about a redirect: ask the last URL at once, or do not redirect.

use super::address::bare;
use super::remedies::Place;
use super::state::last_url;
use super::words::code;
use super::{Change, Edit, words};
use crate::exchange::{Exchange, Location};
use crate::outside::is_login;
use crate::redirect::is_redirect_status;
use crate::scenario::Redirect;
use crate::url::Url;
use crate::verdict::{At, Leg};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;

/// The page asks the URL to which the redirects lead.
pub(super) fn ask_last_url(place: &Place<'_>) -> Option<Edit> {
    let last = last_url(place.exchange);
    if last == 0 || !keeps_method(place, last) || to_login(place.exchange).is_some() {
        return None;
    }
    let url = place.exchange.url_at(last)?;
    let to = without_login(url);
    let title = format!("ask {} at once", code(&to));
    let text = "This is where the redirects lead. Asked directly, the last server sees the page's own origin and alone has to agree.".to_string();
    let assumed = place.exchange.response_at(last).map(|_| {
        let there = place.server(last);
        format!("{there} answers the page as it answered at the end of the redirects.")
    });
    let changes = vec![Change::Url { to }, Change::SkipEarlierUrls];
    let at =
        At { hop: place.original_at(At { hop: last, leg: Leg::Request }).hop, leg: Leg::Request };
    Some(Edit { at, assumed, ..Edit::page(title, text, changes) })
}

/// The first URL that redirects to a login on another side than its own: no script gets through
/// there, wherever it asks.
pub(super) fn to_login(exchange: &Exchange) -> Option<u8> {
    (0..last_url(exchange)).find(|&hop| leads_to_login(exchange, hop))
}

fn leads_to_login(exchange: &Exchange, hop: u8) -> bool {
    let answer = exchange.response_at(hop).filter(|answer| is_redirect_status(answer.status));
    let (Some(to), Some(from)) =
        (answer.and_then(|answer| answer.location.url()), exchange.url_at(hop))
    else {
        return false;
    };
    is_login(to) && !(is_login(from) && from.origin().is_same_origin(to.origin()))
}

/// Whether asking the last URL at once is the same request: a redirect after a form was sent is
/// not.
fn keeps_method(place: &Place<'_>, last: u8) -> bool {
    let method = crate::method::normalize(place.exchange.request().method.as_bytes());
    let statuses = (0..last).filter_map(|hop| place.exchange.response_at(hop));
    matches!(method, b"GET" | b"HEAD")
        || statuses.into_iter().all(|answer| matches!(answer.status, 301 | 307 | 308))
}

/// The server at this place answers itself.
pub(super) fn answer_here(place: &Place<'_>, hop: u8) -> Option<Edit> {
    let at = At { hop, leg: Leg::Response };
    place.answer(at)?;
    let there = place.server(hop);
    let (to, title, text) = if leads_to_login(place.exchange, hop) {
        (
            401,
            format!("let {there} answer with status 401 instead of redirecting to a login"),
            format!(
                "{there} says with status 401 that nobody is logged in, or not any more: no script gets through a login page. The page that reads this takes the user there itself."
            ),
        )
    } else {
        (
            200,
            format!("let {there} answer itself instead of redirecting"),
            format!(
                "{there} fetches what stands behind the redirect and answers with it, or serves it under this URL."
            ),
        )
    };
    let changes = vec![
        Change::Status { to },
        Change::RemoveHeader { name: "Location".into() },
        Change::SkipLaterUrls,
    ];
    Some(Edit::server(place.original_at(at), title, text, changes))
}

/// The redirect says in one line, and without a login, where it leads.
pub(super) fn repair_location(place: &Place<'_>, at: At) -> Option<Edit> {
    let answer = place.answer(at)?;
    let said = answer.headers.values("location").next()?;
    let value = match &answer.location {
        Location::Url(url) | Location::Repeated(Some(url)) if url.includes_credentials() => {
            without_login(url)
        }
        Location::Repeated(_) => crate::sent::isomorphic_decode(said),
        Location::Absent
        | Location::Unparsable
        | Location::UnparsableHost { .. }
        | Location::Url(_) => return None,
    };
    let title = format!("redirect to {} in one `Location`", code(&value));
    let text = format!(
        "{} sends one `Location` header with {}, without user name and password.",
        place.server(at.hop),
        words::answer(at.leg)
    );
    let changes = vec![Change::SetHeader { name: "Location".into(), value }];
    Some(Edit::server(place.original_at(at), title, text, changes))
}

/// The redirect leads to `https`.
pub(super) fn redirect_to_https(place: &Place<'_>, hop: u8) -> Option<Edit> {
    let before = hop.checked_sub(1)?;
    let value = super::address::over_https(place.exchange.url_at(hop)?)?;
    let at = place.original_at(At { hop: before, leg: Leg::Response });
    let title = format!("redirect to {}", code(&value));
    let text = "A page from `https` is not led to `http`: that is mixed content, and not CORS."
        .to_string();
    let assumed = Some("The next server answers over `https` as it does over `http`.".to_string());
    let changes = vec![Change::SetHeader { name: "Location".into(), value }];
    Some(Edit { assumed, ..Edit::server(at, title, text, changes) })
}

/// The page asks the URL to which its preflight was redirected, where that is the same place
/// written as the server prefers it.
pub(super) fn ask_canonical_url(place: &Place<'_>, at: At) -> Option<Edit> {
    if at.hop != 0 || place.exchange.request().redirect != Redirect::Follow {
        return None;
    }
    let from = place.exchange.url_at(0)?;
    let to = place.answer(at)?.location.url()?;
    if !to.is_http() || to.host() != from.host() || path(to) != path(from) {
        return None;
    }
    let href = String::from(to.href());
    let title = format!("ask {} at once", code(&href));
    let text =
        "A preflight is not redirected, so the page has to use the URL that the server prefers."
            .to_string();
    let changes = vec![Change::Url { to: href }, Change::ForgetPreflight];
    let at = At { leg: Leg::Request, ..place.original_at(at) };
    let assumed = place.exchange.response_at(0).map(|_| {
        "The server answers the request itself under this URL as it did under the other."
            .to_string()
    });
    Some(Edit { at, assumed, ..Edit::page(title, text, changes) })
}

/// What stands behind the host, whatever slash it ends with.
fn path(url: &Url) -> &str {
    let rest = url.href().split_once("://").map_or("", |(_, rest)| rest);
    rest.split_once('/').map_or("", |(_, path)| path).trim_end_matches('/')
}

fn without_login(url: &Url) -> String {
    match bare(url).filter(|_| url.includes_credentials()) {
        Some(bare) => bare.url,
        None => String::from(url.href()),
    }
}
