//! The tokens of a list header, sorted once so that a lookup needs no walk.

use crate::header::{HeaderList, NotAToken, extract_tokens};
use crate::sorted::ascending;
use alloc::vec::Vec;

/// Whether a list is compared with or without regard to case.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Methods.
    Exact,
    /// Header names, kept in lower case.
    Lower,
}

/// <https://fetch.spec.whatwg.org/#extract-header-list-values>
#[derive(Clone, Debug, Default)]
pub(crate) enum Names {
    /// The header is missing: the standard's null.
    #[default]
    Missing,
    /// An element is not a token: the standard's failure.
    Invalid(Vec<u8>),
    /// What it lists.
    Listed(Listed),
}

/// Tokens in one buffer, their places sorted by content.
#[derive(Clone, Debug, Default)]
pub(crate) struct Listed {
    buffer: Vec<u8>,
    spans: Vec<(usize, usize)>,
}

impl Names {
    /// Reads every line of `name`.
    pub fn extract(headers: &HeaderList, name: &str, case: Case) -> Self {
        let mut listed = Listed::default();
        let mut found = false;
        for line in headers.values(name) {
            found = true;
            for token in extract_tokens(line) {
                match token {
                    Err(NotAToken(element)) => return Self::Invalid(element.to_vec()),
                    Ok(token) => listed.push(token, case),
                }
            }
        }
        if !found {
            return Self::Missing;
        }
        let Listed { buffer, spans } = &listed;
        let texts = spans.iter().map(|&span| slice(buffer, span));
        let sorted = ascending(texts.zip(0..));
        let spans = sorted.iter().filter_map(|&(_, at)| spans.get(at)).copied().collect();
        Self::Listed(Listed { buffer: listed.buffer, spans })
    }

    /// Whether `token` is listed; in lower case where the list is.
    pub fn contains(&self, token: &[u8]) -> bool {
        match self {
            Self::Missing | Self::Invalid(_) => false,
            Self::Listed(Listed { buffer, spans }) => {
                spans.binary_search_by(|&span| slice(buffer, span).cmp(token)).is_ok()
            }
        }
    }

    /// Looks for tokens in ascending order, which costs less than each alone.
    pub fn ascending(&self) -> Ascending<'_> {
        match self {
            Self::Missing | Self::Invalid(_) => Ascending { buffer: &[], spans: &[] },
            Self::Listed(Listed { buffer, spans }) => Ascending { buffer, spans },
        }
    }

    /// Whether there is no such header.
    pub const fn is_missing(&self) -> bool {
        matches!(self, Self::Missing)
    }

    /// Whether `*` is listed.
    pub fn has_wildcard(&self) -> bool {
        self.contains(b"*")
    }

    /// The element that is not a token.
    pub fn invalid(&self) -> Option<&[u8]> {
        match self {
            Self::Invalid(element) => Some(element),
            Self::Missing | Self::Listed(_) => None,
        }
    }

    /// Every token in the order of its content.
    pub fn tokens(&self) -> impl Iterator<Item = &[u8]> {
        let listed = match self {
            Self::Missing | Self::Invalid(_) => None,
            Self::Listed(listed) => Some(listed),
        };
        listed
            .into_iter()
            .flat_map(|Listed { buffer, spans }| spans.iter().map(|&span| slice(buffer, span)))
    }
}

/// The part of a list where greater tokens than the last one stand.
pub(crate) struct Ascending<'a> {
    buffer: &'a [u8],
    spans: &'a [(usize, usize)],
}

impl Ascending<'_> {
    /// Whether `token` is listed, which is no less than the one before it.
    pub fn contains(&mut self, token: &[u8]) -> bool {
        let Self { buffer, spans } = *self;
        let is_less = |span: &(usize, usize)| slice(buffer, *span) < token;
        // It stands near, so that the search begins with short steps.
        let mut step = 1;
        while spans.get(step).is_some_and(is_less) {
            step *= 2;
        }
        let near = spans.get(..=step).unwrap_or(spans);
        let rest = spans.get(near.partition_point(is_less)..).unwrap_or_default();
        self.spans = rest;
        rest.first().is_some_and(|&span| slice(buffer, span) == token)
    }
}

impl Listed {
    fn push(&mut self, token: &[u8], case: Case) {
        let start = self.buffer.len();
        match case {
            Case::Exact => self.buffer.extend_from_slice(token),
            Case::Lower => self.buffer.extend(token.iter().map(u8::to_ascii_lowercase)),
        }
        self.spans.push((start, self.buffer.len()));
    }
}

fn slice(buffer: &[u8], (start, end): (usize, usize)) -> &[u8] {
    buffer.get(start..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn what_ascends_is_found_as_anything_is() {
        for (every, many) in [(1, 0), (1, 1), (2, 50), (3, 400), (7, 1000), (400, 1000)] {
            let token = |number: usize| format!("x-{number:04}");
            let listed: Vec<_> = (0..many).step_by(every).map(token).collect();
            let mut names = Listed::default();
            listed.iter().for_each(|name| names.push(name.as_bytes(), Case::Lower));
            let names = Names::Listed(names);
            let mut ascending = names.ascending();
            for number in (0..many + 5).step_by(2).flat_map(|number| [number, number]) {
                let name = token(number);
                let found = ascending.contains(name.as_bytes());
                assert_eq!(found, names.contains(name.as_bytes()), "{name}");
            }
        }
        assert!(!Names::Missing.ascending().contains(b"x"));
    }
}
