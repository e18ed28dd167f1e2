//! Set-up and chores of corsplain; `cargo xtask help` lists them.
//!
//! ```text
//! main ─▶ play, screenshot, test ─▶ page, serve
//!                 │
//!                 └─▶ setup ─▶ rustup, wasm_std, tools, node, browsers ─▶ run, apt
//! ```
//!
//! No shell, no dependency: what runs here runs wherever Rust and Node do.

mod apt;
mod args;
mod browsers;
mod documentation;
mod no_std;
mod node;
mod npm;
mod observe;
mod offline;
mod package;
mod page;
mod paths;
mod play;
mod python;
mod run;
mod rustup;
mod say;
mod screenshot;
mod semver;
mod serve;
mod servers;
mod setup;
mod site;
mod sites;
mod spark;
mod stages;
mod test;
mod tools;
mod wasm;
mod wasm_std;
mod workflows;

use args::Chore;
use std::process::ExitCode;

fn main() -> ExitCode {
    match args::read(std::env::args().skip(1)).and_then(carry_out) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            say::error(&trouble);
            ExitCode::FAILURE
        }
    }
}

fn carry_out(chore: Chore) -> Result<(), String> {
    match chore {
        Chore::Help => {
            say::line(args::HELP);
            Ok(())
        }
        Chore::Setup => setup::for_tests().map(|_| ()),
        Chore::Play { port } => play::play(port),
        Chore::Build => {
            let toolchain = setup::for_build()?;
            page::build(toolchain)?;
            npm::build(toolchain)?;
            documentation::build()
        }
        Chore::Serve { port, dir } => play::serve_directory(port, &dir),
        Chore::Screenshot => screenshot::take(),
        Chore::Sizes => screenshot::weigh(),
        Chore::Bench { words } => screenshot::measure(&words),
        Chore::Observe { words } => observe::observe(&words),
        Chore::Compare { words } => observe::compare(&words),
        Chore::Test { extent, only } => test::test(extent, &only),
        Chore::Servers { only } => servers::test(&only),
    }
}
