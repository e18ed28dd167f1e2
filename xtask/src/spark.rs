//! The package's command in a crawl on `PySpark`: `tests/spark/run.mjs`.

use crate::{apt, npm, paths, python, run};
use std::process::Command;
use std::time::Duration;

/// Runs the README's lines in local mode, with what they need installed.
pub fn test() -> Result<(), String> {
    if !run::works(Command::new("java").arg("-version")) {
        apt::install(&["openjdk-17-jre-headless"])?;
    }
    let folder = paths::root().join("tests").join("spark");
    let home = paths::target().join("spark").join("python");
    let python = python::environment(&folder.join("requirements.txt"), &home)?;
    let consumer = paths::npm().join("spark");
    npm::install_tarball(&consumer)?;
    let mut script = Command::new("node");
    script
        .arg(folder.join("run.mjs"))
        .current_dir(paths::root())
        .env("CORSPLAIN_PACKAGE", consumer.join("node_modules").join("corsplain"))
        .env("CORSPLAIN_PYTHON", python);
    run::shown_within(LIMIT, &mut script)
}

const LIMIT: Duration = Duration::from_secs(900);
