//! The TAO check: may the page see detailed timings? It blocks nothing.

use crate::header::HeaderList;
use crate::request::{RequestState, Tainting};
use crate::scenario::Mode;

/// <https://fetch.spec.whatwg.org/#concept-tao-check>
pub(crate) fn tao_check(request: &RequestState<'_>, headers: &HeaderList) -> bool {
    // 2. One hop that failed hides the timings of all.
    if request.timing_allow_failed {
        return false;
    }
    // 3. Get, decode and split.
    let values = headers.get_decode_split("timing-allow-origin").unwrap_or_default();
    let asked = request.serialized_origin();
    // 4. `*`, or 5. the origin that asks.
    if values.iter().any(|value| value == b"*" || value == asked) {
        return true;
    }
    // 6. A navigation elsewhere is not the page's own, whatever its tainting.
    let navigates = request.exchange.request().mode == Mode::Navigate;
    let own = request.url().is_some_and(|url| url.origin().is_same_origin(request.origin()));
    // 7. The page's own origin.
    request.tainting == Tainting::Basic && (own || !navigates)
}
