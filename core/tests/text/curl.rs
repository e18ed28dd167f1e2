//! curl commands, by hand and out of DevTools.

use crate::reads;
use corsplain::text::{Choices, parse};

#[test]
fn copied_out_of_a_browser_with_the_answer_below() {
    reads(
        "curl 'https://api.example/x' \\\n  -X 'PUT' \\\n  -H 'accept: application/json' \\\n\
         \x20 -H 'content-type: application/json' \\\n  -H 'origin: https://app.example' \\\n\
         \x20 -b 'sid=1' \\\n  -H 'sec-fetch-mode: cors' \\\n  -H 'user-agent: Mozilla/5.0' \\\n\
         \x20 -H 'x-csrf: 1' \\\n  --data-raw $'{\"a\":\"it\\'s \\u0041\\x42\\\\n\"}' ;\n\
         HTTP/1.1 500 Oops\nContent-Type: text/html\n\n<html>\n",
        "from https://app.example
         PUT https://api.example/x (cors, include, follow)
         accept: application/json
         content-type: application/json
         x-csrf: 1
         \"{\\\"a\\\":\\\"it's AB\\\\n\\\"}\"
         response 0: 500
         Content-Type: text/html",
    );
}

#[test]
fn copied_for_windows() {
    reads(
        "curl ^\"https://api.example/x?a=1^&b=^%^20^\" ^\r\n  -X ^\"PUT^\" ^\r\n\
         \x20 -H ^\"sec-ch-ua: ^\\^\"Chromium^\\^\";v=^\\^\"130^\\^\"^\" ^\r\n\
         \x20 -H ^\"origin: https://app.example^\" ^\r\n  -H ^\"x-foo: a^\\^\\b^\" ^\r\n\
         \x20 --data-raw ^\"^{^\\^\"a^\\^\":1^\r\n\r\n^}^\"\r\nHTTP/1.1 204 No Content\r\n",
        "from https://app.example
         PUT https://api.example/x?a=1&b=%20 (cors, same-origin, follow)
         x-foo: a\\\\b
         Content-Type: application/x-www-form-urlencoded
         \"{\\\"a\\\":1\\n}\"
         response 0: 204
         assumes Mode Credentials",
    );
    reads(
        "curl \"https://api.example/x^y\" ^\n  -H \"x-foo: \"\"1\"\"\" &\n",
        "from https://app.example
         GET https://api.example/x^y (cors, same-origin, follow)
         x-foo: \\\"1\\\"
         assumes PageOrigin Mode Credentials",
    );
}

#[test]
fn typed_by_hand() {
    let lines = "assumes PageOrigin Mode Credentials";
    let request = |command: &str, expected: &str| {
        reads(command, &format!("from https://app.example\n{expected}\n{lines}"));
    };
    request("curl https://api.example/x", "GET https://api.example/x (cors, same-origin, follow)");
    request(
        "% curl -sSLkXPATCH https://api.example/ -H 'A: b' -HC:d -H 'E;' -o /dev/null --max-time=3",
        "PATCH https://api.example/ (cors, same-origin, follow)
         A: b
         C: d
         E:",
    );
    request(
        "curl -d a=1 --data-urlencode 'b=c d' --url=https://api.example/ --compressed",
        "POST https://api.example/ (cors, same-origin, follow)
         Content-Type: application/x-www-form-urlencoded
         \"a=1&b=c%20d\"",
    );
    request(
        "curl -G -d a=1 'https://api.example/?b' -u user:pass",
        "GET https://api.example/?b&a=1 (cors, same-origin, follow)
         Authorization: Basic dXNlcjpwYXNz",
    );
    request(
        "curl.exe --json '{}' https://api.example/ -H 'Accept: text/plain'",
        "POST https://api.example/ (cors, same-origin, follow)
         Accept: text/plain
         Content-Type: application/json
         \"{}\"",
    );
    request(
        "curl -I https://api.example/ --oauth2-bearer abc --range 0-9",
        "HEAD https://api.example/ (cors, same-origin, follow)
         Authorization: Bearer abc
         Range: bytes=0-9",
    );
    request(
        "curl -F 'file=@x.png' https://api.example/",
        "POST https://api.example/ (cors, same-origin, follow)
         Content-Type: multipart/form-data",
    );
}

#[test]
fn curl_sends_what_only_a_browser_may_set() {
    reads(
        "curl localhost:3000/x -e http://localhost:5173/page -A tool -b 'a=b'",
        "from http://localhost:5173
         GET http://localhost:3000/x (cors, include, follow)
         assumes PageOrigin Url Mode
         note 1",
    );
}

#[test]
fn what_is_not_understood_is_remarked_on() {
    let notes = |command: &str, parts: &[&str]| {
        let notes = parse(command, Choices::default()).notes;
        assert_eq!(notes.len(), parts.len(), "{command}: {notes:#?}");
        for (note, part) in notes.iter().zip(parts) {
            assert!(note.text.contains(part), "{command}: {}", note.text);
        }
    };
    notes("curl https://a.example --frob", &["`--frob` is not known"]);
    notes("curl https://a.example \\\n -q9 -!", &["`-9` is not known", "`-!` is not known"]);
    notes("curl https://a.example https://b.example", &["`https://b.example` is a second URL"]);
    notes("curl https://a.example -d @file", &["reads the file `file`"]);
    notes("curl https://a.example | jq .", &["follows a `|`"]);
    notes("curl https://a.example/?a=1&b=2", &["at the `&`"]);
    notes("curl “https://a.example” -H ‘A: b’", &["`“` is a quote of a word processor"]);
    notes("curl -H 'A b' https://a.example", &["`A b` is not a header"]);
    notes("curl -H 'A: b", &["never closed", "names no URL"]);
    notes("curl", &["names no URL"]);
}

#[test]
fn an_open_quote_ends_with_its_line() {
    reads(
        "curl https://api.example/ -H 'A: b\nHTTP/1.1 200 OK\nVary: Origin\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         A: b
         response 0: 200
         Vary: Origin
         assumes PageOrigin Mode Credentials
         note 1",
    );
}
