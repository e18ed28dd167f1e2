//! What rustup gives, where it is there and its host answers.

use crate::setup::Part;
use crate::{paths, run, say};
use std::process::Command;
use std::time::Duration;

/// Adds a target to the toolchain in use.
pub fn add_target(target: &str) -> Result<(), String> {
    rustup(&["target", "add", target])
}

/// What to install if rustfmt or clippy is not there; rustup's usual profile has both.
pub fn missing_components() -> Option<Part> {
    let there = ["fmt", "clippy"].into_iter().all(|tool| {
        let mut command = Command::new("cargo");
        command.args([tool, "--version"]).current_dir(paths::root());
        run::works(&mut command)
    });
    (!there).then(|| Part {
        what: "rustfmt and clippy".to_owned(),
        seconds: 15,
        install: || rustup(&["component", "add", "rustfmt", "clippy"]),
    })
}

/// A host that does not answer may keep rustup waiting for long: hence the limit.
fn rustup(words: &[&str]) -> Result<(), String> {
    if !run::works(Command::new("rustup").arg("--version")) {
        return Err(format!("there is no rustup here for `rustup {}`", words.join(" ")));
    }
    say::line(&format!("      rustup {}", words.join(" ")));
    let mut command = Command::new("rustup");
    command.args(words).current_dir(paths::root());
    run::logged("rustup", Duration::from_secs(120), &mut command)
}
