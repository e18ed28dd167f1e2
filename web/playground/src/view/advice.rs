//! Findings: they decide nothing.

use crate::view::cause::prose;
use corsplain::advice::{Finding, Severity};
use yew::prelude::*;

/// The list, the gravest first.
pub fn advice(found: &[Finding]) -> Html {
    if found.is_empty() {
        return Html::default();
    }
    html! {
        <section id="advice" aria-labelledby="advice-title">
            <h3 id="advice-title">{ "Noticed in these headers" }</h3>
            <ul class="cards">{ for found.iter().map(one) }</ul>
        </section>
    }
}

fn one(finding: &Finding) -> Html {
    let (tone, word) = match finding.severity {
        Severity::High => ("bad", "high"),
        Severity::Medium => ("open", "medium"),
        Severity::Low => ("quiet", "low"),
        Severity::Info => ("decides", "info"),
    };
    html! {
        <li class={tone}>
            <span class="badge"><span class="unseen">{ "Severity: " }</span>{ word }</span>
            { " " }<code>{ finding.code }</code>
            <p>{ prose(&finding.explanation) }</p>
            <p>{ prose(&finding.remedy) }</p>
        </li>
    }
}
