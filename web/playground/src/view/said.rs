//! What is said of the last deed.

use crate::deed::Action;
use crate::state::Said;
use crate::view::button;
use corsplain_nodes::{Secrets, words};
use yew::{Callback, Html, html};

/// The line, which is always there, so that what comes into it is said aloud.
pub fn said(said: Option<&Said>, act: &Callback<Action>) -> Html {
    let inner = said.map(|Said { text, offer, by_hand }| {
        html! {
            <div>
                <p>{ text.clone() }</p>
                if let Some(text) = by_hand {
                    <textarea rows="4" readonly=true aria-label={words::TEXT_TO_TAKE} value={text.clone()} />
                }
                if let Some(export) = *offer {
                    { button(words::COPY_WITH_SECRETS, Action::Export(export, Secrets::Kept), act) }
                }
                { button(words::NOTICE_OK, Action::Hush, act) }
            </div>
        }
    });
    html! { <div class="said" id="said" role="status">{ inner }</div> }
}
