//! Raw heads, in the notations of servers, DevTools and curl.

use crate::reads;

#[test]
fn an_exchange_with_bodies() {
    reads(
        "POST /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\nX-Foo: 1\n\n{\"a\":\n 1}\n\n\
         HTTP/1.1 200 OK\nVary:  Origin\t\nvary: X\n\n<html>\nA: b\n",
        "from https://app.example
         POST https://api.example/x (cors, same-origin, follow)
         X-Foo: 1
         \"{\\\"a\\\":\\n 1}\"
         response 0: 200
         Vary: Origin
         vary: X
         assumes Url Mode Credentials",
    );
}

#[test]
fn every_line_end_and_a_byte_order_mark() {
    let text = "\u{FEFF}GET https://api.example/ HTTP/1.1\nX-Foo: 1\n\nHTTP/1.1 200 OK\nA: b\n";
    let expected = "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         X-Foo: 1
         response 0: 200
         A: b
         assumes PageOrigin Mode Credentials";
    for end in ["\n", "\r\n", "\r"] {
        reads(&text.replace('\n', end), expected);
        reads(text.replace('\n', end).trim_end(), expected);
    }
}

#[test]
fn pseudo_headers_on_one_line() {
    reads(
        ":authority: api.example\n:method: PUT\n:path: /x\n:scheme: https\norigin: https://app.example\n\
         sec-fetch-mode: cors\n:status: 204\nserver: nginx\n",
        "from https://app.example
         PUT https://api.example/x (cors, same-origin, follow)
         response 0: 204
         server: nginx
         assumes Credentials",
    );
}

#[test]
fn chrome_copies_names_and_values_on_lines_of_their_own() {
    reads(
        "General\nRequest URL:\nhttps://api.example/x?y=1\nRequest Method:\nPOST\nStatus Code:\n403 Forbidden\n\
         Remote Address:\n[::1]:443\nReferrer Policy:\nstrict-origin-when-cross-origin\n\
         Response Headers\ncontent-type:\napplication/json\ndate:\nSun, 22 Nov 2026 10:00:00 GMT\n\
         Request Headers\n:authority:\napi.example\n:method:\nPOST\n:path:\n/x?y=1\n:scheme:\nhttps\n\
         accept:\n*/*\nauthorization:\nBearer abc\norigin:\nhttps://app.example\nx-empty:\n\nsec-fetch-mode:\ncors\n",
        "from https://app.example
         POST https://api.example/x?y=1 (cors, same-origin, follow)
         authorization: Bearer abc
         x-empty:
         response 0: 403
         content-type: application/json
         date: Sun, 22 Nov 2026 10:00:00 GMT
         assumes Credentials",
    );
}

#[test]
fn raw_views_under_titles_with_provisional_headers() {
    reads(
        "Response Headersview source\nHTTP/1.1 200 OK\nServer: x\nRequest Headersview source\n\
         Provisional headers are shown\nGET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n",
        "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)
         response 0: 200
         Server: x
         assumes Url Mode Credentials
         note 5",
    );
}

#[test]
fn curl_shows_what_it_sends_and_receives() {
    reads(
        "$ curl -v -H 'Origin: https://app.example' https://api.example/x\n\
         *   Trying 192.0.2.1:443...\n> GET /x HTTP/2\n> Host: api.example\n> user-agent: curl/8.5.0\n\
         > accept: */*\n> origin: https://app.example\n> \n* Request completely sent off\n\
         < HTTP/2 302 \n< location: https://other.example/y\n< \n* Issue another request\n\
         > GET /y HTTP/2\n> Host: other.example\n> \n< HTTP/2 200 \n< vary: Origin\n< \n{\"a\": 1}\n\
         * Connection #0 left intact\n",
        "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)
         response 0: 302
         location: https://other.example/y
         response 1: 200
         vary: Origin
         assumes Mode Credentials Redirect",
    );
}

#[test]
fn folded_lines_are_joined_unless_the_whole_head_is_set_in() {
    let expected = "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         A: b c
         B: d
         assumes PageOrigin Url Method Mode Credentials
         note 3";
    reads("HTTP/1.1 200 OK\nA: b\n\tc\nB: d\n", expected);
    reads("    HTTP/1.1 200 OK\n    A: b\n      c\n    B: d\n", expected);
}

#[test]
fn header_lines_alone_are_told_by_their_names() {
    reads(
        "Access-Control-Allow-Origin: *\nServer: nginx\n\nOrigin: https://app.example\nX-Foo: 1\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         X-Foo: 1
         response 0: 200
         Access-Control-Allow-Origin: *
         Server: nginx
         assumes Url Method Mode Credentials Status",
    );
}

#[test]
fn what_a_check_must_see_is_kept() {
    reads(
        "HTTP/1.1 200\nACCESS-control-allow-origin: \"HTTPS://App.Example/\" ,  *\n\
         Access-Control-Allow-Origin: \n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         ACCESS-control-allow-origin: \\\"HTTPS://App.Example/\\\" ,  *
         Access-Control-Allow-Origin:
         assumes PageOrigin Url Method Mode Credentials",
    );
}

#[test]
fn a_url_and_the_answer_below_it() {
    reads(
        "https://api.example/x\nAccess-Control-Allow-Origin: *\n",
        "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)
         response 0: 200
         Access-Control-Allow-Origin: *
         assumes PageOrigin Method Mode Credentials Status",
    );
}

#[test]
fn labels_and_fences_of_an_issue() {
    reads(
        "Request:\n\n```http\nGET /x HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n```\n\n\
         Response:\nHTTP/1.1 200 OK\nVary: Origin\n",
        "from https://app.example
         GET https://api.example/x (cors, same-origin, follow)
         response 0: 200
         Vary: Origin
         assumes Url Mode Credentials",
    );
}

#[test]
fn scenario_json() {
    reads(
        "\n {\"id\": \"x\", \"page_origin\": \"null\", \"request\": {\"url\": \"/x\", \"mode\": \"no-cors\"},
          \"hops\": [{\"preflight\": null, \"response\": {\"status\": 200}}], \"expect\": {}}",
        "from null
         GET /x (no-cors, same-origin, follow)
         response 0: 200",
    );
}
