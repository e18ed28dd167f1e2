//! Exchanges in Markdown: a fence whose language is `cors`, whose options stand behind that, and
//! whose body is HTTP as it goes over the wire, readable without any of this.

use super::{Boxes, Choices, Parsed, boxes};
use crate::engine::Engine;
use crate::scenario::{Api, Credentials, Mode, Redirect};
use crate::verdict::{At, Leg};
use alloc::string::String;
use alloc::vec::Vec;

/// A fence as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fence<'a> {
    /// What stands behind the opening backticks.
    pub info: &'a str,
    /// The lines between.
    pub body: &'a str,
}

/// An exchange that was read from a fence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Example {
    /// The exchange, and what was assumed and remarked.
    pub parsed: Parsed,
    /// `engine=chromium`: whose rules it is about; `None` for all.
    pub engine: Option<Engine>,
    /// `editable`: readers may change it.
    pub is_editable: bool,
    /// `expect=readable`: the outcome, or the code of the reason, that the author says it has.
    pub expect: Option<String>,
    /// `at=preflight`, `at=response`, `at=2:preflight`: where the author says it is blocked, the
    /// first URL being 1.
    pub at: Option<At>,
    /// Options that were not understood.
    pub unknown: Vec<String>,
}

/// The fences in a Markdown text, of any language.
pub(super) fn fences(markdown: &str) -> impl Iterator<Item = Fence<'_>> {
    let mut rest = markdown;
    core::iter::from_fn(move || {
        let opened = match rest.strip_prefix(MARK) {
            Some(opened) => opened,
            None => rest.split_once("\n```")?.1,
        };
        let (info, after) = opened.split_once('\n')?;
        // A fence that nobody closed goes on to the end of the text; an empty one closes at once.
        let (body, after) = match after.strip_prefix(MARK) {
            Some(after) => ("", after),
            None => after.split_once("\n```").unwrap_or((after, "")),
        };
        rest = after.split_once('\n').map_or("", |(_, after)| after);
        Some(Fence { info: info.trim(), body })
    })
}

const MARK: &str = "```";

/// Reads a fence; `None` where its language is not `cors`.
pub(super) fn parse(fence: Fence<'_>) -> Option<Example> {
    let mut options = options(fence.info);
    if options.next() != Some("cors") {
        return None;
    }
    let mut example = Example::default();
    let mut choices = Choices::default();
    let mut boxes = Boxes { request: String::from(fence.body), ..Boxes::default() };
    for option in options {
        if !read(option, &mut example, &mut choices, &mut boxes) {
            example.unknown.push(String::from(option));
        }
    }
    example.parsed = boxes::parse_boxes(&boxes, choices);
    Some(example)
}

/// Reads one option, and says whether it was understood.
fn read(option: &str, example: &mut Example, choices: &mut Choices, boxes: &mut Boxes) -> bool {
    let (name, value) = option.split_once('=').unwrap_or((option, ""));
    let value = value.trim_matches('"');
    match name {
        "editable" => example.is_editable = true,
        "upload-listener" => choices.upload_listener = Some(true),
        "origin" => boxes.page_origin = String::from(value),
        "csp" => boxes.page_csp = String::from(value),
        "expect" => example.expect = Some(String::from(value)),
        "at" => example.at = place(value),
        "engine" => example.engine = Engine::from_word(value),
        "api" => choices.api = Api::from_word(value),
        "mode" => choices.mode = Mode::from_word(value),
        "credentials" => choices.credentials = Credentials::from_word(value),
        "redirect" => choices.redirect = Redirect::from_word(value),
        _ => return false,
    }
    match name {
        "editable" | "upload-listener" => option == name,
        "at" => example.at.is_some(),
        "engine" => example.engine.is_some(),
        "api" => choices.api.is_some(),
        "mode" => choices.mode.is_some(),
        "credentials" => choices.credentials.is_some(),
        "redirect" => choices.redirect.is_some(),
        _ => !value.is_empty(),
    }
}

/// `preflight`, or `2:preflight` for the URL after one redirect.
fn place(text: &str) -> Option<At> {
    let (url, leg) = text.split_once(':').unwrap_or(("1", text));
    let hop = url.parse::<u8>().ok()?.checked_sub(1)?;
    let leg = match leg {
        "request" => Leg::Request,
        "preflight" => Leg::Preflight,
        "response" => Leg::Response,
        _ => return None,
    };
    Some(At { hop, leg })
}

/// Words apart by spaces; between quotes a space is part of the word.
fn options(info: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    info.split(move |point: char| {
        is_quoted ^= point == '"';
        point.is_whitespace() && !is_quoted
    })
    .filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Fence, fences, options, parse, place};
    use crate::engine::Engine;
    use crate::scenario::Credentials;
    use crate::verdict::{At, Leg};
    use alloc::vec::Vec;

    const BODY: &str = "GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nServer: x";

    #[test]
    fn a_fence_is_an_exchange() {
        let info = "cors editable engine=webkit credentials=include expect=allow-origin-missing at=response csp=\"connect-src 'self'\"";
        let example = parse(Fence { info, body: BODY }).unwrap();
        assert_eq!(example.unknown, Vec::<&str>::new());
        assert_eq!(example.engine, Some(Engine::WebKit));
        assert!(example.is_editable);
        assert_eq!(example.expect.as_deref(), Some("allow-origin-missing"));
        assert_eq!(example.at, Some(At { hop: 0, leg: Leg::Response }));
        let scenario = example.parsed.scenario;
        assert_eq!(scenario.page_csp.as_deref(), Some("connect-src 'self'"));
        assert_eq!(scenario.page_origin, "https://app.example");
        assert_eq!(scenario.request.url, "https://api.example/x");
        assert_eq!(scenario.request.credentials, Credentials::Include);
        assert_eq!(scenario.hops.len(), 1);
    }

    #[test]
    fn an_option_that_says_nothing_is_told() {
        let info = "cors engine=netscape editable=no wide origin= at=0:response";
        let example = parse(Fence { info, body: BODY }).unwrap();
        let unknown = ["engine=netscape", "editable=no", "wide", "origin=", "at=0:response"];
        assert_eq!(example.unknown, unknown);
    }

    #[test]
    fn another_language_is_no_exchange() {
        assert_eq!(parse(Fence { info: "http", body: BODY }), None);
        assert_eq!(parse(Fence { info: "", body: BODY }), None);
    }

    #[test]
    fn fences_are_found() {
        let text =
            "```a b\none\n```\ntext\n\n```\n```\n```cors\ntwo\n\nthree\n```\nmore\n```open\nfour\n";
        let found: Vec<_> = fences(text).map(|fence| (fence.info, fence.body)).collect();
        assert_eq!(found, [("a b", "one"), ("", ""), ("cors", "two\n\nthree"), ("open", "four\n")]);
        assert_eq!(fences("no fence ``` here").count(), 0);
    }

    #[test]
    fn words_and_places() {
        let words: Vec<_> = options("a  b=\"c d\" e").collect();
        assert_eq!(words, ["a", "b=\"c d\"", "e"]);
        assert_eq!(place("2:preflight"), Some(At { hop: 1, leg: Leg::Preflight }));
        assert_eq!(place("x"), None);
    }
}
