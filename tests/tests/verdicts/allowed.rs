//! One line for each way through.

use corsplain::Outcome;
use corsplain::scenario::{Api, Credentials, Mode, Redirect};
use corsplain_tests::build::{AGREED, Build, get};

/// What is let through, and just so: the outcome, and for each URL whether a preflight was sent.
#[rustfmt::skip]
pub fn allowed() -> Vec<(Outcome, &'static [bool], Build)> {
    let no_cors = || get().mode(Mode::NoCors);
    let put = || get().method("PUT");
    let long = "x".repeat(128);
    let mut nine = get();
    for _ in 0..8 {
        nine = nine.with("Accept", &long);
    }
    let agreed = |more: &str| format!("{AGREED}\n{more}");
    let both = "Access-Control-Allow-Origin: null\nAccess-Control-Allow-Credentials: true";
    vec![
        (Outcome::Readable, &[false], get().answer(200, AGREED)),
        (Outcome::Readable, &[false], get().answer(500, AGREED)),
        (Outcome::Readable, &[false], get().to("/x").answer(200, "")),
        (Outcome::Readable, &[false], get().to("https://APP.example:443/x").answer(404, "")),
        (Outcome::Readable, &[false], get().page("null").credentials(Credentials::Include).answer(200, both)),
        (Outcome::Readable, &[false], get().mode(Mode::Navigate).answer(200, "")),
        (Outcome::Readable, &[], get().to("data:,x")),
        (Outcome::Readable, &[], get().to("blob:https://app.example/1")),
        (Outcome::Opaque, &[], no_cors().to("about:blank")),
        (Outcome::Opaque, &[false], no_cors().with("X-A", "1").answer(200, "")),
        (Outcome::Opaque, &[false], no_cors().answer(200, "Cross-Origin-Resource-Policy: same-origin, x")),
        (Outcome::OpaqueRedirect, &[false], get().redirect(Redirect::Manual).answer(302, AGREED)),
        // Safe headers, together just short enough, and too long.
        (Outcome::Readable, &[false], nine.clone().answer(200, AGREED)),
        (Outcome::Readable, &[true], nine.with("Accept", "x").preflight(200, &agreed("Access-Control-Allow-Headers: Accept")).answer(200, AGREED)),
        (Outcome::Readable, &[false], get().method("post").with("Content-Type", "TEXT/plain;a=b").body("").answer(200, AGREED)),
        (Outcome::Readable, &[false], get().with("Range", "bytes=0-").answer(206, AGREED)),
        (Outcome::Readable, &[false], get().with("Cookie", "a=b").with("X-Method-Override", "TRACE").answer(200, AGREED)),
        // Agreement to more than forms can do.
        (Outcome::Readable, &[true], put().preflight(299, &agreed("Access-Control-Allow-Methods: *")).answer(200, AGREED)),
        (Outcome::Readable, &[true], get().with("Authorization", "1").preflight(200, &agreed("Access-Control-Allow-Headers: *, AUTHORIZATION")).answer(200, AGREED)),
        (Outcome::Readable, &[true], put().upload_listener().preflight(200, AGREED).answer(200, AGREED)),
        // Redirects.
        (Outcome::Readable, &[false], get().to("/x").answer(302, "")),
        (Outcome::Readable, &[false, false], get().to("/x").answer(302, "Location: https://user@app.example/").answer(200, "")),
        (Outcome::Readable, &[true, false], put().preflight(200, &agreed("Access-Control-Allow-Methods: PUT")).answer(303, &agreed("Location: /y")).answer(200, AGREED)),
        (Outcome::Readable, &[false, false], get().to("/x").with("Authorization", "1").answer(307, "Location: https://api.example/").answer(200, AGREED)),
        // Mixed content, and the page's own policy.
        (Outcome::Readable, &[false], get().to("http://127.8.0.1:3000/").answer(200, AGREED)),
        (Outcome::Readable, &[false], get().to("http://dev.localhost:3000/").answer(200, AGREED)),
        (Outcome::Readable, &[false], get().page("http://localhost:3000").to("http://api.example/").answer(200, AGREED)),
        (Outcome::Readable, &[false], get().to("http://api.example/").api(Api::Img).answer(200, AGREED)),
        (Outcome::Readable, &[false], get().to("http://api.example/").csp("upgrade-insecure-requests").answer(200, AGREED)),
        (Outcome::Readable, &[false, false], get().csp("upgrade-insecure-requests").answer(302, &agreed("Location: http://api.example/y")).answer(200, AGREED)),
        (Outcome::Readable, &[false], get().mode(Mode::Navigate).csp("default-src 'none'").to("http://api.example/").answer(200, "")),
        (Outcome::Readable, &[false], get().csp("img-src 'none'; treat-as-public-address").answer(200, AGREED)),
        (Outcome::Readable, &[false], get().csp("default-src 'none'; connect-src api.example").answer(200, AGREED)),
        (Outcome::Readable, &[false, false], get().csp("connect-src https://api.example/x").answer(302, &agreed("Location: /elsewhere")).answer(200, AGREED)),
        // An answer is missing.
        (Outcome::Incomplete, &[false], get()),
        (Outcome::Incomplete, &[false], put()),
        (Outcome::Incomplete, &[true], put().preflight(200, &agreed("Access-Control-Allow-Methods: PUT"))),
    ]
}
