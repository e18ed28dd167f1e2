//! Python's packages, each set in an environment of its own.

use crate::{apt, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// A virtual environment with exactly the versions that a file asks for; its interpreter.
pub fn environment(wanted: &Path, home: &Path) -> Result<PathBuf, String> {
    let python = home.join("bin").join("python");
    let stamp = home.join("installed-from.txt");
    if fs::read(wanted).is_ok_and(|it| fs::read(&stamp).is_ok_and(|then| it == then)) {
        return Ok(python);
    }
    let make = |python: &str| {
        let mut venv = Command::new(python);
        venv.args(["-m", "venv", "--clear"]).arg(home);
        run::logged("python-venv", Duration::from_secs(300), &mut venv)
    };
    if make("python3").is_err() {
        apt::install(&["python3", "python3-venv"])?;
        make("/usr/bin/python3")?;
    }
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]);
    run::logged("pip", Duration::from_secs(900), pip.arg(wanted))?;
    fs::copy(wanted, &stamp)
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))?;
    Ok(python)
}
