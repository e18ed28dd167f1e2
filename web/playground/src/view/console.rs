//! What each browser prints on its console.

use corsplain::account::EngineAccount;
use yew::prelude::*;

/// The lines, letter by letter, under the name of each browser that prints any.
pub fn console(accounts: &[EngineAccount]) -> Html {
    let printing = accounts.iter().filter(|told| !told.console.is_empty());
    let mut printing = printing.peekable();
    if printing.peek().is_none() {
        return Html::default();
    }
    html! {
        <details class="part" id="console">
            <summary><h3>{ "What the console says" }</h3></summary>
            { for printing.map(|told| html! {
                <figure>
                    <figcaption>{ told.name }</figcaption>
                    <pre>{ told.console.join("\n") }</pre>
                </figure>
            }) }
        </details>
    }
}
