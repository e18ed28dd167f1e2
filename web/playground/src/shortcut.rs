//! Keys that do something. None of them is one of the browser's own, and a single key does
//! nothing in a box.

use crate::deed::Action;
use crate::{dom, view};
use corsplain_nodes::{Act, Export, Place, Route, Secrets};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

/// A key that was pressed, where it may mean something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Press {
    /// To the answer, from wherever.
    ToAnswer,
    /// Out of the box.
    Leave,
    /// A single key outside the boxes.
    Single(String),
}

/// Reads a key.
#[must_use]
pub fn read(event: &Event) -> Option<Press> {
    let event: &KeyboardEvent = event.dyn_ref()?;
    let key = event.key();
    let is_held = event.ctrl_key() || event.meta_key();
    if event.default_prevented() || event.alt_key() || event.is_composing() {
        return None;
    }
    if key == "Enter" && is_held {
        return Some(Press::ToAnswer);
    }
    let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
    let is_within = |selector: &str| {
        target.as_ref().is_some_and(|target| matches!(target.closest(selector), Ok(Some(_))))
    };
    if is_held || is_within("dialog") {
        return None;
    }
    match (is_within(FIELDS), key.as_str()) {
        (_, "Escape") => Some(Press::Leave),
        (true, _) => None,
        (false, _) if key.chars().count() == 1 => Some(Press::Single(key)),
        (false, _) => None,
    }
}

/// Does what a key means, or gives what is to be done with the state.
#[must_use]
pub fn act(press: Press, singles: bool) -> Option<Action> {
    let key = match press {
        Press::ToAnswer => {
            dom::focus("answer");
            return None;
        }
        Press::Leave => {
            leave();
            return None;
        }
        Press::Single(key) => key,
    };
    if key == "?" {
        view::open_keys();
    }
    if !singles {
        return None;
    }
    let go = |route: Route| Some(Action::Press(Act::Go(route), String::new()));
    match key.as_str() {
        "a" => dom::focus("answer"),
        "e" => dom::focus("example"),
        "o" => dom::focus(Place::PageOrigin.id()),
        "r" => dom::focus(Place::Request.id()),
        "p" => dom::focus(Place::Preflight.id()),
        "s" => dom::focus(Place::Response.id()),
        "u" => return Some(Action::Undo),
        "y" => return Some(Action::Redo),
        "c" => return Some(Action::Export(Export::Link, Secrets::Replaced)),
        "1" => return go(Route::Check),
        "2" => return go(Route::Audit),
        "3" => return go(Route::Learn(String::new())),
        "4" => return go(Route::Gallery),
        _ => {}
    }
    None
}

/// The focus leaves what has it, and open menus close.
fn leave() {
    let Some(document) = dom::document() else { return };
    if let Ok(Some(menu)) = document.query_selector("details.menu[open]") {
        let _ = menu.remove_attribute("open");
    } else if let Some(element) = document.active_element() {
        let _ = element.unchecked_into::<HtmlElement>().blur();
    }
}

const FIELDS: &str = "textarea, select, input:not([type=radio]):not([type=checkbox])";
