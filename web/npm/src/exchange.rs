//! An exchange as JavaScript holds it, read property by property.
//!
//! The shell hands over every property of the scenario format, none missing, with header lists laid
//! flat: name, value, name, value. `serde-wasm-bindgen` reads objects too, but brings the formatting of
//! numbers and words of its own for what is wrong with a value, which the shell has said before.

use corsplain::scenario::{
    Api, Credentials, Field, Hop, Mode, Redirect, Request, Response, Scenario,
};
use corsplain::url::JsUrlParser;
use corsplain::{Engine, Exchange};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

#[wasm_bindgen]
extern "C" {
    /// `{page_origin, page_csp, request, hops}`.
    pub type JsExchange;
    #[wasm_bindgen(method, getter)]
    fn page_origin(this: &JsExchange) -> String;
    #[wasm_bindgen(method, getter)]
    fn page_csp(this: &JsExchange) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn request(this: &JsExchange) -> JsRequest;
    #[wasm_bindgen(method, getter)]
    fn hops(this: &JsExchange) -> Vec<JsHop>;

    /// `{api, url, method, headers, body, mode, credentials, redirect, upload_listener}`.
    pub type JsRequest;
    #[wasm_bindgen(method, getter)]
    fn api(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn url(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn method(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn headers(this: &JsRequest) -> Vec<String>;
    #[wasm_bindgen(method, getter)]
    fn body(this: &JsRequest) -> Option<String>;
    #[wasm_bindgen(method, getter)]
    fn mode(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn credentials(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn redirect(this: &JsRequest) -> String;
    #[wasm_bindgen(method, getter)]
    fn upload_listener(this: &JsRequest) -> bool;

    /// `{preflight, response}`.
    pub type JsHop;
    #[wasm_bindgen(method, getter)]
    fn preflight(this: &JsHop) -> Option<JsResponse>;
    #[wasm_bindgen(method, getter)]
    fn response(this: &JsHop) -> Option<JsResponse>;

    /// `{status, headers}`.
    pub type JsResponse;
    #[wasm_bindgen(method, getter)]
    fn status(this: &JsResponse) -> u16;
    #[wasm_bindgen(method, getter, js_name = headers)]
    fn answered(this: &JsResponse) -> Vec<String>;
}

/// The exchange, made ready.
pub(crate) fn read(exchange: &JsExchange) -> Result<Exchange, JsValue> {
    let scenario = Scenario {
        page_origin: exchange.page_origin(),
        page_csp: exchange.page_csp(),
        request: request_of(&exchange.request())?,
        hops: exchange.hops().iter().map(hop).collect(),
    };
    Exchange::with_parser(scenario, &JsUrlParser)
        .map_err(|error| refuse("page_origin", &error.to_string()))
}

/// The engine of this name.
pub(crate) fn engine(word: &str) -> Result<Engine, JsValue> {
    known("engine", word, Engine::from_word)
}

/// A header list laid flat.
pub(crate) fn fields(flat: Vec<String>) -> Vec<Field> {
    let mut words = flat.into_iter();
    let mut fields = Vec::with_capacity(words.len() / 2);
    while let (Some(name), Some(value)) = (words.next(), words.next()) {
        fields.push((name, value));
    }
    fields
}

/// The value that a word stands for.
pub(crate) fn known<T>(
    path: &str,
    word: &str,
    from_word: impl Fn(&str) -> Option<T>,
) -> Result<T, JsValue> {
    from_word(word).ok_or_else(|| refuse(path, "this word is not known"))
}

/// What is wrong with a value, and where it is.
pub(crate) fn refuse(path: &str, why: &str) -> JsValue {
    JsValue::from([path, ": ", why].concat())
}

fn request_of(request: &JsRequest) -> Result<Request, JsValue> {
    Ok(Request {
        api: known("request.api", &request.api(), Api::from_word)?,
        url: request.url(),
        method: request.method(),
        headers: fields(request.headers()),
        body: request.body(),
        mode: known("request.mode", &request.mode(), Mode::from_word)?,
        credentials: known("request.credentials", &request.credentials(), Credentials::from_word)?,
        redirect: known("request.redirect", &request.redirect(), Redirect::from_word)?,
        upload_listener: request.upload_listener(),
    })
}

fn hop(hop: &JsHop) -> Hop {
    Hop { preflight: hop.preflight().map(response), response: hop.response().map(response) }
}

/// One answer.
pub(crate) fn response(answer: JsResponse) -> Response {
    Response { status: answer.status(), headers: fields(answer.answered()) }
}
