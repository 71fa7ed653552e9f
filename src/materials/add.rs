//! Makes a material of a typed path, a dropped file or a typed address.

use std::path::Path;

use super::may_open::{
    OpenTarget, Refusal, Verdict, is_address, judge_address, judge_file_in, real_extension,
};
use crate::core::ids::{FileId, MaterialId};
use crate::core::model::Extra;
use crate::core::model::material::{Format, Material, MaterialFile, MaterialKind};
use crate::core::text::is_hidden;

/// The longest title that is taken from a name, in characters.
const LONGEST_TITLE: usize = 200;

/// What is to become a material.
#[derive(Clone, PartialEq, Debug)]
pub struct Wish {
    /// A path or an address, as typed or dropped.
    pub source: String,
    /// Its title, or empty for the name of the file.
    pub title: String,
    /// What it is, or what its name says.
    pub kind: Option<MaterialKind>,
    /// Its language, if known.
    pub language: Option<String>,
    /// The id of the new material.
    pub material: MaterialId,
    /// The id of its file.
    pub file: FileId,
}

/// Makes the material. Reads the disk, so it belongs in a job.
///
/// # Errors
/// If the source is neither a file that may be opened nor an address of the web.
pub fn material(wish: &Wish, materials_folder: Option<&Path>) -> Result<Material, Refusal> {
    let source = unquoted(&wish.source);
    if is_address(source) {
        return match judge_address(source) {
            Verdict::Open(OpenTarget::Web(address)) => Ok(page(wish, address)),
            Verdict::Refused(why) => Err(why),
            Verdict::Open(OpenTarget::File(_)) | Verdict::AskFirst(_) => Err(Refusal::BadAddress),
        };
    }
    let path = match judge_file_in(Path::new(source), materials_folder) {
        Verdict::Open(OpenTarget::File(path)) | Verdict::AskFirst(path) => path,
        Verdict::Refused(why) => return Err(why),
        Verdict::Open(OpenTarget::Web(_)) => return Err(Refusal::BadPath),
    };
    let name = path.file_name().and_then(|name| name.to_str()).ok_or(Refusal::BadName)?;
    let format = format_of(name);
    let file = MaterialFile {
        id: wish.file,
        format,
        language: wish.language.clone(),
        file_name: name.to_owned(),
        url: None,
        path: Some(stored_path(&path, materials_folder)),
        extra: Extra::new(),
    };
    Ok(made(wish, title_of(name), kind_of(name), file))
}

fn page(wish: &Wish, address: String) -> Material {
    let shown = address.split_once("://").map_or(address.as_str(), |(_, rest)| rest);
    let title = clean(shown.trim_end_matches('/'));
    let file = MaterialFile {
        id: wish.file,
        format: Format::Web,
        language: wish.language.clone(),
        file_name: String::new(),
        url: Some(address),
        path: None,
        extra: Extra::new(),
    };
    made(wish, title, MaterialKind::WebPage, file)
}

fn made(wish: &Wish, title: String, kind: MaterialKind, file: MaterialFile) -> Material {
    let typed = clean(&wish.title);
    Material {
        id: wish.material,
        kind: wish.kind.unwrap_or(kind),
        title: if typed.is_empty() { title } else { typed },
        training: None,
        day: None,
        files: vec![file],
        extra: Extra::new(),
    }
}

/// A typed or pasted path without the quotes that Windows puts around a copied one.
fn unquoted(source: &str) -> &str {
    let source = source.trim();
    source.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(source)
}

/// Relative to the materials folder if it is inside, with forward slashes, so that both go on a stick.
fn stored_path(path: &Path, materials_folder: Option<&Path>) -> String {
    let folder = materials_folder.and_then(|folder| folder.canonicalize().ok());
    let folder = folder.map(|folder| super::may_open::without_long_prefix(&folder));
    match folder.and_then(|folder| path.strip_prefix(folder).ok().map(Path::to_owned)) {
        Some(inside) => {
            let parts: Vec<String> =
                inside.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
            parts.join("/")
        }
        None => path.to_string_lossy().into_owned(),
    }
}

/// The format that a file name says.
#[must_use]
pub fn format_of(name: &str) -> Format {
    match real_extension(name).as_deref() {
        Some("pptx" | "ppsx" | "potx") => Format::Pptx,
        Some("pdf") => Format::Pdf,
        _ => Format::Other,
    }
}

/// What a file name says that it is.
#[must_use]
pub fn kind_of(name: &str) -> MaterialKind {
    match real_extension(name).as_deref() {
        Some("pptx" | "ppsx" | "potx" | "odp" | "key") => MaterialKind::Deck,
        Some("pdf" | "docx" | "odt" | "rtf" | "txt" | "md" | "pages") => MaterialKind::Handout,
        Some(
            "mp4" | "m4v" | "mov" | "avi" | "mkv" | "webm" | "mpg" | "mpeg" | "wmv" | "3gp" | "ogv" | "mp3"
            | "m4a" | "ogg" | "opus" | "wav" | "flac",
        ) => MaterialKind::Video,
        Some("xlsx" | "ods" | "csv") => MaterialKind::Form,
        _ => MaterialKind::Other,
    }
}

/// A title of a file name: without its extension, with spaces for underscores.
fn title_of(name: &str) -> String {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| if stem.is_empty() { name } else { stem });
    clean(&stem.replace('_', " "))
}

/// One line without anything hidden, and not too long.
fn clean(text: &str) -> String {
    let shown: String = text.chars().map(|c| if c == '\n' || c == '\t' { ' ' } else { c }).collect();
    let seen: String = shown.chars().filter(|c| !is_hidden(*c)).take(LONGEST_TITLE).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}
