//! What may be opened: tables of names, paths and addresses, and real files with hostile names.

use std::path::{Path, PathBuf};

use doorstep::core::ids::{FileId, MaterialId};
use doorstep::core::model::material::{Format, MaterialKind};
use doorstep::materials::add::{self, Wish};
use doorstep::materials::may_open::{
    Extension, OpenTarget, Refusal, Verdict, escaped, extension, is_address, is_remote, judge_address,
    judge_file, judge_file_in, judge_words, lies_in,
};

#[test]
fn extensions_say_what_a_file_is() {
    let known = ["a.pdf", "A.PDF", "Day 1.pptx", "b.docx", "c.jpeg", "d.mp4", "e.mp3", "1.General 2.0.pdf"];
    for name in known {
        assert_eq!(extension(name), Extension::Known, "{name}");
    }
    let programs = "exe bat cmd com lnk scr js vbs hta msi jar desktop sh app url ps1 reg cpl pif wsf jse vbe \
                    msc scf library-ms appref-ms iso vhd vhdx run AppImage command workflow py pl bash dmg \
                    deb rpm flatpakref webloc inetloc chm settingcontent-ms search-ms wsh sct gadget jnlp \
                    apk php rb lua img EXE Js";
    for one in programs.split_whitespace() {
        let name = format!("slides.pdf.{one}");
        assert_eq!(extension(&name), Extension::Program, "{name}");
    }
    for one in "pptm potm ppsm ppam docm dotm xlsm xltm xlam xlsb sldm DOCM".split_whitespace() {
        assert_eq!(extension(&format!("slides.{one}")), Extension::Macro, "{one}");
    }
    for name in ["README", ".profile", "a.zip", "old.ppt", "page.html", "drawing.svg", "a.xyz", "a.ехе"] {
        assert_eq!(extension(name), Extension::Unknown, "{name}");
    }
    for name in ["evil.exe.", "evil.exe ", "evil.exe. . ."] {
        assert_eq!(extension(name), Extension::Program, "{name:?}");
    }
}

#[test]
fn paths_are_judged_by_their_words_before_the_disk_is_touched() {
    let table: [(&str, Result<Extension, Refusal>); 26] = [
        ("/home/ana/Day 1.pdf", Ok(Extension::Known)),
        ("/home/ana/-rf.pdf", Ok(Extension::Known)),
        ("/home/ana/it's \"50 %\" done.pdf", Ok(Extension::Known)),
        ("/home/ana/$(reboot).pdf", Ok(Extension::Known)),
        (
            "/home/ana/Session 1: opening.pdf",
            if cfg!(windows) { Err(Refusal::BadPath) } else { Ok(Extension::Known) },
        ),
        (r"C:\Users\ana\Day 1.pdf", Ok(Extension::Known)),
        (r"\\?\C:\Users\ana\Day 1.pdf", Ok(Extension::Known)),
        (r"\\server\share\a.pdf", Err(Refusal::Remote)),
        ("//server/share/a.pdf", Err(Refusal::Remote)),
        (r"\/server\share\a.pdf", Err(Refusal::Remote)),
        (r"\\?\UNC\server\share\a.pdf", Err(Refusal::Remote)),
        (r"\\.\COM1", Err(Refusal::Remote)),
        ("file:///etc/passwd", Err(Refusal::BadAddress)),
        ("file://server/share/a.pdf", Err(Refusal::BadAddress)),
        ("javascript:alert(1)", Err(Refusal::BadAddress)),
        ("ms-msdt:/id", Err(Refusal::BadAddress)),
        ("/home/ana/a.pdf:evil.exe", Err(Refusal::Program)),
        ("/home/ana/evil.exe:a.pdf", Err(Refusal::BadPath)),
        ("/home/ana/a.pdf:b.pdf", Err(Refusal::BadPath)),
        ("/home/ana/guide\u{202e}fdp.exe", Err(Refusal::BadName)),
        ("/home/ana/guide\u{200b}.pdf", Err(Refusal::BadName)),
        ("/home/ana/guide\n.pdf", Err(Refusal::BadName)),
        ("/home/ana/guide.pdf.", Err(Refusal::BadName)),
        ("/home/ana/guide.pdf ", Err(Refusal::BadName)),
        ("/home/ana/gui\0de.pdf", Err(Refusal::BadPath)),
        ("", Err(Refusal::BadPath)),
    ];
    for (path, expected) in table {
        assert_eq!(judge_words(path), expected, "{path:?}");
    }
    assert!(is_remote(r"\\?\GLOBALROOT\Device\x") && !is_remote("/home/a.pdf"));
    assert!(is_address("https://a.org") && !is_address(r"C:\a.pdf") && !is_address("/a:b"));
}

#[test]
fn a_folder_of_another_computer_holds_what_lies_in_it() {
    let share = r"\\Office\Training\Materials";
    for path in [
        r"\\Office\Training\Materials\Day 1.pdf",
        r"\\office\training\MATERIALS\Deutsch\Tag 1.pptx",
        r"//Office/Training/Materials/Day 1.pdf",
    ] {
        assert!(lies_in(path, share) && lies_in(path, &format!("{share}\\")), "{path}");
    }
    for path in [
        r"\\Office\Training\Materials",
        r"\\Office\Training\Materials of others\Day 1.pdf",
        r"\\Office\Training\Materials\..\Secret\Day 1.pdf",
        r"\\Evil\Training\Materials\Day 1.pdf",
        r"C:\Day 1.pdf",
        "",
    ] {
        assert!(!lies_in(path, share), "{path}");
    }
    let gone = judge_file_in(Path::new(r"\\Evil\x\Day 1.pdf"), Some(Path::new(share)));
    assert_eq!(gone, Verdict::Refused(Refusal::Remote), "another share is as strange as before");
}

#[test]
fn only_addresses_of_the_web_are_opened() {
    for good in ["https://a.org/x%20y.pdf?q=1#p", "http://a.org:8080/", "HTTPS://A.ORG", "http://[::1]/"] {
        assert_eq!(judge_address(good), Verdict::Open(OpenTarget::Web(good.to_owned())), "{good}");
    }
    let bad = [
        "file:///etc/passwd",
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://a.org/x",
        "ms-word:ofe|u|http://a.org/x.doc",
        "vbscript://a.org",
        "https://",
        "https:///x",
        "https://bank.org@evil.org/",
        "https://a.org/\u{202e}x",
        "https://a.org/ --flag",
        "https://-flag/",
        "https://a.org/\"&calc&\"",
        "http:a.org",
        "a.org",
        "",
    ];
    for address in bad {
        assert_eq!(judge_address(address), Verdict::Refused(Refusal::BadAddress), "{address:?}");
    }
}

fn file(folder: &Path, name: &str) -> PathBuf {
    let path = folder.join(name);
    std::fs::write(&path, b"x").expect("written");
    path
}

#[test]
fn real_files_are_judged_by_what_they_are() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = crate::harness::real(folder.path());
    for name in ["Day 1.pdf", "-x.pdf", "50% 'off' $HOME.pptx"] {
        let path = file(&root, name);
        assert_eq!(judge_file(&path), Verdict::Open(OpenTarget::File(path)), "{name}");
    }
    assert_eq!(judge_file(&root.join("none.pdf")), Verdict::Refused(Refusal::Gone));
    assert_eq!(judge_file(Path::new("Day 1.pdf")), Verdict::Refused(Refusal::BadPath), "not absolute");
    assert_eq!(judge_file(Path::new("-x.pdf")), Verdict::Refused(Refusal::BadPath), "an option");
    std::fs::create_dir(root.join("folder.pdf")).expect("made");
    assert_eq!(judge_file(&root.join("folder.pdf")), Verdict::Refused(Refusal::NotAFile));
    let unknown = file(&root, "notes.zip");
    assert_eq!(judge_file(&unknown), Verdict::AskFirst(unknown));
    let up = root.join("folder.pdf").join("..").join("Day 1.pdf");
    assert_eq!(judge_file(&up), Verdict::Open(OpenTarget::File(root.join("Day 1.pdf"))), "made plain");
    assert_eq!(judge_file(&file(&root, "deck.pptm")), Verdict::Refused(Refusal::Macro));
}

#[cfg(unix)]
#[test]
fn links_are_judged_by_what_they_lead_to() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = tempfile::tempdir().expect("a folder");
    let root = crate::harness::real(folder.path());
    let script = file(&root, "run.sh");
    symlink(&script, root.join("guide.pdf")).expect("linked");
    assert_eq!(judge_file(&root.join("guide.pdf")), Verdict::Refused(Refusal::Program));
    let real = file(&root, "real.pdf");
    symlink(&real, root.join("other.pdf")).expect("linked");
    assert_eq!(judge_file(&root.join("other.pdf")), Verdict::Open(OpenTarget::File(real)));
    symlink(root.join("gone"), root.join("broken.pdf")).expect("linked");
    assert_eq!(judge_file(&root.join("broken.pdf")), Verdict::Refused(Refusal::Gone));
    let program = file(&root, "program");
    std::fs::set_permissions(&program, std::fs::Permissions::from_mode(0o755)).expect("set");
    assert_eq!(
        judge_file(&program),
        Verdict::Refused(Refusal::Program),
        "runs, and no extension says otherwise"
    );
}

#[test]
fn what_is_hidden_is_written_out() {
    assert_eq!(escaped("guide\u{202e}fdp.exe"), r"guide\u{202e}fdp.exe");
    assert_eq!(escaped("a\tb\u{feff}"), r"a\u{9}b\u{feff}");
    assert_eq!(escaped("Занятие 1.pdf"), "Занятие 1.pdf");
}

fn wish(source: &str) -> Wish {
    Wish {
        source: source.to_owned(),
        title: String::new(),
        kind: None,
        language: None,
        material: MaterialId::named("new"),
        file: FileId::named("new"),
    }
}

#[test]
fn a_file_or_an_address_becomes_a_material() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = crate::harness::real(folder.path());
    let path = file(&root, "Sleep_and_play.docx");
    let text = path.to_str().expect("text");
    let made = add::material(&wish(&format!(" \"{text}\" ")), Some(&root)).expect("a material");
    assert_eq!((made.title.as_str(), made.kind), ("Sleep and play", MaterialKind::Handout));
    assert_eq!(made.files[0].path.as_deref(), Some("Sleep_and_play.docx"), "relative to the folder");
    let made = add::material(&wish(text), None).expect("a material");
    assert_eq!(made.files[0].path.as_deref(), Some(text));
    let made = add::material(&wish("https://a.org/film/"), None).expect("a material");
    assert_eq!((made.title.as_str(), made.kind), ("a.org/film", MaterialKind::WebPage));
    assert_eq!(made.files[0].format, Format::Web);
    // Whole paths, as this system writes them.
    let gone = |name: &str| root.join("none").join(name).to_str().expect("text").to_owned();
    let (pdf, program) = (gone("such.pdf"), gone("such.exe"));
    let table = [
        ("file:///etc/passwd", Refusal::BadAddress),
        ("Sleep.docx", Refusal::BadPath),
        (r"\\server\a.pdf", Refusal::Remote),
        (pdf.as_str(), Refusal::Gone),
        (program.as_str(), Refusal::Program),
    ];
    for (source, why) in table {
        assert_eq!(add::material(&wish(source), None), Err(why), "{source}");
    }
}
