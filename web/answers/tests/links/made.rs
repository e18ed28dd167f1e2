//! What is put into a link comes out of it.

use super::{is_sentence, sheets};
use corsplain::Engine;
use corsplain_answers::link::{Opened, decode, encode};
use corsplain_nodes::fragment::{self, Fragment};
use corsplain_nodes::{Boxes, Sheet};
use corsplain_tests::mutation::damaged;
use corsplain_tests::random::Random;

#[track_caller]
fn comes_back(sheet: &Sheet, engine: &str) -> String {
    let fragment = encode(sheet, engine).unwrap();
    let expected = Opened { sheet: sheet.clone(), engine: engine.to_owned(), notes: Vec::new() };
    assert_eq!(decode(&fragment), Ok(expected), "{fragment}");
    assert_eq!(fragment::read(&fragment), Fragment::Exchange);
    fragment
}

#[test]
fn what_is_put_in_comes_out() {
    let sheets = sheets();
    assert!(sheets.len() > 4_000);
    for (sheet, engine) in sheets.iter().zip(Engine::ALL.iter().cycle()) {
        comes_back(sheet, engine.word());
    }
}

#[test]
fn decisions_come_out() {
    let mut sheet = Sheet::default();
    let words =
        ["event-source", "no-cors", "omit", "manual", "true"].map(|word| Some(word.to_owned()));
    let [api, mode, credentials, redirect, upload_listener] = words;
    sheet.choices = corsplain_nodes::Choices { api, mode, credentials, redirect, upload_listener };
    comes_back(&sheet, "");
    comes_back(&Sheet::default(), "webkit");
    comes_back(&Sheet::default(), "");
}

#[test]
fn hostile_texts_come_out() {
    let mut random = Random::new(5);
    let mut texts: Vec<String> = HOSTILE.iter().map(|text| (*text).to_owned()).collect();
    texts.push("[".repeat(20_000));
    texts.push("\u{1f600}".repeat(1_000));
    texts.push((0..=0x2100).filter_map(char::from_u32).collect());
    for text in &texts {
        comes_back(&same_everywhere(text), "firefox");
    }
    for _ in 0..2_000 {
        comes_back(&same_everywhere(&damaged(random.pick::<&str>(HOSTILE), &mut random)), "");
    }
}

const HOSTILE: &[&str] = &[
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\u{202e}txt.exe\u{2066}\u{2069}\u{200b}\u{feff}",
    "\0\0\u{1}\u{1b}[31m\u{7f}\u{80}\u{9f}",
    "__proto__\nconstructor\n{\"__proto__\":{\"x\":1}}",
    "\"\\u0000\\ud800\\\" ' ` ${1} %00 %ff # ? & = + / ",
    "\r\n\r\n\r\r\n\t \u{2028}\u{2029}\u{85}",
    "GET https://api.example/ HTTP/1.1\nX: \u{ff}\u{100}\u{10ffff}\u{fffd}\u{fffe}",
];

fn same_everywhere(text: &str) -> Sheet {
    let [page_origin, page_csp, request, preflight, response] =
        std::array::from_fn(|_| text.to_owned());
    let boxes = Boxes { page_origin, page_csp, request, preflight, response };
    Sheet { boxes, ..Sheet::default() }
}

#[test]
fn texts_too_long_for_a_link_are_refused() {
    let mut random = Random::new(7);
    let noise: String = (0..40_000).map(|_| format!("{:04x}", random.number() as u16)).collect();
    for text in [noise, "a".repeat(2_000_001), "\u{1}".repeat(400_000)] {
        let boxes = Boxes { response: text, ..Boxes::default() };
        let sentence = encode(&Sheet { boxes, ..Sheet::default() }, "").unwrap_err();
        assert!(sentence.starts_with("These texts are too long for a link"), "{sentence}");
        is_sentence(&sentence);
    }
}
