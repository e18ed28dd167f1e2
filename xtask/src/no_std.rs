//! The proof that core needs no standard library: it is built where there is none.
//!
//! `#![no_std]` alone proves little: a dependency may still ask for `std`, and a target that has
//! one would give it. So core is built against a sysroot that holds only `core`, `alloc` and what
//! these two need.

use crate::wasm::{self, Toolchain};
use crate::{paths, run};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Builds core and its dependencies, with no feature and with all, where no `std` exists.
pub fn build_core(toolchain: Toolchain) -> Result<(), String> {
    let libraries = wasm::library(toolchain)
        .ok_or("the folder of the wasm32 standard library was not found")?;
    let sysroot = sysroot_without_std(&libraries)
        .map_err(|error| format!("a sysroot without std could not be made: {error}"))?;
    for features in ["--no-default-features", "--all-features"] {
        let mut cargo = wasm::cargo(toolchain, "build");
        cargo.args(["--package", "corsplain", features]);
        wasm::use_sysroot(&mut cargo, &sysroot);
        run::shown(&mut cargo)?;
    }
    Ok(())
}

fn sysroot_without_std(libraries: &Path) -> io::Result<PathBuf> {
    let sysroot = paths::tools().join("sysroot-no-std");
    if sysroot.exists() {
        fs::remove_dir_all(&sysroot)?;
    }
    let folder = wasm::library_below(&sysroot);
    fs::create_dir_all(&folder)?;
    for file in fs::read_dir(libraries)? {
        let file = file?;
        let name = file.file_name();
        let text = name.to_string_lossy();
        if KEPT.iter().any(|kept| text.starts_with(kept)) {
            fs::copy(file.path(), folder.join(&name))?;
        }
    }
    Ok(sysroot)
}

const KEPT: [&str; 4] =
    ["libcore-", "liballoc-", "libcompiler_builtins-", "librustc_std_workspace_core-"];
