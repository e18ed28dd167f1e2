//! Whatever is asked, what is drawn holds together.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test may stop where it stands")]

mod common;

use common::{elements, get};
use corsplain::recipe::Server;
use corsplain::scenario::Scenario;
use corsplain::{Engine, text};
use corsplain_answers::{examples, gallery, lay_out, learn, tell};
use corsplain_nodes::{Act, Ask, Attr, Boxes, Element, Node, Place, Sheet, Tag, Told};
use std::collections::BTreeSet;
use std::fs;

#[test]
fn the_gallery() {
    let mut seen = 0;
    for entry in gallery::entries() {
        let sheet = lay_out(&gallery::scenario(&entry.id).unwrap());
        for engine in Engine::ALL {
            holds_together(&sheet, *engine, seen, &entry.id);
            seen += 1;
        }
    }
    assert!(seen >= 48);
}

#[test]
fn the_course_and_the_views() {
    let done: Vec<String> = learn::lessons().iter().map(|lesson| lesson.id.clone()).collect();
    let told = tell(Ask::Gallery);
    comes_back(&told, "gallery");
    let Told::View(view) = told else { panic!() };
    page_holds_together(&view, "gallery");
    for id in done.iter().map(String::as_str).chain([""]) {
        let told = tell(Ask::Learn { id: id.to_owned(), done: done.clone() });
        comes_back(&told, id);
        let Told::Lesson(lesson) = told else { panic!("{id}") };
        let sheet = lesson.sheet.unwrap_or_default();
        let told = tell(Ask::Answer { sheet, engine: String::new(), lesson: id.to_owned() });
        comes_back(&told, id);
        let Told::Answer(answer) = told else { panic!("{id}") };
        let nodes = [lesson.nodes, answer.choices, answer.task, answer.head, answer.body].concat();
        page_holds_together(&nodes, id);
    }
}

#[test]
fn own_corpora() {
    let names = ["presets", "browsers-own", "browsers-minimal", "browsers-differences"];
    let seen: usize = names.iter().map(|name| corpus(name, 1)).sum();
    assert!(seen >= 440, "{seen}");
}

#[test]
fn public_corpora() {
    let names = ["browsers-public", "wpt-public", "console-outside"];
    let seen: usize = names.iter().map(|name| corpus(name, 7)).sum();
    assert!(seen >= 500, "{seen}");
}

#[test]
fn texts_that_are_no_exchange() {
    let chain = "HTTP/1.1 302 Found\nLocation: /\n\n".repeat(30);
    let texts = ["", "x", "`", "\u{0}\u{202e}\u{feff}", "HTTP/1.1", "<script>", "curl '", &chain];
    for (at, request) in texts.iter().enumerate() {
        for response in texts {
            let boxes = Boxes {
                page_origin: "https://app.example".into(),
                request: (*request).to_owned(),
                response: response.to_owned(),
                preflight: response.to_owned(),
                page_csp: (*request).to_owned(),
            };
            let sheet = Sheet { boxes, ..Sheet::default() };
            holds_together(&sheet, Engine::Fetch, at, &format!("{request:?} {response:?}"));
        }
    }
}

/// Every `step`th scenario of a corpus; how many that were.
fn corpus(name: &str, step: usize) -> usize {
    let path = format!("{}/../../tests/corpus/{name}.ndjson", env!("CARGO_MANIFEST_DIR"));
    let lines = fs::read_to_string(path).unwrap();
    let mut seen = 0;
    for line in lines.lines().step_by(step) {
        let scenario: Scenario = serde_json::from_str(line).unwrap();
        let engine = Engine::ALL.iter().cycle().nth(seen).unwrap();
        holds_together(&lay_out(&scenario), *engine, seen, line);
        seen += 1;
    }
    seen
}

fn holds_together(sheet: &Sheet, engine: Engine, at: usize, what: &str) {
    let server = Server::ALL.iter().cycle().nth(at).unwrap().word();
    let engine = engine.word().to_owned();
    let mut nodes = examples("");
    let told =
        tell(Ask::Answer { sheet: sheet.clone(), engine: engine.clone(), lesson: String::new() });
    comes_back(&told, what);
    let Told::Answer(answer) = told else { panic!("{what}") };
    assert!(!answer.head.is_empty(), "{what}");
    nodes.extend([answer.peek, answer.fields, answer.choices, answer.head, answer.body].concat());
    nodes.extend(answer.notes.into_iter().flat_map(|notes| notes.nodes));
    let told = tell(Ask::Beside { sheet: sheet.clone(), engine, server: server.to_owned() });
    comes_back(&told, what);
    let Told::Beside(beside) = told else { panic!("{what}") };
    nodes.extend([beside.head, beside.body].concat());
    page_holds_together(&nodes, what);
}

/// Nothing leaves the vocabulary, and nothing is lost on the way.
fn comes_back(told: &Told, what: &str) {
    let json = serde_json::to_string(told).unwrap();
    assert_eq!(serde_json::from_str::<Told>(&json).ok().as_ref(), Some(told), "{what}");
}

fn page_holds_together(nodes: &[Node], what: &str) {
    let all = elements(nodes);
    let own = Place::ALL.map(Place::id).into_iter().chain(["answer", "main", "page", "theme"]);
    let mut ids: BTreeSet<&str> = own.collect();
    for element in &all {
        if let Some(id) = get(element, Attr::Id) {
            assert!(ids.insert(id), "#{id} twice: {what}");
            assert!(!id.is_empty() && !id.contains(' '), "#{id}: {what}");
        }
    }
    for element in &all {
        let names: BTreeSet<&str> = element.attrs.iter().map(|(name, _)| name.word()).collect();
        assert_eq!(names.len(), element.attrs.len(), "an attribute twice: {element:?}");
        if let Some(href) = get(element, Attr::Href) {
            assert!(href.starts_with("https://") || href.starts_with('#'), "{href}: {what}");
        }
        for attr in [Attr::AriaLabelledby, Attr::AriaDescribedby, Attr::AriaControls, Attr::For] {
            for id in get(element, attr).into_iter().flat_map(|ids| ids.split(' ')) {
                assert!(ids.contains(id), "#{id} is named and missing: {what}");
            }
        }
        control_holds_together(element, what);
    }
}

fn control_holds_together(element: &Element, what: &str) {
    let name = Node::from(element.clone()).text();
    match element.tag {
        Tag::Section => assert!(get(element, Attr::AriaLabelledby).is_some(), "{what}"),
        Tag::Button => {
            assert_eq!(get(element, Attr::Type), Some("button"), "{what}");
            assert!(element.act.is_some() && !name.is_empty(), "{what}");
            let label = get(element, Attr::AriaLabel).unwrap_or(&name);
            assert!(!label.is_empty(), "{what}");
        }
        Tag::Select => {
            let options = elements(&element.children);
            let options = options.iter().filter(|one| one.tag == Tag::Option);
            let (on, off): (Vec<&&Element>, Vec<&&Element>) =
                options.partition(|one| get(one, Attr::Selected).is_some());
            assert_eq!(on.len(), 1, "{element:?}");
            assert!(!off.is_empty() && element.act.is_some(), "{what}");
        }
        Tag::Option => assert!(get(element, Attr::Value).is_some() && !name.is_empty(), "{what}"),
        Tag::Input => assert!(element.act.is_some(), "{what}"),
        Tag::A => assert!(get(element, Attr::Href).is_some() && !name.is_empty(), "{what}"),
        Tag::H2 | Tag::H3 | Tag::H4 | Tag::Summary => assert!(!name.is_empty(), "{what}"),
        _ => {}
    }
    if let Some(Act::Show(sheet)) = &element.act {
        let parsed = !sheet.boxes.request.is_empty();
        assert!(parsed, "a fix leaves a request: {what}");
    }
}

#[test]
fn a_place_has_one_name() {
    for (place, of_text) in
        [(Place::PageOrigin, text::Place::PageOrigin), (Place::PageCsp, text::Place::PageCsp)]
    {
        assert_eq!(
            serde_json::to_string(&place).unwrap(),
            serde_json::to_string(&of_text).unwrap()
        );
        assert_eq!(serde_json::to_string(&place).unwrap(), format!("{:?}", place.id()));
    }
}
