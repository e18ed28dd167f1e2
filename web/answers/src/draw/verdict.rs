//! The verdict: a word, an icon and a sentence.

use crate::draw::icon::icon;
use crate::evaluate::Judged;
use crate::evaluate::differing;
use crate::values;
use corsplain::Engine;
use corsplain::account::EngineAccount;
use corsplain_nodes::{Attr, Element, a, code, div, em, h2, p, prose, span, strong, words};

/// The verdict in one line above the boxes, where the answer stands below them.
pub fn peek(judged: &Judged, engine: Engine) -> Element {
    let (tone, word, cause) = match judged.of(engine) {
        None => ("open", words::NOT_ENOUGH, None),
        Some(EngineAccount { account, .. }) => (
            values::tone(account.outcome),
            values::outcome(account.outcome),
            account.cause.as_ref().map(|cause| cause.name),
        ),
    };
    let differ = !differing(&judged.accounts).is_empty();
    a().class(format!("peek {tone}"))
        .attr(Attr::Href, "#answer")
        .put(icon(tone))
        .put(strong().put(word))
        .puts(cause.map(|cause| code().put(cause)))
        .puts(differ.then(|| em().put(words::BROWSERS_DIFFER)))
        .put(span().class("unseen").put(words::GO_TO_ANSWER))
}

/// The verdict of an exchange; it `is_one_of` several that differ.
pub fn verdict(told: &EngineAccount, is_one_of: bool) -> Element {
    let EngineAccount { name, account, .. } = told;
    let tone = values::tone(account.outcome);
    let (head, rest) = values::headline(account);
    let whose = is_one_of.then(|| p().class("whose").put(values::by(told.engine, name)));
    let agreement = p()
        .class("agreement")
        .put(em().put(words::DID_THEY_AGREE))
        .put(" ")
        .puts(prose(&account.agreement));
    let inner = div().puts(whose).put(sentence(&head, &rest)).put(agreement);
    div().class(format!("verdict {tone}")).put(icon(tone)).put(inner)
}

/// That there is no verdict, and why.
pub fn no_verdict(error: &str) -> Element {
    div().class("verdict open").put(icon("open")).put(sentence(words::NOT_ENOUGH, error))
}

/// That nothing is known yet.
pub fn empty() -> Element {
    let invitation = h2().id("outcome").put(words::NOTHING_YET);
    div().class("verdict open").put(icon("open")).put(invitation)
}

fn sentence(head: &str, rest: &str) -> Element {
    h2().put(strong().id("outcome").put(head)).put(" ").put(span().id("sentence").puts(prose(rest)))
}
