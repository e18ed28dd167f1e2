//! The permission that a fix asks for, written in a server's own language.

use crate::draw::pick::{Entry, pick};
use crate::draw::press;
use corsplain::grant::Grant;
use corsplain::recipe::{File, Proof, Recipe, Server, recipe};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Act, Attr, Element, figcaption, figure, h3, li, p, pre, prose, section, span, ul,
};

/// A server to pick, and its configuration for the grant.
pub fn recipes(grant: &Grant, chosen: Option<Server>) -> Element {
    let named = Server::ALL.iter().map(|server| Entry {
        value: server.word().to_owned(),
        label: server.name().to_owned(),
        group: group(*server).to_owned(),
    });
    let none = Entry::plain("", words::RECIPE_CHOOSE);
    let entries: Vec<Entry> = std::iter::once(none).chain(named).collect();
    let value = chosen.map(Server::word).unwrap_or_default();
    let drawn = section()
        .id("recipes")
        .attr(Attr::AriaLabelledby, "recipes-title")
        .put(h3().id("recipes-title").put(words::RECIPES))
        .put(pick("server", words::RECIPE_SERVER, &entries, value, Act::Serve));
    match chosen.map(|server| recipe(server, grant)) {
        None => drawn,
        Some(Ok(recipe)) => written(drawn, &recipe),
        Some(Err(error)) => drawn.put(p().class("warning").puts(prose(&error.to_string()))),
    }
}

const fn group(server: Server) -> &'static str {
    match server.proof() {
        Proof::Ran => words::RECIPES_RAN,
        Proof::NotRun => words::RECIPES_NOT_RUN,
    }
}

fn written(section: Element, recipe: &Recipe) -> Element {
    let proof = match recipe.proof {
        Proof::Ran => words::RECIPE_RAN,
        Proof::NotRun => words::RECIPE_NOT_RUN,
    };
    let notes = recipe.notes.iter().map(|note| li().puts(prose(note)));
    section
        .put(p().class("hint").put(proof))
        .puts(recipe.files.iter().map(file))
        .put(ul().class("plain-list").puts(notes))
}

fn file(file: &File) -> Element {
    let copy = press(Act::Copy(file.text.clone()))
        .class("plain")
        .attr(Attr::AriaLabel, fill(words::COPY_FILE, &[file.name]))
        .put(words::COPY_TEXT);
    let caption = figcaption().class("tags").put(span().put(file.name)).put(copy);
    figure().put(caption).put(pre().attr(Attr::Tabindex, "0").put(file.text.as_str()))
}
