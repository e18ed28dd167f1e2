//! What reached a server, what did not, and what would be sent next.

use crate::view::cause::prose;
use crate::words;
use corsplain::account::{Account, SentAccount};
use yew::prelude::*;

/// Every request in order, and the one that waits.
pub fn sent(account: &Account, many: bool) -> Html {
    html! {
        <section class="sent" aria-labelledby="reached">
            <h3 id="reached">{ "What reached the server" }</h3>
            <p>{ prose(&account.reached) }</p>
            if !account.sent.is_empty() {
                <ol>{ for account.sent.iter().map(|sent| request(sent, many)) }</ol>
            }
            if let Some(next) = &account.next {
                <div class="next" id="next">
                    <h3>{ "The browser would now send" }</h3>
                    <ol start={(account.sent.len() + 1).to_string()}>{ request(next, many) }</ol>
                </div>
            }
        </section>
    }
}

fn request(sent: &SentAccount, many: bool) -> Html {
    let status = match sent.status {
        None => String::from("no answer given"),
        Some(0) => String::from("no answer came"),
        Some(status) => status.to_string(),
    };
    let cookies = if sent.credentials { "with credentials" } else { "without credentials" };
    html! {
        <li>
            <p class="tags">
                <span>{ words::numbered(words::leg(sent.at.leg), sent.at, many) }</span>
                <span>{ cookies }</span>
                <span class="status">{ "\u{2192} " }{ status }</span>
            </p>
            <pre>{ words::sent_head(sent) }</pre>
        </li>
    }
}
