//! The parts of a deck: a zip whose sizes and names are not believed. Only the parts that are asked for are read: films
//! and pictures, which may be hundreds of megabytes, stay on the disk.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::sync::Arc;

use flate2::{Crc, Decompress, FlushDecompress, Status};
use zip::{CompressionMethod, ZipArchive};

use super::bounds::{Bounds, MAX_PART_BYTES, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES};
use crate::core::trouble::FileTrouble;

/// How much room is made at once for a part, in bytes, whatever size it declares.
const HINT_BYTES: usize = 256 * 1024;

/// How much is read of a file at once, in bytes.
const READ_BYTES: usize = 32 * 1024;

/// What a zip is read from: memory or a file, by several at a time.
pub trait Source: Read + Seek + Clone + Send + Sync {}

impl<S: Read + Seek + Clone + Send + Sync> Source for S {}

/// A file that several read at a time, each at a place of its own.
#[derive(Clone, Debug)]
pub struct SharedFile {
    file: Arc<File>,
    length: u64,
    at: u64,
    /// What was read last, and where it begins.
    read: Vec<u8>,
    begins: u64,
}

impl SharedFile {
    /// A file of this length, read from its beginning.
    #[must_use]
    pub fn new(file: File, length: u64) -> Self {
        Self { file: Arc::new(file), length, at: 0, read: Vec::new(), begins: 0 }
    }

    fn read_there(&self, bytes: &mut [u8]) -> io::Result<usize> {
        #[cfg(unix)]
        return std::os::unix::fs::FileExt::read_at(&*self.file, bytes, self.at);
        #[cfg(windows)]
        return std::os::windows::fs::FileExt::seek_read(&*self.file, bytes, self.at);
    }
}

impl Read for SharedFile {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        let known = self.begins..self.begins + self.read.len() as u64;
        if !known.contains(&self.at) {
            let mut read = std::mem::take(&mut self.read);
            read.resize(READ_BYTES, 0);
            let count = self.read_there(&mut read)?;
            read.truncate(count);
            (self.read, self.begins) = (read, self.at);
        }
        let from = usize::try_from(self.at - self.begins).unwrap_or(usize::MAX);
        let mut rest = self.read.get(from..).unwrap_or_default();
        let count = rest.read(bytes)?;
        self.at += count as u64;
        Ok(count)
    }
}

impl Seek for SharedFile {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => Some(at),
            SeekFrom::End(by) => self.length.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at)
    }
}

/// A zip. Nothing of it is ever written to a disk, so the names in it can do no harm.
#[derive(Debug)]
pub struct Archive<S> {
    zip: ZipArchive<S>,
    unpacking: Decompress,
    /// The bytes of the part that was read last, as they are in the file.
    packed: Vec<u8>,
}

impl<S: Source> Archive<S> {
    /// Opens the list of contents.
    ///
    /// # Errors
    /// [`FileTrouble::Damaged`] if there is none, [`FileTrouble::TooLarge`] if it is longer than any deck's.
    pub fn open(source: S) -> Result<Self, FileTrouble> {
        let zip = ZipArchive::new(source).map_err(|_| FileTrouble::Damaged)?;
        if zip.len() > MAX_ZIP_ENTRIES { Err(FileTrouble::TooLarge) } else { Ok(Self::of(zip)) }
    }

    fn of(zip: ZipArchive<S>) -> Self {
        Self { zip, unpacking: Decompress::new(false), packed: Vec::new() }
    }

    /// The same zip, to be read at the same time.
    #[must_use]
    pub fn again(&self) -> Self {
        Self::of(self.zip.clone())
    }

    /// A part as text; `None` where there is none of this name, or it is damaged.
    ///
    /// # Errors
    /// [`FileTrouble::TooLarge`] if it unpacks to more than a part may have; and as [`Bounds::check_clock`].
    pub fn part(&mut self, name: &str, bounds: &Bounds) -> Result<Option<String>, FileTrouble> {
        bounds.check_clock()?;
        let room = bounds.room(MAX_UNPACKED_BYTES).min(MAX_PART_BYTES);
        // Names of parts are the same whether their letters are large or small.
        let is_same = |other: &str| other.eq_ignore_ascii_case(name);
        let other_case = || self.zip.file_names().position(|other| other.is_ok_and(|other| is_same(&other)));
        let Some(index) = self.zip.index_for_name(name).or_else(other_case) else { return Ok(None) };
        let Ok(file) = self.zip.by_index_raw(index) else { return Ok(None) };
        let (method, size, sum) = (file.compression(), file.size(), file.crc32());
        if file.encrypted() {
            return Ok(None);
        }
        self.packed.clear();
        // What does not shrink grows by some bytes for each of its blocks.
        if file.take(room + room / 1_000 + 1_000).read_to_end(&mut self.packed).is_err() {
            return Ok(None);
        }
        let bytes = match method {
            CompressionMethod::Stored => std::mem::take(&mut self.packed),
            CompressionMethod::Deflated => self.unpacked(size.min(room)),
            _ => return Ok(None),
        };
        let length = bytes.len() as u64;
        bounds.unpacked(length);
        if length > room {
            return Err(FileTrouble::TooLarge);
        }
        // What broke off has another sum than the whole, too.
        let mut own = Crc::new();
        own.update(&bytes);
        Ok((length <= size && own.sum() == sum).then(|| text_of(bytes)))
    }

    /// What was read, unpacked as far as it goes, or until it is larger than `most`.
    fn unpacked(&mut self, most: u64) -> Vec<u8> {
        /// With more room than is needed the end is unpacked as fast as the rest.
        const SPARE: usize = 512;
        let most = usize::try_from(most).unwrap_or(usize::MAX);
        self.unpacking.reset(false);
        // What it says of its size is only a hint.
        let mut bytes = Vec::with_capacity(most.min(HINT_BYTES) + SPARE);
        while bytes.len() <= most {
            let read = usize::try_from(self.unpacking.total_in()).unwrap_or(usize::MAX);
            let rest = self.packed.get(read..).unwrap_or_default();
            let unpacked = self.unpacking.decompress_vec(rest, &mut bytes, FlushDecompress::Finish);
            if bytes.len() < bytes.capacity() || !matches!(unpacked, Ok(Status::Ok | Status::BufError)) {
                break;
            }
            bytes.reserve(bytes.len());
        }
        bytes
    }
}

/// Parts are in UTF-8, seldom in UTF-16 with a mark in front.
fn text_of(bytes: Vec<u8>) -> String {
    let wide = |decode: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes[2..].chunks_exact(2).map(|pair| decode([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes.get(..2) {
        Some([0xFF, 0xFE]) => return wide(u16::from_le_bytes),
        Some([0xFE, 0xFF]) => return wide(u16::from_be_bytes),
        _ => {}
    }
    String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned())
}

/// The name of the part that `target` leads to from the part `from`: `../notesSlides/n1.xml` from
/// `ppt/slides/slide1.xml` is `ppt/notesSlides/n1.xml`.
#[must_use]
pub fn resolve(from: &str, target: &str) -> String {
    let mut names: Vec<&str> = if target.starts_with('/') {
        Vec::new()
    } else {
        from.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default()
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => drop(names.pop()),
            name => names.push(name),
        }
    }
    names.join("/")
}

/// Where the relations of a part stand: those of `ppt/presentation.xml` in
/// `ppt/_rels/presentation.xml.rels`.
#[must_use]
pub fn relations_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None => format!("_rels/{part}.rels"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_found_from_where_they_stand() {
        assert_eq!(resolve("ppt/slides/slide1.xml", "../notesSlides/n1.xml"), "ppt/notesSlides/n1.xml");
        assert_eq!(resolve("ppt/presentation.xml", "slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(resolve("ppt/presentation.xml", "/ppt/slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(resolve("", "ppt/presentation.xml"), "ppt/presentation.xml");
        assert_eq!(resolve("a/b.xml", "../../../../etc/passwd"), "etc/passwd");
        assert_eq!(relations_of("ppt/presentation.xml"), "ppt/_rels/presentation.xml.rels");
    }
}
