//! Reads the sessions out of decks and guides in the background, for the proposal beside a plan.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::events::Event;
use crate::core::ids::MaterialId;
use crate::core::reading;
use crate::core::reading::Outline;
use crate::core::reading::pages::Pages;
use crate::core::trouble::FileTrouble;
use crate::jobs::JobKind;
use crate::ui::background::MaterialReading;

impl App {
    /// Reads a file; one that is being read is left.
    pub(crate) fn read_material(&mut self, material: MaterialId, path: PathBuf) {
        self.jobs.cancel(JobKind::ReadMaterial);
        self.begin_page_pictures(&path);
        self.background.reading = Some((material, MaterialReading::UnderWay));
        let reader = self.services.reader();
        self.jobs.spawn(JobKind::ReadMaterial, move |job| {
            let name = path.file_stem().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            let read = reader.read(&path, &|| job.is_cancelled());
            Event::MaterialRead(material, read.map(|pages| (reading::find(&pages, &name), pages)))
        });
    }

    /// The person does not want it any more.
    pub(crate) fn stop_reading(&mut self) {
        self.jobs.cancel(JobKind::ReadMaterial);
        self.background.reading = None;
        self.end_page_pictures();
    }

    /// Takes in what was read, if it is still wanted.
    pub(crate) fn material_read(
        &mut self,
        material: MaterialId,
        result: Result<(Outline, Pages), FileTrouble>,
    ) {
        let wanted =
            matches!(self.background.reading, Some((asked, MaterialReading::UnderWay)) if asked == material);
        if wanted && !matches!(result, Err(FileTrouble::Cancelled)) {
            let read = match result {
                Ok((found, pages)) => MaterialReading::Done(Arc::new(found), Arc::new(pages)),
                Err(why) => MaterialReading::Refused(why),
            };
            self.background.reading = Some((material, read));
        }
    }
}
