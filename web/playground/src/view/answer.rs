//! The side where people read.

use crate::evaluate::{Found, Judged, differing};
use crate::state::{Action, State};
use crate::view::advice::advice;
use crate::view::assumptions::assumptions;
use crate::view::cause::cause;
use crate::view::console::console;
use crate::view::engines::engines;
use crate::view::fixes::fixes;
use crate::view::headers::headers;
use crate::view::icon::icon;
use crate::view::outside::{outside, questions, where_to_copy};
use crate::view::over_time::over_time;
use crate::view::policy::policy;
use crate::view::recipe::recipes;
use crate::view::sent::sent;
use crate::view::steps::steps;
use crate::view::verdict::{no_verdict, verdict};
use corsplain::account::EngineAccount;
use corsplain::recipe::Server;
use yew::prelude::*;

/// The answer by one engine; `None` where all boxes are empty. It is `behind` where the texts have
/// changed since.
pub fn answer(
    answer: Option<&Judged>,
    beside: Option<&Found>,
    state: &State,
    behind: bool,
    act: &Callback<Action>,
) -> Html {
    let inner = match answer {
        None => html! {
            <div class="verdict open">
                { icon("open") }
                <h2 id="outcome">{ "Paste a request and its answer, or take an example." }</h2>
            </div>
        },
        Some(answer) => match &answer.exchange {
            Err(trouble) => {
                html! { <>{ no_verdict(&trouble.text) }{ assumptions(answer, state.engine, act) }</> }
            }
            Ok(_) => {
                let of_engine = answer.of(state.engine);
                of_engine.map(|of| told(answer, beside, state.server, of, act)).unwrap_or_default()
            }
        },
    };
    html! {
        <section class="answer" id="answer" tabindex="-1" aria-labelledby="outcome"
            aria-busy={behind.then_some("true")}>
            { inner }
        </section>
    }
}

fn told(
    answer: &Judged,
    beside: Option<&Found>,
    server: Option<Server>,
    chosen: &EngineAccount,
    act: &Callback<Action>,
) -> Html {
    let accounts = &answer.accounts;
    let account = &chosen.account;
    let many = account.sent.iter().chain(&account.next).any(|sent| sent.at.hop > 0);
    html! {
        <>
            { verdict(chosen, !differing(accounts).is_empty()) }
            { engines(accounts, chosen.engine, act) }
            { console(accounts) }
            if let Some(found) = &account.cause {
                { cause(found, many) }
            }
            if let Some(beside) = beside {
                { outside(&beside.outside) }
                { fixes(&beside.fixes, act) }
                { for beside.grant.as_ref().map(|grant| recipes(grant, server, act)) }
                { where_to_copy(&beside.where_to_copy) }
            }
            if beside.is_none() {
                <p class="hint">{ "This exchange is very large, so the verdict stands here alone, without fixes and findings." }</p>
            }
            { assumptions(answer, chosen.engine, act) }
            { sent(account, many) }
            { steps(account, many) }
            { headers(account) }
            if let Some(beside) = beside {
                { advice(&beside.advice) }
                { for beside.policy.as_ref().map(policy) }
                { over_time(&beside.lives_on, &beside.stories) }
                { questions(&beside.questions) }
            }
        </>
    }
}
