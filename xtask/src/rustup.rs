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

/// What to install if the oldest compiler that core promises is not there. Where rustup's host
/// does not answer, its stage says so.
pub fn missing_oldest() -> Option<Part> {
    (!has_oldest()).then(|| Part {
        what: format!("Rust {OLDEST}, the oldest that core promises"),
        seconds: 25,
        install: || {
            let words =
                ["toolchain", "install", OLDEST, "--profile", "minimal", "--no-self-update"];
            rustup(&words).or_else(|trouble| {
                say::line(&format!("      done without: {trouble}"));
                Ok(())
            })
        },
    })
}

/// Whether that compiler is there.
pub fn has_oldest() -> bool {
    run::works(Command::new("rustup").args(["run", OLDEST, "cargo", "--version"]))
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

/// The `rust-version` of core/Cargo.toml.
pub const OLDEST: &str = "1.88";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_is_what_core_promises() {
        let manifest = include_str!("../../core/Cargo.toml");
        assert!(manifest.contains(&format!("\nrust-version = \"{OLDEST}\"\n")));
    }
}
