//! The program for the console of Windows: starts the window's program beside it with the same arguments, so that
//! what it says is seen. A program with a window has no console there; elsewhere this one is not needed.

use std::path::PathBuf;
use std::process::{Command, ExitCode};

fn main() -> ExitCode {
    let beside = || -> Option<PathBuf> {
        Some(
            std::env::current_exe()
                .ok()?
                .with_file_name("doorstep")
                .with_extension(std::env::consts::EXE_EXTENSION),
        )
    };
    let ended =
        beside().and_then(|program| Command::new(program).args(std::env::args_os().skip(1)).status().ok());
    let code = ended.and_then(|status| status.code());
    // Numbers that do not fit are those of a crash.
    code.and_then(|code| u8::try_from(code).ok()).map_or(ExitCode::FAILURE, ExitCode::from)
}
