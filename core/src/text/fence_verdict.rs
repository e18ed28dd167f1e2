//! The verdict as a fence tells it to readers without a script, and what its author says that is not so.

use super::fence::Example;
use crate::account::{Account, EngineAccount};
use crate::engine::Engine;
use crate::exchange::Exchange;
use crate::explain::explain;
use crate::render::accounts;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

/// Verdict and cause, those engines together that say the same; in lines of a page's width.
pub(super) fn verdict(exchange: &Exchange, engine: Option<Engine>) -> String {
    let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
    let told = accounts(exchange);
    let wanted = |one: &&EngineAccount| engine.is_none_or(|engine| one.engine == engine);
    for one in told.iter().filter(wanted) {
        let text = text(&one.account);
        match groups.iter_mut().find(|(known, _)| *known == text) {
            Some((_, names)) => names.push(one.name),
            None => groups.push((text, Vec::from([one.name]))),
        }
    }
    let agree = groups.len() == 1;
    let said = groups.iter().map(|(text, names)| match agree {
        true => wrapped(text),
        false => wrapped(&format!("{}: {text}", names.join(", "))),
    });
    said.collect::<Vec<_>>().join("\n#\n")
}

/// What an author says of an example that is not so: options that mean nothing, and an outcome, a
/// reason or a place that is another in some engine that it is about.
pub(super) fn faults(example: &Example, exchange: &Exchange) -> Vec<String> {
    let unknown =
        example.unknown.iter().map(|option| format!("the option `{option}` means nothing"));
    let mut faults: Vec<String> = unknown.collect();
    for engine in Engine::ALL {
        if example.engine.is_some_and(|only| only != *engine) {
            continue;
        }
        let explanation = explain(exchange, *engine);
        let (outcome, cause) =
            (explanation.verdict.outcome().word(), explanation.verdict.blocked());
        let reason = cause.map(|cause| cause.reason.code());
        let by = engine.name();
        if let Some(expected) = example.expect.as_deref()
            && expected != outcome
            && Some(expected) != reason
        {
            let is = reason.unwrap_or(outcome);
            faults.push(format!("`expect={expected}`, and it is `{is}` by the rules of {by}"));
        }
        if let Some(at) = example.at
            && cause.map(|cause| cause.at) != Some(at)
        {
            faults.push(format!(
                "it is blocked elsewhere than `at` says, or not at all, by the rules of {by}"
            ));
        }
    }
    faults
}

/// What happens and why. Nothing is marked up between backticks already.
fn text(account: &Account) -> String {
    let cause = account.cause.as_ref().map(|cause| cause.text.as_str());
    let whole = [Some(account.sentence.as_str()), cause].into_iter().flatten();
    whole.collect::<Vec<_>>().join(" ").replace('`', "")
}

/// The words of a text in lines that begin with `#`; one that is too long has a line of its own.
fn wrapped(text: &str) -> String {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut().filter(|line| line.len() + word.len() < WIDTH) {
            Some(line) => {
                line.push(' ');
                line.push_str(word);
            }
            None => lines.push(format!("# {word}")),
        }
    }
    lines.join("\n")
}

const WIDTH: usize = 78;
