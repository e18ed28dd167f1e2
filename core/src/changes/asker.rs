//! What the page can change, by what asks: elements have attributes and no `mode`, and nobody reads
//! the answer to a beacon.

use crate::reason::Reason;
use crate::scenario::{Api, Request};
use crate::verdict::Leg;

/// What stands in place of the reason's own line about the page; `None` where that is right.
pub(super) fn page_part(reason: Reason, request: &Request, leg: Leg) -> Option<&'static str> {
    let api = if request.is_xml_http_request() { Api::Xhr } else { request.api };
    match reason {
        Reason::AllowOriginMissing => without_consent(api, leg),
        Reason::AllowOriginWildcardWithCredentials => without_credentials(api, leg),
        Reason::ResourcePolicyBlocks => by_cors(api),
        _ => None,
    }
}

/// What the page gets from a server that does not agree.
const fn without_consent(api: Api, leg: Leg) -> Option<&'static str> {
    Some(match api {
        Api::Fetch => return None,
        Api::Xhr => {
            "No setting of the page replaces the server's consent: an `XMLHttpRequest` always asks for it. If the server is not yours and does not agree, ask it from a server of your own."
        }
        Api::EventSource => {
            "No setting of the page replaces the server's consent: an `EventSource` always asks for it. If the server is not yours and does not agree, ask it from a server of your own."
        }
        Api::Beacon => match leg {
            Leg::Preflight => {
                "Send the body as text or as a form: such a beacon goes out without asking, and nobody reads its answer."
            }
            Leg::Request | Leg::Response => BEACON_WAS_SENT,
        },
        Api::Img => {
            "To show the picture, leave out `crossorigin`: it is then shown without the server's consent, and a canvas that it is drawn on cannot be read. To read its pixels, the server has to agree."
        }
        Api::Media => {
            "To play it, leave out `crossorigin`: it then plays without the server's consent, and no script can read its pictures or its sound. A text track of another origin always needs that consent."
        }
        Api::Script => {
            "A classic script runs without `crossorigin` and without the server's consent; what its errors say is then kept from the page. A module and a script with `integrity` always need consent, unless they are served from the page's own origin."
        }
        Api::Style => {
            "To apply the style sheet, leave out `crossorigin`: it then needs no consent of the server, and scripts cannot read its rules. With `integrity` it needs consent, unless it is served from the page's own origin."
        }
        Api::Font => {
            "Nothing in the page replaces the server's consent: fonts are always asked for by CORS. If the server does not agree, serve the font from the page's own origin."
        }
        Api::Preload => {
            "Leave out `crossorigin` if what uses the preload has no `crossorigin` either, as a picture or a classic script: then no consent of the server is needed. A font, a module and a `fetch()` need it."
        }
    })
}

/// How the page asks so that `*` is enough.
const fn without_credentials(api: Api, leg: Leg) -> Option<&'static str> {
    match api {
        Api::Fetch | Api::Xhr | Api::EventSource | Api::Font => None,
        Api::Beacon => Some(match leg {
            Leg::Preflight => {
                "A beacon always asks with credentials. If the answer is the same for everybody, send the data by `fetch()` with `keepalive: true` and without `credentials: \"include\"`; then `*` is enough."
            }
            Leg::Request | Leg::Response => BEACON_WAS_SENT,
        }),
        Api::Img | Api::Media | Api::Script | Api::Style | Api::Preload => Some(
            "If the answer is the same for everybody, write `crossorigin` without `use-credentials`; then `*` is enough.",
        ),
    }
}

/// How the page asks so that `Cross-Origin-Resource-Policy` does not count.
const fn by_cors(api: Api) -> Option<&'static str> {
    match api {
        Api::Fetch | Api::Xhr | Api::EventSource | Api::Font => None,
        Api::Beacon => Some(BEACON_WAS_SENT),
        Api::Img | Api::Media | Api::Script | Api::Style | Api::Preload => Some(
            "If the server agrees by CORS, write `crossorigin` on the element; `Access-Control-Allow-Origin` then decides.",
        ),
    }
}

const BEACON_WAS_SENT: &str =
    "Nothing has to change for the beacon itself: it was sent, and no script reads its answer.";
