//! What the page shows before its engine is there is what the engine tells.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use corsplain_answers::first;
use corsplain_nodes::First;
use std::fs;

#[test]
fn the_first_screen_is_what_the_engine_tells() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../playground/src/first.json");
    let stored: Option<First> = serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap();
    let (stored, now) = (stored.unwrap(), first().unwrap());
    assert!(
        stored == now,
        "it is another now: cargo run -p corsplain-answers --example first > web/playground/src/first.json"
    );
    assert_eq!(now.laid.example, "no-cors-headers");
    assert_eq!(common::text(&now.answer.head, "cause"), "AllowOriginMissing");
    assert_eq!(common::picked(&now.examples, "example"), now.laid.example);
    assert!(common::by_id(&now.beside.head, "fixes").is_some());
}
