//! URLs as the browser itself parses them.

use corsplain::url::{UrlParser, UrlParts};
use web_sys::Url;

/// JavaScript's own `URL`.
#[derive(Clone, Copy, Debug, Default)]
pub struct JsUrlParser;

impl UrlParser for JsUrlParser {
    fn parse(&self, input: &str, base: Option<&str>) -> Option<UrlParts> {
        let url = match base {
            Some(base) => Url::new_with_base(input, base),
            None => Url::new(input),
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
