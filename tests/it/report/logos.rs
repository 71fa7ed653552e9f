//! Logos: taken in only if they are pictures within limits, and there in every format.

use std::io::{Cursor, Read};
use std::path::Path;

use doorstep::core::model::logo::{LARGEST_LOGO, LOGO_ROOM, Logo};
use doorstep::core::settings::{ReportSettings, Settings};
use doorstep::core::trouble::FileTrouble;
use doorstep::exchange::logo_file::read;
use doorstep::exchange::pdf::to_pdf;
use doorstep::report::document::{Block, Document};
use doorstep::report::kinds::{Format, Kind};
use doorstep::storage::settings::{SettingsNote, read_settings, settings_bytes};
use image::{ImageFormat, RgbaImage};

use super::{Desk, full};

/// A picture with a slope of colours as a file.
pub fn picture(width: u32, height: u32, format: ImageFormat) -> Vec<u8> {
    let shade = |part: u32, whole: u32| u8::try_from(part * 255 / whole).expect("a byte");
    let picture = RgbaImage::from_fn(width, height, |x, y| {
        image::Rgba([shade(x, width), shade(y, height), 120, if x < width / 2 { 255 } else { 90 }])
    });
    let mut bytes = Cursor::new(Vec::new());
    let picture = image::DynamicImage::ImageRgba8(picture);
    match format {
        ImageFormat::Jpeg => picture.to_rgb8().write_to(&mut bytes, format),
        _ => picture.write_to(&mut bytes, format),
    }
    .expect("written");
    bytes.into_inner()
}

fn logos(count: u32) -> Vec<Logo> {
    (0..count)
        .map(|number| {
            let bytes = picture(200 + number * 150, 120, ImageFormat::Png);
            read(&bytes, Path::new(&format!("Ministry {number}.png"))).expect("a logo")
        })
        .collect()
}

#[test]
fn a_picture_is_made_small_and_keeps_its_shape() {
    for (format, width, height, expected) in [
        (ImageFormat::Png, 300, 120, (300, 120)),
        (ImageFormat::Png, 2000, 500, (900, 225)),
        (ImageFormat::Jpeg, 500, 2000, (75, 300)),
        (ImageFormat::Png, 1, 1, (1, 1)),
    ] {
        let logo = read(&picture(width, height, format), Path::new("Who.png")).expect("a logo");
        assert_eq!((logo.width, logo.height), expected);
        assert!(logo.is_sound());
        assert_eq!(
            read(&picture(width, height, format), Path::new("Who.png")),
            Ok(logo),
            "the same each time"
        );
    }
    // Noise does not pack: fewer pixels, never a file that is too large.
    let mut state = 1_u32;
    let noise = RgbaImage::from_fn(900, 300, |_, _| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        image::Rgba(state.to_be_bytes())
    });
    let mut bytes = Cursor::new(Vec::new());
    noise.write_to(&mut bytes, ImageFormat::Png).expect("written");
    let logo = read(&bytes.into_inner(), Path::new("Noise")).expect("a logo");
    assert!(logo.png.len() <= LARGEST_LOGO && logo.width < LOGO_ROOM.0);
}

#[test]
fn what_is_no_picture_is_refused_with_the_reason() {
    let png = picture(300, 200, ImageFormat::Png);
    // As wide and high as the format allows, in a few bytes.
    let mut bomb = png.clone();
    bomb[16..24].copy_from_slice(&[0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff]);
    for (bytes, why) in [
        (Vec::new(), FileTrouble::Empty),
        (b"no picture at all".to_vec(), FileTrouble::NoPicture),
        (b"GIF89a\x01\x00\x01\x00".to_vec(), FileTrouble::NoPicture),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), FileTrouble::NoPicture),
        (png[..png.len() / 2].to_vec(), FileTrouble::Damaged),
        (vec![0; (20 << 20) + 1], FileTrouble::TooLarge),
    ] {
        assert_eq!(read(&bytes, Path::new("x")), Err(why), "{:?}", bytes.get(..12));
    }
    let bombed = read(&bomb, Path::new("x"));
    assert!(matches!(bombed, Err(FileTrouble::TooLarge | FileTrouble::Damaged)), "{bombed:?}");
}

#[test]
fn logos_are_at_the_head_of_what_leaves_the_house_in_every_format() {
    let mut desk = Desk::new(full(3, 5), "en");
    desk.options.logos = logos(2);
    for kind in [Kind::Agenda, Kind::AgendaVenue, Kind::SignIn, Kind::Evaluation, Kind::Report] {
        let document = desk.document(kind);
        assert_eq!(document.logos.len(), 2, "{kind:?}");
        let pdf = to_pdf(&document).expect("a PDF").bytes;
        assert_eq!(to_pdf(&document).expect("a PDF").bytes, pdf, "the same bytes each time");
        let without = to_pdf(&Document { logos: Vec::new(), ..document }).expect("a PDF").bytes;
        let images = |pdf: &[u8]| memchr::memmem::find_iter(pdf, b"/Subtype/Image").count();
        // Each is a picture and what can be seen through of it.
        assert_eq!((images(&pdf), images(&without)), (4, 0), "{kind:?}");
        assert!(memchr::memmem::find(&pdf, b"Ministry 1").is_some(), "told to who can't see it");
    }
    assert!(desk.document(Kind::SessionPlans).logos.is_empty(), "what stays in the house has none");
    let docx = desk.file(Kind::Agenda, Format::Docx).expect("a file").bytes;
    let mut zip = zip::ZipArchive::new(Cursor::new(docx)).expect("a package");
    for (number, logo) in desk.options.logos.iter().enumerate() {
        let mut bytes = Vec::new();
        let name = format!("word/media/logo{}.png", number + 1);
        zip.by_name(&name).expect("there").read_to_end(&mut bytes).expect("read");
        assert_eq!(bytes, &logo.png[..]);
    }
    let mut part = |name: &str| {
        let mut text = String::new();
        zip.by_name(name).expect("there").read_to_string(&mut text).expect("text");
        text
    };
    assert!(part("word/_rels/document.xml.rels").contains("media/logo2.png"));
    assert!(part("word/document.xml").contains(r#"descr="Ministry 1""#));
    let html = String::from_utf8(desk.file(Kind::Agenda, Format::Html).expect("a file").bytes).expect("text");
    assert!(html.contains(r#"<img alt="Ministry 0""#) && html.contains("src=\"data:image/png;base64,iVBOR"));
    let text = String::from_utf8(desk.file(Kind::Agenda, Format::Text).expect("a file").bytes).expect("text");
    assert!(text.starts_with("Ministry 0 · Ministry 1\n"), "{text}");
}

#[test]
fn a_certificate_stays_one_page_with_four_logos() {
    let mut desk = Desk::new(full(8, 6), "en");
    desk.options.everybody = true;
    desk.options.logos = logos(4);
    let document = desk.document(Kind::Certificates);
    let heads =
        document.blocks.iter().filter(|block| matches!(block, Block::Logos(logos) if logos.len() == 4));
    assert_eq!(heads.count(), 6, "on each of them");
    let pdf = to_pdf(&document).expect("a PDF");
    assert_eq!(pdf.pages, 6);
    // All that an office wants to be named takes no second page, either.
    let mut course = full(8, 6);
    let say = |text: &str| text.to_owned();
    course.office.organiser = say("Ministry of Health, Institute of Public Health");
    course.office.support = say("UNICEF; Save the Children");
    course.office.licence = say("No. 153-02-1234/2026 of 12 November 2026; 12 points");
    course.office.coordinator = say("Dr. Vesna Ilić");
    course.title =
        say("Foundational Training and Extended Training of home visitors in the districts of the north");
    let mut named = Desk::new(course, "en");
    named.options = desk.options.clone();
    assert_eq!(to_pdf(&named.document(Kind::Certificates)).expect("a PDF").pages, 6);
    let images = memchr::memmem::find_iter(&pdf.bytes, b"/Subtype/Image").count();
    assert_eq!(images, 8, "each picture is in the file once");
}

#[test]
fn logos_are_kept_among_the_settings_and_one_that_was_tampered_with_is_refused() {
    let reports = ReportSettings { logos: logos(2), ..ReportSettings::default() };
    let settings = Settings { reports, ..Settings::default() };
    let bytes = settings_bytes(&settings).expect("bytes");
    assert_eq!(read_settings(Some(&bytes)), (settings.clone(), Vec::new()));
    let text = String::from_utf8(bytes).expect("text");
    for (from, to) in [("\"width\": 200", "\"width\": 200000"), ("iVBOR", "AAAAA"), ("iVBOR", "~~~~~")] {
        assert!(text.contains(from));
        let (read, notes) = read_settings(Some(text.replacen(from, to, 1).as_bytes()));
        assert_eq!(read.reports, ReportSettings::default());
        assert_eq!(notes, [SettingsNote::Field("reports".to_owned())]);
    }
    // It begins as a picture does, and is none: no document, and never a broken one.
    let mut broken = logos(1);
    broken[0].png = [&broken[0].png[..60], &[0; 100]].concat().into();
    let document = Document { logos: broken, ..Document::default() };
    assert!(to_pdf(&document).is_err());
}
