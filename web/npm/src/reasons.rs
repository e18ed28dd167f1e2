//! Every reason for which an exchange can be blocked.

use crate::answer::give;
use corsplain::Reason;
use serde::Serialize;
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

/// `{code, name}` of every reason, and in the full module what its page says.
///
/// # Errors
/// None but what JavaScript itself refuses.
#[wasm_bindgen]
pub fn reasons() -> Result<JsValue, JsValue> {
    let told = |&reason: &Reason| Told {
        code: reason.code(),
        name: reason.name(),
        #[cfg(feature = "full")]
        title: reason.title(),
        #[cfg(feature = "full")]
        what: reason.what(),
        #[cfg(feature = "full")]
        why: reason.why(),
        #[cfg(feature = "full")]
        page: reason.page(),
    };
    give(&Reason::ALL.iter().map(told).collect::<Vec<_>>())
}

#[derive(Serialize)]
struct Told {
    code: &'static str,
    name: &'static str,
    #[cfg(feature = "full")]
    title: &'static str,
    #[cfg(feature = "full")]
    what: &'static str,
    #[cfg(feature = "full")]
    why: &'static str,
    #[cfg(feature = "full")]
    page: &'static str,
}
