//! Facts that one function of core answers.

use corsplain::header::{self, HeaderList};
use corsplain::safelist::{self, Whitespace};
use corsplain::url::{NativeUrlParser, Url};
use corsplain::{method, mime, port};
use corsplain_tests::facts::{Fact, byte_lines, bytes, field, text};
use serde_json::Value;

/// What core's function of this name makes of the input.
pub fn evaluate(fact: &Fact) -> Option<Value> {
    let input = &fact.input;
    let name = || bytes(field(input, "name"));
    let value = || bytes(field(input, "value"));
    let whole = || bytes(input.as_str().expect("the input is a text"));
    Some(match fact.algorithm.as_str() {
        "bad-port" => port::is_bad_port(number(input)).into(),
        "cors-safelisted-method" => method::is_cors_safelisted_method(&whole()).into(),
        "cors-safelisted-request-header" => {
            safelist::is_cors_safelisted_request_header(&name(), &value()).into()
        }
        "extract-header-list-values" if !fact.expect.is_object() => extracted(input),
        "forbidden-method" => method::is_forbidden_method(&whole()).into(),
        "forbidden-request-header" => {
            safelist::is_forbidden_request_header(&name(), &value()).into()
        }
        "get-decode-split" => decoded_and_split(input),
        "header-name-valid" => header::is_header_name(&whole()).into(),
        "header-value-normalize" => text(header::normalize_value(&whole())).into(),
        "header-value-valid" => header::is_header_value(header::normalize_value(&whole())).into(),
        "headers-guard-allows" => guard_allows(field(input, "guard"), &name(), &value()).into(),
        "method-normalize" => text(method::normalize(&whole())).into(),
        "method-valid" => method::is_method(&whole()).into(),
        "no-cors-safelisted-request-header" => {
            safelist::is_no_cors_safelisted_request_header(&name(), &value()).into()
        }
        "no-cors-safelisted-request-header-name" => {
            safelist::is_no_cors_safelisted_request_header_name(&whole()).into()
        }
        "parse-mime-type" => mime::essence(&whole()).into(),
        "parse-single-range-allow-whitespace" => {
            safelist::parse_single_range_header_value(&whole(), Whitespace::Allowed)
                .is_some()
                .into()
        }
        "privileged-no-cors-request-header-name" => {
            safelist::is_privileged_no_cors_request_header_name(&whole()).into()
        }
        "response-header-get" => {
            received(input).get(field(input, "name")).map(|value| text(&value)).into()
        }
        "url-origin" => origin(field(input, "url"), field(input, "base")),
        _ => return None,
    })
}

fn number(input: &Value) -> u16 {
    serde_json::from_value(input.clone()).expect("the input is a port")
}

/// The header lines of an input, all of the one name.
fn received(input: &Value) -> HeaderList {
    let name = input["name"].as_str().unwrap_or("x");
    HeaderList::new(byte_lines(input, "lines").into_iter().map(|line| (name.to_owned(), line)))
}

fn decoded_and_split(input: &Value) -> Value {
    let values = received(input).get_decode_split("x").expect("there is a line");
    values.iter().map(|value| text(value)).collect()
}

/// <https://fetch.spec.whatwg.org/#extract-header-list-values>
fn extracted(input: &Value) -> Value {
    let lines = received(input);
    let tokens: Result<Vec<_>, _> = lines
        .headers()
        .iter()
        .flat_map(|line| header::extract_tokens(&line.value))
        .map(|token| token.map(text))
        .collect();
    tokens.map_or_else(|_| "failure".into(), Value::from)
}

/// Whether a `Headers` object with this guard takes the header.
/// <https://fetch.spec.whatwg.org/#headers-validate>
fn guard_allows(guard: &str, name: &[u8], value: &[u8]) -> bool {
    match guard {
        "none" => true,
        "request" => !safelist::is_forbidden_request_header(name, value),
        "request-no-cors" => safelist::is_no_cors_safelisted_request_header(name, value),
        "response" => !safelist::is_forbidden_response_header_name(name),
        guard => panic!("no guard is called `{guard}`"),
    }
}

/// <https://url.spec.whatwg.org/#concept-url-origin>
fn origin(url: &str, base: &str) -> Value {
    let base = Url::parse(&NativeUrlParser, base, None).expect("a base URL parses");
    let url = Url::parse(&NativeUrlParser, url, Some(&base));
    url.map(|url| url.origin().serialization().to_owned()).into()
}
