//! What a line means, and what is still missing, in words.

use super::Diagnosis;
use super::wordings::{
    BLOCKED_BY_CLIENT, CANVAS, COOKIE, CORP, CSP, FRAME, LNA, MIXED, NETWORK, NO_INFORMATION, ORB,
};
use crate::reason::Reason;
use crate::values::{Value, fill};
use crate::verdict::{Leg, Saw};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Adds what follows from what was read: the leg, the header, and the words.
pub(super) fn complete(line: &mut Diagnosis) {
    let legs: Vec<_> = line.reasons.iter().map(|reason| leg(*reason)).collect();
    if let Some(Some(first)) = legs.first()
        && legs.iter().all(|leg| *leg == Some(*first))
    {
        line.leg = Some(*first);
    }
    let header = line.reasons.first().and_then(|reason| header(*reason));
    line.header = line.header.take().or_else(|| header.map(String::from));
    line.means = means(line);
    line.next = next(line);
}

/// The only part of the conversation where this happens, if there is only one.
const fn leg(reason: Reason) -> Option<Leg> {
    match reason {
        Reason::PreflightRedirected
        | Reason::PreflightStatusNotOk
        | Reason::AllowMethodsInvalid
        | Reason::AllowHeadersInvalid
        | Reason::MethodNotAllowed
        | Reason::AuthorizationNotAllowed
        | Reason::HeaderNotAllowed => Some(Leg::Preflight),
        Reason::RedirectModeError
        | Reason::RedirectHasCredentials
        | Reason::ResourcePolicyBlocks
        | Reason::TooManyRedirects => Some(Leg::Response),
        Reason::NoCorsRedirectModeNotFollow => Some(Leg::Request),
        _ => None,
    }
}

/// The response header that decides.
const fn header(reason: Reason) -> Option<&'static str> {
    match reason {
        Reason::AllowOriginMissing
        | Reason::AllowOriginMultiple
        | Reason::AllowOriginWildcardWithCredentials
        | Reason::AllowOriginInvalid
        | Reason::AllowOriginMismatch => Some("Access-Control-Allow-Origin"),
        Reason::AllowCredentialsMissing | Reason::AllowCredentialsNotTrue => {
            Some("Access-Control-Allow-Credentials")
        }
        Reason::AllowMethodsInvalid | Reason::MethodNotAllowed => {
            Some("Access-Control-Allow-Methods")
        }
        Reason::AllowHeadersInvalid => Some("Access-Control-Allow-Headers"),
        _ => None,
    }
}

fn means(line: &Diagnosis) -> String {
    if line.is_warning {
        return String::from(
            "`Access-Control-Allow-Headers` says `*`, which by the standard does not cover `Authorization`. Firefox still lets it pass and warns that it will not for ever: the server should name `Authorization` there.",
        );
    }
    if let Some(code) = line.outside {
        return String::from(outside(code));
    }
    match line.reasons.as_slice() {
        [] => String::from(
            "The line says that access was refused, and not why: the reason stood in a line above it or behind the part that was pasted.",
        ),
        [reason] => reason_text(*reason, line),
        reasons => {
            let codes: Vec<_> =
                reasons.iter().map(|reason| format!("`{}`", reason.code())).collect();
            format!(
                "This line is printed for several reasons and does not tell them apart: {}.",
                codes.join(", ")
            )
        }
    }
}

/// What happened, with the values that the line names.
fn reason_text(reason: Reason, line: &Diagnosis) -> String {
    let is_preflight = line.leg == Some(Leg::Preflight);
    let by_leg = |preflight, other| Value::Words(if is_preflight { preflight } else { other });
    let status = line.status.map(|status| format!("{status}"));
    let is_method = reason == Reason::MethodNotAllowed;
    let is_header = matches!(reason, Reason::HeaderNotAllowed | Reason::AuthorizationNotAllowed);
    let is_status = matches!(
        reason,
        Reason::PreflightStatusNotOk | Reason::PreflightRedirected | Reason::RedirectModeError
    );
    fill(reason.what(), |name| {
        let known = match name {
            "request" => return by_leg("preflight", "request"),
            "answer" => return by_leg("answer to the preflight", "answer"),
            "needed" if is_method || is_header => {
                return Value::Words("something else, or missing");
            }
            "saw" if is_method => &line.method,
            "saw" if is_header => &line.header,
            "saw" | "status" if is_status => &status,
            "saw" => &line.value,
            "needed" | "page" => &line.page_origin,
            "url" => &line.url,
            "method" => &line.method,
            "status" => &status,
            _ => &None,
        };
        match (known, name) {
            (Some(value), _) => Value::Of(Saw::Bytes(value.as_bytes())),
            (None, "needed" | "page") => Value::Words("the page\u{2019}s origin"),
            (None, "method") => Value::Words("request"),
            (None, _) => Value::Words("\u{2026}"),
        }
    })
}

fn outside(code: &str) -> &'static str {
    match code {
        MIXED => {
            "This is not CORS. A page over `https` asked for something over `http`, and browsers do not mix the two: the request was never sent. Ask over `https`."
        }
        CSP => {
            "This is not CORS. The page's own Content-Security-Policy does not allow it to ask this URL, and the request was never sent. Whoever sends the page must add the URL's origin to the directive that the line names; the other server has no say in it."
        }
        LNA => {
            "This is not CORS in the narrow sense. The page asks something in a network that is more private than where the page comes from, and the browser wants a secure page and the user's permission for that (Local Network Access)."
        }
        CORP => {
            "The server's `Cross-Origin-Resource-Policy`, or the page's `Cross-Origin-Embedder-Policy`, keeps the answer from this page. `Access-Control-Allow-Origin` does not change that for a request without CORS."
        }
        ORB => {
            "The answer to a request without CORS is of a kind that no element can use, so that the browser keeps it from the page altogether (opaque response blocking). Ask with CORS, or send the right `Content-Type`."
        }
        BLOCKED_BY_CLIENT => {
            "This is not CORS. Something in the browser, such as an ad blocker, an extension or a company's policy, stopped the request before it was sent. Try a window without extensions."
        }
        FRAME => {
            "This is not about fetching. A frame's content, or a page in a frame, is kept from another origin; `X-Frame-Options`, `frame-ancestors` and `postMessage` are the words to look for."
        }
        CANVAS => {
            "An image without CORS was drawn on the canvas, which can no longer be read. Load the image with `crossorigin`, and let its server send `Access-Control-Allow-Origin`."
        }
        COOKIE => {
            "This is about a cookie, and not about CORS: a cookie goes along to another site only with `SameSite=None; Secure`, and where the user's browser allows third-party cookies at all."
        }
        NETWORK => {
            "This is not CORS. No answer came: the name, the connection or the certificate failed. Open the URL in a tab of its own to see how."
        }
        NO_INFORMATION => {
            "This line says only that a request failed. Scripts are never told why, so that they cannot probe other servers; the browser's console is."
        }
        _ => {
            "The line is about access between origins, in a language or a wording that is not known here."
        }
    }
}

fn next(line: &Diagnosis) -> String {
    let url = line.url.as_deref().map(|url| format!(" for `{url}`")).unwrap_or_default();
    let preflight = format!(
        "In the Network panel, open the row{url} whose method is `OPTIONS` (choose *All*, not *Fetch/XHR*, to see it), and paste its status and response headers."
    );
    let response = format!(
        "In the Network panel, open the row{url} that is not `OPTIONS`, and paste its status and response headers, and the request's method and headers."
    );
    if line.is_warning {
        return String::from("Nothing is needed to be certain.");
    }
    match line.outside {
        Some(NO_INFORMATION) => {
            return String::from(
                "Paste the line above it in the console, the one that is red and names a URL; and from the Network panel the headers of the row that failed.",
            );
        }
        Some(CSP) => {
            return String::from(
                "Paste the page's `Content-Security-Policy` header or `<meta>` element.",
            );
        }
        Some(_) => return response,
        None => {}
    }
    match line.leg {
        Some(Leg::Preflight) => preflight,
        Some(Leg::Response) => response,
        Some(Leg::Request) => {
            String::from("Paste the call as the script makes it: nothing was sent to the server.")
        }
        None => [preflight, String::from(" If there is none: "), response].concat(),
    }
}
