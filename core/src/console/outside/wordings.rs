//! What each engine prints about the page's policy and about mixed content, by the engine's own
//! names. A wording without reasons is a warning: the request went to `https`.

use crate::console::Wording;
use crate::reason::Reason;

macro_rules! chromium_violations {
    ($($directive:literal: $doing:literal,)+) => {
        /// Chromium's lines about a policy, one for each directive that a request runs into.
        pub(crate) const CHROMIUM_VIOLATIONS: &[Wording] = &[$(Wording {
            id: $directive,
            text: concat!(
                $doing,
                " '{url}' violates the following Content Security Policy directive: \"{directive}\".{note} The action has been blocked.",
            ),
            reasons: &[Reason::ContentSecurityPolicy],
        }),+];
    };
}

chromium_violations! {
    "connect-src": "Connecting to",
    "img-src": "Loading the image",
    "media-src": "Loading media from ",
    "script-src-elem": "Loading the script",
    "style-src-elem": "Loading the stylesheet",
    "font-src": "Loading the font",
}

/// The note in them where another directive of the policy decided.
pub(crate) const FALLBACK: &str =
    " Note that '{effective}' was not explicitly set, so '{named}' is used as a fallback.";

/// Chromium's other lines.
pub(crate) const CHROMIUM: &[Wording] = &[
    Wording {
        id: "fetch",
        text: "Fetch API cannot load {url}. Refused to connect because it violates the document's Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "blocked",
        text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {thing} '{url}'. This request has been blocked; the content must be served over HTTPS.",
        reasons: &[Reason::MixedContent],
    },
    Wording {
        id: "address",
        text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure element '{url}'. This request was not upgraded to HTTPS because its URL's host is an IP address.",
        reasons: &[Reason::MixedContent],
    },
    Wording {
        id: "local",
        text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure {thing} '{url}'. This content should also be served over HTTPS.",
        reasons: &[],
    },
    Wording {
        id: "upgraded",
        text: "Mixed Content: The page at '{page}' was loaded over HTTPS, but requested an insecure element '{url}'. This request was automatically upgraded to HTTPS, For more information see https://blog.chromium.org/2019/10/no-more-mixed-messages-about-https.html",
        reasons: &[],
    },
];

/// Firefox's lines, by the names of its messages.
pub(crate) const FIREFOX: &[Wording] = &[
    Wording {
        id: "CSPGenericViolation",
        text: "Content-Security-Policy: The page’s settings blocked the loading of a resource ({effective}) at {url} because it violates the following directive: “{directive}”",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "CSPScriptViolation",
        text: "Content-Security-Policy: The page’s settings blocked a script ({effective}) at {url} from being executed because it violates the following directive: “{directive}”",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "CSPStyleViolation",
        text: "Content-Security-Policy: The page’s settings blocked a style ({effective}) at {url} from being applied because it violates the following directive: “{directive}”",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "BlockMixedActiveContent",
        text: "Blocked loading mixed active content “{url}”",
        reasons: &[Reason::MixedContent],
    },
    Wording {
        id: "MixedContentAutoUpgrade",
        text: "Mixed Content: Upgrading insecure display request ‘{url}’ to use ‘https’",
        reasons: &[],
    },
    Wording {
        id: "upgradeInsecureRequest",
        text: "Content-Security-Policy: Upgrading insecure request ‘{url}’ to use ‘https’",
        reasons: &[],
    },
];

/// WebKit's lines.
pub(crate) const WEBKIT: &[Wording] = &[
    Wording {
        id: "connect",
        text: "Refused to connect to {url} because it does not appear in the {effective} directive of the Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "connect-default",
        text: "Refused to connect to {url} because it appears in neither the {effective} directive nor the default-src directive of the Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "load",
        text: "Refused to load {url} because it does not appear in the {effective} directive of the Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "load-default",
        text: "Refused to load {url} because it appears in neither the {effective} directive nor the default-src directive of the Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "policy",
        text: "Blocked by Content Security Policy.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "blocked",
        text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must be served over HTTPS.",
        reasons: &[Reason::MixedContent],
    },
    Wording { id: "redirect", text: "Redirect was not allowed", reasons: &[Reason::MixedContent] },
    // It ends there.
    Wording {
        id: "blocked-loopback",
        text: "[blocked] The page at {page} requested insecure content from {url}. This content was blocked and must",
        reasons: &[Reason::MixedContent],
    },
    Wording {
        id: "upgraded",
        text: "The page at {page} requested insecure content from {url}. This content was automatically upgraded and should be served over HTTPS.",
        reasons: &[],
    },
    Wording {
        id: "image",
        text: "Cannot load image {url} due to access control checks.",
        reasons: &[Reason::ContentSecurityPolicy],
    },
    Wording {
        id: "script",
        text: "Cross-origin script load denied by Cross-Origin Resource Sharing policy.",
        reasons: &[Reason::ContentSecurityPolicy, Reason::MixedContent],
    },
    Wording {
        id: "beacon",
        text: "Beacon API cannot load {url}. {detail}",
        reasons: &[Reason::ContentSecurityPolicy, Reason::MixedContent],
    },
];
