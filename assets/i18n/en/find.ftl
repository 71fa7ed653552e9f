# Commands and the search box.

## Commands
command-find = Find anything
command-find-about = Search in commands, courses, sessions, notes and materials
command-undo = Undo
command-undo-about = Take the last change back
command-redo = Redo
command-redo-about = Make the undone change again
command-undo-list = What can be undone
command-undo-list-about = Show the list of changes, the newest first
command-new-course = New course
command-new-course-about = Plan a course with dates from a training
command-open-sample = Open the sample course
command-open-sample-about = A course to look at and try things out
command-home = Home
command-home-about = All courses, today’s first
command-trainings = Trainings
command-trainings-about = The reference trainings and their outlines
command-all-notes = Notes of all courses
command-all-notes-about = Everything noted, and what is still open
command-plan = Go to the plan
command-plan-about = Days, sessions and clock times of this course
command-record = Go to the record
command-record-about = Mark what was delivered in this course
command-materials = Go to the materials
command-materials-about = Slides, guides and handouts of this course
command-notes = Go to the notes
command-notes-about = Notes and open questions of this course
command-people = Go to the people
command-people-about = Participants, attendance and tests of this course
command-details = Go to the details
command-details-about = Title, dates, people and days off of this course
command-add-note = Write a note
command-add-note-about = Begin a new note here
command-copy-course = Copy this course to new dates
command-copy-course-about = The same plan again, day by day
command-cut = Save minutes or days
command-cut-about = Let Doorstep propose what to shorten or drop
command-check = Check the plan against the training
command-check-about = Missing core sessions and hours by area
command-backups = Backups
command-backups-about = See earlier versions and bring one back
command-bin = Bin
command-bin-about = Courses and trainings that were deleted
command-settings = Settings
command-settings-about = Language, theme, zoom and folders
command-theme = Switch between light and dark
command-theme-about = Change the theme of the window
command-zoom-in = Larger text
command-zoom-in-about = Draw everything larger
command-zoom-out = Smaller text
command-zoom-out-about = Draw everything smaller
command-zoom-reset = Usual text size
command-zoom-reset-about = Draw everything in its usual size
command-back = Back
command-back-about = Go back to where you came from
command-help = Help
command-help-about = How Doorstep works
command-shortcuts = Keys
command-shortcuts-about = The list of keys that work here
command-news = What’s new
command-news-about = What has changed in Doorstep

## Search box
find-name = What are you looking for?
find-hint = Type a few letters: a session, a note, a command, a word on a slide
find-nothing = Nothing found. Try fewer letters or another word.
find-keys = Arrow keys choose, Enter opens, Escape closes.
find-next-session = Next session · Day { $day } · { $time }
find-course = Course
find-training = Reference training
find-package = Nurturing care package

## Keys
shortcuts-title = Keys
shortcuts-notes = Begin a note of one of the six kinds
shortcuts-undo-list = What can be undone
shortcuts-right-click = Right click on undo
shortcuts-explain = Tab moves from control to control, Space and Enter press, arrow keys move in lists and on cards. Escape closes what lies on top.
find-reading = { $count ->
    [one] One more deck or guide is being read…
   *[other] { $count } more decks and guides are being read…
}
find-on-slide = slide { $number }
find-on-page = page { $number }
