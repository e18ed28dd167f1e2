//! The values that core names, in the page's words.

use corsplain::account::{Account, SentAccount, StepResult};
use corsplain::scenario::Api;
use corsplain::text::Subject;
use corsplain::{At, Engine, Leg, Outcome};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Choice, Place};

/// What a box is called.
#[must_use]
pub const fn place(place: Place) -> &'static str {
    match place {
        Place::PageOrigin => words::PLACE_PAGE_ORIGIN,
        Place::PageCsp => words::PLACE_PAGE_CSP,
        Place::Request => words::PLACE_REQUEST,
        Place::Preflight => words::PLACE_PREFLIGHT,
        Place::Response => words::PLACE_RESPONSE,
    }
}

/// A verdict's sentence, taken apart at its first colon: what to set in large type, and the rest.
#[must_use]
pub fn headline(account: &Account) -> (String, String) {
    match account.sentence.split_once(": ") {
        Some((head, rest)) if !head.contains('`') => (head.to_owned(), capitalized(rest)),
        _ => (outcome(account.outcome).to_owned(), account.sentence.clone()),
    }
}

/// Whose verdict it is.
#[must_use]
pub fn by(engine: Engine, name: &str) -> String {
    match engine {
        Engine::Fetch => fill(words::VERDICT_BY_STANDARD, &[name]),
        Engine::Chromium | Engine::Firefox | Engine::WebKit => {
            fill(words::VERDICT_BY_BROWSER, &[name])
        }
    }
}

/// Names as they stand in a sentence.
#[must_use]
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => fill(words::NAMES, &[&first.join(", "), last]),
    }
}

/// The same with its first letter in upper case.
#[must_use]
pub fn capitalized(text: &str) -> String {
    let mut text = text.to_owned();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

/// An outcome in one or two words.
#[must_use]
pub const fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Readable => words::OUTCOME_READABLE,
        Outcome::Opaque => words::OUTCOME_OPAQUE,
        Outcome::OpaqueRedirect => words::OUTCOME_OPAQUE_REDIRECT,
        Outcome::NetworkError => words::OUTCOME_NETWORK_ERROR,
        Outcome::TypeError => words::OUTCOME_TYPE_ERROR,
        Outcome::Incomplete => words::OUTCOME_INCOMPLETE,
    }
}

/// How an outcome is coloured and which icon stands for it.
#[must_use]
pub const fn tone(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Readable => "good",
        Outcome::Opaque | Outcome::OpaqueRedirect => "quiet",
        Outcome::NetworkError | Outcome::TypeError => "bad",
        Outcome::Incomplete => "open",
    }
}

/// The line of the icon of that name, in a square of 24.
#[must_use]
pub fn icon_line(name: &str) -> &'static str {
    match name {
        "good" => "M5 12.5l4.5 4.5L19 7.5",
        "bad" => "M6 6l12 12M18 6L6 18",
        "quiet" => {
            "M4 4l16 16M9.9 5.8A9 9 0 0 1 21 12a13 13 0 0 1-2.4 3M6.3 7.7A13 13 0 0 0 3 12a9 9 0 0 0 12 5.4"
        }
        "open" => "M12 7v5l3 2M12 3a9 9 0 1 0 .01 0",
        "away" => "M8 16L17 7M9 7h8v8",
        _ => "M4 12h16",
    }
}

/// What is sent in a part of the conversation.
#[must_use]
pub const fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => words::LEG_REQUEST,
        Leg::Preflight => words::LEG_PREFLIGHT,
        Leg::Response => words::LEG_RESPONSE,
    }
}

/// A part of the conversation as a heading.
#[must_use]
pub fn part(at: At, many: bool) -> String {
    let part = match at.leg {
        Leg::Request => words::STEPS_OF_REQUEST,
        Leg::Preflight => words::STEPS_OF_PREFLIGHT,
        Leg::Response => words::STEPS_OF_RESPONSE,
    };
    numbered(part, at, many)
}

/// Where something went wrong.
#[must_use]
pub fn place_of(at: At, many: bool) -> String {
    let place = match at.leg {
        Leg::Request => words::AT_REQUEST,
        Leg::Preflight => words::AT_PREFLIGHT,
        Leg::Response => words::AT_RESPONSE,
    };
    numbered(place, at, many)
}

/// Adds the URL's number where there are many.
#[must_use]
pub fn numbered(word: &str, at: At, many: bool) -> String {
    if many {
        fill(words::AT_URL, &[word, &(u32::from(at.hop) + 1).to_string()])
    } else {
        word.to_owned()
    }
}

/// How a step came out.
#[must_use]
pub const fn result(result: StepResult) -> &'static str {
    match result {
        StepResult::Passes => words::STEP_PASSES,
        StepResult::Blocks => words::STEP_BLOCKS,
        StepResult::Decides => words::STEP_DECIDES,
    }
}

/// What an assumption is about.
#[must_use]
pub const fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::PageOrigin => words::SUBJECT_PAGE_ORIGIN,
        Subject::Url => words::SUBJECT_URL,
        Subject::Method => words::SUBJECT_METHOD,
        Subject::Mode => words::SUBJECT_MODE,
        Subject::Credentials => words::SUBJECT_CREDENTIALS,
        Subject::Redirect => words::SUBJECT_REDIRECT,
        Subject::Headers => words::SUBJECT_HEADERS,
        Subject::Status => words::SUBJECT_STATUS,
        Subject::Preflight => words::SUBJECT_PREFLIGHT,
    }
}

/// The box in which a person can say what was assumed.
#[must_use]
pub const fn said_in(subject: Subject) -> Place {
    match subject {
        Subject::PageOrigin => Place::PageOrigin,
        Subject::Status => Place::Response,
        Subject::Preflight => Place::Preflight,
        Subject::Url
        | Subject::Method
        | Subject::Mode
        | Subject::Credentials
        | Subject::Redirect
        | Subject::Headers => Place::Request,
    }
}

/// The decision by which an assumption can be changed; `None` where only the text can.
#[must_use]
pub const fn decided_by(subject: Subject) -> Option<Choice> {
    match subject {
        Subject::Mode => Some(Choice::Mode),
        Subject::Credentials => Some(Choice::Credentials),
        Subject::Redirect => Some(Choice::Redirect),
        Subject::PageOrigin
        | Subject::Url
        | Subject::Method
        | Subject::Headers
        | Subject::Status
        | Subject::Preflight => None,
    }
}

/// A time after the first request.
#[must_use]
pub fn seconds(at: u64) -> String {
    let (text, count) = match at {
        0 => return words::NOW_SECONDS.to_owned(),
        at if at % 3600 == 0 => (words::IN_HOURS, at / 3600),
        at if at % 60 == 0 => (words::IN_MINUTES, at / 60),
        at => (words::IN_SECONDS, at),
    };
    fill(text, &[&count.to_string()])
}

/// By what the page asks.
#[must_use]
pub const fn api(api: Api) -> &'static str {
    match api {
        Api::Fetch => words::API_FETCH,
        Api::Xhr => words::API_XHR,
        Api::Beacon => words::API_BEACON,
        Api::EventSource => words::API_EVENT_SOURCE,
        Api::Img => words::API_IMG,
        Api::Media => words::API_MEDIA,
        Api::Script => words::API_SCRIPT,
        Api::Style => words::API_STYLE,
        Api::Font => words::API_FONT,
        Api::Preload => words::API_PRELOAD,
    }
}

/// The head of a request that was sent, as it goes over the wire.
#[must_use]
pub fn sent_head(sent: &SentAccount) -> String {
    let mut head = format!("{} {}", sent.method, sent.url);
    for (name, value) in sent.headers.iter().take(SHOWN) {
        head.push('\n');
        head.push_str(name);
        head.push_str(": ");
        head.push_str(value);
    }
    let more = sent.headers.len().saturating_sub(SHOWN);
    if more > 0 {
        head.push('\n');
        head.push_str(&fill(words::MORE_SENT_HEADERS, &[&words::count(more)]));
    }
    head
}

/// So many headers of a request are shown.
const SHOWN: usize = 100;
