//! What entries tell of a page's request: who asked, how, and what came back.

use super::pairing::Chain;
use super::{Entry, Reading};
use crate::scenario::{Api, Credentials, Mode};
use crate::text::{Assumption, Choices, Parsed, Recorded, RecordedHop, Subject, recorded};
use crate::url::{Url, UrlParser};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

/// Why a request is none that CORS has a say in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// A document, of a window or a frame.
    Navigation,
    /// `data:`, `blob:`, WebSockets and the like.
    OtherScheme,
    /// It went to the page's own origin alone.
    SameOrigin,
}

/// Whether to take a preflight from before for one that is not in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Memory {
    Unused,
    Used,
}

/// Why a request is none for CORS, as far as it tells by itself.
pub(super) fn apart(entry: &Entry) -> Option<Apart> {
    let scheme = entry.url.split(':').next().unwrap_or_default();
    let is_socket = matches!(entry.resource_type.as_str(), "websocket" | "webtransport");
    if is_socket || !["http", "https"].iter().any(|known| known.eq_ignore_ascii_case(scheme)) {
        return Some(Apart::OtherScheme);
    }
    let destination = entry.sent("sec-fetch-dest").unwrap_or_default();
    let is_navigation = match entry.sent("sec-fetch-mode") {
        Some(mode) => mode == "navigate",
        None => entry.resource_type == "document",
    };
    let is_document =
        matches!(destination, "document" | "iframe" | "frame" | "embed" | "object" | "fencedframe");
    (is_navigation || is_document).then_some(Apart::Navigation)
}

/// Whether every URL of the chain is the page's own.
pub(super) fn is_same_origin(page_origin: &str, urls: &[Option<Url>]) -> bool {
    let is_own = |url: &Url| page_origin != "null" && url.origin().serialization() == page_origin;
    urls.iter().flatten().all(is_own)
}

/// The scenario of a chain.
pub(super) fn claim(
    chain: &Chain,
    reading: &Reading,
    memory: Memory,
    urls: &dyn UrlParser,
) -> Parsed {
    let entry = |number: Option<usize>| number.and_then(|number| reading.entries.get(number));
    let mut assumptions = Vec::new();
    let mut hops = Vec::new();
    for link in &chain.links {
        let request = entry(link.entry);
        let remembered = match memory {
            Memory::Used => entry(link.remembered),
            Memory::Unused => None,
        };
        if let Some(remembered) = remembered {
            assumptions.push(from_memory(remembered));
        }
        let is_answered = request.is_some_and(|entry| match unanswered(entry) {
            None => true,
            Some(assumption) => {
                assumptions.push(assumption);
                false
            }
        });
        let preflight = entry(link.preflight).or(remembered);
        hops.push(RecordedHop { preflight, request, is_answered });
    }
    let first = chain.links.first().and_then(|link| entry(Some(link.first())));
    let Some(first) = first else { return Parsed::default() };
    let page_origin = page_origin(&hops, first, reading, urls, &mut assumptions);
    let choices = choices(&hops, first, &mut assumptions);
    recorded(Recorded { hops, page_origin, choices, assumptions })
}

/// The page's origin where the first URL was not told it.
fn page_origin(
    hops: &[RecordedHop<'_>],
    first: &Entry,
    reading: &Reading,
    urls: &dyn UrlParser,
    assumptions: &mut Vec<Assumption>,
) -> Option<String> {
    let told = |hop: &RecordedHop<'_>| {
        let mut sent = hop.request.into_iter().chain(hop.preflight);
        sent.find_map(|entry| entry.sent("origin").map(String::from))
    };
    let (head, rest) = hops.split_first()?;
    if told(head).is_some() {
        return None;
    }
    // The first URL was the page's own, and a later one was told.
    if let Some(origin) = rest.iter().filter_map(told).find(|origin| origin != "null") {
        return Some(origin);
    }
    let origin_of = |url: &str| {
        let url = Url::parse(urls, url, None)?;
        url.is_http().then(|| url.origin().serialization().to_string())
    };
    let own = origin_of(&first.url);
    let site = first.sent("sec-fetch-site").unwrap_or_default();
    if site == "same-origin" && own.is_some() {
        return own;
    }
    // A style sheet of that server may have asked, for a page of another.
    let by_sheet = |origin: &String| !site.is_empty() && Some(origin) == own.as_ref();
    let referer = first.sent("referer").and_then(origin_of).filter(|origin| !by_sheet(origin));
    let page = || {
        let page = reading.pages.iter().find(|page| page.id == first.page)?;
        origin_of(&page.title)
    };
    let document = || {
        let is_it = |entry: &&Entry| {
            entry.page == first.page && apart(entry) == Some(Apart::Navigation) && entry.status != 0
        };
        reading.entries.iter().find(is_it).and_then(|entry| origin_of(&entry.url))
    };
    let (origin, because) = if let Some(origin) = referer {
        (origin, "The request has no `Origin`, so the origin of its `Referer` was taken.")
    } else if let Some(origin) = page() {
        (origin, "The request has no `Origin`, so the file's page was taken, which is its title.")
    } else {
        (document()?, "The request has no `Origin`, so the document that was loaded was taken.")
    };
    assumptions.push(assumption(Subject::PageOrigin, &origin, because, &[]));
    Some(origin)
}

/// How the page asked.
fn choices(hops: &[RecordedHop<'_>], first: &Entry, assumptions: &mut Vec<Assumption>) -> Choices {
    let api = api(first);
    let has_preflight = hops.iter().any(|hop| hop.preflight.is_some());
    let is_told = first.sent("sec-fetch-mode").and_then(Mode::from_word);
    let mode = is_told.or_else(|| {
        let (mode, because) = likely_mode(api, first, has_preflight)?;
        let others: &[&str] = match mode {
            Mode::NoCors => &["cors", "same-origin"],
            _ => &["no-cors", "same-origin"],
        };
        if !because.is_empty() {
            assumptions.push(assumption(Subject::Mode, mode.word(), because, others));
        }
        Some(mode)
    });
    let credentials = match (api, mode) {
        (Some(Api::Font), _) => Some(Credentials::SameOrigin),
        (Some(Api::Beacon), _) => Some(Credentials::Include),
        // An element without `crossorigin`.
        (Some(api), Some(Mode::NoCors)) if api.is_element() => Some(Credentials::Include),
        _ => None,
    };
    Choices { api, mode, credentials, ..Choices::default() }
}

/// By what the page asked, where that is recorded.
fn api(entry: &Entry) -> Option<Api> {
    let destination = entry.sent("sec-fetch-dest").unwrap_or_default();
    Some(match (destination, entry.resource_type.as_str()) {
        ("image", _) | ("", "image") => Api::Img,
        ("audio" | "video" | "track", _) | ("", "media" | "texttrack") => Api::Media,
        ("script", _) | ("", "script") => Api::Script,
        ("style", _) | ("", "stylesheet") => Api::Style,
        ("font", _) | ("", "font") => Api::Font,
        ("" | "empty", "xhr") => Api::Xhr,
        ("" | "empty", "ping") => Api::Beacon,
        ("" | "empty", "eventsource") => Api::EventSource,
        ("" | "empty", "fetch") => Api::Fetch,
        _ => return None,
    })
}

/// The mode where no `Sec-Fetch-Mode` tells it, and why if that is a guess; `None` leaves it to the
/// text.
fn likely_mode(
    api: Option<Api>,
    first: &Entry,
    has_preflight: bool,
) -> Option<(Mode, &'static str)> {
    if has_preflight || matches!(api, Some(Api::Xhr | Api::EventSource | Api::Font)) {
        return Some((Mode::Cors, ""));
    }
    if first.sent("origin").is_some() {
        let is_safe = matches!(first.method.as_str(), "GET" | "HEAD");
        let because = "The request has an `Origin`, as one in mode `cors` has.";
        return Some((Mode::Cors, if is_safe { "" } else { because }));
    }
    // Without an answer the browser shows what it meant to send, and leaves `Origin` out.
    if first.status == 0 {
        return None;
    }
    Some((Mode::NoCors, "The request has no `Origin`, which one in mode `cors` would have."))
}

/// That a request has no answer, or none that counts; `None` where it has one. A request that got
/// none for a reason of the network has one too: that nobody answered.
fn unanswered(entry: &Entry) -> Option<Assumption> {
    if entry.status == 304 && entry.answered("access-control-allow-origin").is_none() {
        let because = "The answer is 304, which says only what has changed; the answer in the \
                       browser\u{2019}s cache, which counts, is not in the file.";
        return Some(assumption(Subject::Status, "304", because, &[]));
    }
    if entry.status != 0 || is_of_network(&entry.error) {
        return None;
    }
    let because = if entry.error.is_empty() {
        String::from(
            "The file has no answer to this request, and does not say why: the browser refused or \
             blocked it, or no server answered.",
        )
    } else {
        format!(
            "The file has no answer to this request, only that it failed (`{}`): the browser blocked \
             it, and kept nothing of an answer.",
            entry.error.replace('`', "'")
        )
    };
    Some(assumption(Subject::Status, "none", &because, &[]))
}

/// Whether a failure is the network's: nobody answered.
/// <https://chromium.googlesource.com/chromium/src/+/main/net/base/net_error_list.h>
fn is_of_network(error: &str) -> bool {
    let words = ["CONNECTION_", "NAME_", "ADDRESS_", "INTERNET_", "TIMED_OUT", "SSL_", "CERT_"];
    let more = ["EMPTY_RESPONSE", "TUNNEL_", "PROXY_", "HTTP2_", "QUIC_", "SOCKET_", "NETWORK_"];
    let word = error.strip_prefix("net::ERR_").or_else(|| error.strip_prefix("NS_ERROR_"));
    word.is_some_and(|word| words.iter().chain(&more).any(|start| word.starts_with(start)))
}

fn from_memory(preflight: &Entry) -> Assumption {
    let because = format!(
        "No preflight of this request is in the file. The one on line {} was answered before, and a \
         browser remembers that for a while.",
        preflight.line
    );
    assumption(Subject::Preflight, &preflight.status.to_string(), &because, &[])
}

pub(super) fn assumption(
    subject: Subject,
    value: &str,
    because: &str,
    others: &[&'static str],
) -> Assumption {
    let (value, because) = (String::from(value), String::from(because));
    let others = others.iter().copied().map(String::from).collect();
    Assumption { subject, value, because, others }
}
