//! The server's answers as a policy: who may do what.

use crate::view::cause::prose;
use crate::view::icon::icon;
use corsplain::policy::{Cell, Group, Matrix, Policy, Row};
use yew::prelude::*;

/// One paragraph and one matrix, folded in.
pub fn policy(policy: &Policy) -> Html {
    html! {
        <details class="part policy" id="policy">
            <summary><h3>{ "Who may do what, by these answers" }</h3></summary>
            <p>{ prose(&policy.summary) }</p>
            { matrix(&policy.matrix) }
            if !policy.remembered.is_empty() {
                <ul class="plain-list">
                    { for policy.remembered.iter().map(|one| html! { <li>{ prose(&one.text) }</li> }) }
                </ul>
            }
            { for policy.caveats.iter().map(|text| html! { <p class="hint">{ prose(text) }</p> }) }
        </details>
    }
}

fn matrix(matrix: &Matrix) -> Html {
    let span = matrix.headers.len().to_string();
    let heading = |group: &Group, span: String| {
        html! { <th scope="colgroup" colspan={span}>{ prose(&group.label) }</th> }
    };
    html! {
        <>
            <div class="wide" tabindex="0" role="region" aria-label="Who may do what">
                <table>
                    <thead>
                        <tr>
                            <th scope="col" rowspan="2">{ "Who asks" }</th>
                            { for matrix.methods.iter().map(|group| heading(group, span.clone())) }
                        </tr>
                        <tr>
                            { for matrix.methods.iter().flat_map(|_| &matrix.headers).map(|group| html! {
                                <th scope="col">{ prose(&group.label) }</th>
                            }) }
                        </tr>
                    </thead>
                    <tbody>{ for matrix.rows.iter().map(row) }</tbody>
                </table>
            </div>
            if matrix.left_out > 0 {
                <p class="hint">{ format!("{} more listed names were not tried.", matrix.left_out) }</p>
            }
            if !matrix.reasons.is_empty() {
                <ul class="plain-list">
                    { for matrix.reasons.iter().map(|why| html! {
                        <li><code>{ why.reason }</code>{ " " }{ prose(&why.text) }</li>
                    }) }
                </ul>
            }
        </>
    }
}

fn row(row: &Row) -> Html {
    html! {
        <tr>
            <th scope="row">{ prose(&row.label) }</th>
            { for row.cells.iter().map(cell) }
        </tr>
    }
}

fn cell(cell: &Cell) -> Html {
    let (tone, word, why) = match cell {
        Cell::Allowed => ("good", "may", None),
        Cell::Forbidden { reason, .. } => ("bad", "may not", Some(*reason)),
        Cell::Unknown { .. } => ("open", "not known", None),
    };
    html! { <td class={tone} title={why}><strong>{ icon(tone) }{ word }</strong></td> }
}
