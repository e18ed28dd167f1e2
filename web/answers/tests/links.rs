//! Links: what is put in comes out, old ones keep opening, and whatever else comes is refused.
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::string_slice,
    clippy::unwrap_used,
    reason = "a test may stop where it stands"
)]

use corsplain::Engine;
use corsplain::scenario::{Request, Scenario};
use corsplain::text::{self, Choices};
use corsplain_answers::convert;
use corsplain_answers::link::{Opened, decode, encode};
use corsplain_nodes::fragment::{self, Fragment};
use corsplain_nodes::{Boxes, Sheet};
use corsplain_tests::corpus;
use corsplain_tests::mutation::damaged;
use corsplain_tests::random::Random;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Every scenario of the corpora as texts.
fn sheets() -> Vec<Sheet> {
    let scenarios = corpora().into_iter().map(|scenario| sheet(&scenario));
    scenarios.collect()
}

fn corpora() -> Vec<Scenario> {
    let texts = [
        include_str!("../../../tests/corpus/wpt-public.ndjson"),
        include_str!("../../../tests/corpus/presets.ndjson"),
        include_str!("../../../tests/corpus/browsers-public.ndjson"),
        include_str!("../../../tests/corpus/browsers-differences.ndjson"),
        include_str!("../../../tests/corpus/browsers-minimal.ndjson"),
        include_str!("../../../tests/corpus/browsers-own.ndjson"),
        include_str!("../../../tests/corpus/console-outside.ndjson"),
        include_str!("../gallery.ndjson"),
    ];
    texts.into_iter().flat_map(corpus::lines::<Scenario>).collect()
}

fn sheet(scenario: &Scenario) -> Sheet {
    let Request { mode, credentials, .. } = scenario.request;
    let choices =
        Choices { mode: Some(mode), credentials: Some(credentials), ..Choices::default() };
    convert::sheet(text::write(scenario), choices)
}

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

#[track_caller]
fn is_sentence(text: &str) {
    let starts = text.chars().next().is_some_and(char::is_uppercase);
    assert!(starts && text.ends_with('.') && text.len() < 400, "{text}");
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

#[test]
fn what_is_around_a_link_is_no_part_of_it() {
    let sheet = sheet(&corpora()[1]);
    let link = encode(&sheet, "").unwrap();
    for around in [
        format!("#{link}"),
        format!("{link}."),
        format!("{link})."),
        format!("{link}=="),
        format!("{link}\u{201d}"),
    ] {
        assert_eq!(decode(&around).unwrap().sheet, sheet, "{around}");
    }
    assert_eq!(decode(&link.replace('-', "+").replace('_', "/")).unwrap().sheet, sheet);
}

#[test]
fn a_newer_link_of_the_same_version_opens() {
    let newer = json!({"q": "GET https://api.example/", "z": {"new": [1]}, "m": "websocket", "e": "ladybird", "r": 5});
    let Opened { sheet, engine, notes } = decode(&packed(&newer.to_string())).unwrap();
    assert_eq!(
        sheet.boxes,
        Boxes { request: "GET https://api.example/".into(), ..Boxes::default() }
    );
    assert_eq!((sheet.choices, engine), Default::default());
    let beginnings = [
        "The link's `r` is no text",
        "The link decides `mode` as `websocket`",
        "The link asks for the engine `ladybird`",
        "This link holds more than this page knows of",
    ];
    assert_eq!(notes.len(), beginnings.len(), "{notes:?}");
    for (note, beginning) in notes.iter().zip(beginnings) {
        assert!(note.starts_with(beginning), "{note}");
        is_sentence(note);
    }
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

fn stored() -> Vec<Stored> {
    let text = include_str!("links.ndjson");
    let (head, lines) = text.split_once('\n').unwrap();
    assert!(head.contains("only ever added"), "{head}");
    corpus::lines(lines)
}

#[test]
fn old_links_keep_opening() {
    let examples: Vec<Value> = corpus::lines(include_str!("../gallery.ndjson"));
    for Stored { link, sheet, engine, example } in stored() {
        if let Some(id) = example {
            assert_eq!(fragment::read(&link), Fragment::Example(id.clone()));
            assert!(examples.iter().any(|example| example["id"] == *id), "{id}");
        } else {
            assert_eq!(fragment::read(&link), Fragment::Exchange, "{link}");
            assert_eq!(decode(&link), Ok(Opened { sheet, engine, notes: Vec::new() }), "{link}");
        }
    }
}

/// Scenarios that other tools write come in without loss.
#[test]
fn a_scenario_means_what_it_says() {
    for (index, scenario) in corpora().into_iter().enumerate() {
        let json = serde_json::to_string(&scenario).unwrap();
        let link = match index % 2 {
            0 => format!("#s={}", json.replace('%', "%25")),
            _ => format!(
                "#s={}",
                json.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>()
            ),
        };
        let Opened { sheet, engine, notes } = decode(&link).unwrap();
        assert_eq!((engine.as_str(), notes), ("", Vec::new()));
        assert_eq!(meant(&sheet), scenario, "{link}");
    }
    let told = r#"s={"page_origin":"null","engine":"webkit","request":{"url":"https://a.example/?a=1&b=100%25#x"}}"#;
    let opened = decode(told).unwrap();
    assert_eq!(opened.engine, "webkit");
    assert_eq!(meant(&opened.sheet).request.url, "https://a.example/?a=1&b=100%#x");
    let unknown = decode(&told.replace("webkit", "lynx")).unwrap();
    assert!(
        unknown.notes[0].starts_with("The link asks for the engine `lynx`"),
        "{:?}",
        unknown.notes
    );
}

/// What a sheet is understood to say.
fn meant(sheet: &Sheet) -> Scenario {
    text::parse_boxes(&convert::boxes(sheet), convert::choices(sheet)).scenario
}

/// The numbers in LINKS.md.
#[test]
fn links_are_as_long_as_is_told() {
    let presets = corpus::presets();
    let mut sizes: Vec<[usize; 3]> = presets
        .iter()
        .map(|case| {
            let scenario = case.scenario();
            let sheet = sheet(&scenario);
            let json = serde_json::to_string(&scenario).unwrap();
            [sheet.boxes.size(), encode(&sheet, "chromium").unwrap().len(), percent_encoded(&json)]
        })
        .collect();
    sizes.sort_by_key(|[_, link, _]| *link);
    let row = |name: &str, [texts, link, plain]: [usize; 3]| {
        format!("| {name} | {texts} | {link} | {plain} |\n")
    };
    let (smallest, middle, largest) = (sizes[0], sizes[sizes.len() / 2], sizes[sizes.len() - 1]);
    let rows = row("shortest", smallest) + &row("median", middle) + &row("longest", largest);
    assert!(include_str!("../LINKS.md").contains(&rows), "{} presets\n{rows}", sizes.len());
}

/// How long `encodeURIComponent` makes a text.
fn percent_encoded(text: &str) -> usize {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes().map(|byte| if is_kept(byte) { 1 } else { 3 }).sum::<usize>() + "s=".len()
}

/// The example of LINKS.md, run as it stands there.
#[test]
fn ten_lines_of_javascript_make_a_link() {
    let guide = include_str!("../LINKS.md");
    let script = guide.split_once("```js\n").unwrap().1.split_once("```").unwrap().0;
    let texts = json!({"o": "https://app.example", "q": "GET https://api.example/items", "r": "HTTP/1.1 200 OK\nX: \u{e9}\u{1f600}"});
    let told = link_by_node(&format!(
        "{script}\nconsole.log(await link('https://cors.example/', {texts}));"
    ));
    let fragment = told.trim().strip_prefix("https://cors.example/").unwrap();
    let boxes = Boxes {
        page_origin: "https://app.example".into(),
        request: "GET https://api.example/items".into(),
        response: "HTTP/1.1 200 OK\nX: \u{e9}\u{1f600}".into(),
        ..Boxes::default()
    };
    assert_eq!(
        decode(fragment).unwrap(),
        Opened { sheet: Sheet { boxes, ..Sheet::default() }, ..Opened::default() }
    );
}

fn link_by_node(script: &str) -> String {
    let mut node = Command::new("node")
        .args(["--input-type=module", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node 18 or later runs the example of LINKS.md");
    node.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "{script}");
    String::from_utf8(output.stdout).unwrap()
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
