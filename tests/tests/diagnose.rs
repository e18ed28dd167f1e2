//! From console lines back to their causes: everything that an engine prints, what used to be
//! printed, and what people paste around it.

use corsplain::diagnose::to_scenario;
use corsplain::scenario::{Api, Credentials, Scenario};
use corsplain::text::{Boxes, Choices, Subject, parse, parse_boxes};
use corsplain::{Diagnosis, Engine, Exchange, Leg, Reason, console, diagnose, explain};
use corsplain_tests::browsers;
use corsplain_tests::corpus;

const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// Everything printed for any recording is read back: who prints it, about which URL, from which
/// page, and for what.
#[test]
fn what_is_printed_is_read_back() {
    let mut complaints = Vec::new();
    let presets = corpus::presets().into_iter().map(|case| (case.id.clone(), case.scenario()));
    let recordings = browsers::all().into_iter().map(|one| (one.id.clone(), one.scenario()));
    // WebKit's line that names an image's URL is not made yet: expected_failures.txt.
    let is_image = |id: &str| id.ends_with("/img-crossorigin-refused");
    let outside = corpus::outside().into_iter().filter(|seen| !is_image(&seen.id));
    let outside = outside.map(|seen| (seen.id, seen.scenario));
    let mut read = 0;
    for (id, scenario) in recordings.chain(presets).chain(outside) {
        let exchange = Exchange::new(scenario).expect("it is a scenario");
        for engine in ENGINES {
            let explanation = explain(&exchange, engine);
            let lines = console(&explanation);
            let Some(blocked) = explanation.verdict.blocked().filter(|_| !lines.is_empty()) else {
                continue;
            };
            read += 1;
            let told = diagnose(&lines.join("\n"));
            // What is not about CORS at all is told as such.
            if matches!(blocked.reason, Reason::MixedContent | Reason::ContentSecurityPolicy) {
                let code = Some(blocked.reason.code());
                let of_it = told.iter().find(|told| told.outside == code);
                if of_it.is_none_or(|told| !is_about(told, &lines)) {
                    complaints.push(format!("{id}: outside: {lines:#?} {told:#?}"));
                }
                continue;
            }
            let wrong = match told.iter().find(|told| !told.is_warning) {
                None => Some("nothing is understood"),
                // What is not CORS is told by its code, whoever prints it.
                Some(told) if told.outside.is_none() && !told.engines.contains(&engine) => {
                    Some("engine")
                }
                // WebKit's network layer says this before anybody asks for agreement.
                Some(_) if lines.first().is_some_and(|line| line == "FTP URLs are disabled") => {
                    None
                }
                // Where WebKit says only that a load failed, there is no reason to read.
                Some(told)
                    if !(told.reasons.contains(&blocked.reason)
                        || told.reasons.is_empty() && lines.len() == 1) =>
                {
                    Some("reason")
                }
                Some(told) if !is_about(told, &lines) => Some("url"),
                Some(told)
                    if engine == Engine::Chromium
                        && told.page_origin.as_deref().is_some_and(|origin| {
                            origin != exchange.page_origin().serialization()
                        }) =>
                {
                    Some("page origin")
                }
                Some(_) => None,
            };
            if let Some(wrong) = wrong {
                complaints.push(format!("{id}: {wrong}: {lines:#?} {told:#?}"));
            }
            if told.iter().filter(|told| !told.is_warning).count() > 1 {
                complaints
                    .push(format!("{id}: one failure, several diagnoses: {lines:#?} {told:#?}"));
            }
        }
    }
    assert!(read > 3_500, "{read}");
    assert!(
        complaints.is_empty(),
        "{}: {}",
        complaints.len(),
        complaints[..complaints.len().min(4)].join("\n")
    );
}

/// Whether the URL stands in the lines as a whole word.
fn is_about(told: &Diagnosis, lines: &[String]) -> bool {
    let Some(url) = &told.url else { return false };
    lines.iter().any(|line| {
        line.match_indices(url.as_str()).any(|(at, _)| {
            let behind = &line[at + url.len()..];
            behind.is_empty() || behind.starts_with(['\'', ' ', '.', '’', '”', '\n'])
        })
    })
}

#[test]
fn a_cut_line_never_panics_and_keeps_its_url() {
    let url = "https://api.example.net/v1/items?q=1#top";
    for (line, until) in [
        (
            format!(
                "Access to fetch at '{url}' (redirected from 'http://x.example/') from origin 'https://app.example.com' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource."
            ),
            "'",
        ),
        (
            format!(
                "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at {url}. (Reason: header ‘x-api-key’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response)."
            ),
            ".",
        ),
        (
            format!(
                "Origin https://app.example.com is not allowed by Access-Control-Allow-Origin. Status code: 200\nFetch API cannot load {url} due to access control checks."
            ),
            " ",
        ),
    ] {
        let complete = line.find(url).unwrap() + url.len() + until.len();
        for (at, _) in line.char_indices() {
            let told = diagnose(&line[..at]);
            let urls: Vec<_> = told.iter().filter_map(|told| told.url.as_deref()).collect();
            if at >= complete {
                assert_eq!(urls, [url], "{}", &line[..at]);
            }
        }
    }
}

/// A line whose end is missing keeps every reason that begins so.
#[test]
fn a_cut_reason_leaves_several() {
    let told = one(
        "Access to fetch at 'https://b.example/' from origin 'https://a.example' has been blocked by CORS policy: The 'Access-Control-Allow-Origin' header co…",
    );
    assert_eq!(told.reasons, [Reason::AllowOriginMultiple, Reason::AllowOriginInvalid]);
}

#[test]
fn what_stands_around_is_ignored() {
    for (before, after) in [
        ("index.js:12 ", " "),
        ("(index):1 ", "\nindex.js:12 GET https://b.example/x net::ERR_FAILED 200 (OK)"),
        (
            "12:04:33.123 ",
            "\nUncaught (in promise) TypeError: Failed to fetch\n    at load (index.js:12:3)",
        ),
        ("I get this:\n> [Error] ", " Why?"),
        ("console.error\n", " (anonymous) @ app.js:3"),
    ] {
        let line = "Access to XMLHttpRequest at 'https://b.example/x' from origin 'null' has been blocked by CORS policy: Response to preflight request doesn't pass access control check: It does not have HTTP ok status.";
        for line in [line.to_owned(), line.replace('\'', "’"), line.replace(' ', "\n  ")] {
            let told = one(&format!("{before}{line}{after}"));
            assert_eq!(told.reasons, [Reason::PreflightStatusNotOk]);
            assert_eq!(told.url.as_deref(), Some("https://b.example/x"));
            assert_eq!(told.page_origin.as_deref(), Some("null"));
            assert_eq!((told.leg, told.api), (Some(Leg::Preflight), Some(Api::Xhr)));
            assert!(told.next.contains("OPTIONS"), "{}", told.next);
        }
    }
}

/// Old wordings: what is understood of each, and where it was seen.
#[test]
fn old_wordings_are_known() {
    let missing: &[Reason] = &[Reason::AllowOriginMissing];
    let header: &[Reason] = &[Reason::HeaderNotAllowed, Reason::AuthorizationNotAllowed];
    let credentials: &[Reason] =
        &[Reason::AllowCredentialsMissing, Reason::AllowCredentialsNotTrue];
    let safari: &[Reason] = &[
        Reason::AllowOriginMissing,
        Reason::AllowOriginMismatch,
        Reason::AllowOriginInvalid,
        Reason::AllowOriginMultiple,
    ];
    for (line, reasons) in [
        // Chromium 30 to 58: third_party/WebKit/Source/core/fetch/CrossOriginAccessControl.cpp
        (
            "XMLHttpRequest cannot load https://b.example/x. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access.",
            missing,
        ),
        (
            "Fetch API cannot load https://b.example/x. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
            missing,
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. The response had HTTP status code 404. No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access.",
            missing,
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Response to preflight request doesn't pass access control check: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access. The response had HTTP status code 405.",
            missing,
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. A wildcard '*' cannot be used in the 'Access-Control-Allow-Origin' header when the credentials flag is true. Origin 'https://a.example' is therefore not allowed access. The credentials mode of an XMLHttpRequest is controlled by the withCredentials attribute.",
            &[Reason::AllowOriginWildcardWithCredentials],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Credentials flag is 'true', but the 'Access-Control-Allow-Credentials' header is ''. It must be 'true' to allow credentials. Origin 'https://a.example' is therefore not allowed access.",
            credentials,
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. The 'Access-Control-Allow-Origin' whitelists only 'https://c.example'. Origin 'https://a.example' is not in the list, and is therefore not allowed access.",
            &[Reason::AllowOriginMismatch],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Request header field Content-Type is not allowed by Access-Control-Allow-Headers.",
            header,
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Method PUT is not allowed by Access-Control-Allow-Methods.",
            &[Reason::MethodNotAllowed],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Invalid HTTP status code 405",
            &[Reason::PreflightStatusNotOk],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Response for preflight has invalid HTTP status code 401",
            &[Reason::PreflightStatusNotOk],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Response for preflight is invalid (redirect)",
            &[Reason::PreflightRedirected],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. The request was redirected to 'https://c.example/', which is disallowed for cross-origin requests that require preflight.",
            &[Reason::PreflightRedirected],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Cannot use wildcard in Access-Control-Allow-Origin when credentials flag is true.",
            &[Reason::AllowOriginWildcardWithCredentials],
        ),
        (
            "XMLHttpRequest cannot load https://b.example/x. Origin https://a.example is not allowed by Access-Control-Allow-Origin.",
            safari,
        ),
        (
            "XMLHttpRequest cannot load file:///x. Cross origin requests are only supported for HTTP.",
            &[Reason::SchemeNotHttp, Reason::UrlNotFetchable, Reason::LocationSchemeNotHttp],
        ),
        // Chromium 59 to 66.
        (
            "Failed to load https://b.example/x: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access.",
            missing,
        ),
        (
            "Failed to load https://b.example/x: Response for preflight does not have HTTP ok status.",
            &[],
        ),
        (
            "Failed to load https://r.example/: Redirect from 'https://r.example/' to 'https://b.example/x' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access.",
            missing,
        ),
        (
            "Access to Font at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. Origin 'https://a.example' is therefore not allowed access.",
            missing,
        ),
        // Chromium 67 to 146.
        (
            "Access to fetch at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource. If an opaque response serves your needs, set the request's mode to 'no-cors' to fetch the resource with CORS disabled.",
            missing,
        ),
        // Firefox 36 to 67: dom/locales/en-US/chrome/security/security.properties
        (
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing).[Learn More]",
            missing,
        ),
        (
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: CORS preflight channel did not succeed).",
            &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected, Reason::NoAnswer],
        ),
        (
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: missing token ‘x-a’ in CORS header ‘Access-Control-Allow-Headers’ from CORS preflight channel).",
            header,
        ),
        (
            "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. This can be fixed by moving the resource to the same domain or enabling CORS.",
            &[],
        ),
        // Safari 9 to 12: Source/WebCore/loader/CrossOriginAccessControl.cpp
        (
            "[Error] Origin https://a.example is not allowed by Access-Control-Allow-Origin.\n[Error] XMLHttpRequest cannot load https://b.example/x due to access control checks.\n[Error] Failed to load resource: Origin https://a.example is not allowed by Access-Control-Allow-Origin. (x, line 0)",
            safari,
        ),
        (
            "[Error] Request header field X-A is not allowed by Access-Control-Allow-Headers.\n[Error] Fetch API cannot load https://b.example/x due to access control checks.",
            header,
        ),
        (
            "[Error] Preflight response is not successful\n[Error] Fetch API cannot load https://b.example/x due to access control checks.",
            &[Reason::PreflightStatusNotOk, Reason::PreflightRedirected],
        ),
    ] {
        let told = one(line);
        assert_eq!(told.reasons, reasons, "{line} {told:#?}");
        let url = if line.contains("file:") { "file:///x" } else { "https://b.example/x" };
        assert_eq!(told.url.as_deref(), Some(url), "{line}");
        if line.contains("a.example") {
            assert_eq!(told.page_origin.as_deref(), Some("https://a.example"), "{line}");
        }
    }
}

#[test]
fn titles_of_the_issues_panel_are_known() {
    for (title, reason) in [
        ("Ensure CORS response header values are valid", Reason::AllowOriginMissing),
        ("Ensure preflight responses are valid", Reason::PreflightStatusNotOk),
        ("Ensure CORS request uses allowed method", Reason::MethodNotAllowed),
        ("Ensure CORS request includes only allowed headers", Reason::HeaderNotAllowed),
        (
            "Ensure CORS requesting origin matches resource's allowed origin",
            Reason::AllowOriginMismatch,
        ),
    ] {
        assert!(one(title).reasons.contains(&reason), "{title}");
    }
    let told = one(
        "Access blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.",
    );
    assert_eq!(
        (told.reasons, told.method.as_deref()),
        (vec![Reason::MethodNotAllowed], Some("PUT"))
    );
}

/// Lines that are not about CORS, or say nothing.
#[test]
fn what_is_not_cors_is_told_apart() {
    for (line, code, url) in [
        (
            "Mixed Content: The page at 'https://a.example/' was loaded over HTTPS, but requested an insecure resource 'http://b.example/x'. This request has been blocked; the content must be served over HTTPS.",
            "mixed-content",
            Some("http://b.example/x"),
        ),
        (
            "Blocked loading mixed active content “http://b.example/x”",
            "mixed-content",
            Some("http://b.example/x"),
        ),
        (
            "Connecting to 'https://b.example/x' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.",
            "content-security-policy",
            Some("https://b.example/x"),
        ),
        (
            "Refused to connect to 'https://b.example/x' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
            "content-security-policy",
            Some("https://b.example/x"),
        ),
        (
            "Refused to connect to https://b.example/x because it does not appear in the connect-src directive of the Content Security Policy.",
            "content-security-policy",
            Some("https://b.example/x"),
        ),
        (
            "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://b.example/x because it violates the following directive: “connect-src 'self'”",
            "content-security-policy",
            Some("https://b.example/x"),
        ),
        (
            "Fetch API cannot load https://b.example/x. Refused to connect because it violates the document's Content Security Policy.",
            "content-security-policy",
            Some("https://b.example/x"),
        ),
        (
            "Access to fetch at 'http://localhost:8080/x' from origin 'https://a.example' has been blocked by CORS policy: Permission was denied for this request to access the `loopback` address space.",
            "local-network-access",
            Some("http://localhost:8080/x"),
        ),
        (
            "Access to fetch at 'http://localhost:8080/x' from origin 'http://a.example' has been blocked by CORS policy: The request client is not a secure context and the resource is in more-private address space `local`.",
            "local-network-access",
            Some("http://localhost:8080/x"),
        ),
        (
            "GET https://b.example/x net::ERR_BLOCKED_BY_CLIENT",
            "blocked-by-client",
            Some("https://b.example/x"),
        ),
        (
            "app.js:3 POST https://b.example/x net::ERR_CONNECTION_REFUSED",
            "network-failure",
            Some("https://b.example/x"),
        ),
        ("Uncaught (in promise) TypeError: Failed to fetch", "no-information", None),
        ("TypeError: NetworkError when attempting to fetch resource.", "no-information", None),
        ("TypeError: Load failed", "no-information", None),
        ("AxiosError: Network Error", "no-information", None),
        (
            "Quellübergreifende (Cross-Origin) Anfrage blockiert: Die Gleiche-Quelle-Regel verbietet das Lesen der externen Ressource auf https://b.example/x. (Grund: CORS-Kopfzeile 'Access-Control-Allow-Origin' fehlt).",
            "unknown-wording",
            Some("https://b.example/x"),
        ),
    ] {
        let told = one(line);
        assert_eq!((told.outside, told.url.as_deref()), (Some(code), url), "{line} {told:#?}");
        let reason = Reason::from_code(code);
        assert_eq!(told.reasons, Vec::from_iter(reason), "{line}");
        assert!(!told.means.is_empty() && !told.next.is_empty());
    }
}

#[test]
fn what_is_no_console_line_says_nothing() {
    for text in [
        "",
        "\n",
        "GET / HTTP/1.1\nHost: b.example\nOrigin: https://a.example",
        "Access to the path is denied",
        "curl https://b.example/x",
    ] {
        assert_eq!(diagnose(text), [], "{text}");
    }
}

#[test]
fn a_form_is_filled_in_with_what_is_known() {
    let told = one(
        "Access to fetch at 'https://b.example/2' (redirected from 'https://b.example/1') from origin 'https://a.example' has been blocked by CORS policy: The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.",
    );
    let scenario = to_scenario(&told);
    assert_eq!(scenario.page_origin, "https://a.example");
    assert_eq!(scenario.request.url, "https://b.example/1");
    assert_eq!(scenario.request.credentials, Credentials::Include);
    let told = one(
        "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://b.example/x. (Reason: header ‘x-api-key’ is not allowed according to header ‘Access-Control-Allow-Headers’ from CORS preflight response).",
    );
    assert_eq!(to_scenario(&told).request.headers, [("x-api-key".to_owned(), String::new())]);
}

/// Long texts are read in the end, whatever they repeat.
#[test]
fn long_texts_are_read() {
    for piece in [
        "Access to ",
        "' from origin '",
        "Request header field ",
        "(",
        "Origin ",
        " ",
        "Cross-Origin Request Blocked: ",
        "https://b.example/x ",
    ] {
        let text = piece.repeat(100_000 / piece.len());
        let _ = diagnose(&text);
    }
    let url = format!("https://b.example/{}", "x".repeat(1_000_000));
    let line = format!(
        "Access to fetch at '{url}' from origin 'https://a.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."
    );
    assert_eq!(one(&line).url, Some(url));
}

#[track_caller]
fn one(text: &str) -> Diagnosis {
    let told = diagnose(text);
    assert_eq!(told.len(), 1, "{text}: {told:#?}");
    told.into_iter().next().unwrap()
}

/// Pasted where an exchange is expected, a line fills in what it tells, and a note says what it means.
#[test]
fn a_line_among_texts_fills_the_form() {
    let line = "Access to XMLHttpRequest at 'https://b.example/x' from origin 'https://a.example' has been blocked by CORS policy: Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.";
    let boxes = Boxes { request: line.into(), ..Boxes::default() };
    for parsed in [parse(line, Choices::default()), parse_boxes(&boxes, Choices::default())] {
        let Scenario { page_origin, request, .. } = &parsed.scenario;
        assert_eq!(
            (page_origin.as_str(), request.url.as_str()),
            ("https://a.example", "https://b.example/x")
        );
        assert_eq!((request.method.as_str(), request.api), ("PUT", Api::Xhr));
        let [note] = &parsed.notes[..] else { panic!("{:?}", parsed.notes) };
        assert!(note.text.contains("Chromium") && note.text.contains("`PUT`"), "{}", note.text);
        assert!(parsed.assumptions.iter().all(|one| !matches!(
            one.subject,
            Subject::Url | Subject::PageOrigin | Subject::Method
        )));
    }
}
