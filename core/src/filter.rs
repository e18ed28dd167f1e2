//! Which response headers script can read.

use crate::engine::Departure;
use crate::exchange::wire_bytes;
use crate::explain::Explanation;
use crate::header::{HeaderList, is_header_name};
use crate::names::{Case, Names};
use crate::safelist::{is_cors_safelisted_response_header_name, is_forbidden_response_header_name};
use crate::scenario::{Credentials, Field};
use crate::sent::isomorphic_decode;
use crate::sorted::ascending;
use crate::verdict::{ResponseType, Verdict};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Whether script can read a header, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exposure {
    /// The response is the page's own origin's.
    Basic,
    /// One of the seven names.
    Safelisted,
    /// Listed in `Access-Control-Expose-Headers`.
    Exposed,
    /// Covered by `Access-Control-Expose-Headers: *`.
    ExposedByWildcard,
    /// `Set-Cookie` is for the browser alone.
    Forbidden,
    /// `*` was said, and does not count with credentials.
    WildcardWithCredentials,
    /// Something in the list is no name, and spoils all of it.
    ListInvalid,
    /// Not listed.
    NotExposed,
}

impl Exposure {
    /// Whether script can read the header.
    #[must_use]
    pub const fn is_readable(self) -> bool {
        matches!(self, Self::Basic | Self::Safelisted | Self::Exposed | Self::ExposedByWildcard)
    }

    /// Why, for people.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Basic => "the page's own origin",
            Self::Safelisted => "one of the seven names that are always readable",
            Self::Exposed => "listed in `Access-Control-Expose-Headers`",
            Self::ExposedByWildcard => "covered by `Access-Control-Expose-Headers: *`",
            Self::Forbidden => "cookies are for the browser alone, never for script",
            Self::WildcardWithCredentials => {
                "with credentials, `*` in `Access-Control-Expose-Headers` is the name of a header, not a wildcard"
            }
            Self::ListInvalid => {
                "`Access-Control-Expose-Headers` has something in it that is no name, so nothing of it counts"
            }
            Self::NotExposed => "not listed in `Access-Control-Expose-Headers`",
        }
    }

    /// The line of the answer that would let script read a header of that name: beside what is
    /// there, or for [`Self::ListInvalid`] in its place. `None` where script can read it, or never
    /// will.
    #[must_use]
    pub fn remedy(self, name: &[u8]) -> Option<String> {
        match self {
            Self::Basic
            | Self::Safelisted
            | Self::Exposed
            | Self::ExposedByWildcard
            | Self::Forbidden => None,
            Self::WildcardWithCredentials | Self::ListInvalid | Self::NotExposed => {
                is_header_name(name)
                    .then(|| format!("Access-Control-Expose-Headers: {}", isomorphic_decode(name)))
            }
        }
    }
}

/// The headers of a response of this kind that script can read, as they came, in order.
/// <https://fetch.spec.whatwg.org/#concept-filtered-response>
///
/// ```
/// use corsplain::scenario::Credentials;
/// use corsplain::{ResponseType, filter_response_headers};
/// let field = |name: &str, value: &str| (String::from(name), String::from(value));
/// let answer = [field("Content-Type", "text/plain"), field("X-Total", "3")];
/// let readable = filter_response_headers(&answer, ResponseType::Cors, Credentials::Omit);
/// assert_eq!(readable, [field("Content-Type", "text/plain")]);
/// ```
#[must_use]
pub fn filter_response_headers(
    headers: &[Field],
    kind: ResponseType,
    credentials: Credentials,
) -> Vec<Field> {
    if matches!(kind, ResponseType::Opaque | ResponseType::OpaqueRedirect) {
        return Vec::new();
    }
    let lines = headers.iter().map(|(name, value)| (wire_bytes(name), wire_bytes(value)));
    let list = HeaderList::new(lines);
    let names = Names::extract(&list, "access-control-expose-headers", Case::Lower);
    exposures_of(&list, &names, kind, credentials)
        .filter(|(.., exposure)| exposure.is_readable())
        .map(|(name, value, _)| (isomorphic_decode(name), isomorphic_decode(value)))
        .collect()
}

/// Every header of the response that script got, in order, with whether it can be read; empty
/// where it got none to read.
pub(crate) fn exposures<'a>(explanation: &Explanation<'a>) -> Vec<(&'a [u8], &'a [u8], Exposure)> {
    let Verdict::Readable(kind) = explanation.verdict else { return Vec::new() };
    let Some(answer) = explanation.last_answer() else { return Vec::new() };
    let credentials = explanation.exchange.request().credentials;
    exposures_of(&answer.headers, &answer.expose_headers, kind, credentials).collect()
}

fn exposures_of<'a>(
    headers: &'a HeaderList,
    names: &Names,
    kind: ResponseType,
    credentials: Credentials,
) -> impl Iterator<Item = (&'a [u8], &'a [u8], Exposure)> {
    let unlisted = match (names.has_wildcard(), credentials) {
        _ if names.invalid().is_some() => Exposure::ListInvalid,
        (false, _) => Exposure::NotExposed,
        (true, Credentials::Include) => Exposure::WildcardWithCredentials,
        (true, Credentials::Omit | Credentials::SameOrigin) => Exposure::ExposedByWildcard,
    };
    headers.headers().iter().map(move |header| {
        let lower = header.name.to_ascii_lowercase();
        (&header.name[..], &header.value[..], exposure(&lower, kind, names, unlisted))
    })
}

/// The names that script can read, lower case, sorted, once each.
pub(crate) fn readable_headers(explanation: &Explanation<'_>) -> Vec<String> {
    if explanation.sent.is_empty() {
        // Scheme fetch made the response itself, with the header that it has.
        let length = explanation.rules.depart(Departure::DataUrlHasLength);
        let names = ["content-length", "content-type"];
        return names.into_iter().skip(usize::from(!length)).map(String::from).collect();
    }
    let names: Vec<String> = exposures(explanation)
        .into_iter()
        .filter(|(_, _, exposure)| exposure.is_readable())
        .map(|(name, _, _)| isomorphic_decode(name).to_ascii_lowercase())
        .collect();
    let mut sorted = ascending(names.iter().map(String::as_bytes).zip(0..));
    sorted.dedup_by_key(|(name, _)| *name);
    sorted.iter().filter_map(|&(_, at)| names.get(at).cloned()).collect()
}

/// <https://fetch.spec.whatwg.org/#concept-filtered-response-cors> and
/// <https://fetch.spec.whatwg.org/#concept-filtered-response-basic>
fn exposure(name: &[u8], kind: ResponseType, names: &Names, unlisted: Exposure) -> Exposure {
    if is_forbidden_response_header_name(name) {
        Exposure::Forbidden
    } else if kind == ResponseType::Basic {
        Exposure::Basic
    } else if is_cors_safelisted_response_header_name(name) {
        Exposure::Safelisted
    } else if names.contains(name) {
        Exposure::Exposed
    } else {
        unlisted
    }
}
