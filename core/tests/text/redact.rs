//! What is a secret in which notation, and what is none.
#![cfg(feature = "serde")]

use corsplain::scenario::{Request, Scenario};
use corsplain::text::{
    Boxes, Place, Secret, SecretKind, redact, redact_boxes, redact_text, secrets,
};

/// Between « and » stands what is a secret; nothing else is.
#[track_caller]
fn shows(marked: &str) {
    let text = marked.replace(['«', '»'], "");
    let (mut expected, mut lengths, mut rest) = (String::new(), Vec::new(), marked);
    while let Some((before, after)) = rest.split_once('«') {
        let (secret, after) = after.split_once('»').unwrap_or((after, ""));
        expected = expected + before + "REDACTED";
        lengths.push(secret.len());
        rest = after;
    }
    expected += rest;
    let (redacted, found) = redact_text(&text);
    assert_eq!(redacted, expected);
    assert_eq!(found.iter().map(|secret| secret.length).collect::<Vec<_>>(), lengths);
    let (again, none) = redact_text(&redacted);
    assert_eq!((again.as_str(), none), (redacted.as_str(), Vec::new()), "a second time");
}

#[test]
fn header_lines() {
    shows("Authorization: Bearer «abc.def»\nAccept: */*");
    shows("authorization: basic  «dTpw»\r\nX: 1");
    shows("AUTHORIZATION:\t«abc def»\t\nX: 1");
    shows("Authorization: Digest «username=\"u\", realm=\"r\", response=\"6629\"»");
    shows("Proxy-Authorization: Basic «dTpw»");
    shows("> Authorization: Bearer «abc»\n> Accept: */*");
    shows("  Authorization: Bearer «abc»\n  Accept: */*");
    shows("Cookie: sid=«1234»; theme=«dark»;  a=«b=c»\nHost: api.example");
    shows("Cookie: «nameless»");
    shows("Set-Cookie: sid=«1234»; Path=/; Max-Age=3600; HttpOnly; SameSite=None; Secure");
    shows("set-cookie: a=«1»; Expires=Wed, 21 Oct 2026 07:28:00 GMT, b=«2»; Path=/, c=«3»");
    shows("X-Api-Key: «k»\nX-CSRF-Token: «t»\nx-amz-security-token: «IQoJ»\nX-Session-Id: «9»");
    shows("Ocp-Apim-Subscription-Key: «0123»\nX-Client-Secret: \"«s, t»\"");
    shows("Authorization:\n  Bearer «abc»\nX: 1");
    shows("X-Auth-Token: «abc»\n   «def»\nX: 1");
    shows("authorization:\nBearer «abc»\naccept:\n*/*");
    shows("authorization\nBearer «abc»\naccept\n*/*");
    shows("Cookie\tsid=«1»\nAccept\t*/*");
    shows("Authorization: Bearer «a\u{e9}b»");
}

#[test]
fn what_is_no_secret() {
    for text in [
        "Access-Control-Allow-Headers: authorization, x-csrf-token, x-api-key",
        "Access-Control-Allow-Credentials: true\nAccess-Control-Expose-Headers: X-Session-Token",
        "Access-Control-Request-Headers: authorization,x-token",
        "Vary: Authorization, Cookie\nWWW-Authenticate: Bearer realm=\"api\", error=\"invalid_token\"",
        "X-RateLimit-Remaining-Tokens: 100\nIdempotency-Key: 7\nETag: \"33a64df5\"",
        "Authorization:\nAccept: */*",
        "Authorization: Bearer <token>\nX-Api-Key: {{key}}\nX-Token: ${TOKEN}\nX-Secret: ***",
        "Authorization: Bearer\nX-Token: null\nCookie: a=; b",
        "GET /token/session HTTP/1.1\nHost: token-service:8080",
        "http://session:8080/x",
        "https://api.example/@scope/pkg?email=a@b.example&code",
        "{\"credentials\": \"include\", \"code\": 404, \"key\": \"name\", \"max_tokens\": 100}",
        "fetch('/x', { credentials: 'include', headers: [[\"Vary\", \"Cookie\"]] });",
        "{\"token_endpoint\": \"https://id.example/token\", \"token_type\": \"bearer\"}",
        "allowedHeaders: [\"Content-Type\", \"Authorization\"]",
        "$session = New-Object Microsoft.PowerShell.Commands.WebRequestSession\n$session.UserAgent = \"x\"",
        "sk-short eyJhbGciOiJIUzI1NiJ9 task-012345678901234567890123",
        "curl -b cookies.txt -u '' https://api.example/",
        "Content-Security-Policy: script-src 'nonce-abc'; report-uri /csp",
        "const token = await session.getToken(); if (token == x) {}",
    ] {
        if text.contains("Cookie: a=; b") {
            shows(&text.replace("; b", "; «b»"));
        } else {
            shows(text);
        }
    }
}

#[test]
fn parameters() {
    shows("GET /cb?code=«4/0A»&state=«xyz»&scope=email#access_token=«ya»&expires_in=3600 HTTP/1.1");
    shows("https://api.example/?api_key=«a%20b»&q=key&X-Amz-Signature=«0f3»&X-Amz-Date=2026");
    shows("Location: https://app.example/#id_token=«a.b»\nReferer: https://a.example/?sig=«s»&x=1");
    shows("https://a.example/?next=https%3A%2F%2Fb.example%2F%3Ftoken%3D«abc»%26x%3D1&y=2");
    shows("password=«hunter2»&user[password]=«x»&user%5Bpassword%5D=«y»&user=me");
    shows("{\"url\":\"https://a.example/?a=1\\u0026token=«abc»\\u0026b=2\"}");
    shows(
        "<a href=\"https://a.example/?token=«abc»\">x</a>, (https://a.example/?key=«k»), `?sig=«s»`",
    );
    shows("{\"user\": \"me\", \"password\": \"«hun\\\"ter2»\", \"clientSecret\":\"«s»\"}");
    shows("'{\\\"password\\\":\\\"«x\\\\\\\"y»\\\",\\\"a\\\":1}'");
    shows("API_KEY=«abc»\nDEBUG=1\nDB_PASSWORD = «x y»\n".replace("«x y»", "«x»").as_str());
    shows("const apiKey = \"«abc»\";\n$token = '«abc»'");
}

#[test]
fn user_information() {
    shows("https://«user»:«pass»@api.example/x");
    shows("GET https://«ghp»@api.example/ HTTP/1.1");
    shows("https://:«pass»@api.example/ and https://@api.example/ and //«u»:@h/");
    shows("https://a.example/?u=https%3A%2F%2F«u»%3A«p»%40b.example%2Fx%40y");
    shows("https://«a@b»:«c@d»@api.example/");
}

#[test]
fn commands_and_calls() {
    shows("curl 'https://api.example/?key=«k»' -H 'authorization: Bearer «a b»' -H 'accept: */*'");
    shows("curl \"https://api.example/\" ^\n  -H ^\"cookie: a=«1»; b=«2»^\" ^\n  -H ^\"x: 1^\"");
    shows("curl -u «user»:«p:w» -b 'a=«1»; b=«2»' https://api.example/ --oauth2-bearer «tok»");
    shows("$ curl -sSu'«user»:«p w»' --cookie=\"sid=«1»\" -HX-Api-Key:«k» https://api.example/");
    shows(
        "curl https://api.example/ \\\n  --user \"«user»\" \\\n  -H $'x-token: «it\\'s»'\nHTTP/1.1 200 OK",
    );
    shows("curl https://api.example/ --data-raw $'{\"password\":\"«x»\"}' -d 'a=1&token=«t»&b=2'");
    shows(
        "fetch(\"https://api.example/\", {\n  \"headers\": {\n    \"authorization\": \"Bearer «abc»\",\n    \"x-a\": \"1\"\n  },\n  \"body\": null\n});",
    );
    shows("fetch(u, { headers: { Authorization: 'Bearer «abc»', Accept: 'x' } })");
    shows("headers: {\n  Authorization: `Bearer ${token}`,\n  'X-Token': \"«t»\" + x,\n}");
    shows("headers.append(\"Authorization\", \"Bearer «abc»\");");
    shows("xhr.setRequestHeader('X-CSRF-Token', '«abc»')");
    shows("curl_setopt($c, CURLOPT_HTTPHEADER, ['Authorization: Bearer «abc»', 'Accept: */*']);");
    shows(
        "$session.Cookies.Add((New-Object System.Net.Cookie(\"sid\", \"«abc»\", \"/\", \"app.example\")))\nInvoke-WebRequest -Uri \"https://api.example/\" -Headers @{\n\"authorization\"=\"Bearer «abc»\"\n  \"accept\"=\"*/*\"\n}",
    );
    shows("$h = @{ Authorization = \"Bearer «a`\"b»\" }");
}

#[test]
fn objects() {
    shows(
        "{\"page_origin\":\"null\",\"request\":{\"url\":\"https://«u»:«p»@a.example/\",\"headers\":[[\"Authorization\",\"Basic «dTpw»\"],[\"X-A\",\"1\"]]}}",
    );
    shows("[\n  \"Set-Cookie\",\n  \"id=«7»; Path=/\"\n]");
    shows(
        "{\"name\": \"Authorization\", \"value\": \"Bearer «abc»\"}, {\"name\": \"X\", \"value\": \"1\"}",
    );
    shows("{\"name\":\"cookie\",\"value\":\"a=«1»\"}, {\"name\":\"api_key\",\"value\":\"«k»\"}");
    shows(
        "\"cookies\": [{\"name\": \"a\", \"value\": \"«1»\", \"path\": \"/\"}, {\"name\": \"b\", \"value\": \"«2»\"}], \"value\": \"3\"",
    );
    shows("'Authorization' => 'Bearer «abc»',");
    shows(
        "\"log\": \"> Authorization: x\\r\\nauthorization: Bearer «abc»\\r\\nx: 1\""
            .replace("> Authorization: x", "GET /")
            .as_str(),
    );
}

#[test]
fn tokens_anywhere() {
    shows("see «eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1g».");
    shows("/reset/«eyJhbGciOiJIUzI1NiJ9.e30.»/x and «ghp_0123456789abcdefghijABCDEFGHIJ012345»");
    shows("«AKIAIOSFODNN7EXAMPLE», «xoxb-1234567890-abc», x=\"«glpat-0123456789abcdefghij»\"");
    shows("var a = 'Bearer «0123456789abcdef»'; key: «AIzaSyA0123456789abcdefghijklmnopqrstu»");
    shows(
        "-----BEGIN PRIVATE KEY-----«\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQC7VJTUt9Us8cKj\n»-----END PRIVATE KEY-----",
    );
}

#[test]
fn what_decides_stays() {
    let jwt = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.dBjftJeZ4CVP";
    let (text, found) = redact_text(&format!("Accept: {jwt}\nX-A: {jwt}"));
    assert_eq!(text, "Accept: xxxxxxxxxxxxxxxxxxxx.xxxxxxxxxxxxxxx.xxxxxxxxxxxx\nX-A: REDACTED");
    assert_eq!(found.len(), 2);
    assert_eq!(redact_text(&text), (text, Vec::new()));
    for (value, expected) in [
        ("Bearer a\0b", "Bearer REDACTED\0REDACTED"),
        ("a\nb", "REDACTED\nREDACTED"),
        ("\u{3b1}", "REDACTED\u{2026}"),
        (" a\t", " REDACTED\t"),
        ("*", "*"),
        ("null", "null"),
        ("", ""),
    ] {
        let headers = vec![("Authorization".into(), value.into())];
        let request = Request { url: "/".into(), headers, ..Request::default() };
        let scenario = Scenario { request, ..Scenario::default() };
        let (shared, _) = redact(&scenario);
        assert_eq!(shared.request.headers[0].1, expected);
        assert_eq!(redact(&shared).0, shared);
    }
    let json = r#"[["X-Token","a\u0000b"],["X-Token","\u03b1"]]"#;
    let expected = r#"[["X-Token","REDACTED\u0000REDACTED"],["X-Token","REDACTED…"]]"#;
    assert_eq!(redact_text(json).0, expected);
}

#[test]
fn places_kinds_and_names() {
    let boxes = Boxes {
        page_origin: "https://u:p@app.example/x".into(),
        page_csp: "connect-src 'self'; report-uri https://r.example/?token=abc".into(),
        request: "GET /x?sig=1 HTTP/1.1\nHost: api.example\nCookie: sid=12".into(),
        preflight: "HTTP/1.1 204 No Content\nSet-Cookie: pre=1".into(),
        response: "HTTP/1.1 200 OK\nX-Auth: abc".into(),
    };
    let found = secrets(&boxes);
    let secret = |kind, name: &str, place, length| Secret {
        kind,
        name: name.into(),
        place: Some(place),
        length,
    };
    let expected = [
        secret(SecretKind::UserInfo, "user", Place::PageOrigin, 1),
        secret(SecretKind::UserInfo, "password", Place::PageOrigin, 1),
        secret(SecretKind::Parameter, "token", Place::PageCsp, 3),
        secret(SecretKind::Parameter, "sig", Place::Request, 1),
        secret(SecretKind::Cookie, "sid", Place::Request, 2),
        secret(SecretKind::Cookie, "pre", Place::Preflight, 1),
        secret(SecretKind::Header, "X-Auth", Place::Response, 3),
    ];
    assert_eq!(found, expected);
    let (shared, replaced) = redact_boxes(&boxes);
    assert_eq!(replaced, expected);
    assert_eq!(redact_boxes(&shared), (shared, Vec::new()));
}

/// A text made to be slow is not.
#[test]
fn hostile_repetitions_are_linear() {
    for piece in [
        "token:\"",
        "'token:",
        "\"token\":\"",
        "//",
        "%2F%2F",
        "curl '",
        "curl \\",
        "\ncurl \\ ^ ",
        "\ncurl \"\\",
        "curl -u '",
        "\"cookies\":[",
        "\"name\":\"a\",",
        "token: ",
        "token:\n ",
        "eyJ",
        "-----BEGIN PRIVATE KEY-----",
        "?token=",
        "Set-Cookie: a,",
        "^\"token:",
        "\\\"token:",
        "[\"token\",",
        "Net.Cookie(\"",
        "token%3D",
        "a=;",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let (redacted, _) = redact_text(&text);
        assert!(redacted.len() < 20 * text.len());
    }
}
