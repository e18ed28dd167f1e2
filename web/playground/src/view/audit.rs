//! The audit of a HAR file.

use crate::deed::Action;
use crate::draw;
use crate::state::Audit;
use crate::view::button;
use crate::view::long::size;
use corsplain_nodes::words::{self, fill};
use yew::{Callback, Html, html};

/// Where a file is chosen or dropped, how far it is read, and what was found.
pub fn audit(audit: &Audit, act: &Callback<Action>) -> Html {
    let (done, of) = audit.progress;
    html! {
        <>
            <div class="drop">
                // What is chosen is seen by the listener for all files, in `door.rs`.
                <input type="file" id="har" class="unseen" accept=".har,.json,application/json" />
                <label for="har">{ words::AUDIT_CHOOSE }</label>
                <p>{ words::AUDIT_DROP }</p>
                <p class="hint">{ words::AUDIT_HOW }</p>
            </div>
            if let Some(name) = &audit.reading {
                <div class="reading" role="group" aria-label={fill(words::AUDIT_READING, &[name])}>
                    <p>{ fill(words::AUDIT_READING, &[name]) }</p>
                    <progress max={of.max(1).to_string()} value={done.to_string()}
                        aria-label={fill(words::AUDIT_READING, &[name])} />
                    <p class="hint">{ fill(words::AUDIT_PROGRESS, &[&size(done), &size(of)]) }</p>
                    { button(words::AUDIT_CANCEL, Action::Stop, act) }
                </div>
            }
            <div class="audit" id="audit">{ draw::nodes(&audit.table, act) }</div>
        </>
    }
}
