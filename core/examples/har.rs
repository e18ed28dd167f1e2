//! How fast a HAR is read and audited, beside `serde_json`.
//!
//! ```sh
//! cargo run --release -p corsplain --example har -- file.har
//! ```
//!
//! Without a file one of 100 MB is made up. Each number is the best of three.

use corsplain::har::{Reader, Wanted, audit};
use corsplain::url::NativeUrlParser;
use std::time::{Duration, Instant};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let text = match env::args().nth(1) {
        Some(path) => fs::read(path)?,
        None => made_up(100 << 20),
    };
    let size = text.len() as f64 / f64::from(1 << 20);
    let (peer, _) = best(|| serde_json::from_slice::<serde_json::Value>(&text).is_ok());
    let (read, reading) = best(|| {
        let mut reader = Reader::default();
        text.chunks(1 << 18).for_each(|piece| reader.push(piece));
        reader.finish()
    });
    println!("{size:.1} MB, {} entries, fault: {:?}", reading.entries.len(), reading.fault);
    let (copied, _) = best(|| reading.clone());
    let (judged, told) =
        best(|| audit(reading.clone(), None, Wanted::CrossOrigin, &NativeUrlParser));
    let judged = judged.saturating_sub(copied);
    let whole = read + judged;
    println!("serde_json::Value  {peer:?}");
    println!("read               {read:?}");
    println!("audit              {judged:?}, {} rows", told.rows.len());
    println!("both / serde_json  {:.2}", whole.as_secs_f64() / peer.as_secs_f64());
    Ok(())
}

fn best<T>(run: impl Fn() -> T) -> (Duration, T) {
    let once = || {
        let start = Instant::now();
        let made = run();
        (start.elapsed(), made)
    };
    let mut best = once();
    for _ in 0..2 {
        let next = once();
        if next.0 < best.0 {
            best = next;
        }
    }
    best
}

/// A HAR as Chrome writes it of a busy page: some 40 KB of body for each entry.
fn made_up(size: usize) -> Vec<u8> {
    let line = r#"{\"id\": 4711, \"name\": \"A thing of some kind\", \"tags\": [\"one\", \"two\"]},\n    "#;
    let mut text = String::from(
        "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"WebInspector\"},\"pages\":[],\"entries\":[",
    );
    let mut number = 0;
    while text.len() < size {
        let body = line.repeat(100 + number % 900);
        if number > 0 {
            text.push(',');
        }
        text.push_str(&format!(
            r#"{{
      "_initiator": {{"type": "script", "stack": {{"callFrames": [{{"functionName": "get", "scriptId": "17", "url": "https://app.example/main.js", "lineNumber": 1, "columnNumber": 29}}]}}}},
      "_priority": "High",
      "_resourceType": "fetch",
      "cache": {{}},
      "request": {{"method": "GET", "url": "https://api.example/items/{number}?page=2", "httpVersion": "http/2.0", "headers": [
        {{"name": "Accept", "value": "*/*"}},
        {{"name": "Accept-Encoding", "value": "gzip, deflate, br, zstd"}},
        {{"name": "Accept-Language", "value": "en-US,en;q=0.9"}},
        {{"name": "Origin", "value": "https://app.example"}},
        {{"name": "Referer", "value": "https://app.example/"}},
        {{"name": "Sec-Fetch-Dest", "value": "empty"}},
        {{"name": "Sec-Fetch-Mode", "value": "cors"}},
        {{"name": "Sec-Fetch-Site", "value": "cross-site"}},
        {{"name": "User-Agent", "value": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"}}
      ], "queryString": [{{"name": "page", "value": "2"}}], "cookies": [], "headersSize": -1, "bodySize": 0}},
      "response": {{"status": 200, "statusText": "", "httpVersion": "http/2.0", "headers": [
        {{"name": "access-control-allow-origin", "value": "*"}},
        {{"name": "cache-control", "value": "no-store"}},
        {{"name": "content-type", "value": "application/json"}},
        {{"name": "date", "value": "Mon, 30 Nov 2026 23:00:45 GMT"}}
      ], "cookies": [], "content": {{"size": {size}, "mimeType": "application/json", "text": "{body}"}}, "redirectURL": "", "headersSize": -1, "bodySize": -1, "_transferSize": 4096, "_error": null}},
      "serverIPAddress": "127.0.0.1", "startedDateTime": "2026-11-30T23:00:45.279Z", "time": 3.8269999999888022,
      "timings": {{"blocked": 0.815, "dns": -1, "ssl": -1, "connect": -1, "send": 2.9, "wait": 0.04800000004801408, "receive": 0.8789999999407883}}
    }}"#,
            size = body.len()
        ));
        number += 1;
    }
    text.push_str("]}}");
    text.into_bytes()
}
