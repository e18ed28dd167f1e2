//! Debian's packages, where there is an apt-get and the right to use it.

use crate::{run, say};
use std::process::Command;
use std::time::Duration;

/// Installs packages; says how to, where it may not.
pub fn install(packages: &[&str]) -> Result<(), String> {
    let list = packages.join(" ");
    if !run::works(Command::new("apt-get").arg("--version")) {
        return Err(format!("there is no apt-get here to install {list}"));
    }
    let Some(program) = privileged() else {
        return Err(format!(
            "installing needs root, and sudo would ask for a password. \
             Please run `sudo apt-get install {list}` and start again"
        ));
    };
    say::line(&format!("      apt-get install {list}"));
    run::logged("apt-update", LIMIT, program.command().args(["update", "-q"]))?;
    let words = ["install", "-q", "-y", "--no-install-recommends"];
    run::logged("apt-install", LIMIT, program.command().args(words).args(packages))
}

/// How apt-get may be called.
enum Program {
    Itself,
    BySudo,
}

impl Program {
    fn command(&self) -> Command {
        let mut command = match self {
            Program::Itself => Command::new("env"),
            Program::BySudo => Command::new("sudo"),
        };
        if let Program::BySudo = self {
            command.args(["-n", "env"]);
        }
        // Without systemd this run level keeps services from being started by being installed.
        command.args(["DEBIAN_FRONTEND=noninteractive", "RUNLEVEL=1", "apt-get"]);
        // Another apt may be at work, as on a machine that has just started.
        command.args(["-o", "DPkg::Lock::Timeout=120"]);
        command
    }
}

fn privileged() -> Option<Program> {
    let is_root = run::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    if is_root {
        Some(Program::Itself)
    } else if run::works(Command::new("sudo").args(["-n", "true"])) {
        Some(Program::BySudo)
    } else {
        None
    }
}

const LIMIT: Duration = Duration::from_secs(900);
