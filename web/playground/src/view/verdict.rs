//! The verdict: a word, an icon and a sentence.

use crate::evaluate::Answer;
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::account::Account;
use std::rc::Rc;
use yew::prelude::*;

/// Properties of [`Peek`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The answer on the page.
    pub answer: Rc<Option<Answer>>,
}

/// The verdict in one line above the boxes, where the answer stands below them.
#[component]
pub fn Peek(props: &Props) -> Html {
    let (tone, word, cause) = match props.answer.as_ref().as_ref().map(|answer| &answer.account) {
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
            <h2><strong id="outcome">{ head }</strong>{ " " }<span id="sentence">{ prose(&rest) }</span></h2>
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
