# Record and notes.

## Record of one session
record-delivered = Delivered
record-partly = Partly
record-skipped = Skipped
record-moved = Moved
record-back-to-planned = Back to planned
record-why-partly = Why only partly?
record-why-skipped = Why was it skipped?
record-why-moved = Why was it moved?
record-reason-words = In your own words
record-moved-to = To which day?
record-move-in-plan = Move it to day { $number } in the plan, too
record-move-in-plan-explain = It is then planned for that day and waits to be delivered there. A note keeps where it stood and why it was moved.
record-moved-note = Moved from day { $from } to day { $to }.
record-started = Began
record-ended = Ended
record-now = Now
record-as-planned = As planned
record-took = Took { $actual }, planned { $planned }
record-took-as-planned = Took { $actual }, as planned
record-time-unclear = That is not a time of day. Type hours and minutes, such as 9:05.
record-time-order = It can’t end before it began. Type a later end or an earlier beginning.
record-key-points = Key points brought across: { $done } of { $all }

## Notes
note-new = New note
note-new-kind = Kind of the new note
note-hint = Write a note. Enter adds it, Shift+Enter starts a new line.
note-hint-short = Note on this session
note-kind-key = Press it to add the note as this kind. Key: { $key }
note-add = Add note
note-change-kind = Change the kind
note-edit = Edit the note “{ $text }”
note-delete = Delete the note “{ $text }”
note-deleted = The note was deleted.
note-text = Text of the note
note-done = Done
note-done-at = Done { $moment }.
note-answered-at = Answered { $moment }.
note-reopen = Open again
note-what-was-done = What was done
note-answer = Answer
note-mark-done = Mark as done
note-mark-answered = Answered

## Record of a course
record-empty = Nothing to record yet
record-empty-explain = When the plan has sessions, they stand here day by day, and you mark each as delivered, partly delivered, skipped or moved.
record-empty-plan = Go to the plan
record-whole-course = Whole course
record-today = Today
record-all-as-planned = All as planned
record-column-session = Session
record-column-planned = Planned
record-column-took = Took
record-carried = Open from earlier days: { $count }
record-day-notes = Notes of the day
record-session-notes = Notes of the session
record-moved-here = Moved to this day
record-from-day = From day { $number }
record-to-day = Moved to day { $number }
record-gone = No longer in the plan
record-gone-explain = These were deleted from the plan after something was recorded of them. The record is kept.
record-show-details = Show details of “{ $title }”
record-hide-details = Hide details of “{ $title }”
record-open-session = Open “{ $title }”
record-took-minutes = Took { $actual }
record-notes-count = { $count ->
    [one] { $count } note
   *[other] { $count } notes
}
progress-numbers = { $closed } of { $sessions } sessions recorded; { $taught } of the planned { $planned } delivered
progress-delivered = { $count } delivered
progress-partly = { $count } partly delivered
progress-skipped = { $count } skipped
progress-moved = { $count } moved
progress-running = { $count } in progress
progress-planned = { $count } not recorded yet

## Notes screen
notes-about = The note is about
notes-whole-course = The whole course
notes-search = Find in notes
notes-course = Course
notes-every-course = Every course
notes-day = Day
notes-every-day = Every day
notes-kind = Kind
notes-every-kind = Every kind
notes-all = All
notes-open = Open
notes-settled = Settled
notes-open-items = Open questions and follow-ups
notes-rest = Notes
notes-none = No notes yet
notes-none-explain = What you note during a session, a day or a course is gathered here: adaptations, observations, and the questions that are parked until somebody answers them.
notes-none-fit = No note fits
notes-show-all = Show all notes
notes-show = Show the whole note “{ $text }”
notes-hide = Show less of the note “{ $text }”
notes-go = Go to: { $about }

## Past runs
past-title = Past runs
past-took = { $count ->
    [one] It took { $minutes } the last time.
   *[other] It took { $minutes } the last { $count } times.
}
