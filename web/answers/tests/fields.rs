//! What was understood, as fields; and what becomes of the texts when one is changed.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod common;

use common::{answer, answered, by_id, elements, get, laid, of_class, picked, sheet, text};
use corsplain::scenario::Scenario;
use corsplain::text::parse_boxes;
use corsplain_answers::{convert, exactly, lay_out, tell};
use corsplain_nodes::{Act, Ask, Attr, Element, Node, Sheet, Tag, Told};
use std::collections::BTreeMap;
use std::fs;

fn edit(sheet: &Sheet, field: &str, value: &str) -> Told {
    tell(Ask::Edit { sheet: sheet.clone(), field: field.into(), value: value.into() })
}

fn edited(sheet: &Sheet, field: &str, value: &str) -> Sheet {
    match edit(sheet, field, value) {
        Told::Laid(laid) => laid.sheet,
        other => panic!("{field} {value:?}: {other:?}"),
    }
}

fn trouble(sheet: &Sheet, field: &str, value: &str) -> String {
    match edit(sheet, field, value) {
        Told::Trouble(trouble) => trouble,
        other => panic!("{field} {value:?}: {other:?}"),
    }
}

fn scenario(sheet: &Sheet) -> Scenario {
    parse_boxes(&convert::boxes(sheet), convert::choices(sheet)).scenario
}

/// Every field that is drawn, with its value.
fn fields(nodes: &[Node]) -> BTreeMap<String, String> {
    let of = |element: &&Element| match &element.act {
        Some(Act::Edit(field)) if element.tag == Tag::Input => {
            Some((field.clone(), get(element, Attr::Value).unwrap().to_owned()))
        }
        Some(Act::Edit(field)) if element.tag == Tag::Select => {
            Some((field.clone(), picked(nodes, get(element, Attr::Id).unwrap()).to_owned()))
        }
        _ => None,
    };
    elements(nodes).iter().filter_map(of).collect()
}

#[test]
fn what_was_understood() {
    let told = answer(&answered("HTTP/1.1 200 OK\nX-Total: 4\n"));
    let summary = of_class(&told.fields, "gist");
    assert_eq!(
        Node::from(summary[0].clone()).text(),
        "GET https://api.example.net/v1/items from https://app.example, credentials same-origin"
    );
    let fields = fields(&told.fields);
    let expected = [
        ("hops.0.preflight.status", ""),
        ("hops.0.response.headers.0.name", "X-Total"),
        ("hops.0.response.headers.0.value", "4"),
        ("hops.0.response.headers.add", ""),
        ("hops.0.response.status", "200"),
        ("page-origin", "https://app.example"),
        ("request.credentials", "same-origin"),
        ("request.headers.add", ""),
        ("request.method", "GET"),
        ("request.mode", "cors"),
        ("request.redirect", "follow"),
        ("request.url", "https://api.example.net/v1/items"),
    ];
    let expected = expected.map(|(name, value)| (name.to_owned(), value.to_owned()));
    assert_eq!(fields, expected.into());
    let all = text(&told.fields, "fields");
    assert!(all.contains("Credentials (assumed)") && all.contains("Mode (assumed)"), "{all}");
    assert!(!all.contains("Origin (assumed)") && !all.contains("Status (assumed)"), "{all}");
    assert_eq!(get(by_id(&told.fields, "fields").unwrap(), Attr::Open), None);
    let told = answer(&sheet("https://api.example.net/", "X-Total: 4"));
    let all = text(&told.fields, "fields");
    assert!(all.contains("Method (assumed)") && all.contains("Status (assumed)"), "{all}");
}

#[test]
fn only_what_has_to_change_is_written_anew() {
    let before = sheet("curl 'https://api.example.net/v1/items' -X PUT", "HTTP/2 200\nX-A:1\n");
    let after = edited(&before, "request.method", "DELETE");
    assert_eq!(after.boxes.request, "DELETE https://api.example.net/v1/items HTTP/1.1\n");
    assert_eq!(after.boxes.response, before.boxes.response);
    let after = edited(&before, "hops.0.response.status", "404");
    assert_eq!(after.boxes.response, "HTTP/1.1 404 Not Found\nX-A: 1\n");
    assert_eq!(after.boxes.request, before.boxes.request);
    let after = edited(&before, "request.credentials", "include");
    assert_eq!(after.boxes, before.boxes);
    assert_eq!(after.choices.credentials.as_deref(), Some("include"));
    let after = edited(&before, "page-origin", "https://other.example/page?x");
    assert_eq!(after.boxes.page_origin, "https://other.example");
    assert_eq!(after.boxes.request, before.boxes.request);
    assert_eq!(edited(&before, "request.method", "PUT"), before);
}

#[test]
fn what_the_old_text_told_stays_told() {
    // A captured request tells the page, the mode and that cookies went along.
    let captured = "GET /v1/items HTTP/1.1\nHost: api.example.net\nOrigin: https://app.example\nSec-Fetch-Mode: cors\nCookie: a=b\nX-Own: 1\n";
    let mut before = sheet(captured, "HTTP/1.1 200 OK\n");
    before.boxes.page_origin.clear();
    let after = edited(&before, "request.url", "https://api.example.net/v2");
    assert_eq!(after.boxes.request, "GET https://api.example.net/v2 HTTP/1.1\nX-Own: 1\n");
    assert_eq!(after.boxes.page_origin, "https://app.example");
    assert_eq!(after.choices.credentials.as_deref(), Some("include"));
    assert_eq!(after.choices.mode.as_deref(), Some("cors"));
    let (old, new) = (scenario(&before), scenario(&after));
    assert_eq!(new.request.url, "https://api.example.net/v2");
    assert_eq!((old.page_origin, old.request.headers), (new.page_origin, new.request.headers));
}

#[test]
fn a_whole_exchange_in_one_box_is_laid_out() {
    let whole = "PUT https://api.example.net/v1 HTTP/1.1\nOrigin: https://app.example\n\nHTTP/1.1 200 OK\nX-A: 1\n";
    let mut before = sheet(whole, "");
    before.boxes.page_origin.clear();
    let after = edited(&before, "hops.0.response.headers.0.value", "2");
    assert_eq!(after.boxes.response, "HTTP/1.1 200 OK\nX-A: 2\n");
    assert_eq!(scenario(&after).request.url, "https://api.example.net/v1");
    // What HTTP cannot say is written as a scenario.
    let mut odd = scenario(&before);
    odd.request.headers.push(("X-Odd".into(), "a\nb".into()));
    let after = edited(&exactly(&odd), "request.method", "PATCH");
    assert!(after.boxes.request.starts_with('{'), "{}", after.boxes.request);
    odd.request.method = "PATCH".into();
    assert_eq!(scenario(&after), odd);
}

#[test]
fn headers_come_and_go() {
    let before = answered("HTTP/1.1 200 OK\nX-A: 1\nX-B: 2\n");
    let headers = |sheet: &Sheet| scenario(sheet).hops[0].response.clone().unwrap().headers;
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let of = |row: &str, value: &str| {
        headers(&edited(&before, &format!("hops.0.response.headers.{row}"), value))
    };
    let (a, b) = (field("X-A", "1"), field("X-B", "2"));
    assert_eq!(of("0.remove", ""), std::slice::from_ref(&b));
    assert_eq!(of("1.name", " "), std::slice::from_ref(&a));
    assert_eq!(of("1.name", "X-C"), [a.clone(), field("X-C", "2")]);
    assert_eq!(of("0.value", ""), [field("X-A", ""), b.clone()]);
    let added = of("add", "Vary: Origin");
    assert_eq!(added, [a.clone(), b.clone(), field("Vary", "Origin")]);
    assert_eq!(of("add", "Vary"), [a.clone(), b.clone(), field("Vary", "")]);
    assert_eq!(of("add", ""), [a, b]);
    let asked = edited(&before, "request.headers.add", "X-Own: 1");
    assert_eq!(scenario(&asked).request.headers, [field("X-Own", "1")]);
}

#[test]
fn an_answer_comes_and_goes() {
    let waits = sheet("PUT https://api.example.net/v1", "");
    let told = answer(&waits);
    assert!(fields(&told.fields).contains_key("hops.0.preflight.status"));
    let given = edited(&waits, "hops.0.preflight.status", "204");
    assert_eq!(given.boxes.preflight, "HTTP/1.1 204 No Content\n");
    assert_eq!(scenario(&edited(&given, "hops.0.preflight.status", "")), scenario(&waits));
    // The next URL of a chain waits for its answer.
    let moved = "HTTP/1.1 302\nAccess-Control-Allow-Origin: *\nLocation: /2\n";
    let moved = answered(moved);
    let told = answer(&moved);
    assert_eq!(fields(&told.fields)["hops.1.response.status"], "");
    let given = edited(&moved, "hops.1.response.status", "200");
    assert_eq!(scenario(&given).hops[1].response.as_ref().unwrap().status, 200);
}

#[test]
fn what_cannot_be_is_said_and_the_texts_are_left() {
    let before = answered("HTTP/1.1 200 OK\nX-A: 1\n");
    let cases = [
        ("hops.0.response.status", "abc", "`abc` is not a status: a number from 100 to 999"),
        ("hops.0.response.status", "99", "`99` is not a status"),
        ("hops.0.response.status", "70000", "`70000` is not a status"),
        ("request.url", "https://", "`https://` is not a URL that this page could ask"),
        ("request.url", "", "`` is not a URL"),
        ("request.method", "GE T", "`GE T` is not a method"),
        ("request.mode", "corsy", "`corsy` is not one of its values"),
        ("request.headers.add", "X Y: 1", "`X Y` is not the name of a header"),
        ("hops.0.response.headers.0.name", "X Y", "`X Y` is not the name of a header"),
        ("hops.0.response.headers.0.value", "a\nb", "The value of a header has no line breaks"),
        ("hops.0.response.headers.7.value", "a", "The texts have changed"),
        ("hops.0.preflight.headers.add", "X: a", "The texts have changed"),
        ("hops.99999999999.response.status", "200", "The texts have changed"),
        ("hops.7.response.status", "200", "The texts have changed"),
        ("request", "x", "The texts have changed"),
        ("page-origin", "", "the page's origin is missing"),
        ("page-origin", "somewhere", "`somewhere` is not an origin"),
        ("page-origin", "chrome-extension://x", "`chrome-extension://x` is not an origin"),
    ];
    for (field, value, begins) in cases {
        let trouble = trouble(&before, field, value);
        assert!(trouble.starts_with(begins), "{field} {value:?}: {trouble}");
    }
}

#[test]
fn every_field_of_every_corpus_can_be_changed_and_left() {
    let mut seen = 0;
    for (name, step) in
        [("presets", 2), ("browsers-own", 3), ("browsers-public", 40), ("wpt-public", 9)]
    {
        let path = format!("{}/../../tests/corpus/{name}.ndjson", env!("CARGO_MANIFEST_DIR"));
        for line in fs::read_to_string(path).unwrap().lines().step_by(step) {
            let scenario: Scenario = serde_json::from_str(line).unwrap();
            seen += changes(&exactly(&scenario), line) + changes(&lay_out(&scenario), line);
        }
    }
    assert!(seen >= 2000, "{seen}");
}

/// Each field is set to what it says and to something else; how many there were.
fn changes(sheet: &Sheet, what: &str) -> usize {
    let before = scenario(sheet);
    let told = answer(sheet);
    let all = fields(&told.fields);
    for (field, value) in &all {
        let same = edited(sheet, field, value);
        assert_eq!(scenario(&same), before, "{field} = {value:?}: {what}");
        let Some(other) = other(field, value) else { continue };
        let after = scenario(&edited(sheet, field, &other));
        assert_eq!(&read(&after, field), &other, "{field} = {value:?}: {what}");
        // What was pasted may be more than what can be written by hand.
        let is_plain = value.trim() == value && !value.contains(char::is_control);
        match edit(&edited(sheet, field, &other), field, value) {
            Told::Laid(back) if is_plain => {
                assert_eq!(scenario(&back.sheet), before, "{field} back to {value:?}: {what}");
            }
            Told::Trouble(trouble) => assert!(!is_plain || trouble.starts_with('`'), "{trouble}"),
            _ => assert!(!is_plain, "{field} back to {value:?}: {what}"),
        }
    }
    all.len()
}

/// Something else that a field can say, where it comes back from there.
fn other(field: &str, value: &str) -> Option<String> {
    let other = match field.rsplit('.').next().unwrap() {
        "page-origin" => "https://another.example:8443",
        "method" => "PATCH",
        "url" => "https://another.example:8443/a?b=c&d",
        "mode" => ["same-origin", "no-cors"][usize::from(value == "same-origin")],
        "credentials" => ["include", "omit"][usize::from(value == "include")],
        "redirect" => ["manual", "error"][usize::from(value == "manual")],
        "status" if !value.is_empty() => "418",
        "name" => "X-Another",
        "value" => "another, value; a=\"b\"",
        _ => return None,
    };
    Some(other.to_owned())
}

/// What a field says of an exchange.
fn read(scenario: &Scenario, field: &str) -> String {
    let parts: Vec<&str> = field.split('.').collect();
    let of_header = |headers: &[(String, String)], at: &str, what: &str| {
        let (name, value) = headers[at.parse::<usize>().unwrap()].clone();
        if what == "name" { name } else { value }
    };
    let answer = |hop: &str, leg: &str| {
        let hop = scenario.hops[hop.parse::<usize>().unwrap()].clone();
        if leg == "preflight" { hop.preflight.unwrap() } else { hop.response.unwrap() }
    };
    match parts.as_slice() {
        ["page-origin"] => scenario.page_origin.clone(),
        ["request", "headers", at, what] => of_header(&scenario.request.headers, at, what),
        ["hops", hop, leg, "status"] => answer(hop, leg).status.to_string(),
        ["hops", hop, leg, "headers", at, what] => of_header(&answer(hop, leg).headers, at, what),
        ["request", what] => {
            serde_json::to_value(&scenario.request).unwrap()[*what].as_str().unwrap().to_owned()
        }
        _ => panic!("{field}"),
    }
}

#[test]
fn a_field_of_a_page_is_laid_like_a_paste() {
    let sheet = answered("HTTP/1.1 200 OK\n");
    let ask = Ask::Edit { sheet, field: "request.method".into(), value: "POST".into() };
    let laid = laid(ask);
    assert_eq!((laid.replaced, laid.example.as_str()), (None, ""));
}
