//! What had to be assumed, beside the verdict that rests on it, and one click away from being
//! otherwise.

use crate::draw::icon::icon;
use crate::evaluate::{Judged, Otherwise};
use crate::values;
use corsplain::Engine;
use corsplain::text::Assumption;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Choice, Element, Node, button, code, details, div, h3, li, p, prose, section, span,
    strong, summary, ul,
};

/// The assumptions, and the engine's verdicts under other credentials.
pub fn assumptions(judged: &Judged, engine: Engine) -> Option<Element> {
    let list = &judged.parsed.assumptions;
    let others = judged.otherwise.iter().filter(|other| other.engine == engine);
    let drawn = section()
        .class("assumptions")
        .attr(Attr::AriaLabelledby, "assumed")
        .put(h3().id("assumed").put(words::ASSUMED))
        .puts(others.map(otherwise))
        .put(ul().puts(list.iter().map(one)));
    (!list.is_empty()).then_some(drawn)
}

fn one(assumption: &Assumption) -> Element {
    let subject = values::subject(assumption.subject);
    let value = (!assumption.value.is_empty()).then(|| code().put(assumption.value.as_str()));
    let said = summary()
        .put(span().class("subject").put(subject))
        .puts(value)
        .put(span().class("why").put(words::ASSUMED_WHY));
    let because = p().class("because").puts(prose(&assumption.because));
    li().put(details().put(said).put(because))
        .put(span().class("buttons").puts(buttons(assumption, subject)))
}

/// A button for everything else that it could be; where that is free text, one that leads to it.
fn buttons(assumption: &Assumption, subject: &str) -> Vec<Element> {
    let others = assumption.others.iter();
    match values::decided_by(assumption.subject) {
        Some(choice) if !assumption.others.is_empty() => {
            others.map(|word| instead(assumption, subject, choice, word)).collect()
        }
        _ => {
            let place = values::said_in(assumption.subject);
            let label = fill(words::SAY_IT_YOURSELF, &[subject]);
            vec![press(Act::Focus(place, 1)).attr(Attr::AriaLabel, label).put(words::SAY_IT)]
        }
    }
}

fn instead(assumption: &Assumption, subject: &str, choice: Choice, word: &str) -> Element {
    press(Act::Choose(choice, Some(word.to_owned())))
        .attr(Attr::AriaLabel, fill(words::INSTEAD, &[subject, word, &assumption.value]))
        .put(word)
}

fn otherwise(other: &Otherwise) -> Element {
    let Otherwise { credentials, outcome, cause, .. } = *other;
    let tone = values::tone(outcome);
    let said = p()
        .puts(prose(&fill(words::OTHERWISE, &[credentials.word()])))
        .put(" ")
        .put(strong().class("word").put(icon(tone)).put(values::outcome(outcome)))
        .puts(cause.into_iter().flat_map(|cause| [" ".into(), Node::from(code().put(cause))]));
    let show = Act::Choose(Choice::Credentials, Some(credentials.word().to_owned()));
    div().class(format!("otherwise {tone}")).put(said).put(press(show).put(words::SHOW_OTHERWISE))
}

fn press(act: Act) -> Element {
    button().attr(Attr::Type, "button").act(act)
}
