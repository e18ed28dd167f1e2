//! Every step of the standard that was taken.

use crate::draw::flag;
use crate::draw::icon::icon;
use crate::values;
use corsplain::account::{Account, StepAccount, StepResult};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Attr, Element, a, details, div, h3, h4, li, ol, p, prose, section, span, strong, summary,
};

/// The steps in order, each folding out, under headings for the parts of the conversation.
pub fn steps(account: &Account, many: bool) -> Option<Element> {
    let parts = account.steps.chunk_by(|one, next| one.at == next.at);
    let drawn = section()
        .class("steps")
        .attr(Attr::AriaLabelledby, "steps-title")
        .put(h3().id("steps-title").put(words::STEPS))
        .put(div().id("steps").puts(parts.flat_map(|steps| part(steps, many))));
    (!account.steps.is_empty()).then_some(drawn)
}

fn part(steps: &[StepAccount], many: bool) -> [Element; 2] {
    // The last step is the one that decided.
    let last = steps.len().saturating_sub(1).max(SHOWN);
    let more = last.saturating_sub(SHOWN);
    let more = (more > 0)
        .then(|| li().class("decides").put(fill(words::AND_MORE, &[&words::count(more)])));
    let list = ol()
        .puts(steps.iter().take(SHOWN).map(one))
        .puts(more)
        .puts(steps.iter().skip(last).map(one));
    [h4().puts(steps.first().map(|step| values::part(step.at, many))), list]
}

fn one(step: &StepAccount) -> Element {
    let blocks = step.result == StepResult::Blocks;
    let tone = match step.result {
        StepResult::Passes => "good",
        StepResult::Blocks => "bad",
        StepResult::Decides => "decides",
    };
    let result = values::result(step.result);
    let mark =
        span().class("mark").put(icon(tone)).put(span().class("unseen").put(format!("{result}: ")));
    let loud = strong().attr(Attr::AriaHidden, "true").put(result);
    let head = summary()
        .put(mark)
        .put(span().class("title").puts(prose(step.title)))
        .puts(blocks.then_some(loud));
    let fold = div().class("fold").put(p().puts(prose(&step.text))).put(p().put(link(step)));
    li().class(tone).put(flag(details(), Attr::Open, blocks).put(head).put(fold))
}

fn link(step: &StepAccount) -> Element {
    let name = if step.number.is_empty() {
        step.algorithm.to_owned()
    } else {
        fill(words::STEP_OF, &[step.algorithm, step.number])
    };
    a().attr(Attr::Href, &step.link)
        .attr(Attr::Target, "_blank")
        .attr(Attr::Rel, "noopener")
        .put(name)
        .put(span().class("unseen").put(words::STEP_IN_NEW_TAB))
        .put(icon("away"))
}

/// So many steps of a part are listed; only a request with very many headers has more.
const SHOWN: usize = 60;
