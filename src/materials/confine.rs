//! What a process that reads files of others gives up at its start: everything that it does not need for reading the
//! one file. Whatever an odd file makes of the library, it can write nothing, open nothing else, ask nobody, and it
//! ends with the Doorstep that started it.

use std::path::Path;
#[cfg(unix)]
use std::time::Duration;

/// How often it looks whether who started it is still there.
#[cfg(unix)]
const LOOK: Duration = Duration::from_millis(100);

/// The most address space, in bytes: a backstop far above what the one who waits allows.
#[cfg(unix)]
const MOST_MEMORY: u64 = 8 << 30;

/// The most files that are open at once.
#[cfg(unix)]
const MOST_FILES: u64 = 64;

/// Confines this process to reading `file`, as far as the system can do that. Call it first of all.
pub fn confine(file: &Path) {
    #[cfg(unix)]
    limit();
    #[cfg(target_os = "linux")]
    sandbox(file);
    #[cfg(not(target_os = "linux"))]
    let _: &Path = file;
    // As with the sandbox: an older system goes without.
    #[cfg(all(target_os = "linux", any(target_arch = "x86_64", target_arch = "aarch64")))]
    super::calls::forbid().ok();
    #[cfg(unix)]
    end_with_parent();
}

/// No core files, no written files, few open ones, no memory without end.
#[cfg(unix)]
fn limit() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let most = |most: u64| Rlimit { current: Some(most), maximum: Some(most) };
    let limits = [
        (Resource::Core, 0),
        (Resource::Fsize, 0),
        (Resource::Nofile, MOST_FILES),
        #[cfg(target_os = "linux")]
        (Resource::As, MOST_MEMORY),
    ];
    for (resource, limit) in limits {
        // A lower limit may be in force already: that is as good.
        setrlimit(resource, most(limit)).ok();
    }
}

/// No new rights, and of all files only the one that is read; no connections by TCP.
#[cfg(target_os = "linux")]
fn sandbox(file: &Path) {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset, RulesetAttr,
        RulesetCreatedAttr,
    };
    rustix::thread::set_no_new_privs(true).ok();
    let restrict = || -> Result<(), Box<dyn std::error::Error>> {
        // What an older system does not know is left out.
        let rules = Ruleset::default()
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V5))?
            .handle_access(AccessNet::from_all(ABI::V5))?
            .create()?;
        let rules = match PathFd::new(file) {
            Ok(there) => rules.add_rule(PathBeneath::new(there, AccessFs::ReadFile))?,
            // It will be said that it is not there.
            Err(_) => rules,
        };
        rules.restrict_self()?;
        Ok(())
    };
    // Without it the limits and the watch from outside have to do.
    restrict().ok();
}

/// Ends this process when the one that started it is gone, however that ended: nobody waits for an answer then.
#[cfg(unix)]
fn end_with_parent() {
    let parent = std::os::unix::process::parent_id();
    let watch = move || {
        while std::os::unix::process::parent_id() == parent {
            std::thread::sleep(LOOK);
        }
        std::process::exit(1);
    };
    // Without the thread it ends when its input or output does.
    std::thread::Builder::new().name("doorstep-parent".to_owned()).spawn(watch).ok();
}
