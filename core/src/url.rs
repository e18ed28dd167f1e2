//! URLs, parsed once when an exchange is built, by a parser that the caller chooses.

use crate::origin::Origin;
use alloc::string::String;

/// What the engine needs to know of a parsed URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// The serialized URL, with its fragment or without.
    pub href: String,
    /// The serialized host, IPv6 in brackets; empty where there is none.
    pub host: String,
    /// The port; `None` for the scheme's default or none at all.
    pub port: Option<u16>,
    /// Whether the URL has a user name or a password.
    /// <https://url.spec.whatwg.org/#include-credentials>
    pub includes_credentials: bool,
}

/// A parser that follows <https://url.spec.whatwg.org/#concept-basic-url-parser>.
pub trait UrlParser {
    /// Parses `input` against `base`, a serialized URL. `None` is the standard's failure.
    fn parse(&self, input: &str, base: Option<&str>) -> Option<UrlParts>;
}

/// The `url` crate, for programs that run natively.
#[cfg(feature = "url")]
#[derive(Clone, Copy, Debug, Default)]
pub struct NativeUrlParser;

#[cfg(feature = "url")]
impl UrlParser for NativeUrlParser {
    fn parse(&self, input: &str, base: Option<&str>) -> Option<UrlParts> {
        let base = match base {
            Some(base) => Some(::url::Url::parse(base).ok()?),
            None => None,
        };
        let url = ::url::Url::options()
            .base_url(base.as_ref())
            .parse(input)
            .or_else(|error| match &base {
                // The standard ignores further slashes there, the crate does not.
                Some(base) if base.is_special() && leads_with_slashes(input) => {
                    ::url::Url::parse(&alloc::format!("{}:{input}", base.scheme()))
                }
                _ => Err(error),
            })
            .ok()?;
        Some(UrlParts {
            href: String::from(url.as_str()),
            host: String::from(url.host_str().unwrap_or_default()),
            port: url.port(),
            includes_credentials: !url.username().is_empty() || url.password().is_some(),
        })
    }
}

/// JavaScript's own `URL`, for WebAssembly in browsers, Node and other hosts that have it.
#[cfg(feature = "js-url")]
#[derive(Clone, Copy, Debug, Default)]
pub struct JsUrlParser;

#[cfg(feature = "js-url")]
impl UrlParser for JsUrlParser {
    fn parse(&self, input: &str, base: Option<&str>) -> Option<UrlParts> {
        let url = match base {
            Some(base) => web_sys::Url::new_with_base(input, base),
            None => web_sys::Url::new(input),
        }
        .ok()?;
        Some(UrlParts {
            href: url.href(),
            host: url.hostname(),
            // The empty string, which stands for the scheme's default, is no number.
            port: url.port().parse().ok(),
            includes_credentials: !url.username().is_empty() || !url.password().is_empty(),
        })
    }
}

#[cfg(feature = "url")]
fn leads_with_slashes(input: &str) -> bool {
    let mut points = input
        .trim_start_matches(|point: char| point <= ' ')
        .chars()
        .filter(|point| !matches!(point, '\t' | '\n' | '\r'));
    let is_slash = |point: Option<char>| matches!(point, Some('/' | '\\'));
    is_slash(points.next()) && is_slash(points.next())
}

/// A parsed URL, without its fragment, and its origin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url {
    href: String,
    fragment: Option<String>,
    host: String,
    port: Option<u16>,
    origin: Origin,
    includes_credentials: bool,
}

impl Url {
    /// Parses `input` against `base`; `None` where the standard's parser returns failure.
    pub fn parse(parser: &dyn UrlParser, input: &str, base: Option<&Self>) -> Option<Self> {
        let mut parts = parser.parse(input, base.map(Self::href))?;
        let fragment = parts.href.find('#').map(|at| parts.href.split_off(at));
        let origin = Origin::of(&parts, parser);
        Some(Self {
            href: parts.href,
            fragment,
            host: parts.host,
            port: parts.port,
            origin,
            includes_credentials: parts.includes_credentials,
        })
    }

    /// The serialized URL without its fragment: what a request line is made of.
    #[must_use]
    pub fn href(&self) -> &str {
        &self.href
    }

    /// The serialized URL with its fragment: what a preflight cache goes by.
    pub(crate) fn with_fragment(&self) -> String {
        let mut whole = self.href.clone();
        whole.push_str(self.fragment.as_deref().unwrap_or_default());
        whole
    }

    /// The fragment with its `#`, where there is one.
    pub(crate) fn fragment(&self) -> Option<&str> {
        self.fragment.as_deref()
    }

    /// The serialized host, empty where there is none.
    #[must_use]
    pub fn host(&self) -> &str {
        &self.host
    }

    /// The port, `None` for the scheme's default.
    #[must_use]
    pub const fn port(&self) -> Option<u16> {
        self.port
    }

    /// <https://url.spec.whatwg.org/#concept-url-origin>
    #[must_use]
    pub const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The scheme without its colon.
    #[must_use]
    pub fn scheme(&self) -> &str {
        scheme(&self.href)
    }

    /// <https://fetch.spec.whatwg.org/#http-scheme>
    #[must_use]
    pub fn is_http(&self) -> bool {
        matches!(self.scheme(), "http" | "https")
    }

    /// <https://url.spec.whatwg.org/#include-credentials>
    #[must_use]
    pub const fn includes_credentials(&self) -> bool {
        self.includes_credentials
    }
}

/// The scheme of a serialized URL, without its colon.
pub(crate) fn scheme(href: &str) -> &str {
    href.split_once(':').map_or("", |(scheme, _)| scheme)
}
