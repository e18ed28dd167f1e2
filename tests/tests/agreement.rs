//! Did the other side agree to this conversation? One plain sentence, and the right one.

use corsplain::report::Report;
use corsplain::scenario::{Credentials, Mode, Redirect, Scenario};
use corsplain::{Engine, Exchange, Outcome, Reason, ResponseType, account, explain};
use corsplain_tests::build::{AGREED, Build, get};
use corsplain_tests::corpus;

const OWN: &str = "Access-Control-Allow-Origin: https://app.example";

fn told() -> Vec<(Build, &'static str)> {
    let include = || get().credentials(Credentials::Include);
    let put = || get().method("PUT");
    let moved = |to: &str| get().answer(302, &format!("{AGREED}\nLocation: {to}"));
    vec![
        (get().answer(200, AGREED), "Yes, `https://api.example` agreed."),
        (
            get().page("https://api.example").answer(200, ""),
            "There was nobody to ask: no other origin has to agree.",
        ),
        (
            get().mode(Mode::NoCors).answer(200, ""),
            "Nobody was asked to agree, so nothing may be read.",
        ),
        (get().answer(200, ""), "No: `https://api.example` did not say so."),
        (
            get().answer(200, "Access-Control-Allow-Origin: https://www.example"),
            "No: `https://api.example` agreed with `https://www.example`, and this request comes from `https://app.example`.",
        ),
        (
            get().answer(200, &format!("{OWN}\n{OWN}")),
            "Not so that it counts: `https://api.example` names more than one origin.",
        ),
        (
            get().answer(200, "Access-Control-Allow-Origin: app.example"),
            "Not so that it counts: what `https://api.example` names is not an origin.",
        ),
        (
            include().answer(200, AGREED),
            "Only without credentials: `https://api.example` agreed with everybody, and `*` does not cover those.",
        ),
        (
            include().answer(200, OWN),
            "Only without credentials: `https://api.example` did not agree to those.",
        ),
        (
            include().answer(200, &format!("{OWN}\nAccess-Control-Allow-Credentials: True")),
            "Only without credentials: for those, `https://api.example` would have to say exactly `true`.",
        ),
        (
            put().preflight(404, AGREED),
            "No: `https://api.example` answered the question with status 404.",
        ),
        (
            put().preflight(204, AGREED),
            "Not to all of it: `https://api.example` did not agree to the method `PUT`.",
        ),
        (get().answer(0, ""), "Not known: `https://api.example` did not answer."),
        (get(), "Not known yet."),
        (get().method("TRACE"), "Nobody was asked: the call itself is refused."),
        (
            get().to("http://api.example/").answer(200, AGREED),
            "Nobody was asked: the browser stopped before that.",
        ),
        (
            moved("http://b.example/"),
            "Whoever comes next was not asked: the browser stopped before that.",
        ),
        (moved("https://u:p@b.example/"), "That is not what stopped it: the redirect is."),
        (
            moved("https://b.example/").answer(200, OWN),
            "No: `https://b.example` agreed with `https://app.example`, and this request comes from `null`.",
        ),
        (
            moved("/2").redirect(Redirect::Manual),
            "That does not matter here: of a redirect that it does not follow, no page may read anything.",
        ),
    ]
}

#[test]
fn one_plain_sentence() {
    for (asks, sentence) in told() {
        let exchange = asks.exchange().unwrap();
        assert_eq!(account(&explain(&exchange, Engine::Fetch)).agreement, sentence);
    }
}

#[test]
fn a_redirect_that_leads_nowhere_is_no_unread_answer() {
    let asks = get().answer(302, &format!("{AGREED}\nLocation: https://u:p@b.example/"));
    let exchange = asks.exchange().unwrap();
    assert_eq!(
        account(&explain(&exchange, Engine::Fetch)).sentence,
        "Blocked: `https://api.example` answered with a redirect that the browser does not follow."
    );
}

#[test]
fn yes_and_no_are_what_the_verdict_is() {
    let texts = [
        include_str!("../corpus/presets.ndjson"),
        include_str!("../corpus/browsers-own.ndjson"),
        include_str!("../corpus/browsers-public.ndjson"),
        include_str!("../corpus/wpt-public.ndjson"),
    ];
    let mut seen = [0; 2];
    for scenario in texts.into_iter().flat_map(corpus::lines::<Scenario>) {
        let exchange = Exchange::new(scenario).unwrap();
        for engine in Engine::ALL {
            let explanation = explain(&exchange, *engine);
            let said = account(&explanation).agreement;
            let report: Report = explanation.report();
            let agreed = report.outcome == Outcome::Readable
                && report.response_type == Some(ResponseType::Cors);
            assert_eq!(said.starts_with("Yes"), agreed, "{said}");
            let reason = report.reason.and_then(Reason::from_code);
            let no = [
                "No: ",
                "Not so that it counts: ",
                "Only without credentials: ",
                "Not to all of it: ",
            ];
            let no = no.iter().any(|no| said.starts_with(no));
            assert_eq!(no, reason.is_some_and(Reason::is_about_agreement), "{said}");
            assert!(said.ends_with('.') && said.matches('`').count().is_multiple_of(2), "{said}");
            seen[usize::from(agreed)] += usize::from(agreed || no);
        }
    }
    assert!(seen.iter().all(|count| *count > 500), "{seen:?}");
}
