//! The permission that a fix asks for, written in a server's own language.

use crate::dom;
use crate::state::Action;
use crate::view::cause::prose;
use crate::view::pick::{Entry, Pick};
use corsplain::grant::Grant;
use corsplain::recipe::{File, Proof, Recipe, Server, recipe};
use yew::prelude::*;

/// A server to pick, and its configuration for the grant.
pub fn recipes(grant: &Grant, chosen: Option<Server>, act: &Callback<Action>) -> Html {
    let none =
        Entry { value: String::new(), label: "choose a server".to_owned(), group: String::new() };
    let named = Server::ALL.iter().map(|server| Entry {
        value: server.word().to_owned(),
        label: server.name().to_owned(),
        group: group(*server).to_owned(),
    });
    let entries: Vec<Entry> = [none].into_iter().chain(named).collect();
    let value = chosen.map(Server::word).unwrap_or_default().to_owned();
    let act = act.clone();
    let onpick = move |word: String| act.emit(Action::Serve(Server::from_word(&word)));
    html! {
        <section id="recipes" aria-labelledby="recipes-title">
            <h3 id="recipes-title">{ "The same, written into your server" }</h3>
            <div class="pick"><Pick id="server" label="Server" {entries} {value} {onpick} /></div>
            { for chosen.map(|server| match recipe(server, grant) {
                Ok(recipe) => written(&recipe),
                Err(error) => html! { <p class="warning">{ prose(&error.to_string()) }</p> },
            }) }
        </section>
    }
}

const fn group(server: Server) -> &'static str {
    match server.proof() {
        Proof::Ran => "Tried with the real server",
        Proof::NotRun => "Not tried",
    }
}

fn written(recipe: &Recipe) -> Html {
    html! {
        <>
            <p class="hint">
                { match recipe.proof {
                    Proof::Ran => "This was run in the real server and asked by a real browser.",
                    Proof::NotRun => "This follows the server\u{2019}s documentation and was not run.",
                } }
            </p>
            { for recipe.files.iter().map(file) }
            <ul class="plain-list">
                { for recipe.notes.iter().map(|note| html! { <li>{ prose(note) }</li> }) }
            </ul>
        </>
    }
}

fn file(file: &File) -> Html {
    let text = file.text.clone();
    let copy = move |_: MouseEvent| dom::copy(&text);
    html! {
        <figure>
            <figcaption class="tags">
                <span>{ file.name }</span>
                <button type="button" class="plain" onclick={copy}>{ "Copy" }</button>
            </figcaption>
            <pre tabindex="0">{ file.text.clone() }</pre>
        </figure>
    }
}
