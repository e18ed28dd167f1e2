//! How long the parts of a verdict take on long pastes, as multiples of a peer in the same run: the
//! time in which `serde_json` reads the same text as a JSON string; and how many bytes the answers
//! have that the page is sent.
//!
//! ```sh
//! cargo run --release -p corsplain-answers --example speed
//! ```

use corsplain::diagnose::diagnose;
use corsplain::text::{self, Boxes, Choices};
use corsplain::url::NativeUrlParser;
use corsplain::{Exchange, accounts};
use corsplain_answers::Desk;
use corsplain_nodes::{Ask, Sheet};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// The size of a paste, in bytes.
const SIZE: usize = 64 * 1024;

fn main() {
    let names = ["", "peer", "parse", "accounts", "diagnose", "verdict", "answer", "beside"];
    let sent = ["answer sent", "beside sent"];
    println!("{}{}", names.map(cell).concat(), sent.map(cell).concat());
    // A word behind the command picks the pastes whose names hold it.
    let only = std::env::args().nth(1).unwrap_or_default();
    for (name, boxes) in pastes().into_iter().filter(|(name, _)| name.contains(&only)) {
        let all = [&boxes.request, &boxes.preflight, &boxes.response].map(String::as_str).concat();
        let quoted = serde_json::to_string(&all).unwrap_or_default();
        let peer = time(|| serde_json::from_str::<String>(&quoted).unwrap_or_default());
        let parse = time(|| text::parse_boxes(&boxes, Choices::default()));
        let scenario = text::parse_boxes(&boxes, Choices::default()).scenario;
        let accounts = Exchange::with_parser(scenario, &NativeUrlParser)
            .map_or(Duration::ZERO, |exchange| time(|| accounts(&exchange)));
        let diagnose = time(|| diagnose(&all));
        let sheet = sheet(boxes);
        let ask =
            Ask::Answer { sheet: sheet.clone(), engine: String::new(), lesson: String::new() };
        let asked = serde_json::to_string(&ask).unwrap_or_default();
        let verdict = ahead(&asked);
        let answer = time(|| said(&asked));
        let ask = Ask::Beside { sheet, engine: String::new(), server: String::new() };
        let asked_beside = serde_json::to_string(&ask).unwrap_or_default();
        let beside = time(|| said(&asked_beside));
        let cells = [parse, accounts, diagnose, verdict, answer, beside];
        let cells = cells.map(|cell| {
            let ratio = cell.as_secs_f64() / peer.as_secs_f64();
            format!("{:>7.2} ms {ratio:>5.0}x", cell.as_secs_f64() * 1000.0)
        });
        let sent = [&asked, &asked_beside].map(|asked| {
            cell(&format!("{} B", said(asked).iter().map(String::len).sum::<usize>()))
        });
        let peer = peer.as_secs_f64() * 1000.0;
        println!("{name:>16}{peer:>13.3} ms{}{}", cells.concat(), sent.concat());
    }
}

/// After what time the verdict is there, ahead of the rest: the shortest of some runs.
fn ahead(asked: &str) -> Duration {
    shortest(|| {
        let (start, mut verdict) = (Instant::now(), None);
        let mut say = |_: &str| {
            verdict.get_or_insert_with(|| start.elapsed());
        };
        let _ = Desk::default().tell_json(asked, &mut say);
        verdict.unwrap_or_default()
    })
}

/// All that is said to a question, in JSON.
fn said(asked: &str) -> Vec<String> {
    let mut said = Vec::new();
    let whole = Desk::default().tell_json(asked, &mut |told| said.push(told.to_owned()));
    said.extend(whole);
    said
}

fn cell(text: &str) -> String {
    format!("{text:>16}")
}

/// How long a run takes: the shortest of some.
fn time<T>(mut run: impl FnMut() -> T) -> Duration {
    shortest(|| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    })
}

fn shortest(once: impl FnMut() -> Duration) -> Duration {
    std::iter::repeat_with(once).take(15).min().unwrap_or_default()
}

fn sheet(boxes: Boxes) -> Sheet {
    corsplain_answers::convert::sheet(boxes, Choices::default())
}

/// A text of so many lines, one for each number, that it is as long as a paste.
fn filled(line: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    for number in 0.. {
        if text.len() >= SIZE {
            break;
        }
        text.push_str(&line(number));
    }
    text
}

fn pastes() -> Vec<(&'static str, Boxes)> {
    let star = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n";
    let request = "GET /v1/items HTTP/1.1\nHost: api.example\nOrigin: https://app.example\n";
    let with = |request: String, response: String| Boxes { request, response, ..Boxes::default() };
    let many = filled(|number| format!("X-Header-{number}: value {number}\n"));
    let long = "x".repeat(SIZE);
    let list = filled(|number| format!("X-Header-{number}, "));
    let garbage = filled(|number| {
        let mut seed = number as u64 + 1;
        let mut word = || {
            seed ^= seed << 13;
            seed ^= seed >> 7;
            seed ^= seed << 17;
            format!("{:x} ", seed % 0xff_ffff)
        };
        let words: String = (0..8).map(|_| word()).collect();
        format!("{words}\n")
    });
    let curl = filled(|number| format!(" \\\n  -H 'X-Header-{number}: value {number}'"));
    let console = filled(|number| {
        format!(
            "Access to fetch at 'https://api.example/v1/{number}' from origin 'https://app.example' has been blocked \
             by CORS policy: No 'Access-Control-Allow-Origin' header is present on the requested resource.\n"
        )
    });
    let chrome = filled(|number| format!("x-header-{number:05}\nvalue {number}\n"));
    let scenario = format!(
        "{{\"page_origin\": \"https://app.example\", \"request\": {{\"url\": \"https://api.example/\", \"headers\": \
         [{}[\"a\", \"b\"]]}}, \"hops\": []}}",
        filled(|number| format!("[\"X-Header-{number}\", \"value {number}\"],"))
    );
    vec![
        ("request headers", with(format!("{request}{many}"), star.into())),
        (
            "allowed headers",
            Boxes {
                request: format!("{request}{many}"),
                preflight: format!("{star}Access-Control-Allow-Headers: {list}\n"),
                response: star.into(),
                ..Boxes::default()
            },
        ),
        ("answer headers", with(request.into(), format!("{star}{many}"))),
        (
            "exposed headers",
            with(request.into(), format!("{star}Access-Control-Expose-Headers: {list}\n{many}")),
        ),
        ("a long header", with(format!("{request}X-Long: {long}\n"), star.into())),
        ("a long URL", with(format!("https://api.example/{long}\n"), star.into())),
        ("a long line", with(long, String::new())),
        ("garbage", with(garbage.clone(), String::new())),
        ("garbage answer", with(request.into(), garbage)),
        ("blocked", with(request.into(), format!("HTTP/1.1 200 OK\n{many}"))),
        ("console", with(console.clone(), String::new())),
        ("console answer", with(request.into(), console)),
        ("curl", with(format!("curl 'https://api.example/'{curl}\n"), star.into())),
        (
            "pane",
            with(
                format!("Request URL\nhttps://api.example/\nRequest method\nGET\n{chrome}"),
                star.into(),
            ),
        ),
        ("scenario", with(scenario, String::new())),
        (
            "a body",
            with(
                format!(
                    "POST /x HTTP/1.1\nHost: api.example\nContent-Type: application/json\n\n{}",
                    filled(|number| format!("{{\"a\": {number}}}\n"))
                ),
                star.into(),
            ),
        ),
    ]
}
