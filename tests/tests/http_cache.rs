//! Requests one after the other, through the door: what each browser answers from its HTTP cache.

use corsplain::cache::Session;
use corsplain::scenario::{Api, Hop, Request, Response, Scenario};
use corsplain::{At, Engine, Exchange, Leg, Outcome, Reason, Verdict, account};
use corsplain_tests::corpus;
use corsplain_tests::door::run;
use corsplain_tests::ratchet::Suite;
use serde_json::{Value, json};

const SEQUENCES: &str = include_str!("../corpus/http-cache-sequences.ndjson");

#[test]
fn every_engine_answers_from_its_cache_when_its_browser_does() {
    let steps = corpus::lines::<Value>(SEQUENCES);
    let mut suite = Suite::new("http-cache");
    for engine in Engine::ALL {
        let word = engine.word();
        let (output, status) = run(&["--engine", word], SEQUENCES.as_bytes());
        assert!(status.success(), "{output}");
        let answers = corpus::lines::<Value>(&output);
        assert_eq!(answers.len(), steps.len());
        for (step, answer) in steps.iter().zip(answers) {
            let Some(sent) = step["sent"].get(word) else { continue };
            let requests = answer["requests"].as_array().unwrap();
            let methods: Vec<_> = requests.iter().map(|one| one["method"].clone()).collect();
            let expected = (sent.clone(), step["blocked"][word].clone(), place(step, word));
            let got = (json!(methods), answer["reason"].clone(), answer["at"].clone());
            let complaint =
                (expected != got).then(|| format!("expected {expected:?}, got {answer}"));
            let id = format!("{}/{word}", step["id"].as_str().unwrap());
            suite.case(&id, &Vec::from_iter(complaint));
        }
    }
    suite.finish();
}

/// What is blocked there is blocked at the response of its only URL.
fn place(step: &Value, word: &str) -> Value {
    let is_blocked = step["blocked"][word].is_string();
    if is_blocked { json!({"hop": 0, "leg": "response"}) } else { Value::Null }
}

/// The preset's `prime` is an `<img>` that loaded the same URL before.
#[test]
fn a_picture_fetched_before_blocks_the_script_as_observed() {
    let presets = corpus::presets();
    let preset = presets.iter().find(|one| one.id == "preset/img-cached-without-cors").unwrap();
    let before = preset.prime.as_ref().unwrap().before(&preset.scenario());
    assert_eq!(before.request.api, Api::Img);
    let [before, exchange] =
        [before, preset.scenario()].map(|scenario| Exchange::new(scenario).unwrap());
    for engine in Engine::ALL {
        let mut browser = Session::new(*engine);
        assert_eq!(browser.check(&before, 0).outcome(), Outcome::Opaque);
        let told = browser.explain(&exchange, 60);
        let account = account(&told);
        if *engine == Engine::Firefox {
            assert!(matches!(told.verdict, Verdict::Readable(_)), "{:?}", told.verdict);
            assert_eq!(told.answered_from_store().count(), 0);
            continue;
        }
        let Verdict::NetworkError(blocked) = told.verdict else { panic!("{:?}", told.verdict) };
        assert_eq!(blocked.reason, Reason::AllowOriginMissing);
        assert_eq!(blocked.at, At { hop: 0, leg: Leg::Response });
        assert_eq!(Vec::from_iter(told.answered_from_store()), [0]);
        let report = told.report();
        assert_eq!(report.preflights, [false]);
        assert_eq!(report.requests, []);
        let observed = (*engine == Engine::Chromium).then_some("MissingAllowOriginHeader");
        assert!(report.error == observed || *engine != Engine::Chromium, "{:?}", report.error);
        assert_eq!(
            account.sentence,
            "Blocked: the browser answers from a response that it had stored, and the page `https://app.example.com` may not read that copy. `https://cdn.example.net` was not asked."
        );
        assert_eq!(account.reached, "Nothing reached any server.");
        let fresh = account.steps.iter().find(|step| step.number == "8.26.2.2.3").unwrap();
        assert_eq!(
            fresh.text,
            "It is 60 seconds old and good for 3600: the stored response is used, and nothing is sent."
        );
    }
}

/// What the server says now belongs to another URL, so nothing is known of where the copy leads.
#[test]
fn a_stored_redirect_leads_where_it_led_before() {
    let to = |location: &str| {
        let redirect = vec![
            field("Access-Control-Allow-Origin", "*"),
            field("Cache-Control", "max-age=60"),
            field("Location", location),
        ];
        let end = vec![field("Access-Control-Allow-Origin", "*")];
        Exchange::new(Scenario {
            page_origin: "https://app.example".into(),
            request: Request { url: "https://api.example/x".into(), ..Request::default() },
            hops: vec![answer(302, redirect), answer(200, end)],
            ..Scenario::default()
        })
        .unwrap()
    };
    let (before, now) = (to("/before"), to("/now"));
    for engine in Engine::ALL {
        let mut browser = Session::new(*engine);
        assert_eq!(browser.check(&before, 0).outcome(), Outcome::Readable);
        let report = browser.explain(&now, 1).report();
        assert_eq!(report.outcome, Outcome::Incomplete, "{engine:?}");
        assert_eq!(report.next.unwrap().url, "https://api.example/before");
        assert_eq!(report.requests, []);
        let again = browser.explain(&before, 2).report();
        assert_eq!(again.outcome, Outcome::Readable, "{engine:?}");
        let urls: Vec<_> = again.requests.iter().map(|request| &request.url).collect();
        assert_eq!(urls, ["https://api.example/before"]);
    }
}

fn answer(status: u16, headers: Vec<(String, String)>) -> Hop {
    Hop { preflight: None, response: Some(Response { status, headers }) }
}

fn field(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}
