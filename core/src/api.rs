//! By what the page asks, in words: how it asks, and what an outcome means for it.
//!
//! Elements have no constructor and no headers of the page's; otherwise their requests take the
//! same way as those of `fetch()`.

use crate::scenario::{Api, Credentials, Mode, Request};
use crate::verdict::Outcome;

impl Api {
    /// Whether an element or a style sheet asks, so that no call can throw.
    #[must_use]
    pub const fn is_element(self) -> bool {
        match self {
            Self::Img | Self::Media | Self::Script | Self::Style | Self::Font | Self::Preload => {
                true
            }
            Self::Fetch | Self::Xhr | Self::Beacon | Self::EventSource => false,
        }
    }

    /// In which mode and with which credentials it asks, and what sets them.
    #[must_use]
    pub const fn how_it_asks(self) -> &'static str {
        match self {
            Self::Fetch => {
                "`fetch()` asks in mode `cors` with credentials `same-origin`, unless its options `mode` and `credentials` say otherwise."
            }
            Self::Xhr => {
                "An `XMLHttpRequest` always asks in mode `cors`; its credentials are `same-origin`, and `include` with `withCredentials = true`."
            }
            Self::Beacon => {
                "`navigator.sendBeacon()` sends a `POST` with credentials `include`, in mode `no-cors`; in mode `cors` where its body is a `Blob` of another type than a form could send."
            }
            Self::EventSource => {
                "An `EventSource` always asks in mode `cors`; its credentials are `same-origin`, and `include` with `{ withCredentials: true }`."
            }
            Self::Img | Self::Media => {
                "Without the attribute `crossorigin` the element asks in mode `no-cors` with credentials `include`; with `crossorigin` in mode `cors` with `same-origin`, and with `crossorigin=\"use-credentials\"` in mode `cors` with `include`."
            }
            Self::Script => {
                "A module is always asked for in mode `cors`, with credentials `same-origin`, or `include` with `crossorigin=\"use-credentials\"`. A classic script is asked for in mode `no-cors` unless it has the attribute `crossorigin`."
            }
            Self::Style => {
                "A style sheet is asked for in mode `no-cors` with credentials `include`; with the attribute `crossorigin` in mode `cors` with `same-origin`, and with `crossorigin=\"use-credentials\"` with `include`."
            }
            Self::Font => {
                "A font of `@font-face` is always asked for in mode `cors` with credentials `same-origin`; nothing in the page changes that."
            }
            Self::Preload => {
                "A preload asks in the mode of its attribute `crossorigin`: `no-cors` without it, `cors` with it. It is used only by what asks in the same mode with the same credentials, so a font and a `fetch()` need `crossorigin` on it even for the page's own origin."
            }
        }
    }

    /// What an outcome means to the page, where it is more than a call that returns or rejects.
    #[must_use]
    pub const fn consequence(self, outcome: Outcome) -> Option<&'static str> {
        let [readable, opaque, blocked] = match self {
            Self::Fetch | Self::Xhr => return None,
            Self::Beacon => [
                "Nobody reads the answer to a beacon.",
                "Nobody reads the answer to a beacon, so nothing is missing.",
                "The page is not told: `sendBeacon()` has returned `true` already.",
            ],
            Self::EventSource => [
                "Events arrive if the status is 200 and the type is `text/event-stream`.",
                "No `EventSource` can do with that: it always asks in mode `cors`.",
                "The `EventSource` fires `error`; unless the connection alone failed, it is closed and does not try again.",
            ],
            Self::Img => [
                "If the answer is a picture, it is shown, and a canvas that it is drawn on stays readable.",
                "If the answer is a picture, it is shown, but a canvas that it is drawn on is tainted: `getImageData()`, `toBlob()` and `toDataURL()` throw a SecurityError.",
                "The picture is not shown, and the element fires `error`.",
            ],
            Self::Media => [
                "If the answer is sound or video, it plays, and scripts may read its frames from a canvas and its sound by Web Audio.",
                "If the answer is sound or video, it plays, but a canvas that a frame is drawn on is tainted, and Web Audio hears silence.",
                "It does not play, and the element fires `error`.",
            ],
            Self::Script => [
                "With a success status and the type of a script, it runs, and `window.onerror` is told its errors in full.",
                "With a success status and the type of a script, it runs, but all that `window.onerror` is told of its errors is `Script error.`",
                "The script does not run, nor does any module that imports it, and the element fires `error`.",
            ],
            Self::Style => [
                "If the answer is a style sheet, it applies, and scripts may read its `cssRules`.",
                "If the answer is a style sheet, it applies, but reading its `cssRules` throws a SecurityError.",
                "The style sheet does not apply, and the element fires `error`.",
            ],
            Self::Font => [
                "If the answer is a font, the text is set in it.",
                "No font can do with that: it is always asked for in mode `cors`.",
                "The text is set in the next font of the list instead.",
            ],
            Self::Preload => [
                "It waits for what asks for the same URL in the same mode with the same credentials; whatever asks otherwise loads it a second time.",
                "It waits for what asks for the same URL in mode `no-cors`; a font, a module or a `fetch()` asks in mode `cors` and loads it a second time.",
                "Nothing is kept; what it was meant for asks again by itself.",
            ],
        };
        match outcome {
            Outcome::Readable => Some(readable),
            Outcome::Opaque => Some(opaque),
            Outcome::NetworkError => Some(blocked),
            Outcome::OpaqueRedirect | Outcome::TypeError | Outcome::Incomplete => None,
        }
    }
}

/// Why nothing of this kind can make such a request; `None` where it can.
pub(crate) fn contradiction(request: &Request) -> Option<&'static str> {
    let (mode, credentials) = (request.mode, request.credentials);
    let always_cors = matches!(request.api, Api::Xhr | Api::EventSource | Api::Font);
    if always_cors && mode != Mode::Cors {
        Some("It always asks in mode `cors`, and this request has another.")
    } else if request.api == Api::Font && credentials != Credentials::SameOrigin {
        Some("It always asks with credentials `same-origin`, and this request has others.")
    } else if request.api == Api::Beacon && credentials != Credentials::Include {
        Some("It always asks with credentials `include`, and this request has others.")
    } else if request.api == Api::Beacon && !request.method.eq_ignore_ascii_case("POST") {
        Some("It always sends a `POST`, and this request has another method.")
    } else if (request.api.is_element() || request.api == Api::EventSource)
        && !request.method.eq_ignore_ascii_case("GET")
    {
        Some("It always sends a `GET`, and this request has another method.")
    } else if request.api.is_element() && !request.headers.is_empty() {
        Some("A page can set no header on it, and this request has some.")
    } else if request.api.is_element()
        && mode == Mode::NoCors
        && credentials != Credentials::Include
    {
        Some("Mode `no-cors` goes with credentials `include` here, and this request has others.")
    } else {
        None
    }
}
