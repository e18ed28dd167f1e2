//! Loads that are no `fetch()`: what is left out of their way, and what an outcome means to them.

use corsplain::scenario::{Api, Credentials, Mode};
use corsplain::{Engine, Outcome, Reason, account, check, explain};
use corsplain_tests::build::{AGREED, Build, get};

/// What asks, how, and what is told after the verdict.
#[rustfmt::skip]
fn told() -> Vec<(Build, Outcome, &'static str)> {
    use Outcome::{NetworkError, Opaque, Readable};
    let asks = |api| get().api(api);
    let plain = |api| asks(api).mode(Mode::NoCors).credentials(Credentials::Include);
    let beacon = || asks(Api::Beacon).method("POST").credentials(Credentials::Include);
    let both = "Access-Control-Allow-Origin: https://app.example\nAccess-Control-Allow-Credentials: true";
    vec![
        (asks(Api::Img).answer(200, AGREED), Readable, "stays readable."),
        (plain(Api::Img).answer(200, ""), Opaque, "throw a SecurityError."),
        (asks(Api::Img).answer(200, ""), NetworkError, "The picture is not shown, and the element fires `error`."),
        (asks(Api::Img).credentials(Credentials::Include).answer(200, AGREED), NetworkError, "fires `error`."),
        (asks(Api::Media).answer(206, AGREED), Readable, "by Web Audio."),
        (plain(Api::Media).answer(206, ""), Opaque, "hears silence."),
        (asks(Api::Script).answer(200, AGREED), Readable, "its errors in full."),
        (plain(Api::Script).answer(200, ""), Opaque, "`Script error.`"),
        (asks(Api::Script).answer(200, ""), NetworkError, "fires `error`."),
        (asks(Api::Style).answer(200, AGREED), Readable, "`cssRules`."),
        (plain(Api::Style).answer(200, ""), Opaque, "throws a SecurityError."),
        (asks(Api::Font).answer(200, AGREED), Readable, "the text is set in it."),
        (asks(Api::Font).answer(200, ""), NetworkError, "the next font of the list instead."),
        (asks(Api::EventSource).answer(200, AGREED), Readable, "`text/event-stream`."),
        (asks(Api::EventSource).answer(200, ""), NetworkError, "does not try again."),
        (asks(Api::Preload).answer(200, AGREED), Readable, "a second time."),
        (plain(Api::Preload).answer(200, ""), Opaque, "a second time."),
        (beacon().mode(Mode::NoCors).body("x").answer(204, ""), Opaque, "so nothing is missing."),
        (beacon().body("x").answer(204, both), Readable, "Nobody reads the answer to a beacon."),
        (beacon().with("Content-Type", "application/json").body("{}").preflight(404, ""), NetworkError, "returned `true` already."),
    ]
}

#[test]
fn the_sentence_tells_what_it_means_to_what_asked() {
    for (build, outcome, end) in told() {
        let exchange = build.clone().exchange().unwrap();
        let account = account(&explain(&exchange, Engine::Fetch));
        assert_eq!(account.outcome, outcome, "{build:?}");
        assert!(account.sentence.ends_with(end), "{build:?}: {}", account.sentence);
    }
}

#[test]
fn a_call_needs_no_more_words() {
    for api in [Api::Fetch, Api::Xhr] {
        for build in [get().answer(200, AGREED), get().answer(200, "")] {
            let exchange = build.api(api).exchange().unwrap();
            let sentence = account(&explain(&exchange, Engine::Fetch)).sentence;
            assert_eq!(sentence.matches(". ").count(), 0, "{sentence}");
        }
    }
}

#[test]
fn an_element_cannot_throw() {
    for api in Api::ALL {
        let exchange = get().api(*api).to("http://[").exchange().unwrap();
        let verdict = check(&exchange, Engine::Fetch);
        let reason = verdict.blocked().map(|blocked| blocked.reason);
        let outcome = if api.is_element() { Outcome::NetworkError } else { Outcome::TypeError };
        assert_eq!((verdict.outcome(), reason), (outcome, Some(Reason::UrlNotParsable)), "{api:?}");
    }
}

#[test]
fn only_fetch_refuses_a_user_name() {
    for api in Api::ALL {
        let build = get().api(*api).to("https://user@api.example/").answer(200, AGREED);
        let outcome = check(&build.exchange().unwrap(), Engine::Fetch).outcome();
        let expected = if *api == Api::Fetch { Outcome::TypeError } else { Outcome::Readable };
        assert_eq!(outcome, expected, "{api:?}");
    }
}

#[test]
fn every_api_says_how_it_asks_and_what_outcomes_mean() {
    for api in Api::ALL {
        assert!(api.how_it_asks().ends_with('.'), "{api:?}");
        let outcomes = [Outcome::Readable, Outcome::Opaque, Outcome::NetworkError];
        let told = outcomes.iter().filter_map(|outcome| api.consequence(*outcome)).count();
        let expected = if matches!(api, Api::Fetch | Api::Xhr) { 0 } else { 3 };
        assert_eq!(told, expected, "{api:?}");
    }
}
