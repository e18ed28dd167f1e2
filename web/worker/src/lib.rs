//! The page's engine, as the worker `www/worker.js` calls it. A crate of its own, so that nothing
//! of it can end up in the page's own WebAssembly.

use js_sys::Function;
use wasm_bindgen::prelude::*;

/// Where questions are answered, one after another.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Desk {
    desk: corsplain_answers::Desk,
}

#[wasm_bindgen]
impl Desk {
    /// A desk. From then on a panic is thrown as a JavaScript error that says what happened; after
    /// one nothing here can be relied upon any more.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        std::panic::set_hook(Box::new(|info| wasm_bindgen::throw_str(&info.to_string())));
        Self::default()
    }

    /// Answers a question, JSON of an `Ask`, with JSON of a `Told`; `ahead` is called with such a
    /// one, a verdict, as soon as there is one.
    ///
    /// # Errors
    ///
    /// Where the question is none.
    pub fn tell(&mut self, ask: &str, ahead: Option<Function>) -> Result<String, JsError> {
        let mut ahead = |told: &str| {
            if let Some(ahead) = &ahead {
                // What is said is posted to the page, which cannot fail for a text.
                let _ = ahead.call1(&JsValue::NULL, &JsValue::from_str(told));
            }
        };
        Ok(self.desk.tell_json(ask, &mut ahead)?)
    }

    /// The verdict alone, JSON of a `Told`, of what is asked in JSON; none where something else is.
    ///
    /// # Errors
    ///
    /// Where the question is none.
    pub fn verdict(ask: &str) -> Result<Option<String>, JsError> {
        Ok(corsplain_answers::Desk::verdict_json(ask)?)
    }

    /// Begins to read a HAR file of that name.
    pub fn begin_har(&mut self, name: &str) {
        self.desk.begin_har(name);
    }

    /// Takes the next piece of it, of any size.
    pub fn push_har(&mut self, piece: &[u8]) {
        self.desk.push_har(piece);
    }

    /// Its audit, once all pieces were taken: JSON of a `Told`.
    ///
    /// # Errors
    ///
    /// Where it cannot be written as JSON.
    pub fn end_har(&mut self) -> Result<String, JsError> {
        Ok(serde_json::to_string(&self.desk.end_har())?)
    }
}
