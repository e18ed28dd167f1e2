//! A labelled `select` whose value is told to it, not kept by it.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// One choice of a [`Pick`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it stands for.
    pub value: String,
    /// What it says.
    pub label: String,
    /// The heading that it stands under; empty for none.
    pub group: String,
}

/// Properties of [`Pick`].
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct Props {
    /// The element's id.
    pub id: &'static str,
    /// What is picked.
    pub label: &'static str,
    /// What there is to pick from.
    pub entries: Vec<Entry>,
    /// What is picked now.
    pub value: String,
    /// Told the value that somebody picks.
    pub onpick: Callback<String>,
}

/// The element.
#[component]
pub fn Pick(props: &Props) -> Html {
    let node = use_node_ref();
    {
        let node = node.clone();
        use_effect_with((props.value.clone(), props.entries.clone()), move |(value, _)| {
            if let Some(select) = node.cast::<HtmlSelectElement>() {
                select.set_value(value);
            }
        });
    }
    let onchange = {
        let onpick = props.onpick.clone();
        move |event: Event| {
            onpick.emit(event.target_unchecked_into::<HtmlSelectElement>().value());
        }
    };
    let option = |entry: &Entry| {
        html! { <option value={entry.value.clone()}>{ entry.label.clone() }</option> }
    };
    let groups = props.entries.chunk_by(|one, next| one.group == next.group).map(|group| {
        let label = group.first().map(|entry| entry.group.clone()).unwrap_or_default();
        let options = group.iter().map(option);
        if label.is_empty() {
            options.collect::<Html>()
        } else {
            html! { <optgroup {label}>{ for options }</optgroup> }
        }
    });
    html! {
        <div class="pick">
            <label for={props.id}>{ props.label }</label>
            <select ref={node} id={props.id} {onchange}>{ for groups }</select>
        </div>
    }
}
