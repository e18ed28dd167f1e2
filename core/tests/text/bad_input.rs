//! Empty, truncated, binary, huge: a note, never a panic, a hang or lost text.

use crate::reads;
use corsplain::text::{Boxes, Choices, parse, parse_boxes};

#[test]
fn nothing_at_all() {
    let expected = "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         assumes PageOrigin Url Method Mode Credentials";
    for text in ["", "\n", "\u{FEFF}", " \r\n\t\r"] {
        reads(text, expected);
    }
}

#[test]
fn lines_that_say_nothing_share_a_note() {
    let notes =
        parse("what\nis\nthis\n\nGET https://a.example/ HTTP/1.1\nA: b\n???\n", Choices::default())
            .notes;
    let texts: Vec<(usize, &str)> =
        notes.iter().map(|note| (note.line, note.text.as_str())).collect();
    assert_eq!(
        texts,
        [
            (
                1,
                "The 3 lines from 1 to 3 are neither start lines, header lines nor a curl command; \
                 they were set aside. The first is `what`."
            ),
            (
                7,
                "`???` is neither a start line, a header line nor a curl command; it was set aside."
            ),
        ]
    );
}

#[test]
fn lines_that_are_almost_headers() {
    let notes = |line: &str| {
        let parsed = parse(&format!("HTTP/1.1 200 OK\n{line}\nA: b\n"), Choices::default());
        assert_eq!(
            parsed.scenario.hops[0].response.as_ref().unwrap().headers,
            [("A".into(), "b".into())]
        );
        parsed.notes.first().expect("a note").text.clone()
    };
    assert!(notes("Vary : Origin").contains("a space before its colon"));
    assert!(notes(": x").contains("is not a header's name"));
    assert!(notes("\u{200B}Vary: Origin").contains("`\\u{200b}Vary` is not a header's name"));
    assert!(notes("Vary").contains("`Vary` is neither"));
}

#[test]
fn what_cannot_be_seen_is_kept_and_remarked_on() {
    reads(
        "HTTP/1.1 200 OK\nA: \u{200B}b\nB: c\0\nC: \u{A0}\u{E9}\u{2713}\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         A: \\u{200b}b
         B: c\\0
         C: \\u{a0}\u{E9}\u{2713}
         assumes PageOrigin Url Method Mode Credentials
         note 2
         note 3
         note 4",
    );
}

#[test]
fn headers_behind_a_blank_line_are_a_body() {
    reads(
        "HTTP/1.1 200 OK\nA: b\n\nAccess-Control-Allow-Origin: *\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         A: b
         assumes PageOrigin Url Method Mode Credentials
         note 4",
    );
}

#[test]
fn json_that_is_none() {
    let notes = parse("\n{\"page_origin\":\n", Choices::default()).notes;
    assert_eq!(notes.iter().map(|note| note.line).collect::<Vec<usize>>(), [2, 2]);
    assert!(notes[0].text.contains("EOF while parsing"), "{notes:#?}");
}

#[test]
fn every_beginning_of_a_text_can_be_read() {
    let text = "curl ^\"https://a.example^\" ^\n -H ^\"A: b^\"\ncurl $'https://a.example/\\u0041' -H \"A: \\\"\" \
                \n:method:\nGET\nA:\n\n*\u{E9}\nRequest URL: x\nOPTIONS * HTTP/1.1\nAccess-Control-Request-Method: \
                PUT\n\nHTTP/2 302\nLocation: /\n b\n\n> x\n< HTTP/1.1 200 OK\n{\"a\": [1]}";
    for (end, _) in text.char_indices() {
        for (start, _) in text.char_indices().take(end).step_by(4) {
            let Some(part) = text.get(start..end) else { continue };
            let _ = parse(part, Choices::default());
            let boxes = Boxes {
                page_origin: part.into(),
                page_csp: part.into(),
                request: part.into(),
                preflight: part.into(),
                response: part.into(),
            };
            let _ = parse_boxes(&boxes, Choices::default());
        }
    }
}

#[test]
fn long_texts_of_anything_get_few_notes_and_an_end() {
    // A parser that goes back and forth would take minutes here.
    for unit in [
        "\n",
        "\0",
        "a",
        "GET / HTTP/1.1\n",
        "HTTP/1.1 302\nLocation: /\n\n",
        "X-Foo: \u{200B}\n",
        "a:\nb\n",
        " folded\n",
        "junk\n\n",
        "curl '\n",
        "curl ^\n\n",
        "curl \"\\\n",
        "-H 'a: b' ",
        "{\"a\":",
        "Request URL: x\n",
    ] {
        for head in ["", "HTTP/1.1 200\nA: b\n", "curl https://a.example "] {
            let text = format!("{head}{}", unit.repeat(200_000 / unit.len()));
            let parsed = parse(&text, Choices::default());
            assert!(parsed.notes.len() <= 101, "{unit:?}: {}", parsed.notes.len());
            assert!(parsed.notes.iter().all(|note| note.text.len() < 1000), "{unit:?}");
        }
    }
}

#[test]
fn ten_megabytes() {
    let text = "HTTP/1.1 200 OK\n".to_owned() + &"X-Foo: bar\n???\n".repeat(700_000);
    let parsed = parse(&text, Choices::default());
    let response = parsed.scenario.hops[0].response.as_ref().unwrap();
    assert_eq!(response.headers.len(), 700_000);
    let last = parsed.notes.last().unwrap();
    assert_eq!(last.text, "There is more to say: 699900 notes are left out here.");
}
