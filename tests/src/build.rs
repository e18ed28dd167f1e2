//! Exchanges in one line, for tests that need one of their own.

use corsplain::scenario::{
    Api, Credentials, Field, Hop, Mode, Redirect, Request, Response, Scenario,
};
use corsplain::{Exchange, ScenarioError};

/// The page of every exchange that says nothing else.
pub const PAGE: &str = "https://app.example";
/// Where its request goes.
pub const API: &str = "https://api.example/x";
/// What a server says that agrees to everything but credentials.
pub const AGREED: &str = "Access-Control-Allow-Origin: *";

/// A scenario in the making.
#[derive(Clone, Debug)]
pub struct Build(Scenario);

/// A GET from the page to the API, to which nobody has answered yet.
pub fn get() -> Build {
    let request = Request { url: API.into(), ..Request::default() };
    Build(Scenario { page_origin: PAGE.into(), request, hops: vec![], ..Scenario::default() })
}

impl Build {
    pub fn page(mut self, origin: &str) -> Self {
        self.0.page_origin = origin.into();
        self
    }

    pub fn to(mut self, url: &str) -> Self {
        self.0.request.url = url.into();
        self
    }

    pub fn method(mut self, method: &str) -> Self {
        self.0.request.method = method.into();
        self
    }

    /// A header that the script sets.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.0.request.headers.push((name.into(), value.into()));
        self
    }

    pub fn body(mut self, body: &str) -> Self {
        self.0.request.body = Some(body.into());
        self
    }

    pub fn mode(mut self, mode: Mode) -> Self {
        self.0.request.mode = mode;
        self
    }

    pub fn credentials(mut self, credentials: Credentials) -> Self {
        self.0.request.credentials = credentials;
        self
    }

    pub fn redirect(mut self, redirect: Redirect) -> Self {
        self.0.request.redirect = redirect;
        self
    }

    pub fn upload_listener(mut self) -> Self {
        self.0.request.upload_listener = true;
        self
    }

    /// The page's `Content-Security-Policy`.
    pub fn csp(mut self, policies: &str) -> Self {
        self.0.page_csp = Some(policies.into());
        self
    }

    /// By what the page asks.
    pub fn api(mut self, api: Api) -> Self {
        self.0.request.api = api;
        self
    }

    /// The preflight's answer at the next URL; header lines as HTTP has them.
    pub fn preflight(mut self, status: u16, headers: &str) -> Self {
        self.0.hops.push(Hop { preflight: Some(response(status, headers)), response: None });
        self
    }

    /// The answer to the request itself: at the URL whose preflight was just answered, else at the
    /// next one.
    pub fn answer(mut self, status: u16, headers: &str) -> Self {
        let answer = Some(response(status, headers));
        match self.0.hops.last_mut() {
            Some(hop) if hop.response.is_none() => hop.response = answer,
            _ => self.0.hops.push(Hop { preflight: None, response: answer }),
        }
        self
    }

    pub fn scenario(self) -> Scenario {
        self.0
    }

    pub fn exchange(self) -> Result<Exchange, ScenarioError> {
        Exchange::new(self.0)
    }
}

fn response(status: u16, headers: &str) -> Response {
    Response { status, headers: headers.lines().map(field).collect() }
}

#[track_caller]
fn field(line: &str) -> Field {
    let (name, value) = line.split_once(':').expect("a header line has a colon");
    (name.into(), value.trim().into())
}
