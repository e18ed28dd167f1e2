//! What a request says, as far as the HTTP cache listens.

use super::freshness::cache_control;
use crate::engine::{Departure, Rules};
use crate::header::get_decode_split;
use crate::sent::Sent;
use crate::sorted::{Sorted, ascending};
use alloc::vec::Vec;

/// The values of a request's headers, as far as an exchange shows them, by name in lower case.
pub(super) struct RequestValues<'a> {
    rules: Rules<'a>,
    set_by_script: Sorted<Vec<u8>, Vec<u8>>,
    origin: Option<&'a [u8]>,
    /// What stands for headers that differ between a script's call and an element.
    api: &'static str,
    mode: &'static str,
}

impl<'a> RequestValues<'a> {
    pub fn of(sent: &Sent<'a>) -> Self {
        let fields = sent.author_headers().map(|(name, value)| (name.to_ascii_lowercase(), value));
        let fields: Vec<(Vec<u8>, &[u8])> = fields.collect();
        let mut set_by_script: Sorted<Vec<u8>, Vec<u8>> = Sorted::default();
        for (name, at) in ascending(fields.iter().map(|(name, _)| name.as_slice()).zip(0..)) {
            let value = fields.get(at).map(|&(_, value)| value).unwrap_or_default();
            match set_by_script.get_mut(name) {
                Some(joined) => {
                    joined.extend_from_slice(b", ");
                    joined.extend_from_slice(value);
                }
                None => set_by_script.insert(name.to_vec(), value.to_vec()),
            }
        }
        let settings = sent.request.exchange.request();
        Self {
            rules: sent.request.rules,
            set_by_script,
            origin: sent.origin(),
            api: settings.api.word(),
            mode: settings.mode.word(),
        }
    }

    pub fn get(&self, name: &[u8]) -> Option<&[u8]> {
        let by_browser = || match name {
            b"origin" => self.origin,
            b"accept" | b"sec-fetch-dest" => Some(self.api.as_bytes()),
            b"sec-fetch-mode" => Some(self.mode.as_bytes()),
            _ => None,
        };
        self.set_by_script.get(name).map(Vec::as_slice).or_else(by_browser)
    }

    /// Whether the script's own headers keep stored responses out of it: conditions and ranges
    /// (they set the cache mode to `no-store`), and `Cache-Control` of a request (RFC 9111
    /// section 5.2.1).
    pub fn ask_anew(&self) -> bool {
        let pragma = self.rules.depart(Departure::PragmaAsksAnew)
            && self.get(b"pragma").is_some_and(|value| value.eq_ignore_ascii_case(b"no-cache"));
        let no_store = self.rules.depart(Departure::NoStoreAsksAnew) && self.forbid_to_store();
        pragma
            || no_store
            || CONDITIONS.iter().any(|name| self.get(name).is_some())
            || self.directives().any(|it| it == b"no-cache" || it == b"max-age=0")
    }

    /// RFC 9111 section 5.2.1.5.
    pub fn forbid_to_store(&self) -> bool {
        self.directives().any(|directive| directive == b"no-store")
    }

    fn directives(&self) -> impl Iterator<Item = Vec<u8>> {
        cache_control(self.get(b"cache-control").into_iter().flat_map(get_decode_split))
    }
}

const CONDITIONS: &[&[u8]] = &[
    b"if-match",
    b"if-modified-since",
    b"if-none-match",
    b"if-range",
    b"if-unmodified-since",
    b"range",
];
