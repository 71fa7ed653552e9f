//! How a course could do with less time or fewer days: looked for in the background, because the search for the best
//! way takes longer than a frame may.

use std::sync::Arc;

use crate::app::App;
use crate::app::events::Event;
use crate::core::ids::CourseId;
use crate::core::plan::cut::CutProposal;
use crate::core::plan::less_time::Less;
use crate::jobs::JobKind;
use crate::ui::background::Shorter;

impl App {
    /// Looks for the best way; a question that is being looked into is left, and one of before is given up.
    pub(crate) fn shorten(&mut self, course: CourseId, less: Less) {
        let workspace = self.editor.workspace();
        let asked = (course, workspace.revision, less);
        if self.background.shorter.as_ref().is_some_and(|shorter| shorter.asked == asked) {
            return;
        }
        let Some(course) = workspace.courses.get(&course).map(Arc::clone) else { return };
        self.jobs.cancel(JobKind::Shorten);
        // The lines of the question before stay in sight: nothing flickers while somebody types.
        let before = self.background.shorter.take().map(|shorter| shorter.proposal);
        let proposal = before.unwrap_or_default();
        self.background.shorter = Some(Shorter { asked, proposal, answered: false });
        let ids = self.ids.fork();
        self.jobs.spawn(JobKind::Shorten, move |_| Event::Shortened(asked, less.proposal(&course, &ids)));
    }

    /// A search that broke off has found nothing; the question is not asked again by itself.
    pub(crate) fn shorten_job_lost(&mut self, kind: JobKind) {
        if let Some(shorter) = self.background.shorter.as_mut().filter(|_| kind == JobKind::Shorten) {
            shorter.answered = true;
            shorter.proposal = Arc::default();
        }
    }

    /// Takes in what was found, if it is still asked for.
    pub(crate) fn shortened(&mut self, asked: (CourseId, u64, Less), proposal: CutProposal) {
        if self.background.shorter.as_ref().is_some_and(|shorter| shorter.asked == asked) {
            self.background.shorter = Some(Shorter { asked, proposal: Arc::new(proposal), answered: true });
        }
    }
}
