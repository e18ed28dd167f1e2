//! An explanation as Markdown: for an issue, a chat, a page of documentation.
//!
//! Whatever the values are, they stay text: each is a code span or a code block that nothing in it
//! can close, and everything else is escaped.
//! <https://spec.commonmark.org/0.31.2/>

mod write;

use crate::account::{Account, Cause, EngineAccount, SentAccount};
use crate::fix::{Diff, Fix, Kind, Safety, diff};
use crate::scenario::Scenario;
use crate::text;
use crate::verdict::Leg;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use write::{block, code, paragraph, prose};

/// What one engine does with an exchange and why, what would help, and the exchange itself.
///
/// ```
/// use corsplain::scenario::{Request, Scenario};
/// use corsplain::{Exchange, accounts, markdown};
/// let request = Request { url: "https://api.example/".into(), ..Request::default() };
/// let scenario =
///     Scenario { page_origin: "https://app.example".into(), request, ..Scenario::default() };
/// let told = accounts(&Exchange::new(scenario.clone())?);
/// assert!(markdown(&scenario, &told[0], &[]).starts_with("### "));
/// # Ok::<(), corsplain::ScenarioError>(())
/// ```
#[must_use]
pub fn markdown(scenario: &Scenario, told: &EngineAccount, fixes: &[Fix]) -> String {
    let Account { sentence, agreement, reached, cause, sent, next, .. } = &told.account;
    let mut text = format!("### {}\n\n", prose(sentence));
    paragraph(&format!("By the rules of {}. {agreement} {reached}", told.name), &mut text);
    if let Some(cause) = cause {
        why(cause, &mut text);
    }
    if !told.departures.is_empty() {
        heading("Where the standard says otherwise", &mut text);
        told.departures.iter().for_each(|departure| item(departure, &mut text));
        text.push('\n');
    }
    if !told.console.is_empty() {
        heading("What the console says", &mut text);
        block("text", &told.console.join("\n"), &mut text);
    }
    if !sent.is_empty() || next.is_some() {
        heading("What was sent", &mut text);
        sent.iter().chain(next).for_each(|sent| text.push_str(&request(sent)));
        text.push('\n');
    }
    if !fixes.is_empty() {
        heading("What would help", &mut text);
    }
    fixes.iter().for_each(|fix| help(scenario, fix, &mut text));
    exchange(scenario, &mut text);
    text.truncate(text.trim_end().len());
    text.push('\n');
    text
}

/// The cause with its values, and who has to change what.
fn why(cause: &Cause, text: &mut String) {
    heading("Why", text);
    text.push_str(&format!("**{}** ({})\n\n", prose(cause.title), code(cause.code)));
    paragraph(&cause.text, text);
    cause.hints.iter().for_each(|hint| paragraph(hint, text));
    if let Some(saw) = &cause.saw {
        let needed = cause.needed.as_ref().map(|needed| format!("; needed: {}", code(needed)));
        text.push_str(&format!("Seen: {}{}\n\n", code(saw), needed.unwrap_or_default()));
    }
    for change in &cause.changes {
        text.push_str(&format!("- By **{}**: {}\n", prose(change.who), prose(&change.text)));
    }
    text.push('\n');
}

fn request(sent: &SentAccount) -> String {
    let what = match sent.at.leg {
        Leg::Preflight => "The preflight",
        Leg::Request | Leg::Response => "The request",
    };
    let credentials = if sent.credentials { "with" } else { "without" };
    let status = match sent.status {
        None => String::from("not answered yet"),
        Some(0) => String::from("no answer came"),
        Some(status) => format!("answered with {status}"),
    };
    let line = format!("{} {}", sent.method, sent.url);
    format!("- {what} {}, {credentials} credentials: {status}\n", code(&line))
}

/// A fix, with the difference that it makes.
fn help(scenario: &Scenario, fix: &Fix, text: &mut String) {
    let safety = match fix.safety {
        Safety::Safe => "",
        Safety::Unsafe => " This opens more than the request needs.",
    };
    text.push_str(&format!("**{}** ({}).{safety}\n\n", prose(&fix.title), prose(&fix.who)));
    fix.warnings.iter().chain(&fix.assumed).for_each(|sentence| paragraph(sentence, text));
    let Diff { boxes, options, .. } = diff(scenario, &fix.healed);
    let options = options.iter().flat_map(|change| {
        let line = |sign, value| format!("{sign} {}: {value}", change.option);
        [line('-', &change.before), line('+', &change.after)]
    });
    let lines = boxes.iter().flat_map(|one| &one.lines).map(|line| {
        let sign = match line.kind {
            Kind::Kept => ' ',
            Kind::Removed => '-',
            Kind::Added => '+',
        };
        format!("{sign} {}", line.text)
    });
    block("diff", &options.chain(lines).collect::<Vec<_>>().join("\n"), text);
}

/// Everything that it rests upon.
fn exchange(scenario: &Scenario, text: &mut String) {
    let request = &scenario.request;
    heading("The exchange", text);
    text.push_str(&format!(
        "A page of {} asks by {}, mode {}, credentials {}, redirect {}.\n\n",
        code(&scenario.page_origin),
        code(request.api.word()),
        code(request.mode.word()),
        code(request.credentials.word()),
        code(request.redirect.word()),
    ));
    let boxes = text::write(scenario);
    let named = [
        ("The page’s Content-Security-Policy", &boxes.page_csp),
        ("The request", &boxes.request),
        ("What answers the preflight", &boxes.preflight),
        ("What answers the request", &boxes.response),
    ];
    for (name, written) in named.into_iter().filter(|(_, written)| !written.is_empty()) {
        text.push_str(&format!("{name}:\n\n"));
        block("http", written, text);
    }
}

fn heading(title: &str, text: &mut String) {
    text.push_str(&format!("#### {title}\n\n"));
}

fn item(sentence: &str, text: &mut String) {
    text.push_str(&format!("- {}\n", prose(sentence)));
}
