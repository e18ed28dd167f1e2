//! The call itself: `new Request(input, init)`, or XMLHttpRequest's open() and setRequestHeader().

use crate::author::{AuthorHeader, Fate};
use crate::engine::{Departure, Engine, Rules};
use crate::exchange::Exchange;
use crate::method::{is_cors_safelisted_method, is_forbidden_method, is_method, normalize};
use crate::reason::Reason;
use crate::scenario::{Api, Mode};
use crate::spec::Rule;
use crate::trace::{Context, blocked};
use crate::verdict::{At, Blocked, Leg, Saw};

const AT: At = At { hop: 0, leg: Leg::Request };

/// <https://fetch.spec.whatwg.org/#dom-request>
///
/// What is no `fetch()` differs in the exceptions that it throws, which this engine does not tell
/// apart, and in that it takes a URL with a user name.
pub(crate) fn new_request<'a>(
    exchange: &'a Exchange,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let request = exchange.request();
    let written = request.method.as_bytes();
    // Web IDL turns methods and headers into byte strings before the first step.
    bytes_only(exchange, cx)?;
    // 5.2 Parse the URL.
    let url = request.url.as_bytes();
    let parsed = exchange.url.as_ref();
    let shown = parsed.map_or(url, |url| url.href().as_bytes());
    let unparsable = blocked(Reason::UrlNotParsable, AT, Saw::Bytes(shown), Saw::Nothing);
    cx.demand(Rule::UrlParses, parsed.is_some(), unparsable)?;
    // 5.3 No user name, no password.
    let has_credentials = parsed.is_some_and(|url| url.includes_credentials());
    let refused = blocked(Reason::UrlHasCredentials, AT, Saw::Bytes(url), Saw::Nothing);
    if request.api == Api::Fetch && !request.is_xml_http_request() {
        cx.demand(Rule::UrlWithoutCredentials, !has_credentials, refused)?;
    }
    // 25.2 A method that scripts may send.
    let reason = if is_method(written) { Reason::MethodForbidden } else { Reason::MethodNotAToken };
    let allowed = is_method(written) && !is_forbidden_method(written);
    let refused = blocked(reason, AT, Saw::Bytes(written), Saw::Nothing);
    cx.demand(Rule::MethodAllowed, allowed, refused)?;
    // 25.3 Normalize it.
    let method = normalize(written);
    let changed = method != written;
    cx.note(Rule::MethodNormalized, AT, changed, Saw::Bytes(written), Saw::Bytes(method));
    // 32.1 Mode `no-cors` allows the methods of forms.
    if request.mode == Mode::NoCors {
        let safe = is_cors_safelisted_method(method);
        let refused =
            blocked(Reason::NoCorsMethodNotSafelisted, AT, Saw::Bytes(method), Saw::Nothing);
        cx.demand(Rule::NoCorsMethod, safe, refused)?;
    }
    // 33. Fill the headers; the one that the body implies comes later.
    let list = exchange.author.list(Rules::of(Engine::Fetch));
    let author = list.all();
    let own = author.len() - usize::from(list.content_type_implied);
    for header in author.iter().take(own) {
        append(header, request.mode, cx)?;
    }
    // 35. No body for GET and HEAD. XMLHttpRequest drops it instead.
    if request.body.is_some() && !request.is_xml_http_request() {
        let bodiless = matches!(method, b"GET" | b"HEAD");
        let refused = blocked(Reason::GetOrHeadWithBody, AT, Saw::Bytes(method), Saw::Nothing);
        cx.demand(Rule::BodyAllowed, !bodiless, refused)?;
    }
    // 37.4 A text body implies a content type.
    if let Some(implied) = author.get(own) {
        cx.note(Rule::ContentTypeImplied, AT, true, implied.saw(), Saw::Nothing);
    }
    Ok(())
}

/// [`Departure::AvailableDictionaryRefused`]
pub(crate) fn refuse_headers<'a>(
    exchange: &'a Exchange,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    let mut kept = exchange.author.list(cx.rules).sorted();
    let Some(header) = kept.find(|header| header.lower == b"available-dictionary") else {
        return Ok(());
    };
    if !cx.rules.depart(Departure::AvailableDictionaryRefused) {
        return Ok(());
    }
    let refused = blocked(Reason::HeaderRefused, AT, Saw::Bytes(&header.name), Saw::Nothing);
    cx.demand(Rule::HeaderAccepted, false, refused)
}

fn bytes_only<'a>(exchange: &'a Exchange, cx: &mut Context<'a, '_>) -> Result<(), Blocked<'a>> {
    let refused = |seen| blocked(Reason::NotAByteString, AT, seen, Saw::Nothing);
    let headers = exchange.author.list(Rules::of(Engine::Fetch)).all();
    if let Some(header) = headers.iter().find(|header| header.fate == Fate::NotAByteString) {
        return cx.demand(Rule::BytesOnly, false, refused(header.saw()));
    }
    if exchange.method.is_none() {
        let method = Saw::Bytes(exchange.request().method.as_bytes());
        return cx.demand(Rule::BytesOnly, false, refused(method));
    }
    Ok(())
}

/// <https://fetch.spec.whatwg.org/#concept-headers-append>
fn append<'a>(
    header: &'a AuthorHeader,
    mode: Mode,
    cx: &mut Context<'a, '_>,
) -> Result<(), Blocked<'a>> {
    // 1. The value was normalized when the exchange was built.
    // 2. Validate: throw, or ignore what belongs to the browser.
    let valid = !matches!(header.fate, Fate::NameInvalid | Fate::ValueInvalid);
    let reason = match header.fate {
        Fate::NameInvalid => Reason::HeaderNameInvalid,
        _ => Reason::HeaderValueInvalid,
    };
    let saw = Saw::Bytes(&header.name);
    if !valid {
        let seen = if header.fate == Fate::NameInvalid { saw } else { header.saw() };
        return cx.demand(Rule::HeaderValid, valid, blocked(reason, AT, seen, Saw::Nothing));
    }
    let kept = header.fate != Fate::Forbidden;
    cx.note(Rule::HeaderKept, AT, kept, saw, Saw::Nothing);
    // 3. Under `no-cors`, ignore what no form could send.
    if kept && mode == Mode::NoCors {
        let kept = header.fate != Fate::NoCorsDropped;
        cx.note(Rule::NoCorsHeaderKept, AT, kept, saw, Saw::Nothing);
    }
    // 4. Append.
    Ok(())
}
