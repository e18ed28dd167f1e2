//! Which answer belongs to which request.

use crate::reads;
use corsplain::text::{Choices, parse};

const PREFLIGHT: &str = "OPTIONS /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\
    Access-Control-Request-Method: PUT\nAccess-Control-Request-Headers: x-foo\n\n";
const ALLOWED: &str = "HTTP/1.1 204 No Content\nAccess-Control-Allow-Methods: PUT\nAccess-Control-Allow-Headers: x-foo\n\n";
const REQUEST: &str =
    "PUT /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nX-Foo: 1\nX-Bar: 2\n\n";
const ANSWER: &str = "HTTP/1.1 200 OK\nVary: Origin\n\n";

#[test]
fn a_preflighted_exchange_in_any_order() {
    let expected = "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         preflight 0: 204
         Access-Control-Allow-Methods: PUT
         Access-Control-Allow-Headers: x-foo
         response 0: 200
         Vary: Origin
         assumes Url Credentials Headers";
    for order in [
        [PREFLIGHT, ALLOWED, REQUEST, ANSWER],
        [REQUEST, ANSWER, PREFLIGHT, ALLOWED],
        // DevTools show answers above their requests.
        [ALLOWED, PREFLIGHT, ANSWER, REQUEST],
        [ANSWER, REQUEST, ALLOWED, PREFLIGHT],
        [PREFLIGHT, REQUEST, ALLOWED, ANSWER],
        [ALLOWED, ANSWER, PREFLIGHT, REQUEST],
    ] {
        reads(&order.concat(), expected);
    }
}

#[test]
fn two_answers_and_no_request_line_that_tells() {
    let expected = |note: usize| {
        format!(
            "from https://app.example
             PUT https://api.example/x (cors, same-origin, follow)
             X-Foo: 1
             X-Bar: 2
             preflight 0: 204
             Access-Control-Allow-Methods: PUT
             Access-Control-Allow-Headers: x-foo
             response 0: 200
             Vary: Origin
             assumes Url Mode Credentials
             note {note}"
        )
    };
    reads(&[REQUEST, ALLOWED, ANSWER].concat(), &expected(7));
    reads(&[REQUEST, ANSWER, ALLOWED].concat(), &expected(10));
    reads(&[ALLOWED, ANSWER, REQUEST].concat(), &expected(1));
}

#[test]
fn the_first_of_two_answers_is_the_preflights_where_the_request_needs_one() {
    let first = "HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://app.example\n\n";
    let expected = |request: &str, note: usize| {
        format!(
            "from https://app.example
             {request}
             preflight 0: 204
             Access-Control-Allow-Origin: https://app.example
             response 0: 200
             Vary: Origin
             assumes Url Mode Credentials
             note {note}"
        )
    };
    let put = "PUT https://api.example/x (cors, same-origin, follow)\nX-Foo: 1\nX-Bar: 2";
    reads(&[REQUEST, first, ANSWER].concat(), &expected(put, 7));
    reads(&[first, ANSWER, REQUEST].concat(), &expected(put, 1));
    for header in ["Authorization: Bearer abc", "Content-Type: application/json"] {
        let curl =
            format!("curl https://api.example/x -H 'Origin: https://app.example' -H '{header}'\n");
        let get = format!("GET https://api.example/x (cors, same-origin, follow)\n{header}");
        let expected = expected(&get, 2).replace("assumes Url Mode", "assumes Mode");
        reads(&[&curl, first, ANSWER].concat(), &expected);
    }
}

#[test]
fn a_request_without_preflight_has_one_answer() {
    let first = "HTTP/1.1 204 No Content\nAccess-Control-Allow-Origin: https://app.example\n\n";
    let get = "GET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\n";
    for own in [
        "",
        "Accept-Language: de\n",
        "If-None-Match: \"1\"\n",
        "Sec-Fetch-Mode: no-cors\nX-Foo: 1\n",
        "Sec-Fetch-Site: same-origin\nX-Foo: 1\n",
    ] {
        let request = get.replacen("Host", &format!("{own}Host"), 1);
        let parsed = parse(&[&request, first, ANSWER].concat(), Choices::default());
        let [hop] = &parsed.scenario.hops[..] else { panic!("{parsed:#?}") };
        assert_eq!(hop.preflight, None, "{own}");
        assert_eq!(hop.response.as_ref().map(|response| response.status), Some(204), "{own}");
        assert_eq!(parsed.notes.len(), 1, "{own}");
    }
}

#[test]
fn only_the_preflight_is_known() {
    reads(
        &[PREFLIGHT, ALLOWED].concat(),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         x-foo: 1
         preflight 0: 204
         Access-Control-Allow-Methods: PUT
         Access-Control-Allow-Headers: x-foo
         assumes Url Credentials Headers",
    );
}

#[test]
fn redirects_make_a_chain() {
    let moved = "HTTP/1.1 307 Temporary Redirect\nLocation: /y\n\n";
    let second = "PUT /y HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n\n";
    let expected = "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         X-Bar: 2
         response 0: 307
         Location: /y
         preflight 1: 204
         Access-Control-Allow-Methods: PUT
         Access-Control-Allow-Headers: x-foo
         response 1: 200
         Vary: Origin
         assumes Url Mode Credentials Redirect";
    reads(&[REQUEST, moved, PREFLIGHT, ALLOWED, second, ANSWER].concat(), expected);
    reads(&[REQUEST, moved, ALLOWED, ANSWER].concat(), &format!("{expected}\nnote 10"));
}

#[test]
fn interim_answers_do_not_count() {
    reads(
        &["HTTP/1.1 100 Continue\n\n", ANSWER].concat(),
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         Vary: Origin
         assumes PageOrigin Url Method Mode Credentials
         note 1",
    );
}

#[test]
fn what_is_said_twice_counts_once() {
    let expected = "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         X-Bar: 2
         response 0: 200
         Vary: Origin
         assumes Url Mode Credentials";
    reads(&[REQUEST, REQUEST, ANSWER].concat(), &format!("{expected}\nnote 7"));
    reads(&[REQUEST, ANSWER, ANSWER].concat(), &format!("{expected}\nnote 10"));
    reads(&[REQUEST, ANSWER, REQUEST, ANSWER].concat(), &format!("{expected}\nnote 10\nnote 16"));
}

#[test]
fn what_contradicts_is_set_aside() {
    let other = "GET /z HTTP/1.1\nHost: api.example\n\n";
    reads(
        &[REQUEST, ANSWER, other, "HTTP/1.1 404 Not Found\n\n"].concat(),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         X-Bar: 2
         response 0: 200
         Vary: Origin
         assumes Url Mode Credentials
         note 10
         note 13",
    );
    // A preflight of another URL.
    reads(
        &[&PREFLIGHT.replace("/x", "/z"), ALLOWED, REQUEST, ANSWER].concat(),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         X-Bar: 2
         response 0: 200
         Vary: Origin
         assumes Url Mode Credentials
         note 1
         note 7",
    );
    // Two origins.
    reads(
        &[&PREFLIGHT.replace("app", "www"), ALLOWED, REQUEST].concat(),
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         preflight 0: 204
         Access-Control-Allow-Methods: PUT
         Access-Control-Allow-Headers: x-foo
         assumes Url Credentials Headers
         note 3",
    );
}
