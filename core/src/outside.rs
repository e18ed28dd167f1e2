//! "This is not CORS": what decides nothing here and is likely the true cause all the same.
//!
//! Every entry rests on something that the exchange, or pasted text, shows; what cannot be seen
//! there is not guessed. [`questions`] answers what people ask beside an exchange.

mod address;
mod cookies;
mod error_page;
mod login;
mod opaque;
mod questions;
mod seen_in_text;

use crate::explain::Explanation;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

pub(crate) use error_page::refused_by_cors;
pub(crate) use login::is_login;
pub use questions::{ALL as QUESTIONS, Question, questions, where_to_copy};
pub use seen_in_text::outside_in_text;

/// A likely cause outside of CORS.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Outside {
    /// In kebab-case, for example `redirect-to-login`; public API.
    pub code: &'static str,
    /// In one short line.
    pub title: &'static str,
    /// What shows it, in whole sentences.
    pub evidence: String,
    /// What to do about it, in whole sentences.
    pub advice: &'static str,
}

macro_rules! causes {
    ($($name:ident = $code:literal, $title:literal, $advice:literal;)+) => {
        /// What an [`Outside`] is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        enum Kind { $($name),+ }

        impl Kind {
            const fn entry(self) -> (&'static str, &'static str, &'static str) {
                match self { $(Self::$name => ($code, $title, $advice)),+ }
            }
        }

        /// Every code.
        pub const CODES: &[&str] = &[$($code),+];
    };
}

causes! {
    // What the exchange shows.
    SchemeMissing = "scheme-missing", "The URL has no scheme",
        "Write the URL with `http://` or `https://` in front. Without it, what stands before the first colon is taken for a scheme, and a name without a colon for a path of the page's own origin.";
    LocalNetworkAccess = "local-network-access", "A page from the internet asks a computer of the local network",
        "Chromium asks the user for permission before such a request and reports a refusal as a CORS error; no header of the server can grant it. Allow it in the site's settings under local network access, serve the page from the local network as well, or let a server on the internet ask instead. The page has to be served over `https`.";
    RedirectToLogin = "redirect-to-login", "The request was redirected to a login page",
        "The session or the token is missing or has expired, and the server answers as if a person were browsing. Let it answer requests of scripts with status 401 and the CORS headers, and let the page go to the login by a navigation. CORS headers on the login page would only deliver its HTML.";
    RedirectToPage = "redirect-to-page", "The request was redirected to a page for people",
        "The URL leads to HTML by a redirect: a moved path, a missing slash at the end, or a gateway that sends visitors elsewhere. Ask for the final URL of the API, or let the server answer scripts without a redirect.";
    PreflightRefusedEarly = "preflight-refused-early", "Something answers the preflight before CORS does",
        "A preflight never carries a session: it is an `OPTIONS` request without cookies and without `Authorization`. Login checks, redirects, firewalls and routers must let it pass: put the CORS handling in front of them.";
    ProxyErrorPage = "proxy-error-page", "A proxy or CDN answered in the place of the application",
        "The proxy refused the request or got no answer from the application in time, so the application's CORS headers are missing. The status is the true failure: look into the proxy's log and its limits for size and time, and see whether the application runs. Whether it received the request, its own log tells; look there before it is sent again.";
    ErrorPageWithoutHeaders = "error-page-without-headers", "An error came, and it lacks the CORS headers",
        "The status is the true failure: look into the server's log, or repeat the request by `curl`. Then have the headers put on errors too, so that the page can read what went wrong: in nginx `add_header` needs `always`, and in frameworks the CORS middleware has to stand outside of the error handler.";
    NetworkFailure = "network-failure", "No answer came at all",
        "Open the URL in a tab of the same browser: it shows a wrong name, a refused connection, or a certificate to be accepted. If it opens there, look for a blocker, a proxy or a firewall. No header can help, because there was no answer to carry it.";
    NoCorsOpaque = "no-cors-opaque", "Mode `no-cors` never lets a script read",
        "Nothing is wrong with the server. The page asked in mode `no-cors`, which means: send, and show me nothing. To read the answer, remove `mode: \"no-cors\"` and let the server agree by CORS headers, or let the page's own server ask in its place.";
    ResourcePolicy = "cross-origin-resource-policy", "`Cross-Origin-Resource-Policy` is not CORS",
        "CORS says who may read an answer; `Cross-Origin-Resource-Policy` says which pages may even embed it, and is asked only where CORS is not, in mode `no-cors`. Let the server send `Cross-Origin-Resource-Policy: cross-origin` if everybody may embed it, or let the page ask in mode `cors` and the server agree to that. A page with `Cross-Origin-Embedder-Policy: require-corp` needs one of the two even where no such header blocks.";
    OpaqueResponseBlocking = "opaque-response-blocking", "Pictures, sound and scripts of another origin must look like it",
        "Asked for in mode `no-cors`, an answer that is HTML, JSON or XML is emptied by the browser before it reaches the page (opaque response blocking, `ERR_BLOCKED_BY_ORB`). Most often the URL is wrong or an error page came. Let the server send the right `Content-Type`, or ask by `fetch()` in mode `cors`.";
    SettingsNotOfThisApi = "settings-not-of-this-api", "Nothing of this kind can ask like that",
        "Take mode, credentials, method and headers from what really asks; the verdict is about the request as it was given.";
    CookieNotCrossSite = "cookie-not-cross-site", "The cookie is not sent from another site",
        "CORS lets the answer be read, and cookies have a rule of their own: from another site the browser stores and sends only those with `SameSite=None; Secure`. Set both, or bring page and API under one registrable domain. Whether a cookie was sent is shown in the developer tools' network panel, not here.";
    CookieIgnored = "cookie-ignored", "`Set-Cookie` is ignored without credentials",
        "Between origins the browser neither sends nor stores cookies unless the page asks with `credentials: \"include\"` (`withCredentials = true`), and the server then has to name the page's origin and say `Access-Control-Allow-Credentials: true`.";
    ThirdPartyCookies = "third-party-cookies", "Cookies of another site may be missing",
        "Page and API are different sites, and between sites only cookies with `SameSite=None; Secure` are sent. Even those are blocked by Safari, kept apart for each site by Firefox, and blocked by Chrome where its user wants that, whatever CORS allows. Bring both under one registrable domain, use a token in a header instead, or have the cookie set with `Partitioned`. Whether it was sent is shown in the developer tools' network panel.";
    // What only text shows.
    BlockedByClient = "blocked-by-client", "An extension or the browser's own protection blocked the request",
        "Nothing was sent, and no server can change that. Try a private window without extensions, then find the list that names this URL; words like `ads`, `track` or `analytics` in a path are enough for some.";
    ServiceWorker = "service-worker", "A service worker answered",
        "What the page got is what the site's service worker gave it, perhaps from an old cache, and not what the server sends now. In the developer tools choose to bypass it for the network, or unregister it, and ask again.";
}

/// Every likely cause outside of CORS that an exchange shows, the likeliest first.
#[must_use]
pub fn outside(explanation: &Explanation<'_>) -> Vec<Outside> {
    let found = [
        address::scheme_missing(explanation),
        address::local_network_access(explanation),
        login::redirected(explanation),
        error_page::no_answer(explanation),
        error_page::error_page(explanation),
        opaque::resource_policy(explanation),
        opaque::opaque_response_blocking(explanation),
        opaque::no_cors(explanation),
        opaque::settings(explanation),
        cookies::ignored(explanation),
        cookies::not_cross_site(explanation),
        cookies::third_party(explanation),
    ];
    found.into_iter().flatten().collect()
}

fn found(kind: Kind, evidence: String) -> Option<Outside> {
    let (code, title, advice) = kind.entry();
    Some(Outside { code, title, evidence, advice })
}
