//! Which program Windows has noted for the files of an extension: the order in which Explorer looks, over a
//! registry that tests can write themselves. When in doubt, nothing is said.

use std::io;

/// The two parts of the registry that say it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Root {
    /// What the person chose: `HKEY_CURRENT_USER`.
    User,
    /// What programs told when they were installed: `HKEY_CLASSES_ROOT`.
    Classes,
}

/// The registry of Windows, as far as it is asked.
pub trait Registry {
    /// A text; `None` if there is no such value. The name of a key's default value is empty.
    ///
    /// # Errors
    /// If it can't be read.
    fn text(&self, root: Root, key: &str, name: &str) -> io::Result<Option<String>>;

    /// The names of the values of a key; none if there is no such key.
    ///
    /// # Errors
    /// If it can't be read.
    fn names(&self, root: Root, key: &str) -> io::Result<Vec<String>>;
}

/// Whether a program opens files of an extension, lowercase and without its dot; `None` in doubt.
#[must_use]
pub fn has_program(registry: &dyn Registry, extension: &str) -> Option<bool> {
    let programs = programs(registry, extension).ok()?;
    for program in &programs {
        if opens(registry, program).ok()? {
            return Some(true);
        }
    }
    // A class whose program is gone, or one that is asked in another way: Explorer may know better.
    let key = format!(r"{EXPLORER}\.{extension}\OpenWithList");
    let chosen_once = registry.names(Root::User, &key).ok()?;
    let by_kind = registry.text(Root::Classes, &format!(".{extension}"), "PerceivedType").ok()?;
    (programs.is_empty() && chosen_once.is_empty() && by_kind.is_none()).then_some(false)
}

/// The command line of the program that opens files of an extension; `None` in doubt, and for programs that
/// are started in another way.
#[must_use]
pub fn command_line(registry: &dyn Registry, extension: &str) -> Option<String> {
    let programs = programs(registry, extension).ok()?;
    command(registry, programs.first()?).ok()?
}

const EXPLORER: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts";

/// The names under which programs for an extension are noted, the one that Explorer takes first.
fn programs(registry: &dyn Registry, extension: &str) -> io::Result<Vec<String>> {
    let explorer = format!(r"{EXPLORER}\.{extension}");
    let class = format!(".{extension}");
    let single = [
        // Since 2024 Windows notes the choice here first.
        registry.text(Root::User, &format!(r"{explorer}\UserChoiceLatest\ProgId"), "ProgId")?,
        registry.text(Root::User, &format!(r"{explorer}\UserChoice"), "ProgId")?,
        registry.text(Root::Classes, &class, "")?,
    ];
    let mut programs: Vec<String> = single.into_iter().flatten().collect();
    programs.extend(registry.names(Root::Classes, &format!(r"{class}\OpenWithProgids"))?);
    programs.extend(registry.names(Root::User, &format!(r"{explorer}\OpenWithProgids"))?);
    programs.retain(|program| !program.trim().is_empty());
    Ok(programs)
}

/// Whether what is noted can still be started: by a command line, or as a program of the store.
fn opens(registry: &dyn Registry, program: &str) -> io::Result<bool> {
    let open = format!(r"{program}\shell\open\command");
    Ok(command(registry, program)?.is_some()
        || registry.text(Root::Classes, &open, "DelegateExecute")?.is_some()
        || registry.text(Root::Classes, &format!(r"{program}\Application"), "AppUserModelID")?.is_some())
}

fn command(registry: &dyn Registry, program: &str) -> io::Result<Option<String>> {
    let line = registry.text(Root::Classes, &format!(r"{program}\shell\open\command"), "")?;
    Ok(line.filter(|line| !line.trim().is_empty()))
}

/// The registry of this computer.
#[cfg(windows)]
#[derive(Clone, Copy, Debug)]
pub struct SystemRegistry;

#[cfg(windows)]
impl SystemRegistry {
    fn key(root: Root, key: &str) -> io::Result<Option<winreg::RegKey>> {
        let root = winreg::RegKey::predef(match root {
            Root::User => winreg::enums::HKEY_CURRENT_USER,
            Root::Classes => winreg::enums::HKEY_CLASSES_ROOT,
        });
        there(root.open_subkey(key))
    }
}

#[cfg(windows)]
impl Registry for SystemRegistry {
    fn text(&self, root: Root, key: &str, name: &str) -> io::Result<Option<String>> {
        match Self::key(root, key)? {
            Some(key) => there(key.get_value(name)),
            None => Ok(None),
        }
    }

    fn names(&self, root: Root, key: &str) -> io::Result<Vec<String>> {
        let Some(key) = Self::key(root, key)? else { return Ok(Vec::new()) };
        key.enum_values().map(|value| value.map(|(name, _)| name)).collect()
    }
}

#[cfg(windows)]
fn there<T>(found: io::Result<T>) -> io::Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}
