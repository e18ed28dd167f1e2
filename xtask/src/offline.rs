//! What the service worker has to keep: the built page's files, and a name of their contents.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::Path;

/// Writes the files of `dist` and the name of the build into its `sw.js`.
pub fn list_files(dist: &Path) -> Result<(), String> {
    let path = dist.join("sw.js");
    let trouble = |error: io::Error| format!("{}: {error}", path.display());
    let script = fs::read_to_string(&path).map_err(trouble)?;
    let (files, build) = contents(dist).map_err(trouble)?;
    let script = filled(&script, &files, &build)
        .ok_or_else(|| format!("{} has no place for the build's files", path.display()))?;
    fs::write(&path, script).map_err(trouble)
}

/// The names of all files but the service worker's own, and a name of what is in them.
fn contents(dist: &Path) -> io::Result<(Vec<String>, String)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name != "sw.js" {
            files.push(name);
        }
    }
    files.sort();
    let mut hasher = DefaultHasher::new();
    for file in &files {
        (file, fs::read(dist.join(file))?).hash(&mut hasher);
    }
    Ok((files, format!("{:016x}", hasher.finish())))
}

fn filled(script: &str, files: &[String], build: &str) -> Option<String> {
    let list: Vec<String> = files.iter().map(|file| format!("{file:?}")).collect();
    let list = format!("const files = [\"./\", {}];", list.join(", "));
    let with_files = replaced(script, "const files = [];", &list)?;
    replaced(&with_files, "const build = \"none\";", &format!("const build = \"{build}\";"))
}

fn replaced(text: &str, place: &str, with: &str) -> Option<String> {
    text.contains(place).then(|| text.replacen(place, with, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_script_gets_files_and_build() {
        let script = include_str!("../../www/sw.js");
        let files = [String::from("a.js"), String::from("index.html")];
        let filled = filled(script, &files, "12ab").unwrap();
        assert!(filled.contains(r#"const files = ["./", "a.js", "index.html"];"#));
        assert!(filled.contains(r#"const build = "12ab";"#));
        assert_eq!(super::filled("nothing to fill", &files, ""), None);
    }
}
