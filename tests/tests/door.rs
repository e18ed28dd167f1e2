//! The conformance door as a program: what goes in, what comes out, and what it takes.

use corsplain_tests::door::{door, run};
use serde_json::Value;
use std::io::{BufRead, BufReader, Write};
use std::process::Stdio;

const GOOD: &str = r#"{"id":"a","page_origin":"https://app.example","unknown":[1],"request":{"url":"https://api.example/x"},"hops":[{"preflight":null,"response":{"status":200,"headers":[["Access-Control-Allow-Origin","*"]]}}]}"#;

#[test]
fn a_scenario_gives_its_outcome_with_the_keys_in_order() {
    check(
        &[],
        GOOD,
        r#"{"id":"a","outcome":"readable","type":"cors","preflights":[false],"requests":[{"method":"GET","url":"https://api.example/x","headers":[["Origin","https://app.example"]],"credentials":false}],"next":null,"readable_headers":[],"origin_header":["https://app.example"],"reason":null,"at":null,"error":null,"console":[]}"#,
        0,
    );
}

#[test]
fn the_policy_of_the_page_counts() {
    let with = GOOD.replace("\"unknown\":[1]", "\"page_csp\":\"connect-src 'self'\"");
    let answer = only(&with, &[]);
    assert_eq!(answer["outcome"], "network-error");
    assert_eq!(answer["reason"], "content-security-policy");
    assert_eq!(answer["at"]["leg"], "request");
}

/// The preset of a picture in the cache, which has a `prime`.
#[test]
fn what_an_element_loaded_before_counts() {
    let presets = include_str!("../corpus/presets.ndjson");
    let preset = presets.lines().find(|line| line.contains("\"prime\"")).unwrap();
    let outcome = |engine| only(preset, &["--engine", engine])["outcome"].clone();
    assert_eq!(outcome("fetch"), "network-error");
    assert_eq!(outcome("chromium"), "network-error");
    assert_eq!(outcome("firefox"), "readable");
    assert_eq!(only(preset, &["--engine", "chromium"])["error"], "MissingAllowOriginHeader");
}

/// What the door says of one line.
#[track_caller]
fn only(line: &str, arguments: &[&str]) -> Value {
    let (answers, status) = run(arguments, line.as_bytes());
    assert!(status.success());
    serde_json::from_str(&answers).unwrap()
}

#[test]
fn what_is_missing_is_asked_for() {
    check(
        &["--engine", "fetch"],
        r#"{"page_origin":"https://app.example","request":{"url":"https://api.example/x","method":"PUT","headers":[["X-A","1"]]},"hops":[]}"#,
        r#"{"id":null,"outcome":"incomplete","type":null,"preflights":[false],"requests":[],"next":{"method":"OPTIONS","url":"https://api.example/x","headers":[["Access-Control-Request-Method","PUT"],["Access-Control-Request-Headers","x-a"],["Origin","https://app.example"]],"credentials":false},"readable_headers":null,"origin_header":[],"reason":null,"at":null,"error":null,"console":[]}"#,
        0,
    );
}

#[test]
fn a_denial_names_its_reason_and_its_place() {
    check(
        &["--engine=fetch"],
        r#"{"id":"\u00e9\"","page_origin":"null","request":{"url":"https://api.example/x"},"hops":[{"response":{"status":200}}]}"#,
        r#"{"id":"é\"","outcome":"network-error","type":null,"preflights":[false],"requests":[{"method":"GET","url":"https://api.example/x","headers":[["Origin","null"]],"credentials":false}],"next":null,"readable_headers":null,"origin_header":["null"],"reason":"allow-origin-missing","at":{"hop":0,"leg":"response"},"error":null,"console":[]}"#,
        0,
    );
}

#[test]
fn every_engine_has_its_own_id_for_it_and_its_own_words() {
    let denied = GOOD.replace("Access-Control-Allow-Origin", "X");
    for (engine, error, console) in [
        ("fetch", "null", "[]"),
        (
            "chromium",
            "\"MissingAllowOriginHeader\"",
            r#"["Access to fetch at 'https://api.example/x' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource."]"#,
        ),
        (
            "firefox",
            "\"CORSMissingAllowOrigin\"",
            r#"["Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/x. (Reason: CORS header ‘Access-Control-Allow-Origin’ missing). Status code: 200."]"#,
        ),
        (
            "webkit",
            "null",
            r#"["Origin https://app.example is not allowed by Access-Control-Allow-Origin. Status code: 200","Fetch API cannot load https://api.example/x due to access control checks."]"#,
        ),
    ] {
        let (output, status) = run(&["--engine", engine], denied.as_bytes());
        let end = format!("\"error\":{error},\"console\":{console}}}\n");
        assert!(output.ends_with(&end), "{output}");
        assert!(status.success());
    }
}

#[test]
fn lines_that_are_no_scenarios_are_refused_and_the_rest_still_runs() {
    let huge = "x".repeat(10_000_000);
    let deep = "[".repeat(100_000);
    let lines: &[&[u8]] = &[
        b"",
        GOOD.as_bytes(),
        b" \t\r",
        b"no json",
        b"{}",
        b"\xff\xfe\x00\x9f",
        huge.as_bytes(),
        deep.as_bytes(),
        br#"{"page_origin":"not an origin","request":{"url":"https://api.example/"}}"#,
        br#"{"page_origin":"null","request":{"url":"https://api.example/","mode":"elsewhere"}}"#,
        br#"{"page_origin":"null","request":{"url":"https://api.example/"},"hops":[{"response":{"status":70000}}]}"#,
        GOOD.as_bytes(),
    ];
    let (output, status) = run(&[], &lines.join(&b'\n'));
    let answers: Vec<Value> = output
        .lines()
        .map(|line| serde_json::from_str(line).expect("every line is JSON"))
        .collect();
    let places: Vec<_> =
        answers.iter().map(|answer| (answer["id"].as_str(), answer["line"].as_u64())).collect();
    let refused = [4, 5, 6, 7, 8, 9, 10, 11].map(|line| (None, Some(line)));
    let expected = [&[(Some("a"), None)], &refused[..], &[(Some("a"), None)]].concat();
    assert_eq!(places, expected);
    assert!(
        answers.iter().all(|answer| answer["error"].is_string() != answer["outcome"].is_string())
    );
    assert!(
        output
            .lines()
            .nth(1)
            .is_some_and(|line| line.starts_with(r#"{"id":null,"line":4,"error":""#))
    );
    assert_eq!(status.code(), Some(2));
}

#[test]
fn nothing_in_gives_nothing_out() {
    check(&[], "", "", 0);
    check(&[], "\n\n  \n", "", 0);
}

#[test]
fn arguments_that_are_not_known_are_refused_with_those_that_are() {
    for arguments in [&["--engine", "netscape"][..], &["--engine"], &["--engin"], &["fetch"]] {
        let door = door(arguments).output().unwrap();
        let complaint = String::from_utf8(door.stderr).unwrap();
        assert_eq!(
            (door.status.code(), door.stdout),
            (Some(2), vec![]),
            "{arguments:?}: {complaint}"
        );
        assert!(complaint.contains("fetch") || complaint.contains("--help"), "{complaint}");
    }
}

#[test]
fn help_is_given() {
    let (help, status) = run(&["--help"], b"");
    assert!(help.contains("--engine ENGINE") && help.contains("fetch"), "{help}");
    assert!(status.success());
}

#[test]
fn a_reader_who_leaves_early_is_no_failure() {
    let mut door = door(&[]);
    door.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = door.spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    drop(child.stdout.take());
    let writer = std::thread::spawn(move || while writeln!(input, "{GOOD}").is_ok() {});
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(
        (output.status.code(), String::from_utf8(output.stderr).unwrap()),
        (Some(0), String::new())
    );
}

#[test]
fn a_hundred_thousand_scenarios_take_no_more_memory_than_a_thousand() {
    const LINES: usize = 100_000;
    let mut child = door(&[]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let pid = child.id();
    let mut input = std::io::BufWriter::new(child.stdin.take().unwrap());
    let writer = std::thread::spawn(move || {
        for id in 0..LINES {
            writeln!(input, "{}", GOOD.replacen("\"a\"", &format!("\"{id}\""), 1)).unwrap();
        }
    });
    let mut early = None;
    for (id, line) in BufReader::new(child.stdout.take().unwrap()).lines().enumerate() {
        let line = line.unwrap();
        assert!(line.starts_with(&format!("{{\"id\":\"{id}\",\"outcome\":\"readable\"")), "{line}");
        if id == LINES / 100 {
            early = resident_kilobytes(pid);
        }
        if id == LINES * 9 / 10 {
            let late = resident_kilobytes(pid);
            assert!(
                early.zip(late).is_none_or(|(early, late)| late < early + 4096),
                "{early:?} {late:?}"
            );
        }
    }
    writer.join().unwrap();
    assert!(child.wait().unwrap().success());
}

/// What a program holds in memory; `None` where the system does not say so in a file.
fn resident_kilobytes(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status
        .lines()
        .find_map(|line| line.strip_prefix("VmRSS:")?.trim().strip_suffix(" kB")?.parse().ok())
}

#[track_caller]
fn check(arguments: &[&str], input: &str, expected: &str, code: i32) {
    let (output, status) = run(arguments, input.as_bytes());
    assert_eq!(output.trim_end_matches('\n'), expected);
    assert_eq!(status.code(), Some(code));
}
