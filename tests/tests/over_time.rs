//! How long a permission lives on after the server took it back, and the stories of the second
//! request: each by verdict, reason and place.

use corsplain::cache::Session;
use corsplain::over_time::{Lifetime, Moment, Story, lives_on, stories};
use corsplain::scenario::{Credentials, Hop, Mode, Request, Response, Scenario};
use corsplain::{At, Engine, Exchange, Leg, Outcome, account, explain};
use corsplain_tests::{browsers, build, corpus};

const ENGINES: [Engine; 4] = [Engine::Fetch, Engine::Chromium, Engine::Firefox, Engine::WebKit];

#[test]
fn a_preflight_lives_on_up_to_each_engines_limit() {
    for (max_age, seconds) in [
        (Some("604800"), [604_800, 7_200, 86_400, 600]),
        (Some("3600"), [3_600, 3_600, 3_600, 600]),
        (Some("60"), [60; 4]),
        (None, [5; 4]),
        (Some("0"), [0; 4]),
        // Here the engines read differently.
        (Some("1h"), [5, 5, 0, 5]),
        (Some("+60"), [5, 60, 0, 60]),
        (Some("99999999999999999999999"), [u64::MAX, 5, 86_400, 5]),
    ] {
        let exchange = put(max_age, &[]);
        let found = ENGINES.map(|engine| lives_on(&exchange, engine).preflight);
        assert_eq!(found, seconds.map(Lifetime::Seconds), "{max_age:?}");
        let responses = ENGINES.map(|engine| lives_on(&exchange, engine).response);
        assert_eq!(responses, [Lifetime::Seconds(0); 4], "{max_age:?}");
    }
}

#[test]
fn an_answer_lives_on_as_long_as_the_http_cache_keeps_it() {
    let dates = |change: &'static str| {
        vec![("Date", "Tue, 24 Nov 2026 10:00:00 GMT"), ("Last-Modified", change)]
    };
    for (headers, seconds) in [
        (vec![], [0; 4]),
        (vec![("Cache-Control", "max-age=3600")], [3_600; 4]),
        (vec![("Cache-Control", "max-age=3600"), ("Age", "600")], [3_000; 4]),
        (vec![("Cache-Control", "max-age=3600, no-store")], [0; 4]),
        (vec![("Cache-Control", "s-maxage=3600")], [0; 4]),
        (vec![("Cache-Control", "max-age=3600"), ("Vary", "Origin")], [3_600; 4]),
        (vec![("Cache-Control", "max-age=3600"), ("Vary", "*")], [0; 4]),
        (dates("Tue, 24 Nov 2026 09:00:00 GMT"), [360; 4]),
        (dates("Wed, 25 Nov 2015 10:00:00 GMT"), [34_706_880, 34_706_880, 604_800, 34_706_880]),
    ] {
        let exchange = get(&headers);
        let lives = ENGINES.map(|engine| lives_on(&exchange, engine));
        assert_eq!(lives.each_ref().map(|it| it.preflight), [Lifetime::None; 4], "{headers:?}");
        let found = lives.map(|it| it.response);
        assert_eq!(found, seconds.map(Lifetime::Seconds), "{headers:?}");
    }
}

#[test]
fn what_was_never_granted_does_not_live_on() {
    let refused = exchange("https://app.example", Request::default(), None, &[]);
    let home = exchange("https://api.example", Request::default(), None, &[CACHED]);
    let opaque = Request { mode: Mode::NoCors, ..Request::default() };
    let opaque = exchange("https://app.example", opaque, None, &[CACHED]);
    for engine in ENGINES {
        for exchange in [&refused, &home, &opaque] {
            let lives = lives_on(exchange, engine);
            assert_eq!((lives.preflight, lives.response), (Lifetime::None, Lifetime::None));
            assert_eq!(lives.sentences.len(), 1);
        }
    }
}

#[test]
fn it_is_told_in_sentences() {
    let sentences = |exchange: &Exchange, engine| lives_on(exchange, engine).sentences;
    assert_eq!(
        sentences(&put(Some("604800"), &[]), Engine::Firefox),
        [
            "Firefox asks again after 1 day at most, however large `Access-Control-Max-Age` is.",
            "The actual answer is always checked anew: removing `Access-Control-Allow-Origin` there takes effect at once.",
        ]
    );
    assert_eq!(
        sentences(&put(Some("90"), &[]), Engine::WebKit)[0],
        "WebKit asks again after 90 seconds; until then it goes by the earlier answer to the preflight."
    );
    assert_eq!(
        sentences(&get(&[CACHED]), Engine::Chromium),
        [
            "Chromium sends no preflight here, so there is no permission to remember.",
            "Chromium keeps the actual answer in its HTTP cache for 1 hour; until then it reads the stored copy, and the server is not heard.",
        ]
    );
}

/// The standard is no browser: it says what one does.
#[test]
fn what_the_standard_says_is_told_of_a_browser() {
    let sentences = |exchange: &Exchange| lives_on(exchange, Engine::Fetch).sentences;
    let refused = exchange("https://app.example", Request::default(), None, &[]);
    for (told, expected) in [
        (
            sentences(&refused)[0].as_str(),
            "By the Fetch standard a browser gives the page nothing to read here for which another origin had to agree, so no permission lives on.",
        ),
        (
            &sentences(&put(Some("90"), &[]))[0],
            "By the Fetch standard a browser asks again after 90 seconds; until then it goes by the earlier answer to the preflight.",
        ),
        (
            &sentences(&put(Some("0"), &[]))[0],
            "By the Fetch standard a browser does not remember this preflight: it asks before every request, and a refusal takes effect at once.",
        ),
        (
            &sentences(&get(&[CACHED]))[0],
            "By the Fetch standard a browser sends no preflight here, so there is no permission to remember.",
        ),
        (
            &sentences(&get(&[CACHED]))[1],
            "By the Fetch standard a browser keeps the actual answer in its HTTP cache for 1 hour; until then it reads the stored copy, and the server is not heard.",
        ),
    ] {
        assert_eq!(told, expected);
    }
}

/// As `cache/answer-denied` and others show, told with the server's change of mind.
#[test]
fn a_changed_policy_is_heard_at_the_answer_first() {
    let stories = stories(&put(Some("604800"), &[]));
    for (engine, end) in ENGINES.into_iter().zip([604_800, 7_200, 86_400, 600]) {
        let changed = moments(&stories, "policy-changed", engine);
        assert_eq!(changed.iter().map(|it| it.at).collect::<Vec<_>>(), [0, 1, end]);
        assert_eq!(seen(&changed[0]), (Outcome::Readable, None, None, 2));
        assert_eq!(seen(&changed[1]), missing(Leg::Response, 1), "{engine:?}");
        assert_eq!(seen(&changed[2]), missing(Leg::Preflight, 1), "{engine:?}");
        let preflight = moments(&stories, "preflight-changed", engine);
        assert_eq!(seen(&preflight[1]), (Outcome::Readable, None, None, 1), "{engine:?}");
        assert_eq!(
            preflight[1].memory,
            "The browser did not ask: the permission was still remembered."
        );
        assert_eq!(preflight[2].at, end);
        assert_eq!(seen(&preflight[2]), missing(Leg::Preflight, 1), "{engine:?}");
        let expired = moments(&stories, "expired", engine);
        assert_eq!(expired.iter().map(|it| it.at).collect::<Vec<_>>(), [0, end - 1, end]);
        assert_eq!(expired.iter().map(|it| it.sent.len()).collect::<Vec<_>>(), [2, 1, 2]);
    }
}

#[test]
fn what_a_failure_or_another_header_forgets() {
    let stories = stories(&put(Some("60"), &[]));
    // The standard and Firefox forget the preflight when the answer fails.
    for (engine, asked) in ENGINES.into_iter().zip([2, 1, 2, 1]) {
        let failure = moments(&stories, "failure", engine);
        assert_eq!(seen(&failure[1]), missing(Leg::Response, 1), "{engine:?}");
        assert_eq!(seen(&failure[2]), (Outcome::Readable, None, None, asked), "{engine:?}");
    }
    // WebKit alone remembers what a preflight allowed that did not allow enough.
    for (engine, asked) in ENGINES.into_iter().zip([2, 2, 2, 1]) {
        let another = moments(&stories, "another-header", engine);
        let denied = Some(At { hop: 0, leg: Leg::Preflight });
        let refused = (Outcome::NetworkError, Some("header-not-allowed"), denied, 1);
        assert_eq!(seen(&another[1]), refused, "{engine:?}");
        assert_eq!(seen(&another[2]), (Outcome::Readable, None, None, asked), "{engine:?}");
    }
}

/// As `http-cache/refused-then-granted` and `http-cache/picture-then-cors` were observed.
#[test]
fn a_stored_copy_outlives_a_repair() {
    let stories = stories(&get(&[CACHED, ("Vary", "Origin")]));
    let stored = missing(Leg::Response, 0);
    let asked = (Outcome::Readable, None, None, 1);
    for (engine, heals) in ENGINES.into_iter().zip([false, true, false, true]) {
        let repaired = moments(&stories, "repaired", engine);
        assert_eq!(seen(&repaired[0]), missing(Leg::Response, 1), "{engine:?}");
        assert_eq!(seen(&repaired[1]), if heals { asked } else { stored }, "{engine:?}");
    }
    for (engine, heals) in ENGINES.into_iter().zip([false, false, true, false]) {
        let picture = moments(&stories, "picture-first", engine);
        assert_eq!(seen(&picture[0]), (Outcome::Opaque, None, None, 1), "{engine:?}");
        assert_eq!(seen(&picture[1]), if heals { asked } else { stored }, "{engine:?}");
    }
    let again = moments(&stories, "again", Engine::Chromium);
    assert_eq!(seen(&again[1]), (Outcome::Readable, None, None, 0));
    assert_eq!(again[1].memory, "A stored copy answered; the request itself was not sent.");
    let changed = moments(&stories, "policy-changed", Engine::Chromium);
    assert_eq!(seen(&changed[1]), (Outcome::Readable, None, None, 0));
    assert_eq!(changed[2].at, 3600);
    assert_eq!(seen(&changed[2]), missing(Leg::Response, 1));
}

/// As `http-cache/two-pages-of-a-site` was observed: sites have caches of their own, origins do not.
#[test]
fn a_second_page_of_the_site_needs_vary() {
    for engine in ENGINES {
        let without = stories(&get(&[CACHED]));
        let second = moments(&without, "second-page", engine);
        let place = Some(At { hop: 0, leg: Leg::Response });
        let mismatch = (Outcome::NetworkError, Some("allow-origin-mismatch"), place, 0);
        assert_eq!(seen(&second[1]), mismatch, "{engine:?}");
        let with = stories(&get(&[CACHED, ("Vary", "Origin")]));
        let second = moments(&with, "second-page", engine);
        assert_eq!(seen(&second[1]), (Outcome::Readable, None, None, 1), "{engine:?}");
        assert_eq!(second[1].sent[0].headers, [field("Origin", "https://another.app.example")]);
    }
}

/// Three answers, and two redirects between them.
#[test]
fn what_was_sent_on_the_way_is_counted_by_urls() {
    let to = |url: &str| format!("Location: {url}\nAccess-Control-Allow-Origin: *");
    for (last, reached) in [
        (
            "X: y",
            "The request itself was sent 3 times, once to each URL on the way. CORS stops the reading, not the sending.",
        ),
        (
            "Access-Control-Allow-Origin: *",
            "The request itself was sent 3 times, once to each URL on the way.",
        ),
    ] {
        let there = build::get().answer(302, &to("/y")).answer(302, &to("https://b.example/"));
        let exchange = there.answer(200, last).exchange().unwrap();
        assert_eq!(account(&explain(&exchange, Engine::Fetch)).reached, reached);
    }
}

/// No preflight, so no story about one.
#[test]
fn only_what_an_exchange_can_show_is_told() {
    let request = Request { credentials: Credentials::Include, ..Request::default() };
    let allowed = [ALLOWED, ("Access-Control-Allow-Credentials", "true"), CACHED];
    let stories = stories(&exchange("https://app.example", request, None, &allowed));
    let codes: Vec<_> = stories.iter().map(|story| story.code).collect();
    assert_eq!(
        codes,
        [
            "again",
            "expired",
            "policy-changed",
            "failure",
            "repaired",
            "picture-first",
            "second-page"
        ]
    );
}

/// Each story begins as the exchange does alone, and every sentence is one.
#[test]
fn stories_begin_with_the_exchange_itself() {
    let mut told = 0;
    let presets = corpus::presets().into_iter().map(|case| case.scenario());
    let recorded = browsers::all().into_iter().take(100).map(|one| one.scenario());
    for scenario in presets.chain(recorded) {
        let exchange = Exchange::new(scenario).unwrap();
        for story in stories(&exchange) {
            for telling in &story.tellings {
                let first = &telling.moments[0];
                if story.code != "repaired" && story.code != "picture-first" {
                    let alone = corsplain::explain(&exchange, telling.engine).report();
                    assert_eq!((first.outcome, first.reason), (alone.outcome, alone.reason));
                    assert_eq!(first.place, alone.at, "{}", story.code);
                }
                assert!(telling.moments.is_sorted_by(|one, next| one.at < next.at));
                for moment in &telling.moments {
                    assert!(moment.what.ends_with('.') && moment.memory.ends_with('.'));
                    assert!(moment.sentence.ends_with('.'), "{}", moment.sentence);
                }
                told += 1;
            }
        }
    }
    assert!(told > 1000, "{told}");
}

/// A quadratic walk would not end.
#[test]
fn ten_thousand_headers_that_vary_names() {
    let names: Vec<String> = (0..10_000).map(|number| format!("x-{number}")).collect();
    let headers = |value: &str| names.iter().map(|name| field(name, value)).collect::<Vec<_>>();
    let asking = |value: &str| {
        let request = Request { headers: headers(value), ..Request::default() };
        let allowed = [ALLOWED, ("Access-Control-Allow-Headers", &names.join(","))];
        let response = [ALLOWED, CACHED, ("Vary", &names.join(","))];
        exchange("https://app.example", request, Some(&allowed), &response)
    };
    let (one, other) = (asking("1"), asking("2"));
    let mut browser = Session::new(Engine::Fetch);
    let mut sent = |exchange, at| browser.explain(exchange, at).report().requests.len();
    assert_eq!([sent(&one, 0), sent(&one, 1), sent(&other, 2), sent(&one, 3)], [2, 0, 1, 1]);
}

#[test]
fn nothing_is_told_where_an_answer_is_missing() {
    let request = Request { url: URL.into(), method: "PUT".into(), ..Request::default() };
    let scenario =
        Scenario { page_origin: "https://app.example".into(), request, ..Scenario::default() };
    assert_eq!(stories(&Exchange::new(scenario).unwrap()), []);
}

fn moments<'a>(stories: &'a [Story], code: &str, engine: Engine) -> &'a [Moment] {
    let story = stories.iter().find(|story| story.code == code).unwrap();
    &story.tellings.iter().find(|telling| telling.engine == engine).unwrap().moments
}

/// Outcome, reason, place, and how many requests went out.
fn seen(moment: &Moment) -> (Outcome, Option<&'static str>, Option<At>, usize) {
    (moment.outcome, moment.reason, moment.place, moment.sent.len())
}

fn missing(leg: Leg, sent: usize) -> (Outcome, Option<&'static str>, Option<At>, usize) {
    (Outcome::NetworkError, Some("allow-origin-missing"), Some(At { hop: 0, leg }), sent)
}

fn field(name: &str, value: &str) -> (String, String) {
    (name.into(), value.into())
}

fn get(headers: &[(&str, &str)]) -> Exchange {
    exchange("https://app.example", Request::default(), None, &[&[ALLOWED], headers].concat())
}

fn put(max_age: Option<&str>, headers: &[(&str, &str)]) -> Exchange {
    let request = Request { method: "PUT".into(), ..Request::default() };
    let said = max_age.map(|value| ("Access-Control-Max-Age", value));
    let preflight: Vec<_> =
        [ALLOWED, ("Access-Control-Allow-Methods", "PUT")].into_iter().chain(said).collect();
    let response = [&[ALLOWED], headers].concat();
    exchange("https://app.example", request, Some(&preflight), &response)
}

fn exchange(
    page: &str,
    request: Request,
    preflight: Option<&[(&str, &str)]>,
    response: &[(&str, &str)],
) -> Exchange {
    let answer = |headers: &[(&str, &str)]| Response {
        status: 200,
        headers: headers.iter().map(|(name, value)| ((*name).into(), (*value).into())).collect(),
    };
    Exchange::new(Scenario {
        page_origin: page.into(),
        request: Request { url: URL.into(), ..request },
        hops: vec![Hop { preflight: preflight.map(answer), response: Some(answer(response)) }],
        ..Scenario::default()
    })
    .unwrap()
}

const URL: &str = "https://api.example/x";
const ALLOWED: (&str, &str) = ("Access-Control-Allow-Origin", "https://app.example");
const CACHED: (&str, &str) = ("Cache-Control", "max-age=3600");
