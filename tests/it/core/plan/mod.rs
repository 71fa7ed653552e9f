//! The rules of planning: new courses, problems and their fixes, cutting, less time than planned.

mod cut;
mod happened;
mod less_time;
mod lunch;
mod new_course;
mod odd_courses;
mod pack;
mod problems;
