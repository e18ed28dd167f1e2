//! What a fence says at its end, and what its author says that is not so.

use corsplain::Exchange;
use corsplain::text::{fence_faults, fence_source, fence_verdict, fences, parse_fence};

/// A preflight that lets every header pass but, by the standard, `Authorization`.
const DIFFERING: &str = "OPTIONS /x HTTP/1.1
Host: api.example
Origin: https://app.example
Access-Control-Request-Method: GET
Access-Control-Request-Headers: authorization

HTTP/1.1 204 No Content
Access-Control-Allow-Origin: https://app.example
Access-Control-Allow-Headers: *

GET /x HTTP/1.1
Host: api.example
Origin: https://app.example
Authorization: x

HTTP/1.1 200 OK
Access-Control-Allow-Origin: https://app.example";

fn told(info: &str, body: &str) -> Option<(String, Vec<String>)> {
    let text = format!("```{info}\n{body}\n```\n");
    let fence = fences(&text).next()?;
    assert_eq!(fence_source(&fence), body);
    let example = parse_fence(fence)?;
    assert_eq!(example.parsed.notes, Vec::new());
    let exchange = Exchange::new(example.parsed.scenario.clone()).ok()?;
    Some((fence_verdict(&exchange, example.engine), fence_faults(&example, &exchange)))
}

#[test]
fn engines_that_say_the_same_stand_together() {
    let (verdict, faults) = told("cors credentials=omit", DIFFERING).unwrap();
    assert_eq!(faults, Vec::<String>::new());
    let groups: Vec<_> = verdict.split("\n#\n").collect();
    assert_eq!(groups.len(), 2, "{verdict}");
    assert!(groups.iter().any(|group| group.contains("Chromium") && group.contains("Allowed")));
    assert!(groups.iter().any(|group| group.contains("Fetch standard: Blocked")), "{verdict}");
}

#[test]
fn one_engine_is_not_named() {
    let (verdict, _) = told("cors engine=chromium credentials=omit", DIFFERING).unwrap();
    assert!(verdict.starts_with("# Allowed: "), "{verdict}");
    assert!(!verdict.contains("Chromium"));
}

#[test]
fn every_line_is_a_comment_of_a_page_s_width_and_is_read_as_told() {
    let (verdict, _) = told("cors credentials=omit", DIFFERING).unwrap();
    for line in verdict.lines() {
        assert!(line.starts_with('#') && line.len() <= 80 && !line.contains('`'), "{line}");
    }
    let text = format!("```cors credentials=omit\n{DIFFERING}\n\n{verdict}\n```");
    let fence = fences(&text).next().unwrap();
    assert_eq!(fence_source(&fence), DIFFERING);
    let example = parse_fence(fence).unwrap();
    assert_eq!(example.told, Some(verdict));
    assert_eq!(example.parsed.notes, Vec::new());
}

#[test]
fn what_is_expected_is_held_for_each_engine() {
    let (_, faults) = told("cors credentials=omit expect=readable", DIFFERING).unwrap();
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("`expect=readable`") && faults[0].contains("Fetch"), "{faults:?}");
    let (_, faults) =
        told("cors credentials=omit engine=chromium expect=readable", DIFFERING).unwrap();
    assert_eq!(faults, Vec::<String>::new());
    let (_, faults) =
        told("cors credentials=omit engine=fetch at=response wide", DIFFERING).unwrap();
    assert_eq!(faults.len(), 2, "{faults:?}");
    let (_, faults) = told("cors credentials=omit engine=fetch at=preflight", DIFFERING).unwrap();
    assert_eq!(faults, Vec::<String>::new());
}
