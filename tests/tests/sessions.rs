//! Requests one after the other, through the door: what each engine's preflight cache remembers.

use corsplain::Engine;
use corsplain_tests::corpus;
use corsplain_tests::door::run;
use corsplain_tests::facts::{self, Fact};
use corsplain_tests::ratchet::Suite;
use serde_json::{Value, json};

const SEQUENCES: &str = include_str!("../corpus/cache-sequences.ndjson");

#[test]
fn every_engine_asks_first_when_its_browser_does() {
    let steps = corpus::lines::<Value>(SEQUENCES);
    let mut suite = Suite::new("cache");
    for engine in Engine::ALL {
        let answers = evaluate(engine.word(), SEQUENCES);
        assert_eq!(answers.len(), steps.len());
        for (step, answer) in steps.iter().zip(answers) {
            let id = step["id"].as_str().unwrap();
            let expected = step["asks"].as_array().unwrap().contains(&json!(engine.word()));
            let asked = answer["preflights"].as_array().and_then(|hops| hops.last());
            let complaint = (asked != Some(&expected.into()))
                .then(|| format!("expected a preflight: {expected}, got {answer}"));
            suite.case(&format!("{id}/{}", engine.word()), &Vec::from_iter(complaint));
        }
    }
    suite.finish();
}

/// Facts of Web Platform Tests and others about the standard's cache; pages are top-level here.
#[test]
fn sequences_of_facts_come_out_the_same_through_the_door() {
    let mut sequences = 0;
    let is_sequence = |fact: &Fact| fact.algorithm == "preflight-cache-sequence";
    for fact in facts::all().into_iter().filter(is_sequence) {
        let steps = fact.input["steps"].as_array().unwrap();
        if steps.iter().any(|step| step["top_level_origin"].is_string()) {
            continue;
        }
        let lines: Vec<_> = steps.iter().map(|step| line(&fact.id, step).to_string()).collect();
        let asked: Vec<_> = evaluate("fetch", &lines.join("\n"))
            .iter()
            .map(|answer| answer["preflights"][0].clone())
            .collect();
        assert_eq!(json!({ "preflights": asked }), fact.expect, "{}", fact.id);
        sequences += 1;
    }
    assert_eq!(sequences, 16);
}

#[test]
fn sessions_know_nothing_of_each_other_nor_of_lines_without_one() {
    let mut put = corpus::lines::<Value>(SEQUENCES)[0].clone();
    let mut lines = Vec::new();
    for session in [json!("a"), json!("b"), json!("a"), json!(1), json!("1"), json!(null)] {
        put["session"] = session;
        lines.push(put.to_string());
    }
    put.as_object_mut().unwrap().remove("session");
    lines.push(put.to_string());
    let answers = evaluate("fetch", &lines.join("\n"));
    let asked: Vec<_> =
        answers.iter().map(|answer| answer["preflights"] == json!([true])).collect();
    assert_eq!(asked, [true, true, false, true, true, true, true]);
}

#[test]
fn a_time_before_the_beginning_is_refused() {
    let mut put = corpus::lines::<Value>(SEQUENCES)[0].clone();
    for (at, refused) in [
        (json!(-1), true),
        (json!("1"), true),
        (json!(null), false),
        (json!(0.5), false),
        (json!(1e300), false),
    ] {
        put["at"] = at;
        let (output, status) = run(&[], put.to_string().as_bytes());
        assert_eq!(output.contains("\"outcome\""), !refused, "{output}");
        assert_eq!(status.success(), !refused, "{output}");
    }
}

#[track_caller]
fn evaluate(engine: &str, lines: &str) -> Vec<Value> {
    let (output, status) = run(&["--engine", engine], lines.as_bytes());
    assert!(status.success(), "{output}");
    corpus::lines(&output)
}

/// A step of a fact as a line for the door; the answer to the request itself agrees to whatever the
/// preflight agreed to.
fn line(session: &str, step: &Value) -> Value {
    let answer = &step["preflight_response"];
    json!({
        "session": session,
        "at": step["t"],
        "page_origin": step["page_origin"],
        "request": {
            "url": step["url"],
            "method": step["method"],
            "headers": step["headers"],
            "credentials": step["credentials"],
        },
        "hops": [{"preflight": answer, "response": {"status": 200, "headers": answer["headers"]}}],
    })
}
