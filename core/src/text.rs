//! Text in, text out: what people paste, read into a [`Scenario`], and a scenario written as HTTP.
//!
//! Parsing never fails. What was not understood is in the notes with its line number; what had to
//! be assumed is in the assumptions, each with the reason and what else it could be.

mod address;
mod assembly;
mod assume;
mod author;
mod boxes;
mod cmd;
mod console_line;
mod curl;
mod cursor;
mod devtools;
mod fence;
mod fence_verdict;
#[cfg(feature = "serde")]
mod fence_writing;
mod fetch_call;
mod fetch_init;
mod head;
mod json;
mod lines;
mod literal;
mod look;
mod notes;
mod options;
mod own;
mod pairing;
mod pane;
#[cfg(feature = "serde")]
mod pane_json;
mod power_shell;
mod power_shell_words;
mod raw;
mod reader;
#[cfg(feature = "har")]
mod recorded;
mod redact;
mod restate;
mod rows;
mod script;
mod shell;
mod start;
mod summary;
mod target;
#[cfg(feature = "serde")]
mod tree;
mod turns;
mod writing;

pub use fence::{Example, Fence};
#[cfg(feature = "har")]
pub(crate) use recorded::{Recorded, RecordedHop, recorded};
pub use redact::{Secret, SecretKind};

use crate::Exchange;
use crate::engine::Engine;
use crate::scenario::{Api, Credentials, Mode, Redirect, Scenario};
use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::Serialize;

/// The boxes of a form: what people edit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Boxes {
    /// The page's origin, or its address; empty to take it from the request's `Origin`.
    pub page_origin: String,
    /// The page's `Content-Security-Policy`: values, or header lines; empty where it has none.
    pub page_csp: String,
    /// The request: a raw HTTP head, a command of curl or PowerShell, a call of `fetch()`, header
    /// lines alone, or a URL; commands and calls as typed by hand or as browsers copy them. It is
    /// what the script wrote if nothing in it is only ever set by browsers (`Host`, `Origin`,
    /// `Sec-…`); otherwise it was captured, and the browser's headers are left out. A whole exchange
    /// may stand here while the boxes for the answers are empty.
    pub request: String,
    /// The preflight's answer: a raw HTTP head or header lines alone; empty where there is none.
    /// One head for each URL of a redirect chain, a line `-` for a URL without a preflight.
    pub preflight: String,
    /// The answer to the request itself, likewise.
    pub response: String,
}

/// What somebody decided rather than left to the text; `None` is left to the text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// By what the page asks.
    pub api: Option<Api>,
    /// The request's mode.
    pub mode: Option<Mode>,
    /// The request's credentials mode.
    pub credentials: Option<Credentials>,
    /// The request's redirect mode.
    pub redirect: Option<Redirect>,
    /// Whether there is a listener on XMLHttpRequest's upload object.
    pub upload_listener: Option<bool>,
}

/// What a text was understood to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Parsed {
    /// The exchange.
    pub scenario: Scenario,
    /// What the text did not say.
    pub assumptions: Vec<Assumption>,
    /// What was not understood, or understood and set aside.
    pub notes: Vec<Note>,
}

impl Parsed {
    /// Whether something about that subject was assumed.
    #[must_use]
    pub fn assumes(&self, subject: Subject) -> bool {
        self.assumptions.iter().any(|assumption| assumption.subject == subject)
    }
}

/// Something the text did not say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Assumption {
    /// What was assumed.
    pub subject: Subject,
    /// The value assumed, in the scenario format's word.
    pub value: String,
    /// Why, in one sentence.
    pub because: String,
    /// What else it is likely to be, in the scenario format's words: each can be [`assume`]d in its
    /// place. Empty where nothing is likelier than anything else.
    pub others: Vec<String>,
}

/// What an assumption is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Subject {
    /// The page's origin.
    PageOrigin,
    /// The request's URL.
    Url,
    /// The request's method.
    Method,
    /// The request's mode.
    Mode,
    /// The request's credentials mode.
    Credentials,
    /// The request's redirect mode.
    Redirect,
    /// Which of the headers the script set.
    Headers,
    /// The status of an answer.
    Status,
    /// That the browser remembered the answer to a preflight.
    Preflight,
}

impl Subject {
    /// In one word, in kebab-case.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::PageOrigin => "page-origin",
            Self::Url => "url",
            Self::Method => "method",
            Self::Mode => "mode",
            Self::Credentials => "credentials",
            Self::Redirect => "redirect",
            Self::Headers => "headers",
            Self::Status => "status",
            Self::Preflight => "preflight",
        }
    }
}

impl Subject {
    /// The words that it may take; empty where it is free text.
    #[must_use]
    pub const fn takes(self) -> &'static [&'static str] {
        match self {
            Self::Method => &["GET", "POST", "PUT", "PATCH", "DELETE"],
            Self::Mode => &["cors", "no-cors", "same-origin", "navigate"],
            Self::Credentials => &["same-origin", "include", "omit"],
            Self::Redirect => &["follow", "error", "manual"],
            Self::Status => &["200", "204", "401", "404", "500"],
            Self::PageOrigin | Self::Url | Self::Headers | Self::Preflight => &[],
        }
    }
}

/// A remark on a line of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize))]
pub struct Note {
    /// Which of the boxes the line stands in; `None` for a paste of everything at once.
    pub place: Option<Place>,
    /// The line's number, from 1.
    pub line: usize,
    /// What was seen and what was done with it, in whole sentences.
    pub text: String,
}

/// The boxes by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize), serde(rename_all = "kebab-case"))]
pub enum Place {
    /// [`Boxes::page_origin`]
    PageOrigin,
    /// [`Boxes::page_csp`]
    PageCsp,
    /// [`Boxes::request`]
    Request,
    /// [`Boxes::preflight`]
    Preflight,
    /// [`Boxes::response`]
    Response,
}

/// Reads a paste of everything at once: raw HTTP heads in any order, a command of curl or
/// PowerShell or a call of `fetch()` followed by answers, header lines alone, scenario JSON, a HAR
/// with an exchange in it (of several the first that is blocked), or a line of a browser's console. Of commands and calls only literals are read: what only running
/// them can tell is remarked on.
#[must_use]
pub fn parse(text: &str, choices: Choices) -> Parsed {
    boxes::parse(text, choices)
}

/// Reads the boxes of a form.
#[must_use]
pub fn parse_boxes(boxes: &Boxes, choices: Choices) -> Parsed {
    boxes::parse_boxes(boxes, choices)
}

/// Writes a scenario as HTTP, one text for each box. `parse_boxes` of the result, with the
/// scenario's own modes as choices, gives the scenario back, unless it holds what HTTP cannot say:
/// line ends in a value, names that are no tokens, white space around a value, a body that looks
/// like a head, or beside a header that no script can set a path for a URL or a blank body of `GET`.
#[must_use]
pub fn write(scenario: &Scenario) -> Boxes {
    writing::write(scenario)
}

/// A scenario in which a word takes the place of every secret, and what was replaced: credentials,
/// cookies, what headers and parameters of telling names hold, and tokens that are known by their
/// look. Every engine does the same with it, and to do it again changes nothing.
///
/// ```
/// use corsplain::scenario::{Request, Scenario};
/// let url = "https://api.example/?q=1&access_token=5f3a90";
/// let request = Request { url: url.into(), ..Request::default() };
/// let (shared, secrets) = corsplain::text::redact(&Scenario { request, ..Scenario::default() });
/// assert_eq!(shared.request.url, "https://api.example/?q=1&access_token=REDACTED");
/// assert_eq!(secrets[0].name, "access_token");
/// ```
#[must_use]
pub fn redact(scenario: &Scenario) -> (Scenario, Vec<Secret>) {
    redact::scenario(scenario)
}

/// The same for the boxes of a form, whatever notation stands in them: but for the secrets they stay
/// as they are, to the byte.
#[must_use]
pub fn redact_boxes(boxes: &Boxes) -> (Boxes, Vec<Secret>) {
    redact::boxes(boxes)
}

/// The same for a text of any notation.
#[must_use]
pub fn redact_text(text: &str) -> (String, Vec<Secret>) {
    redact::text(text)
}

/// What `redact_boxes` would replace.
#[must_use]
pub fn secrets(boxes: &Boxes) -> Vec<Secret> {
    redact::boxes(boxes).1
}

/// The texts and decisions after somebody said what was assumed: read again, they say it themselves,
/// and all else as before. A value that the subject cannot take changes nothing.
///
/// ```
/// use corsplain::text::{Boxes, Choices, assume, parse_boxes};
/// let boxes = Boxes { request: "https://api.example/items".into(), ..Boxes::default() };
/// let parsed = parse_boxes(&boxes, Choices::default());
/// let method = parsed.assumptions.iter().find(|one| one.value == "GET").unwrap();
/// let (boxes, _) = assume(&boxes, Choices::default(), method, "PUT");
/// assert_eq!(boxes.request, "PUT https://api.example/items");
/// ```
#[must_use]
pub fn assume(
    boxes: &Boxes,
    choices: Choices,
    assumption: &Assumption,
    value: &str,
) -> (Boxes, Choices) {
    assume::assume(boxes, choices, assumption, value)
}

/// The texts and decisions that say what was parsed, in the canonical form of [`write()`]; what was
/// assumed stays open where the boxes can leave it so.
#[must_use]
pub fn restate(parsed: &Parsed, choices: Choices) -> (Boxes, Choices) {
    restate::restate(&parsed.scenario, &parsed.assumptions, choices)
}

/// The fences in a Markdown text, of any language.
pub fn fences(markdown: &str) -> impl Iterator<Item = Fence<'_>> {
    fence::fences(markdown)
}

/// Reads a fence whose language is `cors`; `None` where it is another.
///
/// ```
/// use corsplain::text::{Fence, parse_fence};
/// let info = "cors credentials=include";
/// let body = "GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example";
/// let example = parse_fence(Fence { info, body, line: 1 }).unwrap();
/// assert_eq!(example.parsed.scenario.page_origin, "https://app.example");
/// ```
#[must_use]
pub fn parse_fence(fence: Fence<'_>) -> Option<Example> {
    fence::parse(fence)
}

/// What a fence says at its end to readers without a script: the verdict and its cause, by the rules of
/// that engine or, where there is none, of all; each line begins with `#`. In a text of its own it is
/// found again as [`Example::told`].
///
/// ```
/// use corsplain::Exchange;
/// use corsplain::text::{fence_verdict, fences, parse_fence};
/// let text = "```cors\nGET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\n```";
/// let example = fences(text).next().and_then(parse_fence).unwrap();
/// let exchange = Exchange::new(example.parsed.scenario).unwrap();
/// assert!(fence_verdict(&exchange, example.engine).starts_with("# Blocked: "));
/// ```
#[must_use]
pub fn fence_verdict(exchange: &Exchange, engine: Option<Engine>) -> String {
    fence_verdict::verdict(exchange, engine)
}

/// What the author of a fence says of it that is not so, a sentence each: options that mean nothing,
/// and an `expect` or `at` that some engine it is about does not keep.
#[must_use]
pub fn fence_faults(example: &Example, exchange: &Exchange) -> Vec<String> {
    fence_verdict::faults(example, exchange)
}

/// What the author of a fence wrote: its body without the verdict at its end.
#[must_use]
pub fn fence_source<'a>(fence: &Fence<'a>) -> &'a str {
    fence::split_told(fence.body).0
}

/// Writes a scenario as a fence whose language is `cors`: as HTTP where HTTP says all of it, and
/// otherwise as JSON. What it is read as is the scenario again.
///
/// ```
/// use corsplain::scenario::{Request, Scenario};
/// use corsplain::text::{fences, parse_fence, write_fence};
/// let request = Request { url: "https://api.example/".into(), ..Request::default() };
/// let scenario =
///     Scenario { page_origin: "https://app.example".into(), request, ..Scenario::default() };
/// let text = write_fence(&scenario);
/// let example = fences(&text).next().and_then(parse_fence).unwrap();
/// assert_eq!(example.parsed.scenario, scenario);
/// ```
#[cfg(feature = "serde")]
#[must_use]
pub fn write_fence(scenario: &Scenario) -> String {
    fence_writing::write(scenario)
}
