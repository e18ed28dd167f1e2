//! Scenarios that were run in real browsers: what each of them did, and where an engine disagrees.

use crate::corpus;
use crate::expect::{Expect, method_and_host};
use crate::printed::Printed;
use corsplain::report::{Report, SentRequest};
use corsplain::scenario::{Hop, Request, Response, Scenario};
use corsplain::{Engine, Exchange, Outcome};
use serde::Deserialize;
use serde_json::{Map, Value};

/// The browsers of the recordings.
pub const RECORDED_IN: &str = "Chromium 156, Firefox 153, WebKitGTK 2.50.6";

/// One scenario and everything that was seen of it.
#[derive(Clone, Debug, Deserialize)]
pub struct Recording {
    pub id: String,
    page_origin: String,
    request: Request,
    hops: Vec<Hop>,
    /// An independent reading of the standard, in the fields of [`Expect`]; of most there is one.
    #[serde(default)]
    standard: Map<String, Value>,
    observed: Observations,
    #[serde(default)]
    webkit_reasons: Vec<String>,
}

/// For each browser, the fields that are not as in the standard, and those that only browsers have.
#[derive(Clone, Debug, Deserialize)]
struct Observations {
    chromium: Map<String, Value>,
    firefox: Map<String, Value>,
    /// Empty where nobody looked, and where all is as in the standard.
    #[serde(default)]
    webkit: Map<String, Value>,
}

/// What one browser did.
#[derive(Clone, Debug, Deserialize)]
pub struct Observed {
    #[serde(flatten)]
    pub expect: Expect,
    /// Every request that reached the server.
    pub sent: Vec<Wire>,
    /// For each of them, whether credentials went along; `None` where nothing could show it.
    #[serde(default)]
    credentials: Option<Vec<Option<bool>>>,
    /// The browser's own id for the failure.
    error: Option<String>,
}

/// A request as the server saw it: method, URL, `Origin`, `Access-Control-Request-Method` and
/// `-Headers`, cut off after the last that is there.
pub type Wire = Vec<Option<String>>;

impl Recording {
    /// The scenario with the answer that the server gave to a preflight it had no answer for.
    pub fn scenario(&self) -> Scenario {
        let mut hops = self.hops.clone();
        for hop in &mut hops {
            hop.preflight.get_or_insert(Response { status: 405, headers: vec![] });
        }
        let (page_origin, request) = (self.page_origin.clone(), self.request.clone());
        Scenario { page_origin, request, hops, ..Scenario::default() }
    }

    #[track_caller]
    pub fn exchange(&self) -> Exchange {
        Exchange::new(self.scenario()).expect("a scenario of the recordings is one")
    }

    /// What the standard says, as somebody else read it.
    #[track_caller]
    fn standard(&self) -> Option<Expect> {
        let whole = Value::Object(self.standard.clone());
        let read = || serde_json::from_value(whole).expect("it has an outcome");
        (!self.standard.is_empty()).then(read)
    }

    /// What the browser did; `None` under the standard, which is no browser, and where what was
    /// seen is not the engine's own doing.
    #[track_caller]
    pub fn observed(&self, engine: Engine) -> Option<Observed> {
        let seen = match engine {
            Engine::Fetch => return None,
            Engine::Chromium => &self.observed.chromium,
            Engine::Firefox => &self.observed.firefox,
            Engine::WebKit if self.is_network_layer() => return None,
            Engine::WebKit if self.standard.is_empty() && !self.has_webkit_outcome() => {
                return None;
            }
            Engine::WebKit => &self.observed.webkit,
        };
        let mut whole = self.standard.clone();
        whole.insert("sent".into(), self.observed.chromium["sent"].clone());
        whole.extend(seen.clone());
        Some(serde_json::from_value(Value::Object(whole)).expect("it is an observation"))
    }

    /// What the browser printed; `None` where that is not known.
    pub fn printed(&self, engine: Engine) -> Option<Vec<Printed>> {
        let seen = match engine {
            Engine::Fetch => return None,
            Engine::Chromium => &self.observed.chromium,
            Engine::Firefox => &self.observed.firefox,
            Engine::WebKit if self.is_network_layer() => return None,
            Engine::WebKit if self.standard.is_empty() && self.observed.webkit.is_empty() => {
                return None;
            }
            Engine::WebKit => &self.observed.webkit,
        };
        let strings = |key: &str| match seen.get(key) {
            Some(Value::Array(lines)) => lines.iter().filter_map(Value::as_str).collect(),
            line => Vec::from_iter(line.and_then(Value::as_str)),
        };
        let warnings = strings("warning").into_iter().map(|id| Printed::Id(id.to_owned()));
        let lines = strings("console").into_iter().map(|line| {
            let line = line.strip_prefix("SECURITY ERROR ").unwrap_or(line);
            let line = line.strip_prefix("SECURITY WARN ").unwrap_or(line);
            Printed::Line(line.strip_prefix("JS ERROR ").unwrap_or(line).to_owned())
        });
        let also = strings("also").into_iter().map(|id| Printed::Id(id.to_owned()));
        let mut printed: Vec<_> = warnings.chain(lines).chain(also).collect();
        // What repeats the line before is shown once.
        printed.dedup_by(|next, before| next.is_did_not_succeed() && before.is_did_not_succeed());
        Some(printed)
    }

    /// Of some only what WebKit printed is its own.
    fn has_webkit_outcome(&self) -> bool {
        self.observed.webkit.contains_key("outcome")
    }

    /// Whether WebKitGTK's network layer, which is not Safari's, had a part in what WebKit did.
    fn is_network_layer(&self) -> bool {
        self.webkit_reasons.iter().any(|reason| reason.ends_with("(gtk)"))
    }

    /// Every field in which a report differs from the standard or, for a browser's engine, from
    /// what the browser did; `None` where there is nothing to hold it against.
    #[track_caller]
    pub fn disagreements(&self, report: &Report) -> Option<Vec<String>> {
        if report.engine == Engine::Fetch {
            return self.standard().map(|standard| lines(&standard, report));
        }
        let observed = self.observed(report.engine)?;
        let mut found = lines(&observed.expect, report);
        let sent = observed.sent.iter().map(|wire| seen(wire, report.engine));
        let sent: Vec<_> = sent.collect();
        let would: Vec<_> =
            report.requests.iter().map(|request| seen(&wire(request), report.engine)).collect();
        if sent != would {
            found.push(format!("sent: expected {sent:?}, got {would:?}"));
        }
        let told = observed.credentials.as_deref().unwrap_or_default();
        for (number, (request, told)) in report.requests.iter().zip(told).enumerate() {
            if told.is_some_and(|told| told != request.credentials) {
                found.push(format!("credentials of request {number}: expected {told:?}"));
            }
        }
        let has_ids = report.engine != Engine::WebKit;
        // Firefox numbers its messages: a new wording is a new number, the category stays.
        let error =
            observed.error.as_deref().map(|id| id.trim_end_matches(|c: char| c.is_ascii_digit()));
        if has_ids && error != report.error {
            found.push(format!("error: expected {error:?}, got {:?}", report.error));
        }
        Some(found)
    }
}

fn lines(expect: &Expect, report: &Report) -> Vec<String> {
    let mut found: Vec<_> = expect.disagreements(report).iter().map(ToString::to_string).collect();
    let readable = report.outcome == Outcome::Readable && expect.outcome == Outcome::Readable;
    assert!(!readable || expect.readable_headers.is_some(), "which headers is known");
    found.sort();
    found
}

/// What is compared of a request. User name and password go in a header; and WebKitGTK's network
/// layer rewrites URLs (`%7E` becomes `~`), so there only their hosts are.
fn seen(wire: &Wire, engine: Engine) -> Wire {
    let mut wire = wire.clone();
    let [Some(method), Some(url), ..] = &mut wire[..] else { return wire };
    if engine == Engine::WebKit {
        *url = method_and_host(method, url);
    } else if let Some((scheme, rest)) = url.split_once("://") {
        let end = rest.find('/').unwrap_or(rest.len());
        let host = rest[..end].rfind('@').map_or(rest, |at| &rest[at + 1..]);
        *url = format!("{scheme}://{host}");
    }
    wire
}

fn wire(request: &SentRequest) -> Wire {
    let header = |name| {
        let found = request.headers.iter().find(|(own, _)| *own == name);
        found.map(|(_, value)| value.clone())
    };
    let mut wire = vec![
        Some(request.method.clone()),
        Some(request.url.clone()),
        header("Origin"),
        header("Access-Control-Request-Method"),
        header("Access-Control-Request-Headers"),
    ];
    while wire.last() == Some(&None) {
        wire.pop();
    }
    wire
}

/// Random scenarios, dense at the rules' edges.
pub fn public() -> Vec<Recording> {
    corpus::lines(include_str!("../corpus/browsers-public.ndjson"))
}

/// Each departure of Chromium and Firefox alone, with controls.
pub fn differences() -> Vec<Recording> {
    corpus::lines(include_str!("../corpus/browsers-differences.ndjson"))
}

/// Each departure of WebKit alone, with controls.
pub fn minimal() -> Vec<Recording> {
    corpus::lines(include_str!("../corpus/browsers-minimal.ndjson"))
}

/// What the others left out, played by this project's own instrument.
pub fn own() -> Vec<Recording> {
    corpus::lines(include_str!("../corpus/browsers-own.ndjson"))
}

/// All of them.
pub fn all() -> Vec<Recording> {
    [public(), differences(), minimal(), own()].concat()
}
