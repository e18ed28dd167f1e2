//! `check` allocates nothing: whatever needs memory is done when the exchange is built.

use allocation_counter::measure;
use corsplain::cache::Session;
use corsplain::{Engine, Exchange, check, explain};
use corsplain_tests::{browsers, corpus};
use std::hint::black_box;

#[test]
fn check_allocates_nothing_under_any_engine() {
    for (id, exchange) in exchanges() {
        for engine in Engine::ALL {
            let allocated = measure(|| {
                black_box(check(&exchange, *engine));
            })
            .count_total;
            assert_eq!(allocated, 0, "{id}: {engine:?}");
        }
    }
}

/// What was measured is measured: the same exchange explained takes memory, and so does a session
/// that has something to remember.
#[test]
fn explaining_and_remembering_allocate() {
    let remembered = "differences/000-authorization-acah-star";
    let (_, exchange) = exchanges().find(|(id, _)| id == remembered).unwrap();
    let explained = measure(|| {
        black_box(explain(&exchange, Engine::Chromium));
    });
    assert_ne!(explained.count_total, 0);
    let mut session = Session::new(Engine::Chromium);
    let remembered = measure(|| {
        black_box(session.check(&exchange, 0));
    });
    assert_ne!(remembered.count_total, 0);
}

/// Bodies are looked through and never kept: 40 MB of them take no more than the entries do.
#[test]
fn a_har_takes_memory_for_its_headers_alone() {
    let (_, file) = corsplain_tests::har::FILES[0];
    let (before, after) = file.split_once("\"mimeType\"").unwrap();
    let body = "a line of some body\\n".repeat(5000);
    let size = |bodies: usize| {
        measure(|| {
            let mut reader = corsplain::har::Reader::default();
            reader.push(before.as_bytes());
            for _ in 0..bodies {
                reader.push(b"\"text\":\"");
                reader.push(body.as_bytes());
                reader.push(b"\",");
            }
            reader.push(b"\"mimeType\"");
            reader.push(after.as_bytes());
            assert_eq!(reader.finish().fault, None);
        })
        .bytes_max
    };
    assert_eq!(size(400), size(0));
    assert!(size(400) < 128 * 1024, "{}", size(400));
}

fn exchanges() -> impl Iterator<Item = (String, Exchange)> {
    let recorded = browsers::all().into_iter().map(|one| (one.id.clone(), one.scenario()));
    let others = [corpus::wpt(), corpus::presets()].concat();
    let others = others.into_iter().map(|case| (case.id.clone(), case.scenario()));
    recorded.chain(others).map(|(id, scenario)| (id, Exchange::new(scenario).unwrap()))
}
