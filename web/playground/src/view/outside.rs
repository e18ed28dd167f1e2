//! What is likely the true cause and is not CORS, and what people ask about it.

use crate::view::cause::prose;
use corsplain::outside::{Outside, Question};
use yew::prelude::*;

/// Each likely cause with what shows it and what to do.
pub fn outside(found: &[Outside]) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <section id="outside" aria-labelledby="outside-title">
            <h3 id="outside-title">{ "Look here too: this is not CORS" }</h3>
            <ul class="cards">
                { for found.iter().map(|one| html! {
                    <li>
                        <strong>{ prose(one.title) }</strong>
                        <p>{ prose(&one.evidence) }</p>
                        <p>{ prose(one.advice) }</p>
                    </li>
                }) }
            </ul>
        </section>
    }
}

/// Questions that fold out to their answers.
pub fn questions(asked: &[Question]) -> Html {
    if asked.is_empty() {
        return Html::default();
    }
    html! {
        <section id="questions" aria-labelledby="questions-title">
            <h3 id="questions-title">{ "What people ask here" }</h3>
            { for asked.iter().map(|one| html! {
                <details class="part small">
                    <summary><strong>{ one.question }</strong></summary>
                    <p>{ prose(one.answer) }</p>
                </details>
            }) }
        </section>
    }
}

/// Where the missing half of an exchange is copied from, in each browser.
pub fn where_to_copy(browsers: &[(&'static str, &'static [&'static str])]) -> Html {
    if browsers.is_empty() {
        return Html::default();
    }
    html! {
        <section id="where-to-copy" aria-labelledby="copy-title">
            <h3 id="copy-title">{ "Where to copy what is missing" }</h3>
            { for browsers.iter().map(|(name, steps)| html! {
                <details class="part small">
                    <summary><strong>{ *name }</strong></summary>
                    <ol class="numbered">{ for steps.iter().map(|step| html! { <li>{ prose(step) }</li> }) }</ol>
                </details>
            }) }
        </section>
    }
}
