//! What comes out: the verdict, what blocked the exchange, and where.

use crate::reason::Reason;
use crate::sent::Sent;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// What the script gets.
#[derive(Clone, Copy, Debug)]
pub enum Verdict<'a> {
    /// The script may read the response.
    Readable(ResponseType),
    /// The script gets a response that says nothing: no status, no headers, no body.
    Opaque,
    /// A redirect that was not followed and says nothing.
    OpaqueRedirect,
    /// The promise is rejected. Whether the server was reached is told by what was sent.
    NetworkError(Blocked<'a>),
    /// The call itself throws; nothing was sent.
    TypeError(Blocked<'a>),
    /// This request would now go out; its answer was not given.
    Incomplete(Sent<'a>),
}

/// <https://fetch.spec.whatwg.org/#concept-response-type>
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "lowercase"))]
pub enum ResponseType {
    /// The page's own origin answered.
    Basic,
    /// Another origin answered and agreed.
    Cors,
    /// Another origin answered a `no-cors` request.
    Opaque,
    /// A redirect under redirect mode `manual`.
    OpaqueRedirect,
}

impl ResponseType {
    /// Every type.
    pub const ALL: &[Self] = &[Self::Basic, Self::Cors, Self::Opaque, Self::OpaqueRedirect];

    /// The standard's word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Basic => "basic",
            Self::Cors => "cors",
            Self::Opaque => "opaque",
            Self::OpaqueRedirect => "opaqueredirect",
        }
    }

    /// The type that a word stands for, compared exactly.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.word() == word)
    }
}

/// The verdict in the scenario format's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Outcome {
    /// See [`Verdict::Readable`].
    Readable,
    /// See [`Verdict::Opaque`].
    Opaque,
    /// See [`Verdict::OpaqueRedirect`].
    OpaqueRedirect,
    /// See [`Verdict::NetworkError`].
    NetworkError,
    /// See [`Verdict::TypeError`].
    TypeError,
    /// See [`Verdict::Incomplete`].
    Incomplete,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: &[Self] = &[
        Self::Readable,
        Self::Opaque,
        Self::OpaqueRedirect,
        Self::NetworkError,
        Self::TypeError,
        Self::Incomplete,
    ];

    /// The scenario format's word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Readable => "readable",
            Self::Opaque => "opaque",
            Self::OpaqueRedirect => "opaque-redirect",
            Self::NetworkError => "network-error",
            Self::TypeError => "type-error",
            Self::Incomplete => "incomplete",
        }
    }
}

/// Why an exchange was blocked: the reason, the place, and the exact value that failed.
#[derive(Clone, Copy, Debug)]
pub struct Blocked<'a> {
    /// What went wrong.
    pub reason: Reason,
    /// Where.
    pub at: At,
    /// The value that failed.
    pub saw: Saw<'a>,
    /// What it was held against.
    pub needed: Saw<'a>,
}

/// A place in an exchange.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct At {
    /// Which URL of the chain, from 0.
    pub hop: u8,
    /// Which part of the conversation with it.
    pub leg: Leg,
}

/// The parts of the conversation with one URL.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Leg {
    /// Before anything goes out.
    #[default]
    Request,
    /// The preflight and its answer.
    Preflight,
    /// The request itself and its answer.
    Response,
}

impl Leg {
    /// The scenario format's word for it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Request => "request",
            Self::Preflight => "preflight",
            Self::Response => "response",
        }
    }
}

/// A value that a step looked at, borrowed from the exchange and rendered on demand.
#[derive(Clone, Copy, Debug)]
pub enum Saw<'a> {
    /// There was none, or none is worth showing.
    Nothing,
    /// One value, byte for byte.
    Bytes(&'a [u8]),
    /// All lines of one header, to be shown joined by `, `.
    Lines(&'a crate::header::HeaderList, &'static str),
    /// A header that the script set: name and value.
    Header(&'a [u8], &'a [u8]),
    /// A number: a status, a length, a count.
    Number(u64),
}

impl<'a> Verdict<'a> {
    /// The verdict in the scenario format's words.
    #[must_use]
    pub const fn outcome(&self) -> Outcome {
        match self {
            Self::Readable(_) => Outcome::Readable,
            Self::Opaque => Outcome::Opaque,
            Self::OpaqueRedirect => Outcome::OpaqueRedirect,
            Self::NetworkError(_) => Outcome::NetworkError,
            Self::TypeError(_) => Outcome::TypeError,
            Self::Incomplete(_) => Outcome::Incomplete,
        }
    }

    /// What blocked the exchange, if anything did.
    #[must_use]
    pub const fn blocked(&self) -> Option<&Blocked<'a>> {
        match self {
            Self::NetworkError(blocked) | Self::TypeError(blocked) => Some(blocked),
            _ => None,
        }
    }

    /// The type of the response that the script gets, if it gets one.
    #[must_use]
    pub const fn response_type(&self) -> Option<ResponseType> {
        match self {
            Self::Readable(kind) => Some(*kind),
            Self::Opaque => Some(ResponseType::Opaque),
            Self::OpaqueRedirect => Some(ResponseType::OpaqueRedirect),
            _ => None,
        }
    }
}
