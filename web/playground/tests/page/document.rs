//! The document, used as people use it.

use crate::engine;
use corsplain_nodes::Place;
use corsplain_playground::app::{self, App};
use std::cell::RefCell;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Document, Element, Event, HtmlElement, HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement,
};
use yew::AppHandle;

pub fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

/// Lets the page rest, and then draw, which it may do in several turns.
pub async fn pause(milliseconds: i32) {
    wait(milliseconds).await;
    for _ in 0..8 {
        wait(0).await;
    }
}

async fn wait(milliseconds: i32) {
    let mut wait = |done: js_sys::Function, _: js_sys::Function| {
        let window = web_sys::window().unwrap();
        window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, milliseconds).unwrap();
    };
    JsFuture::from(js_sys::Promise::new(&mut wait)).await.unwrap();
}

/// A fresh page with what `index.html` brings, and an engine that nobody has opened.
pub async fn open() {
    let storage = web_sys::window().unwrap().session_storage().unwrap().unwrap();
    storage.clear().unwrap();
    reopen("").await;
}

/// The same, at that fragment, with what the tab had kept.
pub async fn reopen(fragment: &str) {
    if let Some(app) = APP.take() {
        app.destroy();
    }
    engine::pretend();
    // The body holds what the runner reads, so the page gets a corner of its own.
    if let Some(old) = document().get_element_by_id("corner") {
        old.remove();
    }
    let corner = document().create_element("div").unwrap();
    corner.set_id("corner");
    document().body().unwrap().append_child(&corner).unwrap();
    corner.set_inner_html(
        r##"<div id="page"><nav><a id="view-check" href="#check"></a><a id="view-audit" href="#audit"></a>
        <a id="view-learn" href="#learn"></a><a id="view-gallery" href="#gallery"></a></nav>
        <main id="main"></main></div>
        <section id="crash" tabindex="-1" hidden><textarea id="crash-text"></textarea>
        <code id="crash-what"></code></section>"##,
    );
    let url = if fragment.is_empty() { String::from("?") } else { format!("#{fragment}") };
    let history = web_sys::window().unwrap().history().unwrap();
    history.replace_state_with_url(&wasm_bindgen::JsValue::NULL, "", Some(&url)).unwrap();
    let app = app::start();
    APP.with_borrow_mut(|open| *open = app);
    // The boxes are filled once everything is drawn, which may take more than a frame.
    let mut left = 100;
    while left > 0 && value(Place::Request).is_empty() {
        left -= 1;
        pause(20).await;
    }
    settle().await;
}

/// Lets the answer come to its end, which is drawn part by part.
async fn settle() {
    let mut drawn = None;
    while drawn != Some(all("#answer *").len()) {
        drawn = Some(all("#answer *").len());
        pause(100).await;
    }
}

thread_local! {
    static APP: RefCell<Option<AppHandle<App>>> = RefCell::default();
}

/// The part of the address behind `#`.
pub fn fragment() -> String {
    web_sys::window().unwrap().location().hash().unwrap().trim_start_matches('#').to_owned()
}

pub fn by_id<T: JsCast>(id: &str) -> T {
    let element = document().get_element_by_id(id);
    element.unwrap_or_else(|| panic!("no #{id}")).dyn_into().unwrap()
}

pub fn text(id: &str) -> String {
    document().get_element_by_id(id).and_then(|element| element.text_content()).unwrap_or_default()
}

pub fn all(selector: &str) -> Vec<Element> {
    let list = document().query_selector_all(selector).unwrap();
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

/// The button that says that.
pub fn button(label: &str) -> HtmlElement {
    let buttons = all("#page button").into_iter();
    let found = buttons.filter(|button| button.text_content().as_deref() == Some(label)).next();
    found.unwrap_or_else(|| panic!("no button {label}")).unchecked_into()
}

pub fn value(place: Place) -> String {
    let Some(element) = document().get_element_by_id(place.id()) else { return String::new() };
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.value(),
        None => element.dyn_ref::<HtmlInputElement>().unwrap().value(),
    }
}

pub fn fire(element: &Element, name: &str) {
    let init = web_sys::EventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event = Event::new_with_event_init_dict(name, &init).unwrap();
    element.dispatch_event(&event).unwrap();
}

pub async fn write(place: Place, value: &str) {
    let element: Element = by_id(place.id());
    match element.dyn_ref::<HtmlTextAreaElement>() {
        Some(area) => area.set_value(value),
        None => element.dyn_ref::<HtmlInputElement>().unwrap().set_value(value),
    }
    fire(&element, "input");
    pause(40).await;
}

pub async fn pick(id: &str, value: &str) {
    let select: HtmlSelectElement = by_id(id);
    select.set_value(value);
    fire(&select, "change");
    pause(40).await;
}

pub async fn press(element: &HtmlElement) {
    element.click();
    pause(40).await;
}
