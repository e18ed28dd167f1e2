//! What had to be assumed, beside the verdict that rests on it, and one click away from being
//! otherwise.

use crate::convert;
use crate::draw::icon::icon;
use crate::draw::press;
use crate::evaluate::{Judged, Otherwise};
use crate::values;
use corsplain::Engine;
use corsplain::text::{Assumption, assume};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Choice, Element, Node, code, details, div, h3, li, p, prose, section, span, strong,
    summary, ul,
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
        .put(ul().puts(list.iter().map(|assumption| one(judged, assumption))));
    (!list.is_empty()).then_some(drawn)
}

fn one(judged: &Judged, assumption: &Assumption) -> Element {
    let subject = values::subject(assumption.subject);
    let value = (!assumption.value.is_empty()).then(|| code().put(assumption.value.as_str()));
    let said = summary()
        .put(span().class("subject").put(subject))
        .puts(value)
        .put(span().class("why").put(words::ASSUMED_WHY));
    let because = p().class("because").puts(prose(&assumption.because));
    li().put(details().put(said).put(because))
        .put(span().class("buttons").puts(buttons(judged, assumption, subject)))
}

/// A button for everything else that it is likely to be, and one that leads to where all else can
/// be said, unless these were all.
fn buttons(judged: &Judged, assumption: &Assumption, subject: &str) -> Vec<Element> {
    let choice = values::decided_by(assumption.subject);
    let is_short = judged.boxes_size() <= SHORT;
    let others = assumption.others.iter().filter(|_| choice.is_some() || is_short);
    let others = others.map(|other| {
        let act = match choice {
            Some(choice) => Act::Choose(choice, Some(other.clone())),
            None => {
                let (boxes, choices) = assume(&judged.boxes, judged.choices, assumption, other);
                Act::Show(Box::new(convert::sheet(boxes, choices)))
            }
        };
        press(act)
            .attr(Attr::AriaLabel, fill(words::INSTEAD, &[subject, other, &assumption.value]))
            .put(other.as_str())
    });
    let say = choice.is_none().then(|| {
        let place = values::said_in(assumption.subject);
        let label = fill(words::SAY_IT_YOURSELF, &[subject]);
        press(Act::Focus(place, 1)).attr(Attr::AriaLabel, label).put(words::SAY_IT)
    });
    others.chain(say).collect()
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

/// Texts of so many bytes may stand in a button each.
const SHORT: usize = 8 * 1024;
