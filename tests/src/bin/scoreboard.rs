//! `cargo run --release -p corsplain-tests --bin scoreboard [-- --check]`: writes
//! `tests/CONFORMANCE.md`, or says whether it is true.

use corsplain_tests::score::{PUBLISHED, scoreboard};
use std::process::ExitCode;

fn main() -> ExitCode {
    let text = scoreboard();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/CONFORMANCE.md");
    match std::env::args().nth(1).as_deref() {
        None => match std::fs::write(path, text) {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("{path}: {error}");
                ExitCode::FAILURE
            }
        },
        Some("--check") if text == PUBLISHED => ExitCode::SUCCESS,
        Some("--check") => {
            eprintln!("{path} is out of date; run this without --check");
            ExitCode::FAILURE
        }
        Some(other) => {
            eprintln!("`{other}` is not known; the only argument is `--check`");
            ExitCode::from(2)
        }
    }
}
