//! What is told of the built page: pictures, what it weighs, and how long a keystroke takes.

use crate::{node, page, paths, run, serve, setup};
use std::time::Duration;

/// Builds the page, serves it to a browser, and writes `www/screenshot*.png`.
pub fn take() -> Result<(), String> {
    let kit = setup::for_tests()?;
    page::build(kit.toolchain)?;
    let server = serve::start(&paths::dist(), 0)?;
    let mut script = node::script("screenshot.mjs", &kit.browser)?;
    run::shown_within(LIMIT, script.env("CORSPLAIN_URL", server.url()))
}

/// Builds the page, and writes what it weighs into the README.
pub fn weigh() -> Result<(), String> {
    let kit = setup::for_tests()?;
    page::build(kit.toolchain)?;
    run::shown_within(LIMIT, node::script("sizes.mjs", &kit.browser)?.arg("--write"))
}

/// Builds the page, and measures how long a keystroke takes in long texts.
pub fn measure(words: &[String]) -> Result<(), String> {
    let kit = setup::for_tests()?;
    page::build(kit.toolchain)?;
    run::shown_within(LIMIT, node::script("keystroke.mjs", &kit.browser)?.args(words))
}

const LIMIT: Duration = Duration::from_secs(180);
