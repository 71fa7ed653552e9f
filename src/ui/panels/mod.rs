//! Parts of a screen that know the domain and are used by more than one screen.
//!
//! - [`record`]: what became of a session; [`notes`]: the notes of a session, a day or a course;
//!   [`past_runs`]: how long a session took before.
//! - [`chart`]: a picture of figures; [`table`]: a table of a document; [`course_fields`]: days off, hours, language; [`plan_lock`]: the plan of a
//!   running day is locked; [`file_mark`]: the state of a file of a material; [`others`]: other versions of a course
//!   that turned up; [`differences`]: what two trainers wrote differently; [`lunch_words`]: what lunch at another time
//!   changes.

pub mod chart;
pub mod course_fields;
pub mod differences;
pub mod file_mark;
pub mod lunch_words;
pub mod material_rows;
pub mod notes;
pub mod others;
pub mod past_runs;
pub mod plan_lock;
pub mod record;
pub mod step_row;
pub mod table;
