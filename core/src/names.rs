//! The tokens of a list header, sorted once so that a lookup needs no walk.

use crate::header::{HeaderList, NotAToken, extract_tokens};
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
        let Listed { buffer, spans } = &mut listed;
        spans.sort_unstable_by_key(|&span| slice(buffer, span));
        Self::Listed(listed)
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
