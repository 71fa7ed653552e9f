send-open = Send to a colleague…
send-title = Send to a colleague
send-explain = The course with its plan, records and notes becomes one file for e-mail, a messenger or a USB stick. You can take in your colleague’s changes later.
send-people = People of the course
send-people-none = Leave them out
send-people-without-scores = Names and attendance, no test scores
send-people-all = Everything, with test scores
send-do = Save the file…
send-save-title = Save the course for a colleague
pick-course-title = Choose a colleague’s file
take-in-open = Open a course file…
take-in-title = A colleague’s course
take-in-title-from = A course from { $name }
take-in-notes = { $count ->
    [0] No notes
    [one] { $count } note
   *[other] { $count } notes
}
take-in-people = { $count ->
    [0] No participants
    [one] { $count } participant
   *[other] { $count } participants
}
send-files = { $count ->
    [one] With the file of its materials that is here
   *[other] With the { $count } files of its materials that are here
}
take-in-files = { $count ->
    [one] { $count } file of its materials
   *[other] { $count } files of its materials
}
take-in-cleaned = Invisible marks were removed from its texts.
take-in-files-no-folder = The files of the materials stay in your colleague’s file: choose a folder for the materials in the settings, then take the file in again.
take-in-files-done = { $count ->
    [0] No file was put into the folder of the materials
    [one] { $count } file is in the folder of the materials now: { $names }
   *[other] { $count } files are in the folder of the materials now: { $names }
}
take-in-new = Add the course
take-in-new-explain = This course is not on this computer yet. It becomes one of your courses.
take-in-merge = Take in what is new
take-in-merge-explain = You have this course too. Your colleague’s work is added to it, and nothing of yours is lost. It is one step that can be undone, and both versions are kept among the backups.
take-in-wait = Your version of this course is still opening. Wait a moment, then choose the file again.
take-in-again = The course was changed just now. Nothing was taken in: choose the file again.
undo-take-in = Take in a colleague’s work
merge-nothing = Nothing new: everything in this file is here already.
merge-news = New: { $things }
merge-news-from = { $things } from { $name }
merge-notes = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
merge-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
merge-plan = { $count ->
    [one] { $count } change of the plan
   *[other] { $count } changes of the plan
}
merge-people = { $count ->
    [one] { $count } change of the people
   *[other] { $count } changes of the people
}
merge-closings = { $count ->
    [one] { $count } closing of a day
   *[other] { $count } closings of days
}
merge-materials = { $count ->
    [one] { $count } material
   *[other] { $count } materials
}
merge-course = { $count ->
    [one] { $count } change of the course
   *[other] { $count } changes of the course
}
merge-questions = { $count ->
    [one] { $count } question for you
   *[other] { $count } questions for you
}
questions-open = Written differently…
questions-title = Written differently by two of you
questions-none = Nothing is open: every difference has been settled.
questions-explain = Two of you changed the same thing without knowing of each other. Both versions are kept until one of you chooses; the other need not choose again.
questions-about = { $subject }: { $field }
questions-take = { $value } ({ $name })
questions-field-title = title
questions-field-minutes = minutes
questions-field-status = what was delivered
questions-field-reason = reason
questions-field-times = when it really began and ended
questions-field-region = region
questions-field-place = place
questions-field-date = date
questions-field-start = start
questions-field-end = end
questions-field-lead = who leads it
questions-field-people = number of participants
questions-field-counts = sheets of the evaluation
questions-field-attendance = attendance
questions-field-before = score before
questions-field-after = score after
questions-field-other = another field
questions-value-none = nothing
questions-value-yes = yes
questions-value-no = no
questions-somebody = as it was
questions-nameless = a colleague
questions-own = you
pick-team-title = Choose the folder of your team
team-open = Team folder…
team-title = Folder of your team
team-explain = A folder that your office shares already: OneDrive, Google Drive, Nextcloud, a network folder, a USB stick. Everybody writes in a place of their own there; what colleagues did comes to you by itself, and nothing of yours is lost.
team-news = “{ $title }”: { $things }
team-news-several = { $count ->
    [one] New from your team in { $count } course: { $titles }
   *[other] New from your team in { $count } courses: { $titles }
}
team-choose = Choose the folder…
team-look = Look again
team-leave = Leave the team
team-left = You left the team. What you shared is gone from its folder; your courses stay here.
team-nameless = Somebody without a name
team-seen = { $name } was seen last { $when }
team-take-in = Take in “{ $title }”…
team-take-in-from = Take in “{ $title }” from { $name }…
team-nothing-yet = Nothing is shared yet. Once you have a course of your own, choose here what of it your team sees. What colleagues share appears here, too.
team-sees = What your team sees of your courses
team-not-shared = Not shared
team-without-people = Shared, without its people
team-offers = { $count ->
    [one] { $count } course of your team is not on this computer
   *[other] { $count } courses of your team are not on this computer
}
