//! Every reason, where it strikes and which step says so; and what is let through.

mod allowed;
mod blocked;

use allowed::allowed;
use blocked::{blocked, blocked_by_browsers};
use corsplain::cache::Session;
use corsplain::scenario::Scenario;
use corsplain::{At, Engine, Exchange, Outcome, Reason, account, check, explain};
use corsplain_tests::build::Build;
use corsplain_tests::corpus;
use std::collections::BTreeSet;

#[test]
fn what_is_allowed_is_let_through() {
    for (outcome, preflights, build) in allowed() {
        let report = corpus::report(build.clone().scenario(), Engine::Fetch);
        let got = (report.outcome, report.preflights.as_slice(), report.reason);
        assert_eq!(got, (outcome, preflights, None), "{build:?}");
    }
}

#[test]
fn each_exchange_is_blocked_for_its_reason_at_its_place() {
    for (reason, hop, leg, build) in blocked() {
        let exchange = build.clone().exchange().unwrap();
        let verdict = check(&exchange, Engine::Fetch);
        let blocked = verdict.blocked().map(|blocked| (blocked.reason, blocked.at));
        assert_eq!(blocked, Some((reason, At { hop, leg })), "{build:?}");
        let throws = reason as usize <= Reason::GetOrHeadWithBody as usize;
        let outcome = if throws { Outcome::TypeError } else { Outcome::NetworkError };
        assert_eq!(verdict.outcome(), outcome, "{build:?}");
    }
}

#[test]
fn each_browser_blocks_more_than_the_standard() {
    for (engine, reason, hop, leg, build) in blocked_by_browsers() {
        let exchange = build.clone().exchange().unwrap();
        let at =
            |engine| check(&exchange, engine).blocked().map(|blocked| (blocked.reason, blocked.at));
        assert_eq!(at(engine), Some((reason, At { hop, leg })), "{build:?}");
        assert_ne!(at(Engine::Fetch), at(engine), "{build:?}");
    }
}

/// The last step is the one that blocks, at the same place, and nothing went out to hops behind it.
#[test]
fn the_last_step_tells_of_the_block() {
    for (reason, hop, leg, build) in blocked() {
        let exchange = build.exchange().unwrap();
        let explanation = explain(&exchange, Engine::Fetch);
        let last = explanation.steps.last().map(|step| (step.at, step.holds));
        assert_eq!(last, Some((At { hop, leg }, false)), "{reason:?}");
        assert!(explanation.sent.iter().all(|sent| sent.at().hop <= hop), "{reason:?}");
        let cause = account(&explanation).cause.unwrap();
        let is_filled = !cause.text.contains(['{', '}']) || cause.text.contains("\\u{0}");
        assert_eq!((cause.code, is_filled), (reason.code(), true), "{reason:?}: {}", cause.text);
    }
}

#[test]
fn every_reason_is_reached() {
    let browsers = blocked_by_browsers().into_iter().map(|(_, reason, ..)| reason);
    let reached: Vec<_> = blocked().iter().map(|(reason, ..)| *reason).chain(browsers).collect();
    let missing: Vec<_> = Reason::ALL.iter().filter(|reason| !reached.contains(reason)).collect();
    assert_eq!(missing, Vec::<&Reason>::new());
}

#[test]
fn every_step_is_taken_somewhere() {
    let corpora = [corpus::wpt(), corpus::presets()].concat();
    let scenarios = corpora.iter().map(corpus::Case::scenario);
    let own = blocked().into_iter().map(|(.., build)| build);
    let own = own.chain(blocked_by_browsers().into_iter().map(|(.., build)| build));
    let own = own.chain(allowed().into_iter().map(|(.., build)| build)).map(Build::scenario);
    let taken: BTreeSet<_> = scenarios.chain(own).flat_map(steps).collect();
    let all = corsplain::spec::Rule::ALL.iter().map(|rule| format!("{rule:?}"));
    assert_eq!(all.filter(|rule| !taken.contains(rule)).collect::<Vec<_>>(), [""; 0]);
}

/// The steps that any engine takes, and takes once more, when the preflight is remembered.
fn steps(scenario: Scenario) -> Vec<String> {
    let exchange = Exchange::new(scenario).unwrap();
    let mut taken = Vec::new();
    for engine in Engine::ALL {
        let mut browser = Session::new(*engine);
        for at in 0..2 {
            let steps = browser.explain(&exchange, at).steps;
            taken.extend(steps.iter().map(|step| format!("{:?}", step.rule)));
        }
    }
    taken
}

/// Their engines know origins that the URL standard does not.
#[test]
fn pages_of_apps_and_extensions_are_refused_and_not_guessed_at() {
    let exchange = |page: &str| corsplain_tests::build::get().page(page).scenario();
    for page in ["capacitor://localhost", "chrome-extension://abcdefgh", "app"] {
        let refused = Exchange::new(exchange(page)).unwrap_err();
        assert!(
            refused.to_string().starts_with(&format!("`{page}` is not an origin")),
            "{refused}"
        );
    }
    for page in ["file:///home/me/index.html", "data:text/html,x", "null"] {
        assert!(Exchange::new(exchange(page)).is_ok(), "{page}");
    }
}
