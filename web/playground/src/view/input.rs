//! The side where people write.

use crate::evaluate::Judged;
use crate::state::{Action, State};
use crate::view::choices::choices;
use crate::view::field::Field;
use corsplain::text::{Note, Place};
use yew::prelude::*;

/// The boxes and the selects. `answer` tells how the texts were understood.
pub fn input(state: &State, answer: Option<&Judged>, act: &Callback<Action>) -> Html {
    let field = |place: Place, lines: u32, hint: &'static str, sample: &'static str| {
        let notes: Vec<Note> = answer
            .map(|answer| answer.parsed.notes.iter())
            .into_iter()
            .flatten()
            .filter(|note| note.place == Some(place))
            .cloned()
            .collect();
        let invalid = answer
            .and_then(|answer| answer.exchange.as_ref().err())
            .is_some_and(|trouble| trouble.place == place);
        html! {
            <Field {place} {lines} {hint} {sample} {notes} {invalid}
                boxes={state.now.boxes.clone()} revision={state.revision} act={act.clone()} />
        }
    };
    html! {
        <form class="input" id="input" aria-label="The exchange">
            <fieldset>
                <legend>{ "What the page asks" }</legend>
                { field(Place::PageOrigin, 1, "where the script runs", "https://app.example.com") }
                { field(Place::Request, 3, "headers, curl, or the whole exchange at once",
                    "GET /v1/items HTTP/1.1\nHost: api.example.net") }
                { choices(state.now.choices, answer, act) }
                <details class="more" open={!state.now.boxes.page_csp.is_empty()}>
                    <summary>{ "The page has a Content-Security-Policy" }</summary>
                    { field(Place::PageCsp, 2, "what the page itself may load", "connect-src 'self'") }
                </details>
            </fieldset>
            <fieldset>
                <legend>{ "What the server answers" }</legend>
                { field(Place::Preflight, 2, "the answer to OPTIONS, if there was one",
                    "HTTP/1.1 204 No Content") }
                { field(Place::Response, 3, "the answer to the request itself",
                    "HTTP/1.1 200 OK\nContent-Type: application/json") }
            </fieldset>
        </form>
    }
}
