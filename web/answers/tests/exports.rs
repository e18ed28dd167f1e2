//! What is made of the boxes for others, and that secrets stay out of it.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{answer, answered, laid, paste, sheet};
use corsplain::Engine;
use corsplain::scenario::Scenario;
use corsplain::text::{fences, parse_fence};
use corsplain_answers::link::decode;
use corsplain_answers::{gallery, lay_out, tell};
use corsplain_nodes::{Ask, Boxes, Export, Node, Place, Secrets, Sheet, Text, Told, words};

const ALL: [Export; 5] =
    [Export::Link, Export::Markdown, Export::Scenario, Export::Fence, Export::Report];

fn export(sheet: &Sheet, export: Export, secrets: Secrets) -> Told {
    tell(Ask::Export { sheet: sheet.clone(), engine: "chromium".into(), export, secrets })
}

#[track_caller]
fn text(sheet: &Sheet, what: Export, secrets: Secrets) -> Text {
    match export(sheet, what, secrets) {
        Told::Text(text) => text,
        other => panic!("{what:?}: {other:?}"),
    }
}

/// An exchange with seven secrets, as curl has it.
fn secretive() -> Sheet {
    sheet(
        "curl 'https://api.example/?access_token=S3CR3T-1' -u 'S3CR3T-2:S3CR3T-3' \\\n  \
         -H 'x-api-key: S3CR3T-4' -b 'sid=S3CR3T-5; theme=S3CR3T-6'",
        "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nSet-Cookie: id=S3CR3T-7; Path=/\n",
    )
}

#[test]
fn secrets_are_replaced_and_counted() {
    let sheet = secretive();
    for what in ALL {
        let Text { text, secrets } = text(&sheet, what, Secrets::Replaced);
        let shown = shown(what, &text);
        assert_eq!(secrets, 7, "{what:?}");
        assert!(!shown.contains("S3CR3T"), "{what:?}: {shown}");
        // What `-u` says, as the header that it becomes.
        assert!(!shown.contains("UzNDUjNU"), "{what:?}: {shown}");
        assert!(shown.contains("REDACTED"), "{what:?}: {shown}");
    }
}

#[test]
fn who_insists_keeps_them() {
    let sheet = secretive();
    for what in ALL {
        let Text { text, secrets } = text(&sheet, what, Secrets::Kept);
        assert_eq!(secrets, 7, "{what:?}");
        assert!(shown(what, &text).contains("S3CR3T-4"), "{what:?}: {text}");
    }
    let link = text(&sheet, Export::Link, Secrets::Kept).text;
    assert_eq!(decode(&link).unwrap().sheet, sheet);
}

/// What a text says to whoever opens it.
fn shown(what: Export, text: &str) -> String {
    match what {
        Export::Link => format!("{:?}", decode(text).unwrap().sheet),
        Export::Markdown | Export::Scenario | Export::Fence | Export::Report => text.to_owned(),
    }
}

#[test]
fn a_link_keeps_everything_else() {
    let sheet = secretive();
    let Boxes { request, .. } =
        decode(&text(&sheet, Export::Link, Secrets::Replaced).text).unwrap().sheet.boxes;
    let expected = "curl 'https://api.example/?access_token=REDACTED' -u 'REDACTED:REDACTED' \\\n  \
                    -H 'x-api-key: REDACTED' -b 'sid=REDACTED; theme=REDACTED'";
    assert_eq!(request, expected);
}

#[test]
fn every_example_can_be_shared_in_every_way() {
    for entry in gallery::entries() {
        let (scenario, id) = (gallery::scenario(&entry.id).unwrap(), &entry.id);
        let sheet = lay_out(&scenario);
        let read: Scenario =
            serde_json::from_str(&text(&sheet, Export::Scenario, Secrets::Kept).text).unwrap();
        assert_eq!(read, scenario, "{id}");
        let fence = text(&sheet, Export::Fence, Secrets::Kept).text;
        let example = fences(&fence).next().and_then(parse_fence).unwrap();
        assert_eq!(example.parsed.scenario, scenario, "{id}");
        let link = text(&sheet, Export::Link, Secrets::Kept).text;
        let opened = decode(&link).unwrap();
        assert_eq!((opened.sheet, opened.engine.as_str()), (sheet.clone(), "chromium"), "{id}");
        assert!(text(&sheet, Export::Markdown, Secrets::Kept).text.starts_with("### "), "{id}");
    }
}

#[test]
fn a_report_is_filled_in() {
    let report = text(&answered("HTTP/1.1 200 OK\n"), Export::Report, Secrets::Replaced).text;
    let (remark, body) = report.split_once("\n\n").unwrap();
    for engine in Engine::ALL {
        assert!(body.contains(&format!("- By {} (", engine.name())), "{body}");
        assert!(body.contains(engine.version()), "{body}");
    }
    assert!(body.contains("Blocked, allow-origin-missing, "), "{body}");
    assert!(body.contains(words::REPORT_WHICH) && body.contains("```cors\n"), "{body}");
    let link = remark.strip_prefix("<!-- Open this as an issue: ").unwrap();
    let link = link.strip_suffix(" -->").unwrap();
    let query = link.strip_prefix("https://github.com/corsplain/corsplain/issues/new?").unwrap();
    let (title, text) = query.split_once("&body=").unwrap();
    assert!(title.starts_with("title=Wrong%20verdict%20by%20Chromium%3A%20Blocked"), "{title}");
    let escaped = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.~%".contains(&byte);
    assert!(text.bytes().all(escaped), "{text}");
    assert!(text.ends_with("%0A") && text.contains("%60%60%60cors%0A"), "{text}");
}

#[test]
fn a_long_report_has_no_link() {
    let response = format!("HTTP/1.1 200 OK\nX-Long: {}\n", "a b ".repeat(3_000));
    let report = text(&answered(&response), Export::Report, Secrets::Replaced).text;
    assert!(report.starts_with("### "), "{report:.80}");
}

#[test]
fn what_cannot_be_shared_is_said() {
    let empty = Sheet::default();
    for what in [Export::Markdown, Export::Scenario, Export::Fence, Export::Report] {
        let nothing = Told::Trouble(words::EXPORT_NOTHING.to_owned());
        assert_eq!(export(&empty, what, Secrets::Replaced), nothing);
    }
    let mut broken = answered("HTTP/1.1 200 OK\n");
    broken.boxes.page_origin = "nonsense".into();
    for what in [Export::Markdown, Export::Report] {
        let Told::Trouble(sentence) = export(&broken, what, Secrets::Replaced) else { panic!() };
        assert!(sentence.len() > 10, "{sentence}");
    }
    text(&broken, Export::Fence, Secrets::Replaced);
}

#[test]
fn what_is_laid_out_is_counted() {
    let secretive = secretive();
    let request = secretive.boxes.request.as_str();
    assert_eq!(paste(Some(Place::Request), request, Sheet::default(), false).secrets, 6);
    let link = text(&secretive, Export::Link, Secrets::Kept).text;
    assert_eq!(laid(Ask::Open(link)).secrets, 7);
    let link = text(&secretive, Export::Link, Secrets::Replaced).text;
    assert_eq!(laid(Ask::Open(link)).secrets, 0);
    assert_eq!(laid(Ask::Load("no-cors-headers".into())).secrets, 0);
}

#[test]
fn a_box_names_its_secrets() {
    let told = answer(&secretive());
    let of = |place: Place| {
        let notes = told.notes.iter().find(|notes| notes.place == place).unwrap();
        notes.nodes.iter().map(Node::text).collect::<String>()
    };
    let request = of(Place::Request);
    let expected = "6 secrets stand here: access_token, the user in a URL, the password in a URL, \
                    x-api-key, the cookie sid and the cookie theme. They are replaced in links and \
                    exports.";
    assert!(request.ends_with(expected), "{request}");
    let response = of(Place::Response);
    let expected = "A secret stands here: the cookie id. It is replaced in links and exports.";
    assert_eq!(response, expected);
    assert!(!format!("{:?}", told.notes).contains("S3CR3T"));
    assert!(told.notes.iter().all(|notes| !notes.invalid));
}
