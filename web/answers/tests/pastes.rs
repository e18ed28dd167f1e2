//! What becomes of pastes, and of the examples.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{answer, answered, laid, of_class, paste, picked};
use corsplain::text::{self, Choices, Parsed, Subject};
use corsplain_answers::{examples, gallery, lay_out, tell};
use corsplain_nodes::{Ask, Boxes, Node, Place, Replaced, Sheet, Told};

const EXCHANGE: &str = "GET /v1/items HTTP/1.1\nHost: api.example.net\nOrigin: https://app.example\n\n\
    HTTP/1.1 200 OK\nContent-Type: application/json\n";

const CONSOLE: &str = "Access to fetch at 'https://api.example.net/v1/items' from origin 'https://app.example' has been blocked by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.";

fn read(sheet: &Sheet) -> Parsed {
    let Boxes { page_origin, page_csp, request, preflight, response } = sheet.boxes.clone();
    let boxes = text::Boxes { page_origin, page_csp, request, preflight, response };
    text::parse_boxes(&boxes, Choices::default())
}

fn example(id: &str) -> Sheet {
    laid(Ask::Load(id.into())).sheet
}

#[test]
fn a_pasted_exchange_is_spread_into_the_boxes() {
    for place in [Some(Place::Request), Some(Place::Response), Some(Place::Preflight), None] {
        let laid = paste(place, EXCHANGE, Sheet::default(), false);
        assert_eq!(laid.replaced, Some(Replaced::Spread));
        let Boxes { request, response, preflight, .. } = &laid.sheet.boxes;
        assert!(request.contains("/v1/items") && !request.contains("200"), "{request}");
        assert!(response.contains("200"), "{response}");
        assert_eq!(preflight, "");
        let parsed = read(&laid.sheet);
        assert_eq!(parsed.scenario.page_origin, "https://app.example");
        assert_eq!(parsed.scenario.hops.len(), 1);
        assert_eq!((laid.example.as_str(), laid.engine.as_str()), ("", ""));
    }
}

#[test]
fn what_belongs_into_one_box_stays_there() {
    for place in [Place::PageOrigin, Place::PageCsp] {
        let laid = paste(Some(place), EXCHANGE, Sheet::default(), false);
        assert_eq!(laid.replaced, None);
        assert_eq!(laid.sheet.boxes.get(place), EXCHANGE);
    }
    // An answer alone is no exchange in an answer's box.
    let own = "HTTP/1.1 204 No Content\n\n";
    let laid = paste(Some(Place::Response), own, answered("HTTP/1.1 200 OK\n"), false);
    assert_eq!(laid.replaced, None);
    assert_eq!(laid.sheet, answered(own));
}

#[test]
fn what_a_paste_leaves_open_stays_open() {
    let exchange = EXCHANGE.replace("Origin: https://app.example\n", "");
    let laid = paste(Some(Place::Request), &exchange, Sheet::default(), false);
    let assumed = read(&laid.sheet).assumptions;
    assert!(assumed.iter().any(|one| one.subject == Subject::PageOrigin));
    assert!(assumed.iter().any(|one| one.subject == Subject::Credentials));
}

#[test]
fn what_a_paste_says_stays_said() {
    let exchange = EXCHANGE.replacen("Origin:", "Sec-Fetch-Mode: cors\nOrigin:", 1);
    let laid = paste(Some(Place::Request), &exchange, Sheet::default(), false);
    assert_eq!(laid.sheet.choices.mode.as_deref(), Some("cors"));
    assert_eq!(laid.sheet.choices.credentials, None);
}

#[test]
fn what_the_boxes_do_not_show_is_remarked_on() {
    let whole = EXCHANGE.replace("/v1/items", "https://api.example.net/v1/items");
    let clean = paste(Some(Place::Request), &whole, Sheet::default(), false);
    assert_eq!(clean.notes, []);
    let said = |exchange: &str| -> String {
        let laid = paste(Some(Place::Request), exchange, Sheet::default(), false);
        laid.notes.iter().map(Node::text).collect()
    };
    let notes = said(&whole.replace("Content-Type:", "nonsense\nContent-Type:"));
    assert!(notes.starts_with("line 6"), "{notes}");
    let notes = said(EXCHANGE);
    assert!(notes.starts_with("Assumed URLhttps://api.example.net/v1/items. "), "{notes}");
}

#[test]
fn a_console_line_fills_the_boxes_from_wherever_it_is_pasted() {
    for place in Place::ALL.map(Some).into_iter().chain([None]) {
        let laid = paste(place, CONSOLE, answered("HTTP/1.1 200 OK\n"), false);
        assert_eq!(laid.replaced, Some(Replaced::Console));
        assert_eq!(laid.sheet.boxes.page_origin, "https://app.example");
        assert!(laid.sheet.boxes.request.contains("api.example.net"));
        assert_eq!(laid.sheet.boxes.response, "");
    }
}

#[test]
fn a_request_pasted_over_an_example_does_not_keep_its_answers() {
    let request = "GET /mine HTTP/1.1\nHost: mine.example\nOrigin: https://my.example\n\n";
    for place in [Some(Place::Request), None] {
        let mut emptied = example("no-cors-headers");
        emptied.boxes.request.clear();
        for before in [emptied, example("no-cors-headers")] {
            let laid = paste(place, request, before, true);
            assert_eq!(laid.replaced, Some(Replaced::Paste));
            let boxes = Boxes { request: request.into(), ..Boxes::default() };
            assert_eq!(laid.sheet, Sheet { boxes, ..Sheet::default() });
        }
    }
    // Something added to the example's request is no request of one's own.
    let before = example("no-cors-headers");
    let added = format!("{}X-Added: 1\n", before.boxes.request);
    let laid = paste(Some(Place::Request), &added, before.clone(), true);
    assert_eq!((laid.replaced, laid.sheet.boxes.response), (None, before.boxes.response));
    // Answers of one's own stay.
    let laid = paste(Some(Place::Request), request, answered("HTTP/1.1 204 No Content\n"), false);
    assert_eq!(laid.sheet.boxes.response, "HTTP/1.1 204 No Content\n");
    assert_eq!(laid.sheet.boxes.page_origin, "https://app.example");
}

#[test]
fn answers_dropped_beside_the_boxes_leave_the_request() {
    let laid =
        paste(None, "HTTP/1.1 418 I'm a teapot\nX-A: 1\n", answered("HTTP/1.1 200 OK\n"), false);
    assert_eq!(laid.sheet.boxes.request, answered("").boxes.request);
    assert!(laid.sheet.boxes.response.contains("418"));
    assert_eq!(laid.replaced, None);
    // Header lines of a request are a request.
    for (lines, kept) in [("X-Mine: 1", "X-Mine"), ("Host: mine.example", "mine.example")] {
        let laid = paste(None, &format!("{lines}\n\nHTTP/1.1 200 OK\n"), Sheet::default(), false);
        assert!(laid.sheet.boxes.request.contains(kept), "{lines}");
        assert_eq!(laid.replaced, Some(Replaced::Spread), "{lines}");
    }
}

#[test]
fn what_is_nothing_known_goes_into_the_box_as_it_is() {
    let har = r#"{"log": {"version": "1.2", "entries": [{}, {}]}}"#;
    for text in [har, "", "\u{0}\u{1}\u{2}", "hello"] {
        let laid = paste(None, text, Sheet::default(), false);
        assert_eq!(laid.sheet.boxes.request, text);
        assert_eq!(laid.replaced, None);
    }
}

#[test]
fn every_example_means_its_scenario() {
    let entries = gallery::entries();
    for entry in &entries {
        let laid = laid(Ask::Load(entry.id.clone()));
        assert_eq!((laid.example.as_str(), laid.replaced), (&*entry.id, Some(Replaced::Example)));
        let told = answer(&laid.sheet);
        // A header that no script can set is remarked on, and that example is about one.
        let notes = told.notes.iter().flat_map(|notes| of_class(&notes.nodes, "line")).count();
        assert_eq!(notes == 0, entry.id != "host-header", "{}", entry.id);
        let scenario = gallery::scenario(&entry.id).unwrap();
        assert_eq!(lay_out(&scenario), laid.sheet, "{}", entry.id);
        assert_eq!(picked(&examples(&entry.id), "example"), entry.id);
    }
    assert_eq!(picked(&examples(""), "example"), "");
    let Told::Trouble(trouble) = tell(Ask::Load("none".into())) else { panic!() };
    assert!(trouble.contains("`none`"), "{trouble}");
}
