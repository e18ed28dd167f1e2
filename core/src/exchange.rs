//! A scenario made ready to be checked: URLs parsed, bytes taken, long lists sorted.
//!
//! Building allocates, and everything here is decided by one value alone; whatever depends on the
//! course of the exchange is left to the algorithms.

use crate::author::AuthorHeaders;
use crate::header::{HeaderList, Lines};
use crate::mixed_content::upgraded;
use crate::names::{Case, Names};
use crate::origin::Origin;
use crate::scenario::{Credentials, Request, Response, Scenario};
use crate::sorted::{ascending, has_twins};
use crate::url::{Url, UrlParser};
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// One exchange between a page and the servers that its request reaches, ready to be checked.
///
/// ```
/// use corsplain::{Engine, Exchange, check, scenario::{Request, Scenario}};
/// let scenario = Scenario {
///     page_origin: "https://app.example".into(),
///     page_csp: None,
///     request: Request { url: "https://api.example/items".into(), ..Request::default() },
///     hops: vec![],
/// };
/// let exchange = Exchange::new(scenario)?;
/// assert!(matches!(check(&exchange, Engine::Fetch), corsplain::Verdict::Incomplete(_)));
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Exchange {
    pub(crate) scenario: Scenario,
    pub(crate) page_origin: Origin,
    pub(crate) url: Option<Url>,
    /// Where the request goes in the place of that, if it is upgraded to `https`.
    upgraded: Option<Url>,
    /// The method as written; `None` where it is not a byte string.
    pub(crate) method: Option<Vec<u8>>,
    pub(crate) author: AuthorHeaders,
    pub(crate) hops: Vec<Answers>,
    /// Whether a redirect leads to a URL where the request has been: then the preflight cache counts
    /// within this one exchange.
    pub(crate) returns: bool,
}

/// The answers of one URL, ready to be checked.
#[derive(Clone, Debug)]
pub(crate) struct Answers {
    pub preflight: Option<Answer>,
    pub response: Option<Answer>,
}

/// One answer, ready to be checked.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub status: u16,
    pub headers: HeaderList,
    pub allow_methods: Names,
    pub allow_headers: Names,
    pub expose_headers: Names,
    pub location: Location,
    /// Where the request goes in the place of that, if it is upgraded to `https`.
    pub upgraded: Option<Url>,
    /// A header whose lines contradict each other, if there is one.
    pub contradiction: Option<&'static str>,
    /// Whether the value of `Access-Control-Allow-Origin` can be parsed as a URL at all; asked
    /// only after it did not match, to say why.
    pub allow_origin_parses: bool,
}

/// <https://fetch.spec.whatwg.org/#concept-response-location-url>
#[derive(Clone, Debug)]
pub(crate) enum Location {
    /// No `Location`.
    Absent,
    /// Several; where they lead if they are all the same.
    Repeated(Option<Url>),
    /// One that cannot be parsed.
    Unparsable,
    /// One that cannot be parsed for its host alone, which Chromium takes for one nobody has;
    /// whether it has a user name or password.
    UnparsableHost { includes_credentials: bool },
    /// One that can.
    Url(Url),
}

impl Location {
    fn of(headers: &HeaderList, url: Option<&Url>, parser: &dyn UrlParser) -> Self {
        let parse = |value: &[u8]| Url::parse(parser, &location(value), url);
        match headers.lines("location") {
            Lines::None => Self::Absent,
            Lines::One(value) => {
                let as_if = || parse(&with_plain_host(value));
                match parse(value).map(Self::Url) {
                    Some(found) => found,
                    None => as_if().map_or(Self::Unparsable, |url| Self::UnparsableHost {
                        includes_credentials: url.includes_credentials(),
                    }),
                }
            }
            Lines::Many => {
                let mut values = headers.values("location");
                let first = values.next().unwrap_or_default();
                Self::Repeated(values.all(|value| value == first).then(|| parse(first)).flatten())
            }
        }
    }

    /// Where the request goes if this location is followed.
    pub const fn url(&self) -> Option<&Url> {
        match self {
            Self::Url(url) | Self::Repeated(Some(url)) => Some(url),
            Self::Absent
            | Self::Repeated(None)
            | Self::Unparsable
            | Self::UnparsableHost { .. } => None,
        }
    }
}

/// Why a scenario cannot be made into an exchange.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ScenarioError {
    /// The page's origin is neither `null` nor something that has an origin; what was seen.
    PageOrigin(String),
}

impl fmt::Display for ScenarioError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::PageOrigin(seen) if seen.is_empty() => formatter.write_str(
                "the page's origin is missing: write something like `https://app.example`, or `null` for an opaque one",
            ),
            Self::PageOrigin(seen) => write!(
                formatter,
                "`{seen}` is not an origin of the web: write something like `https://app.example`, or `null` for an opaque one. Pages of apps and extensions have origins of their own, which are not told here",
            ),
        }
    }
}

impl core::error::Error for ScenarioError {}

impl Exchange {
    /// The same exchange under another credentials mode, on which nothing depends that was made ready.
    #[must_use]
    pub fn with_credentials(mut self, credentials: Credentials) -> Self {
        self.scenario.request.credentials = credentials;
        self
    }

    /// Makes a scenario ready, parsing URLs by the `url` crate.
    ///
    /// # Errors
    /// Where the page's origin is no origin.
    #[cfg(feature = "url")]
    pub fn new(scenario: Scenario) -> Result<Self, ScenarioError> {
        Self::with_parser(scenario, &crate::url::NativeUrlParser)
    }

    /// Makes a scenario ready, parsing URLs by `parser`.
    ///
    /// # Errors
    /// Where the page's origin is no origin.
    pub fn with_parser(scenario: Scenario, parser: &dyn UrlParser) -> Result<Self, ScenarioError> {
        let page = page(&scenario.page_origin, parser)?;
        Ok(Self::on_page(scenario, page, parser))
    }

    /// Makes a scenario ready; the page is an opaque one, whatever the scenario says.
    pub(crate) fn on_opaque_page(scenario: Scenario, parser: &dyn UrlParser) -> Self {
        Self::on_page(scenario, None, parser)
    }

    fn on_page(scenario: Scenario, page: Option<Url>, parser: &dyn UrlParser) -> Self {
        let page_origin = page.as_ref().map_or(Origin::Opaque, |url| url.origin().clone());
        let base = page.filter(|url| *url.origin() != Origin::Opaque);
        let url = Url::parse(parser, &scenario.request.url, base.as_ref());
        let author = AuthorHeaders::new(&scenario.request);
        let method = bytes(&scenario.request.method);
        let mut hops = Vec::with_capacity(scenario.hops.len());
        let upgrade = |url: Option<&Url>| upgraded(url?, &page_origin, &scenario, parser);
        let first = upgrade(url.as_ref());
        let mut current = first.as_ref().or(url.as_ref()).cloned();
        let mut seen: Vec<String> = current.iter().map(Url::with_fragment).collect();
        for hop in &scenario.hops {
            let preflight = hop
                .preflight
                .as_ref()
                .map(|answer| Answer::preflight(answer, current.as_ref(), parser));
            let mut response = hop
                .response
                .as_ref()
                .map(|answer| Answer::response(answer, current.as_ref(), parser));
            if let Some(answer) = &mut response {
                answer.upgraded = upgrade(answer.location.url());
            }
            current = response.as_ref().and_then(Answer::leads_to).cloned();
            seen.extend(current.as_ref().map(Url::with_fragment));
            hops.push(Answers { preflight, response });
        }
        let returns = has_twins(&ascending(seen.iter().map(String::as_bytes).zip(0..)));
        Self { page_origin, url, upgraded: first, method, author, hops, returns, scenario }
    }

    /// The same answers and URL, but another page asks for something else. Upgrades to `https` stay
    /// as they were: of what `fetch()` asks for, only a policy of the page makes any.
    pub(crate) fn ask_again(&mut self, page_origin: &Origin, request: Request) {
        let url = core::mem::take(&mut self.scenario.request.url);
        let request = Request { url, ..request };
        self.page_origin = page_origin.clone();
        self.method = bytes(&request.method);
        self.author = AuthorHeaders::new(&request);
        self.scenario.page_origin = page_origin.serialization().into();
        self.scenario.request = request;
    }

    /// The scenario that this was made from.
    #[must_use]
    pub const fn scenario(&self) -> &Scenario {
        &self.scenario
    }

    /// The page's origin.
    #[must_use]
    pub const fn page_origin(&self) -> &Origin {
        &self.page_origin
    }

    pub(crate) const fn request(&self) -> &Request {
        &self.scenario.request
    }

    /// The URL of this hop, upgraded where it is.
    pub(crate) fn url_at(&self, hop: u8) -> Option<&Url> {
        match hop.checked_sub(1) {
            None => self.upgraded.as_ref().or(self.url.as_ref()),
            Some(before) => self.response_at(before)?.leads_to(),
        }
    }

    /// The URL of this hop if the browser goes to `https` in its place.
    pub(crate) fn upgraded_at(&self, hop: u8) -> Option<&Url> {
        match hop.checked_sub(1) {
            None => self.upgraded.as_ref(),
            Some(before) => self.response_at(before)?.upgraded.as_ref(),
        }
    }

    /// The URL of this hop as somebody wrote it: the request's own, or where the redirect before
    /// leads to.
    pub(crate) fn written_url_at(&self, hop: u8) -> Option<&Url> {
        match hop.checked_sub(1) {
            None => self.url.as_ref(),
            Some(before) => self.response_at(before)?.location.url(),
        }
    }

    pub(crate) fn preflight_at(&self, hop: u8) -> Option<&Answer> {
        self.hops.get(usize::from(hop))?.preflight.as_ref()
    }

    pub(crate) fn response_at(&self, hop: u8) -> Option<&Answer> {
        self.hops.get(usize::from(hop))?.response.as_ref()
    }
}

/// The page as a URL; `None` for an opaque origin.
fn page(origin: &str, parser: &dyn UrlParser) -> Result<Option<Url>, ScenarioError> {
    if origin == "null" {
        return Ok(None);
    }
    let refused = || ScenarioError::PageOrigin(origin.into());
    let page = Url::parse(parser, origin, None).ok_or_else(refused)?;
    // A page of an app or an extension (`capacitor://localhost`) has an origin to its engine, and by
    // the URL standard none: what would be told of it would be wrong.
    let is_known = *page.origin() != Origin::Opaque || OPAQUE_SCHEMES.contains(&page.scheme());
    if is_known { Ok(Some(page)) } else { Err(refused()) }
}

/// Pages whose origin every engine takes for opaque.
const OPAQUE_SCHEMES: &[&str] = &["about", "blob", "data", "file", "javascript"];

impl Answer {
    /// Where the request goes if this is a redirect that is followed.
    pub fn leads_to(&self) -> Option<&Url> {
        self.upgraded.as_ref().or_else(|| self.location.url())
    }

    fn preflight(answer: &Response, url: Option<&Url>, parser: &dyn UrlParser) -> Self {
        let mut prepared = Self::new(answer, url, parser);
        let headers = &prepared.headers;
        prepared.allow_methods =
            Names::extract(headers, "access-control-allow-methods", Case::Exact);
        prepared.allow_headers =
            Names::extract(headers, "access-control-allow-headers", Case::Lower);
        prepared
    }

    fn response(answer: &Response, url: Option<&Url>, parser: &dyn UrlParser) -> Self {
        let mut prepared = Self::new(answer, url, parser);
        prepared.expose_headers =
            Names::extract(&prepared.headers, "access-control-expose-headers", Case::Lower);
        prepared
    }

    fn new(answer: &Response, url: Option<&Url>, parser: &dyn UrlParser) -> Self {
        let headers = HeaderList::new(
            answer.headers.iter().map(|(name, value)| (wire_bytes(name), wire_bytes(value))),
        );
        let allow_origin_parses = match headers.lines("access-control-allow-origin") {
            Lines::One(value) => core::str::from_utf8(value)
                .is_ok_and(|value| Url::parse(parser, value, None).is_some()),
            Lines::None | Lines::Many => false,
        };
        Self {
            status: answer.status,
            allow_methods: Names::default(),
            allow_headers: Names::default(),
            expose_headers: Names::default(),
            location: Location::of(&headers, url, parser),
            upgraded: None,
            contradiction: ["location", "content-disposition", "content-length"]
                .into_iter()
                .find(|name| !headers.values(name).is_sorted_by(|one, other| one == other)),
            allow_origin_parses,
            headers,
        }
    }
}

/// The value as if its host had no space and no label that pretends to be Punycode; what this makes
/// of the rest does not matter to whether it can be parsed.
fn with_plain_host(value: &[u8]) -> Vec<u8> {
    let plain = location(value).to_ascii_lowercase();
    plain.replace("%20", "x").replace(' ', "x").replace("xn--", "xx--").into_bytes()
}

/// A `Location` as somebody wrote it down, as the text that a browser parses.
#[cfg(feature = "har")]
pub(crate) fn location_of(value: &str) -> String {
    location(&wire_bytes(value))
}

/// A `Location` as text: UTF-8 where it is, else with every byte that is not ASCII
/// percent-encoded, as browsers do.
fn location(value: &[u8]) -> String {
    if let Ok(text) = core::str::from_utf8(value) {
        return text.into();
    }
    let mut text = String::with_capacity(value.len());
    for &byte in value {
        if byte.is_ascii() {
            text.push(char::from(byte));
        } else {
            text.push_str(&format!("%{byte:02X}"));
        }
    }
    text
}

/// <https://webidl.spec.whatwg.org/#js-ByteString>: one code point, one byte; `None` where one is
/// above U+00FF.
pub(crate) fn bytes(text: &str) -> Option<Vec<u8>> {
    text.chars().map(|point| u8::try_from(point).ok()).collect()
}

/// What a server sent, as far as text can tell: one byte for a code point up to U+00FF, and UTF-8
/// above, where somebody copied decoded text.
pub(crate) fn wire_bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for point in text.chars() {
        match u8::try_from(point) {
            Ok(byte) => bytes.push(byte),
            Err(_) => bytes.extend_from_slice(point.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    bytes
}
