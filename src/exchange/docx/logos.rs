//! Logos in Word: pictures in a line of text, which stay where the text goes.

use super::letters::text;
use crate::core::model::logo::Logo;
use crate::report::document::{Document, logo_sizes};

/// What Word counts lengths of pictures in: so many in a millimetre.
const MM: f32 = 36_000.0;

/// Between two logos, in millimetres: about the width of the spaces that stand there.
const BETWEEN: f32 = 8.0;

/// A line with logos in room of this width, in millimetres; `more` is what else is set of the paragraph.
pub fn line(document: &Document, logos: &[Logo], room: f32, more: &str) -> String {
    if logos.is_empty() {
        return String::new();
    }
    let all = document.pictures();
    let sizes = logo_sizes(logos, room, BETWEEN);
    let pictures = logos.iter().zip(sizes).filter_map(|(logo, size)| {
        let number = all.iter().position(|other| *other == logo)? + 1;
        Some(picture(logo, number, size))
    });
    let between = r#"<w:r><w:t xml:space="preserve">      </w:t></w:r>"#;
    let pictures = pictures.collect::<Vec<_>>().join(between);
    format!("<w:p><w:pPr>{more}</w:pPr>{pictures}</w:p>")
}

fn picture(logo: &Logo, number: usize, (width, height): (f32, f32)) -> String {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a logo is a few centimetres"
    )]
    let (width, height) = ((width * MM) as u32, (height * MM) as u32);
    let name = text(&logo.name);
    format!(
        r#"<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name="{name}" descr="{name}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" descr="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="logo{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
    )
}
