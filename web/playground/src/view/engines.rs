//! The engines side by side: what each does, which one the answer tells, and why they differ.

use crate::evaluate::differing;
use crate::state::Action;
use crate::view::cause::prose;
use crate::view::icon::icon;
use crate::words;
use corsplain::Engine;
use corsplain::account::EngineAccount;
use yew::prelude::*;

/// A verdict for each engine to choose from, and below them why they differ.
pub fn engines(accounts: &[EngineAccount], chosen: Engine, act: &Callback<Action>) -> Html {
    let differing = differing(accounts);
    html! {
        <fieldset class="engines" id="engines">
            <legend><h3>{ "In each browser" }</h3></legend>
            <p id="engines-said">{ summary(accounts, &differing) }</p>
            <div>{ for accounts.iter().map(|told| row(told, told.engine == chosen, act)) }</div>
            if !differing.is_empty() {
                <ul class="departures">{ for differing.iter().map(|alike| why(alike)) }</ul>
                <p class="hint">{ observed_in(&differing) }</p>
            }
        </fieldset>
    }
}

fn summary(accounts: &[EngineAccount], differing: &[Vec<&EngineAccount>]) -> Html {
    let is_one = accounts.iter().all(|told| {
        accounts.first().is_some_and(|first| first.account.outcome == told.account.outcome)
    });
    match (differing.is_empty(), is_one) {
        (true, _) => html! { "All four agree." },
        (false, true) => {
            html! { <strong>{ "The verdict is the same, the way to it is not." }</strong> }
        }
        (false, false) => html! { <strong>{ "They do not agree." }</strong> },
    }
}

fn row(told: &EngineAccount, is_chosen: bool, act: &Callback<Action>) -> Html {
    let EngineAccount { engine, name, account, error, departures, .. } = told;
    let engine = *engine;
    let tone = words::tone(account.outcome);
    let act = act.clone();
    let onchange = move |_: Event| act.emit(Action::Follow(engine));
    html! {
        <label class={tone}>
            <input type="radio" name="engine" value={engine.word()} checked={is_chosen} {onchange} />
            <span class="name">{ *name }</span>
            <strong class="word">{ icon(tone) }{ words::outcome(account.outcome) }</strong>
            if let Some(error) = error {
                <code>{ *error }</code>
            }
            if !departures.is_empty() {
                <em>{ "differs" }</em>
            }
        </label>
    }
}

/// In which versions of which browsers all this was seen.
fn observed_in(differing: &[Vec<&EngineAccount>]) -> String {
    let browsers: Vec<&str> = differing
        .iter()
        .flatten()
        .flat_map(|told| told.observed_in.iter().map(String::as_str))
        .collect();
    format!("Observed in {}.", words::list(&browsers))
}

fn why(alike: &[&EngineAccount]) -> Html {
    let names: Vec<&str> = alike.iter().map(|told| told.name).collect();
    let departures = alike.first().map(|told| told.departures.as_slice()).unwrap_or_default();
    let differ = if names.len() == 1 { "differs" } else { "differ" };
    html! {
        <li>
            <strong>{ format!("Why {} {differ}: ", words::list(&names)) }</strong>
            { prose(&departures.join(" ")) }
        </li>
    }
}
