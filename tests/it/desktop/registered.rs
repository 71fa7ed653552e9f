//! Which program Windows has noted for an extension, over registries as they were found on laptops.

use std::io;

use doorstep::desktop::registered::{Registry, Root, command_line, has_program};

/// A part, a key, a name and its text.
type Value = (Root, &'static str, &'static str, &'static str);

struct Noted<'a>(&'a [Value]);

impl Registry for Noted<'_> {
    fn text(&self, root: Root, key: &str, name: &str) -> io::Result<Option<String>> {
        let found = self.0.iter().find(|(in_root, in_key, called, _)| {
            *in_root == root && in_key.eq_ignore_ascii_case(key) && called.eq_ignore_ascii_case(name)
        });
        Ok(found.map(|(.., text)| (*text).to_owned()))
    }

    fn names(&self, root: Root, key: &str) -> io::Result<Vec<String>> {
        let found = self.0.iter().filter(|(in_root, in_key, ..)| *in_root == root && *in_key == key);
        Ok(found.map(|(_, _, name, _)| (*name).to_owned()).collect())
    }
}

const OFFICE: Value =
    (Root::Classes, r"PowerPoint.Show.12\shell\open\command", "", r#""C:\Office\POWERPNT.EXE" "%1""#);
const EDGE: Value = (Root::Classes, r"MSEdgePDF\shell\open\command", "", r#""C:\Edge\msedge.exe" %1"#);
const SUMATRA: Value = (Root::Classes, r"SumatraPDF\shell\open\command", "", r#""C:\S\SumatraPDF.exe" "%1""#);
const CHOSEN: &str = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pdf\UserChoice";
const CHOSEN_LATEST: &str =
    r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pdf\UserChoiceLatest\ProgId";

#[test]
fn a_program_is_known_wherever_it_is_noted() {
    let known = |noted: &[Value]| has_program(&Noted(noted), "pptx");
    assert_eq!(known(&[]), Some(false), "nothing at all is noted");
    assert_eq!(known(&[(Root::Classes, ".pptx", "", "PowerPoint.Show.12"), OFFICE]), Some(true));
    let with = r".pptx\OpenWithProgids";
    assert_eq!(known(&[(Root::Classes, with, "PowerPoint.Show.12", ""), OFFICE]), Some(true));
    let store = (Root::Classes, r"AppXabc\Application", "AppUserModelID", "Microsoft.Office");
    let own = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pptx\OpenWithProgids";
    assert_eq!(known(&[(Root::User, own, "AppXabc", ""), store]), Some(true));
    let delegate = (Root::Classes, r"AppXabc\shell\open\command", "DelegateExecute", "{4ED3A719}");
    assert_eq!(known(&[(Root::User, own, "AppXabc", ""), delegate]), Some(true));
}

#[test]
fn in_doubt_nothing_is_said() {
    let known = |noted: &[Value]| has_program(&Noted(noted), "pptx");
    assert_eq!(known(&[(Root::Classes, ".pptx", "", "PowerPoint.Show.12")]), None, "its program is gone");
    assert_eq!(known(&[(Root::Classes, ".pptx", "PerceivedType", "document")]), None);
    let list = r"Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.pptx\OpenWithList";
    assert_eq!(known(&[(Root::User, list, "a", "POWERPNT.EXE")]), None);
    struct Closed;
    impl Registry for Closed {
        fn text(&self, _: Root, _: &str, _: &str) -> io::Result<Option<String>> {
            Err(io::ErrorKind::PermissionDenied.into())
        }
        fn names(&self, _: Root, _: &str) -> io::Result<Vec<String>> {
            Ok(Vec::new())
        }
    }
    assert_eq!(has_program(&Closed, "pptx"), None);
    assert_eq!(command_line(&Closed, "pdf"), None);
}

#[test]
fn the_viewer_is_the_one_that_explorer_takes() {
    let line = |noted: &[Value]| command_line(&Noted(noted), "pdf").unwrap_or_default();
    let class = (Root::Classes, ".pdf", "", "SumatraPDF");
    assert!(line(&[class, SUMATRA]).contains("Sumatra"));
    let chosen = (Root::User, CHOSEN, "ProgId", "MSEdgePDF");
    assert!(line(&[class, SUMATRA, chosen, EDGE]).contains("msedge"));
    let latest = (Root::User, CHOSEN_LATEST, "ProgId", "SumatraPDF");
    assert!(line(&[chosen, EDGE, latest, SUMATRA]).contains("Sumatra"));
    let store = (Root::User, CHOSEN, "ProgId", "AppXabc");
    assert_eq!(line(&[class, SUMATRA, store]), "", "another program than the chosen one is never taken");
}
