//! HAR files are read, paired and judged as they should be.

use corsplain::har::{Reading, Wanted, audit, to_csv, to_json, to_sarif};
use corsplain::scenario::{Credentials, Redirect};
use corsplain::text::{self, Choices};
use corsplain::url::NativeUrlParser;
use corsplain::{Engine, Outcome};
use corsplain_tests::har::{FILES, audited, read, recorded};
use corsplain_tests::mutation::damaged;
use corsplain_tests::random::Random;
use corsplain_tests::{browsers, corpus};
use serde_json::{Value, json};

#[test]
fn chromium_says_the_same_as_the_browser_did() {
    assert_eq!(
        rows("chromium"),
        [
            "GET /style.css 200 readable",
            "GET /logo.png 200 opaque",
            "GET /widget.js 200 opaque",
            "GET /open 200 readable",
            "GET /closed 200 network-error allow-origin-missing | net::ERR_FAILED",
            "PUT /items 200 readable",
            "PUT /items 200 readable ~preflight",
            "PUT /refuses 0 network-error header-not-allowed ~status | net::ERR_FAILED",
            "GET /moved 200 readable ~redirect",
            "GET /wild 200 network-error allow-origin-wildcard-with-credentials | net::ERR_FAILED",
            "GET /named 200 readable",
            "GET /nobody 0 network-error no-answer | net::ERR_CONNECTION_REFUSED",
            "DELETE /items/7 0 network-error method-not-allowed ~status | net::ERR_FAILED",
        ]
    );
}

#[test]
fn firefox_says_the_same_as_the_browser_did() {
    assert_eq!(
        rows("firefox"),
        [
            "GET /style.css 200 readable",
            "GET /widget.js 200 opaque",
            "GET /logo.png 200 opaque",
            "GET /open 200 readable",
            "GET /closed 200 network-error allow-origin-missing",
            "PUT /items 200 readable",
            "PUT /items 200 readable ~preflight",
            "PUT /refuses 0 network-error header-not-allowed ~status",
            "GET /moved 200 readable ~redirect",
            "GET /wild 200 network-error allow-origin-wildcard-with-credentials",
            "GET /named 200 readable",
            // Firefox keeps no word on why, nor that nobody answered.
            "GET /nobody 0 incomplete ~status",
            "DELETE /items/7 0 network-error method-not-allowed ~status",
            // Of a sandboxed frame.
            "GET /named 200 readable",
        ]
    );
    let audit = audited(file("firefox"), Wanted::CrossOrigin);
    assert_eq!(audit.engine, Engine::Firefox);
    assert_eq!(audit.rows.last().unwrap().page_origin, "null");
    let left_out = audit.left_out;
    assert_eq!((left_out.same_origin, left_out.navigations, left_out.other_schemes), (1, 1, 2));
    assert_eq!(audited(file("firefox"), Wanted::All).rows.len(), audit.rows.len() + 1);
}

#[test]
fn where_nothing_was_kept_nothing_is_claimed() {
    let playwright = rows("playwright");
    assert!(playwright.contains(&"GET /closed 0 incomplete ~status | net::ERR_FAILED".to_owned()));
    assert!(playwright.contains(&"PUT /items 200 incomplete".to_owned()));
    assert_eq!(
        rows("webkit"),
        [
            "GET /open 200 readable",
            "GET /doubled 200 network-error allow-origin-multiple",
            "GET /logo.png 200 opaque"
        ]
    );
}

#[test]
fn a_failure_that_only_credentials_explain_tells_of_them() {
    // As an older browser wrote it, which sent no `Sec-Fetch-Storage-Access`.
    let text = file("chromium").replace("Sec-Fetch-Storage-Access", "Sec-Old");
    let audit = audited(&text, Wanted::CrossOrigin);
    let wild = audit.rows.iter().find(|row| row.url.ends_with("/wild")).unwrap();
    assert_eq!(wild.outcome, Outcome::NetworkError);
    assert_eq!(wild.scenario().request.credentials, Credentials::Include);
    assert!(wild.assumptions.iter().any(|one| one.because.contains("says that this failed")));
    let named = audit.rows.iter().find(|row| row.url.ends_with("/named")).unwrap();
    assert_eq!(named.scenario().request.credentials, Credentials::SameOrigin);
}

#[test]
fn pieces_of_any_size_are_read_alike() {
    for (name, text) in FILES {
        let whole = read(text.as_bytes(), text.len());
        assert_eq!(whole.fault, None, "{name}");
        for piece in [1, 2, 3, 7, 64, 1000] {
            assert_eq!(read(text.as_bytes(), piece), whole, "{name}, {piece}");
        }
    }
}

#[test]
fn recorded_scenarios_are_judged_as_they_were() {
    let mut compared = 0;
    for recording in browsers::minimal() {
        let scenario = recording.scenario();
        // What no HAR tells.
        let goes_home = || {
            let urls = scenario.hops.iter().filter_map(|hop| hop.response.as_ref());
            let lines = urls.flat_map(|answer| &answer.headers);
            let leads = lines.filter(|(name, _)| name.eq_ignore_ascii_case("location"));
            [scenario.request.url.as_str()]
                .into_iter()
                .chain(leads.map(|(_, value)| value.as_str()))
                .any(|url| url.starts_with(&scenario.page_origin))
        };
        if scenario.request.redirect != Redirect::Follow
            || (scenario.request.credentials == Credentials::Omit && goes_home())
            || scenario.request.upload_listener
            || scenario.page_origin == "null"
        {
            continue;
        }
        for engine in Engine::ALL {
            let report = corpus::report(scenario.clone(), *engine);
            let Some(har) = recorded(&scenario, *engine) else { continue };
            let reading = read(har.as_bytes(), 100);
            let audit = audit(reading, Some(*engine), Wanted::All, &NativeUrlParser);
            let got: Vec<_> =
                audit.rows.iter().map(|row| (row.outcome, row.code(), row.at)).collect();
            assert_eq!(
                got,
                [(report.outcome, report.reason, report.at)],
                "{} {engine:?}\n{har}\n{:?}",
                recording.id,
                audit.rows
            );
            compared += 1;
        }
    }
    assert!(compared > 300, "{compared}");
}

#[test]
fn a_cut_file_keeps_what_came_before() {
    let text = file("chromium");
    let whole = read(text.as_bytes(), 1 << 20);
    for end in (0..text.len()).step_by(2999) {
        let reading = read(&text.as_bytes()[..end], 4096);
        let fault = reading.fault.expect("a cut file is none");
        assert_eq!(fault.line, text[..end].matches('\n').count() + 1, "{fault:?}");
        assert!(whole.entries.starts_with(&reading.entries));
        assert!(fault.byte <= end as u64 && fault.text.contains("file"), "{fault:?}");
    }
}

#[test]
fn faults_say_where() {
    let fault = |text: &str| read(text.as_bytes(), 5).fault.unwrap();
    let at = |text: &str| (fault(text).line, fault(text).byte);
    assert_eq!(at("{\n\"log\": {\n  \"entries\": [,]}}"), (3, 25));
    assert_eq!(at("{\"log\": {\"entries\": [{\"a\": \"\u{0}\"}]}}"), (1, 28));
    assert!(
        fault("{\"page_origin\": \"null\", \"request\": {\"url\": \"/\"}}").text.contains("no HAR")
    );
    assert!(fault("{}").text.contains("no HAR") && fault("3").text.contains("no HAR"));
    assert!(fault("").text.contains("empty"));
    assert!(
        fault("GET / HTTP/1.1").text.contains("This is no JSON") || at("GET / HTTP/1.1").0 == 1
    );
}

#[test]
fn hostile_files_are_read_somehow() {
    let deep = "[".repeat(1 << 20);
    let fault = read(deep.as_bytes(), 1 << 16).fault.unwrap();
    assert!(fault.text.contains("levels"), "{fault:?}");
    let text = r#"{"__proto__": {"log": 1}, "constructor": {"prototype": []}, "log": {"__proto__": 3,
        "entries": [null, 1, "x", [], {"__proto__": {}, "request": {"url": "https://b.test/",
        "method": null, "headers": [{"name": "__proto__", "value": "x"}, {"name": "Origin",
        "value": "https://a.test"}, {"value": 5}, 7, []], "headers": {}}, "response": []}]}}"#;
    let reading = read(text.as_bytes(), 9);
    assert_eq!(reading.fault, None);
    assert_eq!(reading.entries.len(), 1);
    // Texts without end are cut, and bodies are not kept at all.
    let long = "x".repeat(1 << 20);
    let text = format!(
        r#"{{"log":{{"entries":[{{"request":{{"url":"https://b.test/{long}","postData":{{"text":"{long}"}}}},"response":{{"status":99999,"content":{{"text":"{long}"}}}}}}]}}}}"#
    );
    let reading = read(text.as_bytes(), 1 << 14);
    assert_eq!(reading.entries[0].url.len(), 32 * 1024);
    assert_eq!(reading.entries[0].status, 0);
}

#[test]
fn too_many_headers_end_the_reading() {
    let header = format!(r#"{{"name":"x","value":"{}"}},"#, "v".repeat(30_000));
    let mut reader = corsplain::har::Reader::default();
    reader.push(br#"{"log":{"entries":[{"request":{"url":"https://b.test/","headers":["#);
    for _ in 0..6000 {
        reader.push(header.as_bytes());
    }
    assert!(reader.finish().fault.unwrap().text.contains("128 MB"));
}

#[test]
fn damaged_files_are_read_somehow() {
    let mut random = Random::new(5);
    for round in 0..150 {
        let (_, text) = random.pick(FILES);
        let mut text = damaged(text, &mut random);
        for _ in 0..random.below(3) {
            text = damaged(&text, &mut random);
        }
        let reading = read(text.as_bytes(), 1 + random.below(5000));
        told(reading, if round % 2 == 0 { Wanted::All } else { Wanted::CrossOrigin });
    }
}

fn told(reading: Reading, wanted: Wanted) {
    let audit = audit(reading, None, wanted, &NativeUrlParser);
    for text in [to_json(&audit), to_sarif(&audit, "a.har")] {
        serde_json::from_str::<Value>(&text).expect("it is JSON");
    }
    assert!(to_csv(&audit).lines().count() > audit.rows.len());
}

#[test]
fn csv_has_a_line_a_row_and_runs_nothing() {
    let csv = to_csv(&audited(file("chromium"), Wanted::CrossOrigin));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines.len(), 14);
    assert!(
        lines[5].contains(",/closed,200,network-error,allow-origin-missing,")
            || lines[5].contains("/closed,200,network-error,allow-origin-missing,1,response,"),
        "{}",
        lines[5]
    );
    let text = file("chromium").replace("\"GET\"", "\"=HYPERLINK(1)\"");
    let csv = to_csv(&audited(&text, Wanted::CrossOrigin));
    assert!(csv.contains("\"'=HYPERLINK(1)\"") && !csv.contains(",=HYPERLINK"));
}

#[test]
fn json_holds_every_row() {
    let audit = audited(file("firefox"), Wanted::CrossOrigin);
    let told: Value = serde_json::from_str(&to_json(&audit)).unwrap();
    assert_eq!(told["rows"].as_array().unwrap().len(), audit.rows.len());
    assert_eq!(told["counts"]["network-error"], 4);
    assert_eq!(told["rows"][4]["reason"], "allow-origin-missing");
    assert_eq!(told["rows"][4]["at"]["leg"], "response");
    assert_eq!(told["fault"], Value::Null);
}

#[test]
fn sarif_names_rules_and_places() {
    let text = file("chromium");
    let cut = &text[..text.len() - 10];
    let told: Value =
        serde_json::from_str(&to_sarif(&audited(cut, Wanted::CrossOrigin), "my page.har")).unwrap();
    let run = &told["runs"][0];
    assert_eq!(told["version"], "2.1.0");
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let ids: Vec<&str> = rules.iter().map(|rule| rule["id"].as_str().unwrap()).collect();
    assert!(rules.iter().all(|rule| rule["helpUri"].as_str().unwrap().starts_with("https://")));
    let results = run["results"].as_array().unwrap();
    assert_eq!(results.iter().filter(|result| result["level"] == "error").count(), 5);
    for result in results {
        assert!(ids.contains(&result["ruleId"].as_str().unwrap()));
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!(place["artifactLocation"]["uri"], "my%20page.har");
        let line = place["region"]["startLine"].as_u64().unwrap() as usize;
        assert_eq!(text.lines().nth(line - 1).unwrap().trim(), "{");
        assert!(!result["message"]["text"].as_str().unwrap().is_empty());
    }
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_pasted_har_is_its_first_blocked_exchange() {
    let parsed = text::parse(file("chromium"), Choices::default());
    assert!(parsed.scenario.request.url.ends_with("/closed"));
    assert_eq!(parsed.scenario.page_origin, "http://app.localhost:8123");
    assert!(parsed.notes[0].text.contains("12 more requests"), "{:?}", parsed.notes);
    // One entry, as somebody cut it out.
    let log: Value = serde_json::from_str(file("chromium")).unwrap();
    let entry = log["log"]["entries"][6].to_string();
    let parsed = text::parse(&entry, Choices::default());
    assert!(parsed.scenario.request.url.ends_with("/open"));
    assert_eq!(parsed.scenario.hops[0].response.as_ref().unwrap().status, 200);
    assert_eq!(parsed.notes, []);
}

fn file(name: &str) -> &'static str {
    FILES.iter().find(|(known, _)| *known == name).unwrap().1
}

/// Method, path, status, outcome, cause, the assumptions that are not made of every request, and
/// what the browser said.
fn rows(name: &str) -> Vec<String> {
    let audit = audited(file(name), Wanted::CrossOrigin);
    let told = audit.rows.iter().map(|row| {
        let path = row.url.splitn(4, '/').nth(3).unwrap().split('?').next().unwrap();
        let mut told = format!("{} /{path} {} {}", row.method, row.status, row.outcome.word());
        if let Some(code) = row.code() {
            told += &format!(" {code}");
        }
        for assumption in &row.assumptions {
            if ["redirect", "status", "preflight"].contains(&assumption.subject.word()) {
                told += &format!(" ~{}", assumption.subject.word());
            }
        }
        if !row.error.is_empty() {
            told += &format!(" | {}", row.error);
        }
        told
    });
    told.collect()
}

/// What an audit writes is for others, so no secret of an address is in it.
#[test]
fn files_have_stand_ins_for_secrets() {
    let url = "https://me:S3CR3T@api.example/items?access_token=S3CR3T&q=1";
    let har = json!({ "log": { "entries": [
        {
            "request": { "method": "GET", "url": url, "headers": [
                { "name": "Origin", "value": "https://app.example" },
                { "name": "Authorization", "value": "Bearer S3CR3T" },
            ] },
            "response": { "status": 0, "_error": format!("net::ERR_FAILED at {url}") },
        },
        {
            "request": { "method": "GET", "url": "https://api.example/from?sig=S3CR3T", "headers": [
                { "name": "Origin", "value": "https://app.example" },
            ] },
            "response": { "status": 302, "headers": [
                { "name": "Access-Control-Allow-Origin", "value": "*" },
                { "name": "Location", "value": "https://me:S3CR3T@api.example/to?token=S3CR3T" },
            ] },
        },
    ] } });
    let audit = audited(&har.to_string(), Wanted::CrossOrigin);
    assert_eq!(audit.rows.len(), 2);
    assert!(format!("{audit:?}").contains("S3CR3T"));
    for text in [to_csv(&audit), to_json(&audit), to_sarif(&audit, "a.har")] {
        assert!(!text.contains("S3CR3T"), "{text}");
        assert!(text.contains("access_token=REDACTED&q=1"), "{text}");
    }
}
