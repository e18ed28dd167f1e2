//! Whatever was assumed can be said, and then is no longer assumed.

use crate::is_published;
use corsplain::scenario::{Mode, Scenario};
use corsplain::text::{
    Assumption, Boxes, Choices, Parsed, Subject, assume, parse, parse_boxes, restate, write,
};
use std::fs;

#[test]
fn every_assumption_on_the_corpora_can_be_changed() {
    if is_published() {
        return;
    }
    let mut seen = [0; 8];
    for (file, step) in [("presets.ndjson", 1), ("wpt-public.ndjson", 9)] {
        let path = format!("{}/../tests/corpus/{file}", env!("CARGO_MANIFEST_DIR"));
        let text = fs::read_to_string(&path).expect(&path);
        for line in text.lines().step_by(step) {
            let scenario: Scenario = serde_json::from_str(line).expect(line);
            for boxes in with_less(&write(&scenario)) {
                check(&boxes, &mut seen);
            }
        }
    }
    // Each subject was assumed often.
    assert!(seen.iter().all(|seen| *seen >= 20), "{seen:?}");
}

#[test]
fn every_assumption_on_other_notations_can_be_changed() {
    let request = "Host: api.example\nReferer: https://app.example/x\nCache-Control: max-age=0\nX-Mine: 1\n\
        Sec-Fetch-Site: cross-site\nCookie: a=1\n";
    let texts = [
        "",
        "localhost:3000/x",
        "curl api.example/x -H 'X-Mine: 1'",
        "fetch(\"https://api.example/\" + id, {method: m})",
        "Invoke-WebRequest -Uri \"api.example\"",
        "Request URL\nhttps://api.example/\nReferrer policy\norigin\naccept\n*/*\nx-mine\n1\n",
        "access-control-allow-origin\n*\ncontent-type\ntext/plain\n",
        "    Access-Control-Allow-Origin: *\n    Vary: Origin\n",
        "OPTIONS /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
         Access-Control-Request-Method: PUT\nAccess-Control-Request-Headers: x-a, x-b\n",
        "Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by \
         CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.",
        request,
        &format!("PUT /x HTTP/1.1\n{request}"),
        "Access-Control-Allow-Origin: *\nServer: x\n\nOrigin: https://app.example\nX-Foo: 1\n",
    ];
    let mut seen = [0; 8];
    for request in texts {
        for response in [
            "HTTP/1.1 302\nLocation: /\n",
            "Access-Control-Allow-Origin: *\n",
            "vary\nOrigin\nx-cache\nHIT\n",
        ] {
            for preflight in ["", "Access-Control-Allow-Headers: *\n\nLocation: /\n"] {
                let boxes = Boxes {
                    request: request.into(),
                    response: response.into(),
                    preflight: preflight.into(),
                    ..Boxes::default()
                };
                check(&boxes, &mut seen);
            }
        }
    }
    assert!(seen.iter().all(|seen| *seen >= 5), "{seen:?}");
}

#[test]
fn a_text_is_edited_where_it_can_be() {
    let edited = |boxes: Boxes, subject, value: &str| {
        let parsed = parse_boxes(&boxes, Choices::default());
        let one = parsed.assumptions.iter().find(|one| one.subject == subject).unwrap();
        assume(&boxes, Choices::default(), one, value).0
    };
    let request = "PUT /x HTTP/1.1\nHost: api.example\nX-Mine: 1\n";
    let boxes = Boxes {
        request: request.into(),
        response: "  Vary: Origin\n\n  Server: x\n".into(),
        ..Boxes::default()
    };
    let said = edited(boxes.clone(), Subject::Url, "http://api.example/x");
    assert_eq!(said.request, request.replace("/x", "http://api.example/x"));
    let said = edited(boxes.clone(), Subject::Status, "404");
    assert!(said.response.starts_with("  HTTP/1.1 404\n  Vary: Origin\n"), "{}", said.response);
    let said = edited(boxes.clone(), Subject::PageOrigin, "https://other.example");
    assert_eq!(said, Boxes { page_origin: "https://other.example".into(), ..boxes.clone() });
    for value in ["x", "99", "100", "-1", ""] {
        assert_eq!(edited(boxes.clone(), Subject::Status, value), boxes, "{value}");
    }
}

#[test]
fn modes_are_decided() {
    let parsed = parse("https://api.example/", Choices::default());
    let boxes = Boxes { request: "https://api.example/".into(), ..Boxes::default() };
    let mode = parsed.assumptions.iter().find(|one| one.subject == Subject::Mode).unwrap();
    assert_eq!(mode.others, ["no-cors", "same-origin", "navigate"]);
    let (after, choices) = assume(&boxes, Choices::default(), mode, "no-cors");
    assert_eq!((after, choices.mode), (boxes.clone(), Some(Mode::NoCors)));
    assert_eq!(assume(&boxes, Choices::default(), mode, "x").1, Choices::default());
}

#[test]
fn what_was_said_is_said_again() {
    let text = "GET /x HTTP/1.1\nHost: api.example\nSec-Fetch-Mode: no-cors\nReferer: https://app.example/\n\n\
                HTTP/1.1 200 OK\n";
    let parsed = parse(text, Choices::default());
    let (boxes, choices) = restate(&parsed, Choices::default());
    assert_eq!(choices.mode, Some(Mode::NoCors));
    assert_eq!(parse_boxes(&boxes, choices).scenario, parsed.scenario);
}

/// The same boxes with parts left out.
fn with_less(boxes: &Boxes) -> Vec<Boxes> {
    let bare = |text: &str| {
        let lines = text.lines().filter(|line| !line.starts_with("HTTP/1.1 "));
        lines.map(|line| format!("{line}\n")).collect::<String>()
    };
    let (first, rest) = boxes.request.split_once('\n').unwrap_or_default();
    let url = first.split(' ').nth(1).unwrap_or_default();
    let host = url.split('/').nth(2).unwrap_or("api.example");
    let path = url.splitn(4, '/').nth(3).unwrap_or_default();
    let method = first.split(' ').next().unwrap_or_default();
    let wire =
        format!("{method} /{path} HTTP/1.1\nHost: {host}\nPragma: x\nDPR: 2\nOrigin: null\n{rest}");
    let open = Boxes { page_origin: String::new(), ..boxes.clone() };
    let answers = Boxes {
        response: bare(&boxes.response),
        preflight: bare(&boxes.preflight),
        ..boxes.clone()
    };
    vec![
        Boxes { request: url.into(), ..open.clone() },
        Boxes { request: rest.into(), ..answers.clone() },
        Boxes { request: wire.clone(), ..answers },
        Boxes { request: wire, page_origin: String::new(), ..boxes.clone() },
        open,
    ]
}

fn check(boxes: &Boxes, seen: &mut [usize; 8]) {
    let parsed = parse_boxes(boxes, Choices::default());
    for one in &parsed.assumptions {
        if let Some(seen) = seen.get_mut(one.subject as usize) {
            *seen += 1;
        }
        assert!(!one.others.contains(&one.value), "{one:?}");
        let takes = one.subject.takes();
        let known = one.others.iter().all(|other| takes.contains(&other.as_str()));
        assert!(takes.is_empty() || (known && one.others.len() + 1 >= takes.len()), "{one:?}");
        let more = match one.subject {
            Subject::PageOrigin => &["https://other.example", "null"][..],
            Subject::Url => &["https://other.example/x?y"],
            Subject::Headers => &["none", "X-Mine, x-other"],
            Subject::Status => &["599"],
            // Only a HAR leaves that open, and no box can say it.
            Subject::Preflight => continue,
            Subject::Method | Subject::Mode | Subject::Credentials | Subject::Redirect => &[],
        };
        for value in one.others.iter().map(String::as_str).chain(more.iter().copied()) {
            said(boxes, &parsed, one, value);
        }
    }
}

#[track_caller]
fn said(boxes: &Boxes, before: &Parsed, one: &Assumption, value: &str) {
    let (after, choices) = assume(boxes, Choices::default(), one, value);
    let parsed = parse_boxes(&after, choices);
    let context = format!("{one:#?}\n{value}\n{boxes:#?}\n{after:#?}\n{parsed:#?}");
    let is_same = |left: &&Assumption| {
        left.subject == one.subject && (one.subject != Subject::Status || left.value == one.value)
    };
    assert_eq!(parsed.assumptions.iter().find(is_same), None, "{context}");
    let (request, was) = (&parsed.scenario.request, &before.scenario.request);
    let found = match one.subject {
        Subject::PageOrigin => parsed.scenario.page_origin.clone(),
        Subject::Url => request.url.clone(),
        Subject::Method => request.method.clone(),
        Subject::Mode => request.mode.word().into(),
        Subject::Credentials => request.credentials.word().into(),
        Subject::Preflight => value.to_owned(),
        Subject::Redirect => request.redirect.word().into(),
        Subject::Headers => {
            let names: Vec<&str> = request.headers.iter().map(|(name, _)| name.as_str()).collect();
            if names.is_empty() { "none".into() } else { names.join(", ") }
        }
        Subject::Status => {
            let hops = parsed.scenario.hops.iter();
            let mut statuses = hops.flat_map(|hop| [&hop.preflight, &hop.response]).flatten();
            let is_there = statuses.any(|answer| answer.status.to_string() == value);
            if is_there { value.to_owned() } else { String::new() }
        }
    };
    let is_name = one.subject == Subject::Headers;
    let alike = if is_name { found.eq_ignore_ascii_case(value) } else { found == value };
    assert!(alike, "{found}: {context}");
    assert_eq!(parsed.scenario.hops.len(), before.scenario.hops.len(), "{context}");
    if one.subject != Subject::Method {
        assert_eq!(request.method, was.method, "{context}");
    }
    if !is_name {
        assert_eq!(request.headers, was.headers, "{context}");
    }
}
