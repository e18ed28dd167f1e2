//! The conformance door as a program.

use serde_json::Value;
use std::io::Write;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::LazyLock;

/// What the door writes for this input, and how it ends.
#[track_caller]
pub fn run(arguments: &[&str], input: &[u8]) -> (String, ExitStatus) {
    let mut child = door(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    std::thread::scope(|scope| {
        // What the door does not want to read, it need not.
        scope.spawn(move || drop(stdin.write_all(input)));
        let output = child.wait_with_output().unwrap();
        (String::from_utf8(output.stdout).unwrap(), output.status)
    })
}

/// The door with these arguments, not yet started.
pub fn door(arguments: &[&str]) -> Command {
    /// Built once, with the profile and in the folder that cargo takes by itself.
    static PROGRAM: LazyLock<String> = LazyLock::new(build);
    let mut door = Command::new(PROGRAM.as_str());
    door.args(arguments);
    door
}

/// Builds the example and gives back its path as cargo tells it.
fn build() -> String {
    let build = Command::new(env!("CARGO"))
        .args([
            "build",
            "--quiet",
            "--package=corsplain",
            "--example=eval",
            "--message-format=json",
        ])
        .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(build.status.success(), "the door builds");
    let messages = String::from_utf8(build.stdout).expect("cargo writes UTF-8");
    let mut messages = messages.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = messages.find_map(|message| {
        (message["target"]["name"] == "eval")
            .then(|| message["executable"].as_str().map(str::to_owned))?
    });
    program.expect("cargo names the program")
}
