//! Where texts and files come in: a paste or a drop anywhere, and the choice of a file.

use crate::bench::is_long;
use crate::dom;
use crate::listener::Listener;
use corsplain_nodes::Place;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    ClipboardEvent, DataTransfer, DragEvent, Element, Event, File, FileList, HtmlInputElement,
    HtmlTextAreaElement,
};
use yew::Callback;

/// What came.
#[derive(Clone, Debug)]
pub enum Came {
    /// A file to be audited.
    File(File),
    /// The text of one.
    Har(String),
    /// A text: for that box, which holds it whole then, or for none.
    Text(Option<Place>, String),
    /// A file that cannot be read.
    Unreadable,
}

/// The listeners of all doors.
#[must_use]
pub fn listeners(came: &Callback<Came>) -> Vec<Listener> {
    let on = |name: &'static str, open: fn(&Event, &Callback<Came>)| {
        let came = came.clone();
        Listener::on_document(name, move |event| open(&event, &came))
    };
    let doors = [
        on("paste", |event, came| {
            let _ = pasted(event, came);
        }),
        on("drop", |event, came| {
            let _ = dropped(event, came);
        }),
        on("dragover", |event, _| {
            let _ = dragged(event);
        }),
        on("dragleave", |event, _| left(event)),
        on("change", |event, came| {
            let _ = chosen(event, came);
        }),
    ];
    doors.into_iter().flatten().collect()
}

fn pasted(event: &Event, came: &Callback<Came>) -> Option<()> {
    let data = event.dyn_ref::<ClipboardEvent>()?.clipboard_data()?;
    if let Some(file) = first(data.files()) {
        event.prevent_default();
        read(file, came);
        return Some(());
    }
    let text = data.get_data("text/plain").ok().filter(|text| !text.is_empty())?;
    match field(event) {
        // The browser pastes into boxes, unless that would stop it for seconds.
        Some(field) => {
            let place = Place::ALL.into_iter().find(|place| place.id() == field.id());
            let place = place.filter(|_| is_long(&text))?;
            event.prevent_default();
            let whole = spliced(&field, &text)?;
            came.emit(if is_har(&text) { Came::Har(text) } else { Came::Text(Some(place), whole) });
        }
        None => {
            event.prevent_default();
            came.emit(text_beside(text));
        }
    }
    Some(())
}

fn dropped(event: &Event, came: &Callback<Came>) -> Option<()> {
    show_drop(false);
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    if let Some(file) = first(data.files()) {
        event.prevent_default();
        read(file, came);
    } else if field(event).is_none() {
        event.prevent_default();
        let text = data.get_data("text/plain").ok().filter(|text| !text.is_empty())?;
        came.emit(text_beside(text));
    }
    Some(())
}

/// Only what says so beforehand is dropped.
fn dragged(event: &Event) -> Option<()> {
    let data = event.dyn_ref::<DragEvent>()?.data_transfer()?;
    let is_files = holds_files(&data);
    if is_files || field(event).is_none() {
        event.prevent_default();
        show_drop(is_files);
    }
    Some(())
}

fn left(event: &Event) {
    let into = event.dyn_ref::<DragEvent>().and_then(|event| event.related_target());
    if into.is_none() {
        show_drop(false);
    }
}

fn chosen(event: &Event, came: &Callback<Came>) -> Option<()> {
    let input: HtmlInputElement = event.target()?.dyn_into().ok()?;
    let file = first(input.files())?;
    // So that the same file can be chosen again.
    input.set_value("");
    came.emit(Came::File(file));
    Some(())
}

fn text_beside(text: String) -> Came {
    if is_long(&text) && is_har(&text) { Came::Har(text) } else { Came::Text(None, text) }
}

/// A recording is audited; any other file is read as what it says.
fn read(file: File, came: &Callback<Came>) {
    if file.name().to_ascii_lowercase().ends_with(".har") || file.size() > MOST {
        return came.emit(Came::File(file));
    }
    let (told, refused) = (came.clone(), came.clone());
    let told = Closure::once(move |text: JsValue| {
        let text = text.as_string().unwrap_or_default();
        told.emit(if is_har(&text) { Came::Har(text) } else { Came::Text(None, text) });
    });
    let refused = Closure::once(move |_: JsValue| refused.emit(Came::Unreadable));
    let _ = file.text().then2(&told, &refused);
    told.forget();
    refused.forget();
}

/// Whether a text begins like a recording.
fn is_har(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(SEEN).collect();
    start.starts_with('{') && start.contains("\"log\"")
}

fn first(files: Option<FileList>) -> Option<File> {
    files?.get(0)
}

fn holds_files(data: &DataTransfer) -> bool {
    data.types().iter().any(|kind| kind == "Files")
}

/// The field that the event happens in.
fn field(event: &Event) -> Option<Element> {
    let target: Element = event.target()?.dyn_into().ok()?;
    target.closest(FIELDS).ok().flatten()
}

/// What a field would hold with that in the place of its selection.
fn spliced(field: &Element, text: &str) -> Option<String> {
    let (value, start, end) = if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
        (area.value(), area.selection_start().ok()?, area.selection_end().ok()?)
    } else {
        let input = field.dyn_ref::<HtmlInputElement>()?;
        (input.value(), input.selection_start().ok()?, input.selection_end().ok()?)
    };
    let units: Vec<u16> = value.encode_utf16().collect();
    let (start, end) = (start.map_or(0, |at| at as usize), end.map_or(0, |at| at as usize));
    let before = String::from_utf16_lossy(units.get(..start)?);
    let after = String::from_utf16_lossy(units.get(end..)?);
    Some([&before, text, &after].concat())
}

fn show_drop(is_over: bool) {
    let Some(page) = dom::by_id::<Element>("page") else { return };
    let _ = page.toggle_attribute_with_force("data-drop", is_over);
}

const FIELDS: &str = "textarea, input:not([type=radio]):not([type=checkbox]):not([type=file])";
/// So many characters of a text are looked at.
const SEEN: usize = 4096;
/// Above so many bytes a file can only be a recording.
const MOST: f64 = 32_000_000.0;
