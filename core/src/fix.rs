//! Fixes: the smallest sets of edits to a scenario after which its page can read the answer.
//!
//! Nothing here knows the rules. A template proposes an edit for the reason that an engine gave,
//! the edited scenario is checked again by the same engines, and only what they then let through
//! is shown: verdict and fix come from one `check`.

mod address;
mod apply;
mod chosen;
mod diff;
mod expose;
mod lists;
mod none;
mod page;
mod redirects;
mod remedies;
mod request_headers;
mod search;
mod server;
mod state;
mod told;
mod words;

pub use apply::apply;
pub use diff::{BoxDiff, Diff, Kind, Line, OptionChange, diff};

use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::scenario::{Credentials, Mode, Redirect, Response, Scenario};
use crate::url::UrlParser;
use crate::verdict::{At, Leg};
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// A set of edits of which none can be left out, and what comes of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Fix {
    /// What it is good for.
    pub purpose: Purpose,
    /// What to do, in one line.
    pub title: String,
    /// Who must act, in a few words.
    pub who: String,
    /// Whether it grants more than this request needs.
    pub safety: Safety,
    /// To whom it opens what, a sentence each; empty where the fix is safe.
    pub warnings: Vec<String>,
    /// What nobody has seen and the fix rests upon, a sentence each.
    pub assumed: Vec<String>,
    /// The edits, the page's first, then the servers' in the order of the exchange.
    pub edits: Vec<Edit>,
    /// The engines that let the page read the answer after the edits.
    pub engines: Vec<Engine>,
    /// The scenario after the edits.
    pub healed: Scenario,
}

/// What a fix is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Purpose {
    /// The page can read the answer, which it could not.
    Readable,
    /// The page can read more headers of the answer that it could read already.
    HeadersExposed,
}

/// Whether a fix widens access.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Safety {
    /// It grants what this request needs, to the page that asks, and nothing else.
    Safe,
    /// It grants something to others; the warnings say to whom.
    Unsafe,
}

/// One edit: on whose side, where, what it does, and the same in words.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Edit {
    /// Who makes it.
    pub side: Side,
    /// Where in the exchange that was looked at; for the page's edits its beginning.
    pub at: At,
    /// What to do, as the fragment of a sentence: "allow the method `PUT`".
    pub title: String,
    /// What to do and why that helps, in whole sentences.
    pub text: String,
    /// To whom it opens what, if it grants more than the request needs.
    pub warning: Option<String>,
    /// What nobody has seen and the edit rests upon.
    pub assumed: Option<String>,
    /// What changes in the scenario; all of it or nothing.
    pub changes: Vec<Change>,
}

/// Who makes an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Side {
    /// The page: its script, or where it is served from.
    Page,
    /// The server that answers.
    Server,
    /// The server, or whatever stands in front of it and answers in its place.
    Proxy,
}

/// A change to a scenario, at the place of its edit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(tag = "change", rename_all = "kebab-case"))]
pub enum Change {
    /// The page is served from another origin.
    PageOrigin {
        /// The origin.
        to: String,
    },
    /// The page has another `Content-Security-Policy`.
    PageCsp {
        /// The policies, separated by commas.
        to: String,
    },
    /// The request goes to another URL.
    Url {
        /// The URL.
        to: String,
    },
    /// The request has another method.
    Method {
        /// The method.
        to: String,
    },
    /// The script sets this header, in place of every line of that name.
    SetRequestHeader {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The script does not set this header.
    RemoveRequestHeader {
        /// Its name.
        name: String,
    },
    /// The request has no body.
    RemoveBody,
    /// The request's mode.
    Mode {
        /// The mode.
        to: Mode,
    },
    /// The request's credentials mode.
    Credentials {
        /// The credentials mode.
        to: Credentials,
    },
    /// The request's redirect mode.
    Redirect {
        /// The redirect mode.
        to: Redirect,
    },
    /// Nobody listens to the upload.
    RemoveUploadListener,
    /// The URLs before this place are not asked: their answers are left out.
    SkipEarlierUrls,
    /// The URLs after this place are not asked: their answers are left out.
    SkipLaterUrls,
    /// The preflight's answer here is not known any more.
    ForgetPreflight,
    /// There is an answer, where none was known.
    Answer {
        /// The answer.
        to: Response,
    },
    /// The answer has another status.
    Status {
        /// The status.
        to: u16,
    },
    /// The answer has this header, in place of every line of that name.
    SetHeader {
        /// Its name.
        name: String,
        /// Its value.
        value: String,
    },
    /// The answer does not have this header.
    RemoveHeader {
        /// Its name.
        name: String,
    },
}

/// That no edit of page or servers helps, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct NoFix {
    /// Where the exchange stops.
    pub at: At,
    /// The code of the reason for which it stops; `None` where no rule stops it.
    pub reason: Option<&'static str>,
    /// Why nothing helps, in one sentence.
    pub text: String,
}

/// Finds the smallest sets of edits after which the page can read the answer: the safe ones first,
/// and among them those with the fewest edits. Where it can read the answer already but not all of
/// its headers, those that expose them; nothing where there is nothing to gain.
///
/// No fix is a part of another, and of no fix can an edit be left out. The number of checks has a
/// limit, and each of them is linear.
///
/// # Errors
/// Where nothing that page or servers could change would help.
pub fn fixes(exchange: &Exchange, parser: &dyn UrlParser) -> Result<Vec<Fix>, NoFix> {
    if state::obstacle(exchange).is_none() {
        return Ok(expose::fixes(exchange, parser));
    }
    search::search(exchange, parser)
}

/// The same, parsing URLs by the `url` crate.
///
/// ```
/// use corsplain::{Exchange, fix};
/// use corsplain::scenario::{Credentials, Hop, Request, Response, Scenario};
/// let scenario = Scenario {
///     page_origin: "https://app.example".into(),
///     request: Request {
///         url: "https://api.example/items".into(),
///         credentials: Credentials::Include,
///         ..Request::default()
///     },
///     hops: vec![Hop {
///         preflight: None,
///         response: Some(Response {
///             status: 200,
///             headers: vec![("Access-Control-Allow-Origin".into(), "*".into())],
///         }),
///     }],
///     ..Scenario::default()
/// };
/// let found = fix::native_fixes(&Exchange::new(scenario)?).unwrap();
/// assert_eq!(found[0].healed.request.credentials, Credentials::SameOrigin);
/// assert_eq!(found[1].healed.hops[0].response.as_ref().unwrap().headers, [
///     ("Access-Control-Allow-Origin".into(), "https://app.example".into()),
///     ("Vary".into(), "Origin".into()),
///     ("Access-Control-Allow-Credentials".into(), "true".into()),
/// ]);
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
///
/// # Errors
/// As in [`fixes`].
#[cfg(feature = "url")]
pub fn native_fixes(exchange: &Exchange) -> Result<Vec<Fix>, NoFix> {
    fixes(exchange, &crate::url::NativeUrlParser)
}

/// The fix that lets the page read these headers of an answer that it can read; `None` where it can
/// read them already, or nobody could let it.
#[must_use]
pub fn expose(exchange: &Exchange, parser: &dyn UrlParser, names: &[&str]) -> Option<Fix> {
    expose::named(exchange, parser, names)
}

const CALL: At = At { hop: 0, leg: Leg::Request };

impl Edit {
    /// An edit of the page's script.
    pub(crate) fn page(title: String, text: String, changes: Vec<Change>) -> Self {
        let (side, at) = (Side::Page, CALL);
        Self { side, at, title, text, warning: None, assumed: None, changes }
    }

    /// An edit of an answer.
    pub(crate) fn server(at: At, title: String, text: String, changes: Vec<Change>) -> Self {
        let side = Side::Server;
        Self { side, at, title, text, warning: None, assumed: None, changes }
    }
}
