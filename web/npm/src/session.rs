//! One browser over time.

use crate::answer::{decided, explained};
use crate::exchange::{JsExchange, engine, read};
use corsplain::cache::{self, Seconds};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// A browser with its preflight cache and its HTTP cache.
#[derive(Debug)]
#[wasm_bindgen]
pub struct Session(cache::Session);

#[wasm_bindgen]
impl Session {
    /// A browser that was just started.
    ///
    /// # Errors
    /// Where the engine is not known.
    #[wasm_bindgen(constructor)]
    pub fn new(engine_word: &str) -> Result<Self, JsValue> {
        Ok(Self(cache::Session::new(engine(engine_word)?)))
    }

    /// What it does with an exchange at a time, in seconds on its clock.
    ///
    /// # Errors
    /// Where the page's origin is none.
    pub fn check(&mut self, exchange: &JsExchange, at: f64) -> Result<JsValue, JsValue> {
        decided(&self.0.explain(&read(exchange)?, whole(at)))
    }

    /// The same as `{decided, steps}`.
    ///
    /// # Errors
    /// Where the page's origin is none.
    pub fn explain(&mut self, exchange: &JsExchange, at: f64) -> Result<JsValue, JsValue> {
        explained(&self.0.explain(&read(exchange)?, whole(at)))
    }
}

/// Every lifetime is one in whole seconds.
fn whole(at: f64) -> Seconds {
    at as Seconds
}
