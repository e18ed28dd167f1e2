//! Header lists, and the ways in which the standard reads a value out of them.

use alloc::vec::Vec;

/// A header as received or as sent: bytes, the value without white space around it.
/// <https://fetch.spec.whatwg.org/#concept-header>
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Header {
    /// The name in the case in which it was written.
    pub name: Vec<u8>,
    /// The value.
    pub value: Vec<u8>,
}

/// <https://fetch.spec.whatwg.org/#concept-header-list>
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct HeaderList {
    headers: Vec<Header>,
}

/// The lines of one header. Two lines can equal neither an origin, `*` nor `true`, so that nothing
/// need be joined to decide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines<'a> {
    /// There is none.
    None,
    /// There is exactly one.
    One(&'a [u8]),
    /// There are several.
    Many,
}

impl HeaderList {
    /// A list of headers as they came over the wire: white space around values is not part of them.
    pub fn new<N: AsRef<[u8]>, V: AsRef<[u8]>>(headers: impl IntoIterator<Item = (N, V)>) -> Self {
        let headers = headers
            .into_iter()
            .map(|(name, value)| Header {
                name: name.as_ref().to_vec(),
                value: trim_tab_or_space(value.as_ref()).to_vec(),
            })
            .collect();
        Self { headers }
    }

    /// Every header, in order.
    #[must_use]
    pub fn headers(&self) -> &[Header] {
        &self.headers
    }

    /// The values of every line of this name, in order.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a [u8]> {
        self.headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case(name.as_bytes()))
            .map(|header| header.value.as_slice())
    }

    /// Whether there is none, one or several lines of this name.
    #[must_use]
    pub fn lines<'a>(&'a self, name: &'a str) -> Lines<'a> {
        let mut values = self.values(name);
        match (values.next(), values.next()) {
            (None, _) => Lines::None,
            (Some(value), None) => Lines::One(value),
            (Some(_), Some(_)) => Lines::Many,
        }
    }

    /// <https://fetch.spec.whatwg.org/#concept-header-list-get>
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Vec<u8>> {
        let mut values = self.values(name);
        let mut joined = values.next()?.to_vec();
        for value in values {
            joined.extend_from_slice(b", ");
            joined.extend_from_slice(value);
        }
        Some(joined)
    }

    /// <https://fetch.spec.whatwg.org/#concept-header-list-get-decode-split>
    #[must_use]
    pub fn get_decode_split(&self, name: &str) -> Option<Vec<Vec<u8>>> {
        Some(get_decode_split(&self.get(name)?))
    }
}

/// <https://fetch.spec.whatwg.org/#get-decode-and-split>
///
/// A comma inside a quoted string does not split.
#[must_use]
pub fn get_decode_split(value: &[u8]) -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let mut escaped = false;
    for (at, &byte) in value.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b',' if !quoted => {
                values.push(part(value, start, at));
                start = at + 1;
            }
            _ => {}
        }
    }
    values.push(part(value, start, value.len()));
    values
}

fn part(value: &[u8], start: usize, end: usize) -> Vec<u8> {
    trim_tab_or_space(value.get(start..end).unwrap_or_default()).to_vec()
}

/// An element of a list header that is not a token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAToken<'a>(pub &'a [u8]);

/// <https://fetch.spec.whatwg.org/#extract-header-list-values> of one line, for the headers whose
/// grammar is a list of tokens (`Access-Control-Allow-Methods`, `-Allow-Headers`,
/// `-Expose-Headers`). Empty elements are no elements, as RFC 9110 section 5.6.1 has it.
pub fn extract_tokens(line: &[u8]) -> impl Iterator<Item = Result<&[u8], NotAToken<'_>>> {
    line.split(|&byte| byte == b',')
        .map(trim_tab_or_space)
        .filter(|element| !element.is_empty())
        .map(|element| if is_token(element) { Ok(element) } else { Err(NotAToken(element)) })
}

/// <https://fetch.spec.whatwg.org/#header-name>
#[must_use]
pub fn is_header_name(name: &[u8]) -> bool {
    is_token(name)
}

/// <https://fetch.spec.whatwg.org/#header-value>
#[must_use]
pub fn is_header_value(value: &[u8]) -> bool {
    trim_tab_or_space(value).len() == value.len()
        && !value.iter().any(|byte| matches!(byte, 0 | b'\n' | b'\r'))
}

/// <https://fetch.spec.whatwg.org/#concept-header-value-normalize>
#[must_use]
pub fn normalize_value(value: &[u8]) -> &[u8] {
    trim(value, |byte| matches!(byte, b'\t' | b'\n' | b'\r' | b' '))
}

/// The token production of RFC 9110 section 5.6.2.
#[must_use]
pub fn is_token(bytes: &[u8]) -> bool {
    !bytes.is_empty() && bytes.iter().all(|&byte| is_token_byte(byte))
}

const fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric()
        || matches!(
            byte,
            b'!' | b'#'
                | b'$'
                | b'%'
                | b'&'
                | b'\''
                | b'*'
                | b'+'
                | b'-'
                | b'.'
                | b'^'
                | b'_'
                | b'`'
                | b'|'
                | b'~'
        )
}

/// Without <https://fetch.spec.whatwg.org/#http-tab-or-space> at either end.
#[must_use]
pub fn trim_tab_or_space(value: &[u8]) -> &[u8] {
    trim(value, |byte| matches!(byte, b'\t' | b' '))
}

fn trim(mut value: &[u8], is_space: fn(u8) -> bool) -> &[u8] {
    while let [first, rest @ ..] = value
        && is_space(*first)
    {
        value = rest;
    }
    while let [rest @ .., last] = value
        && is_space(*last)
    {
        value = rest;
    }
    value
}
