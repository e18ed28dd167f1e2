//! Findings: they decide nothing.

use corsplain::advice::{Finding, Severity};
use corsplain_nodes::{Attr, Element, code, h3, li, p, prose, section, span, ul, words};

/// The list, the gravest first.
pub fn advice(found: &[Finding]) -> Option<Element> {
    let drawn = section()
        .id("advice")
        .attr(Attr::AriaLabelledby, "advice-title")
        .put(h3().id("advice-title").put(words::ADVICE))
        .put(ul().class("cards").puts(found.iter().map(one)));
    (!found.is_empty()).then_some(drawn)
}

fn one(finding: &Finding) -> Element {
    named(finding.severity, finding.code)
        .put(p().puts(prose(&finding.explanation)))
        .put(p().puts(prose(&finding.remedy)))
}

/// A finding by its severity and its code.
pub(super) fn named(severity: Severity, name: &str) -> Element {
    let (tone, word) = match severity {
        Severity::High => ("bad", words::SEVERITY_HIGH),
        Severity::Medium => ("open", words::SEVERITY_MEDIUM),
        Severity::Low => ("quiet", words::SEVERITY_LOW),
        Severity::Info => ("decides", words::SEVERITY_INFO),
    };
    let badge = span().class("badge").put(span().class("unseen").put(words::SEVERITY)).put(word);
    li().class(tone).put(badge).put(" ").put(code().put(name))
}
