//! Chromium with its driver, and Firefox: found, or installed from Debian, and told how to behave.

use crate::setup::Part;
use crate::{apt, paths, run};
use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The browsers for tests.
#[derive(Clone, Debug)]
pub struct Browser {
    /// Chromium or Chrome.
    pub chromium: PathBuf,
    /// Firefox.
    pub firefox: PathBuf,
    /// The chromedriver of the same version.
    pub driver: PathBuf,
    /// What `wasm-bindgen-test-runner` tells the driver.
    pub settings: PathBuf,
}

/// What to install if there is no browser or no driver.
pub fn missing() -> Option<Part> {
    let is_missing = chromium().is_none() || driver().is_none() || firefox().is_none();
    is_missing.then(|| Part {
        what: "Chromium with its driver, and Firefox".to_owned(),
        seconds: 75,
        install,
    })
}

/// The browsers that are here.
pub fn find() -> Result<Browser, String> {
    let (Some(chromium), Some(driver), Some(firefox)) = (chromium(), driver(), firefox()) else {
        return Err(HOW_TO.to_owned());
    };
    let settings = paths::tools().join("webdriver.json");
    fs::create_dir_all(paths::tools())
        .and_then(|()| fs::write(&settings, settings_for(&chromium)))
        .map_err(|error| format!("{} cannot be written: {error}", settings.display()))?;
    Ok(Browser { chromium, driver, firefox, settings })
}

/// The Firefox that is here.
pub fn firefox() -> Option<PathBuf> {
    let mac = PathBuf::from("/Applications/Firefox.app/Contents/MacOS/firefox");
    named_by("FIREFOX")
        .or_else(|| ["firefox", "firefox-esr"].iter().find_map(|name| on_path(name)))
        .or_else(|| Some(mac).filter(|place| place.is_file()))
}

fn install() -> Result<(), String> {
    apt::install(&["chromium", "chromium-driver", "firefox-esr"])
        .map_err(|trouble| format!("{trouble}.\n{HOW_TO}"))?;
    find().map(|_| ())
}

fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    let mut places = vec![
        PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
        PathBuf::from("/Applications/Chromium.app/Contents/MacOS/Chromium"),
    ];
    for variable in ["ProgramFiles", "ProgramFiles(x86)", "LocalAppData"] {
        let folder = env::var_os(variable).map(PathBuf::from);
        places.extend(folder.map(|it| it.join("Google/Chrome/Application/chrome.exe")));
    }
    named_by("CHROMIUM")
        .or_else(|| names.iter().find_map(|name| on_path(name)))
        .or_else(|| places.into_iter().find(|place| place.is_file()))
}

fn driver() -> Option<PathBuf> {
    named_by("CHROMEDRIVER").or_else(|| on_path("chromedriver"))
}

/// A person's own choice, even if it is not there: the message should then name it.
fn named_by(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).filter(|path| !path.is_empty()).map(PathBuf::from)
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let found = env::split_paths(&path)
        .map(|folder| folder.join(format!("{name}{}", env::consts::EXE_SUFFIX)))
        .find(|file| file.is_file())?;
    // Ubuntu's chromium-browser may be a script that only tells people to use snap. On Windows
    // Chrome answers `--version` with a window.
    let runs = cfg!(windows) || run::works(Command::new(&found).arg("--version"));
    runs.then_some(found)
}

fn settings_for(chromium: &Path) -> String {
    let list = ARGUMENTS.map(json_string).join(", ");
    let binary = json_string(&chromium.to_string_lossy());
    format!("{{\"goog:chromeOptions\": {{\"binary\": {binary}, \"args\": [{list}]}}}}\n")
}

fn json_string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// No window, nothing asked of the network. The sandbox cannot be had in most containers, and
/// only our own pages are opened.
const ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const HOW_TO: &str = "Needed: Chromium or Chrome, the chromedriver of the same version, and \
Firefox, on the PATH or named by the variables CHROMIUM, CHROMEDRIVER and FIREFOX.";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_json_even_on_windows() {
        let text = settings_for(Path::new(r"C:\Chrome\chrome.exe"));
        assert!(text.contains(r#""binary": "C:\\Chrome\\chrome.exe""#), "{text}");
    }
}
