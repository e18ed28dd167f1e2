//! The npm package: two modules of WebAssembly, a shell around them, packed into `target/npm/`.

use crate::browsers::Browser;
use crate::wasm::{self, TARGET, Toolchain};
use crate::{node, observe, paths, run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Builds the package and packs it.
pub fn build(toolchain: Toolchain) -> Result<(), String> {
    let out = paths::npm();
    let small = module(toolchain, "small", &["--no-default-features"])?;
    let full = module(toolchain, "full", &[])?;
    let mut script = Command::new("node");
    let site = paths::dist();
    if !site.join("index.html").exists() {
        return Err(format!(
            "{} is not there: `cargo xtask build` makes the page first",
            site.display()
        ));
    }
    script.arg(paths::npm_source().join("build.mjs"));
    script.args([&small, &full, &site, &out]).arg(VERSION);
    run::shown(script.current_dir(paths::root()))?;
    let tarball = tarball();
    let bytes = fs::metadata(&tarball).map_or(0, |about| about.len());
    say::line(&format!("{}: {} kB", tarball.display(), bytes / 1000));
    Ok(())
}

/// Builds and packs it, installs the tarball as a stranger would, and tests what was installed.
pub fn test(toolchain: Toolchain) -> Result<(), String> {
    build(toolchain)?;
    run::shown_within(LIMIT, &mut tests(&paths::npm_tests(), &paths::npm().join("consumer"))?)
}

/// Tests what was packed where it is used: in runtimes, bundlers, browsers and emulators of them.
pub fn test_consumers(browser: &Browser) -> Result<(), String> {
    if !tarball().exists() {
        return Err(format!("{} is not there: `cargo xtask build` packs it", tarball().display()));
    }
    // Below the tools, so that each project finds them as it finds the package.
    let projects = paths::consumers().join("projects");
    let mut tests = tests(&paths::npm_tests().join("consumers"), &projects)?;
    tests.env("CORSPLAIN_CHROMIUM", &browser.chromium).env("CORSPLAIN_FIREFOX", &browser.firefox);
    run::shown_within(LIMIT, &mut tests)
}

/// `node --test` over a folder's tests, with the tarball installed for them.
pub fn tests(folder: &Path, consumer: &Path) -> Result<Command, String> {
    install_tarball(consumer)?;
    let mut tests = Command::new("node");
    tests
        .args(["--test", "--test-reporter=spec"])
        .args(test_files(folder)?)
        .current_dir(folder)
        .env("CORSPLAIN_PACKAGE", consumer.join("node_modules").join("corsplain"))
        .env("CORSPLAIN_TARBALL", tarball())
        .env("CORSPLAIN_EVAL", observe::door()?);
    Ok(tests)
}

/// One module: compiled with these features, bound, and made small.
fn module(toolchain: Toolchain, name: &str, features: &[&str]) -> Result<PathBuf, String> {
    let folder = paths::npm().join("build").join(name);
    fs::create_dir_all(&folder).map_err(|error| unwritable(&folder, &error))?;
    let mut cargo = wasm::cargo(toolchain, "build");
    cargo.args(["--package", "corsplain-wasm", "--profile", PROFILE]).args(features);
    run::shown(&mut cargo)?;
    let compiled = paths::wasm_target().join(TARGET).join(PROFILE).join("corsplain_wasm.wasm");
    let mut bind = Command::new(paths::program("wasm-bindgen"));
    // The glue can start over after a call that failed inside.
    bind.args(["--target", "web", "--omit-default-module-path", "--no-typescript"])
        .args(["--experimental-reset-state-function", "--out-name", "glue", "--out-dir"])
        .args([&folder, &compiled]);
    run::shown(&mut bind)?;
    let mut shrink = Command::new("wasm-opt");
    wasm::dress(&mut shrink, toolchain);
    // What is not inlined into its only caller is longer, and compresses better by a twentieth.
    shrink
        .args(["-Oz", "--one-caller-inline-max-function-size=0", "--strip-debug"])
        .arg("--strip-producers")
        .arg(folder.join("glue_bg.wasm"))
        .arg("-o")
        .arg(folder.join("module.wasm"));
    run::shown(&mut shrink)?;
    Ok(folder)
}

/// Makes a folder with nothing but the package in it.
pub fn install_tarball(folder: &Path) -> Result<(), String> {
    let _ = fs::remove_dir_all(folder);
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(folder.join("package.json"), "{ \"private\": true }\n"))
        .map_err(|error| unwritable(folder, &error))?;
    let mut install = node::npm();
    install
        .args(["install", "--offline", "--ignore-scripts", "--no-audit", "--no-fund"])
        .arg(tarball())
        .current_dir(folder);
    run::logged("npm-consumer", Duration::from_secs(300), &mut install)
}

fn test_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder)
        .map_err(|error| format!("{} cannot be read: {error}", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    Ok(files)
}

/// The package before it is packed.
pub fn package() -> PathBuf {
    paths::npm().join("package")
}

fn tarball() -> PathBuf {
    paths::npm().join(format!("corsplain-{VERSION}.tgz"))
}

fn unwritable(path: &Path, error: &std::io::Error) -> String {
    format!("{} cannot be written: {error}", path.display())
}

/// The workspace's version: this program has it too.
const VERSION: &str = env!("CARGO_PKG_VERSION");

const PROFILE: &str = "wasm-release";

const LIMIT: Duration = Duration::from_secs(1800);
