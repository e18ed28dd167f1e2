//! The page in a real browser, with a pretended engine.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::filter_next,
    missing_docs,
    reason = "a test may stop where it stands"
)]

mod document;
mod drawn;
mod engine;

use corsplain_nodes::{
    Answer, Ask, Beside, Boxes, Export, File, Laid, Place, Replaced, Secrets, Sheet, Text, Told,
    div, p, span,
};
use corsplain_playground::crash;
use document::*;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Element, HtmlElement, HtmlInputElement,
    HtmlSelectElement, HtmlTextAreaElement,
};

wasm_bindgen_test_configure!(run_in_browser);

fn answer(outcome: &str) -> Told {
    let head = vec![p().id("outcome").put(outcome).into()];
    Told::Answer(Box::new(Answer { head, news: outcome.into(), ..Answer::default() }))
}

fn is_answer(ask: &Ask, request: &str) -> bool {
    matches!(ask, Ask::Answer { sheet, .. } if sheet.boxes.request == request)
}

/// Answers what was asked of the verdict, and all that follows.
async fn answer_all(outcome: &str) {
    loop {
        let asked = engine::asked();
        if asked.is_empty() {
            return;
        }
        for (id, ask) in asked {
            engine::tell(
                id,
                &match ask {
                    Ask::Answer { .. } => answer(outcome),
                    Ask::Beside { .. } => Told::Beside(Beside::default()),
                    _ => Told::Text(Text { text: "1.abc".into(), secrets: 0 }),
                },
            );
        }
        pause(40).await;
    }
}

/// A paste, as the browser tells of it before it does it; whether it is to be done.
fn paste(target: &Element, text: &str) -> bool {
    let data = DataTransfer::new().unwrap();
    data.set_data("text/plain", text).unwrap();
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_clipboard_data(Some(&data));
    let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap();
    target.dispatch_event(&event).unwrap()
}

#[wasm_bindgen_test]
async fn the_first_screen_needs_no_engine() {
    open().await;
    assert_eq!((text("outcome"), text("cause")), ("Blocked".into(), "AllowOriginMissing".into()));
    assert!(all("#steps li").len() >= 3);
    assert!(!value(Place::Request).is_empty());
    assert_eq!(by_id::<HtmlSelectElement>("example").value(), "no-cors-headers");
    assert_eq!(engine::opened(), 0);
    fire(&by_id("request"), "focusin");
    pause(40).await;
    assert_eq!(engine::opened(), 1);
    assert!(engine::asked().is_empty());
}

#[wasm_bindgen_test]
async fn typing_asks_once_at_a_time_for_the_newest() {
    open().await;
    write(Place::Request, "one").await;
    let (first, ask) = engine::asked_one();
    assert!(is_answer(&ask, "one"));
    write(Place::Request, "two").await;
    write(Place::Request, "three").await;
    assert!(engine::asked().is_empty());
    assert!(by_id::<Element>("answer").has_attribute("aria-busy"));
    engine::tell(first, &answer("old"));
    pause(40).await;
    assert_eq!(text("outcome"), "Blocked", "an old answer is none");
    let (second, ask) = engine::asked_one();
    assert!(is_answer(&ask, "three"));
    engine::tell(second, &answer("new"));
    pause(40).await;
    assert_eq!(text("outcome"), "new");
    assert!(by_id::<Element>("answer").has_attribute("aria-busy"), "more is on its way");
    answer_all("new").await;
    assert!(!by_id::<Element>("answer").has_attribute("aria-busy"));
    assert_eq!(value(Place::Request), "three");
}

#[wasm_bindgen_test]
async fn the_address_and_a_reload_follow_what_is_typed() {
    open().await;
    write(Place::Request, "Authorization: secret").await;
    pause(350).await;
    answer_all("new").await;
    assert_eq!(fragment(), "1.abc");
    reopen("1.abc").await;
    assert_eq!(value(Place::Request), "Authorization: secret");
    reopen("1.other").await;
    let asked = engine::asked();
    assert!(matches!(&asked[..], [(_, Ask::Open(fragment))] if fragment == "1.other"));
}

#[wasm_bindgen_test]
async fn an_example_is_loaded_and_undone() {
    open().await;
    write(Place::Request, "mine").await;
    answer_all("mine").await;
    pick("example", "null-origin").await;
    let (id, ask) = engine::asked_one();
    assert_eq!(ask, Ask::Load("null-origin".into()));
    let boxes = Boxes { request: "theirs".into(), ..Boxes::default() };
    let laid = Laid {
        sheet: Sheet { boxes, ..Sheet::default() },
        replaced: Some(Replaced::Example),
        example: "null-origin".into(),
        ..Laid::default()
    };
    engine::tell(id, &Told::Laid(Box::new(laid)));
    pause(40).await;
    assert_eq!(value(Place::Request), "theirs");
    assert_eq!(by_id::<HtmlSelectElement>("example").value(), "null-origin");
    pause(350).await;
    assert_eq!(fragment(), "gallery/null-origin");
    press(&button("Bring my text back")).await;
    assert_eq!(value(Place::Request), "mine");
    assert_eq!(by_id::<HtmlSelectElement>("example").value(), "");
}

#[wasm_bindgen_test]
async fn a_text_that_is_too_long_for_a_box_is_kept_whole() {
    open().await;
    let long = "X-Filler: 0123456789abcdef\n".repeat(20_000);
    assert!(!paste(&by_id("response"), &long), "the browser is not to do it");
    pause(40).await;
    assert!(text("response").contains("kept whole"), "{}", text("response"));
    let kept = |ask: &Ask| match ask {
        Ask::Paste { place: Some(Place::Response), text, .. } => text.len(),
        Ask::Answer { sheet, .. } => sheet.boxes.response.len(),
        _ => 0,
    };
    let (id, ask) = engine::asked_one();
    assert!(kept(&ask) >= long.len());
    let Ask::Paste { sheet, text, .. } = ask else { panic!("{ask:?}") };
    let mut sheet = sheet;
    sheet.boxes.response = text;
    engine::tell(id, &Told::Laid(Box::new(Laid { sheet, ..Laid::default() })));
    pause(40).await;
    assert!(kept(&engine::asked_one().1) >= long.len());
    press(&button("Clear")).await;
    assert_eq!(by_id::<HtmlTextAreaElement>("response").value(), "");
    press(&button("Undo")).await;
    assert!(document::text("response").contains("kept whole"));
}

#[wasm_bindgen_test]
async fn a_paste_beside_the_boxes_is_the_engines_to_place() {
    open().await;
    assert!(!paste(&document().body().unwrap(), "curl https://api.example/"));
    pause(40).await;
    let (_, ask) = engine::asked_one();
    assert!(matches!(ask, Ask::Paste { place: None, is_example: true, .. }), "{ask:?}");
    // In a box it is the browser's to do.
    assert!(paste(&by_id("request"), "curl https://api.example/"));
}

#[wasm_bindgen_test]
async fn views_have_addresses_titles_and_headings() {
    open().await;
    press(&by_id("view-audit")).await;
    assert_eq!((fragment().as_str(), text("heading").as_str()), ("audit", "Audit a HAR file"));
    assert_eq!(document().active_element().unwrap().id(), "heading");
    assert!(document().title().starts_with("Audit"));
    let link: Element = by_id("view-audit");
    assert_eq!(link.get_attribute("aria-current").as_deref(), Some("page"));
    by_id::<HtmlInputElement>("har");
    press(&by_id("view-gallery")).await;
    assert_eq!(engine::asked_one().1, Ask::Gallery);
    web_sys::window().unwrap().history().unwrap().back().unwrap();
    pause(150).await;
    assert_eq!(text("heading"), "Audit a HAR file");
    press(&by_id("view-check")).await;
    assert!(!value(Place::Request).is_empty(), "the boxes are filled again");
}

#[wasm_bindgen_test]
async fn an_audit_is_followed_and_stopped() {
    open().await;
    let har = format!(r#"{{"log":{{"entries":[{}]}}}}"#, " ".repeat(300_000));
    assert!(!paste(&document().body().unwrap(), &har));
    pause(40).await;
    let audited = engine::audited();
    let [(id, _)] = &audited[..] else { panic!("{audited:?}") };
    engine::say(*id, "progress", "", 100_000, 300_000);
    pause(40).await;
    assert!(
        all("progress").len() == 1 && all(".reading")[0].text_content().unwrap().contains("100 kB")
    );
    press(&button("Cancel")).await;
    assert_eq!(engine::stopped(), [*id]);
    assert!(all("progress").is_empty());
    assert!(text("said").contains("stopped"));
}

#[wasm_bindgen_test]
async fn what_is_made_of_it_is_copied_or_offered() {
    open().await;
    press(&button("Copy as scenario")).await;
    let (id, ask) = engine::asked_one();
    let Ask::Export { export, secrets, .. } = ask else { panic!("{ask:?}") };
    assert_eq!((export, secrets), (Export::Scenario, Secrets::Replaced));
    engine::tell(id, &Told::Text(Text { text: "{}".into(), secrets: 1 }));
    pause(200).await;
    let taken = all("#said textarea");
    assert!(text("said").contains("One secret") || taken.len() == 1, "{}", text("said"));
    press(&button("Copy with secrets")).await;
    let (_, ask) = engine::asked_one();
    assert!(matches!(ask, Ask::Export { secrets: Secrets::Kept, .. }), "{ask:?}");
}

#[wasm_bindgen_test]
async fn an_engine_that_breaks_takes_nothing_with_it() {
    open().await;
    write(Place::Request, "mine").await;
    engine::say(0, "broke", "it fell", 0, 0);
    pause(40).await;
    assert!(text("broken").contains("it fell"));
    assert_eq!(value(Place::Request), "mine");
    engine::asked();
    press(&button("Start it again")).await;
    assert_eq!(engine::opened(), 2);
    assert!(is_answer(&engine::asked_one().1, "mine"));
    assert!(text("broken").is_empty());
}

#[wasm_bindgen_test]
async fn no_engine_at_all_is_said() {
    open().await;
    js_sys::Reflect::delete_property(&js_sys::global(), &"corsplain".into()).unwrap();
    write(Place::Request, "mine").await;
    assert!(!text("broken").is_empty());
    assert_eq!(value(Place::Request), "mine");
}

#[wasm_bindgen_test]
async fn a_file_is_saved() {
    open().await;
    let links = |nodes| Told::Answer(Box::new(Answer { head: nodes, ..Answer::default() }));
    write(Place::Request, "mine").await;
    let (id, _) = engine::asked_one();
    let save = corsplain_nodes::button()
        .act(corsplain_nodes::Act::Save(corsplain_nodes::Format::Csv))
        .put("Save");
    engine::tell(id, &links(vec![div().put(save).put(span()).into()]));
    pause(40).await;
    answer_all("x").await;
    press(&button("Save")).await;
    let asked = engine::asked();
    let found = asked.iter().find(|(_, ask)| matches!(ask, Ask::Save(_)));
    let (id, _) = found.unwrap_or_else(|| panic!("{asked:?}"));
    let file = File { name: "a.csv".into(), media_type: "text/csv".into(), text: "a".into() };
    engine::tell(*id, &Told::File(file));
    pause(40).await;
    assert_eq!(text("said"), "");
}

#[wasm_bindgen_test]
async fn a_key_does_something_outside_the_boxes_only() {
    open().await;
    let key = |target: &Element, key: &str| {
        let init = web_sys::KeyboardEventInit::new();
        init.set_bubbles(true);
        init.set_key(key);
        let event = web_sys::KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init);
        target.dispatch_event(&event.unwrap()).unwrap();
    };
    let body: HtmlElement = document().body().unwrap();
    key(&body, "o");
    pause(40).await;
    assert_eq!(document().active_element().unwrap().id(), "page-origin");
    key(&by_id("page-origin"), "2");
    pause(40).await;
    assert_eq!(text("heading"), "Blocked by CORS policy? Read why.");
    key(&by_id("page-origin"), "Escape");
    key(&body, "2");
    pause(40).await;
    assert_eq!(text("heading"), "Audit a HAR file");
    key(&body, "?");
    pause(40).await;
    assert!(by_id::<web_sys::HtmlDialogElement>("keys").open());
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
