//! What is published of core: its package, its documentation, and what both promise.

use crate::{paths, run, rustup, say, tools, workflows};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// All of it, and the workflows that publish it.
pub fn check() -> Result<(), String> {
    workflows::check()?;
    test_package()?;
    build_documentation()?;
    build_feature_sets()
}

/// Packs core as `cargo publish` would, and unpacks it where no other file of the repository is.
pub fn unpack() -> Result<PathBuf, String> {
    let mut pack = cargo("package");
    // The package is unpacked, built and tested by us; work that is not committed is tested too.
    run::shown(pack.args(["--package", "corsplain", "--no-verify", "--allow-dirty"]))?;
    let folder = target().join(NAME);
    if folder.exists() {
        fs::remove_dir_all(&folder)
            .map_err(|error| format!("{} cannot be removed: {error}", folder.display()))?;
    }
    let mut unpack = Command::new("tar");
    unpack.arg("-xzf").arg(target().join("package").join(format!("{NAME}.crate")));
    run::shown(unpack.arg("-C").arg(target()))?;
    Ok(folder)
}

/// Builds the package by itself and runs the tests and examples that come with it.
fn test_package() -> Result<(), String> {
    let manifest = unpack()?.join("Cargo.toml");
    run::shown(cargo("test").arg("--manifest-path").arg(manifest))
}

/// As docs.rs does, on whose nightly compiler `doc_cfg` says which feature something needs.
fn build_documentation() -> Result<(), String> {
    let mut doc = cargo("doc");
    doc.args(["--package", "corsplain", "--no-deps", "--all-features"])
        .env("RUSTDOCFLAGS", "--cfg docsrs -D warnings");
    run::shown(&mut doc)
}

/// Every set of features by the oldest compiler that core promises; where rustup could not give
/// it, by the one in use, and clippy's `incompatible_msrv` alone has judged what is called.
fn build_feature_sets() -> Result<(), String> {
    let mut hack = Command::new(paths::program(tools::HACK));
    hack.args(["hack", "check", "--package", "corsplain", "--feature-powerset"])
        // The same as `har` and `url`.
        .args(["--exclude-features", "default"])
        .current_dir(paths::root())
        .env("RUSTFLAGS", "-D warnings")
        .env("CARGO_TARGET_DIR", target().join("oldest"));
    if rustup::has_oldest() {
        hack.arg("--rust-version");
    } else {
        let oldest = rustup::OLDEST;
        say::line(&format!("NOT compiled by Rust {oldest}, which rustup could not give here."));
    }
    run::shown(&mut hack)
}

/// With what nightly compilers allow, for core only. All use one directory, so that what core
/// depends on is built once.
fn cargo(subcommand: &str) -> Command {
    let mut command = Command::new("cargo");
    command
        .args([subcommand, "--target-dir"])
        .arg(target())
        .current_dir(paths::root())
        .env("RUSTC_BOOTSTRAP", "corsplain")
        .env("CARGO_PROFILE_DEV_DEBUG", "0");
    command
}

/// Where packages are made and tested.
pub fn target() -> PathBuf {
    paths::root().join("target").join("crate")
}

/// All of the workspace has one version.
const NAME: &str = concat!("corsplain-", env!("CARGO_PKG_VERSION"));
