//! What people write down: a page, the request its script makes, and what the server answers.
//!
//! Plain data, every value legal; the field names are those of the scenario format, so that a line
//! of a corpus, the JSON of the package and these types read alike.

use alloc::string::String;
use alloc::vec::Vec;
#[cfg(feature = "serde")]
use serde::{Deserialize, Serialize};

/// A header as written: name and value. One code point up to U+00FF stands for one byte.
pub type Field = (String, String);

/// One exchange between a page and the servers that its request reaches.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Scenario {
    /// Serialized origin of the page, for example `https://app.example`; `null` for an opaque one
    /// (a sandboxed frame, a `data:` or `file:` page).
    pub page_origin: String,
    /// The page's `Content-Security-Policy`, where it has one: several policies are separated by
    /// commas, as when header lines are joined.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub page_csp: Option<String>,
    /// What the script asks for.
    pub request: Request,
    /// What the server answers, one entry for each URL that the request goes to.
    #[cfg_attr(feature = "serde", serde(default))]
    pub hops: Vec<Hop>,
}

/// The request as the script wrote it, before the browser looked at it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Request {
    /// By what the page asks.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Api::is_fetch"))]
    pub api: Api,
    /// The URL, absolute or relative to the page's origin.
    pub url: String,
    /// The method exactly as written; the browser normalizes it.
    #[cfg_attr(feature = "serde", serde(default = "get"))]
    pub method: String,
    /// The headers that the script set, in order, repeats kept.
    #[cfg_attr(feature = "serde", serde(default))]
    pub headers: Vec<Field>,
    /// A text body; it implies `Content-Type: text/plain;charset=UTF-8` unless one is set.
    #[cfg_attr(feature = "serde", serde(default))]
    pub body: Option<String>,
    /// <https://fetch.spec.whatwg.org/#concept-request-mode>
    #[cfg_attr(feature = "serde", serde(default))]
    pub mode: Mode,
    /// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
    #[cfg_attr(feature = "serde", serde(default))]
    pub credentials: Credentials,
    /// <https://fetch.spec.whatwg.org/#concept-request-redirect-mode>
    #[cfg_attr(feature = "serde", serde(default))]
    pub redirect: Redirect,
    /// A listener on the `upload` object of an XMLHttpRequest, which this then is, whatever `api`
    /// says: the use-CORS-preflight flag.
    #[cfg_attr(feature = "serde", serde(default))]
    pub upload_listener: bool,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            api: Api::default(),
            url: String::new(),
            method: get(),
            headers: Vec::new(),
            body: None,
            mode: Mode::default(),
            credentials: Credentials::default(),
            redirect: Redirect::default(),
            upload_listener: false,
        }
    }
}

/// An earlier load of the same URL by an element of the same page, whose answer the browser may have
/// kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Prime {
    /// By what the page asked.
    pub api: Api,
    /// The answer.
    pub response: Response,
}

impl Prime {
    /// That load as a scenario of its own: what an element without `crossorigin` does.
    #[must_use]
    pub fn before(&self, scenario: &Scenario) -> Scenario {
        let request = Request {
            api: self.api,
            url: scenario.request.url.clone(),
            mode: Mode::NoCors,
            credentials: Credentials::Include,
            ..Request::default()
        };
        let hops = [Hop { preflight: None, response: Some(self.response.clone()) }].into();
        Scenario { request, hops, ..scenario.clone() }
    }
}

impl Request {
    /// Whether this is an XMLHttpRequest, which differs from `fetch()` in small ways.
    #[must_use]
    pub fn is_xml_http_request(&self) -> bool {
        self.upload_listener || self.api == Api::Xhr
    }
}

/// The answers of one URL.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Hop {
    /// The answer to the preflight, where it is known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub preflight: Option<Response>,
    /// The answer to the request itself, where it is known.
    #[cfg_attr(feature = "serde", serde(default))]
    pub response: Option<Response>,
}

/// One answer: what came over the wire, in order, repeats kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
pub struct Response {
    /// The status code; 0 says that no answer came at all.
    pub status: u16,
    /// The header lines.
    #[cfg_attr(feature = "serde", serde(default))]
    pub headers: Vec<Field>,
}

/// By what a page asks: a script's call, or an element of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Api {
    /// `fetch()`.
    #[default]
    Fetch,
    /// `XMLHttpRequest`.
    Xhr,
    /// `navigator.sendBeacon()`.
    Beacon,
    /// `EventSource`.
    EventSource,
    /// `<img crossorigin>`, and a canvas that it is drawn on.
    Img,
    /// `<audio>`, `<video>` and their tracks.
    Media,
    /// `<script type="module">` and `<script crossorigin>`.
    Script,
    /// `<link rel="stylesheet" crossorigin>`.
    Style,
    /// `@font-face`.
    Font,
    /// `<link rel="preload">`.
    Preload,
}

impl Api {
    #[cfg_attr(not(feature = "serde"), allow(dead_code, reason = "what serde leaves out"))]
    fn is_fetch(&self) -> bool {
        *self == Self::Fetch
    }
}

/// <https://fetch.spec.whatwg.org/#concept-request-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Mode {
    /// `fetch()`'s default, and what XMLHttpRequest uses.
    #[default]
    Cors,
    /// Ask without asking to read.
    NoCors,
    /// Refuse to leave the page's own origin.
    SameOrigin,
    /// A link, a form or the address bar; no script reads the answer.
    Navigate,
}

/// <https://fetch.spec.whatwg.org/#concept-request-credentials-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Credentials {
    /// Never send cookies or other credentials.
    Omit,
    /// `fetch()`'s default: send them to the page's own origin only.
    #[default]
    SameOrigin,
    /// Send them everywhere (`credentials: "include"`, `withCredentials = true`).
    Include,
}

/// <https://fetch.spec.whatwg.org/#concept-request-redirect-mode>
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(Serialize, Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
pub enum Redirect {
    /// Go where the answer points to.
    #[default]
    Follow,
    /// Treat a redirect as a failure.
    Error,
    /// Hand over a redirect that says nothing.
    Manual,
}

macro_rules! words {
    ($type:ty: $($variant:ident = $word:literal),+) => {
        impl $type {
            /// Every value, in the standard's order.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The standard's word for it.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// The value that a word stands for, compared exactly.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.word() == word)
            }
        }
    };
}
words!(Api: Fetch = "fetch", Xhr = "xhr", Beacon = "beacon", EventSource = "event-source", Img = "img",
    Media = "media", Script = "script", Style = "style", Font = "font", Preload = "preload");
words!(Mode: Cors = "cors", NoCors = "no-cors", SameOrigin = "same-origin", Navigate = "navigate");
words!(Credentials: Omit = "omit", SameOrigin = "same-origin", Include = "include");
words!(Redirect: Follow = "follow", Error = "error", Manual = "manual");

#[cfg_attr(not(feature = "serde"), allow(dead_code, reason = "serde's default for a method"))]
fn get() -> String {
    String::from("GET")
}
