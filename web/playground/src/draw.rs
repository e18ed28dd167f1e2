//! Draws what the engine tells: a tree of its closed vocabulary becomes a tree of the document.

use crate::deed::Action;
use corsplain_nodes::{Act, Attr, Element, Node, Refine, Tag};
use std::collections::BTreeMap;
use std::rc::Rc;
use web_sys::{Event, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, MouseEvent};
use yew::html::{onchange, onclick, oninput};
use yew::virtual_dom::{Key, Listener, VList, VTag, VText};
use yew::{Callback, Html, TargetCast};

/// The nodes, in order. A press on one of them is told to `act`.
pub fn nodes(nodes: &[Node], act: &Callback<Action>) -> Html {
    Html::from(VList::with_children(children(nodes, act), None))
}

/// The nodes with that value picked in their select.
#[must_use]
pub fn with_picked(nodes: &[Node], value: &str) -> Vec<Node> {
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(_) => node.clone(),
            Node::Element(element) => Node::Element(picked(element, value)),
        })
        .collect()
}

fn picked(element: &Element, value: &str) -> Element {
    let mut drawn = element.clone();
    drawn.children = with_picked(&element.children, value);
    if element.tag == Tag::Option {
        let is_picked = attr(element, Attr::Value) == Some(value);
        drawn.attrs.retain(|(attr, _)| *attr != Attr::Selected);
        drawn.attrs.extend(is_picked.then(|| (Attr::Selected, String::new())));
    }
    drawn
}

/// Parts keep their place in the document by their name, so that one that comes or goes takes
/// neither focus nor unfolding from another. Where no part has an id, or texts stand between them,
/// they are told apart by their order alone.
fn children(nodes: &[Node], act: &Callback<Action>) -> Vec<Html> {
    let keys = if is_named(nodes) { keys(nodes) } else { Vec::new() };
    let mut keys = keys.into_iter();
    nodes
        .iter()
        .map(|node| match node {
            Node::Text(text) => VText::new(text.clone()).into(),
            Node::Element(found) => {
                let mut drawn = element(found, act);
                drawn.key = keys.next();
                drawn.into()
            }
        })
        .collect()
}

/// A name for each node: of those alike, the first, the second, …
#[must_use]
pub fn keys(nodes: &[Node]) -> Vec<Key> {
    let mut seen = BTreeMap::<String, u32>::new();
    let mut key = |node: &Node| {
        let name = match node {
            Node::Text(_) => String::new(),
            Node::Element(element) => name(element),
        };
        let ordinal = seen.entry(name.clone()).or_default();
        *ordinal += 1;
        Key::from([&name, ".", &ordinal.to_string()].concat())
    };
    nodes.iter().map(&mut key).collect()
}

fn is_named(nodes: &[Node]) -> bool {
    let elements = nodes.iter().map(|node| match node {
        Node::Text(_) => None,
        Node::Element(element) => Some(attr(element, Attr::Id).is_some()),
    });
    let all: Option<Vec<bool>> = elements.collect();
    all.is_some_and(|named| named.len() > 1 && named.contains(&true))
}

fn name(element: &Element) -> String {
    let more = attr(element, Attr::Id).or_else(|| attr(element, Attr::Class)).unwrap_or_default();
    [element.tag.word(), " ", more].concat()
}

fn attr(element: &Element, wanted: Attr) -> Option<&str> {
    let found = element.attrs.iter().find(|(attr, _)| *attr == wanted);
    found.map(|(_, value)| value.as_str())
}

fn element(element: &Element, act: &Callback<Action>) -> VTag {
    let mut drawn = VTag::new(element.tag.word());
    for (attr, value) in &element.attrs {
        set(&mut drawn, element, *attr, value);
    }
    if element.tag == Tag::Option {
        drawn.add_property("selected", attr(element, Attr::Selected).is_some());
    }
    if element.tag == Tag::Input && matches!(attr(element, Attr::Type), Some("radio" | "checkbox"))
    {
        drawn.set_checked(attr(element, Attr::Checked).is_some());
    }
    if let Some(deed) = &element.act {
        drawn.add_listener(listener(element.tag, deed.clone(), act.clone()));
    }
    drawn.add_children(children(&element.children, act));
    drawn
}

fn set(drawn: &mut VTag, element: &Element, attr: Attr, value: &str) {
    match (element.tag, attr) {
        (_, Attr::Href) if !is_harmless(value) => {}
        (Tag::Input | Tag::Textarea, Attr::Value) => {
            drawn.add_attribute(attr.word(), value.to_owned());
            // A property is set where it is another than before, so that what is being typed stays.
            // What is searched for while it is typed comes back later than the next key.
            if !is_search(element.act.as_ref()) {
                drawn.add_property(attr.word(), value.to_owned());
            }
        }
        // These are set as what they are now, not as what they were at first.
        (Tag::Option, Attr::Selected) | (Tag::Input, Attr::Checked) => {}
        (_, Attr::Target) => {
            drawn.add_attribute(attr.word(), value.to_owned());
            drawn.add_attribute(Attr::Rel.word(), "noopener");
        }
        _ => drawn.add_attribute(attr.word(), value.to_owned()),
    }
}

/// Whether a link leads to a place of this page, or to another by https.
fn is_harmless(href: &str) -> bool {
    href.starts_with('#') || href.starts_with("https://")
}

fn listener(tag: Tag, deed: Act, act: Callback<Action>) -> Rc<dyn Listener> {
    let is_control = matches!(tag, Tag::Input | Tag::Select | Tag::Textarea);
    if !is_control {
        let press = move |event: MouseEvent| {
            // A link that is opened elsewhere is the browser's to open.
            if !(event.ctrl_key() || event.meta_key() || event.shift_key()) {
                event.prevent_default();
                act.emit(Action::Press(deed.clone(), String::new()));
            }
        };
        return Rc::new(onclick::Wrapper::new(Callback::from(press)));
    }
    if is_search(Some(&deed)) {
        let change = move |event: web_sys::InputEvent| {
            act.emit(Action::Press(deed.clone(), value(&event)));
        };
        return Rc::new(oninput::Wrapper::new(Callback::from(change)));
    }
    let change = move |event: Event| act.emit(Action::Press(deed.clone(), value(&event)));
    Rc::new(onchange::Wrapper::new(Callback::from(change)))
}

const fn is_search(deed: Option<&Act>) -> bool {
    matches!(deed, Some(Act::Refine(Refine::Search, _)))
}

/// What a control holds; a box that is not checked holds nothing.
fn value(event: &Event) -> String {
    if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
        return select.value();
    }
    if let Some(area) = event.target_dyn_into::<HtmlTextAreaElement>() {
        return area.value();
    }
    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return String::new() };
    let is_off = input.type_() == "checkbox" && !input.checked();
    if is_off { String::new() } else { input.value() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_places_of_the_page_or_by_https() {
        for href in ["#answer", "https://fetch.spec.whatwg.org/#cors-check"] {
            assert!(is_harmless(href), "{href}");
        }
        for href in ["javascript:alert(1)", "data:text/html,x", "http://a/", "//a/", "", " #a"] {
            assert!(!is_harmless(href), "{href}");
        }
    }
}
