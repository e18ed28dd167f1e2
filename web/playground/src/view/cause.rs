//! Why an exchange was blocked.

use crate::words;
use corsplain::account::Cause;
use yew::prelude::*;

/// The cause with its code, and the values.
pub fn cause(cause: &Cause, many: bool) -> Html {
    html! {
        <section class="cause" aria-labelledby="cause-title">
            <h3 id="cause-title">{ "Cause " }<code id="cause">{ cause.name }</code></h3>
            <p>{ prose(&cause.text) }</p>
            <dl>
                <div><dt>{ "Saw" }</dt><dd>{ value(cause.saw.as_deref(), "nothing") }</dd></div>
                if cause.needed.is_some() {
                    <div><dt>{ "Against" }</dt><dd>{ value(cause.needed.as_deref(), "") }</dd></div>
                }
                <div><dt>{ "Where" }</dt><dd>{ words::place_of(cause.at, many) }</dd></div>
                <div><dt>{ "To change" }</dt><dd>{ cause.who.clone() }</dd></div>
            </dl>
        </section>
    }
}

/// A text in which values stand between backticks.
pub fn prose(text: &str) -> Html {
    let parts = text.split('`').enumerate().map(|(index, part)| {
        if index % 2 == 1 {
            html! { <code>{ part.to_owned() }</code> }
        } else {
            html! { { part.to_owned() } }
        }
    });
    parts.collect()
}

fn value(value: Option<&str>, none: &'static str) -> Html {
    match value {
        Some("") => html! { <em>{ "an empty value" }</em> },
        Some(value) => html! { <code>{ value.to_owned() }</code> },
        None => html! { <em>{ none }</em> },
    }
}
