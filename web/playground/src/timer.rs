//! A timeout that is cleared when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// A pending timeout.
#[derive(Debug)]
pub struct Timer {
    id: i32,
    _run: Closure<dyn FnMut()>,
}

impl Timer {
    /// Runs `run` once after that many milliseconds; `None` where there is no window.
    pub fn after(milliseconds: i32, run: impl FnOnce() + 'static) -> Option<Self> {
        let run = Closure::once(run);
        let id = web_sys::window()?
            .set_timeout_with_callback_and_timeout_and_arguments_0(
                run.as_ref().unchecked_ref(),
                milliseconds,
            )
            .ok()?;
        Some(Self { id, _run: run })
    }
}

impl Drop for Timer {
    fn drop(&mut self) {
        if let Some(window) = web_sys::window() {
            window.clear_timeout_with_handle(self.id);
        }
    }
}
