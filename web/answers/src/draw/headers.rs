//! Which headers of the answer script can read.

use crate::draw::icon::icon;
use corsplain::account::{Account, HeaderAccount};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Attr, Element, caption, code, h3, p, prose, section, span, strong, table, tbody, td, th, thead,
    tr,
};

/// The table; nothing where script gets no answer.
pub fn headers(account: &Account) -> Option<Element> {
    let columns = [words::HEADER, words::FOR_SCRIPT];
    let columns = columns.map(|name| th().attr(Attr::Scope, "col").put(name));
    let list = table()
        .id("headers")
        .put(caption().class("unseen").put(words::HEADERS_CAPTION))
        .put(thead().put(tr().puts(columns)))
        .put(tbody().puts(account.headers.iter().take(SHOWN).map(one)));
    let more = account.headers.len().saturating_sub(SHOWN);
    let more = (more > 0)
        .then(|| p().class("hint").put(fill(words::MORE_HEADERS, &[&words::count(more)])));
    let drawn = section()
        .class("headers")
        .attr(Attr::AriaLabelledby, "headers-title")
        .put(h3().id("headers-title").put(words::HEADERS))
        .put(list)
        .puts(more);
    (!account.headers.is_empty()).then_some(drawn)
}

fn one(header: &HeaderAccount) -> Element {
    let (tone, word) = match header.readable {
        true => ("good", words::HEADER_IS_READABLE),
        false => ("quiet", words::HEADER_IS_HIDDEN),
    };
    let name = th()
        .attr(Attr::Scope, "row")
        .put(code().put(header.name.as_str()))
        .put(code().class("value").put(header.value.as_str()));
    let read = td()
        .class(tone)
        .put(strong().put(icon(tone)).put(word))
        .put(span().puts(prose(header.why)))
        .puts(shown_by(header));
    tr().put(name).put(read)
}

/// What would let script read a header that it cannot.
fn shown_by(header: &HeaderAccount) -> Option<Element> {
    let line = header.shown_by.as_ref()?;
    Some(span().class("shown-by").puts(prose(&fill(words::HEADER_SHOWN_BY, &[line]))))
}

/// So many headers are listed.
const SHOWN: usize = 60;
