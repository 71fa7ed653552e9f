//! What may be opened: the one place that decides it, for paths and for addresses of the web.
//!
//! Documents, pictures, sound, video and pages of the web open directly. Programs, scripts and files
//! with macros never do. Whatever is not known asks first, with its whole path. Nothing ever goes through
//! a shell, and only absolute paths of files that exist reach a program.

use std::path::{Component, Path, PathBuf};

use crate::core::text::{is_device, is_hidden};
use crate::core::trouble::{Trouble, TroubleKind};

/// What may be done with a path or an address.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Verdict {
    /// Opens directly.
    Open(OpenTarget),
    /// Not known: the person decides, with the whole path before the eyes.
    AskFirst(PathBuf),
    /// Never.
    Refused(Refusal),
}

/// What is opened.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OpenTarget {
    /// A file, by its absolute path with every symbolic link followed.
    File(PathBuf),
    /// An address of the web.
    Web(String),
}

/// Why it is not opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refusal {
    /// A program, a script, a shortcut or an image of a disk.
    Program,
    /// A document that carries macros.
    Macro,
    /// On another computer.
    Remote,
    /// Not an address of the web: another scheme, no host, a hidden user name.
    BadAddress,
    /// Not an absolute path, or not one that a file can have.
    BadPath,
    /// The name hides what it is: control or direction characters, dots or spaces at its end.
    BadName,
    /// There is no such file.
    Gone,
    /// A folder or a device, not a file.
    NotAFile,
}

impl Refusal {
    /// The refusal of `shown` as a trouble, for the sentence.
    #[must_use]
    pub fn trouble(self, shown: &str) -> Trouble {
        let kind = match self {
            Self::Program => TroubleKind::Unsafe,
            Self::Macro => TroubleKind::Macro,
            Self::Remote => TroubleKind::RemotePath,
            Self::BadAddress => TroubleKind::BadAddress,
            Self::BadPath | Self::NotAFile => TroubleKind::BadPath,
            Self::BadName => TroubleKind::BadName,
            Self::Gone => TroubleKind::FileGone,
        };
        Trouble { kind, path: Some(PathBuf::from(escaped(shown))), detail: String::new() }
    }
}

/// What an extension says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Extension {
    /// A document, a picture, sound or video.
    Known,
    /// A program or its kin.
    Program,
    /// A document with macros.
    Macro,
    /// Anything else, or none.
    Unknown,
}

/// Documents, pictures, sound and video.
const KNOWN: &str = "\
    pdf pptx ppsx potx docx dotx xlsx xltx odt ods odp odg ott otp rtf txt md csv tsv epub djvu key \
    pages numbers png jpg jpeg gif webp bmp tif tiff heic heif avif mp3 m4a aac ogg oga opus wav flac \
    wma aif aiff mid mp4 m4v mov avi mkv webm mpg mpeg wmv 3gp ogv mts";

/// Programs, scripts, installers, shortcuts, settings and disk images, of every system; and the languages
/// that a click may run.
const PROGRAMS: &str = "\
    exe com pif scr cpl msc msi msp mst msu msix msixbundle appx appxbundle appinstaller application \
    appref-ms dll ocx sys drv ax gadget xll xbap xip diagcab cab wim swm bat cmd btm ps1 ps1xml ps2 \
    ps2xml psc1 psc2 psd1 psm1 pssc cdxml vb vbs vbe vbscript js jse mjs cjs ws wsf wsh wsc sct hta \
    mht mhtml xaml msh msh1 msh2 mshxml msh1xml msh2xml job inf ins isp its lnk url website webloc scf \
    library-ms search-ms searchconnector-ms settingcontent-ms theme themepack deskthemepack reg rdp \
    chm hlp grp prf shb shs mcf cer crt der pfx p12 osd printerexport desklink mapimail zfsendtotarget \
    jnlp ade adp mam maq mar mas mat mau mav maw mda iso img vhd vhdx vmdk udf dmg sparseimage \
    sparsebundle toast cdr sh bash zsh fish csh ksh tcsh dash command tool run bin elf so o out ko \
    desktop appimage flatpak flatpakref flatpakrepo snap deb rpm app pkg mpkg workflow action scpt \
    scptd applescript osx terminal inetloc fileloc prefpane kext plugin bundle dylib definition \
    mobileconfig service jar jad class war ear py pyc pyo pyw pyz pyzw pl pm rb rbw php php3 php4 php5 \
    phar lua tcl tk awk go rs ahk au3 r rscript ipynb swf air apk aab ipa xap crx xpi vsix nupkg gem \
    whl wasm vbproj csproj sln";

/// Documents that carry macros, add-ins, or data that fetches and runs.
const MACROS: &str = "\
    pptm potm ppsm ppam ppa sldm docm dotm docb wll wbk xlsm xltm xlsb xlam xla xlm xlw slk iqy oqy \
    rqy dqy odc accdb accde accda accdr accdt mdb mde mdt mdw mdz maf maq oxt odb pub vsdm vssm vstm \
    mpp one onepkg";

/// What the extension of a file name says. Only the last extension counts, lowercase, and what the
/// system drops (dots and spaces at the end of a name) does not.
#[must_use]
pub fn extension(name: &str) -> Extension {
    let Some(extension) = real_extension(name) else { return Extension::Unknown };
    let stands_in = |list: &str| list.split_whitespace().any(|known| known == extension);
    if stands_in(PROGRAMS) {
        Extension::Program
    } else if stands_in(MACROS) {
        Extension::Macro
    } else if stands_in(KNOWN) {
        Extension::Known
    } else {
        Extension::Unknown
    }
}

/// The last extension of a file name lowercase, without its dot.
#[must_use]
pub fn real_extension(name: &str) -> Option<String> {
    let name = name.trim_end_matches([' ', '.']);
    let (stem, extension) = name.rsplit_once('.')?;
    // A name such as `.profile` has no extension.
    (!stem.is_empty() && !extension.is_empty()).then(|| extension.to_lowercase())
}

/// Judges an address of the web.
#[must_use]
pub fn judge_address(address: &str) -> Verdict {
    let refused = Verdict::Refused(Refusal::BadAddress);
    if address.chars().any(|c| is_hidden(c) || c.is_whitespace() || matches!(c, '"' | '<' | '>' | '\\')) {
        return refused;
    }
    let Some((scheme, rest)) = address.split_once("://") else { return refused };
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return refused;
    }
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    // A user name before the host makes an address look like another one's.
    let host = authority.rsplit_once(':').map_or(authority, |(host, _)| host);
    let good_host = host.chars().next().is_some_and(|c| c.is_alphanumeric() || c == '[');
    if authority.contains('@') || !good_host || address.len() > 2_000 {
        return refused;
    }
    Verdict::Open(OpenTarget::Web(address.to_owned()))
}

/// Whether a text claims to be an address: it begins with a scheme such as `https:`, not with a drive.
#[must_use]
pub fn is_address(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return false };
    let mut letters = scheme.chars();
    let begins = letters.next().is_some_and(|c| c.is_ascii_alphabetic());
    let goes_on = letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    let a_drive = scheme.len() == 1 && !rest.starts_with("//");
    begins && goes_on && !a_drive
}

/// Whether a path leads to another computer, without touching it: a look alone could send a password.
#[must_use]
pub fn is_remote(path: &str) -> bool {
    let path = path.replace('/', "\\");
    let Some(rest) = path.strip_prefix("\\\\") else { return false };
    match rest.strip_prefix("?\\") {
        // The long form of a local path: `\\?\C:\...`.
        Some(long) => !(long.as_bytes().get(1) == Some(&b':') && long.as_bytes().get(2) == Some(&b'\\')),
        None => true,
    }
}

/// Judges the words of a path, without looking at the disk: `Err` says why it is refused for good.
///
/// # Errors
/// If the path is refused whatever stands there.
pub fn judge_words(path: &str) -> Result<Extension, Refusal> {
    if is_remote(path) { Err(Refusal::Remote) } else { judge_text(path) }
}

/// Judges the words of a path, wherever it leads.
fn judge_text(path: &str) -> Result<Extension, Refusal> {
    if path.contains('\0') || path.is_empty() {
        return Err(Refusal::BadPath);
    }
    if is_address(path) {
        return Err(Refusal::BadAddress);
    }
    if path.chars().any(is_hidden) {
        return Err(Refusal::BadName);
    }
    let name = last_name(path);
    judge_name(name)
}

/// Judges the name of a file alone.
fn judge_name(name: &str) -> Result<Extension, Refusal> {
    let extension = extension(name);
    match extension {
        Extension::Program => return Err(Refusal::Program),
        Extension::Macro => return Err(Refusal::Macro),
        Extension::Known | Extension::Unknown => {}
    }
    // `guide.pdf:other.bin` is a second stream of `guide.pdf` on Windows, `cmd.exe:a.pdf` one of a program.
    if let Some((before, _)) = name.split_once(':')
        && (cfg!(windows) || real_extension(before).is_some())
    {
        return Err(Refusal::BadPath);
    }
    if name.ends_with([' ', '.']) {
        return Err(Refusal::BadName);
    }
    // On Windows `nul.pdf` is no file, in whatever folder it is said to be.
    if cfg!(windows) && is_device(name) {
        return Err(Refusal::BadPath);
    }
    Ok(extension)
}

/// The last part of a path, whichever way its slashes lean.
fn last_name(path: &str) -> &str {
    let without_drive = match path.as_bytes() {
        [drive, b':', ..] if drive.is_ascii_alphabetic() => &path[2..],
        _ => path,
    };
    let slashes: &[char] =
        if cfg!(windows) || without_drive.len() != path.len() { &['/', '\\'] } else { &['/'] };
    without_drive.rsplit(slashes).next().unwrap_or_default()
}

/// Whether a path lies in a folder, by their words alone, as Windows reads them: for folders of other computers,
/// which a look may not reach before it is known that the trainer chose them.
#[must_use]
pub fn lies_in(path: &str, folder: &str) -> bool {
    let plain = |text: &str| text.replace('/', "\\").to_lowercase();
    let (path, folder) = (plain(path), plain(folder));
    let inside = path.strip_prefix(folder.trim_end_matches('\\'));
    inside.is_some_and(|inside| {
        inside.starts_with('\\') && inside.split('\\').all(|part| part != ".." && part != ".")
    })
}

/// Judges a file of this computer: as [`judge_file_in`], where no folder of another computer was chosen.
#[must_use]
pub fn judge_file(path: &Path) -> Verdict {
    judge_file_in(path, None)
}

/// Judges a file: the words of its path, then what stands there. Symbolic links are judged by what they lead
/// to. `folder` is the materials folder that the trainer chose: it may be on another computer, and then what
/// lies in it is no stranger. Reads the disk, so it belongs in a job.
#[must_use]
pub fn judge_file_in(path: &Path, folder: Option<&Path>) -> Verdict {
    let refused = Verdict::Refused;
    // A name that is no text can't be shown to the person, so it can't be agreed to either.
    let Some(text) = path.to_str() else { return refused(Refusal::BadName) };
    let chosen = folder.and_then(Path::to_str).is_some_and(|folder| lies_in(text, folder));
    if let Err(why) = if chosen { judge_text(text) } else { judge_words(text) } {
        return refused(why);
    }
    if !path.is_absolute() {
        return refused(Refusal::BadPath);
    }
    let Ok(real) = path.canonicalize() else { return refused(Refusal::Gone) };
    // A drive letter may stand for a folder of another computer: the person knows, so it asks, unless it is the
    // folder of the materials.
    let own =
        chosen && folder.is_some_and(|folder| folder.canonicalize().is_ok_and(|it| real.starts_with(it)));
    let real = without_long_prefix(&real);
    let Some(real_text) = real.to_str() else { return refused(Refusal::BadName) };
    let remote = is_remote(real_text);
    let shared = remote && !own;
    let judged = if remote { judge_name(last_name(real_text)) } else { judge_words(real_text) };
    let extension = match judged {
        Ok(extension) => extension,
        Err(why) => return refused(why),
    };
    match std::fs::metadata(&real) {
        Ok(facts) if !facts.is_file() => refused(Refusal::NotAFile),
        Ok(facts) if extension == Extension::Unknown && may_run(&facts) => refused(Refusal::Program),
        Ok(_) if extension == Extension::Known && !shared => Verdict::Open(OpenTarget::File(real)),
        Ok(_) => Verdict::AskFirst(real),
        Err(_) => refused(Refusal::Gone),
    }
}

/// Whether the system would run the file: only asked of files whose extension says nothing, as sticks from
/// Windows mark every file so.
#[cfg(unix)]
fn may_run(facts: &std::fs::Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    facts.permissions().mode() & 0o111 != 0
}

/// Whether the system would run the file: elsewhere the extension decides that.
#[cfg(not(unix))]
fn may_run(_facts: &std::fs::Metadata) -> bool {
    false
}

/// A path without the `\\?\` that Windows puts before the long form: many programs do not know it.
#[must_use]
pub fn without_long_prefix(path: &Path) -> PathBuf {
    let Some(text) = path.to_str() else { return path.to_owned() };
    match text.strip_prefix(r"\\?\") {
        Some(rest) if rest.as_bytes().get(1) == Some(&b':') => PathBuf::from(rest),
        Some(rest) => {
            rest.strip_prefix(r"UNC\").map_or(path.to_owned(), |rest| PathBuf::from(format!(r"\\{rest}")))
        }
        None => path.to_owned(),
    }
}

/// Whether `name` is the plain name of one file: no folder, no way up, no drive.
#[must_use]
pub fn is_plain_name(name: &str) -> bool {
    let mut parts = Path::new(name).components();
    let one = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
    one && !name.contains(['/', '\\', ':', '\0'])
}

/// A text with everything hidden written out, as in `guide\u{202e}fdp.exe`.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if is_hidden(c) {
            shown.extend(c.escape_unicode());
        } else {
            shown.push(c);
        }
    }
    shown
}
