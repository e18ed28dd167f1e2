//! What a corpus expects of a scenario, and where a report disagrees with it.

use corsplain::report::Report;
use corsplain::url::{NativeUrlParser, Url};
use corsplain::{Outcome, ResponseType};
use serde::Deserialize;
use std::fmt::{self, Debug, Display};

/// What is expected; a field that is absent is not known and not compared.
#[derive(Clone, Debug, Deserialize)]
pub struct Expect {
    pub outcome: Outcome,
    /// `null` is the answer where script gets no response, and unknown where it gets one.
    #[serde(rename = "type")]
    pub response_type: Option<ResponseType>,
    pub preflights: Option<Vec<bool>>,
    /// `METHOD host` or `METHOD host:port`.
    pub requests: Option<Vec<String>>,
    pub readable_headers: Option<Vec<String>>,
    pub origin_header: Option<Vec<Option<String>>>,
    /// The browsers' own ids for the failure, where they were asked.
    pub chromium_error: Option<String>,
    pub firefox_error: Option<String>,
}

/// A field in which a report is not what was expected.
#[derive(Debug)]
pub struct Disagreement {
    pub field: &'static str,
    pub expected: String,
    pub got: String,
}

impl Expect {
    /// Every field that is known and differs.
    pub fn disagreements(&self, report: &Report) -> Vec<Disagreement> {
        let requests = report
            .requests
            .iter()
            .map(|request| method_and_host(&request.method, &request.url))
            .collect::<Vec<_>>();
        let mut found = Vec::new();
        compare("outcome", Some(&self.outcome), &report.outcome, &mut found);
        compare("type", self.known_type().as_ref(), &report.response_type, &mut found);
        compare("preflights", self.preflights.as_ref(), &report.preflights, &mut found);
        compare("requests", self.requests.as_ref(), &requests, &mut found);
        if let Some(expected) = &self.readable_headers {
            let got = report.readable_headers.as_ref();
            compare("readable_headers", Some(&Some(expected)), &got, &mut found);
        }
        let origin_header = self.known_origin_header();
        compare("origin_header", origin_header.as_ref(), &report.origin_header, &mut found);
        found
    }

    /// One entry for each request that was not a preflight. Where a preflight was refused, some
    /// corpora write a `null` for the request that then did not go out.
    fn known_origin_header(&self) -> Option<Vec<Option<String>>> {
        let mut origins = self.origin_header.clone()?;
        if let (Some(requests), Some(preflights)) = (&self.requests, &self.preflights) {
            let asked_first = preflights.iter().filter(|asked_first| **asked_first).count();
            let not_sent = origins.len().saturating_sub(requests.len() - asked_first);
            let dropped = origins.split_off(origins.len() - not_sent);
            assert!(
                dropped.iter().all(Option::is_none),
                "a request that did not go out says who asks"
            );
        }
        Some(origins)
    }

    fn known_type(&self) -> Option<Option<ResponseType>> {
        let gets_response =
            matches!(self.outcome, Outcome::Readable | Outcome::Opaque | Outcome::OpaqueRedirect);
        (self.response_type.is_some() || !gets_response).then_some(self.response_type)
    }
}

fn compare<T: Debug + PartialEq>(
    field: &'static str,
    expected: Option<&T>,
    got: &T,
    found: &mut Vec<Disagreement>,
) {
    if let Some(expected) = expected.filter(|expected| *expected != got) {
        let (expected, got) = (format!("{expected:?}"), format!("{got:?}"));
        found.push(Disagreement { field, expected, got });
    }
}

/// A request as the corpora write it: its method, its host, and its port unless it is the scheme's.
pub fn method_and_host(method: &str, url: &str) -> String {
    let url = Url::parse(&NativeUrlParser, url, None).expect("a URL that was sent to parses");
    let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
    format!("{method} {}{port}", url.host())
}

impl Display for Disagreement {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { field, expected, got } = self;
        write!(formatter, "{field}: expected {expected}, got {got}")
    }
}
