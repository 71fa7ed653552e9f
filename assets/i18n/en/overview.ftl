# Many courses at once, for who looks after them.

nav-overview = Overview
command-overview = Overview of courses
command-overview-about = All courses of a year: where each stands, hours, people, results
overview-title = Overview of courses
details-region = Region

## Choosing
overview-year = Year
overview-region = Region
overview-training = Training
overview-trainer = Trainer
overview-any = All
overview-all = All courses
overview-other-training = Another training

## Saving
overview-report = Open as a report
overview-report-format = Open as { $format }
overview-sheet = Spreadsheet

## Nothing to show
overview-none = No courses yet
overview-none-explain = Your courses and those of your team’s folder stand here in figures, without names of participants. Create the first one to begin.
overview-none-fit = No course fits
overview-show-all = Show all courses
overview-reading = Reading the courses…
overview-left-out = { $count ->
    [one] { $count } file in the team’s folder can’t be read yet and is left out. It may still be on its way.
   *[other] { $count } files in the team’s folder can’t be read yet and are left out. They may still be on their way.
}

## Where courses stand
overview-under-way = Under way
overview-ahead = Ahead
overview-unfinished = To be recorded
overview-over = Completed
overview-undated = No dates yet
overview-courses = { $count ->
    [one] { $count } course
   *[other] { $count } courses
}
overview-count-under-way = { $count } under way
overview-count-ahead = { $count } ahead
overview-count-unfinished = { $count } to be recorded
overview-count-over = { $count } completed
overview-count-undated = { $count } without dates
overview-hours = { $taught } of { $planned } taught
overview-open = { $count ->
    [one] { $count } question or follow-up is open
   *[other] { $count } questions and follow-ups are open
}
overview-row = { $title }, { $dates }, { $state }, { $closed } of { $sessions } sessions recorded

## Sections
overview-list = Courses
overview-by-area = Hours by area
overview-people = People
overview-results = Attendance, tests and evaluation
overview-changed = Sessions shortened, left out or moved
overview-attended = Present in { $percent } % of the half-days noted.
overview-gain = { $people ->
    [one] Tests: from { $before } % before to { $after } % after, of { $people } person with both.
   *[other] Tests: from { $before } % before to { $after } % after, over { $people } people with both.
}
overview-mark = { $count ->
    [one] Evaluation: { $mean } of 5, from { $count } mark.
   *[other] Evaluation: { $mean } of 5, from { $count } marks.
}
overview-untold = Not said
overview-more = { $count ->
    [one] and { $count } more, in the spreadsheet
   *[other] and { $count } more, in the spreadsheet
}

## Heads of columns
overview-course = Course
overview-first = First day
overview-last = Last day
overview-days = Days
overview-trainers = Trainers
overview-trainings = Trainings
overview-sessions = Sessions
overview-partly = In part
overview-skipped = Left out
overview-moved = Moved
overview-women = Women
overview-men = Men
overview-present = Half-days present
overview-absent = Half-days absent
overview-tested = Both tests
overview-tests = Tests
overview-largest = Maximum
overview-hours-head = Hours
overview-hours-planned = Hours planned
overview-hours-delivered = Hours taught
overview-open-head = Open notes
