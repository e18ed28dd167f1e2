//! The project's own documentation, a book beside the page: `docs/build.mjs`.

use crate::{npm, paths, run, say, wasm};
use std::process::Command;

/// Builds it into `dist/docs/`, with the packed package.
pub fn build() -> Result<(), String> {
    let out = paths::dist().join("docs");
    let mut script = Command::new("node");
    script
        .arg(paths::root().join("docs").join("build.mjs"))
        .args([npm::package(), paths::target().join("documentation"), out.clone()])
        .env("PATH", wasm::path_with_tools())
        .current_dir(paths::root());
    run::shown(&mut script)?;
    say::line(&format!("{} is the documentation", out.display()));
    Ok(())
}
