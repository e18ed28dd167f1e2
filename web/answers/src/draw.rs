//! What is drawn. Each part takes plain data and gives nodes.

mod advice;
mod assumptions;
mod audit;
mod cause;
mod choices;
mod console;
mod cut;
mod engines;
mod examples;
mod fields;
mod fixes;
mod gallery;
mod headers;
mod icon;
mod lesson;
mod news;
mod notes;
mod outside;
mod over_time;
mod pick;
mod policy;
mod recipe;
mod sent;
mod sequence;
mod share;
mod steps;
mod task;
mod verdict;

pub use audit::audit;
pub use examples::examples;
pub use gallery::gallery;
pub use lesson::{lesson, lessons};
pub use notes::pasted;
pub use task::task;

use crate::evaluate::{Extent, Found, Judged, differing};
use corsplain::Engine;
use corsplain::account::EngineAccount;
use corsplain::recipe::Server;
use corsplain::text::Choices;
use corsplain_nodes::{Act, Answer, Attr, Beside, Element, Node, button, p, words};

/// The verdict by one engine, without what is beneath; `None` where all boxes are empty.
pub fn verdict(judged: Option<&Judged>, choices: Choices, engine: Engine) -> Answer {
    let choices = vec![choices::choices(choices, judged).into()];
    let Some(judged) = judged else {
        return Answer { choices, head: vec![verdict::empty().into()], ..Answer::default() };
    };
    let head = match (&judged.exchange, judged.of(engine)) {
        (Err(trouble), _) => vec![verdict::no_verdict(&trouble.text).into()],
        (Ok(_), Some(told)) => head(judged, told),
        (Ok(_), None) => Vec::new(),
    };
    let mut verdict = Answer {
        peek: vec![verdict::peek(judged, engine).into()],
        news: news::news(judged, engine),
        choices,
        head,
        ..Answer::default()
    };
    cut::cut(&mut verdict.head);
    verdict
}

/// The same with the rest: what was understood, remarks on the boxes, how the verdict came to be. To
/// look for secrets in the boxes takes longer than to judge them.
pub fn answer(verdict: Answer, judged: &Judged, engine: Engine) -> Answer {
    let assumed = assumptions::assumptions(judged, engine).map(Node::from);
    let told = judged.exchange.as_ref().ok().and_then(|_| judged.of(engine));
    let beneath = told.map(|told| beneath(judged, told)).unwrap_or_default();
    let mut body = assumed.into_iter().chain(beneath).collect::<Vec<_>>();
    cut::cut(&mut body);
    let mut notes = notes::of_boxes(judged);
    for notes in &mut notes {
        cut::cut(&mut notes.nodes);
    }
    Answer { fields: vec![fields::fields(judged, engine).into()], notes, body, ..verdict }
}

/// What there is to say beside a verdict, and a fix written down for a server.
pub fn beside(found: &Found, server: Option<Server>) -> Beside {
    let head = [
        outside::outside(&found.outside),
        fixes::fixes(&found.fixes),
        found.grant.as_ref().map(|grant| recipe::recipes(grant, server)),
        outside::where_to_copy(&found.where_to_copy),
    ];
    let body = [
        advice::advice(&found.advice),
        found.policy.as_ref().map(policy::policy),
        match found.extent {
            Extent::Everything => over_time::over_time(&found.lives_on, &found.stories),
            Extent::OneTime => Some(over_time::too_long()),
        },
        outside::questions(&found.questions),
    ];
    let (mut head, mut body) = (nodes(head), nodes(body));
    cut::cut(&mut head);
    cut::cut(&mut body);
    Beside { head, body }
}

/// That nothing is said beside the verdict on so long a text.
pub fn too_large() -> Beside {
    Beside { head: vec![p().class("hint").put(words::VERY_LARGE).into()], body: Vec::new() }
}

fn head(judged: &Judged, told: &EngineAccount) -> Vec<Node> {
    let Judged { accounts, .. } = judged;
    nodes([
        Some(verdict::verdict(told, !differing(accounts).is_empty())),
        Some(engines::engines(accounts, told.engine)),
        told.account.cause.as_ref().map(|cause| cause::cause(cause, many(told))),
        console::chosen(told),
        console::others(accounts, told.engine),
    ])
}

fn beneath(judged: &Judged, told: &EngineAccount) -> Vec<Node> {
    nodes([
        Some(sequence::sequence(&judged.parsed.scenario, &told.account)),
        Some(sent::sent(&told.account, many(told))),
        steps::steps(&told.account, many(told)),
        headers::headers(&told.account),
    ])
}

/// Whether more than one URL was asked.
fn many(told: &EngineAccount) -> bool {
    told.account.sent.iter().chain(&told.account.next).any(|sent| sent.at.hop > 0)
}

fn nodes<const N: usize>(parts: [Option<Element>; N]) -> Vec<Node> {
    parts.into_iter().flatten().map(Node::from).collect()
}

/// A button that does that.
fn press(act: Act) -> Element {
    button().attr(Attr::Type, "button").act(act)
}

/// An attribute that says something by being there.
fn flag(element: Element, attr: Attr, is_set: bool) -> Element {
    if is_set { element.attr(attr, "") } else { element }
}
