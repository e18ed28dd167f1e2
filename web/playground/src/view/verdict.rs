//! The verdict: a word, an icon and a sentence.

use crate::evaluate::Answer;
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::account::Account;
use yew::prelude::*;

/// The verdict in one line above the boxes, where the answer stands below them.
pub fn peek(answer: Option<&Answer>) -> Html {
    let (tone, word, cause) = match answer.map(|answer| &answer.account) {
        None => return Html::default(),
        Some(Err(_)) => ("open", "Not enough yet", None),
        Some(Ok(account)) => (
            words::tone(account.outcome),
            words::outcome(account.outcome),
            account.cause.as_ref().map(|cause| cause.name),
        ),
    };
    html! {
        <a class={classes!("peek", tone)} href="#answer">
            { icon(tone) }
            <strong>{ word }</strong>
            if let Some(cause) = cause {
                <code>{ cause }</code>
            }
            <span class="unseen">{ "Go to the answer" }</span>
        </a>
    }
}

/// The verdict of an exchange.
pub fn verdict(account: &Account) -> Html {
    let tone = words::tone(account.outcome);
    let (head, rest) = words::headline(account);
    html! {
        <div class={classes!("verdict", tone)}>
            { icon(tone) }
            <div>
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
