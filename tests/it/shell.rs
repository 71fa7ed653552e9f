//! The frame around the screens.

use crate::flows::hands::en;
use std::io::Write as _;
use std::sync::Arc;

use eframe::App as _;
use egui_kittest::kittest::Queryable;

use doorstep::app::App;
use doorstep::app::startup::Start;
use doorstep::app::window::window_place;
use doorstep::core::edit::command::{Command, CourseEdit};
use doorstep::core::settings::WindowPlace;
use doorstep::ui::action::{Action, Level, Notice, Offer, Place};

use crate::harness::{Outside, Setup, TestClock, window};
use crate::world::services;

#[test]
fn the_menu_leads_to_every_screen() {
    let mut harness = window(&Setup::default());
    for (name, place) in [
        ("Trainings", Place::Trainings),
        ("Notes", Place::Notes),
        ("Settings", Place::Settings),
        ("Help", Place::Help),
        ("Home", Place::Home),
    ] {
        harness.get_by_label(name).click();
        harness.run();
        assert_eq!(harness.state().place(), place);
    }
}

#[test]
fn only_the_newest_notice_offers_undo() {
    let mut window = window(&Setup::default());
    window.settle();
    let id = window.new_course("foundational");
    let notice = |text: &str| {
        Action::Say(Notice { level: Level::Success, text: text.to_owned(), offer: Some(Offer::Undo) })
    };
    let place = |name: &str| Action::Edit(Command::Course(id, CourseEdit::Place(name.to_owned())));
    window.act(place("Gori"));
    window.act(notice("first"));
    window.act(Action::Edit(Command::Course(id, CourseEdit::Archived(true))));
    window.act(notice("second"));
    assert_eq!(window.get_all_by_label(en("common-undo")).count(), 1);
    window.get_by_label(en("common-undo")).click();
    window.run();
    assert!(!window.course(id).archived, "the newest step was taken back");
    assert_eq!(window.course(id).place, "Gori");
}

/// A deck of slides with these titles and nothing else.
fn deck(path: &std::path::Path, titles: &[&str]) {
    let mut zip = zip::ZipWriter::new(std::fs::File::create(path).expect("a file"));
    let mut put = |name: &str, text: String| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(text.as_bytes()).expect("written");
    };
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let (mut list, mut relations) = (String::new(), String::new());
    for (number, title) in (1..).zip(titles) {
        let id = 255 + number;
        list += &format!("<p:sldId id=\"{id}\" r:id=\"rId{number}\"/>");
        let target = format!("slides/slide{number}.xml");
        relations += &format!("<Relationship Id=\"rId{number}\" Type=\"{kind}/slide\" Target=\"{target}\"/>");
        let place = "<p:nvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr></p:nvSpPr>";
        let text = format!("<p:txBody><a:p><a:r><a:t>{title}</a:t></a:r></a:p></p:txBody>");
        let tree = format!("<p:spTree><p:sp>{place}{text}</p:sp></p:spTree>");
        put(&format!("ppt/{target}"), format!("<p:sld><p:cSld>{tree}</p:cSld></p:sld>"));
    }
    put("ppt/presentation.xml", format!("<p:presentation><p:sldIdLst>{list}</p:sldIdLst></p:presentation>"));
    put("ppt/_rels/presentation.xml.rels", format!("<Relationships>{relations}</Relationships>"));
    zip.finish().expect("a zip");
}

#[test]
fn words_in_the_data_folder_make_more_decks_understood() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("slides.pptx");
    deck(
        &path,
        &[
            "Our first day",
            "First gathering: Play",
            "Toys from nothing",
            "Second gathering: Talk",
            "Open ears",
        ],
    );
    let inspect = || {
        let output = std::process::Command::new(env!("CARGO_BIN_EXE_doorstep"))
            .args(["--data-dir".as_ref(), folder.path().as_os_str(), "inspect".as_ref(), path.as_os_str()])
            .arg("--json")
            .output()
            .expect("it runs");
        assert!(output.status.success(), "{output:?}");
        let report: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
        let titles = report["sessions"].as_array().expect("a list").iter();
        let titles: Vec<String> = titles.map(|one| one["title"].as_str().expect("text").to_owned()).collect();
        (titles, String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (before, said) = inspect();
    assert!(!before.contains(&"Play".to_owned()) && said.is_empty(), "{before:?} {said}");
    let own = folder.path().join("words.json");
    std::fs::write(&own, r#"{"languages": {"en": {"session": ["gathering"]}}}"#).expect("written");
    assert_eq!(inspect(), (vec!["Play".to_owned(), "Talk".to_owned()], String::new()));
    std::fs::write(&own, r#"{"languages": {"en": {"sesion": ["gathering"]}}}"#).expect("written");
    let (without, said) = inspect();
    assert_eq!(without, before, "Doorstep's own words are used");
    assert!(said.contains("words.json") && said.contains("sesion"), "{said}");
}

/// The texts of a shape with their places.
fn texts(shape: &egui::Shape, found: &mut Vec<String>) {
    match shape {
        egui::Shape::Text(text) => found.push(format!("{:?} {}", text.pos, text.galley.text())),
        egui::Shape::Vec(shapes) => shapes.iter().for_each(|shape| texts(shape, found)),
        _ => {}
    }
}

#[test]
fn what_is_laid_out_before_there_is_a_window_is_used_in_it() {
    let size = egui::vec2(1280.0, 800.0);
    let show = |rehearsed: bool| {
        let ctx = egui::Context::default();
        let services = services(&Arc::new(TestClock::default()), &Arc::new(Outside::default()));
        let mut app = App::new(&ctx, services, Start::default());
        if rehearsed {
            app.rehearse(&ctx, size);
        }
        let before = rehearsed.then(|| ctx.fonts(|fonts| fonts.font_image_size()[0]));
        // As the card of a computer of today says it.
        let mut input = egui::RawInput {
            screen_rect: Some(egui::Rect::from_min_size(egui::Pos2::ZERO, size)),
            max_texture_side: Some(16_384),
            ..egui::RawInput::default()
        };
        app.raw_input_hook(&ctx, &mut input);
        let mut output = ctx.run_ui(input, |ui| app.ui(ui, &mut eframe::Frame::_new_kittest()));
        let letters = output.textures_delta.set.remove(&egui::TextureId::default()).expect("letters");
        output.textures_delta.clear();
        let mut shown = Vec::new();
        output.shapes.iter().for_each(|clipped| texts(&clipped.shape, &mut shown));
        let told = output.viewport_output.remove(&egui::ViewportId::ROOT).expect("a window").commands;
        ((shown, told), letters, before, ctx.fonts(|fonts| fonts.font_image_size()[0]))
    };
    let (seen, letters, before, after) = show(true);
    let (shown, told) = &seen;
    assert!(shown.iter().any(|text| text.ends_with("Doorstep")), "{shown:?}");
    assert!(told.iter().any(|command| matches!(command, egui::ViewportCommand::SetTheme(_))), "{told:?}");
    assert!(letters.len() == 1 && letters[0].is_whole(), "the card has all letters, and none is drawn later");
    assert_eq!(before, Some(after), "the letters stay as they were drawn");
    let (plain, ..) = show(false);
    assert_eq!(seen, plain);
}

#[test]
fn where_the_window_is_is_kept_without_the_zoom() {
    let ctx = egui::Context::default();
    ctx.options_mut(|options| options.zoom_factor = 1.5);
    let rect = |left, top, width, height| {
        Some(egui::Rect::from_min_size(egui::pos2(left, top), egui::vec2(width, height)))
    };
    let mut input = egui::RawInput::default();
    let viewport = input.viewports.entry(egui::ViewportId::ROOT).or_default();
    viewport.inner_rect = rect(62.0, 60.0, 800.0, 600.0);
    viewport.outer_rect = rect(60.0, 40.0, 804.0, 622.0);
    ctx.run_ui(input, |_| ()).textures_delta.clear();
    let place = window_place(&ctx, None);
    let expected =
        WindowPlace { x: Some(90.0), y: Some(60.0), width: 1200.0, height: 900.0, maximised: false };
    assert_eq!(place, Some(expected));
}
