//! The few things done to the document directly.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, Document, Event, HashChangeEvent, HtmlAnchorElement, HtmlElement,
    HtmlTextAreaElement, Storage, Url, Window,
};

/// The document, where there is one.
#[must_use]
pub fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element with that id.
#[must_use]
pub fn by_id<T: JsCast>(id: &str) -> Option<T> {
    document()?.get_element_by_id(id)?.dyn_into().ok()
}

/// Moves the focus to the element with that id, and it into view.
pub fn focus(id: &str) {
    if let Some(element) = by_id::<HtmlElement>(id) {
        let _ = element.focus();
        element.scroll_into_view();
    }
}

/// Moves the focus to a box and selects a line of it, counted from 1.
pub fn focus_line(id: &str, line: usize) {
    let Some(element) = by_id::<HtmlElement>(id) else { return };
    if let Ok(Some(fold)) = element.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    let _ = element.focus();
    let Some(area) = by_id::<HtmlTextAreaElement>(id) else { return };
    let text = area.value();
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(units).sum();
    let length = text.lines().nth(line.saturating_sub(1)).map_or(0, units);
    let (Ok(start), Ok(end)) = (u32::try_from(before), u32::try_from(before + length)) else {
        return;
    };
    let _ = area.set_selection_range(start, end);
    // No browser scrolls a selection into view by itself.
    let lines = text.split('\n').count().max(1);
    let height = usize::try_from(area.scroll_height()).unwrap_or(0) / lines;
    let above = height.saturating_mul(line.saturating_sub(2));
    area.set_scroll_top(i32::try_from(above).unwrap_or(i32::MAX));
}

/// The page's address without its fragment, and the fragment without its `#`.
#[must_use]
pub fn address() -> (String, String) {
    let href = web_sys::window().and_then(|window| window.location().href().ok());
    split(&href.unwrap_or_default())
}

/// The fragment that somebody went to, without the `#`.
#[must_use]
pub fn arrived_at(event: &Event) -> Option<String> {
    let event: &HashChangeEvent = event.dyn_ref()?;
    Some(split(&event.new_url()).1)
}

fn split(href: &str) -> (String, String) {
    let (base, fragment) = href.split_once('#').unwrap_or((href, ""));
    (base.to_owned(), fragment.to_owned())
}

/// Whether the page itself wrote the fragment that the address has now.
#[must_use]
pub fn is_ours() -> bool {
    let history = web_sys::window().and_then(|window| window.history().ok());
    history.and_then(|history| history.state().ok()).is_some_and(|state| !state.is_null())
}

/// Writes the fragment; `push` makes another place to come back from.
pub fn write_address(base: &str, fragment: &str, push: bool) {
    let Some(history) = web_sys::window().and_then(|window| window.history().ok()) else { return };
    let url = if fragment.is_empty() { base.to_owned() } else { [base, "#", fragment].concat() };
    let ours = JsValue::from(1);
    // A browser that counts such calls refuses some; the next one comes through.
    let _ = match push {
        true => history.push_state_with_url(&ours, "", Some(&url)),
        false => history.replace_state_with_url(&ours, "", Some(&url)),
    };
}

/// Saves a text as a file.
pub fn save(name: &str, media_type: &str, text: &str) -> Result<(), JsValue> {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let about = BlobPropertyBag::new();
    about.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &about)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let document = document().ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has what it needs once the click is done.
    Url::revoke_object_url(&url)
}

/// What this tab keeps.
#[must_use]
pub fn tab() -> Option<Storage> {
    web_sys::window().and_then(|window: Window| window.session_storage().ok().flatten())
}

/// What this browser keeps.
#[must_use]
pub fn browser() -> Option<Storage> {
    web_sys::window().and_then(|window: Window| window.local_storage().ok().flatten())
}

/// Keeps a text under a name; where there is no room for it, nothing.
pub fn keep(storage: Option<Storage>, name: &str, text: &str) {
    let Some(storage) = storage else { return };
    if text.len() > MOST_KEPT || storage.set_item(name, text).is_err() {
        let _ = storage.remove_item(name);
    }
}

/// The text kept under a name.
#[must_use]
pub fn kept(storage: Option<Storage>, name: &str) -> Option<String> {
    storage?.get_item(name).ok().flatten()
}

/// No browser keeps more characters for a page.
const MOST_KEPT: usize = 5 * 1024 * 1024;

/// The length of a text as the DOM counts it.
fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}
