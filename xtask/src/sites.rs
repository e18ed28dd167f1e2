//! Documentation sites with live fences, each built by its generator as its guide says, and the project's
//! own: `tests/sites`.

use crate::browsers::Browser;
use crate::{apt, documentation, npm, paths, python, run};
use std::env;
use std::process::Command;
use std::time::Duration;

/// Builds every site and opens it in both browsers.
pub fn test(browser: &Browser) -> Result<(), String> {
    if !run::works(Command::new("hugo").arg("version")) {
        apt::install(&["hugo"])?;
    }
    let tests = paths::root().join("tests").join("sites");
    let home = paths::sites().join("python");
    python::environment(&tests.join("requirements.txt"), &home)?;
    let programs = env::join_paths([home.join("bin"), paths::bin()])
        .map_err(|error| format!("{}: {error}", home.display()))?;
    // Below the generators, so that each site finds them as it finds the package.
    let projects = paths::sites().join("projects");
    documentation::build()?;
    let mut script = npm::tests(&tests, &projects)?;
    script
        .env("CORSPLAIN_SITES", projects)
        .env("CORSPLAIN_SITE", paths::dist())
        .env("CORSPLAIN_PROGRAMS", programs)
        .env("CORSPLAIN_CHROMIUM", &browser.chromium)
        .env("CORSPLAIN_FIREFOX", &browser.firefox);
    run::shown_within(LIMIT, &mut script)
}

const LIMIT: Duration = Duration::from_secs(1800);
