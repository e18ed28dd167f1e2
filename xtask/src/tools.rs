//! Tools that cargo installs: `wasm-bindgen` with its test runner, Trunk, and what checks a crate.

use crate::setup::Part;
use crate::{paths, run, say};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// What to install of those that build the page.
pub fn missing() -> Result<Vec<Part>, String> {
    let wanted = wasm_bindgen_version()?;
    let mut parts = Vec::new();
    let both = ["wasm-bindgen", "wasm-bindgen-test-runner"];
    if !both.into_iter().all(|name| version(name).as_deref() == Some(&wanted)) {
        parts.push(Part {
            what: format!("wasm-bindgen {wanted}"),
            seconds: 75,
            install: install_wasm_bindgen,
        });
    }
    if version("trunk").as_deref() != Some(TRUNK) {
        parts.push(Part { what: format!("Trunk {TRUNK}"), seconds: 240, install: install_trunk });
    }
    Ok(parts)
}

/// What to install if there is no `cargo hack` of ours, which checks every set of features.
pub fn missing_hack() -> Option<Part> {
    (version(HACK).as_deref() != Some(HACK_VERSION)).then(|| Part {
        what: format!("{HACK} {HACK_VERSION}"),
        seconds: 30,
        install: || install(HACK, HACK_VERSION, &[]),
    })
}

/// What to install if there is no mdBook of ours, which builds the documentation.
pub fn missing_mdbook() -> Option<Part> {
    (version("mdbook").as_deref() != Some(MDBOOK)).then(|| Part {
        what: format!("mdBook {MDBOOK}"),
        seconds: 150,
        install: || install("mdbook", MDBOOK, &["--no-default-features", "--features", "search"]),
    })
}

/// What to install if there is no `cargo semver-checks` of ours.
pub fn missing_semver_checks() -> Option<Part> {
    (version(SEMVER_CHECKS).as_deref() != Some(SEMVER_CHECKS_VERSION)).then(|| Part {
        what: format!("{SEMVER_CHECKS} {SEMVER_CHECKS_VERSION}"),
        seconds: 300,
        install: || install(SEMVER_CHECKS, SEMVER_CHECKS_VERSION, &[]),
    })
}

/// Where the tools are compiled. They share some crates; nothing of it is needed afterwards.
pub fn build_directory() -> PathBuf {
    paths::tools().join("build")
}

/// The tool reads what the crate wrote into the WebAssembly file: both must be of one version.
fn wasm_bindgen_version() -> Result<String, String> {
    let path = paths::root().join("Cargo.lock");
    let lock = fs::read_to_string(&path)
        .map_err(|error| format!("{} cannot be read: {error}", path.display()))?;
    version_in_lock(&lock, "wasm-bindgen")
        .ok_or_else(|| format!("{} does not name wasm-bindgen", path.display()))
}

fn version_in_lock(lock: &str, name: &str) -> Option<String> {
    let mut lines = lock.lines().skip_while(|line| *line != format!("name = \"{name}\""));
    lines.next()?;
    let version = lines.next()?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

/// The last word of what `--version` prints, without the `v` that some put before it. cargo's own
/// tools are to be told what cargo calls them.
fn version(name: &str) -> Option<String> {
    let mut command = Command::new(paths::program(name));
    command.args(name.strip_prefix("cargo-")).arg("--version").env_remove("NO_COLOR");
    let words = run::read(&mut command).ok()?;
    let last = words.split_whitespace().last()?;
    Some(last.strip_prefix('v').unwrap_or(last).to_owned())
}

/// Without TLS: it only talks to a browser's driver on this machine.
fn install_wasm_bindgen() -> Result<(), String> {
    let words =
        ["--no-default-features", "--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"];
    install("wasm-bindgen-cli", &wasm_bindgen_version()?, &words)
}

/// Without TLS and the search for updates: it is never to download anything.
fn install_trunk() -> Result<(), String> {
    install("trunk", TRUNK, &["--no-default-features"])
}

/// With the dependencies that its authors locked; or, where a registry's mirror lacks one of them,
/// with those that fit.
fn install(package: &str, version: &str, words: &[&str]) -> Result<(), String> {
    let mut command = cargo_install(package, version);
    run::logged(package, LIMIT, command.arg("--locked").args(words)).or_else(|_| {
        say::line("      not with the dependencies that it locks; taking those that fit");
        run::logged(package, LIMIT, cargo_install(package, version).args(words))
    })
}

/// A build that is quick rather than its result: half the time of cargo's own settings.
fn cargo_install(package: &str, version: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .args(["install", package, "--version", version, "--force", "--root"])
        .arg(paths::tools())
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", build_directory())
        .env("CARGO_INCREMENTAL", "0")
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "off")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "0")
        .env("CARGO_PROFILE_RELEASE_STRIP", "debuginfo")
        .env("CARGO_PROFILE_RELEASE_PANIC", "abort");
    command
}

/// The last one that Rust 1.95 compiles; 0.22 asks for 1.96.1.
const TRUNK: &str = "0.21.14";

/// A generator of documentation sites.
const MDBOOK: &str = "0.5.4";

/// cargo's `hack`.
pub const HACK: &str = "cargo-hack";

const HACK_VERSION: &str = "0.6.46";

/// cargo's `semver-checks`.
pub const SEMVER_CHECKS: &str = "cargo-semver-checks";

const SEMVER_CHECKS_VERSION: &str = "0.51.0";

const LIMIT: Duration = Duration::from_secs(1800);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_the_package_itself() {
        let lock = "name = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    name = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(version_in_lock(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(version_in_lock(lock, "yew"), None);
    }
}
