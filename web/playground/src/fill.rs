//! Fills the boxes. The browser keeps what they hold, so that is done only where something other
//! than typing changed it.

use crate::dom;
use crate::state::State;
use crate::wish::Side;
use corsplain_nodes::{Place, Route};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

/// Which boxes are filled, and with which revision of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filled(Option<(Side, u32)>);

/// Fills the boxes, unless they are.
pub fn fill(state: &State, filled: &mut Filled) {
    let bench = state.here();
    let is_there = match &state.route {
        Route::Check => true,
        Route::Learn(id) => *id == state.lesson.id && state.lesson.sheet.is_some(),
        Route::Audit | Route::Gallery => false,
    };
    let now = Filled(is_there.then_some((state.side(), bench.revision)));
    if *filled == now {
        return;
    }
    *filled = now;
    for place in Place::ALL {
        let text = bench.now.sheet.boxes.get(place);
        if let Some(area) = dom::by_id::<HtmlTextAreaElement>(place.id()) {
            area.set_value(text);
        } else if let Some(input) = dom::by_id::<HtmlInputElement>(place.id()) {
            input.set_value(text);
        }
    }
}
