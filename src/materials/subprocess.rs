//! Runs a parser in a child process with a memory limit: a library that hangs, crashes or allocates without
//! bound costs one answer, never the window. The child is Doorstep itself, started with an internal command;
//! dropping the handle kills it.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::Duration;

use sysinfo::{Pid, ProcessRefreshKind, ProcessesToUpdate, System};

/// How often who waits for an answer looks whether it is still wanted, and how much memory is used.
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// How much an answer may be ahead of who reads it, in bytes: a page of pixels goes through without waiting. It is
/// what a system grants to everybody.
#[cfg(target_os = "linux")]
const PIPE: usize = 1 << 20;

/// The process.
#[derive(Debug)]
pub(super) struct Subprocess {
    child: Child,
    memory: Option<System>,
    most: u64,
}

/// A started process, what goes into it, and what comes out of it.
pub(super) type Started = (Subprocess, ChildStdin, ChildStdout);

impl Subprocess {
    /// Starts `program`, which may use this many bytes of memory.
    ///
    /// # Errors
    /// If it can't be started.
    pub(super) fn start(program: &Path, arguments: &[&OsStr], most: u64) -> io::Result<Started> {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            const NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(NO_WINDOW);
        }
        let mut child = command.spawn()?;
        let (input, output) = (child.stdin.take(), child.stdout.take());
        let apart = Self { child, memory: None, most };
        match (input, output) {
            (Some(input), Some(output)) => {
                #[cfg(target_os = "linux")]
                // It goes on with a smaller one.
                rustix::pipe::fcntl_setpipe_size(&output, PIPE).ok();
                Ok((apart, input, output))
            }
            _ => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }

    /// Whether it uses more memory than it may. Asks the system each time.
    pub(super) fn uses_too_much(&mut self) -> bool {
        let pid = Pid::from_u32(self.child.id());
        if self.memory.is_none() {
            self.memory = System::new().ok();
        }
        let Some(system) = &mut self.memory else { return false };
        let what = ProcessRefreshKind::nothing().with_memory();
        system.refresh_processes_specifics(ProcessesToUpdate::Some(&[pid]), true, what);
        system.process(pid).is_some_and(|process| process.memory() > self.most)
    }
}

impl Drop for Subprocess {
    fn drop(&mut self) {
        // It may have ended already. Waiting for it takes its last trace away.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}
