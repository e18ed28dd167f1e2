//! The four boxes of a form.

use crate::shows;
use corsplain::text::{Boxes, Choices, Parsed, Place, parse, parse_boxes};

#[test]
fn header_lines_alone_are_enough() {
    shows(
        &read(
            "https://app.example",
            "PUT https://api.example/x\nX-Foo: 1",
            "Access-Control-Allow-Methods: PUT",
            "A: b",
        ),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         preflight 0: 204
         Access-Control-Allow-Methods: PUT
         response 0: 200
         A: b
         assumes Mode Credentials Status Status",
    );
}

#[test]
fn several_heads_are_the_hops_of_a_chain() {
    shows(
        &read(
            "https://app.example",
            "PUT https://api.example/x HTTP/1.1",
            "(no preflight)\nHTTP/1.1 204\nA: b\n",
            "HTTP/1.1 307\nLocation: /y\n\nHTTP/1.1 200\n\nServer: x\n",
        ),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         response 0: 307
         Location: /y
         preflight 1: 204
         A: b
         response 1: 200
         assumes Mode Credentials Redirect",
    );
    let unreached = read("", "", "", "HTTP/1.1 200\n\nHTTP/1.1 200\n");
    assert!(unreached.notes[0].text.contains("answer 1 is not a redirect"), "{unreached:?}");
}

#[test]
fn a_whole_exchange_in_the_box_for_the_request() {
    let text = "PUT /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\nbody\n\n\
                HTTP/1.1 200 OK\nVary: Origin\n";
    let parsed = read("", text, "", "");
    assert_eq!(parsed, parse(text, Choices::default()));
    // What a box says counts more, and the other box stays as it was.
    shows(
        &read("", text, "HTTP/1.1 204", "HTTP/1.1 404"),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         \"body\"
         preflight 0: 204
         response 0: 404
         assumes Url Mode Credentials
         note Request 7",
    );
}

#[test]
fn scenario_json_in_the_box_for_the_request() {
    shows(
        &read(
            "https://a.example",
            "{\"page_origin\": \"null\", \"request\": {\"url\": \"/\"}}",
            "",
            "\nx",
        ),
        "from null
         GET / (cors, same-origin, follow)
         note PageOrigin 1
         note Response 2",
    );
}

#[test]
fn a_url_alone_and_odd_request_lines() {
    let request = |text: &str| {
        let request = read("https://app.example", text, "", "").scenario.request;
        format!("{} {}", request.method, request.url)
    };
    assert_eq!(request("https://api.example/x"), "GET https://api.example/x");
    assert_eq!(request("\n  localhost:3000/x "), "GET localhost:3000/x");
    assert_eq!(request("api.example/x"), "GET api.example/x");
    assert_eq!(request("/x"), "GET /x");
    assert_eq!(request("patch https://api.example/x"), "patch https://api.example/x");
    assert_eq!(request("M-SEARCH x HTTP/1.1"), "M-SEARCH x");
    assert_eq!(request("GET http://:no URL HTTP/1.1"), "GET http://:no URL");
    assert_eq!(request("curl -X PUT https://api.example/x"), "PUT https://api.example/x");
    assert_eq!(request("X-Foo:1"), "GET https://api.example/");
}

#[test]
fn the_page_is_an_origin_an_address_or_less() {
    let page = |text: &str| {
        let parsed = read(text, "https://api.example/", "", "");
        let notes = parsed.notes.iter().filter(|note| note.place == Some(Place::PageOrigin));
        format!("{} {}", parsed.scenario.page_origin, notes.count())
    };
    assert_eq!(page("https://app.example"), "https://app.example 0");
    assert_eq!(page(" null\n"), "null 0");
    assert_eq!(page("HTTPS://user@App.Example:443/page?x#y"), "https://app.example 1");
    assert_eq!(page("http://app.example:80"), "http://app.example 0");
    assert_eq!(page("https://app.example/"), "https://app.example 1");
    assert_eq!(page("http://[::1]:3000/"), "http://[::1]:3000 1");
    assert_eq!(page("chrome-extension://abc"), "chrome-extension://abc 0");
    assert_eq!(page("localhost:3000"), "http://localhost:3000 1");
    assert_eq!(page("LOCALHOST/x"), "http://localhost 1");
    assert_eq!(page("app.example:8080"), "http://app.example:8080 1");
    assert_eq!(page("file:///home/page.html"), "null 1");
    assert_eq!(page("htt"), "htt 1");
    assert_eq!(page("https://"), "https:// 1");
    assert_eq!(page("https://a.example\nhttps://b.example"), "https://a.example 1");
    assert_eq!(page(""), "https://app.example 0");
}

#[test]
fn requests_do_not_belong_among_answers() {
    shows(
        &read("", "", "", "GET /x HTTP/1.1\nHost: api.example\n\nHTTP/1.1 200 OK\nOrigin: x\n"),
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         Origin: x
         assumes PageOrigin Url Method Mode Credentials
         note Response 1",
    );
}

#[test]
fn a_header_that_no_script_can_set() {
    // A whole URL, no version, and the page's origin: so somebody writes down a script.
    let written = "PUT https://api.example/x\nX-Foo: 1\nHost: other.example\n";
    shows(
        &read("https://app.example", written, "", ""),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         Host: other.example
         assumes Mode Credentials
         note Request 3",
    );
    let captured = written.replace("/x\n", "/x HTTP/1.1\n");
    shows(
        &read("https://app.example", &captured, "", ""),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         assumes Mode Credentials",
    );
}

#[test]
fn a_policy_that_is_only_reported_is_none() {
    let enforced = "Content-Security-Policy: img-src 'self'\nconnect-src *";
    let reported = "content-security-policy-report-only : default-src 'none'; connect-src 'none'";
    for (page_csp, expected) in [
        (format!("{enforced}\n{reported}"), Some("img-src 'self', connect-src *")),
        (reported.to_owned(), None),
    ] {
        let boxes =
            Boxes { page_csp, request: "GET https://a.example/".into(), ..Boxes::default() };
        let parsed = parse_boxes(&boxes, Choices::default());
        assert_eq!(parsed.scenario.page_csp.as_deref(), expected);
    }
}

fn read(page_origin: &str, request: &str, preflight: &str, response: &str) -> Parsed {
    let boxes = Boxes {
        page_origin: page_origin.into(),
        request: request.into(),
        page_csp: String::new(),
        preflight: preflight.into(),
        response: response.into(),
    };
    let mut parsed = parse_boxes(&boxes, Choices::default());
    if boxes == (Boxes { request: request.into(), ..Boxes::default() }) {
        // So that it can be compared with a paste of everything.
        parsed.notes.iter_mut().for_each(|note| note.place = None);
    }
    parsed
}
