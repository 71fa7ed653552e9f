//! The logos of documents: read in the background, kept among the settings of this computer.

use std::path::PathBuf;

use crate::app::App;
use crate::app::courses::saving::trouble;
use crate::app::events::Event;
use crate::core::model::logo::{Logo, MOST_LOGOS};
use crate::core::trouble::{Trouble, TroubleKind};
use crate::exchange::logo_file;
use crate::jobs::JobKind;
use crate::storage::outside::read_outside;
use crate::t;
use crate::ui::action::Level;

impl App {
    /// Reads a picture to be a logo, called as its file is.
    pub(crate) fn read_logo(&mut self, path: PathBuf) {
        self.jobs.spawn(JobKind::ReadLogo, move |_| {
            let bytes = read_outside(&path, logo_file::LARGEST).map_err(|error| trouble(&error));
            let read = bytes.and_then(|bytes| {
                logo_file::read(&bytes, &path).map_err(|why| Trouble {
                    kind: TroubleKind::File(why),
                    path: Some(path),
                    detail: String::new(),
                })
            });
            Event::LogoRead(read)
        });
    }

    /// Takes in a logo.
    pub(crate) fn logo_read(&mut self, ctx: &egui::Context, read: Result<Logo, Trouble>) {
        match read {
            Err(why) => self.tell_trouble(&why),
            Ok(logo) => {
                let mut settings = self.settings.clone();
                let logos = &mut settings.reports.logos;
                if let Some(same) = logos.iter().find(|other| other.png == logo.png) {
                    let text = t!(self.words, "logo-there", name = same.name.clone());
                    return self.say(Level::Info, text);
                }
                if logos.len() >= MOST_LOGOS {
                    let text = t!(self.words, "logo-too-many", name = logo.name.clone());
                    return self.say(Level::Info, text);
                }
                let text = t!(self.words, "logo-added", name = logo.name.clone());
                logos.push(logo);
                self.change_settings(ctx, settings);
                self.say(Level::Success, text);
            }
        }
    }
}
