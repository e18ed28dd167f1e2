//! Links: what is put in comes out, old ones keep opening, and whatever else comes is refused.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

mod guide;
mod made;
mod opened;
mod refused;

use corsplain::scenario::{Request, Scenario};
use corsplain::text::{self, Choices};
use corsplain_answers::convert;
use corsplain_nodes::Sheet;
use corsplain_tests::corpus;
use serde::Deserialize;

/// Every scenario of the corpora as texts.
fn sheets() -> Vec<Sheet> {
    let scenarios = corpora().into_iter().map(|scenario| sheet(&scenario));
    scenarios.collect()
}

fn corpora() -> Vec<Scenario> {
    let texts = [
        include_str!("../../../../tests/corpus/wpt-public.ndjson"),
        include_str!("../../../../tests/corpus/presets.ndjson"),
        include_str!("../../../../tests/corpus/browsers-public.ndjson"),
        include_str!("../../../../tests/corpus/browsers-differences.ndjson"),
        include_str!("../../../../tests/corpus/browsers-minimal.ndjson"),
        include_str!("../../../../tests/corpus/browsers-own.ndjson"),
        include_str!("../../../../tests/corpus/console-outside.ndjson"),
        include_str!("../../gallery.ndjson"),
    ];
    texts.into_iter().flat_map(corpus::lines::<Scenario>).collect()
}

fn sheet(scenario: &Scenario) -> Sheet {
    let Request { mode, credentials, .. } = scenario.request;
    let choices =
        Choices { mode: Some(mode), credentials: Some(credentials), ..Choices::default() };
    convert::sheet(text::write(scenario), choices)
}

fn packed(json: &str) -> String {
    packed_bytes(json.as_bytes())
}

/// Version 1 of any payload.
fn packed_bytes(payload: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let mut text = String::from("1.");
    for group in miniz_oxide::deflate::compress_to_vec(payload, 9).chunks(3) {
        let bits = group
            .iter()
            .enumerate()
            .fold(0, |bits, (at, byte)| bits | u32::from(*byte) << (16 - 8 * at));
        text.extend(
            (0..=group.len())
                .map(|place| char::from(DIGITS[(bits >> (18 - 6 * place)) as usize & 63])),
        );
    }
    text
}

#[track_caller]
fn is_sentence(text: &str) {
    let starts = text.chars().next().is_some_and(char::is_uppercase);
    assert!(starts && text.ends_with('.') && text.len() < 400, "{text}");
}

fn stored() -> Vec<Stored> {
    let text = include_str!("../links.ndjson");
    let (head, lines) = text.split_once('\n').unwrap();
    assert!(head.contains("only ever added"), "{head}");
    corpus::lines(lines)
}

/// A line of `links.ndjson`.
#[derive(Deserialize)]
struct Stored {
    link: String,
    /// What it opens.
    #[serde(default)]
    sheet: Sheet,
    #[serde(default)]
    engine: String,
    /// The example that it opens instead.
    example: Option<String>,
}
