//! Calls of `fetch()`, by hand and out of DevTools.

use crate::{reads, shows};
use corsplain::scenario::{Credentials, Mode, Redirect};
use corsplain::text::{Boxes, Choices, Parsed, Place, Subject, parse, parse_boxes};

/// As Chrome writes it. It sorts the headers and leaves out those that no script can set.
const CHROME: &str = r#"fetch("https://api.example/v1/items?a=1", {
  "headers": {
    "accept": "application/json",
    "accept-language": "de-DE,de;q=0.9",
    "content-type": "application/json",
    "priority": "u=1, i",
    "sec-ch-ua": "\"Chromium\";v=\"140\", \"Not=A?Brand\";v=\"24\"",
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": "\"Linux\"",
    "sec-fetch-dest": "empty",
    "sec-fetch-mode": "cors",
    "sec-fetch-site": "cross-site",
    "x-csrf": "1"
  },
  "referrer": "https://app.example/page",
  "referrerPolicy": "strict-origin-when-cross-origin",
  "body": "{\"name\":\"\\u00e9 \u00e9 \ud83d\ude00\"}",
  "method": "PUT",
  "mode": "cors",
  "credentials": "include"
});"#;

const CHROME_READ: &str = r#"
    from https://app.example
    PUT https://api.example/v1/items?a=1 (cors, include, follow)
    accept: application/json
    content-type: application/json
    x-csrf: 1
    "{\"name\":\"\\u00e9 é 😀\"}"
    "#;

#[test]
fn copied_out_of_chrome() {
    reads(CHROME, &format!("{CHROME_READ}assumes PageOrigin"));
    reads(
        &format!("{CHROME}\r\n\r\nHTTP/1.1 200 OK\r\nVary: Origin\r\n"),
        &format!("{CHROME_READ}response 0: 200\nVary: Origin\nassumes PageOrigin"),
    );
}

#[test]
fn copied_out_of_chrome_into_its_box() {
    let boxes = Boxes {
        page_origin: "https://other.example".into(),
        request: CHROME.into(),
        response: "HTTP/1.1 200 OK\n".into(),
        ..Boxes::default()
    };
    let read = CHROME_READ.replace("app.example", "other.example");
    shows(&parse_boxes(&boxes, Choices::default()), &format!("{read}response 0: 200"));
    let choices = Choices {
        mode: Some(Mode::NoCors),
        credentials: Some(Credentials::Omit),
        redirect: Some(Redirect::Error),
        ..Choices::default()
    };
    let read = read.replace("(cors, include, follow)", "(no-cors, omit, error)");
    shows(&parse_boxes(&boxes, choices), &format!("{read}response 0: 200"));
}

#[test]
fn copied_out_of_chrome_for_node() {
    // No modes; the cookies, the referrer and its policy are headers.
    reads(
        r#"fetch("https://api.example/x", {
  "headers": {
    "accept": "*/*",
    "accept-language": "en-US,en;q=0.9",
    "sec-fetch-mode": "cors",
    "x-csrf": "1",
    "cookie": "sid=1; lang=de",
    "Referer": "https://app.example/page",
    "Referrer-Policy": "no-referrer-when-downgrade"
  },
  "body": null,
  "method": "GET"
});"#,
        "from https://app.example
         GET https://api.example/x (cors, include, follow)
         x-csrf: 1
         assumes PageOrigin",
    );
}

#[test]
fn copied_out_of_firefox() {
    reads(
        r#"await fetch("http://api.example/x", {
    "credentials": "omit",
    "headers": {
        "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Accept": "*/*",
        "Accept-Language": "en-US",
        "X-Custom-Header-1": "Custom value",
        "Pragma": "no-cache",
        "Cache-Control": "no-cache"
    },
    "referrer": "http://app.example/",
    "method": "GET",
    "mode": "cors"
});"#,
        "from http://app.example
         GET http://api.example/x (cors, omit, follow)
         X-Custom-Header-1: Custom value
         assumes PageOrigin Mode Credentials Headers",
    );
}

#[test]
fn copied_out_of_safari() {
    reads(
        r#"fetch("https://api.example/x", {
    "body": "a=1&b='\"",
    "cache": "default",
    "credentials": "include",
    "headers": {
        "Accept": "*/*",
        "Authorization": "Bearer abc",
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": "Mozilla/5.0"
    },
    "method": "POST",
    "mode": "cors",
    "redirect": "follow",
    "referrer": "https://app.example/page"
})"#,
        r#"from https://app.example
         POST https://api.example/x (cors, include, follow)
         Authorization: Bearer abc
         Content-Type: application/x-www-form-urlencoded
         "a=1&b='\""
         assumes PageOrigin Mode Credentials"#,
    );
}

#[test]
fn what_devtools_cannot_know_is_assumed() {
    let because = |parsed: &Parsed, subject: Subject| {
        let found = parsed.assumptions.iter().find(|assumption| assumption.subject == subject);
        found.map(|assumption| (assumption.because.clone(), assumption.others.clone()))
    };
    let call = |headers: &str, credentials: &str| {
        let text = format!(
            r#"fetch("https://api.example/x", {{"headers": {{{headers}}},
            "method": "GET", "mode": "cors", "credentials": "{credentials}"}});"#
        );
        parse(&text, Choices::default())
    };
    // An image: DevTools write `cors`, and the header tells better.
    let image = call(r#""sec-fetch-mode": "no-cors", "sec-fetch-dest": "image""#, "include");
    assert_eq!(image.scenario.request.mode, Mode::NoCors);
    assert_eq!(image.scenario.request.api.word(), "img");
    assert_eq!(because(&image, Subject::Mode), None);
    assert_eq!(because(&image, Subject::Credentials), None);

    let bearer = call(r#""authorization": "Bearer x""#, "include");
    let (text, others) = because(&bearer, Subject::Credentials).expect("an assumption");
    assert!(text.contains("with an `Authorization`"), "{text}");
    assert_eq!(others, ["same-origin", "omit"]);

    let omit = call("", "omit");
    let (text, others) = because(&omit, Subject::Credentials).expect("an assumption");
    assert!(text.contains("carried no cookie"), "{text}");
    assert_eq!(others, ["same-origin", "include"]);
}

#[test]
fn all_copied_at_once() {
    // Chrome joins them like this. The preflight comes without the headers that make it one.
    let preflight = r#"fetch("https://api.example/x", {
  "headers": {
    "accept": "*/*",
    "sec-fetch-mode": "cors"
  },
  "referrer": "https://app.example/",
  "body": null,
  "method": "OPTIONS",
  "mode": "cors",
  "credentials": "omit"
}); ;"#;
    reads(&format!("{preflight}\n{CHROME}"), &format!("{CHROME_READ}assumes PageOrigin\nnote 1"));
}

#[test]
fn typed_by_hand_it_says_what_the_script_says() {
    let request = |call: &str, expected: &str| {
        let expected = format!("from https://app.example\n{expected}\nassumes PageOrigin");
        reads(call, &expected);
    };
    request(
        "fetch('https://api.example/x')",
        "GET https://api.example/x (cors, same-origin, follow)",
    );
    request(
        "const answer = await window.fetch(`https://api.example/x`, {\n  // a comment, with 'quotes\n\
         \x20 method: 'PATCH', /* and ( another */ mode: \"same-origin\",\n  credentials: \"include\",\n\
         \x20 redirect: 'manual',\n  headers: { Accept: 'a', 'X-A': 1, \"X-B\": true, 'User-Agent': ' me ',\n\
         \x20 'Cookie': 'a=b', },\n  body: 'it\\'s \\x41\\u{42}\\\n\\103',\n  signal: controller.signal,\n});",
        "PATCH https://api.example/x (same-origin, include, manual)
         Accept: a
         X-A: 1
         X-B: true
         User-Agent: me
         Cookie: a=b
         \"it's AB103\"",
    );
    request(
        "fetch(\"https://api.example/x\", { headers: new Headers([[\"A\", \"b\"], ['A', 'c']]), method: undefined })",
        "GET https://api.example/x (cors, same-origin, follow)
         A: b
         A: c",
    );
    request(
        "fetch('https://api.example/x', {headers: {A: 'b', B: 'c', A: 'd'}, body: null})",
        "GET https://api.example/x (cors, same-origin, follow)
         A: d
         B: c",
    );
}

#[test]
fn a_path_is_on_the_page_and_a_referrer_tells_it() {
    reads(
        "fetch('/x', {referrer: 'https://shop.example/cart'})",
        "from https://shop.example
         GET /x (cors, same-origin, follow)
         assumes PageOrigin Url",
    );
}

#[test]
fn what_only_running_the_script_can_tell_is_said() {
    let notes = |call: &str, parts: &[(usize, &str)]| {
        let parsed = parse(call, Choices::default());
        let notes = &parsed.notes;
        assert_eq!(notes.len(), parts.len(), "{call}: {notes:#?}");
        for (note, (line, part)) in notes.iter().zip(parts) {
            assert!(note.text.contains(part), "{call}: {}", note.text);
            assert_eq!(note.line, *line, "{call}: {}", note.text);
        }
        parsed
    };
    let parsed = notes(
        "fetch(url, {\n  method,\n  body: JSON.stringify({ a: [1, \"b,}\"] }),\n  mode: m ? 'cors' : x,\n\
         \x20 headers: {\n    Authorization: `Bearer ${token}`,\n    ...others,\n    [name]: 'x',\n  },\n  frob: 1,\n})",
        &[
            (1, "The URL is `url`, which only running"),
            (2, "The method is `method`, which only"),
            (3, "The body is `JSON.stringify({ a: [1, \"b,}\"] })`, which only"),
            (4, "The mode is `m ? 'cors' : x`"),
            (6, "The value of the header `Authorization` is `'Bearer ${token}'`"),
            (7, "A header is `...others`"),
            (8, "A header is `[name]: 'x'`"),
            (10, "`frob` is not an option"),
        ],
    );
    assert_eq!(parsed.scenario.request.headers, [("Authorization".into(), "1".into())]);
    let subjects: Vec<Subject> = parsed.assumptions.iter().map(|one| one.subject).collect();
    assert_eq!(subjects, [Subject::PageOrigin, Subject::Url, Subject::Method, Subject::Mode]);
    let parsed = notes(
        "fetch('https://a.example', {\n  ...options, credentials: 'omit'})",
        &[(2, "A part of the options is `...options`")],
    );
    let subjects: Vec<Subject> = parsed.assumptions.iter().map(|one| one.subject).collect();
    assert_eq!(subjects, [Subject::PageOrigin, Subject::Method, Subject::Mode]);
    notes(
        "fetch('https://a.example', options)",
        &[(1, "The second argument of `fetch()` is `options`")],
    );
    notes("fetch('https://a.example', {mode: 'navigate'})", &[(1, "`navigate` is not a mode")]);
    notes(
        "fetch('https://a.example', {credentials: 'all'})",
        &[(1, "`all` is not a credentials mode")],
    );
    notes("fetch()", &[(1, "names no URL")]);
    notes("fetch('https://a.example'); go()", &[(1, "`go()` stands behind the call")]);
    notes(
        "fetch('https://a.example')\n  .then(r => r.json())\n  .catch(e => console.log('it, x'));",
        &[(2, "`.then(r => r.json())` says")],
    );
    notes(
        "fetch('https://a.example, {\n",
        &[(1, "opened here and never closed"), (1, "not closed")],
    );
}

#[test]
fn an_open_call_does_not_take_the_answer() {
    reads(
        "fetch('https://api.example/', {\n  headers: { 'A': 'b',\nHTTP/1.1 200 OK\nVary: Origin\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         A: b
         response 0: 200
         Vary: Origin
         assumes PageOrigin
         note 1",
    );
}

#[test]
fn what_is_no_call() {
    for text in [
        "GET /fetch(x) HTTP/1.1\nHost: api.example\n",
        "X-Foo: await fetch('https://a.example')\n",
        "prefetch('https://a.example')",
        "fetch 'https://a.example'",
    ] {
        let parsed = parse(text, Choices::default());
        assert_ne!(parsed.scenario.request.url, "https://a.example", "{text}");
    }
    let boxes = Boxes { response: "fetch('https://a.example')".into(), ..Boxes::default() };
    let notes = parse_boxes(&boxes, Choices::default()).notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].place, Some(Place::Response));
    assert!(notes[0].text.contains("belongs in its own box"), "{notes:?}");
}

#[test]
fn every_beginning_of_a_call_can_be_read() {
    let by_hand = "await fetch(`a${b}\\u{1F600}\\uD83D\\uDE00\\uD83D`, {a, ...b, [c]: 1, headers: new \
                   Headers([[\"a\", 'b\\x41']]), /* \u{E9} */ body: f(x => {}) // y\r\n}).then((a) => [1])";
    for text in [CHROME, by_hand] {
        for (end, _) in text.char_indices() {
            for (start, _) in text.char_indices().take(end).step_by(64) {
                let _ = parse(
                    &format!("fetch({}", text.get(start..end).unwrap_or_default()),
                    Choices::default(),
                );
            }
            let _ = parse(text.get(..end).unwrap_or_default(), Choices::default());
        }
    }
}

#[test]
fn a_megabyte_of_anything_has_an_end() {
    for unit in [
        "fetch(",
        "fetch(\n",
        "fetch()\n",
        "fetch(`\\`\n",
        "\"",
        "'\n",
        "`",
        "{",
        "[",
        "{a:",
        "[[",
        "/*",
        "//\n",
        "\\u",
        "a,",
        "a:1,",
        "'a':'b',",
        "new Headers(",
        "(",
        ")",
        ";",
        "}).then(\n",
        "${",
        "x + ",
    ] {
        for head in ["", "fetch(", "fetch('https://a.example', {", "fetch('/', {headers: {"] {
            let length =
                if head.ends_with("s: {") && unit.contains(':') { 1_000_000 } else { 20_000 };
            let text = format!("{head}{}", unit.repeat(length / unit.len()));
            let parsed = parse(&text, Choices::default());
            assert!(parsed.notes.len() <= 101, "{unit:?}: {}", parsed.notes.len());
            assert!(parsed.notes.iter().all(|note| note.text.len() < 1000), "{unit:?}");
        }
    }
}
