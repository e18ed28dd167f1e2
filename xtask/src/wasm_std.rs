//! The wasm32 standard library: from rustup, or else built from Debian's `rust-web-src`.
//!
//! Debian keeps `rustc-web` current for its browsers and gives its library's source along, but no
//! wasm32 library. Building one takes a minute and asks nobody; it is laid out as a sysroot in
//! `.tools/`, and nothing of the system's is touched.

use crate::setup::Part;
use crate::wasm::{self, TARGET};
use crate::{apt, paths, run, rustup};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// Debian's compiler, whatever `rustc` is first on the PATH.
pub const RUSTC: &str = "/usr/bin/rustc";

/// What to install if no library is there.
pub fn missing() -> Option<Part> {
    wasm::find().is_none().then(|| Part {
        what: "the wasm32 standard library".to_owned(),
        seconds: 150,
        install,
    })
}

/// Whether the library in `.tools/` is the one of the `rustc-web` installed now.
pub fn is_built() -> bool {
    Path::new(CLIPPY).exists()
        && fs::read_to_string(stamp(&paths::sysroot()))
            .is_ok_and(|built| compiler().is_ok_and(|now| now.commit == built))
}

fn install() -> Result<(), String> {
    let refusal = if wasm::debian_is_demanded() {
        "it was not asked (CORSPLAIN_WASM_TOOLCHAIN=debian)".to_owned()
    } else {
        match rustup::add_target(TARGET) {
            Ok(()) => return Ok(()),
            Err(refusal) => refusal,
        }
    };
    crate::say::line("      not from rustup; building it from Debian's rust-web-src");
    build().map_err(|trouble| {
        format!(
            "rustup did not give it: {refusal}\nand Debian's rustc-web did not either: {trouble}\n\
             Needed: `rustup target add {TARGET}`, or Debian 12 or later with apt."
        )
    })
}

fn build() -> Result<(), String> {
    apt::install(PACKAGES)?;
    let compiler = compiler()?;
    if !compiler.linker().exists() {
        // Named after the LLVM that this compiler was built with.
        apt::install(&[&format!("lld-{}", compiler.llvm)])?;
    }
    let work = paths::tools().join("build-std");
    let target = work.join("target");
    // Libraries of another compiler, from a build that did not end, must not come along.
    let _ = fs::remove_dir_all(&work);
    write(&work.join("src").join("lib.rs"), "")?;
    write(&work.join("Cargo.toml"), MANIFEST)?;
    let mut cargo = Command::new("/usr/bin/cargo");
    cargo
        .args(["build", "--release", "-Zbuild-std=std,panic_abort,test", "--target", TARGET])
        .current_dir(&work)
        .env("RUSTC", RUSTC)
        // `-Z` on a stable compiler.
        .env("RUSTC_BOOTSTRAP", "1")
        // What lets a release build of the page optimise across the library.
        .env("CARGO_ENCODED_RUSTFLAGS", "-Cembed-bitcode=yes")
        .env("CARGO_TARGET_DIR", &target);
    run::logged("wasm-std", Duration::from_secs(900), &mut cargo)?;
    let libraries = target.join(TARGET).join("release").join("deps");
    lay_out(&libraries, &compiler)
        .map_err(|error| format!("{} could not be made: {error}", paths::sysroot().display()))?;
    let _ = fs::remove_dir_all(work);
    Ok(())
}

/// The libraries, the linker, and last the stamp that says that all is there.
fn lay_out(libraries: &Path, compiler: &Compiler) -> io::Result<()> {
    let sysroot = paths::sysroot();
    if sysroot.exists() {
        fs::remove_dir_all(&sysroot)?;
    }
    let folder = wasm::library_below(&sysroot);
    fs::create_dir_all(&folder)?;
    for file in fs::read_dir(libraries)? {
        let name = file?.file_name();
        let text = name.to_string_lossy();
        if text.ends_with(".rlib") && !text.starts_with("libwasm_std") {
            fs::copy(libraries.join(&name), folder.join(&name))?;
        }
    }
    let programs = sysroot.join("lib").join("rustlib").join(&compiler.host).join("bin");
    fs::create_dir_all(&programs)?;
    // rustc looks for `rust-lld` there; lld is the same program.
    link(&compiler.linker(), &programs.join("rust-lld"))?;
    fs::write(stamp(&sysroot), &compiler.commit)
}

#[cfg(unix)]
fn link(original: &Path, link: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(original, link)
}

#[cfg(not(unix))]
fn link(original: &Path, link: &Path) -> io::Result<()> {
    fs::copy(original, link).map(|_| ())
}

struct Compiler {
    commit: String,
    host: String,
    /// The first number of its LLVM's version.
    llvm: String,
}

impl Compiler {
    fn linker(&self) -> PathBuf {
        PathBuf::from(format!("/usr/lib/llvm-{}/bin/lld", self.llvm))
    }
}

fn compiler() -> Result<Compiler, String> {
    let words = run::read(Command::new(RUSTC).arg("-vV"))?;
    let value = |key: &str| words.lines().find_map(|line| line.strip_prefix(key));
    let llvm = value("LLVM version: ").and_then(|version| version.split('.').next());
    match (value("commit-hash: "), value("host: "), llvm) {
        (Some(commit), Some(host), Some(llvm)) => {
            Ok(Compiler { commit: commit.into(), host: host.into(), llvm: llvm.into() })
        }
        _ => Err(format!("`{RUSTC} -vV` names no commit, host and LLVM version:\n{words}")),
    }
}

fn stamp(sysroot: &Path) -> PathBuf {
    sysroot.join("built-from")
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let folder = path.parent().map_or(Ok(()), fs::create_dir_all);
    folder
        .and_then(|()| fs::write(path, text))
        .map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

const PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "rust-web-clippy"];

const CLIPPY: &str = "/usr/bin/clippy-driver";

/// A crate of its own, and not one of the workspace in which it lies.
const MANIFEST: &str = "\
[package]
name = \"wasm-std\"
version = \"0.0.0\"
edition = \"2021\"

[workspace]
";
