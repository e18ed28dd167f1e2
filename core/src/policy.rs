//! A server's answers read as a policy: who may do what.
//!
//! Nothing is read out of a header here. Each cell of the matrix is the verdict of [`crate::check`]
//! on an exchange with these very answers, asked for by somebody else in another way.

mod compare;
mod decide;
mod grid;
mod words;

use crate::cache::Seconds;
use crate::engine::{Engine, Rules};
use crate::exchange::Exchange;
use crate::header::HeaderList;
use crate::max_age::{MaxAge, max_age};
use crate::scenario::{Credentials, Response};
use crate::seen::View;
use crate::url::UrlParser;
use crate::verdict::Leg;
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

pub use compare::{Became, Change, Comparison, compare};
use decide::Answered;
pub(crate) use words::{browser_of, list};

/// What a server said to one request.
#[derive(Clone, Copy, Debug, Default)]
pub struct Said<'a> {
    /// The answer to a preflight, where it is known.
    pub preflight: Option<&'a Response>,
    /// The answer to a request itself, where it is known.
    pub response: Option<&'a Response>,
    /// The serialized origin that asked, where it is known.
    pub asked_by: Option<&'a str>,
    /// The method it asked with, where it is known. Sentences name it; nothing depends on it.
    pub method: Option<&'a str>,
}

impl<'a> Said<'a> {
    /// What the server of one URL of an exchange said, and to whom.
    #[must_use]
    pub fn at(exchange: &'a Exchange, hop: u8) -> Self {
        let answers = exchange.scenario().hops.get(usize::from(hop));
        let view = View::new(0, exchange);
        let asked_by = view.answers.iter().filter(|seen| seen.at.hop == hop);
        let asked_by = asked_by.filter_map(|seen| seen.asked_by).next();
        Self {
            preflight: answers.and_then(|hop| hop.preflight.as_ref()),
            response: answers.and_then(|hop| hop.response.as_ref()),
            asked_by: asked_by.and_then(|origin| core::str::from_utf8(origin).ok()),
            method: Some(&exchange.request().method),
        }
    }
}

/// Who may do what, under the rules of one engine.
#[derive(Clone, Debug)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Policy {
    /// Whose rules were applied.
    pub engine: Engine,
    /// The policy in one paragraph.
    pub summary: String,
    /// What these answers cannot tell, a sentence each.
    pub caveats: Vec<String>,
    /// Who may do what.
    pub matrix: Matrix,
    /// For how long each engine remembers the preflight; empty where its answer is not known.
    pub remembered: Vec<Remembered>,
    #[cfg_attr(feature = "serde", serde(skip))]
    answered: Answered,
}

/// Who may do what: rows are who asks and whether with credentials, columns are methods by headers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Matrix {
    /// The methods, those together that fare the same.
    pub methods: Vec<Group>,
    /// The request headers, those together that fare the same.
    pub headers: Vec<Group>,
    /// Who asks, those together that fare the same.
    pub rows: Vec<Row>,
    /// Why something is forbidden, each reason once, with the values of its first cell.
    pub reasons: Vec<Why>,
    /// How many listed names were not tried, because there are too many to show.
    pub left_out: usize,
}

/// Methods or headers that fare the same.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Group {
    /// In words.
    pub label: String,
    /// What it consists of.
    pub items: Vec<Item>,
}

/// A method or a header on its axis.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Item {
    /// No header that needs to be allowed.
    Simple,
    /// This one; a header name is in lower case, and its value is one that needs to be allowed.
    Named(String),
    /// One that is named nowhere.
    AnyOther,
}

/// Who fares the same, and how.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Row {
    /// Who, in words.
    pub label: String,
    /// Who.
    pub seats: Vec<Seat>,
    /// One cell for each method and header: all headers of the first method, then of the next.
    pub cells: Vec<Cell>,
}

/// One way of asking: who, and with credentials or without.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Seat {
    /// Who asks.
    pub asker: Asker,
    /// `include`, or `same-origin`, which sends none to another origin.
    pub credentials: Credentials,
}

/// Whose page asks.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Asker {
    /// An origin that the answers name, or that asked for them.
    Origin(String),
    /// A site that the answers do not name.
    AnyOther,
    /// An opaque origin: a sandboxed frame, a `data:` or `file:` page.
    Null,
}

/// Whether something is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case", tag = "state"))]
pub enum Cell {
    /// Script may read the answer.
    Allowed,
    /// It may not.
    Forbidden {
        /// The code of the reason.
        reason: &'static str,
        /// Where it failed.
        leg: Leg,
    },
    /// It depends on an answer that is not known.
    Unknown {
        /// Which.
        missing: Missing,
    },
}

/// An answer that is not known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Missing {
    /// The preflight's.
    Preflight,
    /// The request's own.
    Response,
    /// That of the URL to which the answer redirects.
    Redirect,
}

/// A reason and what it means here.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Why {
    /// The reason's code.
    pub reason: &'static str,
    /// In whole sentences, with the values at hand.
    pub text: String,
}

/// For how long an engine remembers a preflight.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Remembered {
    /// Whose memory.
    pub engine: Engine,
    /// So long; `None` where it does not remember this answer at all.
    pub seconds: Option<Seconds>,
    /// In one sentence.
    pub text: String,
}

/// Reads a server's answers as a policy.
///
/// ```
/// use corsplain::{Engine, policy::{Said, policy}, scenario::Response};
/// # #[cfg(feature = "url")] {
/// let allow_origin = ("Access-Control-Allow-Origin".into(), "https://app.example".into());
/// let response = Response { status: 200, headers: vec![allow_origin] };
/// let said = Said { response: Some(&response), ..Said::default() };
/// let policy = policy(said, Engine::Fetch, &corsplain::url::NativeUrlParser);
/// assert!(policy.summary.starts_with(
///     "Pages of `https://app.example` may read this answer, without cookies or other credentials."
/// ));
/// assert!(policy.matrix.rows[0].cells[0].is_allowed());
/// # }
/// ```
#[must_use]
pub fn policy(said: Said<'_>, engine: Engine, parser: &dyn UrlParser) -> Policy {
    let answered = Answered::new(said, engine, parser);
    let mut probe = answered.clone();
    let matrix = grid::matrix(&mut probe);
    Policy {
        engine,
        summary: words::summary(&mut probe),
        caveats: words::caveats(&probe),
        matrix,
        remembered: remembered(said.preflight),
        answered,
    }
}

fn remembered(preflight: Option<&Response>) -> Vec<Remembered> {
    // Without a status no answer came.
    let Some(preflight) = preflight.filter(|answer| answer.status != 0) else { return Vec::new() };
    let headers = HeaderList::new(preflight.headers.iter().map(|(name, value)| (name, value)));
    Engine::ALL
        .iter()
        .map(|&engine| {
            let seconds = match max_age(&headers, Rules::of(engine)) {
                MaxAge::Seconds(0) | MaxAge::NotStored => None,
                MaxAge::Seconds(seconds) => Some(seconds),
            };
            Remembered { engine, seconds, text: words::remembered(engine, seconds) }
        })
        .collect()
}

impl Cell {
    /// Whether script may read the answer.
    #[must_use]
    pub const fn is_allowed(&self) -> bool {
        matches!(self, Self::Allowed)
    }
}
