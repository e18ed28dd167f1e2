//! What outlives a reload: texts in their tab, lessons and habits in the browser.

use crate::deed::Stored;
use crate::dom;

/// What this tab had kept.
#[must_use]
pub fn stored() -> Option<Box<Stored>> {
    serde_json::from_str(&dom::kept(dom::tab(), TEXTS)?).ok()
}

/// Keeps it.
pub fn keep(stored: &Stored) {
    if let Ok(text) = serde_json::to_string(stored) {
        dom::keep(dom::tab(), TEXTS, &text);
    }
}

/// The lessons that are done.
#[must_use]
pub fn done() -> Vec<String> {
    let kept = dom::kept(dom::browser(), DONE).unwrap_or_default();
    kept.split(',').filter(|id| !id.is_empty()).map(str::to_owned).collect()
}

/// Keeps them.
pub fn keep_done(done: &[String]) {
    dom::keep(dom::browser(), DONE, &done.join(","));
}

/// Whether single keys are used: they are, unless somebody said no.
#[must_use]
pub fn keys() -> bool {
    dom::kept(dom::browser(), KEYS).as_deref() != Some(NO)
}

/// Keeps it.
pub fn keep_keys(is_used: bool) {
    dom::keep(dom::browser(), KEYS, if is_used { "yes" } else { NO });
}

const TEXTS: &str = "corsplain-texts";
const DONE: &str = "corsplain-lessons";
const KEYS: &str = "corsplain-keys";
const NO: &str = "no";
