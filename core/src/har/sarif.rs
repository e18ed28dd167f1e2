//! An audit as SARIF 2.1.0, for code scanners:
//! <https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html>.

use super::shown::shown;
use super::{Audit, Row};
use crate::advice::{Severity, codes};
use crate::percent_encoded;
use crate::reason::Reason;
use crate::verdict::Outcome;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use serde_json::{Value, json};

/// A result for each blocked row and each finding; `file` is the name of the HAR.
#[must_use]
pub fn to_sarif(audit: &Audit, file: &str) -> String {
    let reasons = Reason::ALL.iter().map(|reason| reason_rule(*reason));
    let rules: Vec<Value> = reasons.chain(codes().map(finding_rule)).collect();
    let results: Vec<Value> = audit.rows.iter().flat_map(|row| results(row, file)).collect();
    let notifications: Vec<Value> = audit
        .fault
        .iter()
        .map(|fault| {
            json!({
                "level": "error",
                "message": { "text": fault.text },
                "locations": [place(file, fault.line)],
            })
        })
        .collect();
    let whole = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "corsplain",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "informationUri": "https://fetch.spec.whatwg.org/#http-cors-protocol",
                "rules": rules,
            }},
            "invocations": [{
                "executionSuccessful": audit.fault.is_none(),
                "toolExecutionNotifications": notifications,
            }],
            "artifacts": [{ "location": { "uri": percent_encoded(file, b"-._~") } }],
            "columnKind": "utf16CodeUnits",
            "results": results,
        }],
    });
    serde_json::to_string_pretty(&whole).unwrap_or_default()
}

fn reason_rule(reason: Reason) -> Value {
    json!({
        "id": reason.code(),
        "name": reason.name(),
        "shortDescription": { "text": reason.title() },
        "fullDescription": { "text": reason.why() },
        "helpUri": anchor(reason),
        "defaultConfiguration": { "level": "error" },
    })
}

/// Where the standard says so.
const fn anchor(reason: Reason) -> &'static str {
    match reason {
        Reason::NotAByteString
        | Reason::UrlNotParsable
        | Reason::UrlHasCredentials
        | Reason::MethodNotAToken
        | Reason::MethodForbidden
        | Reason::NoCorsMethodNotSafelisted
        | Reason::HeaderNameInvalid
        | Reason::HeaderValueInvalid
        | Reason::GetOrHeadWithBody => "https://fetch.spec.whatwg.org/#dom-request",
        Reason::HeaderRefused => "https://fetch.spec.whatwg.org/#cors-safelisted-request-header",
        Reason::PortBlocked => "https://fetch.spec.whatwg.org/#port-blocking",
        Reason::MixedContent => "https://w3c.github.io/webappsec-mixed-content/#should-block-fetch",
        Reason::ContentSecurityPolicy => {
            "https://w3c.github.io/webappsec-csp/#should-block-request"
        }
        Reason::CrossOriginInSameOriginMode
        | Reason::NoCorsRedirectModeNotFollow
        | Reason::SchemeNotHttp => "https://fetch.spec.whatwg.org/#concept-main-fetch",
        Reason::UrlNotFetchable => "https://fetch.spec.whatwg.org/#concept-scheme-fetch",
        Reason::NoAnswer | Reason::AnswerMalformed => {
            "https://fetch.spec.whatwg.org/#concept-http-network-fetch"
        }
        Reason::AllowOriginMissing
        | Reason::AllowOriginMultiple
        | Reason::AllowOriginWildcardWithCredentials
        | Reason::AllowOriginInvalid
        | Reason::AllowOriginMismatch
        | Reason::AllowCredentialsMissing
        | Reason::AllowCredentialsNotTrue => "https://fetch.spec.whatwg.org/#concept-cors-check",
        Reason::PreflightRedirected
        | Reason::PreflightStatusNotOk
        | Reason::AllowMethodsInvalid
        | Reason::AllowHeadersInvalid
        | Reason::MethodNotAllowed
        | Reason::AuthorizationNotAllowed
        | Reason::HeaderNotAllowed => "https://fetch.spec.whatwg.org/#cors-preflight-fetch",
        Reason::ResourcePolicyBlocks => {
            "https://fetch.spec.whatwg.org/#cross-origin-resource-policy-header"
        }
        Reason::RedirectModeError => "https://fetch.spec.whatwg.org/#concept-http-fetch",
        Reason::LocationRepeated
        | Reason::LocationNotParsable
        | Reason::LocationSchemeNotHttp
        | Reason::TooManyRedirects
        | Reason::RedirectHasCredentials => {
            "https://fetch.spec.whatwg.org/#concept-http-redirect-fetch"
        }
    }
}

fn finding_rule(code: &str) -> Value {
    json!({
        "id": code,
        "shortDescription": { "text": code.replace('-', " ") },
        "helpUri": "https://fetch.spec.whatwg.org/#http-cors-protocol",
    })
}

fn results(row: &Row, file: &str) -> Vec<Value> {
    let asked = format!("{} {}, asked by {}", row.method, shown(&row.url), shown(&row.page_origin));
    let is_blocked = matches!(row.outcome, Outcome::NetworkError | Outcome::TypeError);
    let blocked = row.reason.filter(|_| is_blocked).map(|reason| {
        let text = format!("{} ({asked})", shown(&row.what));
        result(row, file, reason.code(), "error", &text)
    });
    let findings = row.findings.iter().map(|found| {
        let level = match found.severity {
            Severity::High => "error",
            Severity::Medium => "warning",
            Severity::Low | Severity::Info => "note",
        };
        let text = format!("{} ({asked})", shown(&found.explanation));
        result(row, file, found.code, level, &text)
    });
    blocked.into_iter().chain(findings).collect()
}

fn result(row: &Row, file: &str, rule: &str, level: &str, text: &str) -> Value {
    json!({
        "ruleId": rule,
        "level": level,
        "message": { "text": text },
        "locations": [with_name(place(file, row.line), row.index)],
        "properties": { "url": shown(&row.url), "method": row.method, "status": row.status },
    })
}

fn place(file: &str, line: usize) -> Value {
    json!({
        "physicalLocation": {
            "artifactLocation": { "uri": percent_encoded(file, b"-._~") },
            "region": { "startLine": line },
        },
    })
}

fn with_name(mut place: Value, entry: usize) -> Value {
    let name = format!("log.entries[{entry}]");
    if let Some(place) = place.as_object_mut() {
        place.insert(
            String::from("logicalLocations"),
            json!([{ "fullyQualifiedName": name, "kind": "element" }]),
        );
    }
    place
}
