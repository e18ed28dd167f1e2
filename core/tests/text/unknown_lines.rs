//! Nothing is dropped without a word: each notation with a line in it that says nothing known.

use corsplain::text::{Boxes, Choices, Note, Place, parse, parse_boxes};

/// Each notation, with a line of its own that begins with `???`, and nothing else to remark on.
const DOORS: &[(&str, &str)] = &[
    ("raw request", "GET /x HTTP/1.1\nHost: api.example\n??? what\nOrigin: https://app.example\n"),
    ("raw answer", "HTTP/1.1 200 OK\nVary: Origin\n??? what\nServer: x\n"),
    ("header lines", "Access-Control-Allow-Origin: *\n??? what\nServer: x\n"),
    (
        "pseudo-headers",
        ":method: GET\n:path: /\n??? what\n:authority: api.example\n:scheme: https\n",
    ),
    ("curl", "curl 'https://api.example/' \\\n  -H 'X-A: 1' \\\n  --???what \\\n  -H 'X-B: 1'\n"),
    (
        "curl's header",
        "curl 'https://api.example/' \\\n  -H 'X-A: 1' \\\n  -H '??? what' \\\n  -H 'X-B: 1'\n",
    ),
    (
        "curl for cmd",
        "curl ^\"https://api.example/^\" ^\n  -H ^\"X-A: 1^\" ^\n  --???what ^\n  -H ^\"X-B: 1^\"\n",
    ),
    (
        "curl -v",
        "> GET / HTTP/2\n> Host: api.example\n??? what\n> X-A: 1\n> \n< HTTP/2 200 \n< vary: Origin\n< \n",
    ),
    (
        "PowerShell",
        "Invoke-WebRequest -Uri \"https://api.example/\" `\n-Headers @{\"X-A\"=\"1\"} `\n-???What \"1\" `\n\
         -Method \"PUT\"\n",
    ),
    (
        "fetch of Chrome",
        "fetch(\"https://api.example/\", {\n  \"headers\": {\n    \"x-a\": \"1\"\n  },\n  \"???what\": 1,\n  \
         \"method\": \"PUT\",\n  \"mode\": \"cors\",\n  \"credentials\": \"include\"\n});\n",
    ),
    (
        "fetch of Firefox",
        "await fetch(\"https://api.example/\", {\n    \"credentials\": \"include\",\n    \"headers\": {\n        \
         \"X-A\": \"1\"\n    },\n    \"???what\": \"x\",\n    \"method\": \"PUT\",\n    \"mode\": \"cors\"\n});\n",
    ),
    (
        "pane of Chrome",
        "Request URL\nhttps://api.example/\nRequest method\nGET\nStatus code\n200 OK\nserver\nnginx\n\
         ??? what\nvary\nOrigin\naccept\n*/*\norigin\nhttps://app.example\n",
    ),
    (
        "pane of Firefox",
        "GET\n\thttps://api.example/\nStatus\n200\nVersionHTTP/2\n\n\t\nserver\n\tnginx\n??? what\nvary\n\tOrigin\n\
         \t\nAccept\n\t*/*\nOrigin\n\thttps://app.example\n",
    ),
    (
        "objects of Firefox",
        "{\n\t\"Status\": \"200OK\",\n\t\"Version\": \"HTTP/2\",\n\t\"???what\": \"1\"\n}\n\
         {\n\t\"responseHeaders\": {\n\t\t\"headers\": []\n\t}\n}\n",
    ),
    (
        "pane of Safari",
        "Summary\nURL: https://api.example/\nStatus: 200 OK\nSource: Network\n\nRequest\nGET / HTTP/1.1\n\
         Accept: */*\n??? what\nOrigin: https://app.example\n\nResponse\nHTTP/1.1 200 OK\nVary: Origin\n",
    ),
    (
        "summary of Safari",
        "Summary\nURL: https://api.example/\nStatus: 200 OK\n??? what\nSource: Network\n\nRequest\n\
         GET / HTTP/1.1\nAccept: */*\n",
    ),
    (
        "scenario",
        "{\n  \"page_origin\": \"https://app.example\",\n  \"request\": {\n    \"url\": \"https://api.example/\",\n    \
         \"???what\": 1\n  },\n  \"hops\": []\n}\n",
    ),
];

#[test]
fn every_notation_says_which_line_it_does_not_know() {
    for (door, text) in DOORS {
        let line = 1 + text.lines().position(|line| line.contains("???")).unwrap();
        let notes = parse(text, Choices::default()).notes;
        is_remarked(&notes, None, line, door);
        let clean: String = text
            .lines()
            .filter(|line| !line.contains("???"))
            .map(|line| format!("{line}\n"))
            .collect();
        let clean = clean
            .replace(",\n}", "\n}")
            .replace("\"https://api.example/\",\n  }", "\"https://api.example/\"\n  }");
        let known = parse(&clean, Choices::default()).notes;
        assert!(known.len() < notes.len(), "{door}: {known:#?}");
    }
}

#[test]
fn every_box_says_which_line_it_does_not_know() {
    for (door, text) in DOORS {
        let line = 1 + text.lines().position(|line| line.contains("???")).unwrap();
        let boxes = Boxes { request: (*text).into(), ..Boxes::default() };
        is_remarked(
            &parse_boxes(&boxes, Choices::default()).notes,
            Some(Place::Request),
            line,
            door,
        );
    }
    let answer = "HTTP/1.1 200 OK\nVary: Origin\n??? what\nServer: x\n";
    let boxes = Boxes {
        page_origin: "https://app.example\n??? what\n".into(),
        page_csp: "default-src 'self'\n??? what\nX-Frame-Options: DENY\n".into(),
        request: "https://api.example/\n".into(),
        preflight: answer.into(),
        response: answer.into(),
    };
    let notes = parse_boxes(&boxes, Choices::default()).notes;
    is_remarked(&notes, Some(Place::PageOrigin), 2, "page origin");
    is_remarked(&notes, Some(Place::PageCsp), 3, "policy");
    is_remarked(&notes, Some(Place::Preflight), 3, "preflight");
    is_remarked(&notes, Some(Place::Response), 3, "response");
}

#[track_caller]
fn is_remarked(notes: &[Note], place: Option<Place>, line: usize, door: &str) {
    let is_there = notes.iter().any(|note| note.place == place && note.line == line);
    assert!(is_there, "{door}, line {line}: {notes:#?}");
}
