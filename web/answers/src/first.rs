//! What the page shows before its engine is there.

use crate::{examples, gallery, tell};
use corsplain_nodes::{Ask, First, Told};

/// The first example with all that is told of it; `None` where there is no example.
#[must_use]
pub fn first() -> Option<First> {
    let id = gallery::entries().into_iter().next()?.id;
    let Told::Laid(laid) = tell(Ask::Load(id.clone())) else { return None };
    let (sheet, engine) = (laid.sheet.clone(), String::new());
    let Told::Answer(answer) = tell(Ask::Answer { sheet, engine, lesson: String::new() }) else {
        return None;
    };
    let (sheet, engine, server) = (laid.sheet.clone(), String::new(), String::new());
    let Told::Beside(beside) = tell(Ask::Beside { sheet, engine, server }) else {
        return None;
    };
    Some(First { laid: *laid, answer: *answer, beside, examples: examples(&id) })
}
