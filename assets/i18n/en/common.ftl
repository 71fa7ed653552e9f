# Words used everywhere. English is the reference: every language has the same keys and variables.
# Sentence case. Say what happened, why, and what to do next.

## Dates and lengths
date-short = { $weekday } { $day } { $month }
date-long = { $weekday }, { $day } { $month } { $year }
date-brief = { $day } { $month }
date-of-year = { $day } { $month }
date-plain = { $day } { $month } { $year }
length-minutes = { $minutes } min
length-hours = { $hours } h
length-both = { $hours } h { $minutes } min
weekday-1 = Monday
weekday-short-1 = Mon
weekday-2 = Tuesday
weekday-short-2 = Tue
weekday-3 = Wednesday
weekday-short-3 = Wed
weekday-4 = Thursday
weekday-short-4 = Thu
weekday-5 = Friday
weekday-short-5 = Fri
weekday-6 = Saturday
weekday-short-6 = Sat
weekday-7 = Sunday
weekday-short-7 = Sun
month-1 = January
month-of-1 = January
month-short-1 = Jan
month-2 = February
month-of-2 = February
month-short-2 = Feb
month-3 = March
month-of-3 = March
month-short-3 = Mar
month-4 = April
month-of-4 = April
month-short-4 = Apr
month-5 = May
month-of-5 = May
month-short-5 = May
month-6 = June
month-of-6 = June
month-short-6 = Jun
month-7 = July
month-of-7 = July
month-short-7 = Jul
month-8 = August
month-of-8 = August
month-short-8 = Aug
month-9 = September
month-of-9 = September
month-short-9 = Sep
month-10 = October
month-of-10 = October
month-short-10 = Oct
month-11 = November
month-of-11 = November
month-short-11 = Nov
month-12 = December
month-of-12 = December
month-short-12 = Dec

## Names
app-name = Doorstep
day-number = Day { $number }
area-none = Other
kind-session = Session
kind-opening = Opening
kind-recap = Recap
kind-energiser = Energiser
kind-break = Break
kind-lunch = Lunch
kind-reflection = Reflection
kind-closing = Closing
kind-other = Other item
priority-core = Core
priority-shorten = Can be shortened
priority-drop = Can be dropped
status-planned = Planned
status-in-progress = In progress
status-delivered = Delivered
status-partly = Partly delivered
status-skipped = Skipped
status-moved = Moved
reason-no-time = Time ran out
reason-discussion = The discussion took longer
reason-already-known = The group knew it already
reason-group-needs = The group needed something else
reason-no-materials = Materials or equipment were missing
reason-absence = A trainer or guest was not there
reason-outside = Something outside: power, weather, venue
reason-other = Another reason
note-kind-note = Note
note-kind-adaptation = Adaptation
note-kind-question = Question
note-kind-observation = Observation
note-kind-follow-up = Follow-up
note-kind-parking = Parking lot
format-pptx = PowerPoint
format-pdf = PDF
format-other = File
format-web = Web page
material-kind-deck = Slides
material-kind-guide = Trainer guide
material-kind-package = Whole package
material-kind-reading = Further reading
material-kind-handout = Handout
material-kind-video = Video
material-kind-form = Form
material-kind-web-page = Web page
material-kind-other = Other

## Buttons
common-close = Close
common-cancel = Cancel
common-add = Add
common-delete = Delete
common-back = Back
common-dismiss = Dismiss

## The frame of the window
nav-home = Home
nav-course = Course: { $title }, { $about }
nav-trainings = Trainings
nav-notes = Notes
nav-settings = Settings
nav-help = Help
nav-search = Search
tab-plan = Plan
tab-record = Record
tab-materials = Materials
tab-notes = Notes
tab-details = Details
header-undo = Undo: { $name }
header-redo = Redo: { $name }
header-undo-nothing = Nothing to undo
header-redo-nothing = Nothing to redo
save-saved = Saved
save-saving = Saving
save-failed = Not saved
course-loading = Opening the course…
course-gone = This course is no longer here.
course-gone-explain = It was deleted, or creating it was undone. What was saved of it is in the bin.

## Starter outline
starter-label = Doorstep’s starter outline
starter-explain = This outline is Doorstep’s own, built on the package’s two areas and nine topics. The trainer guide’s own sessions come first: check it against your guide.

## Saving and opening
save-look-only = Look only
save-again = Try again
save-elsewhere = Save a copy elsewhere…
course-unreadable = This course’s file can’t be read
course-see-backups = View its backups
common-undo = Undo

## Refused edits: nothing was changed
refused-read-only = You can only look here, so nothing was changed.
refused-minutes = An item lasts from 1 minute to 12 hours. Nothing was changed.
refused-last-day = A course needs at least one day. Nothing was changed.
refused-split-merge = This can’t be split or merged like that. Nothing was changed.
refused-range = The last slide or page can’t come before the first. Nothing was changed.
refused-too-large = This number is too large, so nothing was changed. Type a smaller one.
refused-already-there = This is there already. Nothing was changed.
refused-gone = This no longer exists. Nothing was changed.
