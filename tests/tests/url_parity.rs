//! The `url` crate against a list of URLs as browsers parse them.
//!
//! `corpus/urls.ndjson` was written by JavaScript's own `URL`; the WebAssembly tests hold that
//! parser to the same list.

use corsplain::url::{NativeUrlParser, Url};
use corsplain_tests::corpus;
use corsplain_tests::ratchet::Suite;
use serde::Deserialize;

const URLS: &str = include_str!("../corpus/urls.ndjson");

/// One line; everything after the base is `None` where parsing fails.
#[derive(Debug, Deserialize, PartialEq)]
struct Line {
    id: String,
    input: String,
    base: Option<String>,
    #[serde(flatten)]
    parsed: Parsed,
}

/// A parsed URL, `href` without its fragment.
#[derive(Debug, Default, Deserialize, PartialEq)]
struct Parsed {
    href: Option<String>,
    host: Option<String>,
    port: Option<u16>,
    origin: Option<String>,
    includes_credentials: Option<bool>,
}

#[test]
fn the_url_crate_parses_as_browsers_do() {
    let mut suite = Suite::new("urls");
    for line in corpus::lines::<Line>(URLS) {
        let got = parse(&line.input, line.base.as_deref());
        let disagreement = (got != line.parsed).then(|| format!("{line:?}\n    got {got:?}"));
        suite.case(&line.id, &Vec::from_iter(disagreement));
    }
    suite.finish();
}

fn parse(input: &str, base: Option<&str>) -> Parsed {
    let base = base.map(|base| Url::parse(&NativeUrlParser, base, None).expect("a base parses"));
    Url::parse(&NativeUrlParser, input, base.as_ref()).map_or_else(Parsed::default, |url| Parsed {
        href: Some(url.href().to_owned()),
        host: Some(url.host().to_owned()),
        port: url.port(),
        origin: Some(url.origin().serialization().to_owned()),
        includes_credentials: Some(url.includes_credentials()),
    })
}
