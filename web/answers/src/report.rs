//! A report of a wrong verdict, filled in but for what only the reporter knows.

use crate::export::exchange;
use crate::link::percent;
use crate::values;
use corsplain::account::EngineAccount;
use corsplain::scenario::Scenario;
use corsplain::{Engine, accounts_by, text};
use corsplain_nodes::words::{self, fill};

/// The report as Markdown. Where the link that opens it as an issue is short enough to be followed,
/// it stands above it, in a remark that is not shown.
///
/// # Errors
///
/// A sentence, where there is no verdict.
pub fn report(scenario: &Scenario, engine: Engine) -> Result<String, String> {
    let accounts = accounts_by(&exchange(scenario)?, engine);
    let told = accounts.iter().find(|told| told.engine == engine);
    let title = fill(words::REPORT_TITLE, &[engine.name(), &told.map(said).unwrap_or_default()]);
    let lines = [
        heading(words::REPORT_ASKED),
        text::write_fence(scenario),
        heading(&fill(words::REPORT_SAID, &[env!("CARGO_PKG_VERSION")])),
        accounts.iter().map(|told| line(told, engine)).collect(),
        heading(words::REPORT_DID),
        [words::REPORT_WHICH, words::REPORT_SAW, words::REPORT_EXPECTED]
            .map(|question| format!("- {question}\n"))
            .concat(),
    ];
    let body = lines.join("\n");
    let link = issue(&title, &body);
    let remark = (link.len() <= LONGEST)
        .then(|| format!("<!-- {} -->\n\n", fill(words::REPORT_OPEN, &[&link])));
    Ok(remark.unwrap_or_default() + &body)
}

fn heading(title: &str) -> String {
    format!("### {title}\n")
}

/// What one engine is said to do.
fn line(told: &EngineAccount, chosen: Engine) -> String {
    let version = match told.engine.browser() {
        Some(browser) => format!("{browser} {}", told.engine.version()),
        None => fill(words::REPORT_COMMIT, &[told.engine.version()]),
    };
    let line = fill(words::REPORT_ENGINE, &[told.name, &version, &said(told)]);
    let mark = if told.engine == chosen {
        ["; ", words::REPORT_LOOKED_AT].concat()
    } else {
        String::new()
    };
    format!("- {line}{mark}\n")
}

/// The outcome, and its reason and place where it was blocked.
fn said(told: &EngineAccount) -> String {
    let outcome = values::outcome(told.account.outcome);
    match &told.account.cause {
        Some(cause) => format!("{outcome}, {}, {}", cause.code, values::place_of(cause.at, true)),
        None => outcome.to_owned(),
    }
}

fn issue(title: &str, body: &str) -> String {
    let (title, body) = (percent::encode(title), percent::encode(body));
    format!("{}/issues/new?title={title}&body={body}", words::REPOSITORY)
}

/// The longest link, in characters: what servers and mail programs let through.
const LONGEST: usize = 6000;
