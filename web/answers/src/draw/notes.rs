//! Remarks on lines of a text.

use crate::convert;
use crate::draw::press;
use crate::draw::share;
use crate::evaluate::Judged;
use crate::values;
use corsplain::text::{self, Assumption, Note, Secret, Subject};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{Act, Attr, BoxNotes, Element, Node, Place, li, prose, span, ul};

/// The remarks on each box that has any, or is why there is no verdict.
pub fn of_boxes(judged: &Judged) -> Vec<BoxNotes> {
    let trouble = judged.exchange.as_ref().err().map(|trouble| convert::place(trouble.place));
    let secrets = text::secrets(&judged.boxes);
    let of_box = |place: Place| {
        let stands = |note: &&Note| note.place.map(convert::place) == Some(place);
        let of_it = judged.parsed.notes.iter().filter(stands);
        let of_it: Vec<&Note> = of_it.collect();
        let invalid = trouble == Some(place);
        let is_here = |secret: &&Secret| secret.place.map(convert::place) == Some(place);
        let secrets: Vec<&Secret> = secrets.iter().filter(is_here).collect();
        let nodes = list(&of_it, share::remark(&secrets), Some(place));
        let nodes: Vec<Node> = nodes.map(Node::from).into_iter().collect();
        (invalid || !nodes.is_empty()).then_some(BoxNotes { place, nodes, invalid })
    };
    Place::ALL.into_iter().filter_map(of_box).collect()
}

/// What a paste of everything at once said that the boxes do not show.
pub fn pasted(notes: &[Note], assumptions: &[Assumption]) -> Vec<Node> {
    let remarks: Vec<&Note> = notes.iter().collect();
    let assumed: Vec<Element> = assumptions.iter().filter_map(assumed).collect();
    let assumed = (!assumed.is_empty()).then(|| ul().class("notes").puts(assumed));
    list(&remarks, None, None).into_iter().chain(assumed).map(Node::from).collect()
}

/// The remarks on one box, or on a paste where there is no box.
fn list(notes: &[&Note], last: Option<Element>, place: Option<Place>) -> Option<Element> {
    let list = match place.map(Place::id) {
        Some(id) => ul().class("notes").id(format!("{id}-notes")),
        None => ul().class("notes"),
    };
    let more = notes.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| li().put(fill(words::AND_MORE, &[&words::count(more)])));
    let drawn = list.puts(notes.iter().take(SHOWN).map(|note| one(note, place))).puts(more);
    (!notes.is_empty() || last.is_some()).then(|| drawn.puts(last))
}

fn one(note: &Note, place: Option<Place>) -> Element {
    let number = note.line.to_string();
    let line = fill(words::NOTE_LINE, &[&number]);
    let mark = match place {
        Some(place) => press(Act::Focus(place, note.line))
            .class("line")
            .attr(Attr::AriaLabel, fill(words::NOTE_GO, &[&number, values::place(place)]))
            .put(line),
        None => span().class("line").put(line),
    };
    li().put(mark).put(span().puts(prose(&note.text)))
}

/// What was assumed of the paste and now stands in the boxes as if it had been said.
fn assumed(assumption: &Assumption) -> Option<Element> {
    match assumption.subject {
        Subject::Url
        | Subject::Method
        | Subject::Headers
        | Subject::Status
        | Subject::Preflight => {
            let subject = fill(words::NOTE_ASSUMED, &[values::subject(assumption.subject)]);
            let text = format!("`{}`. {}", assumption.value, assumption.because);
            Some(li().put(span().class("subject").put(subject)).put(span().puts(prose(&text))))
        }
        // These stay open in the boxes, and are listed beside the verdict.
        Subject::PageOrigin | Subject::Mode | Subject::Credentials | Subject::Redirect => None,
    }
}

/// So many remarks are listed; a binary paste has one for each of its lines.
const SHOWN: usize = 12;
