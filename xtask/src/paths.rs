//! Where things are. Everything that is installed for this project goes below `.tools/`.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the repository.
pub fn root() -> PathBuf {
    let here =
        env::var_os("CARGO_MANIFEST_DIR").unwrap_or_else(|| env!("CARGO_MANIFEST_DIR").into());
    let here = PathBuf::from(here);
    here.parent().map(Path::to_path_buf).unwrap_or(here)
}

/// Our own tools; ignored by git, and safe to delete.
pub fn tools() -> PathBuf {
    root().join(".tools")
}

/// Programs installed by cargo.
pub fn bin() -> PathBuf {
    tools().join("bin")
}

/// A program installed by cargo.
pub fn program(name: &str) -> PathBuf {
    bin().join(format!("{name}{}", env::consts::EXE_SUFFIX))
}

/// Packages installed by npm.
pub fn node() -> PathBuf {
    tools().join("node")
}

/// Programs installed by npm.
pub fn node_bin() -> PathBuf {
    node().join("node_modules").join(".bin")
}

/// The wasm32 standard library where rustup could not give one.
pub fn sysroot() -> PathBuf {
    tools().join("sysroot")
}

/// What quiet steps printed.
pub fn log(name: &str) -> PathBuf {
    tools().join("log").join(format!("{name}.txt"))
}

/// The static site.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The end-to-end tests.
pub fn end_to_end() -> PathBuf {
    root().join("tests").join("e2e")
}

/// What the real servers need, and what they are started with.
pub fn servers() -> PathBuf {
    root().join("target").join("servers")
}

/// The source of the npm package.
pub fn npm_source() -> PathBuf {
    root().join("web").join("npm")
}

/// The tests of the packed npm package.
pub fn npm_tests() -> PathBuf {
    root().join("tests").join("npm")
}

/// The npm package, packed, and what it is built from.
pub fn npm() -> PathBuf {
    target().join("npm")
}

/// The generators of documentation sites, and the sites.
pub fn sites() -> PathBuf {
    target().join("sites")
}

/// The runtimes, bundlers and test runners that take the package, and their projects.
pub fn consumers() -> PathBuf {
    target().join("consumers")
}

/// Where cargo builds what runs on the host.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// WebAssembly builds have a target directory of their own: another compiler may make them, and
/// neither side then evicts what the other built, nor waits for its lock.
pub fn wasm_target() -> PathBuf {
    target().join("wasm")
}
