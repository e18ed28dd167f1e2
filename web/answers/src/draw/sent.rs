//! What reached a server, what did not, and what would be sent next.

use crate::values;
use corsplain::account::{Account, SentAccount};
use corsplain_nodes::words;
use corsplain_nodes::{Attr, Element, div, h3, li, ol, p, pre, prose, section, span};

/// Every request in order, and the one that waits.
pub fn sent(account: &Account, many: bool) -> Element {
    let list = (!account.sent.is_empty())
        .then(|| ol().puts(account.sent.iter().map(|sent| request(sent, many))));
    let next = account.next.as_ref().map(|next| {
        let number = (account.sent.len() + 1).to_string();
        div()
            .class("next")
            .id("next")
            .put(h3().put(words::SENT_NEXT))
            .put(ol().attr(Attr::Start, number).put(request(next, many)))
    });
    section()
        .class("sent")
        .attr(Attr::AriaLabelledby, "reached")
        .put(h3().id("reached").put(words::REACHED))
        .put(p().puts(prose(&account.reached)))
        .puts(list)
        .puts(next)
}

fn request(sent: &SentAccount, many: bool) -> Element {
    let status = match sent.status {
        None => words::STATUS_NOT_GIVEN.to_owned(),
        Some(0) => words::STATUS_NONE.to_owned(),
        Some(status) => status.to_string(),
    };
    let credentials = if sent.credentials {
        words::SENT_WITH_CREDENTIALS
    } else {
        words::SENT_WITHOUT_CREDENTIALS
    };
    let tags = p()
        .class("tags")
        .put(span().put(values::numbered(values::leg(sent.at.leg), sent.at, many)))
        .put(span().put(credentials))
        .put(span().class("status").put("\u{2192} ").put(status));
    li().put(tags).put(pre().put(values::sent_head(sent)))
}
