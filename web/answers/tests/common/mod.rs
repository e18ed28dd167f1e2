//! What the tests share: asking, and walking what is drawn.
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    dead_code,
    reason = "a test may stop where it stands, and need not use everything"
)]

use corsplain_answers::tell;
use corsplain_nodes::{
    Act, Answer, Ask, Attr, Beside, Boxes, Element, Laid, Node, Place, Sheet, Tag, Told,
};

/// A sheet with a page, a request and its answer.
pub fn sheet(request: &str, response: &str) -> Sheet {
    let boxes = Boxes {
        page_origin: "https://app.example".into(),
        request: request.into(),
        response: response.into(),
        ..Boxes::default()
    };
    Sheet { boxes, ..Sheet::default() }
}

/// `GET https://api.example.net/v1/items`, answered so.
pub fn answered(response: &str) -> Sheet {
    sheet("GET /v1/items HTTP/1.1\nHost: api.example.net\n", response)
}

/// What is told of a sheet by the rules of an engine.
pub fn answer_by(sheet: &Sheet, engine: &str) -> Answer {
    let ask = Ask::Answer { sheet: sheet.clone(), engine: engine.into(), lesson: String::new() };
    match tell(ask) {
        Told::Answer(answer) => *answer,
        other => panic!("{other:?}"),
    }
}

/// The same by the standard.
pub fn answer(sheet: &Sheet) -> Answer {
    answer_by(sheet, "")
}

/// What is told beside the standard's verdict.
pub fn beside(sheet: &Sheet, server: &str) -> Beside {
    let ask =
        Ask::Beside { sheet: sheet.clone(), engine: String::new(), server: server.to_owned() };
    match tell(ask) {
        Told::Beside(beside) => beside,
        other => panic!("{other:?}"),
    }
}

/// What a question lays out.
pub fn laid(ask: Ask) -> Laid {
    match tell(ask) {
        Told::Laid(laid) => *laid,
        other => panic!("{other:?}"),
    }
}

/// What a paste into a box of a sheet lays out.
pub fn paste(place: Option<Place>, text: &str, sheet: Sheet, is_example: bool) -> Laid {
    laid(Ask::Paste { place, text: text.into(), sheet, is_example })
}

/// Every element of the nodes, outer ones first.
pub fn elements(nodes: &[Node]) -> Vec<&Element> {
    let mut found = Vec::new();
    let mut waiting: Vec<&Node> = nodes.iter().rev().collect();
    while let Some(node) = waiting.pop() {
        if let Node::Element(element) = node {
            found.push(element);
            waiting.extend(element.children.iter().rev());
        }
    }
    found
}

/// An attribute of an element.
pub fn get(element: &Element, attr: Attr) -> Option<&str> {
    element.attrs.iter().find(|(name, _)| *name == attr).map(|(_, value)| value.as_str())
}

/// The elements that have a class.
pub fn of_class<'a>(nodes: &'a [Node], class: &str) -> Vec<&'a Element> {
    let has = |element: &&Element| {
        get(element, Attr::Class).is_some_and(|all| all.split(' ').any(|one| one == class))
    };
    elements(nodes).into_iter().filter(has).collect()
}

/// The element of an id.
pub fn by_id<'a>(nodes: &'a [Node], id: &str) -> Option<&'a Element> {
    elements(nodes).into_iter().find(|element| get(element, Attr::Id) == Some(id))
}

/// The text of the element of an id; empty where there is none.
pub fn text(nodes: &[Node], id: &str) -> String {
    by_id(nodes, id).map(|found| Node::from(found.clone()).text()).unwrap_or_default()
}

/// Every deed that something drawn does.
pub fn acts(nodes: &[Node]) -> Vec<&Act> {
    elements(nodes).into_iter().filter_map(|element| element.act.as_ref()).collect()
}

/// The value that a select is set to.
pub fn picked<'a>(nodes: &'a [Node], id: &str) -> &'a str {
    let select = by_id(nodes, id).unwrap_or_else(|| panic!("no #{id}"));
    let mut options = elements(&select.children).into_iter();
    let chosen = options.find(|one| get(one, Attr::Selected).is_some());
    assert_eq!(chosen.map(|one| one.tag), Some(Tag::Option), "#{id}");
    chosen.and_then(|one| get(one, Attr::Value)).unwrap_or_default()
}
