//! The gentle sound at the change of groups: the sound that this computer has for a small notice, played
//! by the computer's own means. A computer without one stays silent; what is heard is always seen as well.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::pdf_viewer::Call;

/// A player, and the sound it is given.
type Way = (&'static str, &'static [&'static str]);

/// The ways to play it on Linux, the first that is there being taken.
const LINUX: [Way; 3] = [
    ("/usr/bin/canberra-gtk-play", &["--id", "complete"]),
    ("/usr/bin/pw-play", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
    ("/usr/bin/paplay", &["/usr/share/sounds/freedesktop/stereo/complete.oga"]),
];

/// The way on macOS.
const MACOS: [Way; 1] = [("/usr/bin/afplay", &["/System/Library/Sounds/Glass.aiff"])];

/// Plays it, if this computer can; returns at once. Waits for nothing but the start of a small program:
/// call it in a job.
pub fn play() {
    #[cfg(windows)]
    if let Err(error) = winsafe::MessageBeep(winsafe::co::MBP::INFORMATION) {
        tracing::info!(%error, "no sound");
    }
    let ways: &[Way] = if cfg!(target_os = "macos") { &MACOS } else { &LINUX };
    let Some(call) = first_there(ways, &|path| path.is_file()).filter(|_| cfg!(unix)) else { return };
    let mut command = Command::new(&call.program);
    command.args(&call.arguments).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    match command.spawn() {
        // Someone has to wait for it to its end; it lasts a second.
        Ok(mut child) => drop(child.wait()),
        Err(error) => tracing::info!(%error, "no sound"),
    }
}

/// The first way whose program, and whose file where it names one, is there.
fn first_there(ways: &[Way], is_file: &dyn Fn(&Path) -> bool) -> Option<Call> {
    let there = |(program, arguments): &&Way| {
        let files = arguments.iter().filter(|argument| argument.starts_with('/'));
        is_file(Path::new(program)) && files.into_iter().all(|file| is_file(Path::new(file)))
    };
    let (program, arguments) = ways.iter().find(there)?;
    let arguments = arguments.iter().map(Into::into).collect();
    Some(Call { program: PathBuf::from(program), arguments })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_way_that_is_there_is_taken() {
        let only = |names: &'static [&'static str]| {
            move |path: &Path| names.iter().any(|name| path == Path::new(name))
        };
        assert_eq!(first_there(&LINUX, &|_| false), None);
        // A player without its sound is of no use.
        assert_eq!(first_there(&LINUX, &only(&["/usr/bin/paplay"])), None);
        let sound = "/usr/share/sounds/freedesktop/stereo/complete.oga";
        let there = only(&["/usr/bin/paplay", "/usr/share/sounds/freedesktop/stereo/complete.oga"]);
        let call = Call { program: PathBuf::from("/usr/bin/paplay"), arguments: vec![sound.into()] };
        assert_eq!(first_there(&LINUX, &there), Some(call));
    }
}
