//! A pretended engine: it writes down what it is asked, and says what a test lets it say.

use corsplain_nodes::{Ask, Told};
use js_sys::{Function, Object, Reflect};
use std::cell::RefCell;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

thread_local! {
    static PRETENDED: RefCell<Pretended> = RefCell::default();
}

#[derive(Default)]
struct Pretended {
    told: Option<Function>,
    opened: usize,
    asked: Vec<(u32, Ask)>,
    audited: Vec<(u32, String)>,
    stopped: Vec<u32>,
}

/// Puts a new one in the place where the page looks for it.
pub fn pretend() {
    PRETENDED.with_borrow_mut(|engine| *engine = Pretended::default());
    let open = Closure::<dyn FnMut(Function) -> JsValue>::new(|told: Function| {
        PRETENDED.with_borrow_mut(|engine| {
            engine.told = Some(told);
            engine.opened += 1;
        });
        handle()
    });
    let corsplain = Object::new();
    set(&corsplain, "openEngine", open.into_js_value());
    set(&js_sys::global(), "corsplain", corsplain.into());
}

fn handle() -> JsValue {
    let ask = Closure::<dyn FnMut(u32, String)>::new(|id, text: String| {
        let ask = serde_json::from_str(&text).unwrap();
        PRETENDED.with_borrow_mut(|engine| engine.asked.push((id, ask)));
    });
    let ask = ask.into_js_value();
    let audit = Closure::<dyn FnMut(u32, JsValue, String)>::new(|id, _: JsValue, name: String| {
        PRETENDED.with_borrow_mut(|engine| engine.audited.push((id, name)));
    });
    let stop = Closure::<dyn FnMut(u32)>::new(|id| {
        PRETENDED.with_borrow_mut(|engine| engine.stopped.push(id));
    });
    let close = Closure::<dyn FnMut()>::new(|| {});
    let handle = Object::new();
    set(&handle, "ask", ask.clone());
    set(&handle, "judge", ask);
    set(&handle, "audit", audit.into_js_value());
    set(&handle, "stop", stop.into_js_value());
    set(&handle, "close", close.into_js_value());
    handle.into()
}

/// How often it was opened.
pub fn opened() -> usize {
    PRETENDED.with_borrow(|engine| engine.opened)
}

/// What it was asked since the last time somebody looked.
pub fn asked() -> Vec<(u32, Ask)> {
    PRETENDED.with_borrow_mut(|engine| std::mem::take(&mut engine.asked))
}

/// The one question that it was asked since.
pub fn asked_one() -> (u32, Ask) {
    let mut asked = asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    asked.remove(0)
}

/// What it was given to audit.
pub fn audited() -> Vec<(u32, String)> {
    PRETENDED.with_borrow_mut(|engine| std::mem::take(&mut engine.audited))
}

/// What it was told to stop.
pub fn stopped() -> Vec<u32> {
    PRETENDED.with_borrow_mut(|engine| std::mem::take(&mut engine.stopped))
}

/// Lets it answer.
pub fn tell(id: u32, told: &Told) {
    say(id, "told", &serde_json::to_string(told).unwrap(), 0, 0);
}

/// Lets it say that.
pub fn say(id: u32, kind: &str, value: &str, done: u32, of: u32) {
    let told = PRETENDED.with_borrow(|engine| engine.told.clone()).unwrap();
    let values: [JsValue; 5] = [id.into(), kind.into(), value.into(), done.into(), of.into()];
    told.apply(&JsValue::NULL, &values.into_iter().collect::<js_sys::Array>()).unwrap();
}

fn set(object: &Object, name: &str, value: JsValue) {
    Reflect::set(object, &name.into(), &value).unwrap();
}
