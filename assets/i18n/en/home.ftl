# Home, new course, course details, trainings.



## New course
new-course-title = New course
new-course-explain = Check the dates and press Create. You can change everything later.
new-course-what = What will you teach?
new-course-training = { $title }: { $days ->
    [one] { $days } day
   *[other] { $days } days
 }
new-course-empty-title = Course of my own
new-course-empty-explain = With no training chosen you get empty days with an opening, lunch and closing.
new-course-days = Days
new-course-when = When?
new-course-first-date = First day
new-course-days-off = Days off each week
new-course-holiday = Add a holiday (10.12)
new-course-press-day = Press a course day to make it a holiday; press any other day to begin there.
new-course-more-days = { $count ->
    [one] and { $count } more day
   *[other] and { $count } more days
 }
new-course-holiday-remove = Remove { $date }
new-course-start = Begins
new-course-end = Ends
new-course-lunch = Lunch
new-course-lunch-minutes = Lunch, minutes
new-course-end-before-start = The day ends before it begins. Change one of the two times.
new-course-lunch-outside = Lunch falls outside the day, so the days have none. Change its time to have one.
new-course-mend-first = Fix the marked field first.
new-course-holds = { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
 }, { $length }
new-course-who = Where and with whom?
new-course-name = Title
new-course-place = Place
new-course-trainers = Trainers, with commas between
new-course-language = Language of the course
new-course-participants = Participants
new-course-preview = { $days ->
    [one] { $days } day
   *[other] { $days } days
 } on these dates:
new-course-create = Create the course

## Dates and refusals
date-holiday = holiday
date-month-before = Month before
date-month-after = Month after
refused-time = This is not a time of day. Type it like 9:00 or 13:30.
refused-number = This number does not fit here. Type a whole number from { $least } to { $most }.
refused-date = This is not a date. Type it like 14.09.2026 or 2026-09-14.


## Home
home-new = New course
home-broken-look = See what can be recovered
home-sample = Open sample course
home-sample-badge = Sample
home-search = Search courses
home-today = Today
home-day-of = day { $number } of { $days }
home-goes-on = Goes on { $date }
home-next = Next, at { $clock } · { $minutes }
home-running = Now, since { $clock } · { $minutes }
home-nothing-next = Nothing more today
home-passed = How did day { $number } go?
home-passed-explain = Its planned time has passed. Mark what was delivered.
home-record-day = Record day { $number }
home-deliver-day = Deliver day { $number }
home-open-slides = Open slides
home-open-plan = Open the plan
home-not-here = { $count ->
    [one] { $count } of the day’s materials is not on this computer
   *[other] { $count } of the day’s materials are not on this computer
 }
home-not-here-next = { $count ->
    [one] { $count } of the next day’s materials is not on this computer
   *[other] { $count } of the next day’s materials are not on this computer
 }
home-not-here-short = { $count ->
    [one] { $count } file missing
   *[other] { $count } files missing
 }
home-also-today = Also today
home-nothing-found = No course found. Type fewer letters, or part of the title or place.
home-begins-in = { $days ->
    [one] Begins tomorrow
   *[other] Begins in { $days } days
 }
home-left-open = { $count ->
    [one] { $count } session has no record yet
   *[other] { $count } sessions have no record yet
 }
home-open-notes = { $count ->
    [one] { $count } open question or follow-up
   *[other] { $count } open questions and follow-ups
 }
home-coming = Coming
home-past = Past
home-archived = Archive ({ $count })
home-show-all = Show all { $count }
home-no-dates = No dates yet
home-progress = { $done } of { $sessions } done
home-copy = Copy to new dates…
home-archive = Move to the archive
home-unarchive = Take out of the archive
home-delete = Delete
home-deleted = “{ $title }” is in the bin.
home-menu = More for { $title }
home-welcome = Welcome to Doorstep
home-welcome-explain = Plan your course, open every deck and guide with a click, and keep a record of what you really delivered. Everything stays on this computer.

## Copy
copy-title = Copy to new dates
copy-explain = The copy has the plan, trainers and materials; records and notes stay with the old course.
copy-do = Make a copy

## Details
details-hours-to-days = Use these hours and this lunch for all days
details-hours-changed = gets these hours
details-hours-same = has these hours already
details-day-happened = stays as it was: something has happened on it
details-hours-do = Use these hours
details-office = For official documents
details-office-explain = Used on certificates, sign-in sheets and the training report. All of it is optional.
details-organiser = Organiser, by its official name
details-coordinator = Who signs for the organiser
details-support = With the support of
details-licence = Accreditation or licence: number, date, points
details-move-dates = Move the dates
details-moved-day = { $after } instead of { $before }
details-move-do = Move to these dates
details-move-explain = Choose the new first day; the others follow, days off are skipped.
details-trainers = Trainers
details-trainer = Trainer { $number }
details-remove-trainer = Remove { $name }
details-add-trainer = Add trainer
details-more = More

## Trainings
trainings-explain = Courses are planned from these. Duplicate one to make it your own.
trainings-name = Title of the training
trainings-holds = { $days ->
    [one] { $days } day
   *[other] { $days } days
 }, { $sessions ->
    [one] { $sessions } session
   *[other] { $sessions } sessions
 }, { $length } of teaching
trainings-look = View
trainings-edit = Edit
trainings-course = New course from this
trainings-duplicate = Duplicate to edit
trainings-copy-of = { $title }, my version
trainings-save = Save as a file…
trainings-load = Load a training from a file…
trainings-open = { $title }: { $format }


## Sample, files for others
sample-title = Sample: home visiting, first days
sample-place = Training centre, Lipa
sample-deck = Sample slides, day 1
sample-moments = Handout: ordinary moments
sample-family = Handout: what a family does well
sample-guide = Sample guide
sample-reason = The group wanted to talk about their own first visits.
sample-note-adaptation = Used photos from local homes instead of the picture cards.
sample-note-observation = The quiet table spoke up when they worked in pairs.
sample-note-parking = How do we visit when nobody opens the door?
export-training-title = Save the training for another trainer
pick-training-title = Choose the training’s file
save-elsewhere-title = Choose a folder for the copies
export-done = Written: { $path }
# $names are names of files, $folder is where they are.
export-done-several = { $count ->
    [one] { $count } file was written to { $folder }: { $names }
   *[other] { $count } files were written to { $folder }: { $names }
 }
export-done-more = and { $count } more
save-elsewhere-nothing = No course or training is unsaved, so there is nothing to copy.
