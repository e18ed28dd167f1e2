//! Every step of the standard that was taken.

use crate::view::cause::{place, prose};
use crate::view::icon::icon;
use crate::words;
use corsplain::account::{Account, StepAccount, StepResult};
use yew::prelude::*;

/// The steps in order, each folding out.
pub fn steps(account: &Account, many: bool) -> Html {
    if account.steps.is_empty() {
        return Html::default();
    }
    html! {
        <section class="steps" aria-labelledby="steps-title">
            <h3 id="steps-title">{ "Step by step" }</h3>
            <ol id="steps">{ for account.steps.iter().map(|step| one(step, many)) }</ol>
        </section>
    }
}

fn one(step: &StepAccount, many: bool) -> Html {
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
    let label = format!("{name}, in the standard, in a new tab");
    html! {
        <li class={tone}>
            <details open={blocks}>
                <summary>
                    <span class="mark">{ icon(tone) }<span class="unseen">{ words::result(step.result) }{ ": " }</span></span>
                    <span class="title">{ step.title }</span>
                    if blocks {
                        <strong>{ words::result(step.result) }</strong>
                    }
                    <span class="leg">{ place(step.at, many) }</span>
                </summary>
                <div class="fold">
                    <p>{ prose(&step.text) }</p>
                    { for step.departures.iter().map(|text| html! { <p class="departure">{ prose(text) }</p> }) }
                    <p><a href={step.link.clone()} target="_blank" rel="noopener" aria-label={label}>{ name.clone() }{ icon("away") }</a></p>
                </div>
            </details>
        </li>
    }
}
