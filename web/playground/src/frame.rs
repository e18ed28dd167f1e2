//! The browser's next frame, unless it is dropped before.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A pending frame.
#[derive(Debug)]
pub struct Frame {
    id: i32,
    _run: Closure<dyn FnMut()>,
}

impl Frame {
    /// Runs `run` once, right before the next frame is laid out and painted; `None` where there is
    /// no window. A tab that nobody sees has no frames until somebody does.
    pub fn next(run: impl FnOnce() + 'static) -> Option<Self> {
        let run = Closure::once(run);
        let id = web_sys::window()?.request_animation_frame(run.as_ref().unchecked_ref()).ok()?;
        Some(Self { id, _run: run })
    }
}

impl Drop for Frame {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            // Where it is no longer pending, nothing happens.
            let _ = window.cancel_animation_frame(self.id);
        }
    }
}
