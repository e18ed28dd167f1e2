//! Running other programs: shown, logged, read or kept in the background; never left behind.

use crate::{paths, say};
use std::fs::{self, File};
use std::io;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Runs a program whose output a person wants to see.
pub fn shown(command: &mut Command) -> Result<(), String> {
    let mut running = start(command)?;
    let status = running.wait().map_err(|error| lost(command, &error))?;
    succeeded(command, status)
}

/// As [`shown`], and ends the program when `limit` has passed.
pub fn shown_within(limit: Duration, command: &mut Command) -> Result<(), String> {
    let mut running = Guard(start(command)?);
    match running.wait_until(Instant::now() + limit) {
        Ok(Some(status)) => succeeded(command, status),
        Ok(None) => Err(too_long(command, limit)),
        Err(error) => Err(lost(command, &error)),
    }
}

/// Runs a long program whose output only matters if it fails: the output goes to
/// `.tools/log/NAME.txt`, and a line every half minute says that it is still at work.
pub fn logged(name: &str, limit: Duration, command: &mut Command) -> Result<(), String> {
    let path = paths::log(name);
    let log = create_log(name)?;
    let log_too = log.try_clone().map_err(|error| lost(command, &error))?;
    command.stdout(log).stderr(log_too);
    let began = Instant::now();
    let mut running = Guard(start(command)?);
    let trouble = loop {
        let pause = began.elapsed() + HEARTBEAT;
        match running.wait_until(began + pause.min(limit)) {
            Ok(Some(status)) => match succeeded(command, status) {
                Ok(()) => return Ok(()),
                Err(trouble) => break trouble,
            },
            Ok(None) if began.elapsed() >= limit => break too_long(command, limit),
            Ok(None) => {
                say::line(&format!("      still at it after {}", say::span(began.elapsed())))
            }
            Err(error) => break lost(command, &error),
        }
    };
    let end = last_lines(&fs::read_to_string(&path).unwrap_or_default(), 30);
    Err(format!("{trouble}\nIts last lines (all are in {}):\n{end}", path.display()))
}

/// What a program prints to standard output.
pub fn read(command: &mut Command) -> Result<String, String> {
    let output = command.stdin(Stdio::null()).output().map_err(|error| lost(command, &error))?;
    succeeded(command, output.status).map_err(|trouble| {
        format!("{trouble}\n{}", String::from_utf8_lossy(&output.stderr).trim_end())
    })?;
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Whether a program is there, runs, and says that all is well.
pub fn works(command: &mut Command) -> bool {
    let quiet = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    quiet.status().is_ok_and(|status| status.success())
}

/// A running program that is ended when this is dropped.
struct Guard(Child);

impl Guard {
    /// The program's exit, or `None` if it still runs at `deadline`.
    fn wait_until(&mut self, deadline: Instant) -> io::Result<Option<ExitStatus>> {
        loop {
            if let Some(status) = self.0.try_wait()? {
                return Ok(Some(status));
            }
            if Instant::now() >= deadline {
                return Ok(None);
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// Asks first, where that can be done without unsafe code, so that it can end its own children.
    fn end(&mut self) {
        if let Ok(None) = self.0.try_wait() {
            if cfg!(unix) {
                works(Command::new("kill").arg("-TERM").arg(self.0.id().to_string()));
                let _ = self.wait_until(Instant::now() + Duration::from_secs(5));
            } else {
                works(
                    Command::new("taskkill")
                        .args(["/T", "/F", "/PID"])
                        .arg(self.0.id().to_string()),
                );
            }
            let _ = self.0.kill();
            let _ = self.0.wait();
        }
    }
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.end();
    }
}

fn start(command: &mut Command) -> Result<Child, String> {
    command.stdin(Stdio::null());
    command.spawn().map_err(|error| lost(command, &error))
}

fn create_log(name: &str) -> Result<File, String> {
    let path = paths::log(name);
    let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| File::create(&path));
    made.map_err(|error| format!("{} cannot be written: {error}", path.display()))
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<(), String> {
    if status.success() { Ok(()) } else { Err(format!("`{}` failed: {status}", in_words(command))) }
}

fn lost(command: &Command, error: &io::Error) -> String {
    format!("`{}` could not be run: {error}", in_words(command))
}

fn too_long(command: &Command, limit: Duration) -> String {
    format!("`{}` did not end within {} and was ended", in_words(command), say::span(limit))
}

/// The command as a person would type it.
fn in_words(command: &Command) -> String {
    let mut words = vec![command.get_program().to_string_lossy()];
    words.extend(command.get_args().map(|word| word.to_string_lossy()));
    words.join(" ")
}

fn last_lines(text: &str, count: usize) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let skipped = lines.len().saturating_sub(count);
    lines.into_iter().skip(skipped).collect::<Vec<_>>().join("\n")
}

const HEARTBEAT: Duration = Duration::from_secs(30);
