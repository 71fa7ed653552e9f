//! Pages to print: made in the words of the window, written beside the downloads, shown in the browser.

use std::path::PathBuf;
use std::sync::Arc;

use crate::app::App;
use crate::app::courses::saving::trouble;
use crate::app::courses::share::file_name;
use crate::app::events::{Event, MaterialsEvent};
use crate::core::ids::CourseId;
use crate::exchange::html::to_html;
use crate::jobs::JobKind;
use crate::report::packing;
use crate::storage::outside::write_outside;

impl App {
    /// Writes the list of copies and supplies as a page, and opens it in the browser, which prints it.
    pub(crate) fn print_packing(&mut self, id: CourseId) {
        let Some(course) = self.editor.workspace().course(id) else { return };
        let today = self.services.clock.now().date();
        let page = packing::document(&self.words, self.editor.workspace(), course, today);
        let name = format!("{} - {}.html", file_name(&course.title), self.words.get("packing-file-name"));
        let folder = self.services.downloads.clone().filter(|folder| folder.is_dir());
        let (opener, dialogs) = (Arc::clone(&self.services.opener), Arc::clone(&self.services.dialogs));
        let title = self.words.get("packing-print").to_owned();
        self.jobs.spawn(JobKind::Print, move |_| {
            let path = folder.map(|folder| folder.join(&name)).or_else(|| dialogs.save(&title, &name));
            let show = |path: PathBuf| {
                let html = to_html(&page);
                let path = write_outside(&path, html.as_bytes()).map_err(|error| trouble(&error))?;
                opener.open_path(&path)
            };
            Event::Materials(MaterialsEvent::Done(path.map_or(Ok(()), show)))
        });
    }
}
