//! What a text seldom says: the request's modes, to be decided by hand.

use crate::evaluate::Judged;
use crate::state::{Action, Choice};
use crate::view::pick::{Entry, Pick};
use crate::words;
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain::text::{Choices, Subject};
use web_sys::HtmlInputElement;
use yew::prelude::*;

/// The selects. `answer` tells what the text itself says.
pub fn choices(choices: Choices, answer: Option<&Judged>, act: &Callback<Action>) -> Html {
    let request = answer.map(|answer| &answer.parsed.scenario.request);
    let api = Select {
        subject: None,
        id: "api",
        label: "Asked by",
        words: Api::ALL.iter().map(|value| (value.word(), words::api(*value))).collect(),
        chosen: choices.api.map(Api::word),
        said: request.map(|request| words::api(request.api)),
        choice: |word| Choice::Api(Api::from_word(word)),
    };
    let mode = Select {
        subject: Some(Subject::Mode),
        id: "mode",
        label: "Mode",
        words: Mode::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.mode.map(Mode::word),
        said: request.map(|request| request.mode.word()),
        choice: |word| Choice::Mode(Mode::from_word(word)),
    };
    let credentials = Select {
        subject: Some(Subject::Credentials),
        id: "credentials",
        label: "Credentials",
        words: Credentials::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.credentials.map(Credentials::word),
        said: request.map(|request| request.credentials.word()),
        choice: |word| Choice::Credentials(Credentials::from_word(word)),
    };
    let redirect = Select {
        subject: Some(Subject::Redirect),
        id: "redirect",
        label: "Redirect",
        words: Redirect::ALL.iter().map(|value| (value.word(), value.word())).collect(),
        chosen: choices.redirect.map(Redirect::word),
        said: request.map(|request| request.redirect.word()),
        choice: |word| Choice::Redirect(Redirect::from_word(word)),
    };
    let onlistener = {
        let act = act.clone();
        move |event: Event| {
            let checked = event.target_unchecked_into::<HtmlInputElement>().checked();
            act.emit(Action::Choose(Choice::UploadListener(checked.then_some(true))));
        }
    };
    let listener = request.is_some_and(|request| request.upload_listener);
    html! {
        <div class="choices">
            { for [api, mode, credentials, redirect].map(|select| select.draw(answer, act)) }
            <label class="check">
                <input type="checkbox" id="upload-listener" checked={listener} onchange={onlistener} />
                { "XMLHttpRequest with an upload listener" }
            </label>
        </div>
    }
}

struct Select {
    /// Where the text may leave it open.
    subject: Option<Subject>,
    id: &'static str,
    label: &'static str,
    /// Each value's word, and what it is called.
    words: Vec<(&'static str, &'static str)>,
    /// What was decided by hand.
    chosen: Option<&'static str>,
    /// What holds now.
    said: Option<&'static str>,
    choice: fn(&str) -> Choice,
}

impl Select {
    fn draw(self, answer: Option<&Judged>, act: &Callback<Action>) -> Html {
        let Self { subject, id, label, words, chosen, said, choice } = self;
        let assumed = answer.is_some_and(|answer| {
            answer.parsed.assumptions.iter().any(|assumption| Some(assumption.subject) == subject)
        });
        let first = match said {
            Some(word) if assumed => format!("{word} (assumed)"),
            Some(word) if chosen.is_none() => format!("{word} (as read)"),
            _ => String::from("from the text"),
        };
        let entry = |value: &str, label: String| Entry {
            value: value.to_owned(),
            label,
            group: String::new(),
        };
        let mut entries = vec![entry("", first)];
        entries.extend(words.into_iter().map(|(word, name)| entry(word, name.to_owned())));
        let act = act.clone();
        let onpick = move |word: String| act.emit(Action::Choose(choice(&word)));
        html! { <Pick {id} {label} {entries} value={chosen.unwrap_or_default().to_owned()} {onpick} /> }
    }
}
