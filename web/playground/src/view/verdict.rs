//! The verdict: a word, an icon and a sentence.

use crate::evaluate::Judged;
use crate::evaluate::differing;
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::Engine;
use corsplain::account::EngineAccount;
use yew::prelude::*;

/// The verdict in one line above the boxes, where the answer stands below them.
pub fn peek(answer: Option<&Judged>, engine: Engine) -> Html {
    let Some(answer) = answer else { return Html::default() };
    let (tone, word, cause) = match answer.of(engine) {
        None => ("open", "Not enough yet", None),
        Some(EngineAccount { account, .. }) => (
            words::tone(account.outcome),
            words::outcome(account.outcome),
            account.cause.as_ref().map(|cause| cause.name),
        ),
    };
    let differ = !differing(&answer.accounts).is_empty();
    html! {
        <a class={format!("peek {tone}")} href="#answer">
            { icon(tone) }
            <strong>{ word }</strong>
            if let Some(cause) = cause {
                <code>{ cause }</code>
            }
            if differ {
                <em>{ "browsers differ" }</em>
            }
            <span class="unseen">{ "Go to the answer" }</span>
        </a>
    }
}

/// The verdict of an exchange; it `is_one_of` several that differ.
pub fn verdict(told: &EngineAccount, is_one_of: bool) -> Html {
    let EngineAccount { name, account, .. } = told;
    let tone = words::tone(account.outcome);
    let (head, rest) = words::headline(account);
    html! {
        <div class={format!("verdict {tone}")}>
            { icon(tone) }
            <div>
                if is_one_of {
                    <p class="whose">{ words::by(told.engine, name) }</p>
                }
                <h2><strong id="outcome">{ head }</strong>{ " " }<span id="sentence">{ prose(&rest) }</span></h2>
                <p class="agreement">
                    <em>{ "Did the other side agree to this conversation?" }</em>{ " " }
                    { prose(&account.agreement) }
                </p>
            </div>
        </div>
    }
}

/// That there is no verdict, and why.
pub fn no_verdict(error: &str) -> Html {
    html! {
        <div class="verdict open">
            { icon("open") }
            <h2><strong id="outcome">{ "Not enough yet" }</strong>{ " " }<span id="sentence">{ prose(error) }</span></h2>
        </div>
    }
}
