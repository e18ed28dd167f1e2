//! The headers that the script set, and what the browser makes of each.

use crate::engine::{Asked, Departure, Engine, Rules};
use crate::engine_safelist::cors_safelisted_request_header_in;
use crate::exchange::bytes;
use crate::header::{is_header_name, is_header_value, normalize_value};
use crate::safelist::{
    Unsafe, is_cors_safelisted_request_header, is_forbidden_request_header,
    is_no_cors_safelisted_request_header_name,
};
use crate::scenario::{Mode, Request};
use crate::sorted::{ascending, has_twins};
use crate::verdict::Saw;
use alloc::vec::Vec;

/// A header that the script set, or that its body implies.
#[derive(Clone, Debug)]
pub(crate) struct AuthorHeader {
    /// As written.
    pub name: Vec<u8>,
    /// In lower case, as it is compared and announced.
    pub lower: Vec<u8>,
    /// Normalized.
    pub value: Vec<u8>,
    pub fate: Fate,
    /// Why it is not CORS-safelisted, if it is not, for each engine.
    why_unsafe: [Option<Unsafe>; Engine::ALL.len()],
    /// Whether no departure was asked for to tell why, so that it is the same without any of them.
    is_settled: bool,
}

/// What became of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    /// It is part of the request.
    Kept,
    /// It is not made of bytes: the call throws.
    NotAByteString,
    /// Its name is not one: the call throws.
    NameInvalid,
    /// Its value is not one: the call throws.
    ValueInvalid,
    /// It belongs to the browser and is ignored.
    Forbidden,
    /// It is too much for mode `no-cors` and is ignored.
    NoCorsDropped,
}

/// All of them: kept apart as `fetch()` has it, and joined by name where that makes a difference.
#[derive(Clone, Debug)]
pub(crate) struct AuthorHeaders {
    separate: AuthorHeaderList,
    /// `None` where no name is repeated.
    combined: Option<AuthorHeaderList>,
}

/// One way of listing them: in the script's order, and sorted.
#[derive(Clone, Debug)]
pub(crate) struct AuthorHeaderList {
    headers: Vec<AuthorHeader>,
    /// Indices of the kept ones, sorted by name in lower case, then by order.
    sorted: Vec<usize>,
    /// Whether the last one is the `Content-Type` that the body implies.
    pub content_type_implied: bool,
}

impl AuthorHeaders {
    pub fn new(request: &Request) -> Self {
        let mut headers: Vec<AuthorHeader> = Vec::with_capacity(request.headers.len() + 1);
        let mut no_cors = NoCorsGuard::default();
        for (name, value) in &request.headers {
            let mut header = AuthorHeader::new(name, value);
            if header.fate == Fate::Kept
                && request.mode == Mode::NoCors
                && !no_cors.keeps(&header.lower, &header.value)
            {
                header.fate = Fate::NoCorsDropped;
            }
            headers.push(header);
        }
        let has_body = has_body(request);
        let combined = combine(&headers).map(|list| AuthorHeaderList::new(list, has_body));
        match combined {
            // XMLHttpRequest's setRequestHeader() joins repeats by itself.
            // <https://xhr.spec.whatwg.org/#the-setrequestheader()-method>
            Some(joined) if request.is_xml_http_request() => {
                Self { separate: joined, combined: None }
            }
            combined => Self { separate: AuthorHeaderList::new(headers, has_body), combined },
        }
    }

    /// The list as these rules judge it.
    pub fn list(&self, rules: Rules<'_>) -> &AuthorHeaderList {
        match &self.combined {
            Some(combined) if rules.depart(Departure::RepeatedHeadersCombined) => combined,
            _ => &self.separate,
        }
    }
}

impl AuthorHeaderList {
    fn new(mut headers: Vec<AuthorHeader>, has_body: bool) -> Self {
        let is_content_type = |header: &AuthorHeader| header.lower == b"content-type";
        let content_type_implied = has_body
            && !headers.iter().any(|header| header.fate == Fate::Kept && is_content_type(header));
        if content_type_implied {
            headers.push(AuthorHeader::new("Content-Type", IMPLIED_CONTENT_TYPE));
        }
        let sorted = kept_ascending(&headers).into_iter().map(|(_, at)| at).collect();
        Self { headers, sorted, content_type_implied }
    }

    /// Every header in the script's order, whatever became of it.
    pub fn all(&self) -> &[AuthorHeader] {
        &self.headers
    }

    /// The kept ones, sorted by name in lower case.
    pub fn sorted(&self) -> impl Iterator<Item = &AuthorHeader> + Clone {
        self.sorted.iter().filter_map(|&at| self.headers.get(at))
    }
}

/// <https://fetch.spec.whatwg.org/#concept-bodyinit-extract>: what a text body implies.
const IMPLIED_CONTENT_TYPE: &str = "text/plain;charset=UTF-8";

/// Whether a body goes out. XMLHttpRequest drops the body of a `GET`, where `fetch()` throws.
pub(crate) fn has_body(request: &Request) -> bool {
    let bodiless = crate::method::normalize(request.method.as_bytes());
    request.body.is_some()
        && !(request.is_xml_http_request() && matches!(bodiless, b"GET" | b"HEAD"))
}

impl AuthorHeader {
    fn new(name: &str, value: &str) -> Self {
        let (Some(name), Some(value)) = (bytes(name), bytes(value)) else {
            return Self {
                name: name.as_bytes().to_vec(),
                lower: Vec::new(),
                value: value.as_bytes().to_vec(),
                fate: Fate::NotAByteString,
                why_unsafe: [None; Engine::ALL.len()],
                is_settled: false,
            };
        };
        let value = normalize_value(&value).to_vec();
        let fate = if !is_header_name(&name) {
            Fate::NameInvalid
        } else if !is_header_value(&value) {
            Fate::ValueInvalid
        } else if is_forbidden_request_header(&name, &value) {
            Fate::Forbidden
        } else {
            Fate::Kept
        };
        let lower = name.to_ascii_lowercase();
        let why_unsafe = [None; Engine::ALL.len()];
        let mut header = Self { name, lower, value, fate, why_unsafe, is_settled: false };
        header.judge();
        header
    }

    fn judge(&mut self) {
        let asked = Asked::default();
        for (&engine, why_unsafe) in Engine::ALL.iter().zip(&mut self.why_unsafe) {
            let rules = Rules::of(engine).asking(&asked);
            let judged = cors_safelisted_request_header_in(rules, &self.lower, &self.value);
            *why_unsafe = judged.err();
        }
        self.is_settled = asked.is_empty();
    }

    /// Why it is not CORS-safelisted under these rules, if it is not.
    pub fn why_unsafe(&self, rules: Rules<'_>) -> Option<Unsafe> {
        if self.is_settled || rules.are_whole() {
            return self.why_unsafe.get(rules.engine as usize).copied().flatten();
        }
        cors_safelisted_request_header_in(rules, &self.lower, &self.value).err()
    }

    /// To be shown: name and value.
    pub fn saw(&self) -> Saw<'_> {
        Saw::Header(&self.name, &self.value)
    }
}

/// The names of the kept ones in lower case, sorted, each with its place.
fn kept_ascending(headers: &[AuthorHeader]) -> Vec<(&[u8], usize)> {
    let kept = headers.iter().zip(0..).filter(|(header, _)| header.fate == Fate::Kept);
    ascending(kept.map(|(header, at)| (header.lower.as_slice(), at)))
}

/// Repeats of a kept header joined into its first; `None` where there are none.
fn combine(headers: &[AuthorHeader]) -> Option<Vec<AuthorHeader>> {
    let names = kept_ascending(headers);
    if !has_twins(&names) {
        return None;
    }
    let mut joined: Vec<AuthorHeader> = Vec::with_capacity(headers.len());
    // Where each header's name stands among the joined ones.
    let mut places: Vec<usize> = Vec::with_capacity(headers.len());
    for header in headers {
        let lower = header.lower.as_slice();
        let first = names.get(names.partition_point(|&(name, _)| name < lower));
        let alike = first.filter(|(name, _)| *name == lower);
        let place = alike.and_then(|&(_, at)| places.get(at)).copied();
        places.push(place.unwrap_or(joined.len()));
        let twin = place.and_then(|at| joined.get_mut(at));
        match twin.filter(|_| header.fate == Fate::Kept) {
            Some(twin) => {
                twin.value.extend_from_slice(b", ");
                twin.value.extend_from_slice(&header.value);
            }
            None => joined.push(header.clone()),
        }
    }
    for header in &mut joined {
        header.judge();
    }
    Some(joined)
}

/// The guard `request-no-cors`: a header is kept only while all values of its name, joined, are
/// still safe. <https://fetch.spec.whatwg.org/#concept-headers-append>
#[derive(Default)]
struct NoCorsGuard {
    joined: Vec<(Vec<u8>, Vec<u8>)>,
}

impl NoCorsGuard {
    fn keeps(&mut self, lower: &[u8], value: &[u8]) -> bool {
        if !is_no_cors_safelisted_request_header_name(lower) {
            return false;
        }
        let known = self.joined.iter_mut().find(|(name, _)| name == lower);
        let mut temporary = known.as_ref().map_or_else(Vec::new, |(_, joined)| {
            let mut joined = joined.clone();
            joined.extend_from_slice(b", ");
            joined
        });
        temporary.extend_from_slice(value);
        if !is_cors_safelisted_request_header(lower, &temporary) {
            return false;
        }
        match known {
            Some((_, joined)) => *joined = temporary,
            None => self.joined.push((lower.to_vec(), temporary)),
        }
        true
    }
}
