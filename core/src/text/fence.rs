//! Exchanges in Markdown: a fence whose language is `cors`, whose options stand behind that, and
//! whose body is HTTP as it goes over the wire, readable without any of this. At its end may stand the
//! verdict, for readers without a script: lines that begin with `#`, apart by an empty one.

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
    /// The line of the opening backticks, the text's first being 1.
    pub line: usize,
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
    /// The verdict that stands at the end of the body, as it stands there.
    pub told: Option<String>,
}

/// The fences in a Markdown text, of any language. One is closed by as many marks as opened it, so that
/// it may hold fences of fewer.
pub(super) fn fences(markdown: &str) -> impl Iterator<Item = Fence<'_>> {
    let mut lines = lines(markdown);
    core::iter::from_fn(move || {
        let (number, opening, info) = lines.find_map(|(number, from, line)| {
            let info = line.trim_start_matches(MARK);
            let marks = line.len() - info.len();
            // Backticks behind them make a span of code.
            let is_open = marks >= 3 && !info.contains(MARK);
            is_open.then_some((number, (from + line.len() + 1, marks), info))
        })?;
        let (start, marks) = opening;
        let closes = |line: &str| {
            let rest = line.trim_start_matches(MARK);
            line.len() - rest.len() >= marks && rest.trim().is_empty()
        };
        // One that nobody closed goes on to the end of the text.
        let closing = lines.find(|(_, _, line)| closes(line));
        let end = closing.map_or(markdown.len(), |(_, from, _)| from.saturating_sub(1));
        let body = markdown.get(start..end.max(start)).unwrap_or_default();
        Some(Fence { info: info.trim(), body, line: number })
    })
}

/// Each line with its number, from 1, and where it begins.
fn lines(text: &str) -> impl Iterator<Item = (usize, usize, &str)> {
    let mut from = 0;
    text.split('\n').enumerate().map(move |(at, line)| {
        let start = from;
        from += line.len() + 1;
        (at + 1, start, line)
    })
}

const MARK: char = '`';

/// Reads a fence; `None` where its language is not `cors`.
pub(super) fn parse(fence: Fence<'_>) -> Option<Example> {
    // Some generators keep options only between braces, where each has a value, and the language then
    // may be a class among them.
    let bare = options(fence.info).map(|option| option.trim_matches(['{', '}']));
    let mut options = bare.filter(|option| !option.is_empty());
    if !matches!(options.next(), Some("cors" | ".cors")) {
        return None;
    }
    let mut example = Example::default();
    let mut choices = Choices::default();
    let (body, told) = split_told(fence.body);
    example.told = told.map(String::from);
    let mut boxes = Boxes { request: String::from(body), ..Boxes::default() };
    for option in options {
        if !read(option, &mut example, &mut choices, &mut boxes) {
            example.unknown.push(String::from(option));
        }
    }
    example.parsed = boxes::parse_boxes(&boxes, choices);
    Some(example)
}

/// What the author wrote, and the verdict below it, if one stands there.
pub(super) fn split_told(body: &str) -> (&str, Option<&str>) {
    let mut end = body.len();
    let mut start = None;
    for line in body.rsplit('\n') {
        let from = end.saturating_sub(line.len());
        if line.trim().is_empty() {
            let (Some(start), Some(rest)) = (start, body.get(..from.saturating_sub(1))) else {
                break;
            };
            return (rest, body.get(start..));
        }
        if !line.starts_with('#') {
            break;
        }
        start = Some(from);
        end = from.saturating_sub(1);
    }
    (body, None)
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
        "editable" | "upload-listener" => option == name || value == "true",
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
    use super::{Fence, fences, options, parse, place, split_told};
    use crate::engine::Engine;
    use crate::scenario::Credentials;
    use crate::verdict::{At, Leg};
    use alloc::vec::Vec;

    const BODY: &str = "GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nServer: x";

    #[test]
    fn a_fence_is_an_exchange() {
        let info = "cors editable engine=webkit credentials=include expect=allow-origin-missing at=response csp=\"connect-src 'self'\"";
        let example = parse(Fence { info, body: BODY, line: 1 }).unwrap();
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
        let example = parse(Fence { info, body: BODY, line: 1 }).unwrap();
        let unknown = ["engine=netscape", "editable=no", "wide", "origin=", "at=0:response"];
        assert_eq!(example.unknown, unknown);
    }

    #[test]
    fn options_may_stand_between_braces() {
        for info in [
            "cors { editable=true engine=\"webkit\" csp=\"img-src 'self'\"}",
            "{ .cors editable=\"true\" engine=webkit csp=\"img-src 'self'\" }",
        ] {
            let example = parse(Fence { info, body: BODY, line: 1 }).unwrap();
            assert_eq!(example.unknown, Vec::<&str>::new());
            assert!(example.is_editable);
            assert_eq!(example.engine, Some(Engine::WebKit));
            assert_eq!(example.parsed.scenario.page_csp.as_deref(), Some("img-src 'self'"));
        }
    }

    #[test]
    fn another_language_is_no_exchange() {
        assert_eq!(parse(Fence { info: "http", body: BODY, line: 1 }), None);
        assert_eq!(parse(Fence { info: "", body: BODY, line: 1 }), None);
    }

    #[test]
    fn fences_are_found() {
        let text =
            "```a b\none\n```\ntext\n\n```\n```\n```cors\ntwo\n\nthree\n```\nmore\n```open\nfour\n";
        let found: Vec<_> = fences(text).map(|it| (it.line, it.info, it.body)).collect();
        let wanted =
            [(1, "a b", "one"), (6, "", ""), (8, "cors", "two\n\nthree"), (14, "open", "four\n")];
        assert_eq!(found, wanted);
        assert_eq!(fences("no fence ``` here").count(), 0);
    }

    #[test]
    fn a_fence_may_hold_fences_of_fewer_marks() {
        let text = "````md\n```cors\nin\n```\n````\n```cors\nout\n``` \n``` `x` ```\n```";
        let found: Vec<_> = fences(text).map(|it| (it.line, it.info, it.body)).collect();
        let wanted = [(1, "md", "```cors\nin\n```"), (6, "cors", "out"), (10, "", "")];
        assert_eq!(found, wanted);
    }

    #[test]
    fn what_is_told_is_no_part_of_the_exchange() {
        assert_eq!(split_told("a\nb\n\n# c\n#\n# d"), ("a\nb", Some("# c\n#\n# d")));
        assert_eq!(split_told("a\n\nb\n\n# c"), ("a\n\nb", Some("# c")));
        for whole in ["", "a", "# a", "a\n# b", "a\n\n# b\nc", "a\n\n# b\n", "a\n\n"] {
            assert_eq!(split_told(whole), (whole, None), "{whole:?}");
        }
        assert_eq!(split_told("\n# a"), ("", Some("# a")));
        let body =
            "GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\n# Not decided";
        let example = parse(Fence { info: "cors", body, line: 1 }).unwrap();
        assert_eq!(example.told.as_deref(), Some("# Not decided"));
        assert_eq!(example.parsed.scenario.request.body, None);
    }

    #[test]
    fn words_and_places() {
        let words: Vec<_> = options("a  b=\"c d\" e").collect();
        assert_eq!(words, ["a", "b=\"c d\"", "e"]);
        assert_eq!(place("2:preflight"), Some(At { hop: 1, leg: Leg::Preflight }));
        assert_eq!(place("x"), None);
    }
}
