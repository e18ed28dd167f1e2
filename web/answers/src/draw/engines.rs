//! The engines side by side: what each does, which one the answer tells, and why they differ.

use crate::draw::flag;
use crate::draw::icon::icon;
use crate::evaluate::differing;
use crate::values;
use corsplain::Engine;
use corsplain::account::EngineAccount;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, Node, code, div, em, fieldset, h3, input, label, legend, li, p, prose,
    span, strong, ul,
};

/// A verdict for each engine to choose from, and below them why they differ.
pub fn engines(accounts: &[EngineAccount], chosen: Engine) -> Element {
    let differing = differing(accounts);
    let mut drawn = fieldset()
        .class("engines")
        .id("engines")
        .put(legend().put(h3().put(words::ENGINES)))
        .put(p().id("engines-said").put(summary(accounts, &differing)))
        .put(div().puts(accounts.iter().map(|told| row(told, told.engine == chosen))));
    if !differing.is_empty() {
        drawn = drawn
            .put(ul().class("departures").puts(differing.iter().map(|alike| why(alike))))
            .put(p().class("hint").put(observed_in(&differing)));
    }
    drawn
}

fn summary(accounts: &[EngineAccount], differing: &[Vec<&EngineAccount>]) -> Node {
    let is_one = accounts.iter().all(|told| {
        accounts.first().is_some_and(|first| first.account.outcome == told.account.outcome)
    });
    match (differing.is_empty(), is_one) {
        (true, _) => words::ALL_AGREE.into(),
        (false, true) => strong().put(words::SAME_VERDICT_OTHER_WAY).into(),
        (false, false) => strong().put(words::THEY_DIFFER).into(),
    }
}

fn row(told: &EngineAccount, is_chosen: bool) -> Element {
    let EngineAccount { engine, name, account, error, departures, .. } = told;
    let tone = values::tone(account.outcome);
    let radio = input()
        .attr(Attr::Type, "radio")
        .attr(Attr::Name, "engine")
        .attr(Attr::Value, engine.word())
        .act(Act::Follow);
    label()
        .class(tone)
        .put(flag(radio, Attr::Checked, is_chosen))
        .put(span().class("name").put(*name))
        .put(strong().class("word").put(icon(tone)).put(values::outcome(account.outcome)))
        .puts(error.map(|error| code().put(error)))
        .puts((!departures.is_empty()).then(|| em().put(words::DIFFERS)))
}

/// In which versions of which browsers all this was seen.
fn observed_in(differing: &[Vec<&EngineAccount>]) -> String {
    let browsers: Vec<&str> = differing
        .iter()
        .flatten()
        .flat_map(|told| told.observed_in.iter().map(String::as_str))
        .collect();
    fill(words::OBSERVED_IN, &[&values::list(&browsers)])
}

fn why(alike: &[&EngineAccount]) -> Element {
    let names: Vec<&str> = alike.iter().map(|told| told.name).collect();
    let departures = alike.first().map(|told| told.departures.as_slice()).unwrap_or_default();
    let text = if names.len() == 1 { words::WHY_ONE_DIFFERS } else { words::WHY_MANY_DIFFER };
    li().put(strong().put(fill(text, &[&values::list(&names)])))
        .put(" ")
        .puts(prose(&departures.join(" ")))
}
