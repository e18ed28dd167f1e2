//! Links within the page: the views' own are marked, and places are gone to without a trace in
//! the address, which holds the exchange.

use crate::dom;
use crate::listener::Listener;
use corsplain_nodes::Route;
use corsplain_nodes::fragment::{self, Fragment};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

/// Marks the link of the view that is open, of those that `index.html` brings.
pub fn mark(route: &Route) {
    let open = match route {
        Route::Check => "view-check",
        Route::Audit => "view-audit",
        Route::Learn(_) => "view-learn",
        Route::Gallery => "view-gallery",
    };
    for id in ["view-check", "view-audit", "view-learn", "view-gallery"] {
        let Some(link) = dom::by_id::<Element>(id) else { continue };
        let _ = match id == open {
            true => link.set_attribute("aria-current", "page"),
            false => link.remove_attribute("aria-current"),
        };
    }
    // Not every view has an answer.
    if let Some(skip) = dom::by_id::<Element>("skip") {
        let has_answer = dom::by_id::<Element>("answer").is_some();
        let _ = skip.set_attribute("href", if has_answer { "#answer" } else { "#heading" });
    }
}

/// Listens for presses on links to places, and beside open menus.
#[must_use]
pub fn listener() -> Option<Listener> {
    Listener::on_document("click", |event| {
        let target: Option<Element> = event.target().and_then(|target| target.dyn_into().ok());
        let Some(target) = target else { return };
        close_menus(&target);
        go(&event, &target);
    })
}

fn go(event: &Event, target: &Element) {
    let Ok(Some(link)) = target.closest("a[href^='#']") else { return };
    let href = link.get_attribute("href").unwrap_or_default();
    if fragment::read(&href) == Fragment::Nothing {
        event.prevent_default();
        let id = href.trim_start_matches('#');
        dom::focus(if dom::by_id::<Element>(id).is_some() { id } else { "heading" });
    }
}

/// A menu stays open only while somebody is about its summary.
fn close_menus(target: &Element) {
    let Ok(Some(menu)) = dom::document().map_or(Ok(None), |it| it.query_selector(OPEN)) else {
        return;
    };
    if !target
        .closest("summary")
        .is_ok_and(|summary| summary.is_some_and(|summary| menu.contains(Some(&summary))))
    {
        let _ = menu.remove_attribute("open");
    }
}

const OPEN: &str = "details.menu[open]";
