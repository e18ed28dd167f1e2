//! A HAR file from its first byte to the table, its rows and its files.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{elements, get};
use corsplain::text;
use corsplain_answers::{Desk, convert};
use corsplain_nodes::{
    Act, Ask, Attr, Format, Laid, Node, Place, Refine, Replaced, Sheet, Tag, Told,
};
use corsplain_tests::har::{FILES, audited};
use std::collections::BTreeSet;

#[test]
fn a_file_becomes_a_table() {
    let (_, nodes) = opened(file("chromium"));
    let told = said(&nodes);
    assert!(told.contains("shop.har: 20 entries, 13 requests to other origins."), "{told}");
    assert!(told.contains("Allowed (6)") && told.contains("Blocked (5)"), "{told}");
    assert!(
        told.contains("Left out: 1 to the page\u{2019}s own origin, 1 documents and 1 over"),
        "{told}"
    );
    assert_eq!(opens(&nodes), (0..13).collect::<Vec<usize>>());
    let all = elements(&nodes);
    let ids: Vec<&str> = all.iter().filter_map(|element| get(element, Attr::Id)).collect();
    assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{ids:?}");
    let heads = all
        .iter()
        .filter(|element| element.tag == Tag::Th && get(element, Attr::AriaSort).is_some());
    assert_eq!(heads.count(), 8);
    // Whatever acts can be named.
    for element in all.iter().filter(|element| element.act.is_some()) {
        assert!(get(element, Attr::Id).is_some(), "{element:?}");
    }
}

#[test]
fn rows_are_found_sorted_and_judged_anew() {
    let (mut desk, _) = opened(file("chromium"));
    let mut ask = |what, value: &str| view(desk.tell(Ask::Refine(what, value.to_owned())));
    assert_eq!(opens(&ask(Refine::Search, " Closed ")), [4]);
    assert_eq!(opens(&ask(Refine::Search, "null-allowed")), [0usize; 0]);
    assert_eq!(opens(&ask(Refine::Search, "")).len(), 13);
    assert_eq!(opens(&ask(Refine::Outcome, "network-error")), [4, 7, 9, 11, 12]);
    assert_eq!(opens(&ask(Refine::Sort, "-url")), [11, 9, 7, 12, 4]);
    assert_eq!(opens(&ask(Refine::Sort, "no such")), [4, 7, 9, 11, 12]);
    assert_eq!(opens(&ask(Refine::Code, "no-answer")), [11]);
    ask(Refine::Outcome, "");
    assert_eq!(opens(&ask(Refine::Code, "vary-origin-missing")), [8, 10]);
    ask(Refine::Code, "");
    let by_firefox = said(&ask(Refine::Engine, "firefox"));
    assert!(by_firefox.contains("Blocked (5)"), "{by_firefox}");
    assert_eq!(opens(&ask(Refine::Engine, "no such")).len(), 13);
    assert_eq!(opens(&ask(Refine::Part, "99")).len(), 13);
}

#[test]
fn a_heading_sorts_up_down_and_not_at_all() {
    let (mut desk, mut nodes) = opened(file("firefox"));
    let mut seen = Vec::new();
    for _ in 0..3 {
        let all = elements(&nodes);
        let press = all.iter().find(|element| get(element, Attr::Id) == Some("sort-url")).unwrap();
        let Some(Act::Refine(what, Some(value))) = press.act.clone() else { panic!("{press:?}") };
        nodes = view(desk.tell(Ask::Refine(what, value)));
        let all = elements(&nodes);
        let heads = all.iter().filter_map(|element| get(element, Attr::AriaSort));
        seen.push(heads.filter(|sort| *sort != "none").map(str::to_owned).collect::<String>());
    }
    assert_eq!(seen, ["ascending", "descending", ""]);
}

#[test]
fn every_row_opens_with_the_same_verdict() {
    for (name, text) in FILES {
        let (mut desk, _) = opened(text);
        for (number, row) in audited(text, Default::default()).rows.iter().enumerate() {
            let Told::Laid(laid) = desk.tell(Ask::Row(number)) else { panic!("{name} {number}") };
            let Laid { sheet, replaced, engine, .. } = *laid;
            assert_eq!(replaced, Some(Replaced::Row));
            let (boxes, choices) = (convert::boxes(&sheet), convert::choices(&sheet));
            assert_eq!(
                text::parse_boxes(&boxes, choices).scenario,
                *row.scenario(),
                "{name} {number}"
            );
            let ask = Ask::Answer { sheet, engine, lesson: String::new() };
            let Told::Answer(answer) = desk.tell(ask) else { panic!("{name} {number}") };
            let peek = said(&answer.peek);
            assert_eq!(peek.contains("Blocked"), row.reason.is_some(), "{name} {number} {peek}");
        }
        assert!(matches!(desk.tell(Ask::Row(9999)), Told::Trouble(_)));
    }
}

#[test]
fn many_rows_come_in_parts() {
    let entry = r#"{"request": {"method": "GET", "url": "https://b.test/N", "headers": [{"name": "Origin", "value": "https://a.test"}]}, "response": {"status": 200, "headers": []}}"#;
    let entries: Vec<String> =
        (0..250).map(|number| entry.replace('N', &number.to_string())).collect();
    let text = format!(r#"{{"log": {{"entries": [{}]}}}}"#, entries.join(","));
    let (mut desk, nodes) = opened(&text);
    assert_eq!(opens(&nodes), (0..100).collect::<Vec<usize>>());
    assert!(said(&nodes).contains("1 to 100 of 250"));
    let nodes = view(desk.tell(Ask::Refine(Refine::Part, "2".into())));
    assert_eq!(opens(&nodes), (200..250).collect::<Vec<usize>>());
    let all = elements(&nodes);
    let next = all.iter().find(|element| get(element, Attr::Id) == Some("part-next")).unwrap();
    assert!(next.act.is_none() && get(next, Attr::Disabled).is_some());
}

#[test]
fn files_are_saved() {
    let (mut desk, _) = opened(file("chromium"));
    for (format, name, start) in [
        (Format::Csv, "shop.csv", "entry,"),
        (Format::Json, "shop.json", "{"),
        (Format::Sarif, "shop.sarif", "{"),
    ] {
        let Told::File(saved) = desk.tell(Ask::Save(format)) else { panic!("{format:?}") };
        assert_eq!(saved.name, name);
        assert!(saved.text.starts_with(start) && saved.text.contains("allow-origin-missing"));
    }
}

#[test]
fn a_broken_file_shows_what_came_before() {
    let text = file("chromium");
    let (_, nodes) = opened(text.get(..text.len() / 2).unwrap());
    let told = said(&nodes);
    assert!(told.contains("cut off") && told.contains("What stands before"), "{told}");
    assert!(!opens(&nodes).is_empty());
    let (_, nodes) = opened("GET / HTTP/1.1");
    assert!(said(&nodes).contains("Line 1, byte"), "{}", said(&nodes));
    let (_, nodes) = opened(r#"{"log": {"entries": []}}"#);
    assert_eq!(said(&nodes), "Nothing in this file asked another origin.");
}

#[test]
fn nothing_is_asked_of_an_empty_desk() {
    for ask in [Ask::Refine(Refine::Sort, "url".into()), Ask::Row(0), Ask::Save(Format::Csv)] {
        assert!(matches!(Desk::default().tell(ask), Told::Trouble(text) if !text.is_empty()));
    }
}

#[test]
fn a_pasted_file_is_laid_out() {
    let ask = Ask::Paste {
        place: Some(Place::Request),
        text: file("firefox").to_owned(),
        sheet: Sheet::default(),
        is_example: false,
    };
    let Told::Laid(laid) = Desk::default().tell(ask) else { panic!("it is laid out") };
    assert_eq!(laid.replaced, Some(Replaced::Spread));
    assert!(laid.sheet.boxes.request.contains("/closed"), "{:?}", laid.sheet);
    assert!(laid.sheet.boxes.response.starts_with("HTTP/1.1 200 OK"));
    assert!(said(&laid.notes).contains("The audit shows all"), "{}", said(&laid.notes));
}

fn opened(text: &str) -> (Desk, Vec<Node>) {
    let mut desk = Desk::default();
    desk.begin_har("shop.har");
    text.as_bytes().chunks(10_000).for_each(|piece| desk.push_har(piece));
    let nodes = view(desk.end_har());
    (desk, nodes)
}

#[track_caller]
fn view(told: Told) -> Vec<Node> {
    match told {
        Told::View(nodes) => nodes,
        told => panic!("{told:?}"),
    }
}

fn said(nodes: &[Node]) -> String {
    nodes.iter().map(Node::text).collect()
}

/// The rows that can be opened, in order.
fn opens(nodes: &[Node]) -> Vec<usize> {
    let acts = elements(nodes).into_iter().filter_map(|element| element.act.clone());
    acts.filter_map(|act| if let Act::Row(number) = act { Some(number) } else { None }).collect()
}

fn file(name: &str) -> &'static str {
    FILES.iter().find(|(known, _)| *known == name).unwrap().1
}
