//! Links that cannot be read.

use super::{corpora, is_sentence, packed, packed_bytes, sheet, sheets, stored};
use corsplain_answers::link::{decode, encode};
use corsplain_tests::mutation::damaged;
use corsplain_tests::random::Random;

#[test]
fn mutated_links_are_opened_or_refused() {
    let mut random = Random::new(6);
    let sheets = sheets();
    let links: Vec<String> = (0..200)
        .map(|_| encode(random.pick(&sheets), "chromium").unwrap())
        .chain(stored().into_iter().map(|line| line.link))
        .collect();
    let (mut opened, mut refused) = (0, 0);
    for _ in 0..100_000 {
        let mut link = random.pick(&links).clone();
        for _ in 0..=random.below(3) {
            link = if random.once_in(3) {
                damaged(&link, &mut random)
            } else {
                turned(&link, &mut random)
            };
        }
        match decode(&link) {
            Ok(found) => {
                opened += 1;
                encode(&found.sheet, &found.engine).unwrap();
            }
            Err(sentence) => {
                refused += 1;
                is_sentence(&sentence);
            }
        }
    }
    assert!(opened > 100 && refused > 10_000, "{opened} opened, {refused} refused");
}

/// A link with one character turned into another.
fn turned(link: &str, random: &mut Random) -> String {
    let mut points: Vec<char> = link.chars().collect();
    let at = random.below(points.len().max(1));
    if let Some(point) = points.get_mut(at) {
        *point = *random.pick(&['A', 'z', '0', '_', '-', '+', '%', '.', '{', '"']);
    }
    points.into_iter().collect()
}

#[test]
fn what_cannot_be_read_is_refused_with_a_reason() {
    let whole = encode(&sheet(&corpora()[0]), "fetch").unwrap();
    let cut = "This link ends too early";
    for length in 2..whole.len() {
        let sentence = decode(&whole[..length]).unwrap_err();
        assert!(sentence.starts_with(cut), "{length} of {}: {sentence}", whole.len());
    }
    let bomb = packed(&format!(r#"{{"q":"{}"}}"#, "a".repeat(3_000_000)));
    let deep = packed(&format!(r#"{{"z":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000)));
    let long = format!("1.{}", "A".repeat(100_000));
    let damaged = "This link cannot be read";
    for (link, beginning) in [
        ("", "This link holds no exchange"),
        ("#", "This link holds no exchange"),
        ("outcome", "This link holds no exchange"),
        ("1", "This link holds no exchange"),
        ("x.abc", "This link holds no exchange"),
        ("1.", cut),
        ("2.q1Yq", "This link is of version `2`"),
        ("#12.", "This link is of version `12`"),
        ("1.é", cut),
        ("1.a!b", damaged),
        ("1.____", damaged),
        (packed("[]").as_str(), damaged),
        (packed("\"x\"").as_str(), damaged),
        (packed("{\"q\":\"\\ud800\"}").as_str(), damaged),
        (packed_bytes(b"{\"q\":\"\xff\"}").as_str(), damaged),
        (deep.as_str(), damaged),
        (bomb.as_str(), "This link unfolds to more than 2 MB"),
        (long.as_str(), "This link has 100002 characters"),
        ("s=", "The scenario in this link cannot be read"),
        ("s=%7B%7D", "The scenario in this link cannot be read: missing field `page_origin`"),
        ("s=%FF", damaged),
    ] {
        let sentence = decode(link).unwrap_err();
        assert!(sentence.starts_with(beginning), "{link:.60}: {sentence}");
        is_sentence(&sentence);
    }
}
