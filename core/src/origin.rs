//! Who is asking: origins, their serialization, same origin and same site.

use crate::site::registrable_domain;
use crate::url::{UrlParser, UrlParts, scheme};
use alloc::format;
use alloc::string::{String, ToString};

/// <https://html.spec.whatwg.org/multipage/browsers.html#concept-origin>
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// Equal to no origin but itself, and serialized as `null`.
    Opaque,
    /// A scheme, a host and a port.
    Tuple(TupleOrigin),
}

/// A tuple origin; its serialization is kept, since that is what is compared and sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TupleOrigin {
    serialized: String,
    scheme_length: usize,
    host: String,
}

impl Origin {
    /// <https://url.spec.whatwg.org/#concept-url-origin>
    pub(crate) fn of(url: &UrlParts, parser: &dyn UrlParser) -> Self {
        match scheme(&url.href) {
            scheme @ ("http" | "https" | "ws" | "wss" | "ftp") => Self::tuple(scheme, url),
            // A blob URL carries the origin of its maker in front of its path.
            "blob" => url
                .href
                .split_once(':')
                .and_then(|(_, path)| parser.parse(path, None))
                .filter(|inner| matches!(scheme(&inner.href), "http" | "https"))
                .map_or(Self::Opaque, |inner| Self::tuple(scheme(&inner.href), &inner)),
            _ => Self::Opaque,
        }
    }

    fn tuple(scheme: &str, url: &UrlParts) -> Self {
        let port = url.port.map(|port| format!(":{port}")).unwrap_or_default();
        Self::Tuple(TupleOrigin {
            serialized: format!("{scheme}://{}{port}", url.host),
            scheme_length: scheme.len(),
            host: url.host.to_string(),
        })
    }

    /// Another origin of the same site; `None` where the host belongs to no registrable domain.
    pub(crate) fn sibling(&self) -> Option<Self> {
        let (scheme, domain) = (self.scheme(), registrable_domain(self.host())?);
        let names = ["another", "other"].map(|label| format!("{label}.{domain}"));
        let host = names.into_iter().find(|name| name != self.host())?;
        Some(Self::Tuple(TupleOrigin {
            serialized: format!("{scheme}://{host}"),
            scheme_length: scheme.len(),
            host,
        }))
    }

    /// <https://html.spec.whatwg.org/multipage/browsers.html#ascii-serialisation-of-an-origin>
    #[must_use]
    pub fn serialization(&self) -> &str {
        match self {
            Self::Opaque => "null",
            Self::Tuple(tuple) => &tuple.serialized,
        }
    }

    /// The scheme, empty for an opaque origin.
    #[must_use]
    pub fn scheme(&self) -> &str {
        match self {
            Self::Opaque => "",
            Self::Tuple(tuple) => tuple.serialized.get(..tuple.scheme_length).unwrap_or_default(),
        }
    }

    /// The host, empty for an opaque origin.
    #[must_use]
    pub fn host(&self) -> &str {
        match self {
            Self::Opaque => "",
            Self::Tuple(tuple) => &tuple.host,
        }
    }

    /// The port, `None` for the scheme's default and for an opaque origin.
    #[must_use]
    pub fn port(&self) -> Option<u16> {
        let rest = self.serialization().split_once("://")?.1;
        rest.strip_prefix(self.host())?.strip_prefix(':')?.parse().ok()
    }

    /// <https://html.spec.whatwg.org/multipage/browsers.html#same-origin>
    ///
    /// An opaque origin that reaches us as text has lost its identity, so two of them are never
    /// the same: a sandboxed page is cross-origin to everything.
    #[must_use]
    pub fn is_same_origin(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Tuple(one), Self::Tuple(other)) => one.serialized == other.serialized,
            _ => false,
        }
    }
}
