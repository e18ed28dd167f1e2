//! The set-up: says what is missing, installs it, and hands over what the chores work with.
//! Where nothing is missing it takes about a second.

use crate::browsers::Browser;
use crate::wasm::Toolchain;
use crate::{browsers, node, paths, run, rustup, say, tools, wasm, wasm_std};
use std::fs::{self, File, TryLockError};
use std::process::Command;
use std::time::{Duration, Instant};

/// What the tests work with.
#[derive(Clone, Debug)]
pub struct Kit {
    /// Builds WebAssembly.
    pub toolchain: Toolchain,
    /// Runs it.
    pub browser: Browser,
}

/// Something that is not there yet.
pub struct Part {
    /// Its name, for a person.
    pub what: String,
    /// How long it took on two cores, roughly.
    pub seconds: u64,
    /// Makes it be there.
    pub install: fn() -> Result<(), String>,
}

/// Installs what building the page needs.
pub fn for_page() -> Result<Toolchain, String> {
    install_all(page_parts)?;
    wasm::find().ok_or_else(|| "the wasm32 standard library is not there after all".to_owned())
}

/// Installs what building the page, the npm package and the documentation needs.
pub fn for_build() -> Result<Toolchain, String> {
    install_all(|| {
        let mut parts = page_parts()?;
        parts.extend(node::missing_npm_build());
        parts.extend(tools::missing_mdbook());
        Ok(parts)
    })?;
    for_page()
}

/// Installs what the tests need: all that the page needs, a browser, and test libraries.
pub fn for_tests() -> Result<Kit, String> {
    install_all(|| {
        let mut parts = page_parts()?;
        parts.extend(rustup::missing_components());
        parts.extend(rustup::missing_oldest());
        parts.extend(tools::missing_hack());
        parts.extend(browsers::missing());
        parts.extend(node::missing_end_to_end());
        parts.extend(node::missing_npm_build());
        parts.extend(node::missing_npm_tests());
        parts.extend(node::missing_consumers());
        parts.extend(node::missing_sites());
        parts.extend(tools::missing_mdbook());
        Ok(parts)
    })?;
    Ok(Kit { toolchain: for_page()?, browser: browsers::find()? })
}

/// Installs what comparing core with its last release needs.
pub fn for_semver() -> Result<(), String> {
    install_all(|| Ok(tools::missing_semver_checks().into_iter().collect()))
}

fn page_parts() -> Result<Vec<Part>, String> {
    let mut parts = Vec::new();
    parts.extend(wasm_std::missing());
    parts.extend(node::missing_programs());
    parts.extend(tools::missing()?);
    Ok(parts)
}

/// Installs what `missing` lists. Two set-ups at once would spoil each other's work, so a second
/// one waits, and then finds the work done.
fn install_all(missing: impl Fn() -> Result<Vec<Part>, String>) -> Result<(), String> {
    if !missing()?.is_empty() {
        let lock = lock()?;
        let parts = missing()?;
        announce(&parts);
        let began = Instant::now();
        for (index, part) in parts.iter().enumerate() {
            install(part, index + 1, parts.len())?;
        }
        // Kept until here so that nothing is compiled twice.
        let _ = fs::remove_dir_all(tools::build_directory());
        say::line(&format!("Set up in {}.", say::span(began.elapsed())));
        drop(lock);
    }
    fetch_crates()
}

fn announce(parts: &[Part]) {
    let seconds = parts.iter().map(|part| part.seconds).sum();
    let folder = paths::tools();
    say::line(&format!(
        "Set-up: {} to install, {} on two cores. It goes to {} (what comes from apt or rustup: to the system).",
        parts.len(),
        say::about(seconds),
        folder.display(),
    ));
    for part in parts {
        say::line(&format!("  - {} ({})", part.what, say::about(part.seconds)));
    }
}

fn install(part: &Part, number: usize, of: usize) -> Result<(), String> {
    let began = Instant::now();
    say::line(&format!("[{number}/{of}] {} …", part.what));
    (part.install)().map_err(|trouble| format!("setting up {}: {trouble}", part.what))?;
    say::line(&format!("      done in {}", say::span(began.elapsed())));
    Ok(())
}

/// Downloads the crates of Cargo.lock that are not here yet, so that all else can run offline.
fn fetch_crates() -> Result<(), String> {
    let mut fetch = Command::new("cargo");
    fetch.arg("fetch").current_dir(paths::root());
    run::logged("cargo-fetch", Duration::from_secs(600), &mut fetch)
}

fn lock() -> Result<File, String> {
    let path = paths::tools().join("lock");
    let opened = fs::create_dir_all(paths::tools()).and_then(|()| File::create(&path));
    let lock = opened.map_err(|error| format!("{} cannot be written: {error}", path.display()))?;
    match lock.try_lock() {
        Ok(()) => return Ok(lock),
        Err(TryLockError::WouldBlock) => say::line("Another set-up is at work; waiting for it."),
        Err(TryLockError::Error(error)) => {
            return Err(format!("{} cannot be locked: {error}", path.display()));
        }
    }
    lock.lock().map_err(|error| format!("{} cannot be locked: {error}", path.display()))?;
    Ok(lock)
}
