//! Whatever comes in, something sensible comes out: no panic, and no two answers that disagree.

use corsplain::Outcome;
use corsplain::scenario::{Credentials, Mode, Redirect, Response, Scenario};
use corsplain::text::{self, Boxes, Choices};
use corsplain::{Engine, Exchange, account, check, explain};
use corsplain_tests::corpus;
use corsplain_tests::random::Random;

#[test]
fn mutated_scenarios_come_out_somehow() {
    let (mut random, cases) = (Random::new(1), corpus::wpt());
    for _ in 0..8_000 {
        let mut scenario = random.pick(&cases).scenario();
        for _ in 0..=random.below(4) {
            mutate(&mut scenario, &mut random);
        }
        survives(scenario);
    }
}

#[test]
fn texts_of_any_bytes_are_read_somehow() {
    let mut random = Random::new(2);
    for length in 0..800 {
        let bytes: Vec<u8> = (0..length).map(|_| random.number() as u8).collect();
        is_read(&String::from_utf8_lossy(&bytes));
        is_read(&bytes.iter().map(|byte| char::from(byte & 0x7f)).collect::<String>());
    }
}

#[test]
fn mutated_texts_are_read_somehow() {
    let (mut random, cases) = (Random::new(3), corpus::wpt());
    for _ in 0..2_000 {
        let boxes = text::write(&random.pick(&cases).scenario());
        let whole = [&boxes.page_origin, &boxes.request, &boxes.preflight, &boxes.response]
            .map(String::as_str);
        is_read(&damaged(&whole.join("\n\n"), &mut random));
        let mut damaged = |text: &str| damaged(text, &mut random);
        let boxes = Boxes {
            page_origin: damaged(&boxes.page_origin),
            page_csp: damaged(&boxes.page_csp),
            request: damaged(&boxes.request),
            preflight: damaged(&boxes.preflight),
            response: damaged(&boxes.response),
        };
        survives(text::parse_boxes(&boxes, Choices::default()).scenario);
    }
}

#[test]
fn endless_redirects_end() {
    let to_itself = [("Location", "/x"), ("Access-Control-Allow-Origin", "*")];
    let headers = to_itself.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
    let mut scenario = corpus::wpt()[0].scenario();
    scenario.hops = vec![Default::default(); 100_000];
    for hop in &mut scenario.hops {
        hop.response = Some(Response { status: 302, headers: headers.clone() });
    }
    scenario.request =
        corsplain::scenario::Request { url: "http://b.test/x".into(), ..Default::default() };
    let report = corpus::report(scenario, Engine::Fetch);
    let end = (report.outcome, report.reason, report.at.map(|at| at.hop), report.requests.len());
    assert_eq!(end, (Outcome::NetworkError, Some("too-many-redirects"), Some(20), 21));
}

fn is_read(paste: &str) {
    survives(text::parse(paste, Choices::default()).scenario);
}

/// Checks and explains a scenario, if it is one.
fn survives(scenario: Scenario) {
    let Ok(exchange) = Exchange::new(scenario) else { return };
    for engine in Engine::ALL {
        let (verdict, explanation) = (check(&exchange, *engine), explain(&exchange, *engine));
        let (report, told) = (explanation.report(), account(&explanation));
        let outcomes = [explanation.verdict.outcome(), report.outcome, told.outcome];
        assert_eq!(outcomes, [verdict.outcome(); 3], "{exchange:?}");
        let reasons = [report.reason, told.cause.as_ref().map(|cause| cause.code)];
        assert_eq!(
            reasons,
            [verdict.blocked().map(|blocked| blocked.reason.code()); 2],
            "{exchange:?}"
        );
        serde_json::to_string(&(report, told)).expect("both are plain data");
    }
}

fn mutate(scenario: &mut Scenario, random: &mut Random) {
    let request = &mut scenario.request;
    match random.below(10) {
        0 => request.url = damaged(&request.url, random),
        1 => request.method = damaged(&request.method, random),
        2 => request.headers.push((words(random), words(random))),
        3 => request.mode = *random.pick(Mode::ALL),
        4 => request.credentials = *random.pick(Credentials::ALL),
        5 => request.redirect = *random.pick(Redirect::ALL),
        6 => request.upload_listener = !request.upload_listener,
        7 => request.body = random.once_in(2).then(|| words(random)),
        8 => scenario.page_origin = damaged(&scenario.page_origin, random),
        _ => {
            let mut answers: Vec<&mut Response> = scenario
                .hops
                .iter_mut()
                .flat_map(|hop| [&mut hop.preflight, &mut hop.response])
                .flatten()
                .collect();
            if !answers.is_empty() {
                let at = random.below(answers.len());
                mutate_answer(answers[at], random);
            }
        }
    }
}

fn mutate_answer(answer: &mut Response, random: &mut Random) {
    if random.once_in(4) {
        answer.status = *random.pick(&[
            0,
            1,
            100,
            199,
            200,
            204,
            299,
            300,
            301,
            302,
            303,
            304,
            307,
            308,
            599,
            u16::MAX,
        ]);
    } else if answer.headers.is_empty() || random.once_in(3) {
        answer.headers.push((words(random), words(random)));
    } else {
        let at = random.below(answer.headers.len());
        answer.headers[at].1 = damaged(&answer.headers[at].1, random);
    }
}

/// A text with something cut out, put in or doubled.
fn damaged(text: &str, random: &mut Random) -> String {
    let mut points: Vec<char> = text.chars().collect();
    let at = random.below(points.len() + 1);
    let end = at + random.below(points.len() - at + 1);
    match random.below(4) {
        0 => drop(points.drain(at..end)),
        1 => points.truncate(at),
        2 => drop(points.splice(at..at, words(random).chars())),
        _ => points.extend_from_within(at..end),
    }
    points.into_iter().collect()
}

/// Something that means something somewhere.
fn words(random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "",
        "*",
        "null",
        "true",
        ",",
        ", ",
        " ",
        "\t",
        "\r\n",
        "\n",
        "\0",
        "\u{7f}",
        "\u{80}",
        "\u{ff}",
        "\u{100}",
        "\u{fffd}",
        "\u{1f600}",
        "\"",
        "\\",
        ":",
        "/",
        "//",
        "http://b.test/",
        "https://u:p@b.test:1/#f",
        "data:,x",
        "blob:http://a.test/1",
        "about:blank",
        "GET",
        "OPTIONS",
        "connect",
        "authorization",
        "content-type",
        "text/plain",
        "range",
        "bytes=0-",
        "bytes=99999999999999999999-1",
        "Origin",
        "Location",
        "Vary",
        "HTTP/1.1 200",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Headers",
        "Access-Control-Max-Age",
        "-1",
        "[::1]",
        "%",
        "curl 'http://b.test/' -H 'a: b' \\",
        "-d @x",
        "$'\\x41'",
        ":status: 200",
        "{\"page_origin\":\"null\"",
        "[]",
    ];
    (0..=random.below(3)).map(|_| *random.pick(WORDS)).collect()
}
