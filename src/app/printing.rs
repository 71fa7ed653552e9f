//! Pages to print: made in the words of the window, written beside the downloads, shown in the browser.

use std::path::PathBuf;
use std::sync::Arc;

use super::App;
use super::events::Event;
use super::exchange::file_name;
use super::materials::MaterialsEvent;
use super::saving::trouble;
use crate::core::ids::{CourseId, DocId};
use crate::core::materials::packing::{copies, people, supplies};
use crate::core::model::course::Course;
use crate::exchange::print_page::{PrintPage, PrintTable, to_html};
use crate::i18n::I18n;
use crate::storage::outside::write_outside;
use crate::t;
use crate::ui::words::copied;

struct Words<'a> {
    t: &'a I18n,
}

impl App {
    /// Writes the list of copies and supplies as a page, and opens it in the browser, which prints it.
    pub(super) fn print_packing(&mut self, id: CourseId) {
        let Some(course) = self.editor.workspace().course(id) else { return };
        let page = self.packing_page(course);
        let name = format!("{} - {}.html", file_name(&course.title), self.words.get("packing-file-name"));
        let folder = self.services.downloads.clone().filter(|folder| folder.is_dir());
        let (opener, dialogs) = (Arc::clone(&self.services.opener), Arc::clone(&self.services.dialogs));
        let title = self.words.get("packing-print").to_owned();
        self.jobs.spawn("print", move |_| {
            let path = folder.map(|folder| folder.join(&name)).or_else(|| dialogs.save(&title, &name));
            let show = |path: PathBuf| {
                write_outside(&path, to_html(&page).as_bytes()).map_err(|error| trouble(&error))?;
                opener.open_path(&path)
            };
            Event::Materials(MaterialsEvent::Done(path.map_or(Ok(()), show)))
        });
    }

    fn packing_page(&self, course: &Course) -> PrintPage {
        let cx = Words { t: &self.words };
        let workspace = self.editor.workspace();
        let doc = DocId::Course(course.id);
        let title_of = |item| course.agenda.item(item).map(|item| item.title.clone());
        let titles =
            |items: &[_]| items.iter().filter_map(|item| title_of(*item)).collect::<Vec<_>>().join(", ");
        let days = |days: &[u32]| days.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        let copy_rows = copies(course).into_iter().map(|line| {
            let material = workspace.material(doc, line.material);
            let title = material.map(|material| copied(&self.words, &line, material)).unwrap_or_default();
            (line.done, vec![title, line.copies.to_string(), days(&line.days), titles(&line.items)])
        });
        let heads = |keys: &[&str]| keys.iter().map(|key| self.words.get(key).to_owned()).collect();
        let mut tables = vec![PrintTable {
            heading: self.words.get("packing-copies").to_owned(),
            columns: heads(&["packing-what", "packing-number", "packing-days", "packing-sessions"]),
            rows: copy_rows.collect(),
        }];
        for day in supplies(course) {
            let rows = day.lines.iter().map(|line| (line.done, vec![line.text.clone(), titles(&line.items)]));
            tables.push(PrintTable {
                heading: t!(cx, "packing-day", number = day.number),
                columns: heads(&["packing-what", "packing-sessions"]),
                rows: rows.collect(),
            });
        }
        tables.retain(|table| !table.rows.is_empty());
        let dates = course.first_date().zip(course.last_date());
        let dates = dates.map(|(first, last)| self.words.dates(first, last));
        let place = Some(course.place.clone()).filter(|place| !place.is_empty());
        let counted = t!(cx, "packing-people", count = people(course));
        PrintPage {
            language: self.words.tag().to_owned(),
            title: format!("{}: {}", course.title, self.words.get("packing-title")),
            subtitle: dates.into_iter().chain(place).chain([counted]).collect::<Vec<_>>().join(" · "),
            tables,
            footer: t!(
                cx,
                "packing-footer",
                date = self.words.date(self.services.clock.now().date(), crate::i18n::DateStyle::Long)
            ),
        }
    }
}
