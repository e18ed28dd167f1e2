//! What the page can do: ask for less, ask as it was meant, or ask to read.

use super::address::{bare, basic_authorization, over_https, with_scheme};
use super::remedies::Place;
use super::words::code;
use super::{Change, Edit};
use crate::csp::effective_directive;
use crate::header::is_token;
use crate::names::Names;
use crate::scenario::{Api, Credentials, Mode, Redirect};
use crate::sent::isomorphic_decode;
use crate::url::Url;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;
use alloc::vec::Vec;

/// Asks in mode `cors`.
pub(super) fn ask_to_read(place: &Place<'_>) -> Edit {
    let mut changes = vec![Change::Mode { to: Mode::Cors }];
    let (title, text) = match place.exchange.request().api {
        Api::Img | Api::Media | Api::Script | Api::Style | Api::Preload => {
            // The attribute without a value stands for both.
            if place.includes_credentials() {
                changes.push(Change::Credentials { to: Credentials::SameOrigin });
            }
            (
                "add `crossorigin` to the element".to_string(),
                "With the attribute `crossorigin` the element asks to read what it loads, and sends no cookies to another origin; without it the page gets something that it can show but not read.".to_string(),
            )
        }
        Api::Fetch | Api::Xhr | Api::Beacon | Api::EventSource | Api::Font => (
            "ask with `mode: \"cors\"`".to_string(),
            format!(
                "Mode `{}` can never read another origin's answer. Leave `mode` out, or say `mode: \"cors\"`, which asks the server whether it agrees.",
                place.exchange.request().mode.word()
            ),
        ),
    };
    Edit::page(title, text, changes)
}

/// Does without cookies, to which the server at this URL does not agree.
pub(super) fn without_credentials(place: &Place<'_>, hop: u8) -> Option<Edit> {
    if !place.includes_credentials() {
        return None;
    }
    let request = place.exchange.request();
    let title = match request.api {
        _ if request.is_xml_http_request() => "leave `withCredentials` at `false`",
        Api::Fetch | Api::Xhr => "ask with `credentials: \"same-origin\"`",
        Api::EventSource => "leave `withCredentials` out",
        Api::Beacon => "ask by `fetch()` with `keepalive: true` instead of `sendBeacon()`",
        Api::Img | Api::Media | Api::Script | Api::Style | Api::Font | Api::Preload => {
            "write `crossorigin` instead of `crossorigin=\"use-credentials\"`"
        }
    };
    let text = format!(
        "Then no cookies go to {}, and the server need not agree to them. This is right where its answer does not depend on who is logged in.",
        place.server(hop),
    );
    let to = Credentials::SameOrigin;
    Some(Edit::page(title.to_string(), text, vec![Change::Credentials { to }]))
}

/// Does not watch the upload, where nothing else makes the browser ask first.
pub(super) fn without_upload_listener(place: &Place<'_>) -> Option<Edit> {
    place.exchange.request().upload_listener.then(|| {
        let title = "do not listen to `xhr.upload`".to_string();
        let text = "A listener on the upload makes the browser ask first, even for a request that it would send at once otherwise.".to_string();
        Edit::page(title, text, vec![Change::RemoveUploadListener])
    })
}

/// `patch` is not `PATCH`, and browsers put only six other methods into upper case; a method that
/// the server allows in upper case alone is misspelt as well.
pub(super) fn upper_case_method(method: &[u8], allowed: Option<&Names>) -> Option<Edit> {
    let upper = method.to_ascii_uppercase();
    let is_patch = upper == b"PATCH";
    let is_known = is_patch || allowed.is_some_and(|allowed| allowed.contains(&upper));
    (is_known && method != upper).then(|| {
        let (written, to) = (isomorphic_decode(method), isomorphic_decode(&upper));
        let title = format!("write the method {} in upper case", code(&to));
        let servers = if is_patch { "servers know" } else { "the server allows" };
        let text = format!("Browsers send {} as it is written, and {servers} {} only. `DELETE`, `GET`, `HEAD`, `OPTIONS`, `POST` and `PUT` they put into upper case themselves.", code(&written), code(&to));
        Edit::page(title, text, vec![Change::Method { to }])
    })
}

/// A method with something around it that does not belong there.
pub(super) fn trimmed_method(written: &str) -> Option<Edit> {
    let method = written.trim();
    let changed = method != written && is_token(method.as_bytes());
    changed.then(|| {
        let title = format!("write the method {} without space around it", code(method));
        let text = "A method is a word, without spaces or line ends.".to_string();
        Edit::page(title, text, vec![Change::Method { to: method.into() }])
    })
}

/// `GET` and `HEAD` have no body.
pub(super) fn body_or_method(place: &Place<'_>) -> Vec<Edit> {
    let title = "send no body".to_string();
    let text = "Put what the server needs into the URL, for example behind a `?`.".to_string();
    let mut edits = vec![Edit::page(title, text, vec![Change::RemoveBody])];
    if !place.exchange.request().method.eq_ignore_ascii_case("HEAD") {
        let title = "send the body with `POST`".to_string();
        let text =
            "Only methods like `POST` carry a body; the server must expect it there.".to_string();
        edits.push(Edit::page(title, text, vec![Change::Method { to: "POST".into() }]));
    }
    edits
}

/// The URL with its scheme.
pub(super) fn write_scheme(place: &Place<'_>) -> Option<Edit> {
    let written = &place.exchange.request().url;
    let page = place.exchange.page_origin().scheme();
    let to = with_scheme(written, page, place.parser)?;
    let title = format!("write the URL as {}", code(&to));
    let text = format!(
        "`{written}` has no `https://` or `http://` in front, so what stands before its colon is taken for the scheme, or all of it for a path."
    );
    Some(Edit::page(title, text, vec![Change::Url { to }]))
}

/// The URL without user name and password, which go into `Authorization` or nowhere.
pub(super) fn without_login(place: &Place<'_>, url: &Url) -> Vec<Edit> {
    let Some(login) = bare(url) else { return Vec::new() };
    let value = basic_authorization(&login);
    let to = Change::Url { to: login.url.clone() };
    let title = "send user name and password in `Authorization`".to_string();
    let text = format!(
        "Ask {} and set `Authorization: {value}`, which says the same. The server must allow that header.",
        code(&login.url)
    );
    let set = Change::SetRequestHeader { name: "Authorization".into(), value };
    let with = Edit::page(title, text, vec![to.clone(), set]);
    let title = "leave user name and password out of the URL".to_string();
    let text = format!("Ask {}, if the server answers without them.", code(&login.url));
    let has_own = place.exchange.request().headers.iter();
    let has_own = has_own.into_iter().any(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let without = Edit::page(title, text, vec![to]);
    if has_own { vec![without] } else { vec![with, without] }
}

/// The URL over `https`.
pub(super) fn ask_over_https(url: &Url) -> Option<Edit> {
    let to = over_https(url)?;
    let title = format!("ask over `https`: {}", code(&to));
    let text = "A page from `https` may not ask anybody over `http` but the own machine: that is mixed content, and not CORS.".to_string();
    let assumed = Some("The server answers over `https` as it does over `http`.".to_string());
    Some(Edit { assumed, ..Edit::page(title, text, vec![Change::Url { to }]) })
}

/// Adds the URL's origin to the directive of the page's policy that forbids it.
pub(super) fn allow_in_policy(place: &Place<'_>, hop: u8, directive: &[u8]) -> Option<Edit> {
    let policies = place.exchange.scenario().page_csp.as_deref()?;
    let directive = core::str::from_utf8(directive).ok().filter(|text| !text.is_empty())?;
    let (before, after) = policies.split_once(directive)?;
    let origin = place.exchange.url_at(hop)?.origin().serialization();
    let mut words = directive.split_ascii_whitespace();
    let name = words.next()?;
    let sources: Vec<&str> = words.filter(|word| !word.eq_ignore_ascii_case("'none'")).collect();
    // `default-src` is about everything, scripts too; the page needs one kind of request more.
    let (kept, own) = if name.eq_ignore_ascii_case("default-src") {
        (format!("{directive}; "), effective_directive(place.exchange.request().api))
    } else {
        (String::new(), name)
    };
    let widened = [&[own], &sources[..], &[origin]].concat().join(" ");
    let to = format!("{before}{kept}{widened}{after}");
    let title = format!("add {} to {} of the page's policy", code(origin), code(own));
    let mut text = format!(
        "The page's own `Content-Security-Policy` says {}, so its browser does not even ask. Say {}; no server can do that for the page.",
        code(directive),
        code(&widened),
    );
    if place.exchange.request().mode == Mode::NoCors {
        text.push_str(" Where the page need not read what comes, this alone is enough.");
    }
    Some(Edit::page(title, text, vec![Change::PageCsp { to }]))
}

/// Follows redirects.
pub(super) fn follow(place: &Place<'_>) -> Edit {
    let was = place.exchange.request().redirect.word();
    let title = "ask with `redirect: \"follow\"`".to_string();
    let text =
        format!("Under `redirect: \"{was}\"` the page never gets what stands behind a redirect.");
    Edit::page(title, text, vec![Change::Redirect { to: Redirect::Follow }])
}

/// Serves the page over `https`, where the server names it as if it were.
pub(super) fn serve_over_https(place: &Place<'_>, named: &[u8]) -> Option<Edit> {
    let host = place.exchange.page_origin().serialization().strip_prefix("http://")?;
    let to = format!("https://{host}");
    (to.as_bytes() == named).then(|| {
        let title = format!("serve the page from {}", code(&to));
        let text = "The server names the page with `https` and not with `http`, which is another origin. Over `https` nobody on the network can change the page either; redirect to it from `http`.".to_string();
        Edit::page(title, text, vec![Change::PageOrigin { to }])
    })
}

/// Serves the page from somewhere that has an origin.
pub(super) fn serve_page(place: &Place<'_>, named: &[u8]) -> Edit {
    let named = core::str::from_utf8(named).ok();
    let named = named.and_then(|named| {
        let url = Url::parse(place.parser, named, None)?;
        (url.is_http() && url.origin().serialization() == named).then(|| named.to_string())
    });
    let (to, assumed) = match named {
        Some(named) => (named, None),
        None => (
            "http://localhost:8080".to_string(),
            Some(
                "The page is served from `http://localhost:8080`; any origin of its own would do."
                    .to_string(),
            ),
        ),
    };
    let title = format!("serve the page from {}", code(&to));
    let text = "A sandboxed frame, a `data:` page or a local file has no origin of its own and says `null`, like everybody else's. Served over HTTP it has one that a server can name.".to_string();
    Edit { assumed, ..Edit::page(title, text, vec![Change::PageOrigin { to }]) }
}
