//! Facts about single algorithms: an input and what the standard makes of it.

use crate::corpus;
use serde::Deserialize;
use serde_json::Value;

/// One fact.
#[derive(Clone, Debug, Deserialize)]
pub struct Fact {
    pub id: String,
    pub algorithm: String,
    pub input: Value,
    pub expect: Value,
}

/// Every fact of the corpus.
pub fn all() -> Vec<Fact> {
    corpus::lines(include_str!("../corpus/unit-facts-public.ndjson"))
}

/// The bytes that a text stands for, one code point for one byte; UTF-8 where that cannot be.
pub fn bytes(text: &str) -> Vec<u8> {
    let isomorphic =
        text.chars().map(|one| u8::try_from(u32::from(one)).ok()).collect::<Option<_>>();
    isomorphic.unwrap_or_else(|| text.as_bytes().to_vec())
}

/// The text that stands for these bytes.
pub fn text(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| char::from(*byte)).collect()
}

/// A field of an input that is a text.
#[track_caller]
pub fn field<'a>(input: &'a Value, name: &str) -> &'a str {
    input[name].as_str().unwrap_or_else(|| panic!("`{name}` is not a text in {input}"))
}

/// A field of an input that is a list of texts, as bytes.
#[track_caller]
pub fn byte_lines(input: &Value, name: &str) -> Vec<Vec<u8>> {
    let lines =
        input[name].as_array().unwrap_or_else(|| panic!("`{name}` is not a list in {input}"));
    lines.iter().map(|line| bytes(line.as_str().expect("a line is a text"))).collect()
}

/// A field of an input that is a list of headers.
#[track_caller]
pub fn headers(input: &Value, name: &str) -> Vec<(String, String)> {
    serde_json::from_value(input[name].clone())
        .unwrap_or_else(|_| panic!("`{name}` is not a header list"))
}
