//! The server's answers as a policy: who may do what.

use crate::draw::icon::icon;
use corsplain::policy::{Cell, Group, Matrix, Policy, Row, Why};
use corsplain_nodes::words::{self, fill};
use corsplain_nodes::{
    Attr, Element, code, details, div, h3, li, p, prose, strong, summary, table, tbody, td, th,
    thead, tr, ul,
};

/// One paragraph and one matrix, folded in.
pub fn policy(policy: &Policy) -> Element {
    let matrix = &policy.matrix;
    let left_out = (matrix.left_out > 0).then(|| {
        p().class("hint").put(fill(words::POLICY_LEFT_OUT, &[&matrix.left_out.to_string()]))
    });
    let remembered = policy.remembered.iter().map(|one| li().puts(prose(&one.text)));
    details()
        .class("part policy")
        .id("policy")
        .put(summary().put(h3().put(words::POLICY)))
        .put(p().puts(prose(&policy.summary)))
        .put(wide(matrix))
        .puts(left_out)
        .puts(list(matrix.reasons.iter().map(why)))
        .puts(list(remembered))
        .puts(policy.caveats.iter().map(|text| p().class("hint").puts(prose(text))))
}

fn wide(matrix: &Matrix) -> Element {
    let span = matrix.headers.len().to_string();
    let method = |group: &Group| {
        th().attr(Attr::Scope, "colgroup").attr(Attr::Colspan, &span).puts(prose(&group.label))
    };
    let header = |group: &Group| th().attr(Attr::Scope, "col").puts(prose(&group.label));
    let who = th().attr(Attr::Scope, "col").attr(Attr::Rowspan, "2").put(words::POLICY_WHO);
    let headers = matrix.methods.iter().flat_map(|_| matrix.headers.iter().map(header));
    let head =
        thead().put(tr().put(who).puts(matrix.methods.iter().map(method))).put(tr().puts(headers));
    div()
        .class("wide")
        .attr(Attr::Tabindex, "0")
        .attr(Attr::Role, "region")
        .attr(Attr::AriaLabel, words::POLICY_TABLE)
        .put(table().put(head).put(tbody().puts(matrix.rows.iter().map(row))))
}

fn row(row: &Row) -> Element {
    let who = th().attr(Attr::Scope, "row").puts(prose(&row.label));
    tr().put(who).puts(row.cells.iter().map(cell))
}

fn cell(cell: &Cell) -> Element {
    let (tone, word, why) = match cell {
        Cell::Allowed => ("good", words::POLICY_MAY, None),
        Cell::Forbidden { reason, .. } => ("bad", words::POLICY_MAY_NOT, Some(*reason)),
        Cell::Unknown { .. } => ("open", words::POLICY_NOT_KNOWN, None),
    };
    let drawn = td().class(tone).put(strong().put(icon(tone)).put(word));
    match why {
        Some(why) => drawn.attr(Attr::Title, why),
        None => drawn,
    }
}

fn why(why: &Why) -> Element {
    li().put(code().put(why.reason)).put(" ").puts(prose(&why.text))
}

fn list(items: impl ExactSizeIterator<Item = Element>) -> Option<Element> {
    (items.len() > 0).then(|| ul().class("plain-list").puts(items))
}
