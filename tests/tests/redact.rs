//! Without its secrets an exchange is judged as it was, and nothing of them is left.

use corsplain::report::Report;
use corsplain::scenario::Scenario;
use corsplain::text::{self, Boxes, redact, redact_boxes, redact_text, secrets};
use corsplain::{Engine, Exchange, explain};
use corsplain_tests::corpus;
use corsplain_tests::mutation::{damaged, mutate};
use corsplain_tests::random::Random;

#[test]
fn the_corpora_are_judged_as_before() {
    let all = corpus::scenarios();
    assert!(all.len() > 4_000);
    let replaced: usize = all.iter().map(judged_as_before).sum();
    assert!(replaced > 500, "{replaced}");
}

#[test]
fn with_secrets_everywhere_they_are_judged_as_before() {
    let (mut random, all) = (Random::new(11), corpus::scenarios());
    for _ in 0..3_000 {
        let mut scenario = random.pick(&all).clone();
        for _ in 0..=random.below(3) {
            hide(&mut scenario, &mut random);
        }
        judged_as_before(&scenario);
    }
}

#[test]
fn mutated_scenarios_are_judged_as_before() {
    let (mut random, all) = (Random::new(12), corpus::scenarios());
    for _ in 0..3_000 {
        let mut scenario = random.pick(&all).clone();
        for _ in 0..=random.below(3) {
            mutate(&mut scenario, &mut random);
        }
        hide(&mut scenario, &mut random);
        judged_as_before(&scenario);
    }
}

/// The boxes say the same without their secrets, however they are written.
#[test]
fn texts_say_the_same_as_before() {
    let (mut random, all) = (Random::new(13), corpus::scenarios());
    for _ in 0..1_500 {
        let mut scenario = random.pick(&all).clone();
        hide(&mut scenario, &mut random);
        let request = serde_json::to_string(&scenario).unwrap();
        let json = Boxes { request, ..Boxes::default() };
        for boxes in [text::write(&scenario), json] {
            let (shared, _) = redact_boxes(&boxes);
            assert_eq!(redact_boxes(&shared), (shared.clone(), Vec::new()), "{boxes:#?}");
            let choices = corpus::choices(&scenario);
            let [before, after] =
                [&boxes, &shared].map(|boxes| text::parse_boxes(boxes, choices).scenario);
            same(reports(&before), reports(&after), &format!("{boxes:#?}\n{shared:#?}"));
        }
    }
}

#[test]
fn texts_of_any_bytes_are_redacted_once() {
    let (mut random, all) = (Random::new(14), corpus::scenarios());
    for _ in 0..3_000 {
        let boxes = text::write(random.pick(&all));
        let whole = [boxes.request, boxes.preflight, boxes.response].join("\n");
        let mut whole = damaged(&whole, &mut random);
        for _ in 0..random.below(4) {
            whole = put_in(&whole, random.pick::<&str>(PIECES), &mut random);
        }
        let (shared, _) = redact_text(&whole);
        let (again, none) = redact_text(&shared);
        assert_eq!((&again, none), (&shared, Vec::new()), "{whole:?}");
    }
}

/// None of the marks that stand for secrets is left.
#[test]
fn nothing_is_left() {
    let (mut random, all) = (Random::new(15), corpus::scenarios());
    for _ in 0..1_500 {
        let mut scenario = random.pick(&all).clone();
        hide(&mut scenario, &mut random);
        let (shared, _) = redact(&scenario);
        let json = serde_json::to_string(&shared).unwrap();
        assert!(!json.contains("S3CR3T"), "{json}");
        // A line end in a value makes another line of its rest when it is written.
        let boxes = text::write(&scenario);
        let is_written = !boxes.request.contains("\nS3CR3T")
            && !boxes.preflight.contains("\nS3CR3T")
            && !boxes.response.contains("\nS3CR3T");
        let (boxes, found) = redact_boxes(&boxes);
        assert!(!is_written || !format!("{boxes:?}").contains("S3CR3T"), "{boxes:#?}");
        assert!(found.iter().all(|secret| !secret.name.contains("S3CR3T")), "{found:?}");
        assert_eq!(found, secrets(&text::write(&scenario)));
    }
}

/// How many secrets were replaced.
#[track_caller]
fn judged_as_before(scenario: &Scenario) -> usize {
    let (shared, found) = redact(scenario);
    assert_eq!(redact(&shared), (shared.clone(), Vec::new()), "{scenario:?}");
    same(reports(scenario), reports(&shared), &format!("{scenario:?}\n{shared:?}"));
    found.len()
}

/// Compares report by report, so that what differs is seen.
#[track_caller]
fn same(before: Option<Vec<Report>>, after: Option<Vec<Report>>, what: &str) {
    assert_eq!(before.is_some(), after.is_some(), "{what}");
    let pairs = before.into_iter().flatten().zip(after.into_iter().flatten());
    for (mut before, mut after) in pairs {
        // Chromium and Firefox cut a long URL off, wherever the secret then is.
        if before.console.iter().chain(&after.console).any(|line| line.len() > 120) {
            for line in before.console.iter_mut().chain(&mut after.console) {
                *line = line.split("://").next().unwrap_or_default().to_owned();
            }
        }
        assert_eq!(before, after, "{what}");
    }
}

/// What each engine does; values may differ in what was a secret.
fn reports(scenario: &Scenario) -> Option<Vec<Report>> {
    let exchange = Exchange::new(scenario.clone()).ok()?;
    let report = |engine: &Engine| {
        let mut report = explain(&exchange, *engine).report();
        let urls = report.requests.iter_mut().chain(&mut report.next).map(|sent| &mut sent.url);
        for text in urls.chain(&mut report.console) {
            *text = redact_text(text).0.replace("%E2%80%A6", "");
        }
        report
    };
    Some(Engine::ALL.iter().map(report).collect())
}

/// Puts a secret somewhere.
fn hide(scenario: &mut Scenario, random: &mut Random) {
    let header = |random: &mut Random| {
        let value = format!("{}{}", random.pick::<&str>(BEFORE), random.pick::<&str>(SECRETS));
        ((*random.pick(NAMES)).to_owned(), value + random.pick::<&str>(BEHIND))
    };
    match random.below(6) {
        0 => scenario.request.url.push_str(random.pick::<&str>(QUERIES)),
        1 => {
            let url = &mut scenario.request.url;
            *url = url.replacen("://", random.pick::<&str>(USERS), 1);
        }
        2 => scenario.request.body = Some((*random.pick::<&str>(PIECES)).to_owned()),
        3 | 4 => {
            let name = header(random);
            let at = random.below(scenario.request.headers.len() + 1);
            scenario.request.headers.insert(at, name);
        }
        _ => {
            let answers =
                scenario.hops.iter_mut().flat_map(|hop| [&mut hop.preflight, &mut hop.response]);
            for answer in answers.flatten() {
                answer.headers.push(header(random));
                for (_, value) in answer.headers.iter_mut().filter(|(name, _)| name == "Location") {
                    value.push_str(random.pick::<&str>(QUERIES));
                }
            }
        }
    }
}

fn put_in(text: &str, piece: &str, random: &mut Random) -> String {
    let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (before, behind) = text.split_at(*random.pick(&places));
    format!("{before}{piece}{behind}")
}

const NAMES: &[&str] = &[
    "Authorization",
    "authorization",
    "Proxy-Authorization",
    "X-Api-Key",
    "X-CSRF-Token",
    "Cookie",
    "Set-Cookie",
    "X-Session",
    "x-amz-security-token",
];
const BEFORE: &[&str] = &["", "", "Bearer ", "Basic ", "name=", " ", "\t"];
const SECRETS: &[&str] = &[
    "S3CR3T",
    "S3CR3T\u{e9}",
    "S3CR3T S3CR3T",
    "S3CR3T\0S3CR3T",
    "S3CR3T\nS3CR3T",
    "\u{3b1}S3CR3T",
    "\"S3CR3T\"",
    "S3CR3T, S3CR3T",
    "{\"a\":\"S3CR3T\"}",
    "https://S3CR3T/?S3CR3T",
    "S3CR3T\u{7f}",
    "S3CR3T,",
    "'S3CR3T' x",
    "S3CR3T: S3CR3T",
    "\\S3CR3T\\",
];
const BEHIND: &[&str] = &["", "", "", " ", "S3CR3T", "; Path=/"];
const QUERIES: &[&str] = &[
    "?token=S3CR3T",
    "?a=1&api_key=S3CR3T&b=2",
    "#access_token=S3CR3T",
    "?code=S3CR3T&state=S3CR3T",
    "?sig=S3CR3T%20%FF",
    "?password=S3CR3T'S3CR3T",
    "/eyJhbGciOiJIUzI1NiJ9.S3CR3T.S3CR3T",
    "?next=https%3A%2F%2Fa%2F%3Ftoken%3DS3CR3T%26b",
];
const USERS: &[&str] = &["://S3CR3T@", "://S3CR3T:S3CR3T@", "://:S3CR3T@", "://@"];
const PIECES: &[&str] = &[
    "password=S3CR3T&a=1",
    "{\"password\":\"S3CR3T\"}",
    "{\"token\": \"S3CR3T\\\"S3CR3T\"}",
    "a=1&client_secret=S3CR3T",
    "Authorization: Bearer S3CR3T",
    "\nCookie: a=S3CR3T; b=S3CR3T\n",
    "curl -u a:b 'https://x' -H 'x-token: S3CR3T'",
    "ghp_S3CR3T0123456789012345678901234567",
];
