//! The README's picture of the page.

use crate::{node, page, paths, run, say, serve, setup};
use std::time::Duration;

/// Builds the page, serves it to a browser, and writes `www/screenshot.png`.
pub fn take() -> Result<(), String> {
    let kit = setup::for_tests()?;
    page::build(kit.toolchain)?;
    let dist = paths::dist();
    let server = serve::start(&dist, 0)?;
    let mut script = node::script("screenshot.mjs")?;
    script
        .env("CORSPLAIN_SITE", &dist)
        .env("CORSPLAIN_URL", server.url())
        .env("CORSPLAIN_CHROMIUM", &kit.browser.chromium);
    run::shown_within(Duration::from_secs(180), &mut script)?;
    let picture = paths::root().join("www").join("screenshot.png");
    if picture.exists() {
        say::line(&format!("{} is written", picture.display()));
        Ok(())
    } else {
        Err(format!("the script ended well but left no {}", picture.display()))
    }
}
