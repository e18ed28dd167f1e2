//! The page's own words for the values that core names.

use corsplain::account::{Account, StepResult};
use corsplain::scenario::Api;
use corsplain::text::{Place, Subject};
use corsplain::{At, Engine, Leg, Outcome};

/// The boxes, in the order in which they stand.
pub const PLACES: [Place; 5] =
    [Place::PageOrigin, Place::Request, Place::PageCsp, Place::Preflight, Place::Response];

/// The id of a box in the document.
#[must_use]
pub const fn place_id(place: Place) -> &'static str {
    match place {
        Place::PageOrigin => "page-origin",
        Place::PageCsp => "page-csp",
        Place::Request => "request",
        Place::Preflight => "preflight",
        Place::Response => "response",
    }
}

/// What a box is called.
#[must_use]
pub const fn place(place: Place) -> &'static str {
    match place {
        Place::PageOrigin => "Page origin",
        Place::PageCsp => "Page\u{2019}s Content-Security-Policy",
        Place::Request => "Request",
        Place::Preflight => "Preflight response",
        Place::Response => "Response",
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
        Engine::Fetch => format!("By the {name}"),
        Engine::Chromium | Engine::Firefox | Engine::WebKit => format!("In {name}"),
    }
}

/// Names as they stand in a sentence.
#[must_use]
pub fn list(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [name] => (*name).to_owned(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
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
        Outcome::Readable => "Allowed",
        Outcome::Opaque => "Opaque",
        Outcome::OpaqueRedirect => "Opaque redirect",
        Outcome::NetworkError => "Blocked",
        Outcome::TypeError => "Refused",
        Outcome::Incomplete => "Not decided yet",
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

/// What is sent in a part of the conversation.
#[must_use]
pub const fn leg(leg: Leg) -> &'static str {
    match leg {
        Leg::Request => "Nothing",
        Leg::Preflight => "Preflight",
        Leg::Response => "Request",
    }
}

/// A part of the conversation as a place.
#[must_use]
pub fn part(at: At, many: bool) -> String {
    let part = match at.leg {
        Leg::Request => "Before sending",
        Leg::Preflight => "The preflight",
        Leg::Response => "The request and its response",
    };
    numbered(part, at, many)
}

/// Where something went wrong.
#[must_use]
pub fn place_of(at: At, many: bool) -> String {
    let place = match at.leg {
        Leg::Request => "before sending",
        Leg::Preflight => "the preflight",
        Leg::Response => "the response",
    };
    numbered(place, at, many)
}

/// Adds the URL's number where there are many.
#[must_use]
pub fn numbered(word: &str, at: At, many: bool) -> String {
    if many { format!("{word}, URL {}", u32::from(at.hop) + 1) } else { word.to_owned() }
}

/// How a step came out.
#[must_use]
pub const fn result(result: StepResult) -> &'static str {
    match result {
        StepResult::Passes => "passes",
        StepResult::Blocks => "blocks",
        StepResult::Decides => "decides",
    }
}

/// What an assumption is about.
#[must_use]
pub const fn subject(subject: Subject) -> &'static str {
    match subject {
        Subject::PageOrigin => "page origin",
        Subject::Url => "URL",
        Subject::Method => "method",
        Subject::Mode => "mode",
        Subject::Credentials => "credentials",
        Subject::Redirect => "redirect",
        Subject::Headers => "headers",
        Subject::Status => "status",
    }
}

/// A time after the first request.
#[must_use]
pub fn seconds(at: u64) -> String {
    match at {
        0 => String::from("0 s"),
        at if at % 3600 == 0 => format!("+{} h", at / 3600),
        at if at % 60 == 0 => format!("+{} min", at / 60),
        at => format!("+{at} s"),
    }
}

/// By what the page asks.
#[must_use]
pub const fn api(api: Api) -> &'static str {
    match api {
        Api::Fetch => "fetch()",
        Api::Xhr => "XMLHttpRequest",
        Api::Beacon => "sendBeacon()",
        Api::EventSource => "EventSource",
        Api::Img => "<img>, canvas",
        Api::Media => "<video>, <audio>",
        Api::Script => "<script>",
        Api::Style => "<link> stylesheet",
        Api::Font => "@font-face",
        Api::Preload => "<link> preload",
    }
}

/// The box in which a person can say what was assumed.
#[must_use]
pub const fn said_in(subject: Subject) -> Place {
    match subject {
        Subject::PageOrigin => Place::PageOrigin,
        Subject::Status => Place::Response,
        Subject::Url
        | Subject::Method
        | Subject::Mode
        | Subject::Credentials
        | Subject::Redirect
        | Subject::Headers => Place::Request,
    }
}
