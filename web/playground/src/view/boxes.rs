//! The side where people write.

use crate::bench::Bench;
use crate::deed::Action;
use crate::draw;
use crate::view::field::field;
use crate::view::told;
use corsplain_nodes::{Place, words};
use yew::{Callback, Html, html};

/// The boxes, the decisions to be made by hand, and what was understood.
pub fn boxes(bench: &Bench, act: &Callback<Action>) -> Html {
    let field = |place: Place| field(place, bench, act);
    html! {
        <form class="input" id="input" aria-label={words::INPUT} onsubmit={stay}>
            <fieldset>
                <legend>{ words::WHAT_THE_PAGE_ASKS }</legend>
                { field(Place::PageOrigin) }
                { field(Place::Request) }
                { draw::nodes(&bench.verdict().choices, act) }
                <details class="more" open={!bench.now.sheet.boxes.page_csp.is_empty()}>
                    <summary>{ words::MORE_PAGE_CSP }</summary>
                    { field(Place::PageCsp) }
                </details>
            </fieldset>
            <fieldset>
                <legend>{ words::WHAT_THE_SERVER_ANSWERS }</legend>
                { field(Place::Preflight) }
                { field(Place::Response) }
            </fieldset>
            { told::fields(bench, act) }
        </form>
    }
}

/// Enter in a box sends nothing anywhere.
fn stay(event: yew::SubmitEvent) {
    event.prevent_default();
}
