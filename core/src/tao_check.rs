//! The TAO check: may the page see detailed timings? It blocks nothing.

use crate::header::HeaderList;
use crate::request::{RequestState, Tainting};

/// <https://fetch.spec.whatwg.org/#concept-tao-check>
///
/// Step 6, on navigations of frames, is left out: the page here is top-level.
pub(crate) fn tao_check(request: &RequestState<'_>, headers: &HeaderList) -> bool {
    // 2. One hop that failed hides the timings of all.
    if request.timing_allow_failed {
        return false;
    }
    // 3. Get, decode and split.
    let values = headers.get_decode_split("timing-allow-origin").unwrap_or_default();
    let asked = request.serialized_origin();
    // 4. `*`, 5. the origin that asks, or 7. the page's own origin.
    values.iter().any(|value| value == b"*" || value == asked)
        || request.tainting == Tainting::Basic
}
