//! What each engine prints of mixed content and of the page's own policy, which come before CORS.
//!
//! As seen in Chromium 156, Firefox 153 and WebKitGTK 2.50; Chromium's
//! `core/frame/csp/csp_directive_list.cc` and `core/loader/mixed_content_checker.cc` name what is
//! asked for.

use super::template::fill;
use super::{Wording, bytes, firefox, shown_url, webkit};
use crate::csp::effective_directive;
use crate::engine::Engine;
use crate::explain::Explanation;
use crate::mixed_content::is_loopback;
use crate::reason::Reason;
use crate::request::Tainting;
use crate::scenario::Api;
use crate::sent::isomorphic_decode;
use crate::verdict::{Blocked, Verdict};
use alloc::format;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

const MIXED: &[Reason] = &[Reason::MixedContent];
const POLICY: &[Reason] = &[Reason::ContentSecurityPolicy];

/// Chromium's, Firefox's and WebKit's wordings, by the engine's word and what they are about.
pub(crate) const LINES: &[Wording] = &[
    Wording {
        id: "chromium-mixed",
        text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {kind} '{url}'. This request has been blocked; the content must be served over HTTPS.",
        reasons: MIXED,
    },
    Wording {
        id: "chromium-policy",
        text: "{action} '{url}' violates the following Content Security Policy directive: \"{directive}\".{note} The action has been blocked.",
        reasons: POLICY,
    },
    Wording {
        id: "chromium-fetch",
        text: "Fetch API cannot load {url}. Refused to connect because it violates the document's Content Security Policy.",
        reasons: POLICY,
    },
    Wording {
        id: "firefox-mixed",
        text: "Blocked loading mixed active content “{url}”",
        reasons: MIXED,
    },
    Wording {
        id: "firefox-policy",
        text: "Content-Security-Policy: The page’s settings blocked the loading of a resource ({effective}) at {url} because it violates the following directive: “{directive}”",
        reasons: POLICY,
    },
    Wording {
        id: "webkit-mixed",
        text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.",
        reasons: MIXED,
    },
    // It ends there.
    Wording {
        id: "webkit-mixed-loopback",
        text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must",
        reasons: MIXED,
    },
    Wording {
        id: "webkit-policy",
        text: "{refused} {url} because it does not appear in the {effective} directive of the Content Security Policy.",
        reasons: POLICY,
    },
    Wording {
        id: "webkit-policy-fallback",
        text: "{refused} {url} because it appears in neither the {effective} directive nor the {name} directive of the Content Security Policy.",
        reasons: POLICY,
    },
    Wording { id: "webkit-redirect", text: "Blocked by Content Security Policy.", reasons: POLICY },
    Wording { id: "webkit-request", text: "Not allowed to request resource", reasons: MIXED },
];

/// What the three say of an exchange that was blocked by one of the two; `None` for any other.
pub(super) fn console(explanation: &Explanation<'_>) -> Option<Vec<String>> {
    let Verdict::NetworkError(blocked) = &explanation.verdict else { return None };
    let is_mixed = match blocked.reason {
        Reason::MixedContent => true,
        Reason::ContentSecurityPolicy => false,
        _ => return None,
    };
    let lines = Lines::new(explanation, blocked);
    Some(match (explanation.engine, is_mixed) {
        (Engine::Fetch, _) => Vec::new(),
        (Engine::Chromium, true) => vec![lines.fill("chromium-mixed")],
        (Engine::Chromium, false) => {
            let calls = blocked.at.hop == 0 && lines.kind == Some("Fetch API");
            let second = calls.then(|| lines.fill("chromium-fetch"));
            [lines.fill("chromium-policy")].into_iter().chain(second).collect()
        }
        (Engine::Firefox, _) => {
            let first = lines.fill(if is_mixed { "firefox-mixed" } else { "firefox-policy" });
            [first].into_iter().chain(lines.taken_along()).collect()
        }
        (Engine::WebKit, true) => lines.webkit_mixed(),
        (Engine::WebKit, false) => lines.webkit_policy(),
    })
}

/// What fills the holes.
struct Lines<'e, 'a> {
    explanation: &'e Explanation<'a>,
    blocked: &'e Blocked<'a>,
    url: String,
    /// The directive that forbids, its words apart by one space.
    directive: String,
    /// What a script calls by, as WebKit names it; `None` for an element.
    kind: Option<&'static str>,
    api: Api,
}

impl<'e, 'a> Lines<'e, 'a> {
    fn new(explanation: &'e Explanation<'a>, blocked: &'e Blocked<'a>) -> Self {
        let exchange = explanation.exchange;
        let request = exchange.request();
        let api = if request.is_xml_http_request() { Api::Xhr } else { request.api };
        let written = isomorphic_decode(&bytes(blocked.needed));
        let words: Vec<&str> = written.split_ascii_whitespace().collect();
        let kind = match api {
            Api::Fetch => Some("Fetch API"),
            Api::Xhr => Some("XMLHttpRequest"),
            Api::EventSource => Some("EventSource"),
            _ => None,
        };
        let url = shown_url(exchange, blocked.at.hop);
        Self { explanation, blocked, url, directive: words.join(" "), kind, api }
    }

    fn fill(&self, id: &str) -> String {
        let page = format!("{}/", self.explanation.exchange.page_origin().serialization());
        let effective = effective_directive(self.api);
        let name = self.name();
        let note = match name.eq_ignore_ascii_case(effective) {
            true => String::new(),
            false => format!(
                " Note that '{effective}' was not explicitly set, so '{name}' is used as a fallback."
            ),
        };
        let refused =
            if effective == "connect-src" { "Refused to connect to" } else { "Refused to load" };
        let holes = [
            ("page", page.as_str()),
            ("url", &self.url),
            ("kind", asked_for(self.api)),
            ("action", action(self.api)),
            ("directive", &self.directive),
            ("effective", effective),
            ("name", name),
            ("note", &note),
            ("refused", refused),
        ];
        Wording::find(LINES, id).map_or_else(String::new, |wording| fill(wording.text, &holes))
    }

    fn name(&self) -> &str {
        self.directive.split(' ').next().unwrap_or_default()
    }

    /// Firefox: the channel that was redirected fails as well, and says so if it has left the page.
    fn taken_along(&self) -> Option<String> {
        let last = self.explanation.sent.last()?;
        let before = self.blocked.at.hop.checked_sub(1)?;
        let url = shown_url(self.explanation.exchange, before);
        (last.request.tainting == Tainting::Cors).then(|| firefox::did_not_succeed(&url))
    }

    fn webkit_mixed(&self) -> Vec<String> {
        let url = self.explanation.exchange.url_at(self.blocked.at.hop);
        let near = url.is_some_and(|url| is_loopback(url.host()));
        let mut lines =
            vec![self.fill(if near { "webkit-mixed-loopback" } else { "webkit-mixed" })];
        let Some(kind) = self.kind else { return lines };
        let shown = match self.blocked.at.hop.checked_sub(1) {
            None => {
                lines.push(self.fill("webkit-request"));
                self.url.clone()
            }
            Some(before) => shown_url(self.explanation.exchange, before),
        };
        lines.push(fill(webkit::DUE_TO_ACCESS_CONTROL, &[("kind", kind), ("url", &shown)]));
        lines
    }

    fn webkit_policy(&self) -> Vec<String> {
        let is_own = self.name().eq_ignore_ascii_case(effective_directive(self.api));
        let mut lines =
            vec![self.fill(if is_own { "webkit-policy" } else { "webkit-policy-fallback" })];
        if let Some(kind) = self.kind.filter(|_| self.blocked.at.hop > 0) {
            lines.push(self.fill("webkit-redirect"));
            let holes = [("kind", kind), ("url", self.url.as_str())];
            lines.push(fill(webkit::DUE_TO_ACCESS_CONTROL, &holes));
        }
        lines
    }
}

/// What Chromium calls the thing that was asked for.
const fn asked_for(api: Api) -> &'static str {
    match api {
        Api::Fetch | Api::Preload => "resource",
        Api::Xhr => "XMLHttpRequest endpoint",
        Api::Beacon => "Beacon endpoint",
        Api::EventSource => "EventSource endpoint",
        Api::Img => "image",
        Api::Media => "video",
        Api::Script => "script",
        Api::Style => "stylesheet",
        Api::Font => "font",
    }
}

/// What Chromium calls the doing.
const fn action(api: Api) -> &'static str {
    match api {
        Api::Fetch | Api::Xhr | Api::Beacon | Api::EventSource | Api::Preload => "Connecting to",
        Api::Img => "Loading the image",
        Api::Media => "Loading media from",
        Api::Script => "Loading the script",
        Api::Style => "Loading the stylesheet",
        Api::Font => "Loading the font",
    }
}
