//! Panes of headers as browsers copy them: with the mouse, or by a menu.

use crate::reads;
use corsplain::text::{Boxes, Choices, parse, parse_boxes};

/// Chromium 156, the Headers tab from its first value to its last, copied with the mouse: titles are
/// left out, and so is the line of an empty value.
const CHROME: &str = "Request URL
http://127.0.0.1:8911/items?x=1
Request method
PUT
Status code
200 OK
Remote address
127.0.0.1:8911
Referrer policy
strict-origin-when-cross-origin
access-control-allow-headers
x-a, content-type
access-control-allow-methods
PUT
access-control-allow-origin
http://127.0.0.1:8912
connection
keep-alive
content-type
application/json
set-cookie
a=1
set-cookie
b=2
transfer-encoding
chunked
x-empty
x-powered-by
Express
accept
*/*
accept-encoding
gzip, deflate, br, zstd
accept-language
en-US,en;q=0.9
connection
keep-alive
content-length
2
content-type
application/json
host
127.0.0.1:8911
origin
http://127.0.0.1:8912
referer
http://127.0.0.1:8912/
sec-ch-ua
\"Not:A-Brand\";v=\"8\", \"Chromium\";v=\"156\"
sec-ch-ua-mobile
?0
sec-ch-ua-platform
\"Linux\"
sec-fetch-dest
empty
sec-fetch-mode
cors
sec-fetch-site
same-site
user-agent
Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/156.0.0.0 Safari/537.36
x-a
1
";

const CHROME_READ: &str = "from http://127.0.0.1:8912
    PUT http://127.0.0.1:8911/items?x=1 (cors, same-origin, follow)
    content-type: application/json
    x-a: 1
    response 0: 200
    access-control-allow-headers: x-a, content-type
    access-control-allow-methods: PUT
    access-control-allow-origin: http://127.0.0.1:8912
    connection: keep-alive
    content-type: application/json
    set-cookie: a=1
    set-cookie: b=2
    transfer-encoding: chunked
    x-empty:
    x-powered-by: Express
    assumes Credentials";

#[test]
fn chrome() {
    reads(CHROME, CHROME_READ);
    reads(&CHROME.replace('\n', "\r\n"), CHROME_READ);
    // Begun at the value rather than at its name, and the names as older versions write them.
    reads(CHROME.strip_prefix("Request URL\n").unwrap(), CHROME_READ);
    let older = CHROME.replace(" method\n", " Method\n").replace(" code\n", " Code\n");
    reads(&older, CHROME_READ);
    // With titles between, as from a screen reader or by hand.
    let titled = CHROME
        .replace("Request URL", "General\nRequest URL")
        .replace(
            "access-control-allow-headers\n",
            "Response headers\nRaw\naccess-control-allow-headers\n",
        )
        .replace("\naccept\n", "\nRequest headers\naccept\n");
    reads(&titled.replace("Raw\n", ""), CHROME_READ);
}

#[test]
fn chrome_with_colons() {
    // Until 2023, in the same way.
    let mut lines = CHROME.lines();
    let mut text = String::new();
    while let Some(name) = lines.next() {
        text.push_str(&format!("{name}:\n"));
        if name != "x-empty" {
            text.push_str(&format!("{}\n", lines.next().unwrap()));
        }
    }
    reads(&text, CHROME_READ);
}

#[test]
fn chrome_over_http_2() {
    reads(
        "Request URL
https://api.example/items
Request method
POST
Status code
403 Forbidden
Referrer policy
strict-origin-when-cross-origin
date
Mon, 30 Nov 2026 23:01:45 GMT
vary
Origin
:authority
api.example
:method
POST
:path
/items
:scheme
https
accept
*/*
origin
https://app.example
priority
u=1, i
x-client-data
CI+2yQEIorbJAQ==
Decoded:
message ClientVariations {
  // Active client experiment variation IDs.
  repeated int32 variation_id = [3300106, 3313321];
}
x-mine
",
        "from https://app.example
         POST https://api.example/items (cors, same-origin, follow)
         x-mine:
         response 0: 403
         date: Mon, 30 Nov 2026 23:01:45 GMT
         vary: Origin
         assumes Mode Credentials",
    );
}

#[test]
fn chrome_of_what_failed() {
    // Nothing came, so that no method is shown either.
    reads(
        "Request URL\nhttp://127.0.0.1:8999/closed\nReferrer policy\nstrict-origin-when-cross-origin\n\
         accept\n*/*\naccess-control-request-headers\nx-b\naccess-control-request-method\nPOST\norigin\n\
         http://127.0.0.1:8912\nsec-fetch-mode\ncors\nuser-agent\nMozilla/5.0\n",
        "from http://127.0.0.1:8912
         POST http://127.0.0.1:8999/closed (cors, same-origin, follow)
         x-b: 1
         assumes Credentials Headers",
    );
    // A header whose absence blocked the answer.
    reads(
        "Request URL\nhttp://localhost:8911/coep\nRequest method\nGET\nStatus code\n200 OK\ncontent-type\n\
         application/json\nnot-set cross-origin-resource-policy\ndate\nMon, 30 Nov 2026 23:06:01 GMT\n\
         accept\n*/*\nsec-fetch-mode\nno-cors\nsec-fetch-site\ncross-site\n",
        "from https://app.example
         GET http://localhost:8911/coep (no-cors, same-origin, follow)
         response 0: 200
         content-type: application/json
         date: Mon, 30 Nov 2026 23:06:01 GMT
         assumes PageOrigin Credentials",
    );
}

#[test]
fn parts_of_a_pane_in_their_boxes() {
    let boxes = Boxes {
        request: "Request URL\nhttps://api.example/\nRequest method\nGET\n".into(),
        response: "access-control-allow-origin\n*\nx-empty\nx-mine\n1\n".into(),
        ..Boxes::default()
    };
    let response =
        parse_boxes(&boxes, Choices::default()).scenario.hops.remove(0).response.unwrap();
    let fields = [("access-control-allow-origin", "*"), ("x-empty", ""), ("x-mine", "1")];
    assert_eq!(response.headers, fields.map(|(name, value)| (name.into(), value.into())));
}

const FIREFOX: &str = "\t
POST
\thttps://api.example/items?x=1
Status
403
Forbidden
VersionHTTP/2
Transferred451.30 kB (450.77 kB size)
Referrer Policystrict-origin-when-cross-origin
Request PriorityHighest
DNS ResolutionSystem

\t
access-control-allow-origin
\t*
content-type
\tapplication/json
x-empty
\t
X-Firefox-Spdy
\th2
\t
Accept
\t*/*
Content-Type
\tapplication/json
Host
\tapi.example
Origin
\thttps://app.example
Sec-Fetch-Mode
\tcors
Sec-Fetch-Site
\tcross-site
X-Mine
\t1
";

const FIREFOX_READ: &str = "from https://app.example
    POST https://api.example/items?x=1 (cors, same-origin, follow)
    Content-Type: application/json
    X-Mine: 1
    response 0: 403
    access-control-allow-origin: *
    content-type: application/json
    x-empty:
    X-Firefox-Spdy: h2
    assumes Credentials";

#[test]
fn firefox() {
    reads(FIREFOX, FIREFOX_READ);
    // Set in by whatever it was pasted through.
    reads(&FIREFOX.replace('\t', "    "), FIREFOX_READ);
    // Unfolded.
    let parts = "\t\nscheme\n\thttps\nhost\n\tapi.example\nfilename\n\t/items\nx\n\t1\nAddress\n\t192.0.2.1:443\n";
    reads(&FIREFOX.replace("\thttps://api.example/items?x=1\n", parts), FIREFOX_READ);
    // What white space was lost of is told by the names.
    let flat: String = FIREFOX.lines().map(|line| format!("{}\n", line.trim())).collect();
    reads(&flat.replace("x-empty\n\n", ""), &FIREFOX_READ.replace("x-empty:\n", ""));
}

#[test]
fn firefox_raw() {
    reads(
        "GET\n\thttps://api.example/items\nStatus\n200\nVersionHTTP/1.1\nTransferred1.03 kB (0 B size)\n\
         Referrer Policyorigin\nDNS ResolutionSystem\n\nHTTP/1.1 200 OK\nVary: Origin\n\n\
         GET /items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n",
        "from https://app.example
         GET https://api.example/items (cors, same-origin, follow)
         response 0: 200
         Vary: Origin
         assumes Mode Credentials",
    );
}

/// What *Copy All* gives, in each part of the panel.
const FIREFOX_OBJECTS: &str = r#"{
	"PUT": {
		"scheme": "https",
		"host": "api.example",
		"filename": "/items",
		"query": {
			"z": "1 2",
			"a": [
				"3",
				""
			]
		},
		"remote": {
			"Address": "192.0.2.1:443"
		}
	}
}
{
	"Status": "403Forbidden",
	"Version": "HTTP/2",
	"Transferred": "1.03 kB (0 B size)",
	"Referrer Policy": "strict-origin-when-cross-origin",
	"DNS Resolution": "System"
}
{
	"responseHeaders": {
		"headers": [
			{
				"name": "access-control-allow-origin",
				"value": "*"
			},
			{
				"name": "vary",
				"value": "Origin"
			}
		]
	}
}
{
	"requestHeaders": {
		"headers": [
			{
				"name": "Host",
				"value": "api.example"
			},
			{
				"name": "Origin",
				"value": "https://app.example"
			},
			{
				"name": "X-Mine",
				"value": "1"
			}
		]
	}
}"#;

const FIREFOX_OBJECTS_READ: &str = "from https://app.example
    PUT https://api.example/items?z=1%202&a=3&a= (cors, same-origin, follow)
    X-Mine: 1
    response 0: 403
    access-control-allow-origin: *
    vary: Origin
    assumes Mode Credentials";

#[test]
fn firefox_copies_objects() {
    reads(FIREFOX_OBJECTS, FIREFOX_OBJECTS_READ);
    // As older versions name them, on one line, each behind the other.
    let older = FIREFOX_OBJECTS
        .replace("responseHeaders", "Response Headers (1.2 kB)")
        .replace("requestHeaders", "Request Headers (342 B)")
        .replace(['\n', '\t'], "");
    reads(&older, FIREFOX_OBJECTS_READ);
    // With the raw form shown.
    let raw = "{\"responseHeaders\": {\"RAW_HEADERS_ID\": \"HTTP/1.1 204 No Content\\r\\nVary: Origin\\r\\n\"}}";
    let boxes = Boxes { response: raw.into(), ..Boxes::default() };
    let response =
        parse_boxes(&boxes, Choices::default()).scenario.hops.remove(0).response.unwrap();
    assert_eq!((response.status, response.headers.len()), (204, 1));
}

#[test]
fn objects_in_their_boxes() {
    let (request, response) = FIREFOX_OBJECTS.split_once("{\n\t\"Status").unwrap();
    let (response, headers) = response.split_once("{\n\t\"requestHeaders").unwrap();
    let boxes = Boxes {
        request: format!("{request}{{\n\t\"requestHeaders{headers}"),
        response: format!("{{\n\t\"Status{response}"),
        ..Boxes::default()
    };
    crate::shows(&parse_boxes(&boxes, Choices::default()), FIREFOX_OBJECTS_READ);
}

#[test]
fn safari() {
    reads(
        "Summary\nURL: https://api.example/items?x=1\nStatus: 200\nSource: Network\n\
         Address: 192.0.2.1:443\nInitiator: \napp.js:7:32047\n\n\
         Request\n:method: POST\n:scheme: https\n:authority: api.example\n:path: /items?x=1\n\
         Accept: */*\nContent-Type: application/json\nOrigin: https://app.example\nSec-Fetch-Mode: cors\n\
         Sec-Fetch-Site: cross-site\n\n\
         Response\n:status: 200\nServer: nginx\nVary: Origin\n\n\
         Query String Parameters\nx: 1\n\n\
         Request Data\nMIME Type: application/json\nRequest Data: \n",
        "from https://app.example
         POST https://api.example/items?x=1 (cors, same-origin, follow)
         Content-Type: application/json
         response 0: 200
         Server: nginx
         Vary: Origin
         assumes Credentials
         note 25
         note 28",
    );
}

#[test]
fn safari_with_first_lines_and_redirects() {
    reads(
        "Summary\nURL: https://api.example/old\nURL: https://api.example/new\nStatus: 200 OK\n\
         Source: Network\n\n\
         Request\nGET /old\nOrigin: https://app.example\nSec-Fetch-Mode: cors\n\n\
         Redirect Response\n302 Found\nAccess-Control-Allow-Origin: *\nLocation: /new\n\n\
         Request\nGET /new HTTP/1.1\nOrigin: https://app.example\n\n\
         Response\nHTTP/1.1 200 OK\nVary: Origin\n",
        "from https://app.example
         GET https://api.example/old (cors, same-origin, follow)
         response 0: 302
         Access-Control-Allow-Origin: *
         Location: /new
         response 1: 200
         Vary: Origin
         assumes Credentials Redirect",
    );
    // Where Safari does not know the protocol, nothing tells the method.
    reads(
        "Summary\nURL: https://api.example/\nStatus: 404\nSource: Network\n\n\
         Request\nAccept: */*\nOrigin: https://app.example\n\nResponse\nServer: nginx\n",
        "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 404
         Server: nginx
         assumes Method Mode Credentials",
    );
}

#[test]
fn safari_copies_requests_and_answers() {
    let request = ":method: GET\n:scheme: https\n:authority: api.example\n:path: /\nOrigin: https://app.example\n";
    let expected = "from https://app.example
         GET https://api.example/ (cors, same-origin, follow)
         response 0: 200
         Server: nginx
         assumes Mode Credentials";
    reads(&format!("{request}\n:status: 200\nServer: nginx\n"), expected);
    reads(&format!("{request}\n200 OK\nServer: nginx\n"), expected);
    reads(
        "curl 'https://api.example/?a=\\[1\\]' \\\n-X 'POST' \\\n-H 'Content-Type: text/plain' \\\n\
         -H 'Origin: https://app.example' \\\n-H 'X-Mine: 1' \\\n--data-binary $'it\\'s'",
        "from https://app.example
         POST https://api.example/?a=[1] (cors, same-origin, follow)
         Content-Type: text/plain
         X-Mine: 1
         \"it's\"
         assumes Mode Credentials",
    );
}

#[test]
fn a_word_that_is_a_headers_name_is_no_pane() {
    for text in ["Accept\nthe terms\nof use\n", "Origin\n", "Host\n\nx", "Date: x\nvary\n"] {
        let parsed = parse(text, Choices::default());
        assert_eq!(parsed.scenario.request.headers, [], "{text}");
        assert!(!parsed.notes.is_empty(), "{text}");
    }
}
