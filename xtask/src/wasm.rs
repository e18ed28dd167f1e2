//! The toolchain that builds WebAssembly, and how cargo, clippy and Trunk are told of it.
//!
//! Usually that is the user's own, with rustup's `wasm32-unknown-unknown`. Where rustup cannot
//! get that target, it is Debian's `rustc-web` with a standard library built from its source
//! (see [`crate::wasm_std`]), which is passed by `--sysroot`: the host's own library and macros
//! stay where they are, since cargo gives these flags to the target's crates only.

use crate::{paths, run, wasm_std};
use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The target's name.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Who compiles.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Toolchain {
    /// The one that runs this very program.
    Users,
    /// Debian's `rustc-web`.
    Debian,
}

/// A toolchain that has the target's standard library.
pub fn find() -> Option<Toolchain> {
    if !debian_is_demanded() && users_library().is_some_and(|folder| holds_std(&folder)) {
        Some(Toolchain::Users)
    } else if wasm_std::is_built() {
        Some(Toolchain::Debian)
    } else {
        None
    }
}

/// Whether a person wants Debian's toolchain even where the user's own would do.
pub fn debian_is_demanded() -> bool {
    env::var_os("CORSPLAIN_WASM_TOOLCHAIN").is_some_and(|name| name == "debian")
}

/// `cargo SUBCOMMAND --target wasm32-unknown-unknown`.
pub fn cargo(toolchain: Toolchain, subcommand: &str) -> Command {
    let mut command = Command::new("cargo");
    command.args([subcommand, "--target", TARGET]);
    dress(&mut command, toolchain);
    command
}

/// `cargo clippy --target wasm32-unknown-unknown`, by the clippy that knows this compiler.
pub fn clippy(toolchain: Toolchain) -> Command {
    let mut command = match toolchain {
        Toolchain::Users => Command::new("cargo"),
        Toolchain::Debian => Command::new("/usr/bin/cargo-clippy"),
    };
    command.args(["clippy", "--target", TARGET]);
    dress(&mut command, toolchain);
    command
}

/// Lets a command, and the cargo that it may call, build WebAssembly with our tools.
pub fn dress(command: &mut Command, toolchain: Toolchain) {
    command
        .current_dir(paths::root())
        .env("CARGO_TARGET_DIR", paths::wasm_target())
        // Nothing here reads it, and it makes test files of 30 MB for the browser to load.
        .env("CARGO_PROFILE_DEV_DEBUG", "0")
        .env("PATH", path_with_tools());
    match toolchain {
        Toolchain::Users => {}
        Toolchain::Debian => {
            command.env("RUSTC", wasm_std::RUSTC).env("RUSTDOC", "/usr/bin/rustdoc");
            use_sysroot(command, &paths::sysroot());
        }
    }
}

/// Lets the target's crates use the standard library below `sysroot`.
pub fn use_sysroot(command: &mut Command, sysroot: &Path) {
    let mut flags = OsString::from("--sysroot\u{1f}");
    flags.push(sysroot);
    command.env("CARGO_ENCODED_RUSTFLAGS", flags);
}

/// Where the target's libraries are.
pub fn library(toolchain: Toolchain) -> Option<PathBuf> {
    match toolchain {
        Toolchain::Users => users_library(),
        Toolchain::Debian => Some(library_below(&paths::sysroot())),
    }
}

/// Where the target's libraries are below a sysroot.
pub fn library_below(sysroot: &Path) -> PathBuf {
    sysroot.join("lib").join("rustlib").join(TARGET).join("lib")
}

fn users_library() -> Option<PathBuf> {
    let mut rustc = Command::new("rustc");
    rustc.args(["--print", "target-libdir", "--target", TARGET]).current_dir(paths::root());
    run::read(&mut rustc).ok().map(|line| PathBuf::from(line.trim()))
}

fn holds_std(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.into_iter().any(|file| file.file_name().to_string_lossy().starts_with("libstd-"))
}

/// A PATH with our tools first: one of the same name may be there already, in another version.
pub fn path_with_tools() -> OsString {
    let before = env::var_os("PATH").unwrap_or_default();
    let folders = [paths::bin(), paths::node_bin()].into_iter().chain(env::split_paths(&before));
    env::join_paths(folders).unwrap_or(before)
}
