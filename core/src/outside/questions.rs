//! What people ask beside an exchange, and where the missing half of it is found.

use crate::engine::Engine;
use crate::explain::Explanation;
use crate::reason::Reason;
use crate::verdict::{Leg, Verdict};
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// A question and its answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Question {
    /// In kebab-case; public API.
    pub code: &'static str,
    /// The question.
    pub question: &'static str,
    /// The answer, in whole sentences.
    pub answer: &'static str,
}

/// All of them.
pub const ALL: &[Question] = &[CSP_AND_CORS, WHY_CURL_WORKS, NOT_THE_SERVERS_GUARD, WAS_IT_SENT];

/// The questions that an exchange raises, in the order in which they come up.
#[must_use]
pub fn questions(explanation: &Explanation<'_>) -> Vec<Question> {
    let blocked = explanation.verdict.blocked();
    let by_csp = blocked.is_some_and(|one| one.reason == Reason::ContentSecurityPolicy);
    let has_csp = explanation.exchange.scenario().page_csp.is_some();
    let refused = blocked.is_some_and(|one| one.reason.is_about_agreement());
    let acted = blocked.is_some_and(|one| one.at.leg == Leg::Response) && refused;
    [
        (by_csp || (has_csp && refused), CSP_AND_CORS),
        (refused, WHY_CURL_WORKS),
        (acted, WAS_IT_SENT),
        (refused, NOT_THE_SERVERS_GUARD),
    ]
    .into_iter()
    .filter_map(|(comes_up, question)| comes_up.then_some(question))
    .collect()
}

/// Where a browser shows the request and the answer that are missing, step by step; empty where
/// nothing is missing.
#[must_use]
pub fn where_to_copy(explanation: &Explanation<'_>, browser: Engine) -> &'static [&'static str] {
    let Verdict::Incomplete(next) = &explanation.verdict else { return &[] };
    let preflight = next.at().leg == Leg::Preflight;
    match (browser, preflight) {
        (Engine::Chromium, true) => CHROME_PREFLIGHT,
        (Engine::Chromium, false) => CHROME,
        (Engine::Firefox, true) => FIREFOX_PREFLIGHT,
        (Engine::Firefox, false) => FIREFOX,
        (Engine::WebKit, true) => SAFARI_PREFLIGHT,
        (Engine::WebKit, false) => SAFARI,
        (Engine::Fetch, true) => ANYWHERE_PREFLIGHT,
        (Engine::Fetch, false) => ANYWHERE,
    }
}

const CSP_AND_CORS: Question = Question {
    code: "csp-and-cors",
    question: "How do Content-Security-Policy and CORS differ?",
    answer: "A `Content-Security-Policy` is the page's own: it restricts where this page may connect and what it may load, so that injected code cannot send data away. CORS is the other side's: it lets pages of other origins read what would be kept from them. The one is a header of the page, the other a header of the answer, and both must allow the request. The policy is asked first, so behind it CORS may still refuse.",
};

const WHY_CURL_WORKS: Question = Question {
    code: "why-curl-works",
    question: "Why does it work in curl, Postman or from another server?",
    answer: "Because nobody enforces CORS there. The server sends the same bytes to everybody; it is the browser that keeps them from the page. A browser carries its user's cookies and reaches the user's network, so any page that the user visits could read what only the user may see. A program that you run yourself has no such user to protect.",
};

const NOT_THE_SERVERS_GUARD: Question = Question {
    code: "not-the-servers-guard",
    question: "Does CORS keep strangers from my server?",
    answer: "No. It protects the users of browsers, and whoever sends requests by other means is not bound by it. A server that must not be used by everybody has to check who asks by itself; refusing CORS only keeps other origins' pages from reading.",
};

const WAS_IT_SENT: Question = Question {
    code: "was-it-sent",
    question: "If it was blocked, did the server do it?",
    answer: "Very likely. The request reached the server, which answered; only the answer was kept from the script. Look whether it had an effect before it is sent again.",
};

const CHROME: &[&str] = &[
    "Open the developer tools by F12 and choose the panel Network, then load the page again.",
    "Click the request. Under Headers, switch on Raw beside Response Headers, and copy everything below it with the status line.",
    "A request that the browser blocked shows its headers as well; if it says `Provisional headers are shown`, nothing was sent.",
];
const CHROME_PREFLIGHT: &[&str] = &[
    "Open the developer tools by F12, choose the panel Network and the filter All, and load the page again.",
    "The preflight is a row of its own with the method `OPTIONS` and the type `preflight`, beside the request that it asks for.",
    "Click it. Under Headers, switch on Raw beside Response Headers, and copy everything below it with the status line.",
];
const FIREFOX: &[&str] = &[
    "Open the developer tools by F12 and choose the panel Network, then load the page again.",
    "Click the request. Under Headers, switch on Raw beside Response Headers, and copy everything below it; or use Copy Value, Copy Response Headers in its context menu.",
];
const FIREFOX_PREFLIGHT: &[&str] = &[
    "Open the developer tools by F12, choose the panel Network and the filter All, and load the page again: preflights have the method `OPTIONS` and are not shown under XHR.",
    "Click the row with `OPTIONS`. Under Headers, switch on Raw beside Response Headers, and copy everything below it.",
    "If there is no such row, the browser remembers an earlier preflight: tick Disable Cache and ask again.",
];
const SAFARI: &[&str] = &[
    "In Safari's settings under Advanced, tick the features for web developers; then open the Web Inspector and its tab Network, and load the page again.",
    "Click the request and choose Headers. Copy the part Response, or use Copy HTTP Response in the row's context menu.",
];
const SAFARI_PREFLIGHT: &[&str] = &[
    "Safari's Web Inspector may not show a preflight as a row of its own; Chrome's and Firefox's developer tools do.",
    "Otherwise ask yourself, by `curl -i -X OPTIONS` with the headers `Origin`, `Access-Control-Request-Method` and `Access-Control-Request-Headers` of the request that is waited for, and copy what comes.",
];
const ANYWHERE: &[&str] = &[
    "Open the developer tools of any browser, choose the panel Network, load the page again, and copy the raw response headers of the request.",
    "Or repeat the request by `curl -i` with the header `Origin`, and copy what comes up to the empty line.",
];
const ANYWHERE_PREFLIGHT: &[&str] = &[
    "Open the developer tools of Chrome or Firefox, choose the panel Network with the filter All, load the page again, and copy the raw response headers of the row with the method `OPTIONS`.",
    "Or ask yourself, by `curl -i -X OPTIONS` with the headers `Origin`, `Access-Control-Request-Method` and `Access-Control-Request-Headers` of the request that is waited for.",
];
