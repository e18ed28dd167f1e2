//! Scheme fetch: what is not HTTP carries its own response, or leads nowhere.

use crate::fetch::{Round, Stop, http_fetch};
use crate::reason::Reason;
use crate::request::{RequestState, Tainting};
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::url::Url;
use crate::verdict::{At, Leg, ResponseType, Saw, Verdict};

/// <https://fetch.spec.whatwg.org/#concept-scheme-fetch>
pub(crate) fn scheme_fetch<'a>(
    request: &mut RequestState<'a>,
    url: &'a Url,
    cx: &mut Context<'a, '_>,
) -> Result<Round<'a>, Stop<'a>> {
    // 3, case 5. HTTP goes over the network.
    if url.is_http() {
        return http_fetch(request, false, cx);
    }
    let at = At { hop: request.hop, leg: Leg::Request };
    let href = Saw::Bytes(url.href().as_bytes());
    let refused = blocked(Reason::UrlNotFetchable, at, href, Saw::Nothing);
    cx.demand(Rule::SchemeFetchable, carries_a_response(url, request.method), refused)?;
    Ok(Round::Done(match request.tainting {
        Tainting::Opaque => Verdict::Opaque,
        Tainting::Basic | Tainting::Cors => Verdict::Readable(ResponseType::Basic),
    }))
}

/// 3, cases 1 to 4. A blob is taken to exist; a `file:` URL leads nowhere, as in browsers.
fn carries_a_response(url: &Url, method: &[u8]) -> bool {
    let path = url.href().split_once(':').map_or("", |(_, path)| path);
    match url.scheme() {
        "about" => path == "blank" || path.starts_with("blank?"),
        "blob" => method == b"GET",
        // The processor of data URLs asks for one comma and no more.
        "data" => path.contains(','),
        _ => false,
    }
}
