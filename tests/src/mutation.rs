//! Scenarios and texts with something wrong in them.

use crate::random::Random;
use corsplain::scenario::{Credentials, Mode, Redirect, Response, Scenario};

/// Changes something that may matter.
pub fn mutate(scenario: &mut Scenario, random: &mut Random) {
    let request = &mut scenario.request;
    match random.below(10) {
        0 => request.url = damaged(&request.url, random),
        1 => request.method = damaged(&request.method, random),
        2 => request.headers.push((words(random), words(random))),
        3 => request.mode = *random.pick(Mode::ALL),
        4 => request.credentials = *random.pick(Credentials::ALL),
        5 => request.redirect = *random.pick(Redirect::ALL),
        6 => request.upload_listener = !request.upload_listener,
        7 => request.body = random.once_in(2).then(|| words(random)),
        8 => scenario.page_origin = damaged(&scenario.page_origin, random),
        _ => {
            let mut answers: Vec<&mut Response> = scenario
                .hops
                .iter_mut()
                .flat_map(|hop| [&mut hop.preflight, &mut hop.response])
                .flatten()
                .collect();
            if !answers.is_empty() {
                let at = random.below(answers.len());
                mutate_answer(answers[at], random);
            }
        }
    }
}

fn mutate_answer(answer: &mut Response, random: &mut Random) {
    if random.once_in(4) {
        answer.status = *random.pick(&[
            0,
            1,
            100,
            199,
            200,
            204,
            299,
            300,
            301,
            302,
            303,
            304,
            307,
            308,
            599,
            u16::MAX,
        ]);
    } else if answer.headers.is_empty() || random.once_in(3) {
        answer.headers.push((words(random), words(random)));
    } else {
        let at = random.below(answer.headers.len());
        answer.headers[at].1 = damaged(&answer.headers[at].1, random);
    }
}

/// A text with something cut out, put in or doubled.
pub fn damaged(text: &str, random: &mut Random) -> String {
    let mut points: Vec<char> = text.chars().collect();
    let at = random.below(points.len() + 1);
    let end = at + random.below(points.len() - at + 1);
    match random.below(4) {
        0 => drop(points.drain(at..end)),
        1 => points.truncate(at),
        2 => drop(points.splice(at..at, words(random).chars())),
        _ => points.extend_from_within(at..end),
    }
    points.into_iter().collect()
}

/// Something that means something somewhere.
fn words(random: &mut Random) -> String {
    const WORDS: &[&str] = &[
        "",
        "*",
        "null",
        "true",
        ",",
        ", ",
        " ",
        "\t",
        "\r\n",
        "\n",
        "\0",
        "\u{7f}",
        "\u{80}",
        "\u{ff}",
        "\u{100}",
        "\u{fffd}",
        "\u{1f600}",
        "\"",
        "\\",
        ":",
        "/",
        "//",
        "http://b.test/",
        "https://u:p@b.test:1/#f",
        "data:,x",
        "blob:http://a.test/1",
        "about:blank",
        "GET",
        "OPTIONS",
        "connect",
        "authorization",
        "content-type",
        "text/plain",
        "range",
        "bytes=0-",
        "bytes=99999999999999999999-1",
        "Origin",
        "Location",
        "Vary",
        "HTTP/1.1 200",
        "Access-Control-Allow-Origin",
        "Access-Control-Allow-Headers",
        "Access-Control-Max-Age",
        "-1",
        "[::1]",
        "%",
        "curl 'http://b.test/' -H 'a: b' \\",
        "-d @x",
        "$'\\x41'",
        ":status: 200",
        "{\"page_origin\":\"null\"",
        "[]",
    ];
    (0..=random.below(3)).map(|_| *random.pick(WORDS)).collect()
}
