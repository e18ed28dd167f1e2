//! What had to be assumed, beside the verdict that rests on it, and one click away from being
//! otherwise.

use crate::dom;
use crate::evaluate::{Judged, Otherwise};
use crate::state::{Action, Choice};
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::Engine;
use corsplain::text::Assumption;
use yew::prelude::*;

/// The assumptions, and the engine's verdicts under other credentials.
pub fn assumptions(answer: &Judged, engine: Engine, act: &Callback<Action>) -> Html {
    let list = &answer.parsed.assumptions;
    if list.is_empty() {
        return Html::default();
    }
    html! {
        <section class="assumptions" aria-labelledby="assumed">
            <h3 id="assumed">{ "Assumed, since the text does not say" }</h3>
            { for answer.otherwise.iter().filter(|other| other.engine == engine).map(|other| otherwise(other, act)) }
            <ul>{ for list.iter().map(|assumption| one(assumption, act)) }</ul>
        </section>
    }
}

fn one(assumption: &Assumption, act: &Callback<Action>) -> Html {
    let subject = words::subject(assumption.subject);
    let button = |word: &&'static str| {
        let choice = Choice::of(assumption.subject, word)?;
        let act = act.clone();
        let label = format!("{subject}: {word} instead of {}", assumption.value);
        let onclick = move |_: MouseEvent| act.emit(Action::Choose(choice));
        Some(html! { <button type="button" aria-label={label} {onclick}>{ *word }</button> })
    };
    let mut buttons: Vec<Html> = assumption.others.iter().filter_map(button).collect();
    if buttons.is_empty() {
        let id = words::said_in(assumption.subject).id();
        let label = format!("Say the {subject} yourself");
        let onclick = move |_: MouseEvent| dom::focus_line(id, 1);
        buttons.push(
            html! { <button type="button" aria-label={label} {onclick}>{ "say it" }</button> },
        );
    }
    html! {
        <li>
            <details>
                <summary>
                    <span class="subject">{ subject }</span>
                    if !assumption.value.is_empty() {
                        <code>{ assumption.value.clone() }</code>
                    }
                    <span class="why">{ "why" }</span>
                </summary>
                <p class="because">{ prose(&assumption.because) }</p>
            </details>
            <span class="buttons">{ for buttons }</span>
        </li>
    }
}

fn otherwise(other: &Otherwise, act: &Callback<Action>) -> Html {
    let Otherwise { credentials, outcome, cause, .. } = *other;
    let tone = words::tone(outcome);
    let act = act.clone();
    let onclick = move |_: MouseEvent| {
        act.emit(Action::Choose(Choice::Credentials(Some(credentials))));
    };
    html! {
        <div class={format!("otherwise {tone}")}>
            <p>
                { "If the page asks with credentials " }<code>{ credentials.word() }</code>{ ": " }
                <strong class="word">{ icon(tone) }{ words::outcome(outcome) }</strong>
                if let Some(cause) = cause {
                    { " " }<code>{ cause }</code>
                }
            </p>
            <button type="button" {onclick}>{ "Show this" }</button>
        </div>
    }
}
