//! Lists the languages of the window: each folder in `assets/i18n` is one, with the name that `languages.txt` gives it.
//! For Windows it makes the resources of the programs, too.
//!
//! A macro that includes a folder would not notice a new file until its own source is touched; a build script does.

#![allow(
    clippy::print_stdout,
    clippy::disallowed_methods,
    reason = "a build script talks to cargo by printing, and writes what it made"
)]

use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets").join("i18n");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed={}", root.display());
    let names = fs::read_to_string(root.join("languages.txt"))?;
    let names = names.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(' '));
    let names: Vec<(&str, &str)> = names.map(|(tag, name)| (tag, name.trim())).collect();
    // In the order of the list, where English stands first.
    let shown: Vec<&(&str, &str)> = names.iter().filter(|(tag, _)| root.join(tag).is_dir()).collect();
    let mut code = String::new();
    writeln!(code, "/// The languages of the window; English first, as it stands behind the others.")?;
    writeln!(code, "pub static LANGUAGES: [Language; {}] = [", shown.len())?;
    for (tag, name) in shown {
        let sources: Vec<String> = files(&root.join(tag))?
            .iter()
            .map(|file| format!("include_str!(r\"{}\")", file.display()))
            .collect();
        let sources = sources.join(", ");
        writeln!(code, "    Language {{ tag: {tag:?}, name: {name:?}, sources: &[{sources}] }},")?;
    }
    writeln!(code, "];")?;
    writeln!(code, "/// Tags of languages and their names in themselves.")?;
    writeln!(code, "pub static LANGUAGE_NAMES: [(&str, &str); {}] = {names:?};", names.len())?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("languages.rs"), code)?;
    if env::var("CARGO_CFG_TARGET_OS")? == "windows" { windows_resources() } else { Ok(()) }
}

/// What Windows shows of a program and has to know of it: icon, version, manifest.
fn windows_resources() -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("assets").join("packaging");
    let file = |name: &str| folder.join(name).to_string_lossy().into_owned();
    let (icon, manifest) = (file("icon.ico"), file("windows.manifest"));
    println!("cargo::rerun-if-changed={icon}");
    println!("cargo::rerun-if-changed={manifest}");
    for program in ["doorstep", "doorstep-console"] {
        let mut resources = winresource::WindowsResource::new();
        resources
            .set_icon(&icon)
            .set_manifest_file(&manifest)
            .set("ProductName", "Doorstep")
            .set("FileDescription", "Doorstep")
            .set("OriginalFilename", &format!("{program}.exe"))
            .set("LegalCopyright", "MIT or Apache-2.0");
        resources.compile_for(program)?;
    }
    Ok(())
}

/// The translation files of a language, in the order of their names.
fn files(folder: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
