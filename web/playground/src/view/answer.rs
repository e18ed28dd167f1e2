//! The side where people read.

use crate::evaluate::Answer;
use crate::state::Action;
use crate::view::assumptions::assumptions;
use crate::view::cause::cause;
use crate::view::headers::headers;
use crate::view::icon::icon;
use crate::view::sent::sent;
use crate::view::steps::steps;
use crate::view::verdict::{no_verdict, verdict};
use corsplain::account::Account;
use yew::prelude::*;

/// The answer; `None` where all boxes are empty. It is `behind` where the texts have changed since.
pub fn answer(answer: Option<&Answer>, behind: bool, act: &Callback<Action>) -> Html {
    let inner = match answer {
        None => html! {
            <div class="verdict open">
                { icon("open") }
                <h2 id="outcome">{ "Paste a request and its answer, or take an example." }</h2>
            </div>
        },
        Some(answer) => match &answer.account {
            Err(trouble) => {
                html! { <>{ no_verdict(&trouble.text) }{ assumptions(answer, act) }</> }
            }
            Ok(account) => told(answer, account, act),
        },
    };
    html! {
        <section class="answer" id="answer" tabindex="-1" aria-labelledby="outcome"
            aria-busy={behind.then_some("true")}>
            { inner }
        </section>
    }
}

fn told(answer: &Answer, account: &Account, act: &Callback<Action>) -> Html {
    let many = account.sent.iter().chain(&account.next).any(|sent| sent.at.hop > 0);
    html! {
        <>
            { verdict(account) }
            if let Some(found) = &account.cause {
                { cause(found, many) }
            }
            { assumptions(answer, act) }
            { sent(account, many) }
            { steps(account, many) }
            { headers(account) }
        </>
    }
}
