//! What the engine tells becomes a document, and nothing else.

use crate::document::*;
use crate::engine;
use corsplain_nodes::{
    Act, Answer, Ask, Attr, Element as Drawn, Node, Place, Told, a, button, details, div, input,
    label, option, p, path, prose, section, select, summary, svg,
};
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

/// Types, and lets the engine answer with that.
async fn show(typed: &str, head: Vec<Node>) {
    write(Place::Request, typed).await;
    loop {
        let asked = engine::asked();
        let Some((id, ask)) = asked.into_iter().next() else { return };
        engine::tell(
            id,
            &match ask {
                Ask::Answer { .. } => {
                    Told::Answer(Box::new(Answer { head: head.clone(), ..Answer::default() }))
                }
                _ => Told::Trouble(String::new()),
            },
        );
        pause(40).await;
    }
}

#[wasm_bindgen_test]
async fn hostile_text_stays_text() {
    open().await;
    let text = "<img src=x onerror=alert(1)><script>alert(1)</script>\u{0}\u{202e}";
    let hostile = p()
        .id("hostile")
        .attr(Attr::Title, text)
        .put(text)
        .put(a().attr(Attr::Href, "javascript:alert(1)").put("one"))
        .put(a().attr(Attr::Href, "data:text/html,x").put("two"))
        .put(a().attr(Attr::Href, "https://a.example/").attr(Attr::Target, "_blank").put("three"));
    show("one", vec![hostile.into()]).await;
    assert_eq!(all("#answer img, #answer script").len(), 0);
    let links = all("#hostile a");
    assert_eq!(links[0].get_attribute("href"), None);
    assert_eq!(links[1].get_attribute("href"), None);
    assert_eq!(links[2].get_attribute("rel").as_deref(), Some("noopener"));
    assert!(by_id::<Element>("hostile").text_content().unwrap().starts_with("<img"));
}

#[wasm_bindgen_test]
async fn a_picture_is_drawn_as_one() {
    open().await;
    let picture =
        svg().id("picture").attr(Attr::ViewBox, "0 0 9 9").put(path().attr(Attr::D, "M0 0"));
    show("one", vec![div().put(picture).into()]).await;
    let picture: Element = by_id("picture");
    assert_eq!(picture.namespace_uri().as_deref(), Some("http://www.w3.org/2000/svg"));
    assert_eq!(picture.get_attribute("viewBox").as_deref(), Some("0 0 9 9"));
    assert_eq!(picture.first_element_child().unwrap().namespace_uri(), picture.namespace_uri());
}

/// A part that may be there, and beneath it a select, a fold and radios.
fn parts(first: bool, picked: &str) -> Vec<Node> {
    let one = |value: &str| {
        let drawn = option().attr(Attr::Value, value).put(value);
        if value == picked { drawn.attr(Attr::Selected, "") } else { drawn }
    };
    let radio = |value: &str| {
        let drawn = input()
            .attr(Attr::Type, "radio")
            .attr(Attr::Name, "engine")
            .attr(Attr::Value, value)
            .act(Act::Follow);
        let drawn = if value == picked { drawn.attr(Attr::Checked, "") } else { drawn };
        label().put(drawn).put(value)
    };
    let fold = details().id("fold").put(summary().put("more")).puts(prose("text"));
    let list = select().id("list").act(Act::Serve).puts(["a", "b"].map(one));
    let part: Option<Drawn> = first.then(|| section().class("part").put("a part"));
    part.into_iter()
        .chain([div().class("radios").puts(["a", "b"].map(radio)), list, fold])
        .map(Node::from)
        .collect()
}

#[wasm_bindgen_test]
async fn a_part_that_comes_takes_nothing_from_others() {
    open().await;
    show("one", parts(false, "a")).await;
    let list: HtmlSelectElement = by_id("list");
    list.focus().unwrap();
    by_id::<Element>("fold").set_attribute("open", "").unwrap();
    show("two", parts(true, "b")).await;
    assert_eq!(document().active_element().unwrap().id(), "list");
    assert!(list.is_connected(), "it is the same element");
    assert_eq!(list.value(), "b");
    assert!(by_id::<Element>("fold").has_attribute("open"), "what a reader opened stays open");
    show("three", parts(false, "a")).await;
    assert_eq!(list.value(), "a");
}

#[wasm_bindgen_test]
async fn what_is_chosen_is_what_is_told() {
    open().await;
    show("one", parts(true, "a")).await;
    let radios = || -> Vec<bool> {
        let all = all(".radios input").into_iter();
        all.map(|one| one.unchecked_into::<HtmlInputElement>().checked()).collect()
    };
    assert_eq!(radios(), [true, false]);
    press(all(".radios input")[1].unchecked_ref::<HtmlElement>()).await;
    let (id, ask) = engine::asked_one();
    assert!(matches!(&ask, Ask::Answer { engine, .. } if engine == "b"), "{ask:?}");
    let head = parts(true, "b");
    engine::tell(id, &Told::Answer(Box::new(Answer { head, ..Answer::default() })));
    pause(40).await;
    assert_eq!(radios(), [false, true]);
}

#[wasm_bindgen_test]
async fn a_press_leads_to_a_line_of_a_folded_box() {
    open().await;
    let press_it = button().act(Act::Focus(Place::PageCsp, 1)).put("To the policy");
    show("one", vec![div().put(press_it).into()]).await;
    press(&crate::document::button("To the policy")).await;
    assert_eq!(document().active_element().unwrap().id(), "page-csp");
    assert!(all(".more[open]").len() == 1);
}
