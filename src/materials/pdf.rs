//! A PDF that is open: what the library mends of odd files, and what it leaves.
//!
//! The library reads files whose tables are broken, packed, or of two kinds at once, and those that are encrypted
//! without a password. Four things are added here, as other readers have them: a file of which only what is
//! attached to it is encrypted, a page that the file shows several times, lists of pages that do not say that they are
//! lists, and words of what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use hayro::hayro_syntax::object::{Array, Dict, MaybeRef, ObjRef, ObjectIdentifier};
use hayro::hayro_syntax::page::Page;
use hayro::hayro_syntax::{LoadPdfError, Pdf};
use memchr::memmem;

use crate::core::trouble::FileTrouble;

/// The most pages that are known of; what is beyond them is not shown.
const MOST_PAGES: usize = 50_000;

/// A PDF that is open.
pub(super) struct OpenPdf {
    pdf: Pdf,
    /// The places of the pages among those of the library, in the order in which they are shown.
    order: Vec<usize>,
}

impl OpenPdf {
    /// Opens a PDF that is in memory.
    ///
    /// # Errors
    /// [`FileTrouble::Encrypted`] if it asks for a password, [`FileTrouble::Damaged`] if it has no pages.
    pub(super) fn of(bytes: Vec<u8>) -> Result<Self, FileTrouble> {
        let bytes = Arc::new(bytes);
        let pdf = match Pdf::new(Arc::clone(&bytes)) {
            Ok(pdf) => pdf,
            Err(LoadPdfError::Decryption(_)) => in_the_clear(&bytes).ok_or(FileTrouble::Encrypted)?,
            Err(LoadPdfError::Invalid) => return Err(FileTrouble::Damaged),
        };
        let pdf = with_lists_named(&bytes, &pdf).unwrap_or(pdf);
        let order = order(&pdf);
        if order.is_empty() {
            return Err(FileTrouble::Damaged);
        }
        Ok(Self { pdf, order })
    }

    /// The file as the library has it.
    pub(super) fn file(&self) -> &Pdf {
        &self.pdf
    }

    /// The pages in the order in which they are shown; one that is shown twice comes twice.
    pub(super) fn pages(&self) -> impl ExactSizeIterator<Item = &Page<'_>> {
        self.order.iter().map(|place| &self.pdf.pages()[*place])
    }

    /// A page, counted from 0.
    pub(super) fn page(&self, index: usize) -> Option<&Page<'_>> {
        self.pdf.pages().get(*self.order.get(index)?)
    }
}

/// What a reference points to.
pub(super) fn identifier(reference: ObjRef) -> ObjectIdentifier {
    ObjectIdentifier::new(reference.obj_number, reference.gen_number)
}

/// A list of pages that the library takes for a page, as it does not say what it is, or is listed in itself.
fn is_list(page: &Page<'_>) -> bool {
    page.raw().contains_key("Kids")
}

/// The most lists of pages that are named.
const MOST_LISTS: usize = 1_000;

/// A file whose lists of pages do not say that they are lists, with an addition at its end in which they do; `None` if
/// there are none of that kind, or it can't be added.
fn with_lists_named(bytes: &[u8], pdf: &Pdf) -> Option<Pdf> {
    let root = pdf.xref().root_id();
    let unnamed = pdf.pages().iter().filter(|page| is_list(page) && !page.raw().contains_key("Type"));
    let unnamed: Vec<(ObjectIdentifier, &[u8])> =
        unnamed.take(MOST_LISTS).filter_map(|page| Some((page.raw().obj_id()?, page.raw().data()))).collect();
    if unnamed.is_empty() || memmem::find(bytes, b"/Encrypt").is_some() {
        return None;
    }
    let mark = memmem::rfind(bytes, b"startxref")?;
    let told = bytes[mark + b"startxref".len()..].trim_ascii_start();
    let digits = told.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let before: usize = std::str::from_utf8(&told[..digits]).ok()?.parse().ok()?;
    let (mut added, mut table) = (bytes.to_vec(), String::new());
    for (id, data) in unnamed {
        let inside = data.strip_prefix(b"<<").and_then(|data| data.strip_suffix(b">>")).unwrap_or(data);
        added.push(b'\n');
        table += &format!("{} 1\n{:010} {:05} n \n", id.obj_number, added.len(), id.gen_number);
        added.extend(format!("{} {} obj\n<</Type/Pages ", id.obj_number, id.gen_number).bytes());
        added.extend(inside);
        added.extend(b">>\nendobj\n");
    }
    let start = added.len();
    added.extend(
        format!(
            "xref\n{table}trailer\n<</Size {}/Root {} {} R/Prev {before}>>\nstartxref\n{start}\n%%EOF\n",
            pdf.len() + 1,
            root.obj_number,
            root.gen_number,
        )
        .bytes(),
    );
    Pdf::new(added).ok().filter(|mended| mended.pages().len() >= pdf.pages().len())
}

/// The pages in the order of the file's lists: the library takes each page once, wherever it is listed again. Where
/// the lists do not tell of all its pages, they stay as the library has them.
fn order(pdf: &Pdf) -> Vec<usize> {
    let pages = pdf.pages();
    let real = || pages.iter().enumerate().filter(|(_, page)| !is_list(page));
    let places: BTreeMap<ObjectIdentifier, usize> =
        real().filter_map(|(place, page)| Some((page.raw().obj_id()?, place))).collect();
    let mut shown = Vec::with_capacity(pages.len());
    let mut seen = BTreeSet::new();
    let root: Option<Dict<'_>> = pdf.xref().get(pdf.xref().root_id());
    let kids = |node: &Dict<'_>| -> Vec<ObjectIdentifier> {
        let kids = node.get::<Array<'_>>("Kids");
        let named = |kid| if let MaybeRef::Ref(kid) = kid { Some(identifier(kid)) } else { None };
        kids.map(|kids| kids.raw_iter().filter_map(named).collect()).unwrap_or_default()
    };
    // A list that is in itself is no further list.
    seen.extend(root.as_ref().and_then(|root| root.get_ref("Pages")).map(identifier));
    let first = root.and_then(|root| root.get::<Dict<'_>>("Pages")).map(|tree| kids(&tree));
    let mut levels = vec![first.unwrap_or_default().into_iter()];
    while let Some(level) = levels.last_mut() {
        let Some(kid) = level.next() else {
            levels.pop();
            continue;
        };
        if let Some(place) = places.get(&kid) {
            shown.push(*place);
        } else if seen.insert(kid)
            && let Some(node) = pdf.xref().get::<Dict<'_>>(kid)
        {
            levels.push(kids(&node).into_iter());
        }
        if shown.len() >= MOST_PAGES {
            break;
        }
    }
    let all: BTreeSet<usize> = shown.iter().copied().collect();
    let count = real().count();
    if all.len() == count { shown } else { real().map(|(place, _)| place).take(MOST_PAGES).collect() }
}

/// Opens a file that is encrypted, if it says that neither its streams nor its strings are, but only what is attached
/// to it: then its pages need no password. A copy of it that does not speak of encryption is opened.
fn in_the_clear(bytes: &[u8]) -> Option<Pdf> {
    const MARK: &[u8] = b"/Encrypt";
    let marks = memmem::find_iter(bytes, MARK).filter(|at| {
        let next = bytes.get(at + MARK.len());
        next.is_some_and(|next| next.is_ascii_whitespace() || *next == b'<')
    });
    let mut plain = None;
    for at in marks {
        if !only_what_is_attached(bytes, at + MARK.len()) {
            return None;
        }
        let plain = plain.get_or_insert_with(|| bytes.to_vec());
        // A key that nobody knows.
        plain[at + 1..at + MARK.len()].copy_from_slice(b"Unknown");
    }
    Pdf::new(plain?).ok()
}

/// Whether how a file is encrypted, told at a place or by the object that is named there, leaves streams and strings
/// as they are. Both do so unless they name a filter.
fn only_what_is_attached(bytes: &[u8], at: usize) -> bool {
    /// What is told has some hundred bytes.
    const LONGEST: usize = 4_096;
    let told = bytes[at..].trim_ascii_start();
    let place = if told.starts_with(b"<<") {
        Some(bytes.len() - told.len())
    } else {
        let words = told.split(u8::is_ascii_whitespace).filter(|word| !word.is_empty()).take(2);
        let numbers: Vec<&str> = words.filter_map(|word| std::str::from_utf8(word).ok()).collect();
        let head = format!("{} obj", numbers.join(" "));
        let starts_line = |at: &usize| *at == 0 || !bytes[at - 1].is_ascii_digit();
        memmem::find_iter(bytes, &head).filter(starts_line).last()
    };
    let Some(place) = place else { return false };
    let told = &bytes[place..bytes.len().min(place + LONGEST)];
    let told = &told[..memmem::find(told, b"endobj").unwrap_or(told.len())];
    let is_plain = |key: &str| {
        memmem::find(told, key.as_bytes())
            .is_none_or(|at| told[at + key.len()..].trim_ascii_start().starts_with(b"/Identity"))
    };
    // Before there were filters, all was encrypted.
    memmem::find(told, b"/EFF").is_some() && is_plain("/StmF") && is_plain("/StrF")
}
