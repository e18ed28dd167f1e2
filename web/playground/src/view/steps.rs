//! Every step of the standard that was taken.

use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::account::{Account, StepAccount, StepResult};
use yew::prelude::*;

/// The steps in order, each folding out, under headings for the parts of the conversation.
pub fn steps(account: &Account, many: bool) -> Html {
    if account.steps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="steps" aria-labelledby="steps-title">
            <h3 id="steps-title">{ "Step by step" }</h3>
            <div id="steps">
                { for account.steps.chunk_by(|one, next| one.at == next.at).map(|steps| part(steps, many)) }
            </div>
        </section>
    }
}

fn part(steps: &[StepAccount], many: bool) -> Html {
    // The last step is the one that decided.
    let last = steps.len().saturating_sub(1).max(SHOWN);
    let more = last.saturating_sub(SHOWN);
    html! {
        <>
            <h4>{ steps.first().map(|step| words::part(step.at, many)) }</h4>
            <ol>
                { for steps.iter().take(SHOWN).map(one) }
                if more > 0 {
                    <li class="decides">{ format!("And {more} more.") }</li>
                }
                { for steps.iter().skip(last).map(one) }
            </ol>
        </>
    }
}

fn one(step: &StepAccount) -> Html {
    let blocks = step.result == StepResult::Blocks;
    let tone = match step.result {
        StepResult::Passes => "good",
        StepResult::Blocks => "bad",
        StepResult::Decides => "decides",
    };
    let name = if step.number.is_empty() {
        step.algorithm.to_owned()
    } else {
        format!("{}, step {}", step.algorithm, step.number)
    };
    html! {
        <li class={tone}>
            <details open={blocks}>
                <summary>
                    <span class="mark">
                        { icon(tone) }
                        <span class="unseen">{ words::result(step.result) }{ ": " }</span>
                    </span>
                    <span class="title">{ prose(step.title) }</span>
                    if blocks {
                        <strong aria-hidden="true">{ words::result(step.result) }</strong>
                    }
                </summary>
                <div class="fold">
                    <p>{ prose(&step.text) }</p>
                    <p>
                        <a href={step.link.clone()} target="_blank" rel="noopener">
                            { name }
                            <span class="unseen">{ ", in the standard, in a new tab" }</span>
                            { icon("away") }
                        </a>
                    </p>
                </div>
            </details>
        </li>
    }
}

/// So many steps of a part are listed; only a request with very many headers has more.
const SHOWN: usize = 200;
