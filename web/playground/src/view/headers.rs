//! Which headers of the answer script can read.

use crate::view::icon::icon;
use corsplain::account::{Account, HeaderAccount};
use yew::prelude::*;

/// The table; nothing where script gets no answer.
pub fn headers(account: &Account) -> Html {
    if account.headers.is_empty() {
        return Html::default();
    }
    let more = account.headers.len().saturating_sub(SHOWN);
    html! {
        <section class="headers" aria-labelledby="headers-title">
            <h3 id="headers-title">{ "What script can read" }</h3>
            <table id="headers">
                <caption class="unseen">{ "The headers of the last answer" }</caption>
                <thead>
                    <tr><th scope="col">{ "Header" }</th><th scope="col">{ "For script" }</th></tr>
                </thead>
                <tbody>{ for account.headers.iter().take(SHOWN).map(one) }</tbody>
            </table>
            if more > 0 {
                <p class="hint">{ format!("And {more} more headers.") }</p>
            }
        </section>
    }
}

fn one(header: &HeaderAccount) -> Html {
    let (tone, word) = if header.readable { ("good", "readable") } else { ("quiet", "hidden") };
    html! {
        <tr>
            <th scope="row"><code>{ header.name.clone() }</code><code class="value">{ header.value.clone() }</code></th>
            <td class={tone}><strong>{ icon(tone) }{ word }</strong><span>{ header.why }</span></td>
        </tr>
    }
}

/// So many headers are listed.
const SHOWN: usize = 200;
