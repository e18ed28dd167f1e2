//! What browsers print of mixed content and of a page's policy, as seen in Chromium 156, Firefox 153
//! and WebKitGTK 2.50 on exchanges like these.

use corsplain::scenario::{Api, Credentials, Mode};
use corsplain::{Engine, console, explain};
use corsplain_tests::build::{AGREED, Build, get};

/// The exchange, and what each engine prints.
#[rustfmt::skip]
fn cases() -> Vec<(Build, [&'static [&'static str]; 3])> {
    let to = |url: &str| get().to(url);
    let redirected = |url: &str| get().answer(302, &format!("{AGREED}\nLocation: {url}"));
    let img = || get().api(Api::Img).mode(Mode::NoCors).credentials(Credentials::Include);
    vec![
        (to("http://b.example/x"), [
            &["Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure resource 'http://b.example/x'. This request has been blocked; the content must be served over HTTPS."],
            &["Blocked loading mixed active content “http://b.example/x”"],
            &[
                "[blocked] The page at https://app.example/ requested insecure content from http://b.example/x. This content was blocked and must be served over HTTPS.",
                "Not allowed to request resource",
                "Fetch API cannot load http://b.example/x due to access control checks.",
            ],
        ]),
        (to("http://b.example/x").api(Api::Xhr), [
            &["Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure XMLHttpRequest endpoint 'http://b.example/x'. This request has been blocked; the content must be served over HTTPS."],
            &["Blocked loading mixed active content “http://b.example/x”"],
            &[
                "[blocked] The page at https://app.example/ requested insecure content from http://b.example/x. This content was blocked and must be served over HTTPS.",
                "Not allowed to request resource",
                "XMLHttpRequest cannot load http://b.example/x due to access control checks.",
            ],
        ]),
        (redirected("http://b.example/x"), [
            &["Mixed Content: The page at 'https://app.example/' was loaded over HTTPS, but requested an insecure resource 'http://b.example/x'. This request has been blocked; the content must be served over HTTPS."],
            &[
                "Blocked loading mixed active content “http://b.example/x”",
                "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/x. (Reason: CORS request did not succeed). Status code: (null).",
            ],
            &[
                "[blocked] The page at https://app.example/ requested insecure content from http://b.example/x. This content was blocked and must be served over HTTPS.",
                "Fetch API cannot load https://api.example/x due to access control checks.",
            ],
        ]),
        (to("http://localhost:3000/x").answer(200, AGREED), [
            &[],
            &[],
            &[
                "[blocked] The page at https://app.example/ requested insecure content from http://localhost:3000/x. This content was blocked and must",
                "Not allowed to request resource",
                "Fetch API cannot load http://localhost:3000/x due to access control checks.",
            ],
        ]),
        (get().csp("connect-src  'self'"), [
            &[
                "Connecting to 'https://api.example/x' violates the following Content Security Policy directive: \"connect-src 'self'\". The action has been blocked.",
                "Fetch API cannot load https://api.example/x. Refused to connect because it violates the document's Content Security Policy.",
            ],
            &["Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://api.example/x because it violates the following directive: “connect-src 'self'”"],
            &["Refused to connect to https://api.example/x because it does not appear in the connect-src directive of the Content Security Policy."],
        ]),
        (get().api(Api::Xhr).csp("default-src 'self'"), [
            &["Connecting to 'https://api.example/x' violates the following Content Security Policy directive: \"default-src 'self'\". Note that 'connect-src' was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked."],
            &["Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://api.example/x because it violates the following directive: “default-src 'self'”"],
            &["Refused to connect to https://api.example/x because it appears in neither the connect-src directive nor the default-src directive of the Content Security Policy."],
        ]),
        (img().csp("default-src 'self'"), [
            &["Loading the image 'https://api.example/x' violates the following Content Security Policy directive: \"default-src 'self'\". Note that 'img-src' was not explicitly set, so 'default-src' is used as a fallback. The action has been blocked."],
            &["Content-Security-Policy: The page’s settings blocked the loading of a resource (img-src) at https://api.example/x because it violates the following directive: “default-src 'self'”"],
            &["Refused to load https://api.example/x because it appears in neither the img-src directive nor the default-src directive of the Content Security Policy."],
        ]),
        (redirected("https://q.example/no").csp("connect-src https://api.example"), [
            &["Connecting to 'https://q.example/no' violates the following Content Security Policy directive: \"connect-src https://api.example\". The action has been blocked."],
            &[
                "Content-Security-Policy: The page’s settings blocked the loading of a resource (connect-src) at https://q.example/no because it violates the following directive: “connect-src https://api.example”",
                "Cross-Origin Request Blocked: The Same Origin Policy disallows reading the remote resource at https://api.example/x. (Reason: CORS request did not succeed). Status code: (null).",
            ],
            &[
                "Refused to connect to https://q.example/no because it does not appear in the connect-src directive of the Content Security Policy.",
                "Blocked by Content Security Policy.",
                "Fetch API cannot load https://q.example/no due to access control checks.",
            ],
        ]),
    ]
}

#[test]
fn each_engine_prints_what_its_browser_printed() {
    for (build, expected) in cases() {
        let exchange = build.clone().exchange().unwrap();
        for (engine, expected) in
            [Engine::Chromium, Engine::Firefox, Engine::WebKit].iter().zip(expected)
        {
            assert_eq!(console(&explain(&exchange, *engine)), expected, "{engine:?}: {build:?}");
        }
        assert!(console(&explain(&exchange, Engine::Fetch)).is_empty());
    }
}
