//! What becomes of the boxes when somebody pastes.

use crate::draw;
use crate::spread::{Spread, Wanted, spread, spread_console_line};
use corsplain_nodes::{Boxes, Laid, Place, Replaced, Sheet};

/// The sheet after a paste; `text` is what the box holds then, and `sheet` what all held before.
///
/// A whole exchange is spread into the boxes; a request pasted over that of an example takes the
/// place of all of it, so that the example's answers are not taken for its own.
pub fn paste(place: Option<Place>, text: String, sheet: Sheet, is_example: bool) -> Laid {
    if let Some(found) = whole(place, &text) {
        return laid(found, Some(Replaced::Spread));
    }
    if let Some(found) = spread_console_line(&text) {
        return laid(found, Some(Replaced::Console));
    }
    if let (None, Some(found)) = (place, spread(&text, Wanted::Answer)) {
        // Answers alone, dropped beside the boxes, leave the request as it is.
        let Boxes { preflight, response, .. } = found.sheet.boxes;
        let boxes = Boxes { preflight, response, ..sheet.boxes };
        let notes = draw::pasted(&found.notes, &[]);
        return Laid { sheet: Sheet { boxes, ..sheet }, notes, ..Laid::default() };
    }
    let place = place.unwrap_or(Place::Request);
    let before = sheet.boxes.get(place).trim();
    if is_example && place == Place::Request && (before.is_empty() || !text.contains(before)) {
        let boxes = Boxes { request: text, ..Boxes::default() };
        let sheet = Sheet { boxes, ..Sheet::default() };
        return Laid { sheet, replaced: Some(Replaced::Paste), ..Laid::default() };
    }
    let mut sheet = sheet;
    *sheet.boxes.get_mut(place) = text;
    Laid { sheet, ..Laid::default() }
}

/// A whole exchange, where the text is one: in the request's box an answer makes it one.
fn whole(place: Option<Place>, text: &str) -> Option<Spread> {
    match place {
        Some(Place::PageOrigin | Place::PageCsp) => None,
        Some(Place::Request) => spread(text, Wanted::Answer),
        Some(Place::Preflight | Place::Response) | None => spread(text, Wanted::Both),
    }
}

fn laid(found: Spread, replaced: Option<Replaced>) -> Laid {
    let notes = draw::pasted(&found.notes, &found.assumptions);
    Laid { sheet: found.sheet, replaced, notes, ..Laid::default() }
}
