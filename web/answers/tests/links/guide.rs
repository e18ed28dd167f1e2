//! What LINKS.md says.

use super::sheet;
use corsplain_answers::link::{Opened, decode, encode};
use corsplain_nodes::{Boxes, Sheet};
use corsplain_tests::corpus;
use serde_json::json;
use std::io::Write;
use std::process::{Command, Stdio};

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
    assert!(include_str!("../../LINKS.md").contains(&rows), "{} presets\n{rows}", sizes.len());
}

/// How long `encodeURIComponent` makes a text.
fn percent_encoded(text: &str) -> usize {
    let is_kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte);
    text.bytes().map(|byte| if is_kept(byte) { 1 } else { 3 }).sum::<usize>() + "s=".len()
}

/// The example of LINKS.md, run as it stands there.
#[test]
fn ten_lines_of_javascript_make_a_link() {
    let guide = include_str!("../../LINKS.md");
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
