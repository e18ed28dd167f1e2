//! Scenario JSON, and what only begins like it.

use crate::reads;
use corsplain::text::{Choices, parse};

#[test]
fn scenario_json() {
    reads(
        "\n {\"id\": \"x\", \"page_origin\": \"null\", \"request\": {\"url\": \"/x\", \"mode\": \"no-cors\"},
          \"hops\": [{\"preflight\": null, \"response\": {\"status\": 200}}], \"expect\": {}}",
        "from null
         GET /x (no-cors, same-origin, follow)
         response 0: 200",
    );
    reads(
        "\u{FEFF}{\"request\":{\"credentials\":\"include\",\"redirect\":\"manual\",\"method\":\"put\",\"body\":\"a\",
          \"headers\":[[\"A\",\"b\"],[\"A\",\"\"]],\"url\":\"/\",\"more\":[-1.5e3,true,false,null,{\"a\":[]}]},
          \"page_origin\":\"https://a.example\",\"hops\":[{},{\"preflight\":{\"status\":0,\"headers\":[]}}]}\n\n",
        "from https://a.example
         put / (cors, include, manual)
         A: b
         A:
         \"a\"
         preflight 1: 0",
    );
}

#[test]
fn escapes() {
    let url = |written: &str| {
        let json =
            format!("{{\"page_origin\": \"null\", \"request\": {{\"url\": \"{written}\"}}}}");
        let parsed = parse(&json, Choices::default());
        parsed.notes.is_empty().then_some(parsed.scenario.request.url)
    };
    assert_eq!(url(r#"\"\\\/\b\f\n\r\t"#).as_deref(), Some("\"\\/\u{8}\u{C}\n\r\t"));
    assert_eq!(url(r"\u0041\u00e9\uD83d\ude00é😀").as_deref(), Some("A\u{E9}\u{1F600}é😀"));
    for odd in
        [r"\x", r"\u12", r"\u12é", r"\u+123", r"\ud83d", r"\ud83d\u0041", r"\ude00", "\n", "\u{1}"]
    {
        assert_eq!(url(odd), None, "{odd}");
    }
}

#[test]
fn what_is_no_scenario_json_says_where_and_why() {
    let first = |text: &str| {
        let notes = parse(text, Choices::default()).notes;
        let note = notes.into_iter().find(|note| note.text.contains("scenario JSON"));
        note.map(|note| (note.line, note.text)).expect("a note")
    };
    let hop = |text: &str| {
        format!(
            "{{\"page_origin\": \"null\", \"request\": {{\"url\": \"/\"}}, \"hops\": [{text}]}}"
        )
    };
    let request = |text: &str| format!("{{\"page_origin\": \"null\", \"request\": {text}}}");
    for (text, line, what) in [
        ("\n{\"page_origin\":\n", 2, "a value is missing"),
        ("{\n\"page_origin\": \"null\"\n\"request\"", 3, "a comma or a closing bracket is missing"),
        ("{page_origin: 1}", 1, "a name is missing"),
        ("{\"page_origin\" 1}", 1, "a colon is missing"),
        ("{\"page_origin\": \"null\",}", 1, "a name is missing"),
        ("{\"a\": \"b", 1, "a text does not end"),
        ("{\"a\": [1, ]}", 1, "a value is missing"),
        ("{\"a\": -}", 1, "a value is missing"),
        ("{}\n{}", 2, "something follows its end"),
        ("{}", 1, "`page_origin` is missing"),
        ("{\"page_origin\": 1}", 1, "`page_origin` has a value that it cannot have"),
        (&request("[]"), 1, "an object is missing"),
        (&request("{}"), 1, "`url` is missing"),
        (&request("{\"url\": \"/\", \"mode\": \"CORS\"}"), 1, "`mode` has a value"),
        (
            &request("{\"url\": \"/\", \"headers\": [[\"A\"]]}"),
            1,
            "a header is not a pair of texts",
        ),
        (&hop("{\"response\": {}}"), 1, "`status` is missing"),
        (&hop("{\"response\": {\"status\": 65536}}"), 1, "`status` has a value"),
    ] {
        let (at, note) = first(text);
        assert!(note.contains(what), "{text}: {note}");
        assert_eq!(at, line, "{text}: {note}");
    }
    assert!(first(&"{\"a\":".repeat(100_000)).1.contains("nested too deeply"));
}

#[test]
#[cfg(feature = "serde")]
fn every_scenario_of_the_corpora_is_read_as_serde_reads_it() {
    for file in ["presets.ndjson", "wpt-public.ndjson"] {
        let path = format!("{}/../tests/corpus/{file}", env!("CARGO_MANIFEST_DIR"));
        for line in std::fs::read_to_string(&path).expect(&path).lines() {
            let scenario = serde_json::from_str(line).expect(line);
            let parsed = parse(line, Choices::default());
            assert_eq!((parsed.scenario, parsed.notes), (scenario, Vec::new()), "{line}");
        }
    }
}
