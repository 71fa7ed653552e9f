//! The rules of planning: new courses, problems and their fixes, cutting.

mod cut;
mod happened;
mod new_course;
mod problems;
