//! Links that somebody else made: older pages, newer pages, other tools.

use super::{Stored, corpora, is_sentence, packed, sheet, stored};
use corsplain::scenario::Scenario;
use corsplain::text;
use corsplain_answers::convert;
use corsplain_answers::link::{Opened, decode, encode};
use corsplain_nodes::fragment::{self, Fragment};
use corsplain_nodes::{Boxes, Sheet};
use corsplain_tests::corpus;
use serde_json::{Value, json};

#[test]
fn what_is_around_a_link_is_no_part_of_it() {
    let sheet = sheet(&corpora()[1]);
    let link = encode(&sheet, "").unwrap();
    for around in [
        format!("#{link}"),
        format!("{link}."),
        format!("{link})."),
        format!("{link}=="),
        format!("{link}\u{201d}"),
    ] {
        assert_eq!(decode(&around).unwrap().sheet, sheet, "{around}");
    }
    assert_eq!(decode(&link.replace('-', "+").replace('_', "/")).unwrap().sheet, sheet);
}

#[test]
fn a_newer_link_of_the_same_version_opens() {
    let newer = json!({"q": "GET https://api.example/", "z": {"new": [1]}, "m": "websocket", "e": "ladybird", "r": 5});
    let Opened { sheet, engine, notes } = decode(&packed(&newer.to_string())).unwrap();
    assert_eq!(
        sheet.boxes,
        Boxes { request: "GET https://api.example/".into(), ..Boxes::default() }
    );
    assert_eq!((sheet.choices, engine), Default::default());
    let beginnings = [
        "The link's `r` is no text",
        "The link decides `mode` as `websocket`",
        "The link asks for the engine `ladybird`",
        "This link holds more than this page knows of",
    ];
    assert_eq!(notes.len(), beginnings.len(), "{notes:?}");
    for (note, beginning) in notes.iter().zip(beginnings) {
        assert!(note.starts_with(beginning), "{note}");
        is_sentence(note);
    }
}

#[test]
fn old_links_keep_opening() {
    let examples: Vec<Value> = corpus::lines(include_str!("../../gallery.ndjson"));
    for Stored { link, sheet, engine, example } in stored() {
        if let Some(id) = example {
            assert_eq!(fragment::read(&link), Fragment::Example(id.clone()));
            assert!(examples.iter().any(|example| example["id"] == *id), "{id}");
        } else {
            assert_eq!(fragment::read(&link), Fragment::Exchange, "{link}");
            assert_eq!(decode(&link), Ok(Opened { sheet, engine, notes: Vec::new() }), "{link}");
        }
    }
}

/// Scenarios that other tools write come in without loss.
#[test]
fn a_scenario_means_what_it_says() {
    for (index, scenario) in corpora().into_iter().enumerate() {
        let json = serde_json::to_string(&scenario).unwrap();
        let link = match index % 2 {
            0 => format!("#s={}", json.replace('%', "%25")),
            _ => format!(
                "#s={}",
                json.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>()
            ),
        };
        let Opened { sheet, engine, notes } = decode(&link).unwrap();
        assert_eq!((engine.as_str(), notes), ("", Vec::new()));
        assert_eq!(meant(&sheet), scenario, "{link}");
    }
    let told = r#"s={"page_origin":"null","engine":"webkit","request":{"url":"https://a.example/?a=1&b=100%25#x"}}"#;
    let opened = decode(told).unwrap();
    assert_eq!(opened.engine, "webkit");
    assert_eq!(meant(&opened.sheet).request.url, "https://a.example/?a=1&b=100%#x");
    let unknown = decode(&told.replace("webkit", "lynx")).unwrap();
    assert!(
        unknown.notes[0].starts_with("The link asks for the engine `lynx`"),
        "{:?}",
        unknown.notes
    );
}

/// What a sheet is understood to say.
fn meant(sheet: &Sheet) -> Scenario {
    text::parse_boxes(&convert::boxes(sheet), convert::choices(sheet)).scenario
}
