//! A listener on the window or the document that is taken off when it is dropped.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, EventTarget};

/// A listener.
#[derive(Debug)]
pub struct Listener {
    target: EventTarget,
    name: &'static str,
    run: Closure<dyn FnMut(Event)>,
}

impl Listener {
    /// Listens on the document.
    pub fn on_document(name: &'static str, run: impl FnMut(Event) + 'static) -> Option<Self> {
        Some(Self::on(crate::dom::document()?.into(), name, run))
    }

    /// Listens on the window.
    pub fn on_window(name: &'static str, run: impl FnMut(Event) + 'static) -> Option<Self> {
        Some(Self::on(web_sys::window()?.into(), name, run))
    }

    fn on(target: EventTarget, name: &'static str, run: impl FnMut(Event) + 'static) -> Self {
        let run = Closure::<dyn FnMut(Event)>::new(run);
        let _ = target.add_event_listener_with_callback(name, run.as_ref().unchecked_ref());
        Self { target, name, run }
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        let run = self.run.as_ref().unchecked_ref();
        let _ = self.target.remove_event_listener_with_callback(self.name, run);
    }
}
