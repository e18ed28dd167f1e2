//! The page, built by Trunk into static files.

use crate::wasm::{self, Toolchain};
use crate::{offline, paths, run, say};
use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Builds the page into `dist/`. What it is made of stands in Trunk.toml.
pub fn build(toolchain: Toolchain) -> Result<(), String> {
    let index = paths::root().join("www").join("index.html");
    if !index.exists() {
        return Err(format!("{} is not there to build the page from", index.display()));
    }
    let mut trunk = Command::new(paths::program("trunk"));
    trunk.args(["build", "--offline"]);
    wasm::dress(&mut trunk, toolchain);
    // Trunk 0.21 stops at the customary `NO_COLOR=1`: it wants `true` or `false`.
    if env::var_os("NO_COLOR").is_some() {
        trunk.env_remove("NO_COLOR").env("TRUNK_COLOR", "never");
    }
    run::shown(&mut trunk)?;
    let dist = paths::dist();
    offline::list_files(&dist)?;
    let (files, bytes) = measure(&dist);
    say::line(&format!("{}: {files} files, {} kB", dist.display(), bytes / 1000));
    Ok(())
}

/// How many files, and how many bytes they have in all.
fn measure(folder: &Path) -> (u64, u64) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.fold((0, 0), |(files, bytes), entry| match entry.metadata() {
        Ok(about) if about.is_dir() => {
            let (more_files, more_bytes) = measure(&entry.path());
            (files + more_files, bytes + more_bytes)
        }
        Ok(about) => (files + 1, bytes + about.len()),
        Err(_) => (files, bytes),
    })
}
