//! The settings of this computer: how the window looks, where the materials are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::CourseId;
use super::model::Extra;
use super::model::logo::Logo;
use super::model::material::Format;
use super::model::people::WithPeople;

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// As the computer is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How the window is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RendererChoice {
    /// The one that suits this computer, and the other one if it fails.
    #[default]
    Auto,
    /// OpenGL.
    Glow,
    /// Direct3D, Metal or Vulkan.
    Wgpu,
}

/// Where the window was, in the points of the system: as large as they are at a zoom of 1.
#[derive(Clone, Copy, PartialEq, Debug, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge, where the system tells it.
    pub x: Option<f32>,
    /// Upper edge, where the system tells it.
    pub y: Option<f32>,
    /// Width of the contents.
    pub width: f32,
    /// Height of the contents.
    pub height: f32,
    /// Filled the screen.
    pub maximised: bool,
}

/// What was chosen for the documents of courses.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct ReportSettings {
    /// Their language, as a BCP 47 tag; `None` is that of the course.
    pub language: Option<String>,
    /// The share of the hours held that a certificate asks for, in percent.
    pub share: u32,
    /// Certificates for everybody in the list.
    pub everybody: bool,
    /// Reports leave the names of participants out.
    pub without_names: bool,
    /// The calendar has an event for each session, not for each day.
    pub by_session: bool,
    /// The logos at the heads of documents, from the left.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub logos: Vec<Logo>,
    /// The format in which each document was opened last.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub formats: BTreeMap<String, String>,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for ReportSettings {
    fn default() -> Self {
        Self {
            language: None,
            share: 80,
            everybody: false,
            without_names: false,
            by_session: false,
            logos: Vec::new(),
            formats: BTreeMap::new(),
            extra: Extra::new(),
        }
    }
}

/// The settings. Every field has a default, so that a file with a broken field still reads.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Stronger lines and colours.
    pub more_contrast: bool,
    /// Nothing moves.
    pub less_motion: bool,
    /// How large everything is drawn: 1.0 is normal.
    pub zoom: f32,
    /// The language of the window, as a BCP 47 tag; `None` follows the computer.
    pub language: Option<String>,
    /// How the window is drawn.
    pub renderer: RendererChoice,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// The folder of the materials, an absolute path.
    pub materials_folder: Option<String>,
    /// The format of a deck to open first: `pptx` or `pdf`.
    pub deck_format: Format,
    /// Files of the trainer's own that are added are copied into the folder of the materials, where there is one.
    pub copy_own_files: bool,
    /// The trainer's own name, offered for new courses.
    pub trainer_name: String,
    /// The course that was open last.
    pub last_course: Option<CourseId>,
    /// The hints of the first start were put away.
    pub welcomed: bool,
    /// A gentle sound at the change of groups.
    pub group_sound: bool,
    /// The version whose news were read.
    pub news_read: String,
    /// The folder of the team, an absolute path.
    pub team_folder: Option<String>,
    /// The courses that are shared with the team, each with so much of its people.
    pub team_courses: BTreeMap<CourseId, WithPeople>,
    /// What was chosen for documents.
    pub reports: ReportSettings,
    /// What this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: ThemeChoice::System,
            more_contrast: false,
            less_motion: false,
            zoom: 1.0,
            language: None,
            renderer: RendererChoice::Auto,
            window: None,
            materials_folder: None,
            deck_format: Format::Pptx,
            copy_own_files: true,
            trainer_name: String::new(),
            last_course: None,
            welcomed: false,
            group_sound: false,
            news_read: String::new(),
            team_folder: None,
            team_courses: BTreeMap::new(),
            reports: ReportSettings::default(),
            extra: Extra::new(),
        }
    }
}

/// The least and the most that everything can be scaled to.
pub const ZOOM_RANGE: std::ops::RangeInclusive<f32> = 0.8..=2.0;
