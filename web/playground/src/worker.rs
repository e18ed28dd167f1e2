//! The engine, in its worker: asked one question at a time, opened at the first sign of use.

use crate::queue::Queue;
use crate::state::State;
use crate::wish::{Asked, Side, Wish};
use corsplain_nodes::{Ask, Told};
use wasm_bindgen::prelude::*;
use yew::Callback;

#[wasm_bindgen]
extern "C" {
    #[derive(Clone, Debug)]
    type Engine;

    #[wasm_bindgen(catch, js_namespace = corsplain, js_name = openEngine)]
    fn open_engine(told: &JsValue) -> Result<Engine, JsValue>;

    #[wasm_bindgen(catch, method)]
    fn ask(this: &Engine, id: u32, ask: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    fn judge(this: &Engine, id: u32, ask: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    fn audit(this: &Engine, id: u32, file: &JsValue, name: &str) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    fn stop(this: &Engine, id: u32) -> Result<(), JsValue>;

    #[wasm_bindgen(catch, method)]
    fn close(this: &Engine) -> Result<(), JsValue>;
}

/// What the engine said.
#[derive(Clone, Debug, PartialEq)]
pub enum Heard {
    /// An answer to the question of that number.
    Told(u32, Box<Told>),
    /// So many bytes of a file, of so many, are read.
    Progress(u32, u64, u64),
    /// A file is no longer read.
    Stopped(u32),
    /// It is gone.
    Broke(String),
}

/// The engine as the page sees it.
#[derive(Debug)]
pub struct Worker {
    engine: Option<Engine>,
    told: Closure<dyn FnMut(u32, String, String, f64, f64)>,
    queue: Queue,
    /// What is out, and what stood there when it was asked.
    asked: Asked,
    audit: Option<u32>,
    is_broken: bool,
}

impl Worker {
    /// One that is not open yet; what it says is told to `heard`.
    #[must_use]
    pub fn new(heard: Callback<Heard>) -> Self {
        let told = Closure::new(move |id, kind: String, value: String, done, of| {
            let told = match kind.as_str() {
                "told" => match serde_json::from_str(&value) {
                    Ok(told) => Heard::Told(id, Box::new(told)),
                    Err(error) => Heard::Broke(error.to_string()),
                },
                "progress" => Heard::Progress(id, whole(done), whole(of)),
                "stopped" => Heard::Stopped(id),
                _ => Heard::Broke(value),
            };
            heard.emit(told);
        });
        let (queue, asked) = (Queue::default(), Asked::default());
        Self { engine: None, told, queue, asked, audit: None, is_broken: false }
    }

    /// Opens it, unless it is open; whether it is then.
    pub fn open(&mut self) -> bool {
        if self.engine.is_none() && !self.is_broken {
            self.engine = open_engine(self.told.as_ref()).ok();
        }
        self.engine.is_some()
    }

    /// Puts a wish into the line.
    pub fn want(&mut self, wish: Wish) {
        self.queue.want(wish);
    }

    /// Whether something is to be asked.
    #[must_use]
    pub fn is_waiting(&self) -> bool {
        !self.is_broken && self.queue.is_waiting()
    }

    /// Whether something is asked, or to be asked, that changes what is told of a bench.
    #[must_use]
    pub fn is_awaited(&self, side: Side) -> bool {
        self.queue.is_awaited(side)
    }

    /// Asks what is next, if nothing is out.
    pub fn go_on(&mut self, state: &State) {
        let Some(engine) = &self.engine else { return };
        let Some((id, wish)) = self.queue.advance() else { return };
        let bench = state.bench(wish.side());
        self.asked = Asked { turn: bench.turn, sheet: bench.now.sheet.clone() };
        let Some(ask) = wish.ask(state) else { return };
        let Ok(text) = serde_json::to_string(&ask) else { return };
        let _ = match ask {
            Ask::Answer { .. } => engine.judge(id, &text),
            _ => engine.ask(id, &text),
        };
    }

    /// Has a file, or a text, audited.
    pub fn audit(&mut self, file: &JsValue, name: &str) {
        self.stop();
        let id = self.queue.number();
        self.audit = Some(id);
        if let Some(engine) = &self.engine {
            let _ = engine.audit(id, file, name);
        }
    }

    /// Stops the audit.
    pub fn stop(&mut self) {
        if let (Some(id), Some(engine)) = (self.audit.take(), &self.engine) {
            let _ = engine.stop(id);
        }
    }

    /// Whether that is the number of the audit.
    #[must_use]
    pub fn is_audit(&self, id: u32) -> bool {
        self.audit == Some(id)
    }

    /// What is out under that number, and what stood there when it was asked.
    #[must_use]
    pub fn asked(&self, id: u32) -> Option<(Wish, Asked)> {
        self.queue.out(id).map(|wish| (wish.clone(), self.asked.clone()))
    }

    /// What was answered under that number, and what stood there when it was asked.
    pub fn told(&mut self, id: u32) -> Option<(Wish, Asked)> {
        if self.is_audit(id) {
            self.audit = None;
            return Some((Wish::Audit, Asked::default()));
        }
        self.queue.told(id).map(|wish| (wish, self.asked.clone()))
    }

    /// It is gone.
    pub fn broke(&mut self) {
        self.close();
        self.is_broken = true;
        self.audit = None;
        self.queue.clear();
    }

    /// Another takes its place.
    pub fn reopen(&mut self) {
        self.close();
        self.is_broken = false;
    }

    fn close(&mut self) {
        if let Some(engine) = self.engine.take() {
            let _ = engine.close();
        }
    }
}

/// JavaScript counts in floating point; a file has no more bytes than that counts exactly.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a cast from a float saturates"
)]
const fn whole(number: f64) -> u64 {
    number as u64
}
