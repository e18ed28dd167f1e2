//! What each engine prints, against what its browser printed, letter by letter.

use corsplain::{Engine, Exchange, console, explain};
use corsplain_tests::browsers;
use corsplain_tests::corpus;
use corsplain_tests::printed::{Printed, disagreements};
use corsplain_tests::ratchet::Suite;

#[test]
fn chromium_prints_what_chromium_printed() {
    agrees(Engine::Chromium, "console-chromium");
}

#[test]
fn firefox_prints_what_firefox_printed() {
    agrees(Engine::Firefox, "console-firefox");
}

#[test]
fn webkit_prints_what_webkit_printed() {
    agrees(Engine::WebKit, "console-webkit");
}

/// The standard prints nothing.
#[test]
fn nothing_is_printed_under_the_standard() {
    for recording in browsers::all() {
        assert!(console(&explain(&recording.exchange(), Engine::Fetch)).is_empty());
    }
}

/// Most recordings of a failure hold a line; a test that compares nothing proves nothing.
#[test]
fn enough_lines_are_compared() {
    let count = |engine| {
        let all = browsers::all();
        let printed = all.iter().filter_map(|recording| recording.printed(engine)).flatten();
        printed.filter(|printed| matches!(printed, Printed::Line(_))).count()
    };
    assert_eq!([Engine::Chromium, Engine::Firefox, Engine::WebKit].map(count), [1246, 1326, 2711]);
}

/// WebKit was not asked.
#[test]
fn presets_print_what_was_observed() {
    let mut suite = Suite::new("console-presets");
    for case in corpus::presets().iter().filter(|case| case.why_outside().is_none()) {
        let exchange = Exchange::new(case.scenario()).expect("a preset is a scenario");
        for engine in [Engine::Chromium, Engine::Firefox] {
            let Some(printed) = case.printed(engine) else { continue };
            let got = console(&explain(&exchange, engine));
            let id = format!("{}/{}", case.id, engine.word());
            suite.case(&id, &disagreements(&printed, &got, engine));
        }
    }
    suite.finish();
}

/// The page's policy, mixed content, and upgrades to `https`.
#[test]
fn what_a_page_forbids_itself_prints_what_was_observed() {
    let mut suite = Suite::new("console-outside");
    for seen in corpus::outside() {
        let exchange = Exchange::new(seen.scenario).expect("it is a scenario");
        for (browser, lines) in seen.console {
            let engine = Engine::from_word(&browser).expect("it is one of three");
            let printed: Vec<_> = lines.into_iter().map(Printed::Line).collect();
            let got = console(&explain(&exchange, engine));
            let id = format!("{}/{}", seen.id, engine.word());
            suite.case(&id, &disagreements(&printed, &got, engine));
        }
    }
    suite.finish();
}

#[track_caller]
fn agrees(engine: Engine, suite: &'static str) {
    let mut suite = Suite::new(suite);
    for recording in browsers::all() {
        let Some(printed) = recording.printed(engine) else { continue };
        let got = console(&explain(&recording.exchange(), engine));
        suite.case(&recording.id, &disagreements(&printed, &got, engine));
    }
    suite.finish();
}

/// What is compared is the letter.
#[test]
fn a_letter_makes_a_difference() {
    let printed = [Printed::Line("a.".into())];
    let differs = |got: &[&str]| {
        let got: Vec<_> = got.iter().map(ToString::to_string).collect();
        !disagreements(&printed, &got, Engine::Chromium).is_empty()
    };
    assert_eq!([&["a."][..], &["a"], &[], &["a.", "a."]].map(differs), [false, true, true, true]);
}
