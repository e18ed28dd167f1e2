//! The page in a real browser.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test may stop where it stands"
)]

use corsplain::text::Place;
use corsplain_playground::{app, crash, gallery, words};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Lets the page draw.
async fn pause() {
    let mut wait = |done: js_sys::Function, _: js_sys::Function| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, 40).unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut wait)).await.unwrap();
}

/// A fresh page, with the panel that `index.html` brings.
async fn open() {
    // The body holds what the runner reads, so the page gets a corner of its own.
    if let Some(old) = document().get_element_by_id("corner") {
        old.remove();
    }
    let corner = document().create_element("div").unwrap();
    corner.set_id("corner");
    document().body().unwrap().append_child(&corner).unwrap();
    corner.set_inner_html(
        r#"<div id="page"><main id="main"></main></div>
        <section id="crash" tabindex="-1" hidden><textarea id="crash-text"></textarea>
        <code id="crash-what"></code></section>"#,
    );
    app::start();
    pause().await;
}

fn by_id<T: JsCast>(id: &str) -> T {
    let element = document().get_element_by_id(id);
    element.unwrap_or_else(|| panic!("no #{id}")).dyn_into().unwrap()
}

fn text(id: &str) -> String {
    document().get_element_by_id(id).and_then(|element| element.text_content()).unwrap_or_default()
}

fn all(selector: &str) -> Vec<Element> {
    let list = document().query_selector_all(selector).unwrap();
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

fn fire(element: &Element, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

async fn write(place: Place, value: &str) {
    let element: Element = by_id(words::place_id(place));
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(value),
        None => element.dyn_ref::<HtmlInputElement>().unwrap().set_value(value),
    }
    fire(&element, "input");
    pause().await;
}

async fn write_exchange(response: &str) {
    write(Place::PageOrigin, "https://app.example").await;
    write(Place::Request, "GET /v1/items HTTP/1.1\nHost: api.example.net\n").await;
    write(Place::Preflight, "").await;
    write(Place::Response, response).await;
}

#[wasm_bindgen_test]
async fn an_answer_without_permission_is_explained() {
    open().await;
    write_exchange("HTTP/1.1 200 OK\nContent-Type: application/json\n").await;
    assert_eq!(text("cause"), "AllowOriginMissing");
    assert_eq!(text("outcome"), "Blocked");
    let steps = all("#steps li");
    assert!(steps.len() >= 3, "{} steps", steps.len());
    let blocking = all("#steps li.bad");
    assert_eq!(blocking.len(), 1);
    let link = blocking[0].query_selector("a").unwrap().unwrap();
    assert!(link.get_attribute("href").unwrap().starts_with("https://fetch.spec.whatwg.org/#"));
    assert_eq!(link.get_attribute("rel").as_deref(), Some("noopener"));
}

#[wasm_bindgen_test]
async fn typing_the_permission_turns_the_verdict() {
    open().await;
    write_exchange("HTTP/1.1 200 OK\n").await;
    assert_eq!(text("cause"), "AllowOriginMissing");
    write(Place::Response, "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nX-Total: 4\n").await;
    assert_eq!(text("outcome"), "Allowed");
    assert!(document().get_element_by_id("cause").is_none());
    let headers = text("headers");
    assert!(headers.contains("X-Total") && headers.contains("hidden"), "{headers}");
}

#[wasm_bindgen_test]
async fn other_credentials_are_told_and_one_click_away() {
    open().await;
    write_exchange("HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\n").await;
    let otherwise = all(".otherwise");
    assert_eq!(otherwise.len(), 1);
    assert!(otherwise[0].text_content().unwrap().contains("include"));
    let button = otherwise[0].query_selector("button").unwrap().unwrap();
    button.unchecked_into::<HtmlElement>().click();
    pause().await;
    assert_eq!(text("outcome"), "Blocked");
    assert_eq!(by_id::<HtmlSelectElement>("credentials").value(), "include");
}

#[wasm_bindgen_test]
async fn the_chosen_engine_is_the_one_that_is_told() {
    open().await;
    write_exchange("HTTP/1.1 200 OK\n").await;
    assert!(text("engines").contains("All four agree."), "{}", text("engines"));
    assert!(text("engines").contains("MissingAllowOriginHeader"), "{}", text("engines"));
    assert_eq!(all("#engines input").len(), 4);
    assert_eq!(all(".whose").len(), 0);
    let star = "HTTP/1.1 200 OK\nAccess-Control-Allow-Origin: *\nAccess-Control-Allow-Headers: *\n";
    let request = "GET / HTTP/1.1\nHost: api.example.net\nAuthorization: Bearer t0k3n\n";
    write(Place::Request, request).await;
    write(Place::Preflight, star).await;
    write(Place::Response, star).await;
    assert_eq!(text("outcome"), "Blocked at the preflight");
    assert!(text("engines").contains("Why Chromium, Firefox and WebKit differ:"));
    all("#engines input")[1].unchecked_ref::<HtmlElement>().click();
    pause().await;
    assert_eq!(text("outcome"), "Allowed");
    assert_eq!(all(".whose")[0].text_content().as_deref(), Some("In Chromium"));
    // What it would be under other credentials is Chromium's word too.
    assert!(all(".otherwise")[0].text_content().unwrap().contains("include"));
}

#[wasm_bindgen_test]
async fn the_next_request_is_shown_where_answers_are_missing() {
    open().await;
    write(Place::PageOrigin, "https://app.example").await;
    let request = "PUT /v1/items HTTP/1.1\nHost: api.example.net\nContent-Type: application/json\n";
    write(Place::Request, request).await;
    write(Place::Response, "").await;
    assert!(text("next").contains("OPTIONS https://api.example.net/v1/items"), "{}", text("next"));
    assert!(text("next").to_lowercase().contains("access-control-request-method: put"));
}

#[wasm_bindgen_test]
async fn every_example_is_drawn() {
    open().await;
    for (index, title) in gallery::entries().into_iter().enumerate() {
        let select: HtmlSelectElement = by_id("example");
        select.set_value(&index.to_string());
        fire(&select, "change");
        pause().await;
        assert!(!text("outcome").is_empty(), "{}", title.id);
        assert_eq!(by_id::<HtmlSelectElement>("example").value(), index.to_string());
        assert!(!by_id::<HtmlTextAreaElement>("request").value().is_empty(), "{}", title.id);
        assert!(all("#steps li").len() > 1, "{}", title.id);
        assert_eq!(all(".notes").len(), 0, "{}", title.id);
    }
}

#[wasm_bindgen_test]
async fn an_origin_that_is_none_is_marked_in_its_box() {
    open().await;
    write(Place::PageOrigin, "not an origin").await;
    let input: Element = by_id("page-origin");
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    for id in input.get_attribute("aria-describedby").unwrap().split(' ') {
        by_id::<Element>(id);
    }
    write(Place::PageOrigin, "https://app.example").await;
    assert_eq!(input.get_attribute("aria-invalid"), None);
}

#[wasm_bindgen_test]
async fn hostile_text_stays_text() {
    open().await;
    write_exchange("HTTP/1.1 200 OK\nX-<img src=x onerror=alert(1)>: <b>1</b>\n\u{0}\u{202e}\n")
        .await;
    write(Place::PageOrigin, "<script>alert(1)</script>").await;
    assert_eq!(all("#answer img, #answer script, #answer b").len(), 0);
    assert!(!text("outcome").is_empty());
}

#[wasm_bindgen_test]
async fn a_crash_keeps_what_was_typed() {
    open().await;
    write(Place::Response, "HTTP/1.1 200 OK\nX-Mine: precious\n").await;
    crash::show("panicked at nowhere");
    assert!(!by_id::<HtmlElement>("crash").hidden());
    assert!(by_id::<HtmlElement>("page").hidden());
    assert!(by_id::<HtmlTextAreaElement>("crash-text").value().contains("X-Mine: precious"));
    assert_eq!(text("crash-what"), "panicked at nowhere");
}
