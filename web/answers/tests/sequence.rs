//! The drawn conversation: what happened, in order, and where it stopped.
#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod common;

use common::{answer, answer_by, answered, by_id, elements, get, of_class, sheet, text};
use corsplain_nodes::{Attr, Node, Sheet, Tag};

const STAR: &str = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n";

/// What is drawn, event by event, by what it looks like; and the same in sentences.
fn told(sheet: &Sheet, engine: &str) -> (Vec<String>, Vec<String>) {
    let body = answer_by(sheet, engine).body;
    let events = of_class(&body, "event").into_iter();
    let looks = events
        .map(|event| get(event, Attr::Class).unwrap().strip_prefix("event ").unwrap().to_owned());
    let list = by_id(&body, "sequence-list").unwrap();
    let sentences = list.children.iter().map(Node::text).collect();
    (looks.collect(), sentences)
}

#[track_caller]
fn tells(sheet: &Sheet, looks: &[&str], sentences: &[&str]) {
    let (looked, said) = told(sheet, "");
    assert_eq!(looked, looks);
    assert_eq!(said, sentences);
}

/// A request with answers in the box for them.
fn asked(request: &str, preflight: &str, response: &str) -> Sheet {
    let mut sheet = sheet(request, response);
    sheet.boxes.preflight = preflight.into();
    sheet
}

const CALL: &str = "The page https://app.example asks, by fetch(), for GET https://api.example.net/v1/items, in mode cors with credentials same-origin.";
const SENT: &str = "The browser sends to https://api.example.net: GET /v1/items, Origin: https://app.example, without credentials.";
const NO_WHY: &str = "The page gets an error that does not say why.";

#[test]
fn a_simple_request_is_read() {
    let said = [
        CALL,
        SENT,
        "https://api.example.net answers: 200, Access-Control-Allow-Origin: *.",
        "The page gets a readable answer.",
    ];
    tells(&answered(STAR), &["asks", "asks", "came", "good"], &said);
}

#[test]
fn an_answer_is_thrown_away_after_it_arrived() {
    let said = [
        CALL,
        SENT,
        "https://api.example.net answers: 200, no CORS header.",
        "Here it stops: The answer does not say who may read it. The browser throws the answer away. The server has done its work.",
        NO_WHY,
    ];
    let looks = ["asks", "asks", "came", "bad stop", "bad"];
    tells(&answered("HTTP/1.1 200 OK\nX-Total: 4\n"), &looks, &said);
}

#[test]
fn a_preflight_fails() {
    let sheet = asked("PUT https://api.example.net/v1/items", "HTTP/1.1 404 Not Found\n", STAR);
    let said = [
        "The page https://app.example asks, by fetch(), for PUT https://api.example.net/v1/items, in mode cors with credentials same-origin.",
        "The browser first asks https://api.example.net, by a preflight: OPTIONS /v1/items, Access-Control-Request-Method: PUT, Origin: https://app.example.",
        "https://api.example.net answers: 404, no CORS header.",
        "Here it stops: The answer does not say who may read it. The request itself is not sent there.",
        NO_WHY,
    ];
    tells(&sheet, &["asks", "asks", "came", "bad stop", "bad"], &said);
}

#[test]
fn a_call_is_refused_before_anything_is_sent() {
    let sheet = sheet("CONNECT https://api.example.net/v1/items", "");
    let said = [
        "The page https://app.example asks, by fetch(), for CONNECT https://api.example.net/v1/items, in mode cors with credentials same-origin.",
        "Here it stops: No script may send this method. The call is refused, and nothing is sent.",
        "The page gets a TypeError, at once.",
    ];
    tells(&sheet, &["asks", "bad stop", "bad"], &said);
}

#[test]
fn mixed_content_and_a_policy_stop_it_in_the_browser() {
    let (looks, said) = told(&sheet("GET http://api.example.net/v1/items", STAR), "");
    assert_eq!(looks, ["asks", "bad stop", "bad"]);
    assert_eq!(said[1], "Here it stops: A secure page asks over http. Nothing is sent.");
    let mut sheet = answered(STAR);
    sheet.boxes.page_csp = "connect-src 'self'".into();
    let (looks, said) = told(&sheet, "");
    assert_eq!(looks, ["asks", "bad stop", "bad"]);
    assert_eq!(
        said[1],
        "Here it stops: The page's own policy forbids the request. Nothing is sent."
    );
}

#[test]
fn redirects_go_hop_by_hop_and_the_origin_gets_lost() {
    let moved = "HTTP/1.1 302\nAccess-Control-Allow-Origin: *\nLocation: https://b.example/2\n";
    let agrees = "HTTP/1.1 200\nAccess-Control-Allow-Origin: https://app.example\n";
    let sheet = answered(&format!("{moved}\n{agrees}"));
    let said = [
        CALL,
        SENT,
        "https://api.example.net answers: 302, Access-Control-Allow-Origin: *, Location: https://b.example/2.",
        "The browser sends to https://b.example: GET /2, Origin: null, without credentials.",
        "https://b.example answers: 200, Access-Control-Allow-Origin: https://app.example.",
        "Here it stops: The answer names another origin. The browser throws the answer away. The server has done its work.",
        NO_WHY,
    ];
    tells(&sheet, &["asks", "asks", "came", "asks", "came", "bad stop", "bad"], &said);
    let body = answer(&sheet).body;
    let names: Vec<String> = of_class(&of_class(&body, "sequence")[0].children, "name")
        .iter()
        .map(|one| Node::from((*one).clone()).text())
        .collect();
    assert_eq!(names, ["Page", "Browser", "1", "2"]);
}

#[test]
fn of_a_long_chain_the_beginning_and_the_end_are_drawn() {
    let moved = "HTTP/1.1 302\nAccess-Control-Allow-Origin: *\nLocation: /x\n\n";
    let of = |count: usize| {
        let chain: String = (0..count).map(|at| moved.replace("/x", &format!("/{at}"))).collect();
        told(&answered(&format!("{chain}{STAR}")), "")
    };
    let (looks, said) = of(7);
    assert!(!looks.contains(&"skips".to_owned()));
    assert_eq!(looks.iter().filter(|look| *look == "came").count(), 8);
    assert!(said.iter().all(|said| !said.contains("more redirect")));
    for (count, more) in [(8, "… and one more redirect …"), (12, "… and 5 more redirects …")]
    {
        let (looks, said) = of(count);
        assert_eq!(looks.iter().filter(|look| *look == "came").count(), 8);
        let at = looks.iter().position(|look| look == "skips").unwrap();
        assert_eq!(said[at], more);
        assert!(said[at + 1].contains(&format!("GET /{}", count - 1)), "{said:?}");
    }
}

#[test]
fn an_opaque_answer_says_nothing() {
    let mut sheet = answered(STAR);
    sheet.choices.mode = Some("no-cors".into());
    let (looks, said) = told(&sheet, "");
    assert_eq!(looks, ["asks", "asks", "came", "quiet"]);
    assert_eq!(said[3], "The page gets an opaque answer: no status, headers or body.");
}

#[test]
fn what_is_not_known_is_a_question() {
    let sheet = asked("PUT https://api.example.net/v1/items", "", "");
    let (looks, said) = told(&sheet, "");
    assert_eq!(looks, ["asks", "asks", "open waits"]);
    assert_eq!(said[2], "What https://api.example.net answers was not given.");
}

#[test]
fn silence_is_on_the_way() {
    let (looks, said) = told(&answered("HTTP/1.1 0\n"), "");
    assert_eq!(looks, ["asks", "asks", "bad", "bad"]);
    assert_eq!(said[2], "Here it stops: No answer came. Whether it arrived is not known.");
}

#[test]
fn each_engine_has_its_own_way() {
    let request = "POST https://api.example.net/v1/items\nContent-Type: text/plain\nDPR: 2\n\nx";
    let ways = ["chromium", "firefox"].map(|engine| told(&sheet(request, STAR), engine));
    let [chromium, firefox] = ways;
    assert_ne!(chromium, firefox);
}

#[test]
fn what_is_shortened_has_its_full_text() {
    let long = format!("GET https://api.example.net/v1/{}/end", "items/".repeat(40));
    let body = answer(&sheet(&long, STAR)).body;
    let event = of_class(&body, "event")[0].clone();
    let inner = elements(&event.children);
    let title = inner.iter().find(|one| one.tag == Tag::Title).unwrap();
    assert!(Node::from((*title).clone()).text().contains(&long));
    let loud = of_class(&event.children, "loud");
    assert_eq!(loud.len(), 2);
    let loud: String = loud.iter().map(|one| Node::from((*one).clone()).text()).collect();
    assert!(
        loud.starts_with("GET https://api.example.net/v1/") && loud.ends_with("/end"),
        "{loud}"
    );
    assert!(loud.contains('…'), "{loud}");
    assert!(text(&body, "sequence-list").contains(&long));
}
