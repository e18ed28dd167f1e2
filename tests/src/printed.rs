//! Lines that a browser printed, as far as they were recorded.

use corsplain::Engine;

/// One line of a browser's console.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Printed {
    /// Recorded letter by letter.
    Line(String),
    /// Of which only Firefox's name for it was recorded.
    Id(String),
    /// Firefox may have printed more here, which was not recorded.
    Unknown,
}

/// Every line in which what an engine prints is not what was printed.
pub fn disagreements(printed: &[Printed], got: &[String], engine: Engine) -> Vec<String> {
    let known = printed.iter().take_while(|line| **line != Printed::Unknown);
    let known: Vec<_> = known.collect();
    let mut found = Vec::new();
    let mut first = "";
    for (at, line) in known.iter().enumerate() {
        let got = got.get(at).map_or("", String::as_str);
        let expected = match line {
            Printed::Line(line) => line.clone(),
            Printed::Id(id) => by_template(id, first, got),
            Printed::Unknown => continue,
        };
        if matches!(line, Printed::Line(_)) {
            first = got;
        }
        if shown(&expected, engine) != shown(got, engine) {
            found.push(format!("expected {expected:?}\n         got {got:?}"));
        }
    }
    if got.len() > known.len() && printed.len() == known.len() {
        found.push(format!("unexpected {:?}", &got[known.len()..]));
    }
    found
}

/// The whole line of a name: about the same URL as the first one, with its status if it has one.
fn by_template(id: &str, first: &str, got: &str) -> String {
    // A redirect to another scheme is said of its target; what it takes along, of where it was.
    let first = if first.contains("CORS request not http") { got } else { first };
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

/// What is compared of a line. The page of the recordings is at `/~page`, of which a scenario knows
/// nothing, and a sandboxed one's line also names what embeds it. WebKitGTK's network layer decodes
/// URLs (`%7E`) and takes bytes above 0x7F for the replacement character, which it misreads.
fn shown(line: &str, engine: Engine) -> String {
    let line = line
        .replace("/~page", "/")
        .replace("/__page", "/")
        .replace("moz-nullprincipal:{}?http://a.test:8000", "moz-nullprincipal:{}");
    match engine {
        Engine::WebKit => line
            .replace("%7E", "~")
            .replace("ï¿½", "\u{FFFD}")
            .chars()
            .map(|c| if c > '\u{7F}' { '\u{FFFD}' } else { c })
            .collect(),
        Engine::Fetch | Engine::Chromium | Engine::Firefox => line,
    }
}
