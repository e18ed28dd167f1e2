//! What a text seldom says: the request's modes, to be decided by hand.

use crate::draw::flag;
use crate::draw::pick::{Entry, pick};
use crate::evaluate::Judged;
use crate::values;
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::text::Choices;
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Act, Attr, Choice, Element, div, input, label};

/// The selects. `judged` tells what the text itself says.
pub fn choices(choices: Choices, judged: Option<&Judged>) -> Element {
    let request = judged.map(|judged| &judged.parsed.scenario.request);
    let api = Select {
        choice: Choice::Api,
        id: "api",
        label: words::CHOICE_API,
        words: Api::ALL.iter().map(|value| (value.word(), values::api(*value))).collect(),
        chosen: choices.api.map(Api::word),
        said: request.map(|request| values::api(request.api)),
    };
    let mode = Select {
        choice: Choice::Mode,
        id: "mode",
        label: words::CHOICE_MODE,
        words: Mode::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.mode.map(Mode::word),
        said: request.map(|request| request.mode.word()),
    };
    let credentials = Select {
        choice: Choice::Credentials,
        id: "credentials",
        label: words::CHOICE_CREDENTIALS,
        words: Credentials::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.credentials.map(Credentials::word),
        said: request.map(|request| request.credentials.word()),
    };
    let redirect = Select {
        choice: Choice::Redirect,
        id: "redirect",
        label: words::CHOICE_REDIRECT,
        words: Redirect::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.redirect.map(Redirect::word),
        said: request.map(|request| request.redirect.word()),
    };
    let listener = input()
        .attr(Attr::Type, "checkbox")
        .id("upload-listener")
        .attr(Attr::Value, "true")
        .act(Act::Choose(Choice::UploadListener, None));
    let listens = request.is_some_and(|request| request.upload_listener);
    div()
        .class("choices")
        .puts([api, mode, credentials, redirect].map(|select| select.draw(judged)))
        .put(
            label()
                .class("check")
                .put(flag(listener, Attr::Checked, listens))
                .put(words::CHOICE_UPLOAD_LISTENER),
        )
}

struct Select {
    choice: Choice,
    id: &'static str,
    label: &'static str,
    /// Each value's word, and what it is called.
    words: Vec<(&'static str, &'static str)>,
    /// What was decided by hand.
    chosen: Option<&'static str>,
    /// What holds now.
    said: Option<&'static str>,
}

impl Select {
    fn draw(self, judged: Option<&Judged>) -> Element {
        let Self { choice, id, label, words, chosen, said } = self;
        let assumed = judged.is_some_and(|judged| {
            let mut subjects = judged.parsed.assumptions.iter().map(|one| one.subject);
            subjects.any(|subject| values::decided_by(subject) == Some(choice))
        });
        let first = match said {
            Some(word) if assumed => fill(words::CHOICE_ASSUMED, &[word]),
            Some(word) if chosen.is_none() => fill(words::CHOICE_READ, &[word]),
            _ => words::CHOICE_FROM_TEXT.to_owned(),
        };
        let named = words.into_iter().map(|(word, name)| Entry::plain(word, name));
        let entries: Vec<Entry> = [Entry::plain("", &first)].into_iter().chain(named).collect();
        pick(id, label, &entries, chosen.unwrap_or_default(), Act::Choose(choice, None))
    }
}
