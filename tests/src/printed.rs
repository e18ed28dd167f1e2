//! Lines that a browser printed, as far as they were recorded.

use corsplain::Engine;

/// One line of a browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Recorded letter by letter.
    Line(String),
    /// Of which only Firefox's name for it was recorded.
    Id(String),
    /// More was printed, which was not recorded.
    Unknown,
}

impl Printed {
    /// Firefox's line about any channel that ended without saying why.
    pub fn is_did_not_succeed(&self) -> bool {
        match self {
            Self::Line(line) => line.contains("(Reason: CORS request did not succeed)"),
            Self::Id(id) => id.starts_with("CORSDidNotSucceed"),
            Self::Unknown => false,
        }
    }
}

/// Every line in which what an engine prints is not what was printed.
pub fn disagreements(printed: &[Printed], got: &[String], engine: Engine) -> Vec<String> {
    let mut found = Vec::new();
    let mut first = "";
    for (at, line) in printed.iter().enumerate() {
        let got = got.get(at).map_or("", String::as_str);
        let expected = match line {
            Printed::Line(line) => line.clone(),
            Printed::Id(id) => by_template(id, first, got),
            Printed::Unknown => return found,
        };
        if matches!(line, Printed::Line(_)) {
            first = got;
        }
        if shown(&expected, engine) != shown(got, engine) {
            found.push(format!("expected {expected:?}\n         got {got:?}"));
        }
    }
    if got.len() > printed.len() {
        found.push(format!("unexpected {:?}", &got[printed.len()..]));
    }
    found
}

/// The whole line of a name: about the same URL as the first one, with its status if it has one.
fn by_template(id: &str, first: &str, got: &str) -> String {
    // A redirect to another scheme is said of its target; what it takes along, of where it was.
    let of_target = ["CORS request not http", "Security Error", "Blocked loading mixed"]
        .iter()
        .any(|of| first.contains(of));
    let first = if of_target { got } else { first };
    let start = first.find(" (Reason: ").map_or("", |end| &first[..end]);
    let start = start.replace(['‘', '’'], "");
    match id.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "CORSDidNotSucceed" => {
            format!("{start} (Reason: CORS request did not succeed). Status code: (null).")
        }
        "CORSPreflightDidNotSucceed" => {
            let status = got.rsplit(' ').next().unwrap_or_default();
            format!(
                "{start} (Reason: CORS preflight response did not succeed). Status code: {status}"
            )
        }
        "CORSAllowHeaderFromPreflightDeprecation" => {
            let url = got.split(' ').find(|word| word.contains("://")).unwrap_or_default();
            format!(
                "Cross-Origin Request Warning: The Same Origin Policy will disallow reading the remote resource at {url} soon. (Reason: When the `Access-Control-Allow-Headers` is `*`, the `Authorization` header is not covered. To include the `Authorization` header, it must be explicitly listed in CORS header `Access-Control-Allow-Headers`)."
            )
        }
        _ => panic!("nobody knows `{id}`"),
    }
}

/// What is compared of a line. The page of the recordings is at `/~page` and that of the presets at
/// `/__page`, of which a scenario knows nothing, and a sandboxed one's line also names what embeds
/// it. WebKitGTK's network layer decodes URLs (`%7E`) and takes bytes above 0x7F for the replacement
/// character, which it then misreads.
fn shown(line: &str, engine: Engine) -> String {
    let embedded = "moz-nullprincipal:{}?http://a.test:8000";
    let line = line
        .replace("/~page", "/")
        .replace("/__page", "/")
        .replace(embedded, "moz-nullprincipal:{}");
    match engine {
        Engine::WebKit => {
            let line = line.replace("%7E", "~").replace("ï¿½", "\u{FFFD}");
            line.replace(|point: char| !point.is_ascii(), "\u{FFFD}")
        }
        Engine::Fetch | Engine::Chromium | Engine::Firefox => line,
    }
}
